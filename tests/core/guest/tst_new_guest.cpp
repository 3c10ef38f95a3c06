// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/device_summary.h"
#include "core/guest/guest_config.h"
#include "core/guest/new_guest.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

class TestNewGuest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBack();
    void refuses_data();
    void refuses();
    void libvirtDefinesIt_data();
    void libvirtDefinesIt();

private:
    QTemporaryDir m_libvirt; ///< one for all rows: libvirt asks QEMU only once what it can
};

void TestNewGuest::readsBack()
{
    NewGuest wanted;
    wanted.name = u"a <b> & 'c'"_s;
    wanted.memoryMiB = 2048;
    wanted.vcpus = 3;
    wanted.diskPath = u"/images/it's a <disk>.raw"_s;
    wanted.diskFormat = u"raw"_s;
    const auto xml = newGuestXml(wanted);
    QVERIFY(xml);
    const auto text = XmlText::parse(*xml);
    QVERIFY(text);
    const auto guest = readGuest(*text);
    QVERIFY(guest);
    QCOMPARE(guest->name.raw, wanted.name);
    QCOMPARE(guest->memoryKiB, quint64 {2048 * 1024});
    QCOMPARE(guest->vcpus.raw, u"3"_s);
    QCOMPARE(guest->firmware.raw, u"efi"_s);
    QVERIFY(MdevUuid::parseStrict(*guest->uuid.raw));
    QCOMPARE(deviceSummary(*text, guest->others.first().node),
        u"disk vda /images/it's a <disk>.raw virtio"_s);
    QCOMPARE(guest->graphics.size(), 1);
    QCOMPARE(guest->videos.size(), 1);
    QVERIFY(newGuestXml(wanted) != newGuestXml(wanted)); // each has a UUID of its own
    wanted.uuid = u"53764D0E85A042B4AF5C2046B460B1DC"_s;
    QCOMPARE(newGuestXml(wanted), newGuestXml(wanted));
}

void TestNewGuest::refuses_data()
{
    QTest::addColumn<NewGuest>("guest");
    NewGuest good;
    good.name = u"g"_s;
    const auto row = [&](const char *name, auto change) {
        NewGuest guest = good;
        change(guest);
        QTest::newRow(name) << guest;
    };
    row("no name", [](NewGuest &g) { g.name = u" "_s; });
    row("slash", [](NewGuest &g) { g.name = u"a/b"_s; });
    row("line end", [](NewGuest &g) { g.name = u"a\nb"_s; });
    row("control character", [](NewGuest &g) { g.name = u"a\u0001"_s; });
    row("no memory", [](NewGuest &g) { g.memoryMiB = 0; });
    row("no processor", [](NewGuest &g) { g.vcpus = 0; });
    row("no UUID", [](NewGuest &g) { g.uuid = u"x"_s; });
}

void TestNewGuest::refuses()
{
    QFETCH(const NewGuest, guest);
    const auto xml = newGuestXml(guest);
    QVERIFY(!xml);
    QCOMPARE(xml.error().code, ErrorCode::Usage);
}

void TestNewGuest::libvirtDefinesIt_data()
{
    QTest::addColumn<bool>("disk");
    QTest::addColumn<bool>("efi");
    QTest::newRow("disk, EFI") << true << true;
    QTest::newRow("no disk, BIOS") << false << false;
}

void TestNewGuest::libvirtDefinesIt()
{
    QFETCH(const bool, disk);
    QFETCH(const bool, efi);
    const QString virsh = QStandardPaths::findExecutable(u"virsh"_s);
    if (virsh.isEmpty() || QStandardPaths::findExecutable(u"qemu-system-x86_64"_s).isEmpty())
        QSKIP("no virsh or no QEMU here");
    QTemporaryDir folder;
    NewGuest wanted;
    wanted.name = efi ? u"new-efi"_s : u"new-bios"_s;
    wanted.kvm = QFile::exists(u"/dev/kvm"_s);
    wanted.firmware = efi ? NewGuest::Firmware::Efi : NewGuest::Firmware::Bios;
    if (disk)
        wanted.diskPath = folder.filePath(u"disk.qcow2"_s);
    const QString file = folder.filePath(u"new.xml"_s);
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(*newGuestXml(wanted));
    out.close();
    QProcess process;
    process.start(
        virsh, {u"-q"_s, u"-c"_s, u"qemu:///embed?root="_s + m_libvirt.path(), u"define"_s, file});
    QVERIFY(process.waitForFinished(60000));
    const QByteArray errors = process.readAllStandardError();
    if (errors.contains("no connection driver available"))
        QSKIP("this libvirt has no embedded QEMU driver");
    if (efi && errors.contains("Unable to find any firmware"))
        QSKIP("no UEFI firmware here (ovmf)");
    QVERIFY2(process.exitCode() == 0, errors.constData());
}

QTEST_GUILESS_MAIN(TestNewGuest)
#include "tst_new_guest.moc"
