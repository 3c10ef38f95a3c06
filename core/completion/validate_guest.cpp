// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/validate.h"
#include "core/completion/value_table.h"
#include "core/qemu/qemu_caps.h"

#include <QSet>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

void refuseUnsupported(Completion &guest, const QString &words, const TreeNode *node)
{
    guest.refuse(LibvirtCode::ConfigUnsupported, words, node);
}

bool hasGraphics(const Completion &guest, QStringView type)
{
    for (const TreeNode *g = guest.tree.devices()->child(u"graphics"); g != nullptr;
         g = g->nextSame()) {
        if (g->is(u"type", type))
            return true;
    }
    return false;
}

namespace {

bool isFeatureOn(const TreeNode *domain, Atom name)
{
    const TreeNode *feature = domain->descend(u"features", name);
    return feature != nullptr && !feature->is(u"state", u"off");
}

void checkFirmwareNeeds(Completion &guest)
{
    const TreeNode *domain = guest.tree.domain();
    const TreeNode *os = domain->child(u"os");
    const TreeNode *loader = os->child(u"loader");
    const bool uefi =
        os->is(u"firmware", u"efi") || (loader != nullptr && loader->is(u"type", u"pflash"));
    if (uefi && !isFeatureOn(domain, u"acpi"))
        refuseUnsupported(guest, u"UEFI requires ACPI on this architecture"_s, os);
    const TreeNode *bios = os->child(u"bios");
    if (bios != nullptr && bios->is(u"useserial", u"yes") && guest.devices(u"serial").empty())
        guest.refuse(LibvirtCode::XmlError,
            u"need at least one serial port to use BIOS serial output"_s,
            bios);
}

void checkLifecycle(Completion &guest)
{
    const TreeNode *domain = guest.tree.domain();
    const QString off = domain->childText(u"on_poweroff");
    const QString reboot = domain->childText(u"on_reboot");
    const TreeNode *node = domain->child(u"on_poweroff");
    if (off == "rename-restart"_L1 || reboot == "rename-restart"_L1
        || domain->childText(u"on_crash") == "rename-restart"_L1)
        refuseUnsupported(guest,
            u"qemu driver doesn't support the 'rename-restart' action for 'on_reboot'/'on_poweroff'/'on_crash'"_s,
            node);
    else if (off == "preserve"_L1 || reboot == "preserve"_L1)
        refuseUnsupported(guest,
            u"qemu driver doesn't support the 'preserve' action for 'on_reboot'/'on_poweroff'"_s,
            node);
    else if (off == "restart"_L1 && reboot == "destroy"_L1)
        refuseUnsupported(guest,
            u"qemu driver doesn't support 'onReboot' set to 'destroy and 'onPoweroff' set to 'reboot'"_s,
            node);
    for (const auto &[event, action] : {std::pair {u"poweroff"_s, off}, {u"reboot"_s, reboot}}) {
        if (action.startsWith("coredump-"_L1))
            refuseUnsupported(guest,
                u"Lifecycle event '%1' doesn't support '%2' action"_s.arg(event, action),
                node);
    }
}

void checkCpu(Completion &guest)
{
    const TreeNode *cpu = guest.tree.domain()->child(u"cpu");
    const QString &mode = cpu->get(u"mode");
    const bool host = mode == "host-passthrough"_L1 || mode == "maximum"_L1;
    if (const TreeNode *bits = cpu->child(u"maxphysaddr")) {
        if (bits->is(u"mode", u"passthrough") && bits->has(u"bits"))
            refuseUnsupported(guest,
                u"CPU maximum physical address bits number specification cannot be used with mode='passthrough'"_s,
                bits);
        else if (bits->is(u"mode", u"emulate") && !bits->has(u"bits"))
            refuseUnsupported(guest,
                u"if using CPU maximum physical address mode='emulate', bits= must be specified too"_s,
                bits);
    }
    if (const TreeNode *cache = cpu->child(u"cache")) {
        const QString &kind = cache->get(u"mode");
        if (kind == u"emulate" ? !cache->is(u"level", u"3") : false)
            refuseUnsupported(
                guest, u"CPU cache mode 'emulate' can only be used with level='3'"_s, cache);
        else if (kind == u"passthrough" && !host)
            refuseUnsupported(guest,
                u"CPU cache mode 'passthrough' can only be used with 'host-passthrough' / 'maximum' CPUs"_s,
                cache);
        else if (kind != u"emulate" && cache->has(u"level"))
            refuseUnsupported(
                guest, u"unsupported CPU cache level for mode '%1'"_s.arg(kind), cache);
    }
}

void checkThreadPool(Completion &guest, const TreeNode *thread)
{
    const qint64 low = readInt(thread->get(u"thread_pool_min"), 10).value_or(-1);
    const qint64 high = readInt(thread->get(u"thread_pool_max"), 10).value_or(-1);
    if (high == 0)
        refuseUnsupported(guest, u"thread_pool_max must be a positive integer"_s, thread);
    else if (low > high)
        refuseUnsupported(
            guest, u"thread_pool_min must be smaller or equal to thread_pool_max"_s, thread);
}

void checkIoThreads(Completion &guest)
{
    const TreeNode *ids = guest.tree.domain()->child(u"iothreadids");
    for (const TreeNode *t = ids == nullptr ? nullptr : ids->child(u"iothread"); t != nullptr;
         t = t->nextSame())
        checkThreadPool(guest, t);
    if (const TreeNode *main = guest.tree.domain()->child(u"defaultiothread"))
        checkThreadPool(guest, main);
}

/// virDomainDefIOMMUValidate
void checkRemapping(Completion &guest)
{
    const TreeNode *driver = guest.tree.devices()->descend(u"iommu", u"driver");
    if (driver == nullptr)
        return;
    const TreeNode *ioapic = guest.tree.domain()->descend(u"features", u"ioapic");
    if (driver->is(u"intremap", u"on") && (ioapic == nullptr || !ioapic->is(u"driver", u"qemu")))
        refuseUnsupported(guest,
            u"IOMMU interrupt remapping requires split I/O APIC (ioapic driver='qemu')"_s,
            driver);
    if (driver->is(u"eim", u"on") && !driver->is(u"intremap", u"on"))
        refuseUnsupported(guest, u"IOMMU eim requires interrupt remapping to be enabled"_s, driver);
}

/// virDomainDefOSValidate
void checkLoader(Completion &guest)
{
    const TreeNode *os = guest.tree.domain()->child(u"os");
    const TreeNode *loader = os->child(u"loader");
    const TreeNode *nvram = os->child(u"nvram");
    const auto refuse = [&](const QString &words) {
        guest.refuse(LibvirtCode::None, words, loader == nullptr ? os : loader);
    };
    const auto refuseAutomatic = [&](const QString &what) {
        refuse(what + u" cannot be specified when firmware autoselection is enabled"_s);
    };
    const bool automatic = os->has(u"firmware");
    const bool path = loader != nullptr && !loader->text.trimmed().isEmpty();
    if (automatic) {
        if (loader == nullptr && nvram == nullptr)
            return;
        if (loader != nullptr && loader->has(u"readonly"))
            refuseAutomatic(u"loader attribute 'readonly'"_s);
        else if (loader != nullptr && loader->has(u"type"))
            refuseAutomatic(u"loader attribute 'type'"_s);
        else if (path)
            refuseAutomatic(u"loader path"_s);
        else if (nvram != nullptr && nvram->has(u"template"))
            refuseAutomatic(u"nvram attribute 'template'"_s);
        else if (loader != nullptr && loader->is(u"secure", u"no"))
            refuseAutomatic(u"loader attribute 'secure'"_s);
        else if (nvram != nullptr && !os->is(u"firmware", u"efi"))
            refuse(u"firmware type '%1' does not support nvram"_s.arg(os->get(u"firmware")));
    } else {
        const TreeNode *firmware = os->child(u"firmware");
        if (firmware != nullptr && firmware->child(u"feature") != nullptr)
            refuse(
                u"cannot use feature-based firmware autoselection when firmware autoselection is disabled"_s);
        else if ((loader != nullptr || nvram != nullptr) && !path)
            refuse(u"no loader path specified and firmware auto selection disabled"_s);
    }
    if (loader == nullptr)
        return;
    if (loader->is(u"stateless", u"yes")) {
        if (nvram != nullptr && nvram->has(u"template"))
            refuse(u"NVRAM template is not permitted when loader is stateless"_s);
        else if (nvram != nullptr)
            refuse(u"NVRAM is not permitted when loader is stateless"_s);
    } else if (loader->is(u"stateless", u"no")) {
        if (!automatic && !loader->is(u"type", u"pflash"))
            refuse(u"Only pflash loader type permits NVRAM"_s);
        else if (automatic && !os->is(u"firmware", u"efi"))
            refuse(u"Only EFI firmware permits NVRAM"_s);
    }
}

void checkTimers(Completion &guest)
{
    const TreeNode *clock = guest.tree.domain()->child(u"clock");
    for (const TreeNode *timer = clock->child(u"timer"); timer != nullptr;
         timer = timer->nextSame()) {
        const QString &name = timer->get(u"name");
        const QString &policy = timer->get(u"tickpolicy");
        if (name == "platform"_L1)
            refuseUnsupported(guest, u"unsupported timer type (name) 'platform'"_s, timer);
        else if (name == "rtc"_L1 && timer->is(u"track", u"boot"))
            refuseUnsupported(guest, u"unsupported rtc timer track 'boot'"_s, timer);
        else if (name == "rtc"_L1 && (policy == "merge"_L1 || policy == "discard"_L1))
            refuseUnsupported(guest, u"unsupported rtc timer tickpolicy '%1'"_s.arg(policy), timer);
        else if (name == "pit"_L1 && policy == "merge"_L1)
            refuseUnsupported(guest, u"unsupported pit tickpolicy '%1'"_s.arg(policy), timer);
        else if (name == "armvtimer"_L1)
            refuseUnsupported(guest,
                u"Configuring the 'armvtimer' timer is not supported for virtType=%1 arch=%2 machine=%3 guests"_s
                    .arg(guest.tree.domain()->get(u"type"),
                        guest.tree.domain()->child(u"os")->get(u"type", u"arch"),
                        guest.machine),
                timer);
    }
}

void checkClock(Completion &guest)
{
    checkTimers(guest);
    const TreeNode *clock = guest.tree.domain()->child(u"clock");
    constexpr quint64 lastSecond = 253402300799; // of the year 9999
    if (clock->is(u"offset", u"absolute") && number(clock->get(u"start")).value_or(0) > lastSecond)
        refuseUnsupported(guest,
            u"The maximum 'start' value for <clock offset='absolute'> is 253402300799"_s,
            clock);
}

void checkBoot(Completion &guest)
{
    const TreeNode *domain = guest.tree.domain();
    const TreeNode *os = domain->child(u"os");
    const TreeNode *loader = os->child(u"loader");
    if (loader == nullptr || !loader->is(u"secure", u"yes"))
        return;
    if (!guest.q35)
        refuseUnsupported(guest, u"Secure boot is supported with q35 machine types only"_s, loader);
    else if (os->get(u"type", u"arch") != "x86_64"_L1)
        refuseUnsupported(
            guest, u"Secure boot is supported for x86_64 architecture only"_s, loader);
    else if (!os->has(u"firmware") && !isFeatureOn(domain, u"smm"))
        refuseUnsupported(guest, u"Secure boot requires SMM feature enabled"_s, loader);
}

void checkVcpus(Completion &guest)
{
    const TreeNode *domain = guest.tree.domain();
    const TreeNode *vcpu = domain->child(u"vcpu");
    const quint64 most = number(vcpu->text).value_or(0);
    const quint64 now = vcpu->has(u"current") ? number(vcpu->get(u"current")).value_or(0) : most;
    const QemuMachine *machine = guest.caps()->machine(guest.machine);
    if (now == 0)
        refuseUnsupported(guest, u"Domain requires at least 1 vCPU"_s, vcpu);
    if (machine != nullptr && machine->cpuMax > 0 && most > static_cast<quint64>(machine->cpuMax))
        refuseUnsupported(guest,
            u"Maximum CPUs greater than specified machine type limit %1"_s.arg(machine->cpuMax),
            vcpu);
    const TreeNode *topology = domain->descend(u"cpu", u"topology");
    if (topology != nullptr) {
        quint64 all = 1;
        for (const Atom name : Atoms {u"sockets", u"dies", u"cores", u"threads"})
            all *= number(topology->get(name)).value_or(1);
        if (all != most)
            refuseUnsupported(guest, u"CPU topology doesn't match maximum vcpu count"_s, topology);
    }
    constexpr quint64 withoutEim = 255;
    if (most > withoutEim && !guest.q35)
        refuseUnsupported(
            guest, u"more than 255 vCPUs are only supported on q35-based machine types"_s, vcpu);
    if (most > withoutEim) {
        const TreeNode *driver = guest.tree.devices()->descend(u"iommu", u"driver");
        if (driver == nullptr || !driver->is(u"eim", u"on"))
            refuseUnsupported(guest,
                u"more than 255 vCPUs require extended interrupt mode enabled on the iommu device"_s,
                vcpu);
    }
}

void checkHugepages(Completion &guest)
{
    const TreeNode *backing = guest.tree.domain()->child(u"memoryBacking");
    const TreeNode *hugepages = backing == nullptr ? nullptr : backing->child(u"hugepages");
    if (hugepages == nullptr)
        return;
    if (backing->get(u"allocation", u"mode") == "ondemand"_L1)
        refuseUnsupported(
            guest, u"hugepages are not allowed with memory allocation ondemand"_s, hugepages);
    else if (backing->get(u"source", u"type") == "anonymous"_L1)
        refuseUnsupported(
            guest, u"hugepages are not allowed with anonymous memory source"_s, hugepages);
}

void checkSysinfo(Completion &guest)
{
    for (const TreeNode *sysinfo = guest.tree.domain()->child(u"sysinfo"); sysinfo != nullptr;
         sysinfo = sysinfo->nextSame()) {
        if (!sysinfo->is(u"type", u"fwcfg"))
            continue;
        for (const TreeNode *e = sysinfo->child(u"entry"); e != nullptr; e = e->nextSame()) {
            const QString &name = e->get(u"name");
            if (!name.startsWith("opt/"_L1))
                refuseUnsupported(guest, u"Invalid firmware name"_s, e);
            else if (name.startsWith("opt/ovmf/"_L1) || name.startsWith("opt/org.qemu/"_L1))
                refuseUnsupported(guest, u"That firmware name is reserved"_s, e);
        }
    }
}

void checkPanics(Completion &guest)
{
    for (const TreeNode *panic : guest.devices(u"panic")) {
        const QString &model = panic->get(u"model");
        const QString &address = panic->get(u"address", u"type");
        if (model == "s390"_L1)
            refuseUnsupported(
                guest, u"only S390 guests support panic device of model 's390'"_s, panic);
        else if (model == "pseries"_L1)
            refuseUnsupported(
                guest, u"only pSeries guests support panic device of model 'pseries'"_s, panic);
        else if (model == "hyperv"_L1 && !address.isEmpty())
            refuseUnsupported(guest,
                u"setting the panic device address is not supported for model 'hyperv'"_s,
                panic);
        else if (model == "isa"_L1 && !address.isEmpty() && address != "isa"_L1)
            refuseUnsupported(guest, u"panic is supported only with ISA address type"_s, panic);
    }
}

/// qemuValidateDomainDef, in its order.
void checkDomain(Completion &guest)
{
    if (const QString &type = guest.tree.domain()->get(u"type");
        type != "qemu"_L1 && type != "kvm"_L1)
        refuseUnsupported(guest,
            u"Emulator '%1' does not support virt type '%2'"_s.arg(
                guest.tree.devices()->childText(u"emulator"), type),
            guest.tree.domain());
    if (!guest.machine.isEmpty() && guest.caps()->machine(guest.machine) == nullptr)
        refuseUnsupported(guest,
            u"Emulator '%1' does not support machine type '%2'"_s.arg(
                guest.tree.devices()->childText(u"emulator"), guest.machine),
            guest.tree.domain()->child(u"os"));
    checkFirmwareNeeds(guest);
    checkLifecycle(guest);
    checkCpu(guest);
    if (const TreeNode *gic = guest.tree.domain()->descend(u"features", u"gic"))
        refuseUnsupported(guest,
            u"The 'gic' feature is not supported for architecture '%1' or machine type '%2'"_s.arg(
                guest.tree.domain()->child(u"os")->get(u"type", u"arch"), guest.machine),
            gic);
    checkClock(guest);
    checkBoot(guest);
    checkVcpus(guest);
    checkHugepages(guest);
    checkSysinfo(guest);
    checkPanics(guest);
    const TreeNode *tpm = guest.tree.devices()->child(u"tpm");
    if (tpm != nullptr && tpm->nextSame() != nullptr && !tpm->is(u"model", u"spapr-tpm-proxy")
        && !tpm->nextSame()->is(u"model", u"spapr-tpm-proxy"))
        refuseUnsupported(
            guest, u"only a single TPM non-proxy device is supported"_s, tpm->nextSame());
}

/// What libvirt calls the path of a disk.
QString sourceOf(const TreeNode *disk)
{
    const TreeNode *source = disk->child(u"source");
    if (source == nullptr)
        return u"<null>"_s;
    for (const Atom name : Atoms {u"file", u"dev", u"dir", u"name"}) {
        if (source->has(name)) {
            const QString &path = source->get(name);
            // Of a pool and an image in it, the path is the image.
            const QString &protocol = source->get(u"protocol");
            return protocol == "gluster"_L1 || protocol == "rbd"_L1 ? path.section(u'/', 1) : path;
        }
    }
    return u"<null>"_s;
}

/// virDomainDefDuplicateDiskInfoValidate and virDomainDefDuplicateDriveAddressesValidate.
void checkDiskTwins(Completion &guest)
{
    QHash<QString, QString> targets;
    for (const TreeNode *disk : guest.devices(u"disk")) {
        const QString &dev = disk->get(u"target", u"dev");
        const QString source = sourceOf(disk);
        if (targets.contains(dev))
            guest.refuse(LibvirtCode::XmlError,
                u"target '%1' duplicated for disk sources '%2' and '%3'"_s.arg(
                    dev, targets.value(dev), source),
                disk);
        targets.insert(dev, source);
    }
}

/// virDomainDefDuplicateDriveAddressesValidate: each drive and SCSI host device its own place.
void checkDriveAddresses(Completion &guest)
{
    QHash<QString, QHash<QString, QString>> taken;
    const auto claim = [&](const TreeNode *device, const QString &bus) {
        const TreeNode *a = device->child(u"address");
        if (a == nullptr || !a->is(u"type", u"drive"))
            return;
        const QString where = a->get(u"controller") + u':' + a->get(u"bus") + u':'
            + a->get(u"target") + u':' + a->get(u"unit");
        if (taken[bus].contains(where)) {
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"Found duplicate drive address for disk with target name '%1' controller='%2' bus='%3' target='%4' unit='%5'"_s
                    .arg(taken[bus].value(where),
                        a->get(u"controller"),
                        a->get(u"bus"),
                        a->get(u"target"),
                        a->get(u"unit")),
                device);
        }
        taken[bus].insert(where, device->get(u"target", u"dev"));
    };
    for (const TreeNode *disk : guest.devices(u"disk"))
        claim(disk, disk->get(u"target", u"bus"));
}

