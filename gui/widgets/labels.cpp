// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/labels.h"

#include "gui/app/icons.h"
#include "gui/app/style.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace vitrine::gui {

namespace {

void mute(QWidget *widget)
{
    QPalette palette = widget->palette();
    palette.setColor(QPalette::WindowText, colors().muted);
    widget->setPalette(palette);
}

QFont badgeFont()
{
    QFont font = Theme::small();
    font.setPointSizeF(font.pointSizeF() * 0.95);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

MutedLabel::MutedLabel(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setFont(Theme::small());
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, &MutedLabel::restyle);
}

void MutedLabel::restyle()
{
    mute(this);
}

MonoLabel::MonoLabel(QWidget *parent) : QLabel(parent)
{
    setFont(Theme::monoSmall());
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    restyle();
    connect(&Theme::instance(), &Theme::changed, this, &MonoLabel::restyle);
}

void MonoLabel::restyle()
{
    mute(this);
}

Badge::Badge(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_text(text)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Badge::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Badge::setDot(bool dot)
{
    m_dot = dot;
    updateGeometry();
}

QSize Badge::sizeHint() const
{
    return sizeOf(m_text, m_dot);
}

QSize Badge::sizeOf(const QString &text, bool dot)
{
    const QFontMetrics metrics(badgeFont());
    return {metrics.horizontalAdvance(text) + 12 + (dot ? 11 : 0), metrics.height() + 5};
}

void Badge::paint(QPainter *painter, const QRectF &rect, const QString &text, Tone tone, bool dot)
{
    const TonePair &pair = colors().tone(tone);
    paintRounded(painter,
        rect,
        metric::PillRadius,
        pair.background,
        tone == Tone::Neutral || colors().highContrast ? pair.border : QColor());
    painter->save();
    painter->setFont(badgeFont());
    painter->setPen(pair.foreground);
    QRectF box = rect.adjusted(6, 0, -6, 0);
    if (dot) {
        const bool rtl = painter->layoutDirection() == Qt::RightToLeft;
        const qreal x = rtl ? box.right() - 6 : box.left();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(pair.foreground);
        painter->setPen(Qt::NoPen);
        painter->drawEllipse(QRectF(x, rect.center().y() - 3, 6, 6));
        painter->setPen(pair.foreground);
        box = rtl ? box.adjusted(0, 0, -11, 0) : box.adjusted(11, 0, 0, 0);
    }
    painter->drawText(box, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter->restore();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    paint(&painter, rect(), m_text, m_tone, m_dot);
}

SearchField::SearchField(const QString &placeholder, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(placeholder);
    addAction(symbolIcon(Symbol::Search), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 4, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(m_muted ? colors().muted : colors().text);
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width());
    const auto align = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(
        rect(), static_cast<int>(align | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

} // namespace vitrine::gui
