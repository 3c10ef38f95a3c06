// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Displays: qemuBuildGraphicsCommandLine. Listen addresses, sockets and render nodes are filled in as a start would
// (qemuProcessGraphicsSetupListen, ...SetupRenderNode); automatic ports are libvirt's placeholders.
#include "core/host/host_snapshot.h"
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class ListenKind { Address, Socket, None };

struct Listen {
    ListenKind kind = ListenKind::Address;
    QString where; ///< address or path
    Source source;
};

Listen listenOf(CommandBuilder &b, const TreeNode *graphics)
{
    const bool vnc = graphics->is(u"type", u"vnc");
    const TreeNode *listen = graphics->child(u"listen");
    const QString defaultAddress = vnc ? b.conf.vncListen : b.conf.spiceListen;
    const QString socketPath = b.runtimeFile(vnc ? u"vnc.sock"_s : u"spice.sock"_s);
    (void)graphics->get(u"listen");
    (void)graphics->get(u"socket");
    if (listen == nullptr)
        return {ListenKind::Address, defaultAddress, Source(graphics, confOrigin)};
    const QString &type = listen->get(u"type");
    if (type == "none"_L1) {
        if (!b.libvirt && !vnc) {
            b.remark(
                {VITRINE_TEXT("Spice listens on the socket %1, so that a viewer can be opened"),
                    {socketPath}});
            return {ListenKind::Socket, socketPath, Source(listen, runtimeOrigin)};
        }
        return {ListenKind::None, {}, Source(listen, listen->find(u"type"))};
    }
    if (type == "socket"_L1) {
        const TreeAttribute *path = listen->find(u"socket");
        if (path != nullptr)
            return {ListenKind::Socket, path->value, Source(listen, path)};
        return {ListenKind::Socket, socketPath, Source(listen, runtimeOrigin)};
    }
    if (type == "network"_L1) {
        const TreeAttribute *network = listen->find(u"network");
        if (network != nullptr && network->value == "default"_L1) {
            static constexpr TreeOrigin shipped {OriginKind::Host,
                VITRINE_TEXT("the address of libvirt's default network, as it is shipped")};
            b.remark({VITRINE_TEXT("the address of network '%1' is taken to be %2"),
                {network->value, u"192.168.122.1"_s}});
            return {ListenKind::Address, u"192.168.122.1"_s, Source(listen, shipped)};
        }
        b.notTranslated(listen, u"network"_s);
        return {ListenKind::Address, defaultAddress, Source(listen)};
    }
    if (const TreeAttribute *address = listen->find(u"address"))
        return {ListenKind::Address, address->value, Source(listen, address)};
    if (vnc ? b.conf.vncAutoUnixSocket : b.conf.spiceAutoUnixSocket)
        return {ListenKind::Socket, socketPath, Source(listen, confOrigin)};
    return {ListenKind::Address, defaultAddress, Source(listen, confOrigin)};
}

/// The render node that the guest names, or the host's (virHostGetDRMRenderNode). Null: refused.
QString renderNode(CommandBuilder &b, const TreeNode *graphics, Source *source)
{
    const TreeNode *gl = graphics->child(u"gl");
    if (const TreeAttribute *given = gl == nullptr ? nullptr : gl->find(u"rendernode")) {
        *source = Source(gl, given);
        return given->value.isNull() ? u""_s : given->value;
    }
    *source = Source(graphics, hostOrigin);
    const HostSnapshot *host = b.guest.world.host;
    if (host != nullptr) {
        for (const RenderNode &node : host->renderNodes) {
            if (node.exists)
                return node.path;
        }
    }
    if (!b.libvirt) {
        b.remark(VITRINE_TEXT("no render node is known here: QEMU looks for one itself"));
        return {};
    }
    if (host == nullptr) {
        b.notTranslated(graphics);
        return {};
    }
    if (host->drmAvailable)
        b.refuse(LibvirtCode::InternalError, u"No DRM render nodes available"_s, graphics);
    else
        b.refuse(LibvirtCode::None,
            u"cannot open directory '/dev/dri': No such file or directory"_s,
            graphics);
    return {};
}

