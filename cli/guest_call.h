// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "core/domainxml/xml_text.h"
#include "core/guest/guest_config.h"
#include "core/io/world.h"

namespace vitrine::cli {

/// A guest file as it was read.
struct OpenGuest {
    QString file; ///< as the caller named it, "-" for standard input
    XmlText text;
    GuestConfig guest;
};

/// Errors name the file, with line and column where there are any.
Result<OpenGuest> openGuest(const QString &file);

/// What a guest is judged in: host, QEMU, qemu.conf, the other guests.
Result<LoadedWorld> worldToJudge(const Context &context, const OpenGuest &open);
/// What a command line is built from: as above, but of the host its render nodes only; nothing else of it changes the command.
Result<LoadedWorld> worldToBuild(const Context &context, const OpenGuest &open);

/// The error with the file, and the line of its path, put in where they are missing.
Error located(Error error, const OpenGuest &open);

/// The number of the vGPU that holds `uuid`, or -1.
int mdevIndexOf(const GuestConfig &guest, const MdevUuid &uuid);
/// The option's UUID. Usage when it is none.
Result<MdevUuid> uuidOption(const Context &context, QStringView option);

} // namespace vitrine::cli
