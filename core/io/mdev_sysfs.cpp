// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/mdev_sysfs.h"

#include "core/io/mdev_definitions.h"
#include "core/io/root_fs.h"
#include "core/io/write_apart.h"

#include <QFile>

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace vitrine {

namespace {

/// 0, or the errno. The file must be there: nothing is ever made.
int writeAttribute(const RootFs::Dir &dir, const char *name, const QByteArray &bytes)
{
    const UniqueFd fd(
        openat(dir.fd.get(), name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!fd.isValid())
        return errno;
    struct stat info = {};
    if (fstat(fd.get(), &info) != 0)
        return errno;
    if (!S_ISREG(info.st_mode))
        return EINVAL;
    // A guest that starts at this moment would keep a removal from ending.
    return writeApart(fd.get(), bytes, std::chrono::seconds(20));
}

/// What the kernel's answer to `create` means (drivers/vfio/mdev/mdev_sysfs.c create_store, and its drivers).
Text createText(int error, const HostAction &action)
{
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return {VITRINE_TEXT("creating a vGPU is not permitted (%1): only root may write there"),
            {errorWords(error)}};
    case EEXIST:
        return {VITRINE_TEXT("a vGPU with the UUID %1 exists already"), {action.uuid.toString()}};
    case ENOSPC:
    case EUSERS:
    case ENOMEM:
        return {VITRINE_TEXT("no room for another %1 on %2 (%3)"),
            {action.type, action.parent, errorWords(error)}};
    case ENOENT:
    case ENODEV:
        return {VITRINE_TEXT("%1 is going away, or no longer offers %2 (%3)"),
            {action.parent, action.type, errorWords(error)}};
    default:
        return {VITRINE_TEXT(
                    "the driver of %1 refused to create a %2 (%3); the kernel log may say why"),
            {action.parent, action.type, errorWords(error)}};
    }
}

Text removeText(int error, const HostAction &action)
{
    switch (error) {
    case EACCES:
    case EPERM:
    case EROFS:
        return {VITRINE_TEXT("removing a vGPU is not permitted (%1): only root may write there"),
            {errorWords(error)}};
    case ETIMEDOUT:
        return {VITRINE_TEXT("vGPU %1 came into use while it was being removed; it goes as soon as "
                             "its user lets go"),
            {action.uuid.toString()}};
    case EBUSY:
    case EAGAIN:
        return {
            VITRINE_TEXT("vGPU %1 is in use (%2)"), {action.uuid.toString(), errorWords(error)}};
    default:
        return {VITRINE_TEXT("vGPU %1 could not be removed (%2)"),
            {action.uuid.toString(), errorWords(error)}};
    }
}

tl::unexpected<Error> refused(Text text, const QString &file)
{
    return failure(Error {ErrorCode::HostRefused, std::move(text), file, 0, 0, {}});
}

/// A device's own folder, by its entry in a folder of links that the kernel made. Nothing else is ever written below: the entry
/// must lead to a device of the same name in /sys/devices, and on the machine's own / that must be a real sysfs.
RootFs::Dir openDevice(const RootFs &fs, const QByteArray &listing, const QString &name)
{
    RootFs::Dir none;
    none.error = EINVAL;
    const QByteArray entry = QFile::encodeName(name);
    if (entry.isEmpty() || entry == "." || entry == ".." || entry.contains('/')
        || entry.contains('\0'))
        return none;
    RootFs::Dir folder = fs.openDir(listing);
    if (!folder)
        return folder;
    if (folder.path != listing)
        return none;
    RootFs::Dir dir = fs.openDir(folder, entry);
    if (!dir)
        return dir;
    if (!dir.path.startsWith("/sys/devices/") || !dir.path.endsWith(QByteArray('/' + entry)))
        return none;
    struct statfs kind = {};
    if (fs.isSystemRoot() && (fstatfs(dir.fd.get(), &kind) != 0 || kind.f_type != SYSFS_MAGIC))
        return none;
    return dir;
}

Result<void> writeCreate(const RootFs &fs, const MdevParent &parent, const HostAction &action)
{
    const QString folder = parent.path + QStringLiteral("/mdev_supported_types/") + action.type;
    const RootFs::Dir device = openDevice(fs, "/sys/class/mdev_bus", parent.name);
    const RootFs::Dir types = device ? fs.subDir(device, "mdev_supported_types") : RootFs::Dir();
    const RootFs::Dir dir =
        types ? fs.subDir(types, QFile::encodeName(action.type)) : RootFs::Dir();
    const int error = !device ? device.error
        : !types              ? types.error
        : !dir                ? dir.error
                              : writeAttribute(dir, "create", action.uuid.toString().toLatin1());
    if (error == 0)
        return {};
    return refused(createText(error, action), folder + QStringLiteral("/create"));
}

Result<void> writeRemove(const RootFs &fs, const MdevParent &parent, const HostAction &action)
{
    const QString folder = parent.path + QLatin1Char('/') + action.uuid.toString();
    const RootFs::Dir device = openDevice(fs, "/sys/class/mdev_bus", parent.name);
    const RootFs::Dir dir =
        device ? fs.subDir(device, action.uuid.toString().toLatin1()) : RootFs::Dir();
    const int error = !device ? device.error : dir ? writeAttribute(dir, "remove", "1") : dir.error;
    if (error == 0)
        return {};
    return refused(removeText(error, action), folder + QStringLiteral("/remove"));
}

/// 0 takes the type away. NVIDIA's driver refuses that for a moment after a guest has stopped, so it is tried again.
Result<void> writeFunctionType(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir device = openDevice(fs, "/sys/bus/pci/devices", action.parent);
    const RootFs::Dir dir = device ? fs.subDir(device, "nvidia") : RootFs::Dir();
    const QByteArray number = action.type.isEmpty() ? QByteArray("0") : action.type.toLatin1();
    int error = !device ? device.error : !dir ? dir.error : 0;
    constexpr int tries = 5;
    for (int i = 0; dir; ++i) {
        error = writeAttribute(dir, "current_vgpu_type", number);
        const bool soon = error == EPERM || error == EIO || error == EBUSY;
        if (!soon || !action.type.isEmpty() || i >= tries)
            break;
        std::this_thread::sleep_for(std::chrono::milliseconds(100 << i));
    }
    if (error == 0)
        return {};
    const QString file = QStringLiteral("/sys/bus/pci/devices/") + action.parent
        + QStringLiteral("/nvidia/current_vgpu_type");
    if (error == EACCES || error == EROFS || (error == EPERM && geteuid() != 0))
        return refused(
            {VITRINE_TEXT("setting a vGPU type is not permitted (%1): only root may write there"),
                {errorWords(error)}},
            file);
    if (action.type.isEmpty())
        return refused(
            {VITRINE_TEXT("the vGPU type of %1 cannot be taken away (%2): a guest uses it, or has "
                          "only just stopped"),
                {action.parent, errorWords(error)}},
            file);
    return refused(
        {VITRINE_TEXT("the driver refused to set the vGPU type %1 on %2 (%3); the kernel "
                      "log may say why"),
            {action.type, action.parent, errorWords(error)}},
        file);
}

} // namespace

Result<void> applyThroughSysfs(
    const QString &root, const HostSnapshot &host, const HostAction &action)
{
    const Result<RootFs> fs = RootFs::open(root);
    if (!fs)
        return failure(fs.error());
    switch (action.kind) {
    case HostActionKind::DefineInstance:
        return storeDefinition(*fs, action);
    case HostActionKind::AutostartInstance:
        return setAutostart(*fs, action);
    case HostActionKind::ForgetInstance:
        return dropDefinition(*fs, action);
    case HostActionKind::SetFunctionType:
        return writeFunctionType(*fs, action);
    case HostActionKind::CreateInstance:
    case HostActionKind::StartInstance:
    case HostActionKind::RemoveInstance:
        break;
    }
    // Sysfs is below /sys; the parent's path is where the device is, links followed.
    const MdevParent *parent = host.findParent(action.parent);
    if (!parent)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("this host has no vGPU parent %1"), {action.parent}});
    if (action.kind == HostActionKind::RemoveInstance)
        return writeRemove(*fs, *parent, action);
    if (action.kind == HostActionKind::StartInstance && hasAttributes(*fs, action))
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("the definition of vGPU %1 sets attributes, which only mdevctl writes"),
                {action.uuid.toString()}});
    return writeCreate(*fs, *parent, action);
}

} // namespace vitrine
