// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/native_command.h"

#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

class NativeCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCommandIsSplitAsAShellDoes()
    {
        QCOMPARE(splitNativeCommand(
                     u"LC_ALL=C \\\nPATH=/bin \\\n/usr/bin/qemu -name guest=x,debug=on \\\n"
                     "-device '{\"driver\":\"a b\"}' -x \"it's \\\"so\\\"\" '' a\\ b\n"_s),
            QStringList({u"/usr/bin/qemu"_s,
                u"-name"_s,
                u"guest=x,debug=on"_s,
                u"-device"_s,
                u"{\"driver\":\"a b\"}"_s,
                u"-x"_s,
                u"it's \"so\""_s,
                u""_s,
                u"a b"_s}));
        QCOMPARE(splitNativeCommand(QString()), QStringList());
    }

    void anAssignmentAfterTheProgramIsAnArgument()
    {
        QCOMPARE(splitNativeCommand(u"A=1 qemu -m size=2"_s),
            QStringList({u"qemu"_s, u"-m"_s, u"size=2"_s}));
    }

    void whatAStartMakesIsSetAside_data()
    {
        QTest::addColumn<QStringList>("one");
        QTest::addColumn<QStringList>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("network") << QStringList {u"q"_s, u"-netdev"_s, u"user,id=n"_s}
                                 << QStringList {u"q"_s, u"-netdev"_s, u"tap,fd=3"_s} << true;
        QTest::newRow("monitor")
            << QStringList {u"q"_s, u"-chardev"_s, u"socket,id=charmonitor,path=/a"_s}
            << QStringList {u"q"_s, u"-chardev"_s, u"socket,id=charmonitor,path=/b"_s} << true;
        QTest::newRow("another chardev")
            << QStringList {u"q"_s, u"-chardev"_s, u"socket,id=char0,path=/a"_s}
            << QStringList {u"q"_s, u"-chardev"_s, u"socket,id=char0,path=/b"_s} << false;
        QTest::newRow("folder")
            << QStringList {u"q"_s, u"-object"_s, u"{\"file\":\"/var/lib/domain--1-x/key.aes\"}"_s}
            << QStringList {u"q"_s, u"-object"_s, u"{\"file\":\"/tmp/domain-7-x/key.aes\"}"_s}
            << true;
        const QString net = u"{\"id\":\"net0\",\"mac\":\"52:54:00:00:00:%1\"}"_s;
        QTest::newRow("random MAC") << QStringList {u"q"_s, u"-device"_s, net.arg(u"01"_s)}
                                    << QStringList {u"q"_s, u"-device"_s, net.arg(u"02"_s)} << true;
        QTest::newRow("option") << QStringList {u"q"_s, u"-m"_s, u"1"_s}
                                << QStringList {u"q"_s, u"-m"_s, u"2"_s} << false;
    }
    void whatAStartMakesIsSetAside()
    {
        QFETCH(QStringList, one);
        QFETCH(QStringList, other);
        QTEST(comparableCommand(one, {}) == comparableCommand(other, {}), "same");
    }

    void whatTheGuestHasIsCompared()
    {
        const QStringList net {
            u"q"_s, u"-device"_s, u"{\"mac\":\"52:54:00:00:00:01\"}"_s, u"-uuid"_s, u"ab-cd"_s};
        const QByteArray shown =
            comparableCommand(net, "<uuid>AB-CD</uuid><mac address='52:54:00:00:00:01'/>");
        QVERIFY(shown.contains("52:54:00:00:00:01"));
        QVERIFY(shown.contains("ab-cd"));
    }

    void anOptionAndItsValueAreALine()
    {
        QCOMPARE(comparableCommand({u"/q"_s, u"-S"_s, u"-m"_s, u"1"_s, u"-uuid"_s, u"u"_s}, {}),
            QByteArray("/q\n-S\n-m 1\n-uuid (a new one)\n"));
    }
};

QTEST_APPLESS_MAIN(NativeCommandTest)
#include "tst_native_command.moc"
