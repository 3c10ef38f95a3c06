// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The model and the features of -cpu: qemuProcessUpdateGuestCPU (what of them depends on the CPU that guests can have at
// all), then qemuBuildCpuModelArgStr.
#include "core/qemu/command_builder.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// QEMU's spelling of a feature's name (virQEMUCapsCPUFeatureToQEMU).
QString featureForQemu(const QString &name)
{
    static const QStringList dashed {u"cmp_legacy"_s,
        u"ds_cpl"_s,
        u"fxsr_opt"_s,
        u"kvm_pv_eoi"_s,
        u"kvm_pv_unhalt"_s,
        u"lahf_lm"_s,
        u"nodeid_msr"_s,
        u"perfctr_core"_s,
        u"perfctr_nb"_s,
        u"tsc_adjust"_s};
    if (name == "pclmuldq"_L1)
        return u"pclmulqdq"_s;
    return dashed.contains(name) ? QString(name).replace(u'_', u'-') : name;
}

/// Words of a literal, split once.
QStringList words(const char16_t *text)
{
    return QString::fromUtf16(text).split(u' ', Qt::SkipEmptyParts);
}

/// The CPU that libvirt 9.0 finds where QEMU 7.2 emulates all of it (virQEMUCapsInitHostCPUModel of virt type qemu): the nearest of its
/// models to QEMU's "max", and what differs. It depends on the release of QEMU alone, not on the host.
struct EmulatedCpu {
    QStringList model; ///< features that the model has (cpu_map/x86_EPYC.xml)
    QStringList on; ///< in libvirt's order
    QStringList off;

    [[nodiscard]] bool has(const QString &feature) const
    {
        return on.contains(feature) || (model.contains(feature) && !off.contains(feature));
    }
};
constexpr char16_t emulatedModel[] = u"EPYC";

const EmulatedCpu &emulatedCpu()
{
    static const EmulatedCpu cpu {
        words(u"3dnowprefetch abm adx aes apic arat avx avx2 bmi1 bmi2 clflush clflushopt cmov "
              u"cr8legacy cx16 cx8 de f16c "
              "fma fpu fsgsbase fxsr fxsr_opt lahf_lm lm mca mce misalignsse mmx mmxext monitor "
              "movbe msr mtrr nx osvw pae "
              "pat pclmuldq pdpe1gb pge pni popcnt pse pse36 rdrand rdseed rdtscp sep sha-ni smap "
              "smep sse sse2 sse4.1 "
              "sse4.2 sse4a ssse3 svm syscall tsc vme xgetbv1 xsave xsavec xsaveopt"),
        words(u"acpi ss monitor hypervisor erms mpx pcommit clwb umip pku vaes la57 pks 3dnowext "
              u"3dnow npt vgif "
              "svme-addr-chk"),
        words(
            u"vme rdseed sha-ni xsavec fxsr_opt misalignsse 3dnowprefetch osvw topoext nrip-save")};
    return cpu;
}

/// libvirt's models for x86 (cpu_map/index.xml).
const QStringList &libvirtModels()
{
    static const QStringList models =
        words(u"486 pentium pentium2 pentium3 pentiumpro coreduo n270 core2duo qemu32 kvm32 "
              u"cpu64-rhel5 cpu64-rhel6 qemu64 kvm64 "
              "Conroe Penryn Nehalem Nehalem-IBRS Westmere Westmere-IBRS SandyBridge "
              "SandyBridge-IBRS IvyBridge IvyBridge-IBRS "
              "Haswell-noTSX Haswell-noTSX-IBRS Haswell Haswell-IBRS Broadwell-noTSX "
              "Broadwell-noTSX-IBRS Broadwell "
              "Broadwell-IBRS Skylake-Client Skylake-Client-IBRS Skylake-Client-noTSX-IBRS "
              "Skylake-Server Skylake-Server-IBRS "
              "Skylake-Server-noTSX-IBRS Cascadelake-Server Cascadelake-Server-noTSX "
              "Icelake-Client Icelake-Client-noTSX "
              "Icelake-Server Icelake-Server-noTSX Cooperlake Snowridge athlon phenom Opteron_G1 "
              "Opteron_G2 Opteron_G3 "
              "Opteron_G4 Opteron_G5 EPYC EPYC-IBPB EPYC-Rome EPYC-Milan Dhyana");
    return models;
}

/// What libvirt's model has without that QEMU's has (cpu_map, removed='yes'): the one feature, or nothing.
QString removedFeature(const QString &model)
{
    if (model == "EPYC"_L1 || model == "EPYC-IBPB"_L1 || model == "Dhyana"_L1
        || model == "Opteron_G3"_L1)
        return u"monitor"_s;
    return model.startsWith("Icelake-"_L1) ? u"intel-pt"_s : QString();
}

/// The parts of -cpu while they are settled.
struct Model {
    struct Feature {
        QString name;
        bool on = true;
        Source source;
    };
    QString name;
    Source source;
    QList<Feature> features;

    [[nodiscard]] bool has(const QString &feature) const
    {
        return std::any_of(
            features.begin(), features.end(), [&](const Feature &f) { return f.name == feature; });
    }
    /// virCPUDefUpdateFeature
    void put(const QString &feature, bool on, const Source &from)
    {
        for (Feature &f : features) {
            if (f.name != feature)
                continue;
            f.on = on;
            f.source = from;
            return;
        }
        features.append({feature, on, from});
    }
};

