// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/unix_socket.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QPointer>
#include <QSocketNotifier>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vitrine {

UnixSocket::UnixSocket(QObject *parent) : QObject(parent) {}

UnixSocket::~UnixSocket()
{
    close();
}

bool UnixSocket::open(const QString &path)
{
    close();
    m_in.clear();
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.isEmpty() || name.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // A UNIX socket connects without waiting: EAGAIN means that the queue of the other side is full.
    if (!fd.isValid()
        || ::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return false;
    m_fd = std::move(fd);
    // Notifiers belong to an event loop; a program without one calls wait().
    if (QCoreApplication::instance()) {
        m_read = new QSocketNotifier(m_fd.get(), QSocketNotifier::Read, this);
        connect(m_read, &QSocketNotifier::activated, this, &UnixSocket::receive);
        m_write = new QSocketNotifier(m_fd.get(), QSocketNotifier::Write, this);
        connect(m_write, &QSocketNotifier::activated, this, &UnixSocket::send);
        m_write->setEnabled(false);
    }
    return true;
}

void UnixSocket::close()
{
    // Often called from a notifier's own signal: it goes when that is over.
    for (auto *notifier : {&m_read, &m_write}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            (*notifier)->deleteLater();
            *notifier = nullptr;
        }
    }
    m_fd = UniqueFd();
    m_out.clear();
}

void UnixSocket::end()
{
    if (!isOpen())
        return;
    close();
    Q_EMIT closed();
}

void UnixSocket::write(const QByteArray &bytes)
{
    if (!isOpen())
        return;
    m_out += bytes;
    send();
}

QByteArray UnixSocket::takeAll()
{
    return std::exchange(m_in, {});
}

void UnixSocket::send()
{
    while (isOpen() && !m_out.isEmpty()) {
        const ssize_t size = ::send(
            m_fd.get(), m_out.constData(), static_cast<std::size_t>(m_out.size()), MSG_NOSIGNAL);
        if (size >= 0) {
            m_out.remove(0, size);
        } else if (errno != EINTR) {
            // A broken stream is told by the reading side, after what had come before.
            if (errno != EAGAIN)
                m_out.clear();
            break;
        }
    }
    if (m_write)
        m_write->setEnabled(!m_out.isEmpty());
}

void UnixSocket::receive()
{
    bool more = false;
    bool over = false;
    char buffer[16384];
    while (isOpen() && !over) {
        const ssize_t size = ::recv(m_fd.get(), buffer, sizeof buffer, 0);
        if (size > 0) {
            m_in.append(buffer, size);
            more = true;
        } else if (size == 0 || errno != EINTR) {
            over = size == 0 || errno != EAGAIN;
            break;
        }
    }
    const QPointer<UnixSocket> self(this);
    if (more)
        Q_EMIT readyRead();
    if (over && self)
        end();
}

bool UnixSocket::wait(std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    const qsizetype before = m_in.size();
    while (isOpen() && m_in.size() == before) {
        pollfd request {
            m_fd.get(), static_cast<short>(m_out.isEmpty() ? POLLIN : POLLIN | POLLOUT), 0};
        const int found = ::poll(&request, 1, static_cast<int>(deadline.remainingTime()));
        if (found == 0 || (found < 0 && errno != EINTR))
            break;
        if ((request.revents & POLLOUT) != 0)
            send();
        if ((request.revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            receive();
        if (deadline.hasExpired())
            break;
    }
    return m_in.size() > before;
}

} // namespace vitrine
