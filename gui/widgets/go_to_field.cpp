// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/go_to_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>
#include <QStyle>

#include <algorithm>

namespace vitrine::gui {

namespace {

QString keys()
{
    return QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
}

} // namespace

GoToField::GoToField(QWidget *parent)
    : SearchField(tr("Go to a field, action, vGPU or problem"), parent)
    , m_model(new QStringListModel(this))
    , m_completer(new QCompleter(m_model, this))
{
    setAccessibleName(tr("Go to"));
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    setCompleter(m_completer);
    connect(this, &QLineEdit::textChanged, this, &GoToField::makeRoomForKeys);
    // Queued: the completer puts the text into the field after it has told, and what is run may take the keyboard away.
    connect(m_completer,
        qOverload<const QString &>(&QCompleter::activated),
        this,
        &GoToField::go,
        Qt::QueuedConnection);
}

void GoToField::focusInEvent(QFocusEvent *event)
{
    if (m_source && event->reason() != Qt::PopupFocusReason) {
        m_entries = m_source();
        QStringList texts;
        texts.reserve(m_entries.size());
        for (const GoToEntry &entry : std::as_const(m_entries))
            texts.append(entry.text);
        m_model->setStringList(texts);
    }
    SearchField::focusInEvent(event);
}

void GoToField::go(const QString &text)
{
    const auto entry = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const GoToEntry &e) { return e.text == text; });
    if (entry == m_entries.end())
        return;
    const std::function<void()> run = entry->run;
    clear();
    run();
}

void GoToField::completeNow()
{
    m_completer->setCompletionPrefix(text());
    m_completer->complete();
}

void GoToField::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !text().isEmpty()) {
        // The best one: what the list has first.
        m_completer->setCompletionPrefix(text());
        if (m_completer->completionCount() > 0) {
            m_completer->setCurrentRow(0);
            const QString best = m_completer->currentCompletion();
            m_completer->popup()->hide();
            go(best);
        }
        return;
    }
    if (event->key() == Qt::Key_Down && text().isEmpty()) {
        completeNow();
        return;
    }
    SearchField::keyPressEvent(event);
}

bool GoToField::showsKeys() const
{
    return text().isEmpty() && width() >= 300;
}

void GoToField::makeRoomForKeys()
{
    // The placeholder lies where its own language begins, which in a mirrored window is the side of the keys.
    const int room =
        showsKeys() ? QFontMetrics(Theme::small()).horizontalAdvance(keys()) + space::Medium : 0;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? room : 0, 0, mirrored ? 0 : room, 0);
}

void GoToField::resizeEvent(QResizeEvent *event)
{
    SearchField::resizeEvent(event);
    makeRoomForKeys();
}

void GoToField::changeEvent(QEvent *event)
{
    SearchField::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange)
        makeRoomForKeys();
}

void GoToField::paintEvent(QPaintEvent *event)
{
    SearchField::paintEvent(event);
    if (!showsKeys())
        return;
    QPainter painter(this);
    painter.setPen(colors().muted);
    painter.setFont(Theme::small());
    painter.drawText(rect().adjusted(12, 0, -12, 0),
        static_cast<int>(
            QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter),
        keys());
}

} // namespace vitrine::gui
