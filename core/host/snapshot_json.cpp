// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/snapshot_json.h"

#include <QHash>
#include <QJsonDocument>
#include <QStringList>

#include <cmath>
#include <limits>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto formatName = "vitrine-host-snapshot"_L1;
constexpr int formatVersion = 1;

// Writing: nullopt becomes null.

QJsonValue json(const std::optional<QString> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

template<typename Number>
requires std::is_arithmetic_v<Number> QJsonValue json(const std::optional<Number> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue json(const std::optional<PciAddress> &value)
{
    return value ? QJsonValue(value->toString()) : QJsonValue();
}

QJsonValue pciId(const std::optional<std::uint16_t> &value)
{
    if (!value)
        return {};
    return QString(u"0x"_s + QString::number(*value, 16).rightJustified(4, u'0'));
}

QJsonValue knownMode(DisplayMode mode)
{
    return mode == DisplayMode::Unknown ? QJsonValue() : QJsonValue(toId(mode));
}

QJsonArray remarksToJson(const QList<Remark> &remarks)
{
    QJsonArray out;
    for (const Remark &remark : remarks) {
        out.append(QJsonObject {{u"id"_s, toId(remark.kind)},
            {u"args"_s, QJsonArray::fromStringList(remark.args)},
            {u"text"_s, remark.text().toEnglish()}});
    }
    return out;
}

QJsonArray remarkTexts(const QList<Remark> &remarks)
{
    QJsonArray out;
    for (const Remark &remark : remarks)
        out.append(remark.text().toEnglish());
    return out;
}

QJsonValue ownerToJson(const std::optional<InstanceOwner> &owner)
{
    if (!owner)
        return {};
    return QJsonObject {{u"guest"_s, json(owner->guest)}, {u"pid"_s, owner->pid}};
}

QString sourceKindId(HostSourceKind kind)
{
    switch (kind) {
    case HostSourceKind::Root:
        return u"root"_s;
    case HostSourceKind::Demo:
        return u"demo"_s;
    case HostSourceKind::File:
        return u"file"_s;
    }
    return {};
}

QJsonObject machineToJson(const HostMachine &machine)
{
    return {{u"kernelRelease"_s, json(machine.kernelRelease)},
        {u"cpuModel"_s, json(machine.cpuModel)},
        {u"hardwareVirtualization"_s, json(machine.hardwareVirtualization)},
        {u"logicalCpus"_s, json(machine.logicalCpus)},
        {u"memoryMiB"_s, json(machine.memoryMiB)},
        {u"kvm"_s, json(machine.kvm)}};
}

QJsonObject parentToJson(const MdevParent &parent)
{
    return {{u"name"_s, parent.name},
        {u"path"_s, parent.path},
        {u"kind"_s, toId(parent.kind)},
        {u"displayName"_s, json(parent.displayName)},
        {u"vendor"_s, pciId(parent.vendor)},
        {u"device"_s, pciId(parent.device)},
        {u"driver"_s, json(parent.driver)},
        {u"numaNode"_s, json(parent.numaNode)},
        {u"pciAddress"_s, json(parent.pciAddress)},
        {u"physfn"_s, json(parent.physfn)},
        {u"currentType"_s, json(parent.currentType)},
        {u"remarks"_s, remarksToJson(parent.remarks)}};
}

/// The keys that a type has both in a snapshot and in `host types`.
QJsonObject typeCore(const MdevType &type)
{
    return {{u"parent"_s, type.parent},
        {u"kind"_s, toId(type.kind)},
        {u"name"_s, json(type.name)},
        {u"description"_s, json(type.description)},
        {u"deviceApi"_s, json(type.deviceApi)},
        {u"availableInstances"_s, json(type.availableInstances)},
        {u"maxInstances"_s, json(type.maxInstances)},
        {u"framebufferMiB"_s, json(type.framebufferMiB)},
        {u"maxResolution"_s, json(type.maxResolution)},
        {u"heads"_s, json(type.heads)},
        {u"frameRateLimit"_s, json(type.frameRateLimit)},
        {u"displayMode"_s, knownMode(type.displayMode)}};
}

QJsonObject instanceCore(const MdevInstance &instance)
{
    return {{u"uuid"_s, instance.uuid.toString()},
        {u"parent"_s, instance.parent},
        {u"type"_s, json(instance.type)},
        {u"active"_s, instance.active},
        {u"defined"_s, instance.defined},
        {u"autostart"_s, instance.autostart},
        {u"driver"_s, json(instance.driver)},
        {u"iommuGroup"_s, json(instance.iommuGroup)},
        {u"displayMode"_s, toId(instance.displayMode)},
        {u"owner"_s, ownerToJson(instance.owner)}};
}

QJsonObject renderNodeToJson(const RenderNode &node)
{
    return {{u"path"_s, node.path},
        {u"exists"_s, node.exists},
        {u"accessible"_s, node.accessible},
        {u"driver"_s, json(node.driver)},
        {u"pciAddress"_s, json(node.pciAddress)},
        {u"name"_s, json(node.name)},
        {u"remarks"_s, remarksToJson(node.remarks)}};
}

// Reading: null, a missing key and a value of the wrong kind are nullopt.

std::optional<QString> text(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<bool> flag(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

template<typename Number>
std::optional<Number> number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (!value.isDouble())
        return std::nullopt;
    const double real = value.toDouble();
    // 2^53: beyond it a JSON number is no exact integer.
    if (std::floor(real) < real || std::abs(real) > 9007199254740992.0)
        return std::nullopt;
    const qint64 whole = value.toInteger();
    if (whole < std::numeric_limits<Number>::min() || whole > std::numeric_limits<Number>::max())
        return std::nullopt;
    return static_cast<Number>(whole);
}

std::optional<std::uint16_t> pciId(const QJsonObject &object, QLatin1StringView key)
{
    bool ok = false;
    const auto value = text(object, key);
    const ushort id = value ? value->toUShort(&ok, 16) : ushort(0);
    return ok ? std::optional<std::uint16_t>(id) : std::nullopt;
}

std::optional<PciAddress> pciAddress(const QJsonObject &object, QLatin1StringView key)
{
    const auto value = text(object, key);
    return value ? PciAddress::parse(*value) : std::nullopt;
}

QList<Remark> remarksFrom(const QJsonObject &object)
{
    QList<Remark> out;
    const QJsonArray rows = object.value("remarks"_L1).toArray();
    for (const auto row : rows) {
        const QString id = row["id"_L1].toString();
        Remark remark {remarkKindFromId(id), row["args"_L1].toVariant().toStringList()};
        // A kind of a later version: keep its words.
        if (remark.kind == RemarkKind::Other && id != toId(RemarkKind::Other))
            remark.args = QStringList {row["text"_L1].toString()};
        out.append(remark);
    }
    return out;
}

MdevParent parentFrom(const QJsonObject &o)
{
    MdevParent out;
    out.name = o.value("name"_L1).toString();
    out.path = o.value("path"_L1).toString();
    out.kind = parentKindFromId(o.value("kind"_L1).toString());
    out.displayName = text(o, "displayName"_L1);
    out.vendor = pciId(o, "vendor"_L1);
    out.device = pciId(o, "device"_L1);
    out.driver = text(o, "driver"_L1);
    out.numaNode = number<int>(o, "numaNode"_L1);
    out.pciAddress = pciAddress(o, "pciAddress"_L1);
    out.physfn = text(o, "physfn"_L1);
    out.currentType = text(o, "currentType"_L1);
    out.remarks = remarksFrom(o);
    return out;
}

MdevType typeFrom(const QJsonObject &o)
{
    MdevType out;
    out.parent = o.value("parent"_L1).toString();
    out.id = o.value("type"_L1).toString();
    out.kind = parentKindFromId(o.value("kind"_L1).toString());
    out.name = text(o, "name"_L1);
    out.description = text(o, "description"_L1);
    out.deviceApi = text(o, "deviceApi"_L1);
    out.availableInstances = number<int>(o, "availableInstances"_L1);
    out.maxInstances = number<int>(o, "maxInstances"_L1);
    out.framebufferMiB = number<int>(o, "framebufferMiB"_L1);
    out.maxResolution = text(o, "maxResolution"_L1);
    out.heads = number<int>(o, "heads"_L1);
    out.frameRateLimit = number<int>(o, "frameRateLimit"_L1);
    out.displayMode = displayModeFromId(o.value("displayMode"_L1).toString());
    out.remarks = remarksFrom(o);
    return out;
}

std::optional<MdevInstance> instanceFrom(const QJsonObject &o)
{
    const auto uuid = MdevUuid::parseStrict(o.value("uuid"_L1).toString());
    if (!uuid)
        return std::nullopt;
    MdevInstance out {*uuid};
    out.parent = o.value("parent"_L1).toString();
    out.type = text(o, "type"_L1);
    out.active = o.value("active"_L1).toBool();
    out.defined = o.value("defined"_L1).toBool();
    out.autostart = o.value("autostart"_L1).toBool();
    out.driver = text(o, "driver"_L1);
    out.iommuGroup = number<int>(o, "iommuGroup"_L1);
    out.displayMode = displayModeFromId(o.value("displayMode"_L1).toString());
    const QJsonValue owner = o.value("owner"_L1);
    if (owner.isObject())
        out.owner = InstanceOwner {text(owner.toObject(), "guest"_L1),
            number<qint64>(owner.toObject(), "pid"_L1).value_or(0)};
    out.remarks = remarksFrom(o);
    return out;
}

RenderNode renderNodeFrom(const QJsonObject &o)
{
    RenderNode out;
    out.path = o.value("path"_L1).toString();
    out.exists = o.value("exists"_L1).toBool();
    out.accessible = o.value("accessible"_L1).toBool();
    out.driver = text(o, "driver"_L1);
    out.pciAddress = pciAddress(o, "pciAddress"_L1);
    out.name = text(o, "name"_L1);
    out.remarks = remarksFrom(o);
    return out;
}

HostMachine machineFrom(const QJsonObject &o)
{
    return {text(o, "kernelRelease"_L1),
        text(o, "cpuModel"_L1),
        flag(o, "hardwareVirtualization"_L1),
        number<int>(o, "logicalCpus"_L1),
        number<qint64>(o, "memoryMiB"_L1),
        flag(o, "kvm"_L1)};
}

HostSource sourceFrom(const QJsonObject &o)
{
    HostSource out;
    out.path = o.value("path"_L1).toString();
    for (const HostSourceKind kind :
        {HostSourceKind::Root, HostSourceKind::Demo, HostSourceKind::File}) {
        if (o.value("kind"_L1).toString() == sourceKindId(kind))
            out.kind = kind;
    }
    return out;
}

} // namespace

QJsonObject snapshotToJson(const HostSnapshot &snapshot)
{
    QJsonArray parents;
    for (const MdevParent &parent : snapshot.parents)
        parents.append(parentToJson(parent));
    QJsonArray types;
    for (const MdevType &type : snapshot.types) {
        QJsonObject row = typeCore(type);
        row.insert(u"type"_s, type.id);
        row.insert(u"remarks"_s, remarksToJson(type.remarks));
        types.append(row);
    }
    QJsonArray instances;
    for (const MdevInstance &instance : snapshot.instances) {
        QJsonObject row = instanceCore(instance);
        row.insert(u"remarks"_s, remarksToJson(instance.remarks));
        instances.append(row);
    }
    QJsonArray nodes;
    for (const RenderNode &node : snapshot.renderNodes)
        nodes.append(renderNodeToJson(node));
    return {{u"format"_s, formatName},
        {u"version"_s, formatVersion},
        {u"source"_s,
            QJsonObject {{u"kind"_s, sourceKindId(snapshot.source.kind)},
                {u"path"_s, snapshot.source.path}}},
        {u"machine"_s, machineToJson(snapshot.machine)},
        {u"mdevBus"_s, snapshot.mdevBus},
        {u"drmAvailable"_s, snapshot.drmAvailable},
        {u"parents"_s, parents},
        {u"types"_s, types},
        {u"instances"_s, instances},
        {u"renderNodes"_s, nodes},
        {u"remarks"_s, remarksToJson(snapshot.remarks)}};
}

Result<HostSnapshot> snapshotFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::NotWellFormed,
            {VITRINE_TEXT("not a saved host: %1"), {error.errorString()}});
    const QJsonObject root = document.object();
    if (root.value("format"_L1).toString() != formatName)
        return failure(ErrorCode::NotWellFormed, VITRINE_TEXT("JSON, but not a saved host"));
    const auto version = number<int>(root, "version"_L1);
    if (!version || *version < 1 || *version > formatVersion)
        return failure(ErrorCode::NotWellFormed,
            VITRINE_TEXT("a saved host of a later version than this program knows"));

    HostSnapshot out;
    out.source = sourceFrom(root.value("source"_L1).toObject());
    out.machine = machineFrom(root.value("machine"_L1).toObject());
    out.mdevBus = root.value("mdevBus"_L1).toBool();
    out.drmAvailable = root.value("drmAvailable"_L1).toBool();
    out.remarks = remarksFrom(root);
    const QJsonArray parents = root.value("parents"_L1).toArray();
    for (const auto row : parents)
        out.parents.append(parentFrom(row.toObject()));
    const QJsonArray types = root.value("types"_L1).toArray();
    for (const auto row : types)
        out.types.append(typeFrom(row.toObject()));
    const QJsonArray instances = root.value("instances"_L1).toArray();
    for (const auto row : instances) {
        if (auto instance = instanceFrom(row.toObject()))
            out.instances.append(*std::move(instance));
        else
            out.remarks.append({RemarkKind::NotAUuid, {row["uuid"_L1].toString()}});
    }
    const QJsonArray nodes = root.value("renderNodes"_L1).toArray();
    for (const auto row : nodes)
        out.renderNodes.append(renderNodeFrom(row.toObject()));
    out.sort();
    return out;
}

