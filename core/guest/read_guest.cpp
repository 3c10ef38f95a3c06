// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/guest_config.h"
#include "core/guest/memory_size.h"
#include "core/guest/own_child.h"

namespace vitrine {

namespace {

/// Reads values below one element.
class GuestReader {
public:
    explicit GuestReader(const XmlText &text) : m_text(text) {}

    [[nodiscard]] bool isForeign(NodeId node) const { return vitrine::isForeign(m_text, node); }
    [[nodiscard]] NodeId child(NodeId parent, QStringView name) const
    {
        return ownChild(m_text, parent, name);
    }

    [[nodiscard]] GuestValue attribute(NodeId node, QStringView name) const
    {
        return {m_text.attribute(node, name), node};
    }

    [[nodiscard]] GuestValue attributeOf(
        NodeId parent, QStringView childName, QStringView name) const
    {
        return attribute(child(parent, childName), name);
    }

    [[nodiscard]] GuestValue textOf(NodeId parent, QStringView childName) const
    {
        const NodeId node = child(parent, childName);
        if (node == noNode)
            return {};
        return {m_text.text(node), node};
    }

    [[nodiscard]] GuestAddress address(NodeId device) const;
    [[nodiscard]] MdevHostdev mdev(NodeId node) const;
    [[nodiscard]] Graphics graphics(NodeId node) const;
    [[nodiscard]] Video video(NodeId node) const;
    [[nodiscard]] bool isMdev(NodeId node) const;
    void readDevice(NodeId node, GuestConfig &guest) const;

private:
    const XmlText &m_text;
};

GuestAddress GuestReader::address(NodeId device) const
{
    GuestAddress out;
    out.node = child(device, u"address");
    out.type = attribute(out.node, u"type");
    out.domain = attribute(out.node, u"domain");
    out.bus = attribute(out.node, u"bus");
    out.slot = attribute(out.node, u"slot");
    out.function = attribute(out.node, u"function");
    return out;
}

MdevHostdev GuestReader::mdev(NodeId node) const
{
    MdevHostdev out;
    out.node = node;
    out.mode = attribute(node, u"mode");
    out.managed = attribute(node, u"managed");
    out.model = attribute(node, u"model");
    out.display = attribute(node, u"display");
    out.ramfb = attribute(node, u"ramfb");
    out.source = child(node, u"source");
    out.uuidText = attributeOf(out.source, u"address", u"uuid");
    if (out.uuidText.isSet())
        out.uuid = MdevUuid::parse(*out.uuidText.raw);
    out.alias = attributeOf(node, u"alias", u"name");
    out.bootOrder = attributeOf(node, u"boot", u"order");
    out.address = address(node);
    return out;
}

Graphics GuestReader::graphics(NodeId node) const
{
    Graphics out;
    out.node = node;
    out.type = attribute(node, u"type");
    out.port = attribute(node, u"port");
    out.tlsPort = attribute(node, u"tlsPort");
    out.autoport = attribute(node, u"autoport");
    out.websocket = attribute(node, u"websocket");
    out.listenAttribute = attribute(node, u"listen");
    out.socketAttribute = attribute(node, u"socket");
    for (const NodeId listen : m_text.element(node).children) {
        if (m_text.name(listen) != u"listen" || isForeign(listen))
            continue;
        out.listens.append({listen,
            attribute(listen, u"type"),
            attribute(listen, u"address"),
            attribute(listen, u"network"),
            attribute(listen, u"socket")});
    }
    out.passwd = attribute(node, u"passwd");
    out.passwdValidTo = attribute(node, u"passwdValidTo");
    out.connected = attribute(node, u"connected");
    out.keymap = attribute(node, u"keymap");
    out.sharePolicy = attribute(node, u"sharePolicy");
    out.defaultMode = attribute(node, u"defaultMode");
    out.powerControl = attribute(node, u"powerControl");
    out.gl = attributeOf(node, u"gl", u"enable");
    out.renderNode = attributeOf(node, u"gl", u"rendernode");
    out.p2p = attribute(node, u"p2p");
    out.address = attribute(node, u"address");
    out.audioId = attributeOf(node, u"audio", u"id");
    return out;
}

Video GuestReader::video(NodeId node) const
{
    const NodeId model = child(node, u"model");
    Video out;
    out.node = node;
    out.model = attribute(model, u"type");
    out.heads = attribute(model, u"heads");
    out.vram = attribute(model, u"vram");
    out.ram = attribute(model, u"ram");
    out.vgamem = attribute(model, u"vgamem");
    out.primary = attribute(model, u"primary");
    out.accel3d = attributeOf(model, u"acceleration", u"accel3d");
    return out;
}

bool GuestReader::isMdev(NodeId node) const
{
    // mode='capabilities' has types of its own; an unknown mode is still shown, for the rules to report it.
    return m_text.name(node) == u"hostdev"
        && m_text.attribute(node, u"type").value_or(QString()) == u"mdev"
        && m_text.attribute(node, u"mode").value_or(QString()) != u"capabilities";
}

void GuestReader::readDevice(NodeId node, GuestConfig &guest) const
{
    const QStringView name = m_text.name(node);
    const bool own = !isForeign(node);
    if (own && isMdev(node))
        guest.mdevs.append(mdev(node));
    else if (own && name == u"graphics")
        guest.graphics.append(graphics(node));
    else if (own && name == u"video")
        guest.videos.append(video(node));
    else if (own && name == u"audio")
        guest.audios.append({node, attribute(node, u"id"), attribute(node, u"type")});
    else if (!own || name != u"emulator")
        guest.others.append({node, m_text.element(node).name});
}

std::optional<quint64> sizeOf(const GuestValue &number, const GuestValue &unit)
{
    if (!number.isSet())
        return std::nullopt;
    return memoryKiB(*number.raw, unit.orElse({}));
}

} // namespace

Result<GuestConfig> readGuest(const XmlText &text, const QString &file)
{
    const NodeId domain = text.root();
    if (domain == noNode)
        return failure(
            Error {ErrorCode::NotADomain, VITRINE_TEXT("there is no guest in it"), file, 0, 0, {}});
    if (text.name(domain) != u"domain") {
        const TextPosition at = text.position(text.element(domain).whole.begin);
        return failure(Error {ErrorCode::NotADomain,
            {VITRINE_TEXT("the root element is <%1>; a guest of libvirt is a <domain>"),
                {text.name(domain).toString()}},
            file,
            at.line,
            at.column,
            text.pathOf(domain)});
    }
    const GuestReader reader(text);
    GuestConfig guest;
    guest.domain = domain;
    guest.devices = reader.child(domain, u"devices");
    guest.domainType = reader.attribute(domain, u"type");
    guest.runtimeId = reader.attribute(domain, u"id");
    guest.name = reader.textOf(domain, u"name");
    guest.uuid = reader.textOf(domain, u"uuid");
    guest.title = reader.textOf(domain, u"title");
    guest.memory = reader.textOf(domain, u"memory");
    guest.memoryUnit = reader.attributeOf(domain, u"memory", u"unit");
    guest.memoryKiB = sizeOf(guest.memory, guest.memoryUnit);
    guest.currentMemory = reader.textOf(domain, u"currentMemory");
    guest.currentMemoryUnit = reader.attributeOf(domain, u"currentMemory", u"unit");
    guest.currentMemoryKiB = sizeOf(guest.currentMemory, guest.currentMemoryUnit);
    guest.vcpus = reader.textOf(domain, u"vcpu");
    const NodeId os = reader.child(domain, u"os");
    guest.arch = reader.attributeOf(os, u"type", u"arch");
    guest.machine = reader.attributeOf(os, u"type", u"machine");
    guest.firmware = reader.attribute(os, u"firmware");
    guest.loader = reader.textOf(os, u"loader");
    guest.emulator = reader.textOf(guest.devices, u"emulator");
    // libvirt collects ./devices/NAME over every <devices> that there is.
    for (const NodeId devices : text.children(domain, u"devices")) {
        if (reader.isForeign(devices))
            continue;
        const QList<NodeId> &nodes = text.element(devices).children;
        guest.others.reserve(guest.others.size() + nodes.size());
        guest.graphics.reserve(2); // more are rare, and one is big
        for (const NodeId node : nodes)
            reader.readDevice(node, guest);
    }
    return guest;
}

} // namespace vitrine
