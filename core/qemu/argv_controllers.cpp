// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Controllers: qemuBuildControllersCommandLine, by type and then in the guest's order; hubs and smartcard readers.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addPci(CommandBuilder &b, const TreeNode *c)
{
    const QString &model = c->get(u"model");
    const TreeNode *name = c->child(u"model");
    const TreeNode *target = c->child(u"target");
    const QString &index = c->get(u"index");
    if (index == "0"_L1) {
        if (const TreeNode *own = c->child(u"alias"))
            own->useAll(); // of the chipset, so its name is QEMU's
        return;
    }
    const Source fromModel = name == nullptr ? Source(c) : Source(name, name->find(u"name"));
    PropertyText p = b.device();
    p.string(u"driver", name == nullptr ? model : name->get(u"name"), fromModel);
    const auto numbered = [&](Atom key, Atom attribute) {
        const TreeAttribute *a = target == nullptr ? nullptr : target->find(attribute);
        if (a != nullptr)
            p.number(key, number(a->value).value_or(0), Source(target, a));
    };
    if (model == "pcie-root-port"_L1 || model == "pcie-switch-downstream-port"_L1) {
        numbered(u"port", u"port");
        numbered(u"chassis", u"chassis");
    } else if (model == "pci-bridge"_L1) {
        numbered(u"chassis_nr", u"chassisNr");
    }
    const bool expander = model == "pci-expander-bus"_L1 || model == "pcie-expander-bus"_L1;
    if (expander)
        numbered(u"bus_nr", u"busNr");
    b.alias(p, c);
    if (const TreeNode *node = expander && target != nullptr ? target->child(u"node") : nullptr)
        p.number(u"numa_node", number(node->text).value_or(0), node);
    if (const TreeAttribute *hotplug = target == nullptr ? nullptr : target->find(u"hotplug"))
        p.boolean(u"hotplug", hotplug->value == "on"_L1, Source(target, hotplug));
    b.address(p, c);
    b.addDevice(std::move(p), c);
}

void addUsb(CommandBuilder &b, const TreeNode *c)
{
    struct Row {
        const char16_t *model;
        const char16_t *driver;
    };
    static constexpr Row rows[] = {{u"piix3-uhci", u"piix3-usb-uhci"},
        {u"piix4-uhci", u"piix4-usb-uhci"},
        {u"ehci", u"usb-ehci"},
        {u"ich9-ehci1", u"ich9-usb-ehci1"},
        {u"ich9-uhci1", u"ich9-usb-uhci1"},
        {u"ich9-uhci2", u"ich9-usb-uhci2"},
        {u"ich9-uhci3", u"ich9-usb-uhci3"},
        {u"vt82c686b-uhci", u"vt82c686b-usb-uhci"},
        {u"pci-ohci", u"pci-ohci"},
        {u"nec-xhci", u"nec-usb-xhci"},
        {u"qemu-xhci", u"qemu-xhci"}};
    const QString &model = c->get(u"model");
    if (model == "none"_L1)
        return;
    QStringView driver;
    for (const Row &row : rows) {
        if (model == QStringView(row.model))
            driver = row.driver;
    }
    if (driver.isEmpty()) {
        b.notTranslated(c, u"model"_s);
        return;
    }
    if (!b.guest.hasDevice(driver.toString())) {
        b.refuse(LibvirtCode::ConfigUnsupported,
            u"USB controller model '%1' not supported in this QEMU binary"_s.arg(model),
            c);
        return;
    }
    if (c->has(u"ports") && model != "nec-xhci"_L1 && model != "qemu-xhci"_L1) {
        b.refuse(LibvirtCode::ConfigUnsupported,
            u"usb controller type '%1' doesn't support 'ports' with this QEMU binary"_s.arg(model),
            c);
        return;
    }
    PropertyText p = b.device();
    p.string(u"driver", driver, Source(c, c->find(u"model")));
    if (const TreeAttribute *ports = c->find(u"ports")) {
        p.number(u"p2", number(ports->value).value_or(0), Source(c, ports));
        p.number(u"p3", number(ports->value).value_or(0), Source(c, ports));
    }
    if (const TreeNode *master = c->child(u"master")) {
        if (const TreeNode *own = c->child(u"alias"))
            own->useAll(); // a companion has no name of its own
        const TreeNodes all = b.devices(u"controller");
        const bool found = std::any_of(all.begin(), all.end(), [c](const TreeNode *other) {
            return other->is(u"type", u"usb") && other->child(u"master") == nullptr
                && other->get(u"index") == c->get(u"index");
        });
        if (!found) {
            b.refuse(LibvirtCode::InternalError, u"masterbus not found"_s, c);
            return;
        }
        p.string(u"masterbus", b.controllerAlias(u"usb", c->get(u"index")) + u".0"_s, master);
        p.number(u"firstport",
            number(master->get(u"startport")).value_or(0),
            Source(master, master->find(u"startport")));
    } else {
        b.alias(p, c);
    }
    b.address(p, c);
    b.addDevice(std::move(p), c);
}

