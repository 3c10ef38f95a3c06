// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -object memory-backend-*: qemuBuildMemoryBackendProps, with huge pages (qemuBuildMemoryGetPagesize), the nodes of the host
// (virDomainNumatuneMaybeGetNodeset) and who fills the memory at the start (qemuBuildThreadContextProps).
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 ordinaryPageKib = 4; // of x86

/// Which nodes of the host: <memnode> of the cell, else <numatune><memory>.
struct HostNodes {
    const TreeNode *node = nullptr;
    QString mode; ///< libvirt's
    bool ofCell = false;
};

const TreeNode *memnodeOf(const CommandBuilder &b, const TreeNode *cell)
{
    const TreeNode *numatune = b.domain->child(u"numatune");
    if (numatune == nullptr || cell == nullptr)
        return nullptr;
    for (const TreeNode *n = numatune->child(u"memnode"); n != nullptr; n = n->nextSame()) {
        if (number(n->get(u"cellid")) == number(cell->get(u"id")))
            return n;
    }
    return nullptr;
}

HostNodes hostNodesOf(const CommandBuilder &b, const TreeNode *cell)
{
    HostNodes out;
    out.node = memnodeOf(b, cell);
    out.ofCell = out.node != nullptr;
    const TreeNode *common = b.domain->descend(u"numatune", u"memory");
    if (out.node == nullptr)
        out.node = common;
    else if (common != nullptr && common->is(u"nodeset", u"0"))
        common->useAll(); // a node's own counts, and this one is there
    if (out.node != nullptr)
        out.mode = out.node->get(u"mode");
    return out;
}

/// Node 0 is on every host; others, and placement='auto', are a matter of the host.
bool isKnown(const HostNodes &nodes)
{
    return !nodes.node->is(u"placement", u"auto") && nodes.node->get(u"nodeset") == "0"_L1;
}

void writeHostNodes(PropertyText &p, const HostNodes &nodes)
{
    p.beginArray(u"host-nodes");
    p.number({}, qint64 {0}, Source(nodes.node, nodes.node->find(u"nodeset")));
    p.end();
    p.string(u"policy",
        nodes.mode == "preferred"_L1 || nodes.mode == "interleave"_L1 ? nodes.mode : u"bind"_s,
        Source(nodes.node, nodes.node->find(u"mode")));
}

/// The huge pages of a cell.
struct Pages {
    const TreeNode *node = nullptr; ///< <page>, or <hugepages>; nullptr: ordinary ones
    quint64 kib = 0; ///< 0: the default size
    bool ofCell = false; ///< asked for this cell by its number
};

bool containsCell(const QString &nodeset, quint64 cell)
{
    for (const QString &range : nodeset.split(u',')) {
        const QStringList ends = range.split(u'-');
        if (cell >= ends.first().toULongLong() && cell <= ends.last().toULongLong())
            return true;
    }
    return false;
}

Pages pagesOf(const CommandBuilder &b, const TreeNode *cell)
{
    const TreeNode *hugepages = b.domain->descend(u"memoryBacking", u"hugepages");
    Pages out;
    if (hugepages == nullptr)
        return out;
    if (hugepages->child(u"page") == nullptr)
        out.node = hugepages;
    for (const TreeNode *p = hugepages->child(u"page"); p != nullptr; p = p->nextSame()) {
        (void)p->get(u"unit");
        const quint64 kib = number(p->get(u"size")).value_or(0);
        const TreeAttribute *nodeset = p->find(u"nodeset");
        if (nodeset == nullptr) {
            if (!out.ofCell)
                out = {p, kib, false};
        } else if (cell != nullptr && !out.ofCell
            && containsCell(nodeset->value, number(cell->get(u"id")).value_or(0))) {
            out = {p, kib, true};
        }
    }
    return out.node != nullptr && out.kib == ordinaryPageKib ? Pages {} : out;
}

