// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

// What is read of a host for its check alone, as plain values; what could not be read is std::nullopt. Nothing in it is secret: of
// the kernel's command line and of qemu.conf only what is named here is kept, so a saved host can go into a bug report.

/// A device node, and what this user may do with it.
struct DeviceNode {
    QString path; ///< "/dev/vfio/12"
    int mode = 0; ///< permission bits, 0 to 07777
    QString user; ///< name of the owner, else the number
    QString group;
    bool accessible = false; ///< this user may read and write it

    friend bool operator==(const DeviceNode &, const DeviceNode &) = default;
};

/// A graphics card: an entry card* of /sys/class/drm, or a PCI function of class 03 without one.
struct GpuFacts {
    PciAddress address;
    std::optional<std::uint16_t> vendor;
    std::optional<std::uint16_t> device;
    std::optional<QString> driver; ///< nullopt: none is bound
    std::optional<QString> name;
    std::optional<qint64>
        apertureMiB; ///< BAR 2, which an Intel card shares out among GVT-g's vGPUs
    std::optional<int> sriovTotal; ///< virtual functions that it can have
    std::optional<int> sriovEnabled; ///< virtual functions that it has now

    friend bool operator==(const GpuFacts &, const GpuFacts &) = default;
};

/// A setting and the file that it stands in.
struct Setting {
    QString file;
    QString text; ///< "options i915 enable_gvt=1", "CONFIG_VFIO_MDEV=m"

    friend bool operator==(const Setting &, const Setting &) = default;
};

struct HostFacts {
    // The kernel.
    QStringList modules; ///< those of factModules() that are loaded or built in
    std::optional<QStringList>
        kernelParameters; ///< those of /proc/cmdline about IOMMU, VFIO, KVM and graphics drivers
    QList<Setting> moduleOptions; ///< of /etc/modprobe.d, about the same modules
    QList<Setting>
        moduleParameters; ///< "enable_gvt=Y" of /sys/module/i915/parameters, where readable
    QList<Setting>
        kernelConfig; ///< of /boot/config-RELEASE: CONFIG_VFIO_MDEV, CONFIG_DRM_I915_GVT_KVMGT ...; "is not set" too
    std::optional<bool> modulesDisabled;
    std::optional<QString> lockdown; ///< "none", "integrity", "confidentiality"
    std::optional<int> iommus; ///< entries of /sys/class/iommu
    std::optional<int> iommuGroups;

    // Devices.
    QList<GpuFacts> gpus;
    std::optional<DeviceNode> kvm;
    std::optional<DeviceNode> vfio; ///< /dev/vfio/vfio
    QList<DeviceNode> vfioGroups;
    QList<DeviceNode> renderNodes;
    std::optional<QString> nvidiaVersion; ///< first line of /proc/driver/nvidia/version
    bool sriovManage = false; ///< /usr/lib/nvidia/sriov-manage is there
    QStringList units; ///< nvidia-vgpud, nvidia-vgpu-mgr, libvirtd, virtqemud that run

    // Who starts QEMU.
    std::optional<QString> user; ///< who runs this program
    QStringList userGroups;
    std::optional<qint64> memlockBytes; ///< RLIMIT_MEMLOCK of this program, -1 for no limit
    QString
        qemuUser; ///< qemu.conf's user, libvirt's QEMU; empty: the default of how libvirt was built
    QString qemuGroup;
    QStringList qemuUserGroups; ///< groups that /etc/group puts that user into
    std::optional<QStringList> deviceAcl; ///< qemu.conf's cgroup_device_acl where it is set
    std::optional<bool> appArmor;
    std::optional<bool> seLinuxEnforcing;

    // Programs.
    bool mdevctl = false;
    std::optional<QString> libvirtVersion; ///< "9.0.0", from the library's name

    friend bool operator==(const HostFacts &, const HostFacts &) = default;
};

/// The modules that matter, by the names of /sys/module.
[[nodiscard]] const QStringList &factModules();

} // namespace vitrine
