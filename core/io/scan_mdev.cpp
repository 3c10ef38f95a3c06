// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/type_description.h"
#include "core/io/scan_support.h"

#include <QHash>
#include <QSet>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <optional>
#include <thread>
#include <vector>

namespace vitrine::scan {

namespace {

/// What one parent gave.
struct ParentPart {
    std::optional<MdevParent> parent;
    QList<MdevType> types;
    QList<MdevInstance> instances;
    QList<QByteArray> onBus; ///< names of those instances that the bus listed
    QList<Remark> remarks; ///< of the parent as an entry of the bus
};

/// The mdev bus, as it was listed before the parents were read.
struct Bus {
    RootFs::Dir dir;
    QSet<QByteArray> names;
};

/// type, driver and IOMMU group of an instance. `prefix` is empty, or the name of a real folder of `dir` and a slash: that saves
/// opening 10,000 folders.
void readLinks(
    const RootFs &fs, const RootFs::Dir &dir, const QByteArray &prefix, MdevInstance &instance)
{
    instance.type = linkName(fs, dir, prefix + "mdev_type");
    if (!instance.type)
        instance.remarks.append({RemarkKind::Missing, {QStringLiteral("mdev_type")}});
    instance.driver = linkName(fs, dir, prefix + "driver");
    const auto group = linkName(fs, dir, prefix + "iommu_group");
    bool ok = false;
    const int number = group ? group->toInt(&ok) : 0;
    if (ok && number >= 0)
        instance.iommuGroup = number;
    else if (group)
        instance.remarks.append({RemarkKind::NotANumber, {QStringLiteral("iommu_group"), *group}});
    else
        instance.remarks.append({RemarkKind::Missing, {QStringLiteral("iommu_group")}});
}

void remarkUnknownType(MdevInstance &instance, const QList<MdevType> &typesOfParent)
{
    if (!instance.type)
        return;
    const bool known = std::any_of(typesOfParent.cbegin(),
        typesOfParent.cend(),
        [&instance](const MdevType &t) { return t.id == *instance.type; });
    if (!known)
        instance.remarks.prepend({RemarkKind::UnknownType, {*instance.type, instance.parent}});
}

/// Reads parents, one after the other. Each thread has its own.
class ParentReader {
public:
    /// What `known` has of a parent and its types, and does not change while they are there, is taken from it.
    ParentReader(const RootFs &fs, PciNames &names, const Bus &bus, const HostSnapshot *known = {})
        : m_fs(fs)
        , m_names(names)
        , m_bus(bus)
        , m_known(known)
    {
    }

    ParentPart read(const RootFs::Dir &parents, const RootFs::Entry &entry)
    {
        ParentPart out;
        const RootFs::Dir dir = m_fs.openDir(parents, entry.name);
        if (!dir) {
            const QByteArray path = parents.path + '/' + entry.name;
            out.remarks.append(dir.error == ENOENT
                    ? Remark {RemarkKind::DanglingLink, {label(path)}}
                    : folderRemark(path, dir.error));
            return out;
        }
        MdevParent &parent = out.parent.emplace();
        parent.name = decode(entry.name);
        parent.path = decode(dir.path);
        const MdevParent *was = m_known ? m_known->findParent(parent.name) : nullptr;
        if (was && was->path == parent.path && was->remarks.isEmpty())
            parent = *was;
        else
            readParentDevice(m_fs, dir, m_names, parent);
        readTypes(dir, parent, out.types);

        // Children of the device: instances are the real folders that are named by a UUID (mdev_core.c).
        const RootFs::Listing children = m_fs.list(dir);
        if (children.error != 0)
            parent.remarks.append(folderRemark(dir.path, children.error));
        for (const RootFs::Entry &child : children.entries) {
            if (child.kind != RootFs::Kind::Folder || child.name.size() != 36)
                continue;
            if (const auto uuid = MdevUuid::parseStrict(QString::fromLatin1(child.name)))
                readInstance(dir, child.name, *uuid, out);
        }
        return out;
    }

private:
    void readTypes(const RootFs::Dir &dir, MdevParent &parent, QList<MdevType> &out)
    {
        const RootFs::Dir types = m_fs.subDir(dir, "mdev_supported_types");
        if (!types) {
            parent.remarks.append(folderRemark("mdev_supported_types", types.error));
            return;
        }
        const RootFs::Listing listing = m_fs.list(types);
        if (listing.error != 0)
            parent.remarks.append(folderRemark("mdev_supported_types", listing.error));
        if (listing.entries.isEmpty() && listing.error == 0)
            parent.remarks.append({RemarkKind::NoTypes, {}});
        for (const RootFs::Entry &entry : listing.entries) {
            const auto path = [&entry]() -> QByteArray {
                return "mdev_supported_types/" + entry.name;
            };
            if (entry.kind != RootFs::Kind::Folder) {
                parent.remarks.append({RemarkKind::NotAFolder, {label(path())}});
                continue;
            }
            const RootFs::Dir typeDir = m_fs.subDir(types, entry.name);
            if (typeDir)
                readType(typeDir, entry.name, parent.name, out);
            else
                parent.remarks.append(folderRemark(path(), typeDir.error));
        }
    }

