// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -rtc and the timers: qemuBuildClockCommandLine.
#include "core/qemu/command_builder.h"

#include <QDateTime>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

QString rtcTime(qint64 secondsSinceEpoch)
{
    return QDateTime::fromSecsSinceEpoch(secondsSinceEpoch, Qt::UTC)
        .toString(u"yyyy-MM-ddTHH:mm:ss"_s);
}

/// offset='variable': the guest's clock begins with the host's, so many seconds away (qemuBuildClockArgStr).
void addVariableBase(CommandBuilder &b, ArgumentText &rtc, const TreeNode *clock)
{
    const TreeAttribute *adjustment = clock->find(u"adjustment");
    const bool local = clock->is(u"basis", u"localtime");
    const auto &now = b.guest.world.clock;
    if (!now) {
        b.notTranslated(clock, u"offset"_s);
        return;
    }
    const qint64 seconds = adjustment == nullptr ? 0 : adjustment->value.toLongLong();
    static constexpr TreeOrigin startTime {
        OriginKind::Host, VITRINE_TEXT("the time of the start, adjusted by what the clock says")};
    rtc.pair(u"base",
        rtcTime(now->secondsSinceEpoch + seconds + (local ? now->offsetFromUtc : 0)),
        Source(clock, startTime));
}

} // namespace

void addClockArguments(CommandBuilder &b)
{
    const TreeNode *clock = b.domain->child(u"clock");
    ArgumentText rtc = b.text();
    const QString &offset = clock->get(u"offset");
    const Source fromOffset(clock, clock->find(u"offset"));
    if (offset == "utc"_L1)
        rtc.pair(u"base", u"utc", fromOffset);
    else if (offset == "localtime"_L1 || offset == "timezone"_L1)
        rtc.pair(u"base", u"localtime", fromOffset); // a time zone goes into the environment
    else if (offset == "absolute"_L1)
        rtc.pair(u"base",
            rtcTime(clock->get(u"start").toLongLong()),
            Source(clock, clock->find(u"start")));
    else
        addVariableBase(b, rtc, clock);
    (void)clock->get(u"timezone"); // goes into the environment
    (void)clock->get(u"adjustment");
    for (const TreeNode *t = clock->child(u"timer"); t != nullptr; t = t->nextSame()) {
        if (!t->is(u"name", u"rtc"))
            continue;
        if (const TreeAttribute *track = t->find(u"track"))
            rtc.pair(u"clock",
                track->value == "guest"_L1      ? u"vm"
                    : track->value == "wall"_L1 ? u"host"
                                                : u"rt",
                Source(t, track));
        if (t->is(u"tickpolicy", u"catchup"))
            rtc.pair(u"driftfix", u"slew", Source(t, t->find(u"tickpolicy")));
        else if (t->has(u"tickpolicy") && !t->is(u"tickpolicy", u"delay"))
            b.notTranslated(t, u"tickpolicy"_s);
        break;
    }
    b.add(u"-rtc"_s, std::move(rtc), clock);
    for (const TreeNode *t = clock->child(u"timer"); t != nullptr; t = t->nextSame()) {
        const QString &name = t->get(u"name");
        const QString &policy = t->get(u"tickpolicy");
        if (name == "pit"_L1) {
            if (policy != "catchup"_L1)
                b.add(u"-global"_s,
                    u"kvm-pit.lost_tick_policy="_s
                        + (policy == "discard"_L1 ? u"discard"_s : u"delay"_s),
                    Source(t, t->find(u"tickpolicy")));
        } else if (name == "hpet"_L1) {
            if (t->is(u"present", u"no"))
                b.flag(u"-no-hpet"_s, Source(t, t->find(u"present")));
        } else if (name != "rtc"_L1 && name != "kvmclock"_L1 && name != "hypervclock"_L1
            && name != "tsc"_L1) {
            b.notTranslated(t);
        }
        for (const Atom key : Atoms {u"present", u"tickpolicy", u"track"})
            (void)t->get(key); // of the other timers they mean nothing to QEMU
    }
}

} // namespace vitrine
