// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/unix_socket.h"
#include "core/qemu/qmp_message.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace vitrine {

/// A conversation with a running QEMU over its QMP socket, driven by the event loop. QEMU talks to one client at a time: while
/// another one holds the socket, this one connects but hears nothing.
class QmpClient : public QObject {
    Q_OBJECT

public:
    explicit QmpClient(QObject *parent = nullptr);

    void connectTo(const QString &socketPath);
    void close();
    /// After the greeting. `answer` gets QEMU's return value, or its words as an error; it is not called when the
    /// conversation ends before.
    using Answer = std::function<void(const Result<QJsonValue> &)>;
    void execute(const QString &command, const QJsonObject &arguments, const Answer &answer);
    [[nodiscard]] bool isReady() const { return m_ready; }

Q_SIGNALS:
    /// Greeted, capabilities negotiated: commands may come.
    void ready();
    void eventReceived(const QString &name, const QJsonValue &data);
    /// The connection could not be made or is over.
    void closed();

private:
    void readAll();
    void end();
    void handle(const QmpMessage &message);

    UnixSocket m_socket;
    QmpReader m_reader;
    QHash<int, Answer> m_pending;
    int m_nextId = 0;
    bool m_ready = false;
};

} // namespace vitrine
