// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <QFile>

#include <csignal>
#include <cstdio>

int main(int argc, char **argv)
{
    // A reader that went away is an error that is told (Output::flush), not a silent death.
    std::signal(SIGPIPE, SIG_IGN);

    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        // Written into a guest, or looked for as a file, a byte that stands for no character would become another one.
        if (!QUtf8StringView(argv[i]).isValidUtf8()) {
            std::fprintf(stderr, "vitrinectl: argument %d: is not valid UTF-8\n", i);
            return static_cast<int>(vitrine::cli::ExitCode::Usage);
        }
        arguments += QFile::decodeName(argv[i]);
    }
    return static_cast<int>(vitrine::cli::runLine(arguments));
}
