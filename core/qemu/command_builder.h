// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/completion.h"
#include "core/qemu/argument_writer.h"
#include "core/qemu/build_command.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qemu_conf.h"

#include <QHash>
#include <QString>

#include <vector>

namespace vitrine {

/// What the families of arguments share while one command line is built. Internal to core/qemu.
struct CommandBuilder {
    CommandBuilder(Completion &completedGuest, const CommandOptions &wishes);

    Completion &guest;
    DomainTree &tree;
    TreeNode *domain;
    const QemuCaps &caps;
    const QemuConf &conf;
    const CommandOptions &options;
    QemuCommand out;
    QString name; ///< of the guest
    QString domainDir; ///< folder of this run: libvirt's, or CommandOptions::runtimeDir
    bool libvirt; ///< CommandStyle::Libvirt

    /// The path of a socket or file of this run.
    [[nodiscard]] QString runtimeFile(const QString &file) const
    {
        return domainDir + u'/' + options.runtimePrefix + file;
    }

    /// "-option"
    void flag(const QString &option, const Source &source);
    /// "-option VALUE"
    void add(const QString &option, ArgumentText &&value, const Source &source);
    void add(const QString &option, const QString &value, const Source &source);
    void add(const QString &option, PropertyText &&value, const Source &source);

    [[nodiscard]] ArgumentText text() const { return ArgumentText(options.origins); }
    [[nodiscard]] PropertyText device() const
    {
        return PropertyText(caps.jsonDevice, options.origins);
    }
    [[nodiscard]] PropertyText object() const
    {
        return PropertyText(caps.jsonObject, options.origins);
    }
    [[nodiscard]] PropertyText json() const { return PropertyText(true, options.origins); }

    /// Adds "-device", with what <qemu:override> changes in it.
    void addDevice(PropertyText &&properties, const TreeNode *node);

    // Parts that many devices have.
    void alias(PropertyText &p, const TreeNode *device) const;
    /// "bus" and "addr" (qemuBuildDeviceAddressProps), "acpi-index".
    void address(PropertyText &p, const TreeNode *device);
    void rom(PropertyText &p, const TreeNode *device);
    void bootIndex(PropertyText &p, const TreeNode *device) const;
    /// iommu_platform, ats, packed, page-per-vq of <driver>.
    void virtio(PropertyText &p, const TreeNode *device);
    /// "virtio-blk" -> "virtio-blk-pci", and its transitional forms.
    [[nodiscard]] QString virtioDriver(
        const QString &base, const TreeNode *device, const QString &model);
    /// A child <alias>, <boot>, <rom> that was not asked for has no effect here.
    void notTranslated(const TreeNode *node, const QString &attribute = {});
    /// libvirt refuses here. Where that is not asked for, what is missing because of it is named.
    void refuse(LibvirtCode code, const QString &words, const TreeNode *node, int at = -1)
    {
        guest.refuse(code, words, node, at);
        if (!libvirt || options.partial)
            notTranslated(node);
    }
    void remark(const Text &text) { out.remarks.append(text); }
    [[nodiscard]] TreeNodes devices(Atom kind) const { return guest.devices(kind); }
    [[nodiscard]] QString controllerAlias(Name type, const QString &index) const;
    /// A SCSI controller that knows a unit, but neither channel nor LUN.
    [[nodiscard]] bool isNarrowScsi(quint64 index) const;
    /// The same for a PCI bus, which nearly every device asks for.
    [[nodiscard]] QString pciBusAlias(quint64 index);

    /// -chardev of a character device; false when it is of a kind that is not known (and reported).
    bool chardev(const TreeNode *device, const QString &id);