/// qemuGetDomainHupageMemPath, and the size where none was given. False: not known here, or libvirt refuses.
bool findMount(CommandBuilder &b, Pages &pages, bool pathNeeded, QString &path)
{
    const auto &mounts = b.guest.world.hugePages;
    if (!mounts) {
        b.notTranslated(pages.node);
        return false;
    }
    const auto refuse = [&](const QString &words) {
        b.refuse(LibvirtCode::InternalError, words, pages.node);
        return false;
    };
    static const QString noMount =
        u"hugetlbfs filesystem is not mounted or disabled by administrator config"_s;
    if (pages.kib == 0) {
        if (mounts->isEmpty())
            return refuse(noMount);
        pages.kib = mounts->first().kib;
        for (const HugePageMount &mount : *mounts) {
            if (mount.isDefault) {
                pages.kib = mount.kib;
                break;
            }
        }
    }
    if (!pathNeeded)
        return true;
    if (mounts->isEmpty())
        return refuse(noMount);
    for (const HugePageMount &mount : *mounts) {
        if (mount.kib != pages.kib)
            continue;
        const QString run = b.domainDir.mid(b.domainDir.lastIndexOf("domain-"_L1) + 7);
        path = b.libvirt ? QString(mount.path + u"/libvirt/qemu/"_s + run) : mount.path;
        return true;
    }
    return refuse(
        u"Unable to find any usable hugetlbfs mount for %1 KiB"_s.arg(QString::number(pages.kib)));
}

/// What of <memoryBacking> and <numatune> one backend is made of.
struct Backend {
    const TreeNode *source = nullptr;
    const TreeNode *access = nullptr;
    const TreeNode *allocation = nullptr;
    Pages pages;
    HostNodes nodes;
    QString share; ///< "shared", "private" or nothing
    Source shareSource;
    bool discard = false;
};

Backend backendOf(const CommandBuilder &b, const TreeNode *cell)
{
    const TreeNode *backing = b.domain->child(u"memoryBacking");
    const auto sub = [&](Atom name) { return backing == nullptr ? nullptr : backing->child(name); };
    Backend out;
    out.source = sub(u"source");
    out.access = sub(u"access");
    out.allocation = sub(u"allocation");
    out.pages = pagesOf(b, cell);
    out.nodes = hostNodesOf(b, cell);
    if (cell != nullptr) {
        out.share = cell->get(u"memAccess");
        out.shareSource = Source(cell, cell->find(u"memAccess"));
        out.discard = cell->is(u"discard", u"yes");
    }
    const QString common = out.access == nullptr ? QString() : out.access->get(u"mode");
    if (out.share.isEmpty() && out.access != nullptr) {
        out.share = common;
        out.shareSource = Source(out.access);
    }
    if ((cell == nullptr || !cell->has(u"discard")) && sub(u"discard") != nullptr)
        out.discard = true;
    return out;
}

bool isOfType(const Backend &backend, QStringView type)
{
    return backend.source != nullptr && backend.source->get(u"type") == type;
}

} // namespace

bool needsMemoryBackend(const CommandBuilder &b, const TreeNode *cell)
{
    const Backend backend = backendOf(b, cell);
    return backend.pages.ofCell || backend.nodes.ofCell || !backend.share.isEmpty()
        || isOfType(backend, u"file") || isOfType(backend, u"memfd");
}

