// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/command_pane.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/panels/code_view.h"
#include "gui/panels/panel_header.h"
#include "gui/text/translate.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/fix_banner.h"
#include "gui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QToolTip>
#include <QVBoxLayout>

namespace vitrine::gui {

namespace {

bool isBelow(const XmlText &text, NodeId node, NodeId above)
{
    while (node != noNode && node != above)
        node = text.element(node).parent;
    return node == above;
}

} // namespace

CommandPane::CommandPane(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(new CodeView(CodeHighlighter::Language::Command, tr("Command line"), this))
    , m_style(new SegmentedControl(this))
    , m_remarks(new MutedLabel(QString(), this))
    , m_origin(new MutedLabel(QString(), this))
    , m_banner(new FixBanner(this))
{
    auto *header = new PanelHeader(tr("Command line"), this);
    m_style->setAccessibleName(tr("Style of the command line"));
    m_style->addSegment(tr("As libvirt"), QStringLiteral("libvirt"));
    m_style->addSegment(tr("Standalone"), QStringLiteral("standalone"));
    m_style->setValue(QStringLiteral("libvirt"));
    m_style->setToolTip(tr("As libvirt 9.0 runs it, or as one command that runs by itself"));
    connect(m_style, &SegmentedControl::chosen, this, [this](const QString &value) {
        m_document->setCommandStyle(
            value == QStringLiteral("libvirt") ? CommandStyle::Libvirt : CommandStyle::Standalone);
    });
    header->addTool(m_style);
    auto *copyButton = symbolButton(Symbol::Copy, tr("Copy"), this);
    copyButton->setAccessibleName(tr("Copy the command line"));
    auto *menu = new QMenu(copyButton);
    menu->addAction(tr("As one &shell command"), this, [this] { copy(asShell()); });
    menu->addAction(tr("One argument a &line"), this, [this] {
        if (m_document->pass().command)
            copy(m_document->pass().command->toStrings().join(u'\n') + u'\n');
    });
    menu->addAction(tr("As &JSON"), this, [this] { copy(asJson()); });
    copyButton->setMenu(menu);
    header->addTool(copyButton);

    m_remarks->setWordWrap(true);
    m_remarks->setContentsMargins(space::Medium, space::Tiny, space::Medium, space::Tiny);
    m_origin->setWordWrap(true);
    m_origin->setContentsMargins(space::Medium, space::Tiny, space::Medium, space::Small);
    m_origin->setVisible(false);
    m_banner->setVisible(false);
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(space::Small, space::Small, space::Small, 0);
    bannerRow->addWidget(m_banner);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addLayout(bannerRow);
    layout->addWidget(m_remarks);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_origin);
    setAutoFillBackground(true);

    connect(m_view, &CodeView::lineActivated, this, [this](int line) {
        const Result<QemuCommand> &command = m_document->pass().command;
        if (!command || line >= m_lines.size())
            return;
        const Argument &argument = command->arguments.at(m_lines.at(line).last());
        m_origin->setText(translate(argument.origin.reason));
        m_origin->setVisible(!argument.origin.reason.isEmpty());
        Q_EMIT originActivated(argument.origin.node, argument.origin.attribute);
    });
    connect(m_view, &CodeView::lineHovered, this, [this](int line, const QPoint &global) {
        const Result<QemuCommand> &command = m_document->pass().command;
        if (!command || line >= m_lines.size())
            return;
        const Origin &origin = command->arguments.at(m_lines.at(line).last()).origin;
        QString words = translate(origin.reason);
        if (origin.node != noNode)
            words += u'\n' + m_document->text().pathOf(origin.node);
        QToolTip::showText(global, words, m_view);
    });
    connect(m_document, &GuestDocument::changed, this, &CommandPane::refresh);
    refresh();
}

void CommandPane::refresh()
{
    const Result<QemuCommand> &command = m_document->pass().command;
    m_lines.clear();
    m_origin->setVisible(false);
    m_style->setValue(m_document->commandStyle() == CommandStyle::Libvirt
            ? QStringLiteral("libvirt")
            : QStringLiteral("standalone"));
    if (!m_document->isOpen()) {
        m_banner->setVisible(false);
        m_remarks->setVisible(false);
        m_view->setCode(QString());
        return;
    }
    if (!command) {
        m_banner->showText(Tone::Danger,
            Symbol::Error,
            tr("There is no command line: %1").arg(errorText(command.error())));
        m_remarks->setVisible(false);
        m_view->setCode(QString());
        return;
    }
    m_banner->setVisible(false);
    QStringList lines;
    QString line;
    QList<int> members;
    const auto finish = [&] {
        if (!members.isEmpty()) {
            lines.append(line);
            m_lines.append(members);
        }
        line.clear();
        members.clear();
    };
    for (qsizetype i = 0; i < command->arguments.size(); ++i) {
        const QString &text = command->arguments.at(i).text;
        const bool option = text.startsWith(u'-') && text.size() > 1;
        if (option || i == 0)
            finish();
        if (!line.isEmpty())
            line += u' ';
        line += option ? text : quoteForShell(text);
        members.append(static_cast<int>(i));
    }
    finish();
    m_view->setCode(lines.join(u'\n'));
    QStringList remarks;
    for (const Text &remark : command->remarks)
        remarks.append(translate(remark));
    for (const NotTranslated &missing : command->notTranslated)
        remarks.append(
            tr("Line %1: %2 is not translated").arg(QString::number(missing.line), missing.path));
    if (m_document->caps() != nullptr && m_document->caps()->source != CapsSource::Probed)
        remarks.append(translate(m_document->caps()->describeSource()));
    remarks.removeDuplicates();
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    lightNode(m_lit);
}

void CommandPane::lightNode(NodeId node)
{
    m_lit = node;
    QHash<int, CodeView::Mark> marks;
    const Result<QemuCommand> &command = m_document->pass().command;
    int first = -1;
    if (command && node != noNode && node < m_document->text().elementCount()
        && node != m_document->text().root()) {
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            for (const int member : m_lines.at(i)) {
                if (isBelow(m_document->text(), command->arguments.at(member).origin.node, node)) {
                    marks.insert(static_cast<int>(i), CodeView::Mark::Current);
                    first = first < 0 ? static_cast<int>(i) : first;
                }
            }
        }
    }
    m_view->setMarks(marks);
    if (first >= 0)
        m_view->revealLine(first);
}

void CommandPane::copy(const QString &text)
{
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

QString CommandPane::asShell() const
{
    const Result<QemuCommand> &command = m_document->pass().command;
    return command ? command->toShell() : QString();
}

QString CommandPane::asJson() const
{
    const Result<QemuCommand> &command = m_document->pass().command;
    return command ? QString::fromUtf8(
               QJsonDocument(QJsonArray::fromStringList(command->toStrings())).toJson())
                   : QString();
}

} // namespace vitrine::gui
