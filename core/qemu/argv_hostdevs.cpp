// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Devices of the host: qemuBuildHostdevCommandLine. A vGPU is qemuBuildHostdevMediatedDevProps.
#include "core/qemu/argv_blockdev.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addMdev(CommandBuilder &b, const TreeNode *hostdev)
{
    const TreeNode *source = hostdev->child(u"source");
    const TreeNode *address = source == nullptr ? nullptr : source->child(u"address");
    if (address == nullptr) {
        b.notTranslated(hostdev);
        return;
    }
    const QString &model = hostdev->get(u"model");
    const bool ramfb = hostdev->is(u"ramfb", u"on");
    // A boot framebuffer cannot be plugged in, so QEMU has a device type of its own for it.
    const bool nohotplug = ramfb && model == "vfio-pci"_L1;
    PropertyText p = b.device();
    p.string(u"driver",
        nohotplug ? u"vfio-pci-nohotplug"_s : model,
        nohotplug ? Source(hostdev, hostdev->find(u"ramfb"))
                  : Source(hostdev, hostdev->find(u"model")));
    b.alias(p, hostdev);
    p.string(u"sysfsdev",
        u"/sys/bus/mdev/devices/"_s + address->get(u"uuid"),
        Source(address, address->find(u"uuid")));
    if (const TreeAttribute *display = hostdev->find(u"display"))
        p.string(u"display", display->value, Source(hostdev, display));
    if (ramfb)
        p.boolean(u"ramfb", true, Source(hostdev, hostdev->find(u"ramfb")));
    b.bootIndex(p, hostdev);
    b.address(p, hostdev);
    if (const TreeNode *rom = hostdev->child(u"rom"))
        rom->useAll(); // libvirt never passes it on for a mediated device
    b.addDevice(std::move(p), hostdev);
}

void addPci(CommandBuilder &b, const TreeNode *hostdev)
{
    const TreeNode *driver = hostdev->child(u"driver");
    const TreeNode *source = hostdev->child(u"source");
    const TreeNode *address = source == nullptr ? nullptr : source->child(u"address");
    if (address == nullptr) {
        b.notTranslated(hostdev);
        return;
    }
    if (b.libvirt && (driver == nullptr || !driver->has(u"name"))) {
        // Which driver takes the device is settled when it is taken, and XMLToNative does not take it.
        const bool first = !b.guest.refusal;
        b.refuse(LibvirtCode::InternalError, u"invalid PCI passthrough type 'default'"_s, hostdev);
        if (first)
            b.guest.refusal->onlyNative = true;
        return;
    }
    if (driver != nullptr && driver->has(u"name") && !driver->is(u"name", u"vfio")) {
        b.notTranslated(driver, u"name"_s);
        return;
    }
    const auto part = [&](Atom key) { return address->get(key).mid(2); };
    PropertyText p = b.device();
    p.string(u"driver",
        u"vfio-pci",
        driver == nullptr ? Source(hostdev) : Source(driver, driver->find(u"name")));
    p.string(u"host",
        part(u"domain") + u':' + part(u"bus") + u':' + part(u"slot") + u'.' + part(u"function"),
        address);
    b.alias(p, hostdev);
    b.bootIndex(p, hostdev);
    b.address(p, hostdev);
    b.rom(p, hostdev);
    b.addDevice(std::move(p), hostdev);
}

void addUsb(CommandBuilder &b, const TreeNode *hostdev)
{
    const TreeNode *source = hostdev->child(u"source");
    const TreeNode *address = source == nullptr ? nullptr : source->child(u"address");
    PropertyText p = b.device();
    p.string(u"driver", u"usb-host", Source(hostdev, hostdev->find(u"type")));
    if (address != nullptr) {
        const QString bus = QString::number(number(address->get(u"bus")).value_or(0));
        const QString device = QString::number(number(address->get(u"device")).value_or(0));
        p.string(u"hostdevice",
            u"/dev/bus/usb/"_s + bus.rightJustified(3, u'0') + u'/'
                + device.rightJustified(3, u'0'),
            address);
        for (const Atom key : Atoms {u"vendor", u"product"}) {
            if (const TreeNode *id = source->child(key))
                id->useAll();
        }
    } else if (source != nullptr && source->child(u"vendor") != nullptr) {
        if (b.libvirt) {
            b.refuse(LibvirtCode::InternalError,
                u"USB host device is missing bus/device information"_s,
                hostdev);
            return;
        }
        for (const auto &[element, key] :
            {std::pair {u"vendor", u"vendorid"}, {u"product", u"productid"}}) {
            const TreeNode *id = source->child(element);
            if (id != nullptr)
                p.number(key, number(id->get(u"id")).value_or(0), Source(id, id->find(u"id")));
        }
    } else {
        b.notTranslated(hostdev);
        return;
    }
    b.alias(p, hostdev);
    b.bootIndex(p, hostdev);
    if (const TreeAttribute *reset = source->find(u"guestReset")) {
        const Source from(source, reset);
        p.boolean(u"guest-reset", reset->value != "off"_L1, from);
        if (reset->value != "off"_L1)
            p.boolean(u"guest-resets-all", reset->value == "on"_L1, from);
    }
    b.address(p, hostdev);
    b.addDevice(std::move(p), hostdev);
}

