// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/mdev_definition.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

QByteArray definitionText(const QString &type, bool autostart)
{
    // An array of one gives the text in JSON's quotes.
    const QByteArray quoted =
        QJsonDocument(QJsonArray {type}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
    return "{\n  \"mdev_type\": " + quoted + ",\n  \"start\": \"" + (autostart ? "auto" : "manual")
        + "\",\n  \"attrs\": []\n}";
}

Result<QByteArray> definitionWithAutostart(const QByteArray &text)
{
    const QJsonObject before = QJsonDocument::fromJson(text).object();
    QJsonObject wanted = before;
    wanted.insert(u"start"_s, u"auto"_s);
    static const QRegularExpression start(u"(\"start\"\\s*:\\s*)\"[a-z]*\""_s);
    QString after = QString::fromUtf8(text);
    const QRegularExpressionMatch match = start.match(after);
    if (match.hasMatch())
        after.replace(
            match.capturedStart(), match.capturedLength(), match.captured(1) + u"\"auto\""_s);
    QByteArray bytes = after.toUtf8();
    // Not every text that looks so is the member: the attributes may hold the same words.
    if (before.isEmpty() || QJsonDocument::fromJson(bytes).object() != wanted)
        return failure(ErrorCode::NotWellFormed, VITRINE_TEXT("this is no definition of mdevctl"));
    return bytes;
}

bool definitionHasAttributes(const QByteArray &text)
{
    return !QJsonDocument::fromJson(text).object().value("attrs"_L1).toArray().isEmpty();
}

} // namespace vitrine
