// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which CPUs there are and which of them run (virDomainVcpuParse, qemuDomainDefVcpusPostParse, virDomainVcpuDefPostParse,
// virDomainCpuDefFormat), and the I/O threads (virDomainDefParseIOThreads).
#include "core/completion/completion.h"
#include "core/completion/value_table.h"

#include <QSet>

#include <limits>
#include <vector>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 mostUint = std::numeric_limits<uint>::max();
/// More than any machine has: a list of them is not written.
constexpr quint64 sane = 65536;

struct Vcpu {
    const TreeNode *node = nullptr;
    bool online = false;
    QString hotpluggable; ///< yes, no or empty
    uint order = 0;
};

/// qemuDomainDefVcpusPostParse: the first that is wrong.
QString whatIsWrong(const std::vector<Vcpu> &vcpus)
{
    const Vcpu &first = vcpus.front();
    if (!first.online)
        return u"vcpu 0 can't be offline"_s;
    if (first.hotpluggable == "yes"_L1)
        return u"vcpu0 can't be hotpluggable"_s;
    if (first.order > 1)
        return u"vcpu0 must be enabled first"_s;
    for (std::size_t i = 1; i < vcpus.size(); ++i) {
        const Vcpu &one = vcpus.at(i);
        const Vcpu &before = vcpus.at(i - 1);
        if (one.online && (one.order != 0) != (first.order != 0))
            return u"all vcpus must have either set or unset order"_s;
        if (one.hotpluggable != "no"_L1)
            continue;
        if (before.hotpluggable == "yes"_L1)
            return u"online non-hotpluggable vcpus need to be ordered prior to hotplugable vcpus"_s;
        if (before.order > one.order)
            return u"online non-hotpluggable vcpus must be ordered in ascending order"_s;
    }
    return {};
}

void refuseWrong(Completion &guest, const std::vector<Vcpu> &vcpus, const TreeNode *node)
{
    constexpr int ofQemu = course::complete + 6;
    if (const QString words = whatIsWrong(vcpus); !words.isEmpty())
        guest.refuse(LibvirtCode::ConfigUnsupported, words, node, ofQemu);
    for (std::size_t i = 0; i < vcpus.size(); ++i) {
        if (vcpus.at(i).hotpluggable == "no"_L1 && !vcpus.at(i).online)
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"vcpu '%1' is both offline and not hotpluggable"_s.arg(i),
                node,
                course::completeGuest);
    }
}

/// What the list says of each; of what it does not name, nothing.
void readList(const TreeNode *list, std::vector<Vcpu> &vcpus)
{
    for (const TreeNode *v = list->child(u"vcpu"); v != nullptr; v = v->nextSame()) {
        const auto id = readUnsigned(v->get(u"id"), 10, mostUint);
        if (!id || *id >= vcpus.size())
            continue;
        Vcpu &one = vcpus.at(*id);
        one.node = v;
        one.online = v->is(u"enabled", u"yes");
        one.hotpluggable = v->get(u"hotpluggable");
        one.order = static_cast<uint>(readUnsigned(v->get(u"order"), 10, mostUint).value_or(0));
    }
}

/// As libvirt writes it: every CPU, by its number.
void writeList(Completion &guest, TreeNode *list, const std::vector<Vcpu> &vcpus)
{
    TreeNode *old = list->child(u"vcpu");
    while (old != nullptr) {
        TreeNode *next = old->nextSame();
        guest.tree.remove(old);
        old = next;
    }
    for (std::size_t i = 0; i < vcpus.size(); ++i) {
        const Vcpu &one = vcpus.at(i);
        TreeNode *node =
            guest.tree.add(list, u"vcpu", one.node == nullptr ? byDefault : TreeOrigin {});
        if (one.node != nullptr)
            node->source = one.node->source;
        const TreeOrigin origin = node->origin;
        guest.tree.set(node, u"id", QString::number(i), origin);
        guest.tree.set(node, u"enabled", one.online ? u"yes"_s : u"no"_s, origin);
        const QString fallback = one.online ? u"no"_s : u"yes"_s;
        guest.tree.set(node,
            u"hotpluggable",
            one.hotpluggable.isEmpty() ? fallback : one.hotpluggable,
            one.hotpluggable.isEmpty() ? byDefault : origin);
        if (one.order != 0)
            guest.tree.set(node, u"order", QString::number(one.order), origin);
    }
}

} // namespace

void completeVcpus(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    TreeNode *vcpu = domain->child(u"vcpu");
    TreeNode *list = domain->child(u"vcpus");
    if (list != nullptr && list->child(u"vcpu") == nullptr) {
        guest.tree.remove(list);
        list = nullptr;
    }
    quint64 most = 1;
    if (vcpu != nullptr)
        most = readUnsigned(vcpu->text, 10, mostUint).value_or(1);
    if (most == 0 || most > sane)
        return;
    std::vector<Vcpu> vcpus(most);
    if (list != nullptr) {
        readList(list, vcpus);
    } else {
        const QString now = vcpu == nullptr ? QString() : vcpu->get(u"current");
        const quint64 online = readUnsigned(now, 10, mostUint).value_or(most);
        for (quint64 i = 0; i < std::min(online, most); ++i)
            vcpus.at(i).online = true;
    }
    refuseWrong(guest, vcpus, list == nullptr ? vcpu : list);
    if (list != nullptr)
        writeList(guest, list, vcpus);
    const auto online =
        std::count_if(vcpus.begin(), vcpus.end(), [](const Vcpu &one) { return one.online; });
    if (static_cast<quint64>(online) < most)
        guest.tree.set(vcpu == nullptr ? guest.tree.add(domain, u"vcpu", byDefault) : vcpu,
            u"current",
            QString::number(online),
            list == nullptr ? TreeOrigin {} : byDefault);
    else if (vcpu != nullptr)
        guest.tree.removeAttribute(vcpu, u"current");
}

void completeIoThreads(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    TreeNode *counted = domain->child(u"iothreads");
    TreeNode *list = domain->child(u"iothreadids");
    if (list != nullptr && list->child(u"iothread") == nullptr) {
        guest.tree.remove(list);
        list = nullptr;
    }
    TreeNode *main = domain->child(u"defaultiothread");
    if (main != nullptr && main->firstAttribute() == nullptr)
        guest.tree.remove(main);
    QSet<quint64> given;
    for (const TreeNode *t = list == nullptr ? nullptr : list->child(u"iothread"); t != nullptr;
         t = t->nextSame())
        given.insert(readUnsigned(t->get(u"id"), 10, mostUint).value_or(0));
    const quint64 wanted =
        counted == nullptr ? 0 : readUnsigned(counted->text, 10, mostUint).value_or(0);
    const quint64 count = std::max(wanted, static_cast<quint64>(given.size()));
    if (count == 0) {
        if (counted != nullptr)
            guest.tree.remove(counted);
        return;
    }
    if (counted == nullptr)
        counted = guest.tree.add(domain, u"iothreads", byDefault);
    counted->text = QString::number(count);
    if (count > sane) {
        guest.notTranslated(counted);
        counted->text = QString::number(sane);
        return;
    }
    // The others get the lowest numbers that are free; all of them are written when one was.
    if (list == nullptr)
        return;
    quint64 number = 1;
    for (auto have = static_cast<quint64>(given.size()); have < count; ++have) {
        while (given.contains(number))
            ++number;
        guest.tree.set(guest.tree.add(list, u"iothread", byDefault),
            u"id",
            QString::number(number++),
            byDefault);
    }
}

} // namespace vitrine
