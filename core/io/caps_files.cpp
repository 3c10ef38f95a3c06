// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/caps_files.h"

#include "core/qemu/caps_json.h"
#include "core/qemu/caps_packed.h"

#include <QFile>
#include <QFileInfo>
#include <QResource>

#include <cstdio>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 maxFile = 64 * 1024 * 1024;

tl::unexpected<Error> problem(ErrorCode code, Text text, const QString &file)
{
    return failure(Error {code, std::move(text), file, 0, 0, {}});
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (path == u"-"_s) {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return problem(ErrorCode::NotReadable, VITRINE_TEXT("cannot be read"), path);
    } else {
        const QFileInfo info(path);
        if (!info.exists())
            return problem(ErrorCode::NotFound, VITRINE_TEXT("there is no such file"), path);
        if (info.isDir())
            return problem(ErrorCode::NotReadable, VITRINE_TEXT("this is a folder"), path);
        if (!file.open(QIODevice::ReadOnly))
            return problem(ErrorCode::NotReadable,
                {VITRINE_TEXT("cannot be read: %1"), {file.errorString()}},
                path);
    }
    const QByteArray bytes = file.read(maxFile + 1);
    if (bytes.size() > maxFile)
        return problem(ErrorCode::TooLarge, VITRINE_TEXT("larger than 64 MiB"), path);
    return bytes;
}

} // namespace

Result<QemuCaps> loadCapsFile(const QString &path)
{
    auto bytes = readFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto caps = readCapsJson(*bytes, path);
    if (caps) {
        caps->source = CapsSource::File;
        caps->origin = path;
    }
    return caps;
}

QStringList recordedCapsNames()
{
    return {u"qemu-7.2-x86_64"_s, u"qemu-7.2-i386"_s, u"qemu-10.0-x86_64"_s};
}

Result<QemuCaps> recordedCaps(const QString &name)
{
    if (!recordedCapsNames().contains(name))
        return failure(ErrorCode::NotFound,
            {VITRINE_TEXT("no capabilities were recorded under the name %1"), {name}});
    // In place: the resource is not compressed (core/io/CMakeLists.txt).
    const QResource resource(u":/vitrine/caps/"_s + name + u".caps"_s);
    auto caps = unpackCaps({resource.data(), resource.size()});
    if (!caps)
        return problem(ErrorCode::NotReadable, VITRINE_TEXT("cannot be read"), name);
    caps->source = CapsSource::Recorded;
    caps->origin = name;
    return *std::move(caps);
}

Result<QemuCaps> recordedCapsFor(const QString &arch)
{
    const QString name = u"qemu-7.2-"_s + (arch == u"i686"_s ? u"i386"_s : arch);
    if (!recordedCapsNames().contains(name))
        return failure(ErrorCode::NotFound,
            {VITRINE_TEXT("there is no qemu-system-%1 here, and nothing is recorded for %1"),
                {arch}});
    return recordedCaps(name);
}

} // namespace vitrine
