// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/validate.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

bool hasIoThread(const Completion &guest, const QString &id)
{
    const TreeNode *domain = guest.tree.domain();
    if (const TreeNode *ids = domain->child(u"iothreadids")) {
        for (const TreeNode *t = ids->child(u"iothread"); t != nullptr; t = t->nextSame()) {
            if (t->is(u"id", id))
                return true;
        }
    }
    // What <iothreads> counts beyond them takes the lowest numbers that are free.
    const quint64 count = number(domain->childText(u"iothreads")).value_or(0);
    const quint64 wanted = number(id).value_or(0);
    return domain->child(u"iothreadids") == nullptr && wanted >= 1 && wanted <= count;
}

bool hasVirtioOptions(const TreeNode *driver)
{
    return driver != nullptr
        && (driver->has(u"iommu") || driver->has(u"ats") || driver->has(u"packed")
            || driver->has(u"page_per_vq"));
}

/// virDomainCheckVirtioOptionsAreAbsent
void refuseVirtioOptions(Completion &guest, const TreeNode *device)
{
    const TreeNode *driver = device->child(u"driver");
    if (driver == nullptr)
        return;
    for (const QStringView name :
        {u"iommu driver", u"ats driver", u"packed driver", u"page_per_vq"}) {
        if (driver->has(name.left(name.indexOf(u' '))))
            refuseUnsupported(
                guest, name + u" option is only supported for virtio devices"_s, driver);
    }
}

