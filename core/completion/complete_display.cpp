// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/qemu/qemu_caps.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A number attribute; one that is 0 stands for none.
void writeNumber(Completion &guest, TreeNode *node, QStringView name, int value)
{
    if (value == 0)
        guest.tree.removeAttribute(node, name);
    else if (node->get(name).toInt() != value)
        guest.tree.set(node, name, QString::number(value), byDefault);
    else
        guest.tree.respell(node, name, QString::number(value));
}

/// virDomainGraphicsDefParseXMLVNC and ...Spice read the ports, virDomainGraphicsDefFormat writes them.
void completePort(Completion &guest, TreeNode *graphics)
{
    const bool vnc = graphics->is(u"type", u"vnc");
    const QString given = graphics->get(u"port");
    bool isNumber = true;
    int port = given.toInt(&isNumber);
    if (!given.isEmpty() && !isNumber)
        guest.refuse(LibvirtCode::InternalError,
            u"cannot parse %1 port %2"_s.arg(graphics->get(u"type"), given),
            graphics);
    const TreeOrigin origin = graphics->has(u"autoport") ? TreeOrigin {} : byDefault;
    bool autoport = graphics->is(u"autoport", u"yes");
    if (vnc) {
        // An absent port, and -1, are automatic ones, unless autoport says otherwise.
        autoport =
            autoport || ((given.isEmpty() || port == -1) && !graphics->is(u"autoport", u"no"));
        writeNumber(guest, graphics, u"port", autoport || port == -1 ? 0 : port);
        if (autoport)
            guest.tree.set(graphics, u"port", u"-1"_s, byDefault);
        writeNumber(guest, graphics, u"websocket", graphics->get(u"websocket").toInt());
        guest.tree.set(graphics, u"autoport", autoport ? u"yes"_s : u"no"_s, origin);
        return;
    }
    int tlsPort = graphics->get(u"tlsPort").toInt();
    autoport = autoport || (port == -1 && tlsPort == -1);
    if (autoport)
        port = tlsPort = 0;
    writeNumber(guest, graphics, u"port", port);
    writeNumber(guest, graphics, u"tlsPort", tlsPort);
    if (autoport || port != 0 || tlsPort != 0)
        guest.tree.set(graphics, u"autoport", autoport ? u"yes"_s : u"no"_s, origin);
    else // it listens nowhere
        guest.tree.removeAttribute(graphics, u"autoport");
}

void completeListens(Completion &guest, TreeNode *graphics)
{
    const bool vnc = graphics->is(u"type", u"vnc");
    TreeNode *listen = graphics->child(u"listen");
    const QString address = graphics->get(u"listen");
    const QString socket = graphics->get(u"socket");
    if (listen == nullptr) {
        listen = guest.tree.add(graphics, u"listen", byDefault);
        if (vnc && !socket.isEmpty()) {
            guest.tree.set(listen, u"type", u"socket"_s, byDefault);
            guest.tree.set(listen, u"socket", socket, {});
        } else {
            const bool none = !vnc && !graphics->has(u"port") && !graphics->has(u"tlsPort")
                && !graphics->is(u"autoport", u"yes");
            guest.tree.set(
                listen, u"type", none && address.isEmpty() ? u"none"_s : u"address"_s, byDefault);
            if (!address.isEmpty() && !none)
                guest.tree.set(listen, u"address", address, {});
            if (none && !address.isEmpty())
                guest.tree.set(listen, u"type", u"none"_s, byDefault);
        }
    } else if (!listen->has(u"type")) {
        guest.tree.set(listen, u"type", u"address"_s, byDefault);
    } else if (!vnc && listen->is(u"type", u"address") && !graphics->has(u"port")
        && !graphics->has(u"tlsPort") && !graphics->is(u"autoport", u"yes")) {
        guest.tree.set(listen, u"type", u"none"_s, byDefault);
        guest.tree.removeAttribute(listen, u"address");
    } else if (listen->is(u"type", u"address") && !listen->has(u"address") && !address.isEmpty()) {
        guest.tree.set(listen, u"address", address, {});
    }
    if (listen->is(u"type", u"socket") && !listen->has(u"socket") && !socket.isEmpty())
        guest.tree.set(listen, u"socket", socket, {});
    for (const Atom name : Atoms {u"address", u"socket"}) {
        if (listen->has(name) && listen->get(name).isEmpty())
            guest.tree.removeAttribute(listen, name);
    }
    // An old attribute wins over a first element of another kind (virDomainGraphicsListensParseXML).
    if (vnc && !socket.isEmpty()
        && (listen->is(u"type", u"address") || listen->is(u"type", u"network"))) {
        guest.tree.removeAttribute(listen, u"address");
        guest.tree.removeAttribute(listen, u"network");
        guest.tree.set(listen, u"type", u"socket"_s, byDefault);
        guest.tree.set(listen, u"socket", socket, {});
    }
    // The first listen is repeated as attributes (virDomainGraphicsDefFormat); ports mean nothing without an address.
    guest.tree.removeAttribute(graphics, u"listen");
    guest.tree.removeAttribute(graphics, u"socket");
    const QString type = listen->get(u"type");
    if (type == "address"_L1 || type == "network"_L1) {
        if (!vnc && !graphics->has(u"autoport"))
            guest.tree.set(graphics, u"autoport", u"no"_s, byDefault);
        if (listen->has(u"address"))
            guest.tree.set(graphics, u"listen", listen->get(u"address"), {});
        return;
    }
    if (type == "socket"_L1 && vnc && listen->has(u"socket"))
        guest.tree.set(graphics, u"socket", listen->get(u"socket"), {});
    for (const Atom name : Atoms {u"port", u"tlsPort", u"autoport", u"websocket"})
        guest.tree.removeAttribute(graphics, name);
}

