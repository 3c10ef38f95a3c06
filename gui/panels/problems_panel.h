// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"

#include <QWidget>

class QListView;
class QPushButton;
class QStackedWidget;

namespace vitrine::gui {

class DiagnosticsModel;
class EmptyState;
class MutedLabel;

/// What is wrong with the guest, live: who will refuse, why, in whose words, and a button that mends it.
class ProblemsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ProblemsPanel(QWidget *parent = nullptr);
    void setDiagnostics(const QList<Diagnostic> &diagnostics, bool guestOpen);
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] const DiagnosticsModel *model() const { return m_model; }
    /// Selects the finding of a rule (after a failed launch), worst first.
    void select(const QString &rule, const QString &path);

Q_SIGNALS:
    void activated(const vitrine::Diagnostic &diagnostic);
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);
    void fixAllRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placeButtons();
    void showCounts();
    void fixCurrent();
    DiagnosticsModel *m_model;
    QListView *m_list;
    QStackedWidget *m_pages;
    MutedLabel *m_calm;
    QList<QPushButton *> m_counts;
    QPushButton *m_fixAll;
    QList<Diagnostic> m_all;
    bool m_open = false;
};

} // namespace vitrine::gui
