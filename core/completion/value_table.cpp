// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/value_table.h"

#include "core/completion/device_values_text.h"
#include "core/completion/domain_values_text.h"
#include "core/completion/table_text.h"

#include <algorithm>
#include <limits>

namespace vitrine {

bool ValueCondition::allows(QStringView value) const
{
    QStringView rest = values;
    bool found = takeUntil(rest, u'|') == value;
    while (!found && !rest.isEmpty())
        found = takeUntil(rest, u'|') == value;
    // Behind a bar at the end there is an empty one.
    return (found || (value.isEmpty() && values.endsWith(u'|'))) != negated;
}

bool ValueRow::has(QStringView value, bool dropped) const
{
    for (QStringView rest = values; !rest.isEmpty();) {
        const QStringView one = takeUntil(rest, u'|');
        if (one.startsWith(u'-') == dropped && one.sliced(dropped ? 1 : 0) == value)
            return true;
    }
    return false;
}

namespace {

void takeWords(QStringView text, LibvirtCode &code, QStringView &words)
{
    code = text.startsWith(u"CU ") ? LibvirtCode::ConfigUnsupported
        : text.startsWith(u"IE ")  ? LibvirtCode::InternalError
                                   : LibvirtCode::XmlError;
    words = text.sliced(3);
}

void readKind(QStringView kind, QStringView values, ValueRow &row)
{
    for (;; kind.chop(1)) {
        if (kind.endsWith(u'!'))
            row.required = true;
        else if (kind.endsWith(u'+'))
            row.notZero = true;
        else if (kind.endsWith(u'-'))
            row.notNegative = true;
        else
            break;
    }
    const QStringView name = takeUntil(kind, u':');
    if (!kind.isEmpty())
        row.base = kind.toInt();
    row.kind = name == u"uint" ? ValueKind::Uint
        : name == u"int"       ? ValueKind::Int
        : name == u"ull"       ? ValueKind::Ull
        : name == u"soft"      ? ValueKind::Soft
        : name == u"drop"      ? ValueKind::Drop
                               : ValueKind::Enum;
    row.values = name == u"yesno" ? QStringView(u"yes|no")
        : name == u"onoff"        ? QStringView(u"on|off")
                                  : values;
    row.someDropped = row.values.startsWith(u'-') || row.values.contains(u"|-");
}

ValueRow readRow(QStringView line)
{
    ValueRow row;
    QStringView words = takeUntil(line, u" : ");
    const QStringView name = takeWord(words);
    if (name == u"-") {
        row.kind = ValueKind::Drop;
        return row;
    }
    row.name = name.startsWith(u'@') ? name.sliced(1) : QStringView();
    const QStringView kind = takeWord(words);
    readKind(kind, takeWord(words), row);
    if (!line.isEmpty())
        takeWords(takeUntil(line, u" : "), row.code, row.words);
    if (!line.isEmpty())
        takeWords(takeUntil(line, u" : "), row.missingCode, row.missingWords);
    return row;
}

/// "..type!=a|b"
void readCondition(QStringView text, ValueCondition &condition)
{
    if (text.startsWith(u'^')) {
        condition.of = ValueCondition::Of::Device;
        text = text.sliced(1);
    } else if (text.startsWith(u"...")) {
        condition.of = ValueCondition::Of::Grandparent;
        text = text.sliced(3);
    } else if (text.startsWith(u"..")) {
        condition.of = ValueCondition::Of::Parent;
        text = text.sliced(2);
    }
    QStringView name = takeUntil(text, u'=');
    condition.negated = name.endsWith(u'!');
    if (condition.negated)
        name.chop(1);
    condition.attribute = name;
    condition.values = text;
}

/// The way to an element below <domain>.
struct ElementPath {
    const ElementSpec *element = &domainGrammar(); ///< nullptr: there is none
    Atom section; ///< what of <domain> or <devices> it is in

