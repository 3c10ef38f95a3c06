// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/patcher.h"
#include "core/guest/field_table.h"
#include "core/guest/memory_size.h"

#include <QStringList>

#include <algorithm>

namespace vitrine {

namespace {

QString idOf(const FieldSpec &spec)
{
    return QString::fromLatin1(spec.id);
}

Result<QString> oneOf(const FieldSpec &spec, const QString &value)
{
    QStringList words;
    for (const char *choice : spec.choices)
        words.append(QString::fromLatin1(choice));
    if (words.contains(value))
        return value;
    return failure(ErrorCode::Usage,
        {VITRINE_TEXT("\"%1\" is no value for %2; allowed are %3"),
            {value, idOf(spec), words.join(QStringLiteral(", "))}});
}

Result<QString> integer(const FieldSpec &spec, const QString &value)
{
    const QStringView digits = QStringView(value).sliced(value.startsWith(u'-') ? 1 : 0);
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    ok = ok && std::all_of(digits.begin(), digits.end(), [](QChar c) {
        return c >= u'0' && c <= u'9';
    });
    if (ok && number >= spec.minimum && number <= spec.maximum)
        return value;
    return failure(ErrorCode::Usage,
        {VITRINE_TEXT("\"%1\" is no value for %2; allowed are whole numbers from %3 to %4"),
            {value, idOf(spec), QString::number(spec.minimum), QString::number(spec.maximum)}});
}

} // namespace

Result<QString> checkFieldValue(const FieldSpec &spec, const QString &value)
{
    if (!patcher::canHold(value))
        return failure(ErrorCode::Usage,
            {VITRINE_TEXT("the value for %1 holds a character that XML cannot hold"),
                {idOf(spec)}});
    switch (spec.type) {
    case FieldType::YesNo:
    case FieldType::OnOff:
    case FieldType::Choice:
        return oneOf(spec, value);
    case FieldType::Integer:
        return integer(spec, value);
    case FieldType::Memory:
        if (const auto size = splitMemorySize(value)) {
            const QString unit = size->unit.isEmpty() ? QStringLiteral("KiB") : size->unit;
            return QString(size->number + u' ' + unit);
        }
        return failure(ErrorCode::Usage,
            {VITRINE_TEXT("\"%1\" is no value for %2; allowed are sizes like 4 GiB or 8192 MiB"),
                {value, idOf(spec)}});
    case FieldType::Uuid:
        if (const auto uuid = MdevUuid::parse(value))
            return uuid->toString();
        return failure(ErrorCode::Usage,
            {VITRINE_TEXT("\"%1\" is no value for %2; allowed are UUIDs: 32 hexadecimal digits"),
                {value, idOf(spec)}});
    case FieldType::PciAddress:
        if (const auto address = PciAddress::parse(value))
            return address->toString();
        return failure(ErrorCode::Usage,
            {VITRINE_TEXT("\"%1\" is no value for %2; allowed are addresses like 0000:00:05.0"),
                {value, idOf(spec)}});
    case FieldType::Path:
        if (value.trimmed().isEmpty())
            return failure(
                ErrorCode::Usage, {VITRINE_TEXT("%1 needs the path of a file"), {idOf(spec)}});
        return value;
    case FieldType::Text:
    case FieldType::Password:
        break;
    }
    return value;
}

} // namespace vitrine
