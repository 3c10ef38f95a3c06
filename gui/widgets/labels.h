// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/theme.h"

#include <QLabel>
#include <QLineEdit>

namespace vitrine::gui {

/// Secondary text: smaller, muted, follows the appearance.
class MutedLabel : public QLabel {
    Q_OBJECT
public:
    explicit MutedLabel(const QString &text = {}, QWidget *parent = nullptr);

private:
    void restyle();
};

/// Identifiers: monospace, muted, can be selected with the mouse.
class MonoLabel : public QLabel {
    Q_OBJECT
public:
    explicit MonoLabel(QWidget *parent = nullptr);

private:
    void restyle();
};

/// A word on a soft ground, with a tone and (for all but neutral) a shape before it.
class Badge : public QWidget {
    Q_OBJECT
public:
    explicit Badge(const QString &text = {}, Tone tone = Tone::Neutral, QWidget *parent = nullptr);
    void setText(const QString &text);
    void setTone(Tone tone);
    /// A small dot before the word.
    void setDot(bool dot);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// For delegates.
    static QSize sizeOf(const QString &text, bool dot = false);
    static void paint(
        QPainter *painter, const QRectF &rect, const QString &text, Tone tone, bool dot = false);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
    bool m_dot = false;
};

/// A field to search in, with a glass before and a cross behind. Escape empties it.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

/// A text that elides instead of demanding room.
class ElidedLabel : public QWidget {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setText(const QString &text);
    void setMuted(bool muted);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    bool m_muted = false;
};

} // namespace vitrine::gui
