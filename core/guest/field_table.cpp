// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/field_table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace vitrine {

namespace {

// The sets of libvirt 9.0: virDomainGraphicsType, virDomainVideoType and their like.
constexpr std::array yesNo {"yes", "no"};
constexpr std::array onOff {"on", "off"};
constexpr std::array firmwares {"bios", "efi"};
constexpr std::array mdevModels {"vfio-pci", "vfio-ccw", "vfio-ap"};
constexpr std::array graphicsTypes {
    "spice", "vnc", "egl-headless", "sdl", "dbus", "rdp", "desktop"};
constexpr std::array listenKinds {"address", "none", "socket", "network"};
constexpr std::array defaultModes {"any", "secure", "insecure"};
constexpr std::array sharePolicies {"allow-exclusive", "force-shared", "ignore"};
constexpr std::array videoModels {"none",
    "virtio",
    "qxl",
    "vga",
    "bochs",
    "ramfb",
    "cirrus",
    "vmvga",
    "xen",
    "vbox",
    "parallels",
    "gop"};
constexpr std::array audioTypes {
    "none", "spice", "alsa", "pulseaudio", "jack", "oss", "sdl", "file", "dbus", "coreaudio"};

constexpr qint64 maxPort = 65535;
constexpr qint64 maxUint = std::numeric_limits<quint32>::max();

// clang-format off: one field, one block
// NOLINTNEXTLINE(readability-function-size): it is one table
std::span<const FieldSpec> rows()
{
    static const std::array table {
        FieldSpec {"name",
            FieldGroup::Guest,
            FieldType::Text,
            "name",
            {},
            "",
            VITRINE_TEXT("Name"),
            VITRINE_TEXT("The name under which libvirt knows the guest.")},
        FieldSpec {"title",
            FieldGroup::Guest,
            FieldType::Text,
            "title",
            {},
            "",
            VITRINE_TEXT("Title"),
            VITRINE_TEXT("A title for people, in one line.")},
        FieldSpec {"uuid",
            FieldGroup::Guest,
            FieldType::Uuid,
            "uuid",
            {},
            "",
            VITRINE_TEXT("UUID"),
            VITRINE_TEXT("The identity of the guest. libvirt makes one when it is absent; the "
                         "driver of NVIDIA wants one.")},
        FieldSpec {"memory",
            FieldGroup::Guest,
            FieldType::Memory,
            "memory",
            {},
            "",
            VITRINE_TEXT("Memory"),
            VITRINE_TEXT("The most memory that the guest can have.")},
        FieldSpec {"current-memory",
            FieldGroup::Guest,
            FieldType::Memory,
            "currentMemory",
            {},
            "",
            VITRINE_TEXT("Current memory"),
            VITRINE_TEXT("The memory that the guest starts with; the balloon holds the rest.")},
        FieldSpec {"vcpus",
            FieldGroup::Guest,
            FieldType::Integer,
            "vcpu",
            {},
            "1",
            VITRINE_TEXT("Processors"),
            VITRINE_TEXT("How many virtual processors the guest has."),
            1,
            maxPort},
        FieldSpec {"arch",
            FieldGroup::Guest,
            FieldType::Text,
            "os/type/@arch",
            {},
            "",
            VITRINE_TEXT("Architecture"),
            VITRINE_TEXT("The processor architecture, as x86_64; libvirt takes the host's when it "
                         "is absent.")},
        FieldSpec {"machine",
            FieldGroup::Guest,
            FieldType::Text,
            "os/type/@machine",
            {},
            "",
            VITRINE_TEXT("Machine"),
            VITRINE_TEXT("The machine type of QEMU, as q35 or pc-q35-7.2.")},
        FieldSpec {"firmware",
            FieldGroup::Guest,
            FieldType::Choice,
            "os/@firmware",
            firmwares,
            "",
            VITRINE_TEXT("Firmware"),
            VITRINE_TEXT("Lets libvirt choose a firmware of this kind: bios or efi.")},
        FieldSpec {"loader",
            FieldGroup::Guest,
            FieldType::Path,
            "os/loader",
            {},
            "",
            VITRINE_TEXT("Firmware file"),
            VITRINE_TEXT("The firmware image, where it is chosen by hand.")},
        FieldSpec {"emulator",
            FieldGroup::Guest,
            FieldType::Path,
            "devices/emulator",
            {},
            "",
            VITRINE_TEXT("Emulator"),
            VITRINE_TEXT(
                "The QEMU binary; libvirt takes the one of the architecture when it is absent.")},

        FieldSpec {"mdev.uuid",
            FieldGroup::Mdev,
            FieldType::Uuid,
            "source/address/@uuid",
            {},
            "",
            VITRINE_TEXT("UUID"),
            VITRINE_TEXT("The mediated device, by its UUID in /sys/bus/mdev/devices.")},
        FieldSpec {"mdev.model",
            FieldGroup::Mdev,
            FieldType::Choice,
            "@model",
            mdevModels,
            "",
            VITRINE_TEXT("Model"),
            VITRINE_TEXT("The interface of the device: vfio-pci for a vGPU.")},
        FieldSpec {"mdev.display",
            FieldGroup::Mdev,
            FieldType::OnOff,
            "@display",
            onOff,
            "off",
            VITRINE_TEXT("Display"),
            VITRINE_TEXT(
                "Whether QEMU shows the picture of the vGPU; it needs a graphics device.")},
        FieldSpec {"mdev.ramfb",
            FieldGroup::Mdev,
            FieldType::OnOff,
            "@ramfb",
            onOff,
            "off",
            VITRINE_TEXT("Boot display"),
            VITRINE_TEXT(
                "A framebuffer in memory that shows the firmware and the boot until the guest's "
                "driver takes over. Needs the display on; one vGPU in a guest can have it.")},
        FieldSpec {"mdev.alias",
            FieldGroup::Mdev,
            FieldType::Text,
            "alias/@name",
            {},
            "",
            VITRINE_TEXT("Alias"),
            VITRINE_TEXT("A name for the device; libvirt keeps only those that begin with ua-.")},
        FieldSpec {"mdev.address",
            FieldGroup::Mdev,
            FieldType::PciAddress,
            "address",
            {},
            "",
            VITRINE_TEXT("Guest address"),
            VITRINE_TEXT("Where the guest sees the device on its PCI bus; libvirt finds a place "
                         "when it is absent.")},

        FieldSpec {"graphics.type",
            FieldGroup::Graphics,
            FieldType::Choice,
            "@type",
            graphicsTypes,
            "",
            VITRINE_TEXT("Kind"),
            VITRINE_TEXT("How the picture leaves QEMU.")},
        FieldSpec {"graphics.listen",
            FieldGroup::Graphics,
            FieldType::Choice,
            "listen/@type",
            listenKinds,
            "",
            VITRINE_TEXT("Listens"),
            VITRINE_TEXT("On an address, a network's address, a socket file, or nowhere: then "
                         "libvirt hands the viewer a connection.")},
        FieldSpec {"graphics.address",
            FieldGroup::Graphics,
            FieldType::Text,
            "listen/@address",
            {},
            "",
            VITRINE_TEXT("Address"),
            VITRINE_TEXT("The address on which viewers connect; 127.0.0.1 unless qemu.conf says "
                         "otherwise.")},
        FieldSpec {"graphics.network",
            FieldGroup::Graphics,
            FieldType::Text,
            "listen/@network",
            {},
            "",
            VITRINE_TEXT("Network"),
            VITRINE_TEXT("The network of libvirt on whose address viewers connect.")},
        FieldSpec {"graphics.socket",
            FieldGroup::Graphics,
            FieldType::Path,
            "listen/@socket",
            {},
            "",
            VITRINE_TEXT("Socket"),
            VITRINE_TEXT(
                "The socket file to which viewers connect; libvirt makes one when it is absent.")},
        FieldSpec {"graphics.port",
            FieldGroup::Graphics,
            FieldType::Integer,
            "@port",
            {},
            "-1",
            VITRINE_TEXT("Port"),
            VITRINE_TEXT("The TCP port; -1 lets libvirt find a free one."),
            -1,
            maxPort},
        FieldSpec {"graphics.tls-port",
            FieldGroup::Graphics,
            FieldType::Integer,
            "@tlsPort",
            {},
            "",
            VITRINE_TEXT("TLS port"),
            VITRINE_TEXT(
                "The TCP port for encrypted connections; -1 lets libvirt find a free one."),
            -1,
            maxPort},
        FieldSpec {"graphics.autoport",
            FieldGroup::Graphics,
            FieldType::YesNo,
            "@autoport",
            yesNo,
            "",
            VITRINE_TEXT("Automatic port"),
            VITRINE_TEXT("libvirt finds free ports when the guest starts.")},
        FieldSpec {"graphics.websocket",
            FieldGroup::Graphics,
            FieldType::Integer,
            "@websocket",
            {},
            "",
            VITRINE_TEXT("WebSocket port"),
            VITRINE_TEXT("A port for viewers in a browser; -1 lets libvirt find a free one."),
            -1,
            maxPort},
        FieldSpec {"graphics.password",
            FieldGroup::Graphics,
            FieldType::Password,
            "@passwd",
            {},
            "",
            VITRINE_TEXT("Password"),
            VITRINE_TEXT("What a viewer must know; VNC takes 8 characters at most.")},
        FieldSpec {"graphics.default-mode",
            FieldGroup::Graphics,
            FieldType::Choice,
            "@defaultMode",
            defaultModes,
            "any",
            VITRINE_TEXT("Encryption"),
            VITRINE_TEXT("Whether the channels of Spice must be encrypted.")},
        FieldSpec {"graphics.keymap",
            FieldGroup::Graphics,
            FieldType::Text,
            "@keymap",
            {},
            "",
            VITRINE_TEXT("Keyboard layout"),
            VITRINE_TEXT("The layout of the viewer's keyboard, as de or en-us; best left alone.")},
        FieldSpec {"graphics.share-policy",
            FieldGroup::Graphics,
            FieldType::Choice,
            "@sharePolicy",
            sharePolicies,
            "allow-exclusive",
            VITRINE_TEXT("Sharing"),
            VITRINE_TEXT("Whether several viewers of VNC may look at once.")},
        FieldSpec {"graphics.power-control",
            FieldGroup::Graphics,
            FieldType::YesNo,
            "@powerControl",
            yesNo,
            "no",
            VITRINE_TEXT("Power control"),
            VITRINE_TEXT("Whether a viewer of VNC may shut down or reset the guest.")},
        FieldSpec {"graphics.gl",
            FieldGroup::Graphics,
            FieldType::YesNo,
            "gl/@enable",
            yesNo,
            "no",
            VITRINE_TEXT("OpenGL"),
            VITRINE_TEXT(
                "Draws with OpenGL; a vGPU that gives its picture as a dma-buf needs it.")},
        FieldSpec {"graphics.rendernode",
            FieldGroup::Graphics,
            FieldType::Path,
            "gl/@rendernode",
            {},
            "",
            VITRINE_TEXT("Render node"),
            VITRINE_TEXT("The graphics processor of the host that draws, as /dev/dri/renderD128; "
                         "libvirt takes any when it is absent.")},
        FieldSpec {"graphics.p2p",
            FieldGroup::Graphics,
            FieldType::YesNo,
            "@p2p",
            yesNo,
            "no",
            VITRINE_TEXT("Peer to peer"),
            VITRINE_TEXT("Viewers connect to QEMU itself instead of to a D-Bus daemon.")},
        FieldSpec {"graphics.dbus-address",
            FieldGroup::Graphics,
            FieldType::Text,
            "@address",
            {},
            "",
            VITRINE_TEXT("D-Bus address"),
            VITRINE_TEXT(
                "The bus on which the display appears; libvirt starts one when it is absent.")},
        FieldSpec {"graphics.audio",
            FieldGroup::Graphics,
            FieldType::Integer,
            "audio/@id",
            {},
            "",
            VITRINE_TEXT("Audio"),
            VITRINE_TEXT("The number of the audio backend that this display plays."),
            1,
            maxUint},

        FieldSpec {"video.model",
            FieldGroup::Video,
            FieldType::Choice,
            "model/@type",
            videoModels,
            "",
            VITRINE_TEXT("Model"),
            VITRINE_TEXT("The emulated graphics card; none, when the vGPU is to be the only one.")},
        FieldSpec {"video.heads",
            FieldGroup::Video,
            FieldType::Integer,
            "model/@heads",
            {},
            "1",
            VITRINE_TEXT("Screens"),
            VITRINE_TEXT("How many screens the card has."),
            1,
            maxUint},
        FieldSpec {"video.vram",
            FieldGroup::Video,
            FieldType::Integer,
            "model/@vram",
            {},
            "",
            VITRINE_TEXT("Video memory"),
            VITRINE_TEXT("The memory of the card in KiB."),
            0,
            maxUint},
        FieldSpec {"video.ram",
            FieldGroup::Video,
            FieldType::Integer,
            "model/@ram",
            {},
            "",
            VITRINE_TEXT("Primary bar"),
            VITRINE_TEXT("The size of the primary bar of QXL in KiB."),
            0,
            maxUint},
        FieldSpec {"video.vgamem",
            FieldGroup::Video,
            FieldType::Integer,
            "model/@vgamem",
            {},
            "",
            VITRINE_TEXT("VGA memory"),
            VITRINE_TEXT("The VGA framebuffer of QXL in KiB, a power of two from 1024."),
            0,
            maxUint},
        FieldSpec {"video.primary",
            FieldGroup::Video,
            FieldType::YesNo,
            "model/@primary",
            yesNo,
            "",
            VITRINE_TEXT("Primary"),
            VITRINE_TEXT("The card that shows the boot; the first one when none is marked.")},
        FieldSpec {"video.accel3d",
            FieldGroup::Video,
            FieldType::YesNo,
            "model/acceleration/@accel3d",
            yesNo,
            "no",
            VITRINE_TEXT("3D acceleration"),
            VITRINE_TEXT("Lets the guest draw with the host's OpenGL through a virtio card.")},

        FieldSpec {"audio.id",
            FieldGroup::Audio,
            FieldType::Integer,
            "@id",
            {},
            "",
            VITRINE_TEXT("Number"),
            VITRINE_TEXT("The number by which sound and graphics devices name it."),
            1,
            maxUint},
        FieldSpec {"audio.type",
            FieldGroup::Audio,
            FieldType::Choice,
            "@type",
            audioTypes,
            "",
            VITRINE_TEXT("Backend"),
            VITRINE_TEXT("Where the sound of the guest goes.")},
    };
    return table;
}
// clang-format on

} // namespace

