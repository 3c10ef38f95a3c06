// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_facts_json.h"
#include "core/host/snapshot_format.h"
#include "core/host/snapshot_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <cmath>
#include <limits>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

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

std::optional<InstanceOwner> ownerFrom(const QJsonObject &o)
{
    const QJsonValue owner = o.value("owner"_L1);
    if (!owner.isObject())
        return std::nullopt;
    return InstanceOwner {
        text(owner.toObject(), "guest"_L1), number<qint64>(owner.toObject(), "pid"_L1).value_or(0)};
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
    out.iommuGroup = number<int>(o, "iommuGroup"_L1);
    out.owner = ownerFrom(o);
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
    out.owner = ownerFrom(o);
    const QJsonArray guests = o.value("guests"_L1).toArray();
    for (const auto guest : guests)
        out.guests.append(guest.toString());
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
        if (o.value("kind"_L1).toString() == snapshotformat::toId(kind))
            out.kind = kind;
    }
    return out;
}

} // namespace

Result<HostSnapshot> snapshotFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(ErrorCode::NotWellFormed,
            {VITRINE_TEXT("not a saved host: %1"), {error.errorString()}});
    const QJsonObject root = document.object();
    if (root.value("format"_L1).toString() != snapshotformat::name)
        return failure(ErrorCode::NotWellFormed, VITRINE_TEXT("JSON, but not a saved host"));
    const auto version = number<int>(root, "version"_L1);
    if (!version || *version < 1 || *version > snapshotformat::version)
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
    if (root.value("facts"_L1).isObject())
        out.facts = factsFromJson(root.value("facts"_L1).toObject());
    out.sort();
    return out;
}

} // namespace vitrine
