// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <bandwidth> of an interface (virNetDevBandwidthParse, virNetDevBandwidthRateFormat).
#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is wrong with one direction. Its numbers are spelled as libvirt writes them; those that are 0 are not written.
ScaledText readRate(Completion &guest, TreeNode *rate)
{
    const auto unsupported = [](const QString &words) {
        return ScaledText {LibvirtCode::ConfigUnsupported, words};
    };
    const auto isBad = [&](Atom name) {
        return rate->has(name)
            && !readUnsigned(rate->get(name), 10, std::numeric_limits<quint64>::max());
    };
    const auto unreadable = [&](Atom name) {
        return unsupported(
            u"could not convert bandwidth %1 value '%2'"_s.arg(name.toString(), rate->get(name)));
    };
    if (isBad(u"average"))
        return unreadable(u"average");
    if (!rate->has(u"average") && !rate->has(u"floor"))
        return {LibvirtCode::SystemError, u"Missing mandatory average or floor attributes"_s};
    if (!rate->has(u"average") && (rate->has(u"peak") || rate->has(u"burst")))
        return unsupported(u"'peak' and 'burst' require 'average' attribute"_s);
    for (const Atom name : Atoms {u"peak", u"burst", u"floor"}) {
        if (isBad(name))
            return unreadable(name);
    }
    for (const Atom name : Atoms {u"average", u"peak", u"burst", u"floor"}) {
        if (!rate->has(name))
            continue;
        const quint64 value =
            readUnsigned(rate->get(name), 10, std::numeric_limits<quint64>::max()).value_or(0);
        if (value == 0)
            guest.tree.removeAttribute(rate, name);
        else
            guest.tree.respell(rate, name, QString::number(value));
    }
    return {};
}

} // namespace

void readBandwidth(Completion &guest, TreeNode *interface, int order, WrongSink &sink)
{
    TreeNode *bandwidth = interface->child(u"bandwidth");
    if (bandwidth == nullptr)
        return;
    const auto say = [&](const ScaledText &wrong) {
        sink.sayWrong(bandwidth, order, wrong.code, wrong.words);
    };
    if (bandwidth->has(u"classID")) {
        say({LibvirtCode::SystemError,
            u"classID attribute not supported on <bandwidth> in this usage context"_s});
        return;
    }
    if (bandwidth->firstChild() == nullptr) {
        guest.tree.remove(bandwidth);
        return;
    }
    for (const Atom name : Atoms {u"inbound", u"outbound"}) {
        TreeNode *rate = bandwidth->child(name);
        if (rate == nullptr)
            continue;
        if (rate->nextSame() != nullptr) {
            say({LibvirtCode::SystemError,
                u"Only one child <%1> element allowed"_s.arg(name.toString())});
            return;
        }
        const ScaledText wrong = readRate(guest, rate);
        if (!wrong.words.isEmpty()) {
            say(wrong);
            return;
        }
        const bool floor = rate->has(u"floor");
        if (floor && name == u"outbound") {
            say({LibvirtCode::ConfigUnsupported,
                u"'floor' attribute allowed only in <inbound> element"_s});
        } else if (floor && !interface->is(u"type", u"network")) {
            say({LibvirtCode::ConfigUnsupported,
                u"floor attribute is not supported for this config"_s});
            return;
        }
        if (rate->firstAttribute() == nullptr)
            guest.tree.remove(rate);
    }
}

} // namespace vitrine
