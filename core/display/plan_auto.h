// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/display/plan.h"
#include "core/host/host_snapshot.h"

namespace vitrine {

/// display=auto: decided on this host and written out, so that every libvirt takes it. A vGPU with a region gets its display on
/// and no OpenGL; one with a dmabuf gets it on with the OpenGL that works with this viewer on this QEMU (automaticOpenGl()); one
/// without a picture gets it off. A guest without a viewer gets the local console's, a Spice that listens nowhere, where there is a
/// picture to show. A kind that is not known is not guessed: then a viewer that is there decides, as planAttach() does.
///
/// The wish is kept in <metadata> (display_wish.h). `reasons` holds one line for each choice.
Result<DisplayPlan> planAutoDisplay(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    int mdevIndex,
    GlChoice gl = GlChoice::Auto,
    const std::optional<QString> &renderNode = {});

/// Attaching with display=auto: planAttach(), then the above. `request.display` is not looked at.
Result<DisplayPlan> planAttachAuto(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    const AttachRequest &request);

/// Whether an automatic display is on, and why.
struct DisplayDecision {
    bool on = false;
    Text reason;
};
/// `instance` may be null: not on this host. `self` is the vGPU's number where the guest has it already.
DisplayDecision decideDisplay(
    const GuestConfig &guest, const World &world, const MdevInstance *instance, int self = -1);

} // namespace vitrine
