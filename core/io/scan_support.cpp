// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/scan_support.h"

#include "core/host/pci_names.h"

#include <QStringDecoder>

#include <algorithm>
#include <cerrno>

namespace vitrine::scan {

namespace {

/// pci.ids has 1.4 MB today.
constexpr qsizetype pciIdsLimit = 16 * 1024 * 1024;

QByteArrayView trimmedRight(QByteArrayView bytes)
{
    qsizetype size = bytes.size();
    const auto isBlank = [](char c) {
        return c == '\n' || c == ' ' || c == '\t' || c == '\r' || c == '\0';
    };
    while (size > 0 && isBlank(bytes.at(size - 1)))
        --size;
    return bytes.first(size);
}

/// A value in a remark: enough to recognise it.
QString excerpt(const QString &value)
{
    return value.size() <= 40 ? value : QString(value.left(39) + QChar(0x2026));
}

} // namespace

QString decode(QByteArrayView bytes, bool *clean)
{
    const bool ascii =
        std::none_of(bytes.cbegin(), bytes.cend(), [](char c) { return (c & 0x80) != 0; });
    if (ascii)
        return QString::fromLatin1(bytes);
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString out = decoder(bytes);
    if (clean && decoder.hasError())
        *clean = false;
    return out;
}

QString label(const QByteArray &path)
{
    return decode(path);
}

std::optional<QString> readText(
    const RootFs &fs, const RootFs::Dir &dir, const char *name, Need need, QList<Remark> &remarks)
{
    const RootFs::Content content =
        fs.read(dir, QByteArray::fromRawData(name, qsizetype(qstrlen(name))));
    const auto remark = [&](RemarkKind kind, const QString &detail = {}) {
        QStringList args {QString::fromLatin1(name)};
        if (!detail.isEmpty())
            args.append(detail);
        remarks.append({kind, args});
    };
    if (content.error == ENOENT) {
        if (need == Need::Required)
            remark(RemarkKind::Missing);
        return std::nullopt;
    }
    if (!content.regular) {
        remark(RemarkKind::NotAFile);
        return std::nullopt;
    }
    if (content.error != 0) {
        remark(RemarkKind::NotReadable, errorWords(content.error));
        return std::nullopt;
    }
    if (content.cut)
        remark(RemarkKind::TooLong);
    bool clean = true;
    QString text = decode(trimmedRight(content.bytes), &clean);
    if (!clean)
        remark(RemarkKind::NotText);
    if (text.isEmpty()) {
        remark(RemarkKind::Empty);
        return std::nullopt;
    }
    return text;
}

std::optional<int> readNumber(const RootFs &fs,
    const RootFs::Dir &dir,
    const char *name,
    int min,
    Need need,
    QList<Remark> &remarks)
{
    const auto text = readText(fs, dir, name, need, remarks);
    if (!text)
        return std::nullopt;
    bool ok = false;
    const int value = text->toInt(&ok);
    if (ok && value >= min)
        return value;
    remarks.append({RemarkKind::NotANumber, {QString::fromLatin1(name), excerpt(*text)}});
    return std::nullopt;
}

std::optional<std::uint16_t> readPciId(
    const RootFs &fs, const RootFs::Dir &dir, const char *name, QList<Remark> &remarks)
{
    const auto text = readText(fs, dir, name, Need::Optional, remarks);
    if (!text)
        return std::nullopt;
    bool ok = false;
    const ushort value = text->toUShort(&ok, 16);
    if (ok)
        return value;
    remarks.append({RemarkKind::NotANumber, {QString::fromLatin1(name), excerpt(*text)}});
    return std::nullopt;
}

std::optional<QString> linkName(const RootFs &fs, const RootFs::Dir &dir, const QByteArray &name)
{
    const RootFs::Target target = fs.readLink(dir, name);
    if (target.error != 0)
        return std::nullopt;
    const QByteArrayView last =
        QByteArrayView(target.bytes).sliced(target.bytes.lastIndexOf('/') + 1);
    return last.isEmpty() ? std::nullopt : std::optional(decode(last));
}

Remark folderRemark(const QByteArray &path, int error)
{
    switch (error) {
    case ENOENT:
        return {RemarkKind::Missing, {label(path)}};
    case ENOTDIR:
        return {RemarkKind::NotAFolder, {label(path)}};
    case ELOOP:
        return {RemarkKind::OutsideRoot, {label(path)}};
    default:
        return {RemarkKind::NotReadable, {label(path), errorWords(error)}};
    }
}

std::optional<QString> PciNames::find(
    std::optional<std::uint16_t> vendor, std::optional<std::uint16_t> device)
{
    if (!vendor || !device || m_lookUp == LookUp::Off)
        return std::nullopt;
    const QMutexLocker lock(&m_mutex);
    const std::uint32_t key = std::uint32_t(*vendor) << 16 | *device;
    if (const auto it = m_known.constFind(key); it != m_known.constEnd())
        return *it;
    if (!m_text) {
        m_text.emplace();
        for (const char *path : {"/usr/share/misc/pci.ids", "/usr/share/hwdata/pci.ids"}) {
            *m_text = m_fs.readPath(path, pciIdsLimit).bytes;
            if (!m_text->isEmpty())
                break;
        }
    }
    return *m_known.insert(key, pciDisplayName(*m_text, *vendor, *device));
}

} // namespace vitrine::scan
