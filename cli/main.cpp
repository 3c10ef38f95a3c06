// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <QFile>

#include <csignal>

int main(int argc, char **argv)
{
    // A reader that went away is an error that is told (Output::flush), not a silent death.
    std::signal(SIGPIPE, SIG_IGN);

    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QFile::decodeName(argv[i]);
    return static_cast<int>(vitrine::cli::runLine(arguments));
}
