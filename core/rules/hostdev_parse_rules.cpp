// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_snapshot.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

namespace vitrine {

namespace {

/// libvirt's virDomainHostdevSubsysType and virDomainHostdevCapsType, by mode.
bool isKnownType(QStringView mode, QStringView type)
{
    if (mode == u"capabilities")
        return type == u"storage" || type == u"misc" || type == u"net";
    return type == u"usb" || type == u"pci" || type == u"scsi" || type == u"scsi_host"
        || type == u"mdev";
}

bool isSubsystem(const RuleInput &input, NodeId node)
{
    const QString mode = attributeOf(input, node, u"mode");
    return mode.isEmpty() || mode == u"subsystem";
}

void modeUnknown(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        const auto mode = input.text.attribute(node, u"mode");
        if (!mode || *mode == u"subsystem" || *mode == u"capabilities")
            continue;
        Diagnostic &finding =
            findings.refused(node, u"mode", QStringLiteral("unknown hostdev mode '%1'").arg(*mode));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("mode-subsystem"),
            VITRINE_TEXT("Set the mode to “subsystem”"),
            {SetNode {path, QStringLiteral("subsystem")}},
            true)};
    }
}

void typeMissing(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        if (!input.text.attribute(node, u"type"))
            findings.refused(node, u"type", QStringLiteral("missing source address type"));
    }
}

void typeUnknown(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        const auto type = input.text.attribute(node, u"type");
        if (type && !isKnownType(attributeOf(input, node, u"mode"), *type))
            findings.refused(node,
                u"type",
                QStringLiteral("unknown host device source address type '%1'").arg(*type));
    }
}

void sourceMissing(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        if (isSubsystem(input, node) && input.text.child(node, u"source") == noNode)
            findings.refused(
                node, {}, QStringLiteral("Missing <source> element in hostdev device"));
    }
}

void startupPolicy(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        const NodeId source = input.text.child(node, u"source");
        if (!isSubsystem(input, node) || attributeOf(input, node, u"type") == u"usb"
            || !input.text.attribute(source, u"startupPolicy"))
            continue;
        Diagnostic &finding = findings.refused(source,
            u"startupPolicy",
            QStringLiteral("Setting startupPolicy is only allowed for USB devices"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
            {VITRINE_TEXT("Remove “%1”"), {QStringLiteral("startupPolicy")}},
            {RemoveNode {path}},
            true)};
    }
}

void modelOnlyMdev(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        const QString type = attributeOf(input, node, u"type");
        if ((type != u"pci" && type != u"usb" && type != u"scsi") || !isSubsystem(input, node)
            || !input.text.attribute(node, u"model"))
            continue;
        // What is only for SCSI it looks at before.
        if (type != u"scsi"
            && (input.text.attribute(node, u"sgio") || input.text.attribute(node, u"rawio")))
            continue;
        // libvirt fills in the type that has no model, not the one that would have.
        Diagnostic &finding = findings.refused(node,
            u"model",
            QStringLiteral("'model' attribute in <hostdev> is only supported when type='%1'")
                .arg(type),
            VITRINE_TEXT("Only mediated devices and SCSI hosts have a model."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
            {VITRINE_TEXT("Remove “%1”"), {QStringLiteral("model")}},
            {RemoveNode {path}},
            true)};
    }
}

void modelMissing(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (mdev.model.isSet())
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"model",
            QStringLiteral("Missing required attribute 'model' in element 'hostdev'"),
            VITRINE_TEXT("The model says how QEMU passes the vGPU on; for a GPU it is vfio-pci."));
        QString model = QStringLiteral("vfio-pci");
        if (const MdevInstance *instance = instanceOf(input.world, mdev);
            instance != nullptr && instance->type) {
            const MdevType *type = input.world.host->findType(instance->parent, *instance->type);
            if (type != nullptr && type->deviceApi)
                model = *type->deviceApi;
        }
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("set-model"),
            {VITRINE_TEXT("Set the model to %1"), {model}},
            {SetNode {path, model}},
            true)};
    }
}

void modelUnknown(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs)
        checkChoice(input, findings, mdev.node, u"model", {u"vfio-pci", u"vfio-ccw", u"vfio-ap"});
}

void displayInvalid(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.display.isSet() || mdev.display.is(u"on") || mdev.display.is(u"off"))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"display",
            QStringLiteral("Invalid value for attribute 'display' in element 'hostdev': '%1'.")
                .arg(*mdev.display.raw),
            mdev.display.is(u"auto")
                ? Text(VITRINE_TEXT("QEMU knows “auto”, libvirt does not: choose on or off."))
                : Text(VITRINE_TEXT("The display of a vGPU is on or off.")));
        const QString path = finding.path;
        finding.fixes = {
            makeFix(QStringLiteral("display-off"),
                VITRINE_TEXT("Turn the display of the vGPU off"),
                {SetNode {path, QStringLiteral("off")}}),
        };
        if (!input.guest.graphics.isEmpty() && isVfioPci(mdev))
            finding.fixes.prepend(makeFix(QStringLiteral("display-on"),
                VITRINE_TEXT("Turn the display of the vGPU on"),
                {SetNode {path, QStringLiteral("on")}}));
    }
}

