// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guest/guest_config.h"

namespace vitrine {

struct QemuConf;

/// Where a viewer of this graphics device can connect, as libvirt 9.0 understands what is written.
enum class ListenKind {
    Address, ///< a TCP port
    Network, ///< a TCP port at an address of a virtual network
    Socket, ///< a UNIX socket
    None, ///< nowhere: only who is handed a connection by libvirt
};

/// Of the first listen (there can be only one). A Spice without any port listens nowhere (virDomainDefPostParseGraphics), a
/// VNC without one gets an automatic port; qemu.conf can turn a listen without an address into a socket
/// (qemuProcessGraphicsSetupListen). `conf` may be null: libvirt's defaults.
ListenKind listenKindOf(const Graphics &graphics, const QemuConf *conf);
/// Address or Network.
bool listensOnPort(const Graphics &graphics, const QemuConf *conf);
/// The address that is written, "" for libvirt's default.
QString listenAddressOf(const Graphics &graphics);

/// libvirt chooses the port (virDomainGraphicsDefParseXMLVNC, ...Spice).
bool hasAutoport(const Graphics &graphics);

} // namespace vitrine
