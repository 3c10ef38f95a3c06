// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/runtime_dir.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

/// A folder, not a link to one, that belongs to us and that nobody else may enter.
bool isPrivate(const QString &path)
{
    struct stat info {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 && S_ISDIR(info.st_mode)
        && info.st_uid == ::geteuid() && (info.st_mode & 077U) == 0;
}

Result<void> makeOne(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return failure(Error {ErrorCode::NotWritable,
            {VITRINE_TEXT("the folder cannot be made: %1"),
                {QString::fromLocal8Bit(std::strerror(errno))}},
            path,
            0,
            0,
            {}});
    if (!isPrivate(path))
        return failure(Error {ErrorCode::HostRefused,
            VITRINE_TEXT("this is no folder that belongs to this user alone"),
            path,
            0,
            0,
            {}});
    return {};
}

} // namespace

QString runtimeBase()
{
    const QString xdg = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (xdg.startsWith(u'/') && isPrivate(xdg))
        return xdg + u"/vitrine"_s;
    return u"/tmp/vitrine-%1"_s.arg(::geteuid());
}

QString guestFileName(const QString &guestName)
{
    QString name = guestName.left(40);
    bool same = name.size() == guestName.size();
    for (QChar &c : name) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
            || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_' || c == u'.';
        if (!plain) {
            c = u'_';
            same = false;
        }
    }
    if (name.isEmpty() || name.startsWith(u'.')) {
        name.prepend(u'_');
        same = false;
    }
    // "a b" and "a/b" are two guests.
    if (!same)
        name += u'-'
            + QString::fromLatin1(
                QCryptographicHash::hash(guestName.toUtf8(), QCryptographicHash::Sha256)
                    .toHex()
                    .left(8));
    return name;
}

QString runtimeDirFor(const QString &guestName)
{
    return runtimeBase() + u'/' + guestFileName(guestName);
}

RuntimePlace existingRuntimePlace(const QString &guestName)
{
    const QString own = runtimeDirFor(guestName);
    if (isPrivate(own))
        return {own, {}};
    const QString xdg = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return {xdg.startsWith(u'/') && isPrivate(xdg) ? xdg : u"/tmp"_s,
        u"vitrine-"_s + guestFileName(guestName) + u'-'};
}

Result<void> makePrivateDir(const QString &path)
{
    const QString parent = QFileInfo(path).path();
    if (!QFileInfo::exists(parent)) {
        if (auto made = makeOne(parent); !made)
            return made;
    } else if (parent == runtimeBase() && !isPrivate(parent)) {
        return makeOne(parent); // says what is wrong with it
    }
    return makeOne(path);
}

} // namespace vitrine
