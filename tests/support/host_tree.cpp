// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/host_tree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

namespace vitrine::test {

namespace fs = std::filesystem;

namespace {

fs::path native(const QString &path)
{
    return {QFile::encodeName(path).toStdString()};
}

void makeParents(const QString &path)
{
    fs::create_directories(native(path).parent_path());
}

} // namespace

HostTree::HostTree()
{
    m_dir.setAutoRemove(false); // Qt cannot remove a name that is not UTF-8
    makeDir({});
}

HostTree::~HostTree()
{
    std::error_code ignored;
    fs::remove_all(native(m_dir.path()), ignored);
}

HostTree::HostTree(const QString &original) : HostTree()
{
    const fs::path from = native(original);
    const fs::path to = native(root());
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(from)) {
        const fs::path target = to
            / fs::relative(entry.path().lexically_normal().parent_path(), from)
            / entry.path().filename();
        if (entry.is_symlink()) {
            fs::copy_symlink(entry.path(), target);
        } else if (entry.is_directory()) {
            fs::create_directories(target);
        } else {
            // "create" and "remove" are 0200: nobody but root may read them.
            QFile source(QString::fromStdString(entry.path().string()));
            QFile copy(QString::fromStdString(target.string()));
            if (copy.open(QIODevice::WriteOnly) && source.open(QIODevice::ReadOnly))
                copy.write(source.readAll());
        }
    }
}

QString HostTree::absolute(const QString &path) const
{
    return root() + u'/' + path;
}

void HostTree::write(const QString &path, const QByteArray &content) const
{
    makeParents(absolute(path));
    QFile file(absolute(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

void HostTree::link(const QString &target, const QString &path) const
{
    makeParents(absolute(path));
    fs::create_symlink(native(target), native(absolute(path)));
}

void HostTree::makeDir(const QString &path) const
{
    fs::create_directories(native(absolute(path)));
}

void HostTree::makeFifo(const QString &path) const
{
    makeParents(absolute(path));
    if (::mkfifo(QFile::encodeName(absolute(path)).constData(), 0600) != 0)
        qFatal("cannot make a FIFO");
}

void HostTree::remove(const QString &path) const
{
    fs::remove_all(native(absolute(path)));
}

void HostTree::takeAway(const QString &path) const
{
    fs::rename(native(absolute(path)), native(m_dir.path() + QStringLiteral("/away")));
}

void HostTree::putBack(const QString &path) const
{
    remove(path);
    fs::rename(native(m_dir.path() + QStringLiteral("/away")), native(absolute(path)));
}

void HostTree::addParent(const QString &devicePath) const
{
    makeDir(QStringLiteral("sys/") + devicePath + QStringLiteral("/mdev_supported_types"));
    const QString name = devicePath.section(u'/', -1);
    link(QStringLiteral("../../") + devicePath, QStringLiteral("sys/class/mdev_bus/") + name);
    makeDir(QStringLiteral("sys/bus/mdev/devices"));
}

void HostTree::addType(
    const QString &devicePath, const QByteArray &id, const QByteArray &available) const
{
    const fs::path dir = native(absolute(QStringLiteral("sys/") + devicePath
                             + QStringLiteral("/mdev_supported_types")))
        / id.toStdString();
    fs::create_directories(dir);
    const auto put = [&dir](const char *name, const QByteArray &content) {
        const std::string path = (dir / name).string();
        const int fd = ::creat(path.c_str(), 0644);
        if (fd < 0
            || ::write(fd, content.constData(), std::size_t(content.size())) != content.size())
            qFatal("cannot write %s", path.c_str());
        ::close(fd);
    };
    put("available_instances", available);
    put("device_api", "vfio-pci\n");
    put("name", "A name\n");
    put("description", "num_heads=2, framebuffer=512M\n");
}

void HostTree::addInstance(
    const QString &devicePath, const QString &type, const QString &uuid, int group) const
{
    const QString dir = QStringLiteral("sys/") + devicePath + u'/' + uuid;
    makeDir(dir);
    link(QStringLiteral("../mdev_supported_types/") + type, dir + QStringLiteral("/mdev_type"));
    link(QStringLiteral("../../../../kernel/iommu_groups/") + QString::number(group),
        dir + QStringLiteral("/iommu_group"));
    link(QStringLiteral("../../../../bus/mdev/drivers/vfio_mdev"), dir + QStringLiteral("/driver"));
    link(QStringLiteral("../../../") + devicePath + u'/' + uuid,
        QStringLiteral("sys/bus/mdev/devices/") + uuid);
}

QStringList HostTree::filesAndLinks(const QString &root)
{
    QStringList out;
    const fs::path base = native(root);
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(base)) {
        if (entry.is_symlink() || !entry.is_directory())
            out.append(QString::fromStdString(entry.path().lexically_relative(base).string()));
    }
    out.sort();
    return out;
}

QString fixtureTrees(const QString &into)
{
    const QString script =
        qEnvironmentVariable("VITRINE_SOURCE_DIR") + QStringLiteral("/tests/support/mkfixtures.py");
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(QStringLiteral("python3"), {script, into});
    if (!python.waitForStarted() || !python.waitForFinished() || python.exitCode() != 0) {
        qInfo("mkfixtures.py: %s", python.readAll().constData());
        return {};
    }
    return into;
}

} // namespace vitrine::test
