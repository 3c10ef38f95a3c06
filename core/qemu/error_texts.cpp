// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/error_texts.h"

#include "core/rules/rule_ids.h"

#include <QRegularExpression>

#include <array>
#include <cstring>

namespace vitrine {
namespace {

using namespace rule_id;

constexpr char noRule[] = "";

// clang-format off
// One row a line of QEMU; the texts differ between versions, so both are there.
const std::array table {
    // The vGPU and its picture (hw/vfio)
    QemuErrorText {"vfio-display-dmabuf: opengl not available", displayNeedsOpenGl,
        VITRINE_TEXT("This vGPU gives its picture as a dmabuf, and this QEMU was started without OpenGL."), "hw/vfio/display.c"},
    QemuErrorText {"vfio: device doesn't support any (known) display method", displayNoPlane,
        VITRINE_TEXT("This vGPU has no picture at all: turn its display off."), "hw/vfio/display.c"},
    QemuErrorText {"Property 'vfio-pci.display' not found", displayUnsupported,
        VITRINE_TEXT("This QEMU cannot show the picture of a vGPU."), "qom/object.c"},
    QemuErrorText {"Property 'vfio-pci.ramfb' not found", ramfbWrongModel,
        VITRINE_TEXT("Only the device vfio-pci-nohotplug has a boot framebuffer."), "qom/object.c"},
    QemuErrorText {"Property 'vfio-pci-nohotplug.ramfb' not found", ramfbUnsupported,
        VITRINE_TEXT("This QEMU has no boot framebuffer for vGPUs."), "qom/object.c"},
    QemuErrorText {"ramfb=on requires display=on", ramfbNeedsDisplay,
        VITRINE_TEXT("The boot framebuffer needs the display of the vGPU turned on."), "hw/vfio/pci.c"},
    QemuErrorText {"Invalid parameter type for 'ramfb', expected: boolean", noRule,
        VITRINE_TEXT("In JSON, ramfb is true or false, not a word."), "qapi"},
    QemuErrorText {"duplicate fw_cfg file name: etc/ramfb", ramfbTwoOwners,
        VITRINE_TEXT("Two devices want to be the boot framebuffer."), "hw/nvram/fw_cfg.c"},
    QemuErrorText {"duplicate fw_cfg file name: vgaroms/vgabios-ramfb.bin", ramfbTwoOwners,
        VITRINE_TEXT("Two vGPUs have a boot framebuffer; only one may."), "hw/nvram/fw_cfg.c"},
    QemuErrorText {"xres and yres properties require display=on", noRule,
        VITRINE_TEXT("A resolution needs the display of the vGPU turned on."), "hw/vfio/pci.c"},
    QemuErrorText {"xres and yres properties need edid support", noRule,
        VITRINE_TEXT("This vGPU does not take a resolution."), "hw/vfio/pci.c"},
    // The vGPU on this host
    QemuErrorText {"no such host device: No such file or directory", hostVgpuMissing,
        VITRINE_TEXT("The vGPU does not exist on this host now."), "hw/vfio/pci.c"},
    QemuErrorText {"no iommu_group found: No such file or directory", hostVgpuMissing,
        VITRINE_TEXT("This is no mediated device, or its VFIO driver is not loaded."), "hw/vfio"},
    QemuErrorText {"No provided host device", hostVgpuMissing,
        VITRINE_TEXT("The command line names no device of the host."), "hw/vfio/pci.c"},
    QemuErrorText {"device is already attached", hostdevAlreadyAttached,
        VITRINE_TEXT("The same vGPU stands twice in this guest."), "hw/vfio"},
    QemuErrorText {": Device or resource busy", hostVgpuInUse,
        VITRINE_TEXT("Another process holds this device."), "hw/vfio, 7.2: failed to open; 10.0: Could not open", "/dev/vfio/"},
    QemuErrorText {"failed to open /dev/vfio/", noRule,
        VITRINE_TEXT("The VFIO group of the vGPU cannot be opened: this user may not, or it is gone."), "hw/vfio/common.c, 7.2"},
    QemuErrorText {"Could not open '/dev/vfio/", noRule,
        VITRINE_TEXT("The VFIO group of the vGPU cannot be opened: this user may not, or it is gone."), "hw/vfio/container.c, 10.0"},
    QemuErrorText {"No available IOMMU models", noRule,
        VITRINE_TEXT("The kernel module vfio_iommu_type1 is not loaded."), "hw/vfio"},
    QemuErrorText {"error getting device from group", noRule,
        VITRINE_TEXT("The driver of the vGPU refused to open it: an NVIDIA vGPU needs the guest's UUID, an i915 vGPU needs KVM and stands alone in a guest."), "hw/vfio"},
    QemuErrorText {": File exists", hostI915OnePerGuest,
        VITRINE_TEXT("The driver of the vGPU takes only one of them in a guest."), "hw/vfio with i915", "error getting device from group"},
    QemuErrorText {": No such process", guestNeedsKvm,
        VITRINE_TEXT("The driver of the vGPU needs KVM, and this guest is emulated."), "hw/vfio with i915", "error getting device from group"},
    QemuErrorText {": Input/output error", guestNvidiaUuid,
        VITRINE_TEXT("The driver of the vGPU refused it; an NVIDIA one does so when the guest has no UUID (-uuid)."), "hw/vfio with nvidia", "error getting device from group"},
    QemuErrorText {"VFIO_MAP_DMA failed: Cannot allocate memory", noRule,
        VITRINE_TEXT("The limit of locked memory is lower than the memory of the guest."), "hw/vfio"},
    QemuErrorText {"does not support hotplugging", noRule,
        VITRINE_TEXT("This device, or the bus it goes to, cannot be plugged into a running guest."), "hw/core/qdev.c"},
    QemuErrorText {"expects a pluggable device type", noRule,
        VITRINE_TEXT("This device cannot be plugged into a running guest."), "system/qdev-monitor.c, 7.2"},
    QemuErrorText {"expects a dynamic sysbus device type for the machine", ramfbUnsupported,
        VITRINE_TEXT("This machine type has no boot framebuffer."), "system/qdev-monitor.c"},
    // Displays and OpenGL (ui)
    QemuErrorText {"egl: no drm render node available", glRenderNodeMissing,
        VITRINE_TEXT("OpenGL needs a DRM render node (/dev/dri/renderD...), and there is none that may be used."), "ui/egl-helpers.c"},
    QemuErrorText {"egl: render node init failed", glRenderNodeMissing,
        VITRINE_TEXT("OpenGL cannot be started on the render node."), "ui/egl-headless.c"},
    QemuErrorText {"Failed to initialize EGL render node for SPICE GL", glRenderNodeMissing,
        VITRINE_TEXT("Spice with OpenGL needs a DRM render node, and there is none that may be used."), "ui/spice-core.c"},
    QemuErrorText {"egl: failed to open", glRenderNodeUnreadable,
        VITRINE_TEXT("The render node is not there, or this user may not open it."), "ui/egl-helpers.c"},
    QemuErrorText {"SPICE GL support is local-only for now and incompatible with -spice port/tls-port", glSpiceLocalOnly,
        VITRINE_TEXT("Spice with OpenGL listens nowhere or on a socket, not on a port."), "ui/spice-core.c, until 10.0"},
    QemuErrorText {"OpenGL is not supported by the display", displayNeedsOpenGl,
        VITRINE_TEXT("This display has no OpenGL: use egl-headless, Spice, GTK, SDL or D-Bus."), "ui/console.c, 7.2"},
    QemuErrorText {"OpenGL is not supported by display backend", displayNeedsOpenGl,
        VITRINE_TEXT("This display has no OpenGL: use egl-headless, Spice, GTK, SDL or D-Bus."), "ui/console.c, 10.0"},
    QemuErrorText {"Invalid parameter 'gl'", displayNeedsOpenGl,
        VITRINE_TEXT("VNC has no OpenGL of its own: it goes through egl-headless."), "util/keyval.c", "-vnc "},
    QemuErrorText {"The console already has an OpenGL context.", glTwoContexts,
        VITRINE_TEXT("Two displays give OpenGL; QEMU takes one."), "ui/console.c"},
    QemuErrorText {"The console requires display DMABUF support.", displayViewerIncompatible,
        VITRINE_TEXT("A viewer that cannot take a dmabuf is connected to a vGPU that gives one."), "ui/console.c, since 6.0"},
    QemuErrorText {"The console requires a GL context.", displayViewerIncompatible,
        VITRINE_TEXT("A viewer without OpenGL is connected to a vGPU that needs it."), "ui/console.c, since 9.0"},
    QemuErrorText {"GtkGLArea console lacks DMABUF support.", displayViewerIncompatible,
        VITRINE_TEXT("GTK's OpenGL cannot take a dmabuf here: the desktop's EGL is needed."), "ui/gtk-gl-area.c"},
    QemuErrorText {"is incompatible with the GL context", displayViewerIncompatible,
        VITRINE_TEXT("A viewer without OpenGL is connected to a vGPU whose picture another display takes."), "ui/console.c"},
    QemuErrorText {"opengl is not available", glAccel3dWithout,
        VITRINE_TEXT("3D acceleration of the video device needs a display with OpenGL."), "hw/display/virtio-gpu-gl.c, 7.2"},
    QemuErrorText {"The display backend does not have OpenGL support enabled", glAccel3dWithout,
        VITRINE_TEXT("3D acceleration of the video device needs a display with OpenGL."), "hw/display/virtio-gpu-gl.c, 10.0"},
    QemuErrorText {"cannot enable blob resources without udmabuf", noRule,
        VITRINE_TEXT("Blob resources of virtio video need /dev/udmabuf."), "hw/display/virtio-gpu.c, 7.2"},
    QemuErrorText {"need rutabaga or udmabuf for blob resources", noRule,
        VITRINE_TEXT("Blob resources of virtio video need /dev/udmabuf."), "hw/display/virtio-gpu.c, 10.0"},
    QemuErrorText {"There is no spice support", graphicsDisplayMissing,
        VITRINE_TEXT("This QEMU has no Spice, or its package is not installed (qemu-system-modules-spice)."), "system/vl.c"},
    QemuErrorText {"spice is not supported by this qemu build", graphicsDisplayMissing,
        VITRINE_TEXT("This QEMU has no Spice, or its package is not installed (qemu-system-modules-spice)."), "system/vl.c"},
    QemuErrorText {"Parameter 'type' does not accept value '", graphicsDisplayMissing,
        VITRINE_TEXT("This QEMU does not know this kind of display."), "qapi", "-display "},
    QemuErrorText {"Display '", graphicsDisplayMissing,
        VITRINE_TEXT("This display is not in this QEMU, or its package is not installed (qemu-system-gui, qemu-system-modules-opengl)."), "ui/console.c", "is not available"},
    QemuErrorText {"do you want to install qemu-system-", graphicsDisplayMissing,
        VITRINE_TEXT("A part of QEMU is missing: the line names the package."), "util/module.c of Debian"},
    QemuErrorText {"gtk initialization failed", noRule,
        VITRINE_TEXT("There is no desktop on which a window could open."), "ui/gtk.c"},
    QemuErrorText {"Could not initialize SDL", noRule,
        VITRINE_TEXT("There is no desktop on which a window could open."), "ui/sdl2.c"},
    QemuErrorText {"Address already in use", noRule,
        VITRINE_TEXT("Another program listens on this address or port."), "util/qemu-sockets.c"},
    QemuErrorText {"is too long", noRule,
        VITRINE_TEXT("The path of a socket has at most 107 characters."), "util/qemu-sockets.c", "socket path"},
    // The guest as a whole
    QemuErrorText {"Could not access KVM kernel module", noRule,
        VITRINE_TEXT("KVM cannot be used: /dev/kvm is missing or this user may not open it."), "accel/kvm"},
    QemuErrorText {"failed to initialize kvm", noRule,
        VITRINE_TEXT("KVM cannot be used on this host."), "system/vl.c"},
    QemuErrorText {"unsupported machine type", noRule,
        VITRINE_TEXT("This QEMU does not have this machine type."), "system/vl.c"},
    QemuErrorText {"is not a valid device model name", noRule,
        VITRINE_TEXT("This QEMU does not have this device, or its package is not installed."), "system/qdev-monitor.c"},
    QemuErrorText {"cannot set up guest memory", noRule,
        VITRINE_TEXT("This host has not enough free memory for the guest."), "softmmu/physmem.c"},
    QemuErrorText {"Failed to get \"write\" lock", noRule,
        VITRINE_TEXT("Another process uses this disk image."), "block/file-posix.c"},
    // Harmless
    QemuErrorText {"Could not enable error recovery for the device", noRule, {}, "hw/vfio/pci.c", "", true},
    QemuErrorText {"Cannot reset device", noRule, {}, "hw/vfio/pci.c", "", true},
    QemuErrorText {"no available reset mechanism", noRule, {}, "hw/vfio/pci.c", "", true},
    QemuErrorText {"Failed to set up EDID", noRule, {}, "hw/vfio/display.c", "", true},
    QemuErrorText {"Is another process using the image", noRule, {}, "block/file-posix.c", "", true},
    QemuErrorText {"Verify all devices in group ", noRule, {}, "hw/vfio", "", true},
    QemuErrorText {"Use -device vfio-pci,host=", noRule, {}, "hw/vfio/pci.c", "", true},
    QemuErrorText {"Use -machine help to list", noRule, {}, "hw/core/machine.c", "", true},
    QemuErrorText {"It can be enabled with '-display", noRule, {}, "hw/display/virtio-gpu-gl.c, 10.0", "", true},
    QemuErrorText {"Path must be less than", noRule, {}, "util/qemu-sockets.c", "", true},
    QemuErrorText {"MESA-LOADER: failed to open", noRule, {}, "Mesa, which goes on with its software renderer", "", true},
    QemuErrorText {"failed to load driver: ", noRule, {}, "Mesa's GBM, likewise", "", true},
    QemuErrorText {"terminating on signal", noRule, {}, "system/runstate.c", "", true},
    QemuErrorText {"host doesn't support requested feature", noRule, {}, "target/i386/cpu.c", "", true},
    QemuErrorText {"doesn't support requested feature", noRule, {}, "target/i386/cpu.c", "", true},
};
// clang-format on

/// Without what every line starts with: -msg timestamp=on, the program's name, the repeated argument.
QString stripped(const QString &line)
{
    static const QRegularExpression timeStamp(
        QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z )"));
    static const QRegularExpression program(QStringLiteral(R"(^\S*qemu[^ :]*: )"));
    QString out = line.trimmed();
    out.remove(timeStamp);
    out.remove(program);
    return out;
}

const QemuErrorText *longestMatch(const QString &line)
{
    const QemuErrorText *best = nullptr;
    std::size_t bestLength = 0;
    for (const QemuErrorText &row : table) {
        const std::size_t length = std::strlen(row.words) + std::strlen(row.context);
        if (length > bestLength && line.contains(QLatin1String(row.words))
            && line.contains(QLatin1String(row.context))) {
            best = &row;
            bestLength = length;
        }
    }
    return best;
}

} // namespace

std::span<const QemuErrorText> qemuErrorTexts()
{
    return table;
}

QList<QemuFinding> classifyQemuStderr(const QString &text)
{
    // "warning: ..." at the start, or after the argument that it is about.
    static const QRegularExpression warning(QStringLiteral("(^|: )warning: "));
    QList<QemuFinding> out;
    const QStringList lines = text.split(u'\n');
    for (const QString &raw : lines) {
        const QString line = stripped(raw);
        if (line.isEmpty() || line.contains(warning))
            continue;
        const QemuErrorText *row = longestMatch(line);
        if (row && row->harmless)
            continue;
        QemuFinding finding {
            line, row ? QString::fromLatin1(row->rule) : QString(), row ? row->meaning : Text()};
        if (!out.contains(finding))
            out += finding;
    }
    return out;
}

} // namespace vitrine
