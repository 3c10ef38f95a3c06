// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Serial and parallel ports, consoles, channels, USB redirection, smartcards (qemuBuildChardevStr and the devices on it).
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void socketEnd(CommandBuilder &b, ArgumentText &c, const TreeNode *source)
{
    const TreeNode *reconnect = source->child(u"reconnect");
    if (source->is(u"mode", u"bind")) {
        const Source from(source, source->find(u"mode"));
        c.pair(u"server", u"on", from);
        c.pair(u"wait", u"off", from);
    } else if (reconnect != nullptr && reconnect->is(u"enabled", u"yes")) {
        c.pair(u"reconnect", reconnect->get(u"timeout"), reconnect);
    } else if (reconnect != nullptr && reconnect->is(u"enabled", u"no")) {
        c.pair(u"reconnect", u"0", reconnect);
    }
    if (reconnect != nullptr)
        reconnect->useAll();
    if (source->is(u"tls", u"yes"))
        b.notTranslated(source, u"tls"_s);
}

void udp(ArgumentText &c, const TreeNode *device)
{
    const TreeNode *connect = nullptr;
    const TreeNode *bind = nullptr;
    for (const TreeNode *s = device->child(u"source"); s != nullptr; s = s->nextSame())
        (s->is(u"mode", u"bind") ? bind : connect) = s;
    const auto value = [](const TreeNode *s, QStringView key) {
        return s == nullptr ? QString() : s->get(key);
    };
    c.pair(u"host", value(connect, u"host"), Source(connect == nullptr ? device : connect));
    c.pair(u"port", value(connect, u"service"), Source(connect == nullptr ? device : connect));
    const QString port = value(bind, u"service");
    c.pair(u"localaddr", value(bind, u"host"), Source(bind == nullptr ? device : bind));
    c.pair(u"localport", port.isEmpty() ? u"0"_s : port, Source(bind == nullptr ? device : bind));
}

void addSerialPort(CommandBuilder &b, const TreeNode *serial)
{
    if (!b.chardev(serial, u"char"_s + serial->alias))
        return;
    const TreeNode *target = serial->child(u"target");
    const TreeNode *model = target->child(u"model");
    (void)target->get(u"type");
    if (model == nullptr)
        b.refuse(LibvirtCode::InternalError, u"Invalid target model for serial device"_s, serial);
    const QString driver = model == nullptr ? target->get(u"type") : model->get(u"name");
    PropertyText p = b.device();
    p.string(
        u"driver", driver, model == nullptr ? Source(target) : Source(model, model->find(u"name")));
    p.string(u"chardev", u"char"_s + serial->alias, Source(serial, aliasOrigin));
    b.alias(p, serial);
    if (driver == "isa-serial"_L1)
        p.number(u"index",
            number(target->get(u"port")).value_or(0),
            Source(target, target->find(u"port")));
    else
        (void)target->get(u"port");
    b.address(p, serial);
    b.addDevice(std::move(p), serial);
}

