// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/host_changer.h"

#include "core/io/helper_client.h"
#include "core/io/libvirt_nodedev.h"
#include "core/io/mdev_sysfs.h"
#include "core/io/mdevctl.h"
#include "core/io/root_fs.h"
#include "core/io/sysfs_scanner.h"

#include <fcntl.h>

#include <cerrno>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

tl::unexpected<Error> refused(Text text)
{
    return failure(ErrorCode::HostRefused, std::move(text));
}

/// A way, and libvirt's name where libvirt goes it.
struct Chosen {
    HostWay way = HostWay::Sysfs;
    QString libvirtName;
};

/// mdevctl does nothing for a user who is not root; the helper does.
bool mdevctlIsOfUse()
{
    return mdevctlIsInstalled() && !helperIsOfUse();
}

Result<Chosen> choose(const HostSnapshot &host,
    const HostAction &action,
    std::optional<HostWay> asked,
    bool systemRoot)
{
    if (!systemRoot) {
        if (asked && *asked != HostWay::Sysfs)
            return refused(
                {VITRINE_TEXT("%1 changes the machine's own host, and %2 is another root"),
                    {toId(*asked), host.source.path}});
        return Chosen {};
    }
    if (asked == HostWay::Sysfs)
        return Chosen {};
    if (action.kind == HostActionKind::SetFunctionType) {
        if (asked)
            return refused({VITRINE_TEXT("%1 sets no vGPU types of PCI functions; sysfs does"),
                {toId(*asked)}});
        return Chosen {};
    }
    if (asked == HostWay::Mdevctl || (!asked && !LibvirtNodeDevices().isThere()))
        return Chosen {asked || mdevctlIsOfUse() ? HostWay::Mdevctl : HostWay::Sysfs, QString()};
    const LibvirtNodeDevices libvirt;
    if (asked && !libvirt.isThere())
        return refused(VITRINE_TEXT(
            "libvirt is not there: virsh is not installed, or no libvirt daemon runs"));
    const Result<std::optional<QString>> name = libvirt.find(host, action);
    if (name && *name)
        return Chosen {HostWay::Libvirt, **name};
    if (!asked)
        return choose(host, action, mdevctlIsOfUse() ? HostWay::Mdevctl : HostWay::Sysfs, true);
    if (!name)
        return failure(name.error());
    const bool isNew = action.kind == HostActionKind::CreateInstance
        || action.kind == HostActionKind::DefineInstance;
    return refused(isNew
            ? Text {VITRINE_TEXT("libvirt does not know %1 as a device that offers vGPUs; mdevctl "
                                 "and sysfs do"),
                {action.parent}}
            : Text {VITRINE_TEXT("libvirt does not know vGPU %1; mdevctl and sysfs do"),
                {action.uuid.toString()}});
}

/// Whether somebody has the instance's group open, also one whom /proc does not show (a container, another user).
Result<void> notInUse(const HostSnapshot &host, const HostAction &action)
{
    for (const MdevInstance &instance : host.instances) {
        if (instance.uuid != action.uuid || instance.parent != action.parent
            || !instance.iommuGroup)
            continue;
        const QByteArray group = "/dev/vfio/" + QByteArray::number(*instance.iommuGroup);
        const UniqueFd fd(::open(group.constData(), O_RDWR | O_CLOEXEC | O_NOCTTY));
        if (!fd.isValid() && errno == EBUSY)
            return refused(
                {VITRINE_TEXT("vGPU %1 is in use by a process that this user cannot see; "
                              "stop its guest first"),
                    {action.uuid.toString()}});
    }
    return {};
}

/// The step is believed when it is seen: NVIDIA's driver may take a removal and not do it.
Result<void> wasDone(const HostAction &action, const QString &root)
{
    const Result<HostSnapshot> now = loadHost(root);
    if (!now)
        return failure(now.error());
    if (action.kind == HostActionKind::SetFunctionType) {
        const MdevParent *parent = now->findParent(action.parent);
        if (parent && parent->currentType.value_or(QString()) == action.type)
            return {};
    }
    const MdevInstance *instance = nullptr;
    for (const MdevInstance &each : now->instances) {
        if (each.uuid == action.uuid && each.parent == action.parent)
            instance = &each;
    }
    const bool active = instance && instance->active;
    const bool defined = instance && instance->defined;
    bool done = false;
    switch (action.kind) {
    case HostActionKind::CreateInstance:
    case HostActionKind::StartInstance:
        done = active;
        break;
    case HostActionKind::RemoveInstance:
        done = !active;
        break;
    case HostActionKind::DefineInstance:
        done = defined && instance->autostart == action.autostart;
        break;
    case HostActionKind::AutostartInstance:
        done = defined && instance->autostart;
        break;
    case HostActionKind::ForgetInstance:
        done = !defined;
        break;
    case HostActionKind::SetFunctionType:
        break; // looked at above
    }
    if (!done)
        return refused(
            {VITRINE_TEXT("it was accepted and yet not done: %1"), {describe(action).toEnglish()}});
    return {};
}

} // namespace

