// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small ones: watchdog, memory balloon, random numbers, IOMMU, vmcoreinfo, panic, shared memory, vsock.
#include "core/qemu/command_builder.h"

#include <bit>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

void addWatchdogs(CommandBuilder &b)
{
    const TreeNode *last = nullptr;
    for (const TreeNode *watchdog : b.devices(u"watchdog")) {
        const QString &model = watchdog->get(u"model");
        if (model != "i6300esb"_L1 && model != "ib700"_L1) {
            b.notTranslated(watchdog, u"model"_s);
            continue;
        }
        PropertyText p = b.device();
        p.string(u"driver", model, Source(watchdog, watchdog->find(u"model")));
        b.alias(p, watchdog);
        b.address(p, watchdog);
        b.addDevice(std::move(p), watchdog);
        last = watchdog;
    }
    if (last == nullptr)
        return;
    QString action = last->get(u"action");
    if (action == "dump"_L1)
        action = u"pause"_s;
    b.add(u"-watchdog-action"_s, action, Source(last, last->find(u"action")));
}

void addBalloon(CommandBuilder &b)
{
    for (const TreeNode *balloon : b.devices(u"memballoon")) {
        const QString &model = balloon->get(u"model");
        if (model == "none"_L1) {
            balloon->useAll();
            continue;
        }
        PropertyText p = b.device();
        p.string(u"driver",
            b.virtioDriver(u"virtio-balloon"_s, balloon, model),
            Source(balloon, balloon->find(u"model")));
        b.virtio(p, balloon);
        b.alias(p, balloon);
        for (const auto &[attribute, key] : {std::pair {u"autodeflate", u"deflate-on-oom"},
                 {u"freePageReporting", u"free-page-reporting"}}) {
            if (const TreeAttribute *a = balloon->find(attribute))
                p.boolean(key, a->value == "on"_L1, Source(balloon, a));
        }
        b.address(p, balloon);
        b.addDevice(std::move(p), balloon);
    }
}

void addRngs(CommandBuilder &b)
{
    for (const TreeNode *rng : b.devices(u"rng")) {
        const TreeNode *backend = rng->child(u"backend");
        const QString kind = backend == nullptr ? QString() : backend->get(u"model");
        const QString object = u"obj"_s + rng->alias;
        PropertyText o = b.object();
        if (kind == "random"_L1) {
            const QString file = backend->text.trimmed();
            o.string(u"qom-type", u"rng-random", Source(backend, backend->find(u"model")));
            o.string(u"id", object, Source(rng, aliasOrigin));
            o.string(u"filename", file.isEmpty() ? u"/dev/random"_s : file, backend);
        } else if (kind == "egd"_L1) {
            const QString id = u"char"_s + rng->alias;
            if (!b.chardev(backend, id))
                continue;
            o.string(u"qom-type", u"rng-egd", Source(backend, backend->find(u"model")));
            o.string(u"id", object, Source(rng, aliasOrigin));
            o.string(u"chardev", id, Source(rng, aliasOrigin));
        } else if (kind == "builtin"_L1) {
            o.string(u"qom-type", u"rng-builtin", Source(backend, backend->find(u"model")));
            o.string(u"id", object, Source(rng, aliasOrigin));
        } else {
            b.notTranslated(rng);
            continue;
        }
        b.add(u"-object"_s, std::move(o), rng);
        PropertyText p = b.device();
        p.string(u"driver",
            b.virtioDriver(u"virtio-rng"_s, rng, rng->get(u"model")),
            Source(rng, rng->find(u"model")));
        b.virtio(p, rng);
        p.string(u"rng", object, Source(rng, aliasOrigin));
        b.alias(p, rng);
        if (const TreeNode *rate = rng->child(u"rate")) {
            p.number(u"max-bytes",
                number(rate->get(u"bytes")).value_or(0),
                Source(rate, rate->find(u"bytes")));
            const TreeAttribute *period = rate->find(u"period");
            p.number(u"period",
                period == nullptr ? 1000 : number(period->value).value_or(0),
                period == nullptr ? Source(rate, byDefault) : Source(rate, period));
        }
        b.address(p, rng);
        b.addDevice(std::move(p), rng);
    }
}

