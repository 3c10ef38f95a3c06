// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/document/backend.h"

#include <QWidget>

class QPushButton;

namespace vitrine::gui {

class CodeView;
class FixBanner;
class GuestDocument;
class MutedLabel;

/// What a real libvirt says to the guest, beside what we say. Asked when somebody asks, never by itself.
class LibvirtPane : public QWidget {
    Q_OBJECT
public:
    explicit LibvirtPane(GuestDocument *document, QWidget *parent = nullptr);
    /// An answer, to the text that was asked about.
    void setAnswer(const QByteArray &asked, const Result<LibvirtAnswer> &answer);
    [[nodiscard]] CodeView *view() const { return m_view; }
    /// The sentence above the comparison.
    [[nodiscard]] QString verdict() const;

Q_SIGNALS:
    void askRequested(const QByteArray &xml);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void ask();
    void refresh();
    void compare(const LibvirtAnswer &answer);
    GuestDocument *m_document;
    QPushButton *m_ask;
    MutedLabel *m_intro;
    FixBanner *m_verdict;
    CodeView *m_view;
    QByteArray m_asked; ///< the text that the answer is about
    bool m_waiting = false;
};

} // namespace vitrine::gui
