// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/completion/pci_addresses.h"

#include <QVarLengthArray>

#include <algorithm>
#include <vector>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One run over the guest. The first (dry) finds out which controllers are missing, the second assigns.
class PciRun {
public:
    /// After the dry run, and once what was missing stands behind the other devices, the other one continues it.
    explicit PciRun(Completion &guest, const PciRun *dry = nullptr)
        : m_guest(guest)
        , m_dry(dry == nullptr)
        , m_buses(m_dry, m_dry && guest.hasDevice(u"pcie-pci-bridge"_s))
        , m_pcie(guest.q35 ? PcieDevice | PciAutoAssign : plainPci)
    {
        if (dry != nullptr)
            m_devices = dry->m_devices;
        for (Device &device : m_devices)
            device.done = false;
        addDevices(m_devices.isEmpty() ? guest.tree.devices()->firstChild()
                                       : m_devices.last().node->nextSibling());
        setModels();
    }

    PciBuses &buses() { return m_buses; }

    void run(bool spare)
    {
        m_buses.fillGaps(m_guest.q35);
        reserveGiven();
        if (m_guest.refusal)
            return;
        reserveChipset();
        bool full = true;
        for (int i = 0; i < m_buses.count(); ++i)
            full = full && m_buses.isFull(i);
        PciSlotAddress ignored;
        // A slot is kept for a bridge, so that the bridge comes before the last slot is gone.
        if (m_dry && m_guest.pc && !full)
            m_buses.reserveNext(PciBridge | PciAutoAssign | PciDevice, &ignored);
        assignAll();
        if (m_dry && spare && m_guest.q35 && m_buses.count() > 1)
            m_buses.reserveNext(PcieDevice | PciAutoAssign, &ignored);
    }

    void reserveFor(const TreeNode *controller)
    {
        PciSlotAddress ignored;
        if (!m_buses.reserveNext(
                pciControllerNeeds(pciModelFromName(controller->get(u"model"))), &ignored))
            refuseSlot(controller);
    }

private:
    void addDevices(TreeNode *first)
    {
        for (TreeNode *node = first; node != nullptr; node = node->nextSibling()) {
            node->number = static_cast<int>(m_devices.size());
            m_devices.append({node,
                pciDeviceNeeds(node, m_pcie),
                hasPciAddress(node),
                mayHavePciAddress(node),
                false});
        }
    }

    void setModels()
    {
        for (const TreeNode *c : m_guest.devices(u"controller")) {
            if (c->is(u"type", u"pci"))
                m_buses.setModel(static_cast<int>(number(c->get(u"index")).value_or(0)),
                    pciModelFromName(c->get(u"model")),
                    c->get(u"target", u"hotplug") == "off"_L1);
        }
    }

    /// What the run knows of a device. It is asked for again and again.
    struct Device {
        TreeNode *node;
        unsigned needs; ///< of its slot; 0: it is no PCI device
        bool placed; ///< it has an address
        bool mayBePlaced; ///< it has none of another kind
        bool done; ///< by this run
    };
    Device &of(const TreeNode *node) { return m_devices[node->number]; }

    void refuseSlot(const TreeNode *controller)
    {
        // libvirt has no words for this one (virDomainPCIControllerConnectTypeToModel).
        if (controller->is(u"model", u"pcie-to-pci-bridge")) {
            m_guest.refuse(LibvirtCode::InternalError,
                u"Cannot automatically add a new PCI bus for a device with connect flags 2000"_s,
                controller);
            return;
        }
        m_guest.refuse(LibvirtCode::InternalError,
            u"a PCI slot is needed to connect a PCI controller model='%1', but none is available, and it cannot be automatically added"_s
                .arg(controller->get(u"model")),
            controller);
    }

    /// A machine without PCI.
    bool refuseWithoutBuses(const TreeNode *device)
    {
        if (m_buses.count() > 0)
            return false;
        m_guest.refuse(LibvirtCode::XmlError, u"No PCI buses available"_s, device);
        return true;
    }

