// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace vitrine::cli {

/// An option that some command takes. All of them are in one table with one arity each, so that an option means the same
/// wherever it stands in the line: before the command, between its arguments, or behind them.
struct OptionSpec {
    const char *name; ///< without the dashes
    /// What it takes ("UUID"), null for a switch. With bars these are the only words it takes ("on|off").
    const char *value;
    bool global; ///< every command takes it
    bool available; ///< false: known, but of a later version
    const char *help; ///< a line for --help
};

std::span<const OptionSpec> optionTable();
const OptionSpec *findOption(QStringView name);

/// The words of a command line, taken apart.
struct Line {
    QStringList words; ///< the command and its arguments
    struct Given {
        const OptionSpec *option;
        QString value;
    };
    QList<Given> options;

    [[nodiscard]] bool has(QStringView name) const;
    /// The last one given, or nothing.
    [[nodiscard]] std::optional<QString> value(QStringView name) const;
};

/// `--option=value` and `--option value`; `--` ends the options; `-` alone is an argument. `arguments` is without the name of
/// the program. Errors: Usage. A switch may be repeated, a global option too (the last one holds); repeating another is an
/// error, because one of the two would be lost.
Result<Line> parseLine(const QStringList &arguments);

} // namespace vitrine::cli
