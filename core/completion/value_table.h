// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/domain_grammar.h"
#include "core/rules/diagnostic.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <deque>
#include <optional>

namespace vitrine {

// domain_values_text.h, read. Internal to core/completion.

enum class ValueKind { Enum, Soft, Uint, Int, Ull, Drop };

/// When a row holds: what an attribute is, of the element itself, of its parent or of the device that it is in.
struct ValueCondition {
    enum class Of { Element, Parent, Grandparent, Device };
    Of of = Of::Element;
    QString attribute;
    QStringList values; ///< an empty one stands for an attribute that is not there
    bool negated = false;
};

/// One line of the table.
struct ValueRow {
    const AttributeSpec *attribute = nullptr; ///< nullptr: the element itself, or its text
    QString name;
    ValueKind kind = ValueKind::Enum;
    int base = 10; ///< of a number; 0: as its prefix says
    QStringList values;
    QStringList unwritten;
    QList<ValueCondition> conditions; ///< all of them
    LibvirtCode code = LibvirtCode::XmlError;
    QString words;
    LibvirtCode missingCode = LibvirtCode::XmlError;
    QString missingWords;
    bool required = false;
    bool notZero = false;
    bool notNegative = false;
    int order = 0;
};

struct ValueTable {
    std::deque<ValueRow> rows;
    QHash<const ElementSpec *, QList<const ValueRow *>> byElement;
    QHash<QString, int> places; ///< of a section
};

const ValueTable &valueTable();

/// A number as virStrToLong_uip and virStrToLong_ullp read it: white space before it, no sign but +, nothing behind it.
std::optional<quint64> readUnsigned(QStringView text, int base, quint64 most);
/// As virStrToLong_i.
std::optional<int> readInt(QStringView text, int base);

} // namespace vitrine
