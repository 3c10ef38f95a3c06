// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <utility>

namespace vitrine {

/// A file descriptor that is closed once.
class UniqueFd {
public:
    UniqueFd() = default;
    explicit UniqueFd(int fd) : m_fd(fd) {}
    UniqueFd(UniqueFd &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    UniqueFd &operator=(UniqueFd &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    UniqueFd(const UniqueFd &) = delete;
    UniqueFd &operator=(const UniqueFd &) = delete;
    ~UniqueFd();

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isValid() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

/// The system's words for an errno, in English.
[[nodiscard]] QString errorWords(int error);

/// Files below a folder that stands for /. Every link is followed below that folder, also an absolute one and one with too many
/// "..", as chroot(2) would; nothing outside is ever opened. Names are bytes, as the kernel has them. Plain
/// openat/read/readlinkat, from several threads at once where nobody watches; results carry errno instead of throwing anything away.
class RootFs {
public:
    /// A folder that is open. `path` starts with '/' and holds no link.
    struct Dir {
        UniqueFd fd;
        QByteArray path;
        int error = 0; ///< errno when it could not be opened

        explicit operator bool() const { return fd.isValid(); }
    };

    enum class Kind { Folder, File, Link, Other };

    struct Entry {
        QByteArray name;
        Kind kind = Kind::Other;
    };

    struct Listing {
        QList<Entry> entries; ///< without "." and "..", in the kernel's order
        int error = 0; ///< errno when it ended early
    };

    struct Content {
        QByteArray bytes;
        int error = 0; ///< errno; ELOOP for a link
        bool regular = true; ///< false: a folder, FIFO, socket ... stands in the file's place
        bool cut = false; ///< there was more than the limit
    };

    struct Target {
        QByteArray bytes; ///< what the link says
        int error = 0; ///< errno; EINVAL when it is no link
    };

    /// Called with the path before each file or folder is opened or listed: lets a test change the tree at that moment.
    using Hook = std::function<void(const QByteArray &path)>;

    /// NotFound or NotReadable when the folder itself cannot be opened.
    static Result<RootFs> open(const QString &folder, Hook hook = {});

    /// Follows links. Needs no permission to list the folders on the way.
    [[nodiscard]] Dir openDir(const QByteArray &path) const;
    /// Starts at `from`, whose path holds no link.
    [[nodiscard]] Dir openDir(const Dir &from, const QByteArray &path) const;
    /// A real sub-folder, never a link: one system call. EINVAL for what is a path.
    [[nodiscard]] Dir subDir(const Dir &dir, const QByteArray &name) const;
    [[nodiscard]] Listing list(const Dir &dir) const;
    /// A regular file of that folder, never through a link, never blocking. Reads at most `limit` bytes.
    [[nodiscard]] Content read(
        const Dir &dir, const QByteArray &name, qsizetype limit = 4096) const;
    /// Follows links, as openDir.
    [[nodiscard]] Content readPath(const QByteArray &path, qsizetype limit) const;
    [[nodiscard]] Target readLink(const Dir &dir, const QByteArray &name) const;
    /// access(2) of the effective user with F_OK, R_OK | W_OK ...; does not follow a link at the end.
    [[nodiscard]] bool access(const Dir &dir, const QByteArray &name, int mode) const;
    struct Status {
        int mode = 0; ///< permission bits
        uint user = 0;
        uint group = 0;
    };
    /// Of what is no link; nullopt when it is not there.
    [[nodiscard]] std::optional<Status> status(const Dir &dir, const QByteArray &name) const;
    /// There, and not a folder or link.
    [[nodiscard]] bool isNode(const Dir &dir, const QByteArray &name) const;
    /// Whether a test watches: then one thread reads.
    [[nodiscard]] bool isWatched() const { return static_cast<bool>(m_hook); }
    /// Whether the folder is the machine's own /.
    [[nodiscard]] bool isSystemRoot() const { return m_systemRoot; }

private:
    struct Resolved {
        UniqueFd folder; ///< O_PATH, of the last folder
        QByteArray folderPath;
        QByteArray rest; ///< name of what is no folder, or empty
        int error = 0;
    };

    RootFs() = default;
    /// The same as resolve() by one call of the kernel, where it has that call; nothing where the steps have to be taken one by one.
    [[nodiscard]] std::optional<Dir> openAtOnce(const QByteArray &path) const;
    [[nodiscard]] Resolved resolve(const QByteArray &path, bool fileAllowed) const;
    [[nodiscard]] Content readAt(int folder, const QByteArray &name, qsizetype limit) const;
    void announce(const QByteArray &folder, const QByteArray &name) const;

    UniqueFd m_root;
    QByteArray m_rootPath; ///< as the kernel calls it, empty for /
    Hook m_hook;
    bool m_systemRoot = false;
};

} // namespace vitrine
