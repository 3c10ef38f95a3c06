// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Labels of buttons, menus, tabs, and what has several parts: lists, spin boxes, scroll bars.
#include "gui/app/style_paint.h"

namespace vitrine::gui {

void Style::drawButtonLabel(
    const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (button == nullptr)
        return;
    const Colors &c = colors();
    const bool enabled = has(option, State_Enabled);
    QRect r = option->rect;
    // A symbol alone has no room for a second one.
    if (button->features.testFlag(QStyleOptionButton::HasMenu) && !button->text.isEmpty()) {
        const QRect arrow =
            visualRect(option->direction, r, QRect(r.right() - 22, r.top(), 14, r.height()));
        paintChevron(painter, arrow, Symbol::ChevronDown, enabled ? c.muted : c.disabled, 11);
        r = visualRect(option->direction, r, r.adjusted(0, 0, -14, 0));
    }
    const bool primary = flag(widget, property::Primary)
        || button->features.testFlag(QStyleOptionButton::DefaultButton);
    const int gap = button->icon.isNull() || button->text.isEmpty() ? 0 : 7;
    const int icon = button->icon.isNull() ? 0 : metric::IconSize;
    const int room = r.width() - icon - gap - space::Small;
    const bool fits = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width() <= room;
    const QString words = fits
        ? button->text
        : button->fontMetrics.elidedText(button->text, Qt::ElideRight, room, Qt::TextShowMnemonic);
    const int text = button->fontMetrics.size(Qt::TextShowMnemonic, words).width();
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
        words);
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
