// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QString>

namespace vitrine {

/// "PATH is not translated", and why, where it is the host that decides. `path` is that of a NotTranslated.
[[nodiscard]] Text notTranslatedText(const QString &path);

} // namespace vitrine
