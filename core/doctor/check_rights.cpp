// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What this user, and the user of libvirt's QEMU, may open. A guest that libvirt starts needs less of it: libvirt gives its QEMU
// the groups of VFIO, KVM and the render node that the XML names.
#include "core/doctor/checks.h"

#include <algorithm>

namespace vitrine::doctor {

namespace {

/// What RLIMIT_MEMLOCK is by default: too little for the memory of any guest.
constexpr qint64 mebibyte = 1024 * 1024;

Text notSaved()
{
    return VITRINE_TEXT("What this check reads was not saved with this host.");
}

void checkVfio(const Patient &p)
{
    HostCheck check {
        QStringLiteral("vfio"), CheckStatus::Unknown, VITRINE_TEXT("VFIO"), {}, notSaved()};
    if (p.hasFacts() && !p.facts.vfio) {
        check.status = CheckStatus::Fail;
        check.evidence = {QStringLiteral("/dev/vfio/vfio: missing"),
            p.hasModule(QStringLiteral("vfio")) ? QStringLiteral("/sys/module/vfio")
                                                : QStringLiteral("/sys/module/vfio: missing")};
        check.meaning = VITRINE_TEXT("VFIO, by which a guest gets a device, is not there.");
        check.fix = VITRINE_TEXT("Load its modules.");
        check.command = QStringLiteral("modprobe -a vfio vfio_iommu_type1");
    } else if (p.hasFacts()) {
        check.evidence = {evidenceOf(*p.facts.vfio)};
        check.status = p.facts.vfio->accessible ? CheckStatus::Ok : CheckStatus::Fail;
        check.meaning = p.facts.vfio->accessible
            ? VITRINE_TEXT("VFIO is there, and everybody may open its container.")
            : VITRINE_TEXT(
                "The container of VFIO is closed to this user. Some versions of systemd leave "
                "it so; the kernel makes it open to all.");
        if (!p.facts.vfio->accessible) {
            check.fix =
                VITRINE_TEXT("Open it: the rights of a device are those of its group's node.");
            check.command = QStringLiteral("chmod 0666 /dev/vfio/vfio");
        }
    }
    p.checks.append(check);
}

void checkGroups(const Patient &p)
{
    QStringList closed;
    for (const DeviceNode &node : p.facts.vfioGroups) {
        if (!node.accessible)
            closed.append(evidenceOf(node));
    }
    if (p.facts.vfioGroups.isEmpty())
        return;
    HostCheck check {QStringLiteral("vfio-groups"),
        CheckStatus::Ok,
        VITRINE_TEXT("Devices of VFIO"),
        closed,
        VITRINE_TEXT("This user may open every device of VFIO.")};
    if (!closed.isEmpty()) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("libvirt's system service opens these for its guests. A QEMU that "
                         "this user starts cannot, nor can this program ask them for their "
                         "display.");
        check.fix =
            VITRINE_TEXT("Start the guest by libvirt, or give the devices to a group by a rule of "
                         "udev: SUBSYSTEM==\"vfio\", GROUP=\"kvm\", MODE=\"0660\".");
    } else {
        for (const DeviceNode &node : p.facts.vfioGroups)
            check.evidence.append(evidenceOf(node));
    }
    p.checks.append(check);
}

void checkMemlock(const Patient &p)
{
    if (!p.facts.memlockBytes)
        return;
    const qint64 limit = *p.facts.memlockBytes;
    HostCheck check {QStringLiteral("memlock"),
        CheckStatus::Ok,
        VITRINE_TEXT("Memory that may be locked"),
        {limit < 0 ? QStringLiteral("RLIMIT_MEMLOCK: unlimited")
                   : QStringLiteral("RLIMIT_MEMLOCK: %1 MiB").arg(limit / mebibyte)},
        VITRINE_TEXT("This user may lock all memory.")};
    if (limit >= 0) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("A vGPU locks memory of its guest. libvirt raises the limit for its "
                         "guests; a QEMU that this user starts stops, or fails later, when the "
                         "guest has more memory than this.");
        check.fix = VITRINE_TEXT("Raise the limit to the guest's memory and 1 GiB in "
                                 "/etc/security/limits.d, and log in again.");
    }
    p.checks.append(check);
}

