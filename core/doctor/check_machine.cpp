// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The processor, KVM, the IOMMU, and whether modules can be loaded at all.
#include "core/doctor/checks.h"

#include <algorithm>

namespace vitrine::doctor {

namespace {

void checkVirtualization(const Patient &p)
{
    HostCheck check {QStringLiteral("virtualization"),
        CheckStatus::Unknown,
        VITRINE_TEXT("Virtualization of the processor"),
        {},
        {}};
    const auto &flag = p.host.machine.hardwareVirtualization;
    if (!flag) {
        check.meaning = VITRINE_TEXT("The flags of the processor could not be read.");
    } else if (*flag) {
        check.status = CheckStatus::Ok;
        check.evidence = {QStringLiteral("/proc/cpuinfo: vmx, svm or sie")};
        check.meaning = VITRINE_TEXT("The processor can run guests by itself.");
    } else {
        check.status = CheckStatus::Fail;
        check.evidence = {QStringLiteral("/proc/cpuinfo: neither vmx nor svm nor sie")};
        check.meaning =
            VITRINE_TEXT("Guests are emulated, and the vGPUs of Intel and NVIDIA refuse to "
                         "work without KVM.");
        check.fix =
            VITRINE_TEXT("Turn virtualization (VT-x, AMD-V) on in the firmware's setup; within a "
                         "virtual machine, turn nested virtualization on.");
    }
    p.checks.append(check);
}

void checkKvm(const Patient &p)
{
    HostCheck check {QStringLiteral("kvm"), CheckStatus::Unknown, VITRINE_TEXT("KVM"), {}, {}};
    const QString modules = p.hasModule(QStringLiteral("kvm_intel")) ? QStringLiteral("kvm_intel")
        : p.hasModule(QStringLiteral("kvm_amd"))                     ? QStringLiteral("kvm_amd")
                                                                     : QString();
    if (!p.hasFacts()) {
        check.meaning = VITRINE_TEXT("What this check reads was not saved with this host.");
    } else if (!p.facts.kvm) {
        check.status = CheckStatus::Fail;
        check.evidence = {QStringLiteral("/dev/kvm: missing"),
            modules.isEmpty() ? QStringLiteral("/sys/module: neither kvm_intel nor kvm_amd")
                              : QString(u"/sys/module/" + modules)};
        check.meaning = VITRINE_TEXT(
            "The vGPUs of Intel and NVIDIA need KVM; only the kernel's samples do not.");
        check.fix = VITRINE_TEXT("Load the module of your processor, kvm_intel or kvm_amd.");
        check.command = QStringLiteral("modprobe kvm_intel || modprobe kvm_amd");
    } else {
        check.evidence = {evidenceOf(*p.facts.kvm)};
        check.status = p.facts.kvm->accessible ? CheckStatus::Ok : CheckStatus::Warn;
        check.meaning = p.facts.kvm->accessible
            ? VITRINE_TEXT("Guests run with KVM.")
            : VITRINE_TEXT("libvirt can use KVM; a QEMU that this user starts cannot.");
        if (!p.facts.kvm->accessible) {
            check.fix = VITRINE_TEXT("Add the user to the group of the device, and log in again.");
            check.command = u"usermod -aG " + p.facts.kvm->group + u' '
                + p.facts.user.value_or(QStringLiteral("USER"));
        }
    }
    p.checks.append(check);
}

void checkIommu(const Patient &p)
{
    HostCheck check {QStringLiteral("iommu"), CheckStatus::Unknown, VITRINE_TEXT("IOMMU"), {}, {}};
    const bool needed =
        std::any_of(p.host.parents.begin(), p.host.parents.end(), [](const auto &parent) {
            return parent.kind == ParentKind::VendorVfio || parent.physfn.has_value();
        });
    const QStringList parameters =
        p.facts.kernelParameters.value_or(QStringList()).filter(QStringLiteral("iommu"));
    if (!p.facts.iommus) {
        check.meaning = VITRINE_TEXT("Whether there is an IOMMU could not be read.");
        p.checks.append(check);
        return;
    }
    check.evidence = {QStringLiteral("/sys/class/iommu: %1").arg(*p.facts.iommus),
        u"/proc/cmdline: "
            + (parameters.isEmpty() ? QStringLiteral("nothing about it") : parameters.join(u' '))};
    if (*p.facts.iommus > 0) {
        check.status = CheckStatus::Ok;
        check.meaning =
            VITRINE_TEXT("The IOMMU is on: whole devices and virtual functions can be given "
                         "to guests, too.");
    } else if (needed) {
        check.status = CheckStatus::Fail;
        check.meaning =
            VITRINE_TEXT("The vGPUs of this host are virtual functions, which need the IOMMU.");
        check.fix =
            VITRINE_TEXT("Turn VT-d or AMD-Vi on in the firmware's setup, add intel_iommu=on to "
                         "the kernel's command line on Intel, and start again.");
    } else {
        check.status = CheckStatus::Ok;
        check.meaning = VITRINE_TEXT("The IOMMU is off. Mediated devices do not need it.");
    }
    p.checks.append(check);
}

void checkModuleLoading(const Patient &p)
{
    HostCheck check {QStringLiteral("module-loading"),
        CheckStatus::Unknown,
        VITRINE_TEXT("Loading of modules"),
        {},
        VITRINE_TEXT("Whether the kernel lets modules in could not be read.")};
    if (p.facts.modulesDisabled)
        check.evidence.append(QStringLiteral("/proc/sys/kernel/modules_disabled: %1")
                                  .arg(*p.facts.modulesDisabled ? 1 : 0));
    if (p.facts.lockdown)
        check.evidence.append(u"/sys/kernel/security/lockdown: " + *p.facts.lockdown);
    const bool locked = p.facts.lockdown && *p.facts.lockdown != u"none";
    if (p.facts.modulesDisabled == true) {
        check.status = CheckStatus::Fail;
        check.meaning =
            VITRINE_TEXT("The kernel takes no module any more, so none of a vGPU's drivers "
                         "can be loaded.");
        check.fix = VITRINE_TEXT("Start again without kernel.modules_disabled=1.");
    } else if (locked) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("The kernel takes signed modules only: a vendor's driver that is "
                         "built on this host must be signed.");
        check.fix =
            VITRINE_TEXT("Sign the module with a key that the firmware knows, or turn secure "
                         "boot off.");
    } else if (!check.evidence.isEmpty()) {
        check.status = CheckStatus::Ok;
        check.meaning = VITRINE_TEXT("Modules can be loaded.");
    }
    p.checks.append(check);
}

} // namespace

void checkMachine(const Patient &patient)
{
    checkVirtualization(patient);
    checkKvm(patient);
    checkIommu(patient);
    checkModuleLoading(patient);
}

} // namespace vitrine::doctor
