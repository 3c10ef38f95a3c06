// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/item_editor.h"

#include "core/guest/own_child.h"

namespace vitrine {

namespace {

/// The order in which libvirt writes the children (virDomainDefFormatInternal, and the formatter of each device).
QStringList orderBelow(QStringView parent)
{
    if (parent == u"domain")
        return QStringLiteral("name uuid genid title description metadata maxMemory memory "
                              "currentMemory blkiotune memtune memoryBacking vcpu vcpus "
                              "iothreads cputune numatune resource sysinfo os features cpu clock "
                              "on_poweroff on_reboot on_crash pm perf keywrap devices seclabel")
            .split(u' ');
    if (parent == u"os")
        return QStringLiteral("type firmware loader nvram kernel initrd cmdline dtb boot")
            .split(u' ');
    if (parent == u"devices")
        return QStringLiteral(
            "emulator disk controller lease filesystem interface smartcard serial "
            "parallel console channel input tpm graphics sound audio video "
            "hostdev redirdev redirfilter hub watchdog memballoon rng nvram "
            "panic shmem memory iommu vsock")
            .split(u' ');
    if (parent == u"graphics")
        return QStringLiteral("listen channel image jpeg zlib playback streaming mouse clipboard "
                              "filetransfer gl audio")
            .split(u' ');
    if (parent == u"model")
        return QStringLiteral("acceleration resolution").split(u' ');
    return QStringLiteral("model driver teaming source boot alias rom address").split(u' ');
}

} // namespace

patcher::Where placeFor(QStringView parentName, QStringView childName)
{
    patcher::Where where;
    where.after.append(childName.toString());
    const QStringList order = orderBelow(parentName);
    const qsizetype own = order.indexOf(childName);
    if (own < 0)
        return where;
    for (qsizetype i = own - 1; i >= 0; --i)
        where.after.append(order.at(i));
    where.orFirst = true;
    return where;
}

NodeId ItemEditor::find(const QStringList &names) const
{
    NodeId node = m_item;
    for (const QString &name : names)
        node = ownChild(m_text, node, name);
    return node;
}

std::optional<QString> ItemEditor::attribute(const QStringList &names, QStringView attribute) const
{
    return m_text.attribute(find(names), attribute);
}

void ItemEditor::take(Result<XmlText> next)
{
    if (next)
        m_text = std::move(*next);
    else
        m_error = next.error();
}

NodeId ItemEditor::make(const QStringList &names)
{
    NodeId node = m_item;
    for (const QString &name : names) {
        NodeId next = ownChild(m_text, node, name);
        if (next == noNode) {
            const QString parent = m_text.element(node).name;
            // <type> without its text is a guest without a kind; hvm is what a hypervisor of today runs.
            const QByteArray fragment = parent == u"os" && name == u"type"
                ? QByteArray("<type>hvm</type>")
                : '<' + name.toUtf8() + "/>";
            take(patcher::insertElement(m_text, node, fragment, placeFor(parent, name)));
            next = m_error ? noNode : ownChild(m_text, node, name);
        }
        if (next == noNode)
            return noNode;
        node = next;
    }
    return node;
}

ItemEditor &ItemEditor::setAttribute(
    const QStringList &names, const QString &attribute, const QString &value)
{
    const NodeId node = m_error ? noNode : make(names);
    if (!m_error)
        take(patcher::setAttribute(m_text, node, attribute, value));
    return *this;
}

ItemEditor &ItemEditor::setText(const QStringList &names, const QString &value)
{
    const NodeId node = m_error ? noNode : make(names);
    if (!m_error)
        take(patcher::setText(m_text, node, value));
    return *this;
}

ItemEditor &ItemEditor::removeAttribute(const QStringList &names, QStringView attribute)
{
    const NodeId node = m_error ? noNode : find(names);
    if (m_text.attribute(node, attribute))
        take(patcher::removeAttribute(m_text, node, attribute));
    return *this;
}

ItemEditor &ItemEditor::removeElement(const QStringList &names)
{
    // libvirt reads the first of several: were it alone taken away, the next would speak in its place.
    for (NodeId node = find(names); node != noNode && !m_error; node = find(names))
        take(patcher::removeElement(m_text, node));
    return *this;
}

ItemEditor &ItemEditor::removeChildren(QStringView name, int from)
{
    while (!m_error) {
        QList<NodeId> own;
        for (const NodeId node : m_text.children(m_item, name)) {
            if (!isForeign(m_text, node))
                own.append(node);
        }
        if (own.size() <= from)
            break;
        take(patcher::removeElement(m_text, own.last()));
    }
    return *this;
}

ItemEditor &ItemEditor::prune(QStringList names)
{
    while (!m_error && !names.isEmpty()) {
        const NodeId node = find(names);
        if (node == noNode)
            break;
        const XmlElement &e = m_text.element(node);
        const QByteArray content = m_text.bytes().mid(e.content.begin, e.content.size());
        if (!e.attributes.isEmpty() || !e.children.isEmpty() || !content.trimmed().isEmpty())
            break;
        if (m_text.children(e.parent, e.name).size() > 1)
            break; // another of its name would be read in its place
        take(patcher::removeElement(m_text, node));
        names.removeLast();
    }
    return *this;
}

Result<XmlText> ItemEditor::result() const
{
    if (m_error)
        return failure(*m_error);
    return m_text;
}

} // namespace vitrine
