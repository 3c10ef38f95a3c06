// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_facts.h"

#include <QJsonObject>

namespace vitrine {

/// The part "facts" of a saved host. What is written is read back unchanged; a key that is missing or makes no sense is unknown.
[[nodiscard]] QJsonObject factsToJson(const HostFacts &facts);
[[nodiscard]] HostFacts factsFromJson(const QJsonObject &json);

} // namespace vitrine
