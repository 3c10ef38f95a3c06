// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qemu_caps.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace vitrine {

namespace {

void addressType(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const QString model = mdev.model.orElse({});
        const QString type = mdev.address.type.orElse({});
        const bool fits = type.isEmpty() || (model == u"vfio-pci" && type == u"pci")
            || (model == u"vfio-ccw" && type == u"ccw") || model == u"vfio-ap" || model.isEmpty();
        if (fits)
            continue;
        Diagnostic &finding = findings.refused(mdev.address.node,
            u"type",
            QStringLiteral("Unsupported address type '%1' with mediated device model '%2'")
                .arg(type, model));
        finding.fixes = {makeFix(QStringLiteral("remove-address"),
            VITRINE_TEXT("Remove the address; libvirt will choose one"),
            {RemoveNode {input.text.pathOf(mdev.address.node)}},
            true)};
    }
}

/// Of other devices libvirt does not read it (VIR_DOMAIN_DEF_PARSE_ALLOW_BOOT).
bool readsBoot(QStringView device)
{
    return device == u"disk" || device == u"interface" || device == u"hostdev"
        || device == u"redirdev" || device == u"filesystem";
}

/// <boot order> of every device, in document order.
QList<NodeId> bootNodes(const RuleInput &input)
{
    QList<NodeId> nodes;
    for (const NodeId devices : input.text.children(input.guest.domain, u"devices")) {
        for (const NodeId device : input.text.element(devices).children) {
            const NodeId boot = input.text.child(device, u"boot");
            if (boot != noNode && readsBoot(input.text.name(device)))
                nodes.append(boot);
        }
    }
    return nodes;
}

void bootOrderDuplicate(const RuleInput &input, Findings &findings)
{
    QSet<QString> seen;
    for (const NodeId boot : bootNodes(input)) {
        const auto order = input.text.attribute(boot, u"order");
        if (!order)
            continue;
        if (seen.contains(*order)) {
            Diagnostic &finding = findings.refused(boot,
                u"order",
                QStringLiteral("boot order '%1' used for more than one device").arg(*order));
            finding.fixes = {makeFix(QStringLiteral("remove-boot"),
                VITRINE_TEXT("Do not boot from this device"),
                {RemoveNode {input.text.pathOf(boot)}})};
        }
        seen.insert(*order);
    }
}

void bootOrderWithOs(const RuleInput &input, Findings &findings)
{
    const NodeId os = input.text.child(input.guest.domain, u"os");
    const QList<NodeId> osBoots = input.text.children(os, u"boot");
    const QList<NodeId> boots = bootNodes(input);
    if (osBoots.isEmpty() || boots.isEmpty())
        return;
    Diagnostic &finding = findings.refused(boots.first(),
        {},
        QStringLiteral("per-device boot elements cannot be used together with os/boot elements"));
    Edits edits;
    for (auto it = osBoots.rbegin(); it != osBoots.rend(); ++it)
        edits.append(RemoveNode {input.text.pathOf(*it)});
    finding.fixes = {makeFix(QStringLiteral("remove-os-boot"),
        VITRINE_TEXT("Keep the boot order of the devices"),
        edits)};
}

void pciUnsupported(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasDevice(QStringLiteral("vfio-pci")))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (isVfioPci(mdev))
            findings.refused(mdev.node,
                u"model",
                QStringLiteral(
                    "VFIO PCI device assignment is not supported by this version of QEMU"));
    }
}

void ccwUnsupported(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasDevice(QStringLiteral("vfio-ccw")))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (mdev.model.is(u"vfio-ccw"))
            findings.refused(mdev.node,
                u"model",
                QStringLiteral(
                    "VFIO CCW device assignment is not supported by this version of QEMU"),
                VITRINE_TEXT("CCW devices are of IBM Z; this QEMU is not for it."));
    }
}

void apUnsupported(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasDevice(QStringLiteral("vfio-ap")))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (mdev.model.is(u"vfio-ap"))
            findings.refused(mdev.node,
                u"model",
                QStringLiteral(
                    "VFIO AP device assignment is not supported by this version of QEMU"),
                VITRINE_TEXT("AP devices are of IBM Z; this QEMU is not for it."));
    }
}

void apOnlyOne(const RuleInput &input, Findings &findings)
{
    bool seen = false;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.model.is(u"vfio-ap"))
            continue;
        if (seen) {
            Diagnostic &finding = findings.refused(
                mdev.node, {}, QStringLiteral("Only one hostdev of model vfio-ap is supported"));
            finding.fixes = {makeFix(QStringLiteral("remove-vgpu"),
                VITRINE_TEXT("Remove this device from the guest"),
                {RemoveNode {input.text.pathOf(mdev.node)}})};
        }
        seen = true;
    }
}

