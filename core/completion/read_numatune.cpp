// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// <numatune>: virDomainNumatuneParseXML, virDomainNumatuneSet, virDomainNumatuneFormatXML.
#include "core/completion/read_devices.h"
#include "core/completion/read_values.h"
#include "core/completion/value_table.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 mostUint = std::numeric_limits<uint>::max();

class NumatuneReader {
public:
    explicit NumatuneReader(Completion &guest)
        : m_guest(guest)
        , m_domain(guest.tree.domain())
        , m_tune(m_domain->child(u"numatune"))
    {
    }

    void run()
    {
        const TreeNode *vcpu = m_domain->child(u"vcpu");
        m_isStatic = vcpu == nullptr || !vcpu->is(u"placement", u"auto");
        const bool given = m_tune != nullptr && m_tune->child(u"memory") != nullptr;
        if (given || !m_isStatic)
            readMemory();
        readNodes();
        if (m_tune == nullptr)
            return;
        if (m_tune->firstChild() == nullptr)
            m_guest.tree.remove(m_tune);
        else if (m_isAuto && !isPinned())
            m_guest.tree.set(m_guest.tree.ensure(m_domain, u"vcpu", byDefault),
                u"placement",
                u"auto"_s,
                byDefault);
    }

private:
    using Code = LibvirtCode;

    void refuse(const TreeNode *node, Code code, const QString &words)
    {
        m_guest.refuse(code, words, node, parsePlace(u"numatune"));
    }
    void refuseXml(const TreeNode *node, const QString &words)
    {
        refuse(node, Code::XmlError, words);
    }

    [[nodiscard]] bool isPinned() const
    {
        const TreeNode *vcpu = m_domain->child(u"vcpu");
        if (vcpu != nullptr && vcpu->has(u"cpuset"))
            return true;
        const TreeNode *tune = m_domain->child(u"cputune");
        return tune != nullptr
            && (tune->child(u"vcpupin") != nullptr || tune->child(u"emulatorpin") != nullptr
                || tune->child(u"iothreadpin") != nullptr);
    }

    void readMemory()
    {
        if (m_tune == nullptr)
            m_tune = m_guest.tree.add(m_domain, u"numatune", byDefault);
        TreeNode *memory = m_tune->child(u"memory");
        const bool added = memory == nullptr;
        if (added)
            memory = m_guest.tree.add(m_tune, u"memory", byDefault);
        const bool hasNodes = memory->has(u"nodeset");
        if (hasNodes && !readBitmap(m_guest, memory, u"nodeset", u"numatune", false))
            return;
        QString placement = memory->get(u"placement");
        if (!added && !hasNodes && !memory->has(u"mode") && !memory->has(u"placement")) {
            m_guest.tree.remove(memory);
            return;
        }
        if (placement.isEmpty())
            placement = hasNodes || (m_isStatic && !added) ? u"static"_s : u"auto"_s;
        if (placement == "static"_L1 && !hasNodes) {
            refuse(memory,
                Code::ConfigUnsupported,
                u"nodeset for NUMA memory tuning must be set if 'placement' is 'static'"_s);
            return;
        }
        m_isAuto = placement == "auto"_L1;
        if (!memory->has(u"mode"))
            m_guest.tree.set(memory, u"mode", u"strict"_s, byDefault);
        if (m_isAuto) {
            m_guest.tree.removeAttribute(memory, u"nodeset");
            if (!memory->has(u"placement"))
                m_guest.tree.set(memory, u"placement", u"auto"_s, byDefault);
        } else {
            m_guest.tree.removeAttribute(memory, u"placement");
        }
    }

    /// Whether it is good.
    bool readNode(TreeNode *node, bool restrictive, std::vector<quint64> &seen)
    {
        const QString cell = node->get(u"cellid");
        const auto id = readUnsigned(cell, 10, mostUint);
        static const QStringList modes {
            u"strict"_s, u"preferred"_s, u"interleave"_s, u"restrictive"_s};
        if (!node->has(u"cellid")) {
            refuseXml(node, u"Missing required attribute 'cellid' in element 'memnode'"_s);
        } else if (!id) {
            refuseXml(node,
                u"Invalid value for attribute 'cellid' in element 'memnode': '%1'. Expected non-negative integer value"_s
                    .arg(cell));
        } else if (*id >= numaCellCount(m_guest)) {
            refuseXml(node,
                u"Argument 'cellid' in memnode element must correspond to existing guest's NUMA cell"_s);
        } else if (std::find(seen.begin(), seen.end(), *id) != seen.end()) {
            refuseXml(node, u"Multiple memnode elements with cellid %1"_s.arg(*id));
        } else if (node->has(u"mode") && !modes.contains(node->get(u"mode"))) {
            refuseXml(node,
                u"Invalid value for attribute 'mode' in element 'memnode': '%1'."_s.arg(
                    node->get(u"mode")));
        } else if (restrictive && !node->is(u"mode", u"restrictive")) {
            refuseXml(node,
                u"'restrictive' mode is required in memnode element when mode is 'restrictive' in memory element"_s);
        } else if (!node->has(u"nodeset")) {
            refuseXml(node, u"Missing required nodeset attribute in memnode element"_s);
        } else if (readBitmap(m_guest, node, u"nodeset", u"numatune", false)) {
            seen.push_back(*id);
            m_guest.tree.respell(node, u"cellid", QString::number(*id));
            if (!node->has(u"mode"))
                m_guest.tree.set(node, u"mode", u"strict"_s, byDefault);
            return true;
        }
        return false;
    }

    void readNodes()
    {
        TreeNode *first = m_tune == nullptr ? nullptr : m_tune->child(u"memnode");
        if (first == nullptr)
            return;
        if (m_isAuto) {
            refuse(first,
                Code::ConfigUnsupported,
                u"Per-node binding is not compatible with automatic NUMA placement."_s);
            return;
        }
        if (numaCellCount(m_guest) == 0) {
            refuseXml(first, u"Element 'memnode' is invalid without any guest NUMA cells"_s);
            return;
        }
        const TreeNode *memory = m_tune->child(u"memory");
        const bool restrictive = memory != nullptr && memory->is(u"mode", u"restrictive");
        std::vector<quint64> seen;
        std::vector<TreeNode *> nodes;
        for (TreeNode *node = first; node != nullptr; node = node->nextSame()) {
            if (!readNode(node, restrictive, seen))
                return;
            nodes.push_back(node);
        }
        // libvirt writes them cell by cell.
        std::stable_sort(nodes.begin(), nodes.end(), [](const TreeNode *a, const TreeNode *b) {
            return number(a->get(u"cellid")) < number(b->get(u"cellid"));
        });
        for (TreeNode *node : nodes)
            m_guest.tree.move(node, nullptr);
    }

    Completion &m_guest;
    TreeNode *m_domain;
    TreeNode *m_tune;
    bool m_isStatic = true;
    bool m_isAuto = false;
};

} // namespace

void readNumatune(Completion &guest)
{
    NumatuneReader(guest).run();
}

} // namespace vitrine