void completeGraphics(Completion &guest, TreeNode *graphics)
{
    const QString &type = graphics->get(u"type");
    if (type == "dbus"_L1 && !graphics->is(u"p2p", u"yes"))
        guest.tree.removeAttribute(graphics, u"p2p");
    if (type == "vnc"_L1 || type == "spice"_L1) {
        completePort(guest, graphics);
        completeListens(guest, graphics);
        return;
    }
    // Only VNC and Spice listen; the parser passes over it (virDomainGraphicsListensParseXML).
    while (TreeNode *listen = graphics->child(u"listen"))
        guest.tree.remove(listen);
    if (type == "egl-headless"_L1) {
        if (TreeNode *gl = graphics->child(u"gl")) {
            guest.tree.removeAttribute(gl, u"enable");
            if (!gl->has(u"rendernode"))
                guest.tree.remove(gl);
        }
    }
}

quint64 powerOfTwo(quint64 value)
{
    quint64 power = 1;
    while (power < value)
        power *= 2;
    return power;
}

void completeVideo(Completion &guest, TreeNode *video, bool first)
{
    TreeNode *model = guest.tree.ensure(video, u"model", byDefault);
    QString type = model->get(u"type");
    if (type.isEmpty() || type == "default"_L1) {
        type = guest.hasDevice(u"cirrus-vga"_s) ? u"cirrus"_s : u"vga"_s;
        guest.tree.set(model, u"type", type, byDefault);
    }
    if (type == "none"_L1) {
        for (const Atom name :
            Atoms {u"ram", u"vram", u"vram64", u"vgamem", u"heads", u"primary", u"blob"})
            guest.tree.removeAttribute(model, name);
        while (model->firstChild() != nullptr)
            guest.tree.remove(model->firstChild());
        for (const Atom name : Atoms {u"address", u"driver", u"acpi", u"rom", u"boot"}) {
            if (TreeNode *child = video->child(name))
                guest.tree.remove(child);
        }
        return;
    }
    const bool noHeads = model->has(u"heads") && model->get(u"heads").toUInt() == 0;
    for (const Atom name : Atoms {u"ram", u"vram", u"vram64", u"vgamem", u"heads"}) {
        // VIR_ROUND_UP_POWER_OF_TWO of 32 bits: the biggest become none.
        const bool rounded = name == u"ram" || name == u"vram";
        constexpr quint64 mostRounded = 0x80000000U;
        const quint64 value = number(model->get(name)).value_or(1);
        if (model->has(name) && (value == 0 || (rounded && value > mostRounded)))
            guest.tree.removeAttribute(model, name);
    }
    const auto fallback = [&](Atom name, quint64 value) {
        if (!model->has(name))
            guest.tree.set(model, name, QString::number(value), byDefault);
    };
    if (type == "qxl"_L1) {
        fallback(u"ram", 65536);
        fallback(u"vram", 65536);
        fallback(u"vgamem", 16384);
    } else if (type == "vga"_L1 || type == "cirrus"_L1 || type == "vmvga"_L1
        || type == "bochs"_L1) {
        fallback(u"vram", 16384);
    }
    for (const Atom name : Atoms {u"ram", u"vram"}) {
        if (model->has(name))
            guest.tree.respell(
                model, name, QString::number(powerOfTwo(number(model->get(name)).value_or(0))));
    }
    if (!noHeads)
        fallback(u"heads", 1);
    // A value that is none ends the reading of this one attribute, and of nothing else (virDomainVideoDriverDefParseXML).
    if (TreeNode *driver = video->child(u"driver")) {
        if (driver->has(u"vgaconf") && !driver->is(u"vgaconf", u"io")
            && !driver->is(u"vgaconf", u"on") && !driver->is(u"vgaconf", u"off"))
            guest.tree.removeAttribute(driver, u"vgaconf");
        if (driver->firstAttribute() == nullptr && driver->firstChild() == nullptr)
            guest.tree.remove(driver);
    }
    guest.tree.removeAttribute(model, u"primary");
    if (first)
        guest.tree.set(model, u"primary", u"yes"_s, byDefault);
}

