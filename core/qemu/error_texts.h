// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QList>
#include <QString>

#include <span>

namespace vitrine {

/// One thing that QEMU says on standard error, and which problem of the list that is.
struct QemuErrorText {
    /// A part of the line, to the letter. Of several rows that fit a line, the longest (with its context) counts.
    const char *words;
    const char
        *rule; ///< of rules/rule_ids.h; empty: a real failure that no rule of the list is about
    Text meaning; ///< a sentence: what it means and what helps
    const char *source; ///< QEMU's file, and the versions it was seen with
    const char *context =
        ""; ///< what the line must hold besides, where the words alone say too little
    bool harmless = false; ///< the guest starts all the same; not to be shown as a failure
};

/// A line of a QEMU that did not start, explained.
struct QemuFinding {
    QString line; ///< as QEMU said it, without the time stamp and the program's name
    QString rule; ///< may be empty
    Text meaning; ///< empty when nobody knows the line
    friend bool operator==(const QemuFinding &, const QemuFinding &) = default;
};

/// Everything that is known, for tests and documentation. Measured with QEMU 7.2.22 and 10.0.13.
std::span<const QemuErrorText> qemuErrorTexts();

/// What a QEMU said when it failed, line by line, in its order. Harmless warnings, hints and empty lines are left out; a line
/// that is not known stays, without a rule, because the cause may be there. A line is given once.
QList<QemuFinding> classifyQemuStderr(const QString &text);

} // namespace vitrine
