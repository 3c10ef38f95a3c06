// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/rng_schema.h"

#include <QFile>
#include <QFileInfo>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <limits>

namespace vitrine {
namespace {

struct ContextDeleter {
    void operator()(xmlRelaxNGParserCtxtPtr context) const { xmlRelaxNGFreeParserCtxt(context); }
    void operator()(xmlRelaxNGValidCtxtPtr context) const { xmlRelaxNGFreeValidCtxt(context); }
};

/// libxml2's callback: keeps the sentences, and prints nothing.
void collect(void *list, xmlErrorPtr error)
{
    auto *said = static_cast<QStringList *>(list);
    if (!said || !error || !error->message)
        return;
    const QString sentence = QString::fromUtf8(error->message).simplified();
    if (!said->contains(sentence))
        said->append(sentence);
}

} // namespace

void XmlDocDeleter::operator()(_xmlDoc *doc) const
{
    xmlFreeDoc(doc);
}

void RngSchema::Deleter::operator()(_xmlRelaxNG *schema) const
{
    xmlRelaxNGFree(schema);
}

Result<RngSchema> RngSchema::compile(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return failure(
            Error {ErrorCode::NotFound, VITRINE_TEXT("there is no such file"), path, 0, 0, {}});
    xmlInitParser();
    QStringList said;
    const std::unique_ptr<xmlRelaxNGParserCtxt, ContextDeleter> context(
        xmlRelaxNGNewParserCtxt(QFile::encodeName(path).constData()));
    RngSchema out;
    if (context) {
        xmlRelaxNGSetParserStructuredErrors(context.get(), collect, &said);
        out.m_schema.reset(xmlRelaxNGParse(context.get()));
    }
    if (!out.m_schema)
        return failure(Error {ErrorCode::NotWellFormed,
            {VITRINE_TEXT("libxml2 does not take it for a RelaxNG schema: %1"),
                {said.value(0, QStringLiteral("it does not say why"))}},
            path,
            0,
            0,
            {}});
    return out;
}

XmlDoc RngSchema::parse(const QByteArray &bytes)
{
    if (bytes.size() > std::numeric_limits<int>::max())
        return nullptr;
    return XmlDoc(xmlReadMemory(bytes.constData(),
        static_cast<int>(bytes.size()),
        nullptr,
        nullptr,
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT));
}

bool RngSchema::accepts(const XmlDoc &doc, QStringList *said) const
{
    const std::unique_ptr<xmlRelaxNGValidCtxt, ContextDeleter> context(
        xmlRelaxNGNewValidCtxt(m_schema.get()));
    if (!context)
        return false;
    xmlRelaxNGSetValidStructuredErrors(context.get(), collect, said);
    return xmlRelaxNGValidateDoc(context.get(), doc.get()) == 0;
}

} // namespace vitrine
