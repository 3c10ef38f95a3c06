// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/diagnostic_output.h"
#include "cli/qemu_call.h"
#include "core/io/schema_check.h"

#include <QJsonObject>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// The document, and with --check-schema what libvirt's schema says about it.
ExitCode print(Context &context, const QString &name, const XmlText &text, const GuestConfig &guest)
{
    QList<Diagnostic> found;
    if (context.line.has(u"check-schema"))
        found = checkSchema(text, guest);
    if (context.json()) {
        QJsonObject object {{u"xml"_s, QString::fromUtf8(text.bytes())}};
        if (context.line.has(u"check-schema"))
            object.insert(u"schema"_s, diagnosticsJson(found));
        context.out.json(object);
    } else {
        context.out.write(text.bytes());
    }
    for (const Diagnostic &diagnostic : std::as_const(found))
        context.note(diagnosticLine(name, diagnostic));
    if (found.isEmpty())
        return ExitCode::Done;
    // Not checked is no pass: there was no schema to read.
    return found.constFirst().severity == Severity::Unchecked ? ExitCode::File : ExitCode::No;
}

/// The completed guest, read again: its lines are those that are printed.
ExitCode printCompleted(Context &context, const OpenGuest &open, const QByteArray &bytes)
{
    const QString name = open.file + u" (completed)"_s;
    const Result<XmlText> text = XmlText::parse(bytes, name);
    if (!text)
        return context.fail(text.error());
    const Result<GuestConfig> guest = readGuest(*text, name);
    if (!guest)
        return context.fail(guest.error());
    return print(context, name, *text, *guest);
}

} // namespace

ExitCode runXml(Context &context)
{
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    if (!context.line.has(u"expand"))
        return print(context, open->file, open->text, open->guest);
    const Result<LoadedWorld> world = worldToBuild(context, *open);
    if (!world)
        return context.fail(world.error());
    const Result<CompletedXml> completed = expand(open->text, world->view());
    if (!completed)
        return context.fail(located(completed.error(), *open));
    sayRemarks(context, *world, completed->remarks);
    sayNotTranslated(context, *open, completed->notTranslated);
    if (!completed->notTranslated.isEmpty() && !context.line.has(u"partial"))
        return ExitCode::No;
    return printCompleted(context, *open, completed->bytes);
}

} // namespace vitrine::cli
