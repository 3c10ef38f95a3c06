// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/pci_addresses.h"

#include "core/base/name.h"

#include <algorithm>
#include <iterator>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ModelRow {
    PciModel model;
    Name name;
    unsigned needs; ///< of the bus that it sits on
    unsigned offers;
    int minSlot;
    int maxSlot;
};

// virDomainPCIControllerModelToConnectType and virDomainPCIAddressBusSetModel.
constexpr ModelRow modelRows[] = {
    {PciModel::Root,
        u"pci-root",
        0,
        PciAutoAssign | PciHotplug | PciDevice | PciBridge | PciExpander,
        1,
        31},
    {PciModel::Bridge,
        u"pci-bridge",
        PciBridge,
        PciAutoAssign | PciHotplug | PciDevice | PciBridge,
        1,
        31},
    {PciModel::PcieRoot,
        u"pcie-root",
        0,
        PcieDevice | PcieRootPort | DmiToPciBridge | PcieExpander,
        1,
        31},
    {PciModel::RootPort,
        u"pcie-root-port",
        PcieRootPort | PciAggregate,
        PciAutoAssign | PciHotplug | PcieDevice | PcieSwitchUpstream | PcieToPciBridge,
        0,
        0},
    {PciModel::SwitchUpstream,
        u"pcie-switch-upstream-port",
        PcieSwitchUpstream | PciAutoAssign,
        PcieSwitchDownstream,
        0,
        31},
    {PciModel::SwitchDownstream,
        u"pcie-switch-downstream-port",
        PcieSwitchDownstream,
        PciAutoAssign | PciHotplug | PcieDevice | PcieSwitchUpstream | PcieToPciBridge,
        0,
        0},
    {PciModel::DmiToPci, u"dmi-to-pci-bridge", DmiToPciBridge, PciDevice | PciBridge, 0, 31},
    {PciModel::PcieToPci,
        u"pcie-to-pci-bridge",
        PcieToPciBridge | PciAutoAssign,
        PciAutoAssign | PciHotplug | PciDevice | PciBridge,
        1,
        31},
    {PciModel::Expander,
        u"pci-expander-bus",
        PciExpander,
        PciAutoAssign | PciHotplug | PciDevice | PciBridge,
        0,
        31},
    {PciModel::PcieExpander,
        u"pcie-expander-bus",
        PcieExpander,
        PcieRootPort | DmiToPciBridge,
        0,
        31},
};

QString whatItNeeds(unsigned needs)
{
    struct Name {
        unsigned flag;
        const char16_t *name;
    };
    static constexpr Name names[] = {{PciDevice, u"standard PCI device"},
        {PcieDevice, u"PCI Express device"},
        {PcieRootPort, u"pcie-root-port"},
        {PcieSwitchUpstream, u"pcie-switch-upstream-port"},
        {PcieSwitchDownstream, u"pcie-switch-downstream-port"},
        {DmiToPciBridge, u"dmi-to-pci-bridge"},
        {PcieToPciBridge, u"pcie-to-pci-bridge"},
        {PciExpander, u"pci-expander-bus"},
        {PcieExpander, u"pcie-expander-bus"},
        {PciBridge, u"pci-bridge"}};
    for (const Name &n : names) {
        if ((needs & n.flag) != 0)
            return QStringView(n.name).toString();
    }
    return u"unknown"_s;
}

} // namespace

PciModel pciModelFromName(QStringView name)
{
    for (const ModelRow &row : modelRows) {
        if (name.size() == row.name.view().size() && name == row.name.view())
            return row.model;
    }
    return PciModel::Unknown;
}

QString pciModelName(PciModel model)
{
    for (const ModelRow &row : modelRows) {
        if (row.model == model)
            return QString::fromRawData(row.name.view().data(), row.name.view().size());
    }
    return {};
}

unsigned pciControllerNeeds(PciModel model)
{
    for (const ModelRow &row : modelRows) {
        if (row.model == model)
            return row.needs;
    }
    return 0;
}

QString PciSlotAddress::toString() const
{
    return QString::asprintf(
        "0000:%02x:%02x.%d", static_cast<unsigned>(bus), static_cast<unsigned>(slot), function);
}

void PciBuses::setModel(int index, PciModel model, bool hotplugOff)
{
    if (index >= count())
        m_buses.resize(index + 1);
    Bus &bus = m_buses[index];
    bus.model = model;
    for (const ModelRow &row : modelRows) {
        if (row.model != model)
            continue;
        bus.offers = row.offers & (hotplugOff ? ~unsigned {PciHotplug} : ~0U);
        bus.minSlot = row.minSlot;
        bus.maxSlot = row.maxSlot;
    }
}

bool PciBuses::isTaken(const PciSlotAddress &a) const
{
    const auto functions = m_buses[a.bus].functions[static_cast<size_t>(a.slot)];
    return (functions & (1U << static_cast<unsigned>(a.function))) != 0;
}

bool PciBuses::slotTaken(int bus, int slot) const
{
    return m_buses[bus].functions[static_cast<size_t>(slot)] != 0;
}

bool PciBuses::isFull(int bus) const
{
    const Bus &b = m_buses[bus];
    for (int slot = b.minSlot; slot <= b.maxSlot; ++slot) {
        if (!slotTaken(bus, slot))
            return false;
    }
    return true;
}

