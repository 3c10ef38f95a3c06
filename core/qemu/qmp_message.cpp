// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qmp_message.h"

#include <QJsonDocument>

namespace vitrine {
namespace {

Result<QmpMessage> parseLine(const QByteArray &line)
{
    const auto notQmp = [&line] {
        return failure(ErrorCode::External,
            {VITRINE_TEXT("not an answer of QEMU's machine protocol: %1"),
                {QString::fromUtf8(line.left(80)).simplified()}});
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject())
        return notQmp();
    const QJsonObject object = document.object();
    QmpMessage message;
    message.id = object.value(QLatin1String("id")).toInt(-1);
    if (object.contains(QLatin1String("QMP"))) {
        message.kind = QmpMessage::Kind::Greeting;
        message.payload = object.value(QLatin1String("QMP"));
    } else if (object.contains(QLatin1String("return"))) {
        message.kind = QmpMessage::Kind::Return;
        message.payload = object.value(QLatin1String("return"));
    } else if (object.contains(QLatin1String("error"))) {
        const QJsonObject inner = object.value(QLatin1String("error")).toObject();
        message.kind = QmpMessage::Kind::Error;
        message.name = inner.value(QLatin1String("class")).toString();
        message.description = inner.value(QLatin1String("desc")).toString();
    } else if (object.contains(QLatin1String("event"))) {
        message.kind = QmpMessage::Kind::Event;
        message.name = object.value(QLatin1String("event")).toString();
        message.payload = object.value(QLatin1String("data"));
    } else {
        return notQmp();
    }
    return message;
}

} // namespace

std::optional<Result<QmpMessage>> QmpReader::next()
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', m_searched);
        if (end < 0) {
            // Only now are the consumed bytes dropped: once a chunk, not once a message.
            m_buffer.remove(0, m_begin);
            m_begin = 0;
            m_searched = m_buffer.size();
            if (m_buffer.size() > maxLine) {
                const QByteArray start = m_buffer.left(80);
                m_buffer.clear();
                m_searched = 0;
                return parseLine(start);
            }
            return std::nullopt;
        }
        const QByteArray line = m_buffer.mid(m_begin, end - m_begin).trimmed();
        m_begin = m_searched = end + 1;
        if (!line.isEmpty())
            return parseLine(line);
    }
}

QByteArray qmpCommand(const QString &name, const QJsonObject &arguments, int id)
{
    QJsonObject command {{QStringLiteral("execute"), name}, {QStringLiteral("id"), id}};
    if (!arguments.isEmpty())
        command.insert(QStringLiteral("arguments"), arguments);
    return QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace vitrine
