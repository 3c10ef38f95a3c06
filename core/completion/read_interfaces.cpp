// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <interface> beyond single values (virDomainNetDefParseXML).
#include "core/completion/interface_part.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace step = interface_step;

/// virDomainNetModelTypeList: their case does not matter.
constexpr QStringView knownModels[] = {u"netfront",
    u"rtl8139",
    u"virtio",
    u"e1000",
    u"e1000e",
    u"virtio-transitional",
    u"virtio-non-transitional",
    u"usb-net",
    u"spapr-vlan",
    u"lan9118",
    u"scm91c111",
    u"vlance",
    u"vmxnet",
    u"vmxnet2",
    u"vmxnet3",
    u"Am79C970A",
    u"Am79C973",
    u"82540EM",
    u"82545EM",
    u"82543GC"};

/// virFileSanitizePath
QString sanitizedPath(const QString &path)
{
    const qsizetype uri = path.indexOf("://"_L1);
    if (uri >= 0 && path.indexOf(u'/') > uri)
        return path;
    QString out;
    qsizetype i = 0;
    if (path.startsWith("//"_L1) && !path.startsWith("///"_L1)) {
        out = u"//"_s;
        i = 2;
    }
    while (i < path.size()) {
        if (path.at(i) != u'/') {
            out += path.at(i++);
            continue;
        }
        while (i < path.size() && path.at(i) == u'/')
            ++i;
        if (!out.isEmpty() && i == path.size())
            break;
        out += u'/';
    }
    return out;
}

class InterfaceReader : private InterfacePart {
public:
    InterfaceReader(Completion &guest, TreeNode *interface, WrongSink &sink)
        : InterfacePart(guest, interface, sink)
    {
    }

    void run()
    {
        readInterfaceSource(m_guest, m_interface, m_sink);
        bool addresses = false;
        TreeNode *next = nullptr;
        for (TreeNode *c = m_interface->firstChild(); c != nullptr; c = next) {
            next = c->nextSibling();
            addresses = addresses || c->name() == u"ip" || c->name() == u"route";
            readPart(c);
        }
        if (addresses)
            readIpInfo(m_guest, m_interface, u"guest interface"_s, step::guestAddresses, m_sink);
    }

private:
    [[nodiscard]] bool isVirtio() const
    {
        const QString &model = m_interface->get(u"model", u"type");
        return model == "virtio"_L1 || model == "virtio-transitional"_L1
            || model == "virtio-non-transitional"_L1;
    }

    // ---- the other parts

    void readPart(TreeNode *part)
    {
        const Atom name = part->name();
        if (name == u"mac")
            readMac(part);
        else if (name == u"model")
            readModel(part);
        else if (name == u"virtualport")
            readVirtualport(m_guest, m_interface, m_sink);
        else if (name == u"bandwidth")
            readBandwidth(m_guest, m_interface, step::bandwidth, m_sink);
        else if (name == u"vlan")
            readVlan(m_guest, m_interface, m_sink);
        else if (name == u"driver")
            readDriver(part);
        else if (name == u"backend")
            readBackend(part);
        else if (name == u"link")
            readLink(part);
        else if (name == u"teaming")
            readTeaming(part);
        else if (name == u"tune")
            readTune(part);
        else if (name == u"mtu")
            readMtu(part);
        else if (name == u"coalesce")
            readCoalesce(part);
        else if (name == u"port")
            readPort(part);
        else if (name == u"filterref")
            readFilter(part);
        else if (name == u"script" || name == u"downscript")
            readText(part, {u"path"});
        else if (name == u"backenddomain")
            readText(part, {u"name"});
        else if (name == u"guest")
            readText(part, {u"dev", u"actual"});
        else if (name == u"target")
            readTarget(part);
    }

    void readText(TreeNode *part, Atoms names)
    {
        for (const Atom name : names)
            dropEmpty(part, name);
        dropIfBare(part);
    }

    void readModel(TreeNode *model)
    {
        static const QString allowed =
            u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"_s;
        const QString &type = model->get(u"type");
        if (type.isEmpty()) {
            remove(model);
            return;
        }
        for (const QChar c : type) {
            if (!allowed.contains(c)) {
                wrong(model,
                    step::model,
                    Code::InvalidArgument,
                    u"Model name contains invalid characters"_s);
                break;
            }
        }
    }