void addIommu(CommandBuilder &b)
{
    const TreeNode *iommu = b.tree.devices()->child(u"iommu");
    if (iommu == nullptr)
        return;
    if (iommu->is(u"model", u"virtio")) {
        PropertyText v = b.device();
        v.string(u"driver", u"virtio-iommu", Source(iommu, iommu->find(u"model")));
        b.alias(v, iommu);
        b.address(v, iommu);
        b.addDevice(std::move(v), iommu);
        return;
    }
    if (!iommu->is(u"model", u"intel")) {
        b.notTranslated(iommu);
        return;
    }
    if (!b.guest.q35) {
        b.refuse(LibvirtCode::ConfigUnsupported,
            u"IOMMU device: 'intel' is only supported with Q35 machines"_s,
            iommu);
        return;
    }
    const TreeNode *driver = iommu->child(u"driver");
    PropertyText p = b.device();
    p.string(u"driver", u"intel-iommu", Source(iommu, iommu->find(u"model")));
    b.alias(p, iommu);
    if (driver != nullptr) {
        if (const TreeAttribute *a = driver->find(u"intremap"))
            p.string(u"intremap", a->value, Source(driver, a));
        if (const TreeAttribute *a = driver->find(u"caching_mode"))
            p.boolean(u"caching-mode", a->value == "on"_L1, Source(driver, a));
        if (const TreeAttribute *a = driver->find(u"eim"))
            p.string(u"eim", a->value, Source(driver, a));
        if (const TreeAttribute *a = driver->find(u"iotlb"))
            p.boolean(u"device-iotlb", a->value == "on"_L1, Source(driver, a));
        if (const TreeAttribute *a = driver->find(u"aw_bits"))
            p.number(u"aw-bits", number(a->value).value_or(0), Source(driver, a));
    }
    b.addDevice(std::move(p), iommu);
}

void addVmcoreinfo(CommandBuilder &b)
{
    const TreeNode *info = b.domain->descend(u"features", u"vmcoreinfo");
    if (info == nullptr || !info->is(u"state", u"on"))
        return;
    PropertyText p = b.device();
    p.string(u"driver", u"vmcoreinfo", info);
    b.add(u"-device"_s, std::move(p), info);
}

void addPanics(CommandBuilder &b)
{
    for (const TreeNode *panic : b.devices(u"panic")) {
        const QString &model = panic->get(u"model");
        if (model == "hyperv"_L1)
            continue; // a flag of -cpu
        if (model != "isa"_L1) {
            b.notTranslated(panic);
            continue;
        }
        PropertyText p = b.device();
        p.string(u"driver", u"pvpanic", Source(panic, panic->find(u"model")));
        const TreeNode *a = panic->child(u"address");
        if (const TreeAttribute *iobase = a == nullptr ? nullptr : a->find(u"iobase")) {
            (void)a->get(u"type");
            p.number(u"ioport", number(iobase->value).value_or(0), Source(a, iobase));
        }
        b.addDevice(std::move(p), panic);
    }
}

namespace {

/// A shared memory that a server hands out (qemuBuildShmemCommandLine).
void addDoorbell(CommandBuilder &b, const TreeNode *shmem)
{
    const TreeNode *server = shmem->child(u"server");
    const TreeNode *msi = shmem->child(u"msi");
    const QString chardev = u"char"_s + shmem->alias;
    PropertyText p = b.device();
    p.string(u"driver", u"ivshmem-doorbell", shmem);
    b.alias(p, shmem);
    p.string(u"chardev", chardev, Source(shmem, aliasOrigin));
    if (const TreeAttribute *vectors = msi == nullptr ? nullptr : msi->find(u"vectors"))
        p.number(u"vectors", number(vectors->value).value_or(0), Source(msi, vectors));
    // msi is always on for it, and so is ioeventfd unless the guest says otherwise (qemuDomainShmemDefPostParse).
    if (const TreeAttribute *event = msi == nullptr ? nullptr : msi->find(u"ioeventfd"))
        p.boolean(u"ioeventfd", event->value == "on"_L1, Source(msi, event));
    b.address(p, shmem);
    b.addDevice(std::move(p), shmem);
    ArgumentText c = b.text();
    c.part(u"socket", shmem);
    c.pair(u"id", chardev, Source(shmem, aliasOrigin));
    if (server != nullptr)
        c.pair(u"path", server->get(u"path"), Source(server, server->find(u"path")));
    b.add(u"-chardev"_s, std::move(c), shmem);
}

} // namespace

