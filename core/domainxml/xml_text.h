// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

#include <memory>
#include <optional>

namespace vitrine {

/// A range of bytes of a document, end exclusive.
struct Span {
    qsizetype begin = 0;
    qsizetype end = 0;

    [[nodiscard]] qsizetype size() const { return end - begin; }
    [[nodiscard]] bool isEmpty() const { return begin == end; }
    friend bool operator==(const Span &, const Span &) = default;
};

/// Index of an element in document order; noNode where there is none. Valid for one XmlText only.
using NodeId = int;
inline constexpr NodeId noNode = -1;

struct XmlAttribute {
    QString name; ///< qualified, as written
    QString value; ///< decoded and normalised as XML says
    Span whole; ///< with the white space before it
    Span nameSpan;
    Span valueSpan; ///< between the quotes, still escaped
};

struct XmlElement {
    QString name; ///< qualified, as written
    NodeId parent = noNode;
    QList<NodeId> children; ///< elements only
    QList<XmlAttribute> attributes;
    Span whole; ///< from '<' of the start tag to '>' of the end tag
    Span startTag;
    Span content; ///< between the tags; empty at the end of the start tag when it closes itself
    bool selfClosing = false;
};

/// Where a path leads: an element, or one of its attributes.
struct XmlLocation {
    NodeId node = noNode;
    int attribute = -1; ///< index in XmlElement::attributes, -1 for the element itself

    friend bool operator==(const XmlLocation &, const XmlLocation &) = default;
};

struct TextPosition {
    int line = 1; ///< from 1
    int column = 1; ///< from 1, in characters (code points)
    friend bool operator==(const TextPosition &, const TextPosition &) = default;
};

/// A document as the bytes that it is, with the spans of its elements and attributes. Immutable and implicitly shared:
/// a copy costs a pointer. Nothing is ever written from a tree: an edit replaces bytes (patcher.h), so what is not edited
/// stays as it was, to the byte.
///
/// UTF-8 (or ASCII) only, with or without a byte order mark; at most maxBytes long and maxDepth deep; without DOCTYPE.
class XmlText {
public:
    static constexpr qsizetype maxBytes = 10 * 1024 * 1024; ///< as virsh (VSH_MAX_XML_FILE)
    static constexpr int maxDepth = 256; ///< as libxml2

    /// An empty document: no bytes, no root.
    XmlText();

    /// Errors: TooLarge, Encoding, NotWellFormed, each with line and column. `file` is only put into the error.
    static Result<XmlText> parse(QByteArray bytes, const QString &file = {});

    [[nodiscard]] const QByteArray &bytes() const;
    [[nodiscard]] bool isEmpty() const { return root() == noNode; }
    [[nodiscard]] NodeId root() const;
    [[nodiscard]] int elementCount() const;
    [[nodiscard]] const XmlElement &element(NodeId node) const;
    [[nodiscard]] QStringView name(NodeId node) const { return element(node).name; }

    /// First child element of that name, or noNode. `node` may be noNode.
    [[nodiscard]] NodeId child(NodeId node, QStringView childName) const;
    [[nodiscard]] QList<NodeId> children(NodeId node, QStringView childName) const;
    /// Follows names from `node`: descend(root(), {u"os", u"type"}).
    [[nodiscard]] NodeId descend(NodeId node, std::initializer_list<QStringView> names) const;
    [[nodiscard]] int attributeIndex(NodeId node, QStringView attributeName) const;
    /// The decoded value, or nothing when the attribute is absent. `node` may be noNode.
    [[nodiscard]] std::optional<QString> attribute(NodeId node, QStringView attributeName) const;
    /// Decoded character data directly inside the element (CDATA included), as written, not trimmed.
    [[nodiscard]] QString text(NodeId node) const;

    /// XPath with positions only where siblings share a name: /domain/devices/hostdev[2].
    [[nodiscard]] QString pathOf(NodeId node) const;
    [[nodiscard]] QString pathOf(NodeId node, QStringView attributeName) const;
    /// The inverse of pathOf (names, name[n], a final @attribute). Nothing when it leads nowhere or is not of that form.
    [[nodiscard]] std::optional<XmlLocation> find(QStringView path) const;

    [[nodiscard]] TextPosition position(qsizetype offset) const;
    [[nodiscard]] int lineOf(NodeId node) const
    {
        return node == noNode ? 0 : position(element(node).whole.begin).line;
    }
    /// The innermost element around a byte offset, or noNode.
    [[nodiscard]] NodeId elementAt(qsizetype offset) const;

    friend bool operator==(const XmlText &a, const XmlText &b)
    {
        return a.m_data == b.m_data || a.bytes() == b.bytes();
    }

private:
    struct Data;
    friend class XmlScanner;
    explicit XmlText(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

/// Escapes for use between the given quotes (attribute) or in character data (quote = 0).
QByteArray escapeXml(QStringView value, char quote);

} // namespace vitrine
