// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/display_table.h"

#include "core/display/listens.h"
#include "core/guest/guest_config.h"
#include "core/qemu/caps_quirks.h"
#include "core/rules/rule_ids.h"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

using Match = DisplayRow::Match;
using Applies = DisplayRow::Applies;

bool vncBindsConsole(const CapsQuirks &quirks)
{
    return quirks.vncBindsDefaultConsole;
}

bool dmabufChecked(const CapsQuirks &quirks)
{
    return quirks.dmabufCompatCheck;
}

bool noSdlDmabuf(const CapsQuirks &quirks)
{
    return quirks.dmabufCompatCheck && !quirks.sdlDmabuf;
}

bool noSpiceRemoteGl(const CapsQuirks &quirks)
{
    return !quirks.spiceRemoteGl;
}

constexpr const char *needsDmabuf = "The console requires display DMABUF support.";

// Measured with QEMU 7.2.22 and 10.0.13 on the kernel's mbochs (dmabuf), mdpy (region) and mtty (no plane); what lies between
// those two releases is placed by the commits that caps_quirks.h names. A region vGPU worked in every setup that starts at all.
constexpr std::array table {
    DisplayRow {.name = "spice gl + egl-headless",
        .applies = Applies::Everything,
        .spiceGl = Match::Yes,
        .eglHeadless = Match::Yes,
        .qemuWords = "The console already has an OpenGL context.",
        .rule = rule_id::glMultiple,
        .source = "ui/console.c qemu_console_set_display_gl_ctx; measured 7.2, 10.0"},
    DisplayRow {.name = "spice gl + dbus gl",
        .applies = Applies::Everything,
        .spiceGl = Match::Yes,
        .spiceOnPort = Match::No,
        .dbusGl = Match::Yes,
        .qemuWords = "The console already has an OpenGL context.",
        .rule = rule_id::glMultiple,
        .source = "ui/console.c qemu_console_set_display_gl_ctx; measured 7.2"},
    DisplayRow {.name = "spice gl on a port",
        .applies = Applies::Everything,
        .spiceGl = Match::Yes,
        .spiceOnPort = Match::Yes,
        .when = noSpiceRemoteGl,
        .qemuWords =
            "SPICE GL support is local-only for now and incompatible with -spice port/tls-port",
        .rule = rule_id::glSpiceLocalOnly,
        .source = "ui/spice-core.c qemu_spice_init; measured 7.2, 10.0, lifted in 10.1"},
    DisplayRow {.name = "no plane",
        .applies = Applies::NoPlane,
        .qemuWords = "vfio: device doesn't support any (known) display method",
        .rule = rule_id::displayNoPlane,
        .source = "hw/vfio/display.c vfio_display_probe; measured 7.2, 10.0"},
    DisplayRow {.name = "no OpenGL",
        .anyGl = Match::No,
        .qemuWords = "vfio-display-dmabuf: opengl not available",
        .rule = rule_id::displayNeedsOpenGl,
        .source = "hw/vfio/display.c vfio_display_dmabuf_init; measured 7.2, 10.0"},
    DisplayRow {.name = "spice gl + vnc",
        .vnc = Match::Yes,
        .spiceGl = Match::Yes,
        .primaryVideo = Match::No,
        .when = vncBindsConsole,
        .qemuWords = "The console requires a GL context.",
        .rule = rule_id::displayViewerIncompatible,
        .source = "ui/console.c console_compatible_with; measured 10.0"},
    DisplayRow {.name = "spice gl + vnc, other video first",
        .vnc = Match::Yes,
        .spiceGl = Match::Yes,
        .primaryVideo = Match::Yes,
        .when = vncBindsConsole,
        .outcome = DisplayOutcome::Unknown,
        .qemuWords = "The console requires a GL context.",
        .rule = rule_id::displayViewerIncompatible,
        .source = "not measured"},
    DisplayRow {.name = "egl-headless + spice",
        .spice = Match::Yes,
        .spiceGl = Match::No,
        .eglHeadless = Match::Yes,
        .when = dmabufChecked,
        .qemuWords = needsDmabuf,
        .rule = rule_id::displayViewerIncompatible,
        .source =
            "ui/console.c, QEMU 6.0 (LP#1926952); measured 7.2, 10.0, also with a video first"},
    DisplayRow {.name = "egl-headless + vnc",
        .vnc = Match::Yes,
        .eglHeadless = Match::Yes,
        .primaryVideo = Match::No,
        .when = vncBindsConsole,
        .qemuWords = needsDmabuf,
        .rule = rule_id::displayViewerIncompatible,
        .source = "ui/vnc.c, QEMU 9.0 commit d4c199566f; measured 7.2 (works), 10.0"},
    DisplayRow {.name = "sdl gl",
        .sdlGl = Match::Yes,
        .when = noSdlDmabuf,
        .qemuWords = needsDmabuf,
        .rule = rule_id::displayViewerIncompatible,
        .source = "ui/sdl2-gl.c, lifted in 10.1 by commit 52053b7e0a; measured 7.2, 10.0"},
    DisplayRow {.name = "sdl gl + spice",
        .spice = Match::Yes,
        .spiceGl = Match::No,
        .sdlGl = Match::Yes,
        .when = dmabufChecked,
        .qemuWords = needsDmabuf,
        .rule = rule_id::displayViewerIncompatible,
        .source = "measured with gtk in the place of sdl: 7.2, 10.0"},
    DisplayRow {.name = "dbus gl + spice",
        .applies = Applies::Everything,
        .spice = Match::Yes,
        .spiceGl = Match::No,
        .dbusGl = Match::Yes,
        .qemuWords = "Display spice is incompatible with the GL context",
        .rule = rule_id::displayViewerIncompatible,
        .source = "ui/console.c console_compatible_with; measured 7.2, on mbochs and mdpy"},
    DisplayRow {.name = "dbus gl + vnc",
        .vnc = Match::Yes,
        .dbusGl = Match::Yes,
        .when = vncBindsConsole,
        .qemuWords = "Display vnc is incompatible with the GL context",
        .rule = rule_id::displayViewerIncompatible,
        .source = "ui/console.c console_compatible_with; measured 10.0, also with a video first"},
};

