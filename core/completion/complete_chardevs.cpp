// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void completePorts(Completion &guest, const TreeNodes &devices)
{
    // A port that is not given is the highest plus one, in order (virDomainDefParseXML).
    for (qsizetype i = 0; i < devices.size(); ++i) {
        TreeNode *target = guest.tree.ensure(devices[i], u"target", byDefault);
        if (target->has(u"port"))
            continue;
        qint64 highest = -1;
        for (const TreeNode *other : devices) {
            if (other == devices[i])
                continue;
            const QString &port = other->get(u"target", u"port");
            if (!port.isEmpty())
                highest = std::max(highest, static_cast<qint64>(number(port).value_or(0)));
        }
        guest.tree.set(target, u"port", QString::number(highest + 1), byDefault);
    }
}

void copyChildren(Completion &guest, const TreeNode *from, TreeNode *to)
{
    for (const TreeNode *c = from->firstChild(); c != nullptr; c = c->nextSibling()) {
        TreeNode *copy = guest.tree.add(to, c->name(), byDefault);
        for (const TreeAttribute *a = c->firstAttribute(); a != nullptr; a = a->next)
            guest.tree.set(copy, a->name(), a->value, byDefault);
        copy->text = c->text;
        copyChildren(guest, c, copy);
    }
}

void copySource(Completion &guest, const TreeNode *from, TreeNode *to)
{
    guest.tree.set(to, u"type", from->get(u"type"), byDefault);
    for (const Atom name : Atoms {u"source", u"protocol", u"log"}) {
        for (TreeNode *old = to->child(name); old != nullptr; old = to->child(name))
            guest.tree.remove(old);
        for (const TreeNode *c = from->child(name); c != nullptr; c = c->nextSame()) {
            TreeNode *copy = guest.tree.add(to, name, byDefault);
            for (const TreeAttribute *a = c->firstAttribute(); a != nullptr; a = a->next)
                guest.tree.set(copy, a->name(), a->value, byDefault);
            copyChildren(guest, c, copy);
        }
    }
}

/// virDomainChrIsaSerialDefPostParse: ports of their own, the lowest that is free.
void completeIsaPorts(Completion &guest)
{
    constexpr qint64 most = 4;
    QList<qint64> taken;
    const auto refuse = [&](const QString &words, const TreeNode *serial) {
        guest.refuse(LibvirtCode::InternalError, words, serial, course::complete + 50);
    };
    QList<TreeNode *> isa;
    for (TreeNode *serial : guest.devices(u"serial")) {
        if (serial->get(u"target", u"type") == "isa-serial"_L1)
            isa.append(serial);
    }
    for (const TreeNode *serial : isa) {
        const TreeNode *target = serial->child(u"target");
        const auto port = static_cast<qint64>(number(target->get(u"port")).value_or(0));
        if (isa.size() > most || port >= most)
            refuse(u"Maximum supported number of ISA serial ports is '%1'"_s.arg(most), serial);
        if (!target->has(u"port"))
            continue;
        if (taken.contains(port))
            refuse(u"target port '%1' already allocated"_s.arg(port), serial);
        taken.append(port);
    }
    for (const TreeNode *serial : isa) {
        TreeNode *target = serial->child(u"target");
        for (qint64 port = 0; port < most && !target->has(u"port"); ++port) {
            if (taken.contains(port))
                continue;
            taken.append(port);
            guest.tree.set(target, u"port", QString::number(port), byDefault);
        }
    }
}

/// The common part of a device, for another device that is the same to libvirt.
void copyInfo(Completion &guest, const TreeNode *from, TreeNode *to)
{
    for (const Atom name : Atoms {u"alias", u"master", u"acpi", u"address"}) {
        if (TreeNode *old = to->child(name))
            guest.tree.remove(old);
        const TreeNode *own = from->child(name);
        if (own == nullptr)
            continue;
        TreeNode *copy = guest.tree.add(to, name, own->origin);
        copy->source = own->source;
        for (const TreeAttribute *a = own->firstAttribute(); a != nullptr; a = a->next)
            guest.tree.set(copy, a->name(), a->value, a->origin);
    }
}

void addStubConsole(Completion &guest, const TreeNode *serial)
{
    const QString &type = serial->get(u"target", u"type");
    if (type == "usb-serial"_L1 || type == "pci-serial"_L1 || type == "isa-debug"_L1)
        return;
    TreeNode *first = guest.tree.devices()->child(u"console");
    TreeNode *console = guest.tree.add(guest.tree.devices(), u"console", byDefault);
    copySource(guest, serial, console);
    TreeNode *target = guest.tree.add(console, u"target", byDefault);
    guest.tree.set(target, u"type", u"serial"_s, byDefault);
    guest.tree.set(target, u"port", serial->get(u"target", u"port"), byDefault);
    if (first != nullptr)
        guest.tree.move(console, first);
}

/// virDomainDefAddConsoleCompat: the first console of type serial and the first serial are one thing.
void unifyConsole(Completion &guest)
{
    const TreeNodes consoles = guest.devices(u"console");
    TreeNodes serials = guest.devices(u"serial");
    if (!consoles.empty()) {
        TreeNode *console = consoles.front();
        TreeNode *target = guest.tree.ensure(console, u"target", byDefault);
        if (!target->has(u"type"))
            guest.tree.set(target, u"type", u"serial"_s, byDefault);
        if (!target->is(u"type", u"serial")) {
            // Another one for the serial port goes before it.
            if (!serials.empty())
                addStubConsole(guest, serials.front());
            return;
        }
        if (serials.empty()) {
            TreeNode *serial = guest.tree.add(guest.tree.devices(), u"serial", byDefault);
            serial->source = console->source;
            copySource(guest, console, serial);
            copyInfo(guest, console, serial);
            TreeNode *serialTarget = guest.tree.add(serial, u"target", byDefault);
            guest.tree.set(serialTarget, u"port", u"0"_s, byDefault);
            guest.tree.set(target, u"port", u"0"_s, byDefault);
            return;
        }
        copySource(guest, serials.front(), console);
        guest.tree.set(target, u"port", serials.front()->get(u"target", u"port"), byDefault);
        return;
    }
    if (serials.empty())
        return;
    addStubConsole(guest, serials.front());
}

