// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/host_changes.h"
#include "core/host/host_snapshot.h"
#include "core/io/root_fs.h"

namespace vitrine {

/// The host that `before` was read from, as it is now, where only `changes` has to be read. Of a parent that means its instances,
/// their definitions, and the available_instances of all its types, which share what it has; names and descriptions stay as
/// they are. What was learnt of displays is kept; a device is never opened. `hook` as ScanOptions::beforeRead.
///
/// A saved or made-up host is given back as it is. Errors: of scanHost(). Blocks: not for the GUI thread.
[[nodiscard]] Result<HostSnapshot> rescanHost(
    const HostSnapshot &before, const HostChanges &changes, const RootFs::Hook &hook = {});

} // namespace vitrine