    void walk(QStringView names)
    {
        while (!names.isEmpty() && element != nullptr) {
            const ElementSpec *parent = element;
            element = parent->findChild(takeUntil(names, u'/'));
            if (element != nullptr && (parent == &domainGrammar() || section == u"devices"))
                section = element->name;
        }
    }
};

/// "a/{b,c}/d": with choice 0 a/b/d, with choice 1 a/c/d; nothing behind the last.
std::optional<ElementPath> pathOf(QStringView text, qsizetype choice)
{
    ElementPath path;
    while (!text.isEmpty()) {
        if (!text.startsWith(u'{')) {
            path.walk(takeUntil(text, u'/'));
            continue;
        }
        text = text.sliced(1);
        QStringView group = takeUntil(text, u'}');
        const qsizetype count = group.count(u',') + 1;
        for (qsizetype skipped = choice % count; skipped > 0; --skipped)
            takeUntil(group, u',');
        choice /= count;
        path.walk(takeUntil(group, u','));
        if (text.startsWith(u'/'))
            text = text.sliced(1);
    }
    return choice == 0 ? std::optional(path) : std::nullopt;
}

} // namespace

ValueTable::ValueTable() : m_rows(static_cast<size_t>(domainGrammarSize()))
{
    readLines(domainValuesText);
    readLines(deviceValuesText);
}

std::optional<int> ValueTable::place(Atom section) const
{
    const auto found = std::find(m_sections.begin(), m_sections.end(), section);
    if (found == m_sections.end())
        return std::nullopt;
    // The first ten are for what is no table's.
    return 2 * static_cast<int>(found - m_sections.begin()) + 10;
}

void ValueTable::readLines(QStringView text)
{
    while (!text.isEmpty()) {
        const QStringView line = takeUntil(text, u'\n');
        if (line.startsWith(u'>')) {
            m_isLate = line.startsWith(u">>");
            readHead(line.sliced(m_isLate ? 3 : 2));
        } else if (!line.isEmpty()) {
            addRows(line);
        }
    }
}

void ValueTable::readHead(QStringView line)
{
    const QStringView text = takeUntil(line, u" ?");
    m_elements.clear();
    for (qsizetype choice = 0;; ++choice) {
        const std::optional<ElementPath> path = pathOf(text, choice);
        if (!path)
            break;
        if (path->element == nullptr) // of several, not each has all
            continue;
        m_elements.append(path->element);
        if (!place(path->section))
            m_sections.push_back(path->section);
    }
    Q_ASSERT_X(!m_elements.isEmpty(), "domain_values_text.h", qPrintable(text.toString()));
    ValueCondition *first = nullptr;
    ValueCondition **end = &first;
    while (!line.isEmpty()) {
        ValueCondition &condition = m_conditionStore.make();
        readCondition(takeUntil(line, u" ?").trimmed(), condition);
        *end = &condition;
        end = &condition.next;
    }
    m_conditions = first;
}

void ValueTable::addRows(QStringView line)
{
    const ValueRow read = readRow(line);
    const bool ofElement = read.name.view().isEmpty();
    for (const ElementSpec *element : m_elements) {
        const AttributeSpec *attribute =
            ofElement ? nullptr : element->findAttribute(read.name.view());
        const bool known = ofElement || attribute != nullptr;
        Q_ASSERT_X(
            known || m_elements.size() > 1, "domain_values_text.h", qPrintable(line.toString()));
        if (!known)
            continue;
        ValueRow &row = m_store.make();
        row = read;
        row.attribute = attribute;
        row.conditions = m_conditions;
        row.order = ++m_count + (m_isLate ? ValueRow::late : 0);
        ValueRow **end = &m_rows[static_cast<size_t>(element->index)];
        while (*end != nullptr)
            end = &(*end)->next;
        *end = &row;
    }
}

namespace {

int digitOf(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    const char16_t lower = u | 0x20U;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : 16;
}

/// strtoull: the number and whether it is negative; nothing when it is none, or more than 64 bits.
std::optional<std::pair<quint64, bool>> readNumber(QStringView text, int base)
{
    constexpr QStringView spaces = u" \t\n\v\f\r";
    while (!text.isEmpty() && spaces.contains(text.front()))
        text = text.sliced(1);
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.sliced(1);
    const bool prefixed = (text.startsWith(u"0x") || text.startsWith(u"0X")) && text.size() > 2;
    if (prefixed && (base == 0 || base == 16)) {
        text = text.sliced(2);
        base = 16;
    } else if (base == 0) {
        base = text.size() > 1 && text.startsWith(u'0') ? 8 : 10;
    }
    if (text.isEmpty())
        return std::nullopt;
    quint64 value = 0;
    const auto factor = static_cast<quint64>(base);
    for (const QChar c : text) {
        const int digit = digitOf(c);
        if (digit >= base)
            return std::nullopt;
        if (value > (std::numeric_limits<quint64>::max() - static_cast<quint64>(digit)) / factor)
            return std::nullopt;
        value = value * factor + static_cast<quint64>(digit);
    }
    return std::pair {value, negative};
}

} // namespace

const ValueTable &valueTable()
{
    static const ValueTable table;
    return table;
}

std::optional<quint64> readUnsigned(QStringView text, int base, quint64 most)
{
    const auto read = readNumber(text, base);
    if (!read || read->second || read->first > most)
        return std::nullopt;
    return read->first;
}

std::optional<qint64> readLong(QStringView text, int base)
{
    const auto read = readNumber(text, base);
    constexpr quint64 most = std::numeric_limits<qint64>::max();
    if (!read || read->first > most + (read->second ? 1 : 0))
        return std::nullopt;
    return static_cast<qint64>(read->second ? ~read->first + 1 : read->first);
}

std::optional<int> readInt(QStringView text, int base)
{
    const auto read = readNumber(text, base);
    constexpr quint64 most = std::numeric_limits<int>::max();
    if (!read || read->first > most + (read->second ? 1 : 0))
        return std::nullopt;
    const auto value = static_cast<qint64>(read->first);
    return static_cast<int>(read->second ? -value : value);
}

} // namespace vitrine
