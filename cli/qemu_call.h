// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/guest_call.h"
#include "core/qemu/build_command.h"

#include <optional>

namespace vitrine::cli {

/// The command line of a guest. Where it is refused, says so on standard error and gives nothing. What is missing from a
/// partial one is named on standard error, and so are capabilities that were recorded instead of asked.
std::optional<QemuCommand> commandFor(const Context &context,
    const OpenGuest &open,
    const LoadedWorld &world,
    CommandOptions options);

/// One line for each node that is not translated.
void sayNotTranslated(
    const Context &context, const OpenGuest &open, const QList<NotTranslated> &nodes);

/// Says so when the capabilities were not asked of a QEMU of this machine.
void sayRecorded(const Context &context, const LoadedWorld &world);

/// XDG_RUNTIME_DIR, else /tmp: where the sockets of a standalone guest go.
QString runtimeFolder();

} // namespace vitrine::cli
