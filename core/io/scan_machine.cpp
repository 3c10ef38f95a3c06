// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/scan_support.h"

#include <QSet>

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace vitrine::scan {

namespace {

/// The first processors say all that is asked here; on a large machine the file has megabytes.
constexpr qsizetype cpuInfoLimit = 64 * 1024;

/// The value of the first line "key : value" of /proc/cpuinfo and /proc/meminfo.
std::optional<QByteArray> valueOf(const QByteArray &text, QByteArrayView key)
{
    for (qsizetype at = 0; at >= 0 && at < text.size();) {
        qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            end = text.size();
        const qsizetype colon = text.indexOf(':', at);
        if (colon > 0 && colon < end && text.mid(at, colon - at).trimmed() == key)
            return text.mid(colon + 1, end - colon - 1).trimmed();
        at = end + 1;
    }
    return std::nullopt;
}

/// "0-3,8,10-11" of /sys/devices/system/cpu/online.
std::optional<int> countCpus(const QByteArray &list)
{
    int count = 0;
    const QList<QByteArray> parts = list.trimmed().split(',');
    for (const QByteArray &part : parts) {
        const qsizetype dash = part.indexOf('-');
        bool okFirst = false;
        bool okLast = false;
        const int first = part.left(dash < 0 ? part.size() : dash).toInt(&okFirst);
        const int last = part.mid(dash + 1).toInt(&okLast);
        if (!okFirst || !okLast || first < 0 || last < first || last > 65535)
            return std::nullopt;
        count += last - first + 1;
    }
    return count > 0 ? std::optional(count) : std::nullopt;
}

bool isRenderNode(const QByteArray &name)
{
    return name.startsWith("renderD") && name.size() > 7
        && std::all_of(name.cbegin() + 7, name.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

void scanMachine(const RootFs &fs, HostSnapshot &out)
{
    HostMachine &machine = out.machine;
    const QByteArray release = fs.readPath("/proc/sys/kernel/osrelease", 4096).bytes.trimmed();
    if (!release.isEmpty())
        machine.kernelRelease = decode(release);
    const QByteArray cpu = fs.readPath("/proc/cpuinfo", cpuInfoLimit).bytes;
    if (const auto model = valueOf(cpu, "model name"))
        machine.cpuModel = decode(*model);
    auto flags = valueOf(cpu, "flags"); // x86
    if (!flags)
        flags = valueOf(cpu, "features"); // s390
    if (flags) {
        const QList<QByteArray> words = flags->split(' ');
        machine.hardwareVirtualization =
            words.contains("vmx") || words.contains("svm") || words.contains("sie");
    }
    machine.logicalCpus = countCpus(fs.readPath("/sys/devices/system/cpu/online", 4096).bytes);
    if (const auto total = valueOf(fs.readPath("/proc/meminfo", 4096).bytes, "MemTotal")) {
        bool ok = false;
        const qint64 kibibytes = total->left(total->indexOf(' ')).toLongLong(&ok);
        if (ok && kibibytes > 0)
            machine.memoryMiB = kibibytes / 1024;
    }
    const RootFs::Dir dev = fs.openDir("/dev");
    if (dev)
        machine.kvm = fs.isNode(dev, "kvm") && fs.access(dev, "kvm", R_OK | W_OK);
}

void scanRenderNodes(const RootFs &fs, PciNames &names, HostSnapshot &out)
{
    const RootFs::Dir dri = fs.openDir("/dev/dri");
    const RootFs::Dir drm = fs.openDir("/sys/class/drm");
    out.drmAvailable = bool(dri);
    if (!dri && dri.error != ENOENT)
        out.remarks.append(folderRemark("/dev/dri", dri.error));
    if (!drm && drm.error != ENOENT)
        out.remarks.append(folderRemark("/sys/class/drm", drm.error));
    QSet<QByteArray> nodes;
    for (const RootFs::Dir *dir : {&dri, &drm}) {
        if (!*dir)
            continue;
        const RootFs::Listing listing = fs.list(*dir);
        if (listing.error != 0)
            out.remarks.append(folderRemark(dir->path, listing.error));
        for (const RootFs::Entry &entry : listing.entries) {
            if (isRenderNode(entry.name))
                nodes.insert(entry.name);
        }
    }
    for (const QByteArray &name : std::as_const(nodes)) {
        RenderNode node;
        node.path = decode(QByteArray("/dev/dri/" + name));
        if (dri) {
            node.exists = fs.isNode(dri, name);
            node.accessible = node.exists && fs.access(dri, name, R_OK | W_OK);
        }
        if (!node.exists)
            node.remarks.append({RemarkKind::DeviceNodeMissing, {node.path}});
        if (drm) {
            const RootFs::Dir device = fs.openDir(drm, name + "/device");
            if (device) {
                MdevParent gpu;
                readParentDevice(fs, device, names, gpu);
                node.driver = gpu.driver;
                node.pciAddress = gpu.pciAddress;
                node.name = gpu.displayName;
                node.remarks += gpu.remarks;
            } else if (device.error != ENOENT) {
                node.remarks.append(
                    folderRemark("/sys/class/drm/" + name + "/device", device.error));
            }
        }
        out.renderNodes.append(std::move(node));
    }
}

} // namespace vitrine::scan
