// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rules.h"

#include "core/completion/completion.h"
#include "core/completion/read_values.h"
#include "core/guest/field_access.h"
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

namespace {

/// Where libvirt would find something: it goes from pass to pass, and in most of them from device to device.
using NativePlace = std::tuple<Pass, NodeId>;

NativePlace nativePlace(const RuleInput &input, const Rule &rule, const Diagnostic &finding)
{
    const bool byDevice = rule.pass != Pass::CheckGuest && rule.pass != Pass::StartCommand
        && rule.pass != Pass::CompleteGuest;
    const NodeId device = byDevice ? deviceOf(input, finding) : noNode;
    if (rule.pass == Pass::CheckVideo) {
        for (const Video &video : input.guest.videos) {
            if (video.node == device && video.primary.is(u"yes"))
                return {
                    rule.pass, noNode}; // libvirt puts it before the others (virDomainDefParseXML)
        }
    }
    return {rule.pass, device};
}

/// Keeps the finding that libvirt would stop at.
class FirstNative {
public:
    explicit FirstNative(const RuleInput &input) : m_input(input) {}

    /// Whether a rule can still come before what is kept. The table is in the order of libvirt's passes, so what comes later
    /// can only win by its device.
    [[nodiscard]] bool mayMatter(const Rule &rule) const
    {
        return rule.refusesNative && (!m_first || rule.pass <= std::get<Pass>(m_place));
    }
    void add(const Rule &rule, std::span<const Diagnostic> found)
    {
        for (const Diagnostic &finding : found) {
            const NativePlace place = nativePlace(m_input, rule, finding);
            if (!m_first || place < m_place) {
                m_first = finding;
                m_place = place;
            }
        }
    }
    std::optional<RuledRefusal> take()
    {
        if (!m_first)
            return std::nullopt;
        return RuledRefusal {*std::move(m_first), placeOf(std::get<Pass>(m_place))};
    }

private:
    const RuleInput &m_input;
    std::optional<Diagnostic> m_first;
    NativePlace m_place {Pass::None, noNode};
};

std::span<const Diagnostic> from(const QList<Diagnostic> &all, qsizetype begin)
{
    return std::span(all.constData(), static_cast<size_t>(all.size()))
        .subspan(static_cast<size_t>(begin));
}

} // namespace

RuleFindings checkRules(const RuleInput &input)
{
    RuleFindings out;
    FirstNative native(input);
    for (const Rule &rule : ruleTable()) {
        const qsizetype before = out.all.size();
        run(rule, input, out.all);
        if (out.all.size() != before && native.mayMatter(rule) && !missingInput(rule, input.world))
            native.add(rule, from(out.all, before));
    }
    out.native = native.take();
    FieldFinder fields(input.text, input.guest);
    for (Diagnostic &finding : out.all) {
        if (const auto field = fields.at(finding.path))
            finding.field = field->toString();
    }
    std::stable_sort(out.all.begin(), out.all.end(), [](const Diagnostic &a, const Diagnostic &b) {
        return std::tie(a.line, a.severity) < std::tie(b.line, b.severity);
    });
    return out;
}

QList<Diagnostic> validate(const XmlText &text, const GuestConfig &guest, const World &world)
{
    return checkRules({text, guest, world}).all;
}

std::optional<RuledRefusal> nativeRefusal(
    const XmlText &text, const GuestConfig &guest, const World &world)
{
    const RuleInput input {text, guest, world};
    FirstNative native(input);
    for (const Rule &rule : ruleTable()) {
        if (!native.mayMatter(rule) || missingInput(rule, input.world))
            continue;
        QList<Diagnostic> found;
        run(rule, input, found);
        native.add(rule, from(found, 0));
    }
    return native.take();
}

} // namespace vitrine
