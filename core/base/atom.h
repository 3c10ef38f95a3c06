// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace vitrine {

/// A name of libvirt's grammar (of an element or an attribute), with its hash: two of them are compared as numbers, and what is
/// looked for is a literal nearly always, of which the compiler has made the number. That no two names of the grammar have one
/// hash is tested; a name that comes from somewhere else is looked up letter by letter, once (ElementSpec).
///
/// It does not own its text: a literal, or what lives as long as the grammar.
class Atom {
public:
    constexpr Atom() = default;
    // NOLINTBEGIN(google-explicit-constructor): that it converts is what it is for
    template<std::size_t Size>
    consteval Atom(const char16_t (&literal)[Size])
        : Atom(QStringView(literal, qsizetype {Size - 1}))
    {
    }
    constexpr Atom(QStringView text)
        : m_text(text.utf16())
        , m_size(static_cast<std::uint32_t>(text.size()))
        , m_hash(hashOf(text))
    {
    }
    template<typename Pointer>
    requires std::same_as<Pointer, const char16_t *>
    constexpr Atom(Pointer text) : Atom(QStringView(text)) {}
    Atom(const QString &text) : Atom(QStringView(text)) {}
    constexpr operator QStringView() const { return view(); }
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] constexpr QStringView view() const { return {m_text, qsizetype {m_size}}; }
    /// Shares the text: nothing is copied, so only for names that live on.
    [[nodiscard]] QString toString() const
    {
        return QString::fromRawData(view().data(), view().size());
    }
    friend constexpr bool operator==(Atom a, Atom b) { return a.m_hash == b.m_hash; }
    /// One of 32 bits, for sets that say "surely not in it" of most names.
    [[nodiscard]] constexpr std::uint32_t bit() const { return 1U << (m_hash >> 27U); }

private:
    /// FNV-1a
    static constexpr std::uint32_t hashOf(QStringView text)
    {
        std::uint32_t hash = 2166136261U;
        for (qsizetype i = 0; i < text.size(); ++i)
            hash = (hash ^ text.utf16()[i]) * 16777619U;
        return hash;
    }

    const char16_t *m_text = u"";
    std::uint32_t m_size = 0;
    std::uint32_t m_hash = 0;
};

/// To go over some names: for (const Atom name : Atoms {u"domain", u"bus"}).
using Atoms = std::initializer_list<Atom>;

} // namespace vitrine
