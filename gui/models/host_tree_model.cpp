// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/host_tree_model.h"

#include "core/host/capacity.h"
#include "gui/text/translate.h"

#include <QCoreApplication>
#include <QMimeData>

namespace vitrine::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HostTreeModel)
};

constexpr auto Dot = u" · ";

/// What the filter looks at.
QString parentKey(const MdevParent &parent)
{
    return QString(parent.title() + u' ' + parent.name + u' ' + parent.driver.value_or(QString()))
        .toLower();
}

/// As MdevInstance::usedBy(), in the window's language.
QString usedBy(const MdevInstance &instance)
{
    if (instance.owner)
        return instance.owner->title();
    QStringList names;
    for (const QString &guest : instance.guests)
        names.append(Words::tr("%1 (not running)").arg(guest));
    return names.join(u", ");
}

QString typeKey(const MdevType &type)
{
    return QString(
        u'\n' + type.id + u' ' + type.name.value_or(QString()) + u' ' + typeSummary(type))
        .toLower();
}

} // namespace

QString typeSummary(const MdevType &type)
{
    QStringList parts;
    if (type.maxResolution)
        parts.append(*type.maxResolution);
    if (type.framebufferMiB) {
        const int mib = *type.framebufferMiB;
        parts.append(mib >= 1024 && mib % 1024 == 0 ? Words::tr("%1 GiB").arg(mib / 1024)
                                                    : Words::tr("%1 MiB").arg(mib));
    }
    if (type.heads)
        parts.append(Words::tr("%n head(s)", nullptr, *type.heads));
    if (type.frameRateLimit)
        parts.append(Words::tr("%1 fps").arg(*type.frameRateLimit));
    return parts.join(Dot);
}

QString displayModeWords(DisplayMode mode)
{
    switch (mode) {
    case DisplayMode::Dmabuf:
        return Words::tr("dmabuf: needs OpenGL");
    case DisplayMode::Region:
        return Words::tr("region: needs no OpenGL");
    case DisplayMode::None:
        return Words::tr("shows no picture");
    case DisplayMode::Unknown:
        break;
    }
    return Words::tr("display kind not asked yet");
}

HostTreeModel::HostTreeModel(QObject *parent) : QAbstractItemModel(parent)
{
    m_nodes.append(Node());
}

bool HostTreeModel::setHost(std::shared_ptr<const HostSnapshot> host)
{
    if (m_host && host && hasSameBranches(*host)) {
        const QHash<int, QList<qsizetype>> places = placesOf(*host);
        follow(std::move(host), places);
        return false;
    }
    beginResetModel();
    m_host = std::move(host);
    build();
    endResetModel();
    return true;
}

void HostTreeModel::setOwn(const QStringList &uuids, const QString &guest)
{
    if (uuids == m_own && guest == m_guest)
        return;
    m_own = uuids;
    m_guest = guest;
    paintOwners();
    repaintAll();
}

void HostTreeModel::repaintAll()
{
    // Only how they look has changed; the rows are the same.
    for (const int parent : m_nodes.constFirst().children) {
        const QModelIndex top = createIndex(m_nodes.at(parent).row, 0, quintptr(parent));
        Q_EMIT dataChanged(top, top);
        for (const int child : m_nodes.at(parent).children) {
            const QModelIndex middle = createIndex(m_nodes.at(child).row, 0, quintptr(child));
            Q_EMIT dataChanged(middle, middle);
            const QList<int> &leaves = m_nodes.at(child).children;
            if (!leaves.isEmpty())
                Q_EMIT dataChanged(createIndex(0, 0, quintptr(leaves.first())),
                    createIndex(static_cast<int>(leaves.size()) - 1, 0, quintptr(leaves.last())));
        }
    }
}

int HostTreeModel::add(Kind kind, int parent, qsizetype item, const QString &search)
{
    const int number = static_cast<int>(m_nodes.size());
    Node made;
    made.kind = kind;
    made.parent = parent;
    made.item = item;
    made.row = static_cast<int>(m_nodes.at(parent).children.size());
    made.search = search.toLower();
    m_nodes.append(std::move(made));
    m_nodes[parent].children.append(number);
    return number;
}

void HostTreeModel::build()
{
    m_nodes.clear();
    m_nodes.append(Node());
    m_unused.clear();
    m_parents.clear();
    m_types.clear();
    m_capacity.clear();
    if (!m_host)
        return;
    for (qsizetype i = 0; i < m_host->parents.size(); ++i) {
        const MdevParent &p = m_host->parents.at(i);
        m_parents.insert(p.name, add(Kind::Parent, 0, i, parentKey(p)));
    }
    for (qsizetype i = 0; i < m_host->types.size(); ++i) {
        const MdevType &t = m_host->types.at(i);
        const int parent = m_parents.value(t.parent, -1);
        if (parent < 0)
            continue;
        const QString key = m_nodes.at(parent).search + typeKey(t);
        m_types.insert({t.parent, t.id}, add(Kind::Type, parent, i, key));
    }
    const QHash<int, QList<qsizetype>> places = placesOf(*m_host);
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        for (const qsizetype i : place.value())
            add(Kind::Instance, place.key(), i, searchOf(place.key(), m_host->instances.at(i)));
    }
    paintOwners();
}

