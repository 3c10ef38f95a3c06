// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/completion/pci_addresses.h"
#include "core/completion/read_devices.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The number of a bus that hangs beside the root: two below the lowest that is taken (qemuDomainAddressFindNewBusNr).
void completeExpander(Completion &guest, TreeNode *expander)
{
    TreeNode *target = guest.tree.ensure(expander, u"target", byDefault);
    if (target->has(u"busNr"))
        return;
    quint64 lowest = 256;
    for (const TreeNode *c : guest.devices(u"controller")) {
        const TreeNode *other = c->child(u"target");
        if (c->is(u"type", u"pci") && other != nullptr && other->has(u"busNr"))
            lowest = std::min(lowest, number(other->get(u"busNr")).value_or(lowest));
    }
    if (lowest > 2) {
        guest.tree.set(target, u"busNr", QString::number(lowest - 2), assigned);
        return;
    }
    guest.refuse(LibvirtCode::ConfigUnsupported,
        u"No free busNr lower than current lowest busNr is available to auto-assign to bus %1. Must be manually assigned"_s
            .arg(expander->get(u"index")),
        expander);
}

void checkPciKind(Completion &guest, const TreeNode *c, int place)
{
    const QString &model = c->get(u"model");
    if ((model == "pci-root"_L1 || model == "pcie-root"_L1) && !c->is(u"index", u"0")) {
        guest.refuse(LibvirtCode::XmlError,
            u"pci-root and pcie-root controllers should have index 0"_s,
            c,
            place);
    } else if (model == "pci-expander-bus"_L1 && !guest.pc) {
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"pci-expander-bus controllers are only supported on 440fx-based machinetypes"_s,
            c,
            place);
    } else if (model == "pcie-expander-bus"_L1 && !guest.q35) {
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"pcie-expander-bus controllers are not supported with this machine type"_s,
            c,
            place);
    }
    const TreeNode *target = c->child(u"target");
    const TreeNode *node = target == nullptr ? nullptr : target->child(u"node");
    if (node == nullptr)
        return;
    const auto wanted = number(node->text);
    const quint64 cells = numaCellCount(guest);
    if (wanted && *wanted >= cells)
        guest.refuse(LibvirtCode::XmlError,
            u"%1 with index %2 is configured for a NUMA node (%3) not present in the domain's <cpu><numa> array (%4)"_s
                .arg(model, c->get(u"index"), QString::number(*wanted), QString::number(cells)),
            c,
            place);
}

} // namespace

// qemuDomainControllerDefPostParse, virDomainControllerDefPostParse
void checkControllerKinds(Completion &guest)
{
    constexpr int mostXhciPorts = 15;
    const int place = course::completeDevice + devicePlace(u"controller");
    for (const TreeNode *c : guest.devices(u"controller")) {
        const QString &type = c->get(u"type");
        const QString &model = c->get(u"model");
        const auto refuse = [&](const QString &words, LibvirtCode code) {
            guest.refuse(code, words, c, place);
        };
        if (type == "usb"_L1) {
            const bool xhci = model == "nec-xhci"_L1 || model == "qemu-xhci"_L1;
            if (model == "qusb1"_L1 || model == "qusb2"_L1)
                refuse(u"USB controller model type 'qusb1' or 'qusb2' is not supported in %1"_s.arg(
                           guest.tree.domain()->get(u"type")),
                    LibvirtCode::ConfigUnsupported);
            else if (xhci && number(c->get(u"ports")).value_or(0) > mostXhciPorts)
                refuse(u"'%1' controller only supports up to '%2' ports"_s.arg(
                           model, QString::number(mostXhciPorts)),
                    LibvirtCode::ConfigUnsupported);
        } else if (type == "pci"_L1) {
            checkPciKind(guest, c, place);
        }
        // libvirt compares the number of a model, whatever the controller's type.
        static constexpr QLatin1String numbered[] = {"virtio-scsi"_L1,
            "virtio-transitional"_L1,
            "virtio-non-transitional"_L1,
            "ich9-uhci3"_L1,
            "pci-ohci"_L1,
            "nec-xhci"_L1,
            "pcie-switch-upstream-port"_L1,
            "pci-expander-bus"_L1,
            "pcie-expander-bus"_L1};
        const TreeNode *driver = c->child(u"driver");
        if (driver != nullptr && number(driver->get(u"iothread")).value_or(0) != 0
            && std::find(std::begin(numbered), std::end(numbered), model) == std::end(numbered))
            refuse(u"'iothread' attribute only supported for virtio scsi controllers"_s,
                LibvirtCode::XmlError);
    }
}

