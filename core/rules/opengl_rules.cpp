// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/display/listens.h"
#include "core/display/render_node.h"
#include "core/qemu/caps_quirks.h"
#include "core/qemu/qemu_caps.h"
#include "core/rules/display_fixes.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"

#include <algorithm>

namespace vitrine {

namespace {

bool isEgl(const Graphics &graphics)
{
    return graphics.type.is(u"egl-headless");
}

bool isSpiceGl(const Graphics &graphics)
{
    return graphics.type.is(u"spice") && graphics.gl.is(u"yes");
}

bool hasEgl(const RuleInput &input)
{
    return std::any_of(input.guest.graphics.begin(), input.guest.graphics.end(), isEgl);
}

/// Makes its OpenGL on a render node; SDL does not.
bool usesRenderNode(const Graphics &graphics)
{
    return isEgl(graphics) || isSpiceGl(graphics)
        || (graphics.type.is(u"dbus") && graphics.gl.is(u"yes"));
}

bool anyUsesRenderNode(const RuleInput &input)
{
    return std::any_of(input.guest.graphics.begin(), input.guest.graphics.end(), usesRenderNode);
}

Fix removeGraphics(const RuleInput &input, const Graphics &graphics, const char *id, Text title)
{
    return makeFix(
        QString::fromLatin1(id), std::move(title), {RemoveNode {input.text.pathOf(graphics.node)}});
}

/// OpenGL off, where no vGPU is known to need it.
std::optional<Fix> glOffFix(const RuleInput &input, const Graphics &graphics)
{
    DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    setup.spiceGl = setup.spiceGl && !graphics.type.is(u"spice");
    setup.eglHeadless = setup.eglHeadless && !isEgl(graphics);
    setup.dbusGl = setup.dbusGl && !graphics.type.is(u"dbus");
    const bool accelerated = std::any_of(input.guest.videos.begin(),
        input.guest.videos.end(),
        [](const Video &video) { return video.accel3d.is(u"yes"); });
    if (accelerated || judgeGuest(input, setup).outcome == DisplayOutcome::FailsAtStart)
        return std::nullopt;
    EditList list(input.text);
    if (isEgl(graphics)) {
        // The last viewer cannot go while a vGPU wants one.
        if (input.guest.graphics.size() == 1 && anyDisplayOn(input))
            return std::nullopt;
        list.remove(graphics.node);
    } else {
        list.set(graphics.gl.node, u"enable", QStringLiteral("no"));
    }
    return makeFix(QStringLiteral("gl-off"), VITRINE_TEXT("Do without OpenGL"), list.edits());
}

QList<Fix> renderNodeFixes(const RuleInput &input, const Graphics &graphics)
{
    QList<Fix> fixes;
    for (const RenderNode &node : input.world.host->renderNodes) {
        if (!node.isUsable() || graphics.renderNode.is(node.path))
            continue;
        const QString name = node.path.section(u'/', -1);
        EditList list(input.text);
        const NodeId gl = input.text.child(graphics.node, u"gl");
        if (gl != noNode) {
            list.set(gl, u"rendernode", node.path);
            fixes.append(makeFix(QStringLiteral("use-rendernode-") + name,
                {VITRINE_TEXT("Use %1"), {renderNodeTitle(node)}},
                list.edits()));
        } else if (isEgl(graphics)) {
            list.replace(graphics.node, eglHeadlessXml(node.path));
            fixes.append(makeFix(QStringLiteral("use-rendernode-") + name,
                {VITRINE_TEXT("Use %1"), {renderNodeTitle(node)}},
                list.edits()));
        }
    }
    return fixes;
}

void eglPartner(const RuleInput &input, Findings &findings)
{
    if (!hasEgl(input))
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (isEgl(graphics) || graphics.type.is(u"vnc") || graphics.type.is(u"spice")
            || !graphics.type.isSet())
            continue;
        Diagnostic &finding = findings.refused(graphics.node,
            u"type",
            QStringLiteral("graphics type 'egl-headless' is only supported with one of: 'vnc', "
                           "'spice' graphics types"),
            VITRINE_TEXT("A window of its own (SDL, D-Bus) brings its own OpenGL."));
        for (const Graphics &egl : input.guest.graphics) {
            if (isEgl(egl)) {
                finding.fixes.append(removeGraphics(
                    input, egl, "remove-egl-headless", VITRINE_TEXT("Remove egl-headless")));
                break;
            }
        }
        const bool other = std::any_of(input.guest.graphics.begin(),
            input.guest.graphics.end(),
            [](const Graphics &g) { return g.type.is(u"vnc") || g.type.is(u"spice"); });
        if (other)
            finding.fixes.append(removeGraphics(input,
                graphics,
                "remove-viewer",
                {VITRINE_TEXT("Remove the viewer “%1”"), {*graphics.type.raw}}));
        return;
    }
}

QList<Fix> oneContextFixes(const RuleInput &input)
{
    EditList noEgl(input.text);
    EditList noGl(input.text);
    bool onPort = false;
    for (const Graphics &graphics : input.guest.graphics) {
        if (isEgl(graphics))
            noEgl.remove(graphics.node);
        if (isSpiceGl(graphics)) {
            noGl.set(graphics.gl.node, u"enable", QStringLiteral("no"));
            onPort = onPort || listensOnPort(graphics, input.world.conf);
        }
    }
    QList<Fix> fixes;
    DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    setup.eglHeadless = false;
    if (!onPort && judgeGuest(input, setup).outcome != DisplayOutcome::FailsAtStart)
        fixes.append(makeFix(QStringLiteral("remove-egl-headless"),
            VITRINE_TEXT("Remove egl-headless"),
            noEgl.edits()));
    setup.eglHeadless = true;
    setup.spiceGl = false;
    if (judgeGuest(input, setup).outcome != DisplayOutcome::FailsAtStart)
        fixes.append(makeFix(QStringLiteral("spice-gl-off"),
            VITRINE_TEXT("Turn the OpenGL of Spice off"),
            noGl.edits()));
    if (fixes.isEmpty())
        fixes.append(localSpiceGlFix(input, nullptr));
    return fixes;
}

void multiple(const RuleInput &input, Findings &findings)
{
    if (!hasEgl(input))
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!isSpiceGl(graphics))
            continue;
        Diagnostic &finding = findings.refused(graphics.gl.node,
            u"enable",
            QStringLiteral("multiple OpenGL displays are not supported by QEMU"),
            VITRINE_TEXT("Spice and egl-headless both bring OpenGL; only one of them may."));
        finding.fixes = oneContextFixes(input);
    }
}

