// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/mdev_call.h"
#include "core/io/host_changer.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

using Way = std::optional<HostWay>;

Way wayAsked(const Context &context)
{
    return hostWayFromId(context.line.value(u"via").value_or(QString()));
}

/// What was done, on standard error: results go to standard output, and of most of these there is none.
void say(const Context &context, const HostAction &action, const Way &way)
{
    const QString what = describe(action).toEnglish();
    context.note(way ? QString(what + u": done by "_s + toId(*way))
                     : QString(what + u": would be done (this host is not a real one)"_s));
}

void sayJson(Context &context, const HostAction &action, const Way &way)
{
    context.out.json(QJsonObject {{u"uuid"_s, action.uuid.toString()},
        {u"parent"_s, action.parent},
        {u"type"_s, action.type},
        {u"via"_s, way ? QJsonValue(toId(*way)) : QJsonValue()}});
}

Result<MdevUuid> newUuid(const Context &context)
{
    const std::optional<QString> given = context.line.value(u"uuid");
    if (!given)
        return MdevUuid::generate();
    if (const std::optional<MdevUuid> uuid = MdevUuid::parse(*given))
        return *uuid;
    return failure(ErrorCode::Usage, {"--uuid: \"%1\" is no UUID", {*given}});
}

enum class Only { Any, Defined };

/// A step on the instance that the first argument names.
ExitCode change(Context &context, HostActionKind kind, Only only = Only::Any)
{
    const Result<MdevUuid> uuid = uuidArgument(context);
    if (!uuid)
        return context.fail(uuid.error());
    const Result<HostSnapshot> host = hostToChange(context);
    if (!host)
        return context.fail(host.error());
    const MdevInstance *instance = host->findInstance(*uuid);
    if (!instance)
        return context.fail(
            ExitCode::Host, u"there is no vGPU "_s + uuid->toString() + u" on this host"_s);
    // What is stopped is meant to be started again.
    if (only == Only::Defined && !instance->defined)
        return context.fail(ExitCode::Host,
            u"vGPU "_s + uuid->toString()
                + u" is not defined and would be gone: `mdev remove` removes it"_s);
    const HostAction action = HostAction::of(kind, *instance);
    const QString wanted = instance->owner ? QString() : instance->usedBy();
    const Result<Way> way = changeHost(*host, action, wayAsked(context));
    if (!way)
        return context.fail(way.error());
    if (kind == HostActionKind::RemoveInstance && only == Only::Any && !wanted.isEmpty())
        context.note(u"it belongs to "_s + wanted + u", which will not start without it"_s);
    if (context.json())
        sayJson(context, action, *way);
    else if (!*way)
        say(context, action, *way);
    return ExitCode::Done;
}

} // namespace

ExitCode runMdevCreate(Context &context)
{
    const Result<MdevUuid> uuid = newUuid(context);
    if (!uuid)
        return context.fail(uuid.error());
    const Result<HostSnapshot> host = hostToChange(context);
    if (!host)
        return context.fail(host.error());
    const HostAction create =
        HostAction::create(context.arguments.at(0), context.arguments.at(1), *uuid);
    QList<HostAction> steps {create};
    const bool autostart = context.line.has(u"autostart");
    if (autostart || context.line.has(u"define"))
        steps.append(HostAction::define(create.parent, create.type, *uuid, autostart));
    const Result<Way> way = changeHostTogether(*host, steps, wayAsked(context));
    if (!way)
        return context.fail(way.error());
    if (context.json())
        sayJson(context, create, *way);
    else
        context.out.line(uuid->toString());
    if (!*way)
        say(context, create, *way);
    return ExitCode::Done;
}

ExitCode runMdevRemove(Context &context)
{
    return change(context, HostActionKind::RemoveInstance);
}

ExitCode runMdevDefine(Context &context)
{
    return change(context, HostActionKind::DefineInstance);
}

ExitCode runMdevStart(Context &context)
{
    return change(context, HostActionKind::StartInstance);
}

ExitCode runMdevStop(Context &context)
{
    return change(context, HostActionKind::RemoveInstance, Only::Defined);
}

ExitCode runMdevAutostart(Context &context)
{
    return change(context, HostActionKind::AutostartInstance);
}

ExitCode runMdevForget(Context &context)
{
    return change(context, HostActionKind::ForgetInstance);
}

} // namespace vitrine::cli
