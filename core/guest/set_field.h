// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/field_table.h"
#include "core/guest/item_editor.h"

namespace vitrine {

/// Writes a field, or takes away what is written. A value that is there already changes no byte. What cannot stand beside the
/// new value goes with it, and nothing else:
///  - a port takes autoport='yes' back, autoport='yes' a port; port -1 takes autoport='no' back;
///  - a listen kind other than address takes the ports (none, socket) and the short form with it; an address, network or socket
///    makes the listen be of its kind; the short form and the first <listen> stay equal (libvirt refuses a difference);
///  - a render node makes OpenGL be enabled where <gl> says nothing; OpenGL taken away takes <gl> with it;
///  - a type of graphics and a model of video take with them what libvirt does not know of the new one.
/// Errors: Usage (the field cannot hold the value, or the kind of graphics has no such field), NotFound (no such item).
Result<XmlText> setField(
    const XmlText &text, const FieldRef &ref, const std::optional<QString> &value);

/// Whether a graphics of that type has that field ("graphics.websocket" is VNC's alone). Types that are not known have all.
bool graphicsHasField(QStringView type, const FieldSpec &spec);

/// The part of setField that knows graphics devices; the value is one that the field can hold, and not the present one.
ItemEditor setGraphicsField(const XmlText &text,
    const Graphics &graphics,
    const FieldSpec &spec,
    const std::optional<QString> &value);

} // namespace vitrine
