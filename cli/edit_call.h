// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/guest_call.h"
#include "core/display/plan.h"

namespace vitrine::cli {

/// What --in-place and --output must be, before anything is done: nothing, or why not.
QString resultProblem(const Context &context);

/// Says why an edit could not be made. What the guest has not is ExitCode::Host, not a matter of the file.
ExitCode failEdit(const Context &context, const Error &error, const OpenGuest &open);

class NewInstance;

/// Applies the edits, makes `instance` where one is given, writes the result where it belongs, and says on standard error what
/// was decided and each error that the resulting guest has.
ExitCode finishEdits(Context &context,
    const OpenGuest &open,
    const LoadedWorld &world,
    const DisplayPlan &plan,
    const NewInstance *instance = nullptr);

} // namespace vitrine::cli
