// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/child_process.h"

#include <QFileInfo>
#include <QProcessEnvironment>

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace vitrine {
namespace {

constexpr qsizetype maxErrorOutput = 64 * 1024;

int milliseconds(const QDeadlineTimer &deadline)
{
    return static_cast<int>(qBound(qint64(0), deadline.remainingTime(), qint64(24 * 3600 * 1000)));
}

} // namespace

ChildProcess::ChildProcess()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    m_process.setProcessEnvironment(environment);
    m_process.setChildProcessModifier([] {
        // Between fork and exec: only async-signal-safe calls.
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
}

ChildProcess::~ChildProcess()
{
    kill();
}

Result<void> ChildProcess::start(const QString &program, const QStringList &arguments)
{
    const QFileInfo info(program);
    if (!info.exists())
        return failure(Error {
            ErrorCode::NotFound, VITRINE_TEXT("there is no such program"), program, 0, 0, {}});
    if (!info.isFile() || !info.isExecutable())
        return failure(Error {ErrorCode::NotReadable,
            VITRINE_TEXT("this is no program that can be executed"),
            program,
            0,
            0,
            {}});
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(5000))
        return failure(Error {ErrorCode::NotReadable,
            {VITRINE_TEXT("the program cannot be started: %1"), {m_process.errorString()}},
            program,
            0,
            0,
            {}});
    return {};
}

QByteArray ChildProcess::read(const QDeadlineTimer &deadline)
{
    QByteArray out = m_process.readAllStandardOutput();
    if (out.isEmpty() && isRunning() && m_process.waitForReadyRead(milliseconds(deadline)))
        out = m_process.readAllStandardOutput();
    if (out.isEmpty() && !isRunning())
        out = m_process.readAllStandardOutput();
    return out;
}

bool ChildProcess::readAll(const QDeadlineTimer &deadline, QByteArray &output)
{
    for (;;) {
        const QByteArray chunk = read(deadline);
        if (chunk.isEmpty())
            break;
        output += chunk;
        if (output.size() > maxOutput || deadline.hasExpired()) {
            kill();
            return false;
        }
    }
    finish(deadline);
    return !crashed();
}

void ChildProcess::finish(const QDeadlineTimer &deadline)
{
    if (isRunning() && !m_process.waitForFinished(milliseconds(deadline)))
        kill();
}

void ChildProcess::kill()
{
    if (!isRunning())
        return;
    // The whole group, so that what a wrapper script started does not stay behind.
    ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.kill();
    m_process.waitForFinished(5000);
}

QString ChildProcess::errorOutput()
{
    m_errors += m_process.readAllStandardError();
    m_errors.truncate(maxErrorOutput);
    return QString::fromUtf8(m_errors);
}

} // namespace vitrine