/// Ways to one OpenGL context of Spice and D-Bus.
QList<Fix> oneOfTwoFixes(const RuleInput &input)
{
    QList<Fix> fixes;
    for (const bool spice : {false, true}) {
        DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
        (spice ? setup.spiceGl : setup.dbusGl) = false;
        if (judgeGuest(input, setup).outcome == DisplayOutcome::FailsAtStart)
            continue;
        EditList list(input.text);
        for (const Graphics &graphics : input.guest.graphics) {
            if (graphics.type.is(spice ? u"spice" : u"dbus") && graphics.gl.is(u"yes"))
                list.set(graphics.gl.node, u"enable", QStringLiteral("no"));
        }
        fixes.append(makeFix(spice ? QStringLiteral("spice-gl-off") : QStringLiteral("dbus-gl-off"),
            spice ? Text(VITRINE_TEXT("Turn the OpenGL of Spice off"))
                  : Text(VITRINE_TEXT("Turn the OpenGL of D-Bus off")),
            list.edits()));
    }
    return fixes;
}

void twoContexts(const RuleInput &input, Findings &findings)
{
    const DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    if (!setup.eglHeadless && !setup.dbusGl)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!isSpiceGl(graphics))
            continue;
        Diagnostic &finding = findings.refused(graphics.gl.node,
            u"enable",
            QStringLiteral("The console already has an OpenGL context."));
        finding.fixes = setup.eglHeadless ? oneContextFixes(input) : oneOfTwoFixes(input);
    }
}