void addScsi(CommandBuilder &b, const TreeNode *hostdev, int number)
{
    const TreeNode *source = hostdev->child(u"source");
    if (source == nullptr || !source->is(u"protocol", u"iscsi")) {
        b.notTranslated(hostdev); // which /dev/sg it is depends on the host
        constexpr int onHost = course::prepare + 50; // qemuProcessPrepareHostHostdev
        const QString adapter = source == nullptr ? QString() : source->get(u"adapter", u"name");
        if (!adapter.startsWith(u"scsi_host") || !vitrine::number(adapter.sliced(9)))
            b.refuse(LibvirtCode::InternalError,
                u"Cannot parse adapter '%1'"_s.arg(adapter),
                hostdev,
                onHost);
        b.guest.unknownFrom = std::min(b.guest.unknownFrom, onHost + 1);
        return;
    }
    const QString node = u"libvirt-"_s + QString::number(number) + u"-backend"_s;
    const TreeNode *auth = source->child(u"auth");
    const QString secret = node + u"-secret0"_s;
    if (auth != nullptr) {
        if (const TreeNode *what = auth->child(u"secret"))
            what->useAll();
        if (!addSecret(b, secret, {}, auth))
            return;
    }
    PropertyText blockdev = b.json();
    if (!iscsiProperties(b, blockdev, source, auth, secret)) {
        b.notTranslated(hostdev);
        return;
    }
    blockdev.string(u"node-name", node, Source(hostdev, aliasOrigin));
    const TreeNode *readonly = hostdev->child(u"readonly");
    blockdev.boolean(u"read-only", readonly != nullptr, hostdev);
    b.add(u"-blockdev"_s, std::move(blockdev), hostdev);
    PropertyText p = b.device();
    p.string(u"driver", u"scsi-generic", Source(hostdev, hostdev->find(u"type")));
    p.string(u"drive", node, Source(hostdev, aliasOrigin));
    b.alias(p, hostdev);
    const TreeNode *a = hostdev->child(u"address");
    if (a == nullptr)
        return;
    const auto part = [&](Atom key) { return vitrine::number(a->get(key)).value_or(0); };
    (void)a->get(u"type");
    p.string(u"bus", b.controllerAlias(u"scsi", QString::number(part(u"controller"))) + u".0"_s, a);
    if (b.isNarrowScsi(part(u"controller"))) {
        (void)a->get(u"bus");
        (void)a->get(u"target");
        p.number(u"scsi-id", part(u"unit"), a);
    } else {
        p.number(u"channel", part(u"bus"), a);
        p.number(u"scsi-id", part(u"target"), a);
        p.number(u"lun", part(u"unit"), a);
    }
    b.bootIndex(p, hostdev);
    b.addDevice(std::move(p), hostdev);
}

} // namespace

void addHostdevs(CommandBuilder &b)
{
    // Behind the numbers of all images (assignNumbers in argv_disks.cpp).
    int number = 1;
    for (const TreeNode *disk : b.devices(u"disk")) {
        const bool numbered =
            disk->get(u"target", u"bus") != "sd"_L1 && !disk->is(u"type", u"vhostuser");
        for (const TreeNode *image = disk; numbered && image != nullptr;
             image = image->child(u"backingStore"))
            number += image == disk || image->child(u"source") != nullptr ? 1 : 0;
    }
    for (const TreeNode *hostdev : b.devices(u"hostdev")) {
        const QString &type = hostdev->get(u"type");
        if (!hostdev->is(u"mode", u"subsystem"))
            b.notTranslated(hostdev, u"mode"_s);
        else if (type == "mdev"_L1)
            addMdev(b, hostdev);
        else if (type == "pci"_L1)
            addPci(b, hostdev);
        else if (type == "usb"_L1)
            addUsb(b, hostdev);
        else if (type == "scsi"_L1)
            addScsi(b, hostdev, number++);
        else
            b.notTranslated(hostdev);
    }
}

} // namespace vitrine