void bootOrder(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.bootOrder.isSet() || (!isVfioPci(mdev) && !mdev.model.is(u"vfio-ap")))
            continue;
        Diagnostic &finding = findings.refused(mdev.bootOrder.node,
            {},
            QStringLiteral(
                "booting from assigned devices is not supported by mediated devices of model %1")
                .arg(*mdev.model.raw),
            VITRINE_TEXT("A guest cannot boot from a vGPU."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-boot"),
            VITRINE_TEXT("Do not boot from this device"),
            {RemoveNode {path}},
            true)};
    }
}

void displayUnsupported(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasProperty(QStringLiteral("vfio-pci"), QStringLiteral("display")))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || (!mdev.display.is(u"on") && !mdev.display.is(u"off")))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"display",
            QStringLiteral(
                "display property of device vfio-pci is not supported by this version of QEMU"),
            VITRINE_TEXT("This QEMU can pass the vGPU on, but cannot show its picture."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-display"),
            VITRINE_TEXT("Remove “display”"),
            {RemoveNode {path}})};
    }
}

void displayNeedsGraphics(const RuleInput &input, Findings &findings)
{
    if (!input.guest.graphics.isEmpty())
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || !displayIsOn(mdev))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"display",
            QStringLiteral(
                "graphics device is needed for attribute value 'display=on' in <hostdev>"),
            VITRINE_TEXT(
                "The vGPU shall show its picture, but the guest has no viewer (Spice or VNC)."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("display-off"),
            VITRINE_TEXT("Turn the display of the vGPU off"),
            ramfbIsOn(mdev) ? Edits {SetNode {path, QStringLiteral("off")},
                SetNode {input.text.pathOf(mdev.node, u"ramfb"), QStringLiteral("off")}}
                            : Edits {SetNode {path, QStringLiteral("off")}})};
    }
}

void romNeedsPci(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const NodeId rom = input.text.child(mdev.node, u"rom");
        if (rom == noNode || mdev.model.is(u"vfio-pci") || mdev.address.type.is(u"pci"))
            continue;
        Diagnostic &finding = findings.refused(
            rom, {}, QStringLiteral("ROM tuning is only supported for PCI devices"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-rom"),
            VITRINE_TEXT("Remove the ROM settings"),
            {RemoveNode {path}},
            true)};
    }
}

void duplicate(const RuleInput &input, Findings &findings)
{
    QSet<MdevUuid> seen;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.uuid)
            continue;
        if (seen.contains(*mdev.uuid)) {
            Diagnostic &finding = findings.refused(mdev.node,
                {},
                QStringLiteral("Hostdev already exists in the domain configuration"),
                VITRINE_TEXT("The same vGPU is given to this guest twice."));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("remove-duplicate"),
                VITRINE_TEXT("Remove the second one"),
                {RemoveNode {path}})};
        }
        seen.insert(*mdev.uuid);
    }
}

void ramfbMultiple(const RuleInput &input, Findings &findings)
{
    bool seen = false;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!ramfbIsOn(mdev))
            continue;
        if (seen) {
            Diagnostic &finding = findings.refused(mdev.node,
                u"ramfb",
                QStringLiteral("Only one vgpu device can have 'ramfb' enabled"),
                VITRINE_TEXT("Only one vGPU can show the boot picture."));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("ramfb-off"),
                VITRINE_TEXT("Turn the boot picture (ramfb) of this vGPU off"),
                {SetNode {path, QStringLiteral("off")}})};
        }
        seen = true;
    }
}

void aliasDuplicate(const RuleInput &input, Findings &findings)
{
    QSet<QString> seen;
    for (const NodeId devices : input.text.children(input.guest.domain, u"devices")) {
        for (const NodeId device : input.text.element(devices).children) {
            const NodeId node = input.text.child(device, u"alias");
            const QString name = attributeOf(input, node, u"name");
            // Of a guest that does not run libvirt keeps only the names that a user may give.
            if (!name.startsWith(u"ua-"))
                continue;
            if (seen.contains(name)) {
                Diagnostic &finding = findings.refused(
                    node, u"name", QStringLiteral("non unique alias detected: %1").arg(name));
                finding.fixes = {makeFix(QStringLiteral("remove-alias"),
                    VITRINE_TEXT("Remove the second alias"),
                    {RemoveNode {input.text.pathOf(node)}})};
            }
            seen.insert(name);
        }
    }
}

