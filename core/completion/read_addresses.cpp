// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <ip> and <route> of an interface (virDomainNetIPParseXML, virNetDevIPRouteParseXML).
#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <arpa/inet.h>

#include <array>
#include <cstring>
#include <limits>
#include <optional>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A numeric address, as getaddrinfo takes it.
struct IpAddress {
    int family = AF_INET;
    std::array<quint8, 16> bytes {}; ///< of which IPv4 has four

    [[nodiscard]] int bits() const { return family == AF_INET ? 32 : 128; }
    [[nodiscard]] QString toString() const
    {
        char text[INET6_ADDRSTRLEN] = {};
        inet_ntop(family, bytes.data(), text, sizeof text);
        return QString::fromLatin1(text);
    }
    [[nodiscard]] bool isWithin(const IpAddress &mask) const
    {
        for (size_t i = 0; i < bytes.size(); ++i) {
            if ((bytes[i] & ~mask.bytes[i]) != 0)
                return false;
        }
        return true;
    }
};

std::optional<IpAddress> parseAddress(const QString &text, int family = AF_UNSPEC)
{
    const QByteArray bytes = text.toUtf8();
    IpAddress out;
    in_addr v4 {};
    if (family != AF_INET6 && !bytes.contains(' ') && inet_aton(bytes.constData(), &v4) != 0) {
        std::memcpy(out.bytes.data(), &v4, sizeof v4);
        return out;
    }
    out.family = AF_INET6;
    if (family != AF_INET && inet_pton(AF_INET6, bytes.constData(), out.bytes.data()) == 1)
        return out;
    return std::nullopt;
}

IpAddress maskOf(int family, quint64 prefix)
{
    IpAddress mask {family, {}};
    for (size_t bit = 0; bit < prefix; ++bit)
        mask.bytes.at(bit / 8) |= static_cast<quint8>(0x80U >> (bit % 8));
    return mask;
}

constexpr quint64 mostUint = std::numeric_limits<uint>::max();

class IpReader {
public:
    IpReader(Completion &guest, const QString &where, int order, WrongSink &sink)
        : m_guest(guest)
        , m_where(where)
        , m_order(order)
        , m_sink(sink)
    {
    }

    void readIp(TreeNode *ip)
    {
        if (!ip->has(u"address")) {
            wrong(ip, u"Missing required address in <ip>"_s);
            return;
        }
        const QString text = ip->get(u"address");
        const int family = ip->is(u"family", u"ipv4") ? AF_INET
            : ip->is(u"family", u"ipv6")              ? AF_INET6
                                                      : AF_UNSPEC;
        const auto address = parseAddress(text, family);
        if (!address) {
            wrong(ip, u"Invalid address '%1' in <ip>"_s.arg(text));
            return;
        }
        const auto prefix = readUnsigned(ip->get(u"prefix"), 10, mostUint);
        if (ip->has(u"prefix") && (!prefix || *prefix > static_cast<quint64>(address->bits()))) {
            wrong(ip, u"Invalid prefix value '%1' in <ip>"_s.arg(ip->get(u"prefix")));
            return;
        }
        const auto peer = parseAddress(ip->get(u"peer"), address->family);
        if (ip->has(u"peer") && !peer) {
            m_sink.sayWrong(ip,
                m_order,
                LibvirtCode::InvalidArgument,
                u"Invalid peer '%1' in <ip>"_s.arg(ip->get(u"peer")));
            return;
        }
        m_guest.tree.respell(ip, u"address", address->toString());
        m_guest.tree.set(
            ip, u"family", address->family == AF_INET ? u"ipv4"_s : u"ipv6"_s, byDefault);
        if (prefix.value_or(0) == 0)
            m_guest.tree.removeAttribute(ip, u"prefix");
        else
            m_guest.tree.respell(ip, u"prefix", QString::number(*prefix));
        if (peer)
            m_guest.tree.respell(ip, u"peer", peer->toString());
    }

    void readRoute(TreeNode *route)
    {
        for (const Atom name : Atoms {u"prefix", u"metric"}) {
            const auto value = readUnsigned(route->get(name), 10, mostUint);
            if (!route->has(name))
                continue;
            if (!value || (name == u"metric" && *value == 0)) {
                wrong(route,
                    u"Invalid value for attribute '%1' in element 'route': %2"_s.arg(
                        name.toString(),
                        value ? u"Zero is not permitted"_s
                              : u"'%1'. Expected non-negative integer value"_s.arg(
                                  route->get(name))));
                return;
            }
            m_guest.tree.respell(route, name, QString::number(*value));
        }
        const QString words = wrongRoute(route);
        if (!words.isEmpty())
            wrong(route, m_where + u": "_s + words);
    }

private:
    void wrong(const TreeNode *node, const QString &words)
    {
        m_sink.sayXmlError(node, m_order, words);
    }

