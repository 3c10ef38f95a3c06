// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_values.h"
#include "core/completion/validate.h"
#include "core/qemu/qemu_caps.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// qemuValidateDomainDeviceDefAddressDrive; what is no disk is on SCSI.
void validateDrive(Completion &guest, const TreeNode *device)
{
    const TreeNode *a = device->child(u"address");
    const QString bus = device->name() == u"disk" ? device->get(u"target", u"bus") : u"scsi"_s;
    const auto given = [&](Atom name) { return number(a->get(name)).value_or(0) != 0; };
    const auto internal = [&](const QString &words) {
        guest.refuse(LibvirtCode::InternalError, words, device);
    };
    if (bus == "scsi"_L1) {
        if (given(u"bus"))
            internal(u"SCSI controller only supports 1 bus"_s);
        for (const TreeNode *c : guest.devices(u"controller")) {
            if (c->is(u"type", u"scsi") && c->is(u"model", u"lsilogic")
                && number(c->get(u"index")) == number(a->get(u"controller")) && given(u"target"))
                refuseUnsupported(
                    guest, u"target must be 0 for controller model 'lsilogic'"_s, device);
        }
    } else if (bus == "ide"_L1) {
        if (given(u"controller"))
            internal(u"Only 1 IDE controller is supported"_s);
        else if (given(u"target"))
            refuseUnsupported(guest, u"target must be 0 for ide controller"_s, device);
    } else if (bus == "fdc"_L1) {
        if (given(u"controller"))
            internal(u"Only 1 fdc controller is supported"_s);
        else if (given(u"bus"))
            internal(u"Only 1 fdc bus is supported"_s);
        else if (given(u"target"))
            refuseUnsupported(guest, u"target must be 0 for controller fdc"_s, device);
    } else if (bus == "sata"_L1) {
        if (given(u"bus"))
            refuseUnsupported(guest, u"bus must be 0 for sata controller"_s, device);
        else if (given(u"target"))
            refuseUnsupported(guest, u"target must be 0 for sata controller"_s, device);
    }
}

} // namespace

void validateUnassigned(Completion &guest, const TreeNode *device)
{
    if (device->get(u"address", u"type") == "unassigned"_L1 && device->name() != u"hostdev")
        refuseUnsupported(
            guest, u"address of type 'unassigned' is supported only for hostdevs"_s, device);
}

void validateInfo(Completion &guest, const TreeNode *device)
{
    const QString &type = device->get(u"address", u"type");
    if (type == "spapr-vio"_L1) {
        const quint64 reg = number(device->get(u"address", u"reg")).value_or(0);
        if (reg > 0xFFFFFFFFU)
            refuseUnsupported(guest,
                u"spapr-vio reg='0x%1' exceeds maximum possible value (0xffffffff)"_s.arg(
                    QString::number(reg, 16)),
                device);
    }
    if (type == "ccw"_L1)
        refuseUnsupported(guest,
            u"cannot use CCW address type for device '<null>' using machine type '%1'"_s.arg(
                guest.machine),
            device);
    if (type == "drive"_L1)
        validateDrive(guest, device);
    const bool pci = type.isEmpty() || type == "pci"_L1;
    if (device->child(u"acpi") != nullptr && device->child(u"acpi")->has(u"index") && !pci)
        refuseUnsupported(guest, u"ACPI index is only supported for PCI devices"_s, device);
    if (device->child(u"rom") != nullptr && !pci && type != "unassigned"_L1)
        refuseUnsupported(guest, u"ROM tuning is only supported for PCI devices"_s, device);
}

