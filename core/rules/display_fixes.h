// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule_support.h"

namespace vitrine {

// The ways out that the display table knows. Each is offered only where the table says that QEMU then starts.

/// What the table says of a setup, for the worst of the vGPUs that have display on. `caps` may be unknown.
DisplayVerdict judgeGuest(const RuleInput &input, const DisplaySetup &setup);

/// Display off, and the boot picture with it.
Fix displayOffFix(const RuleInput &input, const MdevHostdev &mdev);
/// Display off of every vGPU.
Fix allDisplaysOffFix(const RuleInput &input);
/// egl-headless beside the viewers there are; none where the table says it would not start, or where there is one.
std::optional<Fix> addEglHeadlessFix(const RuleInput &input, const MdevParent *parent);
/// One Spice with OpenGL that listens nowhere, in the place of all viewers there are.
Fix localSpiceGlFix(const RuleInput &input, const MdevParent *parent);
/// All that makes a dmabuf vGPU show its picture here, and turning it off.
QList<Fix> openGlFixes(const RuleInput &input, const MdevHostdev &mdev);

/// "video none" in the place of the emulated display, where QEMU starts without it.
std::optional<Fix> videoNoneFix(const RuleInput &input);

} // namespace vitrine
