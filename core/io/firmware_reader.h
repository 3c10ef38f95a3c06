// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/qemu/firmware.h"

#include <QList>
#include <QStringList>

namespace vitrine {

struct FirmwareList {
    QList<FirmwareDescriptor> firmwares; ///< in the order in which libvirt tries them
    QList<Text> remarks; ///< what could not be read
};

/// The folders that libvirt's system daemon looks in, the most general first: /usr/share/qemu/firmware, /etc/qemu/firmware.
QStringList systemFirmwareFolders();

/// Reads the descriptors (*.json) of these folders in the order of their file names. A file in a later folder takes the place of
/// one of the same name, and an empty one masks it. One bad file is a remark and hides no other.
FirmwareList readFirmwareDescriptors(const QStringList &folders = systemFirmwareFolders());

} // namespace vitrine
