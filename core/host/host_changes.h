// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// What of a message of the kernel (lib/kobject_uevent.c) matters here.
struct Uevent {
    QByteArray action; ///< "add", "bind", "change", "unbind", "remove" ...
    QByteArray path; ///< below /sys, such as "/devices/virtual/mtty/mtty/UUID"
    QByteArray subsystem; ///< "mdev", "pci", "drm" ...
    bool mdevState = false; ///< a parent has registered or unregistered (MDEV_STATE)

    friend bool operator==(const Uevent &, const Uevent &) = default;
};

/// "ACTION@PATH", then KEY=VALUE fields, each ended by NUL. Nothing for what is no such message: libudev's own begin with "libudev".
[[nodiscard]] std::optional<Uevent> parseUevent(QByteArrayView message);

/// What has to be read again.
struct HostChanges {
    bool everything = false;
    /// Which guests hold what: no event tells of it.
    bool users = false;
    /// Look whether something came or went without an event.
    bool look = false;
    QStringList parents; ///< their device folders, "/sys/devices/...", each once

    [[nodiscard]] bool isEmpty() const
    {
        return !everything && !users && !look && parents.isEmpty();
    }
    void add(const HostChanges &other);
    friend bool operator==(const HostChanges &, const HostChanges &) = default;
};

/// An instance counts when its driver has taken it (`bind`), not when it is added: then its links are not there yet, and the
/// driver may still refuse it.
[[nodiscard]] HostChanges changesOf(const Uevent &event);

/// What differs between two readings of a host.
struct HostDifference {
    enum class Kind { Appeared, Changed, Gone };
    Kind kind = Kind::Changed;
    QString parent;
    QString type; ///< empty: the parent itself
    std::optional<MdevUuid> uuid {}; ///< of an instance
    std::optional<int> available {}; ///< of a type that has not gone

    friend bool operator==(const HostDifference &, const HostDifference &) = default;
};

/// Parents first, then types, then instances, each in the order of a snapshot: what has gone before what came.
[[nodiscard]] QList<HostDifference> differencesOf(
    const HostSnapshot &before, const HostSnapshot &after);

} // namespace vitrine
