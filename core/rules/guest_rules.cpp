// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/qemu/qemu_caps.h"
#include "core/rules/display_fixes.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"

#include <algorithm>

namespace vitrine {

namespace {

void runtimeXml(const RuleInput &input, Findings &findings)
{
    if (!input.guest.runtimeId.isSet())
        return;
    Diagnostic &finding = findings.at(input.guest.domain, u"id");
    finding.message = VITRINE_TEXT(
        "This is the XML of a running guest. Changes take effect when it is next started, and what "
        "only the running guest has (ports, aliases) does not belong in it.");
    finding.fixes = {makeFix(QStringLiteral("strip-runtime"),
        VITRINE_TEXT("Take out what only a running guest has"),
        {StripRuntime {}},
        true)};
}

struct QemuArgument {
    NodeId node = noNode;
    QString value;
};

/// <arg> of <qemu:commandline>, whatever the prefix of libvirt's QEMU namespace is called.
QList<QemuArgument> passedThrough(const RuleInput &input)
{
    QList<QemuArgument> arguments;
    for (const NodeId node : input.text.element(input.guest.domain).children) {
        if (!input.text.name(node).endsWith(u":commandline"))
            continue;
        for (const NodeId child : input.text.element(node).children) {
            const QStringView name = input.text.name(child);
            const bool env = name.endsWith(u":env");
            if (name.endsWith(u":arg") || env)
                arguments.append({child,
                    env ? attributeOf(input, child, u"name")
                        : attributeOf(input, child, u"value")});
        }
    }
    return arguments;
}

struct Hack {
    const char *contains;
    const char *attribute; ///< what libvirt has for it on <hostdev>, or empty
    Text message;
};

const QList<Hack> &hacks()
{
    static const QList<Hack> all {
        {".ramfb=on",
            "ramfb",
            VITRINE_TEXT("This turns the boot picture on behind libvirt's back. libvirt has "
                         "ramfb='on' for it.")},
        {".display=on",
            "display",
            VITRINE_TEXT("This turns the display on behind libvirt's back. libvirt has "
                         "display='on' for it.")},
        {"x-display=on",
            "display",
            VITRINE_TEXT(
                "“x-display” was the name before QEMU 2.12. libvirt has display='on' for it.")},
        {"driver=vfio-pci-nohotplug",
            "ramfb",
            VITRINE_TEXT("This driver comes by itself with ramfb='on', which libvirt knows.")},
        {"x-igd-opregion=on",
            "",
            VITRINE_TEXT(
                "An old trick for the boot picture of Intel's vGPUs; ramfb='on' does it without.")},
        {"vbios_gvt_uefi.rom",
            "",
            VITRINE_TEXT(
                "An old trick for the boot picture of Intel's vGPUs; ramfb='on' does it without.")},
        {"driver=ne2k_pci",
            "",
            VITRINE_TEXT("An old trick to be rid of the emulated display; <video><model "
                         "type='none'/> does it.")},
        {"MESA_LOADER_DRIVER_OVERRIDE",
            "",
            VITRINE_TEXT("An old workaround for Mesa on Intel; it is no longer needed and can "
                         "break OpenGL.")},
    };
    return all;
}

void oldHacks(const RuleInput &input, Findings &findings)
{
    const QList<QemuArgument> arguments = passedThrough(input);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QemuArgument &argument = arguments.at(i);
        const auto hack = std::find_if(hacks().begin(), hacks().end(), [&](const Hack &candidate) {
            return argument.value.contains(QLatin1String(candidate.contains));
        });
        if (hack == hacks().end())
            continue;
        Diagnostic &finding = findings.at(argument.node);
        finding.message = hack->message;
        EditList list(input.text);
        const QString attribute = QString::fromLatin1(hack->attribute);
        if (!attribute.isEmpty()) {
            if (input.guest.mdevs.size() != 1)
                continue;
            const MdevHostdev &mdev = input.guest.mdevs.first();
            if (input.guest.graphics.isEmpty())
                continue;
            list.set(mdev.node, attribute, QStringLiteral("on"));
            if (attribute == u"ramfb" && !displayIsOn(mdev))
                list.set(mdev.node, u"display", QStringLiteral("on"));
        }
        if (i > 0 && arguments.at(i - 1).value == u"-set")
            list.remove(arguments.at(i - 1).node);
        list.remove(argument.node);
        finding.fixes = {makeFix(QStringLiteral("use-libvirt"),
            attribute.isEmpty() ? Text(VITRINE_TEXT("Remove it"))
                                : Text(VITRINE_TEXT("Say it in libvirt's words")),
            list.edits())};
    }
}

/// What libvirt 9.0 does not know on these devices and drops without a word.
void newerLibvirt(const RuleInput &input, Findings &findings)
{
    for (const NodeId node : hostdevNodes(input.guest)) {
        if (attributeOf(input, node, u"type") != u"pci")
            continue;
        for (const QStringView attribute : {u"display", u"ramfb"}) {
            if (!input.text.attribute(node, attribute))
                continue;
            findings.at(node, attribute).message = {
                VITRINE_TEXT("“%1” on a PCI device is known to libvirt 10.3 and later; libvirt "
                             "9.0, as which this is judged, ignores it."),
                {attribute.toString()}};
        }
        const NodeId driver = input.text.child(node, u"driver");
        if (input.text.attribute(driver, u"iommufd"))
            findings.at(driver, u"iommufd").message = {
                VITRINE_TEXT("“%1” on a PCI device is known to libvirt 12.1 and later; libvirt "
                             "9.0, as which this is judged, ignores it."),
                {QStringLiteral("iommufd")}};
    }
}

void capsRecorded(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->source != CapsSource::Recorded || !hasVgpu(input))
        return;
    findings.at(input.guest.domain).message = input.world.caps->describeSource();
}

} // namespace

QList<Rule> guestRules()
{
    Rule recorded = effectRule(rule_id::worldCapsRecorded,
        Severity::Note,
        VITRINE_TEXT("Judged by a QEMU that is not of this machine"),
        "recorded capabilities",
        capsRecorded);
    recorded.needs = NeedsCaps;
    return {
        effectRule(rule_id::guestRuntimeXml,
            Severity::Note,
            VITRINE_TEXT("The XML of a running guest"),
            "virDomainDefFormat without VIR_DOMAIN_XML_INACTIVE",
            runtimeXml),
        effectRule(rule_id::guestOldHacks,
            Severity::Warning,
            VITRINE_TEXT("Old tricks on the command line"),
            "gvt-linux#81, gvt-linux#16",
            oldHacks),
        effectRule(rule_id::hostdevNewerLibvirt,
            Severity::Note,
            VITRINE_TEXT("What only a newer libvirt knows"),
            "virDomainHostdevDefParseXMLSubsys since 10.3",
            newerLibvirt),
        recorded,
    };
}

} // namespace vitrine
