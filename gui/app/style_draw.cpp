// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/style_paint.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>
#include <QToolBar>

namespace vitrine::gui {

void Style::drawButtonPanel(
    const QStyleOption *option, QPainter *painter, const QWidget *widget, bool quiet) const
{
    const Colors &c = colors();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool enabled = has(option, State_Enabled);
    const bool down = has(option, State_Sunken);
    const bool over = has(option, State_MouseOver) && enabled;
    const bool on = has(option, State_On);
    const bool primary = flag(widget, property::Primary)
        || (button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton));
    QColor fill = quiet ? QColor() : c.surface;
    QColor line = quiet ? QColor() : c.outline;
    if (primary) {
        fill = enabled ? (over ? c.accentHover : c.accent) : c.field;
        line = enabled ? QColor() : c.border;
    } else if (on) {
        fill = c.accentSoft.background;
        line = c.accentSoft.border;
    } else if (down) {
        fill = blend(c.surface, c.pressed);
    } else if (over) {
        fill = blend(c.surface, c.hover);
    }
    if (!enabled && !primary && !quiet)
        line = c.border;
    if (fill.isValid() || line.isValid())
        paintRounded(painter, option->rect, metric::ControlRadius, fill, line);
    if (has(option, State_HasFocus) && has(option, State_KeyboardFocusChange)) {
        if (primary)
            paintRounded(painter,
                QRectF(option->rect).adjusted(2.5, 2.5, -2.5, -2.5),
                metric::ControlRadius - 2,
                QColor(),
                c.onAccent,
                1.5);
        else
            paintFocusRing(painter, option->rect, metric::ControlRadius);
    }
}

