// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/schema_faults.h"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace vitrine {
namespace {

std::string_view nameOf(const xmlNode *node)
{
    return reinterpret_cast<const char *>(node->name);
}

xmlNode *asNode(xmlAttr *attribute)
{
    return reinterpret_cast<xmlNode *>(attribute);
}

std::vector<xmlNode *> childElements(const xmlNode *node)
{
    std::vector<xmlNode *> out;
    for (xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE)
            out.push_back(child);
    }
    return out;
}

std::vector<xmlAttr *> attributesOf(const xmlNode *node)
{
    std::vector<xmlAttr *> out;
    for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        out.push_back(attribute);
    return out;
}

/// What a domain cannot be without (domaincommon.rng, "domain").
bool isRequired(const xmlNode *childOfDomain)
{
    constexpr std::array<std::string_view, 5> names {
        "name", "memory", "currentMemory", "os", "devices"};
    return std::find(names.begin(), names.end(), nameOf(childOfDomain)) != names.end();
}

class FaultFinder {
public:
    FaultFinder(const RngSchema &schema, const XmlDoc &doc) : m_schema(schema), m_doc(doc) {}

    QList<SchemaFault> find()
    {
        QStringList said;
        xmlNode *domain = xmlDocGetRootElement(m_doc.get());
        if (!domain || m_schema.accepts(m_doc, &said))
            return {};
        std::vector<Part> parts;
        for (xmlNode *node : partsOf(domain))
            parts.push_back(takeOut(node));
        // What is left is in order, or one thing in it is to blame; two that hide each other are told with libxml2's words.
        if (!m_schema.accepts(m_doc, &said) && !blameWithin(domain, said))
            m_faults.append({domain, nullptr, said});
        const bool restIsRight = m_schema.accepts(m_doc);
        for (const Part &part : parts) {
            putBack(part);
            if (restIsRight)
                blame(part.node);
        }
        std::for_each(m_taken.rbegin(), m_taken.rend(), putBack);
        return m_faults;
    }

private:
    /// Something that is out of the document for a while.
    struct Part {
        xmlNode *node; ///< an element or, cast, an attribute
        xmlNode *parent; ///< of an attribute
        xmlNode *place; ///< a comment in the place of an element: the order may mean something
    };

    static Part takeOut(xmlNode *node)
    {
        if (node->type == XML_ATTRIBUTE_NODE) {
            const Part out {node, node->parent, nullptr};
            xmlUnlinkNode(node);
            return out;
        }
        const Part out {node, nullptr, xmlNewDocComment(node->doc, nullptr)};
        xmlReplaceNode(node, out.place);
        return out;
    }

    static void putBack(const Part &part)
    {
        if (part.place) {
            xmlReplaceNode(part.place, part.node);
            xmlFreeNode(part.place);
        } else {
            xmlAddChild(part.parent, part.node);
        }
    }

    /// What can be taken out of any domain: each setting, and each device.
    static std::vector<xmlNode *> partsOf(xmlNode *domain)
    {
        std::vector<xmlNode *> out;
        for (xmlNode *child : childElements(domain)) {
            if (!isRequired(child))
                out.push_back(child);
            if (nameOf(child) == "devices") {
                const std::vector<xmlNode *> devices = childElements(child);
                out.insert(out.end(), devices.begin(), devices.end());
            }
        }
        return out;
    }

    /// The document was accepted without `node`: when it is not with it, this says why and takes the fault out.
    void blame(xmlNode *node)
    {
        QStringList said;
        if (m_schema.accepts(m_doc, &said) || blameWithin(node, said))
            return;
        m_faults.append({node, nullptr, said});
        m_taken.push_back(takeOut(node));
    }

    /// Looks below `node` for the one thing without which the document is accepted.
    bool blameWithin(xmlNode *node, const QStringList &said)
    {
        for (xmlAttr *attribute : attributesOf(node)) {
            if (isMendedWithout(asNode(attribute))) {
                m_faults.append({node, attribute, said});
                m_taken.push_back(takeOut(asNode(attribute)));
                return true;
            }
        }
        const std::vector<xmlNode *> children = childElements(node);
        for (xmlNode *child : children) {
            if (isMendedWithout(child)) {
                blame(child);
                return true;
            }
        }
        // Something deeper, in a child that cannot be left out.
        return std::any_of(children.begin(), children.end(), [this, &said](xmlNode *child) {
            return blameWithin(child, said);
        });
    }

    bool isMendedWithout(xmlNode *node)
    {
        const Part part = takeOut(node);
        const bool mended = m_schema.accepts(m_doc);
        putBack(part);
        return mended;
    }

    const RngSchema &m_schema;
    const XmlDoc &m_doc;
    QList<SchemaFault> m_faults;
    std::vector<Part> m_taken; ///< faults, kept out of the way of those to come
};

} // namespace

QList<SchemaFault> findSchemaFaults(const RngSchema &schema, const XmlDoc &doc)
{
    return FaultFinder(schema, doc).find();
}

} // namespace vitrine
