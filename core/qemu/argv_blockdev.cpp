// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/argv_blockdev.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void cacheProperties(PropertyText &p, const BlockSettings &settings)
{
    const TreeNode *driver = settings.driver;
    const TreeAttribute *cache = driver == nullptr ? nullptr : driver->find(u"cache");
    const bool given = cache != nullptr && cache->value != "default"_L1;
    if (!given && settings.shareable == nullptr)
        return;
    const QString mode = given ? cache->value : u"none"_s;
    const Source source = given ? Source(driver, cache) : Source(settings.shareable);
    p.beginObject(u"cache");
    p.boolean(u"direct", mode == "none"_L1 || mode == "directsync"_L1, source);
    p.boolean(u"no-flush", mode == "unsafe"_L1, source);
    p.end();
}

/// An NVMe disk that QEMU drives itself (qemuBlockStorageSourceGetNVMeProps).
void nvmeProperties(PropertyText &p, const TreeNode *owner, const TreeNode *source)
{
    const TreeNode *a = source->child(u"address");
    const auto part = [&](Atom key, int digits) {
        const quint64 value = a == nullptr ? 0 : number(a->get(key)).value_or(0);
        return QString::number(value, 16).rightJustified(digits, u'0');
    };
    for (const Atom key : Atoms {u"type", u"managed"})
        (void)source->get(key);
    if (a != nullptr)
        (void)a->get(u"type");
    p.string(u"driver", u"nvme", Source(owner, owner->find(u"type")));
    p.string(u"device",
        part(u"domain", 4) + u':' + part(u"bus", 2) + u':' + part(u"slot", 2) + u'.'
            + part(u"function", 1),
        a == nullptr ? Source(source) : Source(a));
    p.number(u"namespace",
        number(source->get(u"namespace")).value_or(0),
        Source(source, source->find(u"namespace")));
}

bool storageProperties(CommandBuilder &b,
    PropertyText &p,
    const TreeNode *owner,
    const TreeNode *source,
    const QString &node)
{
    const QString &type = owner->get(u"type");
    const TreeNode *disk = owner; // its settings hold for the whole chain
    while (disk->name() != u"disk" && disk->parent != nullptr)
        disk = disk->parent;
    const TreeNode *driver = disk->child(u"driver");
    const auto aio = [&] {
        const TreeAttribute *io = driver == nullptr ? nullptr : driver->find(u"io");
        if (io != nullptr && (type == "file"_L1 || type == "block"_L1))
            p.string(u"aio", io->value, Source(driver, io));
    };
    if (type == "file"_L1) {
        p.string(u"driver", u"file", Source(owner, owner->find(u"type")));
        p.string(u"filename", source->get(u"file"), Source(source, source->find(u"file")));
        aio();
        return !source->has(u"fdgroup");
    }
    if (type == "block"_L1) {
        p.string(u"driver", u"host_device", Source(owner, owner->find(u"type")));
        p.string(u"filename", source->get(u"dev"), Source(source, source->find(u"dev")));
        if (const TreeNode *reservations = source->child(u"reservations"))
            p.string(u"pr-manager", addReservations(b, reservations, node), reservations);
        aio();
        return true;
    }
    if (type == "dir"_L1) {
        p.string(u"driver", u"vvfat", Source(owner, owner->find(u"type")));
        p.string(u"dir", source->get(u"dir"), Source(source, source->find(u"dir")));
        p.boolean(
            u"floppy", owner->is(u"device", u"floppy"), Source(owner, owner->find(u"device")));
        p.boolean(u"rw", owner->child(u"readonly") == nullptr, Source(owner));
        return true;
    }
    if (type == "nvme"_L1) {
        nvmeProperties(p, owner, source);
        return true;
    }
    if (type == "network"_L1)
        return networkProperties(b, p, owner, source, node);
    return false;
}

/// The key of an encrypted image. False: not translated, and named.
bool addEncryptionKey(CommandBuilder &b, const TreeNode *encryption, const QString &id)
{
    if (!encryption->is(u"format", u"luks") || !encryption->is(u"engine", u"qemu")
        || encryption->child(u"secret") == nullptr) {
        b.notTranslated(encryption);
        return false;
    }
    encryption->child(u"secret")->useAll();
    return addSecret(b, id, {}, encryption);
}

void sliceProperties(PropertyText &p, const TreeNode *slice)
{
    (void)slice->get(u"type");
    for (const Atom key : Atoms {u"offset", u"size"})
        p.number(key, number(slice->get(key)).value_or(0), Source(slice, slice->find(key)));
}

/// A part of a file as an image of its own (qemuBlockStorageSourceGetBlockdevStorageSliceProps).
void addSlice(CommandBuilder &b,
    const TreeNode *owner,
    const TreeNode *slice,
    const QString &node,
    const BlockSettings &settings)
{
    PropertyText p = b.json();
    p.string(u"driver", u"raw", slice);
    p.string(u"node-name", node + u"-slice-sto"_s, Source(owner, aliasOrigin));
    sliceProperties(p, slice);
    p.string(u"file", node + u"-storage"_s, Source(owner, aliasOrigin));
    p.boolean(u"auto-read-only", true, Source(runtimeOrigin));
    p.string(u"discard", u"unmap", Source(runtimeOrigin));
    cacheProperties(p, settings);
    b.add(u"-blockdev"_s, std::move(p), slice);
}

} // namespace