void completeVideos(Completion &guest)
{
    if (guest.devices(u"video").empty() && !guest.devices(u"graphics").empty()) {
        static constexpr TreeOrigin implicit {OriginKind::Default,
            VITRINE_TEXT("libvirt adds a video device to every guest that has graphics")};
        guest.tree.add(guest.tree.devices(), u"video", implicit);
    }
    const TreeNodes videos = guest.devices(u"video");
    qsizetype primary = 0;
    for (qsizetype i = 0; i < videos.size(); ++i) {
        if (videos[i]->get(u"model", u"primary") == "yes"_L1)
            primary = i;
    }
    for (qsizetype i = 0; i < videos.size(); ++i)
        completeVideo(guest, videos[i], i == primary);
    if (primary > 0) // the primary one comes first (virDomainDefParseXML)
        guest.tree.move(videos[primary], videos.front());
}

/// qemuDomainDefSuggestDefaultAudioBackend: the last graphics device that has an opinion wins.
void addDefaultAudio(Completion &guest)
{
    const auto isSpice = [](const TreeNode *device) { return device->is(u"type", u"spice"); };
    const TreeNodes given = guest.devices(u"audio");
    if (std::any_of(given.begin(), given.end(), isSpice)) {
        const TreeNodes all = guest.devices(u"graphics");
        if (std::none_of(all.begin(), all.end(), isSpice))
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"Spice audio is not supported without spice graphics"_s,
                given.front());
    }
    if (!given.empty())
        return;
    bool wanted = true;
    QString type = u"none"_s;
    const TreeNodes graphics = guest.devices(u"graphics");
    if (!graphics.empty()) {
        wanted = false;
        for (const TreeNode *g : graphics) {
            if (g->is(u"type", u"sdl")) {
                wanted = false; // the environment of the host decides (QEMU_AUDIO_DRV)
                continue;
            }
            if (g->is(u"type", u"vnc"))
                type = u"none"_s;
            else if (g->is(u"type", u"spice"))
                type = u"spice"_s;
            else
                continue;
            wanted = true;
        }
    }
    if (!wanted)
        return;
    static constexpr TreeOrigin origin {
        OriginKind::Default, VITRINE_TEXT("libvirt's sound backend for these graphics devices")};
    TreeNode *audio = guest.tree.add(guest.tree.devices(), u"audio", origin);
    guest.tree.set(audio, u"id", u"1"_s, origin);
    guest.tree.set(audio, u"type", type, origin);
}

} // namespace

void completeDisplay(Completion &guest)
{
    for (TreeNode *graphics : guest.devices(u"graphics"))
        completeGraphics(guest, graphics);
    completeVideos(guest);
    addDefaultAudio(guest);
}

} // namespace vitrine
