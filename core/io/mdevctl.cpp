// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/mdevctl.h"

#include "core/io/child_process.h"

#include <QStandardPaths>

#include <chrono>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Administrators' programs are not on every user's PATH.
QString findMdevctl()
{
    const QString found = QStandardPaths::findExecutable(u"mdevctl"_s);
    return !found.isEmpty() ? found
                            : QStandardPaths::findExecutable(
                                u"mdevctl"_s, {u"/usr/sbin"_s, u"/sbin"_s, u"/usr/local/sbin"_s});
}

QStringList argumentsFor(const HostAction &action)
{
    const QStringList which {u"--uuid"_s, action.uuid.toString(), u"--parent"_s, action.parent};
    const QStringList type {u"--type"_s, action.type};
    switch (action.kind) {
    case HostActionKind::CreateInstance:
        return QStringList {u"start"_s} + which + type;
    case HostActionKind::StartInstance:
        return QStringList {u"start"_s} + which;
    case HostActionKind::RemoveInstance:
        return {u"stop"_s, u"--uuid"_s, action.uuid.toString()};
    case HostActionKind::DefineInstance:
        return QStringList {u"define"_s} + which + type
            + (action.autostart ? QStringList {u"--auto"_s} : QStringList());
    case HostActionKind::AutostartInstance:
        return QStringList {u"modify"_s} + which + QStringList {u"--auto"_s};
    case HostActionKind::ForgetInstance:
        return QStringList {u"undefine"_s} + which;
    case HostActionKind::SetFunctionType:
        break; // no mdev, and none of its business
    }
    return {};
}

/// What mdevctl said, in one line: "Error: X\n\nCaused by:\n    Y" is "X: Y".
QString wordsOf(const QString &errorOutput)
{
    QStringList words;
    for (const QString &line : errorOutput.split(u'\n', Qt::SkipEmptyParts)) {
        QString text = line.trimmed();
        for (const auto prefix : {"Error: "_L1, "error: "_L1}) {
            if (text.startsWith(prefix))
                text.remove(0, prefix.size());
        }
        if (!text.isEmpty() && text != "Caused by:"_L1)
            words.append(text);
    }
    return words.join(u": "_s);
}

} // namespace

bool mdevctlIsInstalled()
{
    return !findMdevctl().isEmpty();
}

Result<void> applyThroughMdevctl(const HostAction &action)
{
    const QString program = findMdevctl();
    if (program.isEmpty())
        return failure(ErrorCode::HostRefused, VITRINE_TEXT("mdevctl is not installed"));
    ChildProcess child;
    if (const Result<void> started = child.start(program, argumentsFor(action)); !started)
        return failure(started.error());
    child.closeInput();
    QByteArray output;
    if (!child.readAll(QDeadlineTimer(std::chrono::seconds(60)), output))
        return failure(ErrorCode::HostRefused, VITRINE_TEXT("mdevctl did not end in time"));
    if (child.exitCode() == 0)
        return {};
    const QString words = wordsOf(child.errorOutput());
    if (words.contains("Permission denied"_L1))
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("mdevctl may not do that as this user (%1): only root may"), {words}});
    return failure(ErrorCode::HostRefused, {VITRINE_TEXT("mdevctl says: %1"), {words}});
}

} // namespace vitrine
