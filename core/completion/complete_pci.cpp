// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/completion/pci_addresses.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr unsigned plainPci = PciDevice | PciAutoAssign;

/// "0x1f", as libvirt writes a bus or slot (0 to 255).
QString hexByte(int value)
{
    static constexpr char16_t digits[] = u"0123456789abcdef";
    const auto byte = static_cast<unsigned>(value);
    const QChar text[] = {u'0', u'x', digits[byte >> 4U & 15U], digits[byte & 15U]};
    return QString(text, 4);
}

/// One run over the guest. The first (dry) finds out which controllers are missing, the second assigns.
class PciRun {
public:
    PciRun(Completion &guest, bool dry)
        : m_guest(guest)
        , m_dry(dry)
        , m_buses(dry, guest.hasDevice(u"pcie-pci-bridge"_s))
        , m_pcie(guest.q35 ? PcieDevice | PciAutoAssign : plainPci)
    {
        for (const TreeNode *c : guest.devices(u"controller")) {
            if (c->is(u"type", u"pci"))
                m_buses.setModel(static_cast<int>(number(c->get(u"index")).value_or(0)),
                    pciModelFromName(c->get(u"model")),
                    c->get(u"target", u"hotplug") == "off"_L1);
        }
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
    void refuseSlot(const TreeNode *controller)
    {
        m_guest.refuse(LibvirtCode::InternalError,
            u"a PCI slot is needed to connect a PCI controller model='%1', but none is available, and it cannot be automatically added"_s
                .arg(controller->get(u"model")),
            controller);
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

    /// What the device asks of its slot (qemuDomainDeviceCalculatePCIConnectFlags); 0: it is no PCI device.
    [[nodiscard]] unsigned needs(const TreeNode *device) const
    {
        const QString &name = device->name();
        const QString &model = device->get(u"model");
        const bool transitional =
            model.endsWith("-transitional"_L1) && !model.endsWith("-non-transitional"_L1);
        const unsigned virtio = transitional ? plainPci : m_pcie;
        if (name == "controller"_L1)
            return controllerNeeds(device, virtio);
        if (name == "filesystem"_L1 || name == "rng"_L1 || name == "vsock"_L1)
            return virtio;
        if (name == "interface"_L1) {
            const QString &type = device->get(u"model", u"type");

            if (type.startsWith("virtio"_L1))
                return type == "virtio-transitional"_L1 ? plainPci : m_pcie;
            // A model that libvirt does not know by name is taken for a PCI Express one, as e1000e is.
            static const QStringList plain {u"netfront"_s,
                u"rtl8139"_s,
                u"e1000"_s,
                u"vlance"_s,
                u"vmxnet"_s,
                u"vmxnet2"_s,
                u"vmxnet3"_s,
                u"82540EM"_s,
                u"82545EM"_s,
                u"82543GC"_s};
            return type == "usb-net"_L1 ? 0 : plain.contains(type) ? plainPci : m_pcie;
        }
        if (name == "sound"_L1)
            return model == "ich6"_L1 || model == "ac97"_L1 || model == "es1370"_L1
                    || model == "ich9"_L1
                ? plainPci
                : 0;
        if (name == "disk"_L1)
            return device->get(u"target", u"bus") == "virtio"_L1 ? virtio : 0;
        if (name == "hostdev"_L1) {
            if (device->is(u"type", u"pci"))
                return m_pcie;
            if (device->is(u"type", u"mdev"))
                return model == "vfio-pci"_L1 ? m_pcie : 0;
            return device->is(u"type", u"scsi_host") ? virtio : 0;
        }
        if (name == "memballoon"_L1)
            return model.startsWith("virtio"_L1) ? virtio : 0;
        if (name == "watchdog"_L1)
            return model == "i6300esb"_L1 ? plainPci : 0;
        if (name == "video"_L1) {
            const QString &type = device->get(u"model", u"type");
            if (type == "virtio"_L1 || type == "bochs"_L1)
                return m_pcie;
            return type == "none"_L1 || type == "ramfb"_L1 ? 0 : plainPci;
        }
        if (name == "shmem"_L1)
            return plainPci;
        if (name == "input"_L1)
            return device->is(u"bus", u"virtio") ? virtio : 0;
        if (name == "serial"_L1)
            return device->get(u"target", u"type") == "pci-serial"_L1 ? plainPci : 0;
        if (name == "memory"_L1)
            return model == "virtio-mem"_L1 || model == "virtio-pmem"_L1 ? m_pcie : 0;
        return 0;
    }

    [[nodiscard]] unsigned controllerNeeds(const TreeNode *c, unsigned virtio) const
    {
        const QString &type = c->get(u"type");
        const QString &model = c->get(u"model");
        if (type == "pci"_L1)
            return pciControllerNeeds(pciModelFromName(model));
        if (type == "usb"_L1)
            return model == "none"_L1                               ? 0
                : model == "qemu-xhci"_L1 || model == "nec-xhci"_L1 ? m_pcie
                                                                    : plainPci;
        if (type == "scsi"_L1)
            return model.startsWith("virtio"_L1) ? virtio : model == "ibmvscsi"_L1 ? 0 : plainPci;
        if (type == "virtio-serial"_L1)
            return virtio;
        return type == "ide"_L1 || type == "sata"_L1 ? plainPci : 0;
    }

    /// The addresses that the guest gives, in libvirt's order of devices (qemuDomainCollectPCIAddress).
    void reserveGiven()
    {
        QList<TreeNode *> given;
        for (TreeNode *device = m_guest.tree.devices()->firstChild(); device != nullptr;
             device = device->nextSibling()) {
            if (hasPciAddress(device) && mayHavePciAddress(device)
                && device->name() != "console"_L1)
                given.append(device);
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
        const auto part = [&](QStringView name) {
            return static_cast<int>(number(address->get(name)).value_or(0));
        };
        PciSlotAddress a {part(u"bus"), part(u"slot"), part(u"function")};
        if (device->name() == "controller"_L1 && device->is(u"index", u"0") && a.bus == 0
            && a.slot == 1
            && ((device->is(u"type", u"ide") && a.function == 1)
                || (device->is(u"model", u"piix3-uhci") && a.function == 2)))
            return; // of the chipset
        if (device->name() == "iommu"_L1 && a.bus != 0) {
            m_guest.refuse(LibvirtCode::XmlError,
                u"The device at PCI address %1 needs to be an integrated device (bus=0)"_s.arg(
                    a.toString()),
                device);
            return;
        }
        unsigned wants = needs(device);
        if (wants == 0)
            wants = PciDevice;
        const PciSlotAddress asked = a;
        if (m_dry && !m_buses.growTo(a.bus, wants)) {
            refuseSlot(device);
            return;
        }
        if (a.bus != asked.bus)
            m_guest.tree.respell(
                address, u"bus", u"0x"_s + QString::number(a.bus, 16).rightJustified(2, u'0'));
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
        m_guest.tree.set(address, u"function", u"0x"_s + QString::number(a.function), assigned);
        m_done.push_back(device);
    }

    bool fixedAt(TreeNode *device, const PciSlotAddress &a)
    {
        if (hasPciAddress(device) || !mayHavePciAddress(device) || isDone(device))
            return false;
        if (m_buses.count() == 0 || m_buses.isTaken(a))
            return false;
        m_buses.reserve(a, PciEndpoints | (m_buses.buses()[0].offers & PciTypes), true);
        m_fixed.push_back(device);
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
        if (!videos.empty() && needs(videos.front()) != 0 && !hasPciAddress(videos.front())) {
            const int slot = m_guest.q35 ? 1 : 2;
            if (m_buses.slotTaken(0, slot))
                assignNext(videos.front());
            else
                fixedAt(videos.front(), {0, slot, 0});
        }
        if (m_guest.q35) {
            for (TreeNode *sound : m_guest.devices(u"sound")) {
                if (!sound->is(u"model", u"ich9") || hasPciAddress(sound)
                    || !mayHavePciAddress(sound))
                    continue;
                if (!m_buses.slotTaken(0, 27))
                    fixedAt(sound, {0, 27, 0});
                break;
            }
        }
    }

    void chipsetController(TreeNode *c, const PciSlotAddress &a, const QString &words)
    {
        if (!hasPciAddress(c)) {
            if (!isDone(c) && m_buses.isTaken(a))
                block(a, c);
            fixedAt(c, a);
            return;
        }
        const TreeNode *address = c->child(u"address");
        const auto is = [&](QStringView name, int value) {
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
            if (!c->is(u"type", u"usb") || !c->is(u"model", u"ich9-uhci1") || hasPciAddress(c)
                || !mayHavePciAddress(c))
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
            if (!iommu->is(u"model", u"virtio") || hasPciAddress(iommu) || !mayHavePciAddress(iommu)
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

    [[nodiscard]] bool isDone(const TreeNode *device) const
    {
        return std::find(m_done.begin(), m_done.end(), device) != m_done.end()
            || std::find(m_fixed.begin(), m_fixed.end(), device) != m_fixed.end();
    }

    void assignNext(TreeNode *device)
    {
        const unsigned wants = needs(device);
        if (wants == 0 || hasPciAddress(device) || !mayHavePciAddress(device) || isDone(device))
            return;
        PciSlotAddress a;
        if (!m_buses.reserveNext(wants, &a)) {
            if (device->name() == "controller"_L1 && device->is(u"type", u"pci")) {
                refuseSlot(device);
                return;
            }
            m_guest.refuse(LibvirtCode::InternalError, u"No more available PCI slots"_s, device);
            return;
        }
        put(device, a);
    }

    void assignEach(QStringView name)
    {
        for (TreeNode *device : m_guest.devices(name))
            assignNext(device);
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
        assignEach(u"interface");
        assignEach(u"sound");
        for (TreeNode *c : m_guest.devices(u"controller")) {
            if (c->is(u"type", u"pci") || c->is(u"type", u"fdc") || c->is(u"type", u"ccid"))
                continue;
            if (c->is(u"type", u"usb") && c->get(u"model").startsWith("ich9-"_L1)) {
                assignIch9(c);
                continue;
            }
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
        if (hasPciAddress(controller) || !mayHavePciAddress(controller))
            return;
        const int function = ich9Function(controller);
        for (const TreeNode *c : m_guest.devices(u"controller")) {
            if (c == controller || !c->is(u"type", u"usb")
                || !c->is(u"index", controller->get(u"index"))
                || !c->get(u"model").startsWith("ich9-"_L1) || !hasPciAddress(c))
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
    std::vector<const TreeNode *> m_done;
    std::vector<const TreeNode *> m_fixed;
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
    PciRun dry(guest, true);
    dry.run(highest <= 0);
    if (guest.refusal)
        return;
    for (int i = 1; i < dry.buses().count(); ++i) {
        const PciModel model = dry.buses().buses()[static_cast<size_t>(i)].model;
        const TreeNode *added = addController(guest,
            u"pci",
            i,
            model == PciModel::Unknown ? u"pci-bridge"_s : pciModelName(model),
            neededController);
        if (added != nullptr)
            dry.reserveFor(added);
    }
    PciRun real(guest, false);
    real.run(false);
    if (guest.refusal)
        return;
    completePciControllers(guest);
    markMultifunction(guest, real.buses());
}

} // namespace vitrine