QString toId(HostWay way)
{
    switch (way) {
    case HostWay::Libvirt:
        return u"libvirt"_s;
    case HostWay::Mdevctl:
        return u"mdevctl"_s;
    case HostWay::Sysfs:
        return u"sysfs"_s;
    }
    return {};
}

std::optional<HostWay> hostWayFromId(QStringView id)
{
    for (const HostWay way : {HostWay::Libvirt, HostWay::Mdevctl, HostWay::Sysfs}) {
        if (id == toId(way))
            return way;
    }
    return std::nullopt;
}

Result<std::optional<HostWay>> changeHost(
    const HostSnapshot &host, const HostAction &action, std::optional<HostWay> asked)
{
    if (const Result<HostSnapshot> after = simulate(host, action); !after)
        return failure(after.error());
    if (host.source.kind != HostSourceKind::Root)
        return std::optional<HostWay>();
    const QString root = host.source.path;
    const Result<RootFs> fs = RootFs::open(root);
    if (!fs)
        return failure(fs.error());
    const bool systemRoot = fs->isSystemRoot();
    const Result<Chosen> chosen = choose(host, action, asked, systemRoot);
    if (!chosen)
        return failure(chosen.error());
    if (systemRoot && action.kind == HostActionKind::RemoveInstance) {
        if (const Result<void> free = notInUse(host, action); !free)
            return failure(free.error());
    }
    const bool byHelper = systemRoot && chosen->way == HostWay::Sysfs && helperIsOfUse();
    const Result<void> done = byHelper    ? runThroughHelper({action})
        : chosen->way == HostWay::Libvirt ? LibvirtNodeDevices().apply(chosen->libvirtName, action)
        : chosen->way == HostWay::Mdevctl ? applyThroughMdevctl(action)
                                          : applyThroughSysfs(root, host, action);
    if (!done)
        return failure(done.error());
    if (systemRoot) {
        if (const Result<void> seen = wasDone(action, root); !seen)
            return failure(seen.error());
    }
    return std::optional(chosen->way);
}

Result<std::optional<HostWay>> changeHostTogether(
    const HostSnapshot &host, const QList<HostAction> &actions, std::optional<HostWay> asked)
{
    bool onSystem = false;
    if (host.source.kind == HostSourceKind::Root) {
        const Result<RootFs> fs = RootFs::open(host.source.path);
        onSystem = fs && fs->isSystemRoot();
    }
    HostSnapshot now = host;
    if (onSystem && helperIsOfUse() && !actions.isEmpty()) {
        const Result<Chosen> chosen = choose(host, actions.first(), asked, true);
        if (!chosen)
            return failure(chosen.error());
        if (chosen->way == HostWay::Sysfs) {
            // Who is asked for a password shall not hear afterwards that it was in vain.
            for (const HostAction &action : actions) {
                Result<HostSnapshot> after = simulate(now, action);
                if (!after)
                    return failure(after.error());
                now = *std::move(after);
            }
            const Result<void> done = runThroughHelper(actions);
            if (!done)
                return failure(done.error());
            return std::optional(HostWay::Sysfs);
        }
    }
    std::optional<HostWay> way;
    QList<HostAction> undo;
    for (const HostAction &action : actions) {
        const auto done = changeHost(now, action, asked);
        if (!done) {
            // All or nothing: who asked for one that stays has no use for one that does not.
            for (const HostAction &back : std::as_const(undo))
                (void)changeHost(now, back, way);
            return failure(done.error());
        }
        way = *done;
        if (action.kind == HostActionKind::CreateInstance) {
            undo.prepend(action);
            undo.first().kind = HostActionKind::RemoveInstance;
        }
        Result<HostSnapshot> after = way ? loadHost(host.source.path) : simulate(now, action);
        if (!after)
            return failure(after.error());
        now = *std::move(after);
    }
    return way;
}

} // namespace vitrine
