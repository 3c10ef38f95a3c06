// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/new_guest.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace vitrine::gui {

class FixBanner;
class SegmentedControl;

/// Name, memory, processors, disk or none, firmware: no more is asked of somebody who makes a guest.
class NewGuestDialog : public QDialog {
    Q_OBJECT
public:
    /// `kvm`: this host can accelerate.
    explicit NewGuestDialog(bool kvm, QWidget *parent = nullptr);
    [[nodiscard]] QByteArray xml() const { return m_xml; }

private:
    void update();
    [[nodiscard]] NewGuest asked() const;
    QLineEdit *m_name;
    QSpinBox *m_memory;
    QSpinBox *m_vcpus;
    QLineEdit *m_disk;
    QPushButton *m_browse;
    SegmentedControl *m_hasDisk;
    SegmentedControl *m_firmware;
    FixBanner *m_problem;
    QPushButton *m_create;
    QByteArray m_xml;
    bool m_kvm;
};

} // namespace vitrine::gui
