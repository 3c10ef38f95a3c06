// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/xml_scanner.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>
#include <iterator>

namespace vitrine {

namespace {

/// Qt takes a U+FEFF at the beginning for a byte order mark and drops it; within a document it is a character.
QString decoded(QByteArrayView utf8)
{
    constexpr QByteArrayView mark("\xef\xbb\xbf");
    if (!utf8.startsWith(mark))
        return QString::fromUtf8(utf8);
    QString out;
    while (utf8.startsWith(mark)) {
        out += QChar(0xfeff);
        utf8 = utf8.sliced(mark.size());
    }
    out += QString::fromUtf8(utf8);
    return out;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// ASCII without anything that XML reads otherwise than it stands there.
bool isPlain(QByteArrayView raw, bool inAttribute)
{
    for (const char c : raw) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 0x80 && byte >= 0x20 && c != '&' && c != '<';
        if (!plain && (inAttribute || (c != '\n' && c != '\t')))
            return false;
    }
    return true;
}

/// As libvirt writes a guest, and about one element is on a line. Only a guess at how much memory is needed.
constexpr qsizetype bytesPerLine = 30;

/// Appends one reference that starts at raw[i] == '&'; returns the index after it.
qsizetype appendReference(QByteArrayView raw, qsizetype i, QString &out)
{
    const qsizetype end = raw.indexOf(';', i);
    if (end < 0)
        return raw.size();
    const QByteArrayView entity = raw.sliced(i + 1, end - i - 1);
    if (entity.startsWith('#')) {
        const bool hex = entity.size() > 1 && (entity.at(1) == 'x' || entity.at(1) == 'X');
        const QByteArray digits = entity.sliced(hex ? 2 : 1).toByteArray();
        out +=
            QString::fromUcs4(std::u32string(1, digits.toUInt(nullptr, hex ? 16 : 10)).c_str(), 1);
    } else if (entity == "amp") {
        out += u'&';
    } else if (entity == "lt") {
        out += u'<';
    } else if (entity == "gt") {
        out += u'>';
    } else if (entity == "apos") {
        out += u'\'';
    } else if (entity == "quot") {
        out += u'"';
    }
    return end + 1;
}

struct Place {
    qint64 line;
    qint64 column;
};

Place placeOf(const QByteArray &bytes, qsizetype offset)
{
    const qint64 line = QByteArrayView(bytes).first(offset).count('\n') + 1;
    const qsizetype begin = offset == 0 ? 0 : bytes.lastIndexOf('\n', offset - 1) + 1;
    qint64 column = 1;
    for (qsizetype i = begin; i < offset; ++i) {
        if ((static_cast<unsigned char>(bytes.at(i)) & 0xC0U) != 0x80U)
            ++column;
    }
    return {line, column};
}

Error errorAt(ErrorCode code, Text text, const QString &file, Place place)
{
    return Error {code,
        std::move(text),
        file,
        static_cast<int>(place.line),
        static_cast<int>(place.column),
        {}};
}

/// Offset of the first byte that is not UTF-8, or -1. (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF.)
qsizetype firstInvalidUtf8(const QByteArray &bytes)
{
    const auto byte = [&](qsizetype i) -> unsigned {
        return i < bytes.size() ? static_cast<unsigned char>(bytes.at(i)) : 0U;
    };
    for (qsizetype i = 0; i < bytes.size();) {
        const unsigned c = byte(i);
        if (c < 0x80U) {
            ++i;
            continue;
        }
        const int extra = c >= 0xF0U ? 3 : c >= 0xE0U ? 2 : 1;
        if (c < 0xC2U || c > 0xF4U)
            return i;
        for (int k = 1; k <= extra; ++k) {
            if ((byte(i + k) & 0xC0U) != 0x80U)
                return i;
        }
        const unsigned second = byte(i + 1);
        if ((c == 0xE0U && second < 0xA0U) || (c == 0xEDU && second > 0x9FU)
            || (c == 0xF0U && second < 0x90U) || (c == 0xF4U && second > 0x8FU))
            return i;
        i += extra + 1;
    }
    return -1;
}

std::optional<Error> checkEncoding(const QByteArray &bytes, const QString &file)
{
    if (bytes.startsWith("\xFE\xFF") || bytes.startsWith("\xFF\xFE"))
        return errorAt(ErrorCode::Encoding,
            VITRINE_TEXT("the text is UTF-16; a guest must be UTF-8"),
            file,
            {1, 1});
    if (const qsizetype nul = bytes.indexOf('\0'); nul >= 0)
        return errorAt(ErrorCode::NotWellFormed,
            VITRINE_TEXT("not XML: there is a NUL byte"),
            file,
            placeOf(bytes, nul));
    if (const qsizetype declared = bytes.startsWith("\xEF\xBB\xBF") ? 3 : 0;
        QByteArrayView(bytes).sliced(declared).startsWith("<?xml")) {
        static const QRegularExpression encoding(
            QStringLiteral("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']"));
        const QString declaration = QString::fromLatin1(bytes.left(bytes.indexOf("?>") + 2));
        const auto match = encoding.match(declaration);
        const QString name = match.captured(1).toUpper();
        if (match.hasMatch() && name != u"UTF-8" && name != u"UTF8" && name != u"US-ASCII"
            && name != u"ASCII") {
            return errorAt(ErrorCode::Encoding,
                {VITRINE_TEXT("the text says that it is %1; a guest must be UTF-8"),
                    {match.captured(1)}},
                file,
                {1, 1});
        }
    }
    if (const qsizetype bad = firstInvalidUtf8(bytes); bad >= 0)
        return errorAt(
            ErrorCode::Encoding, VITRINE_TEXT("the text is not UTF-8"), file, placeOf(bytes, bad));
    return std::nullopt;
}

std::optional<Error> checkWellFormed(
    const QByteArray &bytes, const QString &file, XmlScanner::Prefixes prefixes)
{
    QXmlStreamReader reader(bytes);
    reader.setNamespaceProcessing(prefixes == XmlScanner::Prefixes::Declared);
    reader.setEntityExpansionLimit(0);
    int depth = 0;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::DTD)
            return errorAt(ErrorCode::NotWellFormed,
                VITRINE_TEXT("a DOCTYPE is not accepted"),
                file,
                placeOf(bytes, std::max<qsizetype>(0, bytes.indexOf("<!DOCTYPE"))));
        if (token == QXmlStreamReader::StartElement && ++depth > XmlText::maxDepth)
            return errorAt(ErrorCode::NotWellFormed,
                {VITRINE_TEXT("elements are nested more than %1 deep"),
                    {QString::number(XmlText::maxDepth)}},
                file,
                {reader.lineNumber(), reader.columnNumber() + 1});
        if (token == QXmlStreamReader::EndElement)
            --depth;
    }
    if (!reader.hasError())
        return std::nullopt;
    QString why = reader.errorString().trimmed();
    while (why.endsWith(u'.'))
        why.chop(1);
    return errorAt(ErrorCode::NotWellFormed,
        {VITRINE_TEXT("not well-formed XML: %1"), {why}},
        file,
        {reader.lineNumber(), reader.columnNumber() + 1});
}