QString audioId(const CommandBuilder &b, const TreeNode *graphics, Source *source)
{
    if (const TreeNode *own = graphics->child(u"audio")) {
        *source = Source(own, own->find(u"id"));
        return u"audio"_s + own->get(u"id");
    }
    const TreeNode *first = b.tree.devices()->child(u"audio");
    *source = Source(first == nullptr ? graphics : first, byDefault);
    return first == nullptr ? QString() : first->alias;
}

void addKeymap(CommandBuilder &b, const TreeNode *graphics)
{
    if (const TreeAttribute *keymap = graphics->find(u"keymap"))
        b.add(u"-k"_s, keymap->value, Source(graphics, keymap));
}

void usePassword(CommandBuilder &b, const TreeNode *graphics)
{
    for (const Atom key : Atoms {u"passwdValidTo", u"connected"})
        (void)graphics->get(key); // QMP, after the start
    if (graphics->has(u"passwd") && !b.libvirt)
        b.remark(VITRINE_TEXT(
            "the viewer's password is not on the command line: set it over QMP with set_password"));
}

void addVnc(CommandBuilder &b, const TreeNode *graphics)
{
    ArgumentText v = b.text();
    const Listen listen = listenOf(b, graphics);
    const TreeAttribute *port = graphics->find(u"port");
    const TreeAttribute *websocket = graphics->find(u"websocket");
    if (listen.kind == ListenKind::Socket) {
        v.pair(u"vnc", u"unix:"_s + listen.where, listen.source);
    } else if (listen.kind == ListenKind::None) {
        v.part(u"none", listen.source);
    } else {
        const bool automatic = graphics->is(u"autoport", u"yes");
        const int number = automatic ? 5900 : port == nullptr ? 0 : port->value.toInt();
        if (!automatic && (number < 5900 || number > 65535)) {
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"vnc port must be in range [5900,65535]"_s,
                graphics);
            return;
        }
        const bool six = listen.where.contains(u':');
        v.part(six ? QString(u'[' + listen.where + u']') : listen.where, listen.source);
        v.plain(u":");
        v.part(QString::number(number - 5900),
            automatic ? Source(graphics, placeholderOrigin) : Source(graphics, port));
        if (websocket != nullptr)
            v.pair(u"websocket", websocket->value, Source(graphics, websocket));
        if (automatic && !b.libvirt)
            b.remark({VITRINE_TEXT("the automatic port of VNC is taken to be %1"), {u"5900"_s}});
    }
    if (const TreeAttribute *policy = graphics->find(u"sharePolicy"))
        v.pair(u"share", policy->value, Source(graphics, policy));
    if (const TreeAttribute *password = graphics->find(u"passwd"))
        v.pair(u"password", u"on", Source(graphics, password));
    else if (b.conf.hasVncPassword && b.libvirt)
        v.pair(u"password", u"on", Source(confOrigin));
    usePassword(b, graphics);
    if (b.conf.vncTls && b.libvirt) {
        if (b.conf.hasVncTlsX509Secret)
            b.notTranslated(graphics);
        PropertyText tls = b.object();
        tls.string(u"qom-type", u"tls-creds-x509", Source(confOrigin));
        tls.string(u"id", u"vnc-tls-creds0", Source(confOrigin));
        tls.string(u"dir", b.conf.vncTlsX509CertDir, Source(confOrigin));
        tls.string(u"endpoint", u"server", Source(confOrigin));
        tls.boolean(u"verify-peer", b.conf.vncTlsX509Verify, Source(confOrigin));
        b.add(u"-object"_s, std::move(tls), Source(confOrigin));
        v.pair(u"tls-creds", u"vnc-tls-creds0", Source(confOrigin));
    }
    if (b.conf.vncSasl && b.libvirt)
        v.pair(u"sasl", u"on", Source(confOrigin));
    if (const TreeAttribute *power = graphics->find(u"powerControl"))
        v.pair(
            u"power-control", power->value == "yes"_L1 ? u"on" : u"off", Source(graphics, power));
    Source audio;
    const QString id = audioId(b, graphics, &audio);
    if (!id.isEmpty())
        v.pair(u"audiodev", id, audio);
    else if (b.libvirt)
        b.refuse(LibvirtCode::InternalError,
            u"unable to find audio backend for sound device"_s,
            graphics);
    b.add(u"-vnc"_s, std::move(v), graphics);
    addKeymap(b, graphics);
}

