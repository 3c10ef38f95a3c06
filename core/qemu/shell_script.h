// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_command.h"

#include <QByteArray>

namespace vitrine {

/// A POSIX shell script that starts a standalone command without us: makes the private folder of its sockets (mode 0700, fails
/// where somebody else has made it) and the guest's own copies, then becomes QEMU.
/// `runtimeDir` is the CommandOptions::runtimeDir that the command was built with.
QByteArray shellScript(const QemuCommand &command, const QString &runtimeDir);

} // namespace vitrine
