// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// virDomainHostdevDefParseXMLSubsys, beside what the rules say of mediated devices.
#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <algorithm>
#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

class HostdevReader {
public:
    HostdevReader(Completion &guest, TreeNode *hostdev, WrongSink &sink)
        : m_guest(guest)
        , m_hostdev(hostdev)
        , m_sink(sink)
    {
    }

    void run()
    {
        if (m_hostdev->is(u"mode", u"capabilities"))
            return;
        if (!m_hostdev->is(u"type", u"scsi"))
            refuseOfScsi();
        TreeNode *source = m_hostdev->child(u"source");
        if (source == nullptr)
            return;
        if (m_hostdev->is(u"type", u"scsi"))
            readScsi(source);
        else if (m_hostdev->is(u"type", u"scsi_host"))
            readScsiHost(source);
        else if (m_hostdev->is(u"type", u"usb"))
            readUsb(source);
    }

private:
    using Code = LibvirtCode;

    void wrong(const TreeNode *node, Code code, const QString &words)
    {
        m_sink.sayWrong(node, WrongSink::behindTable, code, words);
    }
    void wrong(const TreeNode *node, const QString &words) { wrong(node, Code::XmlError, words); }

    void refuseOfScsi()
    {
        const QString &sgio = m_hostdev->get(u"sgio");
        const QString &rawio = m_hostdev->get(u"rawio");
        const auto invalid = [&](const QString &name, const QString &value) {
            wrong(m_hostdev,
                u"Invalid value for attribute '%1' in element 'hostdev': '%2'."_s.arg(name, value));
        };
        if (m_hostdev->has(u"sgio") && sgio != "filtered"_L1 && sgio != "unfiltered"_L1)
            invalid(u"sgio"_s, sgio);
        else if (m_hostdev->has(u"sgio"))
            wrong(m_hostdev, u"sgio is only supported for scsi host device"_s);
        else if (m_hostdev->has(u"rawio") && rawio != "yes"_L1 && rawio != "no"_L1)
            invalid(u"rawio"_s, rawio);
        else if (m_hostdev->has(u"rawio"))
            wrong(m_hostdev, u"rawio is only supported for scsi host device"_s);
    }

    void readScsi(const TreeNode *source)
    {
        const QString &protocol = source->get(u"protocol");
        if (source->has(u"protocol") && protocol != "iscsi"_L1 && protocol != "adapter"_L1) {
            wrong(source,
                Code::ConfigUnsupported,
                u"Unknown SCSI subsystem protocol '%1'"_s.arg(protocol));
            return;
        }
        if (protocol == "iscsi"_L1)
            return;
        const TreeNode *address = source->child(u"address");
        if (address == nullptr) {
            wrong(source, u"'address' must be specified for scsi hostdev source"_s);
            return;
        }
        for (const Atom name : Atoms {u"bus", u"target", u"unit"}) {
            const quint64 most = name == u"unit" ? std::numeric_limits<quint64>::max()
                                                 : std::numeric_limits<uint>::max();
            if (!address->has(name))
                wrong(address,
                    u"Missing required attribute '%1' in element 'address'"_s.arg(name.toString()));
            else if (!readUnsigned(address->get(name), 0, most))
                wrong(address,
                    u"Invalid value for attribute '%1' in element 'address': '%2'. Expected non-negative integer value"_s
                        .arg(name.toString(), address->get(name)));
        }
        const TreeNode *adapter = source->child(u"adapter");
        if (adapter == nullptr || adapter->get(u"name").isEmpty())
            wrong(source, u"'adapter' name must be specified for scsi hostdev source"_s);
    }

    /// virValidateWWN
    [[nodiscard]] static bool isWwn(QStringView text)
    {
        constexpr qsizetype length = 16;
        const auto isHex = [](QChar c) {
            const char16_t lower = c.unicode() | 0x20U;
            return (c >= u'0' && c <= u'9') || (lower >= u'a' && lower <= u'f');
        };
        return text.size() == length && std::all_of(text.begin(), text.end(), isHex);
    }

    void readScsiHost(const TreeNode *source)
    {
        const QString &protocol = source->get(u"protocol");
        const QString &wwpn = source->get(u"wwpn");
        if (!source->has(u"protocol"))
            wrong(source, u"Missing scsi_host subsystem protocol"_s);
        else if (protocol != "vhost"_L1)
            wrong(source,
                Code::ConfigUnsupported,
                u"Unknown scsi_host subsystem protocol '%1'"_s.arg(protocol));
        else if (!source->has(u"wwpn"))
            wrong(source, u"missing vhost-scsi hostdev source wwpn"_s);
        else if (!wwpn.startsWith("naa."_L1) || !isWwn(QStringView(wwpn).sliced(4)))
            wrong(source, u"malformed 'wwpn' value"_s);
    }

    void readUsb(TreeNode *source)
    {
        TreeNode *vendor = source->child(u"vendor");
        TreeNode *product = source->child(u"product");
        if (product != nullptr)
            product->text.clear();
        if (vendor != nullptr && product == nullptr)
            wrong(source, Code::InternalError, u"missing product"_s);
        else if (product != nullptr && vendor == nullptr)
            wrong(source, Code::InternalError, u"missing vendor"_s);
        for (TreeNode *id : {vendor, product}) {
            const auto number = id == nullptr
                ? std::nullopt
                : readUnsigned(id->get(u"id"), 0, std::numeric_limits<uint>::max());
            if (number)
                m_guest.tree.respell(id, u"id", u"0x%1"_s.arg(*number, 4, 16, QChar(u'0')));
        }
        if (const TreeNode *address = source->child(u"address")) {
            for (const Atom name : Atoms {u"bus", u"device"}) {
                if (!address->has(name))
                    wrong(address,
                        u"Missing required attribute '%1' in element 'address'"_s.arg(
                            name.toString()));
            }
        }
    }

    Completion &m_guest;
    TreeNode *m_hostdev;
    WrongSink &m_sink;
};

} // namespace

void readHostdev(Completion &guest, TreeNode *hostdev, WrongSink &sink)
{
    HostdevReader(guest, hostdev, sink).run();
}

} // namespace vitrine