// NOLINTNEXTLINE(readability-function-size): one short case for each element
void Style::drawPrimitive(PrimitiveElement element,
    const QStyleOption *option,
    QPainter *painter,
    const QWidget *widget) const
{
    const Colors &c = colors();
    const QRect r = option->rect;
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(option, painter, widget, flag(widget, property::Quiet));
        return;
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
    case PE_IndicatorButtonDropDown:
        drawButtonPanel(option, painter, widget, true);
        return;
    case PE_FrameDefaultButton:
    case PE_PanelScrollAreaCorner:
    case PE_FrameStatusBarItem:
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
    case PE_PanelMenuBar:
    case PE_IndicatorToolBarSeparator:
        return;
    case PE_FrameFocusRect:
        if (has(option, State_KeyboardFocusChange))
            paintFocusRing(painter, r, metric::PillRadius);
        return;
    case PE_PanelLineEdit:
        if (widget != nullptr && qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr)
            return;
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0)
            paintField(option, painter, widget, has(option, State_HasFocus));
        return;
    case PE_FrameLineEdit:
        return;
    case PE_Frame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame != nullptr && frame->lineWidth > 0)
            paintRounded(painter, r, metric::ControlRadius, QColor(), c.border);
        return;
    case PE_PanelMenu:
        painter->fillRect(r, c.surface);
        return;
    case PE_FrameMenu:
        paintRounded(painter, r, 0, QColor(), c.outline);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(r, c.surface);
        paintRounded(painter, r, 0, QColor(), c.outline);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), c.border);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton: {
        const bool radio = element == PE_IndicatorRadioButton;
        const bool on = has(option, State_On);
        const bool enabled = has(option, State_Enabled);
        const QRectF box = QRectF(r).adjusted(1, 1, -1, -1);
        const qreal radius = radio ? box.width() / 2 : 4;
        paintRounded(painter,
            box,
            radius,
            on && enabled ? c.accent : c.field,
            on && enabled ? QColor() : c.muted);
        if (on && radio)
            paintRounded(painter,
                box.adjusted(5, 5, -5, -5),
                radius,
                enabled ? c.onAccent : c.disabled,
                QColor());
        else if (on)
            paintSymbol(painter,
                box.adjusted(2, 2, -2, -2),
                Symbol::Check,
                enabled ? c.onAccent : c.disabled);
        else if (has(option, State_NoChange))
            painter->fillRect(
                box.adjusted(4, box.height() / 2 - 1, -4, -box.height() / 2 + 1), c.muted);
        if (has(option, State_HasFocus) && has(option, State_KeyboardFocusChange))
            paintFocusRing(painter, QRectF(r).adjusted(-1, -1, 1, 1), radius + 2);
        return;
    }
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem: {
        const bool selected = has(option, State_Selected);
        if (!selected && !has(option, State_MouseOver)) {
            if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
                painter->fillRect(r, item->backgroundBrush);
            return;
        }
        const QRectF box = QRectF(r).adjusted(2, 1, -2, -1);
        paintRounded(painter,
            box,
            metric::ControlRadius,
            selected ? c.accentSoft.background : blend(c.surface, c.hover),
            selected && c.highContrast ? c.accent : QColor());
        return;
    }
    case PE_IndicatorBranch:
        if (has(option, State_Children))
            // Beside the first line of a row that has several.
            paintChevron(painter,
                r.height() > 60 ? QRect(r.left(), r.top() + 10, r.width(), 20) : r,
                has(option, State_Open)                    ? Symbol::ChevronDown
                    : option->direction == Qt::RightToLeft ? Symbol::ChevronLeft
                                                           : Symbol::ChevronRight,
                c.muted);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorSpinDown:
        paintChevron(
            painter, r, Symbol::ChevronDown, has(option, State_Enabled) ? c.muted : c.disabled);
        return;
    case PE_IndicatorArrowRight:
        paintChevron(painter, r, Symbol::ChevronRight, c.muted);
        return;
    case PE_IndicatorArrowLeft:
        paintChevron(painter, r, Symbol::ChevronLeft, c.muted);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element,
    const QStyleOption *option,
    QPainter *painter,
    const QWidget *widget) const
{
    const Colors &c = colors();
    const QRect r = option->rect;
    switch (element) {
    case CE_MenuItem:
        drawMenuItem(option, painter, widget);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuBarEmptyArea:
        painter->fillRect(r, c.surface);
        return;
    case CE_MenuBarItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item == nullptr)
            return;
        painter->fillRect(r, c.surface);
        if (has(option, State_Selected))
            paintRounded(painter,
                QRectF(r).adjusted(1, 2, -1, -2),
                metric::PillRadius,
                blend(c.surface, c.pressed),
                {});
        int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
        if (styleHint(SH_UnderlineShortcut, option, widget, nullptr) == 0)
            flags |= Qt::TextHideMnemonic;
        drawItemText(painter,
            r,
            flags,
            item->palette,
            has(option, State_Enabled),
            item->text,
            QPalette::WindowText);
        return;
    }
    case CE_TabBarTabShape:
        drawTab(option, painter);
        return;
    case CE_ToolBar:
        painter->fillRect(r, c.surface);
        painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), c.border);
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), c.border);
        return;
    case CE_Splitter: {
        const bool horizontal = has(option, State_Horizontal);
        painter->fillRect(r, c.surface);
        const QPoint mid = r.center();
        painter->fillRect(horizontal ? QRect(mid.x(), r.top(), 1, r.height())
                                     : QRect(r.left(), mid.y(), r.width(), 1),
            c.border);
        if (has(option, State_MouseOver) || has(option, State_Sunken))
            painter->fillRect(horizontal ? QRect(mid.x() - 1, r.top(), 3, r.height())
                                         : QRect(r.left(), mid.y() - 1, r.width(), 3),
                c.accent);
        return;
    }
    case CE_PushButtonLabel:
        drawButtonLabel(option, painter, widget);
        return;
    case CE_ComboBoxLabel:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->editable)
                return;
            const QRect text = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
            painter->save();
            const QString shown =
                combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, text.width());
            drawItemText(painter,
                text,
                static_cast<int>(
                    visualAlignment(combo->direction, Qt::AlignLeft | Qt::AlignVCenter)),
                combo->palette,
                has(option, State_Enabled),
                shown,
                QPalette::Text);
            painter->restore();
        }
        return;
    case CE_FocusFrame:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

} // namespace vitrine::gui