std::span<const FieldSpec> fieldTable()
{
    return rows();
}

const FieldSpec *findField(QStringView idWithoutIndex)
{
    for (const FieldSpec &spec : rows()) {
        if (idWithoutIndex == QLatin1StringView(spec.id))
            return &spec;
    }
    return nullptr;
}

QString FieldRef::toString() const
{
    if (spec == nullptr)
        return {};
    QString id = QString::fromLatin1(spec->id);
    if (spec->group != FieldGroup::Guest)
        id.insert(id.indexOf(u'.'), u'[' + QString::number(index) + u']');
    return id;
}

std::optional<FieldRef> parseFieldRef(QStringView text)
{
    const qsizetype open = text.indexOf(u'[');
    if (open < 0) {
        const FieldSpec *spec = findField(text);
        if (spec == nullptr || spec->group != FieldGroup::Guest)
            return std::nullopt;
        return FieldRef {spec, 0};
    }
    const qsizetype close = text.indexOf(u']', open);
    if (close < 0)
        return std::nullopt;
    const QStringView digits = text.sliced(open + 1, close - open - 1);
    const bool number = !digits.isEmpty() && std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    bool ok = false;
    const int index = digits.toInt(&ok);
    const QString id = text.first(open).toString() + text.sliced(close + 1);
    const FieldSpec *spec = findField(id);
    if (!number || !ok || spec == nullptr || spec->group == FieldGroup::Guest)
        return std::nullopt;
    return FieldRef {spec, index};
}

} // namespace vitrine
