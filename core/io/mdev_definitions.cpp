// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/mdev_definitions.h"

#include "core/actions/mdev_definition.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto folder = "/etc/mdevctl.d";
constexpr qsizetype limit = 64 * 1024;

tl::unexpected<Error> refused(const HostAction &action, int error)
{
    const QString file =
        QLatin1StringView(folder) + u'/' + action.parent + u'/' + action.uuid.toString();
    const bool forbidden = error == EACCES || error == EPERM || error == EROFS;
    return failure(Error {ErrorCode::HostRefused,
        forbidden
            ? Text {VITRINE_TEXT("changing definitions of vGPUs is not permitted (%1): only root "
                                 "may write there"),
                {errorWords(error)}}
            : Text {VITRINE_TEXT("the definition cannot be changed (%1)"), {errorWords(error)}},
        file,
        0,
        0,
        {}});
}

/// The folder of one parent's definitions.
RootFs::Dir parentDir(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir all = fs.openDir(folder);
    if (all)
        return fs.subDir(all, QFile::encodeName(action.parent)); // never through a link
    RootFs::Dir none;
    none.error = all.error;
    return none;
}

/// The same, made where it is missing.
RootFs::Dir makeParentDir(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir etc = fs.openDir("/etc");
    if (etc)
        (void)mkdirat(etc.fd.get(), "mdevctl.d", 0755);
    const RootFs::Dir all = fs.openDir(folder);
    if (all)
        (void)mkdirat(all.fd.get(), QFile::encodeName(action.parent).constData(), 0755);
    return parentDir(fs, action);
}

/// Replaces the file as a whole. 0, or the errno.
int replaceFile(const RootFs::Dir &dir, const QByteArray &name, const QByteArray &bytes)
{
    const QByteArray next = '.' + name + ".new";
    (void)unlinkat(dir.fd.get(), next.constData(), 0);
    const UniqueFd fd(openat(dir.fd.get(),
        next.constData(),
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        0644));
    if (!fd.isValid())
        return errno;
    int error = 0;
    if (write(fd.get(), bytes.constData(), static_cast<size_t>(bytes.size())) != bytes.size()
        || fsync(fd.get()) != 0)
        error = errno != 0 ? errno : EIO;
    else if (renameat(dir.fd.get(), next.constData(), dir.fd.get(), name.constData()) != 0)
        error = errno;
    if (error != 0)
        (void)unlinkat(dir.fd.get(), next.constData(), 0);
    return error;
}

QByteArray nameOf(const HostAction &action)
{
    return action.uuid.toString().toLatin1();
}

} // namespace

Result<void> storeDefinition(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir dir = makeParentDir(fs, action);
    const int error = dir
        ? replaceFile(dir, nameOf(action), definitionText(action.type, action.autostart))
        : dir.error;
    if (error != 0)
        return refused(action, error);
    return {};
}

Result<void> setAutostart(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir dir = parentDir(fs, action);
    if (!dir)
        return refused(action, dir.error);
    const RootFs::Content now = fs.read(dir, nameOf(action), limit);
    if (now.error != 0)
        return refused(action, now.error);
    const Result<QByteArray> text = definitionWithAutostart(now.bytes);
    if (!text) {
        Error error = refused(action, EINVAL).value();
        error.text = text.error().text;
        return failure(error);
    }
    if (const int error = replaceFile(dir, nameOf(action), *text); error != 0)
        return refused(action, error);
    return {};
}

Result<void> dropDefinition(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir dir = parentDir(fs, action);
    if (!dir)
        return refused(action, dir.error);
    if (unlinkat(dir.fd.get(), nameOf(action).constData(), 0) != 0)
        return refused(action, errno);
    return {};
}

bool hasAttributes(const RootFs &fs, const HostAction &action)
{
    const RootFs::Dir dir = parentDir(fs, action);
    return dir && definitionHasAttributes(fs.read(dir, nameOf(action), limit).bytes);
}

} // namespace vitrine
