// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/mdev_call.h"

#include "cli/world_source.h"

namespace vitrine::cli {

Result<MdevUuid> uuidArgument(const Context &context)
{
    const QString &text = context.arguments.first();
    if (const std::optional<MdevUuid> uuid = MdevUuid::parse(text))
        return *uuid;
    return failure(ErrorCode::Usage, {"\"%1\" is no UUID", {text}});
}

Result<HostSnapshot> hostToChange(const Context &context)
{
    WorldSource source = worldSource(context);
    source.askDevices = false;
    return readHost(source);
}

} // namespace vitrine::cli
