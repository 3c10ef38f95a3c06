// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"

namespace vitrine {

namespace {

/// libvirt reads <listen> of these only; of the others it ignores it.
bool readsListens(const Graphics &graphics)
{
    return graphics.type.is(u"vnc") || graphics.type.is(u"spice") || graphics.type.is(u"rdp");
}

bool isKnown(const GraphicsListen &listen)
{
    return listen.type.is(u"address") || listen.type.is(u"network") || listen.type.is(u"socket")
        || listen.type.is(u"none");
}

void typeInvalid(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!readsListens(graphics))
            continue;
        for (const GraphicsListen &listen : graphics.listens) {
            if (!listen.type.isSet())
                findings.refused(listen.node,
                    u"type",
                    QStringLiteral("Missing required attribute 'type' in element 'listen'"));
            else
                checkChoice(input,
                    findings,
                    listen.node,
                    u"type",
                    {u"address", u"network", u"socket", u"none"});
        }
    }
}

void typeUnavailable(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!graphics.type.is(u"rdp"))
            continue;
        for (const GraphicsListen &listen : graphics.listens) {
            if (listen.type.is(u"socket") || listen.type.is(u"none"))
                findings.refused(listen.node,
                    u"type",
                    QStringLiteral("listen type '%1' is not available for graphics type '%2'")
                        .arg(*listen.type.raw, *graphics.type.raw));
        }
    }
}

void attributeMismatch(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!readsListens(graphics) || graphics.listens.isEmpty())
            continue;
        const GraphicsListen &first = graphics.listens.first();
        const auto check = [&](QStringView outer,
                               QStringView inner,
                               const GuestValue &said,
                               const GuestValue &found) {
            if (!said.isSet() || !found.isSet() || *said.raw == *found.raw)
                return;
            Diagnostic &finding = findings.refused(graphics.node,
                outer,
                QStringLiteral("graphics '%1' attribute '%2' must match '%3' attribute of first "
                               "listen element (found '%4')")
                    .arg(outer.toString(), *said.raw, inner.toString(), *found.raw),
                VITRINE_TEXT("The same thing is said twice, and differently."));
            const QString path = finding.path;
            finding.fixes = {makeFix(QStringLiteral("keep-listen-element"),
                {VITRINE_TEXT("Keep what the <listen> element says: %1"), {*found.raw}},
                {SetNode {path, *found.raw}})};
        };
        if (first.type.is(u"address"))
            check(u"listen", u"address", graphics.listenAttribute, first.address);
        if (first.type.is(u"socket"))
            check(u"socket", u"socket", graphics.socketAttribute, first.socket);
    }
}

void wrongAttribute(const RuleInput &input, Findings &findings)
{
    for (const Graphics &graphics : input.guest.graphics) {
        if (!readsListens(graphics))
            continue;
        for (const GraphicsListen &listen : graphics.listens) {
            if (!isKnown(listen))
                continue;
            const auto check = [&](QStringView attribute, const GuestValue &value) {
                if (!value.isSet() || value.raw->isEmpty() || listen.type.is(attribute))
                    return;
                Diagnostic &finding = findings.refused(listen.node,
                    attribute,
                    QStringLiteral("'%1' attribute is valid only for listen type '%1'")
                        .arg(attribute.toString()));
                const QString path = finding.path;
                finding.fixes = {makeFix(QStringLiteral("remove-attribute"),
                    {VITRINE_TEXT("Remove “%1”"), {attribute.toString()}},
                    {RemoveNode {path}},
                    true)};
            };
            check(u"network", listen.network);
            check(u"socket", listen.socket);
        }
    }
}

} // namespace

QList<Rule> listenParseRules()
{
    const auto rule = [](const char *id,
                          LibvirtCode code,
                          Text title,
                          void (*check)(const RuleInput &, Findings &)) {
        return libvirtRule(id,
            Pass::ParseGraphics,
            code,
            std::move(title),
            "virDomainGraphicsListenDefParseXML",
            check);
    };
    return {
        rule(rule_id::listenTypeInvalid,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A kind of listen that libvirt does not know"),
            typeInvalid),
        rule(rule_id::listenTypeUnavailable,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("A kind of listen that this graphics type does not have"),
            typeUnavailable),
        rule(rule_id::listenAttributeMismatch,
            LibvirtCode::ConfigUnsupported,
            VITRINE_TEXT("Where a viewer listens, said twice and differently"),
            attributeMismatch),
        rule(rule_id::listenWrongAttribute,
            LibvirtCode::XmlError,
            VITRINE_TEXT("A listen attribute that belongs to another kind of listen"),
            wrongAttribute),
    };
}

} // namespace vitrine
