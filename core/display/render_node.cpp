// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/render_node.h"

#include <algorithm>

namespace vitrine {

QString renderNodeTitle(const RenderNode &node)
{
    const std::optional<QString> &name = node.name ? node.name : node.driver;
    return name ? node.path + QStringLiteral(" (") + *name + u')' : node.path;
}

RenderNodeChoice chooseRenderNode(const World &world, const MdevParent *parent)
{
    if (world.host == nullptr)
        return {std::nullopt,
            VITRINE_TEXT(
                "The host is not known, so no render node is written: libvirt will take one.")};
    const RenderNode *own = parent == nullptr ? nullptr : world.host->renderNodeFor(*parent);
    if (own != nullptr && own->exists)
        return {own->path,
            {VITRINE_TEXT("Render node %1: it belongs to the GPU of the vGPU."),
                {renderNodeTitle(*own)}}};
    QList<const RenderNode *> there;
    for (const RenderNode &node : world.host->renderNodes) {
        if (node.exists)
            there.append(&node);
    }
    if (there.isEmpty())
        return {std::nullopt,
            VITRINE_TEXT("The host has no render node, so none is written; OpenGL cannot start "
                         "without one.")};
    if (there.size() == 1)
        return {there.first()->path,
            {VITRINE_TEXT("Render node %1: the only one of this host."),
                {renderNodeTitle(*there.first())}}};
    const auto rank = [](const RenderNode *node) {
        return (node->accessible ? 0 : 2) + (node->driver && *node->driver == u"nvidia" ? 1 : 0);
    };
    const RenderNode *best = *std::min_element(there.begin(),
        there.end(),
        [&](const RenderNode *a, const RenderNode *b) { return rank(a) < rank(b); });
    return {best->path,
        {VITRINE_TEXT("Render node %1: the first of this host that can be used."),
            {renderNodeTitle(*best)}}};
}

} // namespace vitrine
