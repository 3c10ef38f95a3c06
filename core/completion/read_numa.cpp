// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_devices.h"
#include "core/completion/read_values.h"
#include "core/completion/value_table.h"

#include <QSet>

#include <limits>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

/// A set of numbers; says what is wrong with it.
bool readBitmap(Completion &guest, TreeNode *node, Atom attribute, Atom section, bool mayBeEmpty)
{
    const QString text = node->get(attribute);
    const QString spelled = canonicalBitmap(text);
    if (spelled.isNull()) {
        guest.refuse(LibvirtCode::InvalidArgument,
            u"Failed to parse bitmap '%1'"_s.arg(text),
            node,
            parsePlace(section));
        return false;
    }
    if (spelled.isEmpty() && !mayBeEmpty) {
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"Invalid value of '%1': %2"_s.arg(attribute.toString(), text),
            node,
            parsePlace(section));
        return false;
    }
    return true;
}

quint64 numaCellCount(const Completion &guest)
{
    quint64 count = 0;
    const TreeNode *numa = guest.tree.domain()->descend(u"cpu", u"numa");
    for (const TreeNode *cell = numa == nullptr ? nullptr : numa->child(u"cell"); cell != nullptr;
         cell = cell->nextSame())
        ++count;
    return count;
}

namespace {

constexpr quint64 mostUint = std::numeric_limits<uint>::max();

/// As libvirt prints an unsigned number with %d.
QString asSigned(quint64 value)
{
    return QString::number(static_cast<int>(static_cast<uint>(value)));
}

class NumaReader {
public:
    explicit NumaReader(Completion &guest) : m_guest(guest), m_domain(guest.tree.domain()) {}

    void run() { readNuma(); }

private:
    using Code = LibvirtCode;

    void refuse(const TreeNode *node, Atom section, Code code, const QString &words)
    {
        m_guest.refuse(code, words, node, parsePlace(section));
    }
    void refuseXml(const TreeNode *node, Atom section, const QString &words)
    {
        refuse(node, section, Code::XmlError, words);
    }

    void readNuma()
    {
        const TreeNode *numa = m_domain->descend(u"cpu", u"numa");
        if (numa == nullptr)
            return;
        const quint64 count = numaCellCount(m_guest);
        if (count == 0) {
            refuseXml(numa, u"cpu", u"NUMA topology defined without NUMA cells"_s);
            return;
        }
        if (const TreeNode *paths = numa->child(u"interconnects"))
            readInterconnects(paths);
        QHash<quint64, QSet<uint>> cpus;
        QSet<quint64> sized;
        quint64 index = 0;
        for (TreeNode *cell = numa->child(u"cell"); cell != nullptr;
             cell = cell->nextSame(), ++index) {
            const auto given = readUnsigned(cell->get(u"id"), 10, mostUint);
            if (cell->has(u"id") && !given) {
                refuseXml(cell,
                    u"cpu",
                    u"Invalid value for attribute 'id' in element 'cell': '%1'. Expected non-negative integer value"_s
                        .arg(cell->get(u"id")));
                return;
            }
            const quint64 id = given.value_or(index);
            if (!readCell(cell, id, count, cpus, sized))
                return;
        }
        quint64 total = 0;
        uint highest = 0;
        for (const QSet<uint> &set : std::as_const(cpus)) {
            total += static_cast<quint64>(set.size());
            for (const uint cpu : set)
                highest = std::max(highest, cpu);
        }
        const TreeNode *vcpu = m_domain->child(u"vcpu");
        const quint64 most = vcpu == nullptr ? 1 : number(vcpu->text).value_or(1);
        if (total > most)
            refuse(numa,
                u"cpu",
                Code::InternalError,
                u"Number of CPUs in <numa> exceeds the <vcpu> count"_s);
        else if (highest >= most)
            refuse(
                numa, u"cpu", Code::InternalError, u"CPU IDs in <numa> exceed the <vcpu> count"_s);
    }

    /// What is not as it should be is not known here.
    void readInterconnects(const TreeNode *paths)
    {
        static const QStringList types {u"access"_s, u"read"_s, u"write"_s};
        for (const TreeNode *path = paths->firstChild(); path != nullptr;
             path = path->nextSibling()) {
            bool good = types.contains(path->get(u"type"));
            for (const Atom name : Atoms {u"initiator", u"target", u"value"})
                good = good && readUnsigned(path->get(name), 10, mostUint);
            if (path->has(u"cache"))
                good = good && readUnsigned(path->get(u"cache"), 10, mostUint);
            if (path->has(u"unit"))
                good = good && scaledBytes(u"1", path->get(u"unit"), 1024);
            if (!good)
                m_guest.notTranslated(path);
        }
    }