void HostTreeModel::paintOwners()
{
    m_capacity.clear();
    if (!m_host)
        return;
    QHash<QString, int> colorOf; // the open guest has the accent, the others take turns
    int next = 1;
    const auto colorFor = [&](const QString &owner) {
        const auto known = colorOf.constFind(owner);
        if (known != colorOf.constEnd())
            return *known;
        const int color = next;
        next = next % 5 + 1;
        colorOf.insert(owner, color);
        return color;
    };
    for (qsizetype n = 1; n < m_nodes.size(); ++n) {
        Node &leaf = m_nodes[n];
        if (leaf.kind != Kind::Instance || leaf.parent < 0)
            continue;
        const MdevInstance &instance = m_host->instances.at(leaf.item);
        const bool own = m_own.contains(instance.uuid.toString());
        const QString owner = own ? m_guest : instance.owner ? instance.owner->title() : QString();
        leaf.color = own ? 0 : owner.isEmpty() ? -1 : colorFor(owner);
        if (!instance.active)
            continue; // takes no room
        const Node &above = m_nodes.at(leaf.parent);
        const int parent = above.kind == Kind::Type ? above.parent : leaf.parent;
        std::optional<double> share;
        if (above.kind == Kind::Type) {
            const MdevType &type = m_host->types.at(above.item);
            share = shareOfParent(type);
            if (!share) // what is there and what could be added is the best that is known
                share = 1.0
                    / qMax<double>(1.0,
                        type.availableInstances.value_or(0)
                            + static_cast<double>(above.children.size()));
        }
        m_capacity[parent].append({share.value_or(1.0), leaf.color, owner});
    }
}

const HostTreeModel::Node &HostTreeModel::node(const QModelIndex &index) const
{
    return m_nodes.at(index.isValid() ? static_cast<qsizetype>(index.internalId()) : 0);
}

HostTreeModel::Kind HostTreeModel::kindOf(const QModelIndex &index) const
{
    return node(index).kind;
}

const MdevParent *HostTreeModel::parentAt(const QModelIndex &index) const
{
    const Node *n = &node(index);
    while (n->kind != Kind::Parent)
        n = &m_nodes.at(n->parent);
    return index.isValid() ? &m_host->parents.at(n->item) : nullptr;
}

const MdevType *HostTreeModel::typeAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const Node &n = node(index);
    if (n.kind == Kind::Type)
        return &m_host->types.at(n.item);
    if (n.kind == Kind::Instance && m_nodes.at(n.parent).kind == Kind::Type)
        return &m_host->types.at(m_nodes.at(n.parent).item);
    return nullptr;
}

const MdevInstance *HostTreeModel::instanceAt(const QModelIndex &index) const
{
    return index.isValid() && node(index).kind == Kind::Instance
        ? &m_host->instances.at(node(index).item)
        : nullptr;
}

QModelIndex HostTreeModel::indexOfInstance(const MdevUuid &uuid) const
{
    for (qsizetype n = 1; n < m_nodes.size(); ++n) {
        if (m_nodes.at(n).kind == Kind::Instance && m_nodes.at(n).parent >= 0
            && m_host->instances.at(m_nodes.at(n).item).uuid == uuid)
            return createIndex(m_nodes.at(n).row, 0, quintptr(n));
    }
    return {};
}

const QList<CapacitySegment> &HostTreeModel::capacityOf(const QModelIndex &parentIndex) const
{
    static const QList<CapacitySegment> none;
    const auto found = m_capacity.constFind(static_cast<int>(parentIndex.internalId()));
    return found == m_capacity.constEnd() ? none : *found;
}

QModelIndex HostTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || (parent.isValid() && parent.column() != 0))
        return {};
    const Node &above = node(parent);
    return row < above.children.size() ? createIndex(row, 0, quintptr(above.children.at(row)))
                                       : QModelIndex();
}

QModelIndex HostTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int above = node(child).parent;
    return above <= 0 ? QModelIndex() : createIndex(m_nodes.at(above).row, 0, quintptr(above));
}

int HostTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent).children.size());
}

int HostTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags HostTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const Node &n = node(index);
    if (n.kind == Kind::Instance) {
        // Without this the view keeps a persistent index per expanded leaf, and collapsing them all is quadratic or worse.
        flags |= Qt::ItemNeverHasChildren | Qt::ItemIsDragEnabled;
    } else if (n.kind == Kind::Type) {
        flags |= Qt::ItemIsDragEnabled;
        if (n.children.isEmpty())
            flags |= Qt::ItemNeverHasChildren;
    }
    return flags;
}

QString HostTreeModel::text(const Node &n) const
{
    switch (n.kind) {
    case Kind::Parent:
        return m_host->parents.at(n.item).title();
    case Kind::Type: {
        const MdevType &type = m_host->types.at(n.item);
        return type.name && *type.name != type.id ? type.id + u"  " + *type.name : type.id;
    }
    case Kind::Instance:
        return m_host->instances.at(n.item).uuid.toString();
    }
    return {};
}

QString HostTreeModel::spoken(const Node &n) const
{
    QStringList parts {text(n)};
    if (n.kind == Kind::Parent) {
        const MdevParent &parent = m_host->parents.at(n.item);
        parts.append(parent.name);
        int instances = 0;
        for (const MdevInstance &instance : m_host->instances)
            instances += instance.parent == parent.name ? 1 : 0;
        parts.append(tr("%n instance(s)", nullptr, instances));
    } else if (n.kind == Kind::Type) {
        const MdevType &type = m_host->types.at(n.item);
        parts.append(typeSummary(type));
        if (type.availableInstances)
            parts.append(tr("%n free", nullptr, *type.availableInstances));
    } else {
        const MdevInstance &instance = m_host->instances.at(n.item);
        parts.append(m_own.contains(instance.uuid.toString()) ? tr("this guest")
                : usedBy(instance).isEmpty()                  ? tr("free")
                                                              : usedBy(instance));
        parts.append(instance.active ? tr("active") : tr("not active"));
    }
    parts.removeAll(QString());
    return parts.join(u", ");
}

QString HostTreeModel::toolTip(const Node &n) const
{
    QStringList lines;
    const QList<Remark> *remarks = nullptr;
    if (n.kind == Kind::Parent) {
        const MdevParent &parent = m_host->parents.at(n.item);
        lines = {parent.title(), parent.path};
        if (parent.owner)
            lines.append(tr("In use by %1").arg(parent.owner->title()));
        if (parent.currentType)
            lines.append(tr("Its vGPU type is %1").arg(*parent.currentType));
        remarks = &parent.remarks;
    } else if (n.kind == Kind::Type) {
        const MdevType &type = m_host->types.at(n.item);
        lines = {text(n), typeSummary(type), displayModeWords(type.displayMode)};
        if (type.description)
            lines.append(*type.description);
        lines.append(translate(whyUnavailable(*m_host, type)));
        remarks = &type.remarks;
    } else {
        const MdevInstance &instance = m_host->instances.at(n.item);
        lines = {instance.uuid.toString(), displayModeWords(m_host->displayModeOf(instance))};
        lines.append(instance.active ? instance.defined
                    ? tr("Active and defined")
                    : tr("Active, gone after a restart of the host")
                                     : tr("Defined, not active"));
        if (instance.autostart)
            lines.append(tr("Starts with the host"));
        remarks = &instance.remarks;
    }
    for (const Remark &remark : *remarks)
        lines.append(translate(remark.text()));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QVariant HostTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &n = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(n);
    case Qt::AccessibleTextRole:
        return spoken(n);
    case Qt::ToolTipRole:
        return toolTip(n);
    case KindRole:
        return static_cast<int>(n.kind);
    case SearchRole:
        return n.search;
    case ColorRole:
        return n.color;
    case FreeRole:
        return n.kind == Kind::Type ? m_host->types.at(n.item).availableInstances.value_or(-1) : -1;
    case OwnerRole: {
        if (n.kind != Kind::Instance)
            return {};
        const MdevInstance &instance = m_host->instances.at(n.item);
        return usedBy(instance);
    }
    case OwnRole:
        return n.kind == Kind::Instance
            && m_own.contains(m_host->instances.at(n.item).uuid.toString());
    default:
        return {};
    }
}

QStringList HostTreeModel::mimeTypes() const
{
    return {QString::fromLatin1(MimeType)};
}

QMimeData *HostTreeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    const QModelIndex &index = indexes.first();
    if (const MdevInstance *instance = instanceAt(index)) {
        mime->setData(
            QString::fromLatin1(MimeType), "instance\n" + instance->uuid.toString().toUtf8());
        mime->setText(instance->uuid.toString());
    } else if (const MdevType *type = typeAt(index)) {
        mime->setData(QString::fromLatin1(MimeType),
            "type\n" + type->parent.toUtf8() + '\n' + type->id.toUtf8());
        mime->setText(type->id);
    }
    return mime;
}

} // namespace vitrine::gui
