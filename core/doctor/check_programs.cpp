// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What confines QEMU, and what QEMU, libvirt and mdevctl can do.
#include "core/doctor/checks.h"
#include "core/qemu/qemu_caps.h"

namespace vitrine::doctor {

namespace {

/// libvirt's release as one number, major * 1000 + minor.
int releaseOf(const QString &version)
{
    const QStringList numbers = version.split(u'.');
    return numbers.value(0).toInt() * 1000 + numbers.value(1).toInt();
}

void checkQemu(const Patient &p)
{
    HostCheck check {QStringLiteral("qemu"),
        CheckStatus::Unknown,
        VITRINE_TEXT("QEMU"),
        {},
        VITRINE_TEXT("No QEMU was found on this machine.")};
    if (p.caps == nullptr) {
        check.fix = VITRINE_TEXT("Install it.");
        p.checks.append(check);
        return;
    }
    const QString vfio = QStringLiteral("vfio-pci");
    const QString nohotplug = QStringLiteral("vfio-pci-nohotplug");
    check.evidence = {p.caps->binary + u": " + p.caps->version.toString()};
    QStringList lacks;
    if (!p.caps->hasProperty(vfio, QStringLiteral("display")))
        lacks.append(QStringLiteral("-device vfio-pci,display="));
    if (!p.caps->hasProperty(nohotplug, QStringLiteral("ramfb")))
        lacks.append(QStringLiteral("-device vfio-pci-nohotplug,ramfb="));
    if (!p.caps->hasDisplay(QStringLiteral("egl-headless")))
        lacks.append(QStringLiteral("-display egl-headless"));
    if (!p.caps->hasOption(QStringLiteral("spice"), QStringLiteral("gl")))
        lacks.append(QStringLiteral("-spice gl="));
    if (p.caps->source != CapsSource::Probed)
        check.evidence.append(QStringLiteral("recorded, not asked"));
    if (lacks.isEmpty()) {
        check.status = CheckStatus::Ok;
        check.meaning = VITRINE_TEXT("This QEMU can show a vGPU in every way.");
    } else {
        check.evidence.append(u"no " + lacks.join(QStringLiteral(", no ")));
        check.status = lacks.size() > 2 || lacks.first().contains(u"display=") ? CheckStatus::Fail
                                                                               : CheckStatus::Warn;
        check.meaning = VITRINE_TEXT("This QEMU lacks some ways of showing a vGPU.");
        check.fix =
            VITRINE_TEXT("Install the package with QEMU's OpenGL parts "
                         "(qemu-system-gui and qemu-system-modules-opengl, or their like), or a "
                         "newer QEMU.");
    }
    p.checks.append(check);
}

void checkLibvirt(const Patient &p)
{
    HostCheck check {QStringLiteral("libvirt"),
        CheckStatus::Unknown,
        VITRINE_TEXT("libvirt"),
        {},
        VITRINE_TEXT("No libvirt was found on this host. Guests can be started by QEMU alone.")};
    if (p.facts.libvirtVersion) {
        const int release = releaseOf(*p.facts.libvirtVersion);
        check.evidence = {u"libvirt.so: " + *p.facts.libvirtVersion};
        check.status = CheckStatus::Ok;
        check.meaning =
            VITRINE_TEXT("This libvirt knows display, ramfb and egl-headless of a vGPU.");
        // The release that brought what is missing first (docs of libvirt, formatdomain).
        if (release < 4006) {
            check.status = CheckStatus::Fail;
            check.meaning =
                VITRINE_TEXT("This libvirt does not know display='on' of a vGPU (4.6), nor "
                             "egl-headless.");
            check.fix = VITRINE_TEXT("Take a newer libvirt.");
        } else if (release < 5010) {
            check.status = CheckStatus::Warn;
            check.meaning = VITRINE_TEXT("This libvirt does not know ramfb of a vGPU (5.10).");
            check.fix = VITRINE_TEXT("Take a newer libvirt.");
        } else if (release < 10003) {
            check.meaning = VITRINE_TEXT(
                "This libvirt knows display, ramfb and egl-headless of a mediated device, and "
                "neither display nor ramfb of a virtual function (10.3).");
        }
    }
    p.checks.append(check);
}

void checkMdevctl(const Patient &p)
{
    if (!p.hasFacts())
        return;
    HostCheck check {QStringLiteral("mdevctl"),
        p.facts.mdevctl ? CheckStatus::Ok : CheckStatus::Warn,
        VITRINE_TEXT("mdevctl"),
        {p.facts.mdevctl ? QStringLiteral("/usr/sbin/mdevctl")
                         : QStringLiteral("/usr/sbin/mdevctl: missing")},
        VITRINE_TEXT("vGPUs can be defined, and come back after a restart.")};
    if (!p.facts.mdevctl) {
        check.meaning =
            VITRINE_TEXT("vGPUs can be made, and are gone after a restart: it is mdevctl that "
                         "brings them back, for libvirt too.");
        check.fix = VITRINE_TEXT("Install it.");
    }
    p.checks.append(check);
}

} // namespace

void checkGuard(const Patient &patient)
{
    if (!patient.facts.appArmor && !patient.facts.seLinuxEnforcing)
        return;
    HostCheck check {QStringLiteral("confinement"),
        CheckStatus::Ok,
        VITRINE_TEXT("Confinement of QEMU"),
        {},
        VITRINE_TEXT("Nothing confines QEMU but the rights of its user.")};
    if (patient.facts.appArmor)
        check.evidence.append(QStringLiteral("/sys/module/apparmor/parameters/enabled: %1")
                                  .arg(QChar(*patient.facts.appArmor ? u'Y' : u'N')));
    if (patient.facts.seLinuxEnforcing)
        check.evidence.append(QStringLiteral("/sys/fs/selinux/enforce: %1")
                                  .arg(*patient.facts.seLinuxEnforcing ? 1 : 0));
    if (patient.facts.appArmor == true || patient.facts.seLinuxEnforcing == true)
        check.meaning =
            VITRINE_TEXT("libvirt confines its guests. Where OpenGL fails in a guest that "
                         "libvirt started and works in one that a user started, the kernel's "
                         "log names what was denied.");
    if (patient.facts.appArmor == true)
        check.command = QStringLiteral("journalctl -k | grep 'apparmor=\"DENIED\"'");
    else if (patient.facts.seLinuxEnforcing == true)
        check.command = QStringLiteral("ausearch -m avc -c qemu-kvm");
    if (patient.facts.deviceAcl) {
        check.evidence.append(
            u"/etc/libvirt/qemu.conf: cgroup_device_acl = " + patient.facts.deviceAcl->join(u' '));
        const bool nvidia = patient.facts.nvidiaVersion.has_value();
        if (nvidia && !patient.facts.deviceAcl->contains(QStringLiteral("/dev/nvidiactl"))) {
            check.status = CheckStatus::Warn;
            check.meaning =
                VITRINE_TEXT("libvirt keeps NVIDIA's own devices from its guests, which "
                             "OpenGL on such a card needs.");
            check.fix =
                VITRINE_TEXT("Add /dev/nvidiactl and /dev/nvidia0 to cgroup_device_acl, or take "
                             "the render node of another card.");
        }
    }
    patient.checks.append(check);
}

void checkPrograms(const Patient &patient)
{
    checkQemu(patient);
    if (patient.hasFacts())
        checkLibvirt(patient);
    checkMdevctl(patient);
}

} // namespace vitrine::doctor