namespace {

// ---- controllers

void checkPciNumbers(Completion &guest, const TreeNode *controller)
{
    const QString &model = controller->get(u"model");
    const quint64 index = number(controller->get(u"index")).value_or(0);
    if ((model == "pci-root"_L1 || model == "pcie-root"_L1)
        && controller->child(u"address") != nullptr)
        refuseUnsupported(
            guest, u"pci-root and pcie-root controllers should not have an address"_s, controller);
    if (index > 255)
        refuseUnsupported(
            guest, u"PCI controller index %1 too high, maximum is 255"_s.arg(index), controller);
    const TreeNode *target = controller->child(u"target");
    if (target == nullptr)
        return;
    struct Range {
        const char16_t *name;
        quint64 low;
        quint64 high;
    };
    static constexpr Range ranges[] = {
        {u"chassisNr", 1, 255}, {u"chassis", 0, 255}, {u"port", 0, 255}, {u"busNr", 1, 254}};
    for (const Range &range : ranges) {
        const auto value = number(target->get(range.name));
        if (value && (*value < range.low || *value > range.high))
            refuseUnsupported(guest,
                u"PCI controller %1 '%2' out of range - must be %3-%4"_s.arg(
                    QStringView(range.name).toString(),
                    QString::number(*value),
                    QString::number(range.low),
                    QString::number(range.high)),
                controller);
    }
    if (target->child(u"node") != nullptr && index == 0)
        refuseUnsupported(guest,
            u"The PCI controller with index=0 can't be associated with a NUMA node"_s,
            controller);
}

void checkScsi(Completion &guest, const TreeNode *controller, bool virtio)
{
    const QString &model = controller->get(u"model");
    const TreeNode *driver = controller->child(u"driver");
    if (virtio && driver != nullptr && driver->has(u"iothread")
        && !hasIoThread(guest, driver->get(u"iothread")))
        refuseUnsupported(guest,
            u"controller iothread '%1' not defined in iothreadid"_s.arg(driver->get(u"iothread")),
            driver);
    if (model == "ncr53c90"_L1 && !controller->is(u"index", u"0"))
        refuseUnsupported(
            guest, u"ncr53c90 can only be used as first SCSI controller"_s, controller);
    if (model == "ncr53c90"_L1)
        refuseUnsupported(
            guest, u"ncr53c90 SCSI controller is not a built-in for this machine"_s, controller);
}

void checkController(Completion &guest, const TreeNode *controller)
{
    const QString &type = controller->get(u"type");
    const QString &model = controller->get(u"model");
    const bool virtio = type == "scsi"_L1 && model.startsWith("virtio"_L1);
    if (type == "pci"_L1)
        checkPciNumbers(guest, controller);
    validateInfo(guest, controller);
    if (type == "scsi"_L1 && (model == "auto"_L1 || model == "buslogic"_L1))
        refuseUnsupported(guest, u"Unsupported controller model: %1"_s.arg(model), controller);
    if (const TreeNode *driver = controller->child(u"driver"); driver != nullptr && !virtio) {
        for (const Atom name :
            Atoms {u"queues", u"cmd_per_lun", u"max_sectors", u"ioeventfd", u"iothread"}) {
            if (driver->has(name) && !driver->is(name, u"0"))
                refuseUnsupported(guest,
                    u'\'' + name.view()
                        + (name == u"iothread"
                                ? u"' is only supported for virtio-scsi controller"_s
                                : u"' is only supported by virtio-scsi controller"_s),
                    driver);
        }
    }
    if (type == "scsi"_L1)
        checkScsi(guest, controller, virtio);
    if (type == "ide"_L1 && !(guest.pc && controller->is(u"index", u"0")))
        refuseUnsupported(guest,
            guest.pc ? u"Only a single IDE controller is supported for this machine type"_s
                     : u"IDE controllers are unsupported for this QEMU binary or machine type"_s,
            controller);
}

// ---- the others

void checkInput(Completion &guest, const TreeNode *input)
{
    const QString &type = input->get(u"type");
    const QString &bus = input->get(u"bus");
    if (bus == "ps2"_L1 && type != "mouse"_L1 && type != "keyboard"_L1)
        guest.refuse(LibvirtCode::InternalError,
            u"ps2 bus does not support %1 input device"_s.arg(type),
            input);
    if (bus == "xen"_L1)
        guest.refuse(LibvirtCode::InternalError, u"unsupported input bus %1"_s.arg(bus), input);
    const TreeNode *source = input->child(u"source");
    const bool plain = type == "mouse"_L1 || type == "tablet"_L1 || type == "keyboard"_L1;
    if (plain && source != nullptr && source->has(u"evdev"))
        refuseUnsupported(guest,
            u"setting source evdev path only supported for passthrough input devices"_s,
            input);
    if (type == "passthrough"_L1 && bus != "virtio"_L1)
        refuseUnsupported(
            guest, u"only bus 'virtio' is supported for 'passthrough' input devices"_s, input);
    if (type == "evdev"_L1 && !bus.isEmpty() && bus != "none"_L1)
        refuseUnsupported(guest, u"input evdev doesn't support bus element"_s, input);
    const QString &model = input->get(u"model");
    if (!model.isEmpty() && bus != "virtio"_L1)
        refuseUnsupported(
            guest, u"only bus 'virtio' is supported for input model '%1'"_s.arg(model), input);
    validateInfo(guest, input);
    if (bus == "virtio"_L1 && model.endsWith("transitional"_L1))
        refuseUnsupported(guest,
            u"virtio (non-)transitional models are not supported for input type=%1"_s.arg(type),
            input);
}

bool hasSharedMemory(const Completion &guest)
{
    const TreeNode *domain = guest.tree.domain();
    const TreeNode *numa = domain->descend(u"cpu", u"numa");
    const TreeNode *access = domain->descend(u"memoryBacking", u"access");
    const bool shared = access != nullptr && access->is(u"mode", u"shared");
    if (numa == nullptr || numa->child(u"cell") == nullptr)
        return shared;
    for (const TreeNode *cell = numa->child(u"cell"); cell != nullptr; cell = cell->nextSame()) {
        const QString &own = cell->get(u"memAccess");
        if (own.isEmpty() ? !shared : own != "shared"_L1)
            return false;
    }
    return true;
}

void checkFilesystem(Completion &guest, const TreeNode *fs)
{
    if (fs->child(u"target") == nullptr || !fs->child(u"target")->has(u"dir"))
        guest.refuse(LibvirtCode::NoTarget, fs->get(u"source", u"dir"), fs);
    const QString &driver = fs->get(u"driver", u"type");
    if (fs->child(u"boot") != nullptr && driver != "virtiofs"_L1)
        refuseUnsupported(guest, u"boot order is only supported for virtiofs"_s, fs);
    validateInfo(guest, fs);
    if (!fs->is(u"type", u"mount"))
        refuseUnsupported(guest, u"only supports mount filesystem type"_s, fs);
    const bool modes = fs->has(u"fmode") || fs->has(u"dmode");
    if (modes && !fs->is(u"accessmode", u"mapped"))
        refuseUnsupported(guest, u"fmode and dmode must be used with accessmode=mapped"_s, fs);
    const bool passthrough = fs->is(u"accessmode", u"passthrough");
    if (driver == "handle"_L1 && !passthrough)
        refuseUnsupported(guest, u"only supports passthrough accessmode"_s, fs);
    if (driver == "loop"_L1 || driver == "nbd"_L1 || driver == "ploop"_L1)
        refuseUnsupported(guest, u"Filesystem driver type not supported"_s, fs);
    if (driver != "virtiofs"_L1)
        return;
    if (fs->get(u"source", u"socket").isEmpty()) {
        if (fs->child(u"readonly") != nullptr)
            refuseUnsupported(guest, u"virtiofs does not yet support read-only mode"_s, fs);
        else if (!passthrough)
            refuseUnsupported(guest, u"virtiofs only supports passthrough accessmode"_s, fs);
        else if (fs->child(u"driver")->has(u"wrpolicy"))
            refuseUnsupported(guest, u"virtiofs does not support wrpolicy"_s, fs);
    }
    if (fs->has(u"model"))
        refuseUnsupported(guest, u"virtiofs does not support model"_s, fs);
    if (fs->has(u"multidevs"))
        refuseUnsupported(guest, u"virtiofs does not support multidevs"_s, fs);
    if (!hasSharedMemory(guest))
        refuseUnsupported(guest, u"'virtiofs' requires shared memory"_s, fs);
}

void checkTpm(Completion &guest, const TreeNode *tpm)
{
    validateInfo(guest, tpm);
    if (tpm->get(u"backend", u"version") == "1.2"_L1 && tpm->is(u"model", u"tpm-crb"))
        refuseUnsupported(guest, u"Unsupported interface 'tpm-crb' for TPM 1.2"_s, tpm);
    const QString &model = tpm->get(u"model");
    if (model == "tpm-spapr"_L1 || model == "spapr-tpm-proxy"_L1)
        refuseUnsupported(guest,
            u"The QEMU executable %1 does not support TPM model %2"_s.arg(
                guest.tree.devices()->childText(u"emulator"), model),
            tpm);
}

void checkWatchdog(Completion &guest, const TreeNode *watchdog)
{
    const QString &model = watchdog->get(u"model");
    const QString &address = watchdog->get(u"address", u"type");
    validateInfo(guest, watchdog);
    if (model == "i6300esb"_L1 && !address.isEmpty() && address != "pci"_L1)
        refuseUnsupported(guest, u"i6300esb model of watchdog can go only on PCI bus"_s, watchdog);
    if (model == "ib700"_L1 && !address.isEmpty())
        refuseUnsupported(
            guest, u"ib700 model of watchdog does not support configuring the address"_s, watchdog);
    if (model == "diag288"_L1)
        refuseUnsupported(guest,
            address.isEmpty() ? u"diag288 model of watchdog is allowed for s390 and s390x only"_s
                              : u"diag288 model of watchdog is virtual and cannot go on any bus."_s,
            watchdog);
}

void checkIommu(Completion &guest, const TreeNode *iommu)
{
    const QString &model = iommu->get(u"model");
    const TreeNode *driver = iommu->child(u"driver");
    const QString &address = iommu->get(u"address", u"type");
    if (model != "intel"_L1 && driver != nullptr && driver->firstAttribute() != nullptr)
        guest.refuse(LibvirtCode::XmlError,
            u"iommu model '%1' doesn't support additional attributes"_s.arg(model),
            iommu);
    if (model != "virtio"_L1 && !address.isEmpty())
        guest.refuse(
            LibvirtCode::XmlError, u"iommu model '%1' can't have address"_s.arg(model), iommu);
    validateInfo(guest, iommu);
    if (model == "smmuv3"_L1)
        refuseUnsupported(
            guest, u"IOMMU device: 'smmuv3' is only supported with ARM Virt machines"_s, iommu);
    if (!guest.q35)
        refuseUnsupported(guest,
            u"IOMMU device: '%1' is only supported with %2"_s.arg(
                model, model == "intel"_L1 ? u"Q35 machines"_s : u"Q35 and ARM Virt machines"_s),
            iommu);
    if (model == "virtio"_L1 && guest.tree.domain()->descend(u"features", u"acpi") == nullptr)
        refuseUnsupported(guest, u"IOMMU device: 'virtio' requires ACPI"_s, iommu);
    if (model == "virtio"_L1 && !address.isEmpty() && address != "pci"_L1)
        refuseUnsupported(guest, u"IOMMU device: 'virtio' needs a PCI address"_s, iommu);
}

/// What virDomainShmemDefParseXML and qemuDomainShmemDefPostParse refuse.
void readShmem(Completion &guest, const TreeNode *shmem)
{
    const int parse = parsePlace(u"shmem");
    const int complete = course::completeDevice + devicePlace(u"shmem");
    const QString model = shmem->get(u"model", u"type");
    const bool server = shmem->child(u"server") != nullptr;
    const auto refuse = [&](const QString &words) {
        guest.refuse(LibvirtCode::ConfigUnsupported, words.arg(model), shmem, complete);
    };
    if (!shmem->has(u"name"))
        guest.refuse(
            LibvirtCode::XmlError, u"shmem element must contain 'name' attribute"_s, shmem, parse);
    else if (shmem->child(u"msi") != nullptr && !server && model != "ivshmem-doorbell"_L1)
        guest.refuse(
            LibvirtCode::XmlError, u"msi option is only supported with a server"_s, shmem, parse);
    if (model == "ivshmem-doorbell"_L1 && !server)
        refuse(u"shmem model '%1' is supported only with server option enabled"_s);
    else if (model == "ivshmem-plain"_L1 && server)
        refuse(u"shmem model '%1' is supported only with server option disabled"_s);
    else if (model == "ivshmem-doorbell"_L1 && shmem->child(u"size") != nullptr)
        refuse(u"shmem model '%1' does not support size setting"_s);
}

void checkShmem(Completion &guest, const TreeNode *shmem)
{
    const QString &name = shmem->get(u"name");
    readShmem(guest, shmem);
    if (name.contains(u'/'))
        refuseUnsupported(guest, u"shmem name cannot include '/' character"_s, shmem);
    else if (name == "."_L1 || name == ".."_L1)
        refuseUnsupported(guest, u"shmem name cannot be equal to '%1'"_s.arg(name), shmem);
    validateInfo(guest, shmem);
    const QString &model = shmem->get(u"model", u"type");
    if ((model.isEmpty() || model == "ivshmem"_L1) && !guest.hasDevice(u"ivshmem"_s))
        refuseUnsupported(guest, u"ivshmem device is not supported with this QEMU binary"_s, shmem);
}

void checkAudioId(Completion &guest, const TreeNode *device)
{
    const TreeNode *audio = device->child(u"audio");
    if (audio == nullptr || number(audio->get(u"id")).value_or(0) == 0)
        return;
    for (const TreeNode *a : guest.devices(u"audio")) {
        if (a->get(u"id") == audio->get(u"id"))
            return;
    }
    guest.refuse(
        LibvirtCode::XmlError, u"no audio device with ID %1"_s.arg(audio->get(u"id")), device);
}

void checkMemballoon(Completion &guest, const TreeNode *balloon)
{
    validateInfo(guest, balloon);
    if (balloon->is(u"model", u"xen"))
        refuseUnsupported(guest,
            u"Memory balloon device type 'xen' is not supported by this version of qemu"_s,
            balloon);
}

void checkSmartcard(Completion &guest, const TreeNode *card)
{
    const TreeNode *address = card->child(u"address");
    if (address != nullptr && !address->is(u"type", u"ccid"))
        refuseUnsupported(guest, u"Controllers must use the 'ccid' address type"_s, card);
    const bool passthrough = card->is(u"mode", u"passthrough");
    if (passthrough)
        validateChardev(guest, card);
    validateInfo(guest, card);
    if (guest.devices(u"smartcard").size() > 1
        || (address != nullptr
            && (number(address->get(u"controller")).value_or(0) != 0
                || number(address->get(u"slot")).value_or(0) != 0)))
        refuseUnsupported(guest, u"this QEMU binary lacks multiple smartcard support"_s, card);
    if (passthrough)
        validateChardevOfQemu(guest, card);
}

} // namespace