bool needsTlsPort(const CommandBuilder &b, const TreeNode *graphics)
{
    if (graphics->is(u"defaultMode", u"secure"))
        return true;
    for (const TreeNode *c = graphics->child(u"channel"); c != nullptr; c = c->nextSame()) {
        if (c->is(u"mode", u"secure"))
            return true;
    }
    const QString &mode = graphics->get(u"defaultMode");
    return (mode.isEmpty() || mode == "any"_L1) && b.conf.spiceTls;
}

/// Ports and address of Spice. Returns whether there is a TLS port.
bool addSpiceAddress(CommandBuilder &b, ArgumentText &s, const TreeNode *graphics, bool *plain)
{
    const Listen listen = listenOf(b, graphics);
    const TreeAttribute *port = graphics->find(u"port");
    const TreeAttribute *tlsPort = graphics->find(u"tlsPort");
    const bool autoport = graphics->is(u"autoport", u"yes");
    if (listen.kind == ListenKind::Socket) {
        // QEMU warns of the short form that libvirt 9.0 writes.
        s.plain(b.libvirt ? Name(u"unix") : Name(u"unix=on"));
        s.pair(u"addr", listen.where, listen.source);
        *plain = true;
        return false;
    }
    if (listen.kind == ListenKind::None) {
        s.part(u"port=0", listen.source);
        *plain = true;
        return false;
    }
    QString number = port == nullptr ? QString() : port->value;
    QString tls = tlsPort == nullptr ? QString() : tlsPort->value;
    // qemuProcessSPICEAllocatePorts: who wants only secure channels gets no plain port by himself.
    bool wantsPlain = !graphics->is(u"defaultMode", u"secure");
    for (const TreeNode *c = graphics->child(u"channel"); c != nullptr; c = c->nextSame())
        wantsPlain = wantsPlain || c->is(u"mode", u"insecure");
    const bool automatic = (autoport && wantsPlain) || number == "-1"_L1;
    if (automatic)
        number = u"5901"_s;
    const bool automaticTls = tls == "-1"_L1 || (autoport && needsTlsPort(b, graphics));
    if (automaticTls)
        tls = u"5902"_s;
    if (number.toInt() > 0) {
        s.pair(u"port",
            number,
            automatic ? Source(graphics, placeholderOrigin) : Source(graphics, port));
        *plain = true;
        if (automatic && !b.libvirt)
            b.remark({VITRINE_TEXT("the automatic port of Spice is taken to be %1"), {number}});
    }
    const bool hasTls = tls.toInt() > 0;
    if (hasTls)
        s.pair(u"tls-port",
            tls,
            automaticTls ? Source(graphics, placeholderOrigin) : Source(graphics, tlsPort));
    if (*plain || hasTls)
        s.pair(u"addr", listen.where, listen.source);
    else if (!b.libvirt) // QEMU wants one of them; libvirt names none
        s.part(u"port=0", graphics);
    return hasTls;
}

