// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/card.h"

#include "gui/app/icons.h"
#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/widgets/labels.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace vitrine::gui {

Card::Card(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_note(new MonoLabel(this))
    , m_header(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    m_title->setFont(Theme::title());
    m_title->setVisible(!title.isEmpty());
    m_note->setVisible(false);
    m_header->setSpacing(space::Small);
    m_header->addWidget(m_title);
    m_header->addWidget(m_note);
    m_header->addStretch(1);
    m_body->setSpacing(space::Small);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::Large, space::Medium, space::Large, space::Large);
    outer->setSpacing(space::Medium);
    outer->addLayout(m_header);
    outer->addLayout(m_body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void Card::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_header->addWidget(widget);
}

void Card::paintEvent(QPaintEvent *)
{
    const Colors &c = colors();
    QPainter painter(this);
    const QRectF r(rect());
    // One soft line below is all the shadow a flat card needs.
    paintRounded(&painter, r.adjusted(0, 1, 0, 0), metric::CardRadius, c.shadow, QColor());
    paintRounded(&painter, r.adjusted(0, 0, 0, -1), metric::CardRadius, c.surface, c.border);
}

namespace {

class SymbolDisc : public QWidget {
public:
    SymbolDisc(Symbol symbol, QWidget *parent) : QWidget(parent), m_symbol(symbol)
    {
        setFixedSize(64, 64);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Colors &c = colors();
        paintRounded(
            &painter, rect(), 32, c.accentSoft.background, c.highContrast ? c.accent : QColor());
        paintSymbol(
            &painter, QRectF(rect()).adjusted(18, 18, -18, -18), m_symbol, c.accentSoft.foreground);
    }

private:
    Symbol m_symbol;
};

} // namespace

EmptyState::EmptyState(int symbol, const QString &title, const QString &body, QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(title, this))
    , m_body(new MutedLabel(body, this))
    , m_actions(new QBoxLayout(QBoxLayout::LeftToRight))
{
    m_title->setFont(Theme::headline());
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_body->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_body->setWordWrap(true);
    m_body->setMaximumWidth(440);
    m_actions->setSpacing(space::Small);
    m_actions->addStretch(1);
    m_actions->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::Huge, space::Huge, space::Huge, space::Huge);
    layout->setSpacing(space::Medium);
    layout->addStretch(2);
    if (symbol != static_cast<int>(Symbol::None))
        layout->addWidget(new SymbolDisc(static_cast<Symbol>(symbol), this), 0, Qt::AlignHCenter);
    layout->addWidget(m_title);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_body, 20);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addSpacing(space::Small);
    layout->addLayout(m_actions);
    layout->addStretch(3);
}

void EmptyState::setText(const QString &title, const QString &body)
{
    m_title->setText(title);
    m_body->setText(body);
}

void EmptyState::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Below each other where they do not fit side by side.
    int needed = 2 * space::Huge;
    for (int i = 0; i < m_actions->count(); ++i) {
        if (const QWidget *button = m_actions->itemAt(i)->widget())
            needed += button->sizeHint().width() + space::Small;
    }
    m_actions->setDirection(needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void EmptyState::addAction(QWidget *button)
{
    m_actions->insertWidget(m_actions->count() - 1, button);
}

} // namespace vitrine::gui
