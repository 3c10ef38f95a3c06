// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Firmware: the flash blocks before -machine (qemuBuildPflashBlockdevCommandLine), -bios and -global
// (qemuBuildDomainLoaderCommandLine). <os firmware='efi'> is chosen among the host's descriptors (qemuFirmwareFillDomain).
#include "core/qemu/argv_blockdev.h"
#include "core/qemu/command_builder.h"
#include "core/qemu/firmware.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr TreeOrigin chosen {OriginKind::Host,
    VITRINE_TEXT("the first firmware of this host that has what the guest asks for")};

constexpr TreeOrigin ownCopy {OriginKind::Runtime,
    VITRINE_TEXT("this guest's own copy of the firmware's variables: without libvirt, its file and "
                 "the template are only read")};
constexpr TreeOrigin forOneRun {OriginKind::Runtime,
    VITRINE_TEXT("a start by Vitrine would make this guest's own copy of the firmware's variables; "
                 "here they are kept for one run only")};

/// The template of a guest that names its loader, but no template (virQEMUDriverConfig, qemuFirmwareFillDomain).
QString templateFor(const CommandBuilder &b, const TreeNode *loader)
{
    if (b.guest.world.firmwares == nullptr)
        return {};
    for (const FirmwareDescriptor &firmware : *b.guest.world.firmwares) {
        if (firmware.device == FirmwareDescriptor::Device::Flash
            && firmware.executable == loader->text.trimmed())
            return firmware.nvramTemplate;
    }
    return {};
}

/// libvirt makes the variable store at the first start (qemuPrepareNVRAM) and QEMU writes into it. Without libvirt QEMU writes into
/// a copy of its own, which whoever starts the command makes. Returns whether there is a store for a second flash.
bool standaloneVariables(CommandBuilder &b, const TreeNode *loader, TreeNode *nvram, QString origin)
{
    const TreeNode *source = nvram->child(u"source");
    if (source != nullptr && !source->has(u"file"))
        return true; // a block device or a network: nothing that can be copied like a file
    if (origin.isEmpty() && nvram->has(u"template"))
        origin = nvram->get(u"template");
    if (origin.isEmpty())
        origin = templateFor(b, loader);
    const QString own = source != nullptr ? source->get(u"file") : nvram->text.trimmed();
    (void)nvram->get(u"type");
    if (b.options.nvramForOneRun) {
        const bool ownFirst =
            !own.isEmpty() && (b.options.ownVariablesReadable || origin.isEmpty());
        const QString from = ownFirst ? own : origin;
        ArgumentText drive = b.text();
        const Source oneRun(nvram, forOneRun);
        const QString &format = nvram->get(u"format");
        drive.pair(u"if", u"pflash", oneRun);
        drive.pair(u"unit", u"1", oneRun);
        drive.pair(u"format", format.isEmpty() ? u"raw"_s : format, oneRun);
        drive.pair(u"file", from, oneRun);
        drive.pair(u"snapshot", u"on", oneRun);
        b.add(u"-drive"_s, std::move(drive), oneRun);
        b.remark({VITRINE_TEXT("what the guest writes into its firmware's variables is kept for "
                               "this run only; `launch` makes a copy of %1 that stays"),
            {from}});
        return false;
    }
    const QString to =
        b.options.nvramFile.isEmpty() ? b.runtimeFile(u"VARS.fd"_s) : b.options.nvramFile;
    if (own.isEmpty())
        b.out.copies.append({origin, to});
    else
        b.out.copies.append({own, to, origin});
    b.remark({VITRINE_TEXT("the firmware's variables are this guest's own copy of %1, made when it "
                           "is started first: %2"),
        {own.isEmpty() ? origin : own, to}});
    if (source != nullptr)
        b.tree.remove(nvram->child(u"source"));
    nvram->text = to;
    nvram->origin = ownCopy;
    return true;
}

