// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_tree.h"

#include <QVarLengthArray>

#include <algorithm>
#include <cstring>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The bytes that are written so far. Room is made for a piece at a time, not for a letter.
class Output {
public:
    explicit Output(qsizetype expected) : m_bytes(expected, Qt::Uninitialized) {}

    template<std::size_t Size>
    Output &operator<<(const char (&literal)[Size])
    {
        std::memcpy(room(Size), literal, Size - 1);
        m_size += qsizetype {Size - 1};
        return *this;
    }
    Output &operator<<(QByteArrayView text)
    {
        std::memcpy(room(text.size()), text.data(), static_cast<std::size_t>(text.size()));
        m_size += text.size();
        return *this;
    }
    /// A name of libvirt's grammar, which is ASCII.
    Output &operator<<(Atom name)
    {
        const QStringView text = name.view();
        char *to = room(text.size());
        for (const QChar c : text)
            *to++ = static_cast<char>(c.unicode());
        m_size += text.size();
        return *this;
    }
    void indent(int depth)
    {
        std::memset(room(2 * qsizetype {depth}), ' ', 2 * static_cast<std::size_t>(depth));
        m_size += 2 * qsizetype {depth};
    }
    /// As virBufferEscapeString, which escapes both quotes everywhere.
    void escaped(QStringView value)
    {
        // Nothing grows to more than six bytes a letter (&quot;).
        char *const begin = room(6 * value.size());
        char *to = begin;
        const char16_t *from = value.utf16();
        for (const char16_t *const end = from + value.size(); from != end; ++from) {
            if (*from >= 0x80) {
                const char16_t *const other = from;
                while (from + 1 != end && from[1] >= 0x80)
                    ++from;
                const QByteArray utf8 = QStringView(other, from + 1).toUtf8();
                to = std::copy(utf8.begin(), utf8.end(), to);
            } else if (const char *entity = entityOf(*from)) {
                to = std::copy(entity, entity + std::strlen(entity), to);
            } else {
                *to++ = static_cast<char>(*from);
            }
        }
        m_size += to - begin;
    }
    [[nodiscard]] QByteArray take()
    {
        m_bytes.resize(m_size);
        return std::move(m_bytes);
    }

private:
    static const char *entityOf(char16_t c)
    {
        switch (c) {
        case u'&':
            return "&amp;";
        case u'<':
            return "&lt;";
        case u'>':
            return "&gt;";
        case u'\'':
            return "&apos;";
        case u'"':
            return "&quot;";
        default:
            return nullptr;
        }
    }
    char *room(qsizetype size)
    {
        if (m_size + size > m_bytes.size()) {
            m_bytes.resize(2 * (m_size + size));
            m_begin = m_bytes.data();
        }
        return m_begin + m_size;
    }

    QByteArray m_bytes;
    char *m_begin = m_bytes.data();
    qsizetype m_size = 0;
};

class Formatter {
public:
    explicit Formatter(const DomainTree &tree) : m_tree(tree), m_out(4 * tree.text().bytes().size())
    {
    }

    QByteArray run()
    {
        write(m_tree.domain(), 0);
        return m_out.take();
    }

private:
    void attribute(Atom name, QStringView value)
    {
        m_out << " " << name << "='";
        m_out.escaped(value);
        m_out << "'";
    }

    void write(const TreeNode *node, int depth)
    {
        m_out.indent(depth);
        if (!node->verbatim.isEmpty()) {
            m_out << QByteArrayView(node->verbatim) << "\n";
            return;
        }
        m_out << "<" << node->name();
        Inline<TreeAttribute> attributes;
        for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next)
            if (!a->unwritten)
                attributes.append(a);
        sortByOrder(attributes);
        for (const TreeAttribute *a : attributes)
            attribute(a->name(), a->value);
        const bool qemu = node->parent == nullptr && !m_tree.qemuElements().empty();
        if (qemu)
            attribute(u"xmlns:qemu", qemuNamespace);
        Inline<TreeNode> children;
        for (const TreeNode *c = node->firstChild(); c != nullptr; c = c->nextSibling())
            if (!c->unwritten)
                children.append(c);
        if (!node->spec->ownOrder)
            sortByOrder(children);
        if (children.isEmpty() && !qemu) {
            if (node->text.isEmpty()) {
                m_out << "/>\n";
                return;
            }
            m_out << ">";
            m_out.escaped(node->text);
            m_out << "</" << node->name() << ">\n";
            return;
        }
        m_out << ">\n";
        for (const TreeNode *c : children)
            write(c, depth + 1);
        if (qemu) {
            for (const NodeId id : m_tree.qemuElements())
                writeQemu(id, depth + 1);
        }
        m_out.indent(depth);
        m_out << "</" << node->name() << ">\n";
    }

    /// An element of the QEMU namespace, with libvirt's own prefix.
    void writeQemu(NodeId id, int depth)
    {
        const XmlElement &element = m_tree.text().element(id);
        const QByteArray name =
            "qemu:" + QStringView(element.name).sliced(element.name.indexOf(u':') + 1).toUtf8();
        m_out.indent(depth);
        m_out << "<" << QByteArrayView(name);
        for (const XmlAttribute &a : element.attributes) {
            if (a.name.startsWith("xmlns"_L1))
                continue;
            m_out << " " << QByteArrayView(a.name.toUtf8()) << "='";
            m_out.escaped(a.value);
            m_out << "'";
        }
        if (element.children.isEmpty()) {
            m_out << "/>\n";
            return;
        }
        m_out << ">\n";
        for (const NodeId c : element.children)
            writeQemu(c, depth + 1);
        m_out.indent(depth);
        m_out << "</" << QByteArrayView(name) << ">\n";
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
    Output m_out;
};

} // namespace

QByteArray DomainTree::format() const
{
    return Formatter(*this).run();
}

} // namespace vitrine
