// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -m, the memory backends, -overcommit, -smp, -numa: qemuBuildMemCommandLine, qemuBuildSmpCommandLine, qemuBuildNumaCommandLine.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

quint64 roundUpMiB(quint64 kib)
{
    return (kib + 1023) / 1024;
}

/// Memory that is there at the start, in KiB: all but the memory devices.
quint64 initialMemory(const CommandBuilder &b)
{
    quint64 total = number(b.domain->child(u"memory")->text).value_or(0);
    for (const TreeNode *d : b.devices(u"memory")) {
        const TreeNode *size = d->descend(u"target", u"size");
        if (size != nullptr)
            total -= std::min(total, number(size->text).value_or(0));
    }
    return total;
}

void addSmp(CommandBuilder &b)
{
    const TreeNode *vcpu = b.domain->child(u"vcpu");
    const TreeNode *topology = b.domain->descend(u"cpu", u"topology");
    const quint64 maximum = number(vcpu->text).value_or(1);
    quint64 current =
        vcpu->has(u"current") ? number(vcpu->get(u"current")).value_or(maximum) : maximum;
    if (const TreeNode *list = b.domain->child(u"vcpus")) {
        list->useAll();
        current = 0; // those that can be unplugged come later, one by one
        for (const TreeNode *v = list->child(u"vcpu"); v != nullptr; v = v->nextSame())
            current += v->is(u"enabled", u"yes") && v->is(u"hotpluggable", u"no") ? 1U : 0U;
    }
    ArgumentText s = b.text();
    s.part(QString::number(current), Source(vcpu));
    if (current != maximum)
        s.pair(u"maxcpus", QString::number(maximum), Source(vcpu, vcpu->find(u"current")));
    if (topology != nullptr) {
        for (const Atom key : Atoms {u"sockets", u"dies", u"cores", u"threads"})
            s.pair(key, topology->get(key), Source(topology, topology->find(key)));
    } else {
        s.pair(u"sockets", QString::number(maximum), Source(vcpu, byDefault));
        s.pair(u"cores", u"1", Source(vcpu, byDefault));
        s.pair(u"threads", u"1", Source(vcpu, byDefault));
    }
    b.add(u"-smp"_s, std::move(s), vcpu);
}

void addThreadPool(PropertyText &p, const TreeNode *thread)
{
    for (const auto &[attribute, property] : {std::pair {u"thread_pool_min", u"thread-pool-min"},
             {u"thread_pool_max", u"thread-pool-max"}}) {
        if (const TreeAttribute *t = thread->find(attribute))
            p.number(property, t->value.toLongLong(), Source(thread, t));
    }
}

void addIoThreads(CommandBuilder &b)
{
    const TreeNode *node = b.domain->child(u"iothreads");
    const auto add = [&](const QString &id, const TreeNode *own) {
        PropertyText p = b.object();
        p.string(u"qom-type", u"iothread", node);
        p.string(u"id", u"iothread"_s + id, node);
        if (own != nullptr)
            addThreadPool(p, own);
        b.add(u"-object"_s, std::move(p), node);
    };
    if (const TreeNode *list = b.domain->child(u"iothreadids")) {
        for (const TreeNode *t = list->child(u"iothread"); t != nullptr; t = t->nextSame())
            add(t->get(u"id"), t);
    } else {
        const quint64 count = number(b.domain->childText(u"iothreads")).value_or(0);
        for (quint64 id = 1; id <= count; ++id)
            add(QString::number(id), nullptr);
    }
    if (const TreeNode *main = b.domain->child(u"defaultiothread")) {
        PropertyText p = b.object();
        p.string(u"qom-type", u"main-loop", main);
        p.string(u"id", u"main-loop", main);
        addThreadPool(p, main);
        b.add(u"-object"_s, std::move(p), main);
    }
}

} // namespace

