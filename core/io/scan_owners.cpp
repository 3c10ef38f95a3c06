// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/process_owner.h"
#include "core/io/guest_definitions.h"
#include "core/io/scan_support.h"

#include <QHash>

#include <unistd.h>

#include <algorithm>

namespace vitrine::scan {

namespace {

/// The longest command line that Linux allows by default is 2 MiB; a QEMU with hundreds of devices stays far below this.
constexpr qsizetype cmdlineLimit = 512 * 1024;
constexpr QByteArrayView groupPrefix("/dev/vfio/");

/// How sure a finding is: an open group beats a command line, one with a guest's name beats one without, and a process beats
/// what a driver or libvirt says.
enum class Evidence { None, Said, Named, NamedGuest, OpenGroup };

class OwnerScan {
public:
    OwnerScan(const RootFs &fs, HostSnapshot &out) : m_fs(fs), m_out(out) {}

    void run()
    {
        for (MdevInstance &instance : m_out.instances) {
            if (!instance.active)
                continue;
            const qsizetype number = addHeld(instance.owner, instance.iommuGroup);
            m_byUuid.insert(instance.uuid.toString(), number);
            askDriver(instance, number);
        }
        for (MdevParent &parent : m_out.parents) {
            if (parent.kind == ParentKind::Mdev || !parent.pciAddress)
                continue;
            const qsizetype number = addHeld(parent.owner, parent.iommuGroup);
            m_byFunction.insert(parent.pciAddress->toString(), number);
        }
        askLibvirt();
        const RootFs::Dir proc = m_fs.openDir("/proc");
        if (!proc || m_held.isEmpty())
            return;
        const RootFs::Listing listing = m_fs.list(proc);
        QList<qint64> pids;
        for (const RootFs::Entry &entry : listing.entries) {
            bool ok = false;
            const qint64 pid = entry.name.toLongLong(&ok);
            if (ok && pid > 0 && entry.kind == RootFs::Kind::Folder)
                pids.append(pid);
        }
        std::sort(pids.begin(), pids.end()); // of equal findings the oldest process wins
        for (const qint64 pid : std::as_const(pids)) {
            if (!m_fs.isSystemRoot() || pid != ::getpid())
                scanProcess(proc, pid);
        }
    }

private:
    /// Something that a guest may hold.
    struct Held {
        std::optional<InstanceOwner> *owner;
        Evidence evidence = Evidence::None;
    };

    qsizetype addHeld(std::optional<InstanceOwner> &owner, std::optional<int> group)
    {
        owner.reset();
        const qsizetype number = m_held.size();
        m_held.append({&owner});
        if (group)
            m_byGroup.insert(QByteArray::number(*group), number);
        return number;
    }

    /// NVIDIA names the guest in its own file; i915's vgpu_id is a number of its own and names none.
    void askDriver(const MdevInstance &instance, qsizetype number)
    {
        const RootFs::Dir dir = m_fs.openDir(
            "/sys/bus/mdev/devices/" + instance.uuid.toString().toLatin1() + "/nvidia");
        if (!dir)
            return;
        const QString guest = decode(m_fs.read(dir, "vm_name").bytes.trimmed());
        if (!guest.isEmpty())
            note(number, InstanceOwner {guest, 0}, Evidence::Said);
    }

    /// Its guests that are defined, and of them those that run. Only root may read them.
    void askLibvirt()
    {
        if (m_byUuid.isEmpty())
            return;
        const auto uses = definedUses(m_fs, GuestConfig());
        if (!uses)
            return;
        for (MdevInstance &instance : m_out.instances)
            instance.guests.clear();
        for (const KnownUse &use : *uses) {
            for (MdevInstance &instance : m_out.instances) {
                if (instance.uuid == use.uuid && !instance.guests.contains(use.guest))
                    instance.guests.append(use.guest);
            }
            const auto it = m_byUuid.constFind(use.uuid.toString());
            if (use.running && it != m_byUuid.constEnd())
                note(*it, InstanceOwner {use.guest, 0}, Evidence::Said);
        }
    }

    void scanProcess(const RootFs::Dir &proc, qint64 pid)
    {
        const RootFs::Dir dir = m_fs.subDir(proc, QByteArray::number(pid));
        if (!dir)
            return; // ended, or hidepid
        const QByteArray cmdline = m_fs.read(dir, "cmdline", cmdlineLimit).bytes;
        if (cmdline.isEmpty())
            return; // a kernel thread
        const ProcessClaim claim = parseProcessClaim(cmdline);
        const InstanceOwner owner {claim.guest, pid};
        for (const MdevUuid &uuid : claim.uuids) {
            if (const auto it = m_byUuid.constFind(uuid.toString()); it != m_byUuid.constEnd())
                note(*it, owner, claim.guest ? Evidence::NamedGuest : Evidence::Named);
        }
        for (const PciAddress &address : claim.functions) {
            const auto it = m_byFunction.constFind(address.toString());
            if (it != m_byFunction.constEnd())
                note(*it, owner, claim.guest ? Evidence::NamedGuest : Evidence::Named);
        }
        const RootFs::Dir descriptors = m_fs.subDir(dir, "fd");
        if (!descriptors)
            return; // another user's process
        const RootFs::Listing listing = m_fs.list(descriptors);
        for (const RootFs::Entry &entry : listing.entries) {
            const RootFs::Target target = m_fs.readLink(descriptors, entry.name);
            if (!target.bytes.startsWith(groupPrefix))
                continue;
            const auto it = m_byGroup.constFind(target.bytes.mid(groupPrefix.size()));
            if (it != m_byGroup.constEnd())
                note(*it, owner, Evidence::OpenGroup);
        }
    }

    void note(qsizetype number, const InstanceOwner &owner, Evidence evidence)
    {
        Held &held = m_held[number];
        if (evidence <= held.evidence)
            return;
        held.evidence = evidence;
        *held.owner = owner;
    }

    const RootFs &m_fs;
    HostSnapshot &m_out;
    QList<Held> m_held;
    QHash<QString, qsizetype> m_byUuid;
    QHash<QString, qsizetype> m_byFunction;
    QHash<QByteArray, qsizetype> m_byGroup;
};

} // namespace

void scanOwners(const RootFs &fs, HostSnapshot &out)
{
    OwnerScan(fs, out).run();
}

} // namespace vitrine::scan
