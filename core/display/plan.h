// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/edit.h"
#include "core/rules/rules.h"

#include <QList>
#include <QString>

#include <optional>

namespace vitrine {

/// How the OpenGL that a dmabuf vGPU needs is chosen (attach --gl, and a setting of the window).
enum class GlChoice {
    Auto, ///< what works for this kind of vGPU, this viewer, this QEMU, without changing who can reach the guest
    Spice, ///< OpenGL in Spice
    EglHeadless, ///< always add egl-headless
    None, ///< nothing
};

/// What was decided, and why, in lines for people.
struct DisplayPlan {
    Edits edits;
    QList<Text> reasons;
    /// Filled where nothing that works could be done without changing who can reach the guest.
    QList<Diagnostic> diagnostics;
};

/// The explicit OpenGL for the vGPU `mdevIndex` with display on. Nothing for a region vGPU, or where OpenGL is there already.
DisplayPlan automaticOpenGl(const XmlText &text,
    const GuestConfig &guest,
    int mdevIndex,
    const World &world,
    GlChoice choice,
    const std::optional<QString> &renderNode);

/// What to attach.
struct AttachRequest {
    MdevUuid uuid;
    QString
        model; ///< empty: by the type's device_api, vfio-pci when the host does not know the instance
    std::optional<bool> display; ///< nothing: automatic
    bool ramfb = false;
    GlChoice gl = GlChoice::Auto;
    std::optional<QString> renderNode;
    bool videoNone = false; ///< replace the video devices by none
};
/// Attaching as Edits. display "auto" means: on where the kind shows a picture, with what that needs; off for none.
Result<DisplayPlan> planAttach(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    const AttachRequest &request);

enum class Preset { ComputeOnly, LocalConsole, RemoteConsole, VgpuOnly };
std::optional<Preset> presetFromName(
    QStringView name); ///< compute-only, local-console, remote-console, vgpu-only
QString presetName(Preset preset);
Text presetTitle(Preset preset); ///< "Compute only" ...
Text presetSummary(Preset preset);

/// The preset for one vGPU (the others get display off), computed from the display table. `reasons` says beforehand what it
/// will change. Fails (NotFound) when the guest has no vGPU.
Result<DisplayPlan> planPreset(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    Preset preset,
    int mdevIndex);

/// The preset that the guest is in now, if it is in one.
std::optional<Preset> currentPreset(
    const XmlText &text, const GuestConfig &guest, const World &world);

} // namespace vitrine
