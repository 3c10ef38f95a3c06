// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <QDateTime>

namespace vitrine {

namespace {

void typeMissing(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.isSet())
            findings.refused(graphics.node,
                u"type",
                QStringLiteral("Missing required attribute 'type' in element 'graphics'"));
    }
}

void typeUnknown(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics)
        checkChoice(input,
            findings,
            graphics.node,
            u"type",
            {u"spice", u"vnc", u"egl-headless", u"sdl", u"dbus", u"rdp", u"desktop"});
}

void vncPort(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (graphics.type.is(u"vnc") && graphics.port.isSet() && !libvirtInt(*graphics.port.raw))
            findings.refused(graphics.node,
                u"port",
                QStringLiteral("cannot parse vnc port %1").arg(*graphics.port.raw));
    }
}

void spicePorts(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (graphics.type.is(u"spice")) {
            checkInteger(input, findings, graphics.node, u"port");
            checkInteger(input, findings, graphics.node, u"tlsPort");
        }
    }
}

/// Attributes of <graphics> with a fixed set of values, in the order in which libvirt reads them.
void invalidValue(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        const NodeId node = graphics.node;
        if (graphics.type.is(u"vnc")) {
            checkInteger(input, findings, node, u"websocket");
            checkChoice(input,
                findings,
                node,
                u"sharePolicy",
                {u"default", u"allow-exclusive", u"force-shared", u"ignore"});
            checkChoice(input, findings, node, u"powerControl", {u"yes", u"no"});
        } else if (graphics.type.is(u"spice")) {
            checkChoice(input, findings, node, u"autoport", {u"yes", u"no"});
            checkChoice(input, findings, node, u"defaultMode", {u"any", u"secure", u"insecure"});
        } else if (graphics.type.is(u"sdl")) {
            checkChoice(input, findings, node, u"fullscreen", {u"yes", u"no"});
        } else if (graphics.type.is(u"dbus")) {
            checkChoice(input, findings, node, u"p2p", {u"yes", u"no"});
        }
    }
}

bool takesPassword(const Graphics &graphics)
{
    return graphics.passwd.isSet() && (graphics.type.is(u"vnc") || graphics.type.is(u"spice"));
}

void passwordValidity(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!takesPassword(graphics) || !graphics.passwdValidTo.isSet())
            continue;
        const QString &until = *graphics.passwdValidTo.raw;
        if (!until.contains(u'T') || !QDateTime::fromString(until, Qt::ISODate).isValid())
            findings.refused(graphics.node,
                u"passwdValidTo",
                QStringLiteral(
                    "cannot parse password validity time '%1', expect YYYY-MM-DDTHH:MM:SS")
                    .arg(until));
    }
}

void connectedUnknown(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!takesPassword(graphics) || !graphics.connected.isSet())
            continue;
        const QString &action = *graphics.connected.raw;
        if (action != u"fail" && action != u"disconnect" && action != u"keep")
            findings.refused(graphics.node,
                u"connected",
                QStringLiteral("unknown connected value %1").arg(action));
    }
}

void connectedVnc(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!takesPassword(graphics) || !graphics.type.is(u"vnc"))
            continue;
        if (graphics.connected.is(u"fail") || graphics.connected.is(u"disconnect")) {
            Diagnostic &finding = findings.refused(graphics.node,
                u"connected",
                QStringLiteral("VNC supports connected='keep' only"),
                VITRINE_TEXT("VNC cannot throw out viewers when the password changes."));
            finding.fixes = {makeFix(QStringLiteral("connected-keep"),
                VITRINE_TEXT("Keep connected viewers"),
                {SetNode {finding.path, QStringLiteral("keep")}},
                true)};
        }
    }
}

void glEnable(const RuleInput &input, Findings &findings, bool missing)
{
    for (const Graphics &graphics : input.guest.graphics) {
        // Of egl-headless only rendernode is read, of VNC nothing.
        if (!graphics.type.is(u"spice") && !graphics.type.is(u"sdl") && !graphics.type.is(u"dbus"))
            continue;
        const NodeId gl = graphics.gl.node;
        if (gl == noNode || input.text.name(gl) != u"gl")
            continue;
        if (!missing) {
            checkChoice(input, findings, gl, u"enable", {u"yes", u"no"});
        } else if (!graphics.gl.isSet()) {
            Diagnostic &finding = findings.refused(gl,
                u"enable",
                QStringLiteral("Missing required attribute 'enable' in element 'gl'"),
                VITRINE_TEXT("Say whether OpenGL is wanted."));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("gl-off"),
                VITRINE_TEXT("Turn OpenGL off"),
                {SetNode {path, QStringLiteral("no")}},
                true)};
        }
    }
}

void glEnableMissing(const RuleInput &input, Findings &findings)
{
    glEnable(input, findings, true);
}

void glEnableInvalid(const RuleInput &input, Findings &findings)
{
    glEnable(input, findings, false);
}

} // namespace

QList<Rule> graphicsParseRules()
{
    const auto rule = [](const char *id,
                          LibvirtCode code,
                          Text title,
                          const char *source,
                          void (*check)(const RuleInput &, Findings &)) {
        return libvirtRule(id, Pass::ParseGraphics, code, std::move(title), source, check);
    };
    QList<Rule> rules {
        rule(rule_id::graphicsTypeMissing,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A graphics device without a type"),
            "virDomainGraphicsDefParseXML",
            typeMissing),
        rule(rule_id::graphicsTypeUnknown,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A graphics type that libvirt does not know"),
            "virDomainGraphicsDefParseXML",
            typeUnknown),
    };
    rules += listenParseRules();
    rules += QList<Rule> {
        rule(rule_id::portVncInvalid,
            LibvirtCode::InternalError,
            VITRINE_TEXT("A VNC port that is no number"),
            "virDomainGraphicsDefParseXMLVNC",
            vncPort),
        rule(rule_id::portSpiceInvalid,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A Spice port that is no number"),
            "virDomainGraphicsDefParseXMLSpice",
            spicePorts),
        rule(rule_id::graphicsInvalidValue,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A graphics setting with a value that libvirt does not know"),
            "virDomainGraphicsDefParseXMLVNC, ...Spice, ...SDL, ...DBus",
            invalidValue),
        rule(rule_id::passwordValidity,
            LibvirtCode::InternalError,
            VITRINE_TEXT("Until when a password is valid"),
            "virDomainGraphicsAuthDefParseXML",
            passwordValidity),
        rule(rule_id::passwordConnected,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("What happens to viewers when the password changes"),
            "virDomainGraphicsAuthDefParseXML",
            connectedUnknown),
        rule(rule_id::passwordConnectedVnc,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("What VNC can do to viewers when the password changes"),
            "virDomainGraphicsAuthDefParseXML",
            connectedVnc),
        rule(rule_id::glEnableMissing,
            LibvirtCode::XmlError,
            VITRINE_TEXT("OpenGL that is neither on nor off"),
            "virDomainGraphicsDefParseXMLSpice",
            glEnableMissing),
        rule(rule_id::glEnableInvalid,
            LibvirtCode::XmlError,
            VITRINE_TEXT("OpenGL that is neither yes nor no"),
            "virDomainGraphicsDefParseXMLSpice",
            glEnableInvalid),
    };
    return rules;
}

} // namespace vitrine
