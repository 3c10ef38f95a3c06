// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/theme.h"

#include "gui/app/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QToolTip>

namespace vitrine::gui {

namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QColor alpha(QRgb value, int a)
{
    QColor c = QColor::fromRgb(value);
    c.setAlpha(a);
    return c;
}

QPalette paletteOf(const Colors &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.surface);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.surface);
    p.setColor(QPalette::AlternateBase, c.window);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::Button, c.surface);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.danger.foreground);
    p.setColor(QPalette::Highlight, c.accent);
    p.setColor(QPalette::HighlightedText, c.onAccent);
    p.setColor(QPalette::Link, c.accentSoft.foreground);
    p.setColor(QPalette::LinkVisited, c.accentSoft.foreground);
    p.setColor(QPalette::PlaceholderText, c.muted);
    p.setColor(QPalette::ToolTipBase, c.surface);
    p.setColor(QPalette::ToolTipText, c.text);
    p.setColor(QPalette::Light, c.surface);
    p.setColor(QPalette::Midlight, c.field);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.outline);
    p.setColor(QPalette::Shadow, c.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, c.disabled);
    return p;
}

QFont scaled(qreal factor, QFont::Weight weight)
{
    QFont f = QApplication::font();
    if (f.pointSizeF() > 0)
        f.setPointSizeF(f.pointSizeF() * factor);
    else
        f.setPixelSize(qRound(f.pixelSize() * factor));
    f.setWeight(weight);
    return f;
}

QFont fixed(qreal factor)
{
    static const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QFont f = scaled(factor, QFont::Normal);
    f.setFamilies({family});
    f.setStyleHint(QFont::Monospace);
    return f;
}

} // namespace

const TonePair &Colors::tone(Tone t) const
{
    switch (t) {
    case Tone::Accent:
        return accentSoft;
    case Tone::Ok:
        return ok;
    case Tone::Warning:
        return warning;
    case Tone::Danger:
        return danger;
    case Tone::Neutral:
        break;
    }
    return neutral;
}

Colors Theme::lightColors()
{
    Colors c;
    c.window = rgb(0xf3f4f6);
    c.surface = rgb(0xffffff);
    c.field = rgb(0xf5f6f8);
    c.code = rgb(0xfafbfc);
    c.border = rgb(0xe3e6eb);
    c.outline = rgb(0xd0d5dd);
    c.text = rgb(0x1b202a);
    c.muted = rgb(0x5b6472);
    c.disabled = rgb(0x98a1ae);
    c.hover = alpha(0x1b202a, 12);
    c.pressed = alpha(0x1b202a, 26);
    c.accent = rgb(0x2b6be4);
    c.accentHover = rgb(0x215cce);
    c.onAccent = rgb(0xffffff);
    c.shadow = alpha(0x101828, 18);
    c.lineAdded = rgb(0xe3f5ea);
    c.lineRemoved = rgb(0xfdeaea);
    c.lineCurrent = rgb(0xfef3c8);
    c.codeTag = rgb(0x1d55b8);
    c.codeAttribute = rgb(0x8a2fb5);
    c.codeValue = rgb(0x14713f);
    c.codeComment = rgb(0x626b79);
    c.free = rgb(0xdfe3e9);
    c.segments = {
        rgb(0x2b6be4), rgb(0xf08c2e), rgb(0x23a05f), rgb(0x8f4bff), rgb(0x0ea5b7), rgb(0xd6456b)};
    c.neutral = {rgb(0x4b5462), rgb(0xf3f4f6), rgb(0xd5d9e0)};
    c.accentSoft = {rgb(0x1f59c7), rgb(0xe8f0fe), rgb(0xc4d8fb)};
    c.ok = {rgb(0x166e3f), rgb(0xe3f5ea), rgb(0xbfe6cd)};
    c.warning = {rgb(0x8a5300), rgb(0xfef3d6), rgb(0xf5dfa5)};
    c.danger = {rgb(0xb42323), rgb(0xfdeaea), rgb(0xf6c9c9)};
    return c;
}

