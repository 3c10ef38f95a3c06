// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_config.h"
#include "core/io/root_fs.h"
#include "core/rules/rules.h"

#include <QList>
#include <QString>

#include <optional>

namespace vitrine {

/// The vGPUs that the guests defined with the system's libvirt hold: etc/libvirt/qemu/*.xml below `root`, and which of them
/// run: run/libvirt/qemu/NAME.xml (virQEMUDriverConfig). `self` is left out: the guest of the same UUID, else of the same name.
///
/// Nothing when that folder cannot be read, as is usual for who is not root; an empty list when libvirt has no such folder.
/// A definition that cannot be read is skipped.
std::optional<QList<KnownUse>> definedUses(const QString &root, const GuestConfig &self);
std::optional<QList<KnownUse>> definedUses(const RootFs &fs, const GuestConfig &self);

} // namespace vitrine
