// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/qemu_caps.h"

#include <QByteArray>

namespace vitrine {

/// The capabilities as JSON: what `vitrinectl qemu probe` prints and --caps reads. Nothing is lost: reading it gives an
/// equal value. One device, machine or option a line, so that two of them can be compared with diff.
QByteArray writeCapsJson(const QemuCaps &caps);

/// Reads it. `file` is named in errors. Usage: not of this format, of a newer version of it, or a value of the wrong type
/// (its key is named). NotWellFormed: no JSON, with line and column. Keys that are not known are skipped.
/// `source` and `origin` come as they were written; who reads a file of the user sets them (CapsSource::File).
Result<QemuCaps> readCapsJson(const QByteArray &bytes, const QString &file = {});

} // namespace vitrine
