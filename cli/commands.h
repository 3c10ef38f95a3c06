// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace vitrine::cli {

// One per file cmd_*.cpp; the table in commands.cpp gives them their names, arguments and options.
ExitCode runAttach(Context &context);
ExitCode runArgv(Context &context);
ExitCode runDetach(Context &context);
ExitCode runDiff(Context &context);
ExitCode runExport(Context &context);
ExitCode runFields(Context &context);
ExitCode runFix(Context &context);
ExitCode runMdevAutostart(Context &context);
ExitCode runMdevCreate(Context &context);
ExitCode runMdevDefine(Context &context);
ExitCode runMdevForget(Context &context);
ExitCode runMdevProbe(Context &context);
ExitCode runMdevRemove(Context &context);
ExitCode runMdevStart(Context &context);
ExitCode runMdevStop(Context &context);
ExitCode runPreset(Context &context);
ExitCode runQemuProbe(Context &context);
ExitCode runReplace(Context &context);
ExitCode runSet(Context &context);
ExitCode runValidate(Context &context);
ExitCode runVfSetType(Context &context);
ExitCode runXml(Context &context);
ExitCode runHostInstances(Context &context);
ExitCode runHostCheck(Context &context);
ExitCode runHostSnapshot(Context &context);
ExitCode runHostWatch(Context &context);
ExitCode runHostTypes(Context &context);
ExitCode runLaunch(Context &context);
ExitCode runStatus(Context &context);
ExitCode runStop(Context &context);

} // namespace vitrine::cli
