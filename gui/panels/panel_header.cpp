// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/panel_header.h"

#include "gui/app/theme.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace vitrine::gui {

PanelHeader::PanelHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(space::Medium, 3, space::Small, 4);
    m_layout->setSpacing(space::Small);
    auto *label = new ElidedLabel(this);
    label->setText(title);
    label->setFont(Theme::strong());
    m_layout->addWidget(label);
    m_layout->addStretch(1);
    setMinimumHeight(38);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PanelHeader::addNote(QWidget *widget)
{
    m_layout->insertWidget(m_notes++, widget);
}

void PanelHeader::addTool(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PanelHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), colors().surface);
    painter.fillRect(0, height() - 1, width(), 1, colors().border);
}

} // namespace vitrine::gui
