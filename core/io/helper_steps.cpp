// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/helper_steps.h"

#include "core/io/display_prober.h"
#include "core/io/host_changer.h"
#include "core/io/sysfs_scanner.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype wordLimit = 255; // NAME_MAX
constexpr qsizetype inputLimit = 64 * 1024;
constexpr qsizetype stepLimit = 256;
constexpr qsizetype mostWords = 5;

tl::unexpected<Error> wrong(Text text)
{
    return failure(ErrorCode::Usage, std::move(text));
}

Result<QString> checkWord(const QByteArray &word)
{
    if (word.size() > wordLimit)
        return wrong(VITRINE_TEXT("a word is too long"));
    const bool control = std::any_of(word.cbegin(), word.cend(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (word.isEmpty() || control || !QUtf8StringView(word).isValidUtf8())
        return wrong(VITRINE_TEXT("a word is empty, or holds what is no text"));
    return QString::fromUtf8(word);
}

Result<QString> checkName(const QString &word)
{
    if (word.contains(u'/') || word == u"."_s || word == u".."_s)
        return wrong({VITRINE_TEXT("\"%1\" is no name"), {word}});
    return word;
}

Result<MdevUuid> checkUuid(const QString &word)
{
    if (const auto uuid = MdevUuid::parseStrict(word))
        return *uuid;
    return wrong({VITRINE_TEXT("\"%1\" is no UUID"), {word}});
}

struct Verb {
    const char *name;
    HostActionKind kind;
    const char *
        takes; ///< p: parent, t: type, u: UUID, s: auto or manual, a: PCI address, n: number or none
};
constexpr std::array verbs = {
    Verb {"create", HostActionKind::CreateInstance, "ptu"},
    Verb {"remove", HostActionKind::RemoveInstance, "u"},
    Verb {"define", HostActionKind::DefineInstance, "ptus"},
    Verb {"autostart", HostActionKind::AutostartInstance, "pu"},
    Verb {"forget", HostActionKind::ForgetInstance, "pu"},
    Verb {"set-vf-type", HostActionKind::SetFunctionType, "an"},
};

Result<void> takeWord(char what, const QString &word, HostAction &action)
{
    switch (what) {
    case 'p':
    case 't': {
        const Result<QString> name = checkName(word);
        if (!name)
            return failure(name.error());
        (what == 'p' ? action.parent : action.type) = *name;
        return {};
    }
    case 'u': {
        const Result<MdevUuid> uuid = checkUuid(word);
        if (!uuid)
            return failure(uuid.error());
        action.uuid = *uuid;
        return {};
    }
    case 's':
        action.autostart = word == u"auto"_s;
        if (!action.autostart && word != u"manual"_s)
            return wrong({VITRINE_TEXT("\"%1\" is neither auto nor manual"), {word}});
        return {};
    case 'a': {
        const auto address = PciAddress::parse(word);
        if (!address || address->toString() != word)
            return wrong({VITRINE_TEXT("\"%1\" is no PCI address"), {word}});
        action.parent = word;
        return {};
    }
    default: {
        const bool number = word.size() <= 9 && std::all_of(word.begin(), word.end(), [](QChar c) {
            return c >= u'0' && c <= u'9';
        });
        if (word != u"none"_s && !number)
            return wrong({VITRINE_TEXT("\"%1\" is neither a number nor none"), {word}});
        action.type = word == u"none"_s ? QString() : word;
        return {};
    }
    }
}

/// The instance's parent is the host's to say, not the caller's.
Result<HostAction> completed(const HostSnapshot &host, HostAction action)
{
    if (action.kind != HostActionKind::RemoveInstance)
        return action;
    const MdevInstance *instance = host.findInstance(action.uuid);
    if (!instance)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("there is no vGPU %1 on this host"), {action.uuid.toString()}});
    return HostAction::remove(*instance);
}

Result<QByteArray> probe(const HostSnapshot &host, const MdevUuid &uuid)
{
    const MdevInstance *instance = host.findInstance(uuid);
    if (!instance)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("there is no vGPU %1 on this host"), {uuid.toString()}});
    // What the caller remembers is its own business: here only the device is asked.
    if (instance->owner)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("the vGPU is in use by %1"), {instance->owner->title()}});
    if (!instance->active || !instance->iommuGroup)
        return failure(ErrorCode::HostRefused,
            {VITRINE_TEXT("vGPU %1 is only defined; it can be asked when it is started"),
                {uuid.toString()}});
    const Result<PlaneAnswers> answers = queryPlanes(uuid, *instance->iommuGroup);
    if (!answers)
        return failure(answers.error());
    return toId(displayModeFrom(*answers)).toLatin1();
}

