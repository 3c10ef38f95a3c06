// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/memory_size.h"

#include <QString>

#include <algorithm>
#include <limits>

namespace vitrine {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

} // namespace

std::optional<quint64> memoryUnitBytes(QStringView unit, quint64 defaultScale)
{
    const auto is = [](QStringView a, QStringView b) {
        return a.compare(b, Qt::CaseInsensitive) == 0;
    };
    if (unit.isEmpty())
        return defaultScale;
    if (is(unit, u"b") || is(unit, u"byte") || is(unit, u"bytes"))
        return 1;
    const QStringView rest = unit.sliced(1);
    quint64 base = 0;
    if (rest.isEmpty() || is(rest, u"iB"))
        base = 1024;
    else if (is(rest, u"b"))
        base = 1000;
    else
        return std::nullopt;
    const qsizetype power =
        QStringView(u"kmgtpe").indexOf(unit.first(1), 0, Qt::CaseInsensitive) + 1;
    if (power == 0)
        return std::nullopt;
    quint64 scale = 1;
    for (qsizetype i = 0; i < power; ++i)
        scale *= base;
    return scale;
}

std::optional<quint64> memoryKiB(QStringView number, QStringView unit)
{
    number = number.trimmed();
    const auto scale = memoryUnitBytes(unit);
    if (!scale || number.isEmpty() || !std::all_of(number.begin(), number.end(), isDigit))
        return std::nullopt;
    bool ok = false;
    const quint64 value = number.toULongLong(&ok);
    constexpr auto most = static_cast<quint64>(std::numeric_limits<qint64>::max());
    if (!ok || value > most / *scale)
        return std::nullopt;
    const quint64 bytes = value * *scale;
    return bytes / 1024 + (bytes % 1024 != 0 ? 1 : 0);
}

std::optional<MemorySize> splitMemorySize(QStringView text)
{
    text = text.trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && isDigit(text.at(digits)))
        ++digits;
    const QStringView unit = text.sliced(digits).trimmed();
    if (!memoryKiB(text.first(digits), unit))
        return std::nullopt;
    return MemorySize {text.first(digits).toString(), unit.toString()};
}

} // namespace vitrine
