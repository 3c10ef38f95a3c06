// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/display_path_view.h"

#include "gui/app/icons.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/text/translate.h"

#include <QPainter>
#include <QStyleOption>

namespace vitrine::gui {

namespace {

constexpr int Above = 8; ///< and below what a station says
constexpr int Link = 26; ///< between stations that have room
constexpr int ShortLink = 14;
constexpr int Inset = 8;

int heightOf(int details)
{
    return 2 * Above + QFontMetrics(Theme::strong()).height() + 2
        + details * QFontMetrics(Theme::small()).height();
}

/// Broken where both halves are about as wide: at a space, or in a path after a slash.
QStringList halves(const QString &text, const QFontMetrics &metrics)
{
    QStringList best {text};
    int narrowest = metrics.horizontalAdvance(text);
    for (qsizetype i = 1; i + 1 < text.size(); ++i) {
        const bool space = text.at(i) == u' ';
        if (!space && text.at(i) != u'/')
            continue;
        const QString first = text.left(space ? i : i + 1);
        const QString second = text.mid(i + 1);
        const int width = qMax(metrics.horizontalAdvance(first), metrics.horizontalAdvance(second));
        if (width < narrowest) {
            narrowest = width;
            best = {first, second};
        }
    }
    return best;
}

} // namespace

StationButton::StationButton(QWidget *parent) : QPushButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void StationButton::setStation(const PathStation &station)
{
    m_station = station;
    m_title = stationTitle(station);
    m_detail = translate(station.detail);
    // "QEMU 7.2.22": the version stands below, where there is room.
    if (station.kind == PathStation::Kind::Qemu && m_detail.isEmpty()) {
        m_detail = m_title.section(u' ', 1);
        m_title = m_title.section(u' ', 0, 0);
    }
    setAccessibleName(m_detail.isEmpty() ? m_title : m_title + u", " + m_detail);
    setAccessibleDescription(stationState(station.state));
    setToolTip(m_detail.isEmpty() ? m_title : m_title + u'\n' + m_detail);
    updateGeometry();
    update();
}

QSize StationButton::sizeHint() const
{
    const int title = QFontMetrics(Theme::strong()).horizontalAdvance(m_title);
    const int detail = QFontMetrics(Theme::small()).horizontalAdvance(m_detail);
    return {qMax(64, qMax(title, detail) + 2 * Inset + 2), heightOf(1)};
}

int StationButton::widthInTwoLines() const
{
    const QFontMetrics small(Theme::small());
    int width = QFontMetrics(Theme::strong()).horizontalAdvance(m_title);
    for (const QString &half : halves(m_detail, small))
        width = qMax(width, small.horizontalAdvance(half));
    return qMax(64, width + 2 * Inset + 2);
}

QSize StationButton::minimumSizeHint() const
{
    return {64, heightOf(1)};
}

void StationButton::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    const bool broken = m_station.state == PathStation::State::Broken;
    const bool unknown = m_station.state == PathStation::State::Unknown;
    const bool unused = m_station.state == PathStation::State::Unused;
    QColor fill = broken ? c.danger.background : unknown ? c.warning.background : c.field;
    if (underMouse())
        fill = blend(fill, c.hover);
    const QColor line = broken ? c.danger.foreground : unknown ? c.warning.border : c.outline;
    paintRounded(&painter, rect(), 8, unused ? c.surface : fill, line, broken ? 1.5 : 1);
    const QRect inner = rect().adjusted(Inset, Above, -Inset, -Above);
    const int align = static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft));
    painter.setFont(Theme::strong());
    painter.setPen(broken ? c.danger.foreground
            : unknown     ? c.warning.foreground
            : unused      ? c.muted
                          : c.text);
    painter.drawText(inner,
        align | Qt::AlignTop,
        painter.fontMetrics().elidedText(m_title, Qt::ElideRight, inner.width()));
    painter.setFont(Theme::small());
    painter.setPen(broken ? c.danger.foreground : unknown ? c.warning.foreground : c.muted);
    const QFontMetrics small = painter.fontMetrics();
    const QStringList lines = small.horizontalAdvance(m_detail) <= inner.width() + 1
            || inner.height() < 3 * small.height()
        ? QStringList {m_detail}
        : halves(m_detail, small);
    QRect row = inner;
    row.setTop(inner.top() + QFontMetrics(Theme::strong()).height() + 2);
    for (const QString &part : lines) {
        painter.drawText(
            row, align | Qt::AlignTop, small.elidedText(part, Qt::ElideRight, inner.width() + 1));
        row.translate(0, small.height());
    }
    QStyleOption option;
    option.initFrom(this);
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange))
        paintFocusRing(&painter, rect(), 8);
}

