// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// A firmware that the host has, as its descriptor says (QEMU's docs/interop/firmware.json). What is not needed to choose one
/// is not kept.
struct FirmwareDescriptor {
    enum class Device { Flash, Kernel, Memory };
    /// libvirt 9.0 chooses a split image (code read-only, variables apart), or a stateless one for a guest that wants it.
    enum class FlashMode { Split, Combined, Stateless };
    struct Target {
        QString arch;
        QStringList machines; ///< shell patterns: "pc-q35-*"
        friend bool operator==(const Target &, const Target &) = default;
    };

    QString file; ///< the descriptor itself
    QStringList interfaces; ///< uefi, bios, openfirmware, uboot
    Device device = Device::Flash;
    FlashMode flashMode = FlashMode::Split;
    QString executable, executableFormat;
    QString nvramTemplate, nvramTemplateFormat;
    QList<Target> targets;
    QStringList features; ///< secure-boot, requires-smm, enrolled-keys, acpi-s3 ...

    [[nodiscard]] bool has(QStringView feature) const { return features.contains(feature); }
    friend bool operator==(const FirmwareDescriptor &, const FirmwareDescriptor &) = default;
};

/// Error: Usage, naming the file and what is wrong in it.
Result<FirmwareDescriptor> parseFirmwareDescriptor(const QByteArray &json, const QString &file);

/// What a guest asks of its firmware.
struct FirmwareWish {
    /// "uefi" or "bios" for <os firmware='...'>; empty when a loader is given by its path (loaderPath).
    QString interface;
    QString loaderPath;
    QString arch;
    QString machine; ///< canonical: pc-q35-7.2
    std::optional<bool> secureBoot, enrolledKeys; ///< <firmware><feature>
    bool loaderSecure = false; ///< <loader secure='yes'>
    bool stateless = false; ///< <loader stateless='yes'>: no variables
    bool s3 = false, s4 = false; ///< <pm> asks for it
};

/// The first that matches, in the order given, as libvirt chooses (qemuFirmwareMatchDomain). Nothing when none does:
/// libvirt then says "operation failed: Unable to find any firmware to satisfy 'efi'". The pointer is into `firmwares`.
const FirmwareDescriptor *selectFirmware(
    const QList<FirmwareDescriptor> &firmwares, const FirmwareWish &wish);

} // namespace vitrine
