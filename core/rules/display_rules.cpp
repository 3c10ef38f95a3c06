// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/qemu/qemu_caps.h"
#include "core/rules/display_fixes.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"

#include <QSet>

#include <algorithm>

namespace vitrine {

namespace {

/// Not a vfio-pci one, as far as the model is known at all.
bool isOtherModel(const MdevHostdev &mdev)
{
    return mdev.model.is(u"vfio-ccw") || mdev.model.is(u"vfio-ap");
}

void wrongModel(const RuleInput &input, Findings &findings, QStringView attribute)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        const GuestValue &value = attribute == u"display" ? mdev.display : mdev.ramfb;
        // libvirt passes both values of display on, of ramfb only "on".
        if (!isOtherModel(mdev)
            || !(value.is(u"on") || (attribute == u"display" && value.is(u"off"))))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            attribute,
            QStringLiteral("Property '%1.%2' not found").arg(*mdev.model.raw, attribute.toString()),
            VITRINE_TEXT("Only a PCI device (model vfio-pci) can show a picture."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
            {VITRINE_TEXT("Remove “%1”"), {attribute.toString()}},
            {RemoveNode {path}},
            true)};
    }
}

void displayWrongModel(const RuleInput &input, Findings &findings)
{
    wrongModel(input, findings, u"display");
}

void ramfbWrongModel(const RuleInput &input, Findings &findings)
{
    wrongModel(input, findings, u"ramfb");
}

void ramfbUnsupported(const RuleInput &input, Findings &findings)
{
    if (input.world.caps->hasProperty(
            QStringLiteral("vfio-pci-nohotplug"), QStringLiteral("ramfb")))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || !ramfbIsOn(mdev))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"ramfb",
            QStringLiteral("Property 'vfio-pci-nohotplug.ramfb' not found"),
            VITRINE_TEXT("This QEMU cannot show a boot picture on a vGPU."));
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("ramfb-off"),
            VITRINE_TEXT("Turn the boot picture (ramfb) off"),
            {SetNode {path, QStringLiteral("off")}})};
    }
}

void ramfbNeedsDisplay(const RuleInput &input, Findings &findings)
{
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || !ramfbIsOn(mdev) || displayIsOn(mdev))
            continue;
        Diagnostic &finding = findings.refused(mdev.node,
            u"ramfb",
            QStringLiteral("ramfb=on requires display=on"),
            VITRINE_TEXT(
                "The boot picture (ramfb) is shown on the display of the vGPU, which is off."));
        const QString path = finding.path;
        const DisplayVerdict verdict = judgeDisplay(kindOf(input.world, mdev),
            displaySetupOf(input.guest, input.world.conf),
            input.world.caps == nullptr ? QemuCaps() : *input.world.caps);
        finding.fixes = {makeFix(QStringLiteral("ramfb-off"),
            VITRINE_TEXT("Turn the boot picture (ramfb) off"),
            {SetNode {path, QStringLiteral("off")}})};
        if (!input.guest.graphics.isEmpty() && verdict.outcome != DisplayOutcome::FailsAtStart)
            finding.fixes.prepend(makeFix(QStringLiteral("display-on"),
                VITRINE_TEXT("Turn the display of the vGPU on"),
                {SetNode {input.text.pathOf(mdev.node, u"display"), QStringLiteral("on")}}));
    }
}

void ramfbTwoOwners(const RuleInput &input, Findings &findings)
{
    const auto video = std::find_if(input.guest.videos.begin(),
        input.guest.videos.end(),
        [](const Video &v) { return v.model.is(u"ramfb"); });
    bool owned = video != input.guest.videos.end();
    const bool byVideo = owned;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!ramfbIsOn(mdev) || !isVfioPci(mdev))
            continue;
        if (owned) {
            Diagnostic &finding = findings.refused(mdev.node,
                u"ramfb",
                byVideo ? QStringLiteral("duplicate fw_cfg file name: etc/ramfb")
                        : QStringLiteral("duplicate fw_cfg file name: vgaroms/vgabios-ramfb.bin"),
                byVideo ? Text(VITRINE_TEXT(
                    "The video device and the vGPU both want to show the boot picture (ramfb)."))
                        : Text(VITRINE_TEXT("Only one vGPU can show the boot picture (ramfb).")));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("ramfb-off"),
                VITRINE_TEXT("Turn the boot picture (ramfb) of this vGPU off"),
                {SetNode {path, QStringLiteral("off")}})};
        }
        owned = true;
    }
}

void alreadyAttached(const RuleInput &input, Findings &findings)
{
    QSet<MdevUuid> seen;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!mdev.uuid)
            continue;
        if (seen.contains(*mdev.uuid)) {
            Diagnostic &finding =
                findings.refused(mdev.node, {}, QStringLiteral("device is already attached"));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("remove-duplicate"),
                VITRINE_TEXT("Remove the second one"),
                {RemoveNode {path}})};
        }
        seen.insert(*mdev.uuid);
    }
}