namespace {

bool isReadOnly(const TreeNode *disk)
{
    return disk->child(u"readonly") != nullptr;
}

/// One <source>, of the disk or of its backing chain (qemuDomainValidateStorageSource).
void checkSource(Completion &guest,
    const TreeNode *disk,
    const TreeNode *holder,
    const TreeNode *source,
    const QString &format)
{
    const QString &type = holder->get(u"type");
    const QString protocol = type == "network"_L1 ? source->get(u"protocol") : QString();
    const auto any = [&](std::initializer_list<QStringView> allowed) {
        return std::find(allowed.begin(), allowed.end(), protocol) != allowed.end();
    };
    if (format == "cow"_L1)
        refuseUnsupported(guest, u"'cow' storage format is not supported"_s, holder);
    if (format == "dir"_L1)
        refuseUnsupported(guest,
            u"'directory' storage format is not directly supported by QEMU, use 'dir' disk type instead"_s,
            holder);
    if (format == "iso"_L1)
        refuseUnsupported(guest,
            u"storage format 'iso' is not directly supported by QEMU, use 'raw' instead"_s,
            holder);
    if (format == "fat"_L1 && type != "volume"_L1 && type != "dir"_L1)
        refuseUnsupported(
            guest, u"storage format 'fat' is supported only with 'dir' storage type"_s, holder);
    if (type == "dir"_L1) {
        if (!format.isEmpty() && format != "fat"_L1)
            refuseUnsupported(
                guest, u"storage type 'dir' requires use of storage format 'fat'"_s, holder);
        if (!isReadOnly(disk))
            refuseUnsupported(
                guest, u"virtual FAT storage can't be accessed in read-write mode"_s, holder);
    }
    if (source->child(u"ssl") != nullptr && !any({u"https", u"ftps"}) && any({u"http", u"ftp"}))
        return; // read for these two only
    if (source->child(u"cookies") != nullptr && !any({u"https", u"http"}))
        refuseUnsupported(
            guest, u"http cookies are supported only with HTTP(S) protocol"_s, source);
    const bool web = any({u"https", u"http", u"ftp", u"ftps"});
    if (source->child(u"readahead") != nullptr && !web && !protocol.isEmpty())
        refuseUnsupported(
            guest, u"readahead is supported only with HTTP(S)/FTP(s) protocols"_s, source);
    if (source->child(u"timeout") != nullptr && !web && !protocol.isEmpty())
        refuseUnsupported(
            guest, u"timeout is supported only with HTTP(S)/FTP(s) protocols"_s, source);
    if (source->has(u"query") && !protocol.isEmpty() && !any({u"https", u"http"}))
        refuseUnsupported(guest, u"query is supported only with HTTP(S) protocols"_s, source);
    if (protocol == "tftp"_L1)
        refuseUnsupported(
            guest, u"'tftp' protocol is not supported with this QEMU binary"_s, source);
    if (protocol == "vxhs"_L1)
        refuseUnsupported(guest, u"VxHS protocol is not supported with this QEMU binary"_s, source);
    validateEncryption(guest, holder, format);
    if (source->has(u"tlsHostname") && protocol != "nbd"_L1)
        refuseUnsupported(guest, u"'tlsHostname' field is supported only with NBD disks"_s, source);
}

void checkLun(Completion &guest, const TreeNode *disk, const QString &format)
{
    const TreeNode *source = disk->child(u"source");
    const QString &type = disk->get(u"type");
    if (!disk->is(u"device", u"lun")) {
        if (source != nullptr && source->child(u"reservations") != nullptr)
            refuseUnsupported(guest, u"<reservations/> allowed only for lun devices"_s, disk);
        if (disk->has(u"rawio"))
            refuseUnsupported(guest, u"rawio can be used only with device='lun'"_s, disk);
        if (disk->has(u"sgio"))
            refuseUnsupported(guest, u"sgio can be used only with device='lun'"_s, disk);
        return;
    }
    if (type == "network"_L1) {
        if (source != nullptr && !source->is(u"protocol", u"iscsi"))
            refuseUnsupported(guest,
                u"disk device='lun' is not supported for protocol='%1'"_s.arg(
                    source->get(u"protocol")),
                disk);
    } else if (type != "block"_L1 && type != "volume"_L1) {
        refuseUnsupported(
            guest, u"disk device='lun' is only valid for block type disk source"_s, disk);
    }
    if (!format.isEmpty() && format != "raw"_L1)
        refuseUnsupported(guest, u"disk device 'lun' must use 'raw' format"_s, disk);
    if (source != nullptr && source->child(u"slices") != nullptr)
        refuseUnsupported(guest, u"disk device 'lun' doesn't support storage slice"_s, disk);
    const TreeNode *encryption = disk->child(u"encryption");
    if (encryption == nullptr && source != nullptr)
        encryption = source->child(u"encryption");
    if (encryption != nullptr && !encryption->is(u"format", u"default"))
        refuseUnsupported(guest, u"disk device 'lun' doesn't support encryption"_s, disk);
}

void checkNotVirtio(Completion &guest, const TreeNode *disk, const QString &bus)
{
    if (bus == "virtio"_L1)
        return;
    const TreeNode *driver = disk->child(u"driver");
    if (disk->has(u"model"))
        refuseUnsupported(guest,
            u"disk model '%1' not supported for bus '%2'"_s.arg(disk->get(u"model"), bus),
            disk);
    if (driver == nullptr)
        return;
    if (number(driver->get(u"queues")).value_or(0) > 0)
        refuseUnsupported(guest,
            u"queues attribute in disk driver element is only supported by virtio-blk"_s,
            driver);
    if (driver->has(u"event_idx"))
        refuseUnsupported(guest, u"disk event_idx mode supported only for virtio bus"_s, driver);
    if (driver->has(u"ioeventfd"))
        refuseUnsupported(guest, u"disk ioeventfd mode supported only for virtio bus"_s, driver);
    refuseVirtioOptions(guest, disk);
}

void checkPrintable(Completion &guest, const TreeNode *disk, const QString &name, qsizetype most)
{
    const TreeNode *text = disk->child(name);
    if (text == nullptr)
        return;
    const QByteArray bytes = text->text.toUtf8();
    if (std::any_of(bytes.begin(), bytes.end(), [](char c) { return c < ' ' || c > '~'; }))
        guest.refuse(LibvirtCode::XmlError, u"disk %1 is not printable string"_s.arg(name), disk);
    else if (bytes.size() > most)
        refuseUnsupported(
            guest, u"disk %1 is more than %2 characters"_s.arg(name, QString::number(most)), disk);
}

void checkNames(Completion &guest, const TreeNode *disk, const QString &bus)
{
    const QString &device = disk->get(u"device");
    if (disk->child(u"target")->is(u"tray", u"open") && device != "floppy"_L1
        && device != "cdrom"_L1)
        refuseUnsupported(guest, u"tray is only valid for cdrom and floppy"_s, disk);
    checkPrintable(guest, disk, u"vendor"_s, 8);
    checkPrintable(guest, disk, u"product"_s, 16);
    if (device == "floppy"_L1 && bus != "fdc"_L1)
        guest.refuse(
            LibvirtCode::InternalError, u"Invalid bus type '%1' for floppy disk"_s.arg(bus), disk);
    if (device != "floppy"_L1 && bus == "fdc"_L1)
        guest.refuse(
            LibvirtCode::InternalError, u"Invalid bus type '%1' for disk"_s.arg(bus), disk);
    if (disk->child(u"target")->has(u"removable") && bus != "usb"_L1)
        guest.refuse(LibvirtCode::XmlError, u"removable is only valid for usb disks"_s, disk);
}

void checkStartupPolicy(Completion &guest, const TreeNode *disk)
{
    const QString &policy = disk->get(u"source", u"startupPolicy");
    if (policy.isEmpty())
        return;
    const QString &type = disk->get(u"type");
    const bool local =
        type == "file"_L1 || type == "block"_L1 || type == "dir"_L1 || type == "volume"_L1;
    const QString &device = disk->get(u"device");
    if (!local)
        guest.refuse(LibvirtCode::XmlError,
            u"disk startupPolicy '%1' is not allowed for disk of '%2' type"_s.arg(policy, type),
            disk);
    else if (policy == "requisite"_L1 && device != "cdrom"_L1 && device != "floppy"_L1)
        guest.refuse(LibvirtCode::XmlError,
            u"disk startupPolicy 'requisite' is allowed only for cdrom or floppy"_s,
            disk);
}

bool hasSource(const TreeNode *disk)
{
    const TreeNode *source = disk->child(u"source");
    if (source == nullptr)
        return false;
    const QString &type = disk->get(u"type");
    if (type == "network"_L1)
        return source->has(u"protocol");
    if (type == "volume"_L1)
        return source->has(u"pool");
    if (type == "nvme"_L1 || type == "vhostuser"_L1)
        return true;
    return !source->get(type == "block"_L1   ? u"dev"
                          : type == "dir"_L1 ? u"dir"
                                             : u"file")
                .isEmpty();
}

void checkTargetName(Completion &guest, const TreeNode *disk, const QString &dev)
{
    const QString &device = disk->get(u"device");
    const auto starts = [&](std::initializer_list<QStringView> prefixes) {
        return std::any_of(prefixes.begin(), prefixes.end(), [&](QStringView prefix) {
            return dev.startsWith(prefix);
        });
    };
    if ((device == "disk"_L1 || device == "lun"_L1)
        && !starts({u"hd", u"sd", u"vd", u"xvd", u"ubd"}))
        guest.refuse(
            LibvirtCode::InternalError, u"Invalid harddisk device name: %1"_s.arg(dev), disk);
    if (device == "floppy"_L1 && !starts({u"fd"}))
        guest.refuse(
            LibvirtCode::InternalError, u"Invalid floppy device name: %1"_s.arg(dev), disk);
    if (device == "disk"_L1 && !hasSource(disk))
        guest.refuse(LibvirtCode::NoSource, dev, disk);
}

void checkGeometry(Completion &guest, const TreeNode *disk, const QString &bus)
{
    const TreeNode *geometry = disk->child(u"geometry");
    if (geometry == nullptr || number(geometry->get(u"cyls")).value_or(0) == 0
        || number(geometry->get(u"heads")).value_or(0) == 0
        || number(geometry->get(u"secs")).value_or(0) == 0)
        return;
    if (bus == "usb"_L1 || bus == "sd"_L1)
        refuseUnsupported(guest, u"CHS geometry can not be set for '%1' bus"_s.arg(bus), geometry);
    else if (geometry->has(u"trans") && bus != "ide"_L1)
        refuseUnsupported(guest,
            u"CHS translation mode can only be set for 'ide' bus not '%1'"_s.arg(bus),
            geometry);
}

/// virValidateWWN
void checkWwn(Completion &guest, const TreeNode *disk)
{
    const TreeNode *wwn = disk->child(u"wwn");
    if (wwn == nullptr)
        return;
    const QString digits = wwn->text.startsWith("0x"_L1) ? wwn->text.sliced(2) : wwn->text;
    bool good = digits.size() == 16;
    for (const QChar c : digits)
        good = good && u"0123456789abcdefABCDEF"_s.contains(c);
    if (!good)
        guest.refuse(LibvirtCode::InternalError, u"Malformed wwn: %1"_s.arg(wwn->text), wwn);
}

void checkIdentity(Completion &guest, const TreeNode *disk, const QString &bus, const QString &dev)
{
    const bool cdrom = disk->is(u"device", u"cdrom");
    const bool lun = disk->is(u"device", u"lun");
    const QString &copy = disk->get(u"driver", u"copy_on_read");
    if (cdrom && (bus == "virtio"_L1 || bus == "sd"_L1))
        refuseUnsupported(
            guest, u"disk type of '%1' does not support ejectable media"_s.arg(dev), disk);
    if (copy == "on"_L1 && isReadOnly(disk))
        refuseUnsupported(
            guest, u"copy_on_read is not compatible with read-only disk '%1'"_s.arg(dev), disk);
    if (copy == "on"_L1 && (cdrom || disk->is(u"device", u"floppy")))
        refuseUnsupported(
            guest, u"copy_on_read is not supported with removable disk '%1'"_s.arg(dev), disk);
    const bool wwn = disk->child(u"wwn") != nullptr;
    const bool vendor = disk->child(u"vendor") != nullptr || disk->child(u"product") != nullptr;
    if (wwn && bus != "ide"_L1 && bus != "scsi"_L1)
        refuseUnsupported(guest, u"Only ide and scsi disk support wwn"_s, disk);
    if (vendor && bus != "scsi"_L1)
        refuseUnsupported(guest, u"Only scsi disk supports vendor and product"_s, disk);
    if (!lun)
        return;
    if (bus != "virtio"_L1 && bus != "scsi"_L1)
        refuseUnsupported(
            guest, u"disk device='lun' is not supported for bus='%1'"_s.arg(bus), disk);
    if (copy == "on"_L1)
        refuseUnsupported(
            guest, u"copy_on_read is not compatible with 'lun' disk '%1'"_s.arg(dev), disk);
    if (wwn)
        refuseUnsupported(guest, u"Setting wwn is not supported for lun device"_s, disk);
    if (vendor)
        refuseUnsupported(
            guest, u"Setting vendor or product is not supported for lun device"_s, disk);
}

/// qemuValidateDomainDeviceDefDiskFrontend
void checkFrontend(Completion &guest, const TreeNode *disk, const QString &bus, const QString &dev)
{
    checkGeometry(guest, disk, bus);
    if (disk->child(u"serial") != nullptr && bus == "sd"_L1)
        guest.refuse(LibvirtCode::InternalError,
            u"Serial property not supported for drive bus 'sd'"_s,
            disk);
    checkIdentity(guest, disk, bus, dev);
    const TreeNode *driver = disk->child(u"driver");
    const bool isDisk = disk->is(u"device", u"disk");
    if (number(disk->get(u"target", u"rotation_rate")).value_or(0) > 0) {
        if (bus != "scsi"_L1 && bus != "ide"_L1 && bus != "sata"_L1)
            guest.refuse(LibvirtCode::InternalError,
                u"rotation rate is only valid for SCSI/IDE/SATA bus"_s,
                disk);
        else if (!isDisk)
            guest.refuse(
                LibvirtCode::InternalError, u"rotation rate is only valid for disk device"_s, disk);
    }
    const QString &addressType = disk->get(u"address", u"type");
    if (bus == "usb"_L1 && !addressType.isEmpty() && addressType != "usb"_L1)
        guest.refuse(LibvirtCode::InternalError, u"unexpected address type for usb disk"_s, disk);
    if (isReadOnly(disk) && isDisk && (bus == "ide"_L1 || bus == "sata"_L1))
        refuseUnsupported(guest, u"readonly %1 disks are not supported"_s.arg(bus), disk);
    const QString io = driver == nullptr ? QString() : driver->get(u"io");
    const QString cache = driver == nullptr ? QString() : driver->get(u"cache");
    if (io == "native"_L1 && cache != "directsync"_L1 && cache != "none"_L1)
        refuseUnsupported(
            guest, u"io='native' needs either no disk cache or directsync cache mode"_s, driver);
    const TreeNode *serial = disk->child(u"serial");
    if (serial != nullptr && bus == "scsi"_L1 && disk->is(u"device", u"lun"))
        refuseUnsupported(
            guest, u"scsi-block 'lun' devices do not support the serial property"_s, disk);
    if (serial != nullptr) {
        for (const QChar c : serial->text) {
            if (c.unicode() > 126 || !(c.isLetterOrNumber() || u"-_ .+"_s.contains(c))) {
                guest.refuse(LibvirtCode::InternalError,
                    u"driver serial '%1' contains unsafe characters"_s.arg(serial->text),
                    serial);
                break;
            }
        }
    }
    if (driver != nullptr && driver->has(u"iothread")) {
        const QString &id = driver->get(u"iothread");
        if (bus != "virtio"_L1)
            refuseUnsupported(
                guest, u"IOThreads not available for bus %1 target %2"_s.arg(bus, dev), driver);
        else if (!hasIoThread(guest, id))
            refuseUnsupported(
                guest, u"Disk iothread '%1' not defined in iothreadid"_s.arg(id), driver);
    }
}

void checkTransient(Completion &guest, const TreeNode *disk, const QString &dev)
{
    if (disk->child(u"transient") == nullptr)
        return;
    if (!hasSource(disk))
        refuseUnsupported(guest, u"transient disk '%1' must not be empty"_s.arg(dev), disk);
    else if (isReadOnly(disk))
        refuseUnsupported(guest, u"transient disk '%1' must not be read-only"_s.arg(dev), disk);
    else if (!disk->is(u"type", u"file"))
        refuseUnsupported(
            guest, u"transient disk supported only with 'file' type (%1)"_s.arg(dev), disk);
    else if (!disk->is(u"device", u"disk"))
        refuseUnsupported(
            guest, u"transient disk supported only with 'disk' device (%1)"_s.arg(dev), disk);
    const QString &bus = disk->get(u"target", u"bus");
    if (disk->get(u"transient", u"shareBacking") == "yes"_L1 && bus != "usb"_L1
        && bus != "virtio"_L1 && bus != "scsi"_L1)
        refuseUnsupported(guest,
            u"disk bus '%1' doesn't support transiend disk backing image sharing"_s.arg(bus),
            disk);
}

} // namespace

