// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/line_diff.h"

#include <algorithm>

namespace vitrine {

namespace {

struct Lines {
    QList<QByteArray> text; ///< with their line ends: a missing one at the end is a difference
};

Lines split(const QByteArray &bytes)
{
    Lines lines;
    qsizetype begin = 0;
    while (begin < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', begin);
        const qsizetype stop = end < 0 ? bytes.size() : end + 1;
        lines.text.append(bytes.mid(begin, stop - begin));
        begin = stop;
    }
    return lines;
}

DiffLine lineOf(DiffLine::Kind kind, const QByteArray &raw, qsizetype before, qsizetype after)
{
    DiffLine line;
    line.kind = kind;
    line.noNewline = !raw.endsWith('\n');
    line.text = line.noNewline ? raw : raw.chopped(1);
    line.before = static_cast<int>(before);
    line.after = static_cast<int>(after);
    return line;
}

/// Steps of Myers' greedy algorithm over a[first, aEnd) and b[first, bEnd): for each line of the result whether it is taken from
/// both, from a, or from b. Empty when it would cost too much.
QList<DiffLine::Kind> script(const QList<QByteArray> &a, const QList<QByteArray> &b)
{
    using Kind = DiffLine::Kind;
    constexpr qsizetype maxSteps = 2000;
    const qsizetype n = a.size();
    const qsizetype m = b.size();
    const qsizetype bound = std::min(n + m, maxSteps);
    QList<qsizetype> v(2 * bound + 3, 0);
    QList<QList<qsizetype>> trace;
    const qsizetype mid = bound + 1;
    for (qsizetype d = 0; d <= bound; ++d) {
        trace.append(v.mid(mid - d - 1, 2 * d + 3)); // what step d may look at
        for (qsizetype k = -d; k <= d; k += 2) {
            const bool down = k == -d || (k != d && v.at(mid + k - 1) < v.at(mid + k + 1));
            qsizetype x = down ? v.at(mid + k + 1) : v.at(mid + k - 1) + 1;
            while (x < n && x - k < m && a.at(x) == b.at(x - k))
                ++x;
            v[mid + k] = x;
            if (x < n || x - k < m)
                continue;
            QList<Kind> steps;
            qsizetype px = n;
            qsizetype py = m;
            for (qsizetype back = d; back >= 0; --back) {
                const QList<qsizetype> &old = trace.at(back);
                const auto at = [&](qsizetype diagonal) { return old.at(diagonal + back + 1); };
                const qsizetype diagonal = px - py;
                const bool fromUp =
                    diagonal == -back || (diagonal != back && at(diagonal - 1) < at(diagonal + 1));
                const qsizetype sx = back == 0 ? 0 : fromUp ? at(diagonal + 1) : at(diagonal - 1);
                const qsizetype sy = back == 0 ? 0 : sx - (fromUp ? diagonal + 1 : diagonal - 1);
                const qsizetype afterStepX = back == 0 ? 0 : fromUp ? sx : sx + 1;
                while (px > afterStepX) {
                    steps.append(Kind::Same);
                    --px;
                    --py;
                }
                if (back > 0)
                    steps.append(fromUp ? Kind::Added : Kind::Removed);
                px = sx;
                py = sy;
            }
            std::reverse(steps.begin(), steps.end());
            return steps;
        }
    }
    return {};
}

} // namespace

QList<DiffLine> diffLines(const QByteArray &before, const QByteArray &after)
{
    using Kind = DiffLine::Kind;
    const QList<QByteArray> a = split(before).text;
    const QList<QByteArray> b = split(after).text;
    qsizetype head = 0;
    while (head < a.size() && head < b.size() && a.at(head) == b.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < a.size() - head && tail < b.size() - head
        && a.at(a.size() - 1 - tail) == b.at(b.size() - 1 - tail))
        ++tail;
    const QList<QByteArray> middleA = a.mid(head, a.size() - head - tail);
    const QList<QByteArray> middleB = b.mid(head, b.size() - head - tail);
    QList<Kind> steps = script(middleA, middleB);
    if (steps.isEmpty()) {
        steps.fill(Kind::Removed, middleA.size());
        steps.append(QList<Kind>(middleB.size(), Kind::Added));
    }
    QList<DiffLine> result;
    result.reserve(head + steps.size() + tail);
    qsizetype i = 0;
    qsizetype j = 0;
    const auto same = [&] {
        result.append(lineOf(Kind::Same, a.at(i), i + 1, j + 1));
        ++i;
        ++j;
    };
    while (i < head)
        same();
    for (const Kind step : std::as_const(steps)) {
        if (step == Kind::Same) {
            same();
        } else if (step == Kind::Removed) {
            result.append(lineOf(Kind::Removed, a.at(i), i + 1, 0));
            ++i;
        } else {
            result.append(lineOf(Kind::Added, b.at(j), 0, j + 1));
            ++j;
        }
    }
    while (i < a.size())
        same();
    return result;
}

QByteArray unifiedDiff(const QByteArray &before,
    const QByteArray &after,
    const QString &beforeName,
    const QString &afterName)
{
    using Kind = DiffLine::Kind;
    constexpr qsizetype context = 3;
    const QList<DiffLine> lines = diffLines(before, after);
    QByteArray out;
    qsizetype i = 0;
    int beforeLine = 0; // lines of each side that are behind `i`
    int afterLine = 0;
    const auto advance = [&](const DiffLine &line) {
        beforeLine += line.kind == Kind::Added ? 0 : 1;
        afterLine += line.kind == Kind::Removed ? 0 : 1;
    };
    while (i < lines.size()) {
        qsizetype change = i;
        while (change < lines.size() && lines.at(change).kind == Kind::Same)
            ++change;
        if (change == lines.size())
            break;
        const qsizetype begin = std::max(i, change - context);
        while (i < begin)
            advance(lines.at(i++));
        // The hunk goes on until more than twice the context is the same.
        qsizetype end = change;
        qsizetype lastChange = change;
        while (end < lines.size() && end - lastChange <= 2 * context) {
            if (lines.at(end).kind != Kind::Same)
                lastChange = end;
            ++end;
        }
        end = std::min(lines.size(), lastChange + 1 + context);
        const int beforeStart = beforeLine;
        const int afterStart = afterLine;
        QByteArray body;
        for (; i < end; ++i) {
            const DiffLine &line = lines.at(i);
            advance(line);
            body += line.kind == Kind::Same ? ' ' : line.kind == Kind::Removed ? '-' : '+';
            body += line.text;
            body += '\n';
            if (line.noNewline)
                body += "\\ No newline at end of file\n";
        }
        const auto range = [](int start, int count) {
            // As diff prints it: the line before where there is none, and no count where it is one.
            const QByteArray from = QByteArray::number(count == 0 ? start : start + 1);
            return count == 1 ? from : QByteArray(from + ',' + QByteArray::number(count));
        };
        if (out.isEmpty())
            out = "--- " + beforeName.toUtf8() + "\n+++ " + afterName.toUtf8() + '\n';
        out += "@@ -" + range(beforeStart, beforeLine - beforeStart) + " +"
            + range(afterStart, afterLine - afterStart) + " @@\n" + body;
    }
    return out;
}

} // namespace vitrine
