// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace vitrine {

// The tables of what libvirt knows are texts that are read when the program starts, so they are read without a call to the
// allocator: every name and word stays a view of the text.

/// Takes what is before the separator off `rest`, and the separator; all of it where there is none.
inline QStringView takeUntil(QStringView &rest, QStringView separator)
{
    const char16_t first = separator.front().unicode();
    const char16_t *const text = rest.utf16();
    for (qsizetype i = 0; i + separator.size() <= rest.size(); ++i) {
        if (text[i] == first && rest.sliced(i).startsWith(separator)) {
            const QStringView taken = rest.first(i);
            rest = rest.sliced(i + separator.size());
            return taken;
        }
    }
    return std::exchange(rest, QStringView());
}

inline QStringView takeUntil(QStringView &rest, char16_t separator)
{
    const char16_t *const text = rest.utf16();
    for (qsizetype i = 0; i < rest.size(); ++i) {
        if (text[i] == separator) {
            const QStringView taken = rest.first(i);
            rest = rest.sliced(i + 1);
            return taken;
        }
    }
    return std::exchange(rest, QStringView());
}

/// The next of the words between spaces; empty behind the last.
inline QStringView takeWord(QStringView &rest)
{
    while (rest.startsWith(u' '))
        rest = rest.sliced(1);
    return takeUntil(rest, u' ');
}

} // namespace vitrine
