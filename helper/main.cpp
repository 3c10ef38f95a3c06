// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// vitrine-helper: started by pkexec as root, for one user's request. Its words are fixed (core/io/helper_steps.h): no path, no
// command and no file's content comes from outside, and nothing is taken from the environment.
#include "core/io/helper_steps.h"

#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

enum Exit : int { Done = 0, BadCall = 2, Refused = 4 };

int fail(int code, const vitrine::Error &error)
{
    std::fprintf(stderr, "%s\n", error.toEnglish().simplified().toUtf8().constData());
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace vitrine;
    // Before anything of Qt looks at it.
    clearenv();
    setenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("HOME", "/", 1);
    umask(022);
    std::signal(SIGPIPE, SIG_IGN);
    if (chdir("/") != 0)
        return Refused;

    QByteArrayList words;
    for (int i = 1; i < argc; ++i)
        words.append(QByteArray(argv[i]));
    QList<HelperStep> steps;
    if (words == QByteArrayList {"apply"}) {
        constexpr qint64 limit = 64 * 1024;
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return BadCall;
        const Result<QList<HelperStep>> read = parseHelperSteps(input.read(limit + 1));
        if (!read)
            return fail(BadCall, read.error());
        steps = *read;
    } else {
        const Result<HelperStep> step = parseHelperStep(words);
        if (!step)
            return fail(BadCall, step.error());
        steps.append(*step);
    }
    if (geteuid() != 0)
        return fail(Refused,
            Error {
                ErrorCode::HostRefused, Text("this is for root: pkexec starts it"), {}, 0, 0, {}});
    const Result<QByteArray> answers = runHelperSteps(QStringLiteral("/"), steps);
    if (!answers)
        return fail(Refused, answers.error());
    std::fwrite(answers->constData(), 1, static_cast<size_t>(answers->size()), stdout);
    return std::fflush(stdout) == 0 ? Done : Refused;
}
