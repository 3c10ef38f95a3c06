// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_caps.h"

#include <QString>

#include <chrono>

namespace vitrine {

/// Asks a QEMU binary what it can, in one short run of it (no machine, no devices, no display, no KVM, no root) with
/// -display help and -audiodev help beside it. A third of a second for QEMU 7.2. Blocks: call it in a worker thread.
///
/// Errors, with the binary as file: NotFound and NotReadable (no program), External (no QEMU: it ended or did not greet; it
/// crashed; it did not answer in time; it is older than 4.2). Nothing that it started is left behind.
Result<QemuCaps> probeQemu(
    const QString &binary, std::chrono::milliseconds timeout = std::chrono::seconds(10));

} // namespace vitrine
