// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/diagnostic_output.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

QString toId(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Note:
        return u"note"_s;
    case Severity::Unchecked:
        return u"unchecked"_s;
    }
    return {};
}

QString toId(Phase phase)
{
    switch (phase) {
    case Phase::Parse:
        return u"parse"_s;
    case Phase::Define:
        return u"define"_s;
    case Phase::Start:
        return u"start"_s;
    case Phase::Qemu:
        return u"qemu"_s;
    case Phase::Effect:
        return u"effect"_s;
    }
    return {};
}

QString diagnosticLine(const QString &file, const Diagnostic &diagnostic)
{
    return file + u':' + QString::number(diagnostic.line) + u": "_s + toId(diagnostic.severity)
        + u": "_s + diagnostic.toEnglish() + u" ["_s + diagnostic.rule + u']';
}

QJsonArray diagnosticsJson(const QList<Diagnostic> &diagnostics)
{
    QJsonArray rows;
    for (const Diagnostic &diagnostic : diagnostics) {
        QJsonArray fixes;
        for (const Fix &fix : diagnostic.fixes)
            fixes += QJsonObject {{u"id"_s, fix.id}, {u"title"_s, fix.title.toEnglish()}};
        rows += QJsonObject {{u"severity"_s, toId(diagnostic.severity)},
            {u"phase"_s, toId(diagnostic.phase)},
            {u"rule"_s, diagnostic.rule},
            {u"path"_s, diagnostic.path},
            {u"line"_s, diagnostic.line},
            {u"message"_s, diagnostic.toEnglish()},
            {u"fixes"_s, fixes}};
    }
    return rows;
}

bool hasError(const QList<Diagnostic> &diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic &d) {
        return d.severity == Severity::Error;
    });
}

} // namespace vitrine::cli
