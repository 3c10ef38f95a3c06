// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/build_command.h"
#include "gui/panels/code_view.h"

#include <QWidget>

#include <functional>

class QPushButton;

namespace vitrine::gui {

class FixBanner;
class GuestDocument;
class MutedLabel;
class SegmentedControl;

/// The QEMU command line that results, an option a line, each knowing where it came from.
class CommandPane : public QWidget {
    Q_OBJECT
public:
    explicit CommandPane(GuestDocument *document, QWidget *parent = nullptr);
    [[nodiscard]] CodeView *view() const { return m_view; }
    /// Lights the arguments, and the parts of arguments, that came from this attribute; where there are none, or for an
    /// element, those from it and from below it. An empty path lights nothing.
    void lightPath(const QString &path);

Q_SIGNALS:
    /// An argument, or a part of one, was clicked: where it came from, noNode when from nowhere in the guest.
    void originActivated(vitrine::NodeId node, const QString &attribute);
    /// Capabilities from a file are in use, and those of the guest's own QEMU are wanted again.
    void ownCapsRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepTextsWhole();
    /// Says that the guest is judged by a file, with the way back.
    void showCapsInUse();
    /// An argument in a line: an option, or its value.
    struct Piece {
        int argument = 0; ///< index in the command
        int column = 0;
        int length = 0; ///< as it is shown
        bool quoted = false; ///< for the shell
    };
    void refresh();
    [[nodiscard]] const Origin *originAt(int line, int column) const;
    [[nodiscard]] CodeView::Part shownPart(
        int line, const Piece &piece, const ArgumentPart &part) const;
    [[nodiscard]] QString wordsOf(const Origin &origin) const;
    void showOrigin(const Origin &origin);
    /// False: nothing is from there, and nothing is lit.
    bool light(const std::function<bool(const Origin &)> &wanted);
    void copy(const QString &text);
    [[nodiscard]] QString asShell() const;
    [[nodiscard]] QString asJson() const;
    GuestDocument *m_document;
    CodeView *m_view;
    SegmentedControl *m_style;
    QPushButton *m_copy;
    MutedLabel *m_remarks;
    MutedLabel *m_origin;
    FixBanner *m_banner;
    FixBanner *m_capsInUse;
    QList<QList<Piece>> m_lines;
    QString m_lit; ///< a path of the guest
};

} // namespace vitrine::gui
