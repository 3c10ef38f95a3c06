// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qemu_conf.h"
#include "core/rules/rules.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace vitrine::test {

/// A world that owns what it points to, made from the world.json of a fixture:
///   host         "demo" (default), "none" (not known), "bare" (a machine without /dev/dri)
///   caps         "7.2" (default), "10.0", "none"
///   withoutDevices, withoutProperties ("vfio-pci.display"), withoutOptions ("spice.gl"), withoutDisplayOptions
///   conf         "default" (default), "none", or an object {"spiceTls": true}
///   renderNodes  [{path, exists, accessible, driver}], instead of the host's
///   instances    {uuid: {active, available, displayMode ...}} laid over the host's
///   otherGuests  [{uuid, guest, running}]
struct RuleWorld {
    explicit RuleWorld(const QJsonObject &spec);
    RuleWorld(const RuleWorld &) = delete;
    RuleWorld &operator=(const RuleWorld &) = delete;

    HostSnapshot host;
    QemuCaps caps;
    QemuConf conf;
    World world;
};

QString sourceDir();
QByteArray readFile(const QString &path);
HostSnapshot demoHost();
QemuCaps recordedCaps(const QString &version);

/// A guest, read.
struct ReadGuest {
    XmlText text;
    GuestConfig guest;
};
std::optional<ReadGuest> readGuestBytes(const QByteArray &bytes);

} // namespace vitrine::test
