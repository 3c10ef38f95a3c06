// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"

namespace vitrine {

[[nodiscard]] bool mdevctlIsInstalled();

/// The step by mdevctl(8), version 1.0 and later. Errors: HostRefused with mdevctl's words.
Result<void> applyThroughMdevctl(const HostAction &action);

} // namespace vitrine
