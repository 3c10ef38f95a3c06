// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace vitrine {

/// One line of a comparison. Lines are numbered from 1; 0 on the side where the line is not.
struct DiffLine {
    enum class Kind { Same, Removed, Added };
    Kind kind = Kind::Same;
    QByteArray text; ///< without its line end
    int before = 0;
    int after = 0;
    bool noNewline = false; ///< the last line of its side, and it has no line end
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// The shortest script of lines from one text to the other (Myers 1986). Above a bound on the work (very different big texts)
/// the middle is given as removed and added whole, which is right, only not shortest.
QList<DiffLine> diffLines(const QByteArray &before, const QByteArray &after);

/// As `diff -u` prints it, three lines of context, with these names in its head. Empty when nothing differs.
QByteArray unifiedDiff(const QByteArray &before,
    const QByteArray &after,
    const QString &beforeName,
    const QString &afterName);

} // namespace vitrine
