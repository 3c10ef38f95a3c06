// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/guest_files.h"

#include <QDir>
#include <QFile>

namespace vitrine::test {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QString sharedFolder()
{
    QString folder = qEnvironmentVariable("VITRINE_SHARED");
    if (folder.isEmpty())
        folder = qEnvironmentVariable("VITRINE_SOURCE_DIR") + QStringLiteral("/../shared");
    return QDir(folder).exists() ? QDir::cleanPath(folder) : QString();
}

const QList<GuestFile> &guestFiles()
{
    static const QList<GuestFile> files = [] {
        const QString source = qEnvironmentVariable("VITRINE_SOURCE_DIR");
        QStringList folders {source + QStringLiteral("/tests/fixtures/guests"),
            source + QStringLiteral("/tests/fixtures/oracle")};
        if (const QString shared = sharedFolder(); !shared.isEmpty())
            folders.append(shared + QStringLiteral("/corpus/libvirt-9.0.0"));
        QList<GuestFile> out;
        for (const QString &folder : std::as_const(folders)) {
            const QDir dir(folder);
            const QStringList names =
                dir.entryList({QStringLiteral("*.xml")}, QDir::Files, QDir::Name);
            for (const QString &name : names) {
                const auto text = XmlText::parse(readFile(dir.filePath(name)));
                if (!text)
                    qFatal("%s: %s", qPrintable(name), qPrintable(text.error().toEnglish()));
                out.append({QString(dir.dirName() + u'/' + name), *text});
            }
        }
        if (out.isEmpty())
            qFatal("no guests to test with; is VITRINE_SOURCE_DIR set?");
        return out;
    }();
    return files;
}

} // namespace vitrine::test
