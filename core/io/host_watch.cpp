// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/host_watch.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace vitrine {

namespace {

std::unique_ptr<UeventSource> sourceFor(const QString &root)
{
    if (!QFileInfo(root).isRoot())
        return nullptr;
    return std::make_unique<NetlinkUevents>();
}

} // namespace

HostWatch::HostWatch(const QString &root) : HostWatch(root, sourceFor(root), Timing()) {}

HostWatch::HostWatch(QString root, std::unique_ptr<UeventSource> source, Timing timing)
    : m_root(std::move(root))
    , m_timing(timing)
    , m_source(std::move(source))
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(m_timing.gather);
    connect(&m_gather, &QTimer::timeout, this, &HostWatch::announce);
    m_again.setSingleShot(true);
    m_again.setInterval(m_timing.again);
    connect(&m_again, &QTimer::timeout, this, [this] {
        HostChanges changes;
        changes.look = true;
        note(changes);
    });
    if (m_source) {
        connect(m_source.get(), &UeventSource::received, this, &HostWatch::receive);
        connect(m_source.get(), &UeventSource::lost, this, [this] {
            HostChanges all;
            all.everything = true;
            note(all);
        });
        m_hasEvents = m_source->start().has_value();
    }
    m_look.setInterval(m_hasEvents ? m_timing.look : m_timing.poll);
    connect(&m_look, &QTimer::timeout, this, [this] {
        HostChanges changes;
        changes.users = true;
        changes.look = true;
        note(changes);
    });
    m_look.start();
    connect(&m_definitions, &QFileSystemWatcher::directoryChanged, this, [this] {
        watchDefinitions();
        HostChanges changes;
        changes.everything = true;
        note(changes);
    });
    watchDefinitions();
}

HostChanges HostWatch::take()
{
    m_announced = false;
    // A device that was met while it came or went is looked at once more.
    if (std::exchange(m_told, false))
        m_again.start();
    return std::exchange(m_pending, {});
}

void HostWatch::receive(const QByteArray &message)
{
    if (const auto event = parseUevent(message))
        m_told = note(changesOf(*event)) || m_told;
}

bool HostWatch::note(const HostChanges &changes)
{
    if (changes.isEmpty())
        return false;
    m_pending.add(changes);
    if (!m_announced && !m_gather.isActive())
        m_gather.start();
    return true;
}

void HostWatch::announce()
{
    if (m_announced || m_pending.isEmpty())
        return;
    m_announced = true;
    Q_EMIT pending();
}

void HostWatch::watchDefinitions()
{
    // mdevctl makes the folder of a parent with its first definition.
    const QString folder = QDir(m_root).filePath(QStringLiteral("etc/mdevctl.d"));
    QStringList wanted;
    if (QFileInfo(folder).isDir()) {
        wanted.append(folder);
        const auto entries = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QFileInfo &entry : entries)
            wanted.append(entry.filePath());
    }
    const QStringList watched = m_definitions.directories();
    for (const QString &path : std::as_const(wanted)) {
        if (!watched.contains(path))
            m_definitions.addPath(path);
    }
}

} // namespace vitrine
