// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/build_command.h"

#include "core/qemu/command_builder.h"
#include "core/qemu/why_not_translated.h"
#include "core/rules/diagnostic.h"
#include "core/rules/rule_ids.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void collectNotTranslated(CommandBuilder &b)
{
    std::vector<UnknownNode> all = b.guest.notKnown;
    const std::vector<UnknownNode> unseen = b.tree.notLookedAt();
    all.insert(all.end(), unseen.begin(), unseen.end());
    const XmlText &text = b.tree.text();
    for (const UnknownNode &unknown : all) {
        const NotTranslated item = unknown.node == noNode ? NotTranslated {u"/domain"_s, 1}
                                                          : toNotTranslated(text, unknown);
        if (!b.out.notTranslated.contains(item))
            b.out.notTranslated.append(item);
    }
    std::stable_sort(b.out.notTranslated.begin(),
        b.out.notTranslated.end(),
        [](const auto &x, const auto &y) { return x.line < y.line; });
}

Error notTranslatedError(const NotTranslated &first)
{
    return Error {
        ErrorCode::NotTranslated, notTranslatedText(first.path), {}, first.line, 0, first.path};
}

Diagnostic toDiagnostic(const XmlText &text, const Refusal &refusal, Phase phase)
{
    Diagnostic finding;
    finding.phase = phase;
    finding.rule = QString::fromLatin1(rule_id::libvirtRefuses);
    finding.path = text.pathOf(refusal.node == noNode ? text.root() : refusal.node);
    finding.line = text.lineOf(refusal.node == noNode ? text.root() : refusal.node);
    finding.words = refusal.words;
    finding.libvirtCode = refusal.code;
    if (refusal.onlyNative) {
        finding.severity = Severity::Note;
        finding.message = VITRINE_TEXT(
            "Only libvirt's own preview of the command line says this; a start prepares the device "
            "first.");
    }
    return finding;
}

/// One guest, completed once, for everything that is asked about it.
class Draft {
public:
    Draft(const XmlText &text, const World &world, const CommandOptions &options)
        : m_text(text)
        , m_options(options)
        , m_guest(text, world)
    {
        if (options.style == CommandStyle::Libvirt)
            refuseNameOfPath(m_guest);
        complete(m_guest);
        m_define = m_guest.refusal;
    }

    /// libvirt's form of it, or nothing where it cannot be completed. To be asked for before build().
    [[nodiscard]] std::optional<CompletedXml> completed() const
    {
        if (m_define)
            return std::nullopt;
        CompletedXml out;
        for (const UnknownNode &unknown : m_guest.notKnown)
            out.notTranslated.append(toNotTranslated(m_text, unknown));
        out.bytes = m_guest.tree.format();
        return out;
    }

    /// Writes the command line. After this the tree holds what only a start has.
    void build()
    {
        // Without addresses there is no command line in any style, and of a guest that libvirt cannot even read not a part.
        if (m_define && (!m_options.partial || !m_guest.isRead))
            return;
        if (m_define)
            m_guest.notKnown.push_back({m_define->node, {}});
        m_builder.emplace(m_guest, m_options);
        buildArguments(*m_builder);
    }

    /// What libvirt says of it while it completes the guest or writes the command line, whatever the style.
    [[nodiscard]] std::optional<Diagnostic> refusal() const
    {
        if (m_define)
            return toDiagnostic(m_text, *m_define, Phase::Define);
        if (m_guest.refusal)
            return toDiagnostic(m_text, *m_guest.refusal, Phase::Start);
        return std::nullopt;
    }

    /// Why libvirt would not define it: of what the rules and the completion found, the earlier.
    [[nodiscard]] std::optional<Error> defineError(const std::optional<RuledRefusal> &ruled) const
    {
        if (ruled && ruled->place <= course::define && isFirst(*ruled, m_define))
            return toError(ruled->finding);
        return m_define ? std::optional(toError(m_text, *m_define)) : std::nullopt;
    }

