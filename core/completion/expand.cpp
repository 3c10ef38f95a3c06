// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/qemu/build_command.h"

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
        {words, {libvirtPrefix(refusal.code), refusal.words}},
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

Result<CompletedXml> expand(const XmlText &text, const World &world)
{
    if (text.isEmpty() || text.name(text.root()) != u"domain")
        return failure(ErrorCode::NotADomain, VITRINE_TEXT("not a libvirt domain"));
    Completion guest(text, world);
    complete(guest);
    if (const auto config = readGuest(text)) {
        const auto ruled = nativeRefusal(text, *config, world);
        if (ruled && ruled->place <= course::define
            && (!guest.refusal || ruled->place <= guest.refusal->place))
            return failure(toError(ruled->finding));
    }
    if (guest.refusal)
        return failure(toError(text, *guest.refusal));
    CompletedXml out;
    for (const UnknownNode &unknown : guest.notKnown)
        out.notTranslated.append(toNotTranslated(text, unknown));
    out.bytes = guest.tree.format();
    return out;
}

} // namespace vitrine
