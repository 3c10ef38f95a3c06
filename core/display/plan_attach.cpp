// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/graphics_edits.h"
#include "core/display/plan.h"
#include "core/display/plan_auto.h"
#include "core/qemu/qemu_caps.h"
#include "core/rules/rule_support.h"

#include <algorithm>

namespace vitrine {

namespace {

QByteArray hostdevXml(
    const QString &uuid, const QString &model, std::optional<bool> display, bool ramfb)
{
    QByteArray xml = "<hostdev mode='subsystem' type='mdev' managed='no' model='"
        + escapeXml(model, '\'') + '\'';
    if (display)
        xml += *display ? " display='on'" : " display='off'";
    if (ramfb)
        xml += " ramfb='on'";
    return xml + ">\n  <source>\n    <address uuid='" + uuid.toLatin1()
        + "'/>\n  </source>\n</hostdev>";
}

} // namespace

DisplayDecision decideDisplay(
    const GuestConfig &guest, const World &world, const MdevInstance *instance, int self)
{
    if (world.caps != nullptr
        && !world.caps->hasProperty(QStringLiteral("vfio-pci"), QStringLiteral("display")))
        return {false, VITRINE_TEXT("Display off: this QEMU cannot show the picture of a vGPU.")};
    const DisplayMode kind = instance == nullptr || world.host == nullptr
        ? DisplayMode::Unknown
        : world.host->displayModeOf(*instance);
    if (kind == DisplayMode::None)
        return {false, VITRINE_TEXT("Display off: this vGPU has no picture to show.")};
    if (guest.graphics.isEmpty())
        return {false,
            VITRINE_TEXT(
                "Display off: the guest has no viewer (Spice or VNC) to show a picture in.")};
    if (kind == DisplayMode::Unknown && instance != nullptr && instance->type) {
        const MdevType *type = world.host->findType(instance->parent, *instance->type);
        if (type != nullptr && isComputeType(world, *type))
            return {false, VITRINE_TEXT("Display off: this looks like a type for computing.")};
    }
    int number = 0;
    if (std::any_of(guest.mdevs.begin(), guest.mdevs.end(), [&](const MdevHostdev &mdev) {
            return number++ != self && displayIsOn(mdev);
        }))
        return {false,
            VITRINE_TEXT("Display off: another vGPU of this guest shows the picture already.")};
    return {true, VITRINE_TEXT("Display on: the guest has a viewer for its picture.")};
}

Result<DisplayPlan> planAttach(
    const XmlText &text, const GuestConfig &guest, const World &world, const AttachRequest &request)
{
    DisplayPlan plan;
    const MdevInstance *instance =
        world.host == nullptr ? nullptr : world.host->findInstance(request.uuid);
    QString model = request.model;
    if (model.isEmpty() && instance != nullptr && instance->type) {
        const MdevType *type = world.host->findType(instance->parent, *instance->type);
        if (type != nullptr && type->deviceApi) {
            model = *type->deviceApi;
            plan.reasons.append(
                Text {VITRINE_TEXT("Model %1: so says the type of the vGPU."), {model}});
        }
    }
    if (model.isEmpty()) {
        model = QStringLiteral("vfio-pci");
        plan.reasons.append(
            VITRINE_TEXT("Model vfio-pci: the host does not say, and GPUs are that."));
    }
    std::optional<bool> display = request.display;
    if (model == u"vfio-pci" && !display) {
        const DisplayDecision decision = decideDisplay(guest, world, instance);
        display = decision.on;
        plan.reasons.append(decision.reason);
    }
    // A QEMU without the property takes neither value.
    if (!request.display && display && world.caps != nullptr
        && !world.caps->hasProperty(QStringLiteral("vfio-pci"), QStringLiteral("display")))
        display.reset();

    const Edits hostdev {
        AddDevice {hostdevXml(request.uuid.toString(), model, display, request.ramfb)}};
    auto attached = applyEdits(text, hostdev);
    if (!attached)
        return failure(attached.error());
    auto guestNow = readGuest(*attached);
    if (!guestNow)
        return failure(guestNow.error());
    plan.edits = hostdev;

    XmlText current = *attached;
    if (request.videoNone) {
        EditList list(current);
        setOnlyVideo(list, *guestNow, QStringLiteral("none"));
        auto next = applyEdits(current, list.edits());
        if (!next)
            return failure(next.error());
        plan.edits += list.edits();
        current = *std::move(next);
        guestNow = readGuest(current);
        if (!guestNow)
            return failure(guestNow.error());
    }

    const auto added = std::find_if(guestNow->mdevs.begin(),
        guestNow->mdevs.end(),
        [&](const MdevHostdev &mdev) { return mdev.uuid == request.uuid; });
    if (added == guestNow->mdevs.end())
        return plan;
    const auto index = static_cast<int>(added - guestNow->mdevs.begin());
    const DisplayPlan gl =
        automaticOpenGl(current, *guestNow, index, world, request.gl, request.renderNode);
    plan.edits += gl.edits;
    plan.reasons += gl.reasons;
    plan.diagnostics += gl.diagnostics;
    return plan;
}

} // namespace vitrine
