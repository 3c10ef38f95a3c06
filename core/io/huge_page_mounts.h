// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rules.h"

#include <QList>

namespace vitrine {

/// Where huge pages are mounted on this machine, in the order of /proc/mounts (virFileFindHugeTLBFS). Empty where nothing is mounted
/// or where it cannot be read.
QList<HugePageMount> readHugePageMounts();

/// The same from the texts of /proc/mounts and /proc/meminfo. A mount that names no page size (pagesize=) has the kernel's own.
QList<HugePageMount> parseHugePageMounts(const QByteArray &mounts, const QByteArray &meminfo);

} // namespace vitrine