    void readMac(TreeNode *mac)
    {
        // virMacAddrParse: six numbers of base 16, as strtoul takes them.
        const QString text = mac->get(u"address");
        if (mac->has(u"address") && !readMacAddress(mac, text))
            return;
        if (!isOneOf(mac, step::mac, u"type", {u"generated", u"static"}))
            return;
        isOneOf(mac, step::mac, u"check", {u"yes", u"no"});
        if (isBare(mac))
            remove(mac);
    }

    bool readMacAddress(TreeNode *mac, const QString &text)
    {
        const QStringList parts = text.split(u':');
        QList<quint64> bytes;
        for (const QString &part : parts) {
            const auto byte = readUnsigned(part, 16, 255);
            if (byte && !part.isEmpty() && !part.front().isSpace())
                bytes.append(*byte);
        }
        if (parts.size() != 6 || bytes.size() != 6) {
            wrong(mac, step::mac, u"unable to parse mac address '%1'"_s.arg(text));
            return false;
        }
        if ((bytes.first() & 1U) != 0) {
            wrong(
                mac, step::mac, u"expected unicast mac address, found multicast '%1'"_s.arg(text));
            return false;
        }
        QStringList spelled;
        for (const quint64 byte : bytes)
            spelled.append(QString::number(byte, 16).rightJustified(2, u'0'));
        m_guest.tree.respell(mac, u"address", spelled.join(u':'));
        return true;
    }

    // ---- what is behind the common part

    void readDriver(TreeNode *driver)
    {
        dropIfBareChild(driver, u"host");
        dropIfBareChild(driver, u"guest");
        dropIfBare(driver);
    }
    void dropIfBareChild(TreeNode *parent, Atom name) { dropIfBare(parent->child(name)); }

    void readBackend(TreeNode *backend)
    {
        // "default" is the only name that this libvirt has, and nobody may write it.
        if (backend->has(u"type"))
            invalid(backend, step::backend, u"type");
        if (backend->has(u"tap"))
            m_guest.tree.respell(backend, u"tap", sanitizedPath(backend->get(u"tap")));
        if (backend->has(u"vhost") && (m_type == "hostdev"_L1 || !isVirtio()))
            m_guest.tree.removeAttribute(backend, u"vhost");
        else if (backend->has(u"vhost"))
            m_guest.tree.respell(backend, u"vhost", sanitizedPath(backend->get(u"vhost")));
        dropIfBare(backend);
    }

    void readLink(TreeNode *link)
    {
        dropEmpty(link, u"state");
        const QString &state = link->get(u"state");
        if (!link->has(u"state"))
            remove(link);
        else if (state != "up"_L1 && state != "down"_L1)
            wrong(link,
                step::link,
                Code::ConfigUnsupported,
                u"unknown interface link state '%1'"_s.arg(state));
    }

    void readTeaming(TreeNode *teaming)
    {
        dropEmpty(teaming, u"type");
        dropEmpty(teaming, u"persistent");
        if (teaming->firstAttribute() == nullptr) {
            remove(teaming);
            return;
        }
        const QString &kind = teaming->get(u"type");
        if (kind != "persistent"_L1 && kind != "transient"_L1)
            wrong(teaming,
                step::teaming,
                Code::ConfigUnsupported,
                u"unknown teaming type '%1'"_s.arg(teaming->has(u"type") ? kind : u"(null)"_s));
    }

    void readTune(TreeNode *tune)
    {
        const TreeNode *sndbuf = tune->child(u"sndbuf");
        if (sndbuf == nullptr || sndbuf->text.isEmpty())
            remove(tune);
        else if (!readUnsigned(sndbuf->text, 10, std::numeric_limits<quint64>::max()))
            wrong(sndbuf, step::tune, u"sndbuf must be a positive integer"_s);
    }

    void readMtu(TreeNode *mtu)
    {
        const auto size = readUnsigned(mtu->get(u"size"), 10, mostUint);
        if (!mtu->get(u"size").isEmpty() && !size)
            wrong(mtu, step::mtu, u"malformed mtu size"_s);
        else if (size.value_or(0) == 0)
            remove(mtu);
        else
            m_guest.tree.respell(mtu, u"size", QString::number(*size));
    }

