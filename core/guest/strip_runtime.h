// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

namespace vitrine {

/// Paths (XmlText::pathOf) of what only a running guest has, in document order; what libvirt itself leaves out of the XML of an
/// inactive guest, as far as the text alone shows it for certain:
///  - <domain id>; aliases that do not begin with ua-; names of generated network devices (vnet0, macvtap0) and the port and
///    bridge of an interface in a network; paths of pseudo terminals; generated paths and the state of channels; the index
///    of images; labels of dynamic <seclabel>s;
///  - of graphics: ports that libvirt found itself, the address of a network's listen, generated sockets and WebSocket ports.
QStringList runtimePaths(const XmlText &text);

/// The text without them; ports that libvirt found become -1. No byte changes when there are none. Errors: NotADomain.
Result<XmlText> stripRuntime(const XmlText &text);

} // namespace vitrine
