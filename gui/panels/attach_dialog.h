// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/host_panel.h"

#include <QDialog>

namespace vitrine::gui {

class FixBanner;

/// Which vGPU: the host's tree again, to choose from.
class AttachDialog : public QDialog {
    Q_OBJECT
public:
    AttachDialog(std::shared_ptr<const HostSnapshot> host,
        const QString &title,
        const QStringList &own,
        const QString &guest,
        bool canCreate,
        QWidget *parent = nullptr);
    [[nodiscard]] std::optional<HostChoice> choice() const { return m_panel->choice(); }

private:
    void update();
    HostPanel *m_panel;
    FixBanner *m_note;
    QPushButton *m_attach;
    QStringList m_own;
    bool m_canCreate;
};

/// The command that makes an instance of a type, for a host that this window does not change.
QString createCommand(const HostChoice &choice);
QString removeCommand(const MdevUuid &uuid);

} // namespace vitrine::gui
