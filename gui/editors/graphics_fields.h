// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace vitrine::gui {

inline QString fieldOf(const char *group, int index, const char *name)
{
    return QStringLiteral("%1[%2].%3")
        .arg(QString::fromLatin1(group), QString::number(index), QString::fromLatin1(name));
}

inline QString graphicsField(int index, const char *name)
{
    return fieldOf("graphics", index, name);
}

/// Which viewers can bring OpenGL themselves: virDomainGraphicsDefParseXML reads <gl> for these.
inline bool canDoGl(const QString &type)
{
    return type == u"spice" || type == u"sdl" || type == u"dbus";
}

} // namespace vitrine::gui
