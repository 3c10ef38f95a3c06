// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qmp_schema.h"

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

QStringList enumValues(const QJsonObject &entry)
{
    // "values" is the older spelling of the same; "members" (6.2) can carry features.
    QStringList out;
    const QJsonArray members = entry.value("members"_L1).toArray();
    for (const auto member : members)
        out += member.toObject().value("name"_L1).toString();
    if (out.isEmpty()) {
        const QJsonArray values = entry.value("values"_L1).toArray();
        for (const auto value : values)
            out += value.toString();
    }
    return out;
}

} // namespace

QmpSchema::QmpSchema(const QJsonArray &entries)
{
    m_entries.reserve(entries.size());
    for (const auto value : entries) {
        const QJsonObject entry = value.toObject();
        m_entries.insert(entry.value("name"_L1).toString(), entry);
    }
}

QStringList QmpSchema::commandFeatures(const QString &command) const
{
    QStringList out;
    const QJsonArray features = m_entries.value(command).value("features"_L1).toArray();
    for (const auto feature : features)
        out += feature.toString();
    return out;
}

QmpSchemaUnion QmpSchema::argumentUnion(const QString &command) const
{
    return unionOf(m_entries.value(command).value("arg-type"_L1).toString());
}

QmpSchemaUnion QmpSchema::returnUnion(const QString &command) const
{
    return unionOf(m_entries.value(command).value("ret-type"_L1).toString());
}

QStringList QmpSchema::enumWith(const QString &value) const
{
    for (const QJsonObject &entry : m_entries) {
        if (entry.value("meta-type"_L1).toString() != "enum"_L1)
            continue;
        QStringList values = enumValues(entry);
        if (values.contains(value))
            return values;
    }
    return {};
}

QmpSchemaUnion QmpSchema::unionOf(const QString &type) const
{
    QmpSchemaUnion out;
    const QJsonObject entry = m_entries.value(type);
    out.commonMembers = membersOf(type);
    const QJsonArray variants = entry.value("variants"_L1).toArray();
    for (const auto value : variants) {
        const QJsonObject variant = value.toObject();
        out.branchMembers.insert(
            variant.value("case"_L1).toString(), membersOf(variant.value("type"_L1).toString()));
    }
    return out;
}

QStringList QmpSchema::membersOf(const QString &type) const
{
    QStringList out;
    const QJsonArray members = m_entries.value(type).value("members"_L1).toArray();
    for (const auto member : members)
        out += member.toObject().value("name"_L1).toString();
    return out;
}

} // namespace vitrine
