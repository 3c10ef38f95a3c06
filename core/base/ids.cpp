// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <QUuid>

#include <array>
#include <cstddef>

namespace vitrine {

namespace {

int hexValue(QChar c)
{
    if (c >= u'0' && c <= u'9')
        return c.unicode() - u'0';
    const char16_t lower = c.unicode() | 0x20;
    if (lower >= u'a' && lower <= u'f')
        return lower - u'a' + 10;
    return -1;
}

std::optional<std::uint32_t> hexNumber(QStringView text, qsizetype minDigits, qsizetype maxDigits)
{
    if (text.size() < minDigits || text.size() > maxDigits)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const QChar c : text) {
        const int digit = hexValue(c);
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
}

} // namespace

std::optional<MdevUuid> MdevUuid::parse(QStringView text)
{
    // Every vGPU's is read in each pass over a guest, so it is put together without a call for each letter.
    std::array<char16_t, 36> out {};
    std::size_t size = 0;
    int digits = 0;
    for (const QChar c : text) {
        const int digit = hexValue(c);
        if (digit < 0) {
            if (c == u'-' || c.isSpace())
                continue;
            return std::nullopt;
        }
        if (digits == 32)
            return std::nullopt;
        if (digits == 8 || digits == 12 || digits == 16 || digits == 20)
            out[size++] = u'-';
        out[size++] = u"0123456789abcdef"[digit];
        ++digits;
    }
    if (digits != 32)
        return std::nullopt;
    return MdevUuid(QStringView(out.data(), qsizetype {36}).toString());
}

std::optional<MdevUuid> MdevUuid::parseStrict(QStringView text)
{
    if (text.size() != 36)
        return std::nullopt;
    for (qsizetype i = 0; i < 36; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text.at(i) != u'-' : hexValue(text.at(i)) < 0)
            return std::nullopt;
    }
    return MdevUuid(text.toString().toLower());
}

MdevUuid MdevUuid::generate()
{
    return MdevUuid(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

std::optional<PciAddress> PciAddress::parse(QStringView text)
{
    const qsizetype dot = text.lastIndexOf(u'.');
    const qsizetype colon = text.lastIndexOf(u':');
    const qsizetype first = text.indexOf(u':');
    if (dot < 0 || colon < 0 || first == colon || dot < colon)
        return std::nullopt;
    const auto domain = hexNumber(text.left(first), 4, 8);
    const auto bus = hexNumber(text.mid(first + 1, colon - first - 1), 2, 2);
    const auto slot = hexNumber(text.mid(colon + 1, dot - colon - 1), 2, 2);
    const auto function = hexNumber(text.mid(dot + 1), 1, 1);
    if (!domain || !bus || !slot || !function || *slot > 31 || *function > 7)
        return std::nullopt;
    return PciAddress {*domain,
        static_cast<std::uint8_t>(*bus),
        static_cast<std::uint8_t>(*slot),
        static_cast<std::uint8_t>(*function)};
}

QString PciAddress::toString() const
{
    return QString::asprintf("%04x:%02x:%02x.%x", domain, bus, slot, function);
}

} // namespace vitrine
