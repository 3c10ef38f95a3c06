// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

namespace vitrine::layout {

/// How a document is laid out around a place, so that what is written there looks as if its author had written it. All
/// offsets and results are bytes.

bool isSpace(char c);
/// Whether there is nothing but white space in it.
bool isBlank(QByteArrayView bytes);
/// Whether there is nothing but white space and whole comments in it.
bool isBlankOrComments(QByteArrayView bytes);

/// Offset of the first byte of the line that holds `offset`, and of the line end (its CR or LF, or the end of the text).
qsizetype lineBegin(QByteArrayView bytes, qsizetype offset);
qsizetype lineEnd(QByteArrayView bytes, qsizetype offset);

/// "\r\n" or "\n", as the line that holds `offset` or the one before it ends; "\n" in a text of one line.
QByteArray newline(QByteArrayView bytes, qsizetype offset);

/// Whether an element begins its line (comments before it do not count).
bool beginsLine(const XmlText &text, NodeId node);
/// The white space with which the line of an element begins.
QByteArray indentOf(const XmlText &text, NodeId node);
/// By how much a child of `parent` is indented more than it, seen in the document; two spaces where it shows none.
QByteArray indentUnit(const XmlText &text, NodeId parent);

/// A fragment that fits: with `lines`, each of its elements that begins a line is indented by `indent` and a `unit` for each
/// step below the fragment's root, and lines end with `newline`. Without, the white space with line ends between its elements
/// goes. Character data that is more than white space, values of attributes and comments stay as they are.
struct Fit {
    bool lines = true;
    QByteArray indent;
    QByteArray unit;
    QByteArray newline;
    char quote = 0; ///< ' or ", put around attributes whose value does not hold it; 0 leaves them
};
/// Usage when it is not exactly one element; what parsing gives when it is not XML. Prefixes need no declaration in it.
Result<QByteArray> fitFragment(const QByteArray &fragment, const Fit &fit);

} // namespace vitrine::layout
