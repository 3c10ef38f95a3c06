// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/display/listens.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qemu_conf.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <algorithm>

namespace vitrine {

namespace {

void typeUnsupported(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (graphics.type.is(u"rdp") || graphics.type.is(u"desktop"))
            findings.refused(graphics.node,
                u"type",
                QStringLiteral("%1 graphics are not supported with this QEMU")
                    .arg(*graphics.type.raw),
                graphics.type.is(u"rdp")
                    ? Text(VITRINE_TEXT("So says libvirt 9.0; libvirt 11.1 and later know RDP."))
                    : Text());
    }
}

void networkMissing(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        // Of the others libvirt reads no listen; and the old attribute of VNC stands for its first one.
        const bool vnc = graphics.type.is(u"vnc");
        if (!vnc && !graphics.type.is(u"spice") && !graphics.type.is(u"rdp"))
            continue;
        const bool replaced = vnc && input.text.attribute(graphics.node, u"socket").has_value();
        for (const GraphicsListen &listen : graphics.listens) {
            if (replaced && listen.node == graphics.listens.front().node)
                continue;
            if (listen.type.is(u"network") && listen.network.orElse({}).isEmpty())
                findings.refused(listen.node,
                    u"network",
                    QStringLiteral("'network' attribute is required for listen type 'network'"),
                    VITRINE_TEXT("It does not say on which virtual network."));
        }
    }
}

void dbusP2pAddress(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"dbus") || !graphics.p2p.is(u"yes") || !graphics.address.isSet())
            continue;
        Diagnostic &finding = findings.refused(graphics.node,
            u"address",
            QStringLiteral("D-Bus p2p with an address is not supported"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
            {VITRINE_TEXT("Remove “%1”"), {QStringLiteral("address")}},
            {RemoveNode {path}})};
    }
}

void vncPasswordLength(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"vnc") || !graphics.passwd.isSet())
            continue;
        // libvirt counts bytes.
        const qsizetype length = graphics.passwd.raw->toUtf8().size();
        if (length > 8)
            findings.refused(graphics.node,
                u"passwd",
                QStringLiteral("VNC password is %1 characters long, only 8 permitted").arg(length),
                VITRINE_TEXT("VNC itself knows no longer passwords."));
    }
}

void powerControl(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasOption(QStringLiteral("vnc"), QStringLiteral("power-control")))
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"vnc") || !graphics.powerControl.isSet())
            continue;
        Diagnostic &finding = findings.refused(
            graphics.node, u"powerControl", QStringLiteral("VNC power control is not available"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
            {VITRINE_TEXT("Remove “%1”"), {QStringLiteral("powerControl")}},
            {RemoveNode {path}})};
    }
}

void tlsPortDisabled(const RuleInput &input, Findings &findings)
{
    if (input.world.conf->spiceTls)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        // With automatic ports the given one counts for nothing.
        if (!graphics.type.is(u"spice") || graphics.tlsPort.orElse({}).toInt() <= 0
            || input.text.attribute(graphics.node, u"autoport") == u"yes")
            continue;
        // Nor without an address to listen on.
        const auto listens =
            input.text.attribute(input.text.child(graphics.node, u"listen"), u"type");
        if (listens == u"none" || listens == u"socket")
            continue;
        Diagnostic &finding = findings.refused(graphics.node,
            u"tlsPort",
            QStringLiteral(
                "spice TLS port set in XML configuration, but TLS is disabled in qemu.conf"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-tls-port"),
            VITRINE_TEXT("Remove the TLS port"),
            {RemoveNode {path}})};
    }
}

bool hasPowerControl(const RuleInput &input)
{
    return std::any_of(input.guest.graphics.begin(),
        input.guest.graphics.end(),
        [](const Graphics &graphics) { return graphics.powerControl.isSet(); });
}

bool hasTlsPort(const RuleInput &input)
{
    return std::any_of(input.guest.graphics.begin(),
        input.guest.graphics.end(),
        [](const Graphics &graphics) { return graphics.tlsPort.isSet(); });
}

