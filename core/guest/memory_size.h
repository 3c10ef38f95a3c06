// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace vitrine {

/// The factor of a unit as libvirt reads it (virScaleInteger), in bytes: "b", "byte", "bytes" are 1; "k" and "KiB" are 1024,
/// "KB" is 1000, and so on for m, g, t, p and e, in any case. Nothing for any other word; no word at all is `defaultScale`.
std::optional<quint64> memoryUnitBytes(QStringView unit, quint64 defaultScale = 1024);

/// `number` of `unit` in KiB, rounded up, as virDomainParseMemory; without a unit KiB. Nothing when it is no whole number, not
/// a unit, or more than 2^63 - 1 bytes.
std::optional<quint64> memoryKiB(QStringView number, QStringView unit);

/// A size in one piece, "4 GiB", "8192MiB" or "4194304" (KiB).
struct MemorySize {
    QString number;
    QString unit; ///< as written; empty when there was none
};
std::optional<MemorySize> splitMemorySize(QStringView text);

} // namespace vitrine
