// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From one snapshot to the next without a reset: what is open, selected or dragged in a view stays so.
#include "gui/models/host_tree_model.h"

#include <QSet>

#include <utility>

namespace vitrine::gui {

QString HostTreeModel::searchOf(int above, const MdevInstance &instance) const
{
    QString key = m_nodes.at(above).search + u'\n' + instance.uuid.toString();
    key += u' ' + instance.usedBy().toLower();
    return key;
}

bool HostTreeModel::hasSameBranches(const HostSnapshot &host) const
{
    const auto sameParent = [](const MdevParent &a, const MdevParent &b) {
        return a.name == b.name && a.kind == b.kind && a.displayName == b.displayName
            && a.driver == b.driver;
    };
    const auto sameType = [](const MdevType &a, const MdevType &b) {
        return a.parent == b.parent && a.id == b.id && a.name == b.name
            && a.description == b.description;
    };
    return std::equal(m_host->parents.cbegin(),
               m_host->parents.cend(),
               host.parents.cbegin(),
               host.parents.cend(),
               sameParent)
        && std::equal(m_host->types.cbegin(),
            m_host->types.cend(),
            host.types.cbegin(),
            host.types.cend(),
            sameType);
}

QHash<int, QList<qsizetype>> HostTreeModel::placesOf(const HostSnapshot &host) const
{
    QHash<int, QList<qsizetype>> places;
    for (qsizetype i = 0; i < host.instances.size(); ++i) {
        const MdevInstance &instance = host.instances.at(i);
        int above = instance.type ? m_types.value({instance.parent, *instance.type}, -1) : -1;
        if (above < 0)
            above = m_parents.value(instance.parent, -1); // of a type that the parent does not name
        if (above >= 0)
            places[above].append(i);
    }
    return places;
}

QModelIndex HostTreeModel::indexOf(int number) const
{
    return number <= 0 ? QModelIndex() : createIndex(m_nodes.at(number).row, 0, quintptr(number));
}

void HostTreeModel::renumber(int above)
{
    const QList<int> children = m_nodes.at(above).children;
    for (qsizetype row = 0; row < children.size(); ++row)
        m_nodes[children.at(row)].row = static_cast<int>(row);
}

void HostTreeModel::dropRows(const HostSnapshot &host, const QHash<int, QList<qsizetype>> &places)
{
    for (int above = 1; above < m_nodes.size(); ++above) {
        if (m_nodes.at(above).kind == Kind::Instance)
            continue;
        QSet<MdevUuid> stay;
        for (const qsizetype item : places.value(above))
            stay.insert(host.instances.at(item).uuid);
        for (qsizetype row = m_nodes.at(above).children.size() - 1; row >= 0; --row) {
            const int number = m_nodes.at(above).children.at(row);
            const Node &leaf = m_nodes.at(number);
            if (leaf.kind != Kind::Instance || stay.contains(m_host->instances.at(leaf.item).uuid))
                continue;
            beginRemoveRows(indexOf(above), static_cast<int>(row), static_cast<int>(row));
            m_nodes[above].children.removeAt(row);
            m_nodes[number].parent = -1;
            m_unused.append(number);
            renumber(above);
            endRemoveRows();
        }
    }
}

void HostTreeModel::insertMissing(const QHash<int, QList<qsizetype>> &places)
{
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        const int above = place.key();
        // The types of a parent come before its instances.
        qsizetype row = 0;
        while (row < m_nodes.at(above).children.size()
            && m_nodes.at(m_nodes.at(above).children.at(row)).kind != Kind::Instance)
            ++row;
        for (const qsizetype item : place.value()) {
            const QList<int> &children = m_nodes.at(above).children;
            if (row < children.size() && m_nodes.at(children.at(row)).item == item) {
                ++row;
                continue;
            }
            beginInsertRows(indexOf(above), static_cast<int>(row), static_cast<int>(row));
            if (m_unused.isEmpty()) {
                m_unused.append(static_cast<int>(m_nodes.size()));
                m_nodes.append(Node());
            }
            const int number = m_unused.takeLast();
            m_nodes[number] = Node {Kind::Instance,
                above,
                static_cast<int>(row),
                item,
                {},
                searchOf(above, m_host->instances.at(item)),
                -1};
            m_nodes[above].children.insert(row, number);
            renumber(above);
            endInsertRows();
            ++row;
        }
    }
}

void HostTreeModel::follow(
    std::shared_ptr<const HostSnapshot> host, const QHash<int, QList<qsizetype>> &places)
{
    // First what has gone, while the rows still speak of the snapshot before; then what is left speaks of the new one.
    dropRows(*host, places);
    QHash<std::pair<int, QString>, qsizetype> items;
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        for (const qsizetype item : place.value())
            items.insert({place.key(), host->instances.at(item).uuid.toString()}, item);
    }
    const std::shared_ptr<const HostSnapshot> before = std::exchange(m_host, std::move(host));
    for (Node &leaf : m_nodes) {
        if (leaf.kind != Kind::Instance || leaf.parent < 0)
            continue;
        leaf.item = items.value({leaf.parent, before->instances.at(leaf.item).uuid.toString()});
        leaf.search = searchOf(leaf.parent, m_host->instances.at(leaf.item));
    }
    insertMissing(places);
    paintOwners();
    repaintAll();
}

} // namespace vitrine::gui
