// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QStringList>
#include <QStringView>

namespace vitrine {

/// Something odd that was met while a host was read. It stands on the item that it concerns and never hides the rest.
enum class RemarkKind {
    Missing, ///< %1 file or folder that should be there is not
    NotReadable, ///< %1 is there, but reading it failed: %2 the system's words
    NotAFile, ///< %1 is a folder, a FIFO, a link ...
    NotAFolder, ///< %1 should be a folder
    Empty, ///< %1 holds nothing
    NotANumber, ///< %1 should hold a number and holds %2
    NotText, ///< %1 is not UTF-8; odd bytes were replaced
    TooLong, ///< %1 is longer than is read; the rest was cut off
    DanglingLink, ///< %1 points to nothing
    OutsideRoot, ///< %1 cannot be followed to a device of this host
    NotAUuid, ///< entry %1 of the mdev bus is not named by a UUID
    NotJson, ///< definition %1 is not what mdevctl writes
    UnknownType, ///< type %1 is not offered by parent %2
    UnknownParent, ///< parent %1 is not on this host
    NoTypes, ///< the parent offers no types at all
    IdleWithoutCapacity, ///< nothing is in use, yet no type is available
    NotOnBus, ///< the instance has left the mdev bus: it is being removed
    DeviceNodeMissing, ///< %1 is known to the kernel, its device node is not there
    WholeFunction, ///< the parent has no types: it is given to a guest as it is, and shows no picture
    Other, ///< %1, the words of whoever wrote the snapshot
};

struct Remark {
    RemarkKind kind = RemarkKind::Other;
    QStringList args;

    [[nodiscard]] Text text() const;
    friend bool operator==(const Remark &, const Remark &) = default;
};

/// The word for a kind in a saved snapshot, such as "not-a-number"; never translated.
[[nodiscard]] QString toId(RemarkKind kind);
/// Other for a word that this version does not know.
[[nodiscard]] RemarkKind remarkKindFromId(QStringView id);

} // namespace vitrine
