// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/disclosure.h"

#include "gui/app/style.h"
#include "gui/app/theme.h"
#include "gui/widgets/controls.h"

#include <QVBoxLayout>

namespace vitrine::gui {

Disclosure::Disclosure(const QString &title, std::function<QWidget *()> make, QWidget *parent)
    : QWidget(parent)
    , m_button(symbolButton(Symbol::ChevronRight, title, this))
    , m_make(std::move(make))
{
    m_button->setProperty(property::Quiet, true);
    m_button->setCheckable(true);
    m_button->setAccessibleName(title);
    connect(m_button, &QPushButton::clicked, this, &Disclosure::setOpen);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::Small);
    layout->addWidget(m_button, 0, Qt::AlignLeading);
}

bool Disclosure::isOpen() const
{
    return m_content != nullptr && m_content->isVisibleTo(this);
}

void Disclosure::reset()
{
    if (m_content == nullptr)
        return;
    const bool open = isOpen();
    m_content->hide();
    m_content->deleteLater(); // what asks for it may be one of its buttons
    m_content = nullptr;
    if (open)
        setOpen(true);
}

void Disclosure::setOpen(bool open)
{
    if (open && m_content == nullptr) {
        m_content = m_make();
        layout()->addWidget(m_content);
    }
    if (m_content != nullptr)
        m_content->setVisible(open);
    m_button->setChecked(false);
    m_button->setIcon(symbolIcon(open ? Symbol::ChevronDown : Symbol::ChevronRight));
    m_button->setAccessibleDescription(open ? tr("open") : tr("closed"));
}

} // namespace vitrine::gui
