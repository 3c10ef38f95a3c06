// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

namespace vitrine {

/// Edits of a document, each by replacing as few bytes as possible: changing an attribute changes nothing but its value,
/// what is inserted takes the indentation, line ends and quotes of its surroundings, what is removed takes its own line
/// with it. Comments, foreign elements and order stay. Every function gives a new document and leaves the old one.
/// Errors: InvalidValue-like problems are Usage (a character that XML cannot hold), a path that leads nowhere is NotFound.
namespace patcher {

Result<XmlText> setAttribute(
    const XmlText &text, NodeId node, QStringView name, const QString &value);
Result<XmlText> removeAttribute(const XmlText &text, NodeId node, QStringView name);

/// Replaces the character data of an element that has no child elements.
Result<XmlText> setText(const XmlText &text, NodeId node, const QString &value);

/// Where a new child goes.
struct Where {
    /// Names of siblings after the last of which the child is put, best first; when none of them is there it becomes the
    /// last child. Example: {"hostdev", "video", "graphics"}.
    QStringList after;
};

/// Inserts `fragment` (one element, unindented or indented; its lines are re-indented to fit) as a child of `parent`.
Result<XmlText> insertElement(
    const XmlText &text, NodeId parent, const QByteArray &fragment, const Where &where = {});
Result<XmlText> removeElement(const XmlText &text, NodeId node);
/// Another element in its place.
Result<XmlText> replaceElement(const XmlText &text, NodeId node, const QByteArray &fragment);

/// The one place where bytes are replaced and the document is read again.
Result<XmlText> replaceBytes(const XmlText &text, Span span, const QByteArray &with);

} // namespace patcher

} // namespace vitrine
