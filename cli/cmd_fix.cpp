// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/diagnostic_output.h"
#include "cli/edit_call.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

bool isRule(const QString &id)
{
    const auto rules = ruleTable();
    return std::any_of(rules.begin(), rules.end(), [&id](const Rule &rule) {
        return id == QLatin1StringView(rule.id);
    });
}

/// The same node, however its path is written (hostdev or hostdev[1]).
bool samePlace(const XmlText &text, const QString &a, const QString &b)
{
    if (a == b)
        return true;
    const auto left = text.find(a);
    return left && left == text.find(b);
}

QString idsOf(const QList<Fix> &fixes)
{
    QStringList ids;
    for (const Fix &fix : fixes)
        ids += fix.id;
    return ids.join(u", "_s);
}

} // namespace

ExitCode runFix(Context &context)
{
    const QString rule = context.arguments.at(1);
    if (!isRule(rule))
        return context.usage(rule + u": no such rule"_s);
    if (const QString why = resultProblem(context); !why.isEmpty())
        return context.usage(why);
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    const Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());

    QList<Diagnostic> found = validate(open->text, open->guest, world->view());
    found.removeIf([&rule](const Diagnostic &d) { return d.rule != rule; });
    if (found.isEmpty())
        return context.fail(ExitCode::Host, open->file + u": nothing to fix for "_s + rule);
    if (const auto path = context.line.value(u"path")) {
        found.removeIf([&](const Diagnostic &d) { return !samePlace(open->text, d.path, *path); });
        if (found.isEmpty())
            return context.fail(
                ExitCode::Host, open->file + u": nothing to fix for "_s + rule + u" at "_s + *path);
    }
    QStringList places;
    for (const Diagnostic &diagnostic : found) {
        if (!places.contains(diagnostic.path))
            places += diagnostic.path;
    }
    if (places.size() > 1)
        return context.usage(
            rule + u" fires at several places, name one with --path: "_s + places.join(u", "_s));

    const Diagnostic &diagnostic = found.first();
    if (diagnostic.fixes.isEmpty())
        return context.fail(ExitCode::Host,
            diagnosticLine(open->file, diagnostic) + u" has no fix that can be made here"_s);
    auto fix = diagnostic.fixes.cbegin();
    if (const auto id = context.line.value(u"fix")) {
        fix = std::find_if(diagnostic.fixes.cbegin(), diagnostic.fixes.cend(), [&id](const Fix &f) {
            return f.id == *id;
        });
        if (fix == diagnostic.fixes.cend())
            return context.usage(
                *id + u": no fix of "_s + rule + u" here; there is "_s + idsOf(diagnostic.fixes));
    }
    return finishEdits(context, *open, *world, DisplayPlan {fix->edits, {fix->title}, {}});
}

} // namespace vitrine::cli
