// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rule_world.h"

#include "core/host/snapshot_json.h"
#include "core/qemu/caps_json.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>

namespace vitrine::test {

QString sourceDir()
{
    return qEnvironmentVariable("VITRINE_SOURCE_DIR");
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HostSnapshot demoHost()
{
    return snapshotFromJson(readFile(sourceDir() + QStringLiteral("/resources/demo-host.json")))
        .value_or(HostSnapshot());
}

QemuCaps recordedCaps(const QString &version)
{
    static QHash<QString, QemuCaps> read;
    if (!read.contains(version)) {
        const QString path =
            sourceDir() + QStringLiteral("/resources/caps/qemu-%1-x86_64.json").arg(version);
        read.insert(version, readCapsJson(readFile(path)).value_or(QemuCaps()));
    }
    return read.value(version);
}

std::optional<ReadGuest> readGuestBytes(const QByteArray &bytes)
{
    auto text = XmlText::parse(bytes);
    if (!text)
        return std::nullopt;
    auto guest = readGuest(*text);
    if (!guest)
        return std::nullopt;
    return ReadGuest {*std::move(text), *std::move(guest)};
}

namespace {

NameSet without(const NameSet &names, const QString &name)
{
    QStringList left = names.names();
    left.removeAll(name);
    return NameSet(left);
}

void takeAway(QMap<QString, NameSet> &map, const QJsonArray &dotted)
{
    for (const auto value : dotted) {
        const QString text = value.toString();
        const QString owner = text.section(u'.', 0, 0);
        if (map.contains(owner))
            map[owner] = without(map.value(owner), text.section(u'.', 1));
    }
}

void adjustInstances(HostSnapshot &host, const QJsonObject &changes)
{
    for (MdevInstance &instance : host.instances) {
        const QJsonValue found = changes.value(instance.uuid.toString());
        if (!found.isObject())
            continue;
        const QJsonObject change = found.toObject();
        instance.active = change.value(u"active").toBool(instance.active);
        instance.defined = change.value(u"defined").toBool(instance.defined);
        if (change.contains(u"displayMode"))
            instance.displayMode = displayModeFromId(change.value(u"displayMode").toString());
        for (MdevType &type : host.types) {
            if (type.parent != instance.parent || type.id != instance.type)
                continue;
            if (change.contains(u"available"))
                type.availableInstances = change.value(u"available").toInt();
            if (change.contains(u"typeName"))
                type.name = change.value(u"typeName").toString();
            if (change.contains(u"displayMode"))
                type.displayMode = instance.displayMode;
        }
    }
}

} // namespace

RuleWorld::RuleWorld(const QJsonObject &spec)
{
    const QString hostName = spec.value(u"host").toString(QStringLiteral("demo"));
    if (hostName == u"demo")
        host = demoHost();
    if (spec.contains(u"renderNodes")) {
        host.drmAvailable = true;
        host.renderNodes.clear();
        for (const QJsonArray list = spec.value(u"renderNodes").toArray();
             const auto value : list) {
            const QJsonObject node = value.toObject();
            host.renderNodes.append(RenderNode {node.value(u"path").toString(),
                node.value(u"exists").toBool(true),
                node.value(u"accessible").toBool(true),
                node.value(u"driver").toString(QStringLiteral("i915")),
                std::nullopt,
                std::nullopt,
                {}});
        }
    }
    adjustInstances(host, spec.value(u"instances").toObject());
    if (hostName != u"none")
        world.host = &host;

    const QString version = spec.value(u"caps").toString(QStringLiteral("7.2"));
    if (version != u"none") {
        caps = recordedCaps(version);
        if (!spec.value(u"recorded").toBool())
            caps.source = CapsSource::Probed;
        for (const QJsonArray list = spec.value(u"withoutDevices").toArray();
             const auto device : list)
            caps.devices.remove(device.toString());
        for (const QJsonArray list = spec.value(u"withoutDisplays").toArray();
             const auto display : list)
            caps.displays.remove(display.toString());
        takeAway(caps.devices, spec.value(u"withoutProperties").toArray());
        takeAway(caps.options, spec.value(u"withoutOptions").toArray());
        takeAway(caps.displays, spec.value(u"withoutDisplayOptions").toArray());
        world.caps = &caps;
    }

    const QJsonValue confSpec = spec.value(u"conf");
    if (confSpec.isObject()) {
        conf.spiceTls = confSpec.toObject().value(u"spiceTls").toBool();
        conf.vncAutoUnixSocket = confSpec.toObject().value(u"vncAutoUnixSocket").toBool();
    }
    if (confSpec.toString(QStringLiteral("default")) != u"none")
        world.conf = &conf;

    world.otherGuestsKnown = !spec.value(u"otherGuestsUnknown").toBool();
    for (const QJsonArray list = spec.value(u"otherGuests").toArray(); const auto value : list) {
        const QJsonObject use = value.toObject();
        if (const auto uuid = MdevUuid::parse(use.value(u"uuid").toString()))
            world.otherGuests.append(
                KnownUse {*uuid, use.value(u"guest").toString(), use.value(u"running").toBool()});
    }
}

} // namespace vitrine::test
