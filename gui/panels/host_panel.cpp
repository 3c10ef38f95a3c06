// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/host_panel.h"

#include "gui/app/icons.h"
#include "gui/app/theme.h"
#include "gui/panels/host_delegate.h"
#include "gui/panels/panel_header.h"
#include "gui/text/translate.h"
#include "gui/widgets/card.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace vitrine::gui {

namespace {

enum Page : int { PageTree, PageEmpty };

} // namespace

HostPanel::HostPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new HostTreeModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_tree(new QTreeView)
    , m_filter(new SearchField(tr("Filter types, addresses, guests")))
    , m_title(new MutedLabel)
    , m_refresh(quietButton(Symbol::Refresh, tr("Read the host again")))
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyState(static_cast<int>(Symbol::Gpu), tr("Reading the host …"), QString()))
    , m_demonstrate(new QPushButton(symbolIcon(Symbol::Star), tr("Show the demonstration host")))
{
    auto *header = new PanelHeader(tr("Host devices"), this);
    header->addNote(m_title);
    connect(m_refresh, &QPushButton::clicked, this, &HostPanel::refreshRequested);
    header->addTool(m_refresh);

    m_filter->setAccessibleName(tr("Filter host devices"));
    connect(m_filter, &QLineEdit::textChanged, this, &HostPanel::applyFilter);

    m_proxy->setSourceModel(m_model);
    m_proxy->setFilterRole(HostTreeModel::SearchRole);
    m_proxy->setRecursiveFilteringEnabled(true);

    m_tree->setModel(m_proxy);
    m_tree->setItemDelegate(new HostDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(tr("Host devices"));
    m_tree->setDragEnabled(true);
    m_tree->setDragDropMode(QAbstractItemView::DragOnly);
    m_tree->setIndentation(16);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setFrameShape(QFrame::NoFrame);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &HostPanel::showMenu);
    connect(m_tree, &QTreeView::activated, this, [this] {
        if (const auto chosen = choice())
            Q_EMIT attachRequested(*chosen);
    });
    connect(m_tree->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        &HostPanel::choiceChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HostPanel::choiceChanged);
    // The first instance of a type would stay hidden in it.
    connect(m_proxy,
        &QAbstractItemModel::rowsInserted,
        this,
        [this](const QModelIndex &above, int first, int last) {
            if (above.isValid() && first == 0 && m_proxy->rowCount(above) == last + 1)
                m_tree->expand(above);
        });

    auto *filterRow = new QWidget(this);
    auto *filterLayout = new QVBoxLayout(filterRow);
    filterLayout->setContentsMargins(space::Small, space::Small, space::Small, space::Tiny);
    filterLayout->addWidget(m_filter);

    m_demonstrate->setAccessibleName(tr("Show the demonstration host"));
    m_demonstrate->setVisible(false);
    connect(m_demonstrate, &QPushButton::clicked, this, &HostPanel::demonstrationRequested);
    m_empty->addAction(m_demonstrate);

    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    m_pages->setCurrentIndex(PageEmpty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(filterRow);
    layout->addWidget(m_pages, 1);
    setAutoFillBackground(true);
}

void HostPanel::setHost(std::shared_ptr<const HostSnapshot> host, const QString &title)
{
    // The open branches and the selection survive a new reading: they are found again by what they are.
    const bool first = m_model->host() == nullptr || m_model->host()->parents.isEmpty();
    const QStringList open = openBranches();
    m_title->setText(title);
    const bool allNew = m_model->setHost(std::move(host));
    if (first) {
        for (int row = 0; row < m_proxy->rowCount(); ++row) {
            const QModelIndex parent = m_proxy->index(row, 0);
            m_tree->expand(parent);
            for (int child = 0; child < m_proxy->rowCount(parent); ++child) {
                const QModelIndex type = m_proxy->index(child, 0, parent);
                // A handful of instances is worth seeing at once, thousands are not.
                if (m_proxy->rowCount(type) > 0 && m_proxy->rowCount(type) <= 8)
                    m_tree->expand(type);
            }
        }
    } else if (allNew) {
        openAgain(open);
    }
    showState();
}

QStringList HostPanel::openBranches() const
{
    QStringList open;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex parent = m_proxy->index(row, 0);
        if (m_tree->isExpanded(parent))
            open.append(parent.data(HostTreeModel::SearchRole).toString());
        for (int child = 0; child < m_proxy->rowCount(parent); ++child) {
            const QModelIndex type = m_proxy->index(child, 0, parent);
            if (m_tree->isExpanded(type))
                open.append(type.data(HostTreeModel::SearchRole).toString());
        }
    }
    return open;
}