    void readType(
        const RootFs::Dir &dir, const QByteArray &id, const QString &parent, QList<MdevType> &out)
    {
        MdevType type;
        type.parent = parent;
        type.id = decode(id);
        const MdevType *was = m_known ? m_known->findType(parent, type.id) : nullptr;
        if (was && was->remarks.isEmpty()) {
            type = *was;
            type.availableInstances =
                readNumber(m_fs, dir, "available_instances", 0, Need::Required, type.remarks);
            out.append(std::move(type));
            return;
        }
        type.availableInstances =
            readNumber(m_fs, dir, "available_instances", 0, Need::Required, type.remarks);
        type.deviceApi = readText(m_fs, dir, "device_api", Need::Required, type.remarks);
        type.name = readText(m_fs, dir, "name", Need::Optional, type.remarks);
        type.description = readText(m_fs, dir, "description", Need::Optional, type.remarks);
        if (type.description) {
            const TypeDescription &said = meaningOf(*type.description);
            type.maxInstances = said.maxInstances;
            type.framebufferMiB = said.framebufferMiB;
            type.maxResolution = said.maxResolution;
            type.heads = said.heads;
            type.frameRateLimit = said.frameRateLimit;
        }
        out.append(std::move(type));
    }

    /// Cards of one model say the same of each type.
    const TypeDescription &meaningOf(const QString &description)
    {
        const auto known = m_meanings.constFind(description);
        if (known != m_meanings.constEnd())
            return *known;
        return *m_meanings.insert(description, parseTypeDescription(description));
    }

    void readInstance(
        const RootFs::Dir &dir, const QByteArray &name, const MdevUuid &uuid, ParentPart &out)
    {
        MdevInstance instance {uuid};
        instance.parent = out.parent->name;
        const bool listed = m_bus.names.contains(name);
        if (listed)
            out.onBus.append(name);
        // It may also have come after the bus was listed.
        instance.active = listed || !m_bus.dir || m_fs.access(m_bus.dir, name, F_OK);
        readLinks(m_fs, dir, name + '/', instance);
        remarkUnknownType(instance, out.types);
        if (!instance.active)
            instance.remarks.prepend({RemarkKind::NotOnBus, {}});
        out.instances.append(std::move(instance));
    }

    const RootFs &m_fs;
    PciNames &m_names;
    const Bus &m_bus;
    const HostSnapshot *m_known;
    QHash<QString, TypeDescription> m_meanings;
};

/// The mdev bus is the one place that says which instances are alive: one that is being removed while a guest still holds it has
/// left the bus, but not yet its parent's folder.
class MdevScan {
public:
    MdevScan(const RootFs &fs, PciNames &names, HostSnapshot &out)
        : m_fs(fs)
        , m_names(names)
        , m_out(out)
    {
    }

    void run()
    {
        listBus();
        const RootFs::Dir parents = m_fs.openDir("/sys/class/mdev_bus");
        m_out.mdevBus = bool(parents);
        if (parents) {
            const RootFs::Listing listing = m_fs.list(parents);
            if (listing.error != 0)
                m_out.remarks.append(folderRemark(parents.path, listing.error));
            for (ParentPart &part : readParents(parents, listing.entries))
                add(std::move(part));
        } else if (parents.error != ENOENT) {
            m_out.remarks.append(folderRemark("/sys/class/mdev_bus", parents.error));
        }
        scanRestOfBus();
    }

private:
    void listBus()
    {
        m_bus.dir = m_fs.openDir("/sys/bus/mdev/devices");
        if (!m_bus.dir) {
            if (m_bus.dir.error != ENOENT)
                m_out.remarks.append(folderRemark("/sys/bus/mdev/devices", m_bus.dir.error));
            return;
        }
        const RootFs::Listing listing = m_fs.list(m_bus.dir);
        if (listing.error != 0)
            m_out.remarks.append(folderRemark(m_bus.dir.path, listing.error));
        m_bus.names.reserve(listing.entries.size());
        for (const RootFs::Entry &entry : listing.entries)
            m_bus.names.insert(entry.name);
    }

    /// In the order of the entries. By two threads where there is much to read: most of the time is spent in the kernel, and a
    /// third thread gains little there. A small host is read before a thread would have started.
    std::vector<ParentPart> readParents(
        const RootFs::Dir &parents, const QList<RootFs::Entry> &entries)
    {
        std::vector<ParentPart> out(static_cast<std::size_t>(entries.size()));
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            ParentReader reader(m_fs, m_names, m_bus);
            for (std::size_t i = next++; i < out.size(); i = next++)
                out[i] = reader.read(parents, entries.at(static_cast<qsizetype>(i)));
        };
        constexpr qsizetype manyInstances = 64;
        std::optional<std::thread> helper;
        if (out.size() > 1 && m_bus.names.size() >= manyInstances && !m_fs.isWatched()
            && std::thread::hardware_concurrency() > 1)
            helper.emplace(work);
        work();
        if (helper)
            helper->join();
        return out;
    }

