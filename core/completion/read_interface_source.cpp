// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <source> of an interface (virDomainNetDefParseXML, virDomainHostdevDefParseXMLSubsys).
#include "core/base/ids.h"
#include "core/completion/interface_part.h"

#include <iterator>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace step = interface_step;

class SourceReader : private InterfacePart {
public:
    SourceReader(Completion &guest, TreeNode *interface, WrongSink &sink)
        : InterfacePart(guest, interface, sink)
    {
    }

    void run()
    {
        if (!isKnownType())
            invalid(m_interface, step::type, u"type");
        else if (m_type == "hostdev"_L1)
            readHostdevSource();
        else
            readSource();
    }

private:
    [[nodiscard]] bool isKnownType() const
    {
        static constexpr QLatin1String types[] = {"user"_L1,
            "network"_L1,
            "bridge"_L1,
            "direct"_L1,
            "ethernet"_L1,
            "hostdev"_L1,
            "vhostuser"_L1,
            "vdpa"_L1,
            "server"_L1,
            "client"_L1,
            "mcast"_L1,
            "udp"_L1,
            "internal"_L1,
            "null"_L1,
            "vds"_L1};
        return std::find(std::begin(types), std::end(types), m_type) != std::end(types);
    }

    void requireInt(TreeNode *node, Atom name)
    {
        if (!node->has(name))
            missing(node, step::source, name);
        else if (const auto value = readInt(node->get(name), 10))
            m_guest.tree.respell(node, name, QString::number(*value));
        else
            invalid(node, step::source, name, u" Expected integer value"_s);
    }
    void requireLong(TreeNode *node, Atom name)
    {
        if (!node->has(name))
            missing(node, step::source, name);
        else if (const auto value = readLong(node->get(name), 0))
            m_guest.tree.respell(node, name, QString::number(*value));
        else
            invalid(node, step::source, name, u" Expected long long integer value"_s);
    }
    bool require(const TreeNode *node, Atom name)
    {
        if (!node->has(name))
            missing(node, step::source, name);
        return node->has(name);
    }

    void readSource()
    {
        static constexpr QLatin1String free[] = {"user"_L1, "ethernet"_L1, "null"_L1};
        TreeNode *source = m_interface->child(u"source");
        if (source == nullptr) {
            if (std::find(std::begin(free), std::end(free), m_type) == std::end(free))
                wrong(m_interface,
                    step::source,
                    u"interface type='%1' requires a 'source' element"_s.arg(m_type));
            return;
        }
        if (source->firstChild() != nullptr)
            readIpInfo(m_guest, source, u"interface host IP"_s, step::hostAddresses, m_sink);
        if (m_type == "network"_L1) {
            require(source, u"network");
            keepOnly(source, {u"network", u"portgroup"});
        } else if (m_type == "bridge"_L1) {
            require(source, u"bridge");
            keepOnly(source, {u"bridge"});
        } else if (m_type == "direct"_L1) {
            if (require(source, u"dev"))
                isOneOf(source,
                    step::source,
                    u"mode",
                    {u"vepa", u"private", u"bridge", u"passthrough"});
            if (!source->has(u"mode"))
                m_guest.tree.set(source, u"mode", u"vepa"_s, byDefault);
            keepOnly(source, {u"dev", u"mode"});
        } else if (m_type == "vdpa"_L1) {
            require(source, u"dev");
            keepOnly(source, {u"dev"});
        } else if (m_type == "internal"_L1) {
            require(source, u"name");
            keepOnly(source, {u"name"});
        } else if (m_type == "vhostuser"_L1) {
            readVhostuser(source);
        } else if (m_type == "vds"_L1) {
            readVds(source);
        } else if (m_type == "client"_L1 || m_type == "server"_L1 || m_type == "mcast"_L1
            || m_type == "udp"_L1) {
            readSocket(source);
        } else {
            keepOnly(source, {});
            dropIfBare(source);
        }
    }

    void readVhostuser(TreeNode *source)
    {
        if (!require(source, u"type"))
            return;
        if (!source->is(u"type", u"unix"))
            wrong(source,
                step::source,
                Code::ConfigUnsupported,
                u"Type='%1' unsupported for <interface type='vhostuser'>"_s.arg(
                    source->get(u"type")));
        else if (require(source, u"path") && require(source, u"mode"))
            isOneOf(source, step::source, u"mode", {u"client", u"server"});
        keepOnly(source, {u"type", u"path", u"mode"});
    }

    void readVds(TreeNode *source)
    {
        if (!require(source, u"switchid"))
            return;
        if (const auto uuid = MdevUuid::parse(source->get(u"switchid"))) {
            m_guest.tree.respell(source, u"switchid", uuid->toString());
        } else {
            invalid(source, step::source, u"switchid", u" Expected UUID"_s);
            return;
        }
        requireLong(source, u"portid");
        require(source, u"portgroupid");
        requireLong(source, u"connectionid");
        keepOnly(source, {u"switchid", u"portid", u"portgroupid", u"connectionid"});
    }

    void readSocket(TreeNode *source)
    {
        const bool udp = m_type == "udp"_L1;
        if (m_type != "server"_L1)
            require(source, u"address");
        requireInt(source, u"port");
        TreeNode *local = source->child(u"local");
        if (local != nullptr && require(local, u"address"))
            requireInt(local, u"port");
        else if (udp && local == nullptr)
            wrong(source, step::source, u"'<local>' element missing for 'udp' socket interface"_s);
        keepOnly(source, {u"address", u"port"});
    }

    /// virDomainHostdevDefParseXMLSubsys, of a device that is a network card.
    void readHostdevSource()
    {
        if (!m_interface->is(u"managed", u"yes"))
            m_guest.tree.removeAttribute(m_interface, u"managed");
        TreeNode *source = m_interface->child(u"source");
        TreeNode *address = source == nullptr ? nullptr : source->child(u"address");
        const QString &type = address == nullptr ? QString() : address->get(u"type");
        if (type.isEmpty()) {
            wrong(m_interface, step::source, u"missing source address type"_s);
            return;
        }
        if (type != "pci"_L1 && type != "usb"_L1 && type != "scsi"_L1 && type != "scsi_host"_L1
            && type != "mdev"_L1) {
            wrong(address,
                step::source,
                Code::ConfigUnsupported,
                u"unknown host device source address type '%1'"_s.arg(type));
            return;
        }
        if (type != "usb"_L1 && source->has(u"startupPolicy"))
            wrong(source,
                step::source,
                Code::ConfigUnsupported,
                u"Setting startupPolicy is only allowed for USB devices"_s);
        TreeNode *driver = m_interface->child(u"driver");
        if (type == "pci"_L1) {
            if (driver != nullptr && driver->has(u"name")) {
                isOneOf(driver, step::source, u"name", {u"kvm", u"vfio", u"xen"});
                m_guest.notTranslated(driver);
            }
            keepOnly(source, {});
        } else {
            m_guest.notTranslated(source);
        }
    }
};

} // namespace

void readInterfaceSource(Completion &guest, TreeNode *interface, WrongSink &sink)
{
    SourceReader(guest, interface, sink).run();
}

} // namespace vitrine
