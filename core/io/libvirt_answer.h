// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/qemu/native_command.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace vitrine {

/// virConnectDomainXMLToNative("qemu-argv") of the libvirt at `uri` (empty: LIBVIRT_DEFAULT_URI, else qemu:///system), asked by
/// `virsh domxml-to-native` in a process of its own, so that nothing of libvirt is loaded here and a daemon that hangs can be
/// left. Never for every keystroke: for a guest with an <interface> libvirt opens /dev/net/tun. Blocks, at most 60 s (a daemon
/// that is asked for the first time probes QEMU for seconds): not for the GUI thread.
/// Errors: NotFound without virsh, External when there is no connection.
Result<LibvirtAnswer> askLibvirt(const QByteArray &xml, const QString &uri = {});

} // namespace vitrine
