// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/remark.h"

#include <array>

namespace vitrine {

namespace {

struct Row {
    RemarkKind kind;
    const char *id;
    const char *source;
};

constexpr std::array rows {
    Row {RemarkKind::Missing, "missing", VITRINE_TEXT("%1 is missing")},
    Row {RemarkKind::NotReadable, "not-readable", VITRINE_TEXT("%1 cannot be read: %2")},
    Row {RemarkKind::NotAFile, "not-a-file", VITRINE_TEXT("%1 is not a regular file")},
    Row {RemarkKind::NotAFolder, "not-a-folder", VITRINE_TEXT("%1 is not a folder")},
    Row {RemarkKind::Empty, "empty", VITRINE_TEXT("%1 is empty")},
    Row {RemarkKind::NotANumber, "not-a-number", VITRINE_TEXT("%1 is not a number: %2")},
    Row {RemarkKind::NotText, "not-text", VITRINE_TEXT("%1 is not UTF-8 text")},
    Row {RemarkKind::TooLong, "too-long", VITRINE_TEXT("%1 is too long and was cut off")},
    Row {RemarkKind::DanglingLink, "dangling-link", VITRINE_TEXT("%1 points to nothing")},
    Row {RemarkKind::OutsideRoot,
        "outside-root",
        VITRINE_TEXT("%1 does not lead to a device of this host")},
    Row {RemarkKind::NotAUuid,
        "not-a-uuid",
        VITRINE_TEXT("%1 is on the mdev bus, but its name is not a UUID")},
    Row {RemarkKind::NotJson,
        "not-json",
        VITRINE_TEXT("%1 is not a definition as mdevctl writes it")},
    Row {RemarkKind::UnknownType, "unknown-type", VITRINE_TEXT("type %1 is not offered by %2")},
    Row {
        RemarkKind::UnknownParent, "unknown-parent", VITRINE_TEXT("parent %1 is not on this host")},
    Row {RemarkKind::NoTypes, "no-types", VITRINE_TEXT("this device offers no types")},
    Row {RemarkKind::IdleWithoutCapacity,
        "idle-without-capacity",
        VITRINE_TEXT("nothing is in use, yet no type is available")},
    Row {RemarkKind::NotOnBus,
        "not-on-bus",
        VITRINE_TEXT(
            "no longer on the mdev bus: it is being removed and waits for its user to let go")},
    Row {RemarkKind::DeviceNodeMissing,
        "device-node-missing",
        VITRINE_TEXT("the kernel lists this node, but %1 is not there")},
    Row {RemarkKind::WholeFunction,
        "whole-function",
        VITRINE_TEXT("an SR-IOV function of the GPU %1: a guest gets it whole, as a PCI device; "
                     "its picture is "
                     "not to be had through QEMU")},
    Row {RemarkKind::Other, "other", "%1"},
};

const Row &rowOf(RemarkKind kind)
{
    for (const Row &row : rows) {
        if (row.kind == kind)
            return row;
    }
    return rows.back();
}

} // namespace

Text Remark::text() const
{
    return {rowOf(kind).source, args};
}

QString toId(RemarkKind kind)
{
    return QString::fromLatin1(rowOf(kind).id);
}

RemarkKind remarkKindFromId(QStringView id)
{
    for (const Row &row : rows) {
        if (id == QLatin1StringView(row.id))
            return row.kind;
    }
    return RemarkKind::Other;
}

} // namespace vitrine
