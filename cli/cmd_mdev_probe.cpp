// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/mdev_call.h"
#include "core/io/display_prober.h"
#include "core/io/sysfs_scanner.h"

#include <QJsonObject>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// The answer as the contract has it: the word on standard output, why it is not the device's own on standard error.
ExitCode say(Context &context, const MdevUuid &uuid, const ProbeAnswer &answer)
{
    const QString why = answer.why.toEnglish();
    if (context.json()) {
        context.out.json(QJsonObject {{u"uuid"_s, uuid.toString()},
            {u"displayMode"_s, toId(answer.mode)},
            {u"from"_s, toId(answer.from)},
            {u"reason"_s, why.isEmpty() ? QJsonValue() : QJsonValue(why)}});
    } else {
        context.out.line(toId(answer.mode));
    }
    if (!answer.isKnown())
        return context.fail(ExitCode::Host, why);
    if (!why.isEmpty())
        context.note(why + u"; this is what is known of the same driver and type"_s);
    return ExitCode::Done;
}

/// --qemu, else the first on PATH; empty when there is none.
QString qemuBinary(const Context &context)
{
    const QString named = context.line.value(u"qemu").value_or(u"qemu-system-x86_64"_s);
    return named.contains(u'/') ? named : QStandardPaths::findExecutable(named);
}

} // namespace

ExitCode runMdevProbe(Context &context)
{
    const Result<MdevUuid> uuid = uuidArgument(context);
    if (!uuid)
        return context.fail(uuid.error());
    const bool qemu = context.line.value(u"method") == u"qemu"_s;
    const QString binary = qemu ? qemuBinary(context) : QString();
    if (qemu && binary.isEmpty())
        return context.fail(
            ExitCode::File, u"qemu-system-x86_64 is not on the PATH; --qemu names another"_s);
    const Result<HostSnapshot> host = hostToChange(context);
    if (!host)
        return context.fail(host.error());
    const MdevInstance *instance = host->findInstance(*uuid);
    if (!instance)
        return say(context,
            *uuid,
            {DisplayMode::Unknown,
                ProbeAnswer::From::Nobody,
                {"there is no vGPU %1 on this host", {uuid->toString()}}});
    return say(context,
        *uuid,
        probeDisplay(*host, *instance, qemu ? ProbeMethod::Qemu : ProbeMethod::Vfio, binary));
}

} // namespace vitrine::cli