void addChannel(CommandBuilder &b, const TreeNode *channel)
{
    const TreeNode *target = channel->child(u"target");
    const QString id = u"char"_s + channel->alias;
    const QString type = target == nullptr ? QString() : target->get(u"type");
    if (type != "virtio"_L1 && type != "guestfwd"_L1) {
        b.notTranslated(channel);
        return;
    }
    if (!b.chardev(channel, id))
        return;
    if (channel->is(u"type", u"spicevmc") && target->has(u"name")
        && !target->is(u"name", u"com.redhat.spice.0"))
        b.refuse(LibvirtCode::ConfigUnsupported,
            u"Unsupported spicevmc target name '%1'"_s.arg(target->get(u"name")),
            channel);
    if (type == "guestfwd"_L1) {
        PropertyText p(b.caps.jsonNetdev, b.options.origins);
        p.string(u"type", u"user", channel);
        p.beginArray(u"guestfwd");
        p.beginItem();
        p.string(u"str",
            u"tcp:"_s + target->get(u"address") + u':' + target->get(u"port") + u"-chardev:"_s + id,
            target);
        p.end();
        p.end();
        p.string(u"id", channel->alias, Source(channel, aliasOrigin));
        if (const TreeNode *own = channel->child(u"alias"))
            own->useAll();
        b.add(u"-netdev"_s, std::move(p), channel);
        return;
    }
    PropertyText p = b.device();
    p.string(u"driver", u"virtserialport", Source(target, target->find(u"type")));
    b.address(p, channel);
    p.string(u"chardev", id, Source(channel, aliasOrigin));
    b.alias(p, channel);
    if (const TreeAttribute *name = target->find(u"name"))
        p.string(u"name", name->value, Source(target, name));
    else if (channel->is(u"type", u"spicevmc"))
        p.string(u"name", u"com.redhat.spice.0", Source(channel, byDefault));
    b.addDevice(std::move(p), channel);
}

void addConsole(CommandBuilder &b, const TreeNode *console)
{
    const TreeNode *target = console->child(u"target");
    if (target == nullptr || target->is(u"type", u"serial")) {
        console->useAll(); // the serial port of that number
        return;
    }
    (void)target->get(u"port");
    if (!target->is(u"type", u"virtio")) {
        b.notTranslated(console);
        return;
    }
    const QString id = u"char"_s + console->alias;
    if (!b.chardev(console, id))
        return;
    const QString &address = console->get(u"address", u"type");
    if (!address.isEmpty() && address != "virtio-serial"_L1 && address != "ccw"_L1)
        b.refuse(LibvirtCode::InternalError,
            u"virtio serial device has invalid address type"_s,
            console);
    PropertyText p = b.device();
    p.string(u"driver", u"virtconsole", Source(target, target->find(u"type")));
    b.address(p, console);
    p.string(u"chardev", id, Source(console, aliasOrigin));
    b.alias(p, console);
    b.addDevice(std::move(p), console);
}

} // namespace

namespace {

/// qemuDomainPrepareChannel: by the name of the port, or by its place.
QString socketName(const TreeNode *channel)
{
    if (const TreeNode *target = channel->child(u"target"); target->has(u"name"))
        return target->get(u"name");
    const auto part = [&](QStringView key) {
        return QString::number(number(channel->get(u"address", key)).value_or(0))
            .rightJustified(2, u'0');
    };
    return u"vioser-"_s + part(u"controller") + u'-' + part(u"bus") + u'-' + part(u"port")
        + u".sock"_s;
}

} // namespace

