// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/uevents.h"

#include "core/io/root_fs.h"

#include <QSocketNotifier>

#include <linux/netlink.h>
#include <sys/socket.h>

#include <cerrno>

namespace vitrine {

namespace {

constexpr unsigned kernelGroup = 1;
/// UEVENT_BUFFER_SIZE is 2 KiB; paths add to it.
constexpr size_t messageLimit = 16 * 1024;
/// A creation is half a dozen messages of a kilobyte.
constexpr int bufferBytes = 4 * 1024 * 1024;

} // namespace

NetlinkUevents::NetlinkUevents() = default;
NetlinkUevents::~NetlinkUevents() = default;

Result<void> NetlinkUevents::start()
{
    auto fd = std::make_unique<UniqueFd>(
        ::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT));
    sockaddr_nl address = {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = kernelGroup;
    if (!fd->isValid()
        || ::bind(fd->get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return failure(ErrorCode::External,
            {VITRINE_TEXT("the kernel's messages about devices cannot be heard: %1"),
                {errorWords(errno)}});
    // Root gets what it asks for, others as much as net.core.rmem_max allows.
    if (::setsockopt(fd->get(), SOL_SOCKET, SO_RCVBUFFORCE, &bufferBytes, sizeof bufferBytes) != 0)
        (void)::setsockopt(fd->get(), SOL_SOCKET, SO_RCVBUF, &bufferBytes, sizeof bufferBytes);
    m_socket = std::move(fd);
    m_notifier = std::make_unique<QSocketNotifier>(m_socket->get(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &NetlinkUevents::read);
    return {};
}

void NetlinkUevents::read()
{
    // A bounded number at once: in a storm the window still gets its turn.
    constexpr int most = 256;
    QByteArray buffer(static_cast<qsizetype>(messageLimit), Qt::Uninitialized);
    for (int i = 0; i < most; ++i) {
        sockaddr_nl sender = {};
        socklen_t size = sizeof sender;
        const ssize_t got = ::recvfrom(m_socket->get(),
            buffer.data(),
            messageLimit,
            0,
            reinterpret_cast<sockaddr *>(&sender),
            &size);
        if (got < 0) {
            if (errno == ENOBUFS) {
                Q_EMIT lost();
                continue;
            }
            return; // nothing more for now
        }
        // Only the kernel has no port.
        if (sender.nl_pid == 0)
            Q_EMIT received(buffer.first(got));
    }
}

} // namespace vitrine