void addMemoryArguments(CommandBuilder &b)
{
    const TreeNode *memory = b.domain->child(u"memory");
    const TreeNode *maximum = b.domain->child(u"maxMemory");
    const TreeNode *numa = b.domain->descend(u"cpu", u"numa");
    const bool cells = numa != nullptr && numa->child(u"cell") != nullptr;
    (void)memory->get(u"unit");
    quint64 mib = 0;
    if (cells) {
        for (const TreeNode *c = numa->child(u"cell"); c != nullptr; c = c->nextSame())
            mib += roundUpMiB(number(c->get(u"memory")).value_or(0));
    } else {
        mib = roundUpMiB(initialMemory(b));
    }
    ArgumentText m = b.text();
    if (maximum != nullptr) {
        (void)maximum->get(u"unit");
        m.part(u"size="_s + QString::number(mib * 1024) + u'k', Source(memory));
        m.pair(u"slots", maximum->get(u"slots"), Source(maximum, maximum->find(u"slots")));
        m.pair(u"maxmem",
            QString::number(roundUpMiB(number(maximum->text).value_or(0)) * 1024) + u'k',
            Source(maximum));
    } else {
        m.part(QString::number(mib), Source(memory));
    }
    b.add(u"-m"_s, std::move(m), memory);
    const TreeNode *backing = b.domain->child(u"memoryBacking");
    const QemuMachine *machine = b.caps.machine(b.guest.machine);
    const QString ramId = machine == nullptr ? u"pc.ram"_s : machine->defaultRamId;
    if (!cells && !ramId.isEmpty())
        addMemoryBackend(b, ramId, mib * 1024 * 1024, nullptr);
    const TreeNode *locked = backing == nullptr ? nullptr : backing->child(u"locked");
    b.add(u"-overcommit"_s,
        locked != nullptr ? u"mem-lock=on"_s : u"mem-lock=off"_s,
        locked != nullptr ? Source(locked) : Source(runtimeOrigin));
    addSmp(b);
    addIoThreads(b);
}

namespace {

/// qemuBuildNumaCommandLine: all of them as soon as one is given.
void addDistances(CommandBuilder &b, const TreeNode *numa)
{
    bool any = false;
    for (const TreeNode *c = numa->child(u"cell"); c != nullptr; c = c->nextSame())
        any = any || c->child(u"distances") != nullptr;
    if (!any)
        return;
    for (const TreeNode *from = numa->child(u"cell"); from != nullptr; from = from->nextSame()) {
        for (const TreeNode *to = numa->child(u"cell"); to != nullptr; to = to->nextSame()) {
            QString value = from == to ? u"10"_s : u"20"_s;
            Source source {byDefault};
            const TreeNode *distances = from->child(u"distances");
            for (const TreeNode *s = distances == nullptr ? nullptr : distances->child(u"sibling");
                 s != nullptr;
                 s = s->nextSame()) {
                if (!s->is(u"id", to->get(u"id")))
                    continue;
                value = s->get(u"value");
                source = Source(s, s->find(u"value"));
            }
            ArgumentText n = b.text();
            n.part(u"dist", from);
            n.pair(u"src", from->get(u"id"), from);
            n.pair(u"dst", to->get(u"id"), to);
            n.pair(u"val", value, source);
            b.add(u"-numa"_s, std::move(n), from);
        }
    }
}

} // namespace

