// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/patcher.h"

#include "core/domainxml/layout.h"
#include "core/domainxml/xml_scanner.h"

#include <algorithm>

namespace vitrine::patcher {

namespace {

bool exists(const XmlText &text, NodeId node)
{
    return node >= 0 && node < text.elementCount();
}

tl::unexpected<Error> noSuchNode()
{
    return failure(ErrorCode::NotFound, VITRINE_TEXT("there is no such element"));
}

tl::unexpected<Error> cannotHold(const XmlText &text, NodeId node)
{
    return failure(Error {ErrorCode::Usage,
        VITRINE_TEXT("the value holds a character that XML cannot hold"),
        {},
        0,
        0,
        text.pathOf(node)});
}

/// An XML name, of letters that a libvirt document may meet; a prefix is allowed.
bool isName(QStringView name)
{
    if (name.isEmpty() || name.count(u':') > 1 || name.startsWith(u':') || name.endsWith(u':'))
        return false;
    const QChar first = name.front();
    if (!first.isLetter() && first != u'_')
        return false;
    return std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.' || c == u':';
    });
}

char quoteOf(const XmlText &text, const XmlAttribute &attribute)
{
    return text.bytes().at(attribute.valueSpan.begin - 1);
}

/// The quote that a new attribute of `node` gets: as its neighbours on it, its siblings, or around it.
char quoteFor(const XmlText &text, NodeId node)
{
    for (NodeId n = node; n != noNode; n = text.element(n).parent) {
        const XmlElement &e = text.element(n);
        if (!e.attributes.isEmpty())
            return quoteOf(text, e.attributes.last());
        for (const NodeId child : e.children) {
            if (!text.element(child).attributes.isEmpty())
                return quoteOf(text, text.element(child).attributes.last());
        }
    }
    return '\'';
}

QByteArrayView slice(const XmlText &text, Span span)
{
    return QByteArrayView(text.bytes()).sliced(span.begin, span.size());
}

QByteArray replaced(const XmlText &text, Span span, const QByteArray &with)
{
    QByteArray bytes;
    bytes.reserve(text.bytes().size() - span.size() + with.size());
    bytes += slice(text, {0, span.begin});
    bytes += with;
    bytes += slice(text, {span.end, text.bytes().size()});
    return bytes;
}

/// How much of the new text has to be looked at.
enum class Check {
    Everything,
    SizeAndDepth, ///< what was written is escaped, or was scanned by itself
};

/// An attribute with a prefix, or one that declares it, may leave a prefix without a declaration.
Check checkFor(QStringView attributeName)
{
    return attributeName.contains(u':') || attributeName == u"xmlns" ? Check::Everything
                                                                     : Check::SizeAndDepth;
}

Check checkForFragment(const QByteArray &element)
{
    return element.contains(':') ? Check::Everything : Check::SizeAndDepth;
}

Result<XmlText> patched(const XmlText &text, Span span, const QByteArray &with, Check check)
{
    if (slice(text, span) == QByteArrayView(with))
        return text;
    QByteArray bytes = replaced(text, span, with);
    return check == Check::Everything ? XmlText::parse(std::move(bytes))
                                      : XmlScanner::rescan(std::move(bytes));
}

/// As patched(), where the bytes are attributes of `node`.
Result<XmlText> patchedTag(
    const XmlText &text, NodeId node, Span span, const QByteArray &with, Check check)
{
    if (check == Check::Everything || slice(text, span) == QByteArrayView(with))
        return patched(text, span, with, check);
    return XmlScanner::rescanStartTag(text, node, replaced(text, span, with));
}

/// Where the white space before `offset` begins.
qsizetype spaceBefore(QByteArrayView bytes, qsizetype offset)
{
    while (offset > 0 && layout::isSpace(bytes.at(offset - 1)))
        --offset;
    return offset;
}

qsizetype spaceAfter(QByteArrayView bytes, qsizetype offset)
{
    while (offset < bytes.size() && layout::isSpace(bytes.at(offset)))
        ++offset;
    return offset;
}

/// Where a child is put: the bytes to replace, and what stands around the new element there.
struct Place {
    Span span;
    QByteArray before;
    QByteArray after;
    layout::Fit fit;
};

layout::Fit fitBelow(const XmlText &text, NodeId parent)
{
    const qsizetype at = text.element(parent).whole.begin;
    layout::Fit fit;
    fit.lines = layout::beginsLine(text, parent);
    fit.unit = layout::indentUnit(text, parent);
    fit.indent = layout::indentOf(text, parent) + fit.unit;
    fit.newline = layout::newline(text.bytes(), at);
    fit.quote = quoteFor(text, parent);
    return fit;
}

/// How the siblings of `node` are laid out, and the white space that parts it from what is before it.
Place besideSibling(const XmlText &text, NodeId node)
{
    const XmlElement &sibling = text.element(node);
    Place place;
    place.fit = fitBelow(text, sibling.parent);
    place.fit.lines = layout::beginsLine(text, node);
    place.fit.indent = layout::indentOf(text, node);
    if (place.fit.lines) {
        place.before = place.fit.newline + place.fit.indent;
    } else {
        const qsizetype begin = spaceBefore(text.bytes(), sibling.whole.begin);
        place.before = slice(text, {begin, sibling.whole.begin}).toByteArray();
    }
    return place;
}

