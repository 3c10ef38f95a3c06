// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/style.h"

#include "gui/app/icons.h"
#include "gui/app/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace vitrine::gui {

void setMark(QWidget *input, int mark)
{
    if (input->property(property::Mark).toInt() == mark)
        return;
    input->setProperty(property::Mark, mark);
    input->update();
}

void paintRounded(QPainter *painter,
    const QRectF &rect,
    qreal radius,
    const QColor &fill,
    const QColor &line,
    qreal lineWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal half = lineWidth / 2;
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(line.isValid() ? QPen(line, lineWidth) : QPen(Qt::NoPen));
    painter->drawRoundedRect(
        line.isValid() ? rect.adjusted(half, half, -half, -half) : rect, radius, radius);
    painter->restore();
}

void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius)
{
    paintRounded(painter, rect, radius, QColor(), colors().accent, 2.0);
}

Style::Style() : QProxyStyle(QStringLiteral("fusion")) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) != nullptr
        || qobject_cast<QComboBox *>(widget) != nullptr
        || qobject_cast<QScrollBar *>(widget) != nullptr
        || qobject_cast<QTabBar *>(widget) != nullptr || widget->inherits("QSplitterHandle"))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_TabBarTabHSpace:
        return 16;
    case PM_SplitterWidth:
        return 5;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return metric::IconSize;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::Small;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
    case PM_MenuBarItemSpacing:
    case PM_MenuBarHMargin:
        return space::Tiny;
    case PM_MenuBarVMargin:
        return 2;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::Small;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return space::Large;
    case PM_TreeViewIndentation:
        return 18;
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractItemView *>(widget) != nullptr && !widget->isWindow())
            return 0;
        return 1;
    case PM_MenuButtonIndicator:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ToolButtonStyle:
    case SH_TabBar_PreferNoArrows:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
    case SH_MenuBar_MouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon Style::standardIcon(
    StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    // Qt would look for it in every icon theme of the system: ten milliseconds of the start.
    if (icon == SP_LineEditClearButton)
        return symbolIcon(Symbol::Close);
    return QProxyStyle::standardIcon(icon, option, widget);
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const QFontMetrics metrics = option != nullptr ? option->fontMetrics : QFontMetrics(QFont());
    const int control = qMax<int>(metric::ControlHeight, metrics.height() + 12);
    switch (type) {
    case CT_PushButton: {
        int width = size.width() + 2 * space::Medium;
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button != nullptr && button->text.isEmpty())
            width = control;
        else if (button != nullptr && !button->icon.isNull())
            width += 5;
        return {width, qMax(control, size.height() + 8)};
    }
    case CT_ToolButton:
        return {qMax(size.width() + 16, control), control};
    case CT_LineEdit:
        return {size.width() + 2 * space::Small, control};
    case CT_SpinBox:
        return {size.width() + 24, control};
    case CT_ComboBox: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + space::Small, control};
    }
    case CT_MenuBarItem:
        return {size.width() + 18, qMax(metrics.height() + 12, size.height())};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item != nullptr && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {size.width(), 9};
        // Room for icon or check on the left, the shortcut, and the arrow of a submenu.
        int width = size.width() + 36 + 20;
        if (item != nullptr && item->text.contains(u'\t'))
            width += 28;
        return {width, metrics.height() + 12};
    }
    case CT_TabBarTab:
        return {size.width() + 6, qMax(38, metrics.height() + 20)};
    case CT_ItemViewItem: {
        const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {base.width() + space::Small, qMax(base.height(), metrics.height() + 10)};
    }
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect Style::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const int mark = widget != nullptr ? widget->property(property::Mark).toInt() : 0;
        // Inside of an editable list the list has the frame, and with it the room before the text.
        if (widget != nullptr && qobject_cast<const QComboBox *>(widget->parentWidget()) != nullptr)
            return option->rect;
        const int start = (mark & MarkChanged) != 0 ? 8 : 6;
        return visualRect(option->direction, option->rect, option->rect.adjusted(start, 1, -6, -1));
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control,
    const QStyleOptionComplex *option,
    SubControl sub,
    const QWidget *widget) const
{
    const QRect r = option->rect;
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar == nullptr)
            return {};
        if (sub == SC_ScrollBarAddLine || sub == SC_ScrollBarSubLine)
            return {};
        if (sub == SC_ScrollBarGroove)
            return r;
        const bool horizontal = bar->orientation == Qt::Horizontal;
        const int length = horizontal ? r.width() : r.height();
        const int range = bar->maximum - bar->minimum;
        int slider = length;
        if (range > 0) {
            slider =
                static_cast<int>(qint64(bar->pageStep) * length / (qint64(range) + bar->pageStep));
            slider = qBound(qMin(32, length), slider, length);
        }
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
        QRect part;
        if (sub == SC_ScrollBarSlider)
            part = horizontal ? QRect(start, 0, slider, r.height())
                              : QRect(0, start, r.width(), slider);
        else if (sub == SC_ScrollBarSubPage)
            part = horizontal ? QRect(0, 0, start, r.height()) : QRect(0, 0, r.width(), start);
        else
            part = horizontal ? QRect(start + slider, 0, length - start - slider, r.height())
                              : QRect(0, start + slider, r.width(), length - start - slider);
        return visualRect(option->direction, r, part.translated(r.topLeft()));
    }
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField) {
        // An editor inside of it keeps two pixels for itself.
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const int start = combo != nullptr && combo->editable ? 6 : 8;
        return visualRect(option->direction, r, r.adjusted(start, 2, -26, -2));
    }
    if (control == CC_ComboBox && sub == SC_ComboBoxArrow)
        return visualRect(option->direction, r, QRect(r.right() - 25, r.top(), 26, r.height()));
    if (control == CC_SpinBox) {
        const int w = 22;
        const int half = r.height() / 2;
        QRect part = r;
        if (sub == SC_SpinBoxUp)
            part = QRect(r.right() - w + 1, r.top(), w, half);
        else if (sub == SC_SpinBoxDown)
            part = QRect(r.right() - w + 1, r.top() + half, w, r.height() - half);
        else if (sub == SC_SpinBoxEditField)
            part = r.adjusted(2, 1, -w, -1);
        return visualRect(option->direction, r, part);
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

} // namespace vitrine::gui