bool CommandBuilder::chardev(const TreeNode *device, const QString &id)
{
    const QString &type = device->get(u"type");
    const TreeNode *source = device->child(u"source");
    const Source fromType(device, device->find(u"type"));
    ArgumentText c = text();
    const auto begin = [&](QStringView driver) {
        c.part(driver, fromType);
        c.pair(u"id", id, Source(device, aliasOrigin));
    };
    const auto path = [&] {
        if (source != nullptr)
            c.pair(u"path", source->get(u"path"), Source(source, source->find(u"path")));
    };
    if (type == "pty"_L1 || type == "null"_L1 || type == "vc"_L1 || type == "stdio"_L1) {
        begin(type);
    } else if (type == "dev"_L1) {
        begin(device->name() == u"parallel" ? u"parallel" : u"serial");
        path();
    } else if (type == "file"_L1) {
        begin(u"file");
        path();
        if (const TreeAttribute *append = source == nullptr ? nullptr : source->find(u"append"))
            c.pair(u"append", append->value, Source(source, append));
    } else if (type == "pipe"_L1) {
        begin(u"pipe");
        path();
    } else if (type == "unix"_L1) {
        begin(u"socket");
        if (source == nullptr) { // a guest agent's channel: libvirt names the socket
            const QString run = domainDir.mid(domainDir.lastIndexOf(u'/') + 1);
            const QString target = socketName(device);
            c.pair(u"path",
                libvirt ? u"/var/lib/libvirt/qemu/channel/target/"_s + run + u'/' + target
                        : runtimeFile(target),
                Source(device, runtimeOrigin));
            c.pair(u"server", u"on", Source(device, byDefault));
            c.pair(u"wait", u"off", Source(device, byDefault));
        } else {
            path();
            socketEnd(*this, c, source);
        }
    } else if (type == "tcp"_L1 && source != nullptr) {
        begin(u"socket");
        const QString &host = source->get(u"host");
        if (host.contains(u',')) // libvirt does not escape it
            c.part(QString(u",host="_s + host), Source(source, source->find(u"host")));
        else
            c.pair(u"host", host, Source(source, source->find(u"host")));
        c.pair(u"port", source->get(u"service"), Source(source, source->find(u"service")));
        const TreeNode *protocol = device->child(u"protocol");
        if (protocol != nullptr && protocol->is(u"type", u"telnet"))
            c.pair(u"telnet", u"on", Source(protocol, protocol->find(u"type")));
        else if (protocol != nullptr && !protocol->is(u"type", u"raw"))
            notTranslated(protocol);
        socketEnd(*this, c, source);
    } else if (type == "udp"_L1) {
        begin(u"udp");
        udp(c, device);
    } else if (type == "spicevmc"_L1) {
        begin(u"spicevmc");
        const Atom kind = device->name();
        c.pair(u"name",
            kind == u"redirdev"        ? u"usbredir"
                : kind == u"smartcard" ? u"smartcard"
                                       : u"vdagent",
            fromType);
    } else if (type == "spiceport"_L1 && source != nullptr) {
        begin(u"spiceport");
        c.pair(u"name", source->get(u"channel"), Source(source, source->find(u"channel")));
    } else if (type == "dbus"_L1 && source != nullptr) {
        begin(u"dbus");
        c.pair(u"name", source->get(u"channel"), Source(source, source->find(u"channel")));
    } else if (type == "qemu-vdagent"_L1) {
        begin(u"qemu-vdagent");
        c.pair(u"name", u"vdagent", fromType);
        for (const auto &[element, key] :
            {std::pair {u"clipboard", u"copypaste"}, {u"mouse", u"mode"}}) {
            const TreeNode *e = source == nullptr ? nullptr : source->child(element);
            if (e == nullptr)
                continue;
            const bool on = e->is(key, u"yes") || e->is(key, u"client");
            c.pair(element, on ? u"on" : u"off", e);
        }
    } else {
        notTranslated(device, u"type"_s);
        return false;
    }
    if (const TreeNode *log = device->child(u"log"); log != nullptr && log->has(u"file")) {
        c.pair(u"logfile", log->get(u"file"), Source(log, log->find(u"file")));
        if (const TreeAttribute *append = log->find(u"append"))
            c.pair(u"logappend", append->value, Source(log, append));
    }
    add(u"-chardev"_s, std::move(c), device);
    return true;
}

void addSerials(CommandBuilder &b)
{
    for (const TreeNode *serial : b.devices(u"serial"))
        addSerialPort(b, serial);
    for (const TreeNode *parallel : b.devices(u"parallel")) {
        if (!b.chardev(parallel, u"char"_s + parallel->alias))
            continue;
        PropertyText p = b.device();
        p.string(u"driver", u"isa-parallel", parallel);
        p.string(u"chardev", u"char"_s + parallel->alias, Source(parallel, aliasOrigin));
        b.alias(p, parallel);
        (void)parallel->get(u"target", u"port");
        for (const Atom name : Atoms {u"address", u"acpi", u"master"}) { // it has none
            if (const TreeNode *unused = parallel->child(name))
                unused->useAll();
        }
        b.addDevice(std::move(p), parallel);
    }
    for (const TreeNode *channel : b.devices(u"channel"))
        addChannel(b, channel);
    for (const TreeNode *console : b.devices(u"console"))
        addConsole(b, console);
}

