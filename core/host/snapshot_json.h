// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace vitrine {

// A whole snapshot, as `vitrinectl host snapshot` prints it and --root reads it. What is written is read back unchanged.

[[nodiscard]] QJsonObject snapshotToJson(const HostSnapshot &snapshot);

/// NotWellFormed when it is no JSON or no snapshot, or of a later version than this one knows. A part that makes no sense
/// (an instance without a UUID) becomes a remark of the snapshot; unknown keys are ignored.
[[nodiscard]] Result<HostSnapshot> snapshotFromJson(const QByteArray &json);

// What `vitrinectl host types --json` and `host instances --json` print: one object for each row, what the host does not say is null.

[[nodiscard]] QJsonArray typesToJson(const HostSnapshot &snapshot);
[[nodiscard]] QJsonArray instancesToJson(const HostSnapshot &snapshot);

} // namespace vitrine