/// The findings of one rule of the display table: each vGPU with display on, judged.
void judged(const RuleInput &input, Findings &findings, const char *rule, auto &&explain)
{
    static const QemuCaps unknown;
    const QemuCaps &caps = input.world.caps == nullptr ? unknown : *input.world.caps;
    const DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || !displayIsOn(mdev))
            continue;
        const DisplayMode kind = kindOf(input.world, mdev);
        const DisplayVerdict verdict = judgeDisplay(kind, setup, caps);
        if (verdict.outcome == DisplayOutcome::Works || qstrcmp(verdict.rule, rule) != 0)
            continue;
        Diagnostic &finding =
            findings.refused(mdev.node, u"display", QString::fromLatin1(verdict.qemuWords));
        finding.severity =
            verdict.outcome == DisplayOutcome::FailsAtStart ? Severity::Error : Severity::Warning;
        explain(finding, mdev, kind);
    }
}

void noPlane(const RuleInput &input, Findings &findings)
{
    judged(input,
        findings,
        rule_id::displayNoPlane,
        [&](Diagnostic &finding, const MdevHostdev &mdev, DisplayMode) {
            finding.message =
                VITRINE_TEXT("This vGPU has no picture to show; it can only compute.");
            finding.fixes = {displayOffFix(input, mdev)};
        });
}

/// How the vendor's devices usually are: to be shown as a hint, never a verdict.
Text unknownKindMessage(const World &world, const MdevHostdev &mdev)
{
    const MdevParent *parent = parentOf(world, mdev);
    if (parent != nullptr && parent->vendor == 0x8086)
        return VITRINE_TEXT("How this vGPU shows its picture is not known. Those of Intel usually "
                            "need OpenGL, and no OpenGL is configured.");
    if (parent != nullptr && parent->vendor == 0x10de)
        return VITRINE_TEXT("How this vGPU shows its picture is not known. Those of NVIDIA usually "
                            "need no OpenGL; if this one does, QEMU will not start.");
    return VITRINE_TEXT("How this vGPU shows its picture is not known. If it does so through a "
                        "dmabuf, it needs OpenGL, and no OpenGL is configured.");
}

void needsOpenGl(const RuleInput &input, Findings &findings)
{
    judged(input,
        findings,
        rule_id::displayNeedsOpenGl,
        [&](Diagnostic &finding, const MdevHostdev &mdev, DisplayMode kind) {
            finding.message = kind == DisplayMode::Dmabuf
                ? Text(VITRINE_TEXT("This vGPU shows its picture through a dmabuf, which needs "
                                    "OpenGL, and no OpenGL is configured."))
                : unknownKindMessage(input.world, mdev);
            finding.fixes = openGlFixes(input, mdev);
        });
}

void viewerIncompatible(const RuleInput &input, Findings &findings)
{
    judged(input,
        findings,
        rule_id::displayViewerIncompatible,
        [&](Diagnostic &finding, const MdevHostdev &mdev, DisplayMode kind) {
            finding.message = finding.words.contains(u"incompatible with the GL context")
                ? Text(VITRINE_TEXT("A viewer without OpenGL is connected to a vGPU whose picture "
                                    "another display takes."))
                : kind == DisplayMode::Dmabuf
                ? Text(VITRINE_TEXT("This vGPU gives its picture as a dmabuf, and a viewer of this "
                                    "guest cannot take that in this QEMU."))
                : Text(VITRINE_TEXT(
                    "How this vGPU shows its picture is not known. If it does so through a dmabuf, "
                    "a viewer of this guest cannot take it in this QEMU."));
            finding.fixes = {
                localSpiceGlFix(input, parentOf(input.world, mdev)), displayOffFix(input, mdev)};
        });
}

void secondHead(const RuleInput &input, Findings &findings)
{
    if (!anyDisplayOn(input) || !hasImplicitVideo(input.guest))
        return;
    const bool first = displaySetupOf(input.guest, input.world.conf).vnc;
    Diagnostic &finding = findings.at(input.guest.graphics.first().node);
    finding.severity = first ? Severity::Warning : Severity::Note;
    finding.message = first
        ? Text(VITRINE_TEXT("No <video> is written, so libvirt adds an emulated display. VNC will "
                            "show that one first, not the vGPU."))
        : Text(VITRINE_TEXT("No <video> is written, so libvirt adds an emulated display: the guest "
                            "will have two."));
    if (auto fix = videoNoneFix(input))
        finding.fixes.append(*std::move(fix));
}

/// A VGA device of <qemu:commandline>. QEMU makes it before the vGPU: ours are written in JSON, and those come last
/// (softmmu/vl.c qemu_create_cli_devices).
NodeId passedVga(const RuleInput &input)
{
    for (const NodeId node : input.text.element(input.guest.domain).children) {
        if (!input.text.name(node).endsWith(u":commandline"))
            continue;
        for (const NodeId argument : input.text.element(node).children) {
            if (attributeOf(input, argument, u"value").section(u',', 0, 0) == u"VGA")
                return argument;
        }
    }
    return noNode;
}

