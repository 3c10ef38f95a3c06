// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/arena.h"
#include "core/base/name.h"
#include "core/completion/domain_grammar.h"
#include "core/domainxml/xml_text.h"
#include "core/qemu/qemu_command.h"

#include <QString>
#include <QStringView>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace vitrine {

/// Where a value of the tree comes from. `reason` is a marked text (VITRINE_TEXT), or empty for what the guest says itself.
struct TreeOrigin {
    OriginKind kind = OriginKind::Element;
    const char *reason = "";
};

/// An attribute of a guest on its way to completion.
struct TreeAttribute {
    const AttributeSpec *spec = nullptr;
    QString value;
    NodeId source = noNode; ///< the element of the guest's text that it belongs to
    TreeOrigin origin;
    mutable bool used = false; ///< somebody looked at it
    bool unwritten = false; ///< libvirt reads it, and does not write it again
    TreeAttribute *next = nullptr;

    [[nodiscard]] Atom name() const { return spec->name; }
};

/// An element of a guest on its way to completion. Made by DomainTree, lives as long as it.
///
/// Looking at something marks it as used: what the builder of the command line never looked at is what it does not
/// translate (notLookedAt).
class TreeNode {
public:
    const ElementSpec *spec = nullptr;
    TreeNode *parent = nullptr;
    QString text; ///< character data, as written
    NodeId source =
        noNode; ///< of the guest's text; of what libvirt adds, the element that it was added for, or noNode
    TreeOrigin origin;
    QByteArray verbatim; ///< the bytes of an element that is kept as it is
    QString alias; ///< as QEMU will know the device (qemuAssignDeviceAliases)
    int bootIndex = 0; ///< effective boot order; 0: none
    int number = 0; ///< scratch of the pass that is running (disk: number of its node name)
    mutable bool used = false;
    bool unwritten = false; ///< libvirt reads it, and does not write it again

    [[nodiscard]] Atom name() const { return spec->name; }
    [[nodiscard]] TreeNode *child(Atom childName) const;
    /// The next sibling of the same name.
    [[nodiscard]] TreeNode *nextSame() const;
    [[nodiscard]] TreeNode *descend(Atom a, Atom b) const;

    [[nodiscard]] const TreeAttribute *find(Atom attributeName) const
    {
        return (m_attributeBits & attributeName.bit()) == 0 ? nullptr : seek(attributeName);
    }
    [[nodiscard]] bool has(Atom attributeName) const { return find(attributeName) != nullptr; }
    /// The value, or an empty string.
    [[nodiscard]] const QString &get(Atom attributeName) const
    {
        const TreeAttribute *attribute = find(attributeName);
        return attribute == nullptr ? noValue : attribute->value;
    }
    [[nodiscard]] bool is(Atom attributeName, Name value) const
    {
        return isSame(get(attributeName), value);
    }
    /// As get() of a child.
    [[nodiscard]] const QString &get(Atom childName, Atom attributeName) const
    {
        const TreeNode *node = child(childName);
        return node == nullptr ? noValue : node->get(attributeName);
    }
    /// Text of a child, trimmed; empty when it is not there.
    [[nodiscard]] QString childText(Atom childName) const;
    /// The element and all that is in it is looked at.
    void useAll() const;

    [[nodiscard]] TreeNode *firstChild() const { return m_first; }
    [[nodiscard]] TreeNode *nextSibling() const { return m_next; }
    [[nodiscard]] TreeAttribute *firstAttribute() const { return m_attributes; }

private:
    friend class DomainTree;
    static const QString noValue;
    /// Most values differ in length, and Qt's comparison is a call.
    static bool isSame(QStringView a, QStringView b)
    {
        // An empty view may have no letters to point at.
        const auto bytes = sizeof(char16_t) * static_cast<std::size_t>(a.size());
        return a.size() == b.size()
            && (a.isEmpty() || std::memcmp(a.utf16(), b.utf16(), bytes) == 0);
    }
    [[nodiscard]] const TreeAttribute *seek(Atom attributeName) const;

    // Of the names that are or were here: nearly always what is asked for is not there.
    std::uint32_t m_childBits = 0;
    std::uint32_t m_attributeBits = 0;
    TreeNode *m_first = nullptr;
    TreeNode *m_last = nullptr;
    TreeNode *m_next = nullptr;
    TreeAttribute *m_attributes = nullptr;
};

/// An element or attribute of the guest's text that libvirt's grammar here does not hold, or that nobody looked at.
struct UnknownNode {
    NodeId node = noNode;
    QString attribute; ///< empty for the element itself
};

/// A guest as a tree that can be completed: what libvirt knows of the text, without comments, foreign namespaces and order
/// of attributes. The text itself is never written from it.
class DomainTree {
public:
    /// `text` must be a <domain>.
    explicit DomainTree(const XmlText &text);
    DomainTree(const DomainTree &) = delete;
    DomainTree &operator=(const DomainTree &) = delete;

    [[nodiscard]] TreeNode *domain() const { return m_domain; }
    [[nodiscard]] TreeNode *devices() const { return m_devices; }
    [[nodiscard]] const XmlText &text() const { return m_text; }
    [[nodiscard]] const std::vector<UnknownNode> &unknown() const { return m_unknown; }
    /// The elements of libvirt's QEMU namespace (qemu:commandline ...), in the guest's text.
    [[nodiscard]] const std::vector<NodeId> &qemuElements() const { return m_qemuElements; }

    /// A new last child. The name must be in the grammar of the parent.
    TreeNode *add(TreeNode *parent, Atom name, TreeOrigin origin);
    /// The child of that name, made when it is not there.
    TreeNode *ensure(TreeNode *parent, Atom name, TreeOrigin origin);
    void set(TreeNode *node, Atom attribute, const QString &value, TreeOrigin origin);
    /// Another spelling of a value that is there: keeps its origin.
    void respell(TreeNode *node, Atom attribute, const QString &value);
    void removeAttribute(TreeNode *node, Atom attribute);
    void remove(TreeNode *node);
    /// Moves a child before another child of the same parent (nullptr: to the end).
    void move(TreeNode *node, TreeNode *before);

    /// Forgets what was looked at.
    void resetUsed();
    /// What of the guest nobody looked at since, and what may change the command line: only the outermost.
    [[nodiscard]] std::vector<UnknownNode> notLookedAt() const;

    /// As libvirt writes it (virDomainDefFormat).
    [[nodiscard]] QByteArray format() const;

private:
    TreeNode *makeNode(TreeNode *parent, const ElementSpec *spec, NodeId source);
    TreeAttribute *makeAttribute(TreeNode *node, const AttributeSpec *spec);
    void read(TreeNode *node, NodeId source);
    void readChild(TreeNode *parent, const ElementSpec *spec, NodeId source);
    void readForeign(NodeId source, QStringView prefix);

    XmlText m_text;
    Arena<TreeNode, 64> m_nodes;
    Arena<TreeAttribute, 128> m_attributes;
    std::vector<UnknownNode> m_unknown;
    std::vector<NodeId> m_qemuElements;
    TreeNode *m_domain = nullptr;
    TreeNode *m_devices = nullptr;
};

/// The namespace of <qemu:commandline> and its like.
inline constexpr char16_t qemuNamespace[] = u"http://libvirt.org/schemas/domain/qemu/1.0";

} // namespace vitrine
