// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"

#include <QByteArrayView>

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

    /// Character data with references decoded, comments and processing instructions left out, CDATA taken.
    static QString characterData(QByteArrayView raw);
    /// An attribute's value with references decoded and white space normalised (XML 1.0, 3.3.3).
    static QString attributeValue(QByteArrayView raw);

private:
    explicit XmlScanner(const QByteArray &bytes) : m_bytes(bytes) {}
    void run();
    void startTag();
    void endTag();
    [[nodiscard]] bool startsWith(const char *what) const;
    void skipPast(const char *what);
    void skipSpace();
    [[nodiscard]] char at(qsizetype i) const { return i < m_bytes.size() ? m_bytes.at(i) : '\0'; }

    const QByteArray &m_bytes;
    qsizetype m_pos = 0;
    QList<XmlElement> m_elements;
    QList<NodeId> m_open;
};

} // namespace vitrine
