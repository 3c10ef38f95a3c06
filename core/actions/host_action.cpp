// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/host_action.h"

#include "core/host/capacity.h"

#include <algorithm>

namespace vitrine {

namespace {

tl::unexpected<Error> refused(Text text)
{
    return failure(ErrorCode::HostRefused, std::move(text));
}

MdevInstance *find(HostSnapshot &host, const HostAction &action)
{
    const auto it = std::find_if(
        host.instances.begin(), host.instances.end(), [&](const MdevInstance &instance) {
            return instance.uuid == action.uuid && instance.parent == action.parent;
        });
    return it == host.instances.end() ? nullptr : &*it;
}

Result<HostSnapshot> simulateCreate(const HostSnapshot &host, const HostAction &action)
{
    if (!host.findParent(action.parent))
        return refused(
            {VITRINE_TEXT("%1 is no device of this host that offers vGPUs"), {action.parent}});
    const MdevType *type = host.findType(action.parent, action.type);
    if (!type)
        return refused({VITRINE_TEXT("%1 offers no type %2"), {action.parent, action.type}});
    if (type->kind == ParentKind::VendorVfio)
        return refused(
            {VITRINE_TEXT("%1 makes no instances: its type is set on the PCI function itself"),
                {action.parent}});
    const MdevInstance *known = host.findInstance(action.uuid);
    if (known && known->active)
        return refused({VITRINE_TEXT("vGPU %1 exists already, on %2"),
            {action.uuid.toString(), known->parent}});
    if (type->availableInstances && *type->availableInstances < 1) {
        return refused({VITRINE_TEXT("no %1 is left on %2: %3"),
            {action.type, action.parent, whyUnavailable(host, *type).toEnglish()}});
    }

    HostSnapshot after = host;
    MdevInstance *instance = find(after, action);
    if (!instance) {
        after.instances.append(MdevInstance {action.uuid});
        instance = &after.instances.last();
        instance->parent = action.parent;
    }
    instance->type = action.type;
    instance->active = true;
    instance->displayMode = type->displayMode;
    // As a kernel: the lowest number that is free.
    int group = 0;
    const auto taken = [&host](int number) {
        return std::any_of(host.instances.cbegin(),
            host.instances.cend(),
            [number](const MdevInstance &other) { return other.iommuGroup == number; });
    };
    while (taken(group))
        ++group;
    instance->iommuGroup = group;
    const auto sister = std::find_if(host.instances.cbegin(),
        host.instances.cend(),
        [&](const MdevInstance &other) { return other.parent == action.parent && other.driver; });
    if (sister != host.instances.cend())
        instance->driver = sister->driver;
    recountCapacity(after, host, action.parent);
    after.sort();
    return after;
}

Result<HostSnapshot> simulateRemove(const HostSnapshot &host, const HostAction &action)
{
    HostSnapshot after = host;
    MdevInstance *instance = find(after, action);
    if (!instance || !instance->active)
        return refused({VITRINE_TEXT("there is no active vGPU %1 on %2"),
            {action.uuid.toString(), action.parent}});
    if (instance->owner)
        return refused(
            {VITRINE_TEXT("vGPU %1 is in use by %2; stop that guest or detach the vGPU first"),
                {action.uuid.toString(), instance->owner->title()}});
    if (instance->defined) {
        instance->active = false;
        instance->driver.reset();
        instance->iommuGroup.reset();
    } else {
        after.instances.removeAt(instance - after.instances.data());
    }
    recountCapacity(after, host, action.parent);
    return after;
}

/// One that is only defined comes to life as if it were created, with its own UUID.
Result<HostSnapshot> simulateStart(const HostSnapshot &host, const HostAction &action)
{
    HostSnapshot looked = host;
    const MdevInstance *instance = find(looked, action);
    if (!instance || !instance->defined)
        return refused({VITRINE_TEXT("vGPU %1 is not defined: `mdev create` makes a new one"),
            {action.uuid.toString()}});
    if (instance->active)
        return refused({VITRINE_TEXT("vGPU %1 is active already"), {action.uuid.toString()}});
    return simulateCreate(host, action);
}

Result<HostSnapshot> simulateDefine(const HostSnapshot &host, const HostAction &action)
{
    HostSnapshot after = host;
    MdevInstance *instance = find(after, action);
    if (instance && instance->defined)
        return refused({VITRINE_TEXT("vGPU %1 is defined already"), {action.uuid.toString()}});
    if (!instance) {
        if (!host.findParent(action.parent))
            return refused(
                {VITRINE_TEXT("%1 is no device of this host that offers vGPUs"), {action.parent}});
        if (!host.findType(action.parent, action.type))
            return refused({VITRINE_TEXT("%1 offers no type %2"), {action.parent, action.type}});
        const MdevInstance *known = host.findInstance(action.uuid);
        if (known)
            return refused({VITRINE_TEXT("vGPU %1 exists already, on %2"),
                {action.uuid.toString(), known->parent}});
        after.instances.append(MdevInstance {action.uuid});
        instance = &after.instances.last();
        instance->parent = action.parent;
        instance->type = action.type;
    }
    instance->defined = true;
    instance->autostart = action.autostart;
    after.sort();
    return after;
}

/// AutostartInstance and ForgetInstance.
Result<HostSnapshot> simulateDefinition(const HostSnapshot &host, const HostAction &action)
{
    HostSnapshot after = host;
    MdevInstance *instance = find(after, action);
    if (!instance || !instance->defined)
        return refused({VITRINE_TEXT("vGPU %1 has no definition: `mdev define` makes one"),
            {action.uuid.toString()}});
    if (action.kind == HostActionKind::AutostartInstance) {
        instance->autostart = true;
        return after;
    }
    instance->defined = false;
    instance->autostart = false;
    if (!instance->active)
        after.instances.removeAt(instance - after.instances.data());
    return after;
}

/// nvidia/creatable_vgpu_types lists nothing but what can be set now; one that is set has to be taken away first.
Result<HostSnapshot> simulateFunction(const HostSnapshot &host, const HostAction &action)
{
    HostSnapshot after = host;
    const auto parent = std::find_if(after.parents.begin(),
        after.parents.end(),
        [&](const MdevParent &each) { return each.name == action.parent; });
    if (parent == after.parents.end() || parent->kind != ParentKind::VendorVfio)
        return refused(
            {VITRINE_TEXT("%1 is no function of this host that a vGPU type can be set on"),
                {action.parent}});
    if (parent->currentType.value_or(QString()) == action.type)
        return after;
    if (parent->owner)
        return refused({VITRINE_TEXT("the function %1 is in use by %2; stop that guest first"),
            {action.parent, parent->owner->title()}});
    if (action.type.isEmpty()) {
        parent->currentType.reset();
        return after;
    }
    if (parent->currentType)
        return refused({VITRINE_TEXT("the function %1 has the type %2; set it to none first"),
            {action.parent, *parent->currentType}});
    const MdevType *type = host.findType(action.parent, action.type);
    if (!type || type->availableInstances.value_or(0) < 1)
        return refused({VITRINE_TEXT("%1 offers no type %2 now"), {action.parent, action.type}});
    parent->currentType = action.type;
    for (MdevType &each : after.types) {
        if (each.parent == action.parent)
            each.availableInstances = 0;
    }
    return after;
}

} // namespace

HostAction HostAction::setFunctionType(const QString &function, const QString &type)
{
    return {HostActionKind::SetFunctionType,
        function,
        type,
        *MdevUuid::parse(u"00000000-0000-0000-0000-000000000000")};
}

Text describe(const HostAction &action)
{
    switch (action.kind) {
    case HostActionKind::CreateInstance:
        return {VITRINE_TEXT("Create vGPU %1 of type %2 on %3"),
            {action.uuid.toString(), action.type, action.parent}};
    case HostActionKind::RemoveInstance:
        return {VITRINE_TEXT("Remove vGPU %1 from %2"), {action.uuid.toString(), action.parent}};
    case HostActionKind::DefineInstance:
        return {VITRINE_TEXT("Keep vGPU %1 of type %2 on %3 over reboots"),
            {action.uuid.toString(), action.type, action.parent}};
    case HostActionKind::StartInstance:
        return {VITRINE_TEXT("Start vGPU %1 on %2"), {action.uuid.toString(), action.parent}};
    case HostActionKind::AutostartInstance:
        return {VITRINE_TEXT("Start vGPU %1 whenever %2 appears"),
            {action.uuid.toString(), action.parent}};
    case HostActionKind::ForgetInstance:
        return {VITRINE_TEXT("Forget the definition of vGPU %1"), {action.uuid.toString()}};
    case HostActionKind::SetFunctionType:
        if (action.type.isEmpty())
            return {VITRINE_TEXT("Take the vGPU type from the function %1"), {action.parent}};
        return {
            VITRINE_TEXT("Set the vGPU type %1 on the function %2"), {action.type, action.parent}};
    }
    return {};
}

Result<HostSnapshot> simulate(const HostSnapshot &host, const HostAction &action)
{
    switch (action.kind) {
    case HostActionKind::CreateInstance:
        return simulateCreate(host, action);
    case HostActionKind::RemoveInstance:
        return simulateRemove(host, action);
    case HostActionKind::DefineInstance:
        return simulateDefine(host, action);
    case HostActionKind::StartInstance:
        return simulateStart(host, action);
    case HostActionKind::AutostartInstance:
    case HostActionKind::ForgetInstance:
        return simulateDefinition(host, action);
    case HostActionKind::SetFunctionType:
        return simulateFunction(host, action);
    }
    return host;
}

} // namespace vitrine