Place afterSibling(const XmlText &text, NodeId node)
{
    const QByteArrayView bytes = text.bytes();
    Place place = besideSibling(text, node);
    qsizetype at = text.element(node).whole.end;
    // A comment that ends the sibling's line is about the sibling.
    const qsizetype end = layout::lineEnd(bytes, at);
    const QByteArrayView rest = bytes.sliced(at, end - at);
    if (place.fit.lines && layout::isBlankOrComments(rest) && !layout::isBlank(rest))
        at = spaceBefore(bytes, end);
    place.span = {at, at};
    return place;
}

Place firstChild(const XmlText &text, NodeId parent)
{
    const XmlElement &e = text.element(parent);
    Place place = besideSibling(text, e.children.first());
    place.span = {e.content.begin, e.content.begin};
    return place;
}

Place onlyChild(const XmlText &text, NodeId parent)
{
    const QByteArrayView bytes = text.bytes();
    const XmlElement &e = text.element(parent);
    Place place;
    place.fit = fitBelow(text, parent);
    const QByteArray outer = layout::indentOf(text, parent);
    if (place.fit.lines)
        place.before = place.fit.newline + place.fit.indent;
    if (e.selfClosing) {
        const qsizetype slash = e.startTag.end - 2;
        place.span = {spaceBefore(bytes, slash), e.startTag.end};
        place.before.prepend('>');
        place.after = "</" + e.name.toUtf8() + '>';
        if (place.fit.lines)
            place.after.prepend(place.fit.newline + outer);
        return place;
    }
    const qsizetype tail = std::max(e.content.begin, spaceBefore(bytes, e.content.end));
    if (!slice(text, e.content).contains('\n') && !e.content.isEmpty()) {
        place.fit.lines = false;
        place.before.clear();
        place.span = {e.content.end, e.content.end};
    } else if (e.content.isEmpty()) {
        place.span = e.content;
        if (place.fit.lines)
            place.after = place.fit.newline + outer;
    } else {
        place.span = {tail, tail};
    }
    return place;
}

Place findPlace(const XmlText &text, NodeId parent, const Where &where)
{
    const XmlElement &e = text.element(parent);
    if (e.children.isEmpty())
        return onlyChild(text, parent);
    for (const QString &name : where.after) {
        const QList<NodeId> named = text.children(parent, name);
        if (!named.isEmpty())
            return afterSibling(text, named.last());
    }
    return where.orFirst ? firstChild(text, parent) : afterSibling(text, e.children.last());
}

/// What goes when an element goes: its own lines when it has them to itself, else the white space on one side.
Span removalSpan(const XmlText &text, NodeId node)
{
    const QByteArrayView bytes = text.bytes();
    const Span whole = text.element(node).whole;
    const qsizetype begin = layout::lineBegin(bytes, whole.begin);
    const qsizetype end = layout::lineEnd(bytes, whole.end);
    const bool first = layout::isBlank(bytes.sliced(begin, whole.begin - begin));
    const bool last = layout::isBlank(bytes.sliced(whole.end, end - whole.end));
    if (first && last && end < bytes.size())
        return {begin, bytes.indexOf('\n', end) + 1};
    if (first)
        return {whole.begin, std::min(spaceAfter(bytes, whole.end), end)};
    return {std::max(begin, spaceBefore(bytes, whole.begin)), whole.end};
}

} // namespace

bool canHold(QStringView value)
{
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (c.isHighSurrogate()) {
            if (i + 1 == value.size() || !value.at(i + 1).isLowSurrogate())
                return false;
            ++i;
        } else if (c.isLowSurrogate() || c == QChar(0xFFFE) || c == QChar(0xFFFF)
            || (c < u' ' && c != u'\t' && c != u'\n' && c != u'\r')) {
            return false;
        }
    }
    return true;
}

Result<XmlText> replaceBytes(const XmlText &text, Span span, const QByteArray &with)
{
    if (slice(text, span) == QByteArrayView(with))
        return text;
    return XmlText::parse(replaced(text, span, with));
}

Result<XmlText> setAttribute(
    const XmlText &text, NodeId node, QStringView name, const QString &value)
{
    if (!exists(text, node))
        return noSuchNode();
    if (!canHold(value))
        return cannotHold(text, node);
    const XmlElement &e = text.element(node);
    const Check check = checkFor(name);
    if (const int index = text.attributeIndex(node, name); index >= 0) {
        const XmlAttribute &attribute = e.attributes.at(index);
        if (attribute.value == value)
            return text;
        return patchedTag(
            text, node, attribute.valueSpan, escapeXml(value, quoteOf(text, attribute)), check);
    }
    if (!isName(name))
        return failure(ErrorCode::Usage,
            {VITRINE_TEXT("\"%1\" cannot be the name of an attribute"), {name.toString()}});
    const char quote = quoteFor(text, node);
    QByteArray space = " ";
    qsizetype at = e.startTag.begin + 1 + e.name.toUtf8().size();
    if (!e.attributes.isEmpty()) {
        const XmlAttribute &last = e.attributes.last();
        space = slice(text, {last.whole.begin, last.nameSpan.begin}).toByteArray();
        at = last.whole.end;
    }
    const QByteArray written =
        space + name.toUtf8() + '=' + quote + escapeXml(value, quote) + quote;
    return patchedTag(text, node, {at, at}, written, check);
}

