// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_caps.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace vitrine::gui {

class Backend;
class FixBanner;

/// What the QEMU of this guest can do, as it said itself: to be read, searched, saved as JSON, and taken from such a file.
class CapabilitiesDialog : public QDialog {
    Q_OBJECT
public:
    /// `backend` reads and writes the files; it must live longer than the dialog.
    CapabilitiesDialog(QemuCaps caps, Backend *backend, QWidget *parent = nullptr);

    /// Reads capabilities from JSON and shows them; says in the dialog why not.
    bool load(const QString &path);
    /// Writes what is shown as JSON; says in the dialog whether it did.
    bool save(const QString &path);

Q_SIGNALS:
    /// Others are to be used for the open guest: they were loaded.
    void loaded(const vitrine::QemuCaps &caps);
    /// Those of the guest's own QEMU are wanted again.
    void ownRequested();

private:
    void fill();
    void filter(const QString &text);
    QTreeWidgetItem *group(const QString &title, qsizetype count);

    QemuCaps m_caps;
    Backend *m_backend;
    QLabel *m_source;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
    FixBanner *m_message;
    QPushButton *m_own;
};

} // namespace vitrine::gui
