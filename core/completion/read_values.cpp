// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_values.h"

#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <QStringList>

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is wrong, and when libvirt would have found it.
struct WrongValue {
    std::tuple<int, int, int>
        place; ///< section, its number among those of that name, line of the table
    LibvirtCode code = LibvirtCode::XmlError;
    QString words;
    const TreeNode *node = nullptr;
};

class ValueReader final : private WrongSink {
    static constexpr int late = 10000; ///< behind all lines of the table

public:
    explicit ValueReader(Completion &guest) : m_guest(guest), m_table(valueTable()) {}

    void run()
    {
        TreeNode *domain = m_guest.tree.domain();
        TreeNode *next = nullptr;
        for (TreeNode *c = domain->firstChild(); c != nullptr; c = next) {
            next = c->nextSibling();
            m_section = c;
            if (c != m_guest.tree.devices())
                read(c);
        }
        for (TreeNode *c = m_guest.tree.devices()->firstChild(); c != nullptr; c = next) {
            next = c->nextSibling();
            m_section = c;
            countParts(c);
            if (c->name() == u"interface")
                spellInterfaceModel(m_guest, c);
            if (read(c)) {
                if (!c->is(u"model", u"none"))
                    readInfo(c);
                readDevice(m_guest, c, *this);
            }
        }
        if (m_wrong)
            m_guest.refuse(
                m_wrong->code, m_wrong->words, m_wrong->node, parsePlace(m_wrongSection->name()));
    }

private:
    [[nodiscard]] bool holds(const TreeNode *node, const ValueRow &row) const
    {
        for (const ValueCondition *c = row.conditions; c != nullptr; c = c->next) {
            const TreeNode *of = c->of == ValueCondition::Of::Device ? m_section
                : c->of == ValueCondition::Of::Parent                ? node->parent
                : c->of == ValueCondition::Of::Grandparent           ? node->parent->parent
                                                                     : node;
            if (!c->allows(of->get(c->attribute)))
                return false;
        }
        return true;
    }

    void countParts(const TreeNode *device)
    {
        const Atom name = device->name();
        if (name == "serial"_L1 || name == "parallel"_L1 || name == "console"_L1
            || name == "channel"_L1 || name == "redirdev"_L1
            || (name == "smartcard"_L1 && device->is(u"mode", u"passthrough")))
            countChardevParts(device, *this);
        else if (name == "rng"_L1 && device->get(u"backend", u"model") == "egd"_L1)
            countChardevParts(device->child(u"backend"), *this);
    }

    /// Whether the element is still there afterwards.
    bool read(TreeNode *node)
    {
        for (const ValueRow *row = m_table.rows(node->spec); row != nullptr; row = row->next) {
            if (!holds(node, *row))
                continue;
            if (row->kind != ValueKind::Drop) {
                check(node, *row);
            } else if (row->attribute != nullptr) {
                m_guest.tree.removeAttribute(node, row->name);
            } else {
                m_guest.tree.remove(node);
                return false;
            }
        }
        TreeNode *next = nullptr;
        for (TreeNode *c = node->firstChild(); c != nullptr; c = next) {
            next = c->nextSibling();
            read(c);
        }
        return true;
    }

    // ---- what every device has (virDomainDeviceInfoParseXML), read when the rest of the device is

    void sayWrong(const TreeNode *node, int order, LibvirtCode code, const QString &words) override
    {
        ValueRow row;
        row.order = order;
        wrong(node, row, code, words);
    }

    void refuseLate(const TreeNode *node, int order, LibvirtCode code, const QString &words)
    {
        ValueRow row;
        row.order = late + order;
        wrong(node, row, code, words);
    }

