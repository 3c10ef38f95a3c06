// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace vitrine::test {

/// A folder that stands for / of some host, made for one test and gone after it. Paths are relative to it, without a leading '/'.
class HostTree {
public:
    HostTree();
    /// A copy of another tree: folders, links and files, whatever their permissions.
    explicit HostTree(const QString &original);
    ~HostTree();
    HostTree(const HostTree &) = delete;
    HostTree &operator=(const HostTree &) = delete;

    [[nodiscard]] QString root() const { return m_dir.path() + QStringLiteral("/root"); }
    [[nodiscard]] QString absolute(const QString &path) const;
    void write(const QString &path, const QByteArray &content) const;
    void link(const QString &target, const QString &path) const;
    void makeDir(const QString &path) const;
    void makeFifo(const QString &path) const;
    /// A file, a link, or a folder with everything in it.
    void remove(const QString &path) const;
    /// Takes a file, link or folder out of the tree in one step, as if it vanished. One at a time.
    void takeAway(const QString &path) const;
    /// Puts it back in the place of whatever stands there now.
    void putBack(const QString &path) const;

    /// A mediated device's parent with one type that has everything; the entry of /sys/class/mdev_bus is a link.
    void addParent(const QString &devicePath) const;
    void addType(
        const QString &devicePath, const QByteArray &id, const QByteArray &available = "1\n") const;
    void addInstance(
        const QString &devicePath, const QString &type, const QString &uuid, int group) const;

    /// Everything below a tree that is a file or a link, sorted.
    [[nodiscard]] static QStringList filesAndLinks(const QString &root);

private:
    QTemporaryDir m_dir;
};

/// The trees of tests/support/mkfixtures.py, made once; empty with a message when Python is missing.
[[nodiscard]] QString fixtureTrees(const QString &into);

} // namespace vitrine::test
