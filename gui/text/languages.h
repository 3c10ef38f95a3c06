// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace vitrine::gui {

/// Puts the texts of the window, and Qt's own, into the language of `locale`, in place of those installed before.
/// Where there is no translation they stay English. Needs a QCoreApplication, which then owns the translators.
void installTranslations(const QLocale &locale);

} // namespace vitrine::gui
