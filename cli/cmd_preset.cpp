// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/edit_call.h"
#include "core/display/plan.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

ExitCode runPreset(Context &context)
{
    const QString name = context.arguments.at(1);
    const std::optional<Preset> preset = presetFromName(name);
    if (!preset)
        return context.usage(name
            + u": no preset; there is compute-only, local-console, remote-console, vgpu-only"_s);
    std::optional<MdevUuid> uuid;
    if (context.line.has(u"mdev")) {
        const Result<MdevUuid> given = uuidOption(context, u"mdev");
        if (!given)
            return context.fail(given.error());
        uuid = *given;
    }
    if (const QString why = resultProblem(context); !why.isEmpty())
        return context.usage(why);
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());

    if (open->guest.mdevs.isEmpty())
        return context.fail(
            ExitCode::Host, open->file + u": the guest has no vGPU yet; attach gives it one"_s);
    const int index = uuid ? mdevIndexOf(open->guest, *uuid) : 0;
    if (index < 0)
        return context.fail(
            ExitCode::Host, open->file + u": the guest has no vGPU "_s + uuid->toString());
    const Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());
    const Result<DisplayPlan> plan =
        planPreset(open->text, open->guest, world->view(), *preset, index);
    if (!plan)
        return failEdit(context, plan.error(), *open);
    return finishEdits(context, *open, *world, *plan);
}

} // namespace vitrine::cli
