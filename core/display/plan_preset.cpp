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
#include <array>

namespace vitrine {

namespace {

constexpr std::array presets {
    Preset::ComputeOnly, Preset::LocalConsole, Preset::RemoteConsole, Preset::VgpuOnly};

/// Computes one preset for one vGPU.
class PresetPlanner {
public:
    PresetPlanner(const XmlText &text, const GuestConfig &guest, const World &world, int mdevIndex)
        : m_input {text, guest, world}
        , m_mdev(guest.mdevs.at(mdevIndex))
        , m_list(text)
        , m_kind(kindOf(world, m_mdev))
        , m_node(chooseRenderNode(world, parentOf(world, m_mdev)))
    {
    }

    DisplayPlan plan(Preset preset)
    {
        switch (preset) {
        case Preset::ComputeOnly:
            computeOnly();
            break;
        case Preset::LocalConsole:
            localConsole(false);
            break;
        case Preset::VgpuOnly:
            localConsole(true);
            break;
        case Preset::RemoteConsole:
            remoteConsole();
            break;
        }
        settleWithoutSpice();
        m_plan.edits = m_list.edits();
        return m_plan;
    }

private:
    void because(Text reason) { m_plan.reasons.append(std::move(reason)); }

    void setMdev(const MdevHostdev &mdev, QStringView attribute, bool on)
    {
        const GuestValue &value = attribute == u"display" ? mdev.display : mdev.ramfb;
        // What is not written is off already for ramfb; display is always written.
        if (value.is(on ? u"on" : u"off") || (!on && attribute == u"ramfb" && !value.isSet()))
            return;
        m_list.set(mdev.node, attribute, on ? QStringLiteral("on") : QStringLiteral("off"));
    }

    void displays(bool on, bool ramfb)
    {
        bool others = false;
        for (const MdevHostdev &mdev : m_input.guest.mdevs) {
            if (!isVfioPci(mdev))
                continue;
            const bool chosen = mdev.node == m_mdev.node;
            others = others || !chosen;
            setMdev(mdev, u"display", chosen && on);
            setMdev(mdev, u"ramfb", chosen && ramfb);
        }
        because(on ? Text(VITRINE_TEXT("The vGPU shows its picture (display on)."))
                   : Text(VITRINE_TEXT("The vGPU only computes (display off).")));
        if (ramfb)
            because(VITRINE_TEXT("The vGPU shows the guest's boot too (ramfb on)."));
        if (others)
            because(VITRINE_TEXT("The other vGPUs of this guest get display off."));
    }

    void video(const QString &model, Text reason)
    {
        setOnlyVideo(m_list, m_input.guest, model);
        because(std::move(reason));
    }

    /// Replaces a graphics device where that changes it.
    void replaceGraphics(const Graphics &graphics, const QByteArray &xml)
    {
        const Span span = m_input.text.element(graphics.node).whole;
        if (m_input.text.bytes().mid(span.begin, span.size()) != xml)
            m_list.replace(graphics.node, xml);
    }

    void remove(const Graphics &graphics)
    {
        m_list.remove(graphics.node);
        because({VITRINE_TEXT("The viewer “%1” is removed."), {graphics.type.orElse({})}});
        m_spiceRemoved = m_spiceRemoved || graphics.type.is(u"spice");
    }

    void removeBut(const Graphics *kept)
    {
        for (const Graphics &graphics : m_input.guest.graphics) {
            if (&graphics != kept)
                remove(graphics);
        }
    }

    /// libvirt refuses Spice audio without Spice (virDomainDefAudioValidate).
    void settleWithoutSpice()
    {
        if (!m_spiceRemoved)
            return;
        for (const Audio &audio : m_input.guest.audios) {
            if (!audio.type.is(u"spice"))
                continue;
            m_list.set(audio.node, u"type", QStringLiteral("none"));
            because(VITRINE_TEXT("The guest's sound goes nowhere: only Spice could carry it."));
        }
        // libvirt refuses these too (qemuDomainChrSourceDefValidate: "not supported without spice graphics").
        for (const OtherDevice &device : m_input.guest.others) {
            const XmlElement &element = m_input.text.element(device.node);
            const bool ofSpice = std::any_of(
                element.attributes.begin(), element.attributes.end(), [](const XmlAttribute &a) {
                    return a.name == u"type" && (a.value == u"spicevmc" || a.value == u"spiceport");
                });
            if (!ofSpice)
                continue;
            m_list.remove(device.node);
            because(
                {VITRINE_TEXT("The %1 that only Spice could serve is removed."), {device.element}});
        }
    }

