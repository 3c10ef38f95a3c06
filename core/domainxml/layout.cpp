// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/layout.h"

#include "core/domainxml/xml_scanner.h"

#include <algorithm>

namespace vitrine::layout {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isBlank(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), isSpace);
}

bool isBlankOrComments(QByteArrayView bytes)
{
    qsizetype i = 0;
    while (i < bytes.size()) {
        if (isSpace(bytes.at(i))) {
            ++i;
        } else if (bytes.sliced(i).startsWith("<!--")) {
            const qsizetype end = bytes.indexOf("-->", i + 4);
            if (end < 0)
                return false;
            i = end + 3;
        } else {
            return false;
        }
    }
    return true;
}

qsizetype lineBegin(QByteArrayView bytes, qsizetype offset)
{
    while (offset > 0 && bytes.at(offset - 1) != '\n')
        --offset;
    return offset;
}

qsizetype lineEnd(QByteArrayView bytes, qsizetype offset)
{
    const qsizetype lf = bytes.indexOf('\n', offset);
    if (lf < 0)
        return bytes.size();
    return lf > offset && bytes.at(lf - 1) == '\r' ? lf - 1 : lf;
}

QByteArray newline(QByteArrayView bytes, qsizetype offset)
{
    const qsizetype begin = lineBegin(bytes, offset);
    const qsizetype lf = begin > 0 ? begin - 1 : bytes.indexOf('\n', offset);
    return lf > 0 && bytes.at(lf - 1) == '\r' ? QByteArray("\r\n") : QByteArray("\n");
}

bool beginsLine(const XmlText &text, NodeId node)
{
    const QByteArrayView bytes = text.bytes();
    const qsizetype begin = text.element(node).whole.begin;
    const qsizetype line = lineBegin(bytes, begin);
    return isBlankOrComments(bytes.sliced(line, begin - line));
}

QByteArray indentOf(const XmlText &text, NodeId node)
{
    const QByteArrayView bytes = text.bytes();
    const qsizetype begin = lineBegin(bytes, text.element(node).whole.begin);
    qsizetype end = begin;
    while (end < bytes.size() && (bytes.at(end) == ' ' || bytes.at(end) == '\t'))
        ++end;
    return bytes.sliced(begin, end - begin).toByteArray();
}

namespace {

/// What a node is indented more than its parent, or nothing where that does not show.
QByteArray stepOf(const XmlText &text, NodeId node)
{
    const NodeId parent = text.element(node).parent;
    if (parent == noNode || !beginsLine(text, node) || !beginsLine(text, parent))
        return {};
    const QByteArray inner = indentOf(text, node);
    const QByteArray outer = indentOf(text, parent);
    return inner.size() > outer.size() && inner.startsWith(outer) ? inner.mid(outer.size())
                                                                  : QByteArray();
}

} // namespace

QByteArray indentUnit(const XmlText &text, NodeId parent)
{
    // The first few say it; where they do not, thousands of them on one line would each be looked for from its beginning.
    constexpr qsizetype enough = 8;
    for (NodeId node = parent; node != noNode; node = text.element(node).parent) {
        const QList<NodeId> &children = text.element(node).children;
        for (qsizetype i = 0; i < std::min(enough, children.size()); ++i) {
            if (QByteArray step = stepOf(text, children.at(i)); !step.isEmpty())
                return step;
        }
    }
    return "  ";
}

namespace {

/// How deep a byte of white space between elements lies, or nothing when it is something else: part of a tag, of character
/// data that says something, of a comment.
class Gaps {
public:
    explicit Gaps(const XmlText &fragment)
    {
        for (NodeId node = 0; node < fragment.elementCount(); ++node) {
            const XmlElement &e = fragment.element(node);
            if (e.selfClosing || e.children.isEmpty())
                continue;
            qsizetype from = e.content.begin;
            const int depth = depthOf(fragment, node);
            for (const NodeId child : e.children) {
                addGap(fragment, {from, fragment.element(child).whole.begin}, depth + 1, depth + 1);
                from = fragment.element(child).whole.end;
            }
            addGap(fragment, {from, e.content.end}, depth + 1, depth);
        }
        std::sort(m_gaps.begin(), m_gaps.end(), [](const Gap &a, const Gap &b) {
            return a.span.begin < b.span.begin;
        });
    }

    struct Gap {
        Span span;
        int depth;
    };
    [[nodiscard]] const QList<Gap> &all() const { return m_gaps; }

private:
    static int depthOf(const XmlText &fragment, NodeId node)
    {
        int depth = 0;
        for (NodeId n = fragment.element(node).parent; n != noNode; n = fragment.element(n).parent)
            ++depth;
        return depth;
    }
    /// Comments part a gap; each of them lies as deep as `inner`, what follows the gap as deep as `last`.
    void addGap(const XmlText &fragment, Span span, int inner, int last)
    {
        const QByteArrayView bytes =
            QByteArrayView(fragment.bytes()).sliced(span.begin, span.size());
        if (bytes.isEmpty() || !isBlankOrComments(bytes))
            return;
        qsizetype i = 0;
        while (i < bytes.size()) {
            const qsizetype begin = i;
            while (i < bytes.size() && isSpace(bytes.at(i)))
                ++i;
            if (i > begin)
                m_gaps.append(
                    {{span.begin + begin, span.begin + i}, i == bytes.size() ? last : inner});
            if (i < bytes.size())
                i = bytes.indexOf("-->", i + 4) + 3;
        }
    }

    QList<Gap> m_gaps;
};

QByteArray withNewlines(QByteArray bytes, const QByteArray &newline)
{
    bytes.replace("\r\n", "\n");
    if (newline == "\r\n")
        bytes.replace("\n", "\r\n");
    return bytes;
}

/// The fragment with `quote` around the values that do not hold it. No byte moves.
QByteArray requoted(const XmlText &fragment, char quote)
{
    QByteArray bytes = fragment.bytes();
    for (NodeId node = 0; node < fragment.elementCount(); ++node) {
        for (const XmlAttribute &attribute : fragment.element(node).attributes) {
            const Span value = attribute.valueSpan;
            if (QByteArrayView(bytes).sliced(value.begin, value.size()).contains(quote))
                continue;
            bytes[value.begin - 1] = quote;
            bytes[value.end] = quote;
        }
    }
    return bytes;
}

} // namespace

Result<QByteArray> fitFragment(const QByteArray &fragment, const Fit &fit)
{
    QByteArray trimmed = fragment.trimmed();
    const auto parsed = XmlScanner::scan(trimmed, {}, XmlScanner::Prefixes::Any);
    if (!parsed)
        return failure(parsed.error());
    const Span whole = parsed->element(parsed->root()).whole;
    if (whole != Span {0, trimmed.size()})
        return failure(ErrorCode::Usage, VITRINE_TEXT("what is put in must be one element"));
    if (fit.quote != 0)
        trimmed = requoted(*parsed, fit.quote);
    QByteArray out;
    qsizetype from = 0;
    const auto copyTo = [&](qsizetype end) {
        out += withNewlines(trimmed.mid(from, end - from), fit.newline);
        from = end;
    };
    const Gaps gaps(*parsed);
    for (const auto &[span, depth] : gaps.all()) {
        const QByteArray gap = trimmed.mid(span.begin, span.size());
        const auto lines = gap.count('\n');
        if (lines == 0)
            continue;
        copyTo(span.begin);
        from = span.end;
        if (fit.lines)
            out += fit.newline.repeated(lines) + fit.indent + fit.unit.repeated(depth);
    }
    copyTo(trimmed.size());
    return out;
}

} // namespace vitrine::layout
