// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_caps.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// Which QEMU is meant. Everything may be empty.
struct CapsRequest {
    QString emulator; ///< <emulator> of the guest
    QString arch; ///< of the guest: "x86_64" when empty
    QString qemu; ///< --qemu PATH
    QString capsFile; ///< --caps FILE
    /// Where to look for qemu-system-ARCH; nothing means PATH.
    std::optional<QStringList> searchPath;
    /// Where probes are remembered; nothing means the user's cache, an empty string nowhere.
    std::optional<QString> cacheFolder;
};

struct ResolvedCaps {
    QemuCaps caps;
    /// Why a nearer source was not used ("/usr/bin/kvm: there is no such program").
    QList<Error> remarks;
};

/// --caps, else --qemu (an error there is an error: the user named it), else the guest's emulator, else qemu-system-ARCH on PATH,
/// else what was recorded of QEMU 7.2. NotFound when nothing is left: another architecture, and no QEMU for it.
/// Blocks while a binary is asked: not for the GUI thread.
Result<ResolvedCaps> resolveCaps(const CapsRequest &request);

} // namespace vitrine
