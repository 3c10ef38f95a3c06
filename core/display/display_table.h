// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/host/host_snapshot.h"

#include <QList>
#include <QString>

#include <span>

namespace vitrine {

struct QemuCaps;
struct GuestConfig;

/// What a viewer connects through.
enum class Frontend { None, Vnc, Spice, EglHeadless, Sdl, Dbus };

/// Where the OpenGL context comes from.
enum class GlProvider { None, EglHeadless, Spice, Sdl, Dbus };

/// What QEMU does with a vGPU of a kind, a viewer and an OpenGL provider.
enum class DisplayOutcome { Works, FailsAtStart, Unknown };

/// The graphics of one guest, as far as the table needs it.
struct DisplaySetup {
    bool vnc = false;
    bool spice = false;
    bool spiceGl = false;
    bool spiceOnPort = false; ///< listens on TCP (with or without TLS)
    bool eglHeadless = false;
    bool sdl = false;
    bool sdlGl = false;
    bool dbus = false;
    bool dbusGl = false;
    /// An emulated primary video device stands before the vGPU on the command line (libvirt writes videos first).
    bool primaryVideo = false;
    friend bool operator==(const DisplaySetup &, const DisplaySetup &) = default;
};

DisplaySetup displaySetupOf(const GuestConfig &guest, const QemuCaps *caps);

struct DisplayVerdict {
    DisplayOutcome outcome = DisplayOutcome::Unknown;
    const char *qemuWords = ""; ///< what QEMU prints when it fails
    const char *rule = ""; ///< the rule that reports it
    const char *source = ""; ///< where that is known from
    /// The viewer shows the emulated head instead of the vGPU (VNC and Spice show one console).
    bool showsOtherHead = false;
};

/// From the measured table (QEMU 7.2.22 and 10.0.13 on mdpy and mbochs; hw/vfio/display.c, ui/console.c, ui/vnc.c).
DisplayVerdict judgeDisplay(DisplayMode kind, const DisplaySetup &setup, const QemuCaps &caps);

} // namespace vitrine
