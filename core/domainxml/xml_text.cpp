// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/xml_text.h"

#include "core/domainxml/xml_scanner.h"

#include <QVarLengthArray>

#include <algorithm>

namespace vitrine {

namespace {

/// Names that differ do so in length mostly, or in their first letter; Qt's comparison is a call.
bool isSame(QStringView a, QStringView b)
{
    return a.size() == b.size() && (a.isEmpty() || (a.front() == b.front() && a == b));
}

} // namespace

XmlText::XmlText()
{
    static const auto empty = std::make_shared<const Data>();
    m_data = empty;
}

XmlText::XmlText(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}

const QByteArray &XmlText::bytes() const
{
    return m_data->bytes;
}

NodeId XmlText::root() const
{
    return m_data->elements.isEmpty() ? noNode : 0;
}

int XmlText::elementCount() const
{
    return static_cast<int>(m_data->elements.size());
}

const XmlElement &XmlText::element(NodeId node) const
{
    return m_data->elements.at(node);
}

NodeId XmlText::child(NodeId node, QStringView childName) const
{
    if (node == noNode)
        return noNode;
    for (const NodeId c : element(node).children) {
        if (isSame(element(c).name, childName))
            return c;
    }
    return noNode;
}

QList<NodeId> XmlText::children(NodeId node, QStringView childName) const
{
    QList<NodeId> out;
    if (node == noNode)
        return out;
    for (const NodeId c : element(node).children) {
        if (element(c).name == childName)
            out.append(c);
    }
    return out;
}

NodeId XmlText::descend(NodeId node, std::initializer_list<QStringView> names) const
{
    for (const QStringView n : names)
        node = child(node, n);
    return node;
}

int XmlText::attributeIndex(NodeId node, QStringView attributeName) const
{
    if (node == noNode)
        return -1;
    const auto &attributes = element(node).attributes;
    for (int i = 0; i < attributes.size(); ++i) {
        if (isSame(attributes.at(i).name, attributeName))
            return i;
    }
    return -1;
}

std::optional<QString> XmlText::attribute(NodeId node, QStringView attributeName) const
{
    const int index = attributeIndex(node, attributeName);
    if (index < 0)
        return std::nullopt;
    return element(node).attributes.at(index).value;
}

QString XmlText::text(NodeId node) const
{
    if (node == noNode)
        return {};
    const XmlElement &e = element(node);
    if (e.children.isEmpty())
        return XmlScanner::characterData(
            QByteArrayView(bytes()).sliced(e.content.begin, e.content.size()));
    QString out;
    qsizetype from = e.content.begin;
    for (const NodeId c : e.children) {
        const Span &inner = element(c).whole;
        out += XmlScanner::characterData(QByteArrayView(bytes()).sliced(from, inner.begin - from));
        from = inner.end;
    }
    out += XmlScanner::characterData(QByteArrayView(bytes()).sliced(from, e.content.end - from));
    return out;
}

namespace {

/// "[2]", where siblings share its name.
void appendPosition(const XmlText &text, NodeId node, QString &path)
{
    const XmlElement &e = text.element(node);
    if (e.parent == noNode)
        return;
    // The scanner makes one string of a name that comes again and again.
    const auto isSame = [&](const QString &name) {
        return name.size() == e.name.size()
            && (name.constData() == e.name.constData() || name == e.name);
    };
    int position = 0;
    int count = 0;
    for (const NodeId sibling : text.element(e.parent).children) {
        if (!isSame(text.element(sibling).name))
            continue;
        ++count;
        if (sibling == node)
            position = count;
    }
    if (count > 1)
        path += u'[' + QString::number(position) + u']';
}

} // namespace

QString XmlText::pathOf(NodeId node) const
{
    if (node == noNode)
        return {};
    QVarLengthArray<NodeId, 16> steps;
    for (NodeId n = node; n != noNode; n = element(n).parent)
        steps.append(n);
    QString path;
    path.reserve(64);
    for (auto step = steps.crbegin(); step != steps.crend(); ++step) {
        path += u'/';
        path += element(*step).name;
        appendPosition(*this, *step, path);
    }
    return path;
}

QString XmlText::pathOf(NodeId node, QStringView attributeName) const
{
    return pathOf(node) + QStringLiteral("/@") + attributeName;
}

std::optional<XmlLocation> XmlText::find(QStringView path) const
{
    if (!path.startsWith(u'/') || isEmpty())
        return std::nullopt;
    XmlLocation at;
    for (const QStringView step : path.sliced(1).split(u'/')) {
        if (at.attribute >= 0)
            return std::nullopt;
        if (step.startsWith(u'@')) {
            at.attribute = attributeIndex(at.node, step.sliced(1));
            if (at.attribute < 0)
                return std::nullopt;
            continue;
        }
        QStringView wanted = step;
        int position = 1;
        if (const qsizetype bracket = step.indexOf(u'['); bracket >= 0) {
            bool ok = step.endsWith(u']');
            position = ok ? step.sliced(bracket + 1).chopped(1).toInt(&ok) : 0;
            if (!ok || position < 1)
                return std::nullopt;
            wanted = step.first(bracket);
        }
        if (at.node == noNode) {
            if (wanted != element(root()).name || position != 1)
                return std::nullopt;
            at.node = root();
            continue;
        }
        const QList<NodeId> named = children(at.node, wanted);
        if (position > named.size())
            return std::nullopt;
        at.node = named.at(position - 1);
    }
    if (at.node == noNode)
        return std::nullopt;
    return at;
}

TextPosition XmlText::position(qsizetype offset) const
{
    const auto &starts = m_data->lineStarts;
    if (starts.isEmpty())
        return {};
    const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
    const qsizetype line = std::distance(starts.begin(), after);
    const qsizetype begin = starts.at(line - 1);
    int column = 1;
    for (qsizetype i = begin; i < std::min(offset, m_data->bytes.size()); ++i) {
        if ((static_cast<unsigned char>(m_data->bytes.at(i)) & 0xC0U) != 0x80U)
            ++column;
    }
    return {static_cast<int>(line), column};
}

NodeId XmlText::elementAt(qsizetype offset) const
{
    NodeId found = noNode;
    NodeId candidate = root();
    while (candidate != noNode) {
        const Span &whole = element(candidate).whole;
        if (offset < whole.begin || offset >= whole.end)
            break;
        found = candidate;
        candidate = noNode;
        for (const NodeId c : element(found).children) {
            const Span &inner = element(c).whole;
            if (offset >= inner.begin && offset < inner.end) {
                candidate = c;
                break;
            }
        }
    }
    return found;
}

QByteArray escapeXml(QStringView value, char quote)
{
    QByteArray out;
    out.reserve(value.size() + 8);
    const QByteArray utf8 = value.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\t':
        case '\n':
            // A parser turns these into spaces inside an attribute, unless they are references.
            if (quote != 0)
                out += c == '\t' ? "&#9;" : "&#10;";
            else
                out += c;
            break;
        case '\'':
            out += quote == '\'' ? QByteArrayView("&apos;") : QByteArrayView("'");
            break;
        case '"':
            out += quote == '"' ? QByteArrayView("&quot;") : QByteArrayView("\"");
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace vitrine
