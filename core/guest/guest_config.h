// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/domainxml/xml_text.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace vitrine {

/// A value of the document: what is written, and where. `raw` is empty (nullopt) where the document says nothing, and is
/// kept as it stands when it is outside of the known set (display='auto', managed='foo'): rules report it, nobody drops it.
struct GuestValue {
    std::optional<QString> raw;
    /// The element that holds, or would hold, the value; noNode when that element is not there either.
    NodeId node = noNode;

    [[nodiscard]] bool isSet() const { return raw.has_value(); }
    [[nodiscard]] bool is(QStringView value) const { return raw && *raw == value; }
    [[nodiscard]] QString orElse(const QString &fallback) const { return raw.value_or(fallback); }
    friend bool operator==(const GuestValue &, const GuestValue &) = default;
};

/// The guest address of a device (<address type='pci' .../> and its like). Numbers as written.
struct GuestAddress {
    NodeId node = noNode;
    GuestValue type;
    GuestValue domain, bus, slot, function; ///< pci
    friend bool operator==(const GuestAddress &, const GuestAddress &) = default;
};

/// <hostdev type='mdev'>. libvirt: virDomainHostdevSubsysMediatedDevDefParseXML.
struct MdevHostdev {
    NodeId node = noNode;
    GuestValue mode; ///< subsystem; absent is subsystem
    GuestValue managed; ///< read and ignored by libvirt
    GuestValue model; ///< vfio-pci, vfio-ccw, vfio-ap
    GuestValue display; ///< on, off; absent becomes off where QEMU has the property
    GuestValue ramfb; ///< on, off; absent is off
    NodeId source = noNode;
    GuestValue uuidText; ///< as written
    std::optional<MdevUuid> uuid; ///< read as libvirt reads it; nothing when it is none
    GuestValue alias;
    GuestValue bootOrder;
    GuestAddress address;
    friend bool operator==(const MdevHostdev &, const MdevHostdev &) = default;
};

/// <listen> of a graphics device.
struct GraphicsListen {
    NodeId node = noNode;
    GuestValue type; ///< address, network, socket, none
    GuestValue address, network, socket;
    friend bool operator==(const GraphicsListen &, const GraphicsListen &) = default;
};

/// <graphics>. libvirt: virDomainGraphicsDefParseXML.
struct Graphics {
    NodeId node = noNode;
    GuestValue type; ///< spice, vnc, egl-headless, sdl, dbus (rdp, desktop: not with QEMU)
    GuestValue port, tlsPort, autoport, websocket;
    GuestValue listenAttribute, socketAttribute; ///< the short form, on <graphics> itself
    QList<GraphicsListen> listens;
    GuestValue passwd, passwdValidTo, connected;
    GuestValue keymap, sharePolicy, defaultMode, powerControl;
    GuestValue gl; ///< <gl enable>
    GuestValue renderNode; ///< <gl rendernode>
    GuestValue p2p, address; ///< dbus
    GuestValue audioId;
    friend bool operator==(const Graphics &, const Graphics &) = default;
};

/// <video>
struct Video {
    NodeId node = noNode;
    GuestValue model; ///< none, virtio, qxl, vga, cirrus, bochs, ramfb, vmvga ...
    GuestValue heads, vram, ram, vgamem, primary, accel3d;
    friend bool operator==(const Video &, const Video &) = default;
};

/// <audio>
struct Audio {
    NodeId node = noNode;
    GuestValue id, type;
    friend bool operator==(const Audio &, const Audio &) = default;
};

/// A device that Vitrine does not edit: preserved, and listed. What to call it: deviceSummary().
struct OtherDevice {
    NodeId node = noNode;
    QString element; ///< disk, interface, controller ...
    friend bool operator==(const OtherDevice &, const OtherDevice &) = default;
};

/// What a guest is, as far as the form and the rules look: a lens on the text, made anew after every edit. Node ids are those
/// of the XmlText it was read from.
struct GuestConfig {
    NodeId domain = noNode;
    NodeId devices = noNode;
    GuestValue domainType; ///< kvm, qemu ...
    GuestValue runtimeId; ///< <domain id>: only a running guest has it
    GuestValue name, uuid, title;
    GuestValue memory, memoryUnit; ///< as written; memoryKiB is the sum
    GuestValue currentMemory, currentMemoryUnit;
    std::optional<quint64> memoryKiB; ///< rounded up; nothing when it cannot be read
    std::optional<quint64> currentMemoryKiB;
    GuestValue vcpus;
    GuestValue arch, machine; ///< <os><type arch machine>
    GuestValue firmware; ///< <os firmware>: efi, bios
    GuestValue loader; ///< <os><loader>
    GuestValue emulator;
    QList<MdevHostdev> mdevs;
    QList<Graphics> graphics;
    QList<Video> videos;
    QList<Audio> audios;
    QList<OtherDevice> others;
    /// The wish for an automatic display, kept in <metadata>, is a later addition.

    friend bool operator==(const GuestConfig &, const GuestConfig &) = default;
};

/// Fails with NotADomain when the root is no <domain>; reads everything else as it stands.
Result<GuestConfig> readGuest(const XmlText &text, const QString &file = {});

} // namespace vitrine