void addScsi(CommandBuilder &b, const TreeNode *c)
{
    const QString &model = c->get(u"model");
    const Source fromModel(c, c->find(u"model"));
    const TreeNode *driver = c->child(u"driver");
    PropertyText p = b.device();
    if (model.startsWith("virtio"_L1)) {
        p.string(u"driver", b.virtioDriver(u"virtio-scsi"_s, c, model), fromModel);
        b.virtio(p, c);
        if (const TreeAttribute *t = driver == nullptr ? nullptr : driver->find(u"iothread"))
            p.string(u"iothread", u"iothread"_s + t->value, Source(driver, t));
    } else if (model == "lsilogic"_L1) {
        p.string(u"driver", u"lsi", fromModel);
    } else if (model == "lsisas1068"_L1) {
        p.string(u"driver", u"mptsas1068", fromModel);
    } else if (model == "lsisas1078"_L1) {
        p.string(u"driver", u"megasas", fromModel);
    } else if (model == "vmpvscsi"_L1) {
        p.string(u"driver", u"pvscsi", fromModel);
    } else if (model == "am53c974"_L1) {
        p.string(u"driver", u"am53c974", fromModel);
    } else if (model == "dc390"_L1) {
        p.string(u"driver", u"dc-390", fromModel);
    } else if (model == "ibmvscsi"_L1) {
        p.string(u"driver", u"spapr-vscsi", fromModel);
    } else {
        b.notTranslated(c, u"model"_s);
        return;
    }
    b.alias(p, c);
    if (driver != nullptr) {
        for (const auto &[attribute, key] : {std::pair {u"queues", u"num_queues"},
                 {u"cmd_per_lun", u"cmd_per_lun"},
                 {u"max_sectors", u"max_sectors"}}) {
            if (const TreeAttribute *a = driver->find(attribute))
                p.number(key, number(a->value).value_or(0), Source(driver, a));
        }
        if (const TreeAttribute *a = driver->find(u"ioeventfd"))
            p.boolean(u"ioeventfd", a->value == "on"_L1, Source(driver, a));
    }
    b.address(p, c);
    b.addDevice(std::move(p), c);
}

void addSata(CommandBuilder &b, const TreeNode *c)
{
    if (b.guest.q35 && c->is(u"index", u"0")) { // part of the chipset, so its name is QEMU's
        const TreeNode *own = c->child(u"alias");
        bool inUse = false;
        for (const TreeNode *disk : b.devices(u"disk"))
            inUse = inUse || disk->get(u"target", u"bus") == "sata"_L1;
        if (own != nullptr && !inUse)
            own->useAll();
        return;
    }
    PropertyText p = b.device();
    p.string(u"driver", u"ahci", c);
    b.alias(p, c);
    b.address(p, c);
    b.addDevice(std::move(p), c);
}

void addVirtioSerial(CommandBuilder &b, const TreeNode *c)
{
    PropertyText p = b.device();
    p.string(u"driver", b.virtioDriver(u"virtio-serial"_s, c, c->get(u"model")), c);
    b.virtio(p, c);
    b.alias(p, c);
    if (const TreeAttribute *ports = c->find(u"ports"))
        p.number(u"max_ports", number(ports->value).value_or(0), Source(c, ports));
    if (const TreeAttribute *vectors = c->find(u"vectors"))
        p.number(u"vectors", number(vectors->value).value_or(0), Source(c, vectors));
    b.address(p, c);
    b.addDevice(std::move(p), c);
}

} // namespace

void addPciHoles(CommandBuilder &b)
{
    for (const TreeNode *c : b.devices(u"controller")) {
        const TreeNode *hole = c->child(u"pcihole64");
        if (hole == nullptr || !c->is(u"type", u"pci") || !c->is(u"index", u"0"))
            continue;
        const auto bytes = scaledBytes(hole->text, hole->get(u"unit"), 1024);
        b.add(u"-global"_s,
            (b.guest.q35 ? u"q35-pcihost"_s : u"i440FX-pcihost"_s) + u".pci-hole64-size="_s
                + QString::number(bytes.value_or(0) / 1024) + u'K',
            Source(hole));
    }
}

void addControllers(CommandBuilder &b)
{
    const TreeNodes controllers = b.devices(u"controller");
    for (const TreeNode *c : controllers)
        (void)c->get(u"index");
    const auto each = [&](QStringView type, auto &&add) {
        for (const TreeNode *c : controllers) {
            if (c->is(u"type", type))
                add(b, c);
        }
    };
    each(u"pci", addPci);
    each(u"usb", addUsb);
    each(u"scsi", addScsi);
    for (const TreeNode *c : controllers) {
        if (!c->is(u"type", u"ide"))
            continue;
        (void)c->get(u"model");
        // The one of the chipset has no argument; i440fx has no other, q35 none at all.
        if (!b.guest.pc || !c->is(u"index", u"0")) {
            if (b.guest.q35)
                b.refuse(LibvirtCode::ConfigUnsupported,
                    u"IDE controllers are unsupported for this QEMU binary or machine type"_s,
                    c);
            else
                b.refuse(LibvirtCode::ConfigUnsupported,
                    u"Only a single IDE controller is supported for this machine type"_s,
                    c);
        }
    }
    each(u"sata", addSata);
    each(u"virtio-serial", addVirtioSerial);
    for (const TreeNode *c : controllers) {
        if (c->is(u"type", u"fdc"))
            c->useAll();
        if (TreeNode *a = c->child(u"address"); a != nullptr && c->is(u"index", u"0"))
            a->useAll(); // those of the chipset sit where they sit
    }
}

void addCcidAndHubs(CommandBuilder &b)
{
    for (const TreeNode *hub : b.devices(u"hub")) {
        if (!hub->is(u"type", u"usb")) {
            b.notTranslated(hub);
            continue;
        }
        PropertyText p = b.device();
        p.string(u"driver", u"usb-hub", Source(hub, hub->find(u"type")));
        b.alias(p, hub);
        b.address(p, hub);
        b.addDevice(std::move(p), hub);
    }
    for (const TreeNode *c : b.devices(u"controller")) {
        if (!c->is(u"type", u"ccid"))
            continue;
        PropertyText p = b.device();
        p.string(u"driver", u"usb-ccid", c);
        b.alias(p, c);
        b.address(p, c);
        b.addDevice(std::move(p), c);
    }
}

} // namespace vitrine
