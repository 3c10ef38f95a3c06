// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

#include <algorithm>
#include <map>
#include <set>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int defaultPorts = 31;

/// Of a controller, but not of a port.
bool isPortless(const TreeNode *device)
{
    const TreeNode *address = device->child(u"address");
    return address != nullptr && address->is(u"type", u"virtio-serial")
        && number(address->get(u"port")).value_or(0) == 0;
}

/// An address of another kind is forgotten.
void place(Completion &guest, TreeNode *channel, int controller, int port)
{
    TreeNode *address = guest.tree.ensure(channel, u"address", assigned);
    if (!address->is(u"type", u"virtio-serial")) {
        while (address->firstAttribute() != nullptr)
            guest.tree.removeAttribute(address, address->firstAttribute()->name());
    }
    guest.tree.set(address, u"type", u"virtio-serial"_s, assigned);
    guest.tree.set(address, u"controller", QString::number(controller), assigned);
    guest.tree.set(address, u"bus", u"0"_s, assigned);
    guest.tree.set(address, u"port", QString::number(port), assigned);
}

/// Virtio serial ports: port 0 of a controller is for consoles (virDomainVirtioSerialAddrAutoAssign).
void assignVirtioSerial(Completion &guest)
{
    std::map<int, int> sizes; // controller -> ports
    for (const TreeNode *c : guest.devices(u"controller")) {
        if (c->is(u"type", u"virtio-serial"))
            sizes[static_cast<int>(number(c->get(u"index")).value_or(0))] =
                static_cast<int>(number(c->get(u"ports")).value_or(defaultPorts));
    }
    std::set<std::pair<int, int>> taken;
    TreeNodes given; // of whatever device: libvirt reserves them all
    for (TreeNode *d = guest.tree.devices()->firstChild(); d != nullptr; d = d->nextSibling()) {
        const TreeNode *address = d->child(u"address");
        if (address != nullptr && address->is(u"type", u"virtio-serial")
            && number(address->get(u"port")).value_or(0) != 0)
            given.push_back(d);
    }
    std::stable_sort(given.begin(), given.end(), [](const TreeNode *x, const TreeNode *y) {
        return devicePlace(x->name()) < devicePlace(y->name());
    });
    for (const TreeNode *chr : given) {
        const TreeNode *address = chr->child(u"address");
        const quint64 controller = number(address->get(u"controller")).value_or(0);
        const quint64 port = number(address->get(u"port")).value_or(0);
        const auto size = sizes.find(static_cast<int>(controller));
        if (size == sizes.end())
            guest.refuse(LibvirtCode::XmlError,
                u"virtio serial controller %1 is missing"_s.arg(controller),
                chr);
        else if (port >= static_cast<quint64>(size->second))
            guest.refuse(LibvirtCode::XmlError,
                u"virtio serial controller %1 does not have port %2"_s.arg(
                    QString::number(controller), QString::number(port)),
                chr);
        else if (!taken.insert({static_cast<int>(controller), static_cast<int>(port)}).second)
            guest.refuse(LibvirtCode::XmlError,
                u"virtio serial port %1 on controller %2 is already occupied"_s.arg(
                    QString::number(port), QString::number(controller)),
                chr);
    }
    const auto nextOf = [&](int controller, int least) {
        const auto size = sizes.find(controller);
        for (int port = least; size != sizes.end() && port < size->second; ++port) {
            if (!taken.contains({controller, port}))
                return port;
        }
        return -1;
    };
    const auto nextPort = [&](const TreeNode *chr, int controller) {
        const int port = nextOf(controller, 1);
        if (!sizes.contains(controller))
            guest.refuse(LibvirtCode::InternalError,
                u"virtio-serial controller %1 not available"_s.arg(controller),
                chr);
        else if (port < 0)
            guest.refuse(LibvirtCode::XmlError,
                u"Unable to find a free port on virtio-serial controller %1"_s.arg(controller),
                chr);
        return port;
    };
    // A virtio console stays as it is: the port that libvirt takes for one is forgotten again.
    for (const TreeNode *console : guest.devices(u"console")) {
        if (console->get(u"target", u"type") == "virtio"_L1 && isPortless(console))
            taken.insert({0, nextPort(console, 0)});
    }
    for (TreeNode *channel : guest.devices(u"channel")) {
        if (channel->get(u"target", u"type") != "virtio"_L1)
            continue;
        const TreeNode *address = channel->child(u"address");
        int controller = 0;
        int port = 0;
        if (isPortless(channel)) {
            controller = static_cast<int>(number(address->get(u"controller")).value_or(0));
            port = nextPort(channel, controller);
        } else if (address != nullptr && address->is(u"type", u"virtio-serial")) {
            continue;
        } else {
            port = -1;
            for (const auto &size : sizes) {
                controller = size.first;
                port = nextOf(controller, 1);
                if (port >= 0)
                    break;
            }
            if (port < 0) { // one more controller
                for (controller = 0; sizes.contains(controller);)
                    ++controller;
                addController(guest, u"virtio-serial", controller, {}, neededController);
                sizes[controller] = defaultPorts;
                port = 1;
            }
        }
        taken.insert({controller, port});
        place(guest, channel, controller, port);
    }
}