void addNumaArguments(CommandBuilder &b)
{
    const TreeNode *numa = b.domain->descend(u"cpu", u"numa");
    if (numa == nullptr)
        return;
    const QemuMachine *machine = b.caps.machine(b.guest.machine);
    const TreeNode *interconnects = numa->child(u"interconnects");
    // Old machines take the size of a node by itself, unless one of them needs more than plain memory.
    bool oldForm = machine != nullptr && machine->numaMemSupported && interconnects == nullptr;
    for (const TreeNode *c = numa->child(u"cell"); c != nullptr; c = c->nextSame())
        oldForm = oldForm && !needsMemoryBackend(b, c);
    if (oldForm) {
        addMemoryPath(b);
        if (const TreeNode *numatune = b.domain->child(u"numatune"))
            numatune->useAll(); // cgroups bind the process, and nothing on the command line does
    }
    int firstInitiator = -1;
    for (const TreeNode *c = numa->child(u"cell"); c != nullptr; c = c->nextSame()) {
        if (firstInitiator < 0 && c->has(u"cpus"))
            firstInitiator = c->get(u"id").toInt();
    }
    for (const TreeNode *c = numa->child(u"cell"); c != nullptr; c = c->nextSame()) {
        (void)c->get(u"unit");
        const QString &id = c->get(u"id");
        const quint64 mib = roundUpMiB(number(c->get(u"memory")).value_or(0));
        if (!oldForm)
            addMemoryBackend(b, u"ram-node"_s + id, mib * 1024 * 1024, c);
        ArgumentText n = b.text();
        n.part(u"node", c);
        n.pair(u"nodeid", id, Source(c, c->find(u"id")));
        if (c->has(u"cpus")) {
            for (const QString &range : c->get(u"cpus").split(u','))
                n.pair(u"cpus", range, Source(c, c->find(u"cpus")));
        }
        if (interconnects != nullptr)
            n.pair(u"initiator",
                c->has(u"cpus") ? id : QString::number(firstInitiator),
                interconnects);
        if (oldForm)
            n.pair(u"mem", QString::number(mib), Source(c, c->find(u"memory")));
        else
            n.pair(u"memdev", u"ram-node"_s + id, Source(c, aliasOrigin));
        b.add(u"-numa"_s, std::move(n), c);
        if (oldForm) {
            (void)c->get(u"memAccess");
            (void)c->get(u"discard");
        }
    }
    addDistances(b, numa);
    if (interconnects == nullptr)
        return;
    for (const TreeNode *x = interconnects->firstChild(); x != nullptr; x = x->nextSibling()) {
        x->used = true;
        const bool latency = x->name() == u"latency";
        ArgumentText n = b.text();
        n.part(u"hmat-lb", x);
        n.pair(u"initiator", x->get(u"initiator"), Source(x, x->find(u"initiator")));
        n.pair(u"target", x->get(u"target"), Source(x, x->find(u"target")));
        const QString level = x->get(u"cache");
        n.pair(u"hierarchy",
            level.isEmpty()       ? u"memory"
                : level == "1"_L1 ? u"first-level"
                : level == "2"_L1 ? u"second-level"
                                  : u"third-level",
            Source(x, x->find(u"cache")));
        n.pair(u"data-type",
            x->get(u"type") == "access"_L1     ? (latency ? u"access-latency" : u"access-bandwidth")
                : x->get(u"type") == "read"_L1 ? (latency ? u"read-latency" : u"read-bandwidth")
                                               : (latency ? u"write-latency" : u"write-bandwidth"),
            Source(x, x->find(u"type")));
        if (latency) {
            n.pair(u"latency", x->get(u"value"), Source(x, x->find(u"value")));
        } else {
            const auto bytes = scaledBytes(x->get(u"value"), x->get(u"unit"), 1024);
            n.pair(u"bandwidth",
                QString::number(bytes.value_or(0) / 1024) + u'K',
                Source(x, x->find(u"value")));
        }
        b.add(u"-numa"_s, std::move(n), x);
    }
    for (const TreeNode *c = numa->child(u"cell"); c != nullptr; c = c->nextSame()) {
        for (const TreeNode *cache = c->child(u"cache"); cache != nullptr;
             cache = cache->nextSame()) {
            const TreeNode *size = cache->child(u"size");
            const TreeNode *line = cache->child(u"line");
            ArgumentText n = b.text();
            n.part(u"hmat-cache", cache);
            n.pair(u"node-id", c->get(u"id"), c);
            if (size != nullptr)
                n.pair(u"size",
                    QString::number(
                        scaledBytes(size->get(u"value"), size->get(u"unit"), 1024).value_or(0)
                        / 1024)
                        + u'K',
                    size);
            n.pair(u"level", cache->get(u"level"), Source(cache, cache->find(u"level")));
            n.pair(u"associativity",
                cache->is(u"associativity", u"full") ? u"complex"_s : cache->get(u"associativity"),
                Source(cache, cache->find(u"associativity")));
            n.pair(u"policy",
                cache->is(u"policy", u"writeback")          ? u"write-back"
                    : cache->is(u"policy", u"writethrough") ? u"write-through"
                                                            : u"none",
                Source(cache, cache->find(u"policy")));
            if (line != nullptr)
                n.pair(u"line",
                    QString::number(
                        scaledBytes(line->get(u"value"), line->get(u"unit"), 1).value_or(0)),
                    line);
            b.add(u"-numa"_s, std::move(n), cache);
        }
    }
}

} // namespace vitrine