bool hasModel(const RuleInput &input, QStringView model)
{
    return std::any_of(input.guest.mdevs.begin(),
        input.guest.mdevs.end(),
        [&](const MdevHostdev &mdev) { return mdev.model.is(model); });
}

Rule needingCaps(Rule rule, bool (*concerns)(const RuleInput &))
{
    rule.needs = NeedsCaps;
    rule.concerns = concerns;
    return rule;
}

Rule row(const char *id,
    Pass pass,
    Text title,
    const char *source,
    void (*check)(const RuleInput &, Findings &),
    LibvirtCode code = LibvirtCode::ConfigUnsupported)
{
    return libvirtRule(id, pass, code, std::move(title), source, check);
}

constexpr const char *validatePci = "qemuValidateDomainMdevDefVFIOPCI";

QList<Rule> completionRules()
{
    return {
        row(rule_id::hostdevAddressType,
            Pass::CompleteHostdev,
            VITRINE_TEXT("A guest address that does not fit the vGPU's model"),
            "virDomainHostdevDefPostParse",
            addressType,
            LibvirtCode::XmlError),
        row(rule_id::bootOrderWithOs,
            Pass::CompleteGuest,
            VITRINE_TEXT("Boot order of devices beside that of the system"),
            "virDomainDefBootOrderPostParse",
            bootOrderWithOs),
        row(rule_id::bootOrderDuplicate,
            Pass::CompleteGuest,
            VITRINE_TEXT("Two devices with the same place in the boot order"),
            "virDomainDefCollectBootOrder",
            bootOrderDuplicate),
    };
}

} // namespace

QList<Rule> hostdevRules()
{
    QList<Rule> rules = completionRules();
    rules += QList<Rule> {
        needingCaps(row(rule_id::hostdevPciUnsupported,
                        Pass::CheckHostdev,
                        VITRINE_TEXT("A QEMU without vGPUs"),
                        validatePci,
                        pciUnsupported),
            [](const RuleInput &input) { return hasModel(input, u"vfio-pci"); }),
        needingCaps(row(rule_id::hostdevApUnsupported,
                        Pass::CheckHostdev,
                        VITRINE_TEXT("A QEMU without AP devices"),
                        "qemuValidateDomainMdevDefVFIOAP",
                        apUnsupported),
            [](const RuleInput &input) { return hasModel(input, u"vfio-ap"); }),
        needingCaps(row(rule_id::hostdevCcwUnsupported,
                        Pass::CheckHostdev,
                        VITRINE_TEXT("A QEMU without CCW devices"),
                        "qemuValidateDomainMdevDefVFIOCCW",
                        ccwUnsupported),
            [](const RuleInput &input) { return hasModel(input, u"vfio-ccw"); }),
        row(rule_id::hostdevBootOrder,
            Pass::CheckHostdev,
            VITRINE_TEXT("Booting from a vGPU"),
            validatePci,
            bootOrder),
        needingCaps(row(rule_id::displayUnsupported,
                        Pass::CheckHostdev,
                        VITRINE_TEXT("A QEMU that cannot show a vGPU's picture"),
                        validatePci,
                        displayUnsupported),
            hasVgpu),
        row(rule_id::displayNeedsGraphics,
            Pass::CheckHostdev,
            VITRINE_TEXT("A vGPU with display on and no viewer"),
            validatePci,
            displayNeedsGraphics),
        row(rule_id::hostdevApOnlyOne,
            Pass::CheckHostdev,
            VITRINE_TEXT("Two AP devices"),
            "qemuValidateDomainMdevDefVFIOAP",
            apOnlyOne),
        row(rule_id::hostdevRomNeedsPci,
            Pass::CheckHostdev,
            VITRINE_TEXT("ROM settings on what is no PCI device"),
            "qemuValidateDomainDeviceInfo",
            romNeedsPci),
    };
    return rules;
}

QList<Rule> hostdevTogetherRules()
{
    return {
        row(rule_id::hostdevDuplicate,
            Pass::CheckGuest,
            VITRINE_TEXT("The same vGPU twice in this guest"),
            "virDomainDefHostdevValidate",
            duplicate,
            LibvirtCode::XmlError),
        row(rule_id::ramfbMultiple,
            Pass::CheckGuest,
            VITRINE_TEXT("Two boot pictures (ramfb)"),
            "virDomainDefHostdevValidate",
            ramfbMultiple),
        row(rule_id::aliasDuplicate,
            Pass::CheckGuest,
            VITRINE_TEXT("Two devices with one alias"),
            "virDomainDeviceDefValidateAliases",
            aliasDuplicate),
    };
}

} // namespace vitrine