DisplayPathView::DisplayPathView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Display path"));
}

void DisplayPathView::setPath(const DisplayPath &path)
{
    if (path == m_path && m_stations.size() == path.stations.size())
        return;
    m_path = path;
    while (m_stations.size() > path.stations.size())
        delete m_stations.takeLast();
    while (m_stations.size() < path.stations.size()) {
        auto *button = new StationButton(this);
        connect(button, &QPushButton::clicked, this, [this, button] {
            Q_EMIT stationActivated(button->station());
        });
        button->show();
        m_stations.append(button);
    }
    QStringList spoken;
    for (qsizetype i = 0; i < path.stations.size(); ++i) {
        m_stations.at(i)->setStation(path.stations.at(i));
        spoken.append(
            m_stations.at(i)->accessibleName() + u' ' + stationState(path.stations.at(i).state));
    }
    const QString summary = translate(path.summary);
    setAccessibleDescription(summary.isEmpty() ? spoken.join(u"; ") : summary);
    updateGeometry();
    arrange();
    update();
}

QSize DisplayPathView::sizeHint() const
{
    int width = 0;
    for (const StationButton *station : m_stations)
        width += station->sizeHint().width() + Link;
    return {width, heightOf(m_details)};
}

QSize DisplayPathView::minimumSizeHint() const
{
    return {static_cast<int>(m_stations.size()) * (64 + 12), heightOf(m_details)};
}

void DisplayPathView::arrange()
{
    const int count = static_cast<int>(m_stations.size());
    if (count == 0)
        return;
    QList<int> widths;
    int sum = 0;
    for (const StationButton *station : m_stations) {
        widths.append(station->sizeHint().width());
        sum += widths.last();
    }
    int details = 1;
    if (sum + ShortLink * (count - 1) > width()) {
        details = 2;
        sum = 0;
        for (int i = 0; i < count; ++i) {
            widths[i] = m_stations.at(i)->widthInTwoLines();
            sum += widths.at(i);
        }
    }
    if (details != m_details) {
        m_details = details;
        updateGeometry();
    }
    const int link = count > 1 ? qBound(ShortLink, (width() - sum) / (count - 1), 44) : 0;
    const int room = width() - link * (count - 1);
    // Too narrow: take from the widest until it fits.
    while (sum > room) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= 64)
            break;
        *widest -= 1;
        sum -= 1;
    }
    int x = 0;
    for (int i = 0; i < count; ++i) {
        const QRect box(x, 0, widths.at(i), heightOf(m_details));
        m_stations.at(i)->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
        x += widths.at(i) + link;
    }
}

void DisplayPathView::resizeEvent(QResizeEvent *)
{
    arrange();
}

void DisplayPathView::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    using State = PathStation::State;
    bool whole = true;
    for (qsizetype i = 0; i + 1 < m_stations.size(); ++i) {
        const PathStation &next = m_path.stations.at(i + 1);
        const bool breaks =
            whole && (next.state == State::Broken || m_path.stations.at(i).state == State::Broken);
        const bool unknown = next.state == State::Unknown;
        const bool used =
            next.state != State::Unused && m_path.stations.at(i).state != State::Unused;
        QPen pen(c.outline, 2, Qt::SolidLine, Qt::RoundCap);
        if (breaks) {
            pen.setColor(c.danger.foreground);
            pen.setDashPattern({2, 2.2});
        } else if (whole && used && unknown) {
            pen.setColor(c.warning.foreground);
            pen.setDashPattern({2, 2.2});
        } else if (whole && used) {
            pen.setColor(c.segments.at(2));
        }
        painter.setPen(pen);
        QRect a = m_stations.at(i)->geometry();
        QRect b = m_stations.at(i + 1)->geometry();
        if (layoutDirection() == Qt::RightToLeft)
            std::swap(a, b);
        const qreal y = heightOf(m_details) / 2.0;
        painter.drawLine(QPointF(a.right() + 3, y), QPointF(b.left() - 2, y));
        if (breaks)
            whole = false;
    }
}

} // namespace vitrine::gui
