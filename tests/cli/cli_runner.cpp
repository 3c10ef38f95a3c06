// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QProcess>
#include <QRegularExpression>

namespace vitrine::test {

QStringList Call::errLines() const
{
    return QString::fromUtf8(err).split(u'\n', Qt::SkipEmptyParts);
}

Call runProgram(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {-1, {}, process.errorString().toUtf8()};
    process.write(input);
    process.closeWriteChannel();
    constexpr int patience = 30000;
    const bool ended = process.waitForFinished(patience);
    const bool whole = ended && process.exitStatus() == QProcess::NormalExit;
    if (!ended)
        process.kill();
    return {whole ? process.exitCode() : -1,
        process.readAllStandardOutput(),
        process.readAllStandardError()};
}

Call vitrinectl(const QStringList &arguments, const QByteArray &input)
{
    const QString binary =
        qEnvironmentVariable("VITRINE_BINARY_DIR") + QStringLiteral("/bin/vitrinectl");
    return runProgram(binary, arguments, input);
}

bool isOneClearLine(const Call &call)
{
    static const QRegularExpression form(QStringLiteral("\\Avitrinectl: [^\\n]+: [^\\n]+\\n\\z"));
    return form.match(QString::fromUtf8(call.err)).hasMatch();
}

} // namespace vitrine::test
