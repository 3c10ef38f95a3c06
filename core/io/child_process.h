// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace vitrine {

/// A short-lived child that is waited for: in a process group of its own, dies with the thread that started it, and is killed
/// with everything it started when it is not done in time. Its language is C. Blocks: not for the GUI thread.
class ChildProcess {
public:
    ChildProcess();
    ~ChildProcess();
    Q_DISABLE_COPY_MOVE(ChildProcess)

    /// NotFound or NotReadable when there is no such program or it cannot be executed.
    Result<void> start(const QString &program, const QStringList &arguments);
    void write(const QByteArray &bytes) { m_process.write(bytes); }
    void closeInput() { m_process.closeWriteChannel(); }
    /// New standard output; empty at its end or when the time is over.
    QByteArray read(const QDeadlineTimer &deadline);
    /// Everything until its end. False when the time was over first (it is killed then) or it said more than `maxOutput`.
    bool readAll(const QDeadlineTimer &deadline, QByteArray &output);
    /// Waits for its end, or kills it when the time is over.
    void finish(const QDeadlineTimer &deadline);
    void kill();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    /// What it said on standard error so far, at most 64 KiB.
    [[nodiscard]] QString errorOutput();

    static constexpr qsizetype maxOutput = 64 * 1024 * 1024;

private:
    QProcess m_process;
    QByteArray m_errors;
};

} // namespace vitrine
