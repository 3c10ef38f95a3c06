// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVarLengthArray>

#include <array>
#include <cstdint>

namespace vitrine {

class TreeNode;

/// What a device asks of a PCI slot and what a bus offers (libvirt: virDomainPCIConnectFlags). One bit each.
enum PciConnect : unsigned {
    PciDevice = 1U << 0U,
    PcieDevice = 1U << 1U,
    PcieRootPort = 1U << 2U,
    PcieSwitchUpstream = 1U << 3U,
    PcieSwitchDownstream = 1U << 4U,
    DmiToPciBridge = 1U << 5U,
    PcieToPciBridge = 1U << 6U,
    PciBridge = 1U << 7U,
    PciExpander = 1U << 8U,
    PcieExpander = 1U << 9U,
    PciEndpoints = PciDevice | PcieDevice,
    PciTypes = (1U << 10U) - 1U,
    PciAutoAssign = 1U << 12U, ///< libvirt may place devices there by itself
    PciHotplug = 1U << 13U,
    PciAggregate = 1U << 14U, ///< several of them share a slot, one function each
};

/// A conventional slot that libvirt may give.
constexpr unsigned plainPci = PciDevice | PciAutoAssign;

enum class PciModel {
    Root,
    Bridge,
    PcieRoot,
    RootPort,
    SwitchUpstream,
    SwitchDownstream,
    DmiToPci,
    PcieToPci,
    Expander,
    PcieExpander,
    Unknown,
};

PciModel pciModelFromName(QStringView name);
QString pciModelName(PciModel model);
/// What a controller of this model asks of the bus that it sits on.
unsigned pciControllerNeeds(PciModel model);
/// What the device asks of its slot (qemuDomainDeviceCalculatePCIConnectFlags); 0: it is no PCI device.
/// `pcie` is what a device that may be one of PCI Express asks on this machine.
unsigned pciDeviceNeeds(const TreeNode *device, unsigned pcie);

struct PciSlotAddress {
    int bus = 0;
    int slot = 0;
    int function = 0;
    [[nodiscard]] QString toString() const; ///< "0000:00:1f.2"
};

/// The buses of a guest and what is taken on them (virDomainPCIAddressSet).
class PciBuses {
public:
    struct Bus {
        PciModel model = PciModel::Unknown;
        unsigned offers = 0;
        int minSlot = 0;
        int maxSlot = -1;
        std::array<std::uint8_t, 32> functions {}; ///< taken, a bit each
        std::array<bool, 32> aggregate {};
    };

    /// `growing`: a dry run, in which buses that are missing are made.
    PciBuses(bool growing, bool pcieToPciSupported)
        : m_growing(growing)
        , m_pcieToPci(pcieToPciSupported)
    {
    }

    void setModel(int index, PciModel model, bool hotplugOff = false);
    [[nodiscard]] const Bus &bus(int index) const { return m_buses[index]; }
    [[nodiscard]] int count() const { return static_cast<int>(m_buses.size()); }
    [[nodiscard]] bool isTaken(const PciSlotAddress &a) const;
    [[nodiscard]] bool slotTaken(int bus, int slot) const;
    /// All slots of the bus hold something.
    [[nodiscard]] bool isFull(int bus) const;

    /// Takes an address that is given. Returns libvirt's words when it cannot be (empty: done).
    QString reserve(const PciSlotAddress &a, unsigned needs, bool fromGuest);
    /// Takes the next address that fits. False: there is none, and no bus could be made.
    bool reserveNext(unsigned needs, PciSlotAddress *out);
    void release(const PciSlotAddress &a);
    /// Gives the buses that nobody named the model that libvirt expects there.
    void fillGaps(bool pcie);
    /// A bus that an address names is made, with what lies between (dry run). False: it cannot be made for such a device.
    /// `bus` moves on when a bridge had to go before it.
    bool growTo(int &bus, unsigned needs);

private:
    [[nodiscard]] bool fits(const Bus &bus, unsigned needs) const;
    bool grow(int add, unsigned needs);

    QVarLengthArray<Bus, 16> m_buses;
    bool m_growing;
    bool m_pcieToPci;
};

struct Completion;

/// Model names, chassis and port numbers of PCI controllers, once they have addresses (complete_pci_controllers.cpp).
void completePciControllers(Completion &guest);
/// A slot that several functions share is a multifunction one (virDomainPCIAddressSetAllMulti).
void markMultifunction(Completion &guest, const PciBuses &buses);

} // namespace vitrine
