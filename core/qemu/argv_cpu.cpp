// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -cpu: qemuBuildCpuCommandLine. The model is in argv_cpu_model.cpp.
#include "core/qemu/command_builder.h"
#include "core/qemu/cpu_feature_names.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addHyperv(const CommandBuilder &b, ArgumentText &a)
{
    const TreeNode *hyperv = b.domain->descend(u"features", u"hyperv");
    if (hyperv == nullptr)
        return;
    if (hyperv->is(u"mode", u"passthrough"))
        a.pair(u"hv-passthrough", u"on", Source(hyperv, hyperv->find(u"mode")));
    struct Row {
        const char16_t *element;
        const char16_t *flag;
    };
    static constexpr Row rows[] = {{u"relaxed", u"hv-relaxed"},
        {u"vapic", u"hv-vapic"},
        {u"spinlocks", u"hv-spinlocks"},
        {u"vpindex", u"hv-vpindex"},
        {u"runtime", u"hv-runtime"},
        {u"synic", u"hv-synic"},
        {u"stimer", u"hv-stimer"},
        {u"reset", u"hv-reset"},
        {u"vendor_id", u"hv-vendor-id"},
        {u"frequencies", u"hv-frequencies"},
        {u"reenlightenment", u"hv-reenlightenment"},
        {u"tlbflush", u"hv-tlbflush"},
        {u"ipi", u"hv-ipi"},
        {u"evmcs", u"hv-evmcs"},
        {u"avic", u"hv-avic"}};
    for (const Row &row : rows) {
        const TreeNode *f = hyperv->child(row.element);
        if (f == nullptr)
            continue;
        const bool on = f->is(u"state", u"on");
        const Source source(f, f->find(u"state"));
        if (QStringView(row.element) == u"spinlocks") {
            const quint64 retries = number(f->get(u"retries")).value_or(0);
            if (on)
                a.pair(row.flag,
                    u"0x"_s + QString::number(retries, 16),
                    Source(f, f->find(u"retries")));
        } else if (QStringView(row.element) == u"vendor_id") {
            const QString &value = f->get(u"value");
            if (on)
                a.pair(row.flag, value, Source(f, f->find(u"value")));
        } else if (on) {
            a.pair(row.flag, u"on", source);
        }
        if (const TreeNode *direct = f->child(u"direct"); direct != nullptr && on) {
            if (direct->is(u"state", u"on"))
                a.pair(u"hv-stimer-direct", u"on", direct);
        }
    }
}

void addKvm(const CommandBuilder &b, ArgumentText &a)
{
    const TreeNode *kvm = b.domain->descend(u"features", u"kvm");
    if (kvm == nullptr)
        return;
    struct Row {
        const char16_t *element;
        const char16_t *key;
        const char16_t *on;
    };
    static constexpr Row rows[] = {{u"hidden", u"kvm", u"off"},
        {u"hint-dedicated", u"kvm-hint-dedicated", u"on"},
        {u"poll-control", u"kvm-poll-control", u"on"},
        {u"pv-ipi", u"kvm-pv-ipi", u""}}; // only ever turned off
    for (const Row &row : rows) {
        const TreeNode *f = kvm->child(row.element);
        if (f == nullptr)
            continue;
        if (f->is(u"state", u"on") && row.on[0] != u'\0')
            a.pair(row.key, row.on, Source(f, f->find(u"state")));
        else if (QStringView(row.element) == u"pv-ipi" && f->is(u"state", u"off"))
            a.pair(row.key, u"off", Source(f, f->find(u"state")));
    }
}

/// virCPUValidateFeatures
void checkFeatureNames(CommandBuilder &b, const TreeNode *cpu)
{
    static const QStringList known =
        QString::fromUtf16(cpuFeatureNames).split(u' ', Qt::SkipEmptyParts);
    for (const TreeNode *f = cpu->child(u"feature"); f != nullptr; f = f->nextSame()) {
        const QString &name = f->get(u"name");
        if (!std::binary_search(known.begin(), known.end(), name)) {
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"unknown CPU feature: %1"_s.arg(name),
                f,
                course::start + 10);
            return;
        }
    }
}

} // namespace

void addCpuArguments(CommandBuilder &b)
{
    const TreeNode *cpu = b.domain->child(u"cpu");
    checkFeatureNames(b, cpu);
    const TreeNode *features = b.domain->child(u"features");
    ArgumentText a = b.text();
    addCpuModel(b, a);
    const TreeNode *clock = b.domain->child(u"clock");
    for (const TreeNode *t = clock->child(u"timer"); t != nullptr; t = t->nextSame()) {
        const QString &timer = t->get(u"name");
        const bool absent = t->is(u"present", u"no");
        if (timer == "kvmclock"_L1 && t->has(u"present"))
            a.pair(u"kvmclock", absent ? u"off" : u"on", Source(t, t->find(u"present")));
        else if (timer == "hypervclock"_L1 && t->is(u"present", u"yes"))
            a.pair(u"hv-time", u"on", Source(t, t->find(u"present")));
        else if (timer == "tsc"_L1 && t->has(u"frequency"))
            a.pair(u"tsc-frequency", t->get(u"frequency"), Source(t, t->find(u"frequency")));
    }
    if (const TreeNode *apic = features == nullptr ? nullptr : features->child(u"apic")) {
        if (const TreeAttribute *eoi = apic->find(u"eoi"))
            a.pair(u"kvm-pv-eoi", eoi->value, Source(apic, eoi));
    }
    if (const TreeNode *pv = features == nullptr ? nullptr : features->child(u"pvspinlock"))
        a.pair(u"kvm-pv-unhalt", pv->get(u"state"), Source(pv, pv->find(u"state")));
    addHyperv(b, a);
    for (const TreeNode *panic : b.devices(u"panic")) {
        if (panic->is(u"model", u"hyperv")) {
            a.plain(u",");
            a.part(u"hv-crash", panic);
            break;
        }
    }
    addKvm(b, a);
    if (const TreeNode *pmu = features == nullptr ? nullptr : features->child(u"pmu"))
        a.pair(u"pmu", pmu->get(u"state"), Source(pmu, pmu->find(u"state")));
    const bool hostCpu = cpu->is(u"mode", u"host-passthrough") || cpu->is(u"mode", u"maximum");
    if (const TreeNode *cache = cpu->child(u"cache")) {
        const QString &mode = cache->get(u"mode");
        if (mode == "emulate"_L1 && cache->is(u"level", u"3")) {
            a.pair(u"l3-cache", u"on", cache);
            if (hostCpu)
                a.pair(u"host-cache-info", u"off", cache);
        } else if (mode == "passthrough"_L1) {
            a.pair(u"host-cache-info", u"on", cache);
            a.pair(u"l3-cache", u"off", cache);
        } else if (mode == "disable"_L1) {
            if (hostCpu)
                a.pair(u"host-cache-info", u"off", cache);
            a.pair(u"l3-cache", u"off", cache);
        } else {
            b.notTranslated(cache);
        }
    }
    if (const TreeNode *bits = cpu->child(u"maxphysaddr")) {
        if (bits->is(u"mode", u"emulate"))
            a.pair(u"phys-bits", bits->get(u"bits"), Source(bits, bits->find(u"bits")));
        else
            a.pair(u"host-phys-bits", u"on", Source(bits, bits->find(u"mode")));
    }
    b.add(u"-cpu"_s, std::move(a), cpu);
}

} // namespace vitrine