void assignSmartcards(Completion &guest)
{
    int slot = 0;
    for (TreeNode *smartcard : guest.devices(u"smartcard")) {
        if (smartcard->child(u"address") == nullptr) {
            TreeNode *address = guest.tree.add(smartcard, u"address", assigned);
            guest.tree.set(address, u"type", u"ccid"_s, assigned);
            guest.tree.set(address, u"controller", u"0"_s, assigned);
            guest.tree.set(address, u"slot", QString::number(slot), assigned);
        }
        ++slot;
    }
}

/// qemuDomainAssignSpaprVIOAddresses, of interfaces.
void assignSpaprVio(Completion &guest)
{
    for (TreeNode *interface : guest.devices(u"interface")) {
        const bool own = interface->get(u"model", u"type") == "spapr-vlan"_L1;
        TreeNode *address = interface->child(u"address");
        if (!own && (address == nullptr || !address->is(u"type", u"spapr-vio")))
            continue;
        address = guest.tree.ensure(interface, u"address", assigned);
        if (!address->is(u"type", u"spapr-vio")) {
            while (address->firstAttribute() != nullptr)
                guest.tree.removeAttribute(address, address->firstAttribute()->name());
            guest.tree.set(address, u"type", u"spapr-vio"_s, assigned);
        }
        constexpr quint64 step = 0x1000;
        for (quint64 reg = step; !address->has(u"reg"); reg += step) {
            const QString text = u"0x"_s + QString::number(reg, 16).rightJustified(8, u'0');
            bool taken = false;
            for (const TreeNode *other : guest.devices(u"interface"))
                taken = taken || other->get(u"address", u"reg") == text;
            if (!taken)
                guest.tree.set(address, u"reg", text, assigned);
        }
    }
}

} // namespace

void assignSimpleAddresses(Completion &guest)
{
    assignSpaprVio(guest);
    assignVirtioSerial(guest);
    assignSmartcards(guest);
}