namespace {

/// "class:vendor:product:version:allow|..." (qemuBuildRedirdevDevProps); -1 stands for any.
QString filterText(const TreeNode *filter)
{
    QStringList all;
    const auto hex = [](quint64 value, int digits) {
        return QString(u"0x"_s + QString::number(value, 16).toUpper().rightJustified(digits, u'0'));
    };
    for (const TreeNode *d = filter->child(u"usbdev"); d != nullptr; d = d->nextSame()) {
        QStringList one;
        for (const auto &[key, digits] :
            {std::pair {u"class", 2}, {u"vendor", 4}, {u"product", 4}}) {
            const QString &value = d->get(key);
            const auto given = value.startsWith(u'-') ? std::nullopt : number(value);
            one.append(given ? hex(*given, digits) : u"-1"_s);
        }
        // "2.56": each part is two digits of a binary coded decimal (virDomainRedirFilterUSBVersionHelper).
        const QString &version = d->get(u"version");
        const QStringList parts = version.split(u'.');
        const auto coded = [](const QString &part) {
            const quint64 n = part.toULongLong();
            return n / 10 * 16 + n % 10;
        };
        if (version.isEmpty() || version == "-1"_L1)
            one.append(u"-1"_s);
        else
            one.append(
                hex(coded(parts.first()) * 256 + (parts.size() > 1 ? coded(parts.at(1)) : 0), 4));
        one.append(d->is(u"allow", u"yes") ? u"1"_s : u"0"_s);
        all.append(one.join(u':'));
    }
    return all.join(u'|');
}

} // namespace

void addRedirdevs(CommandBuilder &b)
{
    for (const TreeNode *redir : b.devices(u"redirdev")) {
        const QString id = u"char"_s + redir->alias;
        if (!redir->is(u"bus", u"usb") || !b.chardev(redir, id))
            continue;
        PropertyText p = b.device();
        p.string(u"driver", u"usb-redir", redir);
        p.string(u"chardev", id, Source(redir, aliasOrigin));
        b.alias(p, redir);
        if (const TreeNode *filter = b.tree.devices()->child(u"redirfilter"))
            p.string(u"filter", filterText(filter), filter);
        b.bootIndex(p, redir);
        b.address(p, redir);
        b.addDevice(std::move(p), redir);
    }
}

void addSmartcards(CommandBuilder &b)
{
    for (const TreeNode *card : b.devices(u"smartcard")) {
        const QString &mode = card->get(u"mode");
        PropertyText p = b.device();
        if (mode == "passthrough"_L1) {
            const QString id = u"char"_s + card->alias;
            if (!b.chardev(card, id))
                continue;
            p.string(u"driver", u"ccid-card-passthru", Source(card, card->find(u"mode")));
            p.string(u"chardev", id, Source(card, aliasOrigin));
        } else {
            const bool certificates = mode == "host-certificates"_L1;
            p.string(u"driver", u"ccid-card-emulated", Source(card, card->find(u"mode")));
            p.string(u"backend", certificates ? u"certificates" : u"nss-emulated", card);
            int index = 1;
            for (const TreeNode *c = card->child(u"certificate"); c != nullptr; c = c->nextSame()) {
                const QString key = u"cert"_s + QString::number(index++);
                p.string(key, c->text, c);
            }
            if (certificates) {
                const TreeNode *database = card->child(u"database");
                p.string(u"db",
                    database == nullptr ? u"/etc/pki/nssdb"_s : database->text,
                    database == nullptr ? Source(card) : Source(database));
            }
        }
        b.alias(p, card);
        b.address(p, card);
        b.addDevice(std::move(p), card);
    }
}

} // namespace vitrine
