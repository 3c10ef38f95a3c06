// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_values.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

int indexOf(const TreeNode *controller)
{
    return static_cast<int>(number(controller->get(u"index")).value_or(0));
}

bool isMaster(const TreeNode *controller)
{
    return controller->child(u"master") == nullptr;
}

/// Where libvirt puts a controller among the others: behind the last of its type with a lower index, while those without one
/// go behind all of their type (virDomainControllerInsertPreAlloced).
void place(Completion &guest, TreeNode *controller)
{
    const auto rawIndex = [](const TreeNode *c) { return c->has(u"index") ? indexOf(c) : -1; };
    TreeNodes others;
    for (TreeNode *c : guest.devices(u"controller")) {
        if (c == controller)
            break;
        others.append(c);
    }
    const int index = rawIndex(controller);
    qsizetype at = -1;
    for (qsizetype i = others.size() - 1; i >= 0; --i) {
        const TreeNode *other = others.at(i);
        if (!other->is(u"type", controller->get(u"type")))
            continue;
        if (index < 0) {
            at = i + 1;
            break;
        }
        const bool ofOurs = isMaster(controller) && !isMaster(other) && rawIndex(other) == index;
        if (ofOurs || rawIndex(other) > index)
            at = i;
        else if (at < 0)
            at = i + 1;
    }
    if (at >= 0 && at < others.size())
        guest.tree.move(controller, others.at(at));
}

bool isUsb2(const TreeNode *controller)
{
    return controller->is(u"type", u"usb") && controller->get(u"model").startsWith("ich9-"_L1);
}

/// virDomainAssignControllerIndexes: the lowest that is free among those of its type; a companion of an EHCI controller
/// takes the index of the USB 2 controller before it.
void assignIndexes(Completion &guest)
{
    const TreeNodes controllers = guest.devices(u"controller");
    const TreeNode *before = nullptr; // the last USB controller
    for (TreeNode *controller : controllers) {
        const bool usb = controller->is(u"type", u"usb");
        if (!controller->has(u"index")) {
            int index = -1;
            if (isUsb2(controller) && before != nullptr && isUsb2(before)) {
                index = indexOf(before);
                for (const TreeNode *other : controllers) {
                    if (other != controller && other->is(u"type", u"usb") && other->has(u"index")
                        && indexOf(other) == index
                        && other->get(u"model") == controller->get(u"model"))
                        index = -1;
                }
            }
            for (int i = 0; index < 0; ++i) {
                const bool taken =
                    std::any_of(controllers.begin(), controllers.end(), [&](const TreeNode *c) {
                        return c->has(u"index") && indexOf(c) == i
                            && c->is(u"type", controller->get(u"type"));
                    });
                if (!taken)
                    index = i;
            }
            guest.tree.set(controller, u"index", QString::number(index), byDefault);
        }
        if (usb)
            before = controller;
    }
}

/// A companion of an EHCI controller is one also where the guest does not say so.
void nameCompanions(Completion &guest)
{
    for (TreeNode *c : guest.devices(u"controller")) {
        const QString &model = c->get(u"model");
        if (!c->is(u"type", u"usb") || !model.startsWith("ich9-uhci"_L1)
            || c->child(u"master") != nullptr)
            continue;
        const int port = model == "ich9-uhci2"_L1 ? 2 : model == "ich9-uhci3"_L1 ? 4 : 0;
        guest.tree.set(guest.tree.add(c, u"master", byDefault),
            u"startport",
            QString::number(port),
            byDefault);
    }
}

/// virDomainDefControllersParse
void checkUsb(Completion &guest)
{
    bool none = false;
    bool other = false;
    bool master = false;
    const TreeNode *last = nullptr;
    for (TreeNode *c : guest.devices(u"controller")) {
        if (!c->is(u"type", u"usb"))
            continue;
        const bool isNone = c->is(u"model", u"none");
        if (none || (isNone && other))
            guest.refuse(LibvirtCode::None,
                u"Can't add another USB controller: USB is disabled for this domain"_s,
                c,
                parsePlace(u"controller"));
        if (TreeNode *address = isNone ? c->child(u"address") : nullptr)
            guest.tree.remove(address); // libvirt does not read it
        none = none || isNone;
        other = other || !isNone;
        master = master || isMaster(c);
        last = c;
    }
    if (other && !master)
        guest.refuse(LibvirtCode::None,
            u"No master USB controller specified"_s,
            last,
            parsePlace(u"controller") + 1);
    if (!none)
        return;
    for (const TreeNode *d = guest.tree.devices()->firstChild(); d != nullptr;
         d = d->nextSibling()) {
        if (d->name() == u"input"
            && (d->is(u"bus", u"usb") || (d->is(u"type", u"tablet") && !d->has(u"bus"))))
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"Can't add USB input device. USB bus is disabled"_s,
                d,
                parsePlace(u"input"));
        if (d->name() == u"hostdev" && d->is(u"type", u"usb"))
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"Can't add host USB device: USB is disabled in this host"_s,
                d,
                parsePlace(u"hostdev"));
        if (d->name() == u"hub")
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"Can't add USB hub: USB is disabled for this domain"_s,
                d,
                parsePlace(u"hub"));
    }
}