    [[nodiscard]] static bool hasPciAddress(const TreeNode *device)
    {
        const TreeNode *address = device->child(u"address");
        if (address == nullptr || !address->is(u"type", u"pci") || !address->has(u"bus"))
            return false;
        // All zero means "not given" (virPCIDeviceAddressIsEmpty).
        return number(address->get(u"bus")).value_or(0) != 0
            || number(address->get(u"slot")).value_or(0) != 0
            || number(address->get(u"domain")).value_or(0) != 0;
    }
    [[nodiscard]] static bool mayHavePciAddress(const TreeNode *device)
    {
        const TreeNode *address = device->child(u"address");
        return address == nullptr || address->is(u"type", u"pci");
    }

    /// The addresses that the guest gives, in libvirt's order of devices (qemuDomainCollectPCIAddress).
    void reserveGiven()
    {
        QVarLengthArray<TreeNode *, 32> given;
        for (const Device &device : m_devices) {
            // A first console that is a serial port is that port (virDomainDeviceInfoIterate).
            const bool isSerial = device.node->name() == u"console"
                && !device.node->child(u"target")->is(u"type", u"virtio");
            if (device.placed && device.mayBePlaced && !isSerial)
                given.append(device.node);
        }
        std::stable_sort(given.begin(), given.end(), [](const TreeNode *a, const TreeNode *b) {
            return devicePlace(a->name()) < devicePlace(b->name());
        });
        for (TreeNode *device : given) {
            reserveGiven(device);
            if (m_guest.refusal)
                return;
        }
    }

    void reserveGiven(TreeNode *device)
    {
        TreeNode *address = device->child(u"address");
        const auto part = [&](Atom name) {
            return static_cast<int>(number(address->get(name)).value_or(0));
        };
        PciSlotAddress a {part(u"bus"), part(u"slot"), part(u"function")};
        if (device->name() == u"controller" && device->is(u"index", u"0") && a.bus == 0
            && a.slot == 1 && part(u"domain") == 0
            && ((device->is(u"type", u"ide") && a.function == 1)
                || (device->is(u"model", u"piix3-uhci") && a.function == 2))) {
            if (m_guest.q35)
                m_guest.refuse(LibvirtCode::InternalError,
                    u"Bus 0 must be PCI for integrated PIIX3 USB or IDE controllers"_s,
                    device);
            return; // of the chipset
        }
        if (device->name() == u"iommu" && a.bus != 0) {
            m_guest.refuse(LibvirtCode::XmlError,
                u"The device at PCI address %1 needs to be an integrated device (bus=0)"_s.arg(
                    a.toString()),
                device);
            return;
        }
        if (refuseWithoutBuses(device))
            return;
        unsigned wants = of(device).needs;
        if (wants == 0)
            wants = PciDevice;
        const PciSlotAddress asked = a;
        if (m_dry && !m_buses.growTo(a.bus, wants)) {
            refuseSlot(device);
            return;
        }
        if (a.bus != asked.bus)
            m_guest.tree.respell(address, u"bus", hexByte(a.bus));
        QString words;
        if (part(u"domain") != 0)
            words = u"Invalid PCI address %1. Only PCI domain 0 is available"_s.arg(
                QString::asprintf("%04x:", static_cast<unsigned>(part(u"domain")))
                + asked.toString().sliced(5));
        else
            words = m_buses.reserve(a, wants, true);
        if (!words.isEmpty())
            m_guest.refuse(
                LibvirtCode::XmlError, words.replace(a.toString(), asked.toString()), device);
    }

