// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/patcher.h"

#include <QStringList>

namespace vitrine {

/// A row of patches below one element. The element keeps its id, since all that changes comes after it in document order. The
/// first patch that fails ends the row: the rest does nothing, and result() is its error.
class ItemEditor {
public:
    ItemEditor(XmlText text, NodeId item) : m_text(std::move(text)), m_item(item) {}

    [[nodiscard]] const XmlText &text() const { return m_text; }
    [[nodiscard]] NodeId item() const { return m_item; }
    /// The element at the end of these names, noNode where it is not there.
    [[nodiscard]] NodeId find(const QStringList &names) const;
    [[nodiscard]] bool has(const QStringList &names) const { return find(names) != noNode; }
    [[nodiscard]] std::optional<QString> attribute(
        const QStringList &names, QStringView attribute) const;

    /// Makes what is missing on the way.
    ItemEditor &setAttribute(
        const QStringList &names, const QString &attribute, const QString &value);
    ItemEditor &setText(const QStringList &names, const QString &value);
    /// Nothing happens where it is not there.
    ItemEditor &removeAttribute(const QStringList &names, QStringView attribute);
    /// With those of the same name beside it.
    ItemEditor &removeElement(const QStringList &names);
    /// Removes every child element of that name from the given number on.
    ItemEditor &removeChildren(QStringView name, int from = 0);
    /// Removes the element, and those around it up to the item, as long as they hold nothing at all and are alone of their
    /// name.
    ItemEditor &prune(QStringList names);

    [[nodiscard]] Result<XmlText> result() const;

private:
    NodeId make(const QStringList &names);
    void take(Result<XmlText> next);

    XmlText m_text;
    NodeId m_item;
    std::optional<Error> m_error;
};

/// Where a child of that name stands among its siblings, as libvirt writes them: below <domain>, <os>, <devices> (the order of
/// device elements), and below a device. Names that are not known go last.
patcher::Where placeFor(QStringView parentName, QStringView childName);

} // namespace vitrine
