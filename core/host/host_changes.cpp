// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_changes.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace vitrine {

namespace {

/// The parts of a list by key: what is gone, then what has come or changed.
template<typename Item, typename Key, typename Report>
void compare(const QList<Item> &before, const QList<Item> &after, Key key, Report report)
{
    using KeyType = decltype(key(before.first()));
    QHash<KeyType, const Item *> old;
    QHash<KeyType, const Item *> now;
    for (const Item &item : before)
        old.insert(key(item), &item);
    for (const Item &item : after)
        now.insert(key(item), &item);
    for (const Item &item : before) {
        if (!now.contains(key(item)))
            report(HostDifference::Kind::Gone, item);
    }
    for (const Item &item : after) {
        const Item *was = old.value(key(item));
        if (was == nullptr)
            report(HostDifference::Kind::Appeared, item);
        else if (*was != item)
            report(HostDifference::Kind::Changed, item);
    }
}

} // namespace

std::optional<Uevent> parseUevent(QByteArrayView message)
{
    qsizetype end = message.indexOf('\0');
    if (end < 0)
        end = message.size();
    const QByteArrayView head = message.first(end);
    const qsizetype at = head.indexOf('@');
    if (at <= 0 || at + 1 >= head.size() || head.at(at + 1) != '/')
        return std::nullopt;
    Uevent event;
    event.action = head.first(at).toByteArray();
    event.path = head.sliced(at + 1).toByteArray();
    for (qsizetype from = end + 1; from < message.size(); from = end + 1) {
        end = message.indexOf('\0', from);
        if (end < 0)
            end = message.size();
        const QByteArrayView field = message.sliced(from, end - from);
        constexpr QByteArrayView subsystem("SUBSYSTEM=");
        if (field.startsWith(subsystem))
            event.subsystem = field.sliced(subsystem.size()).toByteArray();
        else if (field.startsWith(QByteArrayView("MDEV_STATE=")))
            event.mdevState = true;
    }
    return event;
}

void HostChanges::add(const HostChanges &other)
{
    everything = everything || other.everything;
    users = users || other.users;
    look = look || other.look;
    for (const QString &parent : other.parents) {
        if (!parents.contains(parent))
            parents.append(parent);
    }
}

HostChanges changesOf(const Uevent &event)
{
    HostChanges changes;
    if (event.mdevState) {
        changes.everything = true;
        return changes;
    }
    const bool comes = event.action == "bind";
    const bool goes = event.action == "unbind" || event.action == "remove";
    if (event.subsystem == "mdev" && (comes || goes)) {
        const qsizetype slash = event.path.lastIndexOf('/');
        if (slash > 0)
            changes.parents.append(
                QString::fromUtf8(QByteArrayView("/sys") + event.path.first(slash)));
    } else {
        // A card or a virtual function, and with it what it offers; a render node.
        changes.everything = (event.subsystem == "pci" && (comes || goes))
            || (event.subsystem == "drm" && (event.action == "add" || goes));
    }
    return changes;
}

QList<HostDifference> differencesOf(const HostSnapshot &before, const HostSnapshot &after)
{
    QList<HostDifference> out;
    compare(
        before.parents,
        after.parents,
        [](const MdevParent &parent) { return parent.name; },
        [&](HostDifference::Kind kind, const MdevParent &parent) {
            out.append({kind, parent.name, {}});
        });
    compare(
        before.types,
        after.types,
        [](const MdevType &type) {
            return std::pair {type.parent, type.id};
        },
        [&](HostDifference::Kind kind, const MdevType &type) {
            out.append({kind,
                type.parent,
                type.id,
                {},
                kind == HostDifference::Kind::Gone ? std::nullopt : type.availableInstances});
        });
    compare(
        before.instances,
        after.instances,
        [](const MdevInstance &instance) {
            return std::pair {instance.parent, instance.uuid.toString()};
        },
        [&](HostDifference::Kind kind, const MdevInstance &instance) {
            out.append(
                {kind, instance.parent, instance.type.value_or(QString()), instance.uuid, {}});
        });
    return out;
}

} // namespace vitrine