void otherHead(const RuleInput &input, Findings &findings)
{
    const DisplaySetup setup = displaySetupOf(input.guest, input.world.conf);
    if (!anyDisplayOn(input) || input.guest.videos.isEmpty() || !setup.vnc || setup.spice)
        return;
    const NodeId passed = passedVga(input);
    if (!setup.primaryVideo && passed != noNode)
        findings.at(passed).message = VITRINE_TEXT(
            "VNC shows one display, and the first is this emulated one, not the vGPU.");
    if (!setup.primaryVideo)
        return;
    const Video &video = input.guest.videos.first();
    Diagnostic &finding = findings.at(video.node);
    finding.message =
        VITRINE_TEXT("VNC shows one display, and the first is this emulated one, not the vGPU.");
    if (auto fix = videoNoneFix(input))
        finding.fixes.append(*std::move(fix));
}

void darkAtBoot(const RuleInput &input, Findings &findings)
{
    const bool noVideo =
        input.guest.videos.size() == 1 && input.guest.videos.first().model.is(u"none");
    if (!noVideo || input.guest.graphics.isEmpty()
        || std::any_of(input.guest.mdevs.begin(), input.guest.mdevs.end(), ramfbIsOn))
        return;
    for (const MdevHostdev &mdev : input.guest.mdevs) {
        if (!isVfioPci(mdev) || !displayIsOn(mdev))
            continue;
        Diagnostic &finding = findings.at(mdev.node, u"ramfb");
        finding.message =
            VITRINE_TEXT("The screen stays dark until the guest's graphics driver has started: "
                         "there is no emulated display and no boot picture (ramfb).");
        const QString path = finding.path;
        finding.fixes = {makeFix(QStringLiteral("ramfb-on"),
            VITRINE_TEXT("Turn the boot picture (ramfb) on"),
            {SetNode {path, QStringLiteral("on")}})};
        return;
    }
}

} // namespace

QList<Rule> displayRules()
{
    QList<Rule> rules {
        qemuRule(rule_id::displayWrongModel,
            VITRINE_TEXT("A display on what is no PCI device"),
            "qemuBuildHostdevMediatedDevProps",
            displayWrongModel),
        qemuRule(rule_id::ramfbWrongModel,
            VITRINE_TEXT("A boot picture (ramfb) on what is no PCI device"),
            "qemuBuildHostdevMediatedDevProps",
            ramfbWrongModel),
        qemuRule(rule_id::ramfbUnsupported,
            VITRINE_TEXT("A QEMU without boot picture (ramfb) on vGPUs"),
            "hw/vfio/pci.c vfio_pci_nohotplug_class_init",
            ramfbUnsupported),
        qemuRule(rule_id::ramfbNeedsDisplay,
            VITRINE_TEXT("A boot picture (ramfb) on a vGPU with display off"),
            "hw/vfio/pci.c vfio_realize",
            ramfbNeedsDisplay),
        qemuRule(rule_id::ramfbTwoOwners,
            VITRINE_TEXT("Two devices that want to show the boot picture (ramfb)"),
            "hw/nvram/fw_cfg.c fw_cfg_add_file_callback",
            ramfbTwoOwners),
        qemuRule(rule_id::hostdevAlreadyAttached,
            VITRINE_TEXT("The same vGPU twice on one command line"),
            "hw/vfio/pci.c vfio_realize",
            alreadyAttached),
        qemuRule(rule_id::displayNoPlane,
            VITRINE_TEXT("Display on of a vGPU without a picture"),
            "hw/vfio/display.c vfio_display_probe",
            noPlane),
        qemuRule(rule_id::displayNeedsOpenGl,
            VITRINE_TEXT("Display on without the OpenGL that the vGPU needs"),
            "hw/vfio/display.c vfio_display_dmabuf_init",
            needsOpenGl),
        qemuRule(rule_id::displayViewerIncompatible,
            VITRINE_TEXT("A viewer that this QEMU cannot connect to this vGPU"),
            "ui/console.c console_compatible_with",
            viewerIncompatible),
        effectRule(rule_id::displaySecondHead,
            Severity::Note,
            VITRINE_TEXT("The emulated display that libvirt adds"),
            "qemuDomainDefAddDefaultDevices",
            secondHead),
        effectRule(rule_id::displayOtherHead,
            Severity::Warning,
            VITRINE_TEXT("VNC that shows another display than the vGPU"),
            "ui/vnc.c vnc_display_open",
            otherHead),
        effectRule(rule_id::displayDarkAtBoot,
            Severity::Note,
            VITRINE_TEXT("A screen that is dark while the guest boots"),
            "gvt-linux#178, kubevirt#9879",
            darkAtBoot),
    };
    for (Rule &rule : rules) {
        if (rule.check == ramfbUnsupported || rule.check == viewerIncompatible) {
            rule.needs = NeedsCaps;
            rule.concerns = rule.check == ramfbUnsupported
                ? +[](const RuleInput &input) {
                      return std::any_of(
                          input.guest.mdevs.begin(), input.guest.mdevs.end(), ramfbIsOn);
                  }
                : anyDisplayOn;
        }
    }
    return rules;
}

} // namespace vitrine
