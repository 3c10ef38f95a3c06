// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"
#include "core/io/root_fs.h"

namespace vitrine {

// mdevctl's definitions below a root, for when mdevctl itself is not asked. Names are those of a snapshot, so they hold no '/';
// links are never followed. Errors: HostRefused with the file.

Result<void> storeDefinition(const RootFs &fs, const HostAction &action);
Result<void> setAutostart(const RootFs &fs, const HostAction &action);
Result<void> dropDefinition(const RootFs &fs, const HostAction &action);
[[nodiscard]] bool hasAttributes(const RootFs &fs, const HostAction &action);

} // namespace vitrine
