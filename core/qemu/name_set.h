// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QStringView>

#include <algorithm>
#include <initializer_list>

namespace vitrine {

/// A set of names, kept sorted and without duplicates: same content, same order, same JSON.
class NameSet {
public:
    NameSet() = default;
    NameSet(std::initializer_list<QString> names) : NameSet(QStringList(names)) {}
    explicit NameSet(QStringList names) : m_names(std::move(names))
    {
        std::sort(m_names.begin(), m_names.end());
        m_names.erase(std::unique(m_names.begin(), m_names.end()), m_names.end());
    }

    /// Of names that are in order already, each once: who calls it has checked that.
    static NameSet fromSorted(QStringList names)
    {
        NameSet out;
        out.m_names = std::move(names);
        return out;
    }

    [[nodiscard]] bool contains(QStringView name) const
    {
        const auto it = std::lower_bound(m_names.begin(), m_names.end(), name);
        return it != m_names.end() && *it == name;
    }
    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] bool isEmpty() const { return m_names.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_names.size(); }
    [[nodiscard]] auto begin() const { return m_names.begin(); }
    [[nodiscard]] auto end() const { return m_names.end(); }

    friend bool operator==(const NameSet &, const NameSet &) = default;

private:
    QStringList m_names;
};

} // namespace vitrine
