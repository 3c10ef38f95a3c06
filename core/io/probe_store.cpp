// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/probe_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

QString probeMemoryFile()
{
    // Qt learns of XDG_STATE_HOME in 6.7. A relative path does not count (XDG Base Directory Specification).
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (!folder.startsWith(u'/'))
        folder = QDir::homePath() + u"/.local/state"_s;
    return folder + u"/vitrine/display-modes.json"_s;
}

ProbeMemory loadProbeMemory(const QString &file)
{
    constexpr qint64 limit = 4 * 1024 * 1024;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return ProbeMemory::fromJson(in.read(limit));
}

bool saveProbeMemory(const QString &file, const ProbeMemory &memory)
{
    if (!QDir().mkpath(QFileInfo(file).path()))
        return false;
    QSaveFile out(file);
    const QByteArray bytes = memory.toJson();
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
}

} // namespace vitrine
