// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/guest/guest_config.h"

#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace vitrine {

enum class FieldType {
    Text,
    YesNo, ///< yes, no
    OnOff, ///< on, off
    Choice, ///< one of FieldSpec::choices; another value is kept, shown, and reported by the rules
    Integer,
    Memory, ///< a number with a unit: "4 GiB", "8192 MiB"; plain numbers are KiB, as in libvirt
    Uuid,
    Path,
    PciAddress,
    Password, ///< never shown in a log or a preview by default
};

/// What a field belongs to. The order of the groups is the order in `fields` and in the form.
enum class FieldGroup { Guest, Mdev, Graphics, Video, Audio };

/// One row of the field table: the only place where a field is declared. The command line's `set` and `fields`, the form and
/// the paths of diagnostics come from it.
struct FieldSpec {
    const char *id; ///< "mdev.display", "memory"; in documents "mdev[0].display"
    FieldGroup group;
    FieldType type;
    const char *xpath; ///< below the group's item: "@display", "source/address/@uuid", "gl/@enable"
    std::span<const char *const> choices;
    const char *defaultText; ///< what applies when it is absent; "" when nothing does
    Text label; ///< a word or two
    Text help; ///< a sentence
    qint64 minimum = 0; ///< of an Integer
    qint64 maximum = 0;
};

std::span<const FieldSpec> fieldTable();
const FieldSpec *findField(QStringView idWithoutIndex);

/// "graphics[1].gl" taken apart: the row, and the number of the item (0 for the guest itself).
struct FieldRef {
    const FieldSpec *spec = nullptr;
    int index = 0;
    [[nodiscard]] QString toString() const;
    friend bool operator==(const FieldRef &, const FieldRef &) = default;
};
std::optional<FieldRef> parseFieldRef(QStringView text);

/// How many items a group has in a guest (one for the guest itself), and the element of one; noNode when there is none.
int itemCount(const GuestConfig &guest, FieldGroup group);
NodeId itemNode(const GuestConfig &guest, FieldGroup group, int index);

/// The value in a document: memory with its unit, an address of PCI as 0000:00:05.0, the listen kind of a graphics whichever
/// form it is written in; everything else as it is written.
GuestValue fieldValue(const XmlText &text, const GuestConfig &guest, const FieldRef &ref);
/// The path where the value stands or would stand; empty when the item is not there.
QString fieldPath(const XmlText &text, const GuestConfig &guest, const FieldRef &ref);
/// The field whose node or attribute a path names, if there is one (for "click the XML, go to the field").
std::optional<FieldRef> fieldAtPath(
    const XmlText &text, const GuestConfig &guest, const QString &path);

/// The value as it is written to a document (a UUID in lower case with dashes, a size with its unit), or Usage with the reason
/// and what is allowed when the field cannot hold it: a UUID that is none, a number that is none or out of range, a word
/// that is not one of the choices.
Result<QString> checkFieldValue(const FieldSpec &spec, const QString &value);

} // namespace vitrine
