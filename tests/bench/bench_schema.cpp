// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The check by libvirt's schema beside its floor: libxml2 with the schema already compiled reading the same bytes and validating
// them. Goal: checkSchema <= 1.2 floors.
#include "core/io/rng_schema.h"
#include "core/io/schema_check.h"

#include <QFile>

#include <benchmark/benchmark.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

namespace {

using namespace vitrine;

QByteArray guestBytes(const char *change = nullptr)
{
    QFile file(QStringLiteral(VITRINE_SOURCE_DIR "/tests/fixtures/whole-guest.xml"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no guest");
    QByteArray bytes = file.readAll();
    return change ? bytes.replace("display='on'", change) : bytes;
}

void schemaFloor(benchmark::State &state)
{
    const QByteArray bytes = guestBytes();
    // Kept to the end: memory that is given back and used again would slow down whoever comes next.
    static const xmlRelaxNGPtr schema = [] {
        const QByteArray path = QFile::encodeName(domainSchemaPath());
        xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(path.constData());
        xmlRelaxNGPtr compiled = xmlRelaxNGParse(parser);
        xmlRelaxNGFreeParserCtxt(parser);
        return compiled;
    }();
    for (auto _ : state) {
        xmlDocPtr doc = xmlReadMemory(bytes.constData(),
            int(bytes.size()),
            nullptr,
            nullptr,
            XML_PARSE_NONET | XML_PARSE_COMPACT);
        xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(schema);
        if (xmlRelaxNGValidateDoc(context, doc) != 0)
            state.SkipWithError("not valid");
        xmlRelaxNGFreeValidCtxt(context);
        xmlFreeDoc(doc);
    }
}

void schemaCheck(benchmark::State &state)
{
    const auto text = XmlText::parse(guestBytes());
    const auto guest = readGuest(*text);
    for (auto _ : state)
        benchmark::DoNotOptimize(checkSchema(*text, *guest));
}

void schemaCheckOfAFault(benchmark::State &state)
{
    const auto text = XmlText::parse(guestBytes("display='auto'"));
    const auto guest = readGuest(*text);
    for (auto _ : state)
        benchmark::DoNotOptimize(checkSchema(*text, *guest));
}

void schemaCompile(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(RngSchema::compile(domainSchemaPath()));
}

} // namespace

BENCHMARK(schemaFloor)->Unit(benchmark::kMicrosecond);
BENCHMARK(schemaCheck)->Unit(benchmark::kMicrosecond);
BENCHMARK(schemaCheckOfAFault)->Unit(benchmark::kMicrosecond);
BENCHMARK(schemaCompile)->Unit(benchmark::kMicrosecond);
