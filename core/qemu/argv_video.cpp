// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Video devices: qemuBuildDeviceVideoCmd, qemuDeviceVideoGetModel.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

bool wantsGl(const TreeNode *model)
{
    const TreeNode *acceleration = model->child(u"acceleration");
    return acceleration != nullptr && acceleration->is(u"accel3d", u"yes");
}

QString driverOf(const CommandBuilder &b, const TreeNode *model, bool primary, bool *virgl)
{
    const QString &type = model->get(u"type");
    if (type == "virtio"_L1) {
        const bool gl = wantsGl(model);
        const bool own = b.caps.hasDevice(u"virtio-vga-gl"_s) || b.caps.devices.isEmpty();
        *virgl = gl && !own;
        const QString base = primary ? u"virtio-vga"_s : u"virtio-gpu"_s;
        if (primary)
            return gl && own ? base + u"-gl"_s : base;
        return gl && own ? base + u"-gl-pci"_s : base + u"-pci"_s;
    }
    if (type == "qxl"_L1)
        return primary ? u"qxl-vga"_s : u"qxl"_s;
    if (type == "vga"_L1)
        return u"VGA"_s;
    if (type == "cirrus"_L1)
        return u"cirrus-vga"_s;
    if (type == "vmvga"_L1)
        return u"vmware-svga"_s;
    if (type == "bochs"_L1)
        return u"bochs-display"_s;
    if (type == "ramfb"_L1)
        return u"ramfb"_s;
    return {};
}

void addVideo(CommandBuilder &b, const TreeNode *video, bool primary)
{
    const TreeNode *model = video->child(u"model");
    const QString &type = model->get(u"type");
    if (type == "none"_L1) {
        video->useAll();
        return;
    }
    if (const TreeNode *driver = video->child(u"driver")) {
        const QString &name = driver->get(u"name");
        (void)driver->get(u"vgaconf"); // bhyve's
        if (!name.isEmpty() && name != "qemu"_L1) {
            b.notTranslated(driver);
            // libvirt looks for a vhost-user-gpu and for render nodes of the host (qemuExtDevicesPrepareDomain).
            b.guest.unknownFrom = std::min(b.guest.unknownFrom, course::prepare + 6);
            return;
        }
    }
    (void)model->get(u"primary");
    bool virgl = false;
    const QString driver = driverOf(b, model, primary, &virgl);
    if (driver.isEmpty()) {
        b.notTranslated(video);
        return;
    }
    const auto kib = [&](Atom key) { return number(model->get(key)).value_or(0); };
    const auto from = [&](Atom key) { return Source(model, model->find(key)); };
    PropertyText p = b.device();
    p.string(u"driver", driver, from(u"type"));
    if (type == "virtio"_L1)
        b.virtio(p, video);
    b.alias(p, video);
    if (virgl)
        p.boolean(u"virgl", true, model->child(u"acceleration"));
    if (const TreeNode *acceleration = model->child(u"acceleration")) {
        (void)acceleration->get(u"accel3d");
        (void)acceleration->get(u"accel2d");
    }
    if (type == "qxl"_L1 || type == "virtio"_L1) {
        const quint64 heads = kib(u"heads");
        if (heads > 0)
            p.number(u"max_outputs", heads, from(u"heads"));
    } else {
        (void)model->get(u"heads");
    }
    if (type == "qxl"_L1) {
        p.number(u"ram_size", kib(u"ram") * 1024, from(u"ram"));
        p.number(u"vram_size", kib(u"vram") * 1024, from(u"vram"));
        p.number(u"vram64_size_mb",
            kib(u"vram64") / 1024,
            model->has(u"vram64") ? from(u"vram64") : Source(model, byDefault));
        p.number(u"vgamem_mb", kib(u"vgamem") / 1024, from(u"vgamem"));
    } else if (type == "vga"_L1 || type == "vmvga"_L1) {
        p.number(u"vgamem_mb", kib(u"vram") / 1024, from(u"vram"));
    } else if (type == "bochs"_L1) {
        p.number(u"vgamem", kib(u"vram") * 1024, from(u"vram"));
    } else {
        (void)model->get(u"vram");
    }
    if (const TreeNode *resolution = model->child(u"resolution")) {
        p.number(u"xres",
            number(resolution->get(u"x")).value_or(0),
            Source(resolution, resolution->find(u"x")));
        p.number(u"yres",
            number(resolution->get(u"y")).value_or(0),
            Source(resolution, resolution->find(u"y")));
    }
    b.address(p, video);
    b.addDevice(std::move(p), video);
}

} // namespace

void addVideos(CommandBuilder &b)
{
    bool primary = true;
    for (const TreeNode *video : b.devices(u"video")) {
        addVideo(b, video, primary);
        primary = false;
    }
}

} // namespace vitrine
