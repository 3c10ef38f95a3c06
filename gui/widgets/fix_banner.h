// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"
#include "gui/app/icons.h"
#include "gui/app/theme.h"

#include <QWidget>

class QBoxLayout;
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

Q_SIGNALS:
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);
    void allRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    Tone m_tone = Tone::Danger;
    Symbol m_symbol = Symbol::Error;
    Diagnostic m_diagnostic;
    int m_more = -1;
    QLabel *m_text;
    QBoxLayout *m_layout = nullptr;
    QHBoxLayout *m_buttons;
};

} // namespace vitrine::gui
