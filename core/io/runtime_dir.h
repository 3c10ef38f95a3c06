// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace vitrine {

/// Where the sockets of guests go: XDG_RUNTIME_DIR/vitrine where that is ours, else /tmp/vitrine-UID. Not made here.
QString runtimeBase();

/// A file name for a guest. What a file name or a socket's path (107 characters) cannot hold is replaced, and told apart by a
/// hash: two guests never share one.
QString guestFileName(const QString &guestName);

/// The folder of one guest, runtimeBase()/NAME. Not made here.
QString runtimeDirFor(const QString &guestName);

/// Where a command that is only shown may put its sockets so that it can be run: a folder that is there.
struct RuntimePlace {
    QString folder;
    QString prefix; ///< of the names of files there, where the folder is not the guest's own

    friend bool operator==(const RuntimePlace &, const RuntimePlace &) = default;
};
/// The guest's own folder, when a launch has made it; else XDG_RUNTIME_DIR, else /tmp. Makes nothing.
RuntimePlace existingRuntimePlace(const QString &guestName);

/// Makes a folder that only this user can enter (mode 0700), and its parent the same way if it is missing. HostRefused when
/// what is there belongs to somebody else, is a link, or is open to others: in /tmp anybody may have put it there.
Result<void> makePrivateDir(const QString &path);

} // namespace vitrine
