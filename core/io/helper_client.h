// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QList>

namespace vitrine {

/// This user is not root, and pkexec and the helper are installed: then it is the helper that writes.
[[nodiscard]] bool helperIsOfUse();

/// The steps by the helper, as root, after polkit has asked whoever is to be asked: once, however many there are. Blocks until
/// that is answered. Errors: HostRefused with the helper's words, or that it was not permitted.
Result<void> runThroughHelper(const QList<HostAction> &actions);

/// How an idle vGPU shows its picture, asked by the helper.
Result<DisplayMode> probeThroughHelper(const MdevUuid &uuid);

} // namespace vitrine
