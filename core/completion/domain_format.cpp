// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_tree.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// As virBufferEscapeString, which escapes both quotes everywhere.
QByteArray escaped(const QString &value)
{
    QByteArray out;
    out.reserve(value.size());
    const QByteArray utf8 = value.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '\'':
            out += "&apos;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

class Formatter {
public:
    explicit Formatter(const DomainTree &tree) : m_tree(tree) {}

    QByteArray run()
    {
        write(m_tree.domain(), 0);
        return std::move(m_out);
    }

private:
    void indent(int depth) { m_out.append(depth * 2, ' '); }

    void write(const TreeNode *node, int depth)
    {
        indent(depth);
        if (!node->verbatim.isEmpty()) {
            m_out += node->verbatim;
            m_out += '\n';
            return;
        }
        m_out += '<' + node->name().toUtf8();
        std::vector<const TreeAttribute *> attributes;
        for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next)
            attributes.push_back(a);
        std::stable_sort(attributes.begin(), attributes.end(), [](auto *a, auto *b) {
            return a->spec->order < b->spec->order;
        });
        for (const TreeAttribute *a : attributes)
            m_out += ' ' + a->name().toUtf8() + "='" + escaped(a->value) + '\'';
        const bool root = node->parent == nullptr;
        const bool qemu = root && !m_tree.qemuElements().empty();
        if (qemu)
            m_out += " xmlns:qemu='" + QStringView(qemuNamespace).toUtf8() + '\'';
        std::vector<const TreeNode *> children;
        for (const TreeNode *c = node->firstChild(); c != nullptr; c = c->nextSibling())
            children.push_back(c);
        if (!node->spec->ownOrder) {
            std::stable_sort(children.begin(), children.end(), [](auto *a, auto *b) {
                return a->spec->order < b->spec->order;
            });
        }
        if (children.empty() && !qemu) {
            if (node->text.isEmpty())
                m_out += "/>\n";
            else
                m_out += '>' + escaped(node->text) + "</" + node->name().toUtf8() + ">\n";
            return;
        }
        m_out += ">\n";
        for (const TreeNode *c : children)
            write(c, depth + 1);
        if (qemu) {
            for (const NodeId id : m_tree.qemuElements())
                writeQemu(id, depth + 1);
        }
        indent(depth);
        m_out += "</" + node->name().toUtf8() + ">\n";
    }

    /// An element of the QEMU namespace, with libvirt's own prefix.
    void writeQemu(NodeId id, int depth)
    {
        const XmlElement &element = m_tree.text().element(id);
        const QByteArray name =
            "qemu:" + QStringView(element.name).sliced(element.name.indexOf(u':') + 1).toUtf8();
        indent(depth);
        m_out += '<' + name;
        for (const XmlAttribute &a : element.attributes) {
            if (!a.name.startsWith("xmlns"_L1))
                m_out += ' ' + a.name.toUtf8() + "='" + escaped(a.value) + '\'';
        }
        if (element.children.isEmpty()) {
            m_out += "/>\n";
            return;
        }
        m_out += ">\n";
        for (const NodeId c : element.children)
            writeQemu(c, depth + 1);
        indent(depth);
        m_out += "</" + name + ">\n";
    }

    const DomainTree &m_tree;
    QByteArray m_out;
};

} // namespace

QByteArray DomainTree::format() const
{
    return Formatter(*this).run();
}

} // namespace vitrine