void spiceUnsupported(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasOption(QStringLiteral("spice"), QStringLiteral("gl")))
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!isSpiceGl(graphics))
            continue;
        Diagnostic &finding = findings.refused(
            graphics.gl.node, u"enable", QStringLiteral("This QEMU doesn't support spice OpenGL"));
        if (auto fix = glOffFix(input, graphics))
            finding.fixes.append(*std::move(fix));
    }
}

void renderNodeUnsupported(
    const RuleInput &input, Findings &findings, bool supported, bool egl, const QString &words)
{
    if (supported)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!(egl ? isEgl(graphics) : isSpiceGl(graphics)) || !graphics.renderNode.isSet())
            continue;
        Diagnostic &finding = findings.refused(graphics.renderNode.node, u"rendernode", words);
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-rendernode"),
            VITRINE_TEXT("Let QEMU choose the render node"),
            {RemoveNode {path}})};
    }
}

void spiceRenderNodeUnsupported(const RuleInput &input, Findings &findings)
{
    renderNodeUnsupported(input,
        findings,
        input.world.caps->hasOption(QStringLiteral("spice"), QStringLiteral("rendernode")),
        false,
        QStringLiteral("This QEMU doesn't support spice OpenGL rendernode"));
}

void eglRenderNodeUnsupported(const RuleInput &input, Findings &findings)
{
    renderNodeUnsupported(input,
        findings,
        input.world.caps->hasDisplayOption(
            QStringLiteral("egl-headless"), QStringLiteral("rendernode")),
        true,
        QStringLiteral(
            "This QEMU doesn't support OpenGL rendernode with egl-headless graphics type"));
}

void spiceLocalOnly(const RuleInput &input, Findings &findings)
{
    if (capsQuirks(*input.world.caps).spiceRemoteGl)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!isSpiceGl(graphics) || !listensOnPort(graphics, input.world.conf))
            continue;
        Diagnostic &finding = findings.refused(graphics.gl.node,
            u"enable",
            QStringLiteral("SPICE GL support is local-only for now and incompatible with -spice "
                           "port/tls-port"),
            VITRINE_TEXT("Spice with OpenGL works only for viewers on this host, and this one "
                         "listens on a port."));
        EditList nowhere(input.text);
        nowhere.replace(graphics.node, listeningNowhere(input.text, graphics.node));
        DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
        setup.spiceOnPort = false;
        if (judgeGuest(input, setup).outcome != DisplayOutcome::FailsAtStart)
            finding.fixes.append(makeFix(QStringLiteral("listen-none"),
                VITRINE_TEXT("Let Spice listen nowhere (viewers on this host only)"),
                nowhere.edits()));
        setup = displaySetupOf(input.guest, input.world.conf);
        setup.spiceGl = false;
        setup.eglHeadless = true;
        if (!hasEgl(input) && anyDisplayOn(input)
            && judgeDisplay(DisplayMode::Dmabuf, setup, *input.world.caps).outcome
                == DisplayOutcome::Works) {
            EditList list(input.text);
            list.set(graphics.gl.node, u"enable", QStringLiteral("no"));
            list.add(eglHeadlessXml(chooseRenderNode(input.world, nullptr).path));
            finding.fixes.append(makeFix(QStringLiteral("add-egl-headless"),
                VITRINE_TEXT("Take the OpenGL of egl-headless instead"),
                list.edits()));
        }
        if (auto fix = glOffFix(input, graphics))
            finding.fixes.append(*std::move(fix));
        if (finding.fixes.isEmpty()) {
            finding.fixes = {localSpiceGlFix(input, nullptr)};
        }
    }
}

/// Those for which libvirt looks for a render node by itself.
bool needsAutoRenderNode(const Graphics &graphics)
{
    return usesRenderNode(graphics) && !graphics.renderNode.isSet();
}

void noDri(const RuleInput &input, Findings &findings)
{
    if (input.world.host->drmAvailable)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!needsAutoRenderNode(graphics))
            continue;
        Diagnostic &finding = findings.refused(graphics.node,
            {},
            QStringLiteral("cannot open directory '/dev/dri': No such file or directory"),
            VITRINE_TEXT("OpenGL needs a render node of a GPU, and this host has none."));
        if (auto fix = glOffFix(input, graphics))
            finding.fixes.append(*std::move(fix));
    }
}

