// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/host/host_snapshot.h"
#include "core/rules/rules.h"

#include <optional>

namespace vitrine {

/// The render node to write into a guest, and why.
struct RenderNodeChoice {
    std::optional<QString> path; ///< nothing: the host has none, or is not known
    Text reason;
};

/// That of the vGPU's own GPU where it has one, else the only one, else the first that is not of NVIDIA's driver (its EGL often
/// fails with gbm). libvirt itself would take the first that the directory happens to list (virHostGetDRMRenderNode), so it is
/// always written. `parent` may be null.
RenderNodeChoice chooseRenderNode(const World &world, const MdevParent *parent);

/// "/dev/dri/renderD128 (Intel UHD Graphics 630)": what to call it.
QString renderNodeTitle(const RenderNode &node);

} // namespace vitrine
