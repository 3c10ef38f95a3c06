// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/value_table.h"

#include "core/completion/device_values_text.h"
#include "core/completion/domain_values_text.h"

#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    if (words.at(0) == u'-') {
        row.kind = ValueKind::Drop;
        return row;
    }
    row.name = words.at(0).startsWith(u'@') ? words.at(0).sliced(1) : QString();
    QString kind = words.at(1);
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
    if (const qsizetype colon = kind.indexOf(u':'); colon > 0) {
        row.base = kind.sliced(colon + 1).toInt();
        kind.truncate(colon);
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
        : kind == "drop"_L1      ? ValueKind::Drop
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

/// "..type!=a|b"
ValueCondition readCondition(QString text)
{
    ValueCondition condition;
    if (text.startsWith(u'^')) {
        condition.of = ValueCondition::Of::Device;
        text.remove(0, 1);
    } else if (text.startsWith("..."_L1)) {
        condition.of = ValueCondition::Of::Grandparent;
        text.remove(0, 3);
    } else if (text.startsWith(".."_L1)) {
        condition.of = ValueCondition::Of::Parent;
        text.remove(0, 2);
    }
    QString name = text.section(u'=', 0, 0);
    condition.negated = name.endsWith(u'!');
    if (condition.negated)
        name.chop(1);
    condition.attribute = name;
    condition.values = text.section(u'=', 1).split(u'|');
    return condition;
}

/// "a/{b,c}/d": a/b/d and a/c/d.
QStringList expandBraces(const QString &path)
{
    const qsizetype open = path.lastIndexOf(u'{');
    if (open < 0)
        return {path};
    const qsizetype close = path.indexOf(u'}', open);
    QStringList out;
    for (const QString &name : path.sliced(open + 1, close - open - 1).split(u','))
        out += expandBraces(path.first(open) + name + path.sliced(close + 1));
    return out;
}

const ElementSpec *elementAt(const QString &path)
{
    const ElementSpec *element = &domainGrammar();
    for (const QString &name : path.split(u'/'))
        element = element == nullptr ? nullptr : element->child(name);
    return element;
}

ValueTable makeTable()
{
    ValueTable table;
    QList<const ElementSpec *> elements;
    QList<ValueCondition> conditions;
    QStringList lines = QString::fromLatin1(domainValuesText).split(u'\n');
    lines += QString::fromLatin1(deviceValuesText).split(u'\n');
    for (const QString &line : std::as_const(lines)) {
        if (line.startsWith(u'>')) {
            const QStringList words = line.sliced(2).split(u" ?"_s);
            elements.clear();
            conditions.clear();
            for (const QString &path : expandBraces(words.first())) {
                const ElementSpec *element = elementAt(path);
                if (element == nullptr) // of several, not each has all
                    continue;
                elements.append(element);
                const QStringList names = path.split(u'/');
                const QString section = names.value(names.first() == "devices"_L1 ? 1 : 0);
                if (!table.places.contains(section)) // the first ten are for what is no table's
                    table.places.insert(section, 2 * static_cast<int>(table.places.size()) + 10);
            }
            Q_ASSERT_X(!elements.isEmpty(), "domain_values_text.h", qPrintable(line));
            for (const QString &word : words.sliced(1))
                conditions.append(readCondition(word.trimmed()));
        } else if (!line.isEmpty()) {
            const ValueRow read = readRow(line);
            for (const ElementSpec *element : elements) {
                const bool known = read.name.isEmpty() || element->attribute(read.name) != nullptr;
                Q_ASSERT_X(known || elements.size() > 1, "domain_values_text.h", qPrintable(line));
                if (!known)
                    continue;
                ValueRow &row = table.rows.emplace_back(read);
                row.attribute = read.name.isEmpty() ? nullptr : element->attribute(read.name);
                row.conditions = conditions;
                row.order = static_cast<int>(table.rows.size());
                table.byElement[element].append(&row);
            }
        }
    }
    return table;
}

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
    static const ValueTable table = makeTable();
    return table;
}

std::optional<quint64> readUnsigned(QStringView text, int base, quint64 most)
{
    const auto read = readNumber(text, base);
    if (!read || read->second || read->first > most)
        return std::nullopt;
    return read->first;
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
