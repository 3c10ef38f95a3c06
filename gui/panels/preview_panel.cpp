// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/preview_panel.h"

#include "core/base/line_diff.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/panels/code_view.h"
#include "gui/panels/command_pane.h"
#include "gui/panels/libvirt_pane.h"
#include "gui/text/translate.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::gui {

namespace {

QWidget *page(CodeView *view, QWidget *above)
{
    auto *holder = new QWidget;
    auto *layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(above);
    layout->addWidget(view, 1);
    return holder;
}

/// A tab bar with the hairline of a panel header below it.
class TabStrip : public QWidget {
public:
    explicit TabStrip(QTabBar *tabs)
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(tabs);
        layout->addStretch(1);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), colors().surface);
        painter.fillRect(0, height() - 1, width(), 1, colors().border);
    }
};

} // namespace

PreviewPanel::PreviewPanel(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_splitter(new QSplitter(Qt::Vertical))
    , m_xml(new CodeView(CodeHighlighter::Language::Xml, tr("Domain XML")))
    , m_xmlBanner(new FixBanner)
    , m_completed(new CodeView(CodeHighlighter::Language::Xml, tr("Completed XML")))
    , m_completedNote(new MutedLabel)
    , m_diff(new CodeView(CodeHighlighter::Language::Diff, tr("Diff")))
    , m_diffNote(new MutedLabel)
    , m_command(new CommandPane(document))
    , m_libvirt(new LibvirtPane(document))
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Previews"));
    for (const QString &title : {tr("Domain XML"),
             tr("Completed XML"),
             tr("Command line"),
             tr("Diff"),
             QStringLiteral("libvirt")})
        m_tabs->addTab(title);
    m_xml->setReadOnly(false);
    m_xml->setTextInteractionFlags(Qt::TextEditorInteraction);
    m_xml->setPlaceholderText(tr("The XML of the open guest appears here, to be read and edited."));
    m_completed->setLineNumbers(true);
    m_xmlBanner->setVisible(false);
    for (MutedLabel *note : {m_completedNote, m_diffNote}) {
        note->setWordWrap(true);
        note->setContentsMargins(space::Medium, space::Small, space::Medium, space::Small);
    }
    m_pages->addWidget(page(m_xml, m_xmlBanner));
    m_pages->addWidget(page(m_completed, m_completedNote));
    m_pages->addWidget(new QWidget); // the command line has its own place below
    m_pages->addWidget(page(m_diff, m_diffNote));
    m_pages->addWidget(m_libvirt);

    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_command);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({360, 240});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new TabStrip(m_tabs));
    layout->addWidget(m_splitter, 1);
    setAutoFillBackground(true);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_pages->setCurrentIndex(tab);
        m_pages->setVisible(tab != CommandLine);
        refreshVisible();
    });
    connect(m_xml, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_xml->isPulling())
            applyTyped();
    });
    connect(m_xml, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        const QTextCursor cursor = m_xml->textCursor();
        Q_EMIT cursorMoved(cursor.blockNumber() + 1, cursor.positionInBlock() + 1);
    });
    connect(m_xml, &CodeView::placeActivated, this, [this] {
        if (m_broken || !m_document->isOpen())
            return;
        const qsizetype offset =
            m_xml->toPlainText().left(m_xml->textCursor().position()).toUtf8().size();
        const XmlText &text = m_document->text();
        const NodeId node = text.elementAt(offset);
        if (node == noNode)
            return;
        const XmlElement &element = text.element(node);
        for (const XmlAttribute &attribute : element.attributes) {
            if (offset >= attribute.whole.begin && offset <= attribute.whole.end) {
                Q_EMIT pathActivated(text.pathOf(node, attribute.name));
                return;
            }
        }
        Q_EMIT pathActivated(text.pathOf(node));
    });
    connect(m_command,
        &CommandPane::originActivated,
        this,
        [this](NodeId node, const QString &attribute) {
            if (node == noNode)
                return;
            const XmlText &text = m_document->text();
            Q_EMIT pathActivated(
                attribute.isEmpty() ? text.pathOf(node) : text.pathOf(node, attribute));
        });
    connect(m_document, &GuestDocument::changed, this, &PreviewPanel::refresh);
    connect(m_document, &GuestDocument::replaced, this, [this] {
        m_path.clear();
        m_command->lightPath({});
    });
    refresh();
}

void PreviewPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void PreviewPanel::refresh()
{
    m_xml->setEnabled(m_document->isOpen());
    if (!m_typing) {
        // CR LF and a byte order mark are the file's business: what is typed is turned back in applyTyped().
        QString shown = QString::fromUtf8(m_document->text().bytes());
        shown.replace(u"\r\n"_s, u"\n"_s);
        const int changed = m_xml->setCode(shown);
        if (changed >= 0 && m_document->isOpen())
            m_xml->revealLine(changed);
        m_xml->setLineNumbers(m_document->isOpen());
        m_broken = false;
        m_xmlBanner->setVisible(false);
    }
    markXml();
    refreshVisible();
}

