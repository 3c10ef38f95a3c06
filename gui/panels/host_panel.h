// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/host_tree_model.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace vitrine::gui {

class EmptyState;
class MutedLabel;
class SearchField;

/// What of the host can be attached: an instance, or a type of which one has to be made.
struct HostChoice {
    std::optional<MdevUuid> uuid;
    QString parent;
    QString type;
};

/// The host's GPUs, types and instances: filter, look, drag.
class HostPanel : public QWidget {
    Q_OBJECT
public:
    explicit HostPanel(QWidget *parent = nullptr);
    /// `title` says which host it is.
    void setHost(std::shared_ptr<const HostSnapshot> host, const QString &title);
    void setOwn(const QStringList &uuids, const QString &guest);
    [[nodiscard]] QTreeView *tree() const { return m_tree; }
    [[nodiscard]] SearchField *filter() const { return m_filter; }
    [[nodiscard]] const HostTreeModel *model() const { return m_model; }
    /// What is selected, if it can be attached.
    [[nodiscard]] std::optional<HostChoice> choice() const;
    void select(const MdevUuid &uuid);
    /// Without the button that reads the host again.
    void hideRefresh();

Q_SIGNALS:
    void attachRequested(const vitrine::gui::HostChoice &choice);
    void removeRequested(const vitrine::MdevUuid &uuid);
    void refreshRequested();
    void demonstrationRequested();
    void choiceChanged();

private:
    void applyFilter(const QString &text);
    void showMenu(const QPoint &position);
    void showState();
    /// What is open, by what it is: rows come and go.
    [[nodiscard]] QStringList openBranches() const;
    void openAgain(const QStringList &branches);
    HostTreeModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QTreeView *m_tree;
    SearchField *m_filter;
    MutedLabel *m_title;
    QPushButton *m_refresh;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QPushButton *m_demonstrate;
    QStringList m_openBefore; ///< before the filter opened everything
};

} // namespace vitrine::gui
