// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace vitrine::cli {

/// "error", "warning", "note", "unchecked".
QString toId(Severity severity);
/// "parse", "define", "start", "qemu", "effect".
QString toId(Phase phase);

/// `FILE:LINE: SEVERITY: MESSAGE [RULE]`
QString diagnosticLine(const QString &file, const Diagnostic &diagnostic);
/// As `validate --json` prints them.
QJsonArray diagnosticsJson(const QList<Diagnostic> &diagnostics);

bool hasError(const QList<Diagnostic> &diagnostics);

} // namespace vitrine::cli