/// Writes into the tree what libvirt's choice would: loader, its type, the variable store. Returns its template.
QString chooseFirmware(CommandBuilder &b, TreeNode *os)
{
    TreeNode *loader = os->child(u"loader");
    TreeNode *nvram = os->child(u"nvram");
    FirmwareWish wish;
    wish.interface = os->get(u"firmware") == "efi"_L1 ? u"uefi"_s : os->get(u"firmware");
    wish.arch = u"x86_64"_s;
    wish.machine = b.guest.machine;
    if (const TreeNode *features = os->child(u"firmware")) {
        for (const TreeNode *f = features->child(u"feature"); f != nullptr; f = f->nextSame()) {
            const bool enabled = f->is(u"enabled", u"yes");
            if (f->is(u"name", u"secure-boot"))
                wish.secureBoot = enabled;
            else if (f->is(u"name", u"enrolled-keys"))
                wish.enrolledKeys = enabled;
            else
                b.notTranslated(f);
        }
    }
    wish.stateless = loader != nullptr && loader->is(u"stateless", u"yes");
    wish.loaderSecure = loader != nullptr && loader->is(u"secure", u"yes");
    if (const TreeNode *pm = b.domain->child(u"pm")) {
        wish.s3 = pm->get(u"suspend-to-mem", u"enabled") == "yes"_L1;
        wish.s4 = pm->get(u"suspend-to-disk", u"enabled") == "yes"_L1;
    }
    if (loader != nullptr && loader->is(u"secure", u"no")) {
        b.refuse(LibvirtCode::None,
            u"loader attribute 'secure' cannot be specified when firmware autoselection is enabled"_s,
            loader);
        return {};
    }
    if (b.guest.world.firmwares == nullptr) {
        b.notTranslated(os, u"firmware"_s);
        return {};
    }
    const FirmwareDescriptor *firmware = selectFirmware(*b.guest.world.firmwares, wish);
    if (firmware == nullptr) {
        b.refuse(LibvirtCode::None,
            u"operation failed: Unable to find any firmware to satisfy '%1'"_s.arg(
                os->get(u"firmware")),
            os,
            course::prepare + 5);
        return {};
    }
    if (firmware->device != FirmwareDescriptor::Device::Flash) {
        if (loader == nullptr)
            loader = b.tree.add(os, u"loader", chosen);
        loader->text = firmware->executable;
        b.tree.set(loader, u"type", u"rom"_s, chosen);
        return {};
    }
    if (loader == nullptr)
        loader = b.tree.add(os, u"loader", chosen);
    loader->text = firmware->executable;
    b.tree.set(loader, u"readonly", u"yes"_s, chosen);
    b.tree.set(loader, u"type", u"pflash"_s, chosen);
    const TreeNode *smm = b.domain->descend(u"features", u"smm");
    if (firmware->has(u"requires-smm") && smm != nullptr && smm->is(u"state", u"off")) {
        b.refuse(LibvirtCode::OperationInvalid,
            u"domain has SMM turned off but chosen firmware requires it"_s,
            os,
            course::prepare + 5);
        return {};
    }
    if (firmware->has(u"requires-smm"))
        b.tree.set(loader, u"secure", u"yes"_s, chosen);
    if (wish.stateless)
        return {};
    if (nvram == nullptr)
        nvram = b.tree.add(os, u"nvram", chosen);
    if (b.libvirt && nvram->text.trimmed().isEmpty() && nvram->child(u"source") == nullptr)
        nvram->text = u"/var/lib/libvirt/qemu/nvram/"_s + b.name + u"_VARS.fd"_s;
    return nvram->has(u"template") ? QString() : firmware->nvramTemplate;
}

} // namespace

void addFirmwareBlocks(CommandBuilder &b)
{
    TreeNode *os = b.domain->child(u"os");
    QString chosenTemplate;
    if (os->has(u"firmware"))
        chosenTemplate = chooseFirmware(b, os);
    const TreeNode *loader = os->child(u"loader");
    if (loader == nullptr || !loader->is(u"type", u"pflash")) {
        if (const TreeNode *unused = os->child(u"nvram"))
            unused->useAll(); // only flash has variables
        return;
    }
    os->number = 1;
    (void)loader->get(u"stateless"); // the completion has left the variables out
    addFlash(b, loader, u"libvirt-pflash0"_s, loader->is(u"readonly", u"yes"));
    TreeNode *nvram = os->child(u"nvram");
    if (nvram == nullptr)
        return;
    (void)nvram->get(u"template");
    if (b.libvirt && nvram->text.trimmed().isEmpty() && nvram->child(u"source") == nullptr)
        return; // beside a loader that is written to
    if (!b.libvirt && !standaloneVariables(b, loader, nvram, chosenTemplate))
        return;
    os->number = 2;
    addFlash(b, nvram, u"libvirt-pflash1"_s, false);
}

QString firmwareMachineOptions(CommandBuilder &b, ArgumentText &machine)
{
    // A loader that must be secure needs system management mode (qemuDomainDefPostParse... qemuFirmwareEnableFeatures).
    const TreeNode *os = b.domain->child(u"os");
    const TreeNode *loader = os->child(u"loader");
    if (os->has(u"firmware") && loader != nullptr && loader->is(u"secure", u"yes"))
        machine.pair(u"smm", u"on", Source(loader, chosen));
    return {};
}

void addLoaderArguments(CommandBuilder &b)
{
    const TreeNode *loader = b.domain->descend(u"os", u"loader");
    if (loader == nullptr)
        return;
    if (loader->is(u"type", u"pflash")) {
        if (loader->is(u"secure", u"yes"))
            b.add(u"-global"_s, u"driver=cfi.pflash01,property=secure,value=on"_s, loader);
        return;
    }
    for (const Atom key : Atoms {u"readonly", u"secure", u"stateless"})
        (void)loader->get(key);
    b.add(u"-bios"_s, loader->text.trimmed(), loader);
}

} // namespace vitrine
