// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keyboards, mice, tablets: qemuBuildInputCommandLine. Those of the PS/2 controller are part of the machine.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addEvdev(CommandBuilder &b, const TreeNode *input)
{
    const TreeNode *source = input->child(u"source");
    PropertyText p = b.object();
    p.string(u"qom-type", u"input-linux", Source(input, input->find(u"type")));
    b.alias(p, input);
    if (source != nullptr) {
        p.string(u"evdev", source->get(u"dev"), Source(source, source->find(u"dev")));
        if (const TreeAttribute *repeat = source->find(u"repeat"))
            p.boolean(u"repeat", repeat->value == "on"_L1, Source(source, repeat));
        if (source->is(u"grab", u"all"))
            p.boolean(u"grab_all", true, Source(source, source->find(u"grab")));
        if (const TreeAttribute *toggle = source->find(u"grabToggle"))
            p.string(u"grab-toggle", toggle->value, Source(source, toggle));
    }
    b.add(u"-object"_s, std::move(p), input);
}

QString virtioBase(const QString &type)
{
    if (type == "passthrough"_L1)
        return u"virtio-input-host"_s;
    return type == "keyboard"_L1 ? u"virtio-keyboard"_s
        : type == "mouse"_L1     ? u"virtio-mouse"_s
        : type == "tablet"_L1    ? u"virtio-tablet"_s
                                 : QString();
}

} // namespace

void addInputs(CommandBuilder &b)
{
    for (const TreeNode *input : b.devices(u"input")) {
        const QString &type = input->get(u"type");
        const QString &bus = input->get(u"bus");
        const Source fromType(input, input->find(u"type"));
        if (type == "evdev"_L1) {
            addEvdev(b, input);
            continue;
        }
        if (bus == "ps2"_L1) {
            input->useAll();
            continue;
        }
        PropertyText p = b.device();
        if (bus == "usb"_L1 && (type == "tablet"_L1 || type == "mouse"_L1)) {
            p.string(u"driver", u"usb-"_s + type, fromType);
            b.alias(p, input);
        } else if (bus == "usb"_L1 && type == "keyboard"_L1) {
            p.string(u"driver", u"usb-kbd", fromType);
            b.alias(p, input);
        } else if (bus == "virtio"_L1 && !virtioBase(type).isEmpty()) {
            if (type != "passthrough"_L1 && input->get(u"model").endsWith("transitional"_L1))
                b.refuse(LibvirtCode::ConfigUnsupported,
                    u"virtio (non-)transitional models are not supported for input type=%1"_s.arg(
                        type),
                    input);
            p.string(
                u"driver", b.virtioDriver(virtioBase(type), input, input->get(u"model")), fromType);
            b.virtio(p, input);
            b.alias(p, input);
            const TreeNode *source = input->child(u"source");
            if (type == "passthrough"_L1 && source != nullptr)
                p.string(u"evdev", source->get(u"evdev"), Source(source, source->find(u"evdev")));
        } else {
            b.notTranslated(input);
            continue;
        }
        b.address(p, input);
        b.addDevice(std::move(p), input);
    }
}

} // namespace vitrine
