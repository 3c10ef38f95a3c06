// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

namespace vitrine {

QString Error::toEnglish() const
{
    QString out = file;
    if (!out.isEmpty() && line > 0) {
        out += u':' + QString::number(line);
        if (column > 0)
            out += u':' + QString::number(column);
    }
    if (!out.isEmpty())
        out += QStringLiteral(": ");
    // One error is one line: a file name or an argument may hold anything.
    out += text.toEnglish();
    return out.replace(u'\n', u' ').replace(u'\r', u' ');
}

} // namespace vitrine
