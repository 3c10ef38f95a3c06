// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Memory devices: qemuBuildMemoryDeviceCommandLine.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

void addMemoryDevices(CommandBuilder &b)
{
    quint64 slot = 0;
    for (const TreeNode *device : b.devices(u"memory")) {
        const QString &model = device->get(u"model");
        const TreeNode *source = device->child(u"source");
        const TreeNode *target = device->child(u"target");
        const TreeNode *path = source == nullptr ? nullptr : source->child(u"path");
        const bool nvdimm = model == "nvdimm"_L1;
        const bool pmem = model == "virtio-pmem"_L1;
        const TreeNode *size = target == nullptr ? nullptr : target->child(u"size");
        if ((!nvdimm && !pmem) || path == nullptr || size == nullptr) {
            b.notTranslated(device); // its size is aligned by rules that need the host's page sizes
            continue;
        }
        const TreeNode *label = target->child(u"label");
        const TreeNode *labelSize = label == nullptr ? nullptr : label->child(u"size");
        quint64 kib = number(size->text).value_or(0);
        (void)size->get(u"unit");
        if (labelSize != nullptr)
            (void)labelSize->get(u"unit");
        const QString id = u"mem"_s + device->alias;
        PropertyText o = b.object();
        o.string(u"qom-type", u"memory-backend-file", Source(device, device->find(u"model")));
        o.string(u"id", id, Source(device, aliasOrigin));
        o.string(u"mem-path", path->text.trimmed(), path);
        const TreeAttribute *access = device->find(u"access");
        if (pmem)
            o.boolean(u"share", true, Source(device, byDefault));
        else if (access != nullptr)
            o.boolean(u"share", access->value == "shared"_L1, Source(device, access));
        if (nvdimm)
            o.boolean(u"prealloc", true, Source(device, byDefault));
        // qemuDomainAlignMemorySizes: memory modules of x86 come in steps of 2 MiB.
        kib = (kib + 2047) / 2048 * 2048;
        o.number(u"size", kib * 1024, size);
        b.add(u"-object"_s, std::move(o), device);
        PropertyText p = b.device();
        if (pmem) {
            p.string(u"driver", b.virtioDriver(u"virtio-pmem"_s, device, {}), device);
            p.string(u"memdev", id, Source(device, aliasOrigin));
            b.alias(p, device);
            b.address(p, device);
        } else {
            p.string(u"driver", u"nvdimm", Source(device, device->find(u"model")));
            if (const TreeNode *node = target->child(u"node"))
                p.number(u"node", number(node->text).value_or(0), node);
            if (labelSize != nullptr)
                p.number(u"label-size", number(labelSize->text).value_or(0) * 1024, labelSize);
            if (const TreeNode *readonly = target->child(u"readonly"))
                p.boolean(u"unarmed", true, readonly);
            p.string(u"memdev", id, Source(device, aliasOrigin));
            b.alias(p, device);
            const TreeNode *a = device->child(u"address");
            if (a != nullptr)
                (void)a->get(u"type");
            p.number(u"slot",
                a == nullptr || !a->has(u"slot") ? slot : number(a->get(u"slot")).value_or(0),
                a == nullptr ? Source(device, assigned) : Source(a, a->find(u"slot")));
            if (a != nullptr && a->has(u"base"))
                p.number(u"addr", number(a->get(u"base")).value_or(0), Source(a, a->find(u"base")));
            ++slot;
        }
        b.addDevice(std::move(p), device);
    }
}

} // namespace vitrine