void completeSerial(Completion &guest, TreeNode *serial)
{
    TreeNode *target = guest.tree.ensure(serial, u"target", byDefault);
    QString type = target->get(u"type");
    if (type.isEmpty()) {
        type = u"isa-serial"_s;
        guest.tree.set(target, u"type", type, byDefault);
    }
    if (TreeNode *address = serial->child(u"address");
        address != nullptr && type == "spapr-vio-serial"_L1)
        guest.tree.remove(address); // another one is given (qemuDomainAssignSpaprVIOAddresses)
    TreeNode *model = target->child(u"model");
    if (model != nullptr && model->get(u"name").isEmpty()) {
        guest.tree.remove(model);
        model = nullptr;
    }
    if (model == nullptr) {
        QString name;
        if (type == "isa-serial"_L1)
            name = u"isa-serial"_s;
        else if (type == "pci-serial"_L1)
            name = u"pci-serial"_s;
        else if (type == "usb-serial"_L1)
            name = u"usb-serial"_s;
        else if (type == "isa-debug"_L1)
            name = u"isa-debugcon"_s;
        else if (type == "spapr-vio-serial"_L1)
            name = u"spapr-vty"_s;
        else if (type == "sclp-serial"_L1)
            name = u"sclpconsole"_s;
        if (!name.isEmpty())
            guest.tree.set(guest.tree.add(target, u"model", byDefault), u"name", name, byDefault);
    }
}

void completeChannel(Completion &guest, TreeNode *channel)
{
    TreeNode *source = channel->child(u"source");
    if (!channel->is(u"type", u"unix") || source == nullptr)
        return;
    // A path that libvirt made in an earlier run is made anew (qemuDomainChrDefDropDefaultPath, whose expression takes the
    // folder with a name that ends in a dot, or the folder of a guest anywhere with the name of the port).
    const QString &path = source->get(u"path");
    static constexpr QLatin1String folder("/var/lib/libvirt/qemu/channel/target/");
    const bool isFlat =
        path.startsWith(folder) && path.mid(folder.size()).section(u'/', 0, 0).indexOf(u'.') > 0;
    const QString own = u'/' + channel->get(u"target", u"name");
    const QString guestFolder =
        path.endsWith(own) ? path.chopped(own.size()).section(u'/', -1) : QString();
    const bool isOwn = guestFolder.indexOf(u"domain-"_s) >= 0
        && guestFolder.size() > guestFolder.indexOf(u"domain-"_s) + 7;
    if (!source->has(u"path")
        || (channel->get(u"target", u"type") == "virtio"_L1 && (isFlat || isOwn)))
        guest.tree.remove(source);
}

} // namespace

void finishConsole(Completion &guest)
{
    // The console that is the first serial is written with all that this one has (virDomainDefFormat).
    TreeNode *console = guest.tree.devices()->child(u"console");
    const TreeNode *serial = guest.tree.devices()->child(u"serial");
    if (console == nullptr || serial == nullptr || console->get(u"target", u"type") != "serial"_L1)
        return;
    copyInfo(guest, serial, console);
}

void completeChardevs(Completion &guest)
{
    completeIsaPorts(guest);
    completePorts(guest, guest.devices(u"serial"));
    completePorts(guest, guest.devices(u"parallel"));
    for (TreeNode *channel : guest.devices(u"channel"))
        completeChannel(guest, channel);
    const TreeNodes consoles = guest.devices(u"console");
    int port = 0;
    for (TreeNode *console : consoles) { // numbered as they come, whatever is said
        TreeNode *target = guest.tree.ensure(console, u"target", byDefault);
        guest.tree.set(target, u"port", QString::number(port++), byDefault);
        if (target->is(u"type", u"none"))
            guest.tree.removeAttribute(target, u"type");
        if (!target->has(u"type"))
            guest.tree.set(target, u"type", u"serial"_s, byDefault);
    }
    unifyConsole(guest);
    for (TreeNode *serial : guest.devices(u"serial"))
        completeSerial(guest, serial);
    for (const Atom name :
        Atoms {u"serial", u"parallel", u"console", u"channel", u"redirdev", u"smartcard"}) {
        for (TreeNode *device : guest.devices(name)) {
            // Only TCP has one; others are read and forgotten.
            TreeNode *protocol = device->child(u"protocol");
            if (protocol != nullptr && !device->is(u"type", u"tcp"))
                guest.tree.remove(protocol);
            else if (protocol == nullptr && device->is(u"type", u"tcp"))
                guest.tree.set(
                    guest.tree.add(device, u"protocol", byDefault), u"type", u"raw"_s, byDefault);
            TreeNode *source = device->child(u"source");
            if (name == u"redirdev" && device->is(u"type", u"dbus")
                && device->get(u"source", u"channel").isNull())
                guest.tree.set(guest.tree.ensure(device, u"source", byDefault),
                    u"channel",
                    u"org.qemu.usbredir"_s,
                    byDefault);
            if (source != nullptr && device->is(u"type", u"pty"))
                guest.tree.remove(source);
        }
    }
}

} // namespace vitrine
