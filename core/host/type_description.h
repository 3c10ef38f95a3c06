// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace vitrine {

/// What a driver's `description` of an mdev type says; every part is nullopt when it does not say it.
struct TypeDescription {
    /// NVIDIA framebuffer; i915 low_gm_size, the part of the aperture that the vGPU owns.
    std::optional<int> framebufferMiB;
    std::optional<QString> maxResolution; ///< "1920x1200"
    std::optional<int> heads;
    std::optional<int> frameRateLimit; ///< frames per second
    std::optional<int> maxInstances;

    friend bool operator==(const TypeDescription &, const TypeDescription &) = default;
};

/// Reads the descriptions of i915 (drivers/gpu/drm/i915/gvt/kvmgt.c: lines of "key: value", which mdevctl joins by ", " or " ")
/// and of NVIDIA ("key=value, key=value"). Lenient: keys in any order and case, unknown ones skipped, values that are none
/// left out. Text without keys gives what it holds in plain sight ("virtual display, 1024x768 framebuffer",
/// "16 MB video memory"). Which driver wrote it does not matter.
[[nodiscard]] TypeDescription parseTypeDescription(QStringView text);

} // namespace vitrine
