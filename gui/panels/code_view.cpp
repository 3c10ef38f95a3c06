// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/code_view.h"

#include "gui/app/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QTextBlock>

namespace vitrine::gui {

CodeHighlighter::CodeHighlighter(Language language, QTextDocument *document)
    : QSyntaxHighlighter(document)
    , m_language(language)
{
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    switch (m_language) {
    case Language::Xml:
        highlightXml(text);
        break;
    case Language::Command:
        highlightCommand(text);
        break;
    case Language::Diff:
        highlightDiff(text);
        break;
    }
}

void CodeHighlighter::highlightXml(const QString &text)
{
    // A hand-written scan: an order of magnitude cheaper than expressions, and it runs at every keystroke.
    enum State : int { Outside, Comment, Tag };
    const Colors &c = colors();
    int state = qMax(0, previousBlockState());
    int i = 0;
    const int n = static_cast<int>(text.size());
    while (i < n) {
        if (state == Comment) {
            const auto end = static_cast<int>(text.indexOf(u"-->", i));
            const int stop = end < 0 ? n : end + 3;
            setFormat(i, stop - i, c.codeComment);
            i = stop;
            state = end < 0 ? Comment : Outside;
        } else if (state == Outside) {
            const auto open = static_cast<int>(text.indexOf(u'<', i));
            if (open < 0)
                break;
            i = open;
            if (QStringView(text).mid(i).startsWith(u"<!--")) {
                state = Comment;
                continue;
            }
            int stop = i + 1;
            while (stop < n
                && (text.at(stop).isLetterOrNumber()
                    || QStringView(u"/?!:_-.").contains(text.at(stop))))
                ++stop;
            setFormat(i, stop - i, c.codeTag);
            i = stop;
            state = Tag;
        } else {
            const QChar at = text.at(i);
            if (at == u'>' || ((at == u'/' || at == u'?') && i + 1 < n && text.at(i + 1) == u'>')) {
                const int length = at == u'>' ? 1 : 2;
                setFormat(i, length, c.codeTag);
                i += length;
                state = Outside;
            } else if (at == u'"' || at == u'\'') {
                const auto end = static_cast<int>(text.indexOf(at, i + 1));
                const int stop = end < 0 ? n : end + 1;
                setFormat(i, stop - i, c.codeValue);
                i = stop;
            } else if (at.isLetter() || at == u'_') {
                int stop = i + 1;
                while (stop < n && text.at(stop) != u'=' && !text.at(stop).isSpace()
                    && text.at(stop) != u'>')
                    ++stop;
                setFormat(i, stop - i, c.codeAttribute);
                i = stop;
            } else {
                ++i;
            }
        }
    }
    setCurrentBlockState(state);
}

void CodeHighlighter::highlightCommand(const QString &text)
{
    const Colors &c = colors();
    if (text.startsWith(u'#')) {
        setFormat(0, static_cast<int>(text.size()), c.codeComment);
        return;
    }
    int i = 0;
    if (text.startsWith(u'-')) {
        auto stop = static_cast<int>(text.indexOf(u' '));
        if (stop < 0)
            stop = static_cast<int>(text.size());
        setFormat(0, stop, c.codeTag);
        i = stop;
    }
    // Values in double quotes: keys of a JSON object are followed by a colon.
    const auto n = static_cast<int>(text.size());
    while (i < n) {
        if (text.at(i) != u'"') {
            ++i;
            continue;
        }
        int stop = i + 1;
        while (stop < n && (text.at(stop) != u'"' || text.at(stop - 1) == u'\\'))
            ++stop;
        stop = qMin(stop + 1, n);
        const bool key = stop < n && text.at(stop) == u':';
        setFormat(i, stop - i, key ? c.codeAttribute : c.codeValue);
        i = stop;
    }
}

void CodeHighlighter::highlightDiff(const QString &text)
{
    const Colors &c = colors();
    const auto n = static_cast<int>(text.size());
    if (text.startsWith(u"@@"))
        setFormat(0, n, c.codeTag);
    else if (text.startsWith(u"+++") || text.startsWith(u"---"))
        setFormat(0, n, c.codeComment);
    else if (text.startsWith(u'+'))
        setFormat(0, n, c.ok.foreground);
    else if (text.startsWith(u'-'))
        setFormat(0, n, c.danger.foreground);
}

/// The strip with the numbers.
class LineNumbers : public QWidget {
public:
    explicit LineNumbers(CodeView *view) : QWidget(view), m_view(view) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintGutter(event); }

private:
    CodeView *m_view;
};

CodeView::CodeView(
    CodeHighlighter::Language language, const QString &accessibleName, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new LineNumbers(this))
    , m_highlighter(new CodeHighlighter(language, document()))
{
    setAccessibleName(accessibleName);
    setLayoutDirection(Qt::LeftToRight); // code is, in every language
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false); // the guest has one undo for everything
    setFrameShape(QFrame::NoFrame);
    setMinimumHeight(2 * QFontMetrics(Theme::mono()).height()); // what stands around it comes first
    setFont(Theme::mono());
    setLineWrapMode(language == CodeHighlighter::Language::Command ? WidgetWidth : NoWrap);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(true);
    document()->setDocumentMargin(space::Small);
    m_gutter->setVisible(false);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] {
        setViewportMargins(gutterWidth(), 0, 0, 0);
    });
    connect(&Theme::instance(), &Theme::changed, this, &CodeView::restyle);
    restyle();
}

