// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/completion/read_devices.h"
#include "core/completion/value_table.h"

#include <algorithm>
#include <limits>

namespace vitrine {

// What the readers of <interface> share. Internal to core/completion.

inline constexpr quint64 mostUint = std::numeric_limits<uint>::max();

/// When libvirt reads what.
namespace interface_step {
inline constexpr int model = WrongSink::first + 1;
inline constexpr int hostAddresses = WrongSink::first + 2;
inline constexpr int source = WrongSink::first + 3;
inline constexpr int type = WrongSink::first;
inline constexpr int virtualport = WrongSink::first + 4;
inline constexpr int bandwidth = WrongSink::behindTable + 1;
inline constexpr int vlan = WrongSink::behindTable + 2;
inline constexpr int mac = WrongSink::behindTable + 3;
inline constexpr int guestAddresses = WrongSink::behindInfo;
inline constexpr int backend = ValueRow::late + 2000;
inline constexpr int link = backend + 1;
inline constexpr int teaming = backend + 2;
inline constexpr int tune = backend + 3;
inline constexpr int mtu = backend + 4;
inline constexpr int coalesce = backend + 5;
inline constexpr int port = backend + 6;
} // namespace interface_step

/// Takes one part of an interface after the other.
class InterfacePart {
protected:
    using Code = LibvirtCode;

    InterfacePart(Completion &guest, TreeNode *interface, WrongSink &sink)
        : m_guest(guest)
        , m_interface(interface)
        , m_type(interface->get(u"type"))
        , m_sink(sink)
    {
    }

    void wrong(const TreeNode *node, int order, const QString &words)
    {
        m_sink.sayXmlError(node, order, words);
    }
    void wrong(const TreeNode *node, int order, Code code, const QString &words)
    {
        m_sink.sayWrong(node, order, code, words);
    }
    void missing(const TreeNode *node, int order, Atom name)
    {
        wrong(node,
            order,
            QStringLiteral(u"Missing required attribute '%1' in element '%2'")
                .arg(name.view(), node->name().view()));
    }
    void invalid(const TreeNode *node, int order, Atom name, const QString &expected = {})
    {
        wrong(node,
            order,
            QStringLiteral(u"Invalid value for attribute '%1' in element '%2': '%3'.%4")
                .arg(name.view(), node->name().view(), node->get(name), expected));
    }
    /// Whether the value is one of these, or none.
    bool isOneOf(const TreeNode *node, int order, Atom name, Atoms values)
    {
        const TreeAttribute *a = node->find(name);
        if (a == nullptr || std::any_of(values.begin(), values.end(), [&](Atom v) {
                return a->value == v.view();
            }))
            return true;
        invalid(node, order, name);
        return false;
    }
    void remove(TreeNode *node) { m_guest.tree.remove(node); }
    static bool isBare(const TreeNode *node)
    {
        return node->firstAttribute() == nullptr && node->firstChild() == nullptr;
    }
    void dropIfBare(TreeNode *node)
    {
        if (node != nullptr && isBare(node))
            remove(node);
    }
    /// virXPathString takes an empty text for none.
    void dropEmpty(TreeNode *node, Atom name)
    {
        if (node->has(name) && node->get(name).isEmpty())
            m_guest.tree.removeAttribute(node, name);
    }
    void keepOnly(TreeNode *node, Atoms names)
    {
        for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next) {
            if (std::find(names.begin(), names.end(), a->name()) == names.end())
                m_guest.tree.removeAttribute(node, a->name());
        }
    }
    Completion &m_guest;
    TreeNode *m_interface;
    QString m_type;
    WrongSink &m_sink;
};

/// read_interface_source.cpp: <source>, and what the host has of it.
void readInterfaceSource(Completion &guest, TreeNode *interface, WrongSink &sink);
/// read_interface_port.cpp
void readVlan(Completion &guest, TreeNode *interface, WrongSink &sink);
void readVirtualport(Completion &guest, TreeNode *interface, WrongSink &sink);

} // namespace vitrine
