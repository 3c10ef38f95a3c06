// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/guest_call.h"
#include "core/qemu/build_command.h"

#include <optional>

namespace vitrine::cli {

/// The command line of a guest; a standalone one with its sockets in runtimeFolder(), unless the options name another place. Where it is refused, says so on standard
/// error and gives nothing. What is missing from a partial one is named on standard error, and so is what is remarkable.
std::optional<QemuCommand> commandFor(const Context &context,
    const OpenGuest &open,
    const LoadedWorld &world,
    CommandOptions options);

/// One line for each node that is not translated.
void sayNotTranslated(
    const Context &context, const OpenGuest &open, const QList<NotTranslated> &nodes);

/// One line for each: why a nearer QEMU was not asked, and what was remarkable while the result was made.
void sayRemarks(const Context &context, const LoadedWorld &world, const QList<Text> &remarks);

/// For a command that is shown, to be run by hand: its sockets go where a folder is, and firmware whose variables no launch has
/// copied keeps them for the one run. Nothing is made.
void placeForShow(CommandOptions &options, const OpenGuest &open);

/// Where the sockets of a standalone guest go: its private folder, which launch makes.
QString runtimeFolder(const OpenGuest &open);

} // namespace vitrine::cli