Colors Theme::darkColors()
{
    Colors c;
    c.window = rgb(0x14171f);
    c.surface = rgb(0x1d212a);
    c.field = rgb(0x161a22);
    c.code = rgb(0x171b23);
    c.border = rgb(0x2d333f);
    c.outline = rgb(0x3a4250);
    c.text = rgb(0xe8ebf0);
    c.muted = rgb(0xa0a9b8);
    c.disabled = rgb(0x667080);
    c.hover = alpha(0xffffff, 14);
    c.pressed = alpha(0xffffff, 28);
    c.accent = rgb(0x6f9fff);
    c.accentHover = rgb(0x8ab1ff);
    c.onAccent = rgb(0x0b1220);
    c.shadow = alpha(0x000000, 60);
    c.lineAdded = rgb(0x17352a);
    c.lineRemoved = rgb(0x3d1f24);
    c.lineCurrent = rgb(0x453d1a);
    c.codeTag = rgb(0x8ab1ff);
    c.codeAttribute = rgb(0xcf9bf5);
    c.codeValue = rgb(0x74d3a0);
    c.codeComment = rgb(0x97a0ae);
    c.free = rgb(0x343b48);
    c.segments = {
        rgb(0x5b8def), rgb(0xf39a4a), rgb(0x3fbf7f), rgb(0xa478ff), rgb(0x35bccb), rgb(0xe8698a)};
    c.neutral = {rgb(0xb6bfcc), rgb(0x252b36), rgb(0x3a4250)};
    c.accentSoft = {rgb(0x9cbfff), rgb(0x22304f), rgb(0x34508a)};
    c.ok = {rgb(0x74d3a0), rgb(0x17352a), rgb(0x245741)};
    c.warning = {rgb(0xf0c265), rgb(0x3a301a), rgb(0x5f4e22)};
    c.danger = {rgb(0xff9a94), rgb(0x422125), rgb(0x7a363a)};
    c.dark = true;
    return c;
}

Colors Theme::highContrastColors()
{
    Colors c = darkColors();
    const QColor black(Qt::black);
    const QColor white(Qt::white);
    const QColor yellow = rgb(0xffe14d);
    c.window = black;
    c.surface = black;
    c.field = black;
    c.code = black;
    c.border = white;
    c.outline = white;
    c.text = white;
    c.muted = rgb(0xe6e6e6);
    c.disabled = rgb(0xa8a8a8);
    c.accent = yellow;
    c.accentHover = white;
    c.onAccent = black;
    c.codeTag = rgb(0x7fd4ff);
    c.codeAttribute = rgb(0xffb3ff);
    c.codeValue = rgb(0x8cffb0);
    c.codeComment = rgb(0xd0d0d0);
    c.lineAdded = rgb(0x003d14);
    c.lineRemoved = rgb(0x4d0000);
    c.lineCurrent = rgb(0x3d3600);
    c.free = rgb(0x3c3c3c);
    c.neutral = {white, black, white};
    c.accentSoft = {yellow, black, yellow};
    c.ok = {rgb(0x8cffb0), black, rgb(0x8cffb0)};
    c.warning = {rgb(0xffc04d), black, rgb(0xffc04d)};
    c.danger = {rgb(0xff9c9c), black, rgb(0xff9c9c)};
    c.highContrast = true;
    return c;
}

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::install()
{
    m_systemPalette = QApplication::palette();
    m_installed = true;
    QApplication::setStyle(new Style); // owned by the application
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    if (m_appearance == appearance)
        return;
    m_appearance = appearance;
    if (m_installed)
        apply();
}

void Theme::apply()
{
    const QColor systemWindow = m_systemPalette.color(QPalette::Window);
    switch (m_appearance) {
    case Appearance::Light:
        m_colors = lightColors();
        break;
    case Appearance::Dark:
        m_colors = darkColors();
        break;
    case Appearance::HighContrast:
        m_colors = highContrastColors();
        break;
    case Appearance::System:
        if (systemWindow == QColor(Qt::black)
            && m_systemPalette.color(QPalette::WindowText) == QColor(Qt::white))
            m_colors = highContrastColors(); // what the high contrast themes of the desktops set
        else
            m_colors = systemWindow.lightnessF() < 0.5F ? darkColors() : lightColors();
        break;
    }
    const QPalette palette = paletteOf(m_colors);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

QFont Theme::small()
{
    return scaled(0.92, QFont::Normal);
}

QFont Theme::strong()
{
    return scaled(1.0, QFont::DemiBold);
}

QFont Theme::title()
{
    return scaled(1.04, QFont::DemiBold);
}

QFont Theme::headline()
{
    return scaled(1.35, QFont::DemiBold);
}

QFont Theme::mono()
{
    return fixed(0.93);
}

QFont Theme::monoSmall()
{
    return fixed(0.86);
}

Appearance Theme::appearanceFromName(const QString &name)
{
    for (const auto a : {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
        if (name == nameOf(a))
            return a;
    }
    return Appearance::System;
}

QString Theme::nameOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::HighContrast:
        return QStringLiteral("high-contrast");
    case Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

QColor blend(const QColor &under, const QColor &over)
{
    const float a = over.alphaF();
    const auto mix = [a](float u, float o) { return u * (1.0F - a) + o * a; };
    return QColor::fromRgbF(mix(under.redF(), over.redF()),
        mix(under.greenF(), over.greenF()),
        mix(under.blueF(), over.blueF()));
}

} // namespace vitrine::gui