    /// What sits on the chipset gets its address in the dry run already.
    void put(TreeNode *device, const PciSlotAddress &a, bool always = false)
    {
        if (m_dry && !always)
            return;
        TreeNode *address = m_guest.tree.ensure(device, u"address", assigned);
        m_guest.tree.set(address, u"type", u"pci"_s, assigned);
        m_guest.tree.set(address, u"domain", u"0x0000"_s, assigned);
        m_guest.tree.set(address, u"bus", hexByte(a.bus), assigned);
        m_guest.tree.set(address, u"slot", hexByte(a.slot), assigned);
        static const QString functions[] = {
            u"0x0"_s, u"0x1"_s, u"0x2"_s, u"0x3"_s, u"0x4"_s, u"0x5"_s, u"0x6"_s, u"0x7"_s};
        m_guest.tree.set(
            address, u"function", functions[static_cast<unsigned>(a.function) % 8], assigned);
        Device &known = of(device);
        known.placed = known.mayBePlaced = known.done = true;
        if (device->is(u"model", u"ich9-uhci1"))
            m_guest.tree.set(address, u"multifunction", u"on"_s, assigned);
    }

    bool fixedAt(TreeNode *device, const PciSlotAddress &a)
    {
        if (of(device).placed || !of(device).mayBePlaced || of(device).done)
            return false;
        if (m_buses.count() == 0 || m_buses.isTaken(a))
            return false;
        m_buses.reserve(a, PciEndpoints | (m_buses.bus(0).offers & PciTypes), true);
        of(device).done = true;
        put(device, a, true);
        return true;
    }

    /// What is on the chipset is there, whatever the guest says.
    void block(const PciSlotAddress &a, const TreeNode *node = nullptr)
    {
        if (!m_buses.isTaken(a))
            m_buses.reserve(a, PciEndpoints, true);
        else
            m_guest.refuse(LibvirtCode::XmlError,
                u"Attempted double use of PCI Address %1"_s.arg(a.toString()),
                node);
    }

    /// qemuDomainValidateDevicePCISlotsPIIX3, ...Q35.
    void reserveChipset()
    {
        if (m_buses.count() == 0)
            return;
        for (TreeNode *c : m_guest.devices(u"controller")) {
            if (!c->is(u"index", u"0"))
                continue;
            if (m_guest.pc && c->is(u"type", u"ide"))
                chipsetController(
                    c, {0, 1, 1}, u"Primary IDE controller must have PCI address 0:0:1.1"_s);
            else if (m_guest.pc && c->is(u"type", u"usb") && c->is(u"model", u"piix3-uhci"))
                chipsetController(c,
                    {0, 1, 2},
                    u"PIIX3 USB controller at index 0 must have PCI address 0:0:1.2"_s);
            else if (m_guest.q35 && c->is(u"type", u"sata"))
                chipsetController(
                    c, {0, 31, 2}, u"Primary SATA controller must have PCI address 0:0:1f.2"_s);
        }
        if (m_guest.pc) {
            block({0, 1, 0});
            block({0, 1, 3});
        } else {
            block({0, 31, 0});
            block({0, 31, 3});
            reserveIch9Usb();
            for (TreeNode *c : m_guest.devices(u"controller")) {
                if (c->is(u"type", u"pci") && c->is(u"model", u"dmi-to-pci-bridge"))
                    fixedAt(c, {0, 30, 0});
            }
        }
        const TreeNodes videos = m_guest.devices(u"video");
        if (!videos.empty() && of(videos.front()).needs != 0 && !of(videos.front()).placed) {
            const int slot = m_guest.q35 ? 1 : 2;
            if (m_buses.slotTaken(0, slot))
                assignNext(videos.front());
            else
                fixedAt(videos.front(), {0, slot, 0});
        }
        if (m_guest.q35) {
            for (TreeNode *sound : m_guest.devices(u"sound")) {
                if (!sound->is(u"model", u"ich9") || of(sound).placed || !of(sound).mayBePlaced)
                    continue;
                if (!m_buses.slotTaken(0, 27))
                    fixedAt(sound, {0, 27, 0});
                break;
            }
        }
    }

