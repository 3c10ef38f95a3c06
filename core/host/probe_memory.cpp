// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/probe_memory.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QLatin1StringView format("vitrine-display-modes");

} // namespace

QString pciIdsOf(const MdevParent *parent)
{
    if (parent == nullptr || !parent->vendor || !parent->device)
        return {};
    return u"%1:%2"_s.arg(*parent->vendor, 4, 16, QLatin1Char('0'))
        .arg(*parent->device, 4, 16, QLatin1Char('0'));
}

ProbeKey probeKey(
    const HostSnapshot &host, const MdevInstance &instance, const QString &driverVersion)
{
    return {instance.driver.value_or(QString()),
        driverVersion,
        host.machine.kernelRelease.value_or(QString()),
        pciIdsOf(host.findParent(instance.parent)),
        instance.type.value_or(QString())};
}

DisplayMode ProbeMemory::find(const ProbeKey &key) const
{
    for (const Entry &entry : m_entries) {
        if (entry.key == key)
            return entry.mode;
    }
    return DisplayMode::Unknown;
}

std::optional<ProbeKey> ProbeMemory::findType(const QString &device, const QString &type) const
{
    for (auto it = m_entries.crbegin(); it != m_entries.crend(); ++it) {
        if (it->key.device == device && it->key.type == type)
            return it->key;
    }
    return std::nullopt;
}

bool ProbeMemory::remember(const ProbeKey &key, DisplayMode mode)
{
    if (mode == DisplayMode::Unknown || !key.isComplete() || find(key) == mode)
        return false;
    m_entries.removeIf([&key](const Entry &entry) {
        return entry.key.driver == key.driver && entry.key.type == key.type
            && entry.key.device == key.device;
    });
    if (m_entries.size() >= maxSize)
        m_entries.removeFirst();
    m_entries.append({key, mode});
    return true;
}

QByteArray ProbeMemory::toJson() const
{
    QJsonArray entries;
    for (const Entry &entry : m_entries) {
        entries.append(QJsonObject {{u"driver"_s, entry.key.driver},
            {u"driverVersion"_s, entry.key.driverVersion},
            {u"kernelRelease"_s, entry.key.kernelRelease},
            {u"device"_s, entry.key.device},
            {u"type"_s, entry.key.type},
            {u"displayMode"_s, vitrine::toId(entry.mode)}});
    }
    return QJsonDocument(QJsonObject {{u"format"_s, format}, {u"entries"_s, entries}}).toJson();
}

ProbeMemory ProbeMemory::fromJson(const QByteArray &bytes)
{
    ProbeMemory out;
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (object.value("format"_L1).toString() != format)
        return out;
    const QJsonArray entries = object.value("entries"_L1).toArray();
    for (const auto entry : entries) {
        const QJsonObject e = entry.toObject();
        out.remember({e.value("driver"_L1).toString(),
                         e.value("driverVersion"_L1).toString(),
                         e.value("kernelRelease"_L1).toString(),
                         e.value("device"_L1).toString(),
                         e.value("type"_L1).toString()},
            displayModeFromId(e.value("displayMode"_L1).toString()));
    }
    return out;
}

} // namespace vitrine