    void add(ParentPart part)
    {
        m_out.remarks += part.remarks;
        for (const QByteArray &name : std::as_const(part.onBus))
            m_bus.names.remove(name);
        m_out.types.append(std::move(part.types));
        m_out.instances.append(std::move(part.instances));
        if (part.parent)
            m_out.parents.append(*std::move(part.parent));
    }

    /// What the bus lists and no parent has: odd names, dangling links, parents that are not in /sys/class/mdev_bus.
    void scanRestOfBus()
    {
        QList<QByteArray> rest(m_bus.names.cbegin(), m_bus.names.cend());
        std::sort(rest.begin(), rest.end());
        for (const QByteArray &name : std::as_const(rest)) {
            const auto uuid = MdevUuid::parseStrict(decode(name));
            if (!uuid) {
                m_out.remarks.append({RemarkKind::NotAUuid, {label(name)}});
                continue;
            }
            const RootFs::Target target = m_fs.readLink(m_bus.dir, name);
            if (target.error == ENOENT)
                continue; // removed since the bus was listed
            MdevInstance instance {*uuid};
            instance.active = true;
            const QList<QByteArray> parts = target.bytes.split('/');
            if (parts.size() > 1)
                instance.parent = decode(parts.at(parts.size() - 2));
            const RootFs::Dir dir = m_fs.openDir(m_bus.dir, name);
            if (dir) {
                readLinks(m_fs, dir, {}, instance);
                if (instance.type && !m_out.findType(instance.parent, *instance.type))
                    remarkUnknownType(instance, {});
            } else {
                instance.remarks.append(
                    {RemarkKind::DanglingLink, {label(m_bus.dir.path + '/' + name)}});
            }
            if (!m_out.findParent(instance.parent))
                instance.remarks.append({RemarkKind::UnknownParent, {instance.parent}});
            m_out.instances.append(std::move(instance));
        }
    }

    const RootFs &m_fs;
    PciNames &m_names;
    HostSnapshot &m_out;
    Bus m_bus; ///< at the end only the names that were not met at a parent
};

/// "0 of everything on an idle card" is trouble of the driver or its mode, not use. A virtual function shares its card with others.
void remarkIdleParents(HostSnapshot &out)
{
    struct Sum {
        int types = 0;
        bool anyOpen = false; ///< available, or not known
    };
    QHash<QString, Sum> sums;
    for (const MdevType &type : std::as_const(out.types)) {
        Sum &sum = sums[type.parent];
        ++sum.types;
        sum.anyOpen = sum.anyOpen || type.availableInstances.value_or(1) > 0;
    }
    QSet<QString> busy;
    for (const MdevInstance &instance : std::as_const(out.instances))
        busy.insert(instance.parent);
    for (MdevParent &parent : out.parents) {
        const Sum sum = sums.value(parent.name);
        if (sum.types > 0 && !sum.anyOpen && !parent.physfn && !busy.contains(parent.name))
            parent.remarks.append({RemarkKind::IdleWithoutCapacity, {}});
    }
}

} // namespace

void readParentDevice(const RootFs &fs, const RootFs::Dir &dir, PciNames &names, MdevParent &parent)
{
    parent.pciAddress = PciAddress::parse(decode(dir.path.mid(dir.path.lastIndexOf('/') + 1)));
    parent.driver = linkName(fs, dir, "driver");
    if (!parent.pciAddress)
        return;
    parent.vendor = readPciId(fs, dir, "vendor", parent.remarks);
    parent.device = readPciId(fs, dir, "device", parent.remarks);
    parent.displayName = names.find(parent.vendor, parent.device);
    parent.physfn = linkName(fs, dir, "physfn");
    const auto node = readNumber(fs, dir, "numa_node", -1, Need::Optional, parent.remarks);
    if (node && *node >= 0)
        parent.numaNode = node;
}

void scanMdev(const RootFs &fs, PciNames &names, HostSnapshot &out)
{
    MdevScan(fs, names, out).run();
    remarkIdleParents(out);
}

void scanParents(const RootFs &fs,
    PciNames &names,
    const HostSnapshot &known,
    const QStringList &which,
    HostSnapshot &out)
{
    const RootFs::Dir parents = fs.openDir("/sys/class/mdev_bus");
    if (!parents)
        return;
    // Its names stay unread: there may be thousands, of other parents.
    const Bus bus {fs.openDir("/sys/bus/mdev/devices"), {}};
    ParentReader reader(fs, names, bus, &known);
    for (const QString &name : which) {
        ParentPart part = reader.read(parents, {name.toUtf8(), RootFs::Kind::Link});
        if (!part.parent)
            continue; // it has gone
        out.parents.append(*std::move(part.parent));
        out.types.append(std::move(part.types));
        out.instances.append(std::move(part.instances));
    }
    remarkIdleParents(out);
}

} // namespace vitrine::scan
