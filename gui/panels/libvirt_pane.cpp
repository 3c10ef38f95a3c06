// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/libvirt_pane.h"

#include "core/base/line_diff.h"
#include "core/qemu/native_command.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/panels/code_view.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>

namespace vitrine::gui {

LibvirtPane::LibvirtPane(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_ask(symbolButton(Symbol::Refresh, tr("Ask libvirt"), this))
    , m_intro(
          new MutedLabel(tr("What a real libvirt makes of this guest, beside what Vitrine says. "
                            "Nothing is defined or started."),
              this))
    , m_verdict(new FixBanner(this))
    , m_view(new CodeView(CodeHighlighter::Language::Diff, tr("libvirt's answer"), this))
{
    m_ask->setAccessibleName(tr("Ask libvirt"));
    connect(m_ask, &QPushButton::clicked, this, &LibvirtPane::ask);
    m_intro->setWordWrap(true);
    m_verdict->setOutside({space::Small, 0, space::Small, space::Small});
    m_verdict->setVisible(false);
    m_view->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto *row = new QVBoxLayout;
    row->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    row->setSpacing(space::Small);
    row->addWidget(m_intro);
    row->addWidget(m_ask, 0, Qt::AlignLeading);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_verdict);
    layout->addWidget(m_view, 1);
    connect(m_document, &GuestDocument::changed, this, &LibvirtPane::refresh);
    connect(m_document, &GuestDocument::replaced, this, [this] {
        m_asked.clear();
        m_verdict->setVisible(false);
        m_view->setCode(QString());
    });
    refresh();
}

void LibvirtPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // A layout that has too little room takes it from texts of several lines first.
    m_intro->setMinimumHeight(qMax(0, m_intro->heightForWidth(width() - 2 * space::Medium)));
}

QString LibvirtPane::verdict() const
{
    return m_verdict->isVisibleTo(this) ? m_verdict->accessibleName() : QString();
}

void LibvirtPane::ask()
{
    m_waiting = true;
    m_verdict->clearButtons();
    m_verdict->showText(Tone::Neutral, Symbol::Refresh, tr("Asking libvirt …"));
    refresh();
    Q_EMIT askRequested(m_document->text().bytes());
}

void LibvirtPane::refresh()
{
    m_ask->setEnabled(m_document->isOpen() && !m_waiting);
    m_ask->setToolTip(!m_document->isOpen() ? tr("Open a guest first")
            : m_waiting                     ? tr("It is being asked")
                                            : QString());
    // An answer to something else is said to be one.
    if (!m_waiting && !m_asked.isEmpty() && m_asked != m_document->text().bytes()) {
        m_asked.clear();
        m_verdict->showText(Tone::Neutral,
            Symbol::Note,
            tr("The guest has changed since libvirt was asked: ask again."));
        m_view->setCode(QString());
    }
}

void LibvirtPane::setAnswer(const QByteArray &asked, const Result<LibvirtAnswer> &answer)
{
    m_waiting = false;
    m_asked = asked;
    m_view->setCode(QString());
    m_view->setMarks({});
    if (!answer)
        m_verdict->showText(Tone::Warning, Symbol::Unchecked, errorText(answer.error()));
    else if (m_document->isOpen())
        compare(*answer);
    refresh();
}

void LibvirtPane::compare(const LibvirtAnswer &answer)
{
    CommandOptions options;
    options.origins = false;
    const Result<QemuCommand> ours =
        buildCommand(m_document->text(), m_document->guest(), m_document->world(), options);
    if (!answer.refusal.isEmpty()) {
        const bool same = !ours && answer.refusal.contains(ours.error().text.toEnglish());
        m_verdict->showText(same ? Tone::Ok : Tone::Danger,
            same ? Symbol::Check : Symbol::Error,
            same ? tr("libvirt refuses this guest, in the words that Vitrine expects: %1")
                       .arg(answer.refusal)
                 : tr("libvirt (%1) refuses this guest: %2").arg(answer.uri, answer.refusal));
        return;
    }
    if (!ours) {
        m_verdict->showText(Tone::Danger,
            Symbol::Error,
            tr("libvirt (%1) takes this guest; Vitrine has no command line for it: %2")
                .arg(answer.uri, errorText(ours.error())));
        m_view->setCode(QString::fromUtf8(comparableCommand(answer.arguments, m_asked)));
        return;
    }
    const QList<DiffLine> lines = diffLines(comparableCommand(ours->toStrings(), m_asked),
        comparableCommand(answer.arguments, m_asked));
    QStringList shown;
    QHash<int, CodeView::Mark> marks;
    int first = -1;
    for (const DiffLine &line : lines) {
        const auto row = static_cast<int>(shown.size());
        const bool same = line.kind == DiffLine::Kind::Same;
        const bool theirs = line.kind == DiffLine::Kind::Added;
        shown.append((same ? u"  " : theirs ? u"+ " : u"- ") + QString::fromUtf8(line.text));
        if (same)
            continue;
        marks.insert(row, theirs ? CodeView::Mark::Added : CodeView::Mark::Removed);
        first = first < 0 ? row : first;
    }
    m_view->setCode(shown.join(u'\n'));
    m_view->setMarks(marks);
    if (first >= 0)
        m_view->revealLine(first);
    const auto count = static_cast<int>(marks.size());
    if (count == 0)
        m_verdict->showText(Tone::Ok,
            Symbol::Check,
            tr("libvirt (%1) gives the same command line. Set aside: networks, sockets and random "
               "keys, which are made at start.")
                .arg(answer.uri));
    else
        m_verdict->showText(Tone::Warning,
            Symbol::Warning,
            tr("libvirt (%1) says it differently in %n line(s): − is Vitrine's, + is libvirt's.",
                nullptr,
                count)
                .arg(answer.uri));
}

} // namespace vitrine::gui
