// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace vitrine::test {

/// How a call of vitrinectl ended.
struct Call {
    int code = -1; ///< -1 when it did not start, crashed, or took more than 30 s
    QByteArray out;
    QByteArray err;

    /// The lines on standard error, without the last line end.
    [[nodiscard]] QStringList errLines() const;
};

/// Runs the real program and waits for it. `input` is its standard input.
Call vitrinectl(const QStringList &arguments, const QByteArray &input = {});
/// The same for any program on PATH.
Call runProgram(const QString &program, const QStringList &arguments, const QByteArray &input = {});

/// Whether this is one clear line: `vitrinectl: WHAT: WHY`, and nothing else.
bool isOneClearLine(const Call &call);

} // namespace vitrine::test