void noRenderNode(const RuleInput &input, Findings &findings)
{
    if (!input.world.host->drmAvailable || !input.world.host->renderNodes.isEmpty())
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!needsAutoRenderNode(graphics))
            continue;
        Diagnostic &finding = findings.refused(graphics.node,
            {},
            QStringLiteral("No DRM render nodes available"),
            VITRINE_TEXT("OpenGL needs a render node of a GPU, and this host has none."));
        if (auto fix = glOffFix(input, graphics))
            finding.fixes.append(*std::move(fix));
    }
}

bool isSymbolic(const QString &path)
{
    return path.startsWith(u"/dev/dri/by-path/");
}

void renderNodeMissing(const RuleInput &input, Findings &findings)
{
    const HostSnapshot &host = *input.world.host;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!usesRenderNode(graphics))
            continue;
        if (graphics.renderNode.isSet()) {
            const QString &path = *graphics.renderNode.raw;
            const RenderNode *node = host.findRenderNode(path);
            if ((node != nullptr && node->exists) || isSymbolic(path))
                continue;
            Diagnostic &finding = findings.refused(graphics.renderNode.node,
                u"rendernode",
                QStringLiteral("egl: no drm render node available"),
                {VITRINE_TEXT("This host has no render node %1."), {path}});
            // QEMU opens whatever stands there, and Mesa may render on it all the same (a card's own node, say).
            if (!path.startsWith(u"/dev/dri/renderD"))
                finding.severity = Severity::Warning;
            finding.fixes = renderNodeFixes(input, graphics);
            if (auto fix = glOffFix(input, graphics); fix && finding.fixes.isEmpty())
                finding.fixes.append(*std::move(fix));
        } else if (std::none_of(host.renderNodes.begin(),
                       host.renderNodes.end(),
                       [](const RenderNode &node) { return node.exists; })) {
            Diagnostic &finding = findings.refused(graphics.node,
                {},
                QStringLiteral("egl: no drm render node available"),
                VITRINE_TEXT("OpenGL needs a render node of a GPU, and this host has none."));
            if (auto fix = glOffFix(input, graphics))
                finding.fixes.append(*std::move(fix));
        }
    }
}

void renderNodeUnreadable(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!usesRenderNode(graphics) || !graphics.renderNode.isSet())
            continue;
        const RenderNode *node = input.world.host->findRenderNode(*graphics.renderNode.raw);
        if (node == nullptr || !node->exists || node->accessible)
            continue;
        Diagnostic &finding = findings.at(graphics.renderNode.node, u"rendernode");
        finding.words = QStringLiteral("egl: render node init failed");
        finding.message = {
            VITRINE_TEXT("You may not use %1, so QEMU started by you will fail; libvirt gives its "
                         "own user access. Being in the group “render” usually helps."),
            {node->path}};
        finding.fixes = renderNodeFixes(input, graphics);
    }
}

void renderNodeAmbiguous(const RuleInput &input, Findings &findings)
{
    const auto count = std::count_if(input.world.host->renderNodes.begin(),
        input.world.host->renderNodes.end(),
        [](const RenderNode &node) { return node.exists; });
    if (count < 2)
        return;
    for (const Graphics &graphics : input.guest.graphics) {
        if (!needsAutoRenderNode(graphics))
            continue;
        Diagnostic &finding = findings.at(graphics.node);
        finding.message =
            VITRINE_TEXT("This host has several GPUs, and it is not said which one makes the "
                         "OpenGL: libvirt takes the first that the folder happens to list.");
        finding.fixes = renderNodeFixes(input, graphics);
    }
}

void accel3dWithout(const RuleInput &input, Findings &findings)
{
    if (hasOpenGl(displaySetupOf(input.guest, input.world.conf)))
        return;
    for (const Video &video : input.guest.videos) {
        if (!video.accel3d.is(u"yes") || !video.model.is(u"virtio"))
            continue;
        Diagnostic &finding = findings.refused(video.accel3d.node,
            u"accel3d",
            QStringLiteral("opengl is not available"),
            VITRINE_TEXT("3D acceleration needs OpenGL, and no OpenGL is configured."));
        const QString path = finding.path;
        if (!anyDisplayOn(input)) {
            if (auto fix = addEglHeadlessFix(input, nullptr))
                finding.fixes.append(*std::move(fix));
        }
        finding.fixes.append(makeFix(QStringLiteral("accel3d-off"),
            VITRINE_TEXT("Turn 3D acceleration off"),
            {SetNode {path, QStringLiteral("no")}}));
    }
}

