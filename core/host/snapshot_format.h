// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QString>

namespace vitrine::snapshotformat {

// What the writer and the reader of saved hosts share. Internal to core/host.

inline constexpr QLatin1StringView name("vitrine-host-snapshot");
inline constexpr int version = 1;

inline QString toId(HostSourceKind kind)
{
    switch (kind) {
    case HostSourceKind::Root:
        return QStringLiteral("root");
    case HostSourceKind::Demo:
        return QStringLiteral("demo");
    case HostSourceKind::File:
        return QStringLiteral("file");
    }
    return {};
}

} // namespace vitrine::snapshotformat
