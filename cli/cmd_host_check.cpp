// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/world_source.h"
#include "core/doctor/doctor.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

void print(Context &context, const HostCheck &check)
{
    constexpr int column = 9;
    const QString indent(column, u' ');
    context.out.line(toId(check.status).leftJustified(column) + check.title.toEnglish() + u" ["_s
        + check.id + u']');
    for (const QString &line : check.evidence)
        context.out.line(indent + line);
    if (!check.meaning.isEmpty())
        context.out.line(indent + check.meaning.toEnglish());
    if (!check.fix.isEmpty())
        context.out.line(indent + u"-> "_s + check.fix.toEnglish());
    if (!check.command.isEmpty())
        context.out.line(indent + u"   $ "_s + check.command);
}

} // namespace

ExitCode runHostCheck(Context &context)
{
    WorldSource source = worldSource(context);
    source.facts = true;
    // QEMU is never moved by --root; where there is none, that is a finding and no failure.
    const Result<HostSnapshot> host = readHost(source);
    if (!host)
        return context.fail(host.error());
    const Result<LoadedWorld> world = loadWorld(source, NeedsCaps, GuestConfig());
    const bool named = !source.qemu.isEmpty() || !source.capsFile.isEmpty();
    if (!world && named)
        return context.fail(world.error());
    const QemuCaps *caps =
        world && (named || world->caps->source == CapsSource::Probed) ? world->caps.get() : nullptr;

    const QList<HostCheck> checks = checkHost(*host, caps);
    if (context.json()) {
        context.out.json(checksToJson(checks));
    } else {
        for (const HostCheck &check : checks)
            print(context, check);
    }
    const bool failed = std::any_of(checks.begin(), checks.end(), [](const HostCheck &check) {
        return check.status == CheckStatus::Fail;
    });
    return failed ? ExitCode::No : ExitCode::Done;
}

} // namespace vitrine::cli
