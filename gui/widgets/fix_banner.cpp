// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/fix_banner.h"

#include "gui/app/style.h"
#include "gui/text/translate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>

namespace vitrine::gui {

Tone toneOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Tone::Danger;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Note:
    case Severity::Unchecked:
        break;
    }
    return Tone::Neutral;
}

Symbol symbolOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return Symbol::Error;
    case Severity::Warning:
        return Symbol::Warning;
    case Severity::Note:
        return Symbol::Note;
    case Severity::Unchecked:
        break;
    }
    return Symbol::Unchecked;
}

FixBanner::FixBanner(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_buttons->setSpacing(space::Small);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(space::Medium + 22, space::Small, space::Small, space::Small);
    m_layout->setSpacing(space::Small);
    m_layout->addWidget(m_text, 1);
    m_layout->addLayout(m_buttons);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FixBanner::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FixBanner::arrange()
{
    // Long titles of fixes stand below the sentence, not instead of it.
    const bool below = m_buttons->sizeHint().width() > width() * 2 / 5;
    m_layout->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setAlignment(m_buttons, below ? Qt::AlignLeading : Qt::Alignment());
}

void FixBanner::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void FixBanner::addButton(QWidget *button)
{
    m_buttons->addWidget(button);
    arrange();
}

void FixBanner::showText(Tone tone, Symbol symbol, const QString &text)
{
    m_tone = tone;
    m_symbol = symbol;
    m_more = -1;
    m_diagnostic = {};
    QPalette colours = m_text->palette();
    colours.setColor(QPalette::WindowText, colors().tone(tone).foreground);
    m_text->setPalette(colours);
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(true);
    update();
}

void FixBanner::show(const Diagnostic &diagnostic, int more)
{
    if (isVisibleTo(parentWidget()) && more == m_more && diagnostic == m_diagnostic)
        return;
    const QString sentence = diagnosticTitle(diagnostic);
    showText(toneOf(diagnostic.severity),
        symbolOf(diagnostic.severity),
        QStringLiteral("%1: %2").arg(phaseWords(diagnostic.phase, diagnostic.severity), sentence));
    m_diagnostic = diagnostic;
    m_more = more;
    setToolTip(diagnosticWords(diagnostic));
    clearButtons();
    if (!diagnostic.fixes.isEmpty()) {
        const Fix first = diagnostic.fixes.first();
        auto *button = new QPushButton(translate(first.title), this);
        button->setAccessibleName(translate(first.title));
        connect(button, &QPushButton::clicked, this, [this, diagnostic, first] {
            Q_EMIT fixRequested(diagnostic, first);
        });
        addButton(button);
        if (diagnostic.fixes.size() > 1) {
            auto *others = new QPushButton(symbolIcon(Symbol::ChevronDown), QString(), this);
            others->setAccessibleName(tr("Other ways to fix this"));
            others->setToolTip(tr("Other ways to fix this"));
            connect(others, &QPushButton::clicked, this, [this, diagnostic, others] {
                QMenu menu;
                for (const Fix &fix : diagnostic.fixes)
                    menu.addAction(translate(fix.title), this, [this, diagnostic, fix] {
                        Q_EMIT fixRequested(diagnostic, fix);
                    });
                menu.exec(others->mapToGlobal(QPoint(0, others->height())));
            });
            addButton(others);
        }
    }
    if (more > 0) {
        auto *rest = new QPushButton(tr("%n more", nullptr, more), this);
        rest->setProperty(property::Quiet, true);
        rest->setAccessibleName(tr("Show %n more in the Problems list", nullptr, more));
        connect(rest, &QPushButton::clicked, this, &FixBanner::allRequested);
        addButton(rest);
    }
    arrange();
}

void FixBanner::paintEvent(QPaintEvent *)
{
    const TonePair &pair = colors().tone(m_tone);
    QPainter painter(this);
    paintRounded(&painter,
        rect(),
        metric::ControlRadius,
        pair.background,
        m_tone == Tone::Neutral || colors().highContrast ? pair.border : QColor());
    const QRect box = QStyle::visualRect(layoutDirection(),
        rect(),
        QRect(
            space::Medium, (height() - metric::IconSize) / 2, metric::IconSize, metric::IconSize));
    paintSymbol(&painter, box, m_symbol, pair.foreground);
}

} // namespace vitrine::gui
