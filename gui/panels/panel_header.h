// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace vitrine::gui {

/// The strip on top of a panel: title, a note, things at the end, a hairline below.
class PanelHeader : public QWidget {
    Q_OBJECT
public:
    explicit PanelHeader(const QString &title, QWidget *parent = nullptr);
    /// Right behind the title.
    void addNote(QWidget *widget);
    /// At the end.
    void addTool(QWidget *widget);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QHBoxLayout *m_layout;
    int m_notes = 1;
};

} // namespace vitrine::gui
