// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/new_instance.h"

#include "core/io/host_changer.h"
#include "core/io/mdev_sysfs.h"
#include "core/io/sysfs_scanner.h"

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

Result<HostAction> creationOf(const HostSnapshot &host, const QString &parentAndType)
{
    if (!parentAndType.contains(u':'))
        return failure(ErrorCode::Usage, {"--type: \"%1\" is not PARENT:TYPE", {parentAndType}});
    QString known;
    for (qsizetype colon = parentAndType.indexOf(u':'); colon >= 0;
         colon = parentAndType.indexOf(u':', colon + 1)) {
        const QString parent = parentAndType.left(colon);
        const QString type = parentAndType.mid(colon + 1);
        if (const MdevType *found = host.findType(parent, type)) {
            if (found->kind == ParentKind::VendorVfio)
                return failure(ErrorCode::HostRefused,
                    {"%1 is a function with a vendor's own vGPU: once its type is set, attach it "
                     "with "
                     "--pci",
                        {parent}});
            return HostAction::create(parent, type, MdevUuid::generate());
        }
        if (host.findParent(parent))
            known = parent;
    }
    if (known.isEmpty())
        return failure(ErrorCode::HostRefused,
            {"this host has no vGPU parent that \"%1\" begins with", {parentAndType}});
    return failure(ErrorCode::HostRefused,
        {"%1 offers no type \"%2\"", {known, parentAndType.mid(known.size() + 1)}});
}

NewInstance::NewInstance(
    WorldSource source, std::shared_ptr<const HostSnapshot> before, HostAction action)
    : m_source(std::move(source))
    , m_before(std::move(before))
    , m_action(std::move(action))
{
}

bool NewInstance::isOnPaper() const
{
    return m_before->source.kind != HostSourceKind::Root;
}

Result<void> NewInstance::create() const
{
    if (isOnPaper())
        return {};
    const Result<std::optional<HostWay>> way = changeHost(*m_before, m_action);
    if (!way)
        return failure(way.error());
    return {};
}

Result<void> NewInstance::takeBack() const
{
    if (isOnPaper())
        return {};
    const HostAction remove {
        HostActionKind::RemoveInstance, m_action.parent, m_action.type, m_action.uuid};
    const Result<HostSnapshot> now = loadHost(m_source.root);
    // A tree of files that only stands for a host does not show what was written into it.
    if (!now || !now->findInstance(m_action.uuid))
        return applyThroughSysfs(m_source.root, *m_before, remove);
    const Result<std::optional<HostWay>> way = changeHost(*now, remove);
    if (!way)
        return failure(way.error());
    return {};
}

QString NewInstance::report() const
{
    const QString what =
        m_action.type + u' ' + m_action.uuid.toString() + u" on "_s + m_action.parent;
    return isOnPaper() ? QString(u"would create "_s + what + u" (this host is not a real one)"_s)
                       : QString(u"created "_s + what);
}

} // namespace vitrine::cli
