// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/atom.h"

#include <QString>
#include <QStringView>

#include <concepts>
#include <cstddef>

namespace vitrine {

/// A word, nearly always a literal. QStringView of Qt 6.4 counts the letters of a literal each
/// time it is made; here the compiler has counted them. Only for parameters: it does not own what it names.
class Name {
public:
    constexpr Name() = default; ///< no name, as of an item of an array
    // NOLINTBEGIN(google-explicit-constructor): that it converts is what it is for
    template<std::size_t Size>
    constexpr Name(const char16_t (&literal)[Size]) : m_view(literal, qsizetype {Size - 1})
    {
    }
    template<typename Pointer>
    requires std::same_as<Pointer, const char16_t *>
    constexpr Name(Pointer text) : m_view(text) {}
    constexpr Name(QStringView text) : m_view(text) {}
    Name(const QString &text) : m_view(text) {}
    constexpr Name(Atom atom) : m_view(atom.view()) {}
    constexpr operator QStringView() const { return m_view; }
    // NOLINTEND(google-explicit-constructor)
    [[nodiscard]] constexpr QStringView view() const { return m_view; }
    [[nodiscard]] constexpr bool isEmpty() const { return m_view.isEmpty(); }

private:
    QStringView m_view;
};

} // namespace vitrine
