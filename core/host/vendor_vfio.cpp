// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/vendor_vfio.h"

#include <algorithm>

namespace vitrine {

QList<CreatableType> parseCreatableTypes(QStringView text)
{
    QList<CreatableType> out;
    const auto lines = text.split(u'\n');
    for (const QStringView line : lines) {
        const qsizetype colon = line.indexOf(u':');
        if (colon < 0)
            continue;
        const QStringView id = line.left(colon).trimmed();
        const QStringView name = line.sliced(colon + 1).trimmed();
        const bool number =
            std::all_of(id.begin(), id.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (!id.isEmpty() && number && !name.isEmpty())
            out.append({id.toString(), name.toString()});
    }
    return out;
}

} // namespace vitrine