Error tooLarge(const QString &file)
{
    return Error {ErrorCode::TooLarge,
        {VITRINE_TEXT("larger than %1 MiB, which no guest is"),
            {QString::number(XmlText::maxBytes / 1024 / 1024)}},
        file,
        0,
        0,
        {}};
}

} // namespace

Result<XmlText> XmlText::parse(QByteArray bytes, const QString &file)
{
    if (bytes.size() > maxBytes)
        return failure(tooLarge(file));
    return XmlScanner::scan(std::move(bytes), file);
}

struct XmlScanner::Taken {
    XmlText text;
    qsizetype depth = 0;
};

Result<XmlText> XmlScanner::scan(QByteArray bytes, const QString &file, Prefixes prefixes)
{
    if (auto error = checkEncoding(bytes, file))
        return failure(std::move(*error));
    if (auto error = checkWellFormed(bytes, file, prefixes))
        return failure(std::move(*error));
    return take(std::move(bytes)).text;
}

Result<XmlText> XmlScanner::rescan(QByteArray bytes)
{
    if (bytes.size() > XmlText::maxBytes)
        return failure(tooLarge({}));
    Taken taken = take(std::move(bytes));
    // Then it is no document any more, and the other way has the words for it.
    if (taken.depth > XmlText::maxDepth)
        return scan(taken.text.bytes(), {});
    return std::move(taken.text);
}