void validateDisk(Completion &guest, const TreeNode *disk)
{
    const TreeNode *target = disk->child(u"target");
    const QString &dev = target->get(u"dev");
    const QString &bus = target->get(u"bus");
    const TreeNode *driver = disk->child(u"driver");
    const QString format = driver == nullptr ? QString() : driver->get(u"type");

    validateUnassigned(guest, disk);
    readSourceSecrets(guest, disk);
    validateSourceSecrets(guest, disk);
    for (const TreeNode *backing = disk->child(u"backingStore"); backing != nullptr;
         backing = backing->child(u"backingStore"))
        validateSourceSecrets(guest, backing);
    if (disk->is(u"sgio", u"unfiltered"))
        refuseUnsupported(guest, u"unfiltered sgio is no longer supported"_s, disk);
    checkLun(guest, disk, format);
    const QString &addressType = disk->get(u"address", u"type");
    const bool drive = bus == "ide"_L1 || bus == "fdc"_L1 || bus == "scsi"_L1 || bus == "sata"_L1;
    if (drive && !addressType.isEmpty() && addressType != "drive"_L1)
        refuseUnsupported(guest,
            u"Invalid address type '%1' for the disk '%2' with the bus type '%3'"_s.arg(
                addressType, dev, bus),
            disk);
    checkNotVirtio(guest, disk, bus);
    if (disk->is(u"type", u"nvme") && disk->get(u"source", u"namespace") == "0"_L1)
        refuseUnsupported(guest, u"NVMe namespace can't be zero"_s, disk);
    checkNames(guest, disk, bus);
    checkStartupPolicy(guest, disk);
    checkWwn(guest, disk);
    checkTargetName(guest, disk, dev);

    validateInfo(guest, disk);
    checkFrontend(guest, disk, bus, dev);
    checkTransient(guest, disk, dev);
    if (disk->child(u"shareable") != nullptr && !isReadOnly(disk) && !format.isEmpty()
        && format != "raw"_L1)
        refuseUnsupported(guest,
            u"shared access for disk '%1' requires use of supported storage format"_s.arg(dev),
            disk);
    if (driver != nullptr && driver->has(u"name") && !driver->is(u"name", u"qemu"))
        refuseUnsupported(guest,
            u"unsupported driver name '%1' for disk '%2'"_s.arg(driver->get(u"name"), dev),
            disk);
    if (diskNameIndex(dev) < 0)
        refuseUnsupported(guest, u"invalid disk target '%1'"_s.arg(dev), disk);
    else if (isPartition(dev))
        refuseUnsupported(guest,
            u"invalid disk target '%1', partitions can't appear in disk targets"_s.arg(dev),
            disk);
    if (const TreeNode *source = disk->child(u"source"))
        checkSource(guest, disk, disk, source, format);
    for (const TreeNode *backing = disk->child(u"backingStore"); backing != nullptr;
         backing = backing->child(u"backingStore")) {
        if (const TreeNode *inner = backing->child(u"source"))
            checkSource(guest, disk, backing, inner, backing->get(u"format", u"type"));
    }
}

} // namespace vitrine