bool matches(Match wanted, bool is)
{
    return wanted == Match::Any || (wanted == Match::Yes) == is;
}

bool matches(const DisplayRow &row, const DisplaySetup &setup, const CapsQuirks &quirks)
{
    return matches(row.anyGl, hasOpenGl(setup)) && matches(row.vnc, setup.vnc)
        && matches(row.spice, setup.spice) && matches(row.spiceGl, setup.spiceGl)
        && matches(row.spiceOnPort, setup.spiceOnPort)
        && matches(row.eglHeadless, setup.eglHeadless) && matches(row.sdlGl, setup.sdlGl)
        && matches(row.dbusGl, setup.dbusGl) && matches(row.primaryVideo, setup.primaryVideo)
        && (row.when == nullptr || row.when(quirks));
}

/// The first row that fails such a vGPU, or nullptr.
const DisplayRow *failingRow(Applies kind, const DisplaySetup &setup, const CapsQuirks &quirks)
{
    const auto row = std::find_if(table.begin(), table.end(), [&](const DisplayRow &candidate) {
        return (candidate.applies == Applies::Everything || candidate.applies == kind)
            && matches(candidate, setup, quirks);
    });
    return row == table.end() ? nullptr : &*row;
}

} // namespace

std::span<const DisplayRow> displayTable()
{
    return table;
}

bool hasImplicitVideo(const GuestConfig &guest)
{
    return guest.videos.isEmpty() && !guest.graphics.isEmpty();
}

bool isMainDisplay(const Graphics &graphics)
{
    return graphics.type.is(u"egl-headless") || graphics.type.is(u"sdl")
        || graphics.type.is(u"dbus");
}

bool hasOpenGl(const DisplaySetup &setup)
{
    return setup.spiceGl || setup.eglHeadless || setup.sdlGl || setup.dbusGl;
}

DisplaySetup displaySetupOf(const GuestConfig &guest, const QemuConf *conf)
{
    DisplaySetup setup;
    for (const Graphics &graphics : guest.graphics) {
        const bool gl = graphics.gl.is(u"yes");
        // Each of these is a -display, and of several QEMU takes the last (softmmu/vl.c).
        if (isMainDisplay(graphics))
            setup.eglHeadless = setup.sdl = setup.sdlGl = setup.dbus = setup.dbusGl = false;
        if (graphics.type.is(u"vnc")) {
            setup.vnc = true;
        } else if (graphics.type.is(u"spice")) {
            setup.spice = true;
            setup.spiceGl = setup.spiceGl || gl;
            setup.spiceOnPort = setup.spiceOnPort || listensOnPort(graphics, conf);
        } else if (graphics.type.is(u"egl-headless")) {
            setup.eglHeadless = true;
        } else if (graphics.type.is(u"sdl")) {
            setup.sdl = true;
            setup.sdlGl = gl;
        } else if (graphics.type.is(u"dbus")) {
            setup.dbus = true;
            setup.dbusGl = gl;
        }
    }
    setup.primaryVideo = hasImplicitVideo(guest)
        || std::any_of(guest.videos.begin(), guest.videos.end(), [](const Video &video) {
               return !video.model.is(u"none");
           });
    return setup;
}

DisplayVerdict judgeDisplay(DisplayMode kind, const DisplaySetup &setup, const QemuCaps &caps)
{
    const CapsQuirks quirks = capsQuirks(caps);
    DisplayVerdict verdict;
    verdict.outcome = DisplayOutcome::Works;
    verdict.showsOtherHead = setup.vnc && !setup.spice && setup.primaryVideo;
    Applies applies = Applies::Everything; // region: only what fails whatever the vGPU
    if (kind == DisplayMode::Dmabuf || kind == DisplayMode::Unknown)
        applies = Applies::Dmabuf;
    else if (kind == DisplayMode::None)
        applies = Applies::NoPlane;
    const DisplayRow *row = failingRow(applies, setup, quirks);
    if (row == nullptr)
        return verdict;
    verdict.outcome = row->outcome;
    // Of an unknown kind only what fails for every vGPU is certain.
    if (kind == DisplayMode::Unknown && row->applies != Applies::Everything)
        verdict.outcome = DisplayOutcome::Unknown;
    verdict.qemuWords = row->qemuWords;
    verdict.rule = row->rule;
    verdict.source = row->source;
    return verdict;
}

} // namespace vitrine
