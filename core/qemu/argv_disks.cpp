// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Disks: qemuBuildDisksCommandLine, qemuBuildDiskDeviceProps. A node name is numbered from the last disk to the first.
#include "core/qemu/argv_blockdev.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isEmptyDrive(const TreeNode *disk)
{
    const TreeNode *source = disk->child(u"source");
    if (source == nullptr)
        return true;
    for (const Atom name :
        Atoms {u"file", u"dev", u"dir", u"protocol", u"pool", u"namespace", u"path"}) {
        if (source->has(name))
            return false;
    }
    (void)source->get(u"startupPolicy");
    return true;
}

const TreeNode *backingOf(const TreeNode *image)
{
    const TreeNode *backing = image->child(u"backingStore");
    return backing != nullptr && backing->child(u"source") != nullptr ? backing : nullptr;
}

/// An SD card is a -drive, and what is behind a vhost-user socket a -chardev.
bool hasNoNode(const TreeNode *disk)
{
    return disk->get(u"target", u"bus") == "sd"_L1 || disk->is(u"type", u"vhostuser");
}

/// libvirt's numbers: every image takes one, an empty drive too (qemuDomainPrepareStorageSourceBlockdev).
void assignNumbers(CommandBuilder &b)
{
    const TreeNodes disks = b.devices(u"disk");
    int next = 1;
    for (auto it = disks.rbegin(); it != disks.rend(); ++it) {
        if (hasNoNode(*it))
            continue;
        (*it)->number = next++;
        for (const TreeNode *image = backingOf(*it); image != nullptr; image = backingOf(image))
            ++next;
    }
}

void addChain(CommandBuilder &b, const TreeNode *disk)
{
    std::vector<const TreeNode *> chain {disk};
    for (const TreeNode *image = backingOf(disk); image != nullptr; image = backingOf(image))
        chain.push_back(image);
    const TreeNode *driver = disk->child(u"driver");
    // The end of the chain is known only where the guest says so with an empty <backingStore/>.
    const bool ended = chain.back()->child(u"backingStore") != nullptr;
    for (auto i = static_cast<qsizetype>(chain.size()) - 1; i >= 0; --i) {
        const TreeNode *image = chain[static_cast<size_t>(i)];
        const bool top = i == 0;
        const bool last = i + 1 == static_cast<qsizetype>(chain.size());
        const TreeNode *holder = top ? driver : image->child(u"format");
        const QString format = holder == nullptr ? u"raw"_s : holder->get(u"type");
        BlockSettings settings;
        settings.driver = driver;
        if (disk->child(u"readonly") == nullptr)
            settings.shareable = disk->child(u"shareable");
        settings.readOnly = !top || disk->child(u"readonly") != nullptr;
        QString backing;
        if (!last)
            backing = u"libvirt-"_s + QString::number(disk->number + static_cast<int>(i) + 1)
                + u"-format"_s;
        else if (ended)
            backing = u""_s;
        if (format == "raw"_L1)
            backing = QString();
        const bool directory = image->is(u"type", u"dir") && format == "fat"_L1;
        addImage(b,
            image,
            directory ? u"raw"_s : format,
            disk->number + static_cast<int>(i),
            settings,
            backing,
            holder);
    }
    if (driver != nullptr && driver->is(u"copy_on_read", u"on")) {
        PropertyText p = b.json();
        const Source source(driver, driver->find(u"copy_on_read"));
        p.string(u"driver", u"copy-on-read", source);
        p.string(u"node-name", u"libvirt-CoR-"_s + disk->get(u"target", u"dev"), source);
        p.string(u"file", u"libvirt-"_s + QString::number(disk->number) + u"-format"_s, source);
        p.string(u"discard", u"unmap", source);
        b.add(u"-blockdev"_s, std::move(p), disk);
    }
}

QString escapedSerial(const QString &serial)
{
    // virBufferEscape of qemuBuildDiskDeviceProps: what QEMU's old option parser minded.
    QString out;
    for (const QChar c : serial) {
        if (c == u'\\' || c == u' ')
            out += u'\\';
        out += c;
    }
    return out;
}

