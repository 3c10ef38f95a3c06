// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/firmware_reader.h"

#include <QDir>
#include <QFile>
#include <QMap>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

QStringList systemFirmwareFolders()
{
    return {u"/usr/share/qemu/firmware"_s, u"/etc/qemu/firmware"_s};
}

FirmwareList readFirmwareDescriptors(const QStringList &folders)
{
    constexpr qint64 plausible = 1024 * 1024;
    QMap<QString, QString> byName;
    for (const QString &folder : folders) {
        const auto entries = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files | QDir::Hidden);
        for (const QFileInfo &entry : entries)
            byName.insert(entry.fileName(), entry.filePath());
    }
    FirmwareList out;
    for (const QString &path : std::as_const(byName)) {
        QFile file(path);
        if (file.size() > plausible || !file.open(QIODevice::ReadOnly)) {
            out.remarks.append(
                {VITRINE_TEXT("%1: the firmware descriptor cannot be read"), {path}});
            continue;
        }
        const QByteArray bytes = file.read(plausible);
        if (bytes.isEmpty())
            continue;
        if (auto firmware = parseFirmwareDescriptor(bytes, path))
            out.firmwares.append(*std::move(firmware));
        else
            out.remarks.append({"%1", {firmware.error().toEnglish()}});
    }
    return out;
}

} // namespace vitrine
