// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fidelity/live_guests.h"

#include <QDir>
#include <QFile>
#include <QProcess>

using namespace Qt::Literals::StringLiterals;

namespace fidelity {

QList<LiveGuest> makeGuests(
    const QString &folder, const QString &seed, int count, bool interfaces, int odd)
{
    QStringList arguments {
        qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fidelity/make_guests.py"_s,
        u"--seed"_s,
        seed,
        u"--count"_s,
        QString::number(count),
        u"--odd"_s,
        QString::number(odd)};
    if (!interfaces)
        arguments.append(u"--no-interfaces"_s);
    arguments.append(folder);
    QProcess generator;
    generator.setProcessChannelMode(QProcess::ForwardedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    generator.setProcessEnvironment(environment);
    generator.start(u"python3"_s, arguments);
    if (!generator.waitForFinished(600'000) || generator.exitCode() != 0)
        qFatal("make_guests.py failed");
    QFile table(folder + u"/families.tsv"_s);
    if (!table.open(QIODevice::ReadOnly))
        qFatal("make_guests.py wrote no table");
    QList<LiveGuest> guests;
    for (const QByteArray &line : table.readAll().split('\n')) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() < 2)
            continue;
        LiveGuest guest;
        guest.name = QString::fromUtf8(cells.at(0));
        guest.families = QString::fromUtf8(cells.at(1)).split(u' ');
        QFile file(folder + u'/' + guest.name + u".xml"_s);
        if (file.open(QIODevice::ReadOnly))
            guest.xml = file.readAll();
        guests.append(guest);
    }
    return guests;
}

QList<LiveGuest> readGuests(const QString &folder)
{
    QList<LiveGuest> guests;
    for (const QFileInfo &info :
        QDir(folder).entryInfoList({u"*.xml"_s}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            guests.append({info.completeBaseName(), file.readAll(), {}});
    }
    return guests;
}

} // namespace fidelity