/// Driver and place on the bus. False: not known.
bool deviceStart(CommandBuilder &b, PropertyText &p, const TreeNode *disk)
{
    const TreeNode *target = disk->child(u"target");
    const QString &bus = target->get(u"bus");
    const QString &device = disk->get(u"device");
    const bool cdrom = device == "cdrom"_L1;
    const TreeNode *a = disk->child(u"address");
    const Source fromBus(target, target->find(u"bus"));
    const auto part = [&](Atom key) {
        return static_cast<qint64>(number(a->get(key)).value_or(0));
    };
    const auto from = [&](Atom key) { return Source(a, a->find(key)); };
    const bool lun = device == "lun"_L1;
    if (bus == "virtio"_L1) {
        const TreeNode *driver = disk->child(u"driver");
        const bool vhostUser = disk->is(u"type", u"vhostuser");
        p.string(u"driver",
            b.virtioDriver(
                vhostUser ? u"vhost-user-blk"_s : u"virtio-blk"_s, disk, disk->get(u"model")),
            fromBus);
        b.virtio(p, disk);
        if (const TreeAttribute *t = driver->find(u"iothread"))
            p.string(u"iothread", u"iothread"_s + t->value, Source(driver, t));
        if (const TreeAttribute *t = driver->find(u"ioeventfd"))
            p.boolean(u"ioeventfd", t->value == "on"_L1, Source(driver, t));
        if (const TreeAttribute *t = driver->find(u"event_idx"))
            p.boolean(u"event_idx", t->value == "on"_L1, Source(driver, t));
        if (lun)
            p.boolean(u"scsi", true, Source(disk, disk->find(u"device")));
        if (const TreeAttribute *t = driver->find(u"queues"))
            p.number(u"num-queues", number(t->value).value_or(0), Source(driver, t));
        if (const TreeAttribute *t = driver->find(u"queue_size"))
            p.number(u"queue-size", number(t->value).value_or(0), Source(driver, t));
        b.address(p, disk);
        return true;
    }
    if (bus == "usb"_L1) {
        p.string(u"driver", u"usb-storage", fromBus);
        b.address(p, disk);
        return true;
    }
    if (a == nullptr || !a->is(u"type", u"drive"))
        return false;
    if (bus == "ide"_L1 || bus == "sata"_L1) {
        p.string(u"driver", cdrom ? u"ide-cd" : u"ide-hd", fromBus);
        const QString controller =
            b.controllerAlias(bus, QString::number(number(a->get(u"controller")).value_or(0)));
        (void)a->get(u"target");
        if (bus == "ide"_L1) {
            p.string(u"bus", controller + u'.' + QString::number(part(u"bus")), from(u"bus"));
            p.number(u"unit", part(u"unit"), from(u"unit"));
        } else {
            (void)a->get(u"bus");
            p.string(u"bus", controller + u'.' + QString::number(part(u"unit")), from(u"unit"));
        }
        return true;
    }
    if (bus == "fdc"_L1) {
        p.string(u"driver", u"floppy", fromBus);
        for (const Atom key : Atoms {u"controller", u"bus", u"target"})
            (void)a->get(key);
        p.number(u"unit", part(u"unit"), from(u"unit"));
        return true;
    }
    if (bus == "scsi"_L1) {
        p.string(u"driver",
            lun         ? u"scsi-block"
                : cdrom ? u"scsi-cd"
                        : u"scsi-hd",
            lun ? Source(disk, disk->find(u"device")) : fromBus);
        const QString index = QString::number(part(u"controller"));
        const bool narrow = b.isNarrowScsi(number(a->get(u"controller")).value_or(0));
        p.string(u"bus",
            b.controllerAlias(u"scsi", index) + u'.'
                + QString::number(narrow ? part(u"bus") : qint64 {0}),
            from(u"controller"));
        if (narrow) {
            (void)a->get(u"target");
            p.number(u"scsi-id", part(u"unit"), from(u"unit"));
        } else {
            p.number(u"channel", part(u"bus"), from(u"bus"));
            p.number(u"scsi-id", part(u"target"), from(u"target"));
            p.number(u"lun", part(u"unit"), from(u"unit"));
        }
        const TreeNode *serial = disk->child(u"serial");
        if (serial != nullptr)
            p.string(u"device_id", serial->text, serial);
        else if (!lun) // which has an identity of its own
            p.string(u"device_id", u"drive-"_s + disk->alias, Source(disk, aliasOrigin));
        return true;
    }
    return false;
}

