// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace vitrine {

/// A guest that launch started, as its folder remembers it (guest.json, written when it answers).
struct RunningGuest {
    QString name;
    QString folder; ///< its runtime folder
    QString qmpSocket;
    qint64 pid = 0;
    /// When the process began, in clock ticks since boot (/proc/PID/stat): a reused pid is another guest.
    quint64 startTicks = 0;
    QStringList displays; ///< where viewers connect, see displayAddresses()
    friend bool operator==(const RunningGuest &, const RunningGuest &) = default;
};

/// When a process began, in clock ticks; 0 when it is not there or only waits to be reaped.
quint64 processStartTicks(qint64 pid);

Result<void> rememberGuest(const RunningGuest &guest);
void forgetGuest(const QString &folder);

/// Those that still run, by name. `base` is runtimeBase() unless a test has its own.
QList<RunningGuest> runningGuests(const QString &base = {});
/// NotFound when none of that name runs.
Result<RunningGuest> findRunningGuest(const QString &name, const QString &base = {});

enum class StopMethod {
    PowerDown, ///< the power button: the guest may take its time, or ignore it (system_powerdown)
    Quit, ///< at once, as pulling the plug
};
/// Asks it over QMP; when somebody else holds the socket, Quit sends SIGTERM. Quit waits until it is gone. Blocks up to `timeout`.
Result<void> stopGuest(const RunningGuest &guest,
    StopMethod method,
    std::chrono::milliseconds timeout = std::chrono::seconds(5));

/// "running", "paused" and the like (query-status); empty when QEMU does not say, because another client holds its socket.
/// Blocks up to `timeout`.
QString guestStatus(
    const RunningGuest &guest, std::chrono::milliseconds timeout = std::chrono::milliseconds(500));

} // namespace vitrine
