// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/edit_call.h"
#include "cli/qemu_call.h"
#include "core/io/guest_file.h"
#include "core/qemu/shell_script.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// The document as `virsh define` takes it. Of a guest that was dumped while it ran, what only that run had is left out.
ExitCode exportLibvirt(Context &context, const OpenGuest &open, QByteArray &result)
{
    result = open.text.bytes();
    if (!open.guest.runtimeId.isSet())
        return ExitCode::Done;
    const Result<XmlText> stripped = applyEdits(open.text, {StripRuntime {}});
    if (!stripped)
        return failEdit(context, stripped.error(), open);
    context.note(
        open.file + u": of a running guest: its id, allocated ports and their like are left out"_s);
    result = stripped->bytes();
    return ExitCode::Done;
}

/// A script that starts the guest without libvirt.
ExitCode exportShell(Context &context, const OpenGuest &open, QByteArray &result)
{
    const Result<LoadedWorld> world = worldToBuild(context, open);
    if (!world)
        return context.fail(world.error());
    CommandOptions options;
    options.style = CommandStyle::Standalone;
    options.partial = context.line.has(u"partial");
    options.origins = false;
    const std::optional<QemuCommand> command = commandFor(context, open, *world, options);
    if (!command)
        return ExitCode::No;
    result = shellScript(*command, runtimeFolder(open));
    return ExitCode::Done;
}

} // namespace

ExitCode runExport(Context &context)
{
    const QString form = context.line.value(u"to").value_or(QString());
    if (form.isEmpty())
        return context.usage(u"--to FORM is missing: libvirt or shell"_s);
    if (form == "virt-install"_L1 || form == "kubevirt"_L1)
        return context.usage(u"--to "_s + form + u": not available in this version"_s);
    if (form != "libvirt"_L1 && form != "shell"_L1)
        return context.usage(u"--to: \""_s + form + u"\" is none of libvirt, shell"_s);

    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    QByteArray result;
    const ExitCode code = form == "libvirt"_L1 ? exportLibvirt(context, *open, result)
                                               : exportShell(context, *open, result);
    if (code != ExitCode::Done)
        return code;
    if (const auto target = context.line.value(u"output"); target && *target != "-"_L1) {
        if (const Result<void> written = writeGuestBytes(*target, result); !written)
            return context.fail(written.error());
        return code;
    }
    if (context.json())
        context.out.json(QJsonObject {{u"format"_s, form}, {u"text"_s, QString::fromUtf8(result)}});
    else
        context.out.write(result);
    return code;
}

} // namespace vitrine::cli