    /// virNetDevIPRouteCreate; spells the addresses as libvirt does.
    QString wrongRoute(TreeNode *route)
    {
        const QString text = route->get(u"address");
        const QString gatewayText = route->get(u"gateway");
        if (!route->has(u"address"))
            return u"Missing required address attribute in route definition"_s;
        if (!route->has(u"gateway"))
            return u"Missing required gateway attribute in route definition"_s;
        const auto address = parseAddress(text);
        if (!address)
            return u"Bad network address '%1' in route definition"_s.arg(text);
        const auto gateway = parseAddress(gatewayText);
        if (!gateway)
            return u"Bad gateway address '%1' in route definition"_s.arg(gatewayText);
        QString words = wrongFamily(route, *address, *gateway);
        if (!words.isEmpty())
            return words;
        const auto netmask = parseAddress(route->get(u"netmask"));
        const quint64 prefix = number(route->get(u"prefix")).value_or(0);
        if (!address->isWithin(netmask ? *netmask : maskOf(address->family, prefix)))
            return u"Address '%1' in route definition is not a network address"_s.arg(text);
        m_guest.tree.respell(route, u"address", address->toString());
        m_guest.tree.respell(route, u"gateway", gateway->toString());
        if (netmask)
            m_guest.tree.respell(route, u"netmask", netmask->toString());
        return {};
    }

    static QString wrongFamily(
        const TreeNode *route, const IpAddress &address, const IpAddress &gateway)
    {
        const QString &family = route->get(u"family");
        const QString &text = route->get(u"address");
        const quint64 prefix = number(route->get(u"prefix")).value_or(0);
        const quint64 most = family == "ipv6"_L1 ? 128 : 32;
        const QString tooLong =
            u"Invalid prefix %1 specified in route definition, must be 0 - %2"_s.arg(prefix).arg(
                most);
        if (route->has(u"family") && family != "ipv4"_L1 && family != "ipv6"_L1)
            return u"Unrecognized family '%1' in route definition"_s.arg(family);
        if (family == "ipv6"_L1) {
            if (address.family != AF_INET6)
                return u"ipv6 family specified for non-IPv6 address '%1' in route definition"_s.arg(
                    text);
            if (route->has(u"netmask"))
                return u"Specifying netmask invalid for IPv6 address '%1' in route definition"_s
                    .arg(text);
            if (gateway.family != AF_INET6)
                return u"ipv6 specified for non-IPv6 gateway address '%1' in route definition"_s
                    .arg(route->get(u"gateway"));
            return prefix > most ? tooLong : QString();
        }
        const QString kind =
            route->has(u"family") ? u"IPv4 family specified"_s : u"No family specified"_s;
        if (address.family != AF_INET)
            return u"%1 for non-IPv4 address '%2' in route definition"_s.arg(kind, text);
        if (gateway.family != AF_INET)
            return u"%1 for non-IPv4 gateway '%2' in route definition"_s.arg(kind, text);
        if (route->has(u"netmask")) {
            const QString &maskText = route->get(u"netmask");
            const auto netmask = parseAddress(maskText);
            if (!netmask)
                return u"Bad netmask address '%1' in route definition"_s.arg(maskText);
            if (netmask->family != AF_INET)
                return u"Invalid netmask '%1' for address '%2' (both must be IPv4)"_s.arg(
                    maskText, text);
            if (route->has(u"prefix"))
                return u"Route definition cannot have both a prefix and a netmask"_s;
        }
        return prefix > most ? tooLong : QString();
    }

    Completion &m_guest;
    const QString &m_where;
    int m_order;
    WrongSink &m_sink;
};

} // namespace

void readIpInfo(
    Completion &guest, TreeNode *parent, const QString &where, int order, WrongSink &sink)
{
    IpReader reader(guest, where, order, sink);
    for (TreeNode *ip = parent->child(u"ip"); ip != nullptr; ip = ip->nextSame())
        reader.readIp(ip);
    for (TreeNode *route = parent->child(u"route"); route != nullptr; route = route->nextSame())
        reader.readRoute(route);
}

} // namespace vitrine
