// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/host/host_facts.h"
#include "core/host/remark.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace vitrine {

// What a host offers, as plain values. What the host does not say is std::nullopt, never a guess.
// Names are those of the kernel: Documentation/ABI/testing/sysfs-bus-vfio-mdev and Documentation/driver-api/vfio-mediated-device.rst.

/// How a vGPU shows its picture to QEMU (hw/vfio/display.c: first DMABUF, which needs OpenGL, then REGION, which does not).
/// Only VFIO_DEVICE_QUERY_GFX_PLANE of the device itself tells; sysfs does not, and the vendor is no more than a hint.
enum class DisplayMode {
    Unknown,
    Region,
    Dmabuf,
    None, ///< the device has no plane at all: display=on fails
};

/// Where vGPUs come from.
enum class ParentKind {
    Mdev, ///< an entry of /sys/class/mdev_bus
    VendorVfio, ///< an SR-IOV function with nvidia/current_vgpu_type; its guest device is a PCI hostdev
    Function, ///< an SR-IOV function of an Intel or AMD GPU: no types, given to a guest as it is
};

/// Who holds a vGPU: the process that has its VFIO group open or names it on its command line, or the guest that its driver or
/// libvirt names.
struct InstanceOwner {
    std::optional<QString> guest; ///< QEMU's -name
    qint64 pid = 0; ///< 0: of a guest whose process is not seen

    /// The guest's name, else "process PID".
    [[nodiscard]] QString title() const;
    friend bool operator==(const InstanceOwner &, const InstanceOwner &) = default;
};

struct MdevParent {
    /// Entry of /sys/class/mdev_bus (PCI address, "0.0.0313", "matrix", "mtty"); of vendor VFIO the PCI address.
    QString name;
    /// The device's folder, "/sys/devices/pci0000:00/0000:00:02.0"; below the root that was read.
    QString path;
    ParentKind kind = ParentKind::Mdev;
    /// Marketing name from pci.ids, such as "Intel UHD Graphics 630".
    std::optional<QString> displayName;
    std::optional<std::uint16_t> vendor; ///< PCI vendor
    std::optional<std::uint16_t> device; ///< PCI device
    std::optional<QString> driver; ///< what the parent is bound to: "i915"
    std::optional<int> numaNode; ///< nullopt also where the kernel says -1
    std::optional<PciAddress> pciAddress;
    std::optional<QString> physfn; ///< of a virtual function: PCI address of its physical function
    /// Vendor VFIO: id of the type that is set, nullopt when none.
    std::optional<QString> currentType;
    /// Of a function that is given to a guest itself (not Mdev): as MdevInstance has them.
    std::optional<int> iommuGroup;
    std::optional<InstanceOwner> owner;
    QList<Remark> remarks;

    /// What to call it: displayName, else name.
    [[nodiscard]] const QString &title() const { return displayName ? *displayName : name; }
    friend bool operator==(const MdevParent &, const MdevParent &) = default;
};

struct MdevType {
    QString parent; ///< MdevParent::name
    /// "i915-GVTg_V5_4"; of vendor VFIO the number, "1148". May hold dots, spaces, anything but '/'.
    QString id;
    ParentKind kind = ParentKind::Mdev;
    std::optional<QString> name; ///< optional before Linux 6.1
    /// Raw, trailing white space cut off; may have several lines.
    std::optional<QString> description;
    /// "vfio-pci", "vfio-ccw", "vfio-ap" ...: libvirt's hostdev model.
    std::optional<QString> deviceApi;
    /// How many can be made now; shared with sister types, so read all again after a change.
    std::optional<int> availableInstances;
    std::optional<int> maxInstances; ///< nominal maximum, where the description says it
    std::optional<int> framebufferMiB;
    std::optional<QString> maxResolution; ///< "1920x1200"
    std::optional<int> heads;
    std::optional<int> frameRateLimit; ///< frames per second
    DisplayMode displayMode = DisplayMode::Unknown;
    QList<Remark> remarks;

    friend bool operator==(const MdevType &, const MdevType &) = default;
};

struct MdevInstance {
    MdevUuid uuid;
    QString parent {}; ///< MdevParent::name
    std::optional<QString> type {}; ///< MdevType::id
    bool active = false; ///< on the mdev bus now
    bool defined = false; ///< /etc/mdevctl.d has a definition, so it can come back after a reboot
    bool autostart = false; ///< the definition says start=auto
    std::optional<QString> driver {}; ///< "intel_vgpu_mdev", "nvidia" ...
    /// N of /dev/vfio/N. The kernel reuses the numbers, so never remember one across a change.
    std::optional<int> iommuGroup {};
    DisplayMode displayMode = DisplayMode::Unknown;
    std::optional<InstanceOwner> owner {};
    /// Guests that libvirt has defined with it, running or not, in order; only where their definitions can be read.
    QStringList guests {};
    QList<Remark> remarks {};

