// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/command_builder.h"

namespace vitrine {

/// What of a disk concerns every layer of its image.
struct BlockSettings {
    const TreeNode *driver = nullptr; ///< <driver> of the disk, or nullptr
    bool readOnly = false;
    const TreeNode *shareable =
        nullptr; ///< <shareable> of a disk that is written to: no cache then
};

/// The two -blockdev of one image: libvirt-N-storage and libvirt-N-format (qemuBlockStorageSourceGetBlockdevProps).
/// `backing` is the node name of the image below it, "" for "none below" and null for "unknown".
void addImage(CommandBuilder &b,
    const TreeNode *owner, ///< <disk> or <backingStore>, with type, and <source> in it
    const QString &format,
    int number,
    const BlockSettings &settings,
    const QString &backing,
    const TreeNode *cacheHolder);

/// A flash chip: <loader> or <nvram>.
void addFlash(CommandBuilder &b, const TreeNode *node, const QString &nodeName, bool readOnly);

} // namespace vitrine
