// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace vitrine {

/// What the kind of a display hangs on: another instance with the same key answers the same.
struct ProbeKey {
    QString driver; ///< of the instance: "mdpy", "nvidia", "intel_vgpu_mdev"
    QString driverVersion; ///< of its kernel module; empty where it has none
    QString kernelRelease;
    /// Type ids of NVIDIA are numbers that mean something for one model only: "10de:2235" of the parent, empty without PCI.
    QString device;
    QString type;

    /// Without a driver, type or kernel release nothing can be remembered.
    [[nodiscard]] bool isComplete() const
    {
        return !driver.isEmpty() && !type.isEmpty() && !kernelRelease.isEmpty();
    }
    friend bool operator==(const ProbeKey &, const ProbeKey &) = default;
};

/// "10de:2235", or empty.
[[nodiscard]] QString pciIdsOf(const MdevParent *parent);
/// The key of an instance of this host; its driver's version is known to core/io alone.
[[nodiscard]] ProbeKey probeKey(
    const HostSnapshot &host, const MdevInstance &instance, const QString &driverVersion);

/// Kinds of displays that devices told, for when they cannot be asked. A value; core/io/probe_store.h keeps it.
class ProbeMemory {
public:
    [[nodiscard]] DisplayMode find(const ProbeKey &key) const;
    /// The key that a type of such a device was remembered with last, whatever its driver's version.
    [[nodiscard]] std::optional<ProbeKey> findType(
        const QString &device, const QString &type) const;
    /// True when that was not known. The oldest goes when there are too many, and so does what the same driver said in another
    /// version or on another kernel. Nothing is remembered for Unknown or an incomplete key.
    bool remember(const ProbeKey &key, DisplayMode mode);

    [[nodiscard]] QByteArray toJson() const;
    /// Odd entries are left out; what is not such a file is an empty memory.
    [[nodiscard]] static ProbeMemory fromJson(const QByteArray &bytes);

    [[nodiscard]] qsizetype size() const { return m_entries.size(); }
    static constexpr qsizetype maxSize = 500;

private:
    struct Entry {
        ProbeKey key;
        DisplayMode mode = DisplayMode::Unknown;
    };
    QList<Entry> m_entries; ///< oldest first
};

} // namespace vitrine
