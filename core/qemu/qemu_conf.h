// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// The settings of libvirt's /etc/libvirt/qemu.conf that change a command line or a verdict. Defaults are libvirt's own.
/// Only the presence of a password is kept, never the password.
struct QemuConf {
    QString vncListen = QStringLiteral("127.0.0.1");
    QString spiceListen = QStringLiteral("127.0.0.1");
    bool vncTls = false;
    bool vncTlsX509Verify = false;
    QString vncTlsX509CertDir = QStringLiteral("/etc/pki/qemu");
    bool hasVncTlsX509Secret = false;
    QString nbdTlsX509CertDir = QStringLiteral("/etc/pki/qemu");
    bool vncSasl = false;
    bool hasVncPassword = false;
    bool vncAutoUnixSocket = false;
    bool spiceTls = false;
    QString spiceTlsX509CertDir = QStringLiteral("/etc/pki/qemu");
    bool spiceSasl = false;
    bool hasSpicePassword = false;
    bool spiceAutoUnixSocket = false;
    /// Nothing when qemu.conf says nothing (libvirt then turns the sandbox on where QEMU has it).
    std::optional<int> seccompSandbox;
    bool setProcessName = false;
    bool dumpGuestCore = false;
    QString user; ///< whom QEMU runs as; empty where qemu.conf says nothing
    QString group;
    std::optional<QStringList> cgroupDeviceAcl; ///< nothing: libvirt's own list

    friend bool operator==(const QemuConf &, const QemuConf &) = default;
};

/// Reads the text of a qemu.conf (virConf syntax: key = value, strings in quotes, lists in brackets, # comments).
/// Settings that are not of interest, and values of another type than libvirt takes, are skipped; text that is no such file
/// is Usage with its line.
Result<QemuConf> parseQemuConf(const QByteArray &bytes, const QString &file = {});

} // namespace vitrine
