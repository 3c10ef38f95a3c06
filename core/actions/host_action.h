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
    DefineInstance, ///< keep it in mdevctl's definitions, so that it can come back after a reboot
    StartInstance, ///< make one that is only defined
    AutostartInstance, ///< its definition shall start it when its parent appears
    ForgetInstance, ///< drop its definition; an active one stays until it is removed
    SetFunctionType, ///< write the type's number to a function's nvidia/current_vgpu_type; without a type 0
};

/// One step that changes the host, as a value: it can be shown, queued, undone and tried on a snapshot before it is done.
struct HostAction {
    HostActionKind kind = HostActionKind::CreateInstance;
    QString parent; ///< MdevParent::name
    QString type; ///< MdevType::id
    MdevUuid uuid;
    bool autostart = false; ///< of DefineInstance

    static HostAction create(const QString &parent, const QString &type, const MdevUuid &uuid)
    {
        return {HostActionKind::CreateInstance, parent, type, uuid};
    }
    /// Of an instance that need not be there yet.
    static HostAction define(
        const QString &parent, const QString &type, const MdevUuid &uuid, bool autostart)
    {
        return {HostActionKind::DefineInstance, parent, type, uuid, autostart};
    }
    static HostAction of(HostActionKind kind, const MdevInstance &instance)
    {
        return {kind, instance.parent, instance.type.value_or(QString()), instance.uuid};
    }
    static HostAction remove(const MdevInstance &instance)
    {
        return of(HostActionKind::RemoveInstance, instance);
    }
    /// `type` empty: none. It has no UUID: the nil one.
    static HostAction setFunctionType(const QString &function, const QString &type);
    friend bool operator==(const HostAction &, const HostAction &) = default;
};

/// One sentence for the list of pending steps.
[[nodiscard]] Text describe(const HostAction &action);

/// The host as it would be afterwards. Errors (HostRefused) are those of the kernel (drivers/vfio/mdev/mdev_sysfs.c, mdev_core.c),
/// told before anything was tried: an unknown parent or type, a UUID that is alive (EEXIST), no capacity and who holds it
/// (ENOSPC, EUSERS), an instance that a guest holds (the removal would hang until the guest lets go). Capacity of the sister
/// types is foretold by recountCapacity(). What is about a definition is refused where there is none, or one already (mdevctl).
[[nodiscard]] Result<HostSnapshot> simulate(const HostSnapshot &host, const HostAction &action);

} // namespace vitrine
