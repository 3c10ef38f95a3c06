// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_command.h"

#include <QList>
#include <QString>

namespace vitrine {

/// Where the sockets of guests go: XDG_RUNTIME_DIR/vitrine where that is ours, else /tmp/vitrine-UID. Not made here.
QString runtimeBase();

/// The folder of one guest, runtimeBase()/NAME. What a file name or a socket's path (107 characters) cannot
/// hold is replaced, and told apart by a hash: two guests never share one.
QString runtimeDirFor(const QString &guestName);

/// Makes a folder that only this user can enter (mode 0700), and its parent the same way if it is missing. HostRefused when
/// what is there belongs to somebody else, is a link, or is open to others: in /tmp anybody may have put it there.
Result<void> makePrivateDir(const QString &path);

/// Makes each copy whose file is not there yet, readable and writable by this user alone.
Result<void> makeCopies(const QList<FileCopy> &copies);

} // namespace vitrine
