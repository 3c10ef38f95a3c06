// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

#include <QSet>

#include <algorithm>

namespace vitrine {

namespace {

bool hasAudio(const RuleInput &input, uint id)
{
    // The backend that libvirt adds (qemuDomainDefSuggestDefaultAudioBackend).
    bool added = false;
    for (const Graphics &graphics : input.guest.graphics) {
        if (graphics.type.is(u"vnc") || graphics.type.is(u"spice") || graphics.type.is(u"sdl"))
            added = !graphics.type.is(u"sdl");
    }
    if (input.guest.audios.isEmpty() && added && id == 1)
        return true;
    return std::any_of(input.guest.audios.begin(), input.guest.audios.end(), [id](const Audio &a) {
        return a.id.isSet() && a.id.raw->toUInt() == id;
    });
}

void invalidValue(const RuleInput &input, Findings &findings)
{
    for (const Audio &audio : input.guest.audios) {
        if (!audio.id.isSet()) {
            findings.refused(audio.node,
                u"id",
                QStringLiteral("Missing required attribute 'id' in element 'audio'"));
        } else {
            bool ok = false;
            const uint id = audio.id.raw->toUInt(&ok, 10);
            const QString prefix =
                QStringLiteral("Invalid value for attribute 'id' in element 'audio': ");
            if (!ok)
                findings.refused(audio.node,
                    u"id",
                    prefix + u'\'' + *audio.id.raw
                        + QStringLiteral("'. Expected non-negative integer value"));
            else if (id == 0)
                findings.refused(
                    audio.node, u"id", prefix + QStringLiteral("Zero is not permitted"));
        }
        if (!audio.type.isSet())
            findings.refused(audio.node,
                u"type",
                QStringLiteral("Missing required attribute 'type' in element 'audio'"));
        else
            checkChoice(input,
                findings,
                audio.node,
                u"type",
                {u"none",
                    u"alsa",
                    u"coreaudio",
                    u"jack",
                    u"oss",
                    u"pulseaudio",
                    u"sdl",
                    u"spice",
                    u"file",
                    u"dbus"});
    }
}

void idMissing(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"vnc"))
            continue;
        bool ok = false;
        const uint id = graphics.audioId.isSet() ? graphics.audioId.raw->toUInt(&ok, 10) : 0;
        if (!ok || id == 0 || hasAudio(input, id))
            continue;
        Diagnostic &finding = findings.refused(graphics.audioId.node,
            u"id",
            QStringLiteral("no audio device with ID %1").arg(id),
            VITRINE_TEXT("The viewer's sound goes to an audio device that is not there."));
        finding.fixes = {makeFix(QStringLiteral("remove-audio-link"),
            VITRINE_TEXT("Use the default audio device"),
            {RemoveNode {input.text.pathOf(graphics.audioId.node)}})};
    }
}

/// The audio device that libvirt adds where there is none, number 1 and never of dbus kind
/// (qemuDomainDefSuggestDefaultAudioBackend: the last viewer that has an opinion).
bool addsAudio(const GuestConfig &guest)
{
    bool adds = false;
    for (const Graphics &graphics : guest.graphics) {
        if (graphics.type.is(u"sdl"))
            adds = false;
        else if (graphics.type.is(u"vnc") || graphics.type.is(u"spice"))
            adds = true;
    }
    return adds && guest.audios.isEmpty();
}

void dbusKind(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"dbus") || !graphics.audioId.isSet())
            continue;
        const uint id = graphics.audioId.raw->toUInt();
        if (id == 1 && addsAudio(input.guest))
            findings.refused(graphics.audioId.node,
                u"id",
                QStringLiteral("The associated audio is not of 'dbus' kind."));
        for (const Audio &audio : input.guest.audios) {
            if (audio.id.isSet() && audio.id.raw->toUInt() == id && audio.type.isSet()
                && !audio.type.is(u"dbus"))
                findings.refused(graphics.audioId.node,
                    u"id",
                    QStringLiteral("The associated audio is not of 'dbus' kind."));
        }
    }
}

void idTwice(const RuleInput &input, Findings &findings)
{
    QSet<uint> seen;
    for (const Audio &audio : input.guest.audios) {
        const uint id = audio.id.isSet() ? audio.id.raw->toUInt() : 0;
        if (id == 0)
            continue;
        if (seen.contains(id)) {
            Diagnostic &finding = findings.refused(
                audio.node, u"id", QStringLiteral("audio ID %1 is used multiple times").arg(id));
            finding.fixes = {makeFix(QStringLiteral("remove-duplicate"),
                VITRINE_TEXT("Remove the second one"),
                {RemoveNode {input.text.pathOf(audio.node)}})};
        }
        seen.insert(id);
    }
}

void spiceKind(const RuleInput &input, Findings &findings)
{
    const auto isSpice = [](const Graphics &graphics) { return graphics.type.is(u"spice"); };
    if (std::any_of(input.guest.graphics.begin(), input.guest.graphics.end(), isSpice))
        return;
    for (const Audio &audio : input.guest.audios) {
        if (!audio.type.is(u"spice"))
            continue;
        Diagnostic &finding = findings.refused(audio.node,
            u"type",
            QStringLiteral("Spice audio is not supported without spice graphics"));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("audio-none"),
            VITRINE_TEXT("Let the sound go nowhere"),
            {SetNode {path, QStringLiteral("none")}})};
    }
}

} // namespace

QList<Rule> audioParseRules()
{
    return {libvirtRule(rule_id::audioInvalid,
        Pass::ParseAudio,
        LibvirtCode::XmlError,
        VITRINE_TEXT("An audio device with a value that libvirt does not know"),
        "virDomainAudioDefParseXML",
        invalidValue)};
}

QList<Rule> audioLinkRules()
{
    return {
        libvirtRule(rule_id::audioIdMissing,
            Pass::CheckGraphics,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A viewer with an audio device that is not there"),
            "virDomainEnsureAudioID",
            idMissing),
        libvirtRule(rule_id::audioDbusKind,
            Pass::CheckGraphics,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("D-Bus with another kind of audio"),
            "qemuValidateDomainDeviceDefDBusGraphics",
            dbusKind),
    };
}

QList<Rule> audioRules()
{
    return {
        libvirtRule(rule_id::audioIdTwice,
            Pass::CheckGuest,
            LibvirtCode::XmlError,
            VITRINE_TEXT("Two audio devices with one number"),
            "virDomainDefAudioValidate",
            idTwice),
        libvirtRule(rule_id::audioSpiceKind,
            Pass::CheckGuest,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("Spice audio without Spice"),
            "virDomainDefAudioValidate",
            spiceKind),
    };
}

} // namespace vitrine
