// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/host/host_snapshot.h"
#include "core/rules/display_fixes.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"

#include <algorithm>

namespace vitrine {

namespace {

Fix removeVgpuFix(const RuleInput &input, const MdevHostdev &mdev)
{
    EditList list(input.text);
    list.remove(mdev.node);
    return makeFix(QStringLiteral("remove-vgpu"),
        VITRINE_TEXT("Remove this vGPU from the guest"),
        list.edits());
}

bool isI915(const MdevParent *parent)
{
    return parent != nullptr && parent->driver && *parent->driver == u"i915";
}

void missing(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.uuid || instanceOf(input.world, mdev) != nullptr)
            continue;
        const QString uuid = mdev.uuid->toString();
        Diagnostic &finding = findings.refused(mdev.uuidText.node,
            u"uuid",
            QStringLiteral(
                "vfio /sys/bus/mdev/devices/%1: no such host device: No such file or directory")
                .arg(uuid),
            {VITRINE_TEXT("There is no vGPU %1 on this host."), {uuid}});
        finding.fixes = {removeVgpuFix(input, mdev)};
    }
}

void inactive(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevInstance *instance = instanceOf(input.world, mdev);
        if (instance == nullptr || instance->active)
            continue;
        Diagnostic &finding = findings.refused(mdev.uuidText.node,
            u"uuid",
            QStringLiteral(
                "vfio /sys/bus/mdev/devices/%1: no such host device: No such file or directory")
                .arg(mdev.uuid->toString()),
            instance->autostart
                ? Text(VITRINE_TEXT(
                    "This vGPU is defined, but not started now. Start it, or restart the host."))
                : Text(VITRINE_TEXT(
                    "This vGPU is defined, but not started, and it will not start by itself.")));
        finding.fixes = {removeVgpuFix(input, mdev)};
    }
}

void inUse(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevInstance *instance = instanceOf(input.world, mdev);
        if (instance == nullptr || !instance->owner)
            continue;
        // The guest itself, running.
        if (instance->owner->guest && input.guest.name.is(*instance->owner->guest))
            continue;
        Diagnostic &finding = findings.at(mdev.uuidText.node, u"uuid");
        const QString group =
            instance->iommuGroup ? QString::number(*instance->iommuGroup) : QStringLiteral("N");
        finding.words = QStringLiteral("/dev/vfio/%1: Device or resource busy").arg(group);
        finding.message = {
            VITRINE_TEXT("This vGPU is in use now, by %1."), {instance->owner->title()}};
        finding.fixes = {removeVgpuFix(input, mdev)};
    }
}

void otherGuest(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.uuid)
            continue;
        for (const KnownUse &use : input.world.otherGuests) {
            if (use.uuid != *mdev.uuid)
                continue;
            Diagnostic &finding = findings.at(mdev.uuidText.node, u"uuid");
            finding.message = {use.running
                    ? VITRINE_TEXT("The guest %1 has this vGPU too, and it runs.")
                    : VITRINE_TEXT(
                        "The guest %1 has this vGPU too: only one of the two can run at a time."),
                {use.guest}};
            finding.fixes = {removeVgpuFix(input, mdev)};
        }
    }
}

void modelMismatch(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevInstance *instance = instanceOf(input.world, mdev);
        if (instance == nullptr || !instance->type || !mdev.model.isSet())
            continue;
        const MdevType *type = input.world.host->findType(instance->parent, *instance->type);
        if (type == nullptr || !type->deviceApi || mdev.model.is(*type->deviceApi))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"model",
            QStringLiteral("invalid device API '%1' for device %2: device only supports '%3'")
                .arg(*mdev.model.raw,
                    QStringLiteral("/sys/bus/mdev/devices/") + mdev.uuid->toString(),
                    *type->deviceApi));
        EditList list(input.text);
        list.set(mdev.node, u"model", *type->deviceApi);
        // What another model left unnoticed would now be judged.
        if (displayIsOn(mdev))
            list.set(mdev.node, u"display", QStringLiteral("off"));
        if (ramfbIsOn(mdev))
            list.set(mdev.node, u"ramfb", QStringLiteral("off"));
        if (mdev.bootOrder.isSet())
            list.remove(mdev.bootOrder.node);
        finding.fixes = {makeFix(QStringLiteral("set-model"),
            {VITRINE_TEXT("Set the model to %1"), {*type->deviceApi}},
            list.edits())};
    }
}

