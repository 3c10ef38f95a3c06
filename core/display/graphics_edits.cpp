// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"

#include "core/domainxml/patcher.h"
#include "core/domainxml/xml_scanner.h"

#include <algorithm>

namespace vitrine {

namespace {

QByteArray renderNodeAttribute(const std::optional<QString> &renderNode)
{
    return renderNode ? " rendernode='" + escapeXml(*renderNode, '\'') + '\'' : QByteArray();
}

/// One element as a document of its own. It comes from a well-formed one, so it is one, wherever its prefixes are declared.
XmlText fragment(const QByteArray &xml)
{
    return XmlScanner::rescan(xml).value_or(XmlText());
}

QByteArray bytesOf(const XmlText &text, NodeId node)
{
    const Span span = text.element(node).whole;
    return text.bytes().mid(span.begin, span.size());
}

XmlText without(const XmlText &element, QStringView attribute)
{
    return patcher::removeAttribute(element, element.root(), attribute).value_or(element);
}

/// Without any say on where it listens.
XmlText withoutListens(XmlText element)
{
    element = without(without(element, u"listen"), u"socket");
    for (;;) {
        const NodeId listen = element.child(element.root(), u"listen");
        if (listen == noNode)
            return element;
        auto next = patcher::removeElement(element, listen);
        if (!next)
            return element;
        element = *std::move(next);
    }
}

XmlText withListen(const XmlText &element, const QByteArray &listen)
{
    return patcher::insertElement(element, element.root(), listen, {{QStringLiteral("listen")}})
        .value_or(element);
}

} // namespace

QByteArray eglHeadlessXml(const std::optional<QString> &renderNode)
{
    if (!renderNode)
        return QByteArrayLiteral("<graphics type='egl-headless'/>");
    return "<graphics type='egl-headless'>\n  <gl" + renderNodeAttribute(renderNode)
        + "/>\n</graphics>";
}

QByteArray localSpiceXml(bool gl, const std::optional<QString> &renderNode)
{
    QByteArray xml("<graphics type='spice'>\n  <listen type='none'/>\n");
    if (gl)
        xml += "  <gl enable='yes'" + renderNodeAttribute(renderNode) + "/>\n";
    return xml + "</graphics>";
}

QByteArray localVncXml()
{
    return QByteArrayLiteral("<graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'>\n"
                             "  <listen type='address' address='127.0.0.1'/>\n"
                             "</graphics>");
}

QByteArray videoXml(const QString &model)
{
    return "<video>\n  <model type='" + escapeXml(model, '\'') + "'/>\n</video>";
}

QByteArray listeningNowhere(const XmlText &text, NodeId graphics)
{
    XmlText element = withoutListens(fragment(bytesOf(text, graphics)));
    for (const QStringView attribute : {u"port", u"tlsPort", u"autoport", u"websocket"})
        element = without(element, attribute);
    return withListen(element, QByteArrayLiteral("<listen type='none'/>")).bytes();
}

QByteArray listeningLocally(const XmlText &text, NodeId graphics)
{
    XmlText element = withoutListens(fragment(bytesOf(text, graphics)));
    const auto number = [&](QStringView attribute) {
        return element.attribute(element.root(), attribute).value_or(QString()).toInt();
    };
    if (number(u"port") <= 0 && number(u"tlsPort") <= 0)
        element = patcher::setAttribute(element, element.root(), u"autoport", QStringLiteral("yes"))
                      .value_or(element);
    return withListen(element, QByteArrayLiteral("<listen type='address' address='127.0.0.1'/>"))
        .bytes();
}

QByteArray withGl(const QByteArray &graphicsXml, bool gl, const std::optional<QString> &renderNode)
{
    XmlText element = fragment(graphicsXml);
    NodeId node = element.child(element.root(), u"gl");
    if (!gl) {
        if (node != noNode)
            element = patcher::removeElement(element, node).value_or(element);
        return element.bytes();
    }
    if (node == noNode) {
        const QByteArray xml = "<gl enable='yes'" + renderNodeAttribute(renderNode) + "/>";
        return patcher::insertElement(element, element.root(), xml).value_or(element).bytes();
    }
    element =
        patcher::setAttribute(element, node, u"enable", QStringLiteral("yes")).value_or(element);
    node = element.child(element.root(), u"gl");
    if (renderNode)
        element =
            patcher::setAttribute(element, node, u"rendernode", *renderNode).value_or(element);
    return element.bytes();
}

void EditList::set(NodeId node, QStringView attribute, const QString &value)
{
    m_changes.append(SetNode {m_text.pathOf(node, attribute), value});
}

void EditList::replace(NodeId node, const QByteArray &xml)
{
    m_changes.append(ReplaceNode {m_text.pathOf(node), xml});
}

void EditList::remove(NodeId node)
{
    m_removed.append(node);
}

void EditList::add(const QByteArray &xml)
{
    m_added.append(AddDevice {xml});
}

bool EditList::isEmpty() const
{
    return m_changes.isEmpty() && m_removed.isEmpty() && m_added.isEmpty();
}

Edits EditList::edits() const
{
    QList<NodeId> removed = m_removed;
    std::sort(removed.begin(), removed.end(), std::greater<>());
    Edits all = m_changes;
    for (const NodeId node : removed)
        all.append(RemoveNode {m_text.pathOf(node)});
    return all + m_added;
}

void setOnlyVideo(EditList &list, const GuestConfig &guest, const QString &model)
{
    if (guest.videos.isEmpty()) {
        list.add(videoXml(model));
        return;
    }
    const Video &first = guest.videos.first();
    if (guest.videos.size() > 1 || !first.model.is(model))
        list.replace(first.node, videoXml(model));
    for (qsizetype i = 1; i < guest.videos.size(); ++i)
        list.remove(guest.videos.at(i).node);
}

} // namespace vitrine
