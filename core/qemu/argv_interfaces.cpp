// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Network cards: qemuBuildNetCommandLine. virConnectDomainXMLToNative makes every one a tap with a descriptor and forgets
// everything but model, MAC address, boot order of <os> and guest address; so does CommandStyle::Libvirt.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

QString driverOf(CommandBuilder &b, const TreeNode *net)
{
    const QString &model = net->get(u"model", u"type");
    if (model == "virtio"_L1 || model == "virtio-transitional"_L1
        || model == "virtio-non-transitional"_L1)
        return b.virtioDriver(u"virtio-net"_s, net, model);
    return model;
}

Source modelSource(const TreeNode *net)
{
    const TreeNode *model = net->child(u"model");
    return Source(model, model->find(u"type"));
}

void addNative(CommandBuilder &b, const TreeNode *net, int index)
{
    const QString number = QString::number(index);
    PropertyText netdev(b.caps.jsonNetdev, b.options.origins);
    static constexpr TreeOrigin descriptor {
        OriginKind::Runtime, VITRINE_TEXT("libvirt opens the network and passes a descriptor")};
    netdev.string(u"type", u"tap", Source(net, descriptor));
    netdev.string(u"fd", QString::number(b.fd), Source(net, descriptor));
    b.fd += 2;
    netdev.string(u"id", u"hostnet"_s + number, Source(net, aliasOrigin));
    b.add(u"-netdev"_s, std::move(netdev), net);
    PropertyText p = b.device();
    p.string(u"driver", driverOf(b, net), modelSource(net));
    p.string(u"netdev", u"hostnet"_s + number, Source(net, aliasOrigin));
    p.string(u"id", u"net"_s + number, Source(net, aliasOrigin));
    const TreeNode *mac = net->child(u"mac");
    p.string(u"mac", mac->get(u"address"), Source(mac, mac->find(u"address")));
    if (net->child(u"boot") == nullptr)
        b.bootIndex(p, net);
    const TreeNode *acpi = net->child(u"acpi");
    if (acpi != nullptr)
        acpi->useAll();
    const TreeNode *a = net->child(u"address");
    if (a != nullptr && a->is(u"type", u"pci")) {
        // As CommandBuilder::address, without what XMLToNative forgets.
        const QString function = a->get(u"function").mid(2);
        const QString slot = QString::number(vitrine::number(a->get(u"slot")).value_or(0), 16);
        p.string(u"bus",
            b.pciBusAlias(vitrine::number(a->get(u"bus")).value_or(0)),
            Source(a, a->find(u"bus")));
        if (const TreeAttribute *multi = a->find(u"multifunction"))
            p.boolean(u"multifunction", multi->value == "on"_L1, Source(a, multi));
        p.string(u"addr",
            u"0x"_s + slot + (function == "0"_L1 ? QString() : QString(u".0x"_s + function)),
            Source(a, a->find(u"slot")));
    } else if (a != nullptr && a->is(u"type", u"spapr-vio")) {
        p.number(u"reg", vitrine::number(a->get(u"reg")).value_or(0), Source(a, a->find(u"reg")));
    }
    b.addDevice(std::move(p), net);
    net->useAll();
}

/// As a tap it would need a model, which a host device has not; and the host device is still there, without a driver.
void refuseNative(CommandBuilder &b, const TreeNode *net)
{
    const bool first = !b.guest.refusal;
    b.guest.refuse(LibvirtCode::InternalError,
        net->child(u"model") == nullptr ? u"argument key 'driver' must not have null value"_s
                                        : u"invalid PCI passthrough type 'default'"_s,
        net,
        course::build);
    if (first)
        b.guest.refusal->onlyNative = true;
    net->useAll();
}