/// Defined, not active, and nothing is left to start it with.
void noCapacity(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevInstance *instance = instanceOf(input.world, mdev);
        if (instance == nullptr || instance->active || !instance->type)
            continue;
        const MdevType *type = input.world.host->findType(instance->parent, *instance->type);
        if (type == nullptr || type->availableInstances.value_or(1) > 0)
            continue;
        Diagnostic &finding = findings.at(mdev.uuidText.node, u"uuid");
        finding.message = {VITRINE_TEXT("This vGPU cannot be started now: its GPU has no room left "
                                        "for the type %1. Remove another vGPU first."),
            {type->id}};
    }
}

void notKept(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevInstance *instance = instanceOf(input.world, mdev);
        if (instance == nullptr || !instance->active || (instance->defined && instance->autostart))
            continue;
        Diagnostic &finding = findings.at(mdev.uuidText.node, u"uuid");
        finding.message = instance->defined
            ? Text(VITRINE_TEXT("This vGPU does not start by itself after a restart of the host."))
            : Text(
                VITRINE_TEXT("This vGPU is gone after a restart of the host: it is not defined."));
    }
}

void i915OnePerGuest(const RuleInput &input, Findings &findings)
{
    bool seen = false;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isI915(parentOf(input.world, mdev)))
            continue;
        if (seen) {
            const MdevInstance *instance = instanceOf(input.world, mdev);
            const QString group =
                instance->iommuGroup ? QString::number(*instance->iommuGroup) : QStringLiteral("N");
            Diagnostic &finding = findings.refused(mdev.node,
                {},
                QStringLiteral("error getting device from group %1: File exists").arg(group),
                VITRINE_TEXT("A guest can have one vGPU of an Intel GPU (i915), not two."));
            finding.fixes = {removeVgpuFix(input, mdev)};
        }
        seen = true;
    }
}

void needsKvm(const RuleInput &input, Findings &findings)
{
    if (!input.guest.domainType.is(u"qemu"))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isI915(parentOf(input.world, mdev)))
            continue;
        const MdevInstance *instance = instanceOf(input.world, mdev);
        const QString group =
            instance->iommuGroup ? QString::number(*instance->iommuGroup) : QStringLiteral("N");
        Diagnostic &finding = findings.refused(input.guest.domain,
            u"type",
            QStringLiteral("error getting device from group %1: No such process").arg(group),
            VITRINE_TEXT(
                "A vGPU of Intel (i915) works with KVM only, and this guest runs without it."));
        EditList list(input.text);
        list.set(input.guest.domain, u"type", QStringLiteral("kvm"));
        finding.fixes = {makeFix(
            QStringLiteral("use-kvm"), VITRINE_TEXT("Run the guest with KVM"), list.edits())};
        return;
    }
}

void nvidiaUuid(const RuleInput &input, Findings &findings)
{
    if (input.guest.uuid.isSet())
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevParent *parent = parentOf(input.world, mdev);
        if (parent == nullptr || parent->vendor != 0x10de)
            continue;
        findings.at(input.guest.domain).message =
            VITRINE_TEXT("NVIDIA's driver needs the guest to have a UUID, and none is written. "
                         "libvirt makes one when the guest is defined.");
        return;
    }
}

