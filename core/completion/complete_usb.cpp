// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

#include <map>
#include <set>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int hubPorts = 8;

/// Ports that a USB controller model has (virDomainUSBAddressControllerModelToPorts).
int portsOf(const TreeNode *controller)
{
    const QString &model = controller->get(u"model");
    if (model == "nec-xhci"_L1 || model == "qemu-xhci"_L1)
        return controller->has(u"ports")
            ? static_cast<int>(number(controller->get(u"ports")).value_or(4))
            : 4;
    if (model == "ehci"_L1 || model == "ich9-ehci1"_L1)
        return 6;
    if (model == "pci-ohci"_L1)
        return 3;
    if (model.startsWith("ich9-uhci"_L1) || model == "none"_L1)
        return 0;
    return 2;
}

/// The devices that sit on USB, in the order in which libvirt gives them ports (virDomainUSBDeviceDefForeach).
TreeNodes usbDevices(const Completion &guest)
{
    TreeNodes out;
    for (TreeNode *d : guest.devices(u"hostdev")) {
        if (d->is(u"type", u"usb"))
            out.push_back(d);
    }
    for (TreeNode *d : guest.devices(u"disk")) {
        if (d->get(u"target", u"bus") == "usb"_L1)
            out.push_back(d);
    }
    for (TreeNode *d : guest.devices(u"controller")) {
        if (d->is(u"type", u"ccid"))
            out.push_back(d);
    }
    for (TreeNode *d : guest.devices(u"input")) {
        if (d->is(u"bus", u"usb"))
            out.push_back(d);
    }
    for (TreeNode *d : guest.devices(u"serial")) {
        if (d->get(u"target", u"type") == "usb-serial"_L1)
            out.push_back(d);
    }
    for (TreeNode *d : guest.devices(u"sound")) {
        if (d->is(u"model", u"usb"))
            out.push_back(d);
    }
    for (TreeNode *d : guest.devices(u"redirdev"))
        out.push_back(d);
    return out;
}

class UsbPorts {
public:
    explicit UsbPorts(Completion &guest) : m_guest(guest)
    {
        for (const TreeNode *c : guest.devices(u"controller")) {
            if (!c->is(u"type", u"usb"))
                continue;
            const int index = static_cast<int>(number(c->get(u"index")).value_or(0));
            m_ports[index] = std::max(m_ports[index], portsOf(c));
        }
    }

    void reserve(const TreeNode *device)
    {
        const TreeNode *address = device->child(u"address");
        if (address == nullptr || !address->is(u"type", u"usb") || !address->has(u"port"))
            return;
        const int bus = static_cast<int>(number(address->get(u"bus")).value_or(0));
        const QString &port = address->get(u"port");
        const auto root = number(QStringView(port).split(u'.').first());
        const auto controller = m_ports.find(bus);
        const auto refuse = [&](const QString &words) {
            m_guest.refuse(LibvirtCode::XmlError, words, device);
        };
        // virDomainUSBAddressFindPort, virDomainUSBAddressReserve
        if (isBehindNothing(
                bus, port, controller == m_ports.end() ? -1 : controller->second, device))
            return;
        if (controller != m_ports.end() && root && *root > static_cast<quint64>(controller->second))
            refuse(u"requested USB port %1 not present on USB bus %2"_s.arg(
                port, QString::number(bus)));
        else if (!m_taken.insert({bus, port}).second)
            refuse(u"Duplicate USB address bus %1 port %2"_s.arg(QString::number(bus), port));
    }

    /// A port of a hub: whether that hub is missing, which is said. `ports` of the bus; -1: there is no such bus.
    bool isBehindNothing(int bus, const QString &port, int ports, const TreeNode *device)
    {
        const QStringList parts = port.split(u'.');
        QStringList way;
        for (qsizetype i = 0; i + 1 < parts.size() && ports >= 0; ++i) {
            way.append(parts.at(i));
            const auto where = [&](const QString &words) {
                m_guest.refuse(LibvirtCode::XmlError,
                    words.arg(parts.at(i), QString::number(bus), port),
                    device);
                return true;
            };
            if (parts.at(i).toUInt() > static_cast<uint>(ports))
                return where(u"port %1 out of range in USB address bus: %2 port: %3"_s);
            bool found = false;
            for (const TreeNode *hub : m_guest.devices(u"hub")) {
                const TreeNode *a = hub->child(u"address");
                found = found || a == nullptr || !a->has(u"port")
                    || (a->is(u"port", way.join(u'.'))
                        && number(a->get(u"bus")).value_or(0) == static_cast<quint64>(bus));
            }
            if (!found)
                return where(u"there is no hub at port %1 in USB address bus: %2 port: %3"_s);
            constexpr int portsOfHub = 8;
            ports = portsOfHub;
        }
        return false;
    }

