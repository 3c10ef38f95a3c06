// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/firmware.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList strings(const QJsonValue &value)
{
    QStringList out;
    const QJsonArray items = value.toArray();
    for (const auto item : items)
        out.append(item.toString());
    return out;
}

tl::unexpected<Error> bad(const QString &file, Text what)
{
    return failure(Error {ErrorCode::Usage, std::move(what), file, 0, 0, {}});
}

bool matchesTarget(const FirmwareDescriptor &firmware, const FirmwareWish &wish)
{
    return std::any_of(firmware.targets.begin(), firmware.targets.end(), [&](const auto &target) {
        if (target.arch != wish.arch)
            return false;
        return std::any_of(
            target.machines.begin(), target.machines.end(), [&](const QString &pattern) {
                return QRegularExpression(QRegularExpression::wildcardToRegularExpression(pattern))
                    .match(wish.machine)
                    .hasMatch();
            });
    });
}

/// A wish that is not stated fits everything.
bool fits(std::optional<bool> wish, bool has)
{
    return !wish || *wish == has;
}

} // namespace

Result<FirmwareDescriptor> parseFirmwareDescriptor(const QByteArray &json, const QString &file)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return bad(
            file, {VITRINE_TEXT("not a firmware descriptor: %1"), {parseError.errorString()}});
    const QJsonObject root = document.object();
    const QJsonObject mapping = root.value("mapping"_L1).toObject();
    FirmwareDescriptor out;
    out.file = file;
    out.interfaces = strings(root.value("interface-types"_L1));
    out.features = strings(root.value("features"_L1));
    const QString device = mapping.value("device"_L1).toString();
    const QJsonObject executable = mapping.value("executable"_L1).toObject();
    if (device == "flash"_L1) {
        const QString mode = mapping.value("mode"_L1).toString(u"split"_s);
        out.device = FirmwareDescriptor::Device::Flash;
        out.flashMode = mode == "combined"_L1 ? FirmwareDescriptor::FlashMode::Combined
            : mode == "stateless"_L1          ? FirmwareDescriptor::FlashMode::Stateless
                                              : FirmwareDescriptor::FlashMode::Split;
        out.executable = executable.value("filename"_L1).toString();
        out.executableFormat = executable.value("format"_L1).toString();
        const QJsonObject nvram = mapping.value("nvram-template"_L1).toObject();
        out.nvramTemplate = nvram.value("filename"_L1).toString();
        out.nvramTemplateFormat = nvram.value("format"_L1).toString();
    } else if (device == "kernel"_L1 || device == "memory"_L1) {
        out.device = device == "kernel"_L1 ? FirmwareDescriptor::Device::Kernel
                                           : FirmwareDescriptor::Device::Memory;
        out.executable = mapping.value("filename"_L1).toString();
    } else {
        return bad(
            file, {VITRINE_TEXT("a firmware descriptor with the unknown device '%1'"), {device}});
    }
    if (out.executable.isEmpty())
        return bad(file, VITRINE_TEXT("a firmware descriptor that names no file"));
    const QJsonArray targets = root.value("targets"_L1).toArray();
    for (const auto item : targets) {
        const QJsonObject target = item.toObject();
        out.targets.append(
            {target.value("architecture"_L1).toString(), strings(target.value("machines"_L1))});
    }
    return out;
}

const FirmwareDescriptor *selectFirmware(
    const QList<FirmwareDescriptor> &firmwares, const FirmwareWish &wish)
{
    for (const FirmwareDescriptor &firmware : firmwares) {
        const bool wanted = wish.interface.isEmpty()
            ? firmware.device == FirmwareDescriptor::Device::Flash
                && firmware.executable == wish.loaderPath
            : firmware.interfaces.contains(wish.interface);
        if (!wanted || !matchesTarget(firmware, wish))
            continue;
        if ((wish.s3 && !firmware.has(u"acpi-s3")) || (wish.s4 && !firmware.has(u"acpi-s4")))
            continue;
        if (!fits(wish.secureBoot, firmware.has(u"secure-boot"))
            || !fits(wish.enrolledKeys, firmware.has(u"enrolled-keys")))
            continue;
        if (wish.loaderSecure && !firmware.has(u"requires-smm"))
            continue;
        if (firmware.device == FirmwareDescriptor::Device::Flash
            && firmware.flashMode
                != (wish.stateless ? FirmwareDescriptor::FlashMode::Stateless
                                   : FirmwareDescriptor::FlashMode::Split))
            continue;
        return &firmware;
    }
    return nullptr;
}

} // namespace vitrine
