// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <algorithm>
#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 mostUint = std::numeric_limits<uint>::max();

qsizetype count(const TreeNode *parent, QStringView name)
{
    qsizetype n = 0;
    for (const TreeNode *c = parent->child(name); c != nullptr; c = c->nextSame())
        ++n;
    return n;
}

bool isBare(const TreeNode *node)
{
    return node->firstAttribute() == nullptr && node->firstChild() == nullptr;
}

/// virDomainChrSourceDefParseUDP: of each direction the first that says something; written bound end first.
void settleUdp(Completion &guest, TreeNode *holder)
{
    TreeNode *ends[2] = {}; // bind, connect
    TreeNode *next = nullptr;
    for (TreeNode *source = holder->child(u"source"); source != nullptr; source = next) {
        next = source->nextSame();
        TreeNode *&end = ends[source->is(u"mode", u"bind") ? 0 : 1];
        const bool empty = !source->has(u"host") && !source->has(u"service");
        if (empty || end != nullptr)
            guest.tree.remove(source);
        else
            end = source;
    }
    if (ends[0] != nullptr && ends[1] != nullptr)
        guest.tree.move(ends[0], ends[1]);
}

bool mayBeLabelled(const TreeNode *holder)
{
    const Atom kind = holder->name();
    const QString &type = holder->get(u"type");
    return kind != u"redirdev" && kind != u"smartcard" && kind != u"backend"
        && (type == "file"_L1 || type == "dev"_L1 || type == "pipe"_L1 || type == "unix"_L1);
}

} // namespace

void countChardevParts(const TreeNode *holder, WrongSink &sink)
{
    const bool udp = holder->is(u"type", u"udp");
    const qsizetype sources = count(holder, u"source");
    const auto wrong = [&](const QString &words) {
        sink.sayXmlError(holder, WrongSink::behindTable, words);
    };
    if (sources > 1 && !udp)
        wrong(u"only one source element is allowed for character device"_s);
    else if (sources > 2)
        wrong(u"only two source elements are allowed for character device"_s);
    if (count(holder, u"log") > 1)
        wrong(u"only one log element is allowed for character device"_s);
    if (count(holder, u"protocol") > 1)
        wrong(u"only one protocol element is allowed for character device"_s);
}

void readChardev(Completion &guest, TreeNode *holder, WrongSink &sink)
{
    const QString &type = holder->get(u"type");
    for (TreeNode *source = holder->child(u"source"); source != nullptr;
         source = source->nextSame()) {
        if (mayBeLabelled(holder))
            readSeclabels(guest, source, sink);
        for (TreeNode *label = source->child(u"seclabel");
             label != nullptr && !mayBeLabelled(holder);
             label = source->child(u"seclabel"))
            guest.tree.remove(label);
        if ((type == "tcp"_L1 || type == "udp"_L1 || type == "unix"_L1) && !source->has(u"mode"))
            guest.tree.set(source, u"mode", u"connect"_s, byDefault);
    }
    if (type == "udp"_L1)
        settleUdp(guest, holder);
    if (TreeNode *source = holder->child(u"source");
        source != nullptr && (type == "nmdm"_L1 || type == "qemu-vdagent"_L1) && isBare(source))
        guest.tree.remove(source);
    if (TreeNode *log = holder->child(u"log"); log != nullptr && !log->has(u"file"))
        guest.tree.remove(log);
    TreeNode *protocol = holder->child(u"protocol");
    if (protocol != nullptr && type != "tcp"_L1)
        guest.tree.remove(protocol);
    else if (protocol != nullptr && !protocol->has(u"type"))
        guest.tree.set(protocol, u"type", u"raw"_s, byDefault);
}

namespace {

class CharacterDeviceReader {
public:
    CharacterDeviceReader(Completion &guest, TreeNode *device, WrongSink &sink)
        : m_guest(guest)
        , m_device(device)
        , m_sink(sink)
    {
    }

