// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace vitrine::cli {

// One per file cmd_*.cpp; the table in commands.cpp gives them their names, arguments and options.
ExitCode runHostInstances(Context &context);
ExitCode runHostSnapshot(Context &context);
ExitCode runHostTypes(Context &context);

} // namespace vitrine::cli
