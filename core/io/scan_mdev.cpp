// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/type_description.h"
#include "core/io/scan_support.h"

#include <QHash>
#include <QSet>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace vitrine::scan {

namespace {

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
        const RootFs::Dir bus = m_fs.openDir("/sys/class/mdev_bus");
        m_out.mdevBus = bool(bus);
        if (bus) {
            RootFs::Listing listing = m_fs.list(bus);
            if (listing.error != 0)
                m_out.remarks.append(folderRemark(bus.path, listing.error));
            for (const RootFs::Entry &entry : std::as_const(listing.entries))
                scanParent(bus, entry);
        } else if (bus.error != ENOENT) {
            m_out.remarks.append(folderRemark("/sys/class/mdev_bus", bus.error));
        }
        scanRestOfBus();
    }

private:
    void listBus()
    {
        m_bus = m_fs.openDir("/sys/bus/mdev/devices");
        if (!m_bus) {
            if (m_bus.error != ENOENT)
                m_out.remarks.append(folderRemark("/sys/bus/mdev/devices", m_bus.error));
            return;
        }
        const RootFs::Listing listing = m_fs.list(m_bus);
        if (listing.error != 0)
            m_out.remarks.append(folderRemark(m_bus.path, listing.error));
        m_waiting.reserve(listing.entries.size());
        for (const RootFs::Entry &entry : listing.entries)
            m_waiting.insert(entry.name);
    }

    void scanParent(const RootFs::Dir &bus, const RootFs::Entry &entry)
    {
        const RootFs::Dir dir = m_fs.openDir(bus, entry.name);
        if (!dir) {
            const QByteArray path = bus.path + '/' + entry.name;
            m_out.remarks.append(dir.error == ENOENT
                    ? Remark {RemarkKind::DanglingLink, {label(path)}}
                    : folderRemark(path, dir.error));
            return;
        }
        MdevParent parent;
        parent.name = decode(entry.name);
        parent.path = decode(dir.path);
        readParentDevice(m_fs, dir, m_names, parent);
        scanTypes(dir, parent);

        // Children of the device: instances are the real folders that are named by a UUID (mdev_core.c).
        const RootFs::Listing children = m_fs.list(dir);
        if (children.error != 0)
            parent.remarks.append(folderRemark(dir.path, children.error));
        for (const RootFs::Entry &child : children.entries) {
            if (child.kind != RootFs::Kind::Folder || child.name.size() != 36)
                continue;
            if (const auto uuid = MdevUuid::parseStrict(QString::fromLatin1(child.name)))
                scanInstance(dir, child.name, *uuid, parent.name);
        }
        m_out.parents.append(std::move(parent));
    }

    void scanTypes(const RootFs::Dir &dir, MdevParent &parent)
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
            const QByteArray path = "mdev_supported_types/" + entry.name;
            if (entry.kind != RootFs::Kind::Folder) {
                parent.remarks.append({RemarkKind::NotAFolder, {label(path)}});
                continue;
            }
            const RootFs::Dir typeDir = m_fs.subDir(types, entry.name);
            if (!typeDir) {
                parent.remarks.append(folderRemark(path, typeDir.error));
                continue;
            }
            scanType(typeDir, entry.name, parent.name);
        }
    }

    void scanType(const RootFs::Dir &dir, const QByteArray &id, const QString &parent)
    {
        MdevType type;
        type.parent = parent;
        type.id = decode(id);
        type.availableInstances =
            readNumber(m_fs, dir, "available_instances", 0, Need::Required, type.remarks);
        type.deviceApi = readText(m_fs, dir, "device_api", Need::Required, type.remarks);
        type.name = readText(m_fs, dir, "name", Need::Optional, type.remarks);
        type.description = readText(m_fs, dir, "description", Need::Optional, type.remarks);
        if (type.description) {
            const TypeDescription said = parseTypeDescription(*type.description);
            type.maxInstances = said.maxInstances;
            type.framebufferMiB = said.framebufferMiB;
            type.maxResolution = said.maxResolution;
            type.heads = said.heads;
            type.frameRateLimit = said.frameRateLimit;
        }
        m_typeIds.insert({parent, type.id});
        m_out.types.append(std::move(type));
    }

    void scanInstance(const RootFs::Dir &parentDir,
        const QByteArray &name,
        const MdevUuid &uuid,
        const QString &parent)
    {
        MdevInstance instance {uuid};
        instance.parent = parent;
        // It may also have come after the bus was listed.
        instance.active = m_waiting.remove(name) || !m_bus || m_fs.access(m_bus, name, F_OK);
        if (!instance.active)
            instance.remarks.append({RemarkKind::NotOnBus, {}});
        readLinks(parentDir, name + '/', instance);
        m_out.instances.append(std::move(instance));
    }

    /// `prefix` is empty, or the name of a real folder of `dir` and a slash: that saves opening 10,000 folders.
    void readLinks(const RootFs::Dir &dir, const QByteArray &prefix, MdevInstance &instance)
    {
        instance.type = linkName(m_fs, dir, prefix + "mdev_type");
        if (!instance.type)
            instance.remarks.append({RemarkKind::Missing, {QStringLiteral("mdev_type")}});
        else if (!m_typeIds.contains({instance.parent, *instance.type}))
            instance.remarks.append({RemarkKind::UnknownType, {*instance.type, instance.parent}});
        instance.driver = linkName(m_fs, dir, prefix + "driver");
        const auto group = linkName(m_fs, dir, prefix + "iommu_group");
        bool ok = false;
        const int number = group ? group->toInt(&ok) : 0;
        if (ok && number >= 0)
            instance.iommuGroup = number;
        else if (group)
            instance.remarks.append(
                {RemarkKind::NotANumber, {QStringLiteral("iommu_group"), *group}});
        else
            instance.remarks.append({RemarkKind::Missing, {QStringLiteral("iommu_group")}});
    }

    /// What the bus lists and no parent has: odd names, dangling links, parents that are not in /sys/class/mdev_bus.
    void scanRestOfBus()
    {
        QList<QByteArray> rest(m_waiting.cbegin(), m_waiting.cend());
        std::sort(rest.begin(), rest.end());
        for (const QByteArray &name : std::as_const(rest)) {
            const auto uuid = MdevUuid::parseStrict(decode(name));
            if (!uuid) {
                m_out.remarks.append({RemarkKind::NotAUuid, {label(name)}});
                continue;
            }
            const RootFs::Target target = m_fs.readLink(m_bus, name);
            if (target.error == ENOENT)
                continue; // removed since the bus was listed
            MdevInstance instance {*uuid};
            instance.active = true;
            const QList<QByteArray> parts = target.bytes.split('/');
            if (parts.size() > 1)
                instance.parent = decode(parts.at(parts.size() - 2));
            const RootFs::Dir dir = m_fs.openDir(m_bus, name);
            if (dir)
                readLinks(dir, {}, instance);
            else
                instance.remarks.append(
                    {RemarkKind::DanglingLink, {label(m_bus.path + '/' + name)}});
            if (!m_out.findParent(instance.parent))
                instance.remarks.append({RemarkKind::UnknownParent, {instance.parent}});
            m_out.instances.append(std::move(instance));
        }
    }

    const RootFs &m_fs;
    PciNames &m_names;
    HostSnapshot &m_out;
    RootFs::Dir m_bus;
    QSet<QByteArray> m_waiting; ///< on the bus, not yet met at a parent
    QSet<std::pair<QString, QString>> m_typeIds;
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

} // namespace vitrine::scan