void addSpiceChannels(
    CommandBuilder &b, ArgumentText &s, const TreeNode *graphics, bool tls, bool plain)
{
    const QString mode = graphics->get(u"defaultMode");
    const Source fromMode(graphics, graphics->find(u"defaultMode"));
    if (mode == "secure"_L1) {
        if (!tls)
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"spice defaultMode secure requested in XML configuration, but TLS connection is not available"_s,
                graphics);
        s.pair(u"tls-channel", u"default", fromMode);
    } else if (mode == "insecure"_L1) {
        if (!plain)
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"spice defaultMode insecure requested in XML configuration, but plaintext connection is not available"_s,
                graphics);
        s.pair(u"plaintext-channel", u"default", fromMode);
    }
    for (const QStringView name : spiceChannels) {
        for (const TreeNode *c = graphics->child(u"channel"); c != nullptr; c = c->nextSame()) {
            if (!c->is(u"name", name))
                continue;
            const QString &channelMode = c->get(u"mode");
            const Source from(c, c->find(u"mode"));
            if (channelMode == "secure"_L1) {
                if (!tls)
                    b.refuse(LibvirtCode::ConfigUnsupported,
                        u"spice secure channels set in XML configuration, but TLS connection is not available"_s,
                        c);
                s.pair(u"tls-channel", name, from);
            } else if (channelMode == "insecure"_L1) {
                if (!plain)
                    b.refuse(LibvirtCode::ConfigUnsupported,
                        u"spice insecure channels set in XML configuration, but plaintext connection is not available"_s,
                        c);
                s.pair(u"plaintext-channel", name, from);
            }
        }
    }
}

void addSpice(CommandBuilder &b, const TreeNode *graphics)
{
    ArgumentText s = b.text();
    bool plain = false;
    const bool tls = addSpiceAddress(b, s, graphics, &plain);
    if (b.conf.spiceSasl && b.libvirt)
        s.pair(u"sasl", u"on", Source(confOrigin));
    const auto child = [&](Atom element, Atom attribute, QStringView key) {
        const TreeNode *c = graphics->child(element);
        const TreeAttribute *a = c == nullptr ? nullptr : c->find(attribute);
        if (a == nullptr)
            return;
        QString value = a->value;
        if (element == u"mouse")
            value = value == "client"_L1 ? u"on"_s : u"off"_s;
        s.pair(key, value, Source(c, a));
    };
    child(u"mouse", u"mode", u"agent-mouse");
    const TreeAttribute *password = graphics->find(u"passwd");
    if (password == nullptr && !(b.conf.hasSpicePassword && b.libvirt))
        s.pair(u"disable-ticketing",
            u"on",
            Source(graphics, TreeOrigin {OriginKind::Default, VITRINE_TEXT("no password is set")}));
    usePassword(b, graphics);
    if (tls)
        s.pair(u"x509-dir", b.conf.spiceTlsX509CertDir, Source(confOrigin));
    addSpiceChannels(b, s, graphics, tls, plain);
    child(u"image", u"compression", u"image-compression");
    child(u"jpeg", u"compression", u"jpeg-wan-compression");
    child(u"zlib", u"compression", u"zlib-glz-wan-compression");
    child(u"playback", u"compression", u"playback-compression");
    child(u"streaming", u"mode", u"streaming-video");
    const TreeNode *clipboard = graphics->child(u"clipboard");
    if (clipboard != nullptr && clipboard->is(u"copypaste", u"no"))
        s.pair(u"disable-copy-paste", u"on", clipboard);
    const TreeNode *transfer = graphics->child(u"filetransfer");
    if (transfer != nullptr && transfer->is(u"enable", u"no"))
        s.pair(u"disable-agent-file-xfer", u"on", transfer);
    const TreeNode *gl = graphics->child(u"gl");
    if (gl != nullptr && gl->is(u"enable", u"yes")) {
        s.pair(u"gl", u"on", Source(gl, gl->find(u"enable")));
        Source source;
        const QString node = renderNode(b, graphics, &source);
        if (!node.isNull())
            s.pair(u"rendernode", node, source);
    } else if (gl != nullptr) {
        gl->useAll();
    }
    s.pair(u"seamless-migration", u"on", Source(runtimeOrigin));
    if (const TreeNode *audio = graphics->child(u"audio"))
        audio->useAll();
    b.add(u"-spice"_s, std::move(s), graphics);
    addKeymap(b, graphics);
}