    void readCoalesce(TreeNode *coalesce)
    {
        const TreeNode *rx = coalesce->child(u"rx");
        TreeNode *frames = rx == nullptr ? nullptr : rx->child(u"frames");
        const QString text = frames == nullptr ? QString() : frames->get(u"max");
        if (text.isEmpty()) {
            remove(coalesce);
            return;
        }
        const auto most = readUnsigned(text, 10, std::numeric_limits<quint64>::max());
        if (!most)
            wrong(frames,
                step::coalesce,
                Code::SystemError,
                u"cannot parse value '%1' for coalesce parameter"_s.arg(text));
        else if (*most > mostUint)
            wrong(frames,
                step::coalesce,
                Code::Overflow,
                u"value '%1' is too big for coalesce parameter, maximum is '%2'"_s.arg(*most).arg(
                    mostUint));
        else
            m_guest.tree.respell(frames, u"max", QString::number(*most));
        coalesce->unwritten = most.value_or(0) == 0;
    }

    void readPort(TreeNode *port)
    {
        isOneOf(port, step::port, u"isolated", {u"yes", u"no"});
        dropIfBare(port);
    }

    void readTarget(TreeNode *target)
    {
        // Names that libvirt itself gives are not kept (VIR_NET_GENERATED_VNET_PREFIX and its like).
        const QString &dev = target->get(u"dev");
        for (const QStringView prefix : {u"vnet", u"macvtap", u"macvlan"}) {
            if (dev.startsWith(prefix) && !target->is(u"managed", u"no")) {
                m_guest.tree.removeAttribute(target, u"dev");
                break;
            }
        }
        dropIfBare(target);
    }

    /// virNWFilterParseParamAttributes: what is no good name or value is not read; libvirt writes them by name.
    void readFilter(TreeNode *filter)
    {
        if (!filter->has(u"filter")) {
            remove(filter);
            return;
        }
        const auto isGood = [](const QString &text, QStringView more) {
            return std::all_of(text.begin(), text.end(), [&](QChar c) {
                return (c.unicode() < 128 && c.isLetterOrNumber()) || more.contains(c);
            });
        };
        std::vector<TreeNode *> parameters;
        TreeNode *next = nullptr;
        for (TreeNode *p = filter->firstChild(); p != nullptr; p = next) {
            next = p->nextSibling();
            const QString &value = p->get(u"value");
            if (p->has(u"name") && isGood(p->get(u"name"), u"_") && !value.isEmpty()
                && isGood(value, u"_.:"))
                parameters.push_back(p);
            else
                remove(p);
        }
        std::stable_sort(parameters.begin(),
            parameters.end(),
            [](const TreeNode *a, const TreeNode *b) { return a->get(u"name") < b->get(u"name"); });
        for (TreeNode *p : parameters)
            m_guest.tree.move(p, nullptr);
    }
};

} // namespace

void spellInterfaceModel(Completion &guest, TreeNode *interface)
{
    TreeNode *model = interface->child(u"model");
    const QString type = model == nullptr ? QString() : model->get(u"type");
    const auto known = std::find_if(std::begin(knownModels),
        std::end(knownModels),
        [&](QStringView name) { return name.compare(type, Qt::CaseInsensitive) == 0; });
    if (known != std::end(knownModels) && type != *known)
        guest.tree.respell(model, u"type", known->toString());
    // virDomainNetDefParseXMLDriver: all but the virtio options is read of a virtio model only.
    TreeNode *driver = interface->child(u"driver");
    const bool isHostdev = interface->is(u"type", u"hostdev");
    if (driver == nullptr
        || (!isHostdev && known != std::end(knownModels) && known->startsWith(u"virtio")))
        return;
    if (!isHostdev)
        guest.tree.removeAttribute(driver, u"name");
    for (const Atom name : Atoms {u"txmode",
             u"ioeventfd",
             u"event_idx",
             u"queues",
             u"rx_queue_size",
             u"tx_queue_size",
             u"rss",
             u"rss_hash_report"})
        guest.tree.removeAttribute(driver, name);
    while (driver->firstChild() != nullptr)
        guest.tree.remove(driver->firstChild());
}

bool isKnownInterfaceModel(const QString &model)
{
    return std::find(std::begin(knownModels), std::end(knownModels), model)
        != std::end(knownModels);
}

void readInterface(Completion &guest, TreeNode *interface, WrongSink &sink)
{
    if (!interface->has(u"type"))
        guest.tree.set(interface, u"type", u"user"_s, byDefault);
    InterfaceReader(guest, interface, sink).run();
}

} // namespace vitrine
