// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace vitrine {

/// Who carries out a step on the host.
enum class HostWay {
    Libvirt, ///< virsh nodedev-*: also for a user whom libvirt trusts and the kernel does not
    Mdevctl,
    Sysfs, ///< the kernel's own files, and mdevctl's definitions; for who is not root through the privileged helper
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

/// Several, one after the other, under one authorisation where the helper does them. When one is refused, those that created
/// something are taken back. The way is that of the last.
Result<std::optional<HostWay>> changeHostTogether(
    const HostSnapshot &host, const QList<HostAction> &actions, std::optional<HostWay> asked = {});

} // namespace vitrine