/// The series of an NVIDIA type is the letter at the end of its name: C is for computing.
void computeType(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const MdevInstance *instance = instanceOf(input.world, mdev);
        if (!displayIsOn(mdev) || instance == nullptr || !instance->type
            || kindOf(input.world, mdev) != DisplayMode::Unknown)
            continue;
        const MdevType *type = input.world.host->findType(instance->parent, *instance->type);
        if (type == nullptr || !isComputeType(input.world, *type))
            continue;
        Diagnostic &finding = findings.at(mdev.node, u"display");
        finding.message = {
            VITRINE_TEXT("%1 looks like a type for computing (series C). Those often have no "
                         "picture, and then QEMU will not start with display on."),
            {type->name.value_or(type->id)}};
        finding.fixes = {displayOffFix(input, mdev)};
    }
}

Rule needing(unsigned needs, Rule rule)
{
    rule.needs = needs;
    rule.concerns = hasVgpu;
    return rule;
}

Rule asStart(Rule rule)
{
    rule.phase = Phase::Start;
    return rule;
}

} // namespace

QList<Rule> hostRules()
{
    Rule otherGuests = effectRule(rule_id::hostVgpuOtherGuest,
        Severity::Warning,
        VITRINE_TEXT("A vGPU that another guest has too"),
        "virHostdevPrepareMediatedDevices",
        otherGuest);
    Rule mismatch = asStart(qemuRule(rule_id::hostModelMismatch,
        VITRINE_TEXT("A model that is not the vGPU's"),
        "virMediatedDeviceCheckModel",
        modelMismatch));
    mismatch.code = LibvirtCode::InternalError;
    Rule busy = effectRule(rule_id::hostVgpuInUse,
        Severity::Warning,
        VITRINE_TEXT("A vGPU that is in use"),
        "virMediatedDeviceIsUsed; hw/vfio/common.c vfio_get_group",
        inUse);
    busy.phase = Phase::Qemu;
    return {
        needing(NeedsHost,
            qemuRule(rule_id::hostVgpuMissing,
                VITRINE_TEXT("A vGPU that is not on this host"),
                "hw/vfio/pci.c vfio_realize",
                missing)),
        needing(NeedsHost,
            qemuRule(rule_id::hostVgpuInactive,
                VITRINE_TEXT("A vGPU that is not started"),
                "hw/vfio/pci.c vfio_realize",
                inactive)),
        needing(NeedsHost, busy),
        needing(NeedsOtherGuests, otherGuests),
        needing(NeedsHost, mismatch),
        needing(NeedsHost,
            effectRule(rule_id::hostNoCapacity,
                Severity::Warning,
                VITRINE_TEXT("A vGPU for which there is no room"),
                "mdev available_instances",
                noCapacity)),
        needing(NeedsHost,
            effectRule(rule_id::hostNotKept,
                Severity::Note,
                VITRINE_TEXT("A vGPU that a restart of the host takes away"),
                "mdevctl; VM#392",
                notKept)),
        needing(NeedsHost,
            qemuRule(rule_id::hostI915OnePerGuest,
                VITRINE_TEXT("Two vGPUs of Intel in one guest"),
                "drivers/gpu/drm/i915/gvt/kvmgt.c intel_vgpu_open_device",
                i915OnePerGuest)),
        needing(NeedsHost,
            qemuRule(rule_id::guestNeedsKvm,
                VITRINE_TEXT("A vGPU of Intel without KVM"),
                "drivers/gpu/drm/i915/gvt/kvmgt.c intel_vgpu_open_device",
                needsKvm)),
        needing(NeedsHost,
            effectRule(rule_id::guestNvidiaUuid,
                Severity::Note,
                VITRINE_TEXT("A guest without a UUID and a vGPU of NVIDIA"),
                "vgpu_unlock#9",
                nvidiaUuid)),
        needing(NeedsHost,
            effectRule(rule_id::hostComputeType,
                Severity::Note,
                VITRINE_TEXT("Display on of a vGPU for computing"),
                "NVIDIA vGPU types",
                computeType)),
    };
}

} // namespace vitrine