// qemuDomainAssignPCIAddresses, last part
void completePciControllers(Completion &guest)
{
    const bool hasRootPort = guest.hasDevice(u"pcie-root-port"_s);
    for (TreeNode *c : guest.devices(u"controller")) {
        if (!c->is(u"type", u"pci") || c->is(u"index", u"0"))
            continue;
        const PciModel model = pciModelFromName(c->get(u"model"));
        QString name;
        bool port = false;
        switch (model) {
        case PciModel::Bridge:
            name = u"pci-bridge"_s;
            break;
        case PciModel::RootPort:
            name = hasRootPort ? u"pcie-root-port"_s : u"ioh3420"_s;
            port = true;
            break;
        case PciModel::SwitchUpstream:
            name = u"x3130-upstream"_s;
            break;
        case PciModel::SwitchDownstream:
            name = u"xio3130-downstream"_s;
            port = true;
            break;
        case PciModel::DmiToPci:
            name = u"i82801b11-bridge"_s;
            break;
        case PciModel::PcieToPci:
            name = u"pcie-pci-bridge"_s;
            break;
        case PciModel::Expander:
            name = u"pxb"_s;
            break;
        case PciModel::PcieExpander:
            name = u"pxb-pcie"_s;
            break;
        case PciModel::Root:
        case PciModel::PcieRoot:
        case PciModel::Unknown:
            guest.refuse(LibvirtCode::InternalError,
                u"PCI controller model was not set correctly"_s,
                c,
                course::addresses);
            continue;
        }
        TreeNode *modelNode = guest.tree.ensure(c, u"model", byDefault);
        if (!modelNode->has(u"name"))
            guest.tree.set(modelNode, u"name", name, byDefault);
        const TreeNode *address = c->child(u"address");
        const int index = static_cast<int>(number(c->get(u"index")).value_or(0));
        const int bus = static_cast<int>(number(c->get(u"address", u"bus")).value_or(0));
        if (model == PciModel::Bridge && index <= bus)
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"PCI controller at index %1 (0x%2) has bus='0x%3', but index must be larger than bus"_s
                    .arg(QString::number(index),
                        QString::number(index, 16).rightJustified(2, u'0'),
                        QString::number(bus, 16).rightJustified(2, u'0')),
                c);
        if (model == PciModel::Bridge) {
            TreeNode *target = guest.tree.ensure(c, u"target", byDefault);
            if (!target->has(u"chassisNr"))
                guest.tree.set(target, u"chassisNr", c->get(u"index"), assigned);
        } else if (port) {
            TreeNode *target = guest.tree.ensure(c, u"target", byDefault);
            if (!target->has(u"chassis"))
                guest.tree.set(target, u"chassis", c->get(u"index"), assigned);
            if (!target->has(u"port") && address != nullptr) {
                const quint64 slot = number(address->get(u"slot")).value_or(0);
                const quint64 function = number(address->get(u"function")).value_or(0);
                const quint64 value = model == PciModel::RootPort ? (slot << 3U) + function : slot;
                guest.tree.set(target, u"port", u"0x"_s + QString::number(value, 16), assigned);
            } else if (const auto n = number(target->get(u"port"))) {
                guest.tree.respell(target, u"port", u"0x"_s + QString::number(*n, 16));
            }
        } else if (model == PciModel::Expander || model == PciModel::PcieExpander) {
            completeExpander(guest, c);
        }
    }
}

void markMultifunction(Completion &guest, const PciBuses &buses)
{
    static constexpr TreeOrigin shared {
        OriginKind::Assigned, VITRINE_TEXT("other functions of this slot are in use")};
    for (TreeNode *device = guest.tree.devices()->firstChild(); device != nullptr;
         device = device->nextSibling()) {
        TreeNode *address = device->child(u"address");
        if (address == nullptr || !address->is(u"type", u"pci") || !address->has(u"slot")
            || address->has(u"multifunction"))
            continue;
        const quint64 bus = number(address->get(u"bus")).value_or(0);
        const quint64 slot = number(address->get(u"slot")).value_or(0);
        if (number(address->get(u"function")).value_or(0) != 0
            || bus >= static_cast<quint64>(buses.count()) || slot > 31)
            continue;
        if (buses.bus(static_cast<int>(bus)).functions[slot] > 1)
            guest.tree.set(address, u"multifunction", u"on"_s, shared);
    }
}

} // namespace vitrine
