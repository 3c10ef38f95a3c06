// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_snapshot.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

namespace vitrine {

namespace {

constexpr std::array<std::pair<DisplayMode, const char *>, 4> displayModeIds {{
    {DisplayMode::Unknown, "unknown"},
    {DisplayMode::Region, "region"},
    {DisplayMode::Dmabuf, "dmabuf"},
    {DisplayMode::None, "none"},
}};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype skipDigits(QStringView text, qsizetype from)
{
    while (from < text.size() && isDigit(text.at(from)))
        ++from;
    return from;
}

qsizetype skipZeros(QStringView text, qsizetype from, qsizetype end)
{
    while (from < end && text.at(from) == u'0')
        ++from;
    return from;
}

/// PCI addresses by number (they are hexadecimal: 0000:10 comes before 0000:1a), then everything else.
bool parentBefore(QStringView a, QStringView b)
{
    const auto pciA = PciAddress::parse(a);
    const auto pciB = PciAddress::parse(b);
    if (pciA && pciB && *pciA != *pciB)
        return *pciA < *pciB;
    if (pciA.has_value() != pciB.has_value())
        return pciA.has_value();
    return naturalCompare(a, b) < 0;
}

/// Sorts by the rank of the parent, then by `before`. A host can have thousands of rows, and a row is large: the rank of each name
/// is worked out once, and each row moves once, or not at all.
template<typename Item, typename Before>
void sortByParent(QList<Item> &items, const Before &before)
{
    QHash<QString, qsizetype> numbers;
    QStringList names;
    std::vector<qsizetype> rank; // of the parent of each item: at first the number of its name
    rank.reserve(static_cast<std::size_t>(items.size()));
    for (const Item &item : std::as_const(items)) {
        // Rows of one parent mostly follow each other.
        if (!rank.empty() && names.at(rank.back()) == item.parent) {
            rank.push_back(rank.back());
            continue;
        }
        const auto known = numbers.constFind(item.parent);
        rank.push_back(known == numbers.constEnd() ? names.size() : *known);
        if (known == numbers.constEnd()) {
            numbers.insert(item.parent, names.size());
            names.append(item.parent);
        }
    }
    std::vector<qsizetype> byName(static_cast<std::size_t>(names.size()));
    std::iota(byName.begin(), byName.end(), 0);
    std::sort(byName.begin(), byName.end(), [&names](qsizetype a, qsizetype b) {
        return parentBefore(names.at(a), names.at(b));
    });
    std::vector<qsizetype> rankOfNumber(byName.size());
    for (std::size_t i = 0; i < byName.size(); ++i)
        rankOfNumber[static_cast<std::size_t>(byName[i])] = static_cast<qsizetype>(i);
    for (qsizetype &number : rank)
        number = rankOfNumber[static_cast<std::size_t>(number)];

    std::vector<qsizetype> order(rank.size());
    std::iota(order.begin(), order.end(), 0);
    const auto comesBefore = [&](qsizetype a, qsizetype b) {
        const qsizetype rankA = rank[static_cast<std::size_t>(a)];
        const qsizetype rankB = rank[static_cast<std::size_t>(b)];
        return rankA != rankB ? rankA < rankB : before(items.at(a), items.at(b));
    };
    if (std::is_sorted(order.begin(), order.end(), comesBefore))
        return;
    std::stable_sort(order.begin(), order.end(), comesBefore);
    QList<Item> sorted;
    sorted.reserve(items.size());
    for (const qsizetype i : order)
        sorted.append(std::move(items[i]));
    items = std::move(sorted);
}

} // namespace

QString MdevInstance::usedBy() const
{
    if (owner)
        return owner->title();
    QStringList names;
    for (const QString &guest : guests)
        names.append(guest + QStringLiteral(" (not running)"));
    return names.join(QStringLiteral(", "));
}

QString InstanceOwner::title() const
{
    return guest ? *guest : QString(QStringLiteral("process ") + QString::number(pid));
}

const MdevParent *HostSnapshot::findParent(QStringView name) const
{
    const auto it = std::find_if(
        parents.cbegin(), parents.cend(), [&](const MdevParent &p) { return p.name == name; });
    return it == parents.cend() ? nullptr : &*it;
}

const MdevType *HostSnapshot::findType(QStringView parent, QStringView id) const
{
    const auto it = std::find_if(types.cbegin(), types.cend(), [&](const MdevType &t) {
        return t.id == id && t.parent == parent;
    });
    return it == types.cend() ? nullptr : &*it;
}

const MdevInstance *HostSnapshot::findInstance(const MdevUuid &uuid) const
{
    const MdevInstance *found = nullptr;
    for (const MdevInstance &instance : instances) {
        if (instance.uuid == uuid && (!found || (instance.active && !found->active)))
            found = &instance;
    }
    return found;
}

const MdevInstance *HostSnapshot::findInstance(QStringView uuid) const
{
    const auto parsed = MdevUuid::parse(uuid);
    return parsed ? findInstance(*parsed) : nullptr;
}

const RenderNode *HostSnapshot::findRenderNode(QStringView path) const
{
    const auto it = std::find_if(renderNodes.cbegin(),
        renderNodes.cend(),
        [&](const RenderNode &n) { return n.path == path; });
    return it == renderNodes.cend() ? nullptr : &*it;
}

const RenderNode *HostSnapshot::renderNodeFor(const MdevParent &parent) const
{
    std::optional<PciAddress> address = parent.pciAddress;
    if (parent.physfn)
        address = PciAddress::parse(*parent.physfn);
    if (!address)
        return nullptr;
    const auto it = std::find_if(renderNodes.cbegin(),
        renderNodes.cend(),
        [&](const RenderNode &n) { return n.pciAddress == address; });
    return it == renderNodes.cend() ? nullptr : &*it;
}

QList<const MdevType *> HostSnapshot::typesOf(QStringView parent) const
{
    QList<const MdevType *> out;
    for (const MdevType &type : types) {
        if (type.parent == parent)
            out.append(&type);
    }
    return out;
}

QList<const MdevInstance *> HostSnapshot::instancesOf(QStringView parent, QStringView type) const
{
    QList<const MdevInstance *> out;
    for (const MdevInstance &instance : instances) {
        if (instance.parent == parent
            && (type.isEmpty() || (instance.type && *instance.type == type)))
            out.append(&instance);
    }
    return out;
}

DisplayMode HostSnapshot::displayModeOf(const MdevInstance &instance) const
{
    if (instance.displayMode != DisplayMode::Unknown || !instance.type)
        return instance.displayMode;
    const MdevType *type = findType(instance.parent, *instance.type);
    return type ? type->displayMode : DisplayMode::Unknown;
}

void HostSnapshot::sort()
{
    std::stable_sort(parents.begin(), parents.end(), [](const MdevParent &a, const MdevParent &b) {
        return parentBefore(a.name, b.name);
    });
    sortByParent(
        types, [](const MdevType &a, const MdevType &b) { return naturalCompare(a.id, b.id) < 0; });
    sortByParent(
        instances, [](const MdevInstance &a, const MdevInstance &b) { return a.uuid < b.uuid; });
    std::stable_sort(
        renderNodes.begin(), renderNodes.end(), [](const RenderNode &a, const RenderNode &b) {
            return naturalCompare(a.path, b.path) < 0;
        });
}

QString toId(DisplayMode mode)
{
    for (const auto &[value, id] : displayModeIds) {
        if (value == mode)
            return QString::fromLatin1(id);
    }
    return QStringLiteral("unknown");
}

DisplayMode displayModeFromId(QStringView id)
{
    for (const auto &[value, name] : displayModeIds) {
        if (id == QLatin1StringView(name))
            return value;
    }
    return DisplayMode::Unknown;
}

QString toId(ParentKind kind)
{
    switch (kind) {
    case ParentKind::VendorVfio:
        return QStringLiteral("vendor-vfio");
    case ParentKind::Function:
        return QStringLiteral("function");
    case ParentKind::Mdev:
        break;
    }
    return QStringLiteral("mdev");
}

ParentKind parentKindFromId(QStringView id)
{
    return id == u"vendor-vfio" ? ParentKind::VendorVfio
        : id == u"function"     ? ParentKind::Function
                                : ParentKind::Mdev;
}

int naturalCompare(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a.at(i)) && isDigit(b.at(j))) {
            const qsizetype endA = skipDigits(a, i);
            const qsizetype endB = skipDigits(b, j);
            const QStringView runA = a.sliced(skipZeros(a, i, endA), endA - skipZeros(a, i, endA));
            const QStringView runB = b.sliced(skipZeros(b, j, endB), endB - skipZeros(b, j, endB));
            if (runA.size() != runB.size())
                return runA.size() < runB.size() ? -1 : 1;
            if (const int order = runA.compare(runB); order != 0)
                return order;
            i = endA;
            j = endB;
            continue;
        }
        if (a.at(i) != b.at(j))
            return a.at(i) < b.at(j) ? -1 : 1;
        ++i;
        ++j;
    }
    const qsizetype restA = a.size() - i;
    const qsizetype restB = b.size() - j;
    if (restA != restB)
        return restA < restB ? -1 : 1;
    // "a01" and "a1" are equal as numbers; the plain comparison keeps the order total.
    return a.compare(b);
}

} // namespace vitrine
