// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_values.h"

#include "core/completion/domain_values_text.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <deque>
#include <limits>
#include <tuple>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class ValueKind { Enum, Soft, Uint, Int, Ull };

/// One line of the table.
struct ValueRow {
    const AttributeSpec *attribute = nullptr; ///< nullptr: the text of the element
    QString name;
    ValueKind kind = ValueKind::Enum;
    QStringList values;
    QStringList unwritten;
    QString whenAttribute; ///< only where the element has this ...
    QString whenValue; ///< ... value
    LibvirtCode code = LibvirtCode::XmlError;
    QString words;
    LibvirtCode missingCode = LibvirtCode::XmlError;
    QString missingWords;
    bool required = false;
    bool notZero = false;
    bool notNegative = false;
    int order = 0;
};

struct ValueTable {
    std::deque<ValueRow> rows;
    QHash<const ElementSpec *, QList<const ValueRow *>> byElement;
    QHash<QString, int> places; ///< of a section
};

void takeWords(const QString &text, LibvirtCode &code, QString &words)
{
    code = text.startsWith("CU "_L1) ? LibvirtCode::ConfigUnsupported
        : text.startsWith("IE "_L1)  ? LibvirtCode::InternalError
                                     : LibvirtCode::XmlError;
    words = text.sliced(3);
}

ValueRow readRow(const QString &line)
{
    ValueRow row;
    const QStringList parts = line.split(u" : "_s);
    const QStringList words = parts.first().split(u' ', Qt::SkipEmptyParts);
    row.name = words.at(0).startsWith(u'@') ? words.at(0).sliced(1) : QString();
    QString kind = words.at(1);
    for (;; kind.chop(1)) {
        if (kind.endsWith(u'!'))
            row.required = true;
        else if (kind.endsWith(u'+'))
            row.notZero = true;
        else if (kind.endsWith(u'0'))
            row.notNegative = true;
        else
            break;
    }
    QString values = words.value(2);
    if (kind == "yesno"_L1)
        values = u"yes|no"_s;
    else if (kind == "onoff"_L1)
        values = u"on|off"_s;
    row.kind = kind == "uint"_L1 ? ValueKind::Uint
        : kind == "int"_L1       ? ValueKind::Int
        : kind == "ull"_L1       ? ValueKind::Ull
        : kind == "soft"_L1      ? ValueKind::Soft
                                 : ValueKind::Enum;
    for (const QString &value : values.split(u'|', Qt::SkipEmptyParts)) {
        if (value.startsWith(u'-'))
            row.unwritten.append(value.sliced(1));
        else
            row.values.append(value);
    }
    if (parts.size() > 1)
        takeWords(parts.at(1), row.code, row.words);
    if (parts.size() > 2)
        takeWords(parts.at(2), row.missingCode, row.missingWords);
    return row;
}

ValueTable makeTable()
{
    ValueTable table;
    const ElementSpec *element = nullptr;
    QString whenAttribute;
    QString whenValue;
    for (const QString &line : QString::fromLatin1(domainValuesText).split(u'\n')) {
        if (line.startsWith(u'>')) {
            const QStringList words = line.sliced(2).split(u" ?"_s);
            const QStringList names = words.first().split(u'/');
            element = &domainGrammar();
            for (const QString &name : names)
                element = element == nullptr ? nullptr : element->child(name);
            Q_ASSERT_X(element != nullptr, "domain_values_text.h", qPrintable(line));
            const QString section = names.value(names.first() == "devices"_L1 ? 1 : 0);
            if (!table.places.contains(section)) // the first ten are for what is no table's
                table.places.insert(section, static_cast<int>(table.places.size()) + 10);
            whenAttribute = words.value(1).section(u'=', 0, 0);
            whenValue = words.value(1).section(u'=', 1);
        } else if (!line.isEmpty() && element != nullptr) {
            ValueRow &row = table.rows.emplace_back(readRow(line));
            row.attribute = row.name.isEmpty() ? nullptr : element->attribute(row.name);
            row.whenAttribute = whenAttribute;
            row.whenValue = whenValue;
            row.order = static_cast<int>(table.rows.size());
            table.byElement[element].append(&row);
        }
    }
    return table;
}

const ValueTable &valueTable()
{
    static const ValueTable table = makeTable();
    return table;
}

