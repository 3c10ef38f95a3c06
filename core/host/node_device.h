// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace vitrine {

/// What of libvirt's XML of a node device tells which one of the kernel's it is (conf/node_device_conf.c).
struct NodeDevice {
    QString name; ///< libvirt's own: "pci_0000_06_00_0", "mtty_mtty"
    QString path; ///< in sysfs; empty for a mediated device that is only defined
    std::optional<MdevUuid> uuid; ///< of a mediated device
    QString parentAddress; ///< of a mediated device: its parent's name in /sys/class/mdev_bus
};

/// Nothing when it is no <device> with a name.
[[nodiscard]] std::optional<NodeDevice> parseNodeDevice(const QByteArray &xml);

/// XML for virNodeDeviceCreateXML and virNodeDeviceDefineXML; `parent` is libvirt's name of it.
[[nodiscard]] QByteArray newNodeDeviceXml(
    const QString &parent, const QString &type, const MdevUuid &uuid);

} // namespace vitrine
