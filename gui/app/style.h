// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QProxyStyle>

namespace vitrine::gui {

/// Dynamic properties that the style reads. They say what a control is, never how it looks.
namespace property {
inline constexpr char Primary[] = "vitrinePrimary"; ///< bool: the one button that goes on
inline constexpr char Quiet[] =
    "vitrineQuiet"; ///< bool: a button without a frame until it is under the pointer
inline constexpr char Mark[] = "vitrineMark"; ///< int: Mark flags of an input
} // namespace property

enum Mark : int { MarkNone = 0, MarkError = 1, MarkChanged = 2, MarkWarning = 4 };

/// Sets a mark and repaints.
void setMark(QWidget *input, int mark);

/// Fusion with the tokens of Theme: flat surfaces, one accent, a visible focus ring. Being a style and not a style
/// sheet it costs nothing per widget at start-up and mirrors itself from right to left.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint,
        const QStyleOption *option,
        const QWidget *widget,
        QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type,
        const QStyleOption *option,
        const QSize &size,
        const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control,
        const QStyleOptionComplex *option,
        SubControl sub,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap icon,
        const QStyleOption *option = nullptr,
        const QWidget *widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element,
        const QStyleOption *option,
        QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element,
        const QStyleOption *option,
        QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control,
        const QStyleOptionComplex *option,
        QPainter *painter,
        const QWidget *widget) const override;

private:
    void drawButtonPanel(
        const QStyleOption *option, QPainter *painter, const QWidget *widget, bool quiet) const;
    void drawButtonLabel(
        const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawTab(const QStyleOption *option, QPainter *painter) const;
    void drawComboBox(
        const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawSpinBox(
        const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
    void drawScrollBar(
        const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const;
};

/// A rounded rectangle with a hairline, sharp at whole and fractional scales.
void paintRounded(QPainter *painter,
    const QRectF &rect,
    qreal radius,
    const QColor &fill,
    const QColor &line,
    qreal lineWidth = 1.0);
/// The ring around what has the keyboard.
void paintFocusRing(QPainter *painter, const QRectF &rect, qreal radius);

} // namespace vitrine::gui
