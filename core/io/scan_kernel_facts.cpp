// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/scan_support.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace vitrine::scan {

namespace {

constexpr qsizetype configLimit = 1024 * 1024;
constexpr qsizetype settingsLimit = 64 * 1024;

bool isAboutGraphics(const QByteArray &name)
{
    // Of the kernel's command line only these: the rest may name disks, keys and hosts.
    static constexpr std::array prefixes {"intel_iommu",
        "amd_iommu",
        "iommu",
        "vfio",
        "kvm",
        "i915",
        "xe.",
        "kvmgt",
        "nouveau",
        "nvidia",
        "amdgpu",
        "mdev",
        "modprobe.blacklist",
        "module_blacklist",
        "pci",
        "video",
        "nomodeset",
        "lockdown"};
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const char *prefix) {
        return name.startsWith(prefix);
    });
}

QStringList kernelParameters(const QByteArray &line)
{
    QStringList out;
    const QList<QByteArray> words = line.simplified().split(' ');
    for (const QByteArray &word : words) {
        if (isAboutGraphics(word))
            out.append(decode(word));
    }
    return out;
}

/// "options i915 ..." and "blacklist nouveau" of the .conf files of one folder.
void readModprobe(const RootFs &fs, const QByteArray &folder, HostFacts &facts)
{
    const RootFs::Dir dir = fs.openDir(folder);
    if (!dir)
        return;
    QList<RootFs::Entry> entries = fs.list(dir).entries;
    std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) {
        return a.name < b.name;
    });
    for (const RootFs::Entry &entry : std::as_const(entries)) {
        if (!entry.name.endsWith(".conf"))
            continue;
        const QList<QByteArray> lines = fs.read(dir, entry.name, settingsLimit).bytes.split('\n');
        for (const QByteArray &line : lines) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() < 2 || (words.first() != "options" && words.first() != "blacklist"))
                continue;
            if (factModules().contains(decode(words.at(1)).replace(u'-', u'_')))
                facts.moduleOptions.append(
                    {decode(QByteArray(folder + '/' + entry.name)), decode(line.simplified())});
        }
    }
}

void readConfig(const RootFs &fs, const QString &release, HostFacts &facts)
{
    static constexpr std::array names {"CONFIG_VFIO",
        "CONFIG_VFIO_MDEV",
        "CONFIG_VFIO_DEVICE_CDEV",
        "CONFIG_DRM_I915_GVT",
        "CONFIG_DRM_I915_GVT_KVMGT",
        "CONFIG_DRM_XE"};
    const QByteArray path = "/boot/config-" + release.toUtf8();
    const QByteArray text = '\n' + fs.readPath(path, configLimit).bytes;
    for (const char *name : names) {
        const QByteArray set = '\n' + QByteArray(name) + '=';
        const QByteArray unset = "\n# " + QByteArray(name) + " is not set";
        if (const qsizetype at = text.indexOf(set); at >= 0) {
            const qsizetype end = text.indexOf('\n', at + 1);
            facts.kernelConfig.append(
                {decode(path), decode(text.mid(at + 1, (end < 0 ? text.size() : end) - at - 1))});
        } else if (text.contains(unset)) {
            facts.kernelConfig.append({decode(path), decode(unset.mid(1))});
        }
    }
}

void readParameters(const RootFs &fs, const QByteArray &module, HostFacts &facts)
{
    static constexpr std::array names {"enable_gvt", "enable_guc"};
    const QByteArray folder = "/sys/module/" + module + "/parameters";
    const RootFs::Dir dir = fs.openDir(folder);
    if (!dir)
        return;
    for (const char *name : names) {
        const RootFs::Content content = fs.read(dir, name); // only root may, on a real host
        if (content.error == 0 && !content.bytes.trimmed().isEmpty())
            facts.moduleParameters.append({decode(folder),
                decode(QByteArray(QByteArray(name) + '=' + content.bytes.trimmed()))});
    }
}

std::optional<int> countEntries(const RootFs &fs, const char *path)
{
    const RootFs::Dir dir = fs.openDir(path);
    if (!dir)
        return dir.error == ENOENT ? std::optional(0) : std::nullopt;
    return static_cast<int>(fs.list(dir).entries.size());
}

/// "none [integrity] confidentiality": the one in brackets.
std::optional<QString> chosen(const QByteArray &text)
{
    const qsizetype begin = text.indexOf('[');
    const qsizetype end = text.indexOf(']', begin);
    if (begin < 0 || end < 0)
        return std::nullopt;
    return decode(text.mid(begin + 1, end - begin - 1));
}

} // namespace

void scanKernelFacts(const RootFs &fs, const QString &release, HostFacts &facts)
{
    if (const RootFs::Dir modules = fs.openDir("/sys/module")) {
        const RootFs::Listing listing = fs.list(modules);
        for (const RootFs::Entry &entry : listing.entries) {
            if (const QString name = decode(entry.name); factModules().contains(name))
                facts.modules.append(name);
        }
        facts.modules.sort();
    }
    const RootFs::Content line = fs.readPath("/proc/cmdline", settingsLimit);
    if (line.error == 0)
        facts.kernelParameters = kernelParameters(line.bytes);
    for (const char *folder : {"/etc/modprobe.d", "/usr/lib/modprobe.d", "/run/modprobe.d"})
        readModprobe(fs, folder, facts);
    readParameters(fs, "i915", facts);
    if (!release.isEmpty())
        readConfig(fs, release, facts);
    const QByteArray disabled =
        fs.readPath("/proc/sys/kernel/modules_disabled", 16).bytes.trimmed();
    if (!disabled.isEmpty())
        facts.modulesDisabled = disabled != "0";
    facts.lockdown = chosen(fs.readPath("/sys/kernel/security/lockdown", 4096).bytes);
    facts.iommus = countEntries(fs, "/sys/class/iommu");
    facts.iommuGroups = countEntries(fs, "/sys/kernel/iommu_groups");
}

} // namespace vitrine::scan