void addMemoryBackend(CommandBuilder &b, const QString &id, quint64 bytes, const TreeNode *cell)
{
    const TreeNode *memory = b.domain->child(u"memory");
    Backend backend = backendOf(b, cell);
    const bool huge = backend.pages.node != nullptr;
    QString type = u"memory-backend-ram"_s;
    Source from = backend.source != nullptr ? Source(backend.source) : Source(memory);
    if (isOfType(backend, u"memfd"))
        type = u"memory-backend-memfd"_s;
    else if (isOfType(backend, u"file") || !backend.share.isEmpty() || huge)
        type = u"memory-backend-file"_s;
    QString path;
    if (huge) {
        from = Source(backend.pages.node);
        if (!findMount(b, backend.pages, type == "memory-backend-file"_L1, path))
            return;
    } else if (type == "memory-backend-file"_L1) { // qemuGetMemoryBackingPath
        path = b.libvirt ? u"/var/lib/libvirt/qemu/ram/"_s
                + b.domainDir.mid(b.domainDir.lastIndexOf("domain-"_L1) + 7) + u'/' + id
                         : b.runtimeFile(id);
    }
    PropertyText p = b.object();
    p.string(u"qom-type", type, from);
    p.string(u"id", id, Source(aliasOrigin));
    if (type == "memory-backend-memfd"_L1 && huge) {
        p.boolean(u"hugetlb", true, from);
        p.number(u"hugetlbsize", backend.pages.kib * 1024, from);
    }
    if (type == "memory-backend-file"_L1) {
        p.string(u"mem-path", path, from);
        if (backend.discard)
            p.boolean(u"discard-data", true, from);
        else if (cell != nullptr && cell->is(u"discard", u"no"))
            p.boolean(u"discard-data", false, Source(cell, cell->find(u"discard")));
    }
    if (!backend.share.isEmpty())
        p.boolean(u"share", backend.share == "shared"_L1, backend.shareSource);
    if (cell == nullptr && type != "memory-backend-ram"_L1)
        p.boolean(u"x-use-canonical-path-for-ramblock-id", false, Source(capabilityOrigin));
    const bool immediate =
        backend.allocation != nullptr && backend.allocation->is(u"mode", u"immediate");
    const bool fill = (immediate || huge) && !b.preallocated;
    if (fill)
        p.boolean(u"prealloc", true, immediate ? Source(backend.allocation) : from);
    if (backend.allocation != nullptr && !b.preallocated) {
        if (const TreeAttribute *threads = backend.allocation->find(u"threads");
            threads != nullptr && number(threads->value).value_or(0) > 0)
            p.number(u"prealloc-threads",
                number(threads->value).value_or(1),
                Source(backend.allocation, threads));
    }
    p.number(u"size", bytes, cell == nullptr ? Source(memory) : Source(cell));
    if (backend.nodes.node != nullptr && backend.nodes.mode != "restrictive"_L1) {
        if (b.libvirt && backend.nodes.node->is(u"placement", u"auto")) {
            const bool first = !b.guest.refusal;
            b.refuse(LibvirtCode::InternalError,
                u"Advice from numad is needed in case of automatic numa placement"_s,
                backend.nodes.node);
            if (first)
                b.guest.refusal->onlyNative = true;
            return;
        }
        if (!isKnown(backend.nodes)) {
            b.notTranslated(backend.nodes.node);
            return;
        }
        writeHostNodes(p, backend.nodes);
        if (fill && b.caps.hasObject(u"thread-context"_s)) {
            const QString context = u"tc-"_s + id;
            PropertyText t = b.object();
            t.string(u"qom-type", u"thread-context", Source(capabilityOrigin));
            t.string(u"id", context, Source(aliasOrigin));
            t.beginArray(u"node-affinity");
            t.number({}, qint64 {0}, Source(backend.nodes.node));
            t.end();
            b.add(u"-object"_s, std::move(t), backend.nodes.node);
            p.string(u"prealloc-context", context, Source(capabilityOrigin));
        }
    }
    b.add(u"-object"_s, std::move(p), cell == nullptr ? Source(memory) : Source(cell));
}

void addMemoryPath(CommandBuilder &b)
{
    Pages pages = pagesOf(b, nullptr);
    const TreeNode *allocation = b.domain->descend(u"memoryBacking", u"allocation");
    const bool immediate = allocation != nullptr && allocation->is(u"mode", u"immediate");
    QString path;
    if (pages.node != nullptr && !findMount(b, pages, true, path))
        return;
    if (pages.node != nullptr || immediate) {
        b.flag(u"-mem-prealloc"_s, immediate ? allocation : pages.node);
        b.preallocated = true;
    }
    if (!path.isNull())
        b.add(u"-mem-path"_s, path, pages.node);
}

} // namespace vitrine
