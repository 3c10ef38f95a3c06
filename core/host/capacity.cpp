// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/capacity.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::uint16_t nvidia = 0x10de;

QHash<QString, int> activeByType(const HostSnapshot &snapshot, QStringView parent)
{
    QHash<QString, int> out;
    for (const MdevInstance &instance : snapshot.instances) {
        if (instance.active && instance.parent == parent && instance.type)
            ++out[*instance.type];
    }
    return out;
}

/// NVIDIA's documented default, unless the card was seen to serve two sizes at once. It only foretells; the driver decides.
bool servesOneSize(const HostSnapshot &before, const QString &parent)
{
    const MdevParent *device = before.findParent(parent);
    return device && device->vendor == nvidia && activeByType(before, parent).size() < 2;
}

/// The part of the parent that is free, or nullopt.
std::optional<double> freePart(const HostSnapshot &snapshot, const QString &parent)
{
    const auto shares = capacityOf(snapshot, parent);
    if (!shares)
        return std::nullopt;
    double free = 1;
    for (const CapacityShare &share : *shares)
        free -= share.share;
    return std::max(free, 0.0);
}

std::optional<int> oneSizeLeft(
    const MdevType &type, const QHash<QString, int> &now, const QHash<QString, int> &before)
{
    if (!now.isEmpty() && !now.contains(type.id))
        return 0;
    if (type.maxInstances)
        return std::max(0, *type.maxInstances - now.value(type.id));
    if (now.isEmpty() || !before.contains(type.id))
        return std::nullopt;
    return std::max(0, *type.availableInstances + before.value(type.id) - now.value(type.id));
}

} // namespace

std::optional<double> shareOfParent(const MdevType &type)
{
    if (!type.maxInstances || *type.maxInstances < 1)
        return std::nullopt;
    return 1.0 / *type.maxInstances;
}

std::optional<QList<CapacityShare>> capacityOf(const HostSnapshot &snapshot, QStringView parent)
{
    QList<CapacityShare> out;
    for (const MdevInstance &instance : snapshot.instances) {
        if (!instance.active || instance.parent != parent)
            continue;
        const MdevType *type = instance.type ? snapshot.findType(parent, *instance.type) : nullptr;
        const auto share = type ? shareOfParent(*type) : std::nullopt;
        if (!share)
            return std::nullopt;
        out.append({&instance, *share});
    }
    return out;
}

Text whyUnavailable(const HostSnapshot &snapshot, const MdevType &type)
{
    if (!type.availableInstances || *type.availableInstances > 0)
        return {};
    QStringList holders;
    bool sameType = false;
    for (const MdevInstance &instance : snapshot.instances) {
        if (!instance.active || instance.parent != type.parent)
            continue;
        const MdevType *held =
            instance.type ? snapshot.findType(type.parent, *instance.type) : nullptr;
        const QString what = held ? held->name.value_or(held->id) : instance.uuid.toString();
        sameType = sameType || (instance.type && *instance.type == type.id);
        const QString user = instance.usedBy();
        holders.append(user.isEmpty() ? what : QString(what + u" (" + user + u')'));
    }
    if (holders.isEmpty())
        return VITRINE_TEXT("none is available, although nothing is in use");
    const QString list = holders.join(QStringLiteral(", "));
    if (sameType)
        return {VITRINE_TEXT("all are in use: %1"), {list}};
    return {VITRINE_TEXT("other sizes are in use: %1"), {list}};
}

void recountCapacity(HostSnapshot &snapshot, const HostSnapshot &before, const QString &parent)
{
    const bool oneSize = servesOneSize(before, parent);
    const QHash<QString, int> countNow = activeByType(snapshot, parent);
    const QHash<QString, int> countBefore = activeByType(before, parent);
    const std::optional<double> free = freePart(snapshot, parent);
    for (MdevType &type : snapshot.types) {
        if (type.parent != parent || !type.availableInstances)
            continue;
        if (oneSize)
            type.availableInstances = oneSizeLeft(type, countNow, countBefore);
        else if (free && type.maxInstances)
            // A little more than nothing, so that 3 * (1 - 1/3) is 2.
            type.availableInstances = int(std::floor(*free * *type.maxInstances + 1e-6));
        else if (countNow.value(type.id) != countBefore.value(type.id))
            type.availableInstances = std::max(
                0, *type.availableInstances + countBefore.value(type.id) - countNow.value(type.id));
        else
            type.availableInstances = std::nullopt;
    }
}

} // namespace vitrine
