// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/type_description.h"

#include <QList>

#include <limits>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isKeyCharacter(QChar c)
{
    return c == u'_' || isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

struct Number {
    std::optional<int> value;
    QStringView rest; ///< what follows the digits
};

Number leadingNumber(QStringView text)
{
    qint64 value = 0;
    qsizetype i = 0;
    for (; i < text.size() && isDigit(text.at(i)); ++i) {
        value = value * 10 + text.at(i).digitValue();
        if (value > std::numeric_limits<int>::max())
            return {};
    }
    if (i == 0)
        return {};
    return {static_cast<int>(value), text.sliced(i)};
}

std::optional<int> positive(QStringView text)
{
    const Number number = leadingNumber(text);
    return number.value && *number.value > 0 && number.rest.isEmpty() ? number.value : std::nullopt;
}

/// 512M, 128MB, 2 GiB; without a unit MiB.
std::optional<int> mebibytes(QStringView text)
{
    const Number number = leadingNumber(text);
    if (!number.value || *number.value == 0)
        return std::nullopt;
    const QString unit = number.rest.trimmed().toString().toUpper();
    if (unit.isEmpty() || unit == u"M" || unit == u"MB" || unit == u"MIB")
        return number.value;
    if (unit != u"G" && unit != u"GB" && unit != u"GIB")
        return std::nullopt;
    if (*number.value > std::numeric_limits<int>::max() / 1024)
        return std::nullopt;
    return *number.value * 1024;
}

/// WIDTHxHEIGHT, and nothing after it.
std::optional<QString> resolution(QStringView text)
{
    const Number width = leadingNumber(text);
    if (!width.value || *width.value == 0 || !width.rest.startsWith(u'x', Qt::CaseInsensitive))
        return std::nullopt;
    const auto height = positive(width.rest.sliced(1));
    if (!height)
        return std::nullopt;
    return QString(QString::number(*width.value) + u'x' + QString::number(*height));
}

void take(TypeDescription &out, QStringView key, QStringView value)
{
    const auto is = [&](QLatin1StringView name) {
        return key.compare(name, Qt::CaseInsensitive) == 0;
    };
    if (is("framebuffer"_L1) || is("low_gm_size"_L1))
        out.framebufferMiB = mebibytes(value);
    else if (is("max_resolution"_L1) || is("resolution"_L1))
        out.maxResolution = resolution(value);
    else if (is("num_heads"_L1))
        out.heads = positive(value);
    else if (is("frl_config"_L1))
        out.frameRateLimit = positive(value);
    else if (is("max_instance"_L1))
        out.maxInstances = positive(value);
}

/// The words of a description that has no keys.
void takePlainWords(TypeDescription &out, QStringView text)
{
    QStringView previous;
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    for (QStringView word : words) {
        while (!word.isEmpty() && (word.back() == u',' || word.back() == u'.'))
            word.chop(1);
        if (!out.maxResolution)
            out.maxResolution = resolution(word);
        const bool unit = word.startsWith(u'M') || word.startsWith(u'G');
        if (!out.framebufferMiB && unit && positive(previous))
            out.framebufferMiB = mebibytes(QString(previous.toString() + word));
        previous = word;
    }
}

} // namespace

TypeDescription parseTypeDescription(QStringView text)
{
    TypeDescription out;
    bool anyKey = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'=' && text.at(i) != u':')
            continue;
        qsizetype keyEnd = i;
        while (keyEnd > 0 && text.at(keyEnd - 1) == u' ')
            --keyEnd;
        qsizetype keyStart = keyEnd;
        while (keyStart > 0 && isKeyCharacter(text.at(keyStart - 1)))
            --keyStart;
        qsizetype valueStart = i + 1;
        while (valueStart < text.size() && text.at(valueStart) == u' ')
            ++valueStart;
        qsizetype valueEnd = valueStart;
        while (valueEnd < text.size() && text.at(valueEnd) != u',' && !text.at(valueEnd).isSpace())
            ++valueEnd;
        if (keyEnd == keyStart)
            continue;
        anyKey = true;
        take(out,
            text.sliced(keyStart, keyEnd - keyStart),
            text.sliced(valueStart, valueEnd - valueStart));
    }
    if (!anyKey)
        takePlainWords(out, text);
    return out;
}

} // namespace vitrine
