// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace vitrine {

/// The bytes of a guest file; "-" is standard input. Pipes are read to their end, which is what `<(virsh dumpxml g)` gives.
/// Never reads more than XmlText::maxBytes, and never waits for a FIFO that nobody writes into.
/// Errors, with the file: NotFound, NotReadable (a folder, a device, no permission, a FIFO without a writer), TooLarge.
Result<QByteArray> readGuestBytes(const QString &path);

/// Replaces a file as a whole, or makes it: the new content is written beside it and takes its place when it is safely on the
/// disk, so that a reader sees the old or the new and a failure changes nothing. Mode and, where permitted, owner stay; a
/// symbolic link stays and its target is replaced or made; of a file with several names (hard links) only this one is. What is no regular file (/dev/stdout, a FIFO) is written into.
/// Errors, with the file: NotFound (its folder), NotWritable.
Result<void> writeGuestBytes(const QString &path, const QByteArray &bytes);

/// The same, unless the file no longer holds `readAs`, the bytes that it was read with: then somebody else has written it, and
/// nothing happens. A file that is gone is written anew. Errors besides: NotWritable when it was changed.
Result<void> writeGuestBytesUnlessChanged(
    const QString &path, const QByteArray &bytes, const QByteArray &readAs);

} // namespace vitrine
