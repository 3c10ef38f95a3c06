// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_tree.h"

#include <algorithm>
#include <iterator>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

const QString TreeNode::noValue;

namespace {

bool isBlank(const QString &text)
{
    for (const QChar c : text) {
        if (!c.isSpace())
            return false;
    }
    return true;
}

bool isBlankBytes(const QByteArray &bytes, qsizetype from, qsizetype to)
{
    while (from < to && (bytes.at(from) == ' ' || bytes.at(from) == '\n' || bytes.at(from) == '\t'))
        ++from;
    return from == to;
}

/// Whether what stands between the children of an element is white space, as it is written.
bool isBlankAround(const XmlText &text, const XmlElement &element)
{
    qsizetype from = element.content.begin;
    for (const NodeId child : element.children) {
        const Span &whole = text.element(child).whole;
        if (!isBlankBytes(text.bytes(), from, whole.begin))
            return false;
        from = whole.end;
    }
    return isBlankBytes(text.bytes(), from, element.content.end);
}

} // namespace

TreeNode *TreeNode::child(Atom childName) const
{
    if ((m_childBits & childName.bit()) == 0)
        return nullptr;
    for (TreeNode *node = m_first; node != nullptr; node = node->m_next) {
        if (node->spec->name == childName) {
            node->used = true;
            return node;
        }
    }
    return nullptr;
}

TreeNode *TreeNode::nextSame() const
{
    for (TreeNode *node = m_next; node != nullptr; node = node->m_next) {
        if (node->spec == spec) {
            node->used = true;
            return node;
        }
    }
    return nullptr;
}

TreeNode *TreeNode::descend(Atom a, Atom b) const
{
    const TreeNode *first = child(a);
    return first == nullptr ? nullptr : first->child(b);
}

const TreeAttribute *TreeNode::seek(Atom attributeName) const
{
    for (const TreeAttribute *a = m_attributes; a != nullptr; a = a->next) {
        if (a->spec->name == attributeName) {
            a->used = true;
            return a;
        }
    }
    return nullptr;
}

QString TreeNode::childText(Atom childName) const
{
    const TreeNode *node = child(childName);
    return node == nullptr ? QString() : node->text.trimmed();
}

void TreeNode::useAll() const
{
    used = true;
    for (const TreeAttribute *a = m_attributes; a != nullptr; a = a->next)
        a->used = true;
    for (const TreeNode *node = m_first; node != nullptr; node = node->m_next)
        node->useAll();
}

DomainTree::DomainTree(const XmlText &text) : m_text(text)
{
    m_domain = makeNode(nullptr, &domainGrammar(), text.root());
    read(m_domain, text.root());
    m_devices = ensure(m_domain, u"devices", {OriginKind::Default, ""});
}

TreeNode *DomainTree::makeNode(TreeNode *parent, const ElementSpec *spec, NodeId source)
{
    TreeNode &node = m_nodes.make();
    node.spec = spec;
    node.source = source;
    node.parent = parent;
    if (parent != nullptr) {
        parent->m_childBits |= spec->name.bit();
        if (parent->m_last != nullptr)
            parent->m_last->m_next = &node;
        else
            parent->m_first = &node;
        parent->m_last = &node;
    }
    return &node;
}

/// For the caller to put at the end of the node's.
TreeAttribute *DomainTree::makeAttribute(TreeNode *node, const AttributeSpec *spec)
{
    TreeAttribute &attribute = m_attributes.make();
    attribute.spec = spec;
    attribute.source = node->source;
    node->m_attributeBits |= spec->name.bit();
    return &attribute;
}