    [[nodiscard]] const Graphics *first(QStringView type) const
    {
        const auto found = std::find_if(m_input.guest.graphics.begin(),
            m_input.guest.graphics.end(),
            [&](const Graphics &graphics) { return graphics.type.is(type); });
        return found == m_input.guest.graphics.end() ? nullptr : &*found;
    }

    /// The render node to write beside one that is written already.
    [[nodiscard]] std::optional<QString> nodeFor(const Graphics &graphics) const
    {
        return graphics.renderNode.isSet() ? std::nullopt : m_node.path;
    }

    void computeOnly()
    {
        displays(false, false);
        const bool emulated = std::any_of(m_input.guest.videos.begin(),
            m_input.guest.videos.end(),
            [](const Video &v) { return v.model.is(u"virtio"); });
        if (!emulated)
            video(QStringLiteral("virtio"),
                VITRINE_TEXT("An emulated display (virtio) shows the guest."));
        because(VITRINE_TEXT("The viewers stay as they are."));
    }

    void localConsole(bool ramfb)
    {
        displays(true, ramfb);
        const bool gl = m_kind != DisplayMode::Region;
        const Graphics *spice = first(u"spice");
        if (spice == nullptr) {
            m_list.add(localSpiceXml(gl, m_node.path));
        } else {
            const bool nowhere =
                listenKindOf(*spice, nullptr) == ListenKind::None && !spice->listens.isEmpty();
            const Span span = m_input.text.element(spice->node).whole;
            const QByteArray xml = nowhere ? m_input.text.bytes().mid(span.begin, span.size())
                                           : listeningNowhere(m_input.text, spice->node);
            const bool glNow = spice->gl.is(u"yes");
            replaceGraphics(*spice,
                glNow == gl && (!gl || spice->renderNode.isSet() || !m_node.path)
                    ? xml
                    : withGl(xml, gl, nodeFor(*spice)));
        }
        because(VITRINE_TEXT("Spice listens nowhere: only viewers on this host, through libvirt."));
        if (gl) {
            because(m_kind == DisplayMode::Dmabuf
                    ? Text(VITRINE_TEXT(
                        "Spice uses OpenGL: this vGPU shows its picture through a dmabuf."))
                    : Text(VITRINE_TEXT("Spice uses OpenGL: how this vGPU shows its picture is not "
                                        "known, and with OpenGL both ways work.")));
            because(m_node.reason);
        } else {
            because(VITRINE_TEXT("No OpenGL: this vGPU shows its picture without."));
        }
        removeBut(spice);
        video(QStringLiteral("none"),
            VITRINE_TEXT("No emulated display beside the vGPU (video none)."));
    }

    void remoteConsole()
    {
        displays(true, false);
        if (m_kind == DisplayMode::Region)
            remoteRegion();
        else
            remoteDmabuf();
        video(QStringLiteral("none"),
            VITRINE_TEXT("No emulated display beside the vGPU (video none)."));
    }

    void listenLocally(const Graphics &graphics)
    {
        const bool local = listenKindOf(graphics, nullptr) == ListenKind::Address
            && listenAddressOf(graphics) == u"127.0.0.1" && !graphics.listens.isEmpty();
        const Span span = m_input.text.element(graphics.node).whole;
        const QByteArray xml = local ? m_input.text.bytes().mid(span.begin, span.size())
                                     : listeningLocally(m_input.text, graphics.node);
        replaceGraphics(graphics, graphics.gl.is(u"yes") ? withGl(xml, false, {}) : xml);
    }

    void remoteRegion()
    {
        const Graphics *kept = first(u"vnc") != nullptr ? first(u"vnc") : first(u"spice");
        if (kept == nullptr)
            m_list.add(localVncXml());
        else
            listenLocally(*kept);
        because(
            VITRINE_TEXT("The viewer listens on 127.0.0.1: reach it from elsewhere through SSH."));
        because(VITRINE_TEXT("No OpenGL: this vGPU shows its picture without."));
        removeBut(kept);
    }

    void remoteDmabuf()
    {
        const QemuCaps unknown;
        DisplaySetup setup;
        setup.vnc = true;
        setup.eglHeadless = true;
        const QemuCaps &caps = m_input.world.caps == nullptr ? unknown : *m_input.world.caps;
        const DisplayVerdict verdict = judgeDisplay(DisplayMode::Dmabuf, setup, caps);
        const bool works =
            m_input.world.caps != nullptr && verdict.outcome == DisplayOutcome::Works;
        const Graphics *vnc = first(u"vnc");
        const Graphics *egl = first(u"egl-headless");
        if (vnc == nullptr)
            m_list.add(localVncXml());
        else
            listenLocally(*vnc);
        because(VITRINE_TEXT("VNC listens on 127.0.0.1: reach it from elsewhere through SSH."));
        for (const Graphics &graphics : m_input.guest.graphics) {
            if (&graphics != vnc && (!works || &graphics != egl))
                remove(graphics);
        }
        if (works) {
            if (egl == nullptr)
                m_list.add(eglHeadlessXml(m_node.path));
            else if (!egl->renderNode.isSet() && m_node.path)
                m_list.replace(egl->node, eglHeadlessXml(m_node.path));
            because(VITRINE_TEXT("egl-headless makes the OpenGL that the vGPU may need."));
            because(m_node.reason);
            return;
        }
        cannot(verdict);
    }

