// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace vitrine {

/// A tagged union of the schema: what every branch has, and what each has on top.
struct QmpSchemaUnion {
    QStringList commonMembers;
    QMap<QString, QStringList> branchMembers;
};

/// The answer of query-qmp-schema (qapi/introspect.json of QEMU). Type names are numbers that mean nothing, so everything is
/// looked up from a command. What is not there is empty.
class QmpSchema {
public:
    explicit QmpSchema(const QJsonArray &entries);

    [[nodiscard]] QStringList commandFeatures(const QString &command) const;
    [[nodiscard]] QmpSchemaUnion argumentUnion(const QString &command) const;
    [[nodiscard]] QmpSchemaUnion returnUnion(const QString &command) const;
    /// The values of the first enumeration that holds `value`.
    [[nodiscard]] QStringList enumWith(const QString &value) const;

private:
    [[nodiscard]] QmpSchemaUnion unionOf(const QString &type) const;
    [[nodiscard]] QStringList membersOf(const QString &type) const;
    QHash<QString, QJsonObject> m_entries;
};

} // namespace vitrine
