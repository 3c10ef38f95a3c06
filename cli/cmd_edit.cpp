// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/edit_call.h"
#include "core/display/display_wish.h"
#include "core/display/plan_auto.h"
#include "core/guest/field_table.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString holdsNoMdev(const OpenGuest &open, const MdevUuid &uuid)
{
    return open.file + u": the guest has no vGPU "_s + uuid.toString();
}

/// The number of the vGPU whose display an edit sets; -1 for any other edit.
int displayOf(const SetField &edit)
{
    const std::optional<FieldRef> ref = parseFieldRef(edit.field);
    return ref && qstrcmp(ref->spec->id, "mdev.display") == 0 ? ref->index : -1;
}

/// A display that is chosen by hand, or whose vGPU goes, is no longer wished to be automatic.
Result<void> dropWish(const OpenGuest &open, Edits &edits, const std::optional<MdevUuid> &uuid)
{
    const Result<XmlText> now = applyEdits(open.text, edits);
    if (!now)
        return failure(now.error());
    if (!uuid || !wishesAutoDisplay(*now, *uuid))
        return {};
    const Result<XmlText> without = withoutAutoDisplayWish(*now, *uuid);
    if (!without)
        return failure(without.error());
    edits += ReplaceText {without->bytes()};
    return {};
}

/// The edits in order; mdev[N].display=auto is decided on the guest as those before have made it.
Result<DisplayPlan> planSet(
    const OpenGuest &open, const LoadedWorld &world, const QList<SetField> &edits)
{
    DisplayPlan plan;
    for (const SetField &edit : edits) {
        const int index = displayOf(edit);
        if (index < 0 || edit.value != u"auto"_s) {
            plan.edits += edit;
            if (index < 0 || index >= open.guest.mdevs.size())
                continue;
            if (const Result<void> done =
                    dropWish(open, plan.edits, open.guest.mdevs.at(index).uuid);
                !done)
                return failure(done.error());
            continue;
        }
        const Result<XmlText> now = applyEdits(open.text, plan.edits);
        if (!now)
            return failure(now.error());
        const Result<GuestConfig> guest = readGuest(*now, open.file);
        if (!guest)
            return failure(guest.error());
        const Result<DisplayPlan> display = planAutoDisplay(*now, *guest, world.view(), index);
        if (!display)
            return failure(display.error());
        plan.edits += display->edits;
        plan.reasons += display->reasons;
        plan.diagnostics += display->diagnostics;
    }
    return plan;
}

} // namespace

ExitCode runDetach(Context &context)
{
    if (!context.line.has(u"mdev"))
        return context.usage(u"--mdev UUID is missing"_s);
    const Result<MdevUuid> uuid = uuidOption(context, u"mdev");
    if (!uuid)
        return context.fail(uuid.error());
    if (const QString why = resultProblem(context); !why.isEmpty())
        return context.usage(why);
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());

    // From the last to the first, so that the paths of those before stay what they are.
    Edits edits;
    for (auto it = open->guest.mdevs.crbegin(); it != open->guest.mdevs.crend(); ++it) {
        if (it->uuid == *uuid)
            edits += RemoveNode {open->text.pathOf(it->node)};
    }
    if (edits.isEmpty())
        return context.fail(ExitCode::Host, holdsNoMdev(*open, *uuid));
    if (const Result<void> done = dropWish(*open, edits, *uuid); !done)
        return failEdit(context, done.error(), *open);
    const Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());
    return finishEdits(context, *open, *world, DisplayPlan {edits, {}, {}});
}

ExitCode runReplace(Context &context)
{
    for (const QString &option : {u"mdev"_s, u"with"_s}) {
        if (!context.line.has(option))
            return context.usage(u"--"_s + option + u" UUID is missing"_s);
    }
    const Result<MdevUuid> old = uuidOption(context, u"mdev");
    if (!old)
        return context.fail(old.error());
    const Result<MdevUuid> next = uuidOption(context, u"with");
    if (!next)
        return context.fail(next.error());
    if (const QString why = resultProblem(context); !why.isEmpty())
        return context.usage(why);
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());

    const int index = mdevIndexOf(open->guest, *old);
    if (index < 0)
        return context.fail(ExitCode::Host, holdsNoMdev(*open, *old));
    const Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());
    if (*old == *next)
        context.note(open->file + u": the vGPU to put in is the one that is there"_s);
    const QString field = u"mdev["_s + QString::number(index) + u"].uuid"_s;
    return finishEdits(
        context, *open, *world, DisplayPlan {{SetField {field, next->toString()}}, {}, {}});
}

ExitCode runSet(Context &context)
{
    if (const QString why = resultProblem(context); !why.isEmpty())
        return context.usage(why);
    QList<SetField> edits;
    for (const QString &assignment : context.arguments.mid(1)) {
        const qsizetype equals = assignment.indexOf(u'=');
        if (equals < 1)
            return context.usage(assignment + u": is not FIELD=VALUE"_s);
        const QString value = assignment.mid(equals + 1);
        edits += SetField {assignment.left(equals),
            value.isEmpty() ? std::nullopt : std::optional<QString>(value)};
    }
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    const Result<LoadedWorld> world = worldToJudge(context, *open);
    if (!world)
        return context.fail(world.error());
    const Result<DisplayPlan> plan = planSet(*open, *world, edits);
    if (!plan)
        return failEdit(context, plan.error(), *open);
    return finishEdits(context, *open, *world, *plan);
}

} // namespace vitrine::cli
