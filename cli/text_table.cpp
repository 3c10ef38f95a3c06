// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_table.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

void TextTable::print(Output &out) const
{
    if (m_rows.size() < 2)
        return;
    QList<qsizetype> widths(m_rows.first().size(), 0);
    for (const QStringList &row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    for (const QStringList &row : m_rows) {
        QString line;
        for (qsizetype i = 0; i + 1 < row.size(); ++i)
            line += QString(row.at(i).leftJustified(widths.at(i)) + u"  "_s);
        out.line(line + row.last());
    }
}

} // namespace vitrine::cli