bool exists(const Completion &guest, QStringView type, int index)
{
    for (const TreeNode *c : guest.devices(u"controller")) {
        // One that was given without an index has none before all are read.
        const bool open = type == u"scsi" && !c->has(u"index");
        if (c->is(u"type", type) && indexOf(c) == index && !open)
            return true;
    }
    return false;
}

void completeUsbModel(Completion &guest, TreeNode *controller)
{
    if (controller->has(u"model"))
        return;
    // qemuDomainControllerDefPostParse: always the oldest one on x86, whatever the machine.
    if (guest.hasDevice(u"piix3-usb-uhci"_s))
        guest.tree.set(controller, u"model", u"piix3-uhci"_s, byDefault);
}

void completePciModel(Completion &guest, TreeNode *controller)
{
    if (controller->has(u"model"))
        return;
    if (indexOf(controller) == 0)
        guest.tree.set(controller, u"model", guest.q35 ? u"pcie-root"_s : u"pci-root"_s, byDefault);
    else
        guest.notTranslated(controller, u"model"_s);
}

void addUpTo(Completion &guest, QStringView type, int index)
{
    for (int i = 0; i <= index; ++i)
        addController(guest, type, i, {}, neededController);
}

/// virDomainHostdevDef and disks: the controller that <address type='drive'> or the target name asks for.
void addDiskControllers(Completion &guest, QStringView bus, QStringView type)
{
    int highest = -1;
    for (const TreeNode *disk : guest.devices(u"disk")) {
        const TreeNode *target = disk->child(u"target");
        if (target == nullptr || !target->is(u"bus", bus))
            continue;
        const TreeNode *address = disk->child(u"address");
        if (address != nullptr && address->is(u"type", u"drive"))
            highest = std::max(
                highest, static_cast<int>(number(address->get(u"controller")).value_or(0)));
    }
    addUpTo(guest, type, highest);
}

/// virDomainDefMaybeAddVirtioSerialController: the one that a port names, else the first.
void addVirtioSerialControllers(Completion &guest)
{
    for (const Atom name : Atoms {u"channel", u"console"}) {
        for (const TreeNode *chr : guest.devices(name)) {
            if (chr->get(u"target", u"type") != "virtio"_L1)
                continue;
            const TreeNode *address = chr->child(u"address");
            const bool given = address != nullptr && address->is(u"type", u"virtio-serial");
            const quint64 index =
                given ? number(address->get(u"controller")).value_or(0) : quint64 {0};
            addController(guest, u"virtio-serial", static_cast<int>(index), {}, neededController);
        }
    }
}

/// virDomainDefMaybeAddHostdevSCSIcontroller, while the guest is parsed.
void addHostdevControllers(Completion &guest)
{
    int highest = -1;
    for (const TreeNode *hostdev : guest.devices(u"hostdev")) {
        if (!hostdev->is(u"type", u"scsi"))
            continue;
        const TreeNode *address = hostdev->child(u"address");
        highest = std::max(highest,
            address == nullptr ? 0
                               : static_cast<int>(number(address->get(u"controller")).value_or(0)));
    }
    addUpTo(guest, u"scsi", highest);
}

} // namespace

TreeNode *addController(
    Completion &guest, QStringView type, int index, const QString &model, TreeOrigin origin)
{
    if (exists(guest, type, index))
        return nullptr;
    TreeNode *controller = guest.tree.add(guest.tree.devices(), u"controller", origin);
    guest.tree.set(controller, u"type", type.toString(), origin);
    guest.tree.set(controller, u"index", QString::number(index), origin);
    if (!model.isEmpty())
        guest.tree.set(controller, u"model", model, origin);
    return controller;
}

void checkUsbControllers(Completion &guest)
{
    nameCompanions(guest);
    checkUsb(guest);
}