Result<XmlText> removeAttribute(const XmlText &text, NodeId node, QStringView name)
{
    if (!exists(text, node))
        return noSuchNode();
    const int index = text.attributeIndex(node, name);
    if (index < 0)
        return failure(Error {ErrorCode::NotFound,
            {VITRINE_TEXT("there is no attribute \"%1\""), {name.toString()}},
            {},
            0,
            0,
            text.pathOf(node)});
    return patchedTag(
        text, node, text.element(node).attributes.at(index).whole, {}, checkFor(name));
}

Result<XmlText> setText(const XmlText &text, NodeId node, const QString &value)
{
    if (!exists(text, node))
        return noSuchNode();
    if (!canHold(value))
        return cannotHold(text, node);
    const XmlElement &e = text.element(node);
    if (!e.children.isEmpty())
        return failure(Error {ErrorCode::Usage,
            VITRINE_TEXT("an element that holds others has no text to be set"),
            {},
            0,
            0,
            text.pathOf(node)});
    if (text.text(node) == value)
        return text;
    const QByteArray escaped = escapeXml(value, 0);
    if (e.selfClosing) {
        const Span close {spaceBefore(text.bytes(), e.startTag.end - 2), e.startTag.end};
        return patched(
            text, close, '>' + escaped + "</" + e.name.toUtf8() + '>', Check::SizeAndDepth);
    }
    // The value takes the place of the first character data that says something; comments keep theirs.
    QByteArray content;
    bool written = false;
    const QByteArrayView raw = slice(text, e.content);
    for (qsizetype i = 0; i < raw.size();) {
        const QByteArrayView rest = raw.sliced(i);
        qsizetype size = 0;
        if (rest.startsWith("<!--") || rest.startsWith("<?")) {
            size = rest.startsWith("<?") ? rest.indexOf("?>") + 2 : rest.indexOf("-->") + 3;
            content += rest.first(size);
        } else {
            const bool cdata = rest.startsWith("<![CDATA[");
            const qsizetype next = rest.indexOf('<');
            size = cdata ? rest.indexOf("]]>") + 3 : next < 0 ? rest.size() : next;
            if (!written && (cdata || !layout::isBlank(rest.first(size)))) {
                content += escaped;
                written = true;
            }
        }
        i += size;
    }
    if (!written)
        content.prepend(escaped);
    return patched(text, e.content, content, Check::SizeAndDepth);
}

Result<XmlText> insertElement(
    const XmlText &text, NodeId parent, const QByteArray &fragment, const Where &where)
{
    if (!exists(text, parent))
        return noSuchNode();
    const Place place = findPlace(text, parent, where);
    const auto fitted = layout::fitFragment(fragment, place.fit);
    if (!fitted)
        return failure(fitted.error());
    return patched(
        text, place.span, place.before + *fitted + place.after, checkForFragment(*fitted));
}

Result<XmlText> removeElement(const XmlText &text, NodeId node)
{
    if (!exists(text, node))
        return noSuchNode();
    const XmlElement &e = text.element(node);
    if (e.parent == noNode)
        return failure(ErrorCode::Usage, VITRINE_TEXT("the root element cannot be removed"));
    const XmlElement &parent = text.element(e.parent);
    const bool alone = layout::isBlank(slice(text, {parent.content.begin, e.whole.begin}))
        && layout::isBlank(slice(text, {e.whole.end, parent.content.end}));
    if (alone)
        return patched(
            text, {parent.startTag.end - 1, parent.whole.end}, "/>", Check::SizeAndDepth);
    const Span span = removalSpan(text, node);
    // "]]" and ">" must not come together in character data.
    const bool joins = span.begin > 0 && text.bytes().at(span.begin - 1) == ']';
    return patched(text, span, {}, joins ? Check::Everything : Check::SizeAndDepth);
}

Result<XmlText> replaceElement(const XmlText &text, NodeId node, const QByteArray &fragment)
{
    if (!exists(text, node))
        return noSuchNode();
    const XmlElement &e = text.element(node);
    layout::Fit fit;
    fit.lines = layout::beginsLine(text, node);
    fit.indent = layout::indentOf(text, node);
    fit.unit = layout::indentUnit(text, e.parent == noNode ? node : e.parent);
    fit.newline = layout::newline(text.bytes(), e.whole.begin);
    // What is there already is left as it is, however it is laid out.
    if (slice(text, e.whole) == QByteArrayView(fragment).trimmed())
        return text;
    const auto fitted = layout::fitFragment(fragment, fit);
    if (!fitted)
        return failure(fitted.error());
    return patched(text, e.whole, *fitted, checkForFragment(*fitted));
}

} // namespace vitrine::patcher
