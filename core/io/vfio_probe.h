// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/host/display_probe.h"

namespace vitrine {

/// Asks a mediated device of this machine how it shows its picture, through its VFIO group and a type1 container
/// (Documentation/driver-api/vfio.rst), as QEMU would. Takes milliseconds. For that moment the device is in use: a guest that
/// starts then is refused, so ask only for an instance that nobody holds.
///
/// `group` is the N of /dev/vfio/N. Errors: HostRefused with the file, and what its errno means: in use, not permitted, gone.
Result<PlaneAnswers> queryPlanes(const MdevUuid &uuid, int group);

} // namespace vitrine
