// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/world.h"

#include "core/io/demo_host.h"
#include "core/io/sysfs_scanner.h"

namespace vitrine {

World LoadedWorld::view() const
{
    World world;
    world.host = host.get();
    world.caps = caps.get();
    world.conf = conf.get();
    world.confRemark = confRemark;
    world.otherGuests = otherGuests;
    world.otherGuestsKnown = otherGuestsKnown;
    return world;
}

Result<HostSnapshot> readHost(const WorldSource &source)
{
    return source.demo ? demoHost() : loadHost(source.root);
}

} // namespace vitrine