    void readInfo(TreeNode *device)
    {
        const TreeNode *boot = device->child(u"boot");
        if (boot != nullptr) {
            const QString &order = boot->get(u"order");
            bool ok = false;
            const uint value = order.toUInt(&ok);
            if (!boot->has(u"order"))
                refuseLate(boot,
                    1,
                    LibvirtCode::XmlError,
                    u"Missing required attribute 'order' in element 'boot'"_s);
            else if (!ok)
                refuseLate(boot,
                    1,
                    LibvirtCode::XmlError,
                    u"Invalid value for attribute 'order' in element 'boot': '%1'. Expected non-negative integer value"_s
                        .arg(order));
            else if (value == 0)
                refuseLate(boot,
                    1,
                    LibvirtCode::XmlError,
                    u"Invalid value for attribute 'order' in element 'boot': Zero is not permitted"_s);
        }
        if (boot != nullptr && boot->has(u"loadparm")) {
            const QString value = boot->get(u"loadparm").toUpper().replace(u'-', u'_');
            bool good = true;
            for (const QChar c : value)
                good =
                    good && c.unicode() < 128 && (c.isLetterOrNumber() || c == u'.' || c == u' ');
            if (value.isEmpty() || value.size() > 8)
                refuseLate(boot,
                    1,
                    LibvirtCode::InternalError,
                    u"loadparm value '%1' must be between 1 and 8 characters"_s.arg(value));
            else if (!good)
                refuseLate(boot,
                    1,
                    LibvirtCode::InternalError,
                    u"invalid loadparm value '%1', expecting chars in set of [a-zA-Z0-9.] and blank spaces"_s
                        .arg(value));
            else
                m_guest.tree.respell(device->child(u"boot"), u"loadparm", value);
        }
        if (TreeNode *address = device->child(u"address"))
            readAddress(address);
        TreeNode *source = device->child(u"source");
        if (device->is(u"type", u"nvme") && source != nullptr
            && source->child(u"address") != nullptr) {
            TreeNode *nvme = source->child(u"address");
            for (const Atom name : Atoms {u"domain", u"bus", u"slot", u"function"})
                readNumber(nvme, name, 0);
            checkPci(nvme);
            keepOnly(nvme, {u"domain", u"bus", u"slot", u"function", u"multifunction"});
            m_guest.tree.removeAttribute(nvme, u"type");
        }
        const bool isHostdev = device->name() == u"hostdev";
        const bool isInterface = device->name() == u"interface" && device->is(u"type", u"hostdev");
        TreeNode *own =
            source == nullptr || !(isHostdev || isInterface) ? nullptr : source->child(u"address");
        const TreeNode *typed = isInterface ? own : device;
        if (own != nullptr && typed->is(u"type", u"usb")) {
            for (const Atom name : Atoms {u"bus", u"device"})
                readNumber(own, name, 0);
        } else if (own != nullptr && typed->is(u"type", u"pci")) {
            for (const Atom name : Atoms {u"domain", u"bus", u"slot", u"function"})
                readNumber(own, name, 0);
            checkPci(own);
        }
    }

    void readNumber(
        TreeNode *address, Atom name, int base, quint64 most = std::numeric_limits<uint>::max())
    {
        if (!address->has(name))
            return;
        const QString value = address->get(name);
        const auto read = readUnsigned(value, base, most);
        if (read && number(value) != read)
            m_guest.tree.respell(address, name, QString::number(*read));
        if (!read)
            refuseLate(address,
                2,
                LibvirtCode::XmlError,
                u"Invalid value for attribute '%1' in element 'address': '%2'. Expected non-negative integer value"_s
                    .arg(name.view(), value));
    }

    void keepOnly(TreeNode *address, Atoms names)
    {
        for (const TreeAttribute *a = address->firstAttribute(); a != nullptr;) {
            const TreeAttribute *next = a->next;
            if (a->name() != u"type"
                && std::find(names.begin(), names.end(), a->name()) == names.end())
                m_guest.tree.removeAttribute(address, a->name());
            a = next;
        }
    }

    void readAddress(TreeNode *address)
    {
        const QString type = address->get(u"type");
        static const QStringList types {u"pci"_s,
            u"drive"_s,
            u"virtio-serial"_s,
            u"ccid"_s,
            u"usb"_s,
            u"spapr-vio"_s,
            u"virtio-s390"_s,
            u"ccw"_s,
            u"virtio-mmio"_s,
            u"isa"_s,
            u"dimm"_s,
            u"unassigned"_s};
        if (!address->has(u"type")) {
            refuseLate(
                address, 2, LibvirtCode::InternalError, u"No type specified for device address"_s);
        } else if (!types.contains(type)) {
            refuseLate(address,
                2,
                LibvirtCode::ConfigUnsupported,
                u"unknown address type '%1'"_s.arg(type));
        } else if (type == "pci"_L1) {
            for (const Atom name : Atoms {u"domain", u"bus", u"slot", u"function"})
                readNumber(address, name, 0);
            checkPci(address);
            keepOnly(address, {u"domain", u"bus", u"slot", u"function", u"multifunction"});
        } else if (type == "drive"_L1) {
            for (const Atom name : Atoms {u"controller", u"bus", u"target", u"unit"})
                readNumber(address, name, 10);
            keepOnly(address, {u"controller", u"bus", u"target", u"unit"});
        } else if (type == "virtio-serial"_L1) {
            for (const Atom name : Atoms {u"controller", u"bus", u"port"})
                readNumber(address, name, 10);
            keepOnly(address, {u"controller", u"bus", u"port"});
        } else if (type == "ccid"_L1) {
            for (const Atom name : Atoms {u"controller", u"slot"})
                readNumber(address, name, 10);
            keepOnly(address, {u"controller", u"slot"});
        } else if (type == "usb"_L1) {
            checkUsbPort(address);
            readNumber(address, u"bus", 10);
            keepOnly(address, {u"bus", u"port"});
        } else if (type == "isa"_L1) {
            for (const Atom name : Atoms {u"iobase", u"irq"})
                readNumber(address, name, 16);
            keepOnly(address, {u"iobase", u"irq"});
        } else if (type == "ccw"_L1) {
            readCcw(address);
        } else if (type == "spapr-vio"_L1) {
            readNumber(address, u"reg", 16, std::numeric_limits<quint64>::max());
            keepOnly(address, {u"reg"});
        } else if (type == "dimm"_L1) {
            if (!address->has(u"slot"))
                refuseLate(address,
                    2,
                    LibvirtCode::XmlError,
                    u"Missing required attribute 'slot' in element 'address'"_s);
            readNumber(address, u"slot", 10);
            readNumber(address, u"base", 16, std::numeric_limits<quint64>::max());
            keepOnly(address, {u"slot", u"base"});
        } else if (type == "virtio-s390"_L1) {
            refuseLate(
                address, 2, LibvirtCode::XmlError, u"virtio-s390 bus doesn't have an address"_s);
        } else {
            keepOnly(address, {});
        }
    }