namespace {

QString namespaceOf(const XmlText &text, NodeId node, const QString &declaration)
{
    for (; node != noNode; node = text.element(node).parent) {
        for (const XmlAttribute &attribute : text.element(node).attributes) {
            if (attribute.name == declaration)
                return attribute.value;
        }
    }
    return {};
}

/// The prefixes that an element's descendants use without declaring them, in document order.
void collectPrefixes(const XmlText &text, NodeId node, QStringList declared, QStringList &out)
{
    const XmlElement &element = text.element(node);
    for (const XmlAttribute &attribute : element.attributes) {
        if (attribute.name.startsWith("xmlns:"_L1))
            declared.append(attribute.name);
    }
    const qsizetype colon = element.name.indexOf(u':');
    if (const QString declaration = u"xmlns:"_s + element.name.first(std::max<qsizetype>(colon, 0));
        colon > 0 && !declared.contains(declaration) && !out.contains(declaration))
        out.append(declaration);
    for (const NodeId child : element.children)
        collectPrefixes(text, child, declared, out);
}

/// The bytes of an element; namespaces that its children use and that are declared further up go onto it, as libvirt puts them.
QByteArray bytesWithNamespaces(const XmlText &text, NodeId source)
{
    const XmlElement &element = text.element(source);
    QByteArray out = text.bytes().sliced(element.whole.begin, element.whole.size());
    QStringList used;
    collectPrefixes(text, source, {}, used);
    qsizetype at = 1 + element.name.toUtf8().size();
    for (const QString &declaration : std::as_const(used)) {
        const QString space = namespaceOf(text, element.parent, declaration);
        const QByteArray words = space.isEmpty()
            ? QByteArray()
            : QString(u' ' + declaration + u"=\""_s + space.toHtmlEscaped() + u'"').toUtf8();
        out.insert(at, words);
        at += words.size();
    }
    return out;
}

} // namespace

void DomainTree::read(TreeNode *node, NodeId source)
{
    const XmlElement &element = m_text.element(source);
    TreeAttribute **end = &node->m_attributes;
    for (const XmlAttribute &attribute : element.attributes) {
        if (const AttributeSpec *spec = node->spec->findAttribute(attribute.name)) {
            *end = makeAttribute(node, spec);
            (*end)->value = attribute.value;
            end = &(*end)->next;
        } else if (!node->spec->verbatim && attribute.name != "xmlns"_L1
            && !attribute.name.contains(u':')) {
            m_unknown.push_back({source, attribute.name});
        }
    }
    if (node->spec->verbatim) {
        const bool empty = element.attributes.isEmpty() && element.children.isEmpty();
        // libvirt finds nothing in it, or misses something.
        static constexpr Atom nothing[] = {
            u"blkiotune", u"memtune", u"cputune", u"idmap", u"perf", u"description", u"mirror"};
        if (empty
            && std::find(std::begin(nothing), std::end(nothing), node->name())
                != std::end(nothing)) {
            remove(node);
            return;
        }
        if (empty && node->name() != u"metadata")
            m_unknown.push_back({source, {}});
        node->verbatim = bytesWithNamespaces(m_text, source);
        return;
    }
    // Between children there is nearly always nothing but white space.
    if (node->spec->hasText && !element.content.isEmpty()
        && (element.children.isEmpty() || !isBlankAround(m_text, element))) {
        node->text = m_text.text(source);
        if (!element.children.isEmpty() && isBlank(node->text))
            node->text.clear();
    }
    for (const NodeId c : element.children) {
        const QString &name = m_text.element(c).name;
        if (const ElementSpec *spec = node->spec->findChild(name))
            readChild(node, spec, c);
        else if (const qsizetype colon = name.indexOf(u':'); colon > 0)
            readForeign(c, QStringView(name).first(colon));
        else
            m_unknown.push_back({c, {}});
    }
}

void DomainTree::readChild(TreeNode *parent, const ElementSpec *spec, NodeId source)
{
    TreeNode *before =
        spec->several == ElementSpec::Several::All ? nullptr : parent->child(spec->name);
    if (before != nullptr) {
        if (spec->several == ElementSpec::Several::Parts)
            m_unknown.push_back({source, {}});
        if (spec->several != ElementSpec::Several::Last)
            return;
        remove(before);
    }
    read(makeNode(parent, spec, source), source);
}

