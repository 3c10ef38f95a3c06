// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/helper_client.h"

#include "core/io/child_process.h"
#include "core/io/helper_steps.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

#include <chrono>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

// pkexec(1)
constexpr int dismissed = 126;
constexpr int notAuthorised = 127;

QString pkexec()
{
    return QStandardPaths::findExecutable(u"pkexec"_s);
}

/// polkit's actions are for this path and no other.
QString helper()
{
    return QStringLiteral(VITRINE_HELPER_PATH);
}

Result<QByteArray> run(const QList<QByteArrayList> &steps)
{
    // One is in the arguments, where polkit can see which; several come on standard input.
    QStringList arguments {u"--disable-internal-agent"_s, helper()};
    // A terminal has no other agent than pkexec's own.
    if (::isatty(STDIN_FILENO) != 0)
        arguments.removeFirst();
    QByteArray input;
    if (steps.size() == 1) {
        for (const QByteArray &word : steps.first())
            arguments.append(QFile::decodeName(word));
    } else {
        arguments.append(u"apply"_s);
        for (const QByteArrayList &step : steps)
            input += step.join('\t') + '\n';
    }
    ChildProcess child;
    if (const Result<void> started = child.start(pkexec(), arguments); !started)
        return failure(started.error());
    child.write(input);
    child.closeInput();
    QByteArray output;
    // Somebody has to find the password.
    if (!child.readAll(QDeadlineTimer(std::chrono::minutes(5)), output))
        return failure(
            ErrorCode::HostRefused, VITRINE_TEXT("nobody answered whether that is permitted"));
    if (child.exitCode() == 0)
        return output;
    const QString words = child.errorOutput().trimmed();
    if (child.exitCode() == dismissed || child.exitCode() == notAuthorised)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("that was not permitted (Permission denied): %1"),
                {words.section(u'\n', 0, 0)}});
    return failure(ErrorCode::HostRefused, {VITRINE_TEXT("%1"), {words.section(u'\n', -1)}});
}

} // namespace

bool helperIsOfUse()
{
    return ::geteuid() != 0 && QFileInfo(helper()).isExecutable() && !pkexec().isEmpty();
}

Result<void> runThroughHelper(const QList<HostAction> &actions)
{
    QList<QByteArrayList> steps;
    for (const HostAction &action : actions)
        steps.append(helperWords(action));
    const Result<QByteArray> done = run(steps);
    if (!done)
        return failure(done.error());
    return {};
}

Result<DisplayMode> probeThroughHelper(const MdevUuid &uuid)
{
    const Result<QByteArray> answer = run({{"probe", uuid.toString().toLatin1()}});
    if (!answer)
        return failure(answer.error());
    return displayModeFromId(QString::fromLatin1(answer->trimmed()));
}

} // namespace vitrine
