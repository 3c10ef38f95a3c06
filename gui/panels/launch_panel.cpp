// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/launch_panel.h"

#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/panels/code_view.h"
#include "gui/panels/panel_header.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QVBoxLayout>

namespace vitrine::gui {

LaunchPanel::LaunchPanel(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_output(new CodeView(CodeHighlighter::Language::Command, tr("Output of QEMU")))
    , m_state(new Badge(QString(), Tone::Neutral))
    , m_stop(symbolButton(Symbol::Stop, tr("Stop")))
    , m_banner(new FixBanner)
{
    auto *header = new PanelHeader(tr("Launch"), this);
    header->addNote(m_state);
    m_stop->setAccessibleName(tr("Stop the guest"));
    connect(m_stop, &QPushButton::clicked, this, &LaunchPanel::stop);
    header->addTool(m_stop);
    QPushButton *close = quietButton(Symbol::Close, tr("Close the output"), this);
    connect(close, &QPushButton::clicked, this, &LaunchPanel::closeRequested);
    header->addTool(close);
    m_state->setDot(true);
    m_banner->setVisible(false);
    connect(m_banner, &FixBanner::fixRequested, this, &LaunchPanel::fixRequested);
    m_output->setMaximumBlockCount(5000);
    m_banner->setOutside({space::Small, space::Small, space::Small, 0});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_banner);
    layout->addWidget(m_output, 1);
    setAutoFillBackground(true);
}

void LaunchPanel::append(const QString &text)
{
    QTextCursor cursor(m_output->document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(text);
    m_output->setTextCursor(cursor);
    m_output->ensureCursorVisible();
}

void LaunchPanel::follow(std::unique_ptr<LaunchSession> session)
{
    m_session = std::move(session);
    m_stopping = false;
    m_output->clear();
    m_banner->setVisible(false);
    m_state->setText(tr("starting"));
    m_state->setTone(Tone::Accent);
    m_stop->setEnabled(true);
    connect(m_session.get(), &LaunchSession::output, this, &LaunchPanel::append);
    connect(m_session.get(), &LaunchSession::running, this, [this](const QString &where) {
        m_state->setText(tr("running"));
        m_state->setTone(Tone::Ok);
        if (!where.isEmpty()) {
            m_banner->clearButtons();
            m_banner->showText(Tone::Ok,
                Symbol::Check,
                tr("The guest runs. Its display listens on %1").arg(where));
        }
    });
    connect(m_session.get(), &LaunchSession::failed, this, &LaunchPanel::failed);
    connect(m_session.get(), &LaunchSession::finished, this, [this] {
        m_banner->setVisible(false);
        letGo(tr("ended"), Tone::Neutral);
    });
    Q_EMIT runningChanged(true);
}

void LaunchPanel::stop()
{
    if (!m_session)
        return;
    m_stopping = true;
    m_state->setText(tr("stopping"));
    m_session->stop();
}

void LaunchPanel::letGo(const QString &state, Tone tone)
{
    m_session.release()->deleteLater(); // this is called from inside it
    m_stop->setEnabled(false);
    m_state->setText(state);
    m_state->setTone(tone);
    Q_EMIT runningChanged(false);
}

void LaunchPanel::failed(const Error &error, const QList<QemuFinding> &findings)
{
    const bool wanted = m_stopping;
    letGo(wanted ? tr("ended") : tr("did not start"), wanted ? Tone::Neutral : Tone::Danger);
    if (wanted) {
        m_banner->setVisible(false);
        return;
    }
    for (const QemuFinding &finding : findings) {
        if (const auto cause = explain(finding, m_document->pass().diagnostics)) {
            m_banner->show(*cause, 0);
            Q_EMIT problemFound(*cause);
            return;
        }
    }
    m_banner->clearButtons();
    for (const QemuFinding &finding : findings) {
        if (!finding.meaning.isEmpty()) {
            m_banner->showText(Tone::Danger, Symbol::Error, translate(finding.meaning));
            m_banner->setToolTip(finding.line);
            return;
        }
    }
    m_banner->showText(Tone::Danger,
        Symbol::Error,
        findings.isEmpty() ? errorText(error) : tr("QEMU refused: %1").arg(findings.last().line));
}

void LaunchPanel::showFailure(const Error &error)
{
    m_output->clear();
    m_state->setText(tr("not started"));
    m_state->setTone(Tone::Danger);
    m_stop->setEnabled(false);
    m_banner->clearButtons();
    m_banner->showText(Tone::Danger, Symbol::Error, errorText(error));
}

std::optional<Diagnostic> explain(const QemuFinding &finding, const QList<Diagnostic> &diagnostics)
{
    for (const Diagnostic &d : diagnostics) {
        const bool rule = !finding.rule.isEmpty() && d.rule == finding.rule;
        if (rule || (!d.words.isEmpty() && finding.line.contains(d.words)))
            return d;
    }
    return {};
}

} // namespace vitrine::gui
