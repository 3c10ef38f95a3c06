// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/root_fs.h"

#include <QByteArray>
#include <QObject>
#include <QString>

#include <chrono>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace vitrine {

/// A stream to a UNIX socket: all that QMP needs. Qt Network would do it too, and would load Kerberos, proxies and compression with
/// every start of the program.
///
/// With an event loop readyRead() and closed() tell what happens; without one wait() does.
class UnixSocket : public QObject {
    Q_OBJECT

public:
    explicit UnixSocket(QObject *parent = nullptr);
    ~UnixSocket() override;
    Q_DISABLE_COPY_MOVE(UnixSocket)

    /// Connects at once or not at all: false when nobody listens there, the path is too long (107 bytes), or too many wait.
    bool open(const QString &path);
    /// Without closed(): whoever calls it knows.
    void close();
    [[nodiscard]] bool isOpen() const { return m_fd.isValid(); }

    /// Never blocks: what the peer does not take yet is kept, in order.
    void write(const QByteArray &bytes);
    /// What has come since the last call.
    [[nodiscard]] QByteArray takeAll();
    /// Sends what is kept and reads what comes, until something has come. False at the end of the time or of the stream.
    bool wait(std::chrono::milliseconds timeout);

Q_SIGNALS:
    void readyRead();
    /// The peer has gone, or the stream is broken. What came before is still there.
    void closed();

private:
    void receive();
    void send();
    void end();

    UniqueFd m_fd;
    QSocketNotifier *m_read = nullptr; ///< child
    QSocketNotifier *m_write = nullptr; ///< child
    QByteArray m_in;
    QByteArray m_out;
};

} // namespace vitrine
