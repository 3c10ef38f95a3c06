// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace vitrine::gui {

/// A share of a GPU, for the capacity bar.
struct CapacitySegment {
    double share = 0; ///< 0..1 of the GPU
    int color = -1; ///< index in Colors::segments, -1 for an instance that nobody uses
    QString owner;
};

/// GPUs, their types, and the instances of each: a read-only view of one snapshot.
class HostTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Kind { Parent, Type, Instance };
    enum Role : int {
        KindRole = Qt::UserRole, ///< Kind as int
        SearchRole, ///< lower case: everything that the filter looks at, ancestors included
        ColorRole, ///< instance: index in Colors::segments or -1
        FreeRole, ///< type: available instances, or -1
        OwnerRole, ///< instance: who holds it
        OwnRole, ///< instance: is in the open guest
    };
    static constexpr char MimeType[] = "application/x-vitrine-host-item";

    explicit HostTreeModel(QObject *parent = nullptr);
    /// Where parents and types stay as they are, single rows come and go; else everything is new, which is answered by true.
    bool setHost(std::shared_ptr<const HostSnapshot> host);
    /// The UUIDs that the open guest has, and its name: they are shown as "this guest".
    void setOwn(const QStringList &uuids, const QString &guest);

    [[nodiscard]] const HostSnapshot *host() const { return m_host.get(); }
    [[nodiscard]] const MdevParent *parentAt(const QModelIndex &index) const;
    [[nodiscard]] const MdevType *typeAt(const QModelIndex &index) const;
    [[nodiscard]] const MdevInstance *instanceAt(const QModelIndex &index) const;
    [[nodiscard]] Kind kindOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOfInstance(const MdevUuid &uuid) const;
    [[nodiscard]] const QList<CapacitySegment> &capacityOf(const QModelIndex &parentIndex) const;

    [[nodiscard]] QModelIndex index(
        int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    struct Node {
        Kind kind = Kind::Parent;
        int parent = -1; ///< node number
        int row = 0;
        qsizetype item = 0; ///< index in the snapshot's list
        QList<int> children;
        QString search;
        int color = -1;
    };
    void build();
    /// Whether the parents and types of a host are those that are shown, in the same order.
    [[nodiscard]] bool hasSameBranches(const HostSnapshot &host) const;
    /// The instances of a host below the nodes that they belong to, each as its index, in order.
    [[nodiscard]] QHash<int, QList<qsizetype>> placesOf(const HostSnapshot &host) const;
    void follow(
        std::shared_ptr<const HostSnapshot> host, const QHash<int, QList<qsizetype>> &places);
    void dropRows(const HostSnapshot &host, const QHash<int, QList<qsizetype>> &places);
    void insertMissing(const QHash<int, QList<qsizetype>> &places);
    void renumber(int above);
    [[nodiscard]] QModelIndex indexOf(int number) const;
    [[nodiscard]] QString searchOf(int above, const MdevInstance &instance) const;
    void repaintAll();
    int add(Kind kind, int parent, qsizetype item, const QString &search);
    [[nodiscard]] const Node &node(const QModelIndex &index) const;
    [[nodiscard]] QString text(const Node &node) const;
    [[nodiscard]] QString spoken(const Node &node) const;
    [[nodiscard]] QString toolTip(const Node &node) const;
    void paintOwners();

    std::shared_ptr<const HostSnapshot> m_host;
    QStringList m_own;
    QString m_guest;
    QList<Node> m_nodes; ///< node 0 is the invisible root
    QList<int> m_unused; ///< numbers of nodes whose rows have gone
    QHash<QString, int> m_parents; ///< node numbers by name
    QHash<std::pair<QString, QString>, int> m_types; ///< the same by parent and id
    QHash<int, QList<CapacitySegment>> m_capacity; ///< by node number of the parent device
};

/// "1920x1200 · 128 MiB · 1 head": what is known of a type.
QString typeSummary(const MdevType &type);
/// "dmabuf: needs OpenGL" and its like.
QString displayModeWords(DisplayMode mode);

} // namespace vitrine::gui
