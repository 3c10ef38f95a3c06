// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shared folders: qemuBuildFilesystemCommandLine (9p and virtiofs).
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addNinep(CommandBuilder &b, const TreeNode *fs, const TreeNode *driver)
{
    const QString &access = fs->get(u"accessmode");
    ArgumentText f = b.text();
    const bool handle = driver != nullptr && driver->is(u"type", u"handle");
    f.part(handle ? u"handle" : u"local", Source(fs, fs->find(u"type")));
    if (!handle)
        f.pair(u"security_model",
            access == "mapped"_L1       ? u"mapped"
                : access == "squash"_L1 ? u"none"
                                        : u"passthrough",
            Source(fs, fs->find(u"accessmode")));
    if (const TreeAttribute *multidevs = fs->find(u"multidevs");
        multidevs != nullptr && multidevs->value != "default"_L1 && !handle)
        f.pair(u"multidevs", multidevs->value, Source(fs, multidevs));
    for (const Atom mode : Atoms {u"fmode", u"dmode"}) {
        if (const TreeAttribute *a = fs->find(mode); a != nullptr && !handle)
            f.pair(mode, a->value, Source(fs, a));
    }
    if (driver != nullptr && driver->is(u"wrpolicy", u"immediate"))
        f.pair(u"writeout", u"immediate", Source(driver, driver->find(u"wrpolicy")));
    f.pair(u"id", u"fsdev-"_s + fs->alias, Source(fs, aliasOrigin));
    const TreeNode *source = fs->child(u"source");
    f.pair(u"path", source == nullptr ? QString() : source->get(u"dir"), source);
    if (fs->child(u"readonly") != nullptr)
        f.plain(u",readonly"); // without a value, as libvirt writes it
    b.add(u"-fsdev"_s, std::move(f), fs);

    PropertyText p = b.device();
    p.string(u"driver", b.virtioDriver(u"virtio-9p"_s, fs, fs->get(u"model")), fs);
    b.virtio(p, fs);
    b.alias(p, fs);
    p.string(u"fsdev", u"fsdev-"_s + fs->alias, Source(fs, aliasOrigin));
    const TreeNode *target = fs->child(u"target");
    p.string(u"mount_tag", target == nullptr ? QString() : target->get(u"dir"), target);
    b.address(p, fs);
    b.addDevice(std::move(p), fs);
}

void addVirtiofs(CommandBuilder &b, const TreeNode *fs, const TreeNode *driver)
{
    if (!b.libvirt) {
        b.notTranslated(fs); // virtiofsd is a program of its own
        return;
    }
    const TreeNode *source = fs->child(u"source");
    if (source != nullptr)
        source->useAll();
    if (const TreeNode *binary = fs->child(u"binary"))
        binary->useAll();
    (void)fs->get(u"accessmode");
    if (fs->child(u"readonly") != nullptr)
        b.refuse(
            LibvirtCode::ConfigUnsupported, u"virtiofs does not yet support read-only mode"_s, fs);
    const QString chardev = u"chr-vu-"_s + fs->alias;
    ArgumentText c = b.text();
    c.part(u"socket", fs);
    c.pair(u"id", chardev, Source(fs, aliasOrigin));
    const bool given = source != nullptr && source->has(u"socket");
    c.pair(u"path",
        given ? source->get(u"socket") : b.runtimeFile(fs->alias + u"-fs.sock"_s),
        Source(fs, runtimeOrigin));
    b.add(u"-chardev"_s, std::move(c), fs);
    PropertyText p = b.device();
    p.string(u"driver", b.virtioDriver(u"vhost-user-fs"_s, fs, fs->get(u"model")), fs);
    b.virtio(p, fs);
    b.alias(p, fs);
    p.string(u"chardev", chardev, Source(fs, aliasOrigin));
    if (const TreeAttribute *queue = driver == nullptr ? nullptr : driver->find(u"queue"))
        p.number(u"queue-size", number(queue->value).value_or(0), Source(driver, queue));
    const TreeNode *target = fs->child(u"target");
    p.string(u"tag", target == nullptr ? QString() : target->get(u"dir"), target);
    b.bootIndex(p, fs);
    b.address(p, fs);
    b.addDevice(std::move(p), fs);
}

} // namespace

void addFilesystems(CommandBuilder &b)
{
    for (const TreeNode *fs : b.devices(u"filesystem")) {
        const TreeNode *driver = fs->child(u"driver");
        const QString type = driver == nullptr ? QString() : driver->get(u"type");
        if (!fs->is(u"type", u"mount")
            || (type != "virtiofs"_L1 && type != "path"_L1 && type != "handle"_L1
                && !type.isEmpty())) {
            b.notTranslated(fs);
            continue;
        }
        if (type == "virtiofs"_L1)
            addVirtiofs(b, fs, driver);
        else
            addNinep(b, fs, driver);
    }
}

} // namespace vitrine