/// What is wrong, and when libvirt would have found it.
struct WrongValue {
    std::tuple<int, int, int>
        place; ///< section, its number among those of that name, line of the table
    LibvirtCode code = LibvirtCode::XmlError;
    QString words;
    const TreeNode *node = nullptr;
};

class ValueReader {
    static constexpr int late = 10000; ///< behind all lines of the table

public:
    explicit ValueReader(Completion &guest) : m_guest(guest), m_table(valueTable()) {}

    void run()
    {
        TreeNode *domain = m_guest.tree.domain();
        for (TreeNode *c = domain->firstChild(); c != nullptr; c = c->nextSibling()) {
            if (c == m_guest.tree.devices())
                continue;
            m_section = c;
            read(c);
        }
        for (TreeNode *c = m_guest.tree.devices()->firstChild(); c != nullptr;
             c = c->nextSibling()) {
            m_section = c;
            read(c);
            readInfo(c);
        }
        if (m_wrong)
            m_guest.refuse(
                m_wrong->code, m_wrong->words, m_wrong->node, parsePlace(m_wrongSection->name()));
    }

private:
    void read(TreeNode *node)
    {
        const auto rows = m_table.byElement.constFind(node->spec);
        if (rows != m_table.byElement.constEnd()) {
            for (const ValueRow *row : *rows) {
                if (row->whenAttribute.isEmpty() || node->is(row->whenAttribute, row->whenValue))
                    check(node, *row);
            }
        }
        for (TreeNode *c = node->firstChild(); c != nullptr; c = c->nextSibling())
            read(c);
    }

