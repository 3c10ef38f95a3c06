// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -rtc and the timers: qemuBuildClockCommandLine.
#include "core/qemu/command_builder.h"

#include <QDateTime>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

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
            QDateTime::fromSecsSinceEpoch(clock->get(u"start").toLongLong(), Qt::UTC)
                .toString(u"yyyy-MM-ddTHH:mm:ss"_s),
            Source(clock, clock->find(u"start")));
    else
        b.notTranslated(clock, u"offset"_s); // the time of the start goes into it
    (void)clock->get(u"timezone");
    if (const TreeAttribute *adjustment = clock->find(u"adjustment");
        adjustment != nullptr && adjustment->value != "reset"_L1 && adjustment->value != "0"_L1)
        b.notTranslated(clock, u"adjustment"_s);
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
        (void)t->get(u"present");
    }
}

} // namespace vitrine
