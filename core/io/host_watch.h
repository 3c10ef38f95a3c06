// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_changes.h"
#include "core/io/uevents.h"

#include <QFileSystemWatcher>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>

namespace vitrine {

/// Tells what of a host has to be read again. It reads nothing of the host itself and never blocks, so it may live on the GUI thread.
///
/// Changes are collected until somebody takes them; who is busy reading is not told again before it has. The kernel's messages
/// come in bursts, so a few milliseconds are waited for the rest of one.
class HostWatch : public QObject {
    Q_OBJECT
public:
    struct Timing {
        std::chrono::milliseconds gather {25}; ///< from the first message of a burst
        std::chrono::milliseconds again {150}; ///< a look after a reading that messages led to
        std::chrono::milliseconds look {3000}; ///< between looks at what no message tells
        std::chrono::milliseconds poll {1000}; ///< the same where no messages come
    };

    /// `root`: the folder that stands for /. Without a source, as for another root than the machine's own, there is only polling.
    explicit HostWatch(QString root, std::unique_ptr<UeventSource> source, Timing timing);
    /// The machine's own host with the kernel's messages, or another root without.
    explicit HostWatch(const QString &root);

    [[nodiscard]] bool hasEvents() const { return m_hasEvents; }
    [[nodiscard]] bool hasPending() const { return !m_pending.isEmpty(); }
    /// What came since the last time.
    [[nodiscard]] HostChanges take();

Q_SIGNALS:
    /// There is something to take. Again only after take().
    void pending();

private:
    void receive(const QByteArray &message);
    bool note(const HostChanges &changes);
    void announce();
    void watchDefinitions();

    QString m_root;
    Timing m_timing;
    std::unique_ptr<UeventSource> m_source;
    bool m_hasEvents = false;
    HostChanges m_pending;
    bool m_announced = false;
    bool m_told = false; ///< by a message, since the last look
    QTimer m_gather;
    QTimer m_again;
    QTimer m_look;
    QFileSystemWatcher m_definitions; ///< on a real file system, so inotify works
};

} // namespace vitrine