    /// virCCWDeviceAddressParseXML
    void readCcw(TreeNode *address)
    {
        static constexpr Atom parts[] = {u"cssid", u"ssid", u"devno"};
        quint64 values[3] = {};
        int given = 0;
        for (int i = 0; i < 3; ++i) {
            readNumber(address, parts[i], 0);
            const auto value =
                readUnsigned(address->get(parts[i]), 0, std::numeric_limits<uint>::max());
            given += address->has(parts[i]) ? 1 : 0;
            values[i] = value.value_or(0);
        }
        const auto hex = [](quint64 value) { return QString::number(value, 16); };
        if (values[0] > 254 || values[1] > 3 || values[2] > 65535)
            refuseLate(address,
                3,
                LibvirtCode::InternalError,
                u"Invalid specification for virtio ccw address: cssid='0x%1' ssid='0x%2' devno='0x%3'"_s
                    .arg(hex(values[0]), hex(values[1]), hex(values[2]).rightJustified(4, u'0')));
        else if (given == 1 || given == 2)
            refuseLate(address,
                3,
                LibvirtCode::InternalError,
                u"Invalid partial specification for virtio ccw address"_s);
        keepOnly(address, {u"cssid", u"ssid", u"devno"});
    }

    void checkUsbPort(TreeNode *address)
    {
        if (!address->has(u"port"))
            return;
        QStringList spelled;
        const QString text = address->get(u"port");
        for (const QStringView part : QStringView(text).split(u'.')) {
            if (const auto n = readUnsigned(part, 10, std::numeric_limits<uint>::max()))
                spelled.append(QString::number(*n));
            else
                spelled.append(QString());
        }
        if (spelled.size() > 4 || spelled.contains(QString()))
            refuseLate(address,
                2,
                LibvirtCode::InternalError,
                u"Cannot parse <address> 'port' attribute"_s);
        else
            m_guest.tree.respell(address, u"port", spelled.join(u'.'));
    }

    void checkPci(const TreeNode *address)
    {
        const auto part = [&](Atom name) { return address->get(name).toUInt(nullptr, 0); };
        const auto hex = [](uint value) { return QString::number(value, 16); };
        const TreeAttribute *multi = address->find(u"multifunction");
        if (multi != nullptr && multi->value != "on"_L1 && multi->value != "off"_L1)
            refuseLate(address,
                2,
                LibvirtCode::XmlError,
                u"Invalid value for attribute 'multifunction' in element 'address': '%1'."_s.arg(
                    multi->value));
        QString words;
        if (part(u"bus") > 0xFFU)
            words = u"Invalid PCI address bus='0x%1', must be <= 0xFF"_s.arg(hex(part(u"bus")));
        else if (part(u"slot") > 0x1FU)
            words = u"Invalid PCI address slot='0x%1', must be <= 0x1F"_s.arg(hex(part(u"slot")));
        // Where nothing else is said, libvirt takes the address for one that it is to choose.
        else if (part(u"function") > 7U && (part(u"domain") | part(u"bus") | part(u"slot")) != 0)
            words =
                u"Invalid PCI address function=0x%1, must be <= 7"_s.arg(hex(part(u"function")));
        if (!words.isEmpty())
            refuseLate(address, 3, LibvirtCode::XmlError, words);
    }