XmlScanner::Taken XmlScanner::take(QByteArray bytes)
{
    auto data = std::make_shared<XmlText::Data>();
    data->bytes = std::move(bytes);
    XmlScanner scanner(data->bytes);
    scanner.run();
    data->elements = std::move(scanner.m_elements);
    data->lineStarts = findLineStarts(data->bytes);
    return {XmlText(std::shared_ptr<const XmlText::Data>(std::move(data))), scanner.m_depth};
}

QList<qsizetype> XmlScanner::findLineStarts(const QByteArray &bytes)
{
    QList<qsizetype> starts;
    starts.reserve(bytes.size() / bytesPerLine + 1);
    starts.append(0);
    for (qsizetype i = bytes.indexOf('\n'); i >= 0; i = bytes.indexOf('\n', i + 1))
        starts.append(i + 1);
    return starts;
}

void XmlScanner::skipPast(const char *what)
{
    const qsizetype end = m_bytes.indexOf(what, m_pos);
    m_pos = end < 0 ? m_bytes.size() : end + static_cast<qsizetype>(qstrlen(what));
}

void XmlScanner::skipSpace()
{
    while (m_pos < m_bytes.size() && isSpace(m_bytes.at(m_pos)))
        ++m_pos;
}

QString XmlScanner::name(QByteArrayView utf8)
{
    if (m_names.empty())
        return QString::fromUtf8(utf8);
    // Where two names meet, each is only made again.
    const auto letter = [&](qsizetype i) {
        return static_cast<std::size_t>(static_cast<unsigned char>(utf8.at(i)));
    };
    const auto size = static_cast<std::size_t>(utf8.size());
    const std::size_t hash = utf8.isEmpty()
        ? 0
        : size * 37 + letter(0) * 5 + letter(utf8.size() / 2) * 11 + letter(utf8.size() - 1) * 3;
    Name &known = m_names[hash % m_names.size()];
    if (known.utf8 != utf8)
        known = {utf8, QString::fromUtf8(utf8)};
    return known.text;
}

void XmlScanner::run()
{
    m_elements.reserve(m_bytes.size() / bytesPerLine);
    m_names.resize(256);
    while (true) {
        m_pos = m_bytes.indexOf('<', m_pos);
        if (m_pos < 0)
            break;
        switch (at(m_pos + 1)) {
        case '!': // without a DOCTYPE that is a comment or CDATA
            skipPast(at(m_pos + 2) == '-' ? "-->" : "]]>");
            break;
        case '?':
            skipPast("?>");
            break;
        case '/':
            endTag();
            break;
        default:
            startTag();
        }
    }
    linkChildren();
}

/// Once it is known how many there are, so that no list grows.
void XmlScanner::linkChildren()
{
    std::vector<qsizetype> counts(static_cast<std::size_t>(m_elements.size()));
    for (const XmlElement &element : std::as_const(m_elements)) {
        if (element.parent != noNode)
            ++counts[static_cast<std::size_t>(element.parent)];
    }
    for (NodeId id = 0; id < m_elements.size(); ++id) {
        if (const qsizetype count = counts[static_cast<std::size_t>(id)]; count > 0)
            m_elements[id].children.reserve(count);
        if (const NodeId parent = m_elements.at(id).parent; parent != noNode)
            m_elements[parent].children.append(id);
    }
}

