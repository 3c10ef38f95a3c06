// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/display_table.h"
#include "core/display/graphics_edits.h"
#include "core/display/listens.h"
#include "core/display/plan.h"
#include "core/display/render_node.h"
#include "core/qemu/qemu_caps.h"
#include "core/rules/display_fixes.h"
#include "core/rules/rule_ids.h"

#include <algorithm>

namespace vitrine {

namespace {

const QemuCaps &capsOf(const World &world)
{
    static const QemuCaps unknown;
    return world.caps == nullptr ? unknown : *world.caps;
}

const Graphics *firstSpice(const GuestConfig &guest)
{
    const auto spice = std::find_if(guest.graphics.begin(),
        guest.graphics.end(),
        [](const Graphics &graphics) { return graphics.type.is(u"spice"); });
    return spice == guest.graphics.end() ? nullptr : &*spice;
}

/// Chooses and collects; one object for one decision.
class GlPlanner {
public:
    GlPlanner(const XmlText &text,
        const GuestConfig &guest,
        int mdevIndex,
        const World &world,
        const std::optional<QString> &renderNode)
        : m_input {text, guest, world}
        , m_mdev(guest.mdevs.at(mdevIndex))
        , m_setup(displaySetupOf(guest, world.conf))
        , m_list(text)
        , m_kind(kindOf(world, m_mdev))
    {
        if (renderNode)
            m_node = {renderNode, {VITRINE_TEXT("Render node %1, as asked."), {*renderNode}}};
        else
            m_node = chooseRenderNode(world, parentOf(world, m_mdev));
    }

    DisplayPlan automatic()
    {
        if (m_kind == DisplayMode::Region)
            return because(
                VITRINE_TEXT("This vGPU shows its picture without OpenGL: nothing to add."));
        if (m_kind == DisplayMode::None)
            return because(
                VITRINE_TEXT("This vGPU has no picture to show: OpenGL would not help."));
        if (hasOpenGl(m_setup))
            return because(VITRINE_TEXT("OpenGL is there already."));
        if (m_kind == DisplayMode::Unknown)
            m_plan.reasons.append(VITRINE_TEXT(
                "How this vGPU shows its picture is not known; with OpenGL both ways work."));
        if (const Graphics *spice = firstSpice(m_input.guest);
            spice != nullptr && !m_setup.spiceOnPort) {
            DisplaySetup with = m_setup;
            with.spiceGl = true;
            if (works(with)) {
                spiceGl(*spice);
                m_plan.reasons.append(
                    VITRINE_TEXT("Spice listens on no port, so it can use OpenGL itself."));
                return finish();
            }
        }
        DisplaySetup with = m_setup;
        with.eglHeadless = true;
        const bool viewer = with.vnc || with.spice;
        if (viewer && !with.sdl && !with.dbus && works(with)) {
            eglHeadless();
            m_plan.reasons.append(VITRINE_TEXT(
                "The vGPU needs OpenGL, and the viewer has none: egl-headless makes it."));
            return finish();
        }
        return nothingWorks(viewer ? with : m_setup);
    }

    DisplayPlan bySpice()
    {
        if (const Graphics *spice = firstSpice(m_input.guest)) {
            spiceGl(*spice);
        } else {
            m_list.add(localSpiceXml(true, m_node.path));
        }
        m_plan.reasons.append(VITRINE_TEXT("OpenGL in Spice, as asked."));
        return finish();
    }

    DisplayPlan byEglHeadless()
    {
        if (m_setup.eglHeadless)
            return because(VITRINE_TEXT("OpenGL is there already."));
        eglHeadless();
        m_plan.reasons.append(VITRINE_TEXT("egl-headless, as asked."));
        return finish();
    }

private:
    /// For a vGPU that may need a dmabuf; VNC is asked for the vGPU's own picture, not for that of a video before it.
    [[nodiscard]] bool works(DisplaySetup setup) const
    {
        setup.primaryVideo = false;
        return judgeDisplay(DisplayMode::Dmabuf, setup, capsOf(m_input.world)).outcome
            == DisplayOutcome::Works;
    }

    void spiceGl(const Graphics &spice)
    {
        const QByteArray bytes =
            m_input.text.bytes().mid(m_input.text.element(spice.node).whole.begin,
                m_input.text.element(spice.node).whole.size());
        const NodeId gl = m_input.text.child(spice.node, u"gl");
        const bool keepsNode = spice.renderNode.isSet();
        if (gl == noNode) {
            m_list.replace(spice.node, withGl(bytes, true, m_node.path));
            m_plan.reasons.append(m_node.reason);
            return;
        }
        m_list.set(gl, u"enable", QStringLiteral("yes"));
        if (!keepsNode && m_node.path) {
            m_list.set(gl, u"rendernode", *m_node.path);
            m_plan.reasons.append(m_node.reason);
        }
    }

    void eglHeadless()
    {
        m_list.add(eglHeadlessXml(m_node.path));
        m_plan.reasons.append(m_node.reason);
    }

    DisplayPlan because(Text reason)
    {
        m_plan.reasons.append(std::move(reason));
        return m_plan;
    }

    DisplayPlan finish()
    {
        m_plan.edits = m_list.edits();
        return m_plan;
    }

    /// Nothing is changed; said with QEMU's words for what would be the nearest thing, and with the ways that do work.
    DisplayPlan nothingWorks(DisplaySetup nearest)
    {
        nearest.primaryVideo = false;
        const DisplayVerdict verdict =
            judgeDisplay(DisplayMode::Dmabuf, nearest, capsOf(m_input.world));
        Diagnostic finding;
        finding.severity = m_kind == DisplayMode::Dmabuf ? Severity::Error : Severity::Warning;
        finding.phase = Phase::Qemu;
        finding.rule = QString::fromLatin1(rule_id::displayNeedsOpenGl);
        finding.path = m_input.text.pathOf(m_mdev.node, u"display");
        finding.line = m_input.text.lineOf(m_mdev.node);
        finding.words = QString::fromLatin1(verdict.qemuWords);
        finding.message = VITRINE_TEXT(
            "No OpenGL was added: with this QEMU the viewer of this guest cannot show a dmabuf "
            "even with it. Nothing was changed about who can reach the guest.");
        finding.fixes = openGlFixes(m_input, m_mdev);
        m_plan.diagnostics.append(finding);
        m_plan.reasons.append(
            VITRINE_TEXT("No OpenGL was added: this QEMU cannot serve this viewer with it."));
        return m_plan;
    }

    RuleInput m_input;
    const MdevHostdev &m_mdev;
    DisplaySetup m_setup;
    EditList m_list;
    DisplayMode m_kind;
    RenderNodeChoice m_node;
    DisplayPlan m_plan;
};

} // namespace

DisplayPlan automaticOpenGl(const XmlText &text,
    const GuestConfig &guest,
    int mdevIndex,
    const World &world,
    GlChoice choice,
    const std::optional<QString> &renderNode)
{
    if (choice == GlChoice::None || mdevIndex < 0 || mdevIndex >= guest.mdevs.size())
        return {};
    GlPlanner planner(text, guest, mdevIndex, world, renderNode);
    switch (choice) {
    case GlChoice::Spice:
        return planner.bySpice();
    case GlChoice::EglHeadless:
        return planner.byEglHeadless();
    case GlChoice::Auto:
        if (isVfioPci(guest.mdevs.at(mdevIndex)) && displayIsOn(guest.mdevs.at(mdevIndex)))
            return planner.automatic();
        return {};
    case GlChoice::None:
        break;
    }
    return {};
}

} // namespace vitrine
