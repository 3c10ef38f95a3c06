// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rules.h"

#include "core/completion/completion.h"
#include "core/completion/read_values.h"
#include "core/guest/field_table.h"
#include "core/rules/findings.h"
#include "core/rules/rule_families.h"
#include "core/rules/rule_ids.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace vitrine {

namespace {

QList<Rule> makeTable()
{
    QList<Rule> table;
    for (const auto family : {graphicsParseRules,
             audioParseRules,
             videoParseRules,
             hostdevParseRules,
             hostdevRules,
             videoRules,
             graphicsRules,
             audioRules,
             hostdevTogetherRules,
             videoTogetherRules,
             startRules,
             displayRules,
             openGlQemuRules,
             graphicsEffectRules,
             hostRules,
             guestRules,
             libvirtRefusalRules})
        table += family();
    return table;
}

/// The first input that a rule needs and that is not known.
std::optional<Text> missingInput(const Rule &rule, const World &world)
{
    if ((rule.needs & NeedsHost) != 0 && world.host == nullptr)
        return VITRINE_TEXT("the host is not known");
    if ((rule.needs & NeedsCaps) != 0 && world.caps == nullptr)
        return VITRINE_TEXT("QEMU's abilities are not known");
    if ((rule.needs & NeedsConf) != 0 && world.conf == nullptr)
        return world.confRemark.isEmpty() ? Text(VITRINE_TEXT("libvirt's qemu.conf is not known"))
                                          : world.confRemark;
    if ((rule.needs & NeedsOtherGuests) != 0 && !world.otherGuestsKnown
        && world.otherGuests.isEmpty())
        return VITRINE_TEXT("other guests are not known");
    return std::nullopt;
}

void run(const Rule &rule, const RuleInput &input, QList<Diagnostic> &out)
{
    Findings findings(input, rule, out);
    if (const auto missing = missingInput(rule, input.world)) {
        if (rule.concerns == nullptr || !rule.concerns(input))
            return;
        Diagnostic &finding = findings.at(noNode);
        finding.severity = Severity::Unchecked;
        finding.libvirtCode = LibvirtCode::None;
        finding.message = {
            VITRINE_TEXT("Not checked: %1 (%2)."), {rule.title.toEnglish(), missing->toEnglish()}};
        return;
    }
    rule.check(input, findings);
}

/// The device that a finding is about, in document order; libvirt goes from device to device.
NodeId deviceOf(const RuleInput &input, const Diagnostic &finding)
{
    QString path = finding.path;
    if (const qsizetype at = path.lastIndexOf(u"/@"); at >= 0)
        path.truncate(at);
    const auto location = input.text.find(path);
    NodeId node = location ? location->node : input.guest.domain;
    while (node != noNode) {
        const NodeId parent = input.text.element(node).parent;
        if (parent == noNode || input.text.name(parent) == u"devices")
            return node;
        node = parent;
    }
    return noNode;
}

/// When libvirt makes a pass, beside what is found while the guest is completed.
int placeOf(Pass pass)
{
    switch (pass) {
    case Pass::ParseGraphics:
        return course::parse + parsePlace(u"graphics");
    case Pass::ParseAudio:
        return course::parse + parsePlace(u"audio");
    case Pass::ParseVideo:
        return course::parse + parsePlace(u"video");
    case Pass::ParseHostdev:
        return course::parse + parsePlace(u"hostdev");
    case Pass::CompleteHostdev:
        return course::completeDevice + devicePlace(u"hostdev");
    case Pass::CompleteGuest:
        return course::completeBoot;
    case Pass::CheckHostdev:
        return course::validateDevice + devicePlace(u"hostdev");
    case Pass::CheckVideo:
        return course::validateDevice + devicePlace(u"video");
    case Pass::CheckGraphics:
        return course::validateDevice + devicePlace(u"graphics");
    case Pass::CheckGuest:
        return course::validateGuest + 1;
    case Pass::StartGraphics:
        return course::start;
    case Pass::StartPrepare:
        return course::prepare;
    case Pass::StartCommand:
        return course::build;
    case Pass::BuildGraphics:
    case Pass::None:
        break;
    }
    return course::buildDisplay;
}

} // namespace

std::span<const Rule> ruleTable()
{
    static const QList<Rule> table = makeTable();
    return {table.constData(), static_cast<size_t>(table.size())};
}

QList<Diagnostic> validate(const XmlText &text, const GuestConfig &guest, const World &world)
{
    const RuleInput input {text, guest, world};
    QList<Diagnostic> all;
    for (const Rule &rule : ruleTable())
        run(rule, input, all);
    for (Diagnostic &finding : all) {
        if (const auto field = fieldAtPath(text, guest, finding.path))
            finding.field = field->toString();
    }
    std::stable_sort(all.begin(), all.end(), [](const Diagnostic &a, const Diagnostic &b) {
        return std::tie(a.line, a.severity) < std::tie(b.line, b.severity);
    });
    return all;
}

std::optional<RuledRefusal> nativeRefusal(
    const XmlText &text, const GuestConfig &guest, const World &world)
{
    const RuleInput input {text, guest, world};
    const std::span<const Rule> table = ruleTable();
    std::optional<Diagnostic> first;
    std::tuple<Pass, NodeId> firstPlace {Pass::None, noNode};
    // The table is in the order of libvirt's passes, so what comes later can only win by its device.
    for (const Rule &rule : table) {
        if (!rule.refusesNative || (first && rule.pass > std::get<Pass>(firstPlace))
            || missingInput(rule, world))
            continue;
        QList<Diagnostic> found;
        run(rule, input, found);
        for (Diagnostic &finding : found) {
            const bool byDevice = rule.pass != Pass::CheckGuest && rule.pass != Pass::StartCommand
                && rule.pass != Pass::CompleteGuest;
            const std::tuple place {rule.pass, byDevice ? deviceOf(input, finding) : noNode};
            if (!first || place < firstPlace) {
                first = std::move(finding);
                firstPlace = place;
            }
        }
    }
    if (!first)
        return std::nullopt;
    return RuledRefusal {std::move(*first), placeOf(std::get<Pass>(firstPlace))};
}

} // namespace vitrine
