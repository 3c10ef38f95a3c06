// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_caps.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace vitrine {

/// The capabilities in a form that is read in a fraction of a millisecond: for the cache and for those that are shipped. What
/// people save and load is JSON (core/qemu/caps_json.h).
///
/// Little-endian on every machine: eight bytes that name the format and its version, the FNV-1a 64 checksum of the rest, the table of
/// every name once (sorted), the table of every set of names once, then the members by their numbers in these tables.
QByteArray packCaps(const QemuCaps &caps);

/// An equal value, or nothing when the bytes are damaged, cut, foreign, or of another version of the format: whoever keeps a
/// cache makes it again.
std::optional<QemuCaps> unpackCaps(QByteArrayView bytes);

} // namespace vitrine