void deviceEnd(PropertyText &p, const TreeNode *disk)
{
    const TreeNode *target = disk->child(u"target");
    const TreeNode *driver = disk->child(u"driver");
    const auto fromDriver = [&](Atom key) { return Source(driver, driver->find(key)); };
    if (const TreeNode *blockio = disk->child(u"blockio")) {
        for (const Atom key : Atoms {u"logical_block_size", u"physical_block_size"}) {
            if (const TreeAttribute *size = blockio->find(key))
                p.number(key, number(size->value).value_or(0), Source(blockio, size));
        }
    }
    if (const TreeNode *wwn = disk->child(u"wwn")) {
        bool ok = false;
        p.number(u"wwn", wwn->text.trimmed().toULongLong(&ok, 16), wwn);
    }
    if (const TreeAttribute *rate = target->find(u"rotation_rate"))
        p.number(u"rotation_rate", number(rate->value).value_or(0), Source(target, rate));
    for (const Atom key : Atoms {u"vendor", u"product"}) {
        if (const TreeNode *text = disk->child(key))
            p.string(key, text->text, text);
    }
    if (target->is(u"bus", u"usb"))
        p.boolean(u"removable", target->is(u"removable", u"on"), target);
    else
        (void)target->get(u"removable");
    const bool given = driver->has(u"cache");
    const bool shared = disk->child(u"shareable") != nullptr && disk->child(u"readonly") == nullptr;
    if ((given || shared) && !disk->is(u"device", u"lun")) {
        const QString mode = given ? driver->get(u"cache") : u"none"_s;
        const bool through = mode == "writethrough"_L1 || mode == "directsync"_L1;
        p.string(u"write-cache",
            through ? u"off" : u"on",
            given ? fromDriver(u"cache") : Source(disk->child(u"shareable")));
    }
    if (const TreeNode *geometry = disk->child(u"geometry")) {
        for (const Atom key : Atoms {u"cyls", u"heads", u"secs"}) {
            if (const quint64 value = number(geometry->get(key)).value_or(0); value != 0)
                p.number(key, value, Source(geometry, geometry->find(key)));
        }
        if (const TreeAttribute *trans = geometry->find(u"trans"))
            p.string(u"bios-chs-trans", trans->value, Source(geometry, trans));
    }
    if (const TreeNode *serial = disk->child(u"serial"))
        p.string(u"serial", escapedSerial(serial->text), serial);
    const TreeAttribute *error = driver->find(u"error_policy");
    if (error != nullptr)
        p.string(u"werror",
            error->value == "stop"_L1 || error->value == "report"_L1 || error->value == "ignore"_L1
                ? error->value
                : u"enospc"_s,
            Source(driver, error));
    const TreeAttribute *readError = driver->find(u"rerror_policy");
    if (readError != nullptr)
        p.string(u"rerror", readError->value, Source(driver, readError));
    else if (error != nullptr && error->value != "enospace"_L1)
        p.string(u"rerror", error->value, Source(driver, error));
}

/// -drive if=sd (qemuBuildDriveStr)
void addSdCard(CommandBuilder &b, const TreeNode *disk)
{
    const TreeNode *source = disk->child(u"source");
    const TreeNode *driver = disk->child(u"driver");
    const TreeNode *target = disk->child(u"target");
    const bool file = disk->is(u"type", u"file");
    (void)disk->get(u"device");
    if (source != nullptr && !file && !disk->is(u"type", u"block")) {
        b.notTranslated(source);
        return;
    }
    ArgumentText d = b.text();
    const auto fromDriver = [&](Atom key) { return Source(driver, driver->find(key)); };
    if (source != nullptr) {
        const QStringView key = file ? u"file" : u"dev";
        (void)source->get(u"startupPolicy");
        d.pair(u"file", source->get(key), Source(source, source->find(key)));
    }
    d.pair(u"format", driver->get(u"type"), fromDriver(u"type"));
    d.pair(u"if", u"sd", Source(target, target->find(u"bus")));
    d.pair(u"index",
        QString::number(diskNameIndex(target->get(u"dev"))),
        Source(target, target->find(u"dev")));
    if (const TreeNode *readonly = disk->child(u"readonly"))
        d.pair(u"readonly", u"on", readonly);
    if (source != nullptr) {
        for (const auto &[key, option] : {std::pair {u"cache", u"cache"},
                 {u"copy_on_read", u"copy-on-read"},
                 {u"discard", u"discard"},
                 {u"detect_zeroes", u"detect-zeroes"},
                 {u"io", u"aio"}}) {
            const TreeAttribute *a = driver->find(key);
            if (a == nullptr)
                continue;
            const bool on = QStringView(key) == u"detect_zeroes" && a->value == "unmap"_L1
                && !driver->is(u"discard", u"unmap");
            d.pair(option, on ? u"on"_s : a->value, Source(driver, a));
        }
    }
    b.add(u"-drive"_s, std::move(d), disk);
}