    void run()
    {
        const Atom kind = m_device->name();
        TreeNode *target = m_device->child(u"target");
        if (!m_device->has(u"type"))
            m_guest.tree.set(m_device, u"type", u"pty"_s, byDefault);
        if (kind == u"channel" && target == nullptr)
            wrong(m_device,
                LibvirtCode::XmlError,
                u"target type must be specified for channel device"_s,
                WrongSink::first);
        if (kind != u"channel" && target != nullptr && target->has(u"port"))
            readPort(target);
        readChardev(m_guest, m_device, m_sink);
        if (kind == u"channel" && target != nullptr && target->is(u"type", u"guestfwd"))
            readGuestForward(target);
        // libvirt compares with a number that means something else in each kind.
        const QString wanted = kind == u"channel" ? u"virtio"_s
            : kind == u"serial"                   ? u"usb-serial"_s
            : kind == u"console"                  ? u"xen"_s
                                                  : u"-"_s;
        if (m_device->is(u"type", u"spicevmc") && m_device->get(u"target", u"type") != wanted)
            wrong(m_device,
                LibvirtCode::ConfigUnsupported,
                u"spicevmc device type only supports virtio"_s,
                WrongSink::behindTable);
        const QString &address = m_device->get(u"address", u"type");
        if (kind == u"serial" && m_device->get(u"target", u"type") == "usb-serial"_L1
            && !address.isEmpty() && address != "usb"_L1)
            wrong(m_device,
                LibvirtCode::ConfigUnsupported,
                u"usb-serial requires address of usb type"_s,
                WrongSink::behindInfo);
    }

private:
    void wrong(const TreeNode *node, LibvirtCode code, const QString &words, int order)
    {
        m_sink.sayWrong(node, order, code, words);
    }

    /// virStrToLong_ui wraps around; what becomes -1 is a port that libvirt chooses.
    void readPort(TreeNode *target)
    {
        const QString &text = target->get(u"port");
        const bool minus = text.startsWith(u'-');
        const auto value = readUnsigned(minus ? QStringView(text).mid(1) : text, 10, mostUint);
        if (!value) {
            wrong(target,
                LibvirtCode::XmlError,
                u"Invalid port number: %1"_s.arg(text),
                WrongSink::behindTable);
            return;
        }
        const quint32 wrapped =
            minus ? 0U - static_cast<quint32>(*value) : static_cast<quint32>(*value);
        const auto port = static_cast<qint32>(wrapped);
        if (port == -1)
            m_guest.tree.removeAttribute(target, u"port"_s);
        else
            m_guest.tree.respell(target, u"port", QString::number(port));
    }

    void readGuestForward(TreeNode *target)
    {
        const auto refuse = [&](const QString &words, LibvirtCode code = LibvirtCode::XmlError) {
            wrong(target, code, words, WrongSink::first + 1);
        };
        const QString &address = target->get(u"address");
        const QStringList parts = address.split(u'.');
        bool isIpv4 = parts.size() == 4;
        for (const QString &part : parts)
            isIpv4 =
                isIpv4 && !part.isEmpty() && part.front().isDigit() && readUnsigned(part, 10, 255);
        if (!target->has(u"address"))
            refuse(u"guestfwd channel does not define a target address"_s);
        else if (address.contains(u':'))
            refuse(
                u"guestfwd channel only supports IPv4 addresses"_s, LibvirtCode::ConfigUnsupported);
        else if (std::any_of(address.begin(),
                     address.end(),
                     [](QChar c) { return !u"0123456789abcdefABCDEFxX."_s.contains(c); })
            || address.isEmpty() || address == "x"_L1)
            refuse(u"Cannot parse socket address '%1': Name or service not known"_s.arg(address),
                LibvirtCode::SystemError);
        else if (!isIpv4)
            m_guest.notTranslated(target, u"address"_s); // the host's resolver is asked
        else
            readForwardedPort(target);
    }

    void readForwardedPort(TreeNode *target)
    {
        const auto refuse = [&](const QString &words) {
            wrong(target, LibvirtCode::XmlError, words, WrongSink::first + 1);
        };
        const QString &text = target->get(u"port");
        const auto port = readUnsigned(text, 10, mostUint);
        if (!target->has(u"port"))
            refuse(u"Missing required attribute 'port' in element 'target'"_s);
        else if (!port)
            refuse(
                u"Invalid value for attribute 'port' in element 'target': '%1'. Expected non-negative integer value"_s
                    .arg(text));
        else
            m_guest.tree.respell(target, u"port", QString::number(*port & 0xFFFFU));
    }

    Completion &m_guest;
    TreeNode *m_device;
    WrongSink &m_sink;
};

} // namespace

void readCharacterDevice(Completion &guest, TreeNode *device, WrongSink &sink)
{
    CharacterDeviceReader(guest, device, sink).run();
}

void readSmartcard(Completion &guest, TreeNode *card, WrongSink &sink)
{
    const auto wrong = [&](const TreeNode *node, const QString &words) {
        sink.sayXmlError(node, WrongSink::behindTable, words);
    };
    if (card->is(u"mode", u"passthrough")) {
        readChardev(guest, card, sink);
    } else if (card->is(u"mode", u"host-certificates")) {
        if (count(card, u"certificate") != 3)
            wrong(card, u"host-certificates mode needs exactly three certificates"_s);
        const TreeNode *database = card->child(u"database");
        if (database != nullptr && !database->text.startsWith(u'/'))
            wrong(database, u"expecting absolute path: %1"_s.arg(database->text));
    }
}

} // namespace vitrine
