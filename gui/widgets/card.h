// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace vitrine::gui {

/// A rounded surface with room around what it holds: a title row (title, a note in monospace, things at the end) and a body.
class Card : public QWidget {
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    /// Identifiers beside the title ("53764d0e-85a0-…"), selectable.
    void setNote(const QString &note);
    /// Adds to the end of the title row.
    void addHeaderWidget(QWidget *widget);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_note;
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
};

/// What a panel shows when there is nothing to show: a picture, what it is, and what to do next.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(
        int symbol, const QString &title, const QString &body, QWidget *parent = nullptr);
    void setText(const QString &title, const QString &body);
    /// A button under the text. The first one is the one that goes on.
    void addAction(QWidget *button);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_body;
    QBoxLayout *m_actions;
};

} // namespace vitrine::gui
