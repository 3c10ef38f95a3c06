// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <vlan> and <virtualport> of an interface (virNetDevVlanParse, virNetDevVPortProfileParse).
#include "core/base/ids.h"
#include "core/completion/interface_part.h"

#include <QUuid>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace step = interface_step;

class PortReader : private InterfacePart {
public:
    PortReader(Completion &guest, TreeNode *interface, WrongSink &sink)
        : InterfacePart(guest, interface, sink)
    {
    }

    /// virNetDevVlanParse
    void readVlan(TreeNode *vlan)
    {
        int tags = 0;
        bool native = false;
        for (TreeNode *tag = vlan->child(u"tag"); tag != nullptr; tag = tag->nextSame()) {
            ++tags;
            const auto id = readUnsigned(tag->get(u"id"), 10, mostUint);
            if (!tag->has(u"id")) {
                missing(tag, step::vlan, u"id");
                return;
            }
            if (!id) {
                invalid(tag, step::vlan, u"id", u" Expected non-negative integer value"_s);
                return;
            }
            if (*id > 4095) {
                wrong(tag, step::vlan, u"vlan tag id %1 too large (maximum 4095)"_s.arg(*id));
                return;
            }
            m_guest.tree.respell(tag, u"id", QString::number(*id));
            if (!isOneOf(tag, step::vlan, u"nativeMode", {u"tagged", u"untagged"}))
                return;
            if (native && tag->has(u"nativeMode")) {
                wrong(tag, step::vlan, u"duplicate native vlan setting"_s);
                return;
            }
            native = native || tag->has(u"nativeMode");
        }
        if (tags == 0) {
            wrong(vlan,
                step::vlan,
                u"missing tag id - each <vlan> must have at least one <tag id='n'/> subelement"_s);
            return;
        }
        dropEmpty(vlan, u"trunk");
        const QString trunk = vlan->get(u"trunk");
        if (vlan->has(u"trunk") && trunk.compare("yes"_L1, Qt::CaseInsensitive) != 0) {
            if (tags > 1)
                wrong(vlan,
                    step::vlan,
                    u"invalid \"trunk='%1'\" in <vlan> - trunk='yes' is required for more than one vlan tag"_s
                        .arg(trunk));
            else if (native)
                wrong(vlan,
                    step::vlan,
                    u"invalid configuration in <vlan> - \"trunk='no'\" is not allowed with a native vlan id"_s);
            else if (trunk.compare("no"_L1, Qt::CaseInsensitive) != 0)
                wrong(vlan,
                    step::vlan,
                    u"invalid \"trunk='%1'\" in <vlan> - must be yes or no"_s.arg(trunk));
            m_guest.tree.removeAttribute(vlan, u"trunk");
        } else if (tags > 1 || vlan->has(u"trunk")) {
            m_guest.tree.set(vlan, u"trunk", u"yes"_s, byDefault);
        }
    }

    // ---- <virtualport> (virNetDevVPortProfileParse)

