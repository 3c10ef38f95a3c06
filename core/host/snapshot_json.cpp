// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/snapshot_json.h"

#include "core/host/host_facts_json.h"
#include "core/host/snapshot_format.h"

#include <QHash>
#include <QStringList>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

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
    return QJsonObject {{u"guest"_s, json(owner->guest)},
        {u"pid"_s, owner->pid > 0 ? QJsonValue(owner->pid) : QJsonValue()}};
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
        {u"iommuGroup"_s, json(parent.iommuGroup)},
        {u"owner"_s, ownerToJson(parent.owner)},
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
        {u"owner"_s, ownerToJson(instance.owner)},
        {u"guests"_s, QJsonArray::fromStringList(instance.guests)}};
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
    QJsonObject out {{u"format"_s, snapshotformat::name},
        {u"version"_s, snapshotformat::version},
        {u"source"_s,
            QJsonObject {{u"kind"_s, snapshotformat::toId(snapshot.source.kind)},
                {u"path"_s, snapshot.source.path}}},
        {u"machine"_s, machineToJson(snapshot.machine)},
        {u"mdevBus"_s, snapshot.mdevBus},
        {u"drmAvailable"_s, snapshot.drmAvailable},
        {u"parents"_s, parents},
        {u"types"_s, types},
        {u"instances"_s, instances},
        {u"renderNodes"_s, nodes},
        {u"remarks"_s, remarksToJson(snapshot.remarks)}};
    if (snapshot.facts)
        out.insert(u"facts"_s, factsToJson(*snapshot.facts));
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