void PreviewPanel::applyTyped()
{
    QString typed = m_xml->toPlainText();
    if (m_document->text().bytes().contains("\r\n"))
        typed.replace(u"\n"_s, u"\r\n"_s);
    const QByteArray bytes = typed.toUtf8();
    const Result<XmlText> text = XmlText::parse(bytes);
    const Result<GuestConfig> guest =
        text ? readGuest(*text) : Result<GuestConfig>(failure(text.error()));
    m_broken = !guest.has_value();
    if (m_broken) {
        m_xmlBanner->clearButtons();
        m_xmlBanner->showText(
            Tone::Danger, Symbol::Error, tr("Not applied yet: %1").arg(errorText(guest.error())));
        auto *revert = new QPushButton(tr("Back to the last good one"), m_xmlBanner);
        connect(revert, &QPushButton::clicked, this, &PreviewPanel::refresh, Qt::QueuedConnection);
        m_xmlBanner->addButton(revert);
        return;
    }
    m_xmlBanner->setVisible(false);
    m_typing = true;
    m_document->apply({ReplaceText {bytes}}, tr("Edit the XML"), QStringLiteral("xml"));
    m_typing = false;
}

void PreviewPanel::markXml()
{
    QHash<int, CodeView::Mark> marks;
    const XmlText &text = m_document->text();
    if (m_document->isOpen()) {
        for (const DiffLine &line : diffLines(m_document->savedText().bytes(), text.bytes())) {
            if (line.kind == DiffLine::Kind::Added)
                marks.insert(line.after - 1, CodeView::Mark::Added);
        }
        if (const auto where = text.find(m_path)) {
            // An attribute lights its own line, an element all of its.
            const XmlElement &element = text.element(where->node);
            const Span span = where->attribute < 0
                ? element.whole
                : element.attributes.at(where->attribute).nameSpan;
            const int first = text.position(span.begin).line - 1;
            const int last = text.position(qMax(span.begin, span.end - 1)).line - 1;
            for (int line = first; line <= last; ++line)
                marks.insert(line, CodeView::Mark::Current);
        }
    }
    m_xml->setMarks(marks);
}

void PreviewPanel::lightPath(const QString &path)
{
    if (m_broken)
        return;
    m_path = path;
    markXml();
    m_command->lightPath(path);
    const XmlText &text = m_document->text();
    const auto where = m_document->isOpen() ? text.find(path) : std::nullopt;
    if (!where)
        return;
    const XmlElement &element = text.element(where->node);
    m_xml->revealLine(text.position(element.whole.begin).line - 1);
}

void PreviewPanel::refreshVisible()
{
    // What is not seen is not made.
    const int tab = m_tabs->currentIndex();
    if (tab == CompletedXml) {
        if (!m_document->isOpen()) {
            m_completed->setCode(QString());
            m_completedNote->setText(QString());
            return;
        }
        const Result<vitrine::CompletedXml> &completed = m_document->pass().completed;
        QStringList notes;
        if (completed) {
            m_completed->setCode(QString::fromUtf8(completed->bytes));
            notes.append(tr("As libvirt 9.0 completes it when it is defined."));
            for (const Text &remark : completed->remarks)
                notes.append(translate(remark));
            for (const NotTranslated &missing : completed->notTranslated)
                notes.append(tr("Line %1: %2 is not completed")
                                 .arg(QString::number(missing.line), missing.path));
        } else {
            m_completed->setCode(QString());
            notes.append(
                tr("libvirt would not complete this: %1").arg(errorText(completed.error())));
        }
        notes.removeAll(QString());
        m_completedNote->setText(notes.join(u'\n'));
    } else if (tab == Difference) {
        const QByteArray diff = unifiedDiff(
            m_document->savedText().bytes(), m_document->text().bytes(), tr("saved"), tr("now"));
        m_diff->setCode(QString::fromUtf8(diff));
        QHash<int, CodeView::Mark> marks;
        const QList<QByteArray> lines = diff.split('\n');
        for (int i = 2; i < lines.size(); ++i) { // after the two names
            if (lines.at(i).startsWith('+'))
                marks.insert(i, CodeView::Mark::Added);
            else if (lines.at(i).startsWith('-'))
                marks.insert(i, CodeView::Mark::Removed);
        }
        m_diff->setMarks(marks);
        m_diffNote->setVisible(diff.isEmpty());
        m_diffNote->setText(m_document->isOpen()
                ? tr("Nothing has changed since the guest was opened or saved.")
                : QString());
    }
}

} // namespace vitrine::gui
