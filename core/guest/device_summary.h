// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

namespace vitrine {

/// One line that tells a device from its kin: its element's name and its identifiers, in the order in which people look for
/// them ("disk vda /var/lib/x.qcow2 virtio", "channel spicevmc com.redhat.spice.0"). Nothing in it is to be translated.
QString deviceSummary(const XmlText &text, NodeId device);

} // namespace vitrine