void DomainTree::readForeign(NodeId source, QStringView prefix)
{
    const QString declaration = u"xmlns:" + prefix;
    for (NodeId n = source; n != noNode; n = m_text.element(n).parent) {
        if (const auto uri = m_text.attribute(n, declaration)) {
            // Elements of other programs are none of libvirt's business.
            if (*uri == qemuNamespace)
                m_qemuElements.push_back(source);
            return;
        }
    }
}

TreeNode *DomainTree::add(TreeNode *parent, Atom name, TreeOrigin origin)
{
    const ElementSpec *spec = parent->spec->child(name);
    Q_ASSUME(spec != nullptr);
    TreeNode *node = makeNode(parent, spec, parent->parent == nullptr ? noNode : parent->source);
    if (parent == m_devices)
        node->source = noNode;
    node->origin = origin;
    node->used = true;
    return node;
}

TreeNode *DomainTree::ensure(TreeNode *parent, Atom name, TreeOrigin origin)
{
    TreeNode *node = parent->child(name);
    return node != nullptr ? node : add(parent, name, origin);
}

void DomainTree::set(TreeNode *node, Atom attribute, const QString &value, TreeOrigin origin)
{
    TreeAttribute **at = &node->m_attributes;
    while (*at != nullptr && !((*at)->spec->name == attribute))
        at = &(*at)->next;
    if (*at == nullptr) {
        const AttributeSpec *spec = node->spec->attribute(attribute);
        Q_ASSUME(spec != nullptr);
        *at = makeAttribute(node, spec);
    }
    (*at)->value = value;
    (*at)->origin = origin;
}

void DomainTree::respell(TreeNode *node, Atom attribute, const QString &value)
{
    for (TreeAttribute *a = node->m_attributes; a != nullptr; a = a->next) {
        if (a->spec->name == attribute)
            a->value = value;
    }
}

void DomainTree::removeAttribute(TreeNode *node, Atom attribute)
{
    for (TreeAttribute **a = &node->m_attributes; *a != nullptr; a = &(*a)->next) {
        if ((*a)->spec->name == attribute) {
            *a = (*a)->next;
            return;
        }
    }
}

void DomainTree::remove(TreeNode *node)
{
    TreeNode *parent = node->parent;
    TreeNode *previous = nullptr;
    for (TreeNode *c = parent->m_first; c != node; c = c->m_next)
        previous = c;
    if (previous != nullptr)
        previous->m_next = node->m_next;
    else
        parent->m_first = node->m_next;
    if (parent->m_last == node)
        parent->m_last = previous;
    node->m_next = nullptr;
}

void DomainTree::move(TreeNode *node, TreeNode *before)
{
    if (node == before)
        return;
    TreeNode *parent = node->parent;
    remove(node);
    TreeNode **at = &parent->m_first;
    while (*at != nullptr && *at != before)
        at = &(*at)->m_next;
    node->m_next = *at;
    *at = node;
    if (before == nullptr)
        parent->m_last = node;
}

namespace {

void resetNode(TreeNode *node)
{
    node->used = false;
    for (TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next)
        a->used = false;
    for (TreeNode *c = node->firstChild(); c != nullptr; c = c->nextSibling())
        resetNode(c);
}

void collectUnused(const TreeNode *node, std::vector<UnknownNode> &out)
{
    if (node->spec->noEffect || node->origin.kind != OriginKind::Element)
        return;
    if (!node->used) {
        out.push_back({node->source, {}});
        return;
    }
    for (const TreeAttribute *a = node->firstAttribute(); a != nullptr; a = a->next) {
        if (!a->used && !a->spec->noEffect && a->origin.kind == OriginKind::Element)
            out.push_back({a->source, a->spec->name.toString()});
    }
    for (const TreeNode *c = node->firstChild(); c != nullptr; c = c->nextSibling())
        collectUnused(c, out);
}

} // namespace

void DomainTree::resetUsed()
{
    resetNode(m_domain);
    m_domain->used = m_devices->used = true;
}

std::vector<UnknownNode> DomainTree::notLookedAt() const
{
    std::vector<UnknownNode> out;
    collectUnused(m_domain, out);
    return out;
}

} // namespace vitrine
