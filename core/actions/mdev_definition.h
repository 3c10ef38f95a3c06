// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace vitrine {

// The file /etc/mdevctl.d/PARENT/UUID as mdevctl 1.x writes it: JSON, two spaces, no line end at the end.

[[nodiscard]] QByteArray definitionText(const QString &type, bool autostart);
/// The same definition with "start": "auto"; nothing else changes. NotWellFormed when it is no definition.
[[nodiscard]] Result<QByteArray> definitionWithAutostart(const QByteArray &text);
/// Whether it sets attributes after the instance was made.
[[nodiscard]] bool definitionHasAttributes(const QByteArray &text);

} // namespace vitrine