namespace {

/// A place on a SCSI bus.
struct ScsiPlace {
    quint64 controller = 0, bus = 0, target = 0, unit = 0;
    friend bool operator==(const ScsiPlace &, const ScsiPlace &) = default;
};

std::optional<ScsiPlace> placeOf(const TreeNode *device)
{
    const TreeNode *a = device->child(u"address");
    if (a == nullptr || !a->is(u"type", u"drive"))
        return std::nullopt;
    const auto part = [&](Atom key) { return number(a->get(key)).value_or(0); };
    return ScsiPlace {part(u"controller"), part(u"bus"), part(u"target"), part(u"unit")};
}

/// The SCSI disk of a place.
const TreeNode *diskAt(const Completion &guest, const ScsiPlace &place)
{
    for (const TreeNode *disk : guest.devices(u"disk")) {
        if (disk->get(u"target", u"bus") == "scsi"_L1 && placeOf(disk) == place)
            return disk;
    }
    return nullptr;
}

/// virDomainSCSIDriveAddressIsUsed
bool isTaken(const Completion &guest, const ScsiPlace &place)
{
    for (const TreeNode *c : guest.devices(u"controller")) {
        if (!c->is(u"type", u"scsi") || number(c->get(u"index")) != place.controller)
            continue;
        const QString &model = c->get(u"model");
        if ((model == "lsisas1068"_L1 && place.unit > 1)
            || ((model == "ncr53c90"_L1 || model == "dc390"_L1 || model == "am53c974"_L1)
                && place.unit > 6))
            return true;
        if (place.unit == 7
            && (model == "ibmvscsi"_L1 || model == "lsilogic"_L1 || model == "vmpvscsi"_L1
                || model == "buslogic"_L1))
            return true;
    }
    if (diskAt(guest, place) != nullptr)
        return true;
    for (const TreeNode *hostdev : guest.devices(u"hostdev")) {
        if (hostdev->is(u"type", u"scsi") && placeOf(hostdev) == place)
            return true;
    }
    return false;
}

/// virDomainControllerSCSINextUnit, controller after controller
ScsiPlace nextPlace(const Completion &guest)
{
    constexpr quint64 units = 16;
    for (ScsiPlace place;; ++place.controller) {
        for (place.unit = 0; place.unit < units; ++place.unit) {
            if (!isTaken(guest, place))
                return place;
        }
    }
}

} // namespace

// virDomainHostdevDefPostParse
void completeScsiHostdevs(Completion &guest)
{
    for (TreeNode *hostdev : guest.devices(u"hostdev")) {
        if (!hostdev->is(u"type", u"scsi"))
            continue;
        TreeNode *source = hostdev->child(u"source");
        if (source != nullptr && source->is(u"protocol", u"iscsi")
            && !source->get(u"name").isEmpty() && !source->get(u"name").contains(u'/'))
            guest.tree.respell(source, u"name", source->get(u"name") + u"/0"_s);
        if (hostdev->child(u"address") == nullptr) {
            const ScsiPlace place = nextPlace(guest);
            TreeNode *address = guest.tree.add(hostdev, u"address", assigned);
            guest.tree.set(address, u"type", u"drive"_s, assigned);
            for (const auto &[key, value] : {std::pair {u"controller", place.controller},
                     {u"bus", place.bus},
                     {u"target", place.target},
                     {u"unit", place.unit}})
                guest.tree.set(address, key, QString::number(value), assigned);
        }
        const auto place = placeOf(hostdev);
        const TreeNode *disk = place ? diskAt(guest, *place) : nullptr;
        if (disk == nullptr)
            continue;
        // A disk without an address gets that of its name, and looks who else is there.
        const bool ofName = disk->child(u"address")->origin.kind == OriginKind::Assigned;
        const QString where = u"address controller='%1' bus='%2' target='%3' unit='%4"_s.arg(
            QString::number(place->controller),
            QString::number(place->bus),
            QString::number(place->target),
            QString::number(place->unit));
        if (ofName)
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"using disk target name '%1' conflicts with SCSI host device "_s.arg(
                    disk->get(u"target", u"dev"))
                    + where,
                hostdev,
                course::completeDevice + devicePlace(u"disk"));
        else
            guest.refuse(LibvirtCode::XmlError,
                u"SCSI host "_s + where + u"' in use by a SCSI disk"_s,
                hostdev,
                course::completeDevice + devicePlace(u"hostdev"));
    }
}

} // namespace vitrine
