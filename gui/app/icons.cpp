// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/icons.h"

#include "gui/app/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cctype>
#include <cstdlib>

namespace vitrine::gui {

namespace {

/// A path on the grid of 24: M x y, L x y, C (three points), Z, O cx cy r (circle), R x y w h r (rounded rectangle).
/// A leading '*' fills instead of stroking.
const char *pathOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::None:
        return "";
    case Symbol::Open:
        return "M 3 19 L 3 6 L 9 6 L 11 9 L 20 9 L 20 12 M 3 19 L 6 12 L 22 12 L 19 19 Z";
    case Symbol::Save:
        return "M 4 4 L 16 4 L 20 8 L 20 20 L 4 20 Z M 8 4 L 8 9 L 15 9 L 15 4 M 8 20 L 8 14 L 16 "
               "14 L 16 20";
    case Symbol::SaveAs:
        return "M 20 11 L 20 8 L 16 4 L 4 4 L 4 20 L 11 20 M 8 4 L 8 9 L 15 9 L 15 4 M 14 21 L 15 "
               "18 L 20 13 L 22 15 L 17 20 Z";
    case Symbol::Export:
        return "M 12 15 L 12 4 M 8 8 L 12 4 L 16 8 M 5 13 L 5 20 L 19 20 L 19 13";
    case Symbol::Undo:
        return "M 8 5 L 4 9 L 8 13 M 4 9 L 14 9 C 18 9 20 11.5 20 14.5 C 20 17.5 18 20 14 20 L 10 "
               "20";
    case Symbol::Redo:
        return "M 16 5 L 20 9 L 16 13 M 20 9 L 10 9 C 6 9 4 11.5 4 14.5 C 4 17.5 6 20 10 20 L 14 "
               "20";
    case Symbol::Plus:
        return "M 12 5 L 12 19 M 5 12 L 19 12";
    case Symbol::Play:
        return "*M 7 4.5 L 19.5 12 L 7 19.5 Z";
    case Symbol::Stop:
        return "*R 6 6 12 12 2";
    case Symbol::Search:
        return "O 10.5 10.5 6 M 15 15 L 20.5 20.5";
    case Symbol::Clear:
        return "O 12 12 9 M 9 9 L 15 15 M 15 9 L 9 15";
    case Symbol::Close:
        return "M 6 6 L 18 18 M 18 6 L 6 18";
    case Symbol::Copy:
        return "R 8.5 8.5 11.5 11.5 2 M 5 15.5 L 4 15.5 L 4 4 L 15.5 4 L 15.5 5";
    case Symbol::ChevronDown:
        return "M 6.5 9.5 L 12 15 L 17.5 9.5";
    case Symbol::ChevronRight:
        return "M 9.5 6.5 L 15 12 L 9.5 17.5";
    case Symbol::ChevronLeft:
        return "M 14.5 6.5 L 9 12 L 14.5 17.5";
    case Symbol::Error:
        return "O 12 12 9 M 9 9 L 15 15 M 15 9 L 9 15";
    case Symbol::Warning:
        return "M 12 4 L 21.5 20 L 2.5 20 Z M 12 10 L 12 14.5 M 12 17 L 12 17.2";
    case Symbol::Note:
        return "O 12 12 9 M 12 11 L 12 16.5 M 12 7.6 L 12 7.8";
    case Symbol::Unchecked:
        return "O 12 12 9 M 9.3 9.6 C 9.3 6.4 14.7 6.4 14.7 9.6 C 14.7 11.7 12 11.6 12 14 M 12 "
               "16.9 L 12 17.1";
    case Symbol::Check:
        return "M 5 12.5 L 10 17.5 L 19.5 7";
    case Symbol::Gpu:
        return "R 3 6 18 11 2 O 9 11.5 2.6 O 15.6 11.5 2.6 M 6 17 L 6 20 M 10 17 L 10 20 M 14 17 L "
               "14 20";
    case Symbol::Monitor:
        return "R 3 4 18 12.5 2 M 12 16.5 L 12 20 M 8 20 L 16 20";
    case Symbol::Guest:
        return "R 3 4 18 12.5 2 M 7.5 8 L 10 10.2 L 7.5 12.4 M 12 12.4 L 16 12.4 M 8 20 L 16 20";
    case Symbol::Remove:
        return "M 4 7 L 20 7 M 9 7 L 9 4 L 15 4 L 15 7 M 6 7 L 7 20 L 17 20 L 18 7 M 10 11 L 10 16 "
               "M 14 11 L 14 16";
    case Symbol::Refresh:
        return "M 19.5 12 C 19.5 16.2 16.2 19.5 12 19.5 C 7.8 19.5 4.5 16.2 4.5 12 C 4.5 7.8 7.8 "
               "4.5 12 4.5 "
               "C 14.8 4.5 17 5.8 18.5 8 M 19 3.8 L 19 8.4 L 14.4 8.4";
    case Symbol::Fix:
        return "M 4 20 L 13.5 10.5 M 13.5 10.5 C 12.6 7.5 14.5 4.2 18 4.2 L 16 7.5 L 16.6 9 L 18.2 "
               "9.4 L 20.4 6.4 "
               "C 21.4 10.4 17.6 13 14.5 11.6 M 4 20 L 3.6 19.6";
    case Symbol::Terminal:
        return "R 3 4.5 18 15 2 M 7 9.5 L 10 12 L 7 14.5 M 12.5 14.8 L 17 14.8";
    case Symbol::Document:
        return "M 6 3.5 L 14 3.5 L 18.5 8 L 18.5 20.5 L 6 20.5 Z M 14 3.5 L 14 8 L 18.5 8 M 9 12 L "
               "15.5 12 M 9 16 L 15.5 16";
    case Symbol::Disk:
        return "M 4 6.5 C 4 3 20 3 20 6.5 C 20 10 4 10 4 6.5 L 4 17.5 C 4 21 20 21 20 17.5 L 20 "
               "6.5 M 4 12 C 4 15.5 20 15.5 20 12";
    case Symbol::Network:
        return "R 9 3.5 6 5 1 R 3 15.5 6 5 1 R 15 15.5 6 5 1 M 12 8.5 L 12 12 M 6 15.5 L 6 12 L 18 "
               "12 L 18 15.5";
    case Symbol::Sound:
        return "M 4 9.5 L 8 9.5 L 12.5 5 L 12.5 19 L 8 14.5 L 4 14.5 Z M 16 9 C 17.6 10.8 17.6 "
               "13.2 16 15 M 18.6 6.6 C 21.6 9.6 21.6 14.4 18.6 17.4";
    case Symbol::Other:
        return "R 4 4 6.5 6.5 1.4 R 13.5 4 6.5 6.5 1.4 R 4 13.5 6.5 6.5 1.4 R 13.5 13.5 6.5 6.5 "
               "1.4";
    case Symbol::NewGuest:
        return "M 20 10 L 20 6 C 20 4.9 19.1 4 18 4 L 5 4 C 3.9 4 3 4.9 3 6 L 3 14.5 C 3 15.6 3.9 "
               "16.5 5 16.5 L 12 16.5 M 8 20 L 12 20 M 17.5 13.5 L 17.5 20.5 M 14 17 L 21 17";
    case Symbol::Star:
        return "M 12 3.5 L 14.6 9 L 20.6 9.7 L 16.1 13.8 L 17.4 19.8 L 12 16.8 L 6.6 19.8 L 7.9 "
               "13.8 L 3.4 9.7 L 9.4 9 Z";
    case Symbol::Filter:
        return "M 3.5 5 L 20.5 5 L 14 12.5 L 14 19 L 10 17 L 10 12.5 Z";
    }
    return "";
}

