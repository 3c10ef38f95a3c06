// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace vitrine {

/// What the command line of a process says about vGPUs.
struct ProcessClaim {
    std::optional<QString> guest; ///< of QEMU's -name NAME or -name guest=NAME,...
    QList<MdevUuid> uuids; ///< mediated devices that it was given by path
    QList<PciAddress> functions; ///< PCI functions that it was given, by address or by path

    friend bool operator==(const ProcessClaim &, const ProcessClaim &) = default;
};

/// Reads the bytes of /proc/PID/cmdline (arguments ended by NUL). A UUID counts where it ends the path of a device option:
/// sysfsdev=/sys/bus/mdev/devices/UUID of QEMU, in both of its syntaxes, or path=... of other monitors;
/// a command that merely names the UUID does not hold the device.
[[nodiscard]] ProcessClaim parseProcessClaim(QByteArrayView cmdline);

} // namespace vitrine
