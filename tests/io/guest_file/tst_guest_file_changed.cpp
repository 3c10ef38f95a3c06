// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/guest_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

class TestGuestFileChanged : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesOnlyWhatItKnows();
};

void TestGuestFileChanged::writesOnlyWhatItKnows()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"g.xml"_s);
    QVERIFY(writeGuestBytes(path, "<a/>"));
    QVERIFY(writeGuestBytesUnlessChanged(path, "<b/>", "<a/>"));
    QCOMPARE(*readGuestBytes(path), "<b/>");
    const auto refused = writeGuestBytesUnlessChanged(path, "<c/>", "<a/>");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotWritable);
    QCOMPARE(*readGuestBytes(path), "<b/>");
    QVERIFY(QFile::remove(path));
    QVERIFY(writeGuestBytesUnlessChanged(path, "<c/>", "<b/>"));
    QCOMPARE(*readGuestBytes(path), "<c/>");
}

QTEST_GUILESS_MAIN(TestGuestFileChanged)
#include "tst_guest_file_changed.moc"
