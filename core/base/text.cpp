// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

namespace vitrine {

QString Text::fill(const QString &translated) const
{
    // One pass, so that a "%2" inside an argument is never taken for a placeholder.
    QString out;
    out.reserve(translated.size() + 32);
    for (qsizetype i = 0; i < translated.size(); ++i) {
        const QChar c = translated.at(i);
        if (c == u'%' && i + 1 < translated.size()) {
            const int n = translated.at(i + 1).digitValue();
            if (n >= 1 && n <= args.size()) {
                out += args.at(n - 1);
                ++i;
                continue;
            }
        }
        out += c;
    }
    return out;
}

QString Text::toEnglish() const
{
    return fill(QString::fromUtf8(source));
}

} // namespace vitrine
