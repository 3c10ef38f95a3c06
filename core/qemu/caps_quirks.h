// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_caps.h"

namespace vitrine {

/// Behaviour of QEMU's consoles that introspection does not show: no property, option or schema entry changed
/// with it. The version is the only honest source, so this is the one place that compares versions.
struct CapsQuirks {
    /// -vnc without display= binds the default console, so it must be able to show it.
    /// QEMU 9.0, commit d4c199566f ("ui/vnc: initialize displays with the default console").
    bool vncBindsDefaultConsole = false;
    /// A viewer that cannot take a dmabuf is refused on a console that gives one: "The console requires display
    /// DMABUF support." QEMU 6.0, ui/console.c dpy_compatible_with (LP#1926952).
    bool dmabufCompatCheck = false;
    /// -display sdl,gl=on takes a dmabuf. QEMU 10.1, commit 52053b7e0a.
    bool sdlDmabuf = false;
    /// -spice gl=on may listen on a port (with spice-server 0.15.3 or later). QEMU 10.1, ui/spice-core.c.
    bool spiceRemoteGl = false;

    friend bool operator==(const CapsQuirks &, const CapsQuirks &) = default;
};

[[nodiscard]] inline CapsQuirks capsQuirks(const QemuVersion &version)
{
    return {.vncBindsDefaultConsole = version.isAtLeast(9, 0),
        .dmabufCompatCheck = version.isAtLeast(6, 0),
        .sdlDmabuf = version.isAtLeast(10, 1),
        .spiceRemoteGl = version.isAtLeast(10, 1)};
}

[[nodiscard]] inline CapsQuirks capsQuirks(const QemuCaps &caps)
{
    return capsQuirks(caps.version);
}

} // namespace vitrine
