// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laws of the document: whatever is read, an edit that changes nothing leaves every byte, what is written is read back, what
// is not edited stays, and the old document is still what it was. The input is XML, a line with "%%", and bytes that choose
// the edits.
#include "core/guest/edit.h"
#include "core/guest/field_table.h"

#include <QByteArray>

#include <cstdio>
#include <cstdlib>

using namespace vitrine;

namespace {

/// Enough for edits to meet what others left; more of them make a run long, not deep.
constexpr int maxEdits = 6;

/// The document and the edit that are being looked at, for who reads the report: the input itself may be lost.
struct Step {
    const XmlText *before = nullptr;
    const Edit *edit = nullptr;
} step;

void demand(bool holds, const char *law)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken law: %s\n", law);
    if (step.edit != nullptr) {
        std::fprintf(stderr, "edit: %s", describe(*step.edit).toEnglish().toUtf8().constData());
        if (const auto *set = std::get_if<SetField>(step.edit))
            std::fprintf(stderr,
                " (%s = %s)",
                set->field.toUtf8().constData(),
                set->value ? set->value->toUtf8().toPercentEncoding(" <>/='").constData()
                           : "nothing");
        else if (const auto *node = std::get_if<SetNode>(step.edit))
            std::fprintf(stderr,
                " (%s = %s)",
                node->path.toUtf8().constData(),
                node->value.toUtf8().toPercentEncoding(" <>/='").constData());
        std::fprintf(stderr, "\nof: %s\n", step.before->bytes().toBase64().constData());
    }
    std::abort();
}

/// The rest of the input, as numbers; zeros when it is used up.
class Choices {
public:
    explicit Choices(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    [[nodiscard]] bool isEmpty() const { return m_at >= m_bytes.size(); }
    std::size_t below(std::size_t bound)
    {
        const std::size_t byte = isEmpty() ? 0 : static_cast<unsigned char>(m_bytes.at(m_at++));
        return bound == 0 ? 0 : byte % bound;
    }
    QString word()
    {
        const auto size = static_cast<qsizetype>(below(12));
        const QByteArray bytes = m_bytes.mid(m_at, size);
        m_at += bytes.size();
        return QString::fromUtf8(bytes);
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

QString valueFor(const FieldSpec &spec, Choices &choices)
{
    if (!spec.choices.empty())
        return QString::fromLatin1(spec.choices[choices.below(spec.choices.size())]);
    switch (choices.below(6)) {
    case 0:
        return QStringLiteral("53764d0e-85a0-42b4-af5c-2046b460b1dc");
    case 1:
        return QStringLiteral("0000:00:05.0");
    case 2:
        return QStringLiteral("4 GiB");
    case 3:
        return QString::number(choices.below(256));
    default:
        return choices.word();
    }
}

std::optional<Edit> fieldEdit(const GuestConfig &guest, Choices &choices)
{
    const auto table = fieldTable();
    const FieldSpec &spec = table[choices.below(table.size())];
    const int count = itemCount(guest, spec.group);
    if (count == 0)
        return std::nullopt;
    const FieldRef ref {&spec, static_cast<int>(choices.below(static_cast<std::size_t>(count)))};
    if (choices.below(4) == 0)
        return SetField {ref.toString(), std::nullopt};
    return SetField {ref.toString(), valueFor(spec, choices)};
}

std::optional<Edit> chooseEdit(const XmlText &text, const GuestConfig &guest, Choices &choices)
{
    const auto node =
        static_cast<NodeId>(choices.below(static_cast<std::size_t>(text.elementCount())));
    switch (choices.below(8)) {
    case 0:
        return AddDevice {"<hostdev type='mdev'>\n<source>\n<address/>\n</source>\n</hostdev>"};
    case 1:
        return RemoveNode {text.pathOf(node)};
    case 2:
        return SetNode {text.pathOf(node), choices.word()};
    case 3:
        return SetNode {text.pathOf(node, u"display"), choices.word()};
    case 4:
        return ReplaceNode {text.pathOf(node), "<graphics type='vnc'>\n <listen/>\n</graphics>"};
    case 5:
        return StripRuntime {};
    default:
        return fieldEdit(guest, choices);
    }
}

/// Setting a field to what it says already must change nothing.
void checkSameValue(const XmlText &text, const GuestConfig &guest, Choices &choices)
{
    const auto table = fieldTable();
    const FieldSpec &spec = table[choices.below(table.size())];
    const auto count = static_cast<std::size_t>(itemCount(guest, spec.group));
    if (count == 0)
        return;
    const FieldRef ref {&spec, static_cast<int>(choices.below(count))};
    const auto same =
        applyEdits(text, {SetField {ref.toString(), fieldValue(text, guest, ref).raw}});
    demand(same && same->bytes() == text.bytes(), "an edit that changes nothing leaves every byte");
}

void checkReadBack(const XmlText &text, const Result<GuestConfig> &guest, const Edit &edit)
{
    if (const auto *set = std::get_if<SetField>(&edit)) {
        const auto ref = parseFieldRef(set->field);
        demand(guest.has_value() && ref.has_value(), "a field that was set is still there");
        const auto written = fieldValue(text, *guest, *ref).raw;
        const bool same = written == set->value
            || (set->value && written == *checkFieldValue(*ref->spec, *set->value));
        demand(same, "what is written is read back");
    } else if (const auto *node = std::get_if<SetNode>(&edit)) {
        const auto at = text.find(node->path);
        demand(at.has_value(), "a node that was set is there");
        const QString written = at->attribute < 0
            ? text.text(at->node)
            : text.element(at->node).attributes.at(at->attribute).value;
        demand(written == node->value, "what is written is read back");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype cut = input.indexOf("\n%%\n");
    const QByteArray xml = cut < 0 ? input : input.left(cut);
    Choices choices(cut < 0 ? QByteArray() : input.mid(cut + 4));
    const auto first = XmlText::parse(xml);
    if (!first)
        return 0;
    demand(first->bytes() == xml, "a document is its bytes");
    XmlText text = *first;
    auto guest = readGuest(text);
    QList<XmlText> history;
    for (int i = 0; i < maxEdits && guest; ++i) {
        step = {};
        checkSameValue(text, *guest, choices);
        if (choices.isEmpty())
            break;
        const auto edit = chooseEdit(text, *guest, choices);
        if (!edit)
            continue;
        step = {&text, &*edit};
        const auto next = applyEdits(text, {*edit});
        if (!next) {
            const ErrorCode code = next.error().code;
            demand(code == ErrorCode::Usage || code == ErrorCode::NotFound
                    || code == ErrorCode::TooLarge || code == ErrorCode::NotADomain
                    || code == ErrorCode::NotWellFormed,
                "an edit fails only for a reason");
            continue;
        }
        const auto fresh = XmlText::parse(next->bytes());
        guest = readGuest(*next);
        demand(fresh && readGuest(*fresh) == guest, "an edit leaves a document");
        checkReadBack(*next, guest, *edit);
        history.append(text);
        text = *next;
    }
    demand(history.isEmpty() || history.first().bytes() == xml, "undoing restores the bytes");
    return 0;
}