void ramfbInvalid(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.ramfb.isSet() || mdev.ramfb.is(u"on") || mdev.ramfb.is(u"off"))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"ramfb",
            QStringLiteral("Invalid value for attribute 'ramfb' in element 'hostdev': '%1'.")
                .arg(*mdev.ramfb.raw),
            VITRINE_TEXT("The boot picture of a vGPU is on or off."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("ramfb-off"),
            VITRINE_TEXT("Turn the boot picture (ramfb) off"),
            {SetNode {path, QStringLiteral("off")}})};
    }
}

void addressMissing(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const NodeId source = input.text.child(mdev.node, u"source");
        if (source != noNode && input.text.child(source, u"address") == noNode)
            findings.refused(source,
                {},
                QStringLiteral("Missing <address> element"),
                VITRINE_TEXT("It does not say which vGPU is meant."));
    }
}

void uuidMissing(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const NodeId address = input.text.child(input.text.child(mdev.node, u"source"), u"address");
        if (address != noNode && !mdev.uuidText.isSet())
            findings.refused(address,
                u"uuid",
                QStringLiteral("Missing 'uuid' attribute for element <address>"),
                VITRINE_TEXT("It does not say which vGPU is meant."));
    }
}

void uuidInvalid(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (mdev.uuidText.isSet() && !mdev.uuid)
            findings.refused(mdev.uuidText.node,
                u"uuid",
                QStringLiteral("Cannot parse uuid attribute of element <address>"),
                {VITRINE_TEXT("“%1” is no UUID."), {*mdev.uuidText.raw}});
    }
}

void bootOrderInvalid(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const NodeId boot = input.text.child(mdev.node, u"boot");
        if (boot == noNode)
            continue;
        const auto order = input.text.attribute(boot, u"order");
        if (!order) {
            findings.refused(boot,
                u"order",
                QStringLiteral("Missing required attribute 'order' in element 'boot'"));
            continue;
        }
        bool ok = false;
        const uint value = order->toUInt(&ok, 10);
        const QString prefix =
            QStringLiteral("Invalid value for attribute 'order' in element 'boot': ");
        if (!ok)
            findings.refused(boot,
                u"order",
                prefix + u'\'' + *order + QStringLiteral("'. Expected non-negative integer value"));
        else if (value == 0)
            findings.refused(boot, u"order", prefix + QStringLiteral("Zero is not permitted"));
    }
}

} // namespace

QList<Rule> hostdevParseRules()
{
    const auto rule = [](const char *id,
                          LibvirtCode code,
                          Text title,
                          const char *source,
                          void (*check)(const RuleInput &, Findings &)) {
        return libvirtRule(id, Pass::ParseHostdev, code, std::move(title), source, check);
    };
    constexpr const char *common = "virDomainHostdevDefParseXML";
    constexpr const char *subsys = "virDomainHostdevDefParseXMLSubsys";
    constexpr const char *mediated = "virDomainHostdevSubsysMediatedDevDefParseXML";
    return {
        rule(rule_id::hostdevModeUnknown,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A mode of host device that libvirt does not know"),
            common,
            modeUnknown),
        rule(rule_id::hostdevTypeMissing,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A host device without a type"),
            subsys,
            typeMissing),
        rule(rule_id::hostdevTypeUnknown,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A type of host device that libvirt does not know"),
            subsys,
            typeUnknown),
        rule(rule_id::hostdevSourceMissing,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A host device without a source"),
            subsys,
            sourceMissing),
        rule(rule_id::hostdevStartupPolicy,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A start-up policy on what is no USB device"),
            subsys,
            startupPolicy),
        rule(rule_id::hostdevModelOnlyMdev,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A model on a host device that has none"),
            subsys,
            modelOnlyMdev),
        rule(rule_id::hostdevModelMissing,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A vGPU without a model"),
            subsys,
            modelMissing),
        rule(rule_id::hostdevModelUnknown,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A vGPU model that libvirt does not know"),
            subsys,
            modelUnknown),
        rule(rule_id::displayInvalid,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A vGPU display that is neither on nor off"),
            subsys,
            displayInvalid),
        rule(rule_id::ramfbInvalid,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A boot picture (ramfb) that is neither on nor off"),
            subsys,
            ramfbInvalid),
        rule(rule_id::hostdevAddressMissing,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A vGPU that is not named"),
            mediated,
            addressMissing),
        rule(rule_id::hostdevUuidMissing,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A vGPU without a UUID"),
            mediated,
            uuidMissing),
        rule(rule_id::hostdevUuidInvalid,
            LibvirtCode::InternalError,
            VITRINE_TEXT("A vGPU whose UUID is none"),
            mediated,
            uuidInvalid),
        rule(rule_id::bootOrderInvalid,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A boot order that is no number"),
            "virDomainDeviceBootParseXML",
            bootOrderInvalid),
    };
}

} // namespace vitrine
