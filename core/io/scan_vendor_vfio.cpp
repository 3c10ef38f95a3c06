// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/vendor_vfio.h"
#include "core/io/scan_support.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace vitrine::scan {

namespace {

/// The names that any function of a card has told: one with a type, or on a full card, lists nothing any more.
using Names = QHash<QString, QString>;

std::optional<int> groupOf(const RootFs &fs, const RootFs::Dir &device)
{
    const auto name = linkName(fs, device, "iommu_group");
    bool ok = false;
    const int group = name ? name->toInt(&ok) : -1;
    return ok && group >= 0 ? std::optional(group) : std::nullopt;
}

/// A function of an Intel or AMD GPU's SR-IOV: i915 and xe, amdgpu's GIM.
std::optional<MdevParent> plainFunction(
    const RootFs &fs, const RootFs::Dir &device, const QByteArray &name, PciNames &names)
{
    constexpr std::array<std::uint16_t, 2> makers {0x8086, 0x1002}; // Intel, AMD
    if (!linkName(fs, device, "physfn"))
        return std::nullopt;
    // Class 03 is a display controller; the network cards of such a host are not ours.
    if (!fs.read(device, "class").bytes.startsWith("0x03"))
        return std::nullopt;
    if (fs.subDir(device, "mdev_supported_types"))
        return std::nullopt; // a parent itself
    MdevParent parent;
    parent.name = decode(name);
    parent.path = decode(device.path);
    parent.kind = ParentKind::Function;
    readParentDevice(fs, device, names, parent);
    if (std::find(makers.begin(), makers.end(), parent.vendor) == makers.end())
        return std::nullopt;
    parent.iommuGroup = groupOf(fs, device);
    parent.remarks.append({RemarkKind::WholeFunction, {parent.physfn.value_or(QString())}});
    return parent;
}

struct Function {
    MdevParent parent;
    QList<CreatableType> creatable;
};

void appendType(HostSnapshot &out,
    const MdevParent &parent,
    const QString &id,
    const std::optional<QString> &name,
    int available)
{
    MdevType type;
    type.parent = parent.name;
    type.id = id;
    type.kind = ParentKind::VendorVfio;
    type.name = name;
    type.deviceApi = QStringLiteral("vfio-pci");
    type.availableInstances = available;
    out.types.append(std::move(type));
}

} // namespace

void scanVendorVfio(const RootFs &fs, PciNames &names, HostSnapshot &out)
{
    const RootFs::Dir bus = fs.openDir("/sys/bus/pci/devices");
    if (!bus) {
        if (bus.error != ENOENT)
            out.remarks.append(folderRemark("/sys/bus/pci/devices", bus.error));
        return;
    }
    QList<Function> functions;
    QHash<QString, Names> namesOfCard; // by physical function
    const RootFs::Listing listing = fs.list(bus);
    for (const RootFs::Entry &entry : listing.entries) {
        const RootFs::Dir device = fs.openDir(bus, entry.name);
        if (!device)
            continue; // a device that went away is none of ours
        const RootFs::Dir nvidia = fs.subDir(device, "nvidia");
        if (!nvidia) {
            if (auto plain = plainFunction(fs, device, entry.name, names))
                out.parents.append(*std::move(plain));
            continue;
        }
        Function function;
        MdevParent &parent = function.parent;
        QList<Remark> remarks;
        const auto current =
            readNumber(fs, nvidia, "current_vgpu_type", 0, Need::Optional, remarks);
        if (!current && remarks.isEmpty())
            continue; // a folder of that name, but not of this interface
        parent.name = decode(entry.name);
        parent.path = decode(device.path);
        parent.kind = ParentKind::VendorVfio;
        parent.remarks = std::move(remarks);
        readParentDevice(fs, device, names, parent);
        parent.iommuGroup = groupOf(fs, device);
        if (current && *current > 0)
            parent.currentType = QString::number(*current);
        const auto creatable =
            readText(fs, nvidia, "creatable_vgpu_types", Need::Required, parent.remarks);
        if (creatable)
            function.creatable = parseCreatableTypes(*creatable);
        Names &known = namesOfCard[parent.physfn.value_or(parent.name)];
        for (const CreatableType &type : std::as_const(function.creatable))
            known.insert(type.id, type.name);
        functions.append(std::move(function));
    }
    for (Function &function : functions) {
        const MdevParent &parent = function.parent;
        for (const CreatableType &type : std::as_const(function.creatable))
            appendType(out, parent, type.id, type.name, 1);
        const auto isCurrent = [&](const CreatableType &type) {
            return type.id == *parent.currentType;
        };
        if (parent.currentType
            && std::none_of(function.creatable.cbegin(), function.creatable.cend(), isCurrent)) {
            const Names &known = namesOfCard[parent.physfn.value_or(parent.name)];
            const auto it = known.constFind(*parent.currentType);
            appendType(out,
                parent,
                *parent.currentType,
                it == known.constEnd() ? std::nullopt : std::optional(*it),
                0);
        }
        out.parents.append(std::move(function.parent));
    }
}

} // namespace vitrine::scan
