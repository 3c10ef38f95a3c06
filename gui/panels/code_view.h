// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace vitrine::gui {

/// Colours for XML, a command line, or a diff. Qt calls it for changed blocks only.
class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    enum class Language { Xml, Command, Diff };
    CodeHighlighter(Language language, QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;

private:
    void highlightXml(const QString &text);
    void highlightCommand(const QString &text);
    void highlightDiff(const QString &text);
    Language m_language;
};

/// A text to read (or, for the domain XML, to edit) in monospace, with line numbers and lit lines. New text replaces only the
/// part that differs, so that place, selection and colours of the rest stay.
class CodeView : public QPlainTextEdit {
    Q_OBJECT
public:
    enum class Mark { Current, Added, Removed };

    CodeView(CodeHighlighter::Language language,
        const QString &accessibleName,
        QWidget *parent = nullptr);
    /// The first line that is another one now, from 0, or -1 when all is as it was.
    int setCode(const QString &text);
    /// Lines from 0 that are lit. Current ones are scrolled to when `reveal`.
    void setMarks(const QHash<int, Mark> &marks);
    /// Parts of lines that are lit more strongly than their line: what of it is meant.
    struct Part {
        int line = 0; ///< from 0
        int column = 0;
        int length = 0;
        friend bool operator==(const Part &, const Part &) = default;
    };
    void setParts(const QList<Part> &parts);
    void revealLine(int line);
    [[nodiscard]] const QHash<int, Mark> &marks() const { return m_marks; }
    [[nodiscard]] const QList<Part> &parts() const { return m_parts; }
    void setLineNumbers(bool shown);
    /// True while setCode() is at work: textChanged is then not the person's.
    [[nodiscard]] bool isPulling() const { return m_pulling; }

Q_SIGNALS:
    /// Clicked, or Enter in a view that cannot be edited. Line and column from 0.
    void placeActivated(int line, int column);
    /// The pointer rests there: time for a tool tip.
    void placeHovered(int line, int column, const QPoint &global);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    friend class LineNumbers;
    [[nodiscard]] int gutterWidth() const;
    void paintGutter(QPaintEvent *event);
    void restyle();
    void showSelections();
    QWidget *m_gutter;
    CodeHighlighter *m_highlighter;
    QHash<int, Mark> m_marks;
    QList<Part> m_parts;
    bool m_lineNumbers = false;
    bool m_pulling = false;
};

} // namespace vitrine::gui
