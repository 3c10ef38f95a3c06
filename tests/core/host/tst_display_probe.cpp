// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/display_probe.h"
#include "core/host/probe_memory.h"

#include <QTest>

#include <cerrno>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

/// What a device's answers mean, and how long they hold.
class DisplayProbeTest : public QObject {
    Q_OBJECT

    static ProbeKey key(const QString &type = u"mdpy-hd"_s)
    {
        return {u"mdpy"_s, u"0.1"_s, u"6.1.0"_s, {}, type};
    }

private Q_SLOTS:
    void theIoctlsAnswersMean_data()
    {
        QTest::addColumn<int>("dmabuf");
        QTest::addColumn<int>("region");
        QTest::addColumn<QString>("mode");
        QTest::newRow("mdpy, NVIDIA") << EINVAL << 0 << u"region"_s;
        QTest::newRow("mbochs, i915") << 0 << EINVAL << u"dmabuf"_s;
        QTest::newRow("both: QEMU takes the dmabuf") << 0 << 0 << u"dmabuf"_s;
        QTest::newRow("mtty: no such question") << ENOTTY << ENOTTY << u"none"_s;
        QTest::newRow("no plane") << EINVAL << EINVAL << u"none"_s;
        QTest::newRow("trouble first") << EIO << 0 << u"unknown"_s;
        QTest::newRow("trouble second") << EINVAL << EIO << u"unknown"_s;
        QTest::newRow("trouble second does not matter") << 0 << EIO << u"dmabuf"_s;
    }
    void theIoctlsAnswersMean()
    {
        QFETCH(const int, dmabuf);
        QFETCH(const int, region);
        QFETCH(const QString, mode);
        QCOMPARE(toId(displayModeFrom({dmabuf, region})), mode);
    }

    void qemusWordsMean()
    {
        QVERIFY(displayModeFromQemu(u"qemu-system-x86_64: -device vfio-pci,...: "
                                    "vfio-display-dmabuf: opengl not available")
            == DisplayMode::Dmabuf);
        QVERIFY(displayModeFromQemu(
                    u"-device x: vfio: device doesn't support any (known) display method")
            == DisplayMode::None);
        QVERIFY(
            !displayModeFromQemu(u"vfio 1: failed to open /dev/vfio/0: Device or resource busy"));
        QVERIFY(!displayModeFromQemu(u""));
    }

    void memoryHoldsForTheSameDriverTypeVersionAndKernel()
    {
        ProbeMemory memory;
        QVERIFY(memory.find(key()) == DisplayMode::Unknown);
        QVERIFY(memory.remember(key(), DisplayMode::Region));
        QVERIFY(!memory.remember(key(), DisplayMode::Region)); // nothing new to write
        QVERIFY(memory.find(key()) == DisplayMode::Region);
        ProbeKey other = key(u"mdpy-vga"_s);
        QVERIFY(memory.find(other) == DisplayMode::Unknown);
        for (QString ProbeKey::*part : {&ProbeKey::driver,
                 &ProbeKey::driverVersion,
                 &ProbeKey::kernelRelease,
                 &ProbeKey::device}) {
            other = key();
            (other.*part) += u'x';
            QVERIFY(memory.find(other) == DisplayMode::Unknown);
        }
    }

    void anotherVersionTakesThePlace()
    {
        ProbeMemory memory;
        memory.remember(key(), DisplayMode::Region);
        ProbeKey newer = key();
        newer.driverVersion = u"0.2"_s;
        QVERIFY(memory.remember(newer, DisplayMode::Dmabuf));
        QCOMPARE(memory.size(), 1);
        QVERIFY(memory.find(newer) == DisplayMode::Dmabuf);
        const auto found = memory.findType({}, u"mdpy-hd"_s);
        QVERIFY(found && *found == newer);
    }

    void whatIsNotKnownIsNotRemembered()
    {
        ProbeMemory memory;
        QVERIFY(!memory.remember(key(), DisplayMode::Unknown));
        QVERIFY(!memory.remember({{}, {}, u"6.1"_s, {}, u"t"_s}, DisplayMode::Region));
        QCOMPARE(memory.size(), 0);
    }

    void theOldestGoes()
    {
        ProbeMemory memory;
        for (qsizetype i = 0; i <= ProbeMemory::maxSize; ++i)
            memory.remember(key(QString::number(i)), DisplayMode::None);
        QCOMPARE(memory.size(), ProbeMemory::maxSize);
        QVERIFY(memory.find(key(u"0"_s)) == DisplayMode::Unknown);
        QVERIFY(memory.find(key(u"1"_s)) == DisplayMode::None);
    }

    void survivesAFile()
    {
        ProbeMemory memory;
        memory.remember(key(), DisplayMode::Region);
        memory.remember(
            {u"nvidia"_s, {}, u"6.1"_s, u"10de:2235"_s, u"nvidia-555"_s}, DisplayMode::Region);
        memory.remember(key(u"t \"odd\""_s), DisplayMode::None);
        const ProbeMemory again = ProbeMemory::fromJson(memory.toJson());
        QCOMPARE(again.size(), 3);
        QCOMPARE(again.toJson(), memory.toJson());
    }

    void damagedFilesAreEmptyMemories_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\xff\x00{", 3);
        QTest::newRow("another's") << QByteArray(R"({"format":"x","entries":[]})");
        QTest::newRow("odd entries") << QByteArray(
            R"({"format":"vitrine-display-modes","entries":[1,{},{"driver":"a","type":"b"},
               {"driver":"a","type":"b","kernelRelease":"c","displayMode":"holographic"}]})");
    }
    void damagedFilesAreEmptyMemories()
    {
        QFETCH(const QByteArray, bytes);
        QCOMPARE(ProbeMemory::fromJson(bytes).size(), 0);
    }
};

QTEST_APPLESS_MAIN(DisplayProbeTest)
#include "tst_display_probe.moc"
