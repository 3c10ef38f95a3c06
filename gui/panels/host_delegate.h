// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace vitrine::gui {

/// Paints the host tree: a GPU with its capacity bar, a type with what is free, an instance with its owner.
class HostDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter,
        const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintParent(QPainter *painter,
        const QRect &rect,
        Qt::LayoutDirection direction,
        const QModelIndex &index) const;
    void paintType(QPainter *painter,
        const QRect &rect,
        Qt::LayoutDirection direction,
        const QModelIndex &index) const;
    void paintInstance(QPainter *painter,
        const QRect &rect,
        Qt::LayoutDirection direction,
        const QModelIndex &index) const;
};

} // namespace vitrine::gui
