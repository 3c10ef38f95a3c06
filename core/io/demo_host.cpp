// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/demo_host.h"

#include "core/host/snapshot_json.h"

#include <QFile>

namespace vitrine {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("a part of the program is missing: %s", qPrintable(path));
    return file.readAll();
}

} // namespace

HostSnapshot demoHost()
{
    const Result<HostSnapshot> host =
        snapshotFromJson(resource(QStringLiteral(":/vitrine/demo-host.json")));
    if (!host)
        qFatal("the demonstration host is damaged: %s", qPrintable(host.error().toEnglish()));
    return *host;
}

QByteArray demoGuestXml()
{
    return resource(QStringLiteral(":/vitrine/demo-guest.xml"));
}

} // namespace vitrine
