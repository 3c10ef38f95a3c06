// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"
#include "gui/app/theme.h"
#include "gui/document/backend.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPlainTextEdit;
class QPushButton;

namespace vitrine::gui {

class Badge;
class FixBanner;
class GuestDocument;

/// A started guest: what QEMU says, whether it came up, and when it did not, which problem of the list that was.
class LaunchPanel : public QWidget {
    Q_OBJECT
public:
    explicit LaunchPanel(GuestDocument *document, QWidget *parent = nullptr);
    /// Takes the session over. One at a time.
    void follow(std::unique_ptr<LaunchSession> session);
    void showFailure(const Error &error);
    [[nodiscard]] bool isRunning() const { return m_session != nullptr; }
    void stop();

Q_SIGNALS:
    void closeRequested();
    void runningChanged(bool running);
    /// The finding that explains a failed start.
    void problemFound(const vitrine::Diagnostic &diagnostic);
    void fixRequested(const vitrine::Diagnostic &diagnostic, const vitrine::Fix &fix);

private:
    void failed(const Error &error, const QList<QemuFinding> &findings);
    void letGo(const QString &state, Tone tone);
    void append(const QString &text);
    GuestDocument *m_document;
    std::unique_ptr<LaunchSession> m_session;
    QPlainTextEdit *m_output;
    Badge *m_state;
    QPushButton *m_stop;
    FixBanner *m_banner;
    bool m_stopping = false;
};

/// The diagnostic of the list that a line of QEMU is about, if there is one.
std::optional<Diagnostic> explain(const QemuFinding &finding, const QList<Diagnostic> &diagnostics);

} // namespace vitrine::gui