    [[nodiscard]] static bool needsPort(const TreeNode *device)
    {
        const TreeNode *address = device->child(u"address");
        return address == nullptr || (address->is(u"type", u"usb") && !address->has(u"port"));
    }

    [[nodiscard]] int freePorts() const
    {
        int count = 0;
        for (const auto &[bus, ports] : m_ports) {
            for (int port = 1; port <= ports; ++port)
                count += m_taken.contains({bus, QString::number(port)}) ? 0 : 1;
        }
        return count;
    }

    bool assign(TreeNode *device)
    {
        const TreeNode *given = device->child(u"address");
        const bool fixed = given != nullptr && given->has(u"bus");
        const int wanted = fixed ? static_cast<int>(number(given->get(u"bus")).value_or(0)) : -1;
        for (const auto &[bus, ports] : m_ports) {
            if (fixed && bus != wanted)
                continue;
            const QString port = find(bus, {}, ports);
            if (port.isEmpty())
                continue;
            m_taken.insert({bus, port});
            TreeNode *address = m_guest.tree.ensure(device, u"address", assigned);
            m_guest.tree.set(address, u"type", u"usb"_s, assigned);
            m_guest.tree.set(address, u"bus", QString::number(bus), assigned);
            m_guest.tree.set(address, u"port", port, assigned);
            if (device->name() == "hub"_L1)
                m_hubs.insert({bus, port});
            return true;
        }
        return false;
    }

    void addHub(const TreeNode *hub)
    {
        const TreeNode *address = hub->child(u"address");
        if (address != nullptr && address->is(u"type", u"usb"))
            m_hubs.insert({static_cast<int>(number(address->get(u"bus")).value_or(0)),
                address->get(u"port")});
    }

private:
    /// The first free port of a controller or hub, then those of the hubs on it.
    [[nodiscard]] QString find(int bus, const QString &prefix, int ports) const
    {
        for (int port = 1; port <= ports; ++port) {
            QString name = prefix + QString::number(port);
            if (!m_taken.contains({bus, name}))
                return name;
        }
        for (int port = 1; port <= ports; ++port) {
            const QString name = prefix + QString::number(port);
            if (m_hubs.contains({bus, name})) {
                QString inner = find(bus, QString(name + u'.'), hubPorts);
                if (!inner.isEmpty())
                    return inner;
            }
        }
        return {};
    }

    Completion &m_guest;
    std::map<int, int> m_ports;
    std::set<std::pair<int, QString>> m_taken;
    std::set<std::pair<int, QString>> m_hubs;
};

} // namespace

void assignUsbAddresses(Completion &guest)
{
    for (const TreeNode *c : guest.devices(u"controller")) {
        if (!c->is(u"type", u"usb") || !c->is(u"model", u"none"))
            continue;
        const auto all = usbDevices(guest);
        if (!all.empty())
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"USB is disabled for this domain, but USB devices are present in the domain XML"_s,
                all.front());
        return;
    }
    UsbPorts ports(guest);
    TreeNodes devices = usbDevices(guest);
    for (const TreeNode *hub : guest.devices(u"hub")) {
        ports.reserve(hub);
        ports.addHub(hub);
    }
    int needed = 0;
    for (const TreeNode *device : devices) {
        ports.reserve(device);
        needed += UsbPorts::needsPort(device) ? 1 : 0;
    }
    TreeNodes hubs = guest.devices(u"hub");
    const int available = ports.freePorts();
    if (needed > available && hubs.empty()) {
        // qemuDomainUSBAddressAddHubs: a hub takes one port and gives eight.
        const int count = (needed - available + 1 + hubPorts - 2) / (hubPorts - 1);
        for (int i = 0; i < count; ++i) {
            TreeNode *hub = guest.tree.add(guest.tree.devices(), u"hub", neededController);
            guest.tree.set(hub, u"type", u"usb"_s, neededController);
            hubs.push_back(hub);
        }
    }
    for (TreeNode *hub : hubs) {
        if (UsbPorts::needsPort(hub))
            ports.assign(hub);
    }
    for (TreeNode *device : devices) {
        if (UsbPorts::needsPort(device) && !ports.assign(device)) {
            guest.refuse(LibvirtCode::InternalError, u"No free USB ports"_s, device);
            return;
        }
    }
}

} // namespace vitrine