    void readVirtualport(TreeNode *port)
    {
        const bool network = m_type == "network"_L1;
        if (!network && m_type != "bridge"_L1 && m_type != "direct"_L1 && m_type != "hostdev"_L1) {
            wrong(m_interface,
                step::virtualport,
                Code::ConfigUnsupported,
                u"<virtualport> element unsupported for <interface type='%1'>"_s.arg(m_type));
            return;
        }
        const QString type = port->get(u"type");
        if (port->has(u"type") && type != "802.1Qbg"_L1 && type != "802.1Qbh"_L1
            && type != "openvswitch"_L1 && type != "midonet"_L1) {
            wrong(port,
                step::virtualport,
                Code::ConfigUnsupported,
                u"unknown virtualport type %1"_s.arg(type));
            return;
        }
        if (type.isEmpty() && !network) {
            wrong(port, step::virtualport, u"missing required virtualport type"_s);
            return;
        }
        TreeNode *own = m_guest.tree.ensure(port, u"parameters", byDefault);
        const QString words = wrongParameters(own);
        if (!words.isEmpty()) {
            wrong(own, step::virtualport, words);
            return;
        }
        makeIds(own, type);
        if (const QString partial = wrongOfType(own, type, !network); !partial.isEmpty()) {
            wrong(port, step::virtualport, u"%1 <virtualport type='%2'>"_s.arg(partial, type));
            return;
        }
        if (type == "midonet"_L1)
            keepOnly(own, {u"interfaceid"});
        dropEmpty(own, u"profileid");
        if (isBare(own))
            remove(own);
    }

private:
    QString wrongParameters(TreeNode *own)
    {
        struct Number {
            Atom name;
            quint64 most;
            QString tooHigh;
        };
        const Number numbers[] = {{u"managerid", 0xff, u"value of managerid out of range"_s},
            {u"typeid", 0xffffff, u"value for typeid out of range"_s},
            {u"typeidversion", 0xff, u"value of typeidversion out of range"_s}};
        for (const Number &n : numbers) {
            if (!own->has(n.name))
                continue;
            const QString &text = own->get(n.name);
            const auto value = readUnsigned(text, 0, mostUint);
            const auto negative = readLong(text, 0).value_or(0);
            if (!value && (negative >= 0 || negative < -static_cast<qint64>(mostUint)))
                return u"cannot parse value of %1 parameter"_s.arg(n.name.view());
            if (!value || *value > n.most)
                return n.tooHigh;
            m_guest.tree.respell(own, n.name, QString::number(*value));
        }
        for (const Atom name : Atoms {u"instanceid", u"profileid", u"interfaceid"}) {
            constexpr qsizetype longestProfile = 39;
            if (name == u"profileid") {
                if (own->get(name).toUtf8().size() > longestProfile)
                    return u"profileid parameter too long"_s;
            } else if (own->has(name)) {
                const auto uuid = MdevUuid::parse(own->get(name));
                if (!uuid)
                    return u"cannot parse %1 parameter as a uuid"_s.arg(name.view());
                m_guest.tree.respell(own, name, uuid->toString());
            }
        }
        return {};
    }

    /// libvirt draws them at random; a preview must stand still.
    void makeIds(TreeNode *own, const QString &type)
    {
        const auto make = [&](Atom name) {
            if (own->has(name))
                return;
            int index = 0;
            for (const TreeNode *c = m_interface->parent->child(m_interface->name());
                 c != m_interface;
                 c = c->nextSame())
                ++index;
            static constexpr TreeOrigin random {OriginKind::Default,
                VITRINE_TEXT("the guest names none, so this is made from its UUID, the same each "
                             "time; "
                             "libvirt draws one at random when the guest is defined")};
            const QUuid guest = QUuid::fromString(m_guest.tree.domain()->childText(u"uuid"));
            const QString seed = name.toString() + QString::number(index);
            m_guest.tree.set(
                own, name, QUuid::createUuidV5(guest, seed).toString(QUuid::WithoutBraces), random);
        };
        if (type.isEmpty() || type == "802.1Qbg"_L1)
            make(u"instanceid");
        if (type.isEmpty() || type == "openvswitch"_L1)
            make(u"interfaceid");
    }

    /// virNetDevVPortProfileCheckComplete, virNetDevVPortProfileCheckNoExtras
    static QString wrongOfType(const TreeNode *own, const QString &type, bool complete)
    {
        const auto firstMissing = [&](Atoms names) {
            for (const Atom name : names) {
                if (complete && own->get(name).isEmpty())
                    return QString(u"missing "_s + name.view() + u" in"_s);
            }
            return QString();
        };
        const auto firstExtra = [&](Atoms names) {
            for (const Atom name : names) {
                if (!own->get(name).isEmpty())
                    return QString(u"extra "_s + name.view() + u" unsupported in"_s);
            }
            return QString();
        };
        QString words;
        if (type == "802.1Qbg"_L1) {
            words = firstMissing({u"managerid", u"typeid", u"typeidversion"});
            return words.isEmpty() ? firstExtra({u"profileid", u"interfaceid"}) : words;
        }
        if (type == "802.1Qbh"_L1) {
            words = firstMissing({u"profileid"});
            return words.isEmpty() ? firstExtra(
                       {u"managerid", u"typeid", u"typeidversion", u"instanceid", u"interfaceid"})
                                   : words;
        }
        if (type == "openvswitch"_L1)
            return firstExtra({u"managerid", u"typeid", u"typeidversion", u"instanceid"});
        return type == "midonet"_L1 ? firstMissing({u"interfaceid"}) : QString();
    }
};

} // namespace

void readVlan(Completion &guest, TreeNode *interface, WrongSink &sink)
{
    PortReader(guest, interface, sink).readVlan(interface->child(u"vlan"));
}

void readVirtualport(Completion &guest, TreeNode *interface, WrongSink &sink)
{
    PortReader(guest, interface, sink).readVirtualport(interface->child(u"virtualport"));
}

} // namespace vitrine
