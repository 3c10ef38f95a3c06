// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/strip_runtime.h"

#include "core/domainxml/patcher.h"
#include "core/guest/guest_config.h"
#include "core/guest/own_child.h"

#include <QRegularExpression>
#include <QStringList>

namespace vitrine {

namespace {

struct Finding {
    QString path;
    std::optional<QString> value; ///< what is written instead; nothing removes it
};

/// Collects what is to go. The order is that of the document, so it is carried out backwards.
class RuntimeFinder {
public:
    explicit RuntimeFinder(const XmlText &text) : m_text(text) {}

    void run(const GuestConfig &guest)
    {
        attribute(guest.domain, u"id");
        for (const NodeId node : m_text.element(guest.domain).children) {
            if (isForeign(m_text, node))
                continue;
            if (m_text.name(node) == u"devices") {
                for (const NodeId device : m_text.element(node).children) {
                    if (!isForeign(m_text, device))
                        deviceNode(device);
                }
            } else if (m_text.name(node) == u"seclabel") {
                seclabel(node);
            }
        }
    }

    [[nodiscard]] const QList<Finding> &found() const { return m_found; }

private:
    [[nodiscard]] QString value(NodeId node, QStringView name) const
    {
        return m_text.attribute(node, name).value_or(QString());
    }
    void attribute(NodeId node, QStringView name)
    {
        if (m_text.attribute(node, name))
            m_found.append({m_text.pathOf(node, name), std::nullopt});
    }
    void attributeTo(NodeId node, QStringView name, const QString &wanted)
    {
        const auto present = m_text.attribute(node, name);
        if (present && *present != wanted)
            m_found.append({m_text.pathOf(node, name), wanted});
    }
    void element(NodeId node)
    {
        if (node != noNode)
            m_found.append({m_text.pathOf(node), std::nullopt});
    }
    /// An element of which only that attribute is left goes as a whole.
    void attributeOrElement(NodeId node, QStringView name)
    {
        if (!m_text.attribute(node, name))
            return;
        const XmlElement &e = m_text.element(node);
        if (e.attributes.size() == 1 && e.children.isEmpty())
            element(node);
        else
            attribute(node, name);
    }

    void deviceNode(NodeId node)
    {
        const QStringView name = m_text.name(node);
        if (name == u"graphics")
            graphics(node);
        else if (name == u"interface")
            interface(node);
        else if (name == u"disk")
            disk(node);
        else if (name == u"serial" || name == u"parallel" || name == u"console"
            || name == u"channel")
            character(node);
        const NodeId alias = ownChild(m_text, node, u"alias");
        if (alias != noNode && !value(alias, u"name").startsWith(u"ua-"))
            element(alias);
    }

    void graphics(NodeId node)
    {
        if (value(node, u"autoport") == u"yes") {
            attributeTo(node, u"port", QStringLiteral("-1"));
            attribute(node, u"tlsPort");
        }
        if (value(node, u"websocketGenerated") == u"yes") {
            attributeTo(node, u"websocket", QStringLiteral("-1"));
            attribute(node, u"websocketGenerated");
        }
        const NodeId first = ownChild(m_text, node, u"listen");
        if (value(first, u"type") == u"network")
            attribute(node, u"listen");
        static const QRegularExpression generated(
            QStringLiteral("/domain-\\d+-[^/]*/(vnc|spice)\\.sock$"));
        if (generated.match(value(node, u"socket")).hasMatch())
            attribute(node, u"socket");
        for (const NodeId listen : m_text.children(node, u"listen")) {
            if (value(listen, u"type") == u"network")
                attribute(listen, u"address");
            if (generated.match(value(listen, u"socket")).hasMatch())
                attribute(listen, u"socket");
        }
    }

    void interface(NodeId node)
    {
        static const QRegularExpression generated(QStringLiteral("^(vnet|macvtap|macvlan)[0-9]+$"));
        const NodeId source = ownChild(m_text, node, u"source");
        if (value(node, u"type") == u"network") {
            attribute(source, u"portid");
            attribute(source, u"bridge");
        }
        const NodeId target = ownChild(m_text, node, u"target");
        if (generated.match(value(target, u"dev")).hasMatch())
            attributeOrElement(target, u"dev");
    }

    void disk(NodeId node)
    {
        attribute(ownChild(m_text, node, u"source"), u"index");
        NodeId backing = ownChild(m_text, node, u"backingStore");
        while (backing != noNode) {
            attribute(backing, u"index");
            attribute(ownChild(m_text, backing, u"source"), u"index");
            backing = ownChild(m_text, backing, u"backingStore");
        }
    }

    void character(NodeId node)
    {
        attribute(node, u"tty");
        const NodeId source = ownChild(m_text, node, u"source");
        const NodeId target = ownChild(m_text, node, u"target");
        if (value(node, u"type") == u"pty")
            attributeOrElement(source, u"path");
        const QString path = value(source, u"path");
        const QString name = value(target, u"name");
        static const QRegularExpression folder(QStringLiteral("/channel/target/domain-[^/]+/$"));
        if (value(node, u"type") == u"unix" && !name.isEmpty() && path.endsWith(u'/' + name)
            && folder.match(path.chopped(name.size())).hasMatch())
            element(source);
        attribute(target, u"state");
    }

    void seclabel(NodeId node)
    {
        if (value(node, u"type") != u"dynamic")
            return;
        for (const NodeId child : m_text.element(node).children) {
            const QStringView name = m_text.name(child);
            if (name == u"label" || name == u"imagelabel")
                element(child);
        }
    }

    const XmlText &m_text;
    QList<Finding> m_found;
};

Result<QList<Finding>> findRuntime(const XmlText &text)
{
    const auto guest = readGuest(text);
    if (!guest)
        return failure(guest.error());
    RuntimeFinder finder(text);
    finder.run(*guest);
    return finder.found();
}

/// Carries out one finding in a text in which all that comes before it in the document is as it was.
Result<XmlText> apply(const XmlText &text, const Finding &finding)
{
    const auto at = text.find(finding.path);
    if (!at)
        return text;
    if (at->attribute < 0)
        return patcher::removeElement(text, at->node);
    const QString name = text.element(at->node).attributes.at(at->attribute).name;
    return finding.value ? patcher::setAttribute(text, at->node, name, *finding.value)
                         : patcher::removeAttribute(text, at->node, name);
}

} // namespace

QStringList runtimePaths(const XmlText &text)
{
    QStringList out;
    if (const auto found = findRuntime(text)) {
        for (const Finding &finding : *found)
            out.append(finding.path);
    }
    return out;
}

Result<XmlText> stripRuntime(const XmlText &text)
{
    const auto found = findRuntime(text);
    if (!found)
        return failure(found.error());
    Result<XmlText> out = text;
    for (auto finding = found->crbegin(); out && finding != found->crend(); ++finding)
        out = apply(*out, *finding);
    return out;
}

} // namespace vitrine
