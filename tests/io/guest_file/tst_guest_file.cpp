// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/xml_text.h"
#include "core/io/guest_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace vitrine;

class GuestFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString make(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }
    static QByteArray contentOf(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("(cannot be read)");
    }
    static mode_t modeOf(const QString &file)
    {
        struct stat info = {};
        return lstat(QFile::encodeName(file).constData(), &info) == 0 ? info.st_mode : 0;
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden | QDir::System);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_dir.isValid());
        for (const QString &name : names())
            QFile::remove(path(name));
    }

    void readsBytesAsTheyAre()
    {
        const QByteArray bytes("\xef\xbb\xbf<domain>\r\n\0</domain>", 24);
        QCOMPARE(readGuestBytes(make(QStringLiteral("a.xml"), bytes)).value(), bytes);
        QCOMPARE(readGuestBytes(make(QStringLiteral("empty"), {})).value(), QByteArray());
    }

    void saysWhatCannotBeRead()
    {
        const auto missing = readGuestBytes(path(QStringLiteral("none.xml")));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().file, path(QStringLiteral("none.xml")));
        QCOMPARE(readGuestBytes(m_dir.path()).error().code, ErrorCode::NotReadable);
        QCOMPARE(readGuestBytes(QStringLiteral("/dev/zero")).error().code, ErrorCode::NotReadable);
    }

    void neverWaitsForAFifoWithoutAWriter()
    {
        const QString fifo = path(QStringLiteral("fifo"));
        QCOMPARE(mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        QCOMPARE(readGuestBytes(fifo).error().code, ErrorCode::NotReadable);
    }

    void readsWhatAPipeHolds()
    {
        int ends[2] = {-1, -1};
        QCOMPARE(pipe(ends), 0);
        QCOMPARE(write(ends[1], "<domain/>", 9), ssize_t(9));
        close(ends[1]);
        const QString name = QStringLiteral("/dev/fd/%1").arg(ends[0]);
        QCOMPARE(readGuestBytes(name).value(), QByteArray("<domain/>"));
        close(ends[0]);
    }

    void refusesWhatNoGuestIs()
    {
        const QString file = make(QStringLiteral("big"), "x");
        QCOMPARE(truncate(QFile::encodeName(file).constData(), 200 * 1024 * 1024), 0);
        QCOMPARE(readGuestBytes(file).error().code, ErrorCode::TooLarge);
        QCOMPARE(truncate(QFile::encodeName(file).constData(), XmlText::maxBytes), 0);
        QCOMPARE(readGuestBytes(file)->size(), XmlText::maxBytes);
    }

    void writesANewFile()
    {
        const QString file = path(QStringLiteral("new.xml"));
        QVERIFY(writeGuestBytes(file, "<domain/>"));
        QCOMPARE(contentOf(file), QByteArray("<domain/>"));
        QCOMPARE(names(), QStringList {QStringLiteral("new.xml")});
    }

    void keepsModeAndReplacesAsAWhole()
    {
        const QString file = make(QStringLiteral("a.xml"), "old");
        QVERIFY(
            QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const QByteArray encoded = QFile::encodeName(file);
        struct stat before = {};
        QCOMPARE(stat(encoded.constData(), &before), 0);
        QVERIFY(writeGuestBytes(file, "new"));
        struct stat after = {};
        QCOMPARE(stat(encoded.constData(), &after), 0);
        QCOMPARE(contentOf(file), QByteArray("new"));
        QCOMPARE(after.st_mode, before.st_mode);
        QVERIFY(after.st_ino != before.st_ino);
        QCOMPARE(names(), QStringList {QStringLiteral("a.xml")});
    }

    void writesThroughALink()
    {
        const QString file = make(QStringLiteral("real.xml"), "old");
        const QString link = path(QStringLiteral("link.xml"));
        QVERIFY(QFile::link(file, link));
        QVERIFY(writeGuestBytes(link, "new"));
        QVERIFY(S_ISLNK(modeOf(link)));
        QCOMPARE(contentOf(file), QByteArray("new"));
    }

    void makesWhatALinkLeadsTo()
    {
        // Relative, through a second link, to what is not there yet.
        const QString file = path(QStringLiteral("made.xml"));
        QVERIFY(QFile::link(QStringLiteral("made.xml"), path(QStringLiteral("second"))));
        const QString link = path(QStringLiteral("first"));
        QVERIFY(QFile::link(path(QStringLiteral("second")), link));
        QVERIFY(writeGuestBytes(link, "new"));
        QVERIFY(S_ISLNK(modeOf(link)));
        QCOMPARE(contentOf(file), QByteArray("new"));
        // A ring leads nowhere, and stays a ring.
        const QString ring = path(QStringLiteral("ring"));
        QVERIFY(QFile::link(ring, ring));
        QVERIFY(!writeGuestBytes(ring, "new"));
        QVERIFY(S_ISLNK(modeOf(ring)));
    }

    void anEmptyNameIsNamed()
    {
        const auto read = readGuestBytes({});
        QVERIFY(!read);
        QCOMPARE(read.error().file, QStringLiteral("\"\""));
        QVERIFY(!writeGuestBytes({}, "new"));
    }

    void harmsNothingWhereItCannotWrite()
    {
        QCOMPARE(writeGuestBytes(m_dir.path(), "x").error().code, ErrorCode::NotWritable);
        QCOMPARE(writeGuestBytes(path(QStringLiteral("no/such/x.xml")), "x").error().code,
            ErrorCode::NotFound);
        QCOMPARE(
            writeGuestBytes(QStringLiteral("/dev/full"), "x").error().code, ErrorCode::NotWritable);
        QCOMPARE(names(), QStringList());
    }

    void respectsWriteProtection()
    {
        if (geteuid() == 0)
            QSKIP("root may write everything");
        const QString file = make(QStringLiteral("a.xml"), "old");
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
        QCOMPARE(writeGuestBytes(file, "new").error().code, ErrorCode::NotWritable);
        QCOMPARE(contentOf(file), QByteArray("old"));
    }
};

QTEST_APPLESS_MAIN(GuestFileTest)
#include "tst_guest_file.moc"