QJsonArray typesToJson(const HostSnapshot &snapshot)
{
    QHash<QString, const MdevParent *> parents;
    for (const MdevParent &parent : snapshot.parents)
        parents.insert(parent.name, &parent);
    QHash<std::pair<QString, QString>, QJsonArray> uuids;
    for (const MdevInstance &instance : snapshot.instances) {
        if (instance.active && instance.type)
            uuids[{instance.parent, *instance.type}].append(instance.uuid.toString());
    }
    static const MdevParent none;
    QJsonArray out;
    for (const MdevType &type : snapshot.types) {
        const MdevParent &parent = *parents.value(type.parent, &none);
        QJsonObject row = typeCore(type);
        row.insert(u"type"_s, type.id);
        row.insert(u"parentPath"_s, parent.path.isEmpty() ? QJsonValue() : QJsonValue(parent.path));
        row.insert(u"parentName"_s, json(parent.displayName));
        row.insert(u"vendor"_s, pciId(parent.vendor));
        row.insert(u"driver"_s, json(parent.driver));
        row.insert(u"numaNode"_s, json(parent.numaNode));
        row.insert(u"instances"_s, uuids.value({type.parent, type.id}));
        row.insert(u"remarks"_s, remarkTexts(type.remarks));
        out.append(row);
    }
    return out;
}

QJsonArray instancesToJson(const HostSnapshot &snapshot)
{
    QJsonArray out;
    for (const MdevInstance &instance : snapshot.instances) {
        QJsonObject row = instanceCore(instance);
        row.insert(u"displayMode"_s, toId(snapshot.displayModeOf(instance)));
        row.insert(u"remarks"_s, remarkTexts(instance.remarks));
        out.append(row);
    }
    return out;
}

} // namespace vitrine
