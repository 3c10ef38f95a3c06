// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/text.h"
#include "core/display/display_path.h"
#include "core/rules/diagnostic.h"

#include <QString>

namespace vitrine::gui {

/// A sentence of the engine in the language of the window. Looked up when it is shown, so that the language can change live.
QString translate(const Text &text);

/// "Could not read /x/y.xml, line 3: …" for a banner or a box.
QString errorText(const Error &error);

/// Who will refuse, in words: "QEMU will refuse to start this".
QString phaseWords(Phase phase, Severity severity);
QString severityWord(Severity severity);

/// Our sentence, or where there is none the words of libvirt or QEMU.
QString diagnosticTitle(const Diagnostic &diagnostic);
/// Their words to the letter, where our sentence does not already say it all; else empty.
QString diagnosticWords(const Diagnostic &diagnostic);

/// "Spice" of "spice": a name, in no language.
QString viewerName(const QString &type);
/// What a station of the display path is called when it has no name of its own.
QString stationTitle(const PathStation &station);
QString stationState(PathStation::State state);

} // namespace vitrine::gui