    void chipsetController(TreeNode *c, const PciSlotAddress &a, const QString &words)
    {
        if (!of(c).placed) {
            if (!of(c).mayBePlaced) { // an address of another kind is not looked at
                m_guest.tree.remove(c->child(u"address"));
                of(c).mayBePlaced = true;
            }
            if (!of(c).done && m_buses.isTaken(a))
                block(a, c);
            fixedAt(c, a);
            return;
        }
        const TreeNode *address = c->child(u"address");
        const auto is = [&](Atom name, int value) {
            return number(address->get(name)).value_or(0) == static_cast<quint64>(value);
        };
        if (!is(u"bus", a.bus) || !is(u"slot", a.slot) || !is(u"function", a.function))
            m_guest.refuse(LibvirtCode::InternalError, words, c);
        else if (m_guest.pc) // those of q35 were among the given ones
            block(a, c);
    }

    /// The first UHCI controllers of ICH9 USB groups: 1d, then 1a. The others of a group join them later.
    void reserveIch9Usb()
    {
        for (TreeNode *c : m_guest.devices(u"controller")) {
            if (!c->is(u"type", u"usb") || !c->is(u"model", u"ich9-uhci1") || of(c).placed
                || c->child(u"address") != nullptr)
                continue;
            for (const int slot : {29, 26}) {
                if (!m_buses.slotTaken(0, slot) && fixedAt(c, {0, slot, 0}))
                    break;
            }
        }
    }

    /// A virtio IOMMU sits on the root bus, at the first slot that is free.
    void assignIommu()
    {
        for (TreeNode *iommu : m_guest.devices(u"iommu")) {
            if (!iommu->is(u"model", u"virtio") || of(iommu).placed || !of(iommu).mayBePlaced
                || !m_guest.q35)
                continue;
            for (int slot = 1; slot < 32; ++slot) {
                if (m_buses.slotTaken(0, slot))
                    continue;
                m_buses.reserve({0, slot, 0}, PcieDevice, true);
                put(iommu, {0, slot, 0});
                break;
            }
        }
    }

    [[nodiscard]] static int ich9Function(const TreeNode *controller)
    {
        const QString &model = controller->get(u"model");
        return model == "ich9-ehci1"_L1 ? 7
            : model == "ich9-uhci2"_L1  ? 1
            : model == "ich9-uhci3"_L1  ? 2
                                        : 0;
    }

    void assignNext(TreeNode *device)
    {
        const Device &known = of(device);
        const unsigned wants = known.needs;
        if (wants == 0 || known.placed || !known.mayBePlaced || known.done)
            return;
        if (refuseWithoutBuses(device))
            return;
        PciSlotAddress a;
        if (!m_buses.reserveNext(wants, &a)) {
            if (device->name() == u"controller" && device->is(u"type", u"pci")) {
                refuseSlot(device);
                return;
            }
            m_guest.refuse(LibvirtCode::InternalError, u"No more available PCI slots"_s, device);
            return;
        }
        put(device, a);
    }

    /// Devices that are none of PCI's, for which libvirt looks for a PCI address all the same.
    void refuseUsbNet(const TreeNode *interface)
    {
        if (interface->get(u"model", u"type") == "usb-net"_L1 && !interface->is(u"type", u"hostdev")
            && !hasPciAddress(interface) && mayHavePciAddress(interface))
            refuseNoPci(interface);
    }
    void refuseNoPci(const TreeNode *device)
    {
        m_guest.refuse(LibvirtCode::InternalError,
            u"Cannot automatically add a new PCI bus for a device with connect flags 00"_s,
            device);
    }

    void assignEach(Atom name)
    {
        for (const Device &device : m_devices) {
            if (device.node->name() == name)
                assignNext(device.node);
        }
    }