void addShmems(CommandBuilder &b)
{
    for (const TreeNode *shmem : b.devices(u"shmem")) {
        const TreeNode *model = shmem->child(u"model");
        const TreeNode *size = shmem->child(u"size");
        (void)shmem->get(u"name"); // for people, where a server hands the memory out
        if (const QString &address = shmem->get(u"address", u"type");
            !address.isEmpty() && address != "pci"_L1)
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"only 'pci' addresses are supported for the shared memory device"_s,
                shmem);
        if (model != nullptr && model->is(u"type", u"ivshmem-doorbell")) {
            (void)shmem->get(u"role"); // the server's

            addDoorbell(b, shmem);
            continue;
        }
        if (model == nullptr || !model->is(u"type", u"ivshmem-plain")) {
            b.notTranslated(shmem);
            continue;
        }
        constexpr quint64 least = 1024 * 1024;
        const quint64 bytes = size == nullptr
            ? 4 * least
            : scaledBytes(size->text, size->get(u"unit"), 1).value_or(0);
        if (!std::has_single_bit(bytes))
            b.refuse(LibvirtCode::XmlError, u"shmem size must be a power of two"_s, size);
        else if (bytes < least)
            b.refuse(
                LibvirtCode::XmlError, u"shmem size must be at least 1 MiB (1024 KiB)"_s, size);
        const QString memory = u"shmmem-"_s + shmem->alias;
        PropertyText o = b.object();
        o.string(u"qom-type", u"memory-backend-file", shmem);
        o.string(u"id", memory, Source(shmem, aliasOrigin));
        o.string(
            u"mem-path", u"/dev/shm/"_s + shmem->get(u"name"), Source(shmem, shmem->find(u"name")));
        o.number(u"size", bytes, size == nullptr ? Source(shmem) : Source(size));
        o.boolean(u"share", true, shmem);
        b.add(u"-object"_s, std::move(o), shmem);
        PropertyText p = b.device();
        p.string(u"driver", u"ivshmem-plain", Source(model, model->find(u"type")));
        b.alias(p, shmem);
        p.string(u"memdev", memory, Source(shmem, aliasOrigin));
        if (const TreeAttribute *role = shmem->find(u"role"))
            p.string(u"master", role->value == "master"_L1 ? u"on" : u"off", Source(shmem, role));
        b.address(p, shmem);
        b.addDevice(std::move(p), shmem);
    }
}

void addVsock(CommandBuilder &b)
{
    const TreeNode *vsock = b.tree.devices()->child(u"vsock");
    if (vsock == nullptr)
        return;
    const TreeNode *cid = vsock->child(u"cid");
    const bool given = cid != nullptr && cid->has(u"address") && !cid->is(u"auto", u"yes");
    if (!b.libvirt && !given) {
        b.notTranslated(vsock);
        return;
    }
    PropertyText p = b.device();
    p.string(u"driver", b.virtioDriver(u"vhost-vsock"_s, vsock, vsock->get(u"model")), vsock);
    b.virtio(p, vsock);
    b.alias(p, vsock);
    if (cid != nullptr) {
        (void)cid->get(u"auto");
        p.number(u"guest-cid", number(cid->get(u"address")).value_or(0), cid);
    }
    if (b.libvirt)
        p.string(u"vhostfd", u"-1", Source(vsock, runtimeOrigin));
    b.address(p, vsock);
    b.addDevice(std::move(p), vsock);
}

} // namespace vitrine
