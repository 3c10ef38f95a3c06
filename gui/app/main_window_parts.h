// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/main_window.h"

#include <QAction>
#include <QLabel>

namespace vitrine::gui {

/// A small round sign before the host's state, with the word beside it.
class StateDot : public QWidget {
    Q_OBJECT
public:
    explicit StateDot(QWidget *parent = nullptr);
    void setReady(bool ready);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_ready = false;
};

struct MainWindow::Actions {
    QAction *newGuest = nullptr;
    QAction *open = nullptr;
    QAction *demo = nullptr;
    QAction *save = nullptr;
    QAction *saveAs = nullptr;
    QAction *exportXml = nullptr;
    QAction *exportShell = nullptr;
    QAction *close = nullptr;
    QAction *quit = nullptr;
    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *goTo = nullptr;
    QAction *attach = nullptr;
    QAction *attachSelected = nullptr;
    QAction *refresh = nullptr;
    QAction *demoHost = nullptr;
    QAction *capabilities = nullptr;
    QAction *filter = nullptr;
    QAction *launch = nullptr;
    QAction *stop = nullptr;
    QAction *copyCommand = nullptr;
    QAction *strip = nullptr;
    QList<QAction *> needGuest; ///< off while none is open
};

struct MainWindow::StatusBar {
    StateDot *dot = nullptr;
    QLabel *host = nullptr;
    QLabel *counts = nullptr;
    QLabel *place = nullptr;
    QLabel *time = nullptr;
};

} // namespace vitrine::gui