Rule needing(unsigned needs, Rule rule, bool (*concerns)(const RuleInput &) = anyUsesRenderNode)
{
    rule.needs = needs;
    rule.concerns = concerns;
    return rule;
}

Rule check(const char *id, Text title, void (*function)(const RuleInput &, Findings &))
{
    return libvirtRule(id,
        Pass::CheckGraphics,
        LibvirtCode::ConfigUnsupported,
        std::move(title),
        "qemuValidateDomainDeviceDefGraphics",
        function);
}

} // namespace

QList<Rule> openGlRules()
{
    return {
        check(rule_id::glEglHeadlessPartner,
            VITRINE_TEXT("egl-headless beside a window"),
            eglPartner),
        check(rule_id::glMultiple, VITRINE_TEXT("OpenGL of Spice and of egl-headless"), multiple),
        needing(NeedsCaps,
            check(rule_id::glSpiceUnsupported,
                VITRINE_TEXT("A QEMU without OpenGL in Spice"),
                spiceUnsupported)),
        needing(NeedsCaps,
            check(rule_id::glSpiceRenderNodeUnsupported,
                VITRINE_TEXT("A QEMU whose Spice takes no render node"),
                spiceRenderNodeUnsupported)),
        needing(NeedsCaps,
            check(rule_id::glEglHeadlessRenderNodeUnsupported,
                VITRINE_TEXT("A QEMU whose egl-headless takes no render node"),
                eglRenderNodeUnsupported)),
    };
}

QList<Rule> openGlStartRules()
{
    return {
        needing(NeedsHost,
            libvirtRule(rule_id::glNoDri,
                Pass::StartPrepare,
                LibvirtCode::SystemError,
                VITRINE_TEXT("OpenGL on a host without GPU devices"),
                "virHostGetDRMRenderNode",
                noDri)),
        needing(NeedsHost,
            libvirtRule(rule_id::glNoRenderNode,
                Pass::StartPrepare,
                LibvirtCode::InternalError,
                VITRINE_TEXT("OpenGL on a host without render nodes"),
                "virHostGetDRMRenderNode",
                noRenderNode)),
    };
}

QList<Rule> openGlQemuRules()
{
    Rule unreadable = effectRule(rule_id::glRenderNodeUnreadable,
        Severity::Warning,
        VITRINE_TEXT("A render node that you may not use"),
        "ui/egl-helpers.c qemu_egl_rendernode_open",
        renderNodeUnreadable);
    unreadable.phase = Phase::Qemu;
    return {
        qemuRule(rule_id::glTwoContexts,
            VITRINE_TEXT("Two OpenGL contexts for one display"),
            "ui/console.c qemu_console_set_display_gl_ctx",
            twoContexts),
        needing(NeedsCaps,
            qemuRule(rule_id::glSpiceLocalOnly,
                VITRINE_TEXT("Spice with OpenGL on a port"),
                "ui/spice-core.c qemu_spice_init",
                spiceLocalOnly)),
        needing(NeedsHost,
            qemuRule(rule_id::glRenderNodeMissing,
                VITRINE_TEXT("A render node that this host does not have"),
                "ui/egl-helpers.c qemu_egl_rendernode_open",
                renderNodeMissing)),
        needing(NeedsHost, unreadable),
        needing(NeedsHost,
            effectRule(rule_id::glRenderNodeAmbiguous,
                Severity::Warning,
                VITRINE_TEXT("OpenGL on a host with several GPUs"),
                "virHostGetDRMRenderNode",
                renderNodeAmbiguous)),
        qemuRule(rule_id::glAccel3dWithout,
            VITRINE_TEXT("3D acceleration without OpenGL"),
            "hw/display/virtio-gpu-gl.c virtio_gpu_gl_device_realize",
            accel3dWithout),
    };
}

} // namespace vitrine
