// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/host_snapshot.h"
#include "core/io/root_fs.h"

#include <QString>

namespace vitrine {

struct ScanOptions {
    QString root = QStringLiteral("/"); ///< the folder that stands for /
    RootFs::Hook beforeRead {}; ///< for tests: called before each file or folder is opened
    bool facts = false; ///< also what the host check reads (HostSnapshot::facts)
};

/// Reads a whole host below a root: sys, proc, dev, etc/mdevctl.d, usr/share/*/pci.ids. Blocking, on the calling thread; opens no
/// device and changes nothing. Fails only when the root itself cannot be opened; anything else that is odd, unreadable or vanishes
/// meanwhile is a remark on its item. Sources: Documentation/ABI/testing/sysfs-bus-vfio-mdev, drivers/vfio/mdev, mdevctl(8).
[[nodiscard]] Result<HostSnapshot> scanHost(const ScanOptions &options = {});

/// Of that only the render nodes, without the names of their cards: all of a host that a command line depends on.
[[nodiscard]] Result<HostSnapshot> scanRenderNodesOnly(const ScanOptions &options = {});

/// What --root takes: a folder is scanned, a file is read as a saved snapshot.
[[nodiscard]] Result<HostSnapshot> loadHost(const QString &rootOrFile, bool facts = false);

} // namespace vitrine
