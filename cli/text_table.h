// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"

#include <QList>
#include <QStringList>

namespace vitrine::cli {

/// Rows in columns for people. Nothing is printed for a table without rows, so that `wc -l` says what is there.
class TextTable {
public:
    explicit TextTable(QStringList header) { m_rows += std::move(header); }
    /// As many cells as the header has.
    void add(QStringList row) { m_rows += std::move(row); }
    void print(Output &out) const;

private:
    QList<QStringList> m_rows;
};

} // namespace vitrine::cli