const DeviceNode *nodeOf(const HostFacts &facts, const RenderNode &node)
{
    const auto it = std::find_if(facts.renderNodes.begin(),
        facts.renderNodes.end(),
        [&](const DeviceNode &n) { return n.path == node.path; });
    return it == facts.renderNodes.end() ? nullptr : &*it;
}

QString lineOf(const Patient &p, const RenderNode &node)
{
    const DeviceNode *device = nodeOf(p.facts, node);
    const QString line = device != nullptr ? evidenceOf(*device) : node.path;
    return line + u", " + node.driver.value_or(QStringLiteral("no driver"));
}

/// libvirt puts the node of the XML into QEMU's device group and namespace; file permissions it leaves as they are.
void checkQemuUser(const Patient &p)
{
    if (p.facts.qemuUser.isEmpty() || p.facts.qemuUser == u"root" || p.facts.renderNodes.isEmpty())
        return;
    HostCheck check {QStringLiteral("libvirt-user"),
        CheckStatus::Ok,
        {VITRINE_TEXT("OpenGL for libvirt's user %1"), {p.facts.qemuUser}},
        {QStringLiteral("/etc/libvirt/qemu.conf: user = \"%1\"").arg(p.facts.qemuUser),
            QStringLiteral("/etc/group: %1").arg(p.facts.qemuUserGroups.join(u' '))},
        VITRINE_TEXT("QEMU of libvirt may open a render node.")};
    const bool may = std::any_of(
        p.facts.renderNodes.begin(), p.facts.renderNodes.end(), [&](const DeviceNode &node) {
            const bool all = (node.mode & 0006) == 0006;
            const bool group = (node.mode & 0060) == 0060
                && (p.facts.qemuUserGroups.contains(node.group) || p.facts.qemuGroup == node.group);
            return all || group || node.user == p.facts.qemuUser;
        });
    if (!may) {
        for (const DeviceNode &node : p.facts.renderNodes)
            check.evidence.append(evidenceOf(node));
        check.status = CheckStatus::Fail;
        check.meaning =
            VITRINE_TEXT("OpenGL fails in guests that libvirt starts: their QEMU may open no "
                         "render node.");
        check.fix =
            VITRINE_TEXT("Add the user to the group of the render node, and restart libvirt.");
        check.command =
            u"usermod -aG " + p.facts.renderNodes.first().group + u' ' + p.facts.qemuUser;
    }
    p.checks.append(check);
}

} // namespace

void checkDeviceRights(const Patient &patient)
{
    checkVfio(patient);
    checkGroups(patient);
    checkMemlock(patient);
}

void checkRenderNodes(const Patient &patient)
{
    HostCheck check {QStringLiteral("render-nodes"),
        CheckStatus::Ok,
        VITRINE_TEXT("Render nodes, for OpenGL"),
        {},
        VITRINE_TEXT("OpenGL is there for vGPUs that show their picture through a dmabuf.")};
    const RenderNode *first = nullptr;
    for (const RenderNode &node : patient.host.renderNodes) {
        check.evidence.append(lineOf(patient, node));
        if (first == nullptr && node.isUsable())
            first = &node;
    }
    if (patient.host.renderNodes.isEmpty()) {
        check.status = CheckStatus::Warn;
        check.evidence = {QStringLiteral("/dev/dri: no renderD*")};
        check.meaning =
            VITRINE_TEXT("Without a render node there is no OpenGL, and so no picture of a vGPU "
                         "that shows it through a dmabuf. Those with a region work.");
        check.fix =
            VITRINE_TEXT("Load the driver of a graphics card of this host; on one without, vgem "
                         "gives a node that Mesa draws for in software.");
    } else if (first == nullptr) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("This user may open no render node, so a QEMU that this user starts "
                         "has no OpenGL.");
        check.fix =
            VITRINE_TEXT("Add the user to the group of the render nodes, and log in again.");
        check.command =
            u"usermod -aG render " + patient.facts.user.value_or(QStringLiteral("USER"));
    } else if (first->driver == u"nvidia" && patient.host.renderNodes.size() > 1) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("Where a guest names no render node, QEMU takes the first. That is "
                         "NVIDIA's here, with which OpenGL often fails.");
        check.fix = VITRINE_TEXT("Name another one in the guest's <gl rendernode='...'>.");
    }
    patient.checks.append(check);
    checkQemuUser(patient);
}

} // namespace vitrine::doctor
