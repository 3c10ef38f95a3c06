// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/controls.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOption>

namespace vitrine::gui {

namespace {

constexpr QSize Track(34, 18);

bool keyboardFocus(const QWidget *widget)
{
    QStyleOption option;
    option.initFrom(widget);
    return option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

/// One of several; knows its place so that only the ends are round.
class Segment : public QRadioButton {
public:
    using QRadioButton::QRadioButton;
    bool first = false;
    bool last = false;

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(Theme::strong());
        return {metrics.horizontalAdvance(text()) + 26,
            qMax<int>(metric::ControlHeight, metrics.height() + 12)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    [[nodiscard]] bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }
    void paintEvent(QPaintEvent *) override
    {
        const Colors &c = colors();
        QPainter painter(this);
        const bool rtl = layoutDirection() == Qt::RightToLeft;
        const bool roundLeft = rtl ? last : first;
        const bool roundRight = rtl ? first : last;
        painter.setClipRect(rect());
        // Wider than itself where it touches a neighbour, so that the round corners are cut off there.
        const QRectF box = QRectF(rect()).adjusted(roundLeft ? 0 : -10, 0, roundRight ? 0 : 10, 0);
        const bool on = isChecked();
        QColor fill = isEnabled() ? c.field : c.window;
        if (on)
            fill = isEnabled() ? c.accent : c.disabled;
        else if (underMouse() && isEnabled())
            fill = blend(fill, c.hover);
        paintRounded(&painter, box, metric::ControlRadius, fill, on ? QColor() : c.outline);
        if (!on && !roundRight)
            painter.fillRect(rect().right(), 0, 1, height(), c.outline);
        painter.setPen(on ? c.onAccent : isEnabled() ? c.text : c.disabled);
        painter.setFont(on ? Theme::strong() : font());
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
        if (keyboardFocus(this))
            paintRounded(&painter,
                QRectF(rect()).adjusted(3, 3, -3, -3),
                metric::ControlRadius - 3,
                {},
                on ? c.onAccent : c.accent,
                1.5);
    }
};

} // namespace

Switch::Switch(QWidget *parent) : QCheckBox(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Switch::sizeHint() const
{
    const int textWidth =
        qMax(fontMetrics().horizontalAdvance(tr("off")), fontMetrics().horizontalAdvance(tr("on")));
    return {Track.width() + space::Small + textWidth + 4,
        qMax<int>(metric::ControlHeight, fontMetrics().height() + 8)};
}

void Switch::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    const bool on = isChecked();
    QRect track(QPoint(2, (height() - Track.height()) / 2), Track);
    track = QStyle::visualRect(layoutDirection(), rect(), track);
    QColor fill = on ? c.accent : c.free;
    if (!isEnabled())
        fill = on ? c.disabled : c.window;
    else if (underMouse())
        fill = on ? c.accentHover : blend(fill, c.hover);
    paintRounded(
        &painter, track, Track.height() / 2.0, fill, on && isEnabled() ? QColor() : c.outline);
    const bool right = on != (layoutDirection() == Qt::RightToLeft);
    const QRectF knob(right ? track.right() - 14 : track.left() + 3, track.top() + 3, 12, 12);
    paintRounded(&painter,
        knob,
        6,
        on && isEnabled() ? c.onAccent
            : c.dark      ? c.text
                          : c.surface,
        on || c.dark ? QColor() : c.outline);
    // The word beside it: the state is told by text too.
    painter.setPen(isEnabled() ? c.muted : c.disabled);
    const QRect words = QStyle::visualRect(layoutDirection(),
        rect(),
        QRect(
            Track.width() + 2 + space::Small, 0, width() - Track.width() - space::Small, height()));
    painter.drawText(words,
        static_cast<int>(
            QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter),
        on ? tr("on") : tr("off"));
    if (keyboardFocus(this))
        paintFocusRing(&painter, QRectF(track).adjusted(-2, -2, 2, 2), Track.height() / 2.0 + 2);
}

SegmentedControl::SegmentedControl(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SegmentedControl::addSegment(const QString &text, const QString &value)
{
    const QList<QAbstractButton *> before = m_group->buttons();
    auto *segment = new Segment(text, this);
    segment->setAccessibleName(text);
    segment->setProperty("value", value);
    segment->first = before.isEmpty();
    segment->last = true;
    if (!before.isEmpty())
        static_cast<Segment *>(before.last())->last = false;
    m_group->addButton(segment);
    layout()->addWidget(segment);
    connect(segment, &QRadioButton::clicked, this, [this, value] { Q_EMIT chosen(value); });
    setFocusProxy(m_group->buttons().constFirst());
}

QString SegmentedControl::value() const
{
    const QAbstractButton *button = m_group->checkedButton();
    return button == nullptr ? QString() : button->property("value").toString();
}

void SegmentedControl::setValue(const QString &value)
{
    m_group->setExclusive(false);
    for (QAbstractButton *button : m_group->buttons())
        button->setChecked(button->property("value").toString() == value);
    m_group->setExclusive(true);
}

PresetCard::PresetCard(
    Picture picture, const QString &title, const QString &summary, QWidget *parent)
    : QPushButton(parent)
    , m_picture(picture)
    , m_title(title)
    , m_summary(summary)
{
    setCheckable(true);
    setAccessibleName(title);
    setAccessibleDescription(summary);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize PresetCard::sizeHint() const
{
    return {150, heightForWidth(150)};
}

QSize PresetCard::minimumSizeHint() const
{
    return {112, heightForWidth(112)};
}

int PresetCard::heightForWidth(int width) const
{
    const int inner = width - 2 * space::Medium;
    const QFontMetrics strong(Theme::strong());
    const QFontMetrics small(Theme::small());
    const int title = strong.boundingRect(0, 0, inner, 400, Qt::TextWordWrap, m_title).height();
    const int body = small.boundingRect(0, 0, inner, 400, Qt::TextWordWrap, m_summary).height();
    return space::Medium + 22 + space::Small + title + 2 + body + space::Medium;
}

namespace {

/// vGPU, what lies between, and a screen: the same three signs in every picture.
void paintPresetPicture(QPainter *painter,
    PresetCard::Picture picture,
    const QPointF &at,
    const QColor &line,
    const QColor &accent)
{
    using Picture = PresetCard::Picture;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(at);
    const QPen pen(line, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(pen);
    painter->setBrush(picture == Picture::Only ? QBrush(accent) : QBrush(Qt::NoBrush));
    if (picture == Picture::Only)
        painter->setPen(QPen(accent, 1.6));
    painter->drawRoundedRect(QRectF(1, 4, 15, 14), 3, 3);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(pen);
    if (picture == Picture::Compute) {
        painter->setBrush(line);
        painter->setPen(Qt::NoPen);
        for (const qreal x : {21.0, 26.0, 31.0})
            painter->drawEllipse(QPointF(x, 11), 1.2, 1.2);
    } else {
        const qreal end = picture == Picture::Remote ? 38 : 26;
        painter->drawLine(QPointF(16, 11), QPointF(end, 11));
        if (picture == Picture::Remote) {
            painter->setBrush(accent);
            painter->setPen(Qt::NoPen);
            painter->drawEllipse(QPointF(27, 11), 2.8, 2.8);
            painter->setBrush(Qt::NoBrush);
            painter->setPen(pen);
        }
        painter->drawRoundedRect(QRectF(end, 3, 24, 14), 2.5, 2.5);
        painter->drawLine(QPointF(end + 8, 20), QPointF(end + 16, 20));
    }
    painter->restore();
}

} // namespace

void PresetCard::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    const bool on = isChecked();
    const bool over = underMouse() && isEnabled();
    QColor fill = on ? c.accentSoft.background : c.surface;
    if (isDown() || over)
        fill = blend(fill, isDown() ? c.pressed : c.hover);
    const QRectF box = QRectF(rect()).adjusted(0, 0, 0, -1);
    paintRounded(&painter, box.adjusted(0, 1, 0, 1), metric::CardRadius, c.shadow, {});
    paintRounded(&painter,
        box,
        metric::CardRadius,
        fill,
        on         ? c.accent
            : over ? c.outline
                   : c.border,
        on ? 2 : 1);
    const QColor text = isEnabled() ? c.text : c.disabled;
    const int inner = width() - 2 * space::Medium;
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    painter.save();
    if (rtl) {
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    paintPresetPicture(&painter,
        m_picture,
        QPointF(space::Medium, space::Medium - 1),
        text,
        isEnabled() ? c.accent : c.disabled);
    painter.restore();
    const int align = static_cast<int>(rtl ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextWordWrap;
    int y = space::Medium + 22 + space::Small;
    painter.setPen(text);
    painter.setFont(Theme::strong());
    QRect used;
    painter.drawText(QRect(space::Medium, y, inner, height()), align, m_title, &used);
    y += used.height() + 2;
    painter.setPen(isEnabled() ? c.muted : c.disabled);
    painter.setFont(Theme::small());
    painter.drawText(QRect(space::Medium, y, inner, height() - y), align, m_summary);
    if (on) {
        const QRect mark =
            QStyle::visualRect(layoutDirection(), rect(), QRect(width() - 30, 12, 18, 18));
        paintRounded(&painter, mark, 9, c.accent, {});
        paintSymbol(&painter, QRectF(mark).adjusted(4, 4, -4, -4), Symbol::Check, c.onAccent);
    }
    if (keyboardFocus(this))
        paintFocusRing(&painter,
            box.adjusted(on ? 3 : 0, on ? 3 : 0, on ? -3 : 0, on ? -3 : 0),
            metric::CardRadius);
}

QPushButton *symbolButton(Symbol symbol, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(symbolIcon(symbol), text, parent);
    return button;
}

QPushButton *quietButton(Symbol symbol, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(symbolIcon(symbol), QString(), parent);
    button->setProperty(property::Quiet, true);
    button->setAccessibleName(name);
    button->setToolTip(name);
    return button;
}

void setPrimary(QPushButton *button, Symbol symbol)
{
    button->setProperty(property::Primary, true);
    if (symbol != Symbol::None)
        button->setIcon(symbolIcon(symbol, true));
}

} // namespace vitrine::gui