QString PciBuses::reserve(const PciSlotAddress &a, unsigned needs, bool fromGuest)
{
    const auto name = [&a] { return a.toString(); };
    if (a.bus >= count())
        return u"Invalid PCI address %1. Only PCI buses up to %2 are available"_s.arg(name()).arg(
            count() - 1);
    Bus &bus = m_buses[a.bus];
    unsigned offers = bus.offers;
    if (fromGuest) { // virDomainPCIAddressFlagsCompatible: who writes an address by hand knows what he does
        if ((offers & PciEndpoints) != 0)
            offers |= PciEndpoints;
        if (bus.model == PciModel::PcieRoot || bus.model == PciModel::DmiToPci)
            offers |= PciHotplug;
        offers |= PciAutoAssign;
    }
    if ((needs & offers & PciTypes) == 0)
        return u"The device at PCI address %1 cannot be plugged into the PCI controller with index='%2'. It requires a controller that accepts a %3."_s
            .arg(name())
            .arg(a.bus)
            .arg(whatItNeeds(needs));
    if ((needs & PciHotplug) != 0 && (offers & PciHotplug) == 0)
        return u"The device at PCI address %1 requires hotplug capability, but the PCI controller with index='%2' doesn't support hotplug"_s
            .arg(name())
            .arg(a.bus);
    if (a.slot < bus.minSlot)
        return u"Invalid PCI address %1. slot must be >= %2"_s.arg(name()).arg(bus.minSlot);
    if (a.slot > bus.maxSlot)
        return u"Invalid PCI address %1. slot must be <= %2"_s.arg(name()).arg(bus.maxSlot);
    if (a.function > 7)
        return u"Invalid PCI address %1. function must be <= 7"_s.arg(name());
    if (isTaken(a))
        return u"Attempted double use of PCI Address %1"_s.arg(name());
    auto &functions = bus.functions[static_cast<size_t>(a.slot)];
    if (functions == 0 && (needs & PciAggregate) != 0)
        bus.aggregate[static_cast<size_t>(a.slot)] = true;
    functions = static_cast<std::uint8_t>(functions | (1U << static_cast<unsigned>(a.function)));
    return {};
}

bool PciBuses::fits(const Bus &bus, unsigned needs) const
{
    return (needs & bus.offers & PciTypes) != 0
        && ((needs & PciHotplug) == 0 || (bus.offers & PciHotplug) != 0)
        && ((needs & PciAutoAssign) == 0 || (bus.offers & PciAutoAssign) != 0);
}

bool PciBuses::reserveNext(unsigned needs, PciSlotAddress *out)
{
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (int i = 0; i < count(); ++i) {
            Bus &bus = m_buses[i];
            if (!fits(bus, needs))
                continue;
            for (int slot = bus.minSlot; slot <= bus.maxSlot; ++slot) {
                auto &functions = bus.functions[static_cast<size_t>(slot)];
                int function = 0;
                if (functions != 0) {
                    if ((needs & PciAggregate) == 0 || !bus.aggregate[static_cast<size_t>(slot)])
                        continue;
                    while (
                        function < 8 && (functions & (1U << static_cast<unsigned>(function))) != 0)
                        ++function;
                    if (function == 8)
                        continue;
                } else if ((needs & PciAggregate) != 0) {
                    bus.aggregate[static_cast<size_t>(slot)] = true;
                }
                functions =
                    static_cast<std::uint8_t>(functions | (1U << static_cast<unsigned>(function)));
                *out = {i, slot, function};
                return true;
            }
        }
        if (!m_growing || !grow(1, needs))
            return false;
    }
    return false;
}

void PciBuses::release(const PciSlotAddress &a)
{
    auto &functions = m_buses[a.bus].functions[static_cast<size_t>(a.slot)];
    functions = static_cast<std::uint8_t>(functions & ~(1U << static_cast<unsigned>(a.function)));
}

void PciBuses::fillGaps(bool pcie)
{
    for (int i = 1; i < count(); ++i) {
        if (m_buses[i].model == PciModel::Unknown)
            setModel(i, pcie ? PciModel::RootPort : PciModel::Bridge);
    }
}

bool PciBuses::growTo(int &bus, unsigned needs)
{
    const int add = bus - count() + 1;
    if (add <= 0)
        return true;
    if (!grow(add, needs))
        return false;
    bus = std::max(bus, add == 1 ? count() - 1 : bus);
    return true;
}

bool PciBuses::grow(int add, unsigned needs)
{
    // virDomainPCIAddressSetGrow
    int next = count();
    int last = next + add;
    if ((needs & PciDevice) != 0) {
        bool acceptsBridge = false;
        for (const Bus &bus : m_buses)
            acceptsBridge = acceptsBridge || (bus.offers & PciBridge) != 0;
        if (!acceptsBridge) {
            if (add == 1)
                ++last;
            if (m_pcieToPci) {
                setModel(next, PciModel::RootPort);
                m_buses.back().offers = PcieToPciBridge | PciAutoAssign; // kept for the bridge
                setModel(next + 1, PciModel::PcieToPci);
                next += 2;
            } else {
                setModel(next++, PciModel::DmiToPci);
            }
        }
        for (; next < last; ++next)
            setModel(next, PciModel::Bridge);
        return true;
    }
    if ((needs & (PcieDevice | PcieSwitchUpstream)) != 0) {
        for (; next < last; ++next)
            setModel(next, PciModel::RootPort);
        return true;
    }
    return false;
}

} // namespace vitrine