void CodeView::restyle()
{
    QPalette palette = QPalette();
    palette.setColor(QPalette::Base, colors().code);
    palette.setColor(QPalette::Window, colors().code); // around the scroll bars
    setPalette(palette);
    m_highlighter->rehighlight();
    const QHash<int, Mark> marks = m_marks;
    m_marks.clear();
    setMarks(marks);
    showSelections();
}

void CodeView::setLineNumbers(bool shown)
{
    m_lineNumbers = shown;
    m_gutter->setVisible(shown);
    setViewportMargins(gutterWidth(), 0, 0, 0);
}

int CodeView::setCode(const QString &text)
{
    const QString old = toPlainText();
    if (old == text)
        return -1;
    qsizetype head = 0;
    const qsizetype shorter = qMin(old.size(), text.size());
    while (head < shorter && old.at(head) == text.at(head))
        ++head;
    qsizetype tail = 0;
    while (
        tail < shorter - head && old.at(old.size() - 1 - tail) == text.at(text.size() - 1 - tail))
        ++tail;
    m_pulling = true;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(head));
    cursor.setPosition(static_cast<int>(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(head, text.size() - head - tail));
    m_pulling = false;
    return document()->findBlock(static_cast<int>(head)).blockNumber();
}

void CodeView::setMarks(const QHash<int, Mark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    showSelections();
}

void CodeView::setParts(const QList<Part> &parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    showSelections();
}

void CodeView::showSelections()
{
    const Colors &c = colors();
    QList<QTextEdit::ExtraSelection> selections;
    for (auto it = m_marks.cbegin(); it != m_marks.cend(); ++it) {
        const QTextBlock block = document()->findBlockByNumber(it.key());
        if (!block.isValid())
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        selection.format.setBackground(it.value() == Mark::Current ? c.lineCurrent
                : it.value() == Mark::Added                        ? c.lineAdded
                                                                   : c.lineRemoved);
        selections.append(selection);
    }
    for (const Part &part : std::as_const(m_parts)) {
        const QTextBlock block = document()->findBlockByNumber(part.line);
        if (!block.isValid() || part.column + part.length > block.length())
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.cursor.setPosition(block.position() + part.column);
        selection.cursor.setPosition(
            block.position() + part.column + part.length, QTextCursor::KeepAnchor);
        // A line below, so that it is told by shape too.
        selection.format.setFontUnderline(true);
        selection.format.setUnderlineColor(c.accent);
        selection.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        selections.append(selection);
    }
    setExtraSelections(selections);
    m_gutter->update();
}

void CodeView::revealLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line);
    if (!block.isValid())
        return;
    // Only when it is out of sight: a view that jumps while one types is worse than none.
    const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
    if (box.top() < 0 || box.bottom() > viewport()->height())
        verticalScrollBar()->setValue(
            qMax(0, block.firstLineNumber() - (viewport()->height() / fontMetrics().height()) / 3));
}

int CodeView::gutterWidth() const
{
    if (!m_lineNumbers)
        return 0;
    const int digits = static_cast<int>(QString::number(blockCount()).size());
    return fontMetrics().horizontalAdvance(u'9') * qMax(2, digits) + 18;
}

void CodeView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(QStyle::visualRect(layoutDirection(),
        inside,
        QRect(inside.left(), inside.top(), gutterWidth(), inside.height())));
}

void CodeView::paintGutter(QPaintEvent *event)
{
    const Colors &c = colors();
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), c.code);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top <= event->rect().bottom()) {
        const qreal height = blockBoundingRect(block).height();
        const auto mark = m_marks.constFind(block.blockNumber());
        if (mark != m_marks.constEnd()) {
            const QColor bar = *mark == Mark::Removed ? c.danger.foreground
                : *mark == Mark::Added                ? c.ok.foreground
                                                      : c.warning.foreground;
            painter.fillRect(QRectF(0, top, m_gutter->width(), height),
                *mark == Mark::Current     ? c.lineCurrent
                    : *mark == Mark::Added ? c.lineAdded
                                           : c.lineRemoved);
            painter.fillRect(QRectF(0, top, 3, height), bar);
        }
        painter.setPen(c.muted);
        painter.drawText(QRectF(0, top, m_gutter->width() - 8, height),
            Qt::AlignRight | Qt::AlignVCenter,
            QString::number(block.blockNumber() + 1));
        top += height;
        block = block.next();
    }
}

bool CodeView::event(QEvent *event)
{
    // Undo and redo are the guest's: leave the keys to the menu.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return false;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QTextCursor under = cursorForPosition(viewport()->mapFrom(this, help->pos()));
        Q_EMIT placeHovered(under.blockNumber(), under.positionInBlock(), help->globalPos());
        return true;
    }
    return QPlainTextEdit::event(event);
}

void CodeView::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && !textCursor().hasSelection())
        Q_EMIT placeActivated(textCursor().blockNumber(), textCursor().positionInBlock());
}

void CodeView::keyPressEvent(QKeyEvent *event)
{
    if (isReadOnly() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT placeActivated(textCursor().blockNumber(), textCursor().positionInBlock());
        return;
    }
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace vitrine::gui
