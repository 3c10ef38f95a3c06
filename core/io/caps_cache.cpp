// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/caps_cache.h"

#include "core/qemu/caps_packed.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxEntry = 16 * 1024 * 1024;

/// What tells one state of a file or folder from the next: its path, size and time of change.
QByteArray stamp(const QByteArray &path, const struct stat &info)
{
    return path + ' ' + QByteArray::number(qint64(info.st_size)) + ' '
        + QByteArray::number(qint64(info.st_mtim.tv_sec)) + '.'
        + QByteArray::number(qint64(info.st_mtim.tv_nsec)) + '\n';
}

/// The names in `folder` that look like a multiarch tuple ("x86_64-linux-gnu"), sorted.
std::vector<QByteArray> multiarchNames(const QByteArray &folder)
{
    std::vector<QByteArray> out;
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(::opendir(folder.constData()), ::closedir);
    while (dir) {
        const dirent64 *entry = ::readdir64(dir.get());
        if (!entry)
            break;
        const QByteArrayView name(entry->d_name);
        if (name.contains("-linux-"))
            out.push_back(name.toByteArray());
    }
    std::sort(out.begin(), out.end());
    return out;
}

/// Where distributions put QEMU's modules: lib/qemu, lib64/qemu, lib/MULTIARCH/qemu beside the bin folder.
QByteArray moduleStamps(const QByteArray &binary)
{
    const std::unique_ptr<char, void (*)(void *)> real(
        ::realpath(binary.constData(), nullptr), ::free);
    const QByteArray path(real.get());
    const qsizetype bin = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
    if (bin < 0)
        return {};
    const QByteArray prefix = path.left(bin);
    std::vector<QByteArray> folders {prefix + "/lib64/qemu", prefix + "/lib/qemu"};
    for (const QByteArray &name : multiarchNames(prefix + "/lib"))
        folders.push_back(prefix + "/lib/" + name + "/qemu");
    QByteArray out;
    for (const QByteArray &folder : folders) {
        struct stat info {};
        if (::stat(folder.constData(), &info) == 0 && S_ISDIR(info.st_mode))
            out += stamp(folder, info);
    }
    return out;
}

/// What an entry begins with: it holds when it would be written so again. Empty when there is no such binary.
QByteArray keyOf(const QString &binary)
{
    const QByteArray path = QFile::encodeName(binary);
    struct stat info {};
    if (::stat(path.constData(), &info) != 0)
        return {};
    return "vitrine " VITRINE_VERSION "\n" + stamp(path, info) + moduleStamps(path) + '\n';
}

} // namespace

CapsCache::CapsCache(QString folder) : m_folder(std::move(folder)) {}

QString CapsCache::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + u"/vitrine/qemu"_s;
}

QString CapsCache::entry(const QString &binary) const
{
    const QByteArray hash =
        QCryptographicHash::hash(QFile::encodeName(binary), QCryptographicHash::Sha256);
    return m_folder + u'/' + QString::fromLatin1(hash.toHex().left(32)) + u".caps"_s;
}

std::optional<QemuCaps> CapsCache::find(const QString &binary) const
{
    const QByteArray key = keyOf(binary);
    QFile file(entry(binary));
    if (key.isEmpty() || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)
        || file.size() > maxEntry)
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    if (!bytes.startsWith(key))
        return std::nullopt;
    auto caps = unpackCaps(QByteArrayView(bytes).sliced(key.size()));
    if (!caps || caps->source != CapsSource::Probed || caps->binary != binary)
        return std::nullopt;
    return caps;
}

bool CapsCache::store(const QString &binary, const QemuCaps &caps) const
{
    const QByteArray key = keyOf(binary);
    if (key.isEmpty() || !QDir().mkpath(m_folder))
        return false;
    QSaveFile file(entry(binary));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QByteArray bytes = key + packCaps(caps);
    return file.write(bytes) == bytes.size() && file.commit();
}

} // namespace vitrine