    void cannot(const DisplayVerdict &verdict)
    {
        Diagnostic finding;
        finding.severity = m_kind == DisplayMode::Dmabuf ? Severity::Error : Severity::Warning;
        finding.phase = Phase::Qemu;
        finding.rule = QString::fromLatin1(rule_id::displayViewerIncompatible);
        finding.path = m_input.text.pathOf(m_mdev.node, u"display");
        finding.line = m_input.text.lineOf(m_mdev.node);
        finding.words = QString::fromLatin1(verdict.qemuWords);
        finding.message = m_kind == DisplayMode::Dmabuf
            ? Text(VITRINE_TEXT("This QEMU cannot show this vGPU to a viewer elsewhere. Choose a "
                                "local console, or compute only."))
            : Text(
                VITRINE_TEXT("How this vGPU shows its picture is not known. If it does so through "
                             "a dmabuf, this QEMU cannot show it to a viewer elsewhere."));
        finding.fixes = {localSpiceGlFix(m_input, parentOf(m_input.world, m_mdev)),
            displayOffFix(m_input, m_mdev)};
        m_plan.diagnostics.append(finding);
        because(VITRINE_TEXT("No OpenGL is added: this QEMU cannot serve VNC with it."));
    }

    RuleInput m_input;
    const MdevHostdev &m_mdev;
    EditList m_list;
    DisplayMode m_kind;
    RenderNodeChoice m_node;
    DisplayPlan m_plan;
    bool m_spiceRemoved = false;
};

} // namespace

std::optional<Preset> presetFromName(QStringView name)
{
    for (const Preset preset : presets) {
        if (presetName(preset) == name)
            return preset;
    }
    return std::nullopt;
}

QString presetName(Preset preset)
{
    switch (preset) {
    case Preset::ComputeOnly:
        return QStringLiteral("compute-only");
    case Preset::LocalConsole:
        return QStringLiteral("local-console");
    case Preset::RemoteConsole:
        return QStringLiteral("remote-console");
    case Preset::VgpuOnly:
        return QStringLiteral("vgpu-only");
    }
    return {};
}

Text presetTitle(Preset preset)
{
    switch (preset) {
    case Preset::ComputeOnly:
        return VITRINE_TEXT("Compute only");
    case Preset::LocalConsole:
        return VITRINE_TEXT("Local console");
    case Preset::RemoteConsole:
        return VITRINE_TEXT("Remote console");
    case Preset::VgpuOnly:
        return VITRINE_TEXT("vGPU as only display");
    }
    return {};
}

Text presetSummary(Preset preset)
{
    switch (preset) {
    case Preset::ComputeOnly:
        return VITRINE_TEXT("The vGPU computes, an emulated display shows the guest.");
    case Preset::LocalConsole:
        return VITRINE_TEXT("The vGPU's picture in a viewer on this host.");
    case Preset::RemoteConsole:
        return VITRINE_TEXT("The vGPU's picture in a viewer that comes over the network.");
    case Preset::VgpuOnly:
        return VITRINE_TEXT("The vGPU is the only display, from the first second of the boot.");
    }
    return {};
}

Result<DisplayPlan> planPreset(
    const XmlText &text, const GuestConfig &guest, const World &world, Preset preset, int mdevIndex)
{
    if (mdevIndex < 0 || mdevIndex >= guest.mdevs.size())
        return failure(ErrorCode::NotFound, VITRINE_TEXT("the guest has no such vGPU"));
    return PresetPlanner(text, guest, world, mdevIndex).plan(preset);
}

std::optional<Preset> currentPreset(
    const XmlText &text, const GuestConfig &guest, const World &world)
{
    const auto shown = std::find_if(guest.mdevs.begin(), guest.mdevs.end(), displayIsOn);
    const auto index =
        shown == guest.mdevs.end() ? 0 : static_cast<int>(shown - guest.mdevs.begin());
    for (const Preset preset : presets) {
        const auto plan = planPreset(text, guest, world, preset, index);
        if (plan && plan->edits.isEmpty() && plan->diagnostics.isEmpty())
            return preset;
    }
    return std::nullopt;
}

} // namespace vitrine
