// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/guest_file.h"

#include "core/domainxml/xml_text.h"
#include "core/io/root_fs.h"

#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

namespace vitrine {

namespace {

tl::unexpected<Error> fileError(ErrorCode code, const QString &path, Text text)
{
    return failure(Error {code, std::move(text), path, 0, 0, {}});
}

tl::unexpected<Error> systemError(ErrorCode code, const QString &path, int error)
{
    if (error == ENOENT || error == ENOTDIR)
        code = ErrorCode::NotFound;
    return fileError(code, path, {"%1", {errorWords(error)}});
}

/// A descriptor that was opened without blocking is waited for; false when that failed.
bool waitFor(int fd)
{
    pollfd request {fd, POLLIN, 0};
    while (poll(&request, 1, -1) < 0) {
        if (errno != EINTR)
            return false;
    }
    return true;
}

Result<QByteArray> readAll(int fd, const QString &path)
{
    constexpr qsizetype chunk = 64 * 1024;
    QByteArray bytes;
    for (;;) {
        const qsizetype filled = bytes.size();
        bytes.resize(filled + chunk);
        const ssize_t n = read(fd, bytes.data() + filled, static_cast<size_t>(chunk));
        bytes.resize(filled + std::max<ssize_t>(n, 0));
        if (n == 0)
            return bytes;
        if (n < 0 && errno != EINTR && !(errno == EAGAIN && waitFor(fd)))
            return systemError(ErrorCode::NotReadable, path, errno);
        if (bytes.size() > XmlText::maxBytes)
            return fileError(ErrorCode::TooLarge,
                path,
                {VITRINE_TEXT("larger than %1 MiB, which no guest is"),
                    {QString::number(XmlText::maxBytes / (1024 * 1024))}});
    }
}

/// What is at the other end of a descriptor, as far as it decides whether it is read.
Result<void> checkKind(int fd, const struct stat &info, const QString &path)
{
    if (S_ISDIR(info.st_mode))
        return fileError(ErrorCode::NotReadable, path, VITRINE_TEXT("this is a folder"));
    if (S_ISREG(info.st_mode) && info.st_size > XmlText::maxBytes)
        return fileError(ErrorCode::TooLarge,
            path,
            {VITRINE_TEXT("larger than %1 MiB, which no guest is"),
                {QString::number(XmlText::maxBytes / (1024 * 1024))}});
    if (!S_ISREG(info.st_mode) && !S_ISFIFO(info.st_mode) && isatty(fd) == 0)
        return fileError(ErrorCode::NotReadable, path, VITRINE_TEXT("this is no file"));
    return {};
}

int writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t n =
            write(fd, bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (n >= 0)
            done += n;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

QByteArray targetOfLink(const QByteArray &link)
{
    char target[PATH_MAX];
    const ssize_t size = readlink(link.constData(), target, sizeof target);
    return size <= 0 ? QByteArray() : QByteArray(target, size);
}

/// The path with all links followed; where they lead to when there is nothing yet.
QByteArray realPath(QByteArray path)
{
    const std::unique_ptr<char, decltype(&std::free)> real(
        realpath(path.constData(), nullptr), &std::free);
    if (real)
        return QByteArray(real.get());
    constexpr int most = 40; // as the kernel: more of them are a ring
    for (int i = 0; i < most; ++i) {
        const QByteArray target = targetOfLink(path);
        if (target.isEmpty())
            return path;
        path = target.startsWith('/') ? target : path.left(path.lastIndexOf('/') + 1) + target;
    }
    return path;
}

int writeInto(const QByteArray &path, const QByteArray &bytes)
{
    const UniqueFd fd(open(path.constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    return fd.isValid() ? writeAll(fd.get(), bytes) : errno;
}

/// The file that will take the other's place.
int fill(int fd, const struct stat *old, const QByteArray &bytes)
{
    if (const int error = writeAll(fd, bytes))
        return error;
    if (old) {
        // Another owner than oneself is kept where that is permitted; who may read it must not widen meanwhile.
        if (fchown(fd, old->st_uid, old->st_gid) != 0 && errno != EPERM)
            return errno;
        if (fchmod(fd, old->st_mode & 07777) != 0)
            return errno;
    } else {
        const mode_t mask = umask(0);
        umask(mask);
        if (fchmod(fd, 0666 & ~mask) != 0)
            return errno;
    }
    return fsync(fd) == 0 ? 0 : errno;
}

/// 0, or the errno of what went wrong.
int replaceFile(const QByteArray &path, const struct stat *old, const QByteArray &bytes)
{
    // A new name would get round a file that is write-protected.
    if (old && access(path.constData(), W_OK) != 0)
        return errno;
    const qsizetype slash = path.lastIndexOf('/');
    QByteArray temporary = path.left(slash + 1) + ".vitrine-XXXXXX";
    const UniqueFd fd(mkostemp(temporary.data(), O_CLOEXEC));
    if (!fd.isValid())
        return errno;
    int error = fill(fd.get(), old, bytes);
    if (error == 0 && rename(temporary.constData(), path.constData()) != 0)
        error = errno;
    if (error != 0)
        unlink(temporary.constData());
    return error;
}

} // namespace

Result<QByteArray> readGuestBytes(const QString &path)
{
    if (path.isEmpty())
        return fileError(
            ErrorCode::NotFound, QStringLiteral("\"\""), VITRINE_TEXT("this is no file name"));
    const bool standardInput = path == QLatin1String("-");
    UniqueFd own;
    if (!standardInput) {
        own = UniqueFd(open(
            QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        if (!own.isValid())
            return systemError(ErrorCode::NotReadable, path, errno);
    }
    const int fd = standardInput ? STDIN_FILENO : own.get();
    struct stat info = {};
    if (fstat(fd, &info) != 0)
        return systemError(ErrorCode::NotReadable, path, errno);
    if (const Result<void> kind = checkKind(fd, info, path); !kind && !standardInput)
        return failure(kind.error());
    Result<QByteArray> bytes = readAll(fd, path);
    if (bytes && bytes->isEmpty() && S_ISFIFO(info.st_mode) && !standardInput)
        return fileError(
            ErrorCode::NotReadable, path, VITRINE_TEXT("a FIFO into which nobody writes"));
    return bytes;
}

Result<void> writeGuestBytes(const QString &path, const QByteArray &bytes)
{
    if (path.isEmpty())
        return fileError(
            ErrorCode::NotFound, QStringLiteral("\"\""), VITRINE_TEXT("this is no file name"));
    const QByteArray real = realPath(QFile::encodeName(path));
    struct stat info = {};
    const bool exists = stat(real.constData(), &info) == 0;
    if (!exists && errno == ELOOP)
        return systemError(ErrorCode::NotWritable, path, ELOOP);
    if (exists && S_ISDIR(info.st_mode))
        return fileError(ErrorCode::NotWritable, path, VITRINE_TEXT("this is a folder"));
    const int error = exists && !S_ISREG(info.st_mode)
        ? writeInto(real, bytes)
        : replaceFile(real, exists ? &info : nullptr, bytes);
    if (error != 0)
        return systemError(ErrorCode::NotWritable, path, error);
    return {};
}

Result<void> writeGuestBytesUnlessChanged(
    const QString &path, const QByteArray &bytes, const QByteArray &readAs)
{
    const auto present = readGuestBytes(path);
    if (!present && present.error().code != ErrorCode::NotFound)
        return failure(present.error());
    if (present && *present != readAs)
        return fileError(ErrorCode::NotWritable,
            path,
            VITRINE_TEXT("the file was changed since it was read; nothing was written"));
    return writeGuestBytes(path, bytes);
}

} // namespace vitrine
