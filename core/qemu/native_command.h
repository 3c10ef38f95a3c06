// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_command.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace vitrine {

/// What a real libvirt makes of a guest.
struct LibvirtAnswer {
    QString uri; ///< of the connection that was asked
    QStringList arguments; ///< of QEMU, the binary first; empty when it refused
    QString refusal; ///< its words, without "error: "
};

/// The arguments in what virConnectDomainXMLToNative("qemu-argv") gives: the binary first, without the environment before it.
/// It is a command for a POSIX shell, on several lines.
QStringList splitNativeCommand(const QString &text);

/// A command line as text, an option and its value a line, without what libvirt does differently for the question than for a
/// start, and that cannot be compared: the values of -netdev and descriptors (every interface is turned into a tap), the
/// chardev of an emulated TPM, the path of the monitor's socket, random keys, and a UUID and MAC addresses that the guest
/// (`xml`) does not have. So two of them differ only where the command lines do.
QByteArray comparableCommand(const QStringList &arguments, const QByteArray &xml);

} // namespace vitrine
