// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/fix_banner.h"

namespace vitrine::gui {

/// Shows the worst error or warning of the fields that begin so, and how many more there are; hides the banner when there is none.
/// Notes stay in the Problems list: a form that nags is not read. The rule `told` is told elsewhere on the same page.
inline void showWorst(FixBanner *banner,
    const QList<Diagnostic> &diagnostics,
    const QString &prefix,
    const QString &told = {})
{
    const Diagnostic *worst = nullptr;
    int count = 0;
    for (const Diagnostic &d : diagnostics) {
        if (!d.field.startsWith(prefix)
            || (d.severity != Severity::Error && d.severity != Severity::Warning))
            continue;
        if (!told.isEmpty() && d.rule == told)
            continue;
        ++count;
        if (worst == nullptr || d.severity < worst->severity)
            worst = &d;
    }
    if (worst == nullptr)
        banner->setVisible(false);
    else
        banner->show(*worst, count - 1);
}

} // namespace vitrine::gui
