// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/base/ids.h"
#include "core/host/host_snapshot.h"

namespace vitrine::cli {

// What the commands `mdev ...` share.

/// The first argument; any UUID that libvirt takes. Errors: Usage.
Result<MdevUuid> uuidArgument(const Context &context);

/// The host of the options as it is, without asking its devices anything.
Result<HostSnapshot> hostToChange(const Context &context);

} // namespace vitrine::cli
