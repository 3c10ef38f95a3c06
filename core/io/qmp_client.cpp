// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qmp_client.h"

namespace vitrine {

QmpClient::QmpClient(QObject *parent) : QObject(parent), m_socket(this)
{
    connect(&m_socket, &UnixSocket::readyRead, this, &QmpClient::readAll);
    connect(&m_socket, &UnixSocket::closed, this, &QmpClient::end);
}

void QmpClient::connectTo(const QString &socketPath)
{
    m_reader = QmpReader();
    m_pending.clear();
    m_ready = false;
    if (!m_socket.open(socketPath))
        QMetaObject::invokeMethod(this, &QmpClient::closed, Qt::QueuedConnection);
}

void QmpClient::close()
{
    if (!m_socket.isOpen())
        return;
    m_socket.close();
    end();
}

void QmpClient::end()
{
    m_ready = false;
    m_pending.clear();
    Q_EMIT closed();
}

void QmpClient::execute(const QString &command, const QJsonObject &arguments, const Answer &answer)
{
    const int id = m_nextId++;
    m_pending.insert(id, answer);
    m_socket.write(qmpCommand(command, arguments, id));
}

void QmpClient::readAll()
{
    m_reader.feed(m_socket.takeAll());
    while (auto message = m_reader.next()) {
        if (!*message) {
            // Whoever listens there is no QEMU.
            close();
            return;
        }
        handle(**message);
    }
}

void QmpClient::handle(const QmpMessage &message)
{
    switch (message.kind) {
    case QmpMessage::Kind::Greeting:
        execute(QStringLiteral("qmp_capabilities"), {}, [this](const Result<QJsonValue> &result) {
            if (!result)
                return close();
            m_ready = true;
            Q_EMIT ready();
        });
        return;
    case QmpMessage::Kind::Event:
        Q_EMIT eventReceived(message.name, message.payload);
        return;
    case QmpMessage::Kind::Return:
        if (const Answer answer = m_pending.take(message.id))
            answer(message.payload);
        return;
    case QmpMessage::Kind::Error:
        if (const Answer answer = m_pending.take(message.id))
            answer(failure(
                ErrorCode::HostRefused, {VITRINE_TEXT("QEMU says: %1"), {message.description}}));
        return;
    }
}

} // namespace vitrine
