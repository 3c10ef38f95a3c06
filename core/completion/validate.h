// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/completion.h"

namespace vitrine {

// What libvirt checks of a completed guest (virDomainDefValidate), as far as it is not in the rule table: one file each.
// Internal to core/completion.

void validateDisk(Completion &guest, const TreeNode *disk); ///< validate_disks.cpp
void validateHostdev(Completion &guest, const TreeNode *hostdev); ///< validate_hostdevs.cpp
void validateInterface(Completion &guest, const TreeNode *interface); ///< validate_interfaces.cpp
void checkHostdevTwins(Completion &guest);
void validateDevice(Completion &guest, const TreeNode *device); ///< validate_devices.cpp

// validate_chardevs.cpp: what libvirt checks of any character device, what its QEMU driver checks, and all of one
void validateChardev(Completion &guest, const TreeNode *device);
void validateChardevOfQemu(Completion &guest, const TreeNode *device);
void validateCharacterDevice(Completion &guest, const TreeNode *device);
void validateConsoles(Completion &guest);

// validate_sources.cpp; of a disk, then of it and each backing store
void readSourceSecrets(Completion &guest, const TreeNode *disk);
void validateSourceSecrets(Completion &guest, const TreeNode *image);
void validateEncryption(Completion &guest, const TreeNode *image, const QString &format);

/// As Completion::refuse, with the code that nearly all of them have.
void refuseUnsupported(Completion &guest, const QString &words, const TreeNode *node);
/// The first thing that libvirt checks of every device (virDomainDeviceInfoValidate).
void validateUnassigned(Completion &guest, const TreeNode *device);
/// What libvirt checks of the common part of every device (qemuValidateDomainDeviceInfo).
void validateInfo(Completion &guest, const TreeNode *device);
bool hasIoThread(const Completion &guest, const QString &id);
bool hasVirtioOptions(const TreeNode *driver);
void refuseVirtioOptions(Completion &guest, const TreeNode *device);
bool hasGraphics(const Completion &guest, QStringView type);

} // namespace vitrine
