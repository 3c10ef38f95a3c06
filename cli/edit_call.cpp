// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/edit_call.h"

#include "cli/diagnostic_output.h"
#include "cli/new_instance.h"
#include "core/io/guest_file.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

QString resultProblem(const Context &context)
{
    const bool inPlace = context.line.has(u"in-place");
    if (inPlace && context.line.has(u"output"))
        return u"--in-place and --output exclude each other"_s;
    if (inPlace && context.arguments.value(0) == "-"_L1)
        return u"--in-place cannot write into standard input"_s;
    return {};
}

namespace {

QString targetOf(const Context &context, const OpenGuest &open)
{
    if (context.line.has(u"in-place"))
        return open.file;
    return context.line.value(u"output").value_or(u"-"_s);
}

QJsonObject editJson(const XmlText &after,
    const QString &target,
    const QList<Text> &reasons,
    const QList<Diagnostic> &diagnostics)
{
    QJsonArray why;
    for (const Text &reason : reasons)
        why += reason.toEnglish();
    const bool printed = target == "-"_L1;
    return {{u"file"_s, printed ? QJsonValue() : QJsonValue(target)},
        {u"xml"_s, printed ? QJsonValue(QString::fromUtf8(after.bytes())) : QJsonValue()},
        {u"reasons"_s, why},
        {u"diagnostics"_s, diagnosticsJson(diagnostics)}};
}

} // namespace

ExitCode failEdit(const Context &context, const Error &error, const OpenGuest &open)
{
    const ExitCode code =
        error.code == ErrorCode::NotFound ? ExitCode::Host : exitCodeFor(error.code);
    return context.fail(code, located(error, open).toEnglish());
}

namespace {

/// Everything that a person wants to know beside the result.
void sayFindings(const Context &context,
    const QString &file,
    const DisplayPlan &plan,
    const QList<Diagnostic> &found)
{
    for (const Text &reason : plan.reasons)
        context.note(reason.toEnglish());
    for (const Diagnostic &diagnostic : found) {
        if (diagnostic.severity == Severity::Error)
            context.note(diagnosticLine(file, diagnostic));
    }
    // What the plan could not settle, unless the guest was just found wrong for the same reason.
    for (const Diagnostic &diagnostic : plan.diagnostics) {
        const bool said = std::any_of(found.begin(), found.end(), [&](const Diagnostic &d) {
            return d.rule == diagnostic.rule && d.severity == Severity::Error;
        });
        if (!said)
            context.note(diagnosticLine(file, diagnostic));
    }
}

Result<void> writeResult(
    Context &context, const OpenGuest &open, const QString &target, const QByteArray &bytes)
{
    if (target == "-"_L1) {
        if (!context.json())
            context.out.write(bytes);
        return {};
    }
    return context.line.has(u"in-place")
        ? writeGuestBytesUnlessChanged(target, bytes, open.text.bytes())
        : writeGuestBytes(target, bytes);
}

/// A render node that was asked for and that nothing in the guest uses.
void sayUnusedRenderNode(const Context &context, const GuestConfig &guest)
{
    const std::optional<QString> asked = context.line.value(u"rendernode");
    if (!asked)
        return;
    const bool used = std::any_of(guest.graphics.begin(),
        guest.graphics.end(),
        [&](const Graphics &graphics) { return graphics.renderNode.is(*asked); });
    if (!used)
        context.note(
            u"--rendernode "_s + *asked + u" was not needed: nothing that uses OpenGL was added"_s);
}

} // namespace

ExitCode finishEdits(Context &context,
    const OpenGuest &open,
    const LoadedWorld &world,
    const DisplayPlan &plan,
    const NewInstance *instance)
{
    const Result<XmlText> after = applyEdits(open.text, plan.edits);
    if (!after)
        return failEdit(context, after.error(), open);
    const Result<GuestConfig> guest = readGuest(*after, open.file);
    if (!guest)
        return context.fail(guest.error());
    const QList<Diagnostic> found = validate(*after, *guest, world.view());

    if (instance) {
        if (const Result<void> created = instance->create(); !created)
            return context.fail(created.error());
    }
    const QString target = targetOf(context, open);
    const Result<void> written = writeResult(context, open, target, after->bytes());
    if (context.json() && written)
        context.out.json(editJson(*after, target, plan.reasons, found));
    const bool printed = written && context.out.flush();
    // A vGPU that no guest was written for is of no use to anybody.
    if (instance && (!written || (!printed && target == "-"_L1))) {
        if (const Result<void> gone = instance->takeBack(); !gone)
            context.note(gone.error().toEnglish());
    }
    if (!written)
        return context.fail(written.error());
    if (!printed)
        return ExitCode::File;
    if (instance)
        context.note(instance->report());
    sayUnusedRenderNode(context, *guest);
    sayFindings(context, target == "-"_L1 ? open.file : target, plan, found);
    return ExitCode::Done;
}

} // namespace vitrine::cli
