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

/// What a network image is read with, driver first (qemuBlockStorageSourceGetBackendProps). `disk` may hold an <auth>; `node` is the
/// image's node name, and secrets and certificates are named after it. False: not known. argv_network_disks.cpp
bool networkProperties(CommandBuilder &b,
    PropertyText &p,
    const TreeNode *disk,
    const TreeNode *source,
    const QString &node);
/// The same for iSCSI, which a host device may be, too. `secret`: the name of the password's object, or empty.
bool iscsiProperties(CommandBuilder &b,
    PropertyText &p,
    const TreeNode *source,
    const TreeNode *auth,
    const QString &secret);

// argv_secrets.cpp
/// -object secret: what libvirt encrypts with the key of the run (qemuBuildSecretInfoProps). `plain` is what it holds, where that
/// is known. False: without libvirt it cannot be given.
bool addSecret(CommandBuilder &b, const QString &id, const QString &plain, const TreeNode *node);
/// -object tls-creds-x509 of a client (qemuBuildTLSx509BackendProps).
void addTlsClient(CommandBuilder &b, const QString &id, const TreeNode *node);
/// -object pr-manager-helper of one image; returns its name (qemuBuildPRManagerInfoProps).
QString addReservations(CommandBuilder &b, const TreeNode *reservations, const QString &node);
/// A flash chip: <loader> or <nvram>.
void addFlash(CommandBuilder &b, const TreeNode *node, const QString &nodeName, bool readOnly);

} // namespace vitrine
