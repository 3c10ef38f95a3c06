// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/caps_cache.h"

#include "core/qemu/caps_json.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxEntry = 16 * 1024 * 1024;

QByteArray stamp(const QFileInfo &info)
{
    return QFile::encodeName(info.absoluteFilePath()) + ' ' + QByteArray::number(info.size()) + ' '
        + QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + '\n';
}

/// Where distributions put QEMU's modules: lib/qemu, lib64/qemu, lib/MULTIARCH/qemu beside the bin folder.
QByteArray moduleStamps(const QFileInfo &binary)
{
    QDir prefix = QFileInfo(binary.canonicalFilePath()).dir();
    if (!prefix.cdUp())
        return {};
    QStringList folders {prefix.filePath(u"lib64/qemu"_s), prefix.filePath(u"lib/qemu"_s)};
    const QStringList multiarch =
        QDir(prefix.filePath(u"lib"_s)).entryList({u"*-linux-*"_s}, QDir::Dirs, QDir::Name);
    for (const QString &name : multiarch)
        folders += prefix.filePath(u"lib/"_s + name + u"/qemu"_s);
    QByteArray out;
    for (const QString &folder : std::as_const(folders)) {
        const QFileInfo info(folder);
        if (info.isDir())
            out += stamp(info);
    }
    return out;
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
    const QFileInfo info(binary);
    const QByteArray key = QByteArray(VITRINE_VERSION) + '\n' + stamp(info) + moduleStamps(info);
    const QByteArray hash =
        QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u'/' + QString::fromLatin1(hash) + u".json"_s;
}

std::optional<QemuCaps> CapsCache::find(const QString &binary) const
{
    QFile file(entry(binary));
    if (!file.open(QIODevice::ReadOnly) || file.size() > maxEntry)
        return std::nullopt;
    auto caps = readCapsJson(file.readAll());
    if (!caps || caps->source != CapsSource::Probed || caps->binary != binary)
        return std::nullopt;
    return *caps;
}

bool CapsCache::store(const QString &binary, const QemuCaps &caps) const
{
    if (!QDir().mkpath(m_folder))
        return false;
    QSaveFile file(entry(binary));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QByteArray bytes = writeCapsJson(caps);
    return file.write(bytes) == bytes.size() && file.commit();
}

} // namespace vitrine
