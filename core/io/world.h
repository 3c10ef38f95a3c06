// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/guest/guest_config.h"
#include "core/host/host_snapshot.h"
#include "core/qemu/firmware.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qemu_conf.h"
#include "core/rules/rules.h"

#include <QString>

#include <memory>
#include <optional>

namespace vitrine {

/// Where the world is looked for that a guest is judged in: the global options of the command line.
struct WorldSource {
    QString root = QStringLiteral("/"); ///< a folder that stands for /, or a saved snapshot
    bool demo = false; ///< the demonstration host instead of `root`
    QString qemu; ///< a QEMU binary, or empty
    QString capsFile; ///< saved capabilities, or empty
    QString
        qemuConf; ///< a qemu.conf, or empty: /etc/libvirt/qemu.conf below the root, where it is readable
    /// Of the host only what a command line is built from: its render nodes.
    bool renderNodesOnly = false;
    /// Whether idle vGPUs of the machine's own host are asked how they show their picture; else that is as it was read.
    bool askDevices = true;
    /// Also what the host check reads (HostSnapshot::facts).
    bool facts = false;
    /// Also the vGPUs that the other guests of libvirt on that host are defined with.
    bool otherGuests = false;
};

/// The parts of a World, owned. Copies share them.
class LoadedWorld {
public:
    std::shared_ptr<const HostSnapshot> host;
    std::shared_ptr<const QemuCaps> caps;
    std::shared_ptr<const QemuConf> conf;
    std::shared_ptr<const QList<FirmwareDescriptor>>
        firmwares; ///< of this machine, never moved by a root
    Text confRemark;
    /// Why a QEMU that was looked for first was not asked.
    QList<Error> capsRemarks;
    QList<KnownUse> otherGuests;
    bool otherGuestsKnown = false;
    std::optional<QList<HugePageMount>> hugePages; ///< of this machine; not known of another root

    /// What the rules take. Lives as long as this object.
    [[nodiscard]] World view() const;
};

/// Reads what `needs` (of RuleNeed) asks for, for a guest with this emulator and architecture.
///
/// What the caller named (root, qemu, capsFile, qemuConf) must be readable: NotFound, NotReadable, and what parsing gives.
/// What was not named may be missing: no qemu.conf means libvirt's defaults, one that cannot be read leaves `conf` unknown
/// with a remark, no QEMU means recorded capabilities.
Result<LoadedWorld> loadWorld(const WorldSource &source, unsigned needs, const GuestConfig &guest);

/// The host alone: a folder, a saved snapshot, or the demonstration host. With `renderNodesOnly` a folder gives no more than those.
Result<HostSnapshot> readHost(const WorldSource &source);

} // namespace vitrine
