// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/host/host_snapshot.h"

#include <QJsonArray>
#include <QList>
#include <QStringList>

namespace vitrine {

struct QemuCaps;

/// How much stands in the way of a picture.
enum class CheckStatus {
    Ok,
    Warn, ///< it works for some guests, or not for all that people want of it
    Fail, ///< no vGPU, or no picture of one
    Unknown, ///< what it would be read from is not there or not readable
};

/// One thing that stands, or does not stand, between this host and a picture.
struct HostCheck {
    QString id; ///< "kvm", "mdev-types.0000:00:02.0"
    CheckStatus status = CheckStatus::Unknown;
    Text title;
    QStringList
        evidence; ///< what was read: "/dev/kvm: root:kvm 0660, not for this user"; file and value, never translated
    Text meaning; ///< what follows from it
    Text fix {}; ///< what to do; empty when there is nothing to do
    QString command {}; ///< what to type for it, or empty

    friend bool operator==(const HostCheck &, const HostCheck &) = default;
};

/// The checks in the order in which they are worth looking at: the machine, the cards, the vGPUs, rights, programs. Needs
/// HostSnapshot::facts; without them every check that reads them is Unknown. `caps` may be null.
/// Sources: docs of the kernel (vfio, vfio-mediated-device), drivers/gpu/drm/i915/gvt, NVIDIA's vGPU guide, libvirt's qemu.conf.
[[nodiscard]] QList<HostCheck> checkHost(const HostSnapshot &host, const QemuCaps *caps);

/// "ok", "warn", "fail", "unknown".
[[nodiscard]] QString toId(CheckStatus status);
/// What `vitrinectl host check --json` prints, in English.
[[nodiscard]] QJsonArray checksToJson(const QList<HostCheck> &checks);

} // namespace vitrine
