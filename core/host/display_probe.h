// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/host/host_snapshot.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace vitrine {

/// What a device said to VFIO_DEVICE_QUERY_GFX_PLANE with VFIO_GFX_PLANE_TYPE_PROBE and each type (linux/vfio.h): 0, or the errno.
struct PlaneAnswers {
    int dmabuf = 0;
    int region = 0;
};

/// As QEMU decides (hw/vfio/display.c, vfio_display_probe): a dmabuf first, then a region. A device without planes says EINVAL,
/// one that does not know the question ENOTTY; any other errno tells nothing, so the result is Unknown.
[[nodiscard]] DisplayMode displayModeFrom(const PlaneAnswers &answers);

/// What QEMU's refusal of a vfio-pci device with display=on, without any OpenGL, tells of the device: Dmabuf for "opengl not
/// available", None for "no display method", nothing where it speaks of something else.
[[nodiscard]] std::optional<DisplayMode> displayModeFromQemu(QStringView words);

/// How the kind of an instance's display became known.
struct ProbeAnswer {
    enum class From { Nobody, Device, Qemu, Memory };
    DisplayMode mode = DisplayMode::Unknown;
    From from = From::Nobody;
    Text why; ///< why the device itself did not tell; empty when it did

    [[nodiscard]] bool isKnown() const { return mode != DisplayMode::Unknown; }
};

/// "vfio", "qemu", "memory", "nobody".
[[nodiscard]] QString toId(ProbeAnswer::From from);

} // namespace vitrine
