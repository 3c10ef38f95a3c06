// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/field_table.h"

#include <QStringList>

#include <array>
#include <optional>

namespace vitrine {

/// FieldSpec::xpath taken apart: names of elements below the item, and an attribute; none means the text of the element.
struct FieldSteps {
    QStringList elements;
    QString attribute;
};
FieldSteps stepsOf(const FieldSpec &spec);

/// The same, where a value stands in this guest: a graphics that has only the short form keeps its listen address in an
/// attribute of its own.
FieldSteps stepsIn(const GuestConfig &guest, const FieldRef &ref);

/// <address type='pci'> as 0000:00:05.0; numbers as libvirt reads them (0x1f, 31, 037), absent ones are 0. Nothing for other
/// types of address, and for numbers that are none.
std::optional<PciAddress> pciAddressOf(const GuestAddress &address);

/// fieldAtPath() for many paths of one guest; it and its text must live longer.
class FieldFinder {
public:
    FieldFinder(const XmlText &text, const GuestConfig &guest);
    std::optional<FieldRef> at(const QString &path);

private:
    const QStringList &items(FieldGroup group);

    const XmlText &m_text;
    const GuestConfig &m_guest;
    std::array<std::optional<QStringList>, 5> m_items; ///< paths of the items, by group
};

} // namespace vitrine