bool addNetdev(CommandBuilder &b, const TreeNode *net, const QString &id)
{
    const QString &type = net->get(u"type");
    const TreeNode *source = net->child(u"source");
    const TreeNode *target = net->child(u"target");
    const Source fromType(net, net->find(u"type"));
    PropertyText p(b.caps.jsonNetdev, b.options.origins);
    if (type == "user"_L1) {
        if (net->child(u"backend") != nullptr || net->child(u"portForward") != nullptr)
            return false;
        if (source != nullptr)
            source->useAll();
        p.string(u"type", u"user", fromType);
    } else if (type == "bridge"_L1 && source != nullptr) {
        p.string(u"type", u"bridge", fromType);
        p.string(u"br", source->get(u"bridge"), Source(source, source->find(u"bridge")));
        if (target != nullptr)
            target->useAll();
    } else if (type == "ethernet"_L1 && target != nullptr) {
        p.string(u"type", u"tap", fromType);
        p.string(u"ifname", target->get(u"dev"), Source(target, target->find(u"dev")));
        (void)target->get(u"managed");
        const TreeNode *script = net->child(u"script");
        p.string(u"script",
            script == nullptr ? u"no"_s : script->get(u"path"),
            script == nullptr ? Source(net) : Source(script));
        p.string(u"downscript", u"no", Source(net));
    } else {
        return false;
    }
    p.string(u"id", id, Source(net, aliasOrigin));
    b.add(u"-netdev"_s, std::move(p), net);
    return true;
}

void addStandalone(CommandBuilder &b, const TreeNode *net, int index)
{
    const QString id = u"hostnet"_s + QString::number(index);
    if (!addNetdev(b, net, id)) {
        b.notTranslated(net);
        return;
    }
    PropertyText p = b.device();
    p.string(u"driver", driverOf(b, net), modelSource(net));
    const bool isVirtio = net->get(u"model", u"type").startsWith("virtio"_L1);
    if (const TreeNode *driver = net->child(u"driver")) {
        (void)driver->get(u"name");
        b.virtio(p, net);
        if (isVirtio) {
            if (const TreeAttribute *tx = driver->find(u"txmode"))
                p.string(u"tx", tx->value == "iothread"_L1 ? u"bh" : u"timer", Source(driver, tx));
            for (const Atom key : Atoms {u"ioeventfd", u"event_idx"}) {
                if (const TreeAttribute *a = driver->find(key))
                    p.boolean(key, a->value == "on"_L1, Source(driver, a));
            }
            for (const Atom key : Atoms {u"rx_queue_size", u"tx_queue_size"}) {
                if (const TreeAttribute *a = driver->find(key))
                    p.number(key, number(a->value).value_or(0), Source(driver, a));
            }
        }
    }
    if (const TreeNode *mtu = net->child(u"mtu"); mtu != nullptr && isVirtio)
        p.number(
            u"host_mtu", number(mtu->get(u"size")).value_or(0), Source(mtu, mtu->find(u"size")));
    p.string(u"netdev", id, Source(net, aliasOrigin));
    b.alias(p, net);
    const TreeNode *mac = net->child(u"mac");
    p.string(u"mac", mac->get(u"address"), Source(mac, mac->find(u"address")));
    (void)mac->get(u"type");
    (void)mac->get(u"check");
    b.bootIndex(p, net);
    b.address(p, net);
    b.rom(p, net);
    b.addDevice(std::move(p), net);
}

} // namespace

void forgetInterfaceAddresses(CommandBuilder &b)
{
    bool given = false;
    for (const TreeNode *net : b.devices(u"interface")) {
        const TreeNode *address = net->child(u"address");
        given = given || (address != nullptr && address->origin.kind == OriginKind::Element);
    }
    if (!given || b.guest.refusal)
        return;
    for (const TreeNode *net : b.devices(u"interface")) {
        TreeNode *address = net->child(u"address");
        if (address != nullptr && net->get(u"model", u"type") != "spapr-vlan"_L1)
            b.tree.remove(address);
    }
    const int before = b.guest.place;
    b.guest.place = course::prepare;
    assignPciAddresses(b.guest);
    b.guest.place = before;
}

void addInterfaces(CommandBuilder &b)
{
    int index = 0;
    for (const TreeNode *net : b.devices(u"interface")) {
        const bool isHostdev = net->is(u"type", u"hostdev");
        const bool isOther =
            isHostdev && net->descend(u"source", u"address")->get(u"type") != "pci"_L1;
        if (b.libvirt && !isOther && (isHostdev || net->child(u"model") == nullptr))
            refuseNative(b, net);
        else if (isHostdev || net->child(u"model") == nullptr)
            b.notTranslated(net);
        else if (b.libvirt)
            addNative(b, net, index);
        else
            addStandalone(b, net, index);
        ++index;
    }
}

} // namespace vitrine
