// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/xml_scanner.h"

namespace vitrine {

namespace {

/// The spans of a document in which some bytes at `from` and before it became more or fewer.
class Mover {
public:
    Mover(qsizetype from, qsizetype by) : m_from(from), m_by(by) {}

    void move(qsizetype &offset) const
    {
        if (offset >= m_from)
            offset += m_by;
    }
    void move(Span &span) const
    {
        move(span.begin);
        move(span.end);
    }
    void move(XmlElement &element) const
    {
        // The list is the old document's too, so it is only touched where it has to be.
        if (element.startTag.begin >= m_from && !element.attributes.isEmpty()) {
            for (XmlAttribute &attribute : element.attributes) {
                move(attribute.whole);
                move(attribute.nameSpan);
                move(attribute.valueSpan);
            }
        }
        move(element.whole);
        move(element.startTag);
        move(element.content);
    }

private:
    qsizetype m_from;
    qsizetype m_by;
};

} // namespace

Result<XmlText> XmlScanner::rescanStartTag(const XmlText &before, NodeId node, QByteArray bytes)
{
    const XmlText::Data &old = *before.m_data;
    const XmlElement &was = old.elements.at(node);
    const qsizetype by = bytes.size() - old.bytes.size();
    XmlScanner scanner(bytes);
    scanner.m_pos = was.startTag.begin;
    XmlElement tag = scanner.readStartTag();
    // It is another text than was promised, or one that is not to be.
    if (tag.startTag.end != was.startTag.end + by || tag.name != was.name
        || tag.selfClosing != was.selfClosing || bytes.size() > XmlText::maxBytes)
        return rescan(std::move(bytes));
    auto data = std::make_shared<XmlText::Data>();
    data->elements = old.elements;
    const Mover behind(was.startTag.end, by);
    XmlElement *const elements = data->elements.data();
    for (qsizetype i = 0; by != 0 && i < data->elements.size(); ++i) {
        if (elements[i].whole.end >= was.startTag.end)
            behind.move(elements[i]);
    }
    elements[node].attributes = std::move(tag.attributes);
    const auto lines = [&](const QByteArray &text, qsizetype end) {
        return QByteArrayView(text).first(end).sliced(was.startTag.begin).count('\n');
    };
    if (lines(bytes, tag.startTag.end) != 0 || lines(old.bytes, was.startTag.end) != 0) {
        data->lineStarts = findLineStarts(bytes);
    } else {
        data->lineStarts = old.lineStarts;
        if (by != 0) {
            for (qsizetype &start : data->lineStarts)
                behind.move(start);
        }
    }
    data->bytes = std::move(bytes);
    return XmlText(std::shared_ptr<const XmlText::Data>(std::move(data)));
}

} // namespace vitrine
