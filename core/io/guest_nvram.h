// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_command.h"

#include <QList>
#include <QString>

namespace vitrine {

/// Where a guest that is started without libvirt keeps what its firmware writes (boot entries, keys of secure boot): its own copy, in
/// XDG_STATE_HOME/vitrine/nvram (~/.local/state), which outlives the session. Not made here.
QString nvramFileFor(const QString &guestName);

/// Makes each copy whose file is not there yet, and the folder for it, for this user alone (modes 0600 and 0700). The original is
/// only read. A copy is there as a whole or not at all. NotFound and NotReadable name the original, NotWritable the copy.
Result<void> makeCopies(const QList<FileCopy> &copies);

} // namespace vitrine