/// What another process serves over a socket (qemuBuildDiskSourceCommandLine).
void addVhostUserDisk(CommandBuilder &b, const TreeNode *disk)
{
    const TreeNode *source = disk->child(u"source");
    const TreeNode *reconnect = source->child(u"reconnect");
    const QString id = u"chr-vu-"_s + disk->alias;
    (void)source->get(u"type");
    ArgumentText c = b.text();
    c.part(u"socket", Source(disk, disk->find(u"type")));
    c.pair(u"id", id, Source(disk, aliasOrigin));
    c.pair(u"path", source->get(u"path"), Source(source, source->find(u"path")));
    if (reconnect != nullptr) {
        const bool on = reconnect->is(u"enabled", u"yes");
        c.pair(u"reconnect", on ? reconnect->get(u"timeout") : u"0"_s, reconnect);
        (void)reconnect->get(u"timeout");
    }
    b.add(u"-chardev"_s, std::move(c), source);
    PropertyText p = b.device();
    if (!deviceStart(b, p, disk)) {
        b.notTranslated(disk);
        return;
    }
    p.string(u"chardev", id, Source(disk, aliasOrigin));
    b.alias(p, disk);
    b.bootIndex(p, disk);
    deviceEnd(p, disk);
    b.addDevice(std::move(p), disk);
}

void addDisk(CommandBuilder &b, const TreeNode *disk)
{
    const TreeNode *driver = disk->child(u"driver");
    if (driver == nullptr || disk->child(u"target") == nullptr) {
        b.notTranslated(disk); // libvirt refuses it
        return;
    }
    const bool empty = isEmptyDrive(disk);
    (void)driver->get(u"type");
    (void)driver->get(u"copy_on_read");
    for (const Atom key : Atoms {u"io", u"discard", u"detect_zeroes"})
        (void)driver->get(key);
    if (const TreeNode *transient = disk->child(u"transient")) {
        transient->useAll(); // the start puts an overlay over it
        if (!b.libvirt)
            b.notTranslated(transient);
        if (transient->is(u"shareBacking", u"yes")) { // and plugs this one in then
            disk->useAll();
            return;
        }
    }
    (void)disk->get(u"rawio"); // a capability of the process
    if (disk->get(u"target", u"bus") == "sd"_L1) {
        addSdCard(b, disk);
        return;
    }
    if (disk->is(u"type", u"vhostuser")) {
        addVhostUserDisk(b, disk);
        return;
    }
    if (driver->is(u"type", u"dir")) {
        b.refuse(LibvirtCode::ConfigUnsupported,
            u"'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead"_s,
            disk);
    }
    if (!empty)
        addChain(b, disk);
    else {
        (void)disk->get(u"type");
        (void)disk->child(u"readonly");
    }
    PropertyText p = b.device();
    if (!deviceStart(b, p, disk)) {
        b.notTranslated(disk);
        return;
    }
    if (const TreeNode *shareable = disk->child(u"shareable"))
        p.boolean(u"share-rw", true, shareable);
    if (!empty) {
        const bool cor = driver->is(u"copy_on_read", u"on");
        QString drive = u"libvirt-"_s + QString::number(disk->number) + u"-format"_s;
        if (cor)
            drive = u"libvirt-CoR-"_s + disk->get(u"target", u"dev");
        p.string(u"drive", drive, Source(disk, aliasOrigin));
    }
    b.alias(p, disk);
    if (disk->get(u"target", u"bus") != "fdc"_L1)
        b.bootIndex(p, disk);
    else if (const TreeNode *boot = disk->child(u"boot"))
        boot->useAll(); // the controller has it
    deviceEnd(p, disk);
    (void)disk->get(u"target", u"tray");
    (void)disk->get(u"target", u"dev");
    b.addDevice(std::move(p), disk);
}

/// The floppy controller knows the boot order of its drives (qemuBuildFloppyCommandLineControllerOptions).
void addFloppyController(CommandBuilder &b)
{
    const TreeNode *any = nullptr;
    PropertyText p = b.device();
    bool first = true;
    for (const TreeNode *disk : b.devices(u"disk")) {
        if (disk->get(u"target", u"bus") != "fdc"_L1)
            continue;
        if (any == nullptr)
            any = disk;
        if (first) {
            p.string(u"driver", u"isa-fdc", disk);
            first = false;
        }
        if (disk->bootIndex == 0)
            continue;
        const QString key =
            disk->get(u"address", u"unit") == "1"_L1 ? u"bootindexB"_s : u"bootindexA"_s;
        if (b.guest.pc)
            b.add(u"-global"_s,
                u"isa-fdc."_s + key + u'=' + QString::number(disk->bootIndex),
                Source(disk, bootOrigin));
        else
            p.number(key, qint64 {disk->bootIndex}, Source(disk, bootOrigin));
    }
    if (any != nullptr && !b.guest.pc)
        b.add(u"-device"_s, std::move(p), any);
}

} // namespace

void addDisks(CommandBuilder &b)
{
    assignNumbers(b);
    addFloppyController(b);
    for (const TreeNode *disk : b.devices(u"disk"))
        addDisk(b, disk);
}

} // namespace vitrine