    /// The owner, else "NAME (not running)" for those that are only defined with it; empty when nobody wants it.
    [[nodiscard]] QString usedBy() const;

    friend bool operator==(const MdevInstance &, const MdevInstance &) = default;
};

/// A DRM render node, for OpenGL of Spice and egl-headless.
struct RenderNode {
    QString path; ///< "/dev/dri/renderD128"
    bool exists = false; ///< the device node is there
    bool accessible = false; ///< this user may read and write it
    std::optional<QString> driver; ///< "i915", "nvidia"
    std::optional<PciAddress> pciAddress; ///< of the GPU that it belongs to
    std::optional<QString> name; ///< marketing name of that GPU
    QList<Remark> remarks;

    [[nodiscard]] bool isUsable() const { return exists && accessible; }
    friend bool operator==(const RenderNode &, const RenderNode &) = default;
};

/// What of the machine itself matters for a guest.
struct HostMachine {
    std::optional<QString> kernelRelease; ///< "6.1.0-18-amd64"
    std::optional<QString> cpuModel;
    std::optional<bool> hardwareVirtualization; ///< vmx, svm or sie among the CPU's flags
    std::optional<int> logicalCpus; ///< online
    std::optional<qint64> memoryMiB;
    std::optional<bool> kvm; ///< this user may read and write /dev/kvm
    friend bool operator==(const HostMachine &, const HostMachine &) = default;
};

enum class HostSourceKind {
    Root, ///< a folder that stands for /
    Demo, ///< the built-in demonstration host
    File, ///< a saved snapshot
};

struct HostSource {
    HostSourceKind kind = HostSourceKind::Root;
    QString path; ///< the folder or file; empty for the demonstration host
    friend bool operator==(const HostSource &, const HostSource &) = default;
};

/// One reading of a host. Lists are in natural order (nvidia-9 before nvidia-63) and the same for the same host:
/// parents by PCI address, then the others by name; types by parent and id; instances by parent and UUID; render nodes by path.
struct HostSnapshot {
    HostSource source;
    HostMachine machine;
    /// /sys/class/mdev_bus is there: some driver offers, or could offer, mediated devices.
    bool mdevBus = false;
    bool drmAvailable = false; ///< /dev/dri is there
    QList<MdevParent> parents;
    QList<MdevType> types;
    QList<MdevInstance> instances;
    QList<RenderNode> renderNodes;
    QList<Remark> remarks; ///< what belongs to no item
    std::optional<HostFacts> facts {}; ///< what the host check reads; only where it was asked for

    /// The lookups return nullptr when there is none. Pointers live as long as the snapshot is not changed.
    [[nodiscard]] const MdevParent *findParent(QStringView name) const;
    [[nodiscard]] const MdevType *findType(QStringView parent, QStringView id) const;
    /// The active one, where several parents define the same UUID.
    [[nodiscard]] const MdevInstance *findInstance(const MdevUuid &uuid) const;
    [[nodiscard]] const MdevInstance *findInstance(QStringView uuid) const;
    [[nodiscard]] const RenderNode *findRenderNode(QStringView path) const;
    /// The render node of the same GPU (of the physical function, for a virtual one).
    [[nodiscard]] const RenderNode *renderNodeFor(const MdevParent &parent) const;
    [[nodiscard]] QList<const MdevType *> typesOf(QStringView parent) const;
    /// Of that type; with an empty type all of the parent.
    [[nodiscard]] QList<const MdevInstance *> instancesOf(
        QStringView parent, QStringView type = {}) const;
    /// The instance's own kind where it is known, else that of its type.
    [[nodiscard]] DisplayMode displayModeOf(const MdevInstance &instance) const;

    /// Brings the lists into the order above.
    void sort();

    friend bool operator==(const HostSnapshot &, const HostSnapshot &) = default;
};

/// "unknown", "region", "dmabuf", "none".
[[nodiscard]] QString toId(DisplayMode mode);
[[nodiscard]] DisplayMode displayModeFromId(QStringView id);
/// "mdev", "vendor-vfio".
[[nodiscard]] QString toId(ParentKind kind);
[[nodiscard]] ParentKind parentKindFromId(QStringView id);

/// Runs of digits compare as numbers: nvidia-9 before nvidia-63. A total order. Negative, 0 or positive.
[[nodiscard]] int naturalCompare(QStringView a, QStringView b);

} // namespace vitrine
