// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/device_row.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <utility>

namespace vitrine::gui {

namespace {

Symbol symbolFor(const QString &element)
{
    if (element == u"disk" || element == u"filesystem")
        return Symbol::Disk;
    if (element == u"interface")
        return Symbol::Network;
    if (element == u"sound" || element == u"audio")
        return Symbol::Sound;
    if (element == u"serial" || element == u"console" || element == u"channel"
        || element == u"parallel")
        return Symbol::Terminal;
    return Symbol::Other;
}

} // namespace

DeviceRow::DeviceRow(QString element, QString summary, QWidget *parent)
    : QPushButton(parent)
    , m_element(std::move(element))
    , m_summary(std::move(summary))
    , m_symbol(symbolFor(m_element))
{
    if (m_summary.startsWith(m_element + u' '))
        m_summary = m_summary.mid(m_element.size() + 1);
    else if (m_summary == m_element)
        m_summary.clear();
    setAttribute(Qt::WA_Hover);
    setAccessibleName(m_summary.isEmpty() ? m_element : QString(m_element + u' ' + m_summary));
    setAccessibleDescription(tr("Show it in the domain XML"));
    setToolTip(tr("Show it in the domain XML"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize DeviceRow::sizeHint() const
{
    return {200, qMax(28, fontMetrics().height() + 10)};
}

void DeviceRow::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    if (underMouse() || isDown())
        paintRounded(&painter, rect(), metric::PillRadius, blend(c.surface, c.hover), {});
    const auto place = [&](int x, int w) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, w, height()));
    };
    QRect icon(0, 0, 16, 16);
    icon.moveCenter(place(6, 16).center());
    paintSymbol(&painter, icon, m_symbol, c.muted);
    const int align = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)
                          | Qt::AlignVCenter)
        | Qt::TextSingleLine;
    painter.setPen(c.text);
    painter.setFont(font());
    painter.drawText(place(32, 110), align, m_element);
    painter.setPen(c.muted);
    painter.setFont(Theme::monoSmall());
    const int room = width() - 150;
    painter.drawText(place(142, room),
        align,
        painter.fontMetrics().elidedText(m_summary, Qt::ElideMiddle, room));
    QStyleOption option;
    option.initFrom(this);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocusRing(&painter, rect(), metric::PillRadius);
}

} // namespace vitrine::gui
