// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/qmp_client.h"
#include "core/io/running_guests.h"
#include "core/qemu/error_texts.h"
#include "core/qemu/qemu_command.h"

#include <QFile>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <memory>

namespace vitrine {

struct LaunchRequest {
    QString name; ///< of the guest
    QStringList command; ///< binary first; QemuCommand::toStrings() of the standalone style
    QString runtimeDir; ///< empty: runtimeDirFor(name). Made if it is missing
    QList<FileCopy> copies; ///< QemuCommand::copies
    bool detach = false; ///< it goes on when the launcher goes
    std::chrono::milliseconds timeout = std::chrono::seconds(30); ///< to answer on QMP
};

/// Starts one QEMU and watches it, by events only: nothing blocks. A guest counts as started when QEMU has greeted on its QMP
/// socket and answered query-status; before that, devices and displays may still fail (the only sign is standard error).
/// A command line without a QMP socket gets one in the runtime folder. Output goes to qemu.log in that folder, so that a
/// detached guest keeps a place to write to.
class Launcher : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Starting, Running, Ended };

    explicit Launcher(QObject *parent = nullptr);
    /// Ends a guest that is not detached (SIGTERM).
    ~Launcher() override;
    Q_DISABLE_COPY_MOVE(Launcher)

    /// What comes of it is told by started() or failed(), never before this returns.
    void start(const LaunchRequest &request);
    void powerDown(); ///< the guest's power button
    void stop(); ///< at once: quit over QMP, or SIGTERM before QEMU listens

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const RunningGuest &guest() const { return m_guest; }
    [[nodiscard]] QString logPath() const { return m_guest.folder + QStringLiteral("/qemu.log"); }

Q_SIGNALS:
    void outputReceived(const QString &text);
    void started(const vitrine::RunningGuest &guest);
    /// It did not start. `findings` are QEMU's lines, with the problem of the list each is; empty when it never ran.
    void failed(const vitrine::Error &error, const QList<vitrine::QemuFinding> &findings);
    /// A guest that had started is over.
    void finished();

private:
    Result<void> spawn(const LaunchRequest &request);
    void fail(const Error &error);
    void poll();
    void readLog();
    void askDisplays();
    void announce();
    void processEnded();
    void signalProcess(int signal) const;
    void letGo();

    State m_state = State::Idle;
    LaunchRequest m_request;
    RunningGuest m_guest;
    QmpClient m_qmp;
    QTimer m_poll;
    QTimer m_timeout;
    QFile m_log;
    QString m_output;
    int m_pidFd = -1;
    std::unique_ptr<QSocketNotifier> m_end;
    bool m_connecting = false;
    QJsonValue m_vnc;
    QJsonValue m_spice;
};

} // namespace vitrine
