// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QString>

namespace vitrine {

enum class HostActionKind {
    CreateInstance, ///< write the UUID to the type's create file
    RemoveInstance, ///< write 1 to the instance's remove file; a definition of mdevctl stays
};

/// One step that changes the host, as a value: it can be shown, queued, undone and tried on a snapshot before it is done.
struct HostAction {
    HostActionKind kind = HostActionKind::CreateInstance;
    QString parent; ///< MdevParent::name
    QString type; ///< MdevType::id
    MdevUuid uuid;

    static HostAction create(const QString &parent, const QString &type, const MdevUuid &uuid)
    {
        return {HostActionKind::CreateInstance, parent, type, uuid};
    }
    static HostAction remove(const MdevInstance &instance)
    {
        return {HostActionKind::RemoveInstance,
            instance.parent,
            instance.type.value_or(QString()),
            instance.uuid};
    }
    friend bool operator==(const HostAction &, const HostAction &) = default;
};

/// One sentence for the list of pending steps.
[[nodiscard]] Text describe(const HostAction &action);

/// The host as it would be afterwards. Errors (HostRefused) are those of the kernel (drivers/vfio/mdev/mdev_sysfs.c, mdev_core.c),
/// told before anything was tried: an unknown parent or type, a UUID that is alive (EEXIST), no capacity and who holds it
/// (ENOSPC, EUSERS), an instance that a guest holds (the removal would hang until the guest lets go). Capacity of the sister
/// types is foretold by recountCapacity().
[[nodiscard]] Result<HostSnapshot> simulate(const HostSnapshot &host, const HostAction &action);

} // namespace vitrine
