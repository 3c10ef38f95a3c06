// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/build_command.h"

#include <QHash>
#include <QWidget>

namespace vitrine::gui {

class CodeView;
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
    /// Lights the arguments that came from this element of the guest or from below it.
    void lightNode(NodeId node);

Q_SIGNALS:
    /// A line was clicked: where its first argument came from, noNode when from nowhere in the guest.
    void originActivated(vitrine::NodeId node, const QString &attribute);

private:
    void refresh();
    void copy(const QString &text);
    [[nodiscard]] QString asShell() const;
    [[nodiscard]] QString asJson() const;
    GuestDocument *m_document;
    CodeView *m_view;
    SegmentedControl *m_style;
    MutedLabel *m_remarks;
    MutedLabel *m_origin;
    FixBanner *m_banner;
    QList<QList<int>> m_lines; ///< arguments of each line
    NodeId m_lit = noNode;
};

} // namespace vitrine::gui
