// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "core/guest/field_table.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

/// As `set` takes it, with N for the number of a repeated one: "mdev[N].display".
QString nameOf(const FieldSpec &field)
{
    QString name = QString::fromLatin1(field.id);
    if (field.group != FieldGroup::Guest)
        name.insert(name.indexOf(u'.'), u"[N]"_s);
    return name;
}

QStringList choicesOf(const FieldSpec &field)
{
    if (field.type == FieldType::YesNo)
        return {u"yes"_s, u"no"_s};
    if (field.type == FieldType::OnOff)
        return {u"on"_s, u"off"_s};
    QStringList choices;
    for (const char *choice : field.choices)
        choices += QString::fromUtf8(choice);
    return choices;
}

QString typeOf(const FieldSpec &field)
{
    switch (field.type) {
    case FieldType::Text:
        return u"text"_s;
    case FieldType::YesNo:
        return u"yes-no"_s;
    case FieldType::OnOff:
        return u"on-off"_s;
    case FieldType::Choice:
        return u"choice"_s;
    case FieldType::Integer:
        return u"integer"_s;
    case FieldType::Memory:
        return u"memory"_s;
    case FieldType::Uuid:
        return u"uuid"_s;
    case FieldType::Path:
        return u"path"_s;
    case FieldType::PciAddress:
        return u"pci-address"_s;
    case FieldType::Password:
        return u"password"_s;
    }
    return {};
}

QJsonObject toJson(const FieldSpec &field)
{
    const QString fallback = QString::fromUtf8(field.defaultText);
    return {{u"field"_s, nameOf(field)},
        {u"type"_s, typeOf(field)},
        {u"choices"_s, QJsonArray::fromStringList(choicesOf(field))},
        {u"default"_s, fallback.isEmpty() ? QJsonValue() : QJsonValue(fallback)},
        {u"meaning"_s, field.help.toEnglish()}};
}

} // namespace

ExitCode runFields(Context &context)
{
    if (context.json()) {
        QJsonArray rows;
        for (const FieldSpec &field : fieldTable())
            rows += toJson(field);
        context.out.json(rows);
        return ExitCode::Done;
    }
    qsizetype width = 0;
    for (const FieldSpec &field : fieldTable())
        width = std::max(width, nameOf(field).size());
    for (const FieldSpec &field : fieldTable()) {
        const QStringList choices = choicesOf(field);
        QString line = nameOf(field).leftJustified(width + 2)
            + (choices.isEmpty() ? typeOf(field) : choices.join(u'|'));
        if (field.defaultText[0] != '\0')
            line += u" (default: "_s + QString::fromUtf8(field.defaultText) + u')';
        context.out.line(line + u". "_s + field.help.toEnglish());
    }
    return ExitCode::Done;
}

} // namespace vitrine::cli
