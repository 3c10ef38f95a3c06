// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/listens.h"

#include "core/qemu/qemu_conf.h"

namespace vitrine {

namespace {

int portOf(const GuestValue &value)
{
    return value.isSet() ? value.raw->toInt() : 0;
}

} // namespace

bool hasAutoport(const Graphics &graphics)
{
    if (graphics.type.is(u"spice"))
        return graphics.autoport.is(u"yes") || portOf(graphics.port) == -1;
    if (graphics.autoport.is(u"yes"))
        return true;
    if (graphics.autoport.is(u"no"))
        return false;
    return !graphics.port.isSet() || portOf(graphics.port) == -1;
}

ListenKind listenKindOf(const Graphics &graphics, const QemuConf *conf)
{
    const bool spice = graphics.type.is(u"spice");
    if (!spice && !graphics.type.is(u"vnc"))
        return ListenKind::None;
    ListenKind kind = ListenKind::Address;
    if (!graphics.listens.isEmpty()) {
        const GraphicsListen &first = graphics.listens.first();
        if (first.type.is(u"none"))
            return ListenKind::None;
        if (first.type.is(u"socket"))
            return ListenKind::Socket;
        if (first.type.is(u"network"))
            kind = ListenKind::Network;
    } else if (graphics.socketAttribute.isSet()) {
        return ListenKind::Socket;
    }
    if (spice && !hasAutoport(graphics) && portOf(graphics.port) == 0
        && portOf(graphics.tlsPort) == 0)
        return ListenKind::None;
    const bool toSocket =
        conf != nullptr && (spice ? conf->spiceAutoUnixSocket : conf->vncAutoUnixSocket);
    if (toSocket && kind == ListenKind::Address && listenAddressOf(graphics).isEmpty())
        return ListenKind::Socket;
    return kind;
}

bool listensOnPort(const Graphics &graphics, const QemuConf *conf)
{
    const ListenKind kind = listenKindOf(graphics, conf);
    return kind == ListenKind::Address || kind == ListenKind::Network;
}

QString listenAddressOf(const Graphics &graphics)
{
    if (!graphics.listens.isEmpty() && graphics.listens.first().address.isSet())
        return *graphics.listens.first().address.raw;
    return graphics.listenAttribute.orElse({});
}

} // namespace vitrine
