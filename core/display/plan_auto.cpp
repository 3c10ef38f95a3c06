// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/plan_auto.h"

#include "core/display/display_wish.h"
#include "core/display/graphics_edits.h"
#include "core/rules/rule_support.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Edits that are applied as they are collected, so that each sees the guest as the one before left it.
class Draft {
public:
    static Result<Draft> of(const XmlText &text)
    {
        Draft draft;
        if (const Result<void> read = draft.take(text); !read)
            return failure(read.error());
        return draft;
    }

    Result<void> add(const Edits &edits)
    {
        if (edits.isEmpty())
            return {};
        const Result<XmlText> next = applyEdits(m_text, edits);
        if (!next)
            return failure(next.error());
        m_edits += edits;
        return take(*next);
    }

    [[nodiscard]] const XmlText &text() const { return m_text; }
    [[nodiscard]] const GuestConfig &guest() const { return m_guest; }
    [[nodiscard]] const Edits &edits() const { return m_edits; }

private:
    Result<void> take(const XmlText &text)
    {
        Result<GuestConfig> guest = readGuest(text);
        if (!guest)
            return failure(guest.error());
        m_text = text;
        m_guest = *std::move(guest);
        return {};
    }

    XmlText m_text;
    GuestConfig m_guest;
    Edits m_edits;
};

/// Whether only a viewer is missing: the kind is known to show a picture, and with a viewer the display would be on.
bool lacksOnlyViewer(
    const GuestConfig &guest, const World &world, const MdevInstance *instance, int self)
{
    if (!guest.graphics.isEmpty() || instance == nullptr)
        return false;
    const DisplayMode kind = world.host->displayModeOf(*instance);
    if (kind != DisplayMode::Region && kind != DisplayMode::Dmabuf)
        return false;
    GuestConfig withViewer = guest;
    withViewer.graphics.append(Graphics());
    return decideDisplay(withViewer, world, instance, self).on;
}

Result<void> decide(Draft &draft,
    DisplayPlan &plan,
    const World &world,
    int index,
    GlChoice gl,
    const std::optional<QString> &renderNode)
{
    const std::optional<MdevUuid> uuid = draft.guest().mdevs.at(index).uuid;
    const MdevInstance *instance =
        world.host == nullptr || !uuid ? nullptr : world.host->findInstance(*uuid);
    if (lacksOnlyViewer(draft.guest(), world, instance, index)) {
        if (const Result<void> added = draft.add({AddDevice {localSpiceXml(false, {})}}); !added)
            return failure(added.error());
        plan.reasons.append(VITRINE_TEXT(
            "A Spice viewer that only this host can reach: the guest had none for the picture."));
    }
    const DisplayDecision decision = decideDisplay(draft.guest(), world, instance, index);
    plan.reasons.append(decision.reason);
    const QString field = QStringLiteral("mdev[%1].display").arg(index);
    const QString value = decision.on ? QStringLiteral("on") : QStringLiteral("off");
    if (const Result<void> set = draft.add({SetField {field, value}}); !set)
        return failure(set.error());
    const DisplayPlan openGl =
        automaticOpenGl(draft.text(), draft.guest(), index, world, gl, renderNode);
    plan.reasons += openGl.reasons;
    plan.diagnostics += openGl.diagnostics;
    return draft.add(openGl.edits);
}

} // namespace

Result<DisplayPlan> planAutoDisplay(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    int mdevIndex,
    GlChoice gl,
    const std::optional<QString> &renderNode)
{
    const QString name = QStringLiteral("mdev[%1]").arg(mdevIndex);
    if (mdevIndex < 0 || mdevIndex >= guest.mdevs.size())
        return failure(ErrorCode::NotFound, {VITRINE_TEXT("the guest has no %1"), {name}});
    if (!isVfioPci(guest.mdevs.at(mdevIndex)))
        return failure(
            ErrorCode::Usage, {VITRINE_TEXT("%1 has no display: only vfio-pci has"), {name}});
    Result<Draft> draft = Draft::of(text);
    if (!draft)
        return failure(draft.error());
    DisplayPlan plan;
    if (const Result<void> done = decide(*draft, plan, world, mdevIndex, gl, renderNode); !done)
        return failure(done.error());
    if (const std::optional<MdevUuid> uuid = draft->guest().mdevs.at(mdevIndex).uuid) {
        const Result<XmlText> wished = withAutoDisplayWish(draft->text(), *uuid);
        if (!wished)
            return failure(wished.error());
        if (!(*wished == draft->text())) {
            if (const Result<void> kept = draft->add({ReplaceText {wished->bytes()}}); !kept)
                return failure(kept.error());
        }
    }
    plan.edits = draft->edits();
    return plan;
}

Result<DisplayPlan> planAttachAuto(
    const XmlText &text, const GuestConfig &guest, const World &world, const AttachRequest &request)
{
    AttachRequest bare = request;
    bare.display = false;
    bare.gl = GlChoice::None;
    Result<DisplayPlan> plan = planAttach(text, guest, world, bare);
    if (!plan)
        return plan;
    const Result<XmlText> attached = applyEdits(text, plan->edits);
    if (!attached)
        return failure(attached.error());
    const Result<GuestConfig> now = readGuest(*attached);
    if (!now)
        return failure(now.error());
    const auto added = std::find_if(now->mdevs.begin(), now->mdevs.end(), [&](const auto &mdev) {
        return mdev.uuid == request.uuid;
    });
    if (added == now->mdevs.end() || !isVfioPci(*added))
        return plan; // other models have no display
    const auto index = static_cast<int>(added - now->mdevs.begin());
    const Result<DisplayPlan> display =
        planAutoDisplay(*attached, *now, world, index, request.gl, request.renderNode);
    if (!display)
        return failure(display.error());
    plan->edits += display->edits;
    plan->reasons += display->reasons;
    plan->diagnostics += display->diagnostics;
    return plan;
}

} // namespace vitrine