void HostPanel::openAgain(const QStringList &branches)
{
    const auto open = [&](const QModelIndex &index) {
        m_tree->setExpanded(
            index, branches.contains(index.data(HostTreeModel::SearchRole).toString()));
    };
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex parent = m_proxy->index(row, 0);
        open(parent);
        for (int child = 0; child < m_proxy->rowCount(parent); ++child)
            open(m_proxy->index(child, 0, parent));
    }
}

void HostPanel::showState()
{
    const HostSnapshot *host = m_model->host();
    if (host == nullptr)
        return;
    m_demonstrate->setVisible(host->parents.isEmpty());
    if (host->parents.isEmpty()) {
        QStringList why {
            host->mdevBus ? tr(
                "This host has drivers for mediated devices, but none of its devices offers vGPUs.")
                          : tr("No driver on this host offers mediated devices.")};
        for (const Remark &remark : host->remarks)
            why.append(translate(remark.text()));
        why.append(tr("They come with the driver of the GPU (i915 with GVT-g, NVIDIA's vGPU "
                      "driver) or, to try without a GPU, with the kernel module mtty."));
        why.append(tr("A guest can be edited all the same."));
        m_empty->setText(tr("No vGPUs here"), why.join(u"\n\n"));
        m_pages->setCurrentIndex(PageEmpty);
    } else if (m_proxy->rowCount() == 0) {
        m_empty->setText(tr("Nothing matches"),
            tr("No GPU, type, instance or guest matches “%1”.").arg(m_filter->text()));
        m_pages->setCurrentIndex(PageEmpty);
    } else {
        m_pages->setCurrentIndex(PageTree);
    }
}

void HostPanel::setOwn(const QStringList &uuids, const QString &guest)
{
    m_model->setOwn(uuids, guest);
}

void HostPanel::applyFilter(const QString &text)
{
    const QString wanted = text.trimmed().toLower();
    if (!wanted.isEmpty() && m_proxy->filterRegularExpression().pattern().isEmpty())
        m_openBefore = openBranches();
    m_proxy->setFilterFixedString(wanted);
    if (!wanted.isEmpty())
        m_tree->expandAll();
    else
        openAgain(m_openBefore);
    showState();
}

std::optional<HostChoice> HostPanel::choice() const
{
    const QModelIndex index = m_proxy->mapToSource(m_tree->currentIndex());
    if (!index.isValid())
        return {};
    HostChoice chosen;
    if (const MdevInstance *instance = m_model->instanceAt(index)) {
        chosen.uuid = instance->uuid;
        chosen.parent = instance->parent;
        chosen.type = instance->type.value_or(QString());
        return chosen;
    }
    if (const MdevType *type = m_model->typeAt(index)) {
        chosen.parent = type->parent;
        chosen.type = type->id;
        return chosen;
    }
    return {};
}

void HostPanel::select(const MdevUuid &uuid)
{
    const QModelIndex index = m_proxy->mapFromSource(m_model->indexOfInstance(uuid));
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void HostPanel::hideRefresh()
{
    m_refresh->hide();
}

void HostPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    m_tree->setCurrentIndex(index);
    QMenu menu;
    const auto chosen = choice();
    if (chosen)
        menu.addAction(symbolIcon(Symbol::Plus),
            chosen->uuid ? tr("&Attach to the guest") : tr("&Create an instance and attach it"),
            this,
            [this, chosen] { Q_EMIT attachRequested(*chosen); });
    if (chosen && chosen->uuid)
        menu.addAction(
            symbolIcon(Symbol::Remove), tr("&Remove the instance"), this, [this, chosen] {
                Q_EMIT removeRequested(*chosen->uuid);
            });
    menu.addAction(symbolIcon(Symbol::Copy), tr("&Copy the name"), this, [index] {
        QApplication::clipboard()->setText(index.data().toString());
    });
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

} // namespace vitrine::gui
