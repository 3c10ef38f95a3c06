// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/scan_support.h"
#include "core/qemu/qemu_conf.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace vitrine::scan {

namespace {

constexpr qsizetype accountsLimit = 1024 * 1024;
constexpr qsizetype confLimit = 1024 * 1024;

/// /etc/passwd and /etc/group below the root; both begin "name:x:number", a group's members are in its fourth field.
class Accounts {
public:
    explicit Accounts(const RootFs &fs)
        : m_users(rows(fs.readPath("/etc/passwd", accountsLimit).bytes))
        , m_groups(rows(fs.readPath("/etc/group", accountsLimit).bytes))
    {
    }
    [[nodiscard]] QString user(uint id) const { return name(m_users, id); }
    [[nodiscard]] QString group(uint id) const { return name(m_groups, id); }
    /// With the user's own group.
    [[nodiscard]] QStringList groupsOf(const QString &user) const
    {
        QStringList out;
        const QByteArray wanted = user.toUtf8();
        for (const QList<QByteArray> &row : m_users) {
            if (row.first() == wanted && row.size() > 3)
                out.append(group(row.at(3).toUInt()));
        }
        for (const QList<QByteArray> &row : m_groups) {
            if (row.size() > 3 && row.at(3).split(',').contains(wanted))
                out.append(decode(row.first()));
        }
        out.sort();
        out.removeDuplicates();
        return out;
    }

private:
    using Rows = QList<QList<QByteArray>>;
    static Rows rows(const QByteArray &text)
    {
        Rows out;
        const QList<QByteArray> lines = text.split('\n');
        for (const QByteArray &line : lines) {
            if (const QList<QByteArray> row = line.split(':'); row.size() > 2)
                out.append(row);
        }
        return out;
    }
    static QString name(const Rows &rows, uint id)
    {
        const QByteArray number = QByteArray::number(id);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const QList<QByteArray> &r) {
            return r.at(2) == number;
        });
        return row == rows.end() ? decode(number) : decode(row->first());
    }

    Rows m_users;
    Rows m_groups;
};

std::optional<DeviceNode> nodeAt(
    const RootFs &fs, const Accounts &accounts, const QByteArray &folder, const QByteArray &name)
{
    const RootFs::Dir dir = fs.openDir(folder);
    if (!dir || !fs.isNode(dir, name))
        return std::nullopt;
    const auto status = fs.status(dir, name);
    if (!status)
        return std::nullopt;
    return DeviceNode {decode(QByteArray(folder + '/' + name)),
        status->mode,
        accounts.user(status->user),
        accounts.group(status->group),
        fs.access(dir, name, R_OK | W_OK)};
}

/// The nodes of a folder whose names begin so and go on with a number.
QList<DeviceNode> nodesAt(
    const RootFs &fs, const Accounts &accounts, const QByteArray &folder, const QByteArray &prefix)
{
    QList<DeviceNode> out;
    const RootFs::Dir dir = fs.openDir(folder);
    if (!dir)
        return out;
    const RootFs::Listing listing = fs.list(dir);
    for (const RootFs::Entry &entry : listing.entries) {
        bool ok = false;
        (void)entry.name.mid(prefix.size()).toUInt(&ok);
        if (!ok || !entry.name.startsWith(prefix))
            continue;
        if (auto node = nodeAt(fs, accounts, folder, entry.name))
            out.append(*std::move(node));
    }
    std::sort(out.begin(), out.end(), [](const DeviceNode &a, const DeviceNode &b) {
        return naturalCompare(a.path, b.path) < 0;
    });
    return out;
}

/// The third line of "resource" is BAR 2: first and last address.
std::optional<qint64> apertureMiB(const QByteArray &resource)
{
    const QList<QByteArray> lines = resource.split('\n');
    if (lines.size() < 3)
        return std::nullopt;
    const QList<QByteArray> words = lines.at(2).simplified().split(' ');
    if (words.size() < 2)
        return std::nullopt;
    bool okFirst = false;
    bool okLast = false;
    const quint64 first = words.at(0).toULongLong(&okFirst, 0);
    const quint64 last = words.at(1).toULongLong(&okLast, 0);
    if (!okFirst || !okLast || last <= first || last - first > (1ULL << 50U))
        return std::nullopt;
    return static_cast<qint64>((last - first + 1) / (1024 * 1024));
}

