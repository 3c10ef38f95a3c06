// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

namespace vitrine {

/// libvirt looks for names without a namespace, so an element that declares a default namespace of its own is somebody
/// else's, like one with a prefix.
bool isForeign(const XmlText &text, NodeId node);

/// First child of that name that is not foreign, or noNode. `parent` may be noNode.
NodeId ownChild(const XmlText &text, NodeId parent, QStringView name);

} // namespace vitrine
