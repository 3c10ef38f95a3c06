// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

#include <QByteArrayView>

#include <vector>

namespace vitrine {

struct XmlText::Data {
    QByteArray bytes;
    QList<XmlElement> elements; ///< in document order, the root first
    QList<qsizetype> lineStarts; ///< offset of each line's first byte
};

/// Finds the spans of elements and attributes in text that QXmlStreamReader has already found well-formed, so it need not
/// diagnose. (QXmlStreamReader::characterOffset() is off by one or two in places and cannot give spans.)
class XmlScanner {
public:
    enum class Prefixes {
        Declared, ///< one that is not declared is an error
        Any, ///< for a piece of a document, whose prefixes are declared around it
    };
    static Result<XmlText> scan(
        QByteArray bytes, const QString &file, Prefixes prefixes = Prefixes::Declared);
    /// Text that is known to be well-formed, because it was made from such by an edit that keeps it so: an attribute or
    /// character data that were escaped, an element less, one that was scanned by itself more. Only size and depth are looked
    /// at; asking QXmlStreamReader again costs more than all else that a keystroke does to the document.
    static Result<XmlText> rescan(QByteArray bytes);
    /// The same where nothing but the start tag of `node` is another one: its attributes, and neither its name nor whether it
    /// closes itself. That tag alone is read; what stands behind it only moves. xml_rescan.cpp
    static Result<XmlText> rescanStartTag(const XmlText &before, NodeId node, QByteArray bytes);

    /// Character data with references decoded, comments and processing instructions left out, CDATA taken.
    static QString characterData(QByteArrayView raw);
    /// An attribute's value with references decoded and white space normalised (XML 1.0, 3.3.3).
    static QString attributeValue(QByteArrayView raw);

private:
    explicit XmlScanner(const QByteArray &bytes) : m_bytes(bytes) {}
    struct Taken;
    static Taken take(QByteArray bytes);
    static QList<qsizetype> findLineStarts(const QByteArray &bytes);
    void run();
    QString name(QByteArrayView utf8);
    XmlElement readStartTag();
    void startTag();
    void endTag();
    void linkChildren();
    void skipPast(const char *what);
    void skipSpace();
    [[nodiscard]] char at(qsizetype i) const { return i < m_bytes.size() ? m_bytes.at(i) : '\0'; }

    const QByteArray &m_bytes;
    qsizetype m_pos = 0;
    QList<XmlElement> m_elements;
    QList<NodeId> m_open;
    std::vector<XmlAttribute> m_attributes; ///< of the start tag that is read
    /// The names met so far: a guest has a hundred elements and attributes, and a few dozen names for them.
    struct Name {
        QByteArrayView utf8;
        QString text;
    };
    std::vector<Name> m_names; ///< by a hash; empty for a single tag
    qsizetype m_depth = 0; ///< the deepest that was met
};

} // namespace vitrine