void completeControllerIndexes(Completion &guest)
{
    const auto controllers = guest.devices(u"controller");
    for (TreeNode *controller : controllers) {
        if (controller->get(u"index").startsWith(u'-')) {
            guest.refuse(LibvirtCode::XmlError,
                u"Invalid value for attribute 'index' in element 'controller': '%1'. Expected non-negative value"_s
                    .arg(controller->get(u"index")),
                controller);
            return;
        }
        for (const TreeNode *other : controllers) {
            if (other == controller)
                break;
            // virDomainDefRejectDuplicateControllers; those of USB are looked at with their ports.
            if (controller->has(u"index") && other->get(u"type") == controller->get(u"type")
                && other->get(u"index") == controller->get(u"index")
                && !controller->is(u"type", u"usb")) {
                guest.refuse(LibvirtCode::XmlError,
                    u"Multiple '%1' controllers with index '%2'"_s.arg(
                        controller->get(u"type"), controller->get(u"index")),
                    controller,
                    course::completeGuest + 4);
            }
        }
    }
    for (TreeNode *controller : controllers)
        place(guest, controller);
    addHostdevControllers(guest);
    assignIndexes(guest);
    for (TreeNode *controller : guest.devices(u"controller")) {
        if (controller->is(u"type", u"usb"))
            completeUsbModel(guest, controller);
        else if (controller->is(u"type", u"pci"))
            completePciModel(guest, controller);
        else if (controller->is(u"type", u"scsi") && !controller->has(u"model"))
            guest.tree.set(controller, u"model", u"lsilogic"_s, byDefault);
        if (controller->is(u"model", u"ibmvscsi") && controller->child(u"address") == nullptr) {
            TreeNode *address = guest.tree.add(controller, u"address", assigned);
            guest.tree.set(address, u"type", u"spapr-vio"_s, assigned);
            guest.tree.set(address, u"reg", u"0x00002000"_s, assigned);
        }
    }
}

void addDefaultDevices(Completion &guest)
{
    if (guest.machine != "isapc"_L1) {
        QString model = u"piix3-uhci"_s;
        if (guest.q35) {
            if (guest.hasDevice(u"qemu-xhci"_s))
                model = u"qemu-xhci"_s;
            else if (guest.hasDevice(u"nec-usb-xhci"_s))
                model = u"nec-xhci"_s;
        }
        addController(guest, u"usb", 0, model, implicitDevice);
    }
    if (guest.q35)
        addController(guest, u"sata", 0, {}, implicitDevice);
    if (guest.q35 || guest.pc)
        addController(guest, u"pci", 0, guest.q35 ? u"pcie-root"_s : u"pci-root"_s, implicitDevice);
    TreeNode *root = nullptr;
    for (TreeNode *c : guest.devices(u"controller")) {
        if (c->is(u"type", u"pci") && indexOf(c) == 0)
            root = c;
    }
    const QString wanted = guest.q35 ? u"pcie-root"_s : u"pci-root"_s;
    if (root != nullptr && (guest.q35 || guest.pc) && !root->is(u"model", wanted)) {
        guest.refuse(LibvirtCode::XmlError,
            u"The PCI controller with index='0' must be model='%1' for this machine type, but model='%2' was found instead"_s
                .arg(wanted, root->get(u"model").isEmpty() ? u"(null)"_s : root->get(u"model")),
            root);
    }
    if (guest.tree.devices()->child(u"memballoon") == nullptr) {
        TreeNode *balloon = guest.tree.add(guest.tree.devices(), u"memballoon", implicitDevice);
        guest.tree.set(balloon, u"model", u"virtio"_s, implicitDevice);
    }
    for (const QString &type : {u"mouse"_s, u"keyboard"_s}) {
        bool there = false;
        for (const TreeNode *input : guest.devices(u"input"))
            there = there || (input->is(u"type", type) && input->is(u"bus", u"ps2"));
        if (there)
            continue;
        TreeNode *input = guest.tree.add(guest.tree.devices(), u"input", implicitDevice);
        guest.tree.set(input, u"type", type, implicitDevice);
        guest.tree.set(input, u"bus", u"ps2"_s, implicitDevice);
    }
}

void addImplicitControllers(Completion &guest)
{
    addDiskControllers(guest, u"scsi", u"scsi");
    addDiskControllers(guest, u"fdc", u"fdc");
    addDiskControllers(guest, u"ide", u"ide");
    addDiskControllers(guest, u"sata", u"sata");
    addVirtioSerialControllers(guest);
    if (guest.tree.devices()->child(u"smartcard") != nullptr)
        addUpTo(guest, u"ccid", 0);
    addHostdevControllers(guest); // of an address that was assigned since
    for (TreeNode *controller : guest.devices(u"controller")) {
        if (controller->is(u"type", u"scsi") && !controller->has(u"model"))
            guest.tree.set(controller, u"model", u"lsilogic"_s, byDefault);
    }
}

} // namespace vitrine