    /// Whether it is good.
    bool readCell(TreeNode *cell,
        quint64 id,
        quint64 count,
        QHash<quint64, QSet<uint>> &cpus,
        QSet<quint64> &sized)
    {
        if (id >= count) {
            refuseXml(cell,
                u"cpu",
                u"Exactly one 'cell' element per guest NUMA cell allowed, non-contiguous ranges or ranges not starting from 0 are not allowed"_s);
            return false;
        }
        if (sized.contains(id)) {
            refuseXml(cell, u"cpu", u"Duplicate NUMA cell info for cell id '%1'"_s.arg(id));
            return false;
        }
        if (cell->has(u"cpus")) {
            if (!readBitmap(m_guest, cell, u"cpus", u"cpu", true))
                return false;
            for (const QString &part :
                canonicalBitmap(cell->get(u"cpus")).split(u',', Qt::SkipEmptyParts)) {
                const uint low = part.section(u'-', 0, 0).toUInt();
                const uint high = part.section(u'-', -1).toUInt();
                for (uint cpu = low; cpu <= high; ++cpu)
                    cpus[id].insert(cpu);
            }
            for (quint64 other = 0; other < count; ++other) {
                if (other != id && cpus.value(other).intersects(cpus.value(id))) {
                    refuse(cell,
                        u"cpu",
                        Code::ConfigUnsupported,
                        u"NUMA cells %1 and %2 have overlapping vCPU ids"_s.arg(
                            QString::number(id), QString::number(other)));
                    return false;
                }
            }
        }
        if (cell->get(u"memory").isEmpty()) {
            refuseXml(cell, u"cpu", u"missing element or attribute './@memory'"_s);
            return false;
        }
        const ScaledText scaled =
            checkScaled(cell->get(u"memory"), cell->get(u"unit"), u"./@memory"_s, 1024);
        if (!scaled.words.isEmpty()) {
            refuse(cell, u"cpu", scaled.code, scaled.words);
            return false;
        }
        if (scaledBytes(cell->get(u"memory"), cell->get(u"unit"), 1024).value_or(0) > 0)
            sized.insert(id);
        return readDistances(cell, id, count) && readCellCache(cell, id);
    }

    bool readCellCache(const TreeNode *cell, quint64 id)
    {
        for (const TreeNode *cache = cell->child(u"cache"); cache != nullptr;
             cache = cache->nextSame()) {
            for (const QString &name : {u"level"_s, u"associativity"_s, u"policy"_s}) {
                if (!cache->has(name)) {
                    refuseXml(cache,
                        u"cpu",
                        u"Missing '%1' attribute in cache element for NUMA node %2"_s.arg(
                            name, QString::number(id)));
                    return false;
                }
            }
            static const QStringList associativities {u"none"_s, u"direct"_s, u"full"_s};
            static const QStringList policies {u"none"_s, u"writeback"_s, u"writethrough"_s};
            bool good = readUnsigned(cache->get(u"level"), 10, mostUint)
                && associativities.contains(cache->get(u"associativity"))
                && policies.contains(cache->get(u"policy"));
            for (const Atom name : Atoms {u"size", u"line"}) {
                const TreeNode *size = cache->child(name);
                good = good && size != nullptr
                    && checkScaled(size->get(u"value"), size->get(u"unit"), {}, 1024)
                           .words.isEmpty();
            }
            if (!good)
                m_guest.notTranslated(cache);
        }
        return true;
    }

    bool readDistances(TreeNode *cell, quint64 id, quint64 count)
    {
        const TreeNode *distances = cell->child(u"distances");
        if (distances == nullptr)
            return true;
        if (distances->child(u"sibling") == nullptr) {
            refuseXml(distances, u"cpu", u"NUMA distances defined without siblings"_s);
            return false;
        }
        QStringList seen;
        for (const TreeNode *s = distances->child(u"sibling"); s != nullptr; s = s->nextSame()) {
            QList<quint64> numbers;
            for (const QString &name : {u"id"_s, u"value"_s}) {
                const auto n = readUnsigned(s->get(name), 10, mostUint);
                if (!n) {
                    refuseXml(s,
                        u"cpu",
                        s->has(name)
                            ? u"Invalid value for attribute '%1' in element 'sibling': '%2'. Expected non-negative integer value"_s
                                  .arg(name, s->get(name))
                            : u"Missing required attribute '%1' in element 'sibling'"_s.arg(name));
                    return false;
                }
                if (name == "id"_L1 && *n >= count) {
                    refuseXml(s,
                        u"cpu",
                        u"'sibling_id %1' does not refer to a valid cell within NUMA 'cell id %2'"_s
                            .arg(asSigned(*n), QString::number(id)));
                    return false;
                }
                numbers.append(*n);
            }
            const bool own = numbers.first() == id;
            const quint64 value = numbers.last();
            if (value < 10 || value > 255 || own != (value == 10)) {
                refuseXml(s,
                    u"cpu",
                    u"'value %1' is invalid for 'sibling id %2' under NUMA 'cell id %3'"_s.arg(
                        asSigned(value), QString::number(numbers.first()), QString::number(id)));
                return false;
            }
            if (seen.contains(s->get(u"id")))
                m_guest.notTranslated(s);
            seen.append(s->get(u"id"));
        }
        return true;
    }

    Completion &m_guest;
    TreeNode *m_domain;
};

} // namespace

void readNuma(Completion &guest)
{
    NumaReader(guest).run();
}

} // namespace vitrine
