// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/world_source.h"
#include "core/qemu/caps_json.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

ExitCode runQemuProbe(Context &context)
{
    const Result<LoadedWorld> world = loadWorld(worldSource(context), NeedsCaps, GuestConfig());
    if (!world)
        return context.fail(world.error());
    if (world->caps->source == CapsSource::Recorded)
        context.note(world->caps->describeSource().toEnglish());
    context.out.write(writeCapsJson(*world->caps));
    return ExitCode::Done;
}

} // namespace vitrine::cli
