// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace vitrine {

/// What is asked of somebody who makes a guest.
struct NewGuest {
    enum class Firmware { Bios, Efi };

    QString name;
    quint64 memoryMiB = 4096;
    int vcpus = 2;
    std::optional<QString>
        diskPath; ///< of an image that exists; nothing for a guest without a disk
    QString diskFormat = QStringLiteral("qcow2");
    Firmware firmware = Firmware::Efi;
    bool kvm = true; ///< false: emulated processors, for a host without /dev/kvm
    QString uuid; ///< a new one when empty (the driver of NVIDIA wants a guest to have one)
    friend bool operator==(const NewGuest &, const NewGuest &) = default;
};

/// A minimal modern guest (q35, virtio, USB 3, Spice on 127.0.0.1, one virtio video) that libvirt 9.0 accepts: what a vGPU is
/// attached to. Usage for a name that is none, no memory, no processor, or a character that XML cannot hold.
Result<QByteArray> newGuestXml(const NewGuest &guest);

} // namespace vitrine
