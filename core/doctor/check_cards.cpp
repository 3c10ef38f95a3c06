// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a card offers no vGPU, from the likeliest reason to the least. What a card can do at all no file of the host says, and no
// table of names here decides it: where nothing is wrong and yet nothing is offered, that is what is said.
#include "core/doctor/checks.h"

#include <algorithm>

namespace vitrine::doctor {

namespace {

constexpr std::uint16_t intel = 0x8086;
constexpr std::uint16_t nvidia = 0x10de;
constexpr std::uint16_t amd = 0x1002;

/// One rung of a ladder: what was found, and what to do.
struct Reason {
    CheckStatus status;
    QStringList evidence;
    Text meaning;
    Text fix {};
    QString command {};
};

const Setting *find(const QList<Setting> &settings, QStringView text)
{
    const auto it = std::find_if(settings.begin(), settings.end(), [text](const Setting &setting) {
        return setting.text.contains(text);
    });
    return it == settings.end() ? nullptr : &*it;
}

/// Where a parameter of a module is set: what the module says itself, the kernel's command line, modprobe.d.
struct Parameter {
    QString value; ///< empty: set nowhere
    QString evidence;
};

Parameter parameterOf(const HostFacts &facts, const QString &module, const QString &name)
{
    const QString inside = name + u'=';
    if (const Setting *own = find(facts.moduleParameters, inside))
        return {own->text.mid(inside.size()), own->file + u'/' + own->text};
    const QString outside = module + u'.' + inside;
    const QStringList line = facts.kernelParameters.value_or(QStringList());
    for (const QString &word : line) {
        if (word.startsWith(outside))
            return {word.mid(outside.size()), u"/proc/cmdline: " + word};
    }
    for (const Setting &setting : facts.moduleOptions) {
        if (!setting.text.startsWith(QString(u"options " + module + u' ')))
            continue;
        const QStringList words = setting.text.split(u' ');
        for (const QString &word : words) {
            if (word.startsWith(inside))
                return {word.mid(inside.size()), setting.file + u": " + setting.text};
        }
    }
    return {{}, QStringLiteral("/proc/cmdline, /etc/modprobe.d: no %1").arg(outside.chopped(1))};
}

bool isOn(const QString &value)
{
    return value == u"1" || value == u"Y" || value == u"y";
}

QString driverLine(const GpuFacts &gpu)
{
    return QStringLiteral("/sys/bus/pci/devices/%1/driver: %2")
        .arg(gpu.address.toString(), gpu.driver.value_or(QStringLiteral("none")));
}

Reason wholeCardIsGiven(const GpuFacts &gpu)
{
    return {CheckStatus::Fail,
        {driverLine(gpu)},
        VITRINE_TEXT("The card is kept for a guest as a whole, so no vGPU can be made of it."),
        VITRINE_TEXT("Give the card back to its own driver: take it out of vfio-pci's ids and "
                     "start again.")};
}

Reason intelReason(const Patient &p, const GpuFacts &gpu)
{
    if (gpu.driver == u"xe")
        return {CheckStatus::Fail,
            {driverLine(gpu)},
            VITRINE_TEXT(
                "The driver xe makes no mediated devices. Its cards share themselves out as "
                "virtual functions (SR-IOV), where they can.")};
    const Parameter gvt =
        parameterOf(p.facts, QStringLiteral("i915"), QStringLiteral("enable_gvt"));
    if (!isOn(gvt.value))
        return {CheckStatus::Fail,
            {gvt.evidence},
            VITRINE_TEXT("i915 makes vGPUs (GVT-g) only when it is told to."),
            VITRINE_TEXT("Add i915.enable_gvt=1 to the kernel's command line and start again.")};
    const Parameter guc =
        parameterOf(p.facts, QStringLiteral("i915"), QStringLiteral("enable_guc"));
    if (!guc.value.isEmpty() && guc.value != u"0")
        return {CheckStatus::Fail,
            {gvt.evidence, guc.evidence},
            VITRINE_TEXT("GVT-g does not work together with the GuC."),
            VITRINE_TEXT("Set i915.enable_guc=0 and start again.")};
    for (const char16_t *option : {u"CONFIG_DRM_I915_GVT_KVMGT", u"CONFIG_VFIO_MDEV"}) {
        const Setting *config = find(p.facts.kernelConfig, QStringView(option));
        if (config != nullptr && config->text.endsWith(u"is not set"))
            return {CheckStatus::Fail,
                {QString(config->file + u": " + config->text)},
                VITRINE_TEXT("This kernel was built without GVT-g."),
                VITRINE_TEXT(
                    "Install a kernel with CONFIG_DRM_I915_GVT_KVMGT and CONFIG_VFIO_MDEV.")};
    }
    if (!p.hasModule(QStringLiteral("kvmgt")))
        return {CheckStatus::Fail,
            {gvt.evidence, QStringLiteral("/sys/module/kvmgt: missing")},
            VITRINE_TEXT("The module that offers the vGPUs of Intel is not loaded."),
            VITRINE_TEXT("Load it, and name it in /etc/modules-load.d to have it after a restart."),
            QStringLiteral("modprobe kvmgt")};
    if (gpu.apertureMiB && *gpu.apertureMiB < 256)
        return {CheckStatus::Fail,
            {QStringLiteral("/sys/bus/pci/devices/%1/resource: BAR 2 of %2 MiB")
                    .arg(gpu.address.toString())
                    .arg(*gpu.apertureMiB)},
            VITRINE_TEXT("The card's aperture is too small for any type of vGPU."),
            VITRINE_TEXT("Raise the aperture size in the firmware's setup.")};
    return {CheckStatus::Fail,
        {gvt.evidence, QStringLiteral("/sys/module/kvmgt")},
        VITRINE_TEXT(
            "Everything that can be set is set, and the card offers nothing. GVT-g exists from "
            "Broadwell to Comet Lake; the kernel's log says whether it took this card."),
        {},
        QStringLiteral("dmesg | grep -i gvt")};
}

Reason nvidiaReason(const Patient &p, const GpuFacts &gpu)
{
    if (gpu.driver == u"nouveau")
        return {CheckStatus::Fail,
            {driverLine(gpu)},
            VITRINE_TEXT("The driver nouveau makes no vGPUs."),
            VITRINE_TEXT("Install NVIDIA's vGPU host driver, which comes with the vGPU software.")};
    if (gpu.driver != u"nvidia")
        return {CheckStatus::Fail,
            {driverLine(gpu)},
            VITRINE_TEXT("No driver of NVIDIA is bound to the card."),
            VITRINE_TEXT("Install NVIDIA's vGPU host driver, which comes with the vGPU software.")};
    QStringList evidence {driverLine(gpu)};
    if (p.facts.nvidiaVersion)
        evidence.append(u"/proc/driver/nvidia/version: " + *p.facts.nvidiaVersion);
    if (gpu.sriovTotal.value_or(0) > 0 && gpu.sriovEnabled.value_or(0) == 0) {
        evidence.append(QStringLiteral("/sys/bus/pci/devices/%1/sriov_numvfs: 0 of %2")
                            .arg(gpu.address.toString())
                            .arg(*gpu.sriovTotal));
        return {CheckStatus::Fail,
            evidence,
            VITRINE_TEXT(
                "The vGPUs of this card are virtual functions, and none is there. They are gone "
                "after every restart."),
            p.facts.sriovManage ? Text(VITRINE_TEXT("Make them."))
                                : Text(VITRINE_TEXT("Install NVIDIA's vGPU host driver, which "
                                                    "brings sriov-manage, and make them.")),
            u"/usr/lib/nvidia/sriov-manage -e " + gpu.address.toString()};
    }
    if (!p.hasModule(QStringLiteral("nvidia_vgpu_vfio")) && gpu.sriovTotal.value_or(0) == 0) {
        evidence.append(QStringLiteral("/sys/module/nvidia_vgpu_vfio: missing"));
        return {CheckStatus::Fail,
            evidence,
            VITRINE_TEXT("This is NVIDIA's driver for desktops, which makes no vGPUs."),
            VITRINE_TEXT("Install NVIDIA's vGPU host driver, which comes with the vGPU software.")};
    }
    if (!p.facts.units.contains(QStringLiteral("nvidia-vgpu-mgr"))) {
        evidence.append(QStringLiteral("/sys/fs/cgroup/system.slice: no nvidia-vgpu-mgr.service"));
        return {CheckStatus::Fail,
            evidence,
            VITRINE_TEXT(
                "The types of NVIDIA's vGPUs appear when its services have run, and this one "
                "does not run."),
            VITRINE_TEXT("Start the services."),
            QStringLiteral("systemctl enable --now nvidia-vgpud nvidia-vgpu-mgr")};
    }
    return {CheckStatus::Fail,
        evidence,
        VITRINE_TEXT(
            "Nothing that can be read stands in the way, and the card offers nothing. The log of "
            "NVIDIA's services tells more."),
        {},
        QStringLiteral("journalctl -b -u nvidia-vgpud -u nvidia-vgpu-mgr")};
}

Reason otherReason(const GpuFacts &gpu)
{
    if (gpu.vendor == amd)
        return {CheckStatus::Warn,
            {driverLine(gpu)},
            VITRINE_TEXT(
                "AMD's cards share themselves out as virtual functions (MxGPU), which need AMD's "
                "own driver; they make no mediated devices.")};
    return {CheckStatus::Warn,
        {driverLine(gpu)},
        VITRINE_TEXT("The card's driver offers no mediated devices.")};
}

Reason reasonFor(const Patient &p, const GpuFacts &gpu)
{
    if (gpu.driver == u"vfio-pci")
        return wholeCardIsGiven(gpu);
    if (gpu.vendor == intel)
        return intelReason(p, gpu);
    if (gpu.vendor == nvidia)
        return nvidiaReason(p, gpu);
    return otherReason(gpu);
}

/// Types of the card itself or of one of its virtual functions.
int typesOf(const HostSnapshot &host, const GpuFacts &gpu)
{
    const QString address = gpu.address.toString();
    int count = 0;
    for (const MdevParent &parent : host.parents) {
        if (parent.pciAddress == gpu.address || parent.physfn == address)
            count += static_cast<int>(host.typesOf(parent.name).size());
    }
    return count;
}

void checkCard(const Patient &p, const GpuFacts &gpu, int offering)
{
    const QString name = gpu.name.value_or(gpu.address.toString());
    HostCheck check {u"mdev-types." + gpu.address.toString(),
        CheckStatus::Ok,
        {VITRINE_TEXT("vGPUs of %1"), {name}},
        {},
        {}};
    if (const int types = typesOf(p.host, gpu); types > 0) {
        check.evidence = {QStringLiteral("%1: %2 types").arg(gpu.address.toString()).arg(types)};
        check.meaning = VITRINE_TEXT("The card offers vGPUs.");
    } else {
        const Reason reason = reasonFor(p, gpu);
        // A second card that shows the host's own desktop need not offer anything.
        check.status = offering > 0 ? std::min(reason.status, CheckStatus::Warn) : reason.status;
        check.evidence = reason.evidence;
        check.meaning = reason.meaning;
        check.fix = reason.fix;
        check.command = reason.command;
    }
    p.checks.append(check);
}

} // namespace

void checkCards(const Patient &patient)
{
    HostCheck check {QStringLiteral("mdev-types"),
        CheckStatus::Ok,
        VITRINE_TEXT("Types of vGPUs"),
        {QStringLiteral("/sys/class/mdev_bus: %1")
                .arg(patient.host.mdevBus ? QStringLiteral("there") : QStringLiteral("missing"))},
        {}};
    int offering = 0;
    for (const MdevParent &parent : patient.host.parents) {
        const auto types = patient.host.typesOf(parent.name).size();
        offering += types > 0 ? 1 : 0;
        check.evidence.append(QStringLiteral("%1: %2 types").arg(parent.name).arg(types));
    }
    if (offering > 0) {
        check.meaning = VITRINE_TEXT("This host offers vGPUs.");
    } else {
        check.status = CheckStatus::Fail;
        check.meaning = patient.host.parents.isEmpty()
            ? VITRINE_TEXT("No device of this host offers vGPUs. The checks of the cards say why.")
            : VITRINE_TEXT("There are parents of vGPUs, and none of them offers a type.");
        if (patient.hasFacts() && patient.facts.gpus.isEmpty())
            check.meaning = VITRINE_TEXT("This host has no graphics card that could offer vGPUs.");
    }
    patient.checks.append(check);
    for (const GpuFacts &gpu : patient.facts.gpus)
        checkCard(patient, gpu, offering);
}

} // namespace vitrine::doctor
