// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"
#include "core/io/root_fs.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <optional>

namespace vitrine {

// What the privileged helper takes and gives. One step is a verb with its arguments; several come as lines on standard input,
// words separated by tabs. Nothing of it is a path, a command, or a file's content.
//
//     create PARENT TYPE UUID          remove UUID             define PARENT TYPE UUID auto|manual
//     autostart PARENT UUID            forget PARENT UUID      probe UUID             set-vf-type ADDRESS NUMBER|none

/// The step in those words.
[[nodiscard]] QByteArrayList helperWords(const HostAction &action);

struct HelperStep {
    std::optional<HostAction> action;
    std::optional<MdevUuid> probe; ///< instead
};

/// Every word is checked by itself, before anything of the host is read: the number of them, no more than 255 bytes each, UTF-8
/// without control characters; names are no path and no step up; UUIDs and PCI addresses as the kernel writes them.
/// Errors: Usage.
[[nodiscard]] Result<HelperStep> parseHelperStep(const QByteArrayList &words);

/// At most 64 KiB and 256 lines. Errors: Usage, and of which line.
[[nodiscard]] Result<QList<HelperStep>> parseHelperSteps(const QByteArray &lines);

/// Carries them out below `root`, one after the other, each on the host as it is then. All or nothing where that is possible: when one
/// is refused, what this call created or defined is taken back. Gives what probes answered, a line each. Errors: HostRefused.
[[nodiscard]] Result<QByteArray> runHelperSteps(
    const QString &root, const QList<HelperStep> &steps);

} // namespace vitrine