void notInThisQemu(const RuleInput &input, Findings &findings)
{
    const QemuCaps &caps = *input.world.caps;
    for (const Graphics &graphics : input.guest.graphics) {
        const QString type = graphics.type.orElse({});
        const bool viewer = type == u"spice" || type == u"vnc";
        const bool display = type == u"sdl" || type == u"dbus" || type == u"egl-headless";
        if ((!viewer || caps.hasOption(type)) && (!display || caps.hasDisplay(type)))
            continue;
        Diagnostic &finding = findings.at(graphics.node, u"type");
        // Recorded capabilities say nothing about what is installed where the guest will run.
        finding.severity =
            caps.source == CapsSource::Recorded ? Severity::Warning : Severity::Error;
        finding.message = {
            VITRINE_TEXT(
                "QEMU %1 cannot show %2 here: perhaps a package with that part of it is missing."),
            {caps.version.toString(), type}};
    }
}

void everybody(const RuleInput &input, Findings &findings)
{
    const QemuConf *conf = input.world.conf;
    for (const Graphics &graphics : input.guest.graphics) {
        const bool spice = graphics.type.is(u"spice");
        if ((!spice && !graphics.type.is(u"vnc"))
            || listenKindOf(graphics, conf) != ListenKind::Address || graphics.passwd.isSet())
            continue;
        QString address = listenAddressOf(graphics);
        if (conf != nullptr) {
            if (spice ? conf->hasSpicePassword || conf->spiceSasl
                      : conf->hasVncPassword || conf->vncSasl)
                continue;
            if (address.isEmpty())
                address = spice ? conf->spiceListen : conf->vncListen;
        }
        if (address != u"0.0.0.0" && address != u"::")
            continue;
        Diagnostic &finding = findings.at(graphics.node);
        finding.message = {VITRINE_TEXT("Everybody who can reach this host can see and use the "
                                        "guest: it listens on %1 without a password."),
            {address}};
        EditList list(input.text);
        list.replace(graphics.node, listeningLocally(input.text, graphics.node));
        finding.fixes = {makeFix(QStringLiteral("listen-local"),
            VITRINE_TEXT("Listen on 127.0.0.1 only"),
            list.edits())};
    }
}

Rule check(const char *id,
    Text title,
    const char *source,
    void (*function)(const RuleInput &, Findings &),
    LibvirtCode code = LibvirtCode::ConfigUnsupported)
{
    return libvirtRule(id, Pass::CheckGraphics, code, std::move(title), source, function);
}

Rule needing(unsigned needs, Rule rule, bool (*concerns)(const RuleInput &))
{
    rule.needs = needs;
    rule.concerns = concerns;
    return rule;
}

} // namespace

QList<Rule> graphicsRules()
{
    QList<Rule> rules {
        check(rule_id::listenNetworkMissing,
            VITRINE_TEXT("A listen on a network that is not named"),
            "virDomainGraphicsDefListensValidate",
            networkMissing,
            LibvirtCode::XmlError),
        check(rule_id::graphicsDbusP2pAddress,
            VITRINE_TEXT("D-Bus both peer to peer and at an address"),
            "virDomainGraphicsDefValidate",
            dbusP2pAddress,
            LibvirtCode::XmlError),
        check(rule_id::graphicsTypeUnsupported,
            VITRINE_TEXT("A graphics type that QEMU does not have"),
            "qemuValidateDomainDeviceDefGraphics",
            typeUnsupported),
    };
    rules += openGlRules();
    rules += audioLinkRules();
    rules += QList<Rule> {
        check(rule_id::passwordVncLength,
            VITRINE_TEXT("A VNC password that is too long"),
            "qemuValidateDomainDeviceDefVNCGraphics",
            vncPasswordLength),
        needing(NeedsCaps,
            check(rule_id::graphicsPowerControl,
                VITRINE_TEXT("A QEMU without VNC power control"),
                "qemuValidateDomainDeviceDefVNCGraphics",
                powerControl),
            hasPowerControl),
        needing(NeedsConf,
            check(rule_id::tlsPortDisabled,
                VITRINE_TEXT("A TLS port where TLS is off"),
                "qemuValidateDomainDeviceDefSPICEGraphics",
                tlsPortDisabled),
            hasTlsPort),
    };
    return rules;
}

QList<Rule> graphicsEffectRules()
{
    return {
        needing(NeedsCaps,
            qemuRule(rule_id::graphicsDisplayMissing,
                VITRINE_TEXT("A viewer that this QEMU does not have"),
                "-display help",
                notInThisQemu),
            [](const RuleInput &input) { return !input.guest.graphics.isEmpty(); }),
        effectRule(rule_id::listenEverybody,
            Severity::Warning,
            VITRINE_TEXT("A viewer that everybody can reach"),
            "qemuProcessGraphicsSetupListen",
            everybody),
    };
}

} // namespace vitrine
