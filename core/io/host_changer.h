// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace vitrine {

/// Who carries out a step on the host.
enum class HostWay {
    Libvirt, ///< virsh nodedev-*: also for a user whom libvirt trusts and the kernel does not
    Mdevctl,
    Sysfs, ///< the kernel's own files, and mdevctl's definitions
};
[[nodiscard]] QString toId(HostWay way); ///< "libvirt", "mdevctl", "sysfs"
[[nodiscard]] std::optional<HostWay> hostWayFromId(QStringView id);

/// Tries the step on the snapshot, looks who uses the instance where it is to be removed, does it, and reads the host again to see
/// that it was done. Without `asked` the first way that is there and knows the parent is taken: libvirt, mdevctl, sysfs. On
/// another root than the machine's own there is only sysfs.
///
/// Returns the way that was taken, or nothing where the host is on paper (the demonstration, a saved one): then nothing but the
/// trial happened. Errors: HostRefused with what the refusal means. Blocks: not for the GUI thread.
Result<std::optional<HostWay>> changeHost(
    const HostSnapshot &host, const HostAction &action, std::optional<HostWay> asked = {});

} // namespace vitrine
