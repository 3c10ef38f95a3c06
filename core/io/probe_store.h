// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/probe_memory.h"

#include <QString>

namespace vitrine {

/// The user's file of what devices told: display-modes.json below XDG_STATE_HOME/vitrine. It is state and no cache, because
/// who runs as a normal user later may not be able to ask again.
[[nodiscard]] QString probeMemoryFile();

/// Empty where there is no such file, or not one of ours.
[[nodiscard]] ProbeMemory loadProbeMemory(const QString &file);
/// Replaces the file as a whole. False when it cannot be written: then nothing is remembered, which is no error.
// NOLINTNEXTLINE(modernize-use-nodiscard): a device that is not remembered is asked again
bool saveProbeMemory(const QString &file, const ProbeMemory &memory);

} // namespace vitrine
