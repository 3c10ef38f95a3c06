// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/guest_call.h"
#include "cli/qemu_call.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString pathOf(const XmlText &text, const Origin &origin)
{
    if (origin.node == noNode)
        return {};
    return origin.attribute.isEmpty() ? text.pathOf(origin.node)
                                      : text.pathOf(origin.node, origin.attribute);
}

QJsonArray explainJson(const XmlText &text, const QemuCommand &command)
{
    QJsonArray rows;
    for (const Argument &argument : command.arguments) {
        const bool known = argument.origin.node != noNode;
        rows += QJsonObject {{u"arg"_s, argument.text},
            {u"path"_s, known ? QJsonValue(pathOf(text, argument.origin)) : QJsonValue()},
            {u"line"_s, known ? QJsonValue(text.lineOf(argument.origin.node)) : QJsonValue()},
            {u"reason"_s, Text(argument.origin.reason).toEnglish()}};
    }
    return rows;
}

/// The argument, a tab, and where it comes from: `cut -f1` gives the plain lines again.
void explainLines(Output &out, const OpenGuest &open, const QemuCommand &command)
{
    for (const Argument &argument : command.arguments) {
        QString why = Text(argument.origin.reason).toEnglish();
        if (argument.origin.node != noNode)
            why.prepend(open.file + u':' + QString::number(open.text.lineOf(argument.origin.node))
                + u": "_s + pathOf(open.text, argument.origin) + u": "_s);
        out.write(argument.text.toUtf8() + '\t');
        out.line(why);
    }
}

} // namespace

ExitCode runArgv(Context &context)
{
    const QString style = context.line.value(u"style").value_or(u"libvirt"_s);
    const QString format =
        context.line.value(u"format").value_or(context.json() ? u"json"_s : u"lines"_s);
    const bool explain = context.line.has(u"explain");
    if (explain && format == "shell"_L1)
        return context.usage(u"--explain goes with --format lines or json"_s);

    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    const Result<LoadedWorld> world = worldToBuild(context, *open);
    if (!world)
        return context.fail(world.error());
    CommandOptions options;
    options.style = style == "standalone"_L1 ? CommandStyle::Standalone : CommandStyle::Libvirt;
    options.partial = context.line.has(u"partial");
    options.origins = explain;
    if (options.style == CommandStyle::Standalone)
        placeForShow(options, *open);
    const std::optional<QemuCommand> command = commandFor(context, *open, *world, options);
    if (!command)
        return ExitCode::No;

    if (format == "json"_L1)
        context.out.json(explain ? explainJson(open->text, *command)
                                 : QJsonArray::fromStringList(command->toStrings()));
    else if (format == "shell"_L1)
        context.out.write(command->toShell().toUtf8() + '\n');
    else if (explain)
        explainLines(context.out, *open, *command);
    else
        context.out.write(command->toStrings().join(u'\n').toUtf8() + '\n');
    return ExitCode::Done;
}

} // namespace vitrine::cli