struct Scanner {
    const char *p;
    double number()
    {
        char *end = nullptr;
        const double value = std::strtod(p, &end);
        p = end;
        return value;
    }
    char command()
    {
        while (*p == ' ')
            ++p;
        return std::isalpha(static_cast<unsigned char>(*p)) != 0 ? *p++ : '\0';
    }
};

QPainterPath parse(const char *text)
{
    QPainterPath path;
    Scanner s {text};
    while (const char c = s.command()) {
        if (c == 'Z') {
            path.closeSubpath();
            continue;
        }
        const double x = s.number();
        const double y = s.number();
        switch (c) {
        case 'M':
            path.moveTo(x, y);
            break;
        case 'L':
            path.lineTo(x, y);
            break;
        case 'C': {
            const double x2 = s.number();
            const double y2 = s.number();
            const double x3 = s.number();
            path.cubicTo(x, y, x2, y2, x3, s.number());
            break;
        }
        case 'O': {
            const double r = s.number();
            path.addEllipse(QPointF(x, y), r, r);
            break;
        }
        case 'R': {
            const double w = s.number();
            const double h = s.number();
            const double r = s.number();
            path.addRoundedRect(x, y, w, h, r, r);
            break;
        }
        default:
            return path;
        }
    }
    return path;
}

class SymbolEngine : public QIconEngine {
public:
    SymbolEngine(Symbol symbol, bool onAccent) : m_symbol(symbol), m_onAccent(onAccent) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Colors &c = colors();
        QColor color = m_onAccent ? c.onAccent : c.text;
        if (mode == QIcon::Disabled)
            color = c.disabled;
        else if (mode == QIcon::Selected)
            color = c.text;
        paintSymbol(painter, rect, m_symbol, color);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolEngine(*this); }

private:
    Symbol m_symbol;
    bool m_onAccent;
};

} // namespace

QIcon symbolIcon(Symbol symbol, bool onAccent)
{
    return symbol == Symbol::None ? QIcon() : QIcon(new SymbolEngine(symbol, onAccent));
}

void paintSymbol(QPainter *painter, const QRectF &rect, Symbol symbol, const QColor &color)
{
    const char *text = pathOf(symbol);
    const bool filled = *text == '*';
    const QPainterPath path = parse(filled ? text + 1 : text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal side = qMin(rect.width(), rect.height());
    painter->translate(rect.center() - QPointF(side, side) / 2);
    painter->scale(side / 24, side / 24);
    if (filled) {
        painter->fillPath(path, color);
    } else {
        // A stroke of about 1.4 pixels at the usual 16: light, and still clear.
        painter->setPen(QPen(color, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(path);
    }
    painter->restore();
}

} // namespace vitrine::gui
