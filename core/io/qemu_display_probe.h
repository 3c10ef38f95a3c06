// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QString>

#include <chrono>

namespace vitrine {

/// The other way to learn how a vGPU shows its picture: starts a paused QEMU without OpenGL that has it with display=on. QEMU
/// takes a region; for the others its refusal tells. Nothing runs in the guest, and QEMU is gone when this returns.
///
/// Errors: External with QEMU's words where those tell of something else (in use, not permitted ...), or when it does not answer
/// in time. Blocks: not for the GUI thread.
Result<DisplayMode> askQemuForDisplay(const QString &binary,
    const MdevUuid &uuid,
    std::chrono::milliseconds timeout = std::chrono::seconds(30));

} // namespace vitrine
