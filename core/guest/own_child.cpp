// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/own_child.h"

namespace vitrine {

bool isForeign(const XmlText &text, NodeId node)
{
    const int declared = text.attributeIndex(node, u"xmlns");
    return declared >= 0 && !text.element(node).attributes.at(declared).value.isEmpty();
}

NodeId ownChild(const XmlText &text, NodeId parent, QStringView name)
{
    if (parent == noNode)
        return noNode;
    for (const NodeId node : text.element(parent).children) {
        if (text.name(node) == name && !isForeign(text, node))
            return node;
    }
    return noNode;
}

} // namespace vitrine