    /// Not all words name the value.
    static QString wordsAbout(const ValueRow &row, const QString &value)
    {
        const QString words = row.words.toString();
        return words.contains("%1"_L1) ? words.arg(value) : words;
    }

    void check(TreeNode *node, const ValueRow &row)
    {
        if (row.attribute == nullptr) {
            const QString text = node->text;
            if (text.isEmpty())
                return;
            if (!isGood(row, text))
                wrong(node, row, row.code, wordsAbout(row, text));
            else if (row.kind != ValueKind::Enum)
                node->text = readValue(row, text);
            return;
        }
        for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next) {
            if (a->spec != row.attribute)
                continue;
            if (row.drops(a->value) || (row.kind == ValueKind::Soft && !row.allows(a->value)))
                m_guest.tree.removeAttribute(node, row.name);
            else if (row.kind == ValueKind::Enum ? !row.allows(a->value) : !isGood(row, a->value))
                wrongAttribute(node, row, a->value);
            else if (row.kind != ValueKind::Enum && row.kind != ValueKind::Soft)
                respell(node, row, a->value);
            return;
        }
        if (row.required) {
            wrong(node,
                row,
                row.missingCode,
                row.missingWords.isEmpty()
                    ? u"Missing required attribute '%1' in element '%2'"_s.arg(
                        row.name.view(), node->name().view())
                    : row.missingWords.toString());
        }
    }

    /// The number as libvirt writes it; null when it is none that the row takes.
    static QString readValue(const ValueRow &row, const QString &value)
    {
        constexpr quint64 mostUint = std::numeric_limits<uint>::max();
        constexpr quint64 mostUll = std::numeric_limits<quint64>::max();
        if (row.kind == ValueKind::Int) {
            const auto n = readInt(value, row.base);
            const bool good = n && (*n >= 0 || !row.notNegative) && (*n != 0 || !row.notZero);
            return good ? QString::number(*n) : QString();
        }
        const auto n =
            readUnsigned(value, row.base, row.kind == ValueKind::Ull ? mostUll : mostUint);
        return n && (*n != 0 || !row.notZero) ? QString::number(*n) : QString();
    }

    static bool isGood(const ValueRow &row, const QString &value)
    {
        if (row.kind == ValueKind::Enum || row.kind == ValueKind::Soft)
            return row.allows(value);
        return !readValue(row, value).isNull();
    }

    void respell(TreeNode *node, const ValueRow &row, const QString &value)
    {
        const QString canonical = readValue(row, value);
        if (row.drops(canonical))
            m_guest.tree.removeAttribute(node, row.name);
        else if (canonical != value && row.base == 10)
            m_guest.tree.respell(node, row.name, canonical);
    }

    void wrongAttribute(TreeNode *node, const ValueRow &row, const QString &value)
    {
        if (!row.words.isEmpty()) {
            wrong(node, row, row.code, wordsAbout(row, value));
            return;
        }
        const bool isInt = readInt(value, row.base).has_value();
        const bool zero = row.notZero && readInt(value, row.base) == 0;
        QString words = u"Invalid value for attribute '%1' in element '%2'%3"_s.arg(row.name.view(),
            node->name().view(),
            zero ? u": Zero is not permitted"_s : QString(u": '"_s + value + u'\''));
        if (row.kind == ValueKind::Enum)
            words += u'.';
        else if (!zero)
            words += row.kind == ValueKind::Int
                ? (isInt ? u". Expected non-negative value"_s : u". Expected integer value"_s)
                : u". Expected non-negative integer value"_s;
        wrong(node, row, LibvirtCode::XmlError, words);
    }

    void wrong(const TreeNode *node, const ValueRow &row, LibvirtCode code, const QString &words)
    {
        int number = 0;
        for (const TreeNode *other = m_section->parent->child(m_section->name());
             other != nullptr && other != m_section;
             other = other->nextSame())
            ++number;
        const std::tuple place {m_table.place(m_section->name()).value_or(0), number, row.order};
        if (m_wrong && m_wrong->place <= place)
            return;
        m_wrong = WrongValue {place, code, words, node};
        m_wrongSection = m_section;
    }

    Completion &m_guest;
    const ValueTable &m_table;
    TreeNode *m_section = nullptr;
    const TreeNode *m_wrongSection = nullptr;
    std::optional<WrongValue> m_wrong;
};

} // namespace

int parsePlace(Atom section)
{
    return valueTable().place(section).value_or(std::numeric_limits<int>::max());
}

/// Reads every value as libvirt's parser does: refuses what it refuses, first what it looks at first, drops what it reads but
/// does not keep, and spells numbers as it writes them.
void readValues(Completion &guest)
{
    ValueReader(guest).run();
}

} // namespace vitrine