void addEglHeadless(CommandBuilder &b, const TreeNode *graphics)
{
    ArgumentText d = b.text();
    d.part(u"egl-headless", Source(graphics, graphics->find(u"type")));
    Source source;
    const QString node = renderNode(b, graphics, &source);
    if (!node.isNull())
        d.pair(u"rendernode", node, source);
    b.add(u"-display"_s, std::move(d), graphics);
}

void addSdl(CommandBuilder &b, const TreeNode *graphics)
{
    // The X display and its authority are environment.
    (void)graphics->get(u"display");
    (void)graphics->get(u"xauth");
    if (graphics->is(u"fullscreen", u"yes"))
        b.flag(u"-full-screen"_s, Source(graphics, graphics->find(u"fullscreen")));
    ArgumentText d = b.text();
    d.part(u"sdl", Source(graphics, graphics->find(u"type")));
    const TreeNode *gl = graphics->child(u"gl");
    if (const TreeAttribute *enable = gl == nullptr ? nullptr : gl->find(u"enable"))
        d.pair(u"gl", enable->value == "yes"_L1 ? u"on" : u"off", Source(gl, enable));
    b.add(u"-display"_s, std::move(d), graphics);
}

void addDbus(CommandBuilder &b, const TreeNode *graphics)
{
    ArgumentText d = b.text();
    d.part(u"dbus", Source(graphics, graphics->find(u"type")));
    const TreeAttribute *address = graphics->find(u"address");
    if (graphics->is(u"p2p", u"yes") || (!b.libvirt && address == nullptr)) {
        d.pair(u"p2p", u"on", graphics);
    } else if (address != nullptr) {
        d.pair(u"addr", address->value, Source(graphics, address));
    } else { // libvirt runs a bus of its own for the guest
        const QString run = b.domainDir.mid(b.domainDir.lastIndexOf(u"domain-") + 7);
        d.pair(u"addr",
            u"unix:path=/run/libvirt/qemu/dbus/"_s + run + u"-dbus.sock"_s,
            Source(graphics, runtimeOrigin));
    }
    const TreeNode *gl = graphics->child(u"gl");
    if (gl != nullptr && gl->has(u"enable")) {
        const bool on = gl->is(u"enable", u"yes");
        d.pair(u"gl", on ? u"on" : u"off", Source(gl, gl->find(u"enable")));
        if (on) {
            Source source;
            const QString node = renderNode(b, graphics, &source);
            if (!node.isNull())
                d.pair(u"rendernode", node, source);
        }
    }
    if (const TreeNode *audio = graphics->child(u"audio")) {
        bool there = false;
        for (const TreeNode *a : b.devices(u"audio"))
            there = there || a->get(u"id") == audio->get(u"id");
        if (!there)
            b.refuse(LibvirtCode::InternalError,
                u"unable to find audio backend for sound device"_s,
                audio);
        d.pair(u"audiodev", u"audio"_s + audio->get(u"id"), Source(audio, audio->find(u"id")));
    }
    b.add(u"-display"_s, std::move(d), graphics);
}

} // namespace

void addGraphics(CommandBuilder &b)
{
    for (const TreeNode *graphics : b.devices(u"graphics")) {
        const QString &type = graphics->get(u"type");
        if (type == "vnc"_L1)
            addVnc(b, graphics);
        else if (type == "spice"_L1)
            addSpice(b, graphics);
        else if (type == "egl-headless"_L1)
            addEglHeadless(b, graphics);
        else if (type == "sdl"_L1)
            addSdl(b, graphics);
        else if (type == "dbus"_L1)
            addDbus(b, graphics);
        else
            b.notTranslated(graphics);
    }
}

} // namespace vitrine
