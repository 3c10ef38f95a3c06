// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/display_wish.h"

#include "core/domainxml/patcher.h"
#include "core/guest/item_editor.h"

namespace vitrine {

namespace {

constexpr auto xmlNamespace = QLatin1StringView("https://vitrine.org/xmlns/libvirt/domain/1.0");

NodeId metadataOf(const XmlText &text)
{
    return text.child(text.root(), u"metadata");
}

/// Our element and the prefix that it was written with; noNode where there is none.
struct Ours {
    NodeId node = noNode;
    QString prefix; ///< with its colon, or empty
};

Ours ours(const XmlText &text)
{
    const NodeId metadata = metadataOf(text);
    if (metadata == noNode)
        return {};
    for (const NodeId node : text.element(metadata).children) {
        const QString name = text.element(node).name;
        const qsizetype colon = name.indexOf(u':');
        const QString prefix = name.left(colon + 1);
        const QString declaration = prefix.isEmpty()
            ? QStringLiteral("xmlns")
            : QString(QStringLiteral("xmlns:") + prefix.chopped(1));
        if (QStringView(name).sliced(colon + 1) == u"guest"
            && text.attribute(node, declaration) == xmlNamespace)
            return {node, prefix};
    }
    return {};
}

NodeId wishOf(const XmlText &text, const MdevUuid &uuid)
{
    const Ours own = ours(text);
    if (own.node == noNode)
        return noNode;
    for (const NodeId node :
        text.children(own.node, QString(own.prefix + QStringLiteral("mdev")))) {
        if (MdevUuid::parse(text.attribute(node, u"uuid").value_or(QString())) == uuid
            && text.attribute(node, u"display") == QStringLiteral("auto"))
            return node;
    }
    return noNode;
}

QByteArray wishXml(const QString &prefix, const MdevUuid &uuid)
{
    return '<' + prefix.toUtf8() + "mdev uuid='" + uuid.toString().toLatin1()
        + "' display='auto'/>";
}

} // namespace

bool wishesAutoDisplay(const XmlText &text, const MdevUuid &uuid)
{
    return wishOf(text, uuid) != noNode;
}

Result<XmlText> withAutoDisplayWish(const XmlText &text, const MdevUuid &uuid)
{
    if (wishesAutoDisplay(text, uuid))
        return text;
    if (const Ours own = ours(text); own.node != noNode)
        return patcher::insertElement(text, own.node, wishXml(own.prefix, uuid));
    const QString prefix = QStringLiteral("vitrine:");
    const QByteArray guest = QByteArray("<vitrine:guest xmlns:vitrine='")
        + QByteArray(xmlNamespace.data(), xmlNamespace.size()) + "'>\n  " + wishXml(prefix, uuid)
        + "\n</vitrine:guest>";
    if (const NodeId metadata = metadataOf(text); metadata != noNode)
        return patcher::insertElement(text, metadata, guest);
    return patcher::insertElement(text,
        text.root(),
        "<metadata>\n  " + QByteArray(guest).replace("\n", "\n  ") + "\n</metadata>",
        placeFor(u"domain", u"metadata"));
}

Result<XmlText> withoutAutoDisplayWish(const XmlText &text, const MdevUuid &uuid)
{
    NodeId node = wishOf(text, uuid);
    if (node == noNode)
        return text;
    // What would be left empty goes too: our element, and <metadata> when nothing else is in it.
    while (text.element(node).parent != text.root()
        && text.element(text.element(node).parent).children.size() == 1)
        node = text.element(node).parent;
    return patcher::removeElement(text, node);
}

} // namespace vitrine