namespace {

/// QEMU's name of a format, which is libvirt's but for these two.
QString driverOf(const QString &format)
{
    return format == "vhd"_L1 ? u"vhdx"_s : format == "ploop"_L1 ? u"parallels"_s : format;
}

} // namespace

void addImage(CommandBuilder &b,
    const TreeNode *owner,
    const QString &format,
    int number,
    const BlockSettings &settings,
    const QString &backing,
    const TreeNode *cacheHolder)
{
    const TreeNode *source = owner->child(u"source");
    const QString node = u"libvirt-"_s + QString::number(number);
    const TreeNode *driver = settings.driver;
    const TreeNode *encryption = owner->child(u"encryption");
    if (encryption == nullptr)
        encryption = source->child(u"encryption");
    const QString key = node + u"-format-encryption-secret0"_s;
    PropertyText storage = b.json();
    if (!storageProperties(b, storage, owner, source, node + u"-storage"_s)) {
        b.notTranslated(source);
        return;
    }
    (void)source->get(u"startupPolicy");
    if (encryption != nullptr && !addEncryptionKey(b, encryption, key))
        return;
    storage.string(u"node-name", node + u"-storage"_s, Source(owner, aliasOrigin));
    cacheProperties(storage, settings);
    storage.boolean(u"auto-read-only", true, Source(runtimeOrigin));
    storage.string(u"discard", u"unmap", Source(runtimeOrigin));
    b.add(u"-blockdev"_s, std::move(storage), owner);
    // A raw image takes its slice itself (qemuBlockStorageSourceNeedsStorageSliceLayer).
    const TreeNode *slice = source->descend(u"slices", u"slice");
    const bool rawSlice = slice != nullptr && format == "raw"_L1 && encryption == nullptr;
    if (slice != nullptr && !rawSlice)
        addSlice(b, owner, slice, node, settings);

    PropertyText f = b.json();
    f.string(u"node-name", node + u"-format"_s, Source(owner, aliasOrigin));
    const TreeNode *readonly = owner->child(u"readonly");
    f.boolean(
        u"read-only", settings.readOnly, readonly != nullptr ? Source(readonly) : Source(owner));
    if (driver != nullptr) {
        const TreeAttribute *discard = driver->find(u"discard");
        if (discard != nullptr)
            f.string(u"discard", discard->value, Source(driver, discard));
        const TreeAttribute *zeroes = driver->find(u"detect_zeroes");
        if (zeroes != nullptr && owner->name() == u"disk") { // of the topmost image only
            // "unmap" needs discard (virDomainDiskGetDetectZeroesMode).
            const bool unmap =
                zeroes->value == "unmap"_L1 && (discard == nullptr || discard->value != "unmap"_L1);
            f.string(u"detect-zeroes", unmap ? u"on"_s : zeroes->value, Source(driver, zeroes));
        }
    }
    cacheProperties(f, settings);
    if (encryption != nullptr && format == "raw"_L1) {
        f.string(u"driver", u"luks", Source(encryption, encryption->find(u"format")));
        f.string(u"key-secret", key, Source(encryption, aliasOrigin));
    } else {
        f.string(u"driver", driverOf(format), Source(owner));
        if (rawSlice)
            sliceProperties(f, slice);
        if (encryption != nullptr) {
            f.beginObject(u"encrypt");
            f.string(u"format", u"luks", Source(encryption, encryption->find(u"format")));
            f.string(u"key-secret", key, Source(encryption, aliasOrigin));
            f.end();
        }
    }
    const TreeNode *cache =
        cacheHolder == nullptr ? nullptr : cacheHolder->child(u"metadata_cache");
    if (const TreeNode *size = cache == nullptr ? nullptr : cache->child(u"max_size")) {
        (void)size->get(u"unit");
        f.number(u"cache-size", vitrine::number(size->text).value_or(0), size);
    }
    f.string(u"file",
        node + (slice == nullptr || rawSlice ? u"-storage"_s : u"-slice-sto"_s),
        Source(owner, aliasOrigin));
    if (!backing.isNull()) {
        if (backing.isEmpty())
            f.null(u"backing", owner->child(u"backingStore"));
        else
            f.string(u"backing", backing, owner->child(u"backingStore"));
    }
    b.add(u"-blockdev"_s, std::move(f), owner);
}

void addFlash(CommandBuilder &b, const TreeNode *node, const QString &nodeName, bool readOnly)
{
    PropertyText storage = b.json();
    const TreeNode *source = node->child(u"source");
    if (source == nullptr) {
        storage.string(u"driver", u"file", node);
        storage.string(u"filename", node->text.trimmed(), node);
    } else if (!storageProperties(b, storage, node, source, nodeName + u"-storage"_s)) {
        b.notTranslated(source);
        return;
    }
    storage.string(u"node-name", nodeName + u"-storage"_s, Source(node, aliasOrigin));
    storage.boolean(u"auto-read-only", true, Source(runtimeOrigin));
    storage.string(u"discard", u"unmap", Source(runtimeOrigin));
    b.add(u"-blockdev"_s, std::move(storage), node);
    (void)node->get(u"readonly");
    const QString &format = node->get(u"format");
    PropertyText f = b.json();
    f.string(u"node-name", nodeName + u"-format"_s, Source(node, aliasOrigin));
    f.boolean(u"read-only", readOnly, node);
    f.string(u"driver", format.isEmpty() ? u"raw"_s : format, node);
    f.string(u"file", nodeName + u"-storage"_s, Source(node, aliasOrigin));
    b.add(u"-blockdev"_s, std::move(f), node);
}

} // namespace vitrine
