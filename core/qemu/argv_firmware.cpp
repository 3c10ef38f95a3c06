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

/// libvirt makes the variable store at the first start (qemuPrepareNVRAM); without it, whoever starts the command does.
void copyVariables(CommandBuilder &b, const QString &from, const QString &to)
{
    if (b.libvirt)
        return;
    b.out.copies.append({from, to});
    b.remark(
        {VITRINE_TEXT("the firmware's variables are a copy of %1, made before the start at %2"),
            {from, to}});
}

/// Writes into the tree what libvirt's choice would: loader, its type, the variable store.
void chooseFirmware(CommandBuilder &b, TreeNode *os)
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
    wish.loaderSecure = loader != nullptr && loader->is(u"secure", u"yes");
    if (const TreeNode *pm = b.domain->child(u"pm")) {
        wish.s3 = pm->get(u"suspend-to-mem", u"enabled") == "yes"_L1;
        wish.s4 = pm->get(u"suspend-to-disk", u"enabled") == "yes"_L1;
    }
    if (loader != nullptr && loader->is(u"secure", u"no")) {
        b.refuse(LibvirtCode::None,
            u"loader attribute 'secure' cannot be specified when firmware autoselection is enabled"_s,
            loader);
        return;
    }
    if (b.guest.world.firmwares == nullptr) {
        b.notTranslated(os, u"firmware"_s);
        return;
    }
    const FirmwareDescriptor *firmware = selectFirmware(*b.guest.world.firmwares, wish);
    if (firmware == nullptr) {
        b.refuse(LibvirtCode::None,
            u"operation failed: Unable to find any firmware to satisfy '%1'"_s.arg(
                os->get(u"firmware")),
            os);
        return;
    }
    if (firmware->device != FirmwareDescriptor::Device::Flash) {
        if (loader == nullptr)
            loader = b.tree.add(os, u"loader", chosen);
        loader->text = firmware->executable;
        b.tree.set(loader, u"type", u"rom"_s, chosen);
        return;
    }
    if (loader == nullptr)
        loader = b.tree.add(os, u"loader", chosen);
    loader->text = firmware->executable;
    b.tree.set(loader, u"readonly", u"yes"_s, chosen);
    b.tree.set(loader, u"type", u"pflash"_s, chosen);
    if (firmware->has(u"requires-smm"))
        b.tree.set(loader, u"secure", u"yes"_s, chosen);
    if (nvram == nullptr)
        nvram = b.tree.add(os, u"nvram", chosen);
    if (nvram->text.trimmed().isEmpty() && nvram->child(u"source") == nullptr) {
        nvram->text = b.domainDir + u"/VARS.fd"_s;
        if (b.libvirt)
            nvram->text = u"/var/lib/libvirt/qemu/nvram/"_s + b.name + u"_VARS.fd"_s;
    }
    if (!nvram->has(u"template"))
        copyVariables(b, firmware->nvramTemplate, nvram->text);
}

} // namespace

void addFirmwareBlocks(CommandBuilder &b)
{
    TreeNode *os = b.domain->child(u"os");
    if (os->has(u"firmware"))
        chooseFirmware(b, os);
    const TreeNode *loader = os->child(u"loader");
    if (loader == nullptr || !loader->is(u"type", u"pflash"))
        return;
    os->number = 1;
    addFlash(b, loader, u"libvirt-pflash0"_s, true);
    const TreeNode *nvram = os->child(u"nvram");
    if (nvram == nullptr)
        return;
    if (nvram->has(u"template") && !nvram->text.trimmed().isEmpty())
        copyVariables(b, nvram->get(u"template"), nvram->text.trimmed());
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
    (void)loader->get(u"readonly");
    (void)loader->get(u"secure");
    b.add(u"-bios"_s, loader->text.trimmed(), loader);
}

} // namespace vitrine
