// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/text.h"

#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

class TestBase : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void uuidIsReadAsLibvirtReadsIt_data();
    void uuidIsReadAsLibvirtReadsIt();
    void strictUuidIsTheKernels_data();
    void strictUuidIsTheKernels();
    void generatedUuidsAreValidAndDiffer();
    void pciAddressRoundTrips_data();
    void pciAddressRoundTrips();
    void textPutsArgumentsInOnce();
    void errorIsOneLineWithItsPlace();
};

void TestBase::uuidIsReadAsLibvirtReadsIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString good = u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s;
    QTest::newRow("as sysfs writes it") << good << good;
    QTest::newRow("upper case") << good.toUpper() << good;
    QTest::newRow("without dashes") << u"53764D0E85A042B4AF5C2046B460B1DC"_s << good;
    QTest::newRow("dashes elsewhere") << u"5376-4d0e85a0 42b4-af5c2046b460b1dc"_s << good;
    QTest::newRow("white space around") << u" \t53764d0e-85a0-42b4-af5c-2046b460b1dc\n"_s << good;
    QTest::newRow("all zero") << u"00000000-0000-0000-0000-000000000000"_s
                              << u"00000000-0000-0000-0000-000000000000"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("a digit short") << good.chopped(1) << QString();
    QTest::newRow("a digit long") << QString(good + u'0') << QString();
    QTest::newRow("no hex") << QString(u'g' + good.sliced(1)) << QString();
    QTest::newRow("braces") << QString(u'{' + good + u'}') << QString();
}

void TestBase::uuidIsReadAsLibvirtReadsIt()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto uuid = MdevUuid::parse(text);
    QCOMPARE(uuid ? uuid->toString() : QString(), expected);
}

void TestBase::strictUuidIsTheKernels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("as sysfs writes it") << u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s << true;
    QTest::newRow("upper case") << u"53764D0E-85A0-42B4-AF5C-2046B460B1DC"_s << true;
    QTest::newRow("without dashes") << u"53764d0e85a042b4af5c2046b460b1dc"_s << false;
    QTest::newRow("dash misplaced") << u"53764d0-e85a0-42b4-af5c-2046b460b1dc"_s << false;
    QTest::newRow("trailing space") << u"53764d0e-85a0-42b4-af5c-2046b460b1dc "_s << false;
}

void TestBase::strictUuidIsTheKernels()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    QCOMPARE(MdevUuid::parseStrict(text).has_value(), accepted);
}

void TestBase::generatedUuidsAreValidAndDiffer()
{
    const auto a = MdevUuid::generate();
    const auto b = MdevUuid::generate();
    QVERIFY(MdevUuid::parseStrict(a.toString()));
    QVERIFY(a != b);
}

void TestBase::pciAddressRoundTrips_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("usual") << u"0000:00:02.0"_s << true;
    QTest::newRow("last function") << u"0000:ff:1f.7"_s << true;
    QTest::newRow("wide domain") << u"10000:e1:00.0"_s << true;
    QTest::newRow("slot too large") << u"0000:00:20.0"_s << false;
    QTest::newRow("function too large") << u"0000:00:02.8"_s << false;
    QTest::newRow("without domain") << u"00:02.0"_s << false;
    QTest::newRow("not hex") << u"0000:0g:02.0"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("dot first") << u"0.00:00:02"_s << false;
}

void TestBase::pciAddressRoundTrips()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    const auto address = PciAddress::parse(text);
    QCOMPARE(address.has_value(), accepted);
    if (address)
        QCOMPARE(address->toString(), text);
}

void TestBase::textPutsArgumentsInOnce()
{
    const Text text("%1 holds %2", {u"%2"_s, u"b"_s});
    QCOMPARE(text.toEnglish(), u"%2 holds b"_s);
    QCOMPARE(Text("100 %").toEnglish(), u"100 %"_s);
    QCOMPARE(Text("%3", {u"a"_s}).toEnglish(), u"%3"_s);
    QVERIFY(Text("a", {u"x"_s}) != Text("a"));
}

void TestBase::errorIsOneLineWithItsPlace()
{
    Error error {ErrorCode::NotWellFormed, {"bad %1", {u"a\nb"_s}}, u"g.xml"_s, 3, 7, {}};
    QCOMPARE(error.toEnglish(), u"g.xml:3:7: bad a b"_s);
    error.line = 0;
    QCOMPARE(error.toEnglish(), u"g.xml: bad a b"_s);
    error.file.clear();
    QCOMPARE(error.toEnglish(), u"bad a b"_s);
}

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