/// At '<'; afterwards behind '>'.
XmlElement XmlScanner::readStartTag()
{
    const auto nameEnds = [](char c) {
        return isSpace(c) || c == '>' || c == '/' || c == '=' || c == '\0';
    };
    XmlElement element;
    element.whole.begin = element.startTag.begin = m_pos;
    const qsizetype nameBegin = ++m_pos;
    while (!nameEnds(at(m_pos)))
        ++m_pos;
    element.name = name(QByteArrayView(m_bytes).sliced(nameBegin, m_pos - nameBegin));
    while (m_pos < m_bytes.size()) {
        const qsizetype before = m_pos;
        skipSpace();
        if (at(m_pos) == '/') {
            element.selfClosing = true;
            ++m_pos;
        }
        if (at(m_pos) == '>') {
            ++m_pos;
            break;
        }
        XmlAttribute attribute;
        attribute.whole.begin = before;
        attribute.nameSpan.begin = m_pos;
        while (!nameEnds(at(m_pos)))
            ++m_pos;
        attribute.nameSpan.end = m_pos;
        skipSpace();
        ++m_pos; // the equals sign
        skipSpace();
        const char quote = at(m_pos++);
        attribute.valueSpan.begin = m_pos;
        const qsizetype close = m_bytes.indexOf(quote, m_pos);
        attribute.valueSpan.end = close < 0 ? m_bytes.size() : close;
        m_pos = attribute.whole.end = std::min(attribute.valueSpan.end + 1, m_bytes.size());
        const auto slice = [&](Span s) {
            return QByteArrayView(m_bytes).sliced(s.begin, s.size());
        };
        attribute.name = name(slice(attribute.nameSpan));
        attribute.value = attributeValue(slice(attribute.valueSpan));
        m_attributes.push_back(std::move(attribute));
    }
    if (!m_attributes.empty()) {
        element.attributes = QList<XmlAttribute>(std::make_move_iterator(m_attributes.begin()),
            std::make_move_iterator(m_attributes.end()));
        m_attributes.clear();
    }
    element.startTag.end = m_pos;
    element.content = {m_pos, m_pos};
    element.whole.end = m_pos;
    return element;
}

void XmlScanner::startTag()
{
    XmlElement element = readStartTag();
    const auto id = static_cast<NodeId>(m_elements.size());
    if (!m_open.isEmpty())
        element.parent = m_open.last();
    m_depth = std::max(m_depth, m_open.size() + 1);
    const bool open = !element.selfClosing;
    m_elements.append(std::move(element));
    if (open)
        m_open.append(id);
}

void XmlScanner::endTag()
{
    const qsizetype begin = m_pos;
    skipPast(">");
    if (m_open.isEmpty())
        return;
    XmlElement &element = m_elements[m_open.takeLast()];
    element.content.end = begin;
    element.whole.end = m_pos;
}

QString XmlScanner::characterData(QByteArrayView raw)
{
    if (isPlain(raw, false))
        return QString::fromLatin1(raw);
    QString out;
    for (qsizetype i = 0; i < raw.size();) {
        const QByteArrayView rest = raw.sliced(i);
        if (rest.startsWith("<!--")) {
            const qsizetype end = rest.indexOf("-->");
            i = end < 0 ? raw.size() : i + end + 3;
        } else if (rest.startsWith("<![CDATA[")) {
            const qsizetype end = rest.indexOf("]]>");
            const qsizetype stop = end < 0 ? rest.size() : end;
            out += decoded(rest.sliced(9, stop - 9));
            i = end < 0 ? raw.size() : i + end + 3;
        } else if (rest.startsWith("<?")) {
            const qsizetype end = rest.indexOf("?>");
            i = end < 0 ? raw.size() : i + end + 2;
        } else if (raw.at(i) == '&') {
            i = appendReference(raw, i, out);
        } else if (raw.at(i) == '\r') {
            out += u'\n';
            i += i + 1 < raw.size() && raw.at(i + 1) == '\n' ? 2 : 1;
        } else {
            qsizetype end = i + 1;
            while (
                end < raw.size() && raw.at(end) != '&' && raw.at(end) != '<' && raw.at(end) != '\r')
                ++end;
            out += decoded(raw.sliced(i, end - i));
            i = end;
        }
    }
    return out;
}

QString XmlScanner::attributeValue(QByteArrayView raw)
{
    // Nearly all values are letters and digits.
    if (isPlain(raw, true))
        return QString::fromLatin1(raw);
    QString out;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < raw.size();) {
        const char c = raw.at(i);
        if (c != '&' && c != '\t' && c != '\n' && c != '\r') {
            ++i;
            continue;
        }
        out += decoded(raw.sliced(begin, i - begin));
        if (c == '&') {
            i = appendReference(raw, i, out);
        } else {
            out += u' ';
            i += c == '\r' && i + 1 < raw.size() && raw.at(i + 1) == '\n' ? 2 : 1;
        }
        begin = i;
    }
    out += decoded(raw.sliced(begin));
    return out;
}

} // namespace vitrine
