// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

#include <array>
#include <map>
#include <memory>

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
    if (model.startsWith("qusb"_L1))
        return controller->has(u"ports")
            ? static_cast<int>(number(controller->get(u"ports")).value_or(8))
            : 8;
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

/// A way through hubs to a port, numbered from 1; 0 ends it (VIR_DOMAIN_DEVICE_USB_MAX_PORT_DEPTH).
constexpr int maxDepth = 4;
using PortPath = std::array<int, maxDepth>;

QString toString(const PortPath &path)
{
    QStringList parts;
    for (const int port : path) {
        if (port == 0)
            break;
        parts.append(QString::number(port));
    }
    return parts.join(u'.');
}

/// How far libvirt thinks a device's USB address is known.
struct UsbAddress {
    bool isUsb = false; ///< an <address type='usb'>
    bool isOther = false;
    int bus = 0;
    PortPath path {};

    [[nodiscard]] bool hasPort() const { return isUsb && path[0] != 0; }
};

UsbAddress addressOf(const TreeNode *device)
{
    UsbAddress out;
    const TreeNode *address = device->child(u"address");
    if (address == nullptr)
        return out;
    out.isUsb = address->is(u"type", u"usb");
    out.isOther = !out.isUsb;
    if (!out.isUsb)
        return out;
    out.bus = static_cast<int>(number(address->get(u"bus")).value_or(0));
    const QStringList parts = address->get(u"port").split(u'.');
    for (qsizetype i = 0; i < std::min<qsizetype>(parts.size(), maxDepth); ++i)
        out.path.at(static_cast<std::size_t>(i)) = parts.at(i).toInt();
    return out;
}

/// A port as libvirt writes it, "1" for "01.0" (virDomainUSBAddressPortFormatBuf).
void writePort(Completion &guest, TreeNode *device)
{
    const UsbAddress address = addressOf(device);
    if (!address.hasPort())
        return;
    TreeNode *node = guest.tree.ensure(device, u"address", assigned);
    const QString port = toString(address.path);
    if (!node->is(u"port", port))
        guest.tree.set(node, u"port", port, assigned);
}

/// Ports of a controller or hub: which are taken, and which hub sits on them.
struct UsbHub {
    explicit UsbHub(int ports)
        : taken(static_cast<std::size_t>(ports))
        , hubs(static_cast<std::size_t>(ports))
    {
    }
    std::vector<bool> taken;
    std::vector<std::unique_ptr<UsbHub>> hubs;
};

/// virDomainUSBAddressSet: every step refuses in libvirt's words and then answers false.
class UsbPorts {
public:
    explicit UsbPorts(Completion &guest) : m_guest(guest) {}

    /// virDomainUSBAddressSetAddController
    bool addController(const TreeNode *controller)
    {
        const int ports = portsOf(controller);
        if (ports == 0)
            return true; // a companion: its EHCI has the ports
        const int index = static_cast<int>(number(controller->get(u"index")).value_or(0));
        if (!m_buses.emplace(index, UsbHub(ports)).second)
            return refuse(u"Duplicate USB controllers with index %1"_s.arg(index), controller);
        return true;
    }

    /// virDomainUSBAddressSetAddHub
    bool addHub(const TreeNode *device)
    {
        const UsbAddress address = addressOf(device);
        if (!address.isUsb)
            return refuse(u"Wrong address type for USB hub"_s, device);
        const Place place = find(address, device);
        if (place.hub == nullptr)
            return false;
        std::unique_ptr<UsbHub> &slot = place.hub->hubs.at(place.port);
        if (slot)
            return refuse(u"Duplicate USB hub on bus %1 port %2"_s.arg(
                              QString::number(address.bus), toString(address.path)),
                device);
        place.hub->taken.at(place.port) = true;
        slot = std::make_unique<UsbHub>(hubPorts);
        return true;
    }

    /// virDomainUSBAddressReserve
    bool reserve(const TreeNode *device)
    {
        const UsbAddress address = addressOf(device);
        if (!address.hasPort())
            return true;
        const Place place = find(address, device);
        if (place.hub == nullptr)
            return false;
        if (place.hub->taken.at(place.port))
            return refuse(u"Duplicate USB address bus %1 port %2"_s.arg(
                              QString::number(address.bus), toString(address.path)),
                device);
        place.hub->taken.at(place.port) = true;
        return true;
    }

    /// virDomainUSBAddressAssign
    bool assign(TreeNode *device)
    {
        const UsbAddress address = addressOf(device);
        if (address.isUsb && !m_buses.contains(address.bus))
            return refuse(
                u"USB bus %1 requested but no controller with that index is present"_s.arg(
                    address.bus),
                device);
        for (auto &[bus, root] : m_buses) {
            PortPath path {};
            if ((address.isUsb && bus != address.bus) || !freePort(root, path, 0))
                continue;
            TreeNode *node = m_guest.tree.ensure(device, u"address", assigned);
            while (!address.isUsb && node->firstAttribute() != nullptr) // a hub's may be of PCI
                m_guest.tree.removeAttribute(node, node->firstAttribute()->name());
            m_guest.tree.set(node, u"type", u"usb"_s, assigned);
            m_guest.tree.set(node, u"bus", QString::number(bus), assigned);
            m_guest.tree.set(node, u"port", toString(path), assigned);
            return reserve(device);
        }
        m_guest.refuse(LibvirtCode::InternalError, u"No free USB ports"_s, device);
        return false;
    }

private:
    struct Place {
        UsbHub *hub = nullptr;
        std::size_t port = 0;
    };

