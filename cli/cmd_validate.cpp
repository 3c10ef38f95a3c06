// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/diagnostic_output.h"
#include "cli/guest_call.h"
#include "core/io/schema_check.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// What the reader found, in the form of a finding: there is nothing else to judge in such a file.
Diagnostic parseDiagnostic(const Error &error)
{
    Diagnostic diagnostic;
    diagnostic.phase = Phase::Parse;
    diagnostic.rule = error.code == ErrorCode::NotADomain ? u"parse.no-domain"_s
        : error.code == ErrorCode::Encoding               ? u"parse.encoding"_s
        : error.code == ErrorCode::TooLarge               ? u"parse.too-large"_s
                                                          : u"parse.not-well-formed"_s;
    diagnostic.path = error.path.isEmpty() ? u"/"_s : error.path;
    diagnostic.line = std::max(error.line, 1);
    diagnostic.message = error.text;
    return diagnostic;
}

bool isOfTheReader(ErrorCode code)
{
    return code == ErrorCode::NotWellFormed || code == ErrorCode::NotADomain
        || code == ErrorCode::Encoding || code == ErrorCode::TooLarge;
}

} // namespace

ExitCode runValidate(Context &context)
{
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open) {
        if (context.json() && isOfTheReader(open.error().code))
            context.out.json(diagnosticsJson({parseDiagnostic(open.error())}));
        return context.fail(open.error());
    }
    const Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());

    QList<Diagnostic> found = validate(open->text, open->guest, world->view());
    if (context.line.has(u"check-schema")) {
        found += checkSchema(open->text, open->guest);
        std::stable_sort(found.begin(), found.end(), [](const Diagnostic &a, const Diagnostic &b) {
            return a.line < b.line;
        });
    }
    if (context.json()) {
        context.out.json(diagnosticsJson(found));
    } else {
        for (const Diagnostic &diagnostic : found)
            context.out.line(diagnosticLine(open->file, diagnostic));
    }
    return hasError(found) ? ExitCode::No : ExitCode::Done;
}

} // namespace vitrine::cli
