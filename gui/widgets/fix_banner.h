// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"

#include <QMargins>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace vitrine::gui {

Tone toneOf(Severity severity);
Symbol symbolOf(Severity severity);

/// A problem where it is: who will refuse, why, and a button for each way out. Never a modal box.
class FixBanner : public QWidget {
    Q_OBJECT
public:
    explicit FixBanner(QWidget *parent = nullptr);
    void show(const Diagnostic &diagnostic, int more);
    /// For messages that are no diagnostics ("The file changed on disk").
    void showText(Tone tone, Symbol symbol, const QString &text);
    /// A button of the caller's, for showText.
    void addButton(QWidget *button);
    void clearButtons();
    /// Room around it that is only there while it is.
    void setOutside(const QMargins &margins);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);
    void allRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Places {
        QRect text;
        QRect buttons;
        int height = 0;
    };
    [[nodiscard]] Places placesFor(int width) const;
    void arrange();
    QMargins m_outside;
    Tone m_tone = Tone::Danger;
    Symbol m_symbol = Symbol::Error;
    Diagnostic m_diagnostic;
    int m_more = -1;
    QLabel *m_text;
    QWidget *m_holder;
    QHBoxLayout *m_buttons;
};

} // namespace vitrine::gui