    struct Override {
        QString property, type, value;
    };
    QHash<QString, QList<Override>> overrides; ///< by alias
    std::vector<const TreeNode *> pciControllers; ///< by index; filled by the first who asks
    bool preallocated = false; ///< -mem-prealloc is given
    int fd = 28; ///< the next number of a descriptor that libvirt would pass
};

/// Names every device as libvirt does (qemuAssignDeviceAliases): TreeNode::alias.
void assignAliases(CommandBuilder &b);
/// Boot order of <os><boot> onto the devices (qemuProcessPrepareDeviceBootorder): TreeNode::bootIndex.
void assignBootOrder(CommandBuilder &b);

/// All arguments of a completed guest, in libvirt's order (qemuBuildCommandLine); argument_order.cpp.
void buildArguments(CommandBuilder &b);

// The families, in the order of the command line. One file each.
void addMachineArguments(CommandBuilder &b); ///< argv_machine.cpp
void addFirmwareBlocks(CommandBuilder &b); ///< argv_firmware.cpp
QString firmwareMachineOptions(CommandBuilder &b, ArgumentText &machine);
void addCpuArguments(CommandBuilder &b); ///< argv_cpu.cpp
void addCpuModel(CommandBuilder &b, ArgumentText &a); ///< argv_cpu_model.cpp
void addLoaderArguments(CommandBuilder &b); ///< argv_firmware.cpp
void addMemoryArguments(CommandBuilder &b); ///< argv_memory.cpp
void addNumaArguments(CommandBuilder &b); ///< argv_memory.cpp
/// -object memory-backend-* of a NUMA cell, or of the whole guest (nullptr); argv_memory_backend.cpp.
void addMemoryBackend(CommandBuilder &b, const QString &id, quint64 bytes, const TreeNode *cell);
/// A cell's memory is more than its size.
[[nodiscard]] bool needsMemoryBackend(const CommandBuilder &b, const TreeNode *cell);
/// -mem-prealloc and -mem-path, for NUMA cells that have no backend (qemuBuildMemPathStr).
void addMemoryPath(CommandBuilder &b);
void addMemoryDevices(CommandBuilder &b); ///< argv_memory_devices.cpp
void addSmbiosArguments(CommandBuilder &b); ///< argv_smbios.cpp
void addFirmwareConfigArguments(CommandBuilder &b); ///< argv_smbios.cpp: -fw_cfg, the generation ID
void addClockArguments(CommandBuilder &b); ///< argv_clock.cpp
void addPowerAndBootArguments(CommandBuilder &b); ///< argv_boot.cpp
void addPciHoles(CommandBuilder &b); ///< argv_controllers.cpp: -global pci-hole64-size
void addControllers(CommandBuilder &b); ///< argv_controllers.cpp
void addCcidAndHubs(CommandBuilder &b); ///< argv_controllers.cpp
void addManagedReservations(CommandBuilder &b); ///< argv_secrets.cpp
void addDisks(CommandBuilder &b); ///< argv_disks.cpp
void addFilesystems(CommandBuilder &b); ///< argv_filesystems.cpp
void addInterfaces(CommandBuilder &b); ///< argv_interfaces.cpp
/// virConnectDomainXMLToNative makes every interface anew, without the address that it was given (argv_interfaces.cpp).
void forgetInterfaceAddresses(CommandBuilder &b);
void addSmartcards(CommandBuilder &b); ///< argv_chardevs.cpp
void addSerials(CommandBuilder &b); ///< argv_chardevs.cpp
void addTpms(CommandBuilder &b); ///< argv_tpm.cpp
void addInputs(CommandBuilder &b); ///< argv_inputs.cpp
void addAudio(CommandBuilder &b); ///< argv_audio.cpp
void addGraphics(CommandBuilder &b); ///< argv_graphics.cpp
void addVideos(CommandBuilder &b); ///< argv_video.cpp
void addSounds(CommandBuilder &b); ///< argv_audio.cpp
void addWatchdogs(CommandBuilder &b); ///< argv_misc.cpp
void addRedirdevs(CommandBuilder &b); ///< argv_chardevs.cpp
void addHostdevs(CommandBuilder &b); ///< argv_hostdevs.cpp
void addBalloon(CommandBuilder &b); ///< argv_misc.cpp
void addRngs(CommandBuilder &b); ///< argv_misc.cpp
void addIommu(CommandBuilder &b); ///< argv_misc.cpp
void addVmcoreinfo(CommandBuilder &b); ///< argv_misc.cpp
void addPanics(CommandBuilder &b); ///< argv_misc.cpp
void addShmems(CommandBuilder &b); ///< argv_misc.cpp
void addVsock(CommandBuilder &b); ///< argv_misc.cpp
void readQemuNamespace(CommandBuilder &b); ///< argv_passthrough.cpp
void addQemuNamespaceArguments(CommandBuilder &b); ///< argv_passthrough.cpp

inline constexpr TreeOrigin runtimeOrigin {
    OriginKind::Runtime, VITRINE_TEXT("part of every start")};
inline constexpr TreeOrigin aliasOrigin {
    OriginKind::Assigned, VITRINE_TEXT("the name that libvirt gives the device")};
inline constexpr TreeOrigin bootOrigin {OriginKind::Assigned, VITRINE_TEXT("boot order")};
inline constexpr TreeOrigin capabilityOrigin {
    OriginKind::Capability, VITRINE_TEXT("this QEMU has it")};
inline constexpr TreeOrigin confOrigin {
    OriginKind::Host, VITRINE_TEXT("the host's libvirt configuration (qemu.conf)")};
inline constexpr TreeOrigin hostOrigin {OriginKind::Host, VITRINE_TEXT("found on the host")};
inline constexpr TreeOrigin placeholderOrigin {
    OriginKind::Assigned, VITRINE_TEXT("a placeholder for an automatic port")};

} // namespace vitrine
