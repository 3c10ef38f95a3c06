// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <compare>
#include <cstdint>
#include <optional>

namespace vitrine {

/// UUID of a mediated device, always lower case with dashes (as sysfs names it).
class MdevUuid {
public:
    /// As virUUIDParse of libvirt: 32 hex digits in any case, dashes and white space between them ignored.
    static std::optional<MdevUuid> parse(QStringView text);
    /// As the kernel's create file and sysfs want it: 36 characters with the dashes in place.
    static std::optional<MdevUuid> parseStrict(QStringView text);
    /// A new random one (version 4).
    static MdevUuid generate();

    [[nodiscard]] const QString &toString() const { return m_text; }
    friend bool operator<(const MdevUuid &a, const MdevUuid &b) { return a.m_text < b.m_text; }
    friend bool operator==(const MdevUuid &, const MdevUuid &) = default;
    friend size_t qHash(const MdevUuid &u, size_t seed = 0)
    {
        return ::qHash(QStringView(u.m_text), seed);
    }

private:
    explicit MdevUuid(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// A PCI address as sysfs writes it, 0000:00:02.0. Domains of 16 to 32 bits, bus 0..255, slot 0..31, function 0..7.
struct PciAddress {
    std::uint32_t domain = 0;
    std::uint8_t bus = 0;
    std::uint8_t slot = 0;
    std::uint8_t function = 0;

    static std::optional<PciAddress> parse(QStringView text);
    [[nodiscard]] QString toString() const;
    friend auto operator<=>(const PciAddress &, const PciAddress &) = default;
};

} // namespace vitrine
