// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/diagnostics_model.h"

#include "gui/text/translate.h"

#include <algorithm>

namespace vitrine::gui {

DiagnosticsModel::DiagnosticsModel(QObject *parent) : QAbstractListModel(parent) {}

void DiagnosticsModel::setDiagnostics(const QList<Diagnostic> &diagnostics)
{
    if (diagnostics == m_all)
        return;
    m_all = diagnostics;
    rebuild();
}

void DiagnosticsModel::setShown(Severity severity, bool shown)
{
    const unsigned bit = 1U << static_cast<unsigned>(severity);
    m_hidden = shown ? m_hidden & ~bit : m_hidden | bit;
    rebuild();
}

bool DiagnosticsModel::isShown(Severity severity) const
{
    return (m_hidden & (1U << static_cast<unsigned>(severity))) == 0;
}

void DiagnosticsModel::rebuild()
{
    QList<Diagnostic> rows;
    for (const Diagnostic &d : m_all) {
        if (isShown(d.severity))
            rows.append(d);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Diagnostic &a, const Diagnostic &b) {
        return a.severity < b.severity;
    });
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int DiagnosticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags DiagnosticsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QVariant DiagnosticsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Diagnostic &d = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return diagnosticTitle(d);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2: %3")
            .arg(severityWord(d.severity), phaseWords(d.phase, d.severity), diagnosticTitle(d));
    case Qt::ToolTipRole: {
        QStringList lines {phaseWords(d.phase, d.severity), diagnosticTitle(d)};
        if (!diagnosticWords(d).isEmpty())
            lines.append(diagnosticWords(d));
        lines.append(d.path);
        lines.append(d.rule);
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

} // namespace vitrine::gui
