// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/icons.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>
#include <QToolBar>

namespace vitrine::gui {

namespace {

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool flag(const QWidget *widget, const char *name)
{
    return widget != nullptr && widget->property(name).toBool();
}

int markOf(const QWidget *widget)
{
    return widget != nullptr ? widget->property(property::Mark).toInt() : 0;
}

/// The panel of everything that takes input.
void paintField(const QStyleOption *option, QPainter *painter, const QWidget *widget, bool focused)
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

void paintChevron(
    QPainter *painter, const QRect &rect, Symbol symbol, const QColor &color, int side = 12)
{
    QRect box(0, 0, side, side);
    box.moveCenter(rect.center());
    paintSymbol(painter, box, symbol, color);
}

} // namespace

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

void Style::drawButtonLabel(
    const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button == nullptr)
        return;
    const Colors &c = colors();
    const bool enabled = has(option, State_Enabled);
    QRect r = option->rect;
    if (button->features.testFlag(QStyleOptionButton::HasMenu)) {
        const QRect arrow =
            visualRect(option->direction, r, QRect(r.right() - 22, r.top(), 14, r.height()));
        paintChevron(painter, arrow, Symbol::ChevronDown, enabled ? c.muted : c.disabled, 11);
        r = visualRect(option->direction, r, r.adjusted(0, 0, -14, 0));
    }
    const bool primary = flag(widget, property::Primary)
        || button->features.testFlag(QStyleOptionButton::DefaultButton);
    const int gap = button->icon.isNull() || button->text.isEmpty() ? 0 : 7;
    const int icon = button->icon.isNull() ? 0 : metric::IconSize;
    const int text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    const int start = r.left() + qMax(0, (r.width() - icon - gap - text) / 2);
    if (icon > 0) {
        const QRect box(start, r.center().y() - icon / 2 + 1, icon, icon);
        button->icon.paint(painter,
            visualRect(option->direction, r, box),
            Qt::AlignCenter,
            enabled ? QIcon::Normal : QIcon::Disabled);
    }
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (styleHint(SH_UnderlineShortcut, option, widget, nullptr) == 0)
        flags |= Qt::TextHideMnemonic;
    painter->setPen(!enabled ? c.disabled : primary ? c.onAccent : c.text);
    painter->drawText(
        visualRect(option->direction, r, QRect(start + icon + gap, r.top(), text + 1, r.height())),
        flags,
        button->text);
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (item == nullptr)
        return;
    const Colors &c = colors();
    const QRect r = option->rect;
    const auto mirrored = [&](const QRect &part) { return visualRect(option->direction, r, part); };
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(
            r.left() + space::Small, r.center().y(), r.width() - 2 * space::Small, 1, c.border);
        return;
    }
    const bool enabled = has(option, State_Enabled);
    if (has(option, State_Selected) && enabled)
        paintRounded(painter,
            r,
            metric::PillRadius,
            c.accentSoft.background,
            c.highContrast ? c.accent : QColor());
    const QRect left(r.left() + 8, r.top(), 18, r.height());
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked)
            paintChevron(painter, mirrored(left), Symbol::Check, c.text, 14);
    } else if (!item->icon.isNull()) {
        QRect box(0, 0, metric::IconSize, metric::IconSize);
        box.moveCenter(mirrored(left).center());
        item->icon.paint(painter, box, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const qsizetype tab = item->text.indexOf(u'\t');
    int flags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
    if (styleHint(SH_UnderlineShortcut, option, widget, nullptr) == 0)
        flags |= Qt::TextHideMnemonic;
    const QRect text = r.adjusted(34, 0, -14, 0);
    painter->save();
    painter->setFont(item->font);
    painter->setPen(enabled ? c.text : c.disabled);
    painter->drawText(mirrored(text),
        flags | static_cast<int>(visualAlignment(option->direction, Qt::AlignLeft)),
        tab < 0 ? item->text : item->text.left(tab));
    if (tab >= 0) {
        painter->setPen(enabled ? c.muted : c.disabled);
        painter->drawText(mirrored(text),
            flags | static_cast<int>(visualAlignment(option->direction, Qt::AlignRight)),
            item->text.mid(tab + 1));
    }
    painter->restore();
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintChevron(painter,
            mirrored(QRect(r.right() - 20, r.top(), 16, r.height())),
            option->direction == Qt::RightToLeft ? Symbol::ChevronLeft : Symbol::ChevronRight,
            c.muted);
}

void Style::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const Colors &c = colors();
    const QRect r = option->rect;
    const bool selected = has(option, State_Selected);
    if (!selected && has(option, State_MouseOver) && has(option, State_Enabled))
        paintRounded(painter,
            QRectF(r).adjusted(3, 6, -3, -6),
            metric::PillRadius,
            blend(c.surface, c.hover),
            {});
    if (selected)
        painter->fillRect(QRect(r.left() + 8, r.bottom() - 1, r.width() - 16, 2), c.accent);
    if (has(option, State_HasFocus) && has(option, State_KeyboardFocusChange))
        paintFocusRing(painter, QRectF(r).adjusted(3, 5, -3, -5), metric::PillRadius);
}

void Style::drawComplexControl(ComplexControl control,
    const QStyleOptionComplex *option,
    QPainter *painter,
    const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void Style::drawComboBox(
    const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    paintField(option, painter, widget, has(option, State_HasFocus));
    paintChevron(painter,
        subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget),
        Symbol::ChevronDown,
        has(option, State_Enabled) ? colors().muted : colors().disabled);
}

void Style::drawSpinBox(
    const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Colors &c = colors();
    paintField(option, painter, widget, has(option, State_HasFocus));
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (spin == nullptr || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl sub, bool up) {
        const QRect part = subControlRect(CC_SpinBox, option, sub, widget);
        const bool can = spin->stepEnabled.testFlag(up ? QAbstractSpinBox::StepUpEnabled
                                                       : QAbstractSpinBox::StepDownEnabled)
            && has(option, State_Enabled);
        painter->save();
        painter->translate(QPointF(part.center()) + QPointF(0.5, up ? 2.0 : -1.0));
        if (up)
            painter->rotate(180);
        paintSymbol(
            painter, QRectF(-5, -5, 10, 10), Symbol::ChevronDown, can ? c.muted : c.outline);
        painter->restore();
    };
    arrow(SC_SpinBoxUp, true);
    arrow(SC_SpinBoxDown, false);
}

void Style::drawScrollBar(
    const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Colors &c = colors();
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool active = option->activeSubControls.testFlag(SC_ScrollBarSlider)
        && (has(option, State_MouseOver) || has(option, State_Sunken));
    const QRectF thumb = QRectF(slider).adjusted(3, 3, -3, -3);
    paintRounded(painter,
        thumb,
        qMin(thumb.width(), thumb.height()) / 2,
        active ? c.muted : c.outline,
        QColor());
}

} // namespace vitrine::gui
