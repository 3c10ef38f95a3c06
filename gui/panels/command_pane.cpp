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

/// Where a character of an argument stands in what quoteForShell() made of it.
int quotedColumn(const QString &argument, int index)
{
    return 1 + index + 3 * static_cast<int>(QStringView(argument).left(index).count(u'\''));
}

} // namespace

CommandPane::CommandPane(GuestDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_view(new CodeView(CodeHighlighter::Language::Command, tr("Command line"), this))
    , m_style(new SegmentedControl(this))
    , m_copy(quietButton(Symbol::Copy, tr("Copy the command line"), this))
    , m_remarks(new MutedLabel(QString(), this))
    , m_origin(new MutedLabel(QString(), this))
    , m_banner(new FixBanner(this))
    , m_capsInUse(new FixBanner(this))
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
    auto *menu = new QMenu(m_copy);
    menu->addAction(tr("As one &shell command"), this, [this] { copy(asShell()); });
    menu->addAction(tr("One argument a &line"), this, [this] {
        if (m_document->pass().command)
            copy(m_document->pass().command->toStrings().join(u'\n') + u'\n');
    });
    menu->addAction(tr("As &JSON"), this, [this] { copy(asJson()); });
    m_copy->setMenu(menu);
    header->addTool(m_copy);

    m_remarks->setWordWrap(true);
    m_remarks->setContentsMargins(space::Medium, space::Tiny, space::Medium, space::Tiny);
    m_origin->setWordWrap(true);
    m_origin->setContentsMargins(space::Medium, space::Tiny, space::Medium, space::Small);
    m_origin->setVisible(false);
    m_banner->setVisible(false);
    m_banner->setOutside({space::Small, space::Small, space::Small, 0});
    m_capsInUse->setVisible(false);
    m_capsInUse->setObjectName(QStringLiteral("capabilities-in-use"));
    m_capsInUse->setOutside({space::Small, space::Small, space::Small, 0});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_capsInUse);
    layout->addWidget(m_banner);
    layout->addWidget(m_remarks);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_origin);
    setAutoFillBackground(true);

    connect(m_view, &CodeView::placeActivated, this, [this](int line, int column) {
        if (const Origin *origin = originAt(line, column)) {
            showOrigin(*origin);
            Q_EMIT originActivated(origin->node, origin->attribute);
        }
    });
    connect(
        m_view, &CodeView::placeHovered, this, [this](int line, int column, const QPoint &global) {
            if (const Origin *origin = originAt(line, column))
                QToolTip::showText(global, wordsOf(*origin), m_view);
        });
    connect(m_document, &GuestDocument::changed, this, &CommandPane::refresh);
    refresh();
}

void CommandPane::refresh()
{
    const Result<QemuCommand> &command = m_document->pass().command;
    m_lines.clear();
    m_style->setValue(m_document->commandStyle() == CommandStyle::Libvirt
            ? QStringLiteral("libvirt")
            : QStringLiteral("standalone"));
    m_style->setEnabled(m_document->isOpen());
    m_view->setPlaceholderText(
        m_document->isOpen() ? QString() : tr("The command line of the open guest appears here."));
    m_copy->setEnabled(command.has_value());
    showCapsInUse();
    m_copy->setToolTip(
        command ? tr("Copy the command line") : tr("There is no command line to copy"));
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
        m_origin->setVisible(false);
        m_view->setCode(QString());
        return;
    }
    m_banner->setVisible(false);
    QStringList lines;
    QString line;
    QList<Piece> members;
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
        const QString shown = option ? text : quoteForShell(text);
        members.append(Piece {static_cast<int>(i),
            static_cast<int>(line.size()),
            static_cast<int>(shown.size()),
            shown != text});
        line += shown;
    }
    finish();
    const int changed = m_view->setCode(lines.join(u'\n'));
    QStringList remarks;
    for (const Text &remark : command->remarks)
        remarks.append(translate(remark));
    for (const NotTranslated &missing : command->notTranslated)
        remarks.append(
            tr("Line %1: %2 is not translated").arg(QString::number(missing.line), missing.path));
    if (m_document->caps() != nullptr && m_document->caps()->source == CapsSource::Recorded)
        remarks.append(translate(m_document->caps()->describeSource()));
    remarks.removeDuplicates();
    m_remarks->setText(remarks.join(u'\n'));
    m_remarks->setVisible(!remarks.isEmpty());
    keepTextsWhole();
    lightPath(m_lit);
    if (changed >= 0 && m_view->marks().isEmpty())
        m_view->revealLine(changed);
}

void CommandPane::showCapsInUse()
{
    const QemuCaps *caps = m_document->isOpen() ? m_document->caps() : nullptr;
    const bool loaded = caps != nullptr && caps->source == CapsSource::File;
    const QString words = loaded
        ? tr("Judged by %1, not by the guest's own QEMU.").arg(translate(caps->describeSource()))
        : QString();
    if (m_capsInUse->accessibleName() == words)
        return;
    m_capsInUse->clearButtons();
    m_capsInUse->setVisible(loaded);
    if (!loaded) {
        m_capsInUse->setAccessibleName(QString());
        return;
    }
    m_capsInUse->showText(Tone::Warning, Symbol::Note, words);
    auto *back = new QPushButton(tr("Use the guest's own QEMU"), m_capsInUse);
    back->setAccessibleName(tr("Use the guest's own QEMU"));
    // Queued: the button is gone when the answer is in.
    connect(
        back, &QPushButton::clicked, this, &CommandPane::ownCapsRequested, Qt::QueuedConnection);
    m_capsInUse->addButton(back);
}

void CommandPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepTextsWhole();
}

void CommandPane::keepTextsWhole()
{
    // A layout that has too little room takes it from texts of several lines first.
    for (MutedLabel *label : {m_remarks, m_origin})
        label->setMinimumHeight(qMax(0, label->heightForWidth(width())));
}

const Origin *CommandPane::originAt(int line, int column) const
{
    const Result<QemuCommand> &command = m_document->pass().command;
    if (!command || line < 0 || line >= m_lines.size())
        return nullptr;
    const QList<Piece> &pieces = m_lines.at(line);
    // Of the option and its value the value knows more.
    const Piece *hit = &pieces.last();
    for (const Piece &piece : pieces) {
        if (column >= piece.column && column < piece.column + piece.length
            && &piece != &pieces.first())
            hit = &piece;
    }
    const Argument &argument = command->arguments.at(hit->argument);
    for (const ArgumentPart &part : argument.parts) {
        const CodeView::Part shown = shownPart(line, *hit, part);
        if (column >= shown.column && column < shown.column + shown.length)
            return &part.origin;
    }
    return &argument.origin;
}

CodeView::Part CommandPane::shownPart(int line, const Piece &piece, const ArgumentPart &part) const
{
    const QString &text = m_document->pass().command->arguments.at(piece.argument).text;
    const int end = part.begin + part.length;
    const int from = piece.quoted ? quotedColumn(text, part.begin) : part.begin;
    const int to = piece.quoted ? quotedColumn(text, end) : end;
    return {line, piece.column + from, to - from};
}

QString CommandPane::wordsOf(const Origin &origin) const
{
    QString why = translate(origin.reason);
    if (origin.node == noNode || origin.node >= m_document->text().elementCount())
        return why;
    const XmlText &text = m_document->text();
    const XmlElement &element = text.element(origin.node);
    QString place = u'<' + element.name;
    qsizetype offset = element.whole.begin;
    if (!origin.attribute.isEmpty()) {
        place += u' ' + origin.attribute;
        for (const XmlAttribute &attribute : element.attributes) {
            if (attribute.name == origin.attribute)
                offset = attribute.whole.begin;
        }
    }
    place += u'>';
    return tr("from %1, line %2: %3").arg(place, QString::number(text.position(offset).line), why);
}

void CommandPane::showOrigin(const Origin &origin)
{
    const QString words = wordsOf(origin);
    m_origin->setText(words);
    m_origin->setVisible(!words.isEmpty());
    keepTextsWhole();
}

void CommandPane::lightPath(const QString &path)
{
    m_lit = path;
    const Result<QemuCommand> &command = m_document->pass().command;
    const XmlText &text = m_document->text();
    const auto where = m_document->isOpen() ? text.find(path) : std::nullopt;
    if (!command || !where || where->node == text.root()) {
        m_view->setMarks({});
        m_view->setParts({});
        m_origin->setVisible(false);
        return;
    }
    const NodeId node = where->node;
    const QString attribute =
        where->attribute < 0 ? QString() : text.element(node).attributes.at(where->attribute).name;
    // What came from the very attribute; where nothing did, what came from the element or from below it.
    if (attribute.isEmpty() || !light([&](const Origin &origin) {
            return origin.node == node && origin.attribute == attribute;
        }))
        light([&](const Origin &origin) { return isBelow(text, origin.node, node); });
}

bool CommandPane::light(const std::function<bool(const Origin &)> &wanted)
{
    const QemuCommand &command = *m_document->pass().command;
    QHash<int, CodeView::Mark> marks;
    QList<CodeView::Part> parts;
    const Origin *first = nullptr;
    int firstLine = -1;
    for (int line = 0; line < m_lines.size(); ++line) {
        const Origin *hit = nullptr;
        for (const Piece &piece : m_lines.at(line)) {
            const Argument &argument = command.arguments.at(piece.argument);
            const bool whole = wanted(argument.origin);
            if (whole)
                hit = &argument.origin;
            for (const ArgumentPart &part : argument.parts) {
                if (whole || !wanted(part.origin))
                    continue;
                hit = &part.origin;
                parts.append(shownPart(line, piece, part));
            }
        }
        if (hit == nullptr)
            continue;
        marks.insert(line, CodeView::Mark::Current);
        if (first == nullptr) {
            first = hit;
            firstLine = line;
        }
    }
    m_view->setMarks(marks);
    m_view->setParts(parts);
    m_origin->setVisible(false);
    if (first == nullptr)
        return false;
    showOrigin(*first);
    m_view->revealLine(firstLine);
    return true;
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
