// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QString>

namespace vitrine {

/// Carries out a step on the host below `root` by writing to the kernel's create or remove file
/// (Documentation/ABI/testing/sysfs-bus-vfio-mdev), and to mdevctl's definitions. Creating is synchronous: when it is done the
/// instance is there.
///
/// Removing blocks for as long as a guest holds the instance, so simulate() the step first and never call this on the GUI
/// thread. Should it block all the same, a process of its own waits, and this gives up after 20 s. Errors: HostRefused with the
/// file and what the kernel's answer means.
Result<void> applyThroughSysfs(
    const QString &root, const HostSnapshot &host, const HostAction &action);

} // namespace vitrine
