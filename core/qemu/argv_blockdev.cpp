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

void server(PropertyText &p, const TreeNode *host, bool withType)
{
    const QString &transport = host->get(u"transport");
    if (transport == "unix"_L1) {
        p.string(u"type", u"unix", host);
        p.string(u"path", host->get(u"socket"), Source(host, host->find(u"socket")));
        return;
    }
    if (withType)
        p.string(u"type", u"inet", host);
    p.string(u"host", host->get(u"name"), Source(host, host->find(u"name")));
    p.string(u"port",
        host->has(u"port") ? host->get(u"port") : u"0"_s,
        Source(host, host->find(u"port")));
}

/// The driver of a network image and what it needs. False: not known.
bool networkProperties(CommandBuilder &b, PropertyText &p, const TreeNode *source)
{
    const QString &protocol = source->get(u"protocol");
    const QString name = source->get(u"name");
    const TreeNode *host = source->child(u"host");
    const Source fromName(source, source->find(u"name"));
    const Source fromProtocol(source, source->find(u"protocol"));
    if (source->child(u"auth") != nullptr)
        return false;
    if (protocol == "nbd"_L1 && host != nullptr) {
        p.string(u"driver", protocol, fromProtocol);
        p.beginObject(u"server");
        server(p, host, true);
        p.end();
        if (!name.isEmpty())
            p.string(u"export", name, fromName);
        if (source->is(u"tls", u"yes"))
            b.notTranslated(source, u"tls"_s);
        return true;
    }
    if (protocol == "gluster"_L1) {
        const qsizetype slash = name.indexOf(u'/');
        p.string(u"driver", protocol, fromProtocol);
        p.string(u"volume", QStringView(name).first(std::max<qsizetype>(slash, 0)), fromName);
        p.string(u"path", QStringView(name).sliced(slash + 1), fromName);
        p.beginArray(u"server");
        for (; host != nullptr; host = host->nextSame()) {
            p.beginItem();
            server(p, host, true);
            p.end();
        }
        p.end();
        p.number(u"debug", qint64 {4}, Source(confOrigin));
        return true;
    }
    if (protocol == "rbd"_L1) {
        const qsizetype slash = name.indexOf(u'/');
        p.string(u"driver", protocol, fromProtocol);
        p.string(u"pool", QStringView(name).first(std::max<qsizetype>(slash, 0)), fromName);
        p.string(u"image", QStringView(name).sliced(slash + 1), fromName);
        if (source->child(u"snapshot") != nullptr || source->child(u"config") != nullptr)
            return false;
        if (host != nullptr) {
            p.beginArray(u"server");
            for (; host != nullptr; host = host->nextSame()) {
                p.beginItem();
                server(p, host, false);
                p.end();
            }
            p.end();
        }
        return true;
    }
    if (protocol == "http"_L1 || protocol == "https"_L1 || protocol == "ftp"_L1
        || protocol == "ftps"_L1) {
        if (host == nullptr || source->child(u"cookies") != nullptr)
            return false;
        QString url = protocol + u"://"_s + host->get(u"name");
        if (host->has(u"port"))
            url += u':' + host->get(u"port");
        url += u'/' + name + (source->has(u"query") ? u'?' + source->get(u"query") : QString());
        (void)host->get(u"transport");
        p.string(u"driver", protocol, fromProtocol);
        p.string(u"url", url, fromName);
        if (const TreeNode *ssl = source->child(u"ssl"))
            p.boolean(u"sslverify", ssl->is(u"verify", u"yes"), Source(ssl));
        for (const auto &[element, attribute] :
            {std::pair {u"timeout", u"seconds"}, {u"readahead", u"size"}}) {
            const TreeNode *e = source->child(element);
            if (e != nullptr && number(e->get(attribute)).value_or(0) > 0)
                p.number(
                    element, number(e->get(attribute)).value_or(0), Source(e, e->find(attribute)));
        }
        return true;
    }
    if (protocol == "sheepdog"_L1 && host != nullptr) {
        p.string(u"driver", protocol, fromProtocol);
        p.beginObject(u"server");
        server(p, host, true);
        p.end();
        p.string(u"vdi", name, fromName);
        return true;
    }
    if (protocol == "iscsi"_L1 && host != nullptr) {
        const qsizetype slash = name.lastIndexOf(u'/');
        if (source->child(u"initiator") != nullptr)
            return false;
        p.string(u"driver", protocol, fromProtocol);
        p.string(u"portal", host->get(u"name") + u':' + host->get(u"port"), Source(host));
        p.string(u"target", slash < 0 ? name : name.first(slash), fromName);
        p.number(u"lun", slash < 0 ? qint64 {0} : name.sliced(slash + 1).toLongLong(), fromName);
        p.string(u"transport", u"tcp", Source(host));
        return true;
    }
    return false;
}

bool storageProperties(
    CommandBuilder &b, PropertyText &p, const TreeNode *owner, const TreeNode *source)
{
    const QString &type = owner->get(u"type");
    const TreeNode *disk = owner; // its settings hold for the whole chain
    while (disk->name() != "disk"_L1 && disk->parent != nullptr)
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
    if (type == "network"_L1)
        return networkProperties(b, p, source);
    return false;
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
    PropertyText storage = b.json();
    if (!storageProperties(b, storage, owner, source)) {
        b.notTranslated(source);
        return;
    }
    (void)source->get(u"startupPolicy");
    storage.string(u"node-name",
        u"libvirt-"_s + QString::number(number) + u"-storage"_s,
        Source(owner, aliasOrigin));
    cacheProperties(storage, settings);
    storage.boolean(u"auto-read-only", true, Source(runtimeOrigin));
    storage.string(u"discard", u"unmap", Source(runtimeOrigin));
    b.add(u"-blockdev"_s, std::move(storage), owner);

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
        if (zeroes != nullptr && owner->name() == "disk"_L1) { // of the topmost image only
            // "unmap" needs discard (virDomainDiskGetDetectZeroesMode).
            const bool unmap =
                zeroes->value == "unmap"_L1 && (discard == nullptr || discard->value != "unmap"_L1);
            f.string(u"detect-zeroes", unmap ? u"on"_s : zeroes->value, Source(driver, zeroes));
        }
    }
    cacheProperties(f, settings);
    f.string(u"driver", format, Source(owner));
    const TreeNode *cache =
        cacheHolder == nullptr ? nullptr : cacheHolder->child(u"metadata_cache");
    if (const TreeNode *size = cache == nullptr ? nullptr : cache->child(u"max_size")) {
        (void)size->get(u"unit");
        f.number(u"cache-size", vitrine::number(size->text).value_or(0), size);
    }
    f.string(u"file", node + u"-storage"_s, Source(owner, aliasOrigin));
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
    } else if (!storageProperties(b, storage, node, source)) {
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
