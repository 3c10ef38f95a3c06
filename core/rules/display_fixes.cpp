// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/display_fixes.h"

#include "core/display/graphics_edits.h"
#include "core/display/render_node.h"
#include "core/qemu/qemu_caps.h"

#include <algorithm>

namespace vitrine {

namespace {

const QemuCaps &capsOf(const World &world)
{
    static const QemuCaps unknown;
    return world.caps == nullptr ? unknown : *world.caps;
}

bool starts(const RuleInput &input, const DisplaySetup &setup)
{
    return judgeGuest(input, setup).outcome != DisplayOutcome::FailsAtStart;
}

/// An unknown vGPU may be a dmabuf one: a way out must serve that too.
bool servesDmabuf(const RuleInput &input, const DisplaySetup &setup)
{
    return judgeDisplay(DisplayMode::Dmabuf, setup, capsOf(input.world)).outcome
        == DisplayOutcome::Works;
}

} // namespace

DisplayVerdict judgeGuest(const RuleInput &input, const DisplaySetup &setup)
{
    DisplayVerdict worst = judgeDisplay(DisplayMode::Region, setup, capsOf(input.world));
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || !displayIsOn(mdev))
            continue;
        const DisplayVerdict verdict =
            judgeDisplay(kindOf(input.world, mdev), setup, capsOf(input.world));
        if (verdict.outcome == DisplayOutcome::FailsAtStart)
            return verdict;
        if (verdict.outcome == DisplayOutcome::Unknown)
            worst = verdict;
    }
    return worst;
}

Fix displayOffFix(const RuleInput &input, const MdevHostdev &mdev)
{
    EditList list(input.text);
    list.set(mdev.node, u"display", QStringLiteral("off"));
    if (ramfbIsOn(mdev))
        list.set(mdev.node, u"ramfb", QStringLiteral("off"));
    return makeFix(QStringLiteral("display-off"),
        VITRINE_TEXT("Turn the display of the vGPU off"),
        list.edits());
}

Fix allDisplaysOffFix(const RuleInput &input)
{
    EditList list(input.text);
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (displayIsOn(mdev))
            list.set(mdev.node, u"display", QStringLiteral("off"));
        if (ramfbIsOn(mdev))
            list.set(mdev.node, u"ramfb", QStringLiteral("off"));
    }
    return makeFix(QStringLiteral("display-off"),
        VITRINE_TEXT("Turn the display of the vGPU off"),
        list.edits());
}

std::optional<Fix> addEglHeadlessFix(const RuleInput &input, const MdevParent *parent)
{
    DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    if (setup.eglHeadless || setup.sdl || setup.dbus || setup.spiceGl
        || (!setup.vnc && !setup.spice))
        return std::nullopt;
    setup.eglHeadless = true;
    if (!servesDmabuf(input, setup))
        return std::nullopt;
    EditList list(input.text);
    list.add(eglHeadlessXml(chooseRenderNode(input.world, parent).path));
    return makeFix(QStringLiteral("add-egl-headless"),
        VITRINE_TEXT("Add OpenGL without a window (egl-headless)"),
        list.edits(),
        true);
}

Fix localSpiceGlFix(const RuleInput &input, const MdevParent *parent)
{
    const auto isSpice = [](const Graphics &graphics) { return graphics.type.is(u"spice"); };
    const QList<Graphics> &viewers = input.guest.graphics;
    const auto first = std::find_if(viewers.begin(), viewers.end(), isSpice);
    const NodeId spice = first == viewers.end() ? noNode : first->node;
    const bool hasNode = spice != noNode && first->renderNode.isSet();
    QList<NodeId> nodes;
    for (const Graphics &graphics : viewers)
        nodes.append(graphics.node);
    const bool replaces = nodes.size() > (spice == noNode ? 0 : 1);
    const auto make = [text = input.text,
                          renderNode = chooseRenderNode(input.world, parent).path,
                          spice,
                          hasNode,
                          nodes] {
        EditList list(text);
        for (const NodeId node : nodes) {
            if (node == spice)
                list.replace(node,
                    withGl(
                        listeningNowhere(text, node), true, hasNode ? std::nullopt : renderNode));
            else
                list.remove(node);
        }
        if (spice == noNode)
            list.add(localSpiceXml(true, renderNode));
        return list.edits();
    };
    return makeLaterFix(QStringLiteral("spice-gl-local"),
        replaces
            ? Text(VITRINE_TEXT("Replace the viewers by a local Spice with OpenGL"))
            : Text(VITRINE_TEXT("Let Spice listen nowhere and use OpenGL (viewers on this host)")),
        make);
}

QList<Fix> openGlFixes(const RuleInput &input, const MdevHostdev &mdev)
{
    const MdevParent *parent = parentOf(input.world, mdev);
    QList<Fix> fixes;
    if (auto fix = addEglHeadlessFix(input, parent))
        fixes.append(*std::move(fix));
    fixes.append(localSpiceGlFix(input, parent));
    fixes.append(displayOffFix(input, mdev));
    return fixes;
}

std::optional<Fix> videoNoneFix(const RuleInput &input)
{
    DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    const bool worked = starts(input, setup);
    setup.primaryVideo = false;
    if (worked && !starts(input, setup))
        return std::nullopt;
    EditList list(input.text);
    setOnlyVideo(list, input.guest, QStringLiteral("none"));
    return makeFix(QStringLiteral("video-none"),
        VITRINE_TEXT("Make the vGPU the only display (video none)"),
        list.edits());
}

} // namespace vitrine