/// What a step is undone by; nothing where it cannot be.
std::optional<HostAction> inverseOf(HostAction action)
{
    if (action.kind == HostActionKind::CreateInstance)
        action.kind = HostActionKind::RemoveInstance;
    else if (action.kind == HostActionKind::DefineInstance)
        action.kind = HostActionKind::ForgetInstance;
    else
        return std::nullopt;
    return action;
}

Result<void> change(const QString &root, const HostAction &asked)
{
    // Each on the host as it is now: the one before may have changed it, and so may others.
    const Result<HostSnapshot> host = scanHost({root, {}});
    if (!host)
        return failure(host.error());
    const Result<HostAction> action = completed(*host, asked);
    if (!action)
        return failure(action.error());
    const auto done = changeHost(*host, *action, HostWay::Sysfs);
    if (!done)
        return failure(done.error());
    return {};
}

} // namespace

QByteArrayList helperWords(const HostAction &action)
{
    const QByteArray parent = QFile::encodeName(action.parent);
    const QByteArray type = QFile::encodeName(action.type);
    const QByteArray uuid = action.uuid.toString().toLatin1();
    switch (action.kind) {
    case HostActionKind::CreateInstance:
    case HostActionKind::StartInstance:
        return {"create", parent, type, uuid};
    case HostActionKind::RemoveInstance:
        return {"remove", uuid};
    case HostActionKind::DefineInstance:
        return {"define", parent, type, uuid, action.autostart ? "auto" : "manual"};
    case HostActionKind::AutostartInstance:
        return {"autostart", parent, uuid};
    case HostActionKind::ForgetInstance:
        return {"forget", parent, uuid};
    case HostActionKind::SetFunctionType:
        return {"set-vf-type", parent, type.isEmpty() ? QByteArray("none") : type};
    }
    return {};
}

Result<HelperStep> parseHelperStep(const QByteArrayList &words)
{
    if (words.isEmpty() || words.size() > mostWords)
        return wrong(VITRINE_TEXT("too few words, or too many"));
    QStringList checked;
    for (const QByteArray &word : words) {
        const Result<QString> text = checkWord(word);
        if (!text)
            return failure(text.error());
        checked.append(*text);
    }
    if (checked.first() == u"probe"_s && checked.size() == 2) {
        const Result<MdevUuid> uuid = checkUuid(checked.at(1));
        if (!uuid)
            return failure(uuid.error());
        return HelperStep {{}, *uuid};
    }
    for (const Verb &verb : verbs) {
        const QByteArrayView takes(verb.takes);
        if (checked.first() != QLatin1StringView(verb.name))
            continue;
        if (checked.size() != takes.size() + 1)
            return wrong(VITRINE_TEXT("too few words, or too many"));
        HostAction action = HostAction::setFunctionType({}, {});
        action.kind = verb.kind;
        for (qsizetype i = 0; i < takes.size(); ++i) {
            if (const Result<void> taken = takeWord(takes.at(i), checked.at(i + 1), action); !taken)
                return failure(taken.error());
        }
        return HelperStep {action, {}};
    }
    return wrong({VITRINE_TEXT("\"%1\" is nothing that can be asked for"), {checked.first()}});
}

Result<QList<HelperStep>> parseHelperSteps(const QByteArray &lines)
{
    if (lines.size() > inputLimit)
        return wrong(VITRINE_TEXT("too much at once"));
    QList<HelperStep> steps;
    for (const QByteArray &line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        const Result<HelperStep> step = parseHelperStep(line.split('\t'));
        if (!step)
            return failure(step.error());
        steps.append(*step);
        if (steps.size() > stepLimit)
            return wrong(VITRINE_TEXT("too much at once"));
    }
    if (steps.isEmpty())
        return wrong(VITRINE_TEXT("nothing is asked for"));
    return steps;
}

Result<QByteArray> runHelperSteps(const QString &root, const QList<HelperStep> &steps)
{
    QByteArray answers;
    QList<HostAction> undo;
    for (const HelperStep &step : steps) {
        Error why;
        if (step.probe) {
            const Result<HostSnapshot> host = scanHost({root, {}});
            const Result<QByteArray> mode =
                host ? probe(*host, *step.probe) : Result<QByteArray>(failure(host.error()));
            if (mode) {
                answers += *mode + '\n';
                continue;
            }
            why = mode.error();
        } else {
            const Result<void> done = change(root, *step.action);
            if (done) {
                if (const auto inverse = inverseOf(*step.action))
                    undo.prepend(*inverse);
                continue;
            }
            why = done.error();
        }
        for (const HostAction &action : std::as_const(undo))
            (void)change(root, action); // the first refusal is the one to tell
        return failure(why);
    }
    return answers;
}

} // namespace vitrine
