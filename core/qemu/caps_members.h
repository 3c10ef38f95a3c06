// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_caps.h"

#include <array>

namespace vitrine::capsmembers {

// What QemuCaps consists of, one table for each kind of member, with the key it has in JSON. Every writer and reader of
// capabilities goes over them, so that none of them can forget one. Internal to core/qemu.

template<typename T>
struct Member {
    const char *key;
    T QemuCaps::*pointer;
};

inline constexpr std::array texts {
    Member<QString> {"binary", &QemuCaps::binary},
    Member<QString> {"arch", &QemuCaps::arch},
    Member<QString> {"origin", &QemuCaps::origin},
};
inline constexpr std::array flags {
    Member<bool> {"jsonDevice", &QemuCaps::jsonDevice},
    Member<bool> {"jsonObject", &QemuCaps::jsonObject},
    Member<bool> {"jsonNetdev", &QemuCaps::jsonNetdev},
};
inline constexpr std::array sets {
    Member<NameSet> {"accelerators", &QemuCaps::accelerators},
    Member<NameSet> {"audioDrivers", &QemuCaps::audioDrivers},
    Member<NameSet> {"chardevBackends", &QemuCaps::chardevBackends},
    Member<NameSet> {"netdevTypes", &QemuCaps::netdevTypes},
    Member<NameSet> {"blockDrivers", &QemuCaps::blockDrivers},
    Member<NameSet> {"tpmModels", &QemuCaps::tpmModels},
    Member<NameSet> {"tpmTypes", &QemuCaps::tpmTypes},
    Member<NameSet> {"commands", &QemuCaps::commands},
    Member<NameSet> {"displayCommonOptions", &QemuCaps::displayCommonOptions},
};
inline constexpr std::array maps {
    Member<QMap<QString, NameSet>> {"displays", &QemuCaps::displays},
    Member<QMap<QString, NameSet>> {"options", &QemuCaps::options},
    Member<QMap<QString, NameSet>> {"machineProperties", &QemuCaps::machineProperties},
    Member<QMap<QString, NameSet>> {"objects", &QemuCaps::objects},
    Member<QMap<QString, NameSet>> {"devices", &QemuCaps::devices},
};

} // namespace vitrine::capsmembers
