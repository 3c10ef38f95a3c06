// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/qemu_call.h"

#include "core/io/guest_nvram.h"
#include "core/io/runtime_dir.h"
#include "core/qemu/why_not_translated.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString notTranslatedLine(const OpenGuest &open, const QString &path, int line)
{
    return open.file + u':' + QString::number(line) + u": "_s + notTranslatedText(path).toEnglish();
}

} // namespace

void sayNotTranslated(
    const Context &context, const OpenGuest &open, const QList<NotTranslated> &nodes)
{
    for (const NotTranslated &node : nodes)
        context.note(notTranslatedLine(open, node.path, node.line));
}

void sayRemarks(const Context &context, const LoadedWorld &world, const QList<Text> &remarks)
{
    const auto say = [&context](const QString &text) { context.note(u"note: "_s + text); };
    for (const Error &remark : world.capsRemarks)
        say(remark.toEnglish());
    for (const Text &remark : remarks)
        say(remark.toEnglish());
}

QString runtimeFolder(const OpenGuest &open)
{
    return runtimeDirFor(open.guest.name.orElse({}).trimmed());
}

void placeForShow(CommandOptions &options, const OpenGuest &open)
{
    const QString name = open.guest.name.orElse({}).trimmed();
    const RuntimePlace place = existingRuntimePlace(name);
    options.runtimeDir = place.folder;
    options.runtimePrefix = place.prefix;
    options.nvramForOneRun = !QFileInfo::exists(nvramFileFor(name));
    const NodeId nvram = open.text.descend(open.text.root(), {u"os", u"nvram"});
    const NodeId source = open.text.child(nvram, u"source");
    const QString own = source == noNode ? open.text.text(nvram).trimmed()
                                         : open.text.attribute(source, u"file").value_or(QString());
    options.ownVariablesReadable = !own.isEmpty() && QFileInfo(own).isReadable();
}

std::optional<QemuCommand> commandFor(
    const Context &context, const OpenGuest &open, const LoadedWorld &world, CommandOptions options)
{
    if (options.style == CommandStyle::Standalone) {
        if (options.runtimeDir.isEmpty())
            options.runtimeDir = runtimeFolder(open);
        options.nvramFile = nvramFileFor(open.guest.name.orElse({}).trimmed());
    }
    const Result<QemuCommand> command = buildCommand(open.text, open.guest, world.view(), options);
    if (!command) {
        sayRemarks(context, world, {});
        const Error error = located(command.error(), open);
        if (error.code == ErrorCode::NotTranslated)
            context.note(notTranslatedLine(open, error.path, error.line));
        else
            context.note(error.toEnglish());
        return std::nullopt;
    }
    sayRemarks(context, world, command->remarks);
    sayNotTranslated(context, open, command->notTranslated);
    return *command;
}

} // namespace vitrine::cli
