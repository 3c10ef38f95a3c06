// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/write_apart.h"

#include "core/io/root_fs.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace vitrine {

namespace {

/// The child's part. It keeps nothing open but these two: who reads our output shall not wait for it.
[[noreturn]] void writeAndTell(int fd, const char *data, size_t size, int tellTo)
{
    constexpr int aside = 16;
    const int to = fcntl(fd, F_DUPFD, aside);
    int error = to < 0 ? errno : 0;
    const int tell = fcntl(tellTo, F_DUPFD, aside);
    setsid();
    if (to >= 0)
        dup2(to, STDIN_FILENO);
    dup2(tell, STDOUT_FILENO);
    close_range(STDERR_FILENO, ~0U, 0);
    if (error == 0) {
        const ssize_t written = write(STDIN_FILENO, data, size);
        error = written < 0 ? errno : written == static_cast<ssize_t>(size) ? 0 : EIO;
    }
    (void)!write(STDOUT_FILENO, &error, sizeof error);
    _exit(0);
}

} // namespace

int writeApart(int fd, const QByteArray &bytes, std::chrono::milliseconds timeout)
{
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0)
        return errno;
    const UniqueFd reader(ends[0]);
    UniqueFd writer(ends[1]);
    const char *data = bytes.constData();
    const auto size = static_cast<size_t>(bytes.size());
    const pid_t child = fork();
    if (child < 0)
        return errno;
    if (child == 0) {
        // A grandchild, so that nobody has to wait for it. Only async-signal-safe calls from here on.
        if (fork() != 0)
            _exit(0);
        writeAndTell(fd, data, size, writer.get());
    }
    writer = UniqueFd();
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {}
    pollfd wait = {reader.get(), POLLIN, 0};
    if (poll(&wait, 1, static_cast<int>(timeout.count())) == 0)
        return ETIMEDOUT;
    int error = EIO;
    return read(reader.get(), &error, sizeof error) == sizeof error ? error : EIO;
}

} // namespace vitrine
