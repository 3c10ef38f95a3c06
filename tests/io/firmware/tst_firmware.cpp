// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/firmware_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray descriptor(const char *code, const char *features, const char *machines = "\"pc-q35-*\"")
{
    return QByteArray("{\"interface-types\":[\"uefi\"],\"mapping\":{\"device\":\"flash\","
                      "\"executable\":{\"filename\":\"")
        + code
        + "\",\"format\":\"raw\"},\"nvram-template\":{\"filename\":\"/"
          "vars.fd\",\"format\":\"raw\"}},"
          "\"targets\":[{\"architecture\":\"x86_64\",\"machines\":["
        + machines + "]}],\"features\":[" + features + "]}";
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestFirmware : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foldersOverlayEachOtherInNameOrder();
    void oneBadDescriptorHidesNoOther();
    void choosesAsLibvirtDoes_data();
    void choosesAsLibvirtDoes();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    [[nodiscard]] QString at(const QString &name) const { return m_dir->filePath(name); }
};

void TestFirmware::init()
{
    // The three that Debian 12 ships with ovmf.
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkpath(u"share"_s));
    QVERIFY(QDir(m_dir->path()).mkpath(u"etc"_s));
    write(at(u"share/40-enrolled.json"_s),
        descriptor("/ms.fd", R"("acpi-s3","enrolled-keys","requires-smm","secure-boot")"));
    write(at(u"share/50-secure.json"_s),
        descriptor("/secboot.fd", R"("acpi-s3","requires-smm","secure-boot")"));
    write(at(u"share/60-plain.json"_s),
        descriptor("/plain.fd", R"("acpi-s3")", R"("pc-i440fx-*","pc-q35-*")"));
}

void TestFirmware::foldersOverlayEachOtherInNameOrder()
{
    write(at(u"etc/40-enrolled.json"_s), {});
    write(at(u"etc/60-plain.json"_s), descriptor("/mine.fd", ""));
    const auto list = readFirmwareDescriptors({at(u"share"_s), at(u"etc"_s), at(u"absent"_s)});
    QCOMPARE(list.remarks.size(), 0);
    QCOMPARE(list.firmwares.size(), 2);
    QCOMPARE(list.firmwares.at(0).executable, u"/secboot.fd"_s);
    QCOMPARE(list.firmwares.at(1).executable, u"/mine.fd"_s);
}

void TestFirmware::oneBadDescriptorHidesNoOther()
{
    write(at(u"share/10-bad.json"_s), "{");
    write(at(u"share/11-odd.json"_s), R"({"mapping":{"device":"punch-cards"}})");
    QVERIFY(QFile::link(u"/nonexistent"_s, at(u"share/12-dangling.json"_s)));
    const auto list = readFirmwareDescriptors({at(u"share"_s)});
    QCOMPARE(list.firmwares.size(), 3);
    QCOMPARE(list.remarks.size(), 2);
}

void TestFirmware::choosesAsLibvirtDoes_data()
{
    QTest::addColumn<FirmwareWish>("wish");
    QTest::addColumn<QString>("executable");
    const FirmwareWish q35 {
        u"uefi"_s, {}, u"x86_64"_s, u"pc-q35-7.2"_s, {}, {}, false, false, false};
    auto row = [](const char *name, const FirmwareWish &wish, const QString &expected) {
        QTest::newRow(name) << wish << expected;
    };
    row("the first, without a wish", q35, u"/ms.fd"_s);
    auto w = q35;
    w.secureBoot = false;
    row("no secure boot", w, u"/plain.fd"_s);
    w = q35;
    w.secureBoot = true;
    w.enrolledKeys = false;
    row("secure boot without keys", w, u"/secboot.fd"_s);
    w = q35;
    w.machine = u"pc-i440fx-7.2"_s;
    row("another machine", w, u"/plain.fd"_s);
    w.loaderSecure = true;
    row("a secure loader needs SMM", w, QString());
    w = q35;
    w.interface = u"bios"_s;
    row("no BIOS here", w, QString());
    w = q35;
    w.s4 = true;
    row("nothing can S4", w, QString());
    w = q35;
    w.arch = u"aarch64"_s;
    row("another architecture", w, QString());
    w = q35;
    w.interface.clear();
    w.loaderPath = u"/secboot.fd"_s;
    row("a loader by its path", w, u"/secboot.fd"_s);
}

void TestFirmware::choosesAsLibvirtDoes()
{
    QFETCH(FirmwareWish, wish);
    QFETCH(QString, executable);
    const auto list = readFirmwareDescriptors({at(u"share"_s)});
    const FirmwareDescriptor *chosen = selectFirmware(list.firmwares, wish);
    QCOMPARE(chosen ? chosen->executable : QString(), executable);
}

QTEST_GUILESS_MAIN(TestFirmware)
#include "tst_firmware.moc"
