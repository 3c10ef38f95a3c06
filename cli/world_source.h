// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/io/world.h"

namespace vitrine::cli {

/// Where the global options say that the world is.
WorldSource worldSource(const Context &context);

} // namespace vitrine::cli
