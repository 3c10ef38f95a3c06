// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/process_owner.h"
#include "core/io/scan_support.h"

#include <QHash>

#include <unistd.h>

#include <algorithm>

namespace vitrine::scan {

namespace {

/// The longest command line that Linux allows by default is 2 MiB; a QEMU with hundreds of devices stays far below this.
constexpr qsizetype cmdlineLimit = 512 * 1024;
constexpr QByteArrayView groupPrefix("/dev/vfio/");

/// How sure a finding is: an open group beats a command line, one with a guest's name beats one without.
enum class Evidence { None, Named, NamedGuest, OpenGroup };

class OwnerScan {
public:
    OwnerScan(const RootFs &fs, HostSnapshot &out) : m_fs(fs), m_out(out) {}

    void run()
    {
        const RootFs::Dir proc = m_fs.openDir("/proc");
        if (!proc)
            return;
        for (qsizetype i = 0; i < m_out.instances.size(); ++i) {
            const MdevInstance &instance = m_out.instances.at(i);
            if (!instance.active)
                continue;
            m_byUuid.insert(instance.uuid.toString(), i);
            if (instance.iommuGroup)
                m_byGroup.insert(QByteArray::number(*instance.iommuGroup), i);
        }
        if (m_byUuid.isEmpty())
            return;
        m_evidence.fill(Evidence::None, m_out.instances.size());
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

    void note(qsizetype index, const InstanceOwner &owner, Evidence evidence)
    {
        if (evidence <= m_evidence.at(index))
            return;
        m_evidence[index] = evidence;
        m_out.instances[index].owner = owner;
    }

    const RootFs &m_fs;
    HostSnapshot &m_out;
    QHash<QString, qsizetype> m_byUuid;
    QHash<QByteArray, qsizetype> m_byGroup;
    QList<Evidence> m_evidence;
};

} // namespace

void scanOwners(const RootFs &fs, HostSnapshot &out)
{
    OwnerScan(fs, out).run();
}

} // namespace vitrine::scan
