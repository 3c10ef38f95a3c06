// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/root_fs.h"

#include <QFile>

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <vector>

namespace vitrine {

namespace {

/// As the kernel's own limit for one path (MAXSYMLINKS).
constexpr int maxLinks = 40;

int openFolder(int at, const char *name, int how)
{
    return ::openat(at, name, how | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/// Opens a folder as chroot(2) would find it, in one system call (Linux 5.6); -1 with errno.
int openFolderInRoot(int root, const QByteArray &path)
{
    open_how how {};
    how.flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
    how.resolve = RESOLVE_IN_ROOT;
    return static_cast<int>(
        ::syscall(SYS_openat2, root, path.isEmpty() ? "." : path.constData(), &how, sizeof how));
}

QByteArray linkTarget(int at, const char *name, int &error)
{
    char buffer[4096];
    const ssize_t size = ::readlinkat(at, name, buffer, sizeof buffer);
    if (size < 0) {
        error = errno;
        return {};
    }
    error = 0;
    return {buffer, size};
}

/// Where the kernel says that an open folder is; empty where it does not say.
QByteArray pathOfFd(int fd)
{
    int error = 0;
    const QByteArray name = "/proc/self/fd/" + QByteArray::number(fd);
    return linkTarget(AT_FDCWD, name.constData(), error);
}

RootFs::Kind kindOf(int at, const char *name, unsigned char type)
{
    if (type == DT_UNKNOWN) {
        struct stat info {};
        if (::fstatat(at, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            return RootFs::Kind::Other;
        type = static_cast<unsigned char>(IFTODT(info.st_mode));
    }
    switch (type) {
    case DT_DIR:
        return RootFs::Kind::Folder;
    case DT_REG:
        return RootFs::Kind::File;
    case DT_LNK:
        return RootFs::Kind::Link;
    default:
        return RootFs::Kind::Other;
    }
}

} // namespace

UniqueFd::~UniqueFd()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

QString errorWords(int error)
{
    // strerror depends on LC_MESSAGES; remarks are compared and saved, so they are English.
    const char *words = ::strerrordesc_np(error);
    return words ? QString::fromLatin1(words)
                 : QString(QStringLiteral("error ") + QString::number(error));
}

Result<RootFs> RootFs::open(const QString &folder, Hook hook)
{
    RootFs out;
    out.m_root =
        UniqueFd(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!out.m_root.isValid()) {
        const int error = errno;
        return failure(Error {error == ENOENT ? ErrorCode::NotFound : ErrorCode::NotReadable,
            {VITRINE_TEXT("the host cannot be read: %1"), {errorWords(error)}},
            folder,
            0,
            0,
            {}});
    }
    out.m_hook = std::move(hook);
    out.m_rootPath = pathOfFd(out.m_root.get());
    if (out.m_rootPath == "/")
        out.m_rootPath.clear();
    struct stat own {};
    struct stat system {};
    out.m_systemRoot = ::fstat(out.m_root.get(), &own) == 0 && ::stat("/", &system) == 0
        && own.st_dev == system.st_dev && own.st_ino == system.st_ino;
    return out;
}

void RootFs::announce(const QByteArray &folder, const QByteArray &name) const
{
    if (m_hook)
        m_hook(name.isEmpty() ? folder : QByteArray(folder + '/' + name));
}

RootFs::Resolved RootFs::resolve(const QByteArray &path, bool fileAllowed) const
{
    struct Step {
        UniqueFd fd;
        QByteArray name;
    };
    std::vector<Step> stack; // below the root; ".." takes one off
    QList<QByteArray> todo; // components, the next one last
    const auto push = [&todo](const QByteArray &text) {
        const QList<QByteArray> parts = text.split('/');
        for (auto it = parts.crbegin(); it != parts.crend(); ++it) {
            if (!it->isEmpty() && *it != ".")
                todo.append(*it);
        }
    };
    const auto pathOf = [&stack] {
        QByteArray out;
        for (const Step &step : stack)
            out += '/' + step.name;
        return out;
    };
    Resolved out;
    int links = 0;
    push(path);
    while (!todo.isEmpty()) {
        const QByteArray name = todo.takeLast();
        if (name == "..") {
            if (!stack.empty())
                stack.pop_back();
            continue;
        }
        const int at = stack.empty() ? m_root.get() : stack.back().fd.get();
        UniqueFd next(openFolder(at, name.constData(), O_PATH));
        if (next.isValid()) {
            stack.push_back({std::move(next), name});
            continue;
        }
        out.error = errno;
        if (out.error != ENOTDIR && out.error != ELOOP)
            return out;
        int linkError = 0;
        const QByteArray target = linkTarget(at, name.constData(), linkError);
        if (linkError != 0) { // neither folder nor link
            if (!fileAllowed || !todo.isEmpty())
                return out;
            out.rest = name;
            break;
        }
        if (++links > maxLinks) {
            out.error = ELOOP;
            return out;
        }
        if (target.startsWith('/'))
            stack.clear();
        push(target);
    }
    out.folderPath = pathOf();
    if (stack.empty())
        out.folder = UniqueFd(openFolder(m_root.get(), ".", O_PATH));
    else
        out.folder = std::move(stack.back().fd);
    out.error = out.folder.isValid() ? 0 : errno;
    return out;
}

std::optional<RootFs::Dir> RootFs::openAtOnce(const QByteArray &path) const
{
    static std::atomic<bool> missing =
        false; // an older kernel, or a sandbox that does not know the call
    if (missing.load(std::memory_order_relaxed))
        return std::nullopt;
    Dir out;
    out.fd = UniqueFd(openFolderInRoot(m_root.get(), path));
    if (!out.fd.isValid()) {
        if (errno == ENOENT) {
            out.error = ENOENT;
            return out;
        }
        if (errno == ENOSYS || errno == EPERM)
            missing = true;
        return std::nullopt; // the steps tell which of them failed, and why
    }
    // Where that is, links and all; not what the kernel adds to the name of a folder that is gone.
    const QByteArray whole = pathOfFd(out.fd.get());
    if (!whole.startsWith(m_rootPath) || whole.endsWith(" (deleted)"))
        return std::nullopt;
    out.path = whole.mid(m_rootPath.size());
    if (!out.path.isEmpty() && !out.path.startsWith('/'))
        return std::nullopt;
    if (out.path == "/")
        out.path.clear();
    return out;
}

RootFs::Dir RootFs::openDir(const QByteArray &path) const
{
    announce(path.startsWith('/') ? path : QByteArray('/' + path), {});
    if (std::optional<Dir> dir = openAtOnce(path))
        return *std::move(dir);
    Resolved found = resolve(path, false);
    Dir out;
    out.path = found.folderPath;
    out.error = found.error;
    if (!found.folder.isValid())
        return out;
    out.fd = UniqueFd(openFolder(found.folder.get(), ".", O_RDONLY));
    if (!out.fd.isValid())
        out.error = errno;
    return out;
}

RootFs::Dir RootFs::openDir(const Dir &from, const QByteArray &path) const
{
    return openDir(path.startsWith('/') ? path : QByteArray(from.path + '/' + path));
}

RootFs::Dir RootFs::subDir(const Dir &dir, const QByteArray &name) const
{
    announce(dir.path, name);
    Dir out;
    if (name.contains('/') || name.contains('\0') || name == "..") {
        out.error = EINVAL;
        return out;
    }
    out.path = dir.path + '/' + name;
    out.fd = UniqueFd(openFolder(dir.fd.get(), name.constData(), O_RDONLY));
    if (!out.fd.isValid())
        out.error = errno;
    return out;
}

RootFs::Listing RootFs::list(const Dir &dir) const
{
    // getdents64 itself: fdopendir would allocate 32 kB for each folder.
    struct Head {
        ino64_t inode;
        off64_t offset;
        unsigned short length;
        unsigned char type;
    };
    constexpr std::size_t nameOffset = offsetof(dirent64, d_name);
    Listing out;
    alignas(dirent64) char buffer[16384];
    for (;;) {
        const long size = ::syscall(SYS_getdents64, dir.fd.get(), buffer, sizeof buffer);
        if (size < 0) {
            if (errno == EINTR)
                continue;
            out.error = errno;
            return out;
        }
        if (size == 0)
            return out;
        for (long at = 0; at < size;) {
            Head head;
            std::memcpy(&head, buffer + at, sizeof head);
            const char *name = buffer + at + nameOffset;
            at += head.length;
            if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0)
                continue;
            out.entries.append({QByteArray(name), kindOf(dir.fd.get(), name, head.type)});
        }
    }
}

RootFs::Content RootFs::readAt(int folder, const QByteArray &name, qsizetype limit) const
{
    Content out;
    // O_NONBLOCK: a FIFO in the file's place must not hold us.
    const UniqueFd fd(::openat(
        folder, name.constData(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC));
    if (!fd.isValid()) {
        out.error = errno;
        out.regular = out.error != ELOOP && out.error != ENXIO;
        return out;
    }
    char page[4097];
    QByteArray large;
    char *target = page;
    if (limit + 1 > qsizetype(sizeof page)) {
        large.resize(limit + 1);
        target = large.data();
    }
    qsizetype total = 0;
    for (;;) {
        const ssize_t size =
            ::read(fd.get(), target + total, static_cast<std::size_t>(limit + 1 - total));
        if (size < 0) {
            if (errno == EINTR)
                continue;
            out.error = errno;
            out.regular = out.error != EISDIR && out.error != EAGAIN;
            return out;
        }
        total += size;
        // sysfs gives an attribute in one piece; only /proc and ordinary large files come in several.
        if (size == 0 || total > limit || (target == page && total > 0))
            break;
    }
    if (total == 0) {
        struct stat info {};
        out.regular = ::fstat(fd.get(), &info) == 0 && S_ISREG(info.st_mode);
    }
    out.cut = total > limit;
    out.bytes = QByteArray(target, std::min(total, limit));
    return out;
}

RootFs::Content RootFs::read(const Dir &dir, const QByteArray &name, qsizetype limit) const
{
    announce(dir.path, name);
    return readAt(dir.fd.get(), name, limit);
}

RootFs::Content RootFs::readPath(const QByteArray &path, qsizetype limit) const
{
    announce(path.startsWith('/') ? path : QByteArray('/' + path), {});
    const Resolved found = resolve(path, true);
    Content out;
    if (!found.folder.isValid() || found.rest.isEmpty()) {
        out.error = found.error != 0 ? found.error : EISDIR;
        out.regular = found.error != 0;
        return out;
    }
    return readAt(found.folder.get(), found.rest, limit);
}

RootFs::Target RootFs::readLink(const Dir &dir, const QByteArray &name) const
{
    Target out;
    out.bytes = linkTarget(dir.fd.get(), name.constData(), out.error);
    return out;
}

bool RootFs::access(const Dir &dir, const QByteArray &name, int mode) const
{
    return ::faccessat(dir.fd.get(), name.constData(), mode, AT_SYMLINK_NOFOLLOW | AT_EACCESS) == 0;
}

std::optional<RootFs::Status> RootFs::status(const Dir &dir, const QByteArray &name) const
{
    struct stat info {};
    if (::fstatat(dir.fd.get(), name.constData(), &info, AT_SYMLINK_NOFOLLOW) != 0
        || S_ISLNK(info.st_mode))
        return std::nullopt;
    return Status {static_cast<int>(info.st_mode & 07777), info.st_uid, info.st_gid};
}

bool RootFs::isNode(const Dir &dir, const QByteArray &name) const
{
    struct stat info {};
    if (::fstatat(dir.fd.get(), name.constData(), &info, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    // Below another root an ordinary file may stand for a device node, which only root can make.
    return S_ISCHR(info.st_mode) || (!m_systemRoot && S_ISREG(info.st_mode));
}

} // namespace vitrine
