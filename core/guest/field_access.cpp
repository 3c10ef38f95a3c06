// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/field_access.h"

#include "core/guest/memory_size.h"
#include "core/guest/own_child.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

namespace vitrine {

namespace {

bool isField(const FieldRef &ref, const char *id)
{
    return qstrcmp(ref.spec->id, id) == 0;
}

template<typename T>
NodeId nodeAt(const QList<T> &items, int index)
{
    return index >= 0 && index < items.size() ? items.at(index).node : noNode;
}

/// A number of an address: decimal, hexadecimal or octal as strtol(3) tells them apart; absent is 0.
std::optional<quint32> addressNumber(const GuestValue &value, quint32 most)
{
    if (!value.isSet())
        return 0;
    bool ok = false;
    const uint number = value.raw->toUInt(&ok, 0);
    return ok && number <= most ? std::optional(number) : std::nullopt;
}

GuestValue memoryValue(const GuestValue &number, const GuestValue &unit)
{
    GuestValue out = number;
    if (out.raw)
        *out.raw = out.raw->trimmed() + u' '
            + (unit.orElse({}).isEmpty() ? QStringLiteral("KiB") : *unit.raw);
    return out;
}

GuestValue addressValue(const XmlText &text, NodeId device, const GuestAddress &address)
{
    GuestValue out;
    out.node = address.node == noNode ? device : address.node;
    if (address.node == noNode)
        return out;
    if (const auto pci = pciAddressOf(address)) {
        out.raw = pci->toString();
        return out;
    }
    QStringList words {address.type.orElse({})};
    for (const XmlAttribute &attribute : text.element(address.node).attributes) {
        if (attribute.name != u"type")
            words.append(attribute.name + u'=' + attribute.value);
    }
    out.raw = words.join(u' ');
    return out;
}

bool usesShortForm(const Graphics &graphics)
{
    return graphics.listens.isEmpty();
}

GuestValue listenKind(const Graphics &graphics)
{
    if (!usesShortForm(graphics))
        return graphics.listens.first().type;
    if (graphics.socketAttribute.isSet())
        return {QStringLiteral("socket"), graphics.node};
    if (graphics.listenAttribute.isSet())
        return {QStringLiteral("address"), graphics.node};
    return {std::nullopt, graphics.node};
}

GuestValue graphicsListenValue(const Graphics &graphics, const FieldRef &ref)
{
    if (isField(ref, "graphics.listen"))
        return listenKind(graphics);
    const bool brief = usesShortForm(graphics);
    if (isField(ref, "graphics.address"))
        return brief ? graphics.listenAttribute : graphics.listens.first().address;
    if (isField(ref, "graphics.socket"))
        return brief ? graphics.socketAttribute : graphics.listens.first().socket;
    if (isField(ref, "graphics.network") && !brief)
        return graphics.listens.first().network;
    return {std::nullopt, graphics.node};
}

bool isListenField(const FieldSpec &spec)
{
    return spec.group == FieldGroup::Graphics && qstrncmp(spec.xpath, "listen/", 7) == 0;
}

} // namespace

std::optional<PciAddress> pciAddressOf(const GuestAddress &address)
{
    if (address.node == noNode || !address.type.is(u"pci"))
        return std::nullopt;
    const auto domain = addressNumber(address.domain, std::numeric_limits<quint32>::max());
    const auto bus = addressNumber(address.bus, 255);
    const auto slot = addressNumber(address.slot, 31);
    const auto function = addressNumber(address.function, 7);
    if (!domain || !bus || !slot || !function)
        return std::nullopt;
    return PciAddress {*domain,
        static_cast<quint8>(*bus),
        static_cast<quint8>(*slot),
        static_cast<quint8>(*function)};
}

FieldSteps stepsOf(const FieldSpec &spec)
{
    FieldSteps out {QString::fromLatin1(spec.xpath).split(u'/'), {}};
    if (out.elements.last().startsWith(u'@'))
        out.attribute = out.elements.takeLast().sliced(1);
    return out;
}

FieldSteps stepsIn(const GuestConfig &guest, const FieldRef &ref)
{
    FieldSteps steps = stepsOf(*ref.spec);
    if (!isListenField(*ref.spec) || ref.index < 0 || ref.index >= guest.graphics.size())
        return steps;
    const Graphics &graphics = guest.graphics.at(ref.index);
    if (!usesShortForm(graphics))
        return steps;
    const bool socket = graphics.socketAttribute.isSet();
    const bool listen = graphics.listenAttribute.isSet();
    if (isField(ref, "graphics.listen") && (socket || listen))
        return {{}, socket ? QStringLiteral("socket") : QStringLiteral("listen")};
    if (isField(ref, "graphics.address") && listen)
        return {{}, QStringLiteral("listen")};
    if (isField(ref, "graphics.socket") && socket)
        return {{}, QStringLiteral("socket")};
    return steps;
}

int itemCount(const GuestConfig &guest, FieldGroup group)
{
    switch (group) {
    case FieldGroup::Guest:
        return 1;
    case FieldGroup::Mdev:
        return static_cast<int>(guest.mdevs.size());
    case FieldGroup::Graphics:
        return static_cast<int>(guest.graphics.size());
    case FieldGroup::Video:
        return static_cast<int>(guest.videos.size());
    case FieldGroup::Audio:
        return static_cast<int>(guest.audios.size());
    }
    return 0;
}

NodeId itemNode(const GuestConfig &guest, FieldGroup group, int index)
{
    switch (group) {
    case FieldGroup::Guest:
        return index == 0 ? guest.domain : noNode;
    case FieldGroup::Mdev:
        return nodeAt(guest.mdevs, index);
    case FieldGroup::Graphics:
        return nodeAt(guest.graphics, index);
    case FieldGroup::Video:
        return nodeAt(guest.videos, index);
    case FieldGroup::Audio:
        return nodeAt(guest.audios, index);
    }
    return noNode;
}

GuestValue fieldValue(const XmlText &text, const GuestConfig &guest, const FieldRef &ref)
{
    const NodeId item = ref.spec == nullptr ? noNode : itemNode(guest, ref.spec->group, ref.index);
    if (item == noNode)
        return {};
    if (isField(ref, "memory"))
        return memoryValue(guest.memory, guest.memoryUnit);
    if (isField(ref, "current-memory"))
        return memoryValue(guest.currentMemory, guest.currentMemoryUnit);
    if (isField(ref, "mdev.address"))
        return addressValue(text, item, guest.mdevs.at(ref.index).address);
    if (isListenField(*ref.spec))
        return graphicsListenValue(guest.graphics.at(ref.index), ref);
    const FieldSteps steps = stepsOf(*ref.spec);
    NodeId node = item;
    for (const QString &name : steps.elements)
        node = ownChild(text, node, name);
    if (node == noNode)
        return {};
    if (steps.attribute.isEmpty())
        return {text.text(node), node};
    return {text.attribute(node, steps.attribute), node};
}

QString fieldPath(const XmlText &text, const GuestConfig &guest, const FieldRef &ref)
{
    NodeId node = ref.spec == nullptr ? noNode : itemNode(guest, ref.spec->group, ref.index);
    if (node == noNode)
        return {};
    FieldSteps steps = stepsIn(guest, ref);
    while (!steps.elements.isEmpty()) {
        const NodeId next = ownChild(text, node, steps.elements.first());
        if (next == noNode)
            break;
        node = next;
        steps.elements.removeFirst();
    }
    QString path = text.pathOf(node);
    for (const QString &name : std::as_const(steps.elements))
        path += u'/' + name;
    if (!steps.attribute.isEmpty())
        path += QStringLiteral("/@") + steps.attribute;
    return path;
}

namespace {

/// The last step of a path or of what is before it, without its position: "hostdev" of ".../hostdev[2]".
QStringView lastStep(QStringView path)
{
    const QStringView step = path.sliced(path.lastIndexOf(u'/') + 1);
    const qsizetype bracket = step.indexOf(u'[');
    return bracket < 0 ? step : step.first(bracket);
}

/// The last step of each field's path in the table, and whether it is a listen field.
struct FieldEnd {
    QLatin1StringView step;
    bool isListen = false;
};

const std::vector<FieldEnd> &fieldEnds()
{
    static const auto ends = [] {
        std::vector<FieldEnd> out;
        for (const FieldSpec &spec : fieldTable()) {
            const char *slash = std::strrchr(spec.xpath, '/');
            out.push_back({QLatin1StringView(slash == nullptr ? spec.xpath : slash + 1),
                isListenField(spec)});
        }
        return out;
    }();
    return ends;
}

/// Whether the field can be at the path, or around it, by the name of its last step. Making its path costs far more.
bool mayBeAt(const FieldEnd &end, QStringView path, QStringView last, QStringView beforeLast)
{
    // A listen field is written in more than one place.
    if (end.isListen)
        return path.contains(u"/graphics");
    const auto is = [&](QStringView step) {
        return step.size() == end.step.size() && step == end.step;
    };
    return is(last) || is(beforeLast);
}

} // namespace

namespace {

/// Whether the field can be at the path, now that the item is known to be around it: only a position or the short form of a
/// listen makes its path other than the table says.
bool mayBeBelow(const FieldSpec &spec, QStringView path, QStringView item)
{
    const QStringView rest = path.sliced(std::min(item.size() + 1, path.size()));
    return isListenField(spec) || rest.contains(u'[')
        || rest.startsWith(QLatin1StringView(spec.xpath));
}

/// Whether a path names an element, or something in it.
bool isIn(QStringView path, QStringView element)
{
    return path.startsWith(element)
        && (path.size() == element.size() || path.at(element.size()) == u'/');
}

} // namespace

FieldFinder::FieldFinder(const XmlText &text, const GuestConfig &guest)
    : m_text(text)
    , m_guest(guest)
{
}

const QStringList &FieldFinder::items(FieldGroup group)
{
    std::optional<QStringList> &paths = m_items[static_cast<size_t>(group)];
    if (!paths) {
        paths.emplace();
        for (int i = 0; i < itemCount(m_guest, group); ++i)
            paths->append(m_text.pathOf(itemNode(m_guest, group, i)));
    }
    return *paths;
}

std::optional<FieldRef> FieldFinder::at(const QString &path)
{
    const QStringView last = lastStep(path);
    const qsizetype slash = path.lastIndexOf(u'/');
    const QStringView beforeLast =
        slash > 0 ? lastStep(QStringView(path).first(slash)) : QStringView();
    std::optional<FieldRef> around;
    const std::span<const FieldSpec> table = fieldTable();
    for (std::size_t row = 0; row < table.size(); ++row) {
        const FieldSpec &spec = table[row];
        if (!mayBeAt(fieldEnds()[row], path, last, beforeLast))
            continue;
        const QStringList &paths = items(spec.group);
        for (int i = 0; i < paths.size(); ++i) {
            if (!isIn(path, paths.at(i)) || !mayBeBelow(spec, path, paths.at(i)))
                continue;
            const FieldRef ref {&spec, i};
            const QString own = fieldPath(m_text, m_guest, ref);
            if (own == path)
                return ref;
            // /domain/memory/@unit and the parts of an address belong to the field around them.
            if (!around && path.startsWith(own + QStringLiteral("/@")))
                around = ref;
        }
    }
    return around;
}

std::optional<FieldRef> fieldAtPath(
    const XmlText &text, const GuestConfig &guest, const QString &path)
{
    return FieldFinder(text, guest).at(path);
}

} // namespace vitrine
