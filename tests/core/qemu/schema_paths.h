// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace fidelity {

/// A place where libvirt's schema allows an element or an attribute.
struct SchemaPath {
    QStringList elements; ///< from "domain" on
    QString attribute; ///< of the last element; empty for the element itself
    QString value; ///< one that the schema allows there

    [[nodiscard]] QString toString() const;
};

/// Every such place below <domain>, once each, in the order of the schema. Elements that hold themselves (<backingStore>) are
/// walked once. Empty where the schema cannot be read.
QList<SchemaPath> readSchemaPaths(const QString &folder);

/// A guest that says nothing but what is needed, and that element or attribute. Attributes that choose what a device is (`type`,
/// `mode`, `model`) are given all along the way, with values that the schema allows.
QByteArray guestWith(const SchemaPath &path, const QMap<QString, QString> &choices);

} // namespace fidelity
