// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addName(CommandBuilder &b)
{
    const TreeNode *name = b.domain->child(u"name");
    ArgumentText n = b.text();
    n.pair(u"guest", b.name, name);
    if (b.conf.setProcessName && b.libvirt)
        n.pair(u"process", u"qemu:"_s + b.name, Source(confOrigin));
    n.pair(u"debug-threads", u"on", Source(runtimeOrigin));
    b.add(u"-name"_s, std::move(n), name);
}

void addMasterKey(CommandBuilder &b)
{
    PropertyText p = b.object();
    const Source source(runtimeOrigin);
    p.string(u"qom-type", u"secret", source);
    p.string(u"id", u"masterKey0", source);
    p.string(u"format", u"raw", source);
    p.string(u"file", b.domainDir + u"/master-key.aes"_s, source);
    b.add(u"-object"_s, std::move(p), source);
}

void addMonitor(CommandBuilder &b)
{
    const Source source(runtimeOrigin);
    if (!b.libvirt) {
        b.add(u"-qmp"_s,
            u"unix:"_s + b.runtimeFile(u"qmp.sock"_s) + u",server=on,wait=off"_s,
            source);
        return;
    }
    ArgumentText c = b.text();
    c.plain(u"socket");
    c.pair(u"id", u"charmonitor", source);
    c.pair(u"path", b.domainDir + u"/monitor.sock"_s, source);
    c.pair(u"server", u"on", source);
    c.pair(u"wait", u"off", source);
    b.add(u"-chardev"_s, std::move(c), source);
    b.add(u"-mon"_s, u"chardev=charmonitor,id=monitor,mode=control"_s, source);
}

void addSandbox(CommandBuilder &b)
{
    if (!b.libvirt)
        return;
    if (b.conf.seccompSandbox == 0)
        b.add(u"-sandbox"_s, u"off"_s, Source(confOrigin));
    else
        b.add(u"-sandbox"_s,
            u"on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"_s,
            Source(runtimeOrigin));
}

/// qemuDomainValidateStorageSource when the chain of a disk is prepared: an image of a raw format has none below it.
void checkBackingStores(CommandBuilder &b)
{
    for (const TreeNode *disk : b.devices(u"disk")) {
        QString format = disk->get(u"driver", u"type");
        for (const TreeNode *backing = disk->child(u"backingStore"); backing != nullptr;
             backing = backing->child(u"backingStore")) {
            if (backing->child(u"source") != nullptr && format != "qcow2"_L1 && format != "qed"_L1
                && format != "qcow"_L1 && format != "vmdk"_L1 && format != "cow"_L1)
                b.refuse(LibvirtCode::ConfigUnsupported,
                    u"storage format '%1' does not support backing store"_s.arg(format),
                    disk);
            format = backing->get(u"format", u"type");
        }
    }
}

/// The order of qemuBuildCommandLine.
void addAll(CommandBuilder &b)
{
    const TreeNode *emulator = b.tree.devices()->child(u"emulator");
    b.flag(emulator->text.trimmed(), emulator);
    addName(b);
    readQemuNamespace(b);
    if (b.libvirt) {
        b.flag(u"-S"_s, Source(runtimeOrigin));
        addMasterKey(b);
    }
    addManagedReservations(b);
    addFirmwareBlocks(b);
    addMachineArguments(b);
    addCpuArguments(b);
    addLoaderArguments(b);
    addMemoryArguments(b);
    addNumaArguments(b);
    const TreeNode *uuid = b.domain->child(u"uuid");
    b.add(u"-uuid"_s, uuid->text, uuid);
    addSmbiosArguments(b);
    addFirmwareConfigArguments(b);
    if (b.devices(u"graphics").empty())
        b.add(u"-display"_s,
            u"none"_s,
            Source(TreeOrigin {
                OriginKind::Default, VITRINE_TEXT("the guest has no graphics device")}));
    b.flag(u"-no-user-config"_s, Source(runtimeOrigin));
    b.flag(u"-nodefaults"_s, Source(runtimeOrigin));
    addMonitor(b);
    addClockArguments(b);
    addPowerAndBootArguments(b);
    addIommu(b);
    addPciHoles(b);
    addControllers(b);
    addMemoryDevices(b);
    addCcidAndHubs(b);
    checkBackingStores(b);
    addDisks(b);
    addFilesystems(b);
    addInterfaces(b);
    addSmartcards(b);
    addSerials(b);
    addTpms(b);
    addInputs(b);
    addAudio(b);
    b.guest.place = course::buildDisplay;
    addGraphics(b);
    ++b.guest.place;
    addVideos(b);
    addSounds(b);
    addWatchdogs(b);
    addRedirdevs(b);
    addHostdevs(b);
    addBalloon(b);
    addRngs(b);
    addVmcoreinfo(b);
    addQemuNamespaceArguments(b);
    addSandbox(b);
    addPanics(b);
    addShmems(b);
    addVsock(b);
    b.add(u"-msg"_s, u"timestamp=on"_s, Source(runtimeOrigin));
}

void checkGraphicsCounts(CommandBuilder &b)
{
    QStringList seen;
    for (const TreeNode *g : b.devices(u"graphics")) {
        if (seen.contains(g->get(u"type")))
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"only 1 graphics device of each type (sdl, vnc, spice, headless, dbus) is supported"_s,
                g);
        seen.append(g->get(u"type"));
    }
}

} // namespace

void buildArguments(CommandBuilder &b)
{
    b.guest.place = course::build;
    if (b.libvirt)
        forgetInterfaceAddresses(b);
    assignAliases(b);
    assignBootOrder(b);
    b.tree.resetUsed();
    const TreeNode *os = b.domain->child(u"os");
    for (const TreeNode *boot = os->child(u"boot"); boot != nullptr; boot = boot->nextSame())
        boot->useAll(); // assignBootOrder has read it
    checkGraphicsCounts(b);
    addAll(b);
}

} // namespace vitrine
