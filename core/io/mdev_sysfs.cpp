// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/mdev_sysfs.h"

#include "core/io/root_fs.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace vitrine {

namespace {

/// 0, or the errno. The file must be there: nothing is ever made.
int writeFile(const RootFs::Dir &dir, const char *name, const QByteArray &bytes)
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
    // One write: the kernel takes each as a request of its own.
    const ssize_t written = write(fd.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    if (written < 0)
        return errno;
    return written == bytes.size() ? 0 : EIO;
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
    case EBUSY:
    case EAGAIN:
        return {
            VITRINE_TEXT("vGPU %1 is in use (%2)"), {action.uuid.toString(), errorWords(error)}};
    default:
        return {VITRINE_TEXT("vGPU %1 could not be removed (%2)"),
            {action.uuid.toString(), errorWords(error)}};
    }
}

} // namespace

Result<void> applyThroughSysfs(
    const QString &root, const HostSnapshot &host, const HostAction &action)
{
    const MdevParent *parent = host.findParent(action.parent);
    if (!parent)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("this host has no vGPU parent %1"), {action.parent}});
    const Result<RootFs> fs = RootFs::open(root);
    if (!fs)
        return failure(fs.error());

    const bool creates = action.kind == HostActionKind::CreateInstance;
    const QString uuid = action.uuid.toString();
    QString folder = parent->path;
    // Sysfs is below /sys; the parent's path is where the device is, links followed.
    folder += creates ? QString(QStringLiteral("/mdev_supported_types/") + action.type)
                      : QString(QLatin1Char('/') + uuid);
    const RootFs::Dir dir = fs->openDir(QFile::encodeName(folder));
    const char *name = creates ? "create" : "remove";
    const int error =
        dir ? writeFile(dir, name, creates ? uuid.toLatin1() : QByteArray("1")) : dir.error;
    if (error == 0)
        return {};
    Error result {ErrorCode::HostRefused,
        creates ? createText(error, action) : removeText(error, action),
        folder,
        0,
        0,
        {}};
    result.file += QLatin1Char('/') + QLatin1String(name);
    return failure(result);
}

} // namespace vitrine