void validateDevice(Completion &guest, const TreeNode *device)
{
    const Atom kind = device->name();
    const TreeNode *egd = kind == u"rng" && device->get(u"backend", u"model") == "egd"_L1
        ? device->child(u"backend")
        : nullptr;
    validateUnassigned(guest, device);
    if (egd != nullptr)
        validateChardev(guest, egd);
    if (kind == u"serial" || kind == u"parallel" || kind == u"channel" || kind == u"console"
        || kind == u"redirdev")
        validateCharacterDevice(guest, device);
    else if (kind == u"controller")
        checkController(guest, device);
    else if (kind == u"input")
        checkInput(guest, device);
    else if (kind == u"filesystem")
        checkFilesystem(guest, device);
    else if (kind == u"tpm")
        checkTpm(guest, device);
    else if (kind == u"watchdog")
        checkWatchdog(guest, device);
    else if (kind == u"iommu")
        checkIommu(guest, device);
    else if (kind == u"shmem")
        checkShmem(guest, device);
    else if (kind == u"sound") {
        checkAudioId(guest, device);
        validateInfo(guest, device);
    } else if (kind == u"memballoon")
        checkMemballoon(guest, device);
    else if (kind == u"smartcard")
        checkSmartcard(guest, device);
    else if (kind == u"interface")
        validateInterface(guest, device);
    else if (kind == u"hostdev")
        validateHostdev(guest, device);
    else if (kind == u"rng" || kind == u"vsock" || kind == u"memory" || kind == u"panic"
        || kind == u"hub")
        validateInfo(guest, device);
    if (egd != nullptr)
        validateChardevOfQemu(guest, egd);
    if (kind == u"video" && device->get(u"model", u"type") != "virtio"_L1)
        refuseVirtioOptions(guest, device);
    if (kind == u"nvram")
        refuseUnsupported(guest, u"nvram device is only supported for PPC64"_s, device);
    if (kind == u"vsock") {
        const quint64 cid = number(device->get(u"cid", u"address")).value_or(0);
        if (cid == 1 || cid == 2)
            refuseUnsupported(guest, u"guest CIDs must be >= 3"_s, device);
    }
}

} // namespace vitrine
