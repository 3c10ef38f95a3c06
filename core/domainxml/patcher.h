// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

namespace vitrine {

/// Edits of a document, each by replacing as few bytes as possible: changing an attribute changes nothing but its value,
/// what is inserted takes the indentation, line ends and quotes of its surroundings, what is removed takes its own line
/// with it. Comments, foreign elements and order stay. Every function gives a new document and leaves the old one.
/// Errors: Usage for what cannot be written (a character that XML cannot hold, a name that is none, text where there are
/// elements, a fragment that is not one element), NotFound for a node or attribute that is not there, and what parsing gives.
namespace patcher {

/// A new attribute becomes the last one, quoted as its neighbours are.
Result<XmlText> setAttribute(
    const XmlText &text, NodeId node, QStringView name, const QString &value);
Result<XmlText> removeAttribute(const XmlText &text, NodeId node, QStringView name);

/// Replaces the character data of an element that has no child elements. Comments in it stay.
Result<XmlText> setText(const XmlText &text, NodeId node, const QString &value);

/// Where a new child goes.
struct Where {
    /// Names of siblings after the last of which the child is put, best first. Example: {"hostdev", "video", "graphics"}.
    QStringList after;
    /// When none of those is there: the first child instead of the last.
    bool orFirst = false;
};

/// Inserts `fragment` (one element, unindented or indented; its lines are re-indented to fit) as a child of `parent`.
Result<XmlText> insertElement(
    const XmlText &text, NodeId parent, const QByteArray &fragment, const Where &where = {});
/// Never the root. A parent that is left with nothing but white space closes itself, as it was before it was opened.
Result<XmlText> removeElement(const XmlText &text, NodeId node);
/// Another element in its place.
Result<XmlText> replaceElement(const XmlText &text, NodeId node, const QByteArray &fragment);

/// Whether XML 1.0 can hold every character of it (not: control characters, lone surrogates, U+FFFE, U+FFFF).
bool canHold(QStringView value);

/// The one place where bytes are replaced and the document is read again.
Result<XmlText> replaceBytes(const XmlText &text, Span span, const QByteArray &with);

} // namespace patcher

} // namespace vitrine
