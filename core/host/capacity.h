// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/host/host_snapshot.h"

#include <QList>

#include <optional>

namespace vitrine {

// The types of one parent share its capacity, so what one instance takes is missing at all of them. Only the driver knows the
// numbers; after a change on a real host they are read again. What is worked out here serves bars, reasons and simulate().

/// The part of its parent that one instance of this type takes, 0 to 1: one in maxInstances. nullopt where the maximum is not known.
[[nodiscard]] std::optional<double> shareOfParent(const MdevType &type);

/// One segment of a parent's capacity bar.
struct CapacityShare {
    const MdevInstance *instance; ///< active; lives as long as the snapshot
    double share; ///< 0 to 1
};

/// All active instances of a parent, in the order of the snapshot; what is missing to 1 is free. nullopt where a share is not known.
[[nodiscard]] std::optional<QList<CapacityShare>> capacityOf(
    const HostSnapshot &snapshot, QStringView parent);

/// Why none of this type can be made now, and who holds the capacity: "other sizes are in use: A16-4Q (win10-cad)".
/// Empty when some are available, or when the host does not say how many.
[[nodiscard]] Text whyUnavailable(const HostSnapshot &snapshot, const MdevType &type);

/// Foretells availableInstances of all types of the parent for the active instances that the snapshot has, in two ways:
/// - a pool (i915, mbochs, mtty: drivers/gpu/drm/i915/gvt/vgpu.c, samples/vfio-mdev): each instance takes its share;
/// - one size at a time (NVIDIA's default, "homogeneous"): the first instance sets every other type to 0.
/// A number that the host did not say, or that cannot be foretold, is nullopt. `before` is the snapshot before the change.
void recountCapacity(HostSnapshot &snapshot, const HostSnapshot &before, const QString &parent);

} // namespace vitrine