    // ---- what every device has (virDomainDeviceInfoParseXML), read when the rest of the device is

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
        if (TreeNode *address = device->child(u"address"))
            readAddress(address);
        TreeNode *source = device->child(u"source");
        TreeNode *own = source == nullptr || device->name() != "hostdev"_L1
            ? nullptr
            : source->child(u"address");
        if (own != nullptr && device->is(u"type", u"usb")) {
            for (const QStringView name : {u"bus", u"device"})
                readNumber(own, name, true);
        } else if (own != nullptr && device->is(u"type", u"pci")) {
            for (const QStringView name : {u"domain", u"bus", u"slot", u"function"})
                readNumber(own, name, true);
            checkPci(own);
        }
    }

    void readNumber(TreeNode *address, QStringView name, bool anyBase)
    {
        if (!address->has(name))
            return;
        const QString value = address->get(name);
        bool ok = false;
        (void)(anyBase ? value.toUInt(&ok, 0) : value.toUInt(&ok));
        if (!ok)
            refuseLate(address,
                2,
                LibvirtCode::XmlError,
                u"Invalid value for attribute '%1' in element 'address': '%2'. Expected non-negative integer value"_s
                    .arg(name.toString(), value));
    }

    void keepOnly(TreeNode *address, std::initializer_list<QStringView> names)
    {
        for (const TreeAttribute *a = address->firstAttribute(); a != nullptr;) {
            const TreeAttribute *next = a->next;
            if (a->name() != "type"_L1
                && std::find(names.begin(), names.end(), a->name()) == names.end())
                m_guest.tree.removeAttribute(address, QString(a->name()));
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
            for (const QStringView name : {u"domain", u"bus", u"slot", u"function"})
                readNumber(address, name, true);
            checkPci(address);
            keepOnly(address, {u"domain", u"bus", u"slot", u"function", u"multifunction"});
        } else if (type == "drive"_L1) {
            for (const QStringView name : {u"controller", u"bus", u"target", u"unit"})
                readNumber(address, name, false);
            keepOnly(address, {u"controller", u"bus", u"target", u"unit"});
        } else if (type == "virtio-serial"_L1) {
            for (const QStringView name : {u"controller", u"bus", u"port"})
                readNumber(address, name, false);
            keepOnly(address, {u"controller", u"bus", u"port"});
        } else if (type == "ccid"_L1) {
            for (const QStringView name : {u"controller", u"slot"})
                readNumber(address, name, false);
            keepOnly(address, {u"controller", u"slot"});
        } else if (type == "usb"_L1) {
            checkUsbPort(address);
            readNumber(address, u"bus", false);
            keepOnly(address, {u"bus", u"port"});
        } else if (type == "isa"_L1) {
            keepOnly(address, {u"iobase", u"irq"});
        }
    }

    void checkUsbPort(const TreeNode *address)
    {
        if (!address->has(u"port"))
            return;
        const QList<QStringView> parts = QStringView(address->get(u"port")).split(u'.');
        bool good = parts.size() <= 4;
        for (const QStringView part : parts) {
            bool ok = false;
            (void)part.toUInt(&ok);
            good = good && ok;
        }
        if (!good)
            refuseLate(address,
                2,
                LibvirtCode::InternalError,
                u"Cannot parse <address> 'port' attribute"_s);
    }

    void checkPci(const TreeNode *address)
    {
        const auto part = [&](QStringView name) { return address->get(name).toUInt(nullptr, 0); };
        const auto hex = [](uint value) { return QString::number(value, 16); };
        const TreeAttribute *multi = address->find(u"multifunction");
        if (multi != nullptr && multi->value != "on"_L1 && multi->value != "off"_L1)
            refuseLate(address,
                2,
                LibvirtCode::XmlError,
                u"Invalid value for attribute 'multifunction' in element 'address': '%1'."_s.arg(
                    multi->value));
        QString words;
        if (part(u"domain") > 0xFFFFU)
            words =
                u"Invalid PCI address domain='0x%1', must be <= 0xFFFF"_s.arg(hex(part(u"domain")));
        else if (part(u"bus") > 0xFFU)
            words = u"Invalid PCI address bus='0x%1', must be <= 0xFF"_s.arg(hex(part(u"bus")));
        else if (part(u"slot") > 0x1FU)
            words = u"Invalid PCI address slot='0x%1', must be <= 0x1F"_s.arg(hex(part(u"slot")));
        else if (part(u"function") > 7U)
            words =
                u"Invalid PCI address function=0x%1, must be <= 7"_s.arg(hex(part(u"function")));
        if (!words.isEmpty())
            refuseLate(address, 3, LibvirtCode::XmlError, words);
    }

    void check(TreeNode *node, const ValueRow &row)
    {
        if (row.attribute == nullptr) {
            const QString text = node->text;
            if (!text.isEmpty() && !isGood(row, text))
                wrong(node, row, row.code, row.words.arg(text));
            return;
        }
        for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next) {
            if (a->spec != row.attribute)
                continue;
            if (row.unwritten.contains(a->value)
                || (row.kind == ValueKind::Soft && !row.values.contains(a->value)))
                m_guest.tree.removeAttribute(node, row.name);
            else if (row.kind == ValueKind::Enum ? !row.values.contains(a->value)
                                                 : !isGood(row, a->value))
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
                        row.name, node->name())
                    : row.missingWords);
        }
    }

    static bool isGood(const ValueRow &row, const QString &value)
    {
        if (row.kind == ValueKind::Enum || row.kind == ValueKind::Soft)
            return row.values.contains(value);
        bool ok = false;
        if (row.kind == ValueKind::Int) {
            const int n = value.toInt(&ok);
            return ok && (n >= 0 || !row.notNegative) && (n != 0 || !row.notZero);
        }
        if (row.kind == ValueKind::Ull) {
            const quint64 n = value.toULongLong(&ok);
            return ok && (n != 0 || !row.notZero);
        }
        const uint n = value.toUInt(&ok);
        return ok && (n != 0 || !row.notZero);
    }

    void respell(TreeNode *node, const ValueRow &row, const QString &value)
    {
        const QString canonical = row.kind == ValueKind::Int ? QString::number(value.toInt())
                                                             : QString::number(value.toULongLong());
        if (canonical != value)
            m_guest.tree.respell(node, row.name, canonical);
    }

    void wrongAttribute(TreeNode *node, const ValueRow &row, const QString &value)
    {
        if (!row.words.isEmpty()) {
            wrong(node, row, row.code, row.words.arg(value));
            return;
        }
        const bool zero = row.notZero && value.trimmed() == "0"_L1;
        QString words = u"Invalid value for attribute '%1' in element '%2'%3"_s.arg(row.name,
            node->name(),
            zero ? u": Zero is not permitted"_s : QString(u": '"_s + value + u'\''));
        bool isInt = false;
        (void)value.toInt(&isInt);
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
        const std::tuple place {m_table.places.value(m_section->name()), number, row.order};
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

int parsePlace(QStringView section)
{
    return valueTable().places.value(section.toString(), std::numeric_limits<int>::max());
}

/// Reads every value as libvirt's parser does: refuses what it refuses, first what it looks at first, drops what it reads but
/// does not keep, and spells numbers as it writes them.
void readValues(Completion &guest)
{
    ValueReader(guest).run();
}

} // namespace vitrine
