// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/display/listens.h"
#include "core/qemu/qemu_conf.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <QSet>

#include <algorithm>

namespace vitrine {

namespace {

void multipleListens(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (graphics.listens.size() < 2
            || (!graphics.type.is(u"vnc") && !graphics.type.is(u"spice")))
            continue;
        Diagnostic &finding = findings.refused(graphics.listens.at(1).node,
            {},
            QStringLiteral("QEMU does not support multiple listens for one graphics device."));
        Edits edits;
        for (qsizetype i = graphics.listens.size() - 1; i > 0; --i)
            edits.append(RemoveNode {input.text.pathOf(graphics.listens.at(i).node)});
        finding.fixes = {makeFix(
            QStringLiteral("first-listen"), VITRINE_TEXT("Keep the first <listen> only"), edits)};
    }
}

void onePerType(const RuleInput &input, Findings &findings)
{
    QSet<QString> seen;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.isSet())
            continue;
        if (seen.contains(*graphics.type.raw)) {
            Diagnostic &finding = findings.refused(graphics.node,
                {},
                QStringLiteral("only 1 graphics device of each type (sdl, vnc, spice, headless, "
                               "dbus) is supported"));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("remove-duplicate"),
                VITRINE_TEXT("Remove the second one"),
                {RemoveNode {path}})};
        }
        seen.insert(*graphics.type.raw);
    }
}

void vncRange(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"vnc") || hasAutoport(graphics)
            || !listensOnPort(graphics, input.world.conf))
            continue;
        const int port = graphics.port.orElse({}).toInt();
        if (port >= 5900 && port <= 65535)
            continue;
        Diagnostic &finding = findings.refused(graphics.node,
            u"port",
            QStringLiteral("vnc port must be in range [5900,65535]"),
            VITRINE_TEXT("The ports of VNC begin at 5900."));
        finding.fixes = {makeFix(QStringLiteral("autoport"),
            VITRINE_TEXT("Let libvirt choose the port"),
            {SetNode {input.text.pathOf(graphics.node, u"autoport"), QStringLiteral("yes")}})};
    }
}

struct SpiceChannels {
    bool secure = false;
    bool insecure = false;
};

/// Of two for one channel the last holds.
QList<NodeId> channelNodes(const RuleInput &input, const Graphics &graphics)
{
    QList<NodeId> nodes;
    for (const NodeId node : input.text.children(graphics.node, u"channel")) {
        const QString name = attributeOf(input, node, u"name");
        nodes.removeIf(
            [&](NodeId earlier) { return attributeOf(input, earlier, u"name") == name; });
        nodes.append(node);
    }
    return nodes;
}

SpiceChannels channelsOf(const RuleInput &input, const Graphics &graphics)
{
    SpiceChannels channels;
    const QList<NodeId> nodes = channelNodes(input, graphics);
    for (const NodeId node : nodes) {
        const QString mode = attributeOf(input, node, u"mode");
        channels.secure = channels.secure || mode == u"secure";
        channels.insecure = channels.insecure || mode == u"insecure";
    }
    return channels;
}

/// Spice will have a TLS port: a given one, or one that libvirt allocates because something asks for it.
bool hasTls(const RuleInput &input, const Graphics &graphics)
{
    if (!listensOnPort(graphics, nullptr))
        return false;
    const int tlsPort = graphics.tlsPort.orElse({}).toInt();
    if (tlsPort != 0)
        return true;
    return hasAutoport(graphics)
        && (graphics.defaultMode.is(u"secure") || channelsOf(input, graphics).secure);
}

bool hasPlain(const Graphics &graphics)
{
    return !listensOnPort(graphics, nullptr) || hasAutoport(graphics)
        || graphics.port.orElse({}).toInt() > 0;
}

void spiceModes(const RuleInput &input, Findings &findings, bool secure)
{
    const QString mode = secure ? QStringLiteral("secure") : QStringLiteral("insecure");
    const QString what = secure ? QStringLiteral("TLS") : QStringLiteral("plaintext");
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"spice") || (secure ? hasTls(input, graphics) : hasPlain(graphics)))
            continue;
        const SpiceChannels channels = channelsOf(input, graphics);
        if (graphics.defaultMode.is(mode)) {
            Diagnostic &finding = findings.refused(graphics.node,
                u"defaultMode",
                QStringLiteral("spice defaultMode %1 requested in XML configuration, but %2 "
                               "connection is not available")
                    .arg(mode, what));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("mode-any"),
                VITRINE_TEXT("Allow both kinds of connection"),
                {SetNode {path, QStringLiteral("any")}})};
        }
        if (secure ? channels.secure : channels.insecure) {
            const QList<NodeId> nodes = channelNodes(input, graphics);
            for (const NodeId node : nodes) {
                if (attributeOf(input, node, u"mode") != mode)
                    continue;
                Diagnostic &finding = findings.refused(node,
                    u"mode",
                    QStringLiteral("spice %1 channels set in XML configuration, but %2 connection "
                                   "is not available")
                        .arg(mode, what));
                const QString path = finding.path;
                finding.fixes = {makeFix(QStringLiteral("mode-any"),
                    VITRINE_TEXT("Allow both kinds of connection"),
                    {SetNode {path, QStringLiteral("any")}})};
            }
        }
    }
}

