// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

namespace vitrine::gui {

/// What the person asked for. System follows the palette of the desktop.
enum class Appearance { System, Light, Dark, HighContrast };

/// What a badge, a banner or a line is about. Never told by colour alone: there is always a word or a shape too.
enum class Tone { Neutral, Accent, Ok, Warning, Danger };

/// A foreground and the soft surface it is readable on (4.5:1).
struct TonePair {
    QColor foreground;
    QColor background;
    QColor border;
};

/// Every colour of the window. No widget has one of its own.
struct Colors {
    QColor window; ///< behind the cards
    QColor surface; ///< cards, panels, bars
    QColor field; ///< inputs
    QColor code; ///< behind previews
    QColor border; ///< hairlines between surfaces
    QColor outline; ///< around controls (3:1 is not needed: they have a label)
    QColor text;
    QColor muted; ///< secondary text, still 4.5:1
    QColor disabled;
    QColor hover; ///< laid over a surface
    QColor pressed;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor shadow;
    QColor lineAdded; ///< background of changed lines
    QColor lineRemoved;
    QColor lineCurrent; ///< background of the line that the selected field wrote
    QColor codeTag;
    QColor codeAttribute;
    QColor codeValue;
    QColor codeComment;
    QColor free; ///< the free rest of a capacity bar
    std::array<QColor, 6> segments; ///< of a capacity bar, one per owner
    TonePair neutral;
    TonePair accentSoft;
    TonePair ok;
    TonePair warning;
    TonePair danger;
    bool dark = false;
    bool highContrast = false;

    [[nodiscard]] const TonePair &tone(Tone tone) const;
};

/// Distances and radii in device-independent pixels.
namespace space {
inline constexpr int Tiny = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Huge = 24;
} // namespace space

namespace metric {
inline constexpr int ControlHeight = 30;
inline constexpr int ControlRadius = 6;
inline constexpr int CardRadius = 10;
inline constexpr int PillRadius = 5;
inline constexpr int IconSize = 16;
inline constexpr int BarHeight = 8;
} // namespace metric

/// The tokens in force. One object; widgets repaint when the application palette changes, which every switch causes.
class Theme : public QObject {
    Q_OBJECT
public:
    static Theme &instance();

    /// Sets style, palette and fonts of the application. Call once, after QApplication is made.
    void install();
    void setAppearance(Appearance appearance);
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    [[nodiscard]] const Colors &colors() const { return m_colors; }

    /// Type sizes, relative to the system font.
    [[nodiscard]] static QFont small();
    [[nodiscard]] static QFont strong();
    [[nodiscard]] static QFont title();
    [[nodiscard]] static QFont headline();
    [[nodiscard]] static QFont mono();
    [[nodiscard]] static QFont monoSmall();

    /// Settings value <-> appearance ("system", "light", "dark", "high-contrast").
    static Appearance appearanceFromName(const QString &name);
    static QString nameOf(Appearance appearance);

    /// The token set for a look; public for the contrast test.
    static Colors lightColors();
    static Colors darkColors();
    static Colors highContrastColors();

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    void apply();
    Appearance m_appearance = Appearance::System;
    bool m_installed = false;
    QPalette m_systemPalette;
    Colors m_colors = lightColors();
};

inline const Colors &colors()
{
    return Theme::instance().colors();
}

/// `over` laid on `under` with the alpha that `over` has.
QColor blend(const QColor &under, const QColor &over);

} // namespace vitrine::gui
