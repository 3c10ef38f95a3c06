// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/host_rescan.h"

#include "core/io/display_prober.h"
#include "core/io/scan_support.h"
#include "core/io/sysfs_scanner.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

QSet<QString> namesIn(const RootFs &fs, const QByteArray &folder)
{
    QSet<QString> names;
    const RootFs::Dir dir = fs.openDir(folder);
    if (!dir)
        return names;
    const RootFs::Listing listing = fs.list(dir);
    for (const RootFs::Entry &entry : listing.entries)
        names.insert(scan::decode(entry.name));
    return names;
}

/// Read while it came or went: its bind is told before its type has a link (mdev_core.c), its removal before its folder is gone.
bool isBetween(const MdevInstance &instance)
{
    return std::any_of(
        instance.remarks.cbegin(), instance.remarks.cend(), [](const Remark &remark) {
            return remark.kind == RemarkKind::NotOnBus || remark.kind == RemarkKind::Missing;
        });
}

/// Two folders are listed, no more: which parents, and which instances there are.
HostChanges lookAt(const RootFs &fs, const HostSnapshot &before)
{
    HostChanges found;
    QSet<QString> parents;
    for (const MdevParent &parent : before.parents) {
        if (parent.kind == ParentKind::Mdev)
            parents.insert(parent.name);
        else
            found.everything = true; // a type that is set on a function tells nobody
    }
    const QSet<QString> bus = namesIn(fs, "/sys/class/mdev_bus");
    if (bus != parents) {
        found.everything = true;
        return found;
    }
    QSet<QString> now = namesIn(fs, "/sys/bus/mdev/devices");
    HostChanges gone;
    for (const MdevInstance &instance : before.instances) {
        const bool there = now.remove(instance.uuid.toString());
        if (there == instance.active && !isBetween(instance))
            continue;
        if (const MdevParent *parent = before.findParent(instance.parent))
            gone.parents.append(parent->path);
        else
            found.everything = true;
    }
    found.add(gone);
    // New ones: the link says whose they are.
    const RootFs::Dir dir = fs.openDir("/sys/bus/mdev/devices");
    for (const QString &name : std::as_const(now)) {
        const RootFs::Dir device = fs.openDir(dir, name.toUtf8());
        HostChanges come;
        if (device)
            come.parents.append(scan::decode(device.path.left(device.path.lastIndexOf('/'))));
        found.add(come);
    }
    return found;
}

/// What devices told before they are asked no more.
void keepDisplayModes(const HostSnapshot &before, HostSnapshot &now)
{
    QHash<std::pair<QString, QString>, const MdevInstance *> known;
    for (const MdevInstance &instance : before.instances)
        known.insert({instance.parent, instance.uuid.toString()}, &instance);
    for (MdevInstance &instance : now.instances) {
        const MdevInstance *was = known.value({instance.parent, instance.uuid.toString()});
        if (was && was->type == instance.type && was->driver == instance.driver
            && instance.displayMode == DisplayMode::Unknown)
            instance.displayMode = was->displayMode;
    }
    for (MdevType &type : now.types) {
        const MdevType *was = before.findType(type.parent, type.id);
        if (was && type.displayMode == DisplayMode::Unknown)
            type.displayMode = was->displayMode;
    }
    recallDisplayModes(now);
}

template<typename Item, typename Name>
void replace(QList<Item> &all, const QList<Item> &some, const QSet<QString> &of, Name name)
{
    all.erase(
        std::remove_if(
            all.begin(), all.end(), [&](const Item &item) { return of.contains(name(item)); }),
        all.end());
    all.append(some);
}

void rescanParents(const RootFs &fs, const QStringList &names, HostSnapshot &out)
{
    HostSnapshot part;
    scan::PciNames pci(fs);
    scan::scanParents(fs, pci, out, names, part);
    scan::scanDefinitionsOfParents(fs, part);
    QHash<QString, const MdevInstance *> known;
    for (const MdevInstance &instance : std::as_const(out.instances))
        known.insert(instance.parent + u'/' + instance.uuid.toString(), &instance);
    for (MdevInstance &instance : part.instances) {
        const MdevInstance *was = known.value(instance.parent + u'/' + instance.uuid.toString());
        if (!was)
            continue;
        instance.guests = was->guests;
        // Who held an instance holds it still: that its own file descriptors changed is nobody's event.
        if (instance.active && was->iommuGroup == instance.iommuGroup)
            instance.owner = was->owner;
        // One that is going has lost its link first.
        if (!instance.active && !instance.type)
            instance.type = was->type;
    }
    const QSet<QString> of(names.cbegin(), names.cend());
    replace(out.parents, part.parents, of, [](const MdevParent &p) { return p.name; });
    replace(out.types, part.types, of, [](const MdevType &t) { return t.parent; });
    replace(out.instances, part.instances, of, [](const MdevInstance &i) { return i.parent; });
    out.sort();
}

} // namespace

Result<HostSnapshot> rescanHost(
    const HostSnapshot &before, const HostChanges &changes, const RootFs::Hook &hook)
{
    if (before.source.kind != HostSourceKind::Root)
        return before;
    const Result<RootFs> fs = RootFs::open(before.source.path, hook);
    if (!fs)
        return failure(fs.error());
    HostChanges todo = changes;
    if (todo.look && !todo.everything)
        todo.add(lookAt(*fs, before));
    QStringList names;
    for (const QString &path : std::as_const(todo.parents)) {
        const auto parent = std::find_if(
            before.parents.cbegin(), before.parents.cend(), [&](const MdevParent &each) {
                return each.kind == ParentKind::Mdev && each.path == path;
            });
        if (parent == before.parents.cend())
            todo.everything = true; // one that is new
        else
            names.append(parent->name);
    }
    if (todo.everything) {
        Result<HostSnapshot> now = scanHost({before.source.path, hook, before.facts.has_value()});
        if (now)
            keepDisplayModes(before, *now);
        return now;
    }
    HostSnapshot out = before;
    if (!names.isEmpty()) {
        rescanParents(*fs, names, out);
        keepDisplayModes(before, out);
    }
    if (todo.users) {
        for (MdevInstance &instance : out.instances)
            instance.owner.reset();
        scan::scanOwners(*fs, out);
    }
    return out;
}

} // namespace vitrine
