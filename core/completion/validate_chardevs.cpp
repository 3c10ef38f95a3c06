// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/validate.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// virDomainChrSourceDefValidateChannelName
void checkChannelName(Completion &guest, const TreeNode *device, const TreeNode *source)
{
    if (source == nullptr || !source->has(u"channel")) {
        refuseUnsupported(guest, u"Missing source channel attribute for char device"_s, device);
        return;
    }
    static const QString allowed =
        u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-."_s;
    const QString &name = source->get(u"channel");
    if (!std::all_of(name.begin(), name.end(), [](QChar c) { return allowed.contains(c); }))
        guest.refuse(LibvirtCode::InvalidArgument,
            u"Invalid character in source channel for char device"_s,
            device);
}

/// virDomainChrSourceDefValidate of a socket: what it needs, and no reconnecting of one that listens.
void checkReconnect(Completion &guest, const TreeNode *device, const TreeNode *source)
{
    const TreeNode *reconnect = source->child(u"reconnect");
    if (reconnect != nullptr && reconnect->has(u"enabled") && source->is(u"mode", u"bind"))
        guest.refuse(LibvirtCode::InternalError,
            u"chardev reconnect is possible only for connect mode"_s,
            device);
}

} // namespace

void validateChardev(Completion &guest, const TreeNode *device)
{
    const QString &type = device->get(u"type");
    const TreeNode *source = device->child(u"source");
    const auto missing = [&](QStringView attribute) {
        return source == nullptr || !source->has(attribute);
    };
    const auto internal = [&](const QString &words) {
        guest.refuse(LibvirtCode::InternalError, words, device);
    };
    if (type == "file"_L1 || type == "dev"_L1 || type == "pipe"_L1) {
        if (missing(u"path"))
            internal(u"Missing source path attribute for char device"_s);
    } else if (type == "nmdm"_L1) {
        if (missing(u"master") != missing(u"slave"))
            internal(u"Should define both master and slave path attributes for nmdm device"_s);
    } else if (type == "tcp"_L1) {
        if (missing(u"host"))
            internal(u"Missing source host attribute for char device"_s);
        else if (missing(u"service"))
            internal(u"Missing source service attribute for char device"_s);
        else
            checkReconnect(guest, device, source);
    } else if (type == "udp"_L1) {
        const TreeNode *connect = source;
        while (connect != nullptr && !connect->is(u"mode", u"connect"))
            connect = connect->nextSame();
        if (connect == nullptr || !connect->has(u"service"))
            internal(u"Missing source service attribute for char device"_s);
    } else if (type == "unix"_L1) {
        const QString target =
            device->name() == u"channel" ? device->get(u"target", u"type") : QString();
        if (missing(u"path") && target != "virtio"_L1 && target != "xen"_L1)
            internal(u"Missing source path attribute for char device"_s);
        else if (source != nullptr)
            checkReconnect(guest, device, source);
    } else if (type == "spiceport"_L1 || type == "dbus"_L1) {
        checkChannelName(guest, device, source);
    }
}

void validateChardevOfQemu(Completion &guest, const TreeNode *device)
{
    const QString &type = device->get(u"type");
    const TreeNode *source = device->child(u"source");
    const TreeNode *reconnect = source == nullptr ? nullptr : source->child(u"reconnect");
    if ((type == "tcp"_L1 || type == "unix"_L1) && reconnect != nullptr
        && reconnect->is(u"enabled", u"yes") && reconnect->is(u"timeout", u"0"))
        guest.refuse(LibvirtCode::InvalidArgument,
            u"chardev reconnect source timeout cannot be '0'"_s,
            device);
    if ((type == "spicevmc"_L1 || type == "spiceport"_L1) && !hasGraphics(guest, u"spice"))
        refuseUnsupported(
            guest, u"chardev '%1' not supported without spice graphics"_s.arg(type), device);
}

namespace {

/// qemuValidateDomainChrTargetDef and what follows it
void checkSerialTarget(Completion &guest, const TreeNode *serial)
{
    const QString &type = serial->get(u"target", u"type");
    const TreeNode *model = serial->descend(u"target", u"model");
    const QString name = model == nullptr ? QString() : model->get(u"name");
    const QString &address = serial->get(u"address", u"type");
    const QString wanted = type == "usb-serial"_L1 ? u"usb"_s
        : type == "pci-serial"_L1                  ? u"pci"_s
        : type == "spapr-vio-serial"_L1            ? u"spapr-vio"_s
        : type.startsWith("isa"_L1)                ? u"isa"_s
                                                   : QString();
    if (!address.isEmpty() && !wanted.isEmpty() && address != wanted)
        refuseUnsupported(
            guest, u"Target type '%1' requires address type '%2'"_s.arg(type, wanted), serial);
    if (!address.isEmpty() && (type == "system-serial"_L1 || type == "sclp-serial"_L1))
        refuseUnsupported(
            guest, u"Target type '%1' cannot have an associated address"_s.arg(type), serial);
    const QString expected = name == "isa-debugcon"_L1           ? u"isa-debug"_s
        : name == "spapr-vty"_L1                                 ? u"spapr-vio-serial"_s
        : name == "pl011"_L1 || name == "16550a"_L1              ? u"system-serial"_s
        : name == "sclpconsole"_L1 || name == "sclplmconsole"_L1 ? u"sclp-serial"_s
                                                                 : name;
    if (!name.isEmpty() && expected != type)
        refuseUnsupported(
            guest, u"Target model '%1' requires target type '%2'"_s.arg(name, expected), serial);
    if (type == "spapr-vio-serial"_L1 || type == "sclp-serial"_L1 || name == "pl011"_L1
        || name == "16550a"_L1)
        refuseUnsupported(guest,
            u"Serial device with target type '%1' and target model '%2' not compatible with guest architecture or machine type"_s
                .arg(type, name),
            serial);
}

} // namespace

void validateConsoles(Completion &guest)
{
    for (const TreeNode *console : guest.devices(u"console")) {
        const QString &type = console->get(u"target", u"type");
        const auto refuse = [&](const QString &words) {
            guest.refuse(LibvirtCode::ConfigUnsupported, words, console, course::validateConsoles);
        };
        if (type == "sclp"_L1 || type == "sclplm"_L1)
            refuse(u"%1console is not supported in this QEMU binary"_s.arg(type));
        else if (!type.isEmpty() && type != "virtio"_L1 && type != "serial"_L1)
            refuse(u"unsupported console target type %1"_s.arg(type));
    }
}

void validateCharacterDevice(Completion &guest, const TreeNode *device)
{
    const TreeNode *target = device->child(u"target");
    if (device->name() == u"console" && target != nullptr && target->is(u"type", u"serial")
        && device != guest.tree.devices()->child(u"console"))
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"Only the first console can be a serial port"_s,
            device,
            course::completeImplicit);
    validateChardev(guest, device);
    validateInfo(guest, device);
    validateChardevOfQemu(guest, device);
    if (device->name() == u"serial")
        checkSerialTarget(guest, device);
}

} // namespace vitrine