std::optional<int> numberOf(const RootFs &fs, const RootFs::Dir &dir, const char *name)
{
    bool ok = false;
    const int value = fs.read(dir, name).bytes.trimmed().toInt(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

/// Every function of class 03 (display) that is not a virtual one.
void scanGpus(const RootFs &fs, PciNames &names, HostFacts &facts)
{
    const RootFs::Dir bus = fs.openDir("/sys/bus/pci/devices");
    if (!bus)
        return;
    const RootFs::Listing listing = fs.list(bus);
    for (const RootFs::Entry &entry : listing.entries) {
        const RootFs::Dir device = fs.openDir(bus, entry.name);
        const auto address = PciAddress::parse(decode(entry.name));
        if (!device || !address || !fs.read(device, "class").bytes.startsWith("0x03")
            || fs.readLink(device, "physfn").error == 0)
            continue;
        MdevParent parent;
        readParentDevice(fs, device, names, parent);
        facts.gpus.append({*address,
            parent.vendor,
            parent.device,
            parent.driver,
            parent.displayName,
            apertureMiB(fs.read(device, "resource").bytes),
            numberOf(fs, device, "sriov_totalvfs"),
            numberOf(fs, device, "sriov_numvfs")});
    }
    std::sort(facts.gpus.begin(), facts.gpus.end(), [](const GpuFacts &a, const GpuFacts &b) {
        return a.address < b.address;
    });
}

/// Services that run have a control group of their own (version 2, or the systemd hierarchy of version 1).
void scanUnits(const RootFs &fs, HostFacts &facts)
{
    for (const char *unit :
        {"nvidia-vgpud", "nvidia-vgpu-mgr", "libvirtd", "virtqemud", "virtnodedevd"}) {
        for (const char *folder :
            {"/sys/fs/cgroup/system.slice/", "/sys/fs/cgroup/systemd/system.slice/"}) {
            if (fs.openDir(QByteArray(folder) + unit + ".service")) {
                facts.units.append(QString::fromLatin1(unit));
                break;
            }
        }
    }
}

/// libvirt.so.0.9000.0 is 9.0.0: the middle number is 1000 times the first of the version and the second.
std::optional<QString> libvirtVersion(const RootFs &fs)
{
    const QByteArray prefix = "libvirt.so.0.";
    const auto in = [&](const QByteArray &folder) -> std::optional<QString> {
        const RootFs::Dir dir = fs.openDir(folder);
        if (!dir)
            return std::nullopt;
        const RootFs::Listing listing = fs.list(dir);
        for (const RootFs::Entry &entry : listing.entries) {
            const QList<QByteArray> numbers = entry.name.mid(prefix.size()).split('.');
            if (!entry.name.startsWith(prefix) || numbers.size() != 2)
                continue;
            bool ok = false;
            const int middle = numbers.first().toInt(&ok);
            if (ok)
                return QStringLiteral("%1.%2.%3")
                    .arg(middle / 1000)
                    .arg(middle % 1000)
                    .arg(decode(numbers.last()));
        }
        return std::nullopt;
    };
    for (const char *folder : {"/usr/lib64", "/usr/lib"}) {
        if (auto version = in(folder))
            return version;
    }
    const RootFs::Dir lib = fs.openDir("/usr/lib");
    if (!lib)
        return std::nullopt;
    const RootFs::Listing listing = fs.list(lib);
    for (const RootFs::Entry &entry : listing.entries) {
        if (!entry.name.contains("-linux-"))
            continue; // the multiarch folder
        if (auto version = in("/usr/lib/" + entry.name))
            return version;
    }
    return std::nullopt;
}

/// Who runs this program is a fact of this host only where the root is its own.
void scanUser(const RootFs &fs, const Accounts &accounts, HostFacts &facts)
{
    if (!fs.isSystemRoot())
        return;
    facts.user = accounts.user(geteuid());
    facts.userGroups = accounts.groupsOf(*facts.user);
    rlimit limit {};
    if (getrlimit(RLIMIT_MEMLOCK, &limit) == 0)
        facts.memlockBytes =
            limit.rlim_cur == RLIM_INFINITY ? -1 : static_cast<qint64>(limit.rlim_cur);
}

void scanLibvirt(const RootFs &fs, const Accounts &accounts, HostFacts &facts)
{
    facts.libvirtVersion = libvirtVersion(fs);
    const RootFs::Content bytes = fs.readPath("/etc/libvirt/qemu.conf", confLimit);
    if (const auto conf = parseQemuConf(bytes.bytes); bytes.error == 0 && conf) {
        facts.qemuUser = conf->user;
        facts.qemuGroup = conf->group;
        facts.deviceAcl = conf->cgroupDeviceAcl;
    }
    if (!facts.qemuUser.isEmpty())
        facts.qemuUserGroups = accounts.groupsOf(facts.qemuUser);
}

void scanSecurity(const RootFs &fs, HostFacts &facts)
{
    const QByteArray enabled =
        fs.readPath("/sys/module/apparmor/parameters/enabled", 16).bytes.trimmed();
    if (!enabled.isEmpty())
        facts.appArmor = enabled == "Y";
    const RootFs::Content enforce = fs.readPath("/sys/fs/selinux/enforce", 16);
    if (enforce.error == 0 && !enforce.bytes.isEmpty())
        facts.seLinuxEnforcing = enforce.bytes.trimmed() == "1";
}

bool isThere(const RootFs &fs, const QByteArray &folder, const QByteArray &name)
{
    const RootFs::Dir dir = fs.openDir(folder);
    return dir && fs.status(dir, name).has_value();
}

} // namespace

void scanFacts(const RootFs &fs, PciNames &names, HostSnapshot &out)
{
    HostFacts facts;
    const Accounts accounts(fs);
    scanKernelFacts(fs, out.machine.kernelRelease.value_or(QString()), facts);
    scanGpus(fs, names, facts);
    facts.kvm = nodeAt(fs, accounts, "/dev", "kvm");
    facts.vfio = nodeAt(fs, accounts, "/dev/vfio", "vfio");
    facts.vfioGroups = nodesAt(fs, accounts, "/dev/vfio", {});
    facts.renderNodes = nodesAt(fs, accounts, "/dev/dri", "renderD");
    const QByteArray nvidia = fs.readPath("/proc/driver/nvidia/version", 4096).bytes;
    if (!nvidia.isEmpty())
        facts.nvidiaVersion = decode(nvidia.left(nvidia.indexOf('\n')).trimmed());
    facts.sriovManage = isThere(fs, "/usr/lib/nvidia", "sriov-manage");
    facts.mdevctl = isThere(fs, "/usr/sbin", "mdevctl") || isThere(fs, "/usr/bin", "mdevctl");
    scanUnits(fs, facts);
    scanUser(fs, accounts, facts);
    scanLibvirt(fs, accounts, facts);
    scanSecurity(fs, facts);
    out.facts = std::move(facts);
}

} // namespace vitrine::scan
