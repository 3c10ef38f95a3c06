// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

namespace vitrine {

NotTranslated toNotTranslated(const XmlText &text, const UnknownNode &unknown)
{
    const QString path = unknown.attribute.isEmpty() ? text.pathOf(unknown.node)
                                                     : text.pathOf(unknown.node, unknown.attribute);
    return {path, text.lineOf(unknown.node)};
}

Error toError(const XmlText &text, const Refusal &refusal)
{
    static constexpr const char *words = VITRINE_TEXT("%1%2");
    return Error {ErrorCode::Refused,
        {words,
            // Without words, libvirt's text ends with the prefix.
            {refusal.words.isEmpty() ? libvirtPrefix(refusal.code).trimmed()
                                     : libvirtPrefix(refusal.code),
                refusal.words}},
        {},
        text.lineOf(refusal.node),
        0,
        refusal.node == noNode ? QString() : text.pathOf(refusal.node)};
}

Error toError(const Diagnostic &finding)
{
    static constexpr const char *words = VITRINE_TEXT("%1%2");
    return Error {ErrorCode::Refused,
        {words, {libvirtPrefix(finding.libvirtCode), finding.words}},
        {},
        finding.line,
        0,
        finding.path};
}

} // namespace vitrine
