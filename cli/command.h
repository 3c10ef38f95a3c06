// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/exit_code.h"
#include "cli/options.h"
#include "cli/output.h"

#include <QStringList>

#include <span>

namespace vitrine::cli {

struct Command;

/// One call of one command.
struct Context {
    const Command &command;
    const Line &line;
    QStringList
        arguments; ///< without the words of the command; as many as Command::arguments asks for
    Output out;

    [[nodiscard]] bool json() const { return line.has(u"json"); }
    [[nodiscard]] QString name() const;

    /// Says the error on standard error and gives its exit code.
    [[nodiscard]] ExitCode fail(const Error &error) const;
    [[nodiscard]] ExitCode fail(ExitCode code, const QString &why) const;
    [[nodiscard]] ExitCode usage(const QString &why) const { return fail(ExitCode::Usage, why); }
    /// Something worth knowing beside the result; no error.
    void note(const QString &text) const { Output::error(name(), text); }
};

/// One row of the command table.
struct Command {
    const char *name; ///< one or two words: "host types", "validate"
    /// Names of the arguments, all of them required: "FILE FIELD=VALUE..."; the last one with dots may be repeated.
    const char *arguments;
    std::span<const char *const> options; ///< names of the options it takes beside the global ones
    const char *summary; ///< a line for --help
    const char *help; ///< paragraphs for COMMAND --help
    ExitCode (*run)(Context &context); ///< null: of a later version
};

std::span<const Command> commandTable();

/// The whole life of a call: parse, run, write.
ExitCode runLine(const QStringList &arguments);

} // namespace vitrine::cli
