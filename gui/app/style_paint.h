// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/icons.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace vitrine::gui {

inline bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

inline bool flag(const QWidget *widget, const char *name)
{
    return widget != nullptr && widget->property(name).toBool();
}

inline int markOf(const QWidget *widget)
{
    return widget != nullptr ? widget->property(property::Mark).toInt() : 0;
}

/// The panel of everything that takes input.
inline void paintField(
    const QStyleOption *option, QPainter *painter, const QWidget *widget, bool focused)
{
    const Colors &c = colors();
    const int mark = markOf(widget);
    QColor line = c.outline;
    if ((mark & MarkError) != 0)
        line = c.danger.foreground;
    else if ((mark & MarkWarning) != 0)
        line = c.warning.foreground;
    const bool enabled = has(option, QStyle::State_Enabled);
    QColor fill = c.field;
    if (enabled && has(option, QStyle::State_MouseOver))
        fill = blend(fill, c.hover);
    paintRounded(painter, option->rect, metric::ControlRadius, enabled ? fill : c.window, line);
    if (focused)
        paintFocusRing(painter, option->rect, metric::ControlRadius);
    if ((mark & MarkChanged) != 0) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setClipRect(QStyle::visualRect(option->direction,
            option->rect,
            QRect(option->rect.left(), option->rect.top(), 3, option->rect.height())));
        paintRounded(painter, option->rect, metric::ControlRadius, c.accent, QColor());
        painter->restore();
    }
}

inline void paintChevron(
    QPainter *painter, const QRect &rect, Symbol symbol, const QColor &color, int side = 12)
{
    QRect box(0, 0, side, side);
    box.moveCenter(rect.center());
    paintSymbol(painter, box, symbol, color);
}

} // namespace vitrine::gui