void tlsUnavailable(const RuleInput &input, Findings &findings)
{
    spiceModes(input, findings, true);
}

void plainUnavailable(const RuleInput &input, Findings &findings)
{
    spiceModes(input, findings, false);
}

/// libvirt allocates a TLS port where something asks for it; only a real start finds that TLS is off.
bool wantsTlsPort(const RuleInput &input, const Graphics &graphics)
{
    if (!graphics.type.is(u"spice") || !listensOnPort(graphics, input.world.conf))
        return false;
    return graphics.tlsPort.orElse({}).toInt() == -1
        || (graphics.tlsPort.orElse({}).toInt() == 0 && hasAutoport(graphics)
            && (graphics.defaultMode.is(u"secure") || channelsOf(input, graphics).secure));
}

void autoportTls(const RuleInput &input, Findings &findings)
{
    if (input.world.conf->spiceTls)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!wantsTlsPort(input, graphics))
            continue;
        findings.refused(graphics.node,
            {},
            QStringLiteral("Auto allocation of spice TLS port requested but spice TLS is disabled "
                           "in qemu.conf"),
            VITRINE_TEXT(
                "Spice shall be encrypted, and libvirt's TLS for Spice is off on this host."));
    }
}

void privilegedPort(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        const int port = graphics.port.orElse({}).toInt();
        if (!graphics.type.is(u"spice") || port < 1 || port > 1023)
            continue;
        Diagnostic &finding = findings.at(graphics.node, u"port");
        finding.message = VITRINE_TEXT("Ports below 1024 belong to the system: QEMU does not run "
                                       "as root and may not open this one.");
        EditList list(input.text);
        list.set(graphics.node, u"port", QStringLiteral("-1"));
        list.set(graphics.node, u"autoport", QStringLiteral("yes"));
        finding.fixes = {makeFix(
            QStringLiteral("autoport"), VITRINE_TEXT("Let libvirt choose the port"), list.edits())};
    }
}

Rule row(const char *id,
    Pass pass,
    Text title,
    const char *source,
    void (*function)(const RuleInput &, Findings &))
{
    return libvirtRule(
        id, pass, LibvirtCode::ConfigUnsupported, std::move(title), source, function);
}

} // namespace

QList<Rule> startRules()
{
    QList<Rule> rules {
        row(rule_id::listenMultiple,
            Pass::StartGraphics,
            VITRINE_TEXT("A viewer that listens at two places"),
            "qemuProcessStartValidateGraphics",
            multipleListens),
    };
    rules += openGlStartRules();
    rules += QList<Rule> {
        row(rule_id::graphicsOnePerType,
            Pass::StartCommand,
            VITRINE_TEXT("Two viewers of one type"),
            "qemuBuildCommandLineValidate",
            onePerType),
        row(rule_id::portVncRange,
            Pass::BuildGraphics,
            VITRINE_TEXT("A VNC port out of range"),
            "qemuBuildGraphicsVNCCommandLine",
            vncRange),
        row(rule_id::tlsSecureUnavailable,
            Pass::BuildGraphics,
            VITRINE_TEXT("Encrypted Spice without TLS"),
            "qemuBuildGraphicsSPICECommandLine",
            tlsUnavailable),
        row(rule_id::tlsInsecureUnavailable,
            Pass::BuildGraphics,
            VITRINE_TEXT("Unencrypted Spice with TLS only"),
            "qemuBuildGraphicsSPICECommandLine",
            plainUnavailable),
        row(rule_id::tlsAutoportDisabled,
            Pass::None,
            VITRINE_TEXT("An automatic TLS port where TLS is off"),
            "qemuProcessGraphicsAllocatePorts",
            autoportTls),
        effectRule(rule_id::portSpicePrivileged,
            Severity::Warning,
            VITRINE_TEXT("A Spice port that belongs to the system"),
            "bind(2)",
            privilegedPort),
    };
    for (Rule &rule : rules) {
        if (rule.check == autoportTls) {
            rule.needs = NeedsConf;
            rule.refusesNative = false;
            rule.concerns = [](const RuleInput &input) {
                return std::any_of(input.guest.graphics.begin(),
                    input.guest.graphics.end(),
                    [&](const Graphics &graphics) { return wantsTlsPort(input, graphics); });
            };
        }
    }
    return rules;
}

} // namespace vitrine
