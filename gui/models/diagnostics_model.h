// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/diagnostic.h"

#include <QAbstractListModel>

namespace vitrine::gui {

/// The findings of a pass, worst first, of the severities that are shown.
class DiagnosticsModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit DiagnosticsModel(QObject *parent = nullptr);
    void setDiagnostics(const QList<Diagnostic> &diagnostics);
    void setShown(Severity severity, bool shown);
    [[nodiscard]] bool isShown(Severity severity) const;
    [[nodiscard]] const Diagnostic &at(int row) const { return m_rows.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void rebuild();
    QList<Diagnostic> m_all;
    QList<Diagnostic> m_rows;
    unsigned m_hidden = 0; ///< bit per severity
};

} // namespace vitrine::gui
