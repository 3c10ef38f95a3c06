// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

int diskNameIndex(QStringView target)
{
    // virDiskNameToIndex: the letters behind a known prefix are a number of base 26.
    for (const QStringView prefix : {u"fd", u"hd", u"vd", u"sd", u"xvd", u"ubd"}) {
        if (!target.startsWith(prefix))
            continue;
        int index = 0;
        qsizetype i = prefix.size();
        for (; i < target.size() && target.at(i) >= u'a' && target.at(i) <= u'z'; ++i)
            index = (index + (i == prefix.size() ? 0 : 1)) * 26 + (target.at(i).unicode() - u'a');
        const bool named = i > prefix.size();
        while (i < target.size() && target.at(i) >= u'0' && target.at(i) <= u'9')
            ++i; // a partition
        return named && i == target.size() ? index : -1;
    }
    return -1;
}

bool isPartition(QStringView target)
{
    qsizetype digits = target.size();
    while (digits > 0 && target.at(digits - 1).isDigit())
        --digits;
    return target.mid(digits).toInt() != 0;
}

namespace {

QString defaultBus(const TreeNode *disk, const QString &target)
{
    if (disk->is(u"device", u"floppy"))
        return u"fdc"_s;
    if (target.startsWith("hd"_L1))
        return u"ide"_s;
    if (target.startsWith("sd"_L1))
        return u"scsi"_s;
    if (target.startsWith("vd"_L1))
        return u"virtio"_s;
    if (target.startsWith("xvd"_L1))
        return u"xen"_s;
    if (target.startsWith("ubd"_L1))
        return u"uml"_s;
    return u"ide"_s;
}

/// virDomainDiskInsert: behind the last of its bus whose name comes before.
void place(Completion &guest, TreeNode *disk)
{
    const QString &bus = disk->get(u"target", u"bus");
    const int index = diskNameIndex(disk->get(u"target", u"dev"));
    TreeNodes before;
    for (TreeNode *d : guest.devices(u"disk")) {
        if (d == disk)
            break;
        before.push_back(d);
    }
    qsizetype at = -1;
    for (qsizetype i = before.size() - 1; i >= 0; --i) {
        const TreeNode *other = before[i];
        if (other->get(u"target", u"bus") != bus)
            continue;
        if (diskNameIndex(other->get(u"target", u"dev")) > index)
            at = i;
        else if (at < 0)
            at = i + 1;
    }
    if (at >= 0 && at < before.size())
        guest.tree.move(disk, before[at]);
}

struct DriveAddress {
    int controller = 0;
    int bus = 0;
    int unit = 0;
};

/// virDomainDiskDefAssignAddress.
std::optional<DriveAddress> driveAddress(const QString &bus, int index)
{
    if (bus == "ide"_L1)
        return DriveAddress {index / 4, (index % 4) / 2, index % 2};
    if (bus == "sata"_L1)
        return DriveAddress {index / 6, 0, index % 6};
    if (bus == "fdc"_L1)
        return DriveAddress {index / 2, 0, index % 2};
    if (bus == "scsi"_L1)
        return DriveAddress {index / 7, 0, index % 7}; // a narrow bus, whatever the controller
    return std::nullopt;
}

void completeHosts(Completion &guest, TreeNode *source)
{
    const QString &protocol = source->get(u"protocol");
    QString port;
    if (protocol == "gluster"_L1)
        port = u"24007"_s;
    else if (protocol == "nbd"_L1)
        port = u"10809"_s;
    else if (protocol == "iscsi"_L1)
        port = u"3260"_s;
    else if (protocol == "ssh"_L1)
        port = u"22"_s;
    else if (protocol == "http"_L1)
        port = u"80"_s;
    else if (protocol == "https"_L1)
        port = u"443"_s;
    else if (protocol == "ftp"_L1)
        port = u"21"_s;
    if (port.isEmpty())
        return;
    for (TreeNode *host = source->child(u"host"); host != nullptr; host = host->nextSame()) {
        const QString &transport = host->get(u"transport");
        if (!host->has(u"port") && (transport.isEmpty() || transport == "tcp"_L1))
            guest.tree.set(host, u"port", port, byDefault);
    }
}

void completeSource(Completion &guest, TreeNode *source)
{
    guest.tree.removeAttribute(source, u"index");
    const QString &protocol = source->get(u"protocol");
    TreeNode *ssl = source->child(u"ssl");
    if (ssl != nullptr
        && (!ssl->has(u"verify") || (protocol != "https"_L1 && protocol != "ftps"_L1)))
        guest.tree.remove(ssl);
    if (source->has(u"namespace") && !source->has(u"managed"))
        guest.tree.set(source, u"managed", u"yes"_s, byDefault);
    completeHosts(guest, source);
    // virDomainPostParseCheckISCSIPath
    if (protocol == "iscsi"_L1 && !source->get(u"name").isEmpty()
        && !source->get(u"name").contains(u'/'))
        guest.tree.respell(source, u"name", source->get(u"name") + u"/0"_s);
    if (TreeNode *encryption = source->child(u"encryption");
        encryption != nullptr && !encryption->has(u"engine"))
        guest.tree.set(encryption, u"engine", u"qemu"_s, byDefault);
}

void completeCache(Completion &guest, TreeNode *holder)
{
    TreeNode *cache = holder == nullptr ? nullptr : holder->child(u"metadata_cache");
    TreeNode *size = cache == nullptr ? nullptr : cache->child(u"max_size");
    if (size == nullptr)
        return;
    if (const auto bytes = scaledBytes(size->text, size->get(u"unit"), 1)) {
        size->text = QString::number(*bytes);
        guest.tree.set(size, u"unit", u"bytes"_s, byDefault);
    }
}

void completeDisk(Completion &guest, TreeNode *disk)
{
    if (!disk->has(u"type"))
        guest.tree.set(disk, u"type", u"file"_s, byDefault);
    if (!disk->has(u"device"))
        guest.tree.set(disk, u"device", u"disk"_s, byDefault);
    TreeNode *target = disk->child(u"target");
    if (target == nullptr || !target->has(u"dev")) {
        const TreeNode *source = disk->child(u"source");
        QString path;
        for (const Atom name : Atoms {u"file", u"dev", u"dir", u"name"}) {
            if (path.isEmpty() && source != nullptr)
                path = source->get(name);
        }
        guest.refuse(
            LibvirtCode::NoTarget, path, disk, course::validateDevice + devicePlace(u"disk"));
        return;
    }
    const QString dev = target->get(u"dev");
    if (!target->has(u"bus"))
        guest.tree.set(target, u"bus", defaultBus(disk, dev), byDefault);
    if (target->is(u"tray", u"closed"))
        guest.tree.removeAttribute(target, u"tray");
    TreeNode *driver = disk->child(u"driver");
    const bool pool = disk->is(u"type", u"volume");
    if (driver == nullptr)
        driver = guest.tree.add(disk, u"driver", byDefault);
    if (!driver->has(u"name"))
        guest.tree.set(driver, u"name", u"qemu"_s, byDefault);
    if (driver->is(u"type", u"aio"))
        guest.tree.respell(driver, u"type", u"raw"_s); // Xen's name of it
    if (!driver->has(u"type") && !pool)
        guest.tree.set(driver, u"type", u"raw"_s, byDefault);
    completeCache(guest, driver);
    if (TreeNode *geometry = disk->child(u"geometry")) { // written only where it is whole
        for (const Atom name : Atoms {u"cyls", u"heads", u"secs"})
            geometry->unwritten =
                geometry->unwritten || number(geometry->get(name)).value_or(0) == 0;
    }
    TreeNode *source = disk->child(u"source");
    if (source != nullptr)
        source->unwritten = source->firstAttribute() == nullptr && source->firstChild() == nullptr;
    if (source != nullptr)
        completeSource(guest, source);
    else if (!disk->is(u"device", u"disk") && !disk->is(u"type", u"file"))
        guest.tree.respell(disk, u"type", u"file"_s); // an empty drive is none of a block device
    for (TreeNode *backing = disk->child(u"backingStore"); backing != nullptr;
         backing = backing->child(u"backingStore")) {
        guest.tree.removeAttribute(backing, u"index");
        if (TreeNode *inner = backing->child(u"source"))
            completeSource(guest, inner);
        completeCache(guest, backing->child(u"format"));
    }
    if (TreeNode *encryption = disk->child(u"encryption");
        encryption != nullptr && !encryption->has(u"engine"))
        guest.tree.set(encryption, u"engine", u"qemu"_s, byDefault);
    if (disk->is(u"device", u"cdrom") && disk->child(u"readonly") == nullptr)
        guest.tree.add(disk, u"readonly", byDefault);

    if (disk->child(u"readonly") != nullptr && disk->is(u"snapshot", u"no"))
        guest.tree.removeAttribute(disk, u"snapshot"); // it cannot be otherwise
    TreeNode *address = disk->child(u"address");
    if (address == nullptr) {
        const int index = diskNameIndex(dev);
        if (index < 0)
            guest.refuse(LibvirtCode::XmlError,
                u"Unknown disk name '%1' and no address specified"_s.arg(dev),
                disk,
                course::completeDevice + devicePlace(u"disk"));
        if (const auto drive = driveAddress(target->get(u"bus"), std::max(index, 0))) {
            address = guest.tree.add(disk, u"address", assigned);
            guest.tree.set(address, u"type", u"drive"_s, assigned);
            guest.tree.set(address, u"controller", QString::number(drive->controller), assigned);
            guest.tree.set(address, u"bus", QString::number(drive->bus), assigned);
            guest.tree.set(address, u"target", u"0"_s, assigned);
            guest.tree.set(address, u"unit", QString::number(drive->unit), assigned);
        }
    }
}

} // namespace

void refuseForeignAddresses(Completion &guest)
{
    for (const TreeNode *disk : guest.devices(u"disk")) {
        const QString &type = disk->get(u"address", u"type");
        if (disk->get(u"target", u"bus") == "virtio"_L1 && !type.isEmpty() && type != "pci"_L1
            && type != "ccw"_L1 && type != "virtio-mmio"_L1)
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"virtio disk cannot have an address of type '%1'"_s.arg(type),
                disk);
    }
}

void completeDisks(Completion &guest)
{
    const TreeNodes disks = guest.devices(u"disk");
    for (TreeNode *disk : disks) // as they are parsed: a bus that is not given is one of its own
        place(guest, disk);
    for (TreeNode *disk : disks)
        completeDisk(guest, disk);
}

} // namespace vitrine