    /// The command line that build() wrote, or why there is none.
    Result<QemuCommand> command(const std::optional<RuledRefusal> &ruled)
    {
        if (!m_options.partial || !m_guest.isRead) {
            // In another style only what cannot be completed at all is refused.
            if (auto error = defineError(strict() ? ruled : std::nullopt))
                return failure(*std::move(error));
        }
        if (strict()) {
            if (ruled && ruled->place < m_guest.unknownFrom && isFirst(*ruled, m_guest.refusal))
                return failure(toError(ruled->finding));
            if (m_guest.refusal && m_guest.refusal->place < m_guest.unknownFrom)
                return failure(toError(m_text, *m_guest.refusal));
        }
        collectNotTranslated(*m_builder);
        QemuCommand &out = m_builder->out;
        if (!out.notTranslated.isEmpty() && !m_options.partial)
            return failure(notTranslatedError(out.notTranslated.first()));
        const QemuCaps *caps = m_guest.caps();
        if (caps != nullptr && caps->source != CapsSource::Probed)
            m_builder->remark(caps->describeSource());
        return std::move(out);
    }

    [[nodiscard]] bool strict() const
    {
        return m_options.style == CommandStyle::Libvirt && !m_options.partial;
    }

private:
    static bool isFirst(const RuledRefusal &ruled, const std::optional<Refusal> &other)
    {
        return !other || ruled.place <= other->place;
    }

    const XmlText &m_text;
    const CommandOptions &m_options;
    Completion m_guest;
    std::optional<Refusal> m_define; ///< what libvirt says when the guest is defined
    std::optional<CommandBuilder> m_builder;
};

bool isDomain(const XmlText &text)
{
    return !text.isEmpty() && text.name(text.root()) == u"domain";
}

tl::unexpected<Error> notADomain()
{
    return failure(ErrorCode::NotADomain, VITRINE_TEXT("not a libvirt domain"));
}

} // namespace

Result<CompletedXml> expand(const XmlText &text, const World &world)
{
    if (!isDomain(text))
        return notADomain();
    const CommandOptions none;
    const Draft draft(text, world, none);
    const Result<GuestConfig> guest = readGuest(text);
    if (auto error = draft.defineError(nativeRefusal(text, guest.value_or(GuestConfig()), world)))
        return failure(*std::move(error));
    return *draft.completed();
}

std::optional<Diagnostic> commandRefusal(
    const XmlText &text, const GuestConfig &guestConfig, const World &world)
{
    if (guestConfig.domain == noNode || world.caps == nullptr)
        return std::nullopt;
    const CommandOptions options {
        .style = CommandStyle::Libvirt, .runtimeDir = {}, .partial = false, .origins = false};
    Draft draft(text, world, options);
    draft.build();
    return draft.refusal();
}

Result<QemuCommand> buildCommand(const XmlText &text,
    const GuestConfig &guestConfig,
    const World &world,
    const CommandOptions &options)
{
    if (!isDomain(text))
        return notADomain();
    Draft draft(text, world, options);
    std::optional<RuledRefusal> ruled;
    if (draft.strict())
        ruled = nativeRefusal(text, guestConfig, world);
    draft.build();
    return draft.command(ruled);
}

Assessment assess(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    const CommandOptions &options)
{
    if (!isDomain(text))
        return {validate(text, guest, world), notADomain(), notADomain()};
    Draft draft(text, world, options);
    std::optional<CompletedXml> completed = draft.completed();
    draft.build();
    // Another style goes other ways in places, so what libvirt says is then asked by itself.
    std::optional<Diagnostic> refusal;
    if (world.caps != nullptr)
        refusal = options.style == CommandStyle::Libvirt ? draft.refusal()
                                                         : commandRefusal(text, guest, world);
    RuleFindings rules = checkRules({text, guest, world, &refusal});
    Assessment out {
        std::move(rules.all), failure(ErrorCode::Refused, Text()), draft.command(rules.native)};
    if (auto error = draft.defineError(rules.native))
        out.completed = failure(*std::move(error));
    else
        out.completed = *std::move(completed);
    return out;
}

} // namespace vitrine