void checkAliases(Completion &guest)
{
    QSet<QString> seen;
    for (const TreeNode *d = guest.tree.devices()->firstChild(); d != nullptr;
         d = d->nextSibling()) {
        const TreeNode *alias = d->child(u"alias");
        if (alias == nullptr)
            continue;
        if (d->name() == u"console" && d->get(u"target", u"type") == "serial"_L1)
            continue; // the serial port itself
        const QString &name = alias->get(u"name");
        if (seen.contains(name))
            refuseUnsupported(guest, u"non unique alias detected: %1"_s.arg(name), alias);
        seen.insert(name);
    }
}

} // namespace

void validateGuest(Completion &guest)
{
    if (guest.caps() == nullptr)
        return;
    guest.place = course::validate;
    checkDomain(guest);
    validateConsoles(guest);
    for (const TreeNode *device = guest.tree.devices()->firstChild(); device != nullptr;
         device = device->nextSibling()) {
        guest.place = course::validateDevice + devicePlace(device->name());
        if (device->name() == u"disk")
            validateDisk(guest, device);
        else
            validateDevice(guest, device);
    }
    guest.place = course::validateGuest;
    checkDiskTwins(guest);
    checkHostdevTwins(guest);
    guest.place += 2; // between them are the host devices, in hostdev_rules.cpp
    checkDriveAddresses(guest);
    checkAliases(guest);
    ++guest.place;
    checkRemapping(guest);
    checkLoader(guest);
    ++guest.place;
    checkIoThreads(guest);
}

} // namespace vitrine
