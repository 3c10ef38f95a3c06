// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QPushButton;

namespace vitrine::gui {

/// "More settings": a quiet button, and below it what it shows. The content is made when it is first wanted.
class Disclosure : public QWidget {
    Q_OBJECT
public:
    Disclosure(const QString &title, std::function<QWidget *()> make, QWidget *parent = nullptr);
    void setOpen(bool open);
    /// What it shows is outdated: made anew when it is open, else when it is opened next.
    void reset();
    [[nodiscard]] bool isOpen() const;
    /// Null until it was opened once.
    [[nodiscard]] QWidget *content() const { return m_content; }

private:
    QPushButton *m_button;
    QWidget *m_content = nullptr;
    std::function<QWidget *()> m_make;
};

} // namespace vitrine::gui
