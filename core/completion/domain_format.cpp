// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_tree.h"

#include <QVarLengthArray>

#include <algorithm>
#include <string>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A name of libvirt's grammar, which is ASCII.
void appendName(std::string &out, QStringView name)
{
    for (const QChar c : name)
        out.push_back(static_cast<char>(c.unicode()));
}

/// As virBufferEscapeString, which escapes both quotes everywhere.
void appendEscaped(std::string &out, QStringView value)
{
    for (qsizetype i = 0; i < value.size(); ++i) {
        const char16_t c = value.at(i).unicode();
        switch (c) {
        case u'&':
            out += "&amp;";
            break;
        case u'<':
            out += "&lt;";
            break;
        case u'>':
            out += "&gt;";
            break;
        case u'\'':
            out += "&apos;";
            break;
        case u'"':
            out += "&quot;";
            break;
        default:
            if (c < 0x80) {
                out.push_back(static_cast<char>(c));
            } else {
                qsizetype end = i + 1;
                while (end < value.size() && value.at(end).unicode() >= 0x80)
                    ++end;
                out += value.sliced(i, end - i).toUtf8().toStdString();
                i = end - 1;
            }
        }
    }
}

class Formatter {
public:
    explicit Formatter(const DomainTree &tree) : m_tree(tree) {}

    QByteArray run()
    {
        m_out.reserve(4 * static_cast<size_t>(m_tree.text().bytes().size()));
        write(m_tree.domain(), 0);
        return QByteArray::fromStdString(m_out);
    }

private:
    void indent(int depth) { m_out.append(static_cast<size_t>(depth) * 2, ' '); }

    void attribute(QStringView name, QStringView value)
    {
        m_out += ' ';
        appendName(m_out, name);
        m_out += "='";
        appendEscaped(m_out, value);
        m_out += '\'';
    }

    void endTag(QStringView name)
    {
        m_out += "</";
        appendName(m_out, name);
        m_out += ">\n";
    }

    void write(const TreeNode *node, int depth)
    {
        indent(depth);
        if (!node->verbatim.isEmpty()) {
            m_out += node->verbatim.toStdString();
            m_out += '\n';
            return;
        }
        m_out += '<';
        appendName(m_out, node->name());
        Inline<TreeAttribute> attributes;
        for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next)
            attributes.append(a);
        sortByOrder(attributes);
        for (const TreeAttribute *a : attributes)
            attribute(a->name(), a->value);
        const bool qemu = node->parent == nullptr && !m_tree.qemuElements().empty();
        if (qemu)
            attribute(u"xmlns:qemu", qemuNamespace);
        Inline<TreeNode> children;
        for (const TreeNode *c = node->firstChild(); c != nullptr; c = c->nextSibling())
            children.append(c);
        if (!node->spec->ownOrder)
            sortByOrder(children);
        if (children.isEmpty() && !qemu) {
            if (node->text.isEmpty()) {
                m_out += "/>\n";
                return;
            }
            m_out += '>';
            appendEscaped(m_out, node->text);
            endTag(node->name());
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
        endTag(node->name());
    }

    /// An element of the QEMU namespace, with libvirt's own prefix.
    void writeQemu(NodeId id, int depth)
    {
        const XmlElement &element = m_tree.text().element(id);
        const QString name =
            u"qemu:" + QStringView(element.name).sliced(element.name.indexOf(u':') + 1);
        indent(depth);
        m_out += '<';
        m_out += name.toUtf8().toStdString();
        for (const XmlAttribute &a : element.attributes) {
            if (a.name.startsWith("xmlns"_L1))
                continue;
            m_out += ' ';
            m_out += a.name.toUtf8().toStdString();
            m_out += "='";
            appendEscaped(m_out, a.value);
            m_out += '\'';
        }
        if (element.children.isEmpty()) {
            m_out += "/>\n";
            return;
        }
        m_out += ">\n";
        for (const NodeId c : element.children)
            writeQemu(c, depth + 1);
        indent(depth);
        m_out += "</";
        m_out += name.toUtf8().toStdString();
        m_out += ">\n";
    }

    /// What an element has, without a call to the allocator for all but the biggest.
    template<typename T>
    using Inline = QVarLengthArray<const T *, 24>;

    template<typename T>
    static void sortByOrder(Inline<T> &items)
    {
        const auto byOrder = [](const T *a, const T *b) { return a->spec->order < b->spec->order; };
        if (!std::is_sorted(items.begin(), items.end(), byOrder))
            std::stable_sort(items.begin(), items.end(), byOrder);
    }

    const DomainTree &m_tree;
    std::string m_out;
};

} // namespace

QByteArray DomainTree::format() const
{
    return Formatter(*this).run();
}

} // namespace vitrine
