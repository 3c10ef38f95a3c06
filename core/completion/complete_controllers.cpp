// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

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

/// Where libvirt puts a controller among the others: behind the last of its type with a lower index
/// (virDomainControllerInsert).
void place(Completion &guest, TreeNode *controller)
{
    std::vector<TreeNode *> others;
    for (TreeNode *c : guest.devices(u"controller")) {
        if (c == controller)
            break;
        others.push_back(c);
    }
    const int index = indexOf(controller);
    qsizetype at = -1;
    for (auto i = static_cast<qsizetype>(others.size()) - 1; i >= 0; --i) {
        const TreeNode *other = others[static_cast<size_t>(i)];
        if (!other->is(u"type", controller->get(u"type")))
            continue;
        const bool ofOurs = isMaster(controller) && !isMaster(other) && indexOf(other) == index;
        if (ofOurs || indexOf(other) > index)
            at = i;
        else if (at < 0)
            at = i + 1;
    }
    if (at >= 0 && at < static_cast<qsizetype>(others.size()))
        guest.tree.move(controller, others[static_cast<size_t>(at)]);
}

bool exists(const Completion &guest, QStringView type, int index)
{
    for (const TreeNode *c : guest.devices(u"controller")) {
        if (c->is(u"type", type) && indexOf(c) == index)
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

void addVirtioSerialControllers(Completion &guest)
{
    int highest = -1;
    bool wanted = false;
    for (const QStringView name : {u"channel", u"console"}) {
        for (const TreeNode *chr : guest.devices(name)) {
            const TreeNode *target = chr->child(u"target");
            if (target == nullptr || !target->is(u"type", u"virtio"))
                continue;
            wanted = true;
            const TreeNode *address = chr->child(u"address");
            if (address != nullptr && address->is(u"type", u"virtio-serial"))
                highest = std::max(
                    highest, static_cast<int>(number(address->get(u"controller")).value_or(0)));
        }
    }
    addUpTo(guest, u"virtio-serial", highest);
    // A port without an address makes its controller when the address is assigned (complete_addresses.cpp).
    if (wanted && highest < 0 && !exists(guest, u"virtio-serial", 0))
        addController(guest, u"virtio-serial", 0, {}, neededController);
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

void completeControllerIndexes(Completion &guest)
{
    // virDomainAssignControllerIndexes: the lowest that is free among those of its type; the companions of an EHCI
    // controller take that of the master before them.
    const std::vector<TreeNode *> controllers = guest.devices(u"controller");
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
            // virDomainDefRejectDuplicateControllers; members of an EHCI group share theirs.
            if (controller->has(u"index") && other->get(u"type") == controller->get(u"type")
                && other->get(u"index") == controller->get(u"index") && isMaster(other)
                && isMaster(controller)) {
                guest.refuse(LibvirtCode::XmlError,
                    u"Multiple '%1' controllers with index '%2'"_s.arg(
                        controller->get(u"type"), controller->get(u"index")),
                    controller);
            }
        }
    }
    for (TreeNode *controller : controllers) {
        if (!controller->has(u"index")) {
            int index = -1;
            const bool ich9 = controller->get(u"model").startsWith("ich9-"_L1);
            if (ich9 && controller->is(u"type", u"usb")) {
                for (const TreeNode *other : controllers) {
                    if (other != controller && other->has(u"index")
                        && other->get(u"model").startsWith("ich9-"_L1)
                        && !other->is(u"model", controller->get(u"model")))
                        index = indexOf(other);
                }
            }
            const auto taken = [&](int i) {
                return std::any_of(controllers.begin(), controllers.end(), [&](TreeNode *c) {
                    return c != controller && c->has(u"index") && indexOf(c) == i
                        && c->is(u"type", controller->get(u"type"));
                });
            };
            if (index < 0) {
                index = 0;
                while (taken(index))
                    ++index;
            }
            guest.tree.set(controller, u"index", QString::number(index), byDefault);
        }
    }
    for (TreeNode *controller : controllers)
        place(guest, controller);
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
    bool usb = false;
    for (const TreeNode *c : guest.devices(u"controller"))
        usb = usb || c->is(u"type", u"usb");
    if (!usb) {
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
    addController(guest, u"pci", 0, guest.q35 ? u"pcie-root"_s : u"pci-root"_s, implicitDevice);
    TreeNode *root = nullptr;
    for (TreeNode *c : guest.devices(u"controller")) {
        if (c->is(u"type", u"pci") && indexOf(c) == 0)
            root = c;
    }
    const QString wanted = guest.q35 ? u"pcie-root"_s : u"pci-root"_s;
    if (root != nullptr && !root->is(u"model", wanted)) {
        guest.refuse(LibvirtCode::XmlError,
            u"The PCI controller with index='0' must be model='%1' for this machine type, but model='%2' was found instead"_s
                .arg(wanted, root->get(u"model")),
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
    int highest = -1;
    for (const TreeNode *hostdev : guest.devices(u"hostdev")) {
        const TreeNode *address = hostdev->child(u"address");
        if (!hostdev->is(u"type", u"scsi"))
            continue;
        highest = std::max(highest,
            address == nullptr ? 0
                               : static_cast<int>(number(address->get(u"controller")).value_or(0)));
    }
    addUpTo(guest, u"scsi", highest);
    for (TreeNode *controller : guest.devices(u"controller")) {
        if (controller->is(u"type", u"scsi") && !controller->has(u"model"))
            guest.tree.set(controller, u"model", u"lsilogic"_s, byDefault);
    }
}

} // namespace vitrine
