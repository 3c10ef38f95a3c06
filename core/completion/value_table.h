// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arena.h"
#include "core/completion/domain_grammar.h"
#include "core/rules/diagnostic.h"

#include <QStringView>
#include <QVarLengthArray>

#include <optional>
#include <vector>

namespace vitrine {

// domain_values_text.h, read: its names and words stay views of the text. Internal to core/completion.

enum class ValueKind { Enum, Soft, Uint, Int, Ull, Drop };

/// When a row holds: what an attribute is, of the element itself, of its parent or of the device that it is in.
struct ValueCondition {
    enum class Of { Element, Parent, Grandparent, Device };
    Of of = Of::Element;
    Atom attribute;
    QStringView values; ///< "a|b"; an empty one stands for an attribute that is not there
    bool negated = false;
    ValueCondition *next = nullptr; ///< of the same rows

    [[nodiscard]] bool allows(QStringView value) const;
};

/// One line of the table.
struct ValueRow {
    const AttributeSpec *attribute = nullptr; ///< nullptr: the element itself, or its text
    Atom name;
    ValueKind kind = ValueKind::Enum;
    int base = 10; ///< of a number; 0: as its prefix says
    QStringView values; ///< "a|b|-c"
    bool someDropped = false; ///< one is behind a '-'
    const ValueCondition *conditions = nullptr; ///< the first; all of them must hold
    LibvirtCode code = LibvirtCode::XmlError;
    QStringView words;
    LibvirtCode missingCode = LibvirtCode::XmlError;
    QStringView missingWords;
    bool required = false;
    bool notZero = false;
    bool notNegative = false;
    static constexpr int late = 12000; ///< of a row behind what every device has
    int order = 0;
    ValueRow *next = nullptr; ///< of the same element

    [[nodiscard]] bool allows(QStringView value) const { return has(value, false); }
    /// Read, but not written.
    [[nodiscard]] bool drops(QStringView value) const { return someDropped && has(value, true); }

private:
    [[nodiscard]] bool has(QStringView value, bool dropped) const;
};

class ValueTable {
public:
    ValueTable();

    /// The first row of an element, or nullptr.
    [[nodiscard]] const ValueRow *rows(const ElementSpec *element) const
    {
        return m_rows[static_cast<size_t>(element->index)];
    }
    /// When libvirt reads a section; nothing for one that is not in the table.
    [[nodiscard]] std::optional<int> place(Atom section) const;

private:
    void readLines(QStringView text);
    void readHead(QStringView line);
    void addRows(QStringView line);

    Arena<ValueRow, 128> m_store;
    Arena<ValueCondition, 64> m_conditionStore;
    std::vector<ValueRow *> m_rows; ///< the first of an element, by its index
    std::vector<Atom> m_sections;
    int m_count = 0;
    bool m_isLate = false; ///< the head that is open
    QVarLengthArray<const ElementSpec *, 32> m_elements; ///< of the head that is open
    const ValueCondition *m_conditions = nullptr; ///< of that head
};

const ValueTable &valueTable();

/// A number as virStrToLong_uip and virStrToLong_ullp read it: white space before it, no sign but +, nothing behind it.
std::optional<quint64> readUnsigned(QStringView text, int base, quint64 most);
/// As virStrToLong_ll.
std::optional<qint64> readLong(QStringView text, int base);
/// As virStrToLong_i.
std::optional<int> readInt(QStringView text, int base);

} // namespace vitrine
