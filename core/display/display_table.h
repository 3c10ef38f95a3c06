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
struct QemuConf;
struct CapsQuirks;
struct Graphics;
struct GuestConfig;
struct Video;

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

/// `conf` may be null: libvirt's defaults.
DisplaySetup displaySetupOf(const GuestConfig &guest, const QemuConf *conf);
/// libvirt adds an emulated video device (cirrus on x86) where there is a viewer and no <video> (qemuDomainDefAddDefaultDevices).
bool hasImplicitVideo(const GuestConfig &guest);
/// Becomes a -display of QEMU, of which the last counts; VNC and Spice stand beside it.
bool isMainDisplay(const Graphics &graphics);
/// Some OpenGL context is made for the displays.
bool hasOpenGl(const DisplaySetup &setup);

struct DisplayVerdict {
    DisplayOutcome outcome = DisplayOutcome::Unknown;
    const char *qemuWords = ""; ///< what QEMU prints when it fails
    const char *rule = ""; ///< the rule that reports it
    const char *source = ""; ///< where that is known from
    /// The viewer shows the emulated head first (VNC shows the first console; Spice has a channel for each).
    bool showsOtherHead = false;
};

/// One row of the measured table: a setup that QEMU refuses for a vGPU with display on. A yes or no that is not given matches
/// both. The first row that matches counts; what no row matches works.
struct DisplayRow {
    enum class Match : signed char { No, Yes, Any };
    /// Which vGPUs: dmabuf ones, ones without a plane, or the setup fails whatever the vGPU.
    enum class Applies { Dmabuf, NoPlane, Everything };
    const char *name; ///< "egl-headless + vnc"
    Applies applies = Applies::Dmabuf;
    Match anyGl = Match::Any;
    Match vnc = Match::Any;
    Match spice = Match::Any;
    Match spiceGl = Match::Any;
    Match spiceOnPort = Match::Any;
    Match eglHeadless = Match::Any;
    Match sdlGl = Match::Any;
    Match dbusGl = Match::Any;
    Match primaryVideo = Match::Any;
    /// Which QEMUs: null for all, else a behaviour of caps_quirks.h.
    bool (*when)(const CapsQuirks &) = nullptr;
    DisplayOutcome outcome = DisplayOutcome::FailsAtStart;
    const char *qemuWords = "";
    const char *rule = "";
    const char *source = "";
};
std::span<const DisplayRow> displayTable();

/// From the measured table (QEMU 7.2.22 and 10.0.13 on mdpy and mbochs; hw/vfio/display.c, ui/console.c, ui/vnc.c).
DisplayVerdict judgeDisplay(DisplayMode kind, const DisplaySetup &setup, const QemuCaps &caps);

} // namespace vitrine