    bool refuse(const QString &words, const TreeNode *device)
    {
        m_guest.refuse(LibvirtCode::XmlError, words, device);
        return false;
    }

    /// virDomainUSBAddressFindPort; nothing when it was refused.
    Place find(const UsbAddress &address, const TreeNode *device)
    {
        const auto bus = m_buses.find(address.bus);
        if (bus == m_buses.end()) {
            refuse(u"Missing USB bus %1"_s.arg(address.bus), device);
            return {};
        }
        const QString port = toString(address.path);
        std::size_t last = maxDepth - 1;
        while (last > 0 && address.path.at(last) == 0)
            --last;
        UsbHub *hub = &bus->second;
        for (std::size_t i = 0; i < last; ++i) {
            const int at = address.path.at(i);
            const auto where = [&](const QString &words) {
                refuse(words.arg(QString::number(at), QString::number(address.bus), port), device);
                return Place();
            };
            if (static_cast<std::size_t>(at) > hub->hubs.size())
                return where(u"port %1 out of range in USB address bus: %2 port: %3"_s);
            hub = at == 0 ? nullptr : hub->hubs.at(static_cast<std::size_t>(at) - 1).get();
            if (hub == nullptr)
                return where(u"there is no hub at port %1 in USB address bus: %2 port: %3"_s);
        }
        const int target = address.path.at(last);
        if (target < 1 || static_cast<std::size_t>(target) > hub->taken.size()) {
            refuse(u"requested USB port %1 not present on USB bus %2"_s.arg(
                       port, QString::number(address.bus)),
                device);
            return {};
        }
        return {hub, static_cast<std::size_t>(target) - 1};
    }

    /// virDomainUSBAddressFindFreePort: a port of the hub itself, then those of the hubs on it.
    static bool freePort(const UsbHub &hub, PortPath &path, std::size_t level)
    {
        for (std::size_t i = 0; i < hub.taken.size(); ++i) {
            if (hub.taken.at(i))
                continue;
            path.at(level) = static_cast<int>(i) + 1;
            return true;
        }
        if (level + 1 >= maxDepth)
            return false;
        for (std::size_t i = 0; i < hub.hubs.size(); ++i) {
            if (hub.hubs.at(i) && freePort(*hub.hubs.at(i), path, level + 1)) {
                path.at(level) = static_cast<int>(i) + 1;
                return true;
            }
        }
        return false;
    }

    Completion &m_guest;
    std::map<int, UsbHub> m_buses;
};

/// qemuDomainUSBAddressAddHubs: a hub takes one port and gives eight. False when USB is off and devices are there.
bool addHubs(Completion &guest, const TreeNodes &devices)
{
    qsizetype count = devices.size() + guest.devices(u"hub").size();
    qsizetype available = guest.devices(u"hub").size() * hubPorts;
    bool hasUsb = false;
    for (const TreeNode *controller : guest.devices(u"controller")) {
        if (!controller->is(u"type", u"usb"))
            continue;
        hasUsb = hasUsb || !controller->is(u"model", u"none");
        available += portsOf(controller);
    }
    if (count > 0 && !hasUsb) {
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"USB is disabled for this domain, but USB devices are present in the domain XML"_s,
            devices.empty() ? guest.devices(u"hub").front() : devices.front());
        return false;
    }
    if (count <= available)
        return true;
    const qsizetype needed = (count - available + 1 + hubPorts - 2) / (hubPorts - 1);
    for (qsizetype i = 0; i < needed; ++i) {
        TreeNode *hub = guest.tree.add(guest.tree.devices(), u"hub", neededController);
        guest.tree.set(hub, u"type", u"usb"_s, neededController);
    }
    return true;
}

} // namespace

/// qemuDomainAssignUSBAddresses, step by step: the first that refuses ends it.
void assignUsbAddresses(Completion &guest)
{
    const TreeNodes devices = usbDevices(guest);
    if (!addHubs(guest, devices))
        return;
    for (TreeNode *device : devices)
        writePort(guest, device);
    for (TreeNode *hub : guest.devices(u"hub"))
        writePort(guest, hub);
    UsbPorts ports(guest);
    for (const TreeNode *controller : guest.devices(u"controller")) {
        if (controller->is(u"type", u"usb") && !ports.addController(controller))
            return;
    }
    const TreeNodes hubs = guest.devices(u"hub");
    for (const TreeNode *hub : hubs) {
        if (addressOf(hub).hasPort() && !ports.addHub(hub))
            return;
    }
    for (const TreeNode *device : devices) {
        if (!ports.reserve(device))
            return;
    }
    for (TreeNode *hub : hubs) {
        if (!addressOf(hub).hasPort() && !(ports.assign(hub) && ports.addHub(hub)))
            return;
    }
    for (TreeNode *device : devices) {
        const UsbAddress address = addressOf(device);
        if (!address.isOther && !address.hasPort() && !ports.assign(device))
            return;
    }
}

} // namespace vitrine
