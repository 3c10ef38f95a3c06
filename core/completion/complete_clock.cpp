// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <clock> and its timers: virDomainDefClockParse, virDomainDefPostParseTimer, virDomainClockDefFormat.
#include "core/completion/completion.h"
#include "core/completion/read_values.h"
#include "core/completion/value_table.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void keepOnly(Completion &guest, TreeNode *clock, Atoms names)
{
    for (const Atom name : Atoms {u"adjustment", u"basis", u"timezone", u"start"}) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            guest.tree.removeAttribute(clock, name);
    }
}

void completeOffset(Completion &guest, TreeNode *clock)
{
    // Behind the offset, before the timers.
    const int place = parsePlace(u"clock") - 1;
    const QString offset = clock->get(u"offset");
    const QString adjustment = clock->get(u"adjustment");
    const auto value = readLong(adjustment, 10);
    if (offset == "utc"_L1 || offset == "localtime"_L1) {
        if (adjustment.isEmpty() || adjustment == "reset"_L1) {
            keepOnly(guest, clock, {u"adjustment"});
            if (adjustment.isEmpty())
                guest.tree.removeAttribute(clock, u"adjustment");
            return;
        }
        if (!value) {
            guest.refuse(LibvirtCode::XmlError,
                u"unknown clock adjustment '%1'"_s.arg(adjustment),
                clock,
                place);
            return;
        }
        guest.tree.set(clock, u"basis", offset, byDefault);
        guest.tree.respell(clock, u"offset", u"variable"_s);
        guest.tree.respell(clock, u"adjustment", QString::number(*value));
        keepOnly(guest, clock, {u"adjustment", u"basis"});
    } else if (offset == "variable"_L1) {
        guest.tree.set(clock,
            u"adjustment",
            QString::number(value.value_or(0)),
            value ? TreeOrigin {} : byDefault);
        if (!clock->has(u"basis"))
            guest.tree.set(clock, u"basis", u"utc"_s, byDefault);
        keepOnly(guest, clock, {u"adjustment", u"basis"});
    } else if (offset == "timezone"_L1) {
        if (clock->get(u"timezone").isEmpty())
            guest.refuse(LibvirtCode::InternalError,
                u"missing 'timezone' attribute for clock with offset='timezone'"_s,
                clock,
                place);
        keepOnly(guest, clock, {u"timezone"});
    } else if (offset == "absolute"_L1) {
        const auto start =
            readUnsigned(clock->get(u"start"), 10, std::numeric_limits<quint64>::max());
        if (start)
            guest.tree.respell(clock, u"start", QString::number(*start));
        else
            guest.refuse(LibvirtCode::InternalError,
                u"missing 'start' attribute for clock with offset='absolute'"_s,
                clock,
                place);
        keepOnly(guest, clock, {u"start"});
    }
}

/// Drops what is nothing of the speed at which ticks are caught up. Whether something is left.
bool completeCatchup(Completion &guest, TreeNode *timer)
{
    TreeNode *catchup = timer->child(u"catchup");
    if (catchup == nullptr)
        return false;
    for (const Atom name : Atoms {u"threshold", u"slew", u"limit"}) {
        if (readUnsigned(catchup->get(name), 10, std::numeric_limits<quint64>::max()).value_or(0)
            == 0)
            guest.tree.removeAttribute(catchup, name);
    }
    if (catchup->firstAttribute() != nullptr)
        return true;
    guest.tree.remove(catchup);
    return false;
}

void completeTimer(Completion &guest, TreeNode *timer)
{
    constexpr int place = course::completeBoot + 1;
    const QString name = timer->get(u"name");
    const bool catches = completeCatchup(guest, timer);
    const auto refuseSetting = [&](const QString &what) {
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"timer %1 doesn't support setting of timer %2"_s.arg(name, what),
            timer,
            place);
    };
    if (timer->is(u"frequency", u"0"))
        guest.tree.removeAttribute(timer, u"frequency");
    if ((name == "kvmclock"_L1 || name == "hypervclock"_L1) && timer->has(u"tickpolicy"))
        refuseSetting(u"tickpolicy"_s);
    if (catches && !timer->is(u"tickpolicy", u"catchup"))
        guest.refuse(LibvirtCode::XmlError,
            u"setting of timer catchup policies is only supported with tickpolicy='catchup'"_s,
            timer,
            place);
    if (name != "tsc"_L1 && timer->has(u"frequency"))
        refuseSetting(u"frequency"_s);
    if (name != "tsc"_L1 && timer->has(u"mode"))
        refuseSetting(u"mode"_s);
    if (name != "platform"_L1 && name != "rtc"_L1 && timer->has(u"track"))
        refuseSetting(u"track"_s);
}

} // namespace

void completeClock(Completion &guest)
{
    TreeNode *clock = guest.tree.ensure(guest.tree.domain(), u"clock", byDefault);
    if (!clock->has(u"offset"))
        guest.tree.set(clock, u"offset", u"utc"_s, byDefault);
    completeOffset(guest, clock);
    for (TreeNode *timer = clock->child(u"timer"); timer != nullptr; timer = timer->nextSame())
        completeTimer(guest, timer);
}

} // namespace vitrine