    /// qemuDomainAssignDevicePCISlots
    void assignAll()
    {
        for (TreeNode *c : m_guest.devices(u"controller")) {
            if (c->is(u"type", u"pci") && !c->is(u"model", u"pci-root")
                && !c->is(u"model", u"pcie-root"))
                assignNext(c);
        }
        assignEach(u"filesystem");
        for (const TreeNode *interface : m_guest.devices(u"interface"))
            refuseUsbNet(interface);
        assignEach(u"interface");
        for (const TreeNode *sound : m_guest.devices(u"sound")) {
            if (sound->is(u"model", u"ich7") && !hasPciAddress(sound) && mayHavePciAddress(sound))
                refuseNoPci(sound);
        }
        assignEach(u"sound");
        for (TreeNode *c : m_guest.devices(u"controller")) {
            if (c->is(u"type", u"pci") || c->is(u"type", u"fdc") || c->is(u"type", u"ccid"))
                continue;
            if (c->is(u"type", u"usb") && c->get(u"model").startsWith("ich9-"_L1)) {
                assignIch9(c);
                continue;
            }
            if ((c->is(u"type", u"xenbus") || c->is(u"type", u"isa")) && of(c).mayBePlaced
                && !of(c).placed)
                m_guest.refuse(LibvirtCode::InternalError,
                    u"Cannot automatically add a new PCI bus for a device with connect flags 00"_s,
                    c);
            assignNext(c);
        }
        assignEach(u"disk");
        assignEach(u"hostdev");
        assignEach(u"memballoon");
        assignEach(u"rng");
        assignEach(u"watchdog");
        assignEach(u"video");
        assignEach(u"shmem");
        assignEach(u"input");
        assignEach(u"serial");
        assignIommu();
        assignEach(u"vsock");
        assignEach(u"memory");
    }

    /// The controllers of one group share a slot: that of a member that has one, else the next that is free.
    void assignIch9(TreeNode *controller)
    {
        if (of(controller).placed || !of(controller).mayBePlaced)
            return;
        const int function = ich9Function(controller);
        for (const TreeNode *c : m_guest.devices(u"controller")) {
            if (c == controller || !c->is(u"type", u"usb")
                || !c->is(u"index", controller->get(u"index"))
                || !c->get(u"model").startsWith("ich9-"_L1) || !of(c).placed)
                continue;
            const TreeNode *address = c->child(u"address");
            const PciSlotAddress a {static_cast<int>(number(address->get(u"bus")).value_or(0)),
                static_cast<int>(number(address->get(u"slot")).value_or(0)),
                function};
            const QString words = m_buses.reserve(a, PciDevice, true);
            if (!words.isEmpty())
                m_guest.refuse(LibvirtCode::XmlError, words, controller);
            else
                put(controller, a, true);
            return;
        }
        if (refuseWithoutBuses(controller))
            return;
        PciSlotAddress a;
        if (!m_buses.reserveNext(plainPci, &a)) {
            m_guest.refuse(
                LibvirtCode::InternalError, u"No more available PCI slots"_s, controller);
            return;
        }
        m_buses.release(a);
        a.function = function;
        m_buses.reserve(a, PciDevice, true);
        put(controller, a);
    }

    Completion &m_guest;
    bool m_dry;
    PciBuses m_buses;
    unsigned m_pcie;
    QVarLengthArray<Device, 64> m_devices; ///< in order; TreeNode::number is the index
};

} // namespace

void assignPciAddresses(Completion &guest)
{
    int highest = -1;
    for (const TreeNode *c : guest.devices(u"controller")) {
        if (!c->is(u"type", u"pci"))
            continue;
        const auto index = number(c->get(u"index"));
        if (!index || *index > 255) {
            guest.notTranslated(c, u"index"_s);
            return;
        }
        highest = std::max(highest, static_cast<int>(*index));
    }
    PciRun dry(guest);
    dry.run(highest <= 0);
    if (guest.refusal)
        return;
    for (int i = 1; i < dry.buses().count(); ++i) {
        const PciModel model = dry.buses().bus(i).model;
        const TreeNode *added = addController(guest,
            u"pci",
            i,
            model == PciModel::Unknown ? u"pci-bridge"_s : pciModelName(model),
            neededController);
        if (added != nullptr)
            dry.reserveFor(added);
    }
    PciRun real(guest, &dry);
    real.run(false);
    if (guest.refusal)
        return;
    completePciControllers(guest);
    markMultifunction(guest, real.buses());
}

} // namespace vitrine
