// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/labels.h"

#include <functional>

class QCompleter;
class QStringListModel;

namespace vitrine::gui {

/// Somewhere to go, or something to do.
struct GoToEntry {
    QString text; ///< "Field: ramfb (vGPU 1)"
    std::function<void()> run;
};

/// Type a few letters of a field, an action, a vGPU or a problem; Enter goes there.
class GoToField : public SearchField {
    Q_OBJECT
public:
    explicit GoToField(QWidget *parent = nullptr);
    /// Asked whenever the field gets the keyboard: what there is to go to now.
    void setSource(std::function<QList<GoToEntry>()> source) { m_source = std::move(source); }

    /// Shows what matches the text.
    void completeNow();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool showsKeys() const;
    void makeRoomForKeys();
    void go(const QString &text);
    std::function<QList<GoToEntry>()> m_source;
    QList<GoToEntry> m_entries;
    QStringListModel *m_model;
    QCompleter *m_completer;
};

} // namespace vitrine::gui
