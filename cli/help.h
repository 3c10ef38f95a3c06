// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

#include <QString>

namespace vitrine::cli {

/// The overview: `vitrinectl --help`.
QString overview();
/// `vitrinectl COMMAND --help`.
QString helpOf(const Command &command);

} // namespace vitrine::cli