class ModelReader {
public:
    explicit ModelReader(CommandBuilder &builder)
        : b(builder)
        , m_cpu(builder.domain->child(u"cpu"))
        , m_given(m_cpu->child(u"model"))
        , m_emulated(builder.domain->is(u"type", u"qemu"))
    {
        m_emulatedKnown = m_emulated && b.caps.version.major == 7 && b.caps.version.minor == 2;
    }

    /// False: not translated, and named.
    bool read(Model &out)
    {
        const QString &mode = m_cpu->get(u"mode");
        const bool minimum = m_cpu->is(u"match", u"minimum");
        const bool custom = mode == "custom"_L1 && m_given != nullptr;
        (void)m_cpu->get(u"check");
        (void)m_cpu->childText(u"vendor"); // only compared with the host's
        if (m_given != nullptr)
            (void)m_given->get(u"fallback");
        if (mode == "host-passthrough"_L1 && !m_emulated) {
            out.name = u"host"_s;
        } else if (mode == "maximum"_L1) {
            out.name = u"max"_s;
        } else if (mode == "host-model"_L1 || (custom && minimum)) {
            if (!m_emulatedKnown) { // it is the CPU of the host
                b.notTranslated(m_cpu, custom ? u"match"_s : u"mode"_s);
                return false;
            }
            startFromEmulated(out, custom ? u"match"_s : u"mode"_s);
        } else if (custom) {
            if (!takeGivenModel(out))
                return false;
        } else {
            b.notTranslated(m_cpu, u"mode"_s);
            return false;
        }
        if (out.name == "host"_L1 || out.name == "max"_L1)
            out.source = Source(m_cpu, m_cpu->find(u"mode"));
        return readFeatures(out);
    }

private:
    void startFromEmulated(Model &out, const QString &attribute)
    {
        static constexpr TreeOrigin emulated {OriginKind::Capability,
            VITRINE_TEXT("what libvirt takes for the CPU where QEMU emulates it")};
        const Source from(m_cpu, emulated);
        (void)m_cpu->get(attribute);
        if (m_given != nullptr)
            m_given->used = true;
        out.name = QString::fromUtf16(emulatedModel);
        out.source = from;
        for (const QString &feature : emulatedCpu().on)
            out.features.append({feature, true, from});
        for (const QString &feature : emulatedCpu().off)
            out.features.append({feature, false, from});
    }

    bool takeGivenModel(Model &out)
    {
        out.name = m_given->text.trimmed();
        out.source = Source(m_given);
        if (!libvirtModels().contains(m_given->text)) {
            b.refuse(
                LibvirtCode::InternalError, u"Unknown CPU model %1"_s.arg(m_given->text), m_given);
            return b.options.partial || !b.libvirt;
        }
        const auto &models = b.caps.cpuModels;
        const bool known = models.isEmpty()
            || std::any_of(models.begin(), models.end(), [&](const QemuCpuModel &m) {
                   return m.name == out.name;
               });
        if (known)
            return true;
        if (m_given->is(u"fallback", u"forbid")) {
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"CPU model %1 is not supported by hypervisor"_s.arg(out.name),
                m_given);
            return b.options.partial || !b.libvirt;
        }
        b.notTranslated(m_given); // libvirt makes it of the nearest model that QEMU has
        return false;
    }

    bool readFeatures(Model &out)
    {
        // virQEMUCapsCPUFilterFeatures: QEMU has no such switches.
        static const QStringList withoutSwitch {
            u"cmt"_s, u"mbm_total"_s, u"mbm_local"_s, u"osxsave"_s, u"ospke"_s};
        const bool updated = out.name != "host"_L1 && out.name != "max"_L1;
        for (const TreeNode *f = m_cpu->child(u"feature"); f != nullptr; f = f->nextSame()) {
            const QString &policy = f->get(u"policy");
            const QString &name = f->get(u"name");
            bool on = policy != "disable"_L1 && policy != "forbid"_L1;
            if (policy == "optional"_L1) { // on where the CPU has it
                if (!updated)
                    continue;
                if (!m_emulatedKnown) {
                    b.notTranslated(f, u"policy"_s);
                    return false;
                }
                on = emulatedCpu().has(name);
            }
            if (!withoutSwitch.contains(name))
                out.put(name, on, Source(f, f->find(u"name")));
        }
        const QString removed = updated ? removedFeature(out.name) : QString();
        if (!removed.isEmpty() && !out.has(removed))
            out.put(removed, false, out.source);
        return true;
    }

    CommandBuilder &b;
    const TreeNode *m_cpu;
    const TreeNode *m_given;
    bool m_emulated;
    bool m_emulatedKnown;
};

} // namespace

void addCpuModel(CommandBuilder &b, ArgumentText &a)
{
    const TreeNode *cpu = b.domain->child(u"cpu");
    const TreeNode *given = cpu->child(u"model");
    Model model;
    if (!ModelReader(b).read(model)) {
        a.plain(u"qemu64");
        return;
    }
    a.part(model.name, model.source);
    if (model.name == "host"_L1 || model.name == "max"_L1) {
        if (const TreeAttribute *migratable = cpu->find(u"migratable"))
            a.pair(u"migratable", migratable->value, Source(cpu, migratable));
    }
    if (given != nullptr && given->has(u"vendor_id"))
        a.pair(u"vendor", given->get(u"vendor_id"), Source(given, given->find(u"vendor_id")));
    for (const Model::Feature &feature : model.features)
        a.pair(featureForQemu(feature.name), feature.on ? u"on" : u"off", feature.source);
}

} // namespace vitrine
