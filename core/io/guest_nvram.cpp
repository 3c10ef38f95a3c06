// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/guest_nvram.h"

#include "core/io/root_fs.h"
#include "core/io/runtime_dir.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

/// OVMF's are 528 KiB; the largest flash chip of QEMU's PCs is 8 MiB.
constexpr qint64 maxCopy = 64 * 1024 * 1024;

QString stateHome()
{
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    return given.startsWith(u'/') ? given : QString(QDir::homePath() + u"/.local/state"_s);
}

tl::unexpected<Error> problem(ErrorCode code, Text text, const QString &file)
{
    return failure(Error {code, std::move(text), file, 0, 0, {}});
}

Result<QByteArray> readOriginal(const FileCopy &copy)
{
    QString path = copy.from;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) && !copy.orFrom.isEmpty()) {
        path = copy.orFrom;
        file.setFileName(path);
        file.open(QIODevice::ReadOnly);
    }
    if (!file.isOpen())
        return problem(file.exists() ? ErrorCode::NotReadable : ErrorCode::NotFound,
            {VITRINE_TEXT("cannot be read: %1"), {file.errorString()}},
            path);
    const QByteArray bytes = file.read(maxCopy + 1);
    if (bytes.isEmpty() || bytes.size() > maxCopy)
        return problem(
            ErrorCode::NotReadable, VITRINE_TEXT("this holds no variables of a firmware"), path);
    return bytes;
}

bool writeAll(int fd, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t size =
            ::write(fd, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (size < 0 && errno != EINTR)
            return false;
        done += std::max<ssize_t>(size, 0);
    }
    return ::fsync(fd) == 0;
}

/// Beside it first, then in its place, and only while there is nothing: two starts at once do not harm each other.
Result<void> writeCopy(const QString &to, const QByteArray &bytes)
{
    const QByteArray name = QFile::encodeName(to);
    QByteArray beside = name + ".XXXXXX";
    const UniqueFd fd(::mkostemp(beside.data(), O_CLOEXEC)); // mode 0600
    const bool written = fd.isValid() && writeAll(fd.get(), bytes)
        && (::link(beside.constData(), name.constData()) == 0 || errno == EEXIST);
    const int error = errno;
    if (fd.isValid())
        ::unlink(beside.constData());
    if (!written)
        return problem(ErrorCode::NotWritable,
            {VITRINE_TEXT("cannot be written: %1"), {errorWords(error)}},
            to);
    return {};
}

} // namespace

QString nvramFileFor(const QString &guestName)
{
    return stateHome() + u"/vitrine/nvram/"_s + guestFileName(guestName) + u"_VARS.fd"_s;
}

Result<void> makeCopies(const QList<FileCopy> &copies)
{
    for (const FileCopy &copy : copies) {
        if (QFileInfo::exists(copy.to))
            continue;
        const Result<QByteArray> bytes = readOriginal(copy);
        if (!bytes)
            return failure(bytes.error());
        const QString folder = QFileInfo(copy.to).path();
        if (!QFileInfo::exists(folder)) {
            // What is above ours is the user's, and as the user has it.
            QDir().mkpath(QFileInfo(QFileInfo(folder).path()).path());
            if (auto made = makePrivateDir(folder); !made)
                return made;
        }
        if (auto written = writeCopy(copy.to, *bytes); !written)
            return written;
    }
    return {};
}

} // namespace vitrine
