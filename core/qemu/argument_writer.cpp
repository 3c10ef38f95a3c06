// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/argument_writer.h"

#include <algorithm>
#include <array>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void appendJsonString(TextBuffer &out, QStringView text)
{
    const auto isPlain = [](char16_t c) { return c >= 0x20 && c != u'"' && c != u'\\'; };
    const char16_t *c = text.utf16();
    const char16_t *const end = c + text.size();
    out += u'"';
    while (c != end) {
        const char16_t *const plainEnd = std::find_if_not(c, end, isPlain);
        out += QStringView(c, plainEnd);
        c = plainEnd;
        if (c == end)
            break;
        switch (*c) {
        case u'"':
            out += u"\\\"";
            break;
        case u'\\':
            out += u"\\\\";
            break;
        case u'\n':
            out += u"\\n";
            break;
        case u'\t':
            out += u"\\t";
            break;
        case u'\r':
            out += u"\\r";
            break;
        case u'\b':
            out += u"\\b";
            break;
        case u'\f':
            out += u"\\f";
            break;
        default:
            out += u"\\u";
            out += QString::number(*c, 16).rightJustified(4, u'0');
        }
        ++c;
    }
    out += u'"';
}

void appendDoublingCommas(TextBuffer &out, QStringView text)
{
    for (qsizetype comma = text.indexOf(u','); comma >= 0; comma = text.indexOf(u',')) {
        out += text.first(comma + 1);
        out += u',';
        text = text.sliced(comma + 1);
    }
    out += text;
}

} // namespace

Origin Source::toOrigin() const
{
    static constexpr const char *fromGuest = VITRINE_TEXT("the guest's XML says so");
    static constexpr const char *everyStart = VITRINE_TEXT("part of every start");
    Origin out;
    out.kind = origin.kind;
    if (node != nullptr)
        out.node = node->source;
    if (attribute != nullptr) {
        if (attribute->source != noNode)
            out.node = attribute->source;
        if (origin.kind == OriginKind::Element)
            out.attribute = attribute->spec->name.toString();
    }
    const bool silent = origin.reason[0] == '\0';
    out.reason = !silent                     ? origin.reason
        : origin.kind == OriginKind::Element ? fromGuest
                                             : everyStart;
    return out;
}

void ArgumentText::endPart(qsizetype begin, const Source &source)
{
    if (!m_withOrigins || m_text.size() == begin)
        return;
    m_parts.append(ArgumentPart {
        static_cast<int>(begin), static_cast<int>(m_text.size() - begin), source.toOrigin()});
}

ArgumentText &ArgumentText::part(const Words &text, const Source &source)
{
    const qsizetype begin = m_text.size();
    m_text += QStringView(text);
    endPart(begin, source);
    return *this;
}

ArgumentText &ArgumentText::pair(Name key, const Words &value, const Source &source)
{
    if (!m_text.isEmpty())
        m_text += u',';
    const qsizetype begin = m_text.size();
    m_text += key.view();
    m_text += u'=';
    appendDoublingCommas(m_text, value);
    endPart(begin, source);
    return *this;
}

Argument ArgumentText::take(const Source &whole)
{
    return Argument {
        m_text.toString(), m_withOrigins ? whole.toOrigin() : Origin {}, std::move(m_parts)};
}

PropertyText::PropertyText(bool json, bool withOrigins) : ArgumentText(withOrigins), m_json(json)
{
    m_levels.push_back({{}, u'}', 0});
    if (m_json)
        m_text += u'{';
}

void PropertyText::separate()
{
    Level &level = m_levels.back();
    if (level.count++ > 0 || (!m_json && !m_text.isEmpty()))
        m_text += u',';
}

void PropertyText::writeKey(Name key)
{
    if (key.isEmpty())
        return;
    if (m_json) {
        m_text += u'"';
        m_text += key.view();
        m_text += u"\":";
    } else {
        m_text += m_levels.back().prefix;
        m_text += key.view();
        m_text += u'=';
    }
}

void PropertyText::value(Name key, QStringView json, QStringView plain, const Source &source)
{
    if (m_json) {
        separate();
        const qsizetype begin = m_text.size();
        writeKey(key);
        m_text += json;
        endPart(begin, source);
        return;
    }
    const bool first = m_text.isEmpty();
    separate();
    const qsizetype begin = m_text.size();
    if (!first)
        writeKey(key);
    appendDoublingCommas(m_text, plain);
    endPart(begin, source);
}

void PropertyText::string(Name key, const Words &text, const Source &source)
{
    if (!m_json) {
        value(key, {}, text, source);
        return;
    }
    separate();
    const qsizetype begin = m_text.size();
    writeKey(key);
    appendJsonString(m_text, text);
    endPart(begin, source);
}

void PropertyText::number(Name key, qint64 n, const Source &source)
{
    if (n >= 0) {
        number(key, static_cast<quint64>(n), source);
        return;
    }
    const QString text = QString::number(n);
    value(key, text, text, source);
}

void PropertyText::number(Name key, quint64 n, const Source &source)
{
    std::array<char16_t, 20> digits {}; // 2^64 has as many
    char16_t *const end = digits.data() + digits.size();
    char16_t *begin = end;
    do {
        *--begin = static_cast<char16_t>(u'0' + n % 10);
        n /= 10;
    } while (n != 0);
    const QStringView text(begin, end);
    value(key, text, text, source);
}

void PropertyText::boolean(Name key, bool b, const Source &source)
{
    value(key, b ? u"true" : u"false", b ? u"on" : u"off", source);
}

void PropertyText::null(Name key, const Source &source)
{
    value(key, u"null", u"", source);
}

void PropertyText::beginObject(Name key)
{
    if (m_json) {
        separate();
        writeKey(key);
        m_text += u'{';
        m_levels.push_back({{}, u'}', 0});
    } else {
        m_levels.push_back({QString(m_levels.back().prefix + key.view() + u'.'), u'}', 0});
    }
}

void PropertyText::beginArray(Name key)
{
    if (m_json) {
        separate();
        writeKey(key);
        m_text += u'[';
        m_levels.push_back({{}, u']', 0});
    } else {
        m_levels.push_back({QString(m_levels.back().prefix + key.view() + u'.'), u']', 0});
    }
}

void PropertyText::beginItem()
{
    if (m_json) {
        separate();
        m_text += u'{';
        m_levels.push_back({{}, u'}', 0});
    } else {
        Level &level = m_levels.back();
        m_levels.push_back(
            {QString(level.prefix + QString::number(level.count++) + u'.'), u'}', 0});
    }
}

void PropertyText::end()
{
    if (m_json)
        m_text += m_levels.back().close;
    m_levels.pop_back();
}

Argument PropertyText::finish(const Source &whole)
{
    if (m_json)
        m_text += u'}';
    return take(whole);
}

} // namespace vitrine
