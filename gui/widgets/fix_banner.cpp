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
    , m_holder(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_holder))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(space::Small);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

FixBanner::Places FixBanner::placesFor(int width) const
{
    const QMargins margins =
        QMargins(space::Medium + 22, space::Small, space::Small, space::Small) + m_outside;
    const int room = width - margins.left() - margins.right();
    const bool any = m_buttons->count() > 0;
    const QSize buttons = any ? m_holder->sizeHint() : QSize();
    // Long titles of fixes stand below the sentence, not instead of it.
    const bool below = any && buttons.width() > room * 2 / 5;
    const int textWidth = any && !below ? room - buttons.width() - space::Medium : room;
    const int textHeight = m_text->heightForWidth(qMax(textWidth, 40));
    Places places;
    if (below || !any) {
        places.text = QRect(margins.left(), margins.top(), textWidth, textHeight);
        if (any)
            places.buttons = QRect(margins.left(),
                margins.top() + textHeight + space::Small,
                qMin(buttons.width(), room),
                buttons.height());
    } else {
        const int height = qMax(textHeight, buttons.height());
        places.text =
            QRect(margins.left(), margins.top() + (height - textHeight) / 2, textWidth, textHeight);
        places.buttons = QRect(margins.left() + room - buttons.width(),
            margins.top() + (height - buttons.height()) / 2,
            buttons.width(),
            buttons.height());
    }
    places.height = qMax(places.text.bottom(), places.buttons.bottom()) + 1 + margins.bottom();
    return places;
}

int FixBanner::heightForWidth(int width) const
{
    return placesFor(width).height;
}

QSize FixBanner::sizeHint() const
{
    return {420, heightForWidth(420)};
}

QSize FixBanner::minimumSizeHint() const
{
    return {160, metric::ControlHeight};
}

void FixBanner::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FixBanner::arrange()
{
    const Places places = placesFor(width());
    m_text->setGeometry(QStyle::visualRect(layoutDirection(), rect(), places.text));
    m_holder->setGeometry(QStyle::visualRect(layoutDirection(), rect(), places.buttons));
    m_holder->setVisible(m_buttons->count() > 0);
    updateGeometry();
}

void FixBanner::setOutside(const QMargins &margins)
{
    m_outside = margins;
    arrange();
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
    button->show();
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
    arrange();
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
        button->setToolTip(translate(first.title)); // where it is cut
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
    const QRect ground = rect().marginsRemoved(m_outside);
    paintRounded(&painter,
        ground,
        metric::ControlRadius,
        pair.background,
        m_tone == Tone::Neutral || colors().highContrast ? pair.border : QColor());
    // Beside the first line of a sentence that has several.
    const int line = QFontMetrics(m_text->font()).height();
    const int top = m_text->geometry().height() > 2 * line
        ? m_text->geometry().top() + (line - metric::IconSize) / 2
        : m_text->geometry().center().y() - metric::IconSize / 2 + 1;
    const QRect box = QStyle::visualRect(layoutDirection(),
        ground,
        QRect(ground.left() + space::Medium, top, metric::IconSize, metric::IconSize));
    paintSymbol(&painter, box, m_symbol, pair.foreground);
}

} // namespace vitrine::gui
