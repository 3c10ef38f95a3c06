// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/icons.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QWidget>

class QButtonGroup;

namespace vitrine::gui {

/// On or off, as a switch. To the keyboard and to a screen reader it is a check box.
class Switch : public QCheckBox {
    Q_OBJECT
public:
    explicit Switch(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &pos) const override { return rect().contains(pos); }
};

/// A few choices side by side, one of them chosen. Radio buttons to the keyboard and to a screen reader.
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget *parent = nullptr);
    void addSegment(const QString &text, const QString &value);
    [[nodiscard]] QString value() const;
    /// Shows a value without telling anybody; one that no segment has leaves none chosen.
    void setValue(const QString &value);

Q_SIGNALS:
    /// The person chose.
    void chosen(const QString &value);

private:
    QButtonGroup *m_group;
};

/// A preset as a card: a small picture, a name, what it does. Pressing it applies it; it is checked while the guest is in it.
class PresetCard : public QPushButton {
    Q_OBJECT
public:
    enum class Picture { Compute, Local, Remote, Only };
    PresetCard(
        Picture picture, const QString &title, const QString &summary, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void nextCheckState() override {} // the guest decides, not the click

private:
    Picture m_picture;
    QString m_title;
    QString m_summary;
};

/// A push button with one of our symbols.
QPushButton *symbolButton(Symbol symbol, const QString &text, QWidget *parent = nullptr);
/// Symbol only, without a frame; `name` is its accessible name and tool tip.
QPushButton *quietButton(Symbol symbol, const QString &name, QWidget *parent = nullptr);
/// Makes it the one button that goes on.
void setPrimary(QPushButton *button, Symbol symbol = Symbol::None);

} // namespace vitrine::gui
