// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/qemu_call.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString notTranslatedLine(const OpenGuest &open, const QString &path, int line)
{
    return open.file + u':' + QString::number(line) + u": "_s + path + u" is not translated"_s;
}

} // namespace

void sayNotTranslated(
    const Context &context, const OpenGuest &open, const QList<NotTranslated> &nodes)
{
    for (const NotTranslated &node : nodes)
        context.note(notTranslatedLine(open, node.path, node.line));
}

void sayRecorded(const Context &context, const LoadedWorld &world)
{
    if (world.caps && world.caps->source == CapsSource::Recorded)
        context.note(world.caps->describeSource().toEnglish());
}

QString runtimeFolder()
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : u"/tmp"_s;
}

std::optional<QemuCommand> commandFor(
    const Context &context, const OpenGuest &open, const LoadedWorld &world, CommandOptions options)
{
    if (options.style == CommandStyle::Standalone && options.runtimeDir.isEmpty())
        options.runtimeDir = runtimeFolder();
    const Result<QemuCommand> command = buildCommand(open.text, open.guest, world.view(), options);
    if (!command) {
        const Error error = located(command.error(), open);
        if (error.code == ErrorCode::NotTranslated)
            context.note(notTranslatedLine(open, error.path, error.line));
        else
            context.note(error.toEnglish());
        return std::nullopt;
    }
    sayNotTranslated(context, open, command->notTranslated);
    sayRecorded(context, world);
    return *command;
}

} // namespace vitrine::cli
