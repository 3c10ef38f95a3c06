// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/display_probe.h"
#include "core/host/probe_memory.h"
#include "core/io/root_fs.h"
#include "core/io/vfio_probe.h"

#include <QHash>
#include <QString>

#include <functional>

namespace vitrine {

/// Learns how vGPUs show their pictures: from the device where it can be asked, else from what another instance of the same
/// driver and type told before, else not at all. What was told is remembered in `memoryFile`.
class DisplayProber {
public:
    using Ask = std::function<Result<PlaneAnswers>(const MdevUuid &uuid, int group)>;

    /// `fs` must outlive this; the versions of drivers are read from it. The other two are for tests.
    explicit DisplayProber(const RootFs &fs, QString memoryFile = {}, Ask ask = queryPlanes);

    /// Asks the device itself, whoever holds it.
    ProbeAnswer byVfio(const HostSnapshot &host, const MdevInstance &instance);
    /// Asks a paused QEMU.
    ProbeAnswer byQemu(
        const HostSnapshot &host, const MdevInstance &instance, const QString &binary);

    /// Fills displayMode of instances and types. Of several idle instances that must answer the same only one is asked, and none
    /// that a guest holds. Where there is nothing to know no file is read.
    void fill(HostSnapshot &host);

private:
    ProbeAnswer remembered(const HostSnapshot &host, const MdevInstance &instance, Text why);
    void keep(const HostSnapshot &host, const MdevInstance &instance, DisplayMode mode);
    [[nodiscard]] DisplayMode fromMemory(const HostSnapshot &host, const MdevInstance &instance);
    [[nodiscard]] DisplayMode typeFromMemory(
        const HostSnapshot &host, const QString &parent, const QString &type);
    [[nodiscard]] ProbeKey keyOf(const HostSnapshot &host, const MdevInstance &instance);
    /// version and srcversion of the driver's module (Documentation/ABI/stable/sysfs-module), empty where it has none.
    const QString &versionOf(const QString &driver);
    ProbeMemory &memory();

    const RootFs &m_fs;
    QString m_memoryFile;
    Ask m_ask;
    std::optional<ProbeMemory> m_memory;
    QHash<QString, QString> m_versions; ///< by driver
};

/// fill() for the machine's own host; another root is left as it is: its devices are not there.
void fillDisplayModes(HostSnapshot &host);

/// The same from what is remembered, without asking any device: one that has just come may be wanted by whoever made it.
void recallDisplayModes(HostSnapshot &host);

/// `mdev probe`. Reasons name who holds the instance where that is known.
enum class ProbeMethod { Vfio, Qemu };
ProbeAnswer probeDisplay(const HostSnapshot &host,
    const MdevInstance &instance,
    ProbeMethod method,
    const QString &qemu);

} // namespace vitrine
