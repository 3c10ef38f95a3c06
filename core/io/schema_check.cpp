// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/schema_check.h"

#include "core/guest/field_table.h"
#include "core/io/schema_faults.h"

#include <QFileInfo>
#include <QMutex>
#include <QStandardPaths>

#include <libxml/tree.h>

#include <algorithm>
#include <vector>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

/// libxml2's elements in the order of the text, in which XmlText numbers them.
std::vector<const xmlNode *> inOrder(const XmlDoc &doc)
{
    std::vector<const xmlNode *> out;
    const xmlNode *node = xmlDocGetRootElement(doc.get());
    while (node) {
        if (node->type == XML_ELEMENT_NODE)
            out.push_back(node);
        if (node->type == XML_ELEMENT_NODE && node->children) {
            node = node->children;
            continue;
        }
        while (node && !node->next)
            node = node->parent;
        if (node)
            node = node->next;
    }
    return out;
}

QString qualifiedName(const xmlNs *ns, const unsigned char *name)
{
    QString local = QString::fromUtf8(reinterpret_cast<const char *>(name));
    if (!ns || !ns->prefix)
        return local;
    return QString::fromUtf8(reinterpret_cast<const char *>(ns->prefix)) + u':' + local;
}

Diagnostic diagnosticOf(const SchemaFault &fault, const XmlText &text, NodeId node)
{
    Diagnostic out;
    out.severity = Severity::Warning;
    out.phase = Phase::Define;
    out.rule = u"schema.invalid"_s;
    out.line = text.lineOf(node);
    // The first sentence is the innermost; those after it only repeat it from further out.
    const QString said = fault.said.value(0);
    if (fault.attribute) {
        const QString name = qualifiedName(fault.attribute->ns, fault.attribute->name);
        out.path = text.pathOf(node, name);
        out.message = {
            VITRINE_TEXT("libvirt's schema does not allow %1=\"%2\" in <%3>; virsh edit and "
                         "virsh define --validate refuse it (libxml2: %4)"),
            {name, text.attribute(node, name).value_or(QString()), text.element(node).name, said}};
    } else {
        out.path = text.pathOf(node);
        out.message = {VITRINE_TEXT("libvirt's schema does not allow <%1> here, or not with this "
                                    "content; virsh edit and virsh define --validate refuse it "
                                    "(libxml2: %2)"),
            {text.element(node).name, said}};
    }
    return out;
}

QList<Diagnostic> check(
    const Result<RngSchema> &schema, const XmlText &text, const GuestConfig &guest)
{
    const auto unchecked = [&text](Text why) {
        Diagnostic out;
        out.severity = Severity::Unchecked;
        out.phase = Phase::Define;
        out.rule = u"schema.invalid"_s;
        out.path = text.isEmpty() ? u"/"_s : text.pathOf(text.root());
        out.line = std::max(text.lineOf(text.root()), 1);
        out.message = std::move(why);
        return QList<Diagnostic> {out};
    };
    if (!schema)
        return unchecked({VITRINE_TEXT("not checked against libvirt's schema: %1"),
            {schema.error().toEnglish()}});
    const XmlDoc doc = RngSchema::parse(text.bytes());
    if (!doc)
        return unchecked(
            VITRINE_TEXT("not checked against libvirt's schema: libxml2 does not read this text"));
    if (schema->accepts(doc))
        return {};
    const std::vector<const xmlNode *> nodes = inOrder(doc);
    QList<Diagnostic> out;
    for (const SchemaFault &fault : findSchemaFaults(*schema, doc)) {
        const auto found = std::find(nodes.begin(), nodes.end(), fault.element);
        const auto node = static_cast<NodeId>(found - nodes.begin());
        out += diagnosticOf(fault, text, node < text.elementCount() ? node : text.root());
        if (const auto field = fieldAtPath(text, guest, out.last().path))
            out.last().field = field->toString();
    }
    std::stable_sort(out.begin(), out.end(), [](const Diagnostic &a, const Diagnostic &b) {
        return a.line < b.line;
    });
    return out;
}

} // namespace

QString domainSchemaPath()
{
    // Not a user's own: the question is what this system's libvirt says.
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    folders.removeAll(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    folders += u"/usr/share"_s;
    for (const QString &folder : std::as_const(folders)) {
        QString path = folder + u"/libvirt/schemas/domain.rng"_s;
        if (QFileInfo(path).isFile())
            return path;
    }
    return {};
}

QList<Diagnostic> checkSchema(const XmlText &text, const GuestConfig &guest)
{
    static QMutex mutex;
    const QMutexLocker lock(&mutex);
    static const Result<RngSchema> schema = [] {
        const QString path = domainSchemaPath();
        return RngSchema::compile(
            path.isEmpty() ? u"/usr/share/libvirt/schemas/domain.rng"_s : path);
    }();
    return check(schema, text, guest);
}

QList<Diagnostic> checkSchema(
    const XmlText &text, const GuestConfig &guest, const QString &schemaPath)
{
    return check(RngSchema::compile(schemaPath), text, guest);
}

} // namespace vitrine
