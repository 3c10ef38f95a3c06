// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"
#include "core/guest/guest_config.h"

#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace vitrine {

/// One thing done to a guest. A click, a fix, a preset and a script are all lists of these; they are applied to the text
/// in order, each on the result of the one before. Paths are those of XmlText::pathOf.

/// Any field of the field table: "mdev[0].display". No value removes what is written (the default applies again).
/// Setting a field makes the elements that it needs; "graphics[0].gl" on a graphics that is not there is NotFound.
struct SetField {
    QString field;
    std::optional<QString> value;
    friend bool operator==(const SetField &, const SetField &) = default;
};

/// A new device in <devices>, placed after its kin. `xml` is one element.
struct AddDevice {
    QByteArray xml;
    friend bool operator==(const AddDevice &, const AddDevice &) = default;
};

/// Removes the element or attribute at a path.
struct RemoveNode {
    QString path;
    friend bool operator==(const RemoveNode &, const RemoveNode &) = default;
};

/// Writes an attribute (path ends in /@name, which is made when absent) or the text of an element.
struct SetNode {
    QString path;
    QString value;
    friend bool operator==(const SetNode &, const SetNode &) = default;
};

/// Another element in the place of the one at `path`.
struct ReplaceNode {
    QString path;
    QByteArray xml;
    friend bool operator==(const ReplaceNode &, const ReplaceNode &) = default;
};

/// The whole text anew (typing in the XML editor, pasting).
struct ReplaceText {
    QByteArray bytes;
    friend bool operator==(const ReplaceText &, const ReplaceText &) = default;
};

/// Takes out what only a running guest has: the id, generated aliases, allocated ports, seclabel of a run and its like.
struct StripRuntime {
    friend bool operator==(const StripRuntime &, const StripRuntime &) = default;
};

using Edit =
    std::variant<SetField, AddDevice, RemoveNode, SetNode, ReplaceNode, ReplaceText, StripRuntime>;
using Edits = QList<Edit>;

/// All of them or none. Errors: Usage (unknown field, a value that the field cannot hold), NotFound, and what parsing gives.
Result<XmlText> applyEdits(const XmlText &text, const Edits &edits);

/// One line for people: what an edit does ("vGPU 1: display on").
Text describe(const Edit &edit);

} // namespace vitrine
