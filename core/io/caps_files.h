// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_caps.h"

#include <QStringList>

namespace vitrine {

/// Reads what `qemu probe` printed. `source` of the result is File, `origin` the path. "-" is standard input.
/// NotFound, NotReadable, TooLarge (64 MiB) and the errors of readCapsJson.
Result<QemuCaps> loadCapsFile(const QString &path);

/// The names of the capabilities that are shipped, recorded from the QEMU of Debian 12 and 13: "qemu-7.2-x86_64",
/// "qemu-7.2-i386", "qemu-10.0-x86_64".
QStringList recordedCapsNames();
/// One of them. NotFound for another name.
Result<QemuCaps> recordedCaps(const QString &name);
/// Those of QEMU 7.2 (libvirt 9.0's companion) for an architecture: x86_64 or i386; NotFound for another.
Result<QemuCaps> recordedCapsFor(const QString &arch);

} // namespace vitrine
