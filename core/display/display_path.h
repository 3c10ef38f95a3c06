// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rules.h"

#include <QList>
#include <QString>

namespace vitrine {

/// One station on the way of the picture: vGPU, QEMU, OpenGL, Spice or VNC, viewer.
struct PathStation {
    enum class Kind { Vgpu, Qemu, OpenGl, Server, Viewer };
    enum class State { Fine, Broken, Unknown, Unused };
    Kind kind = Kind::Vgpu;
    QString
        title; ///< identifiers ("i915-GVTg_V5_4", "egl-headless"), or empty: the GUI names the kind
    Text detail; ///< "dmabuf, display on"
    State state = State::Fine;
    QString field; ///< where a click leads
    QString rule; ///< the finding that breaks it, or empty
    friend bool operator==(const PathStation &, const PathStation &) = default;
};

struct DisplayPath {
    QList<PathStation> stations;
    bool showsPicture = false;
    Text summary; ///< one sentence, for screen readers and the command line
    friend bool operator==(const DisplayPath &, const DisplayPath &) = default;
};

/// The way of the picture of one vGPU, with the broken link named; diagnostics are those of validate().
DisplayPath displayPath(const GuestConfig &guest,
    const World &world,
    int mdevIndex,
    const QList<Diagnostic> &diagnostics);

} // namespace vitrine
