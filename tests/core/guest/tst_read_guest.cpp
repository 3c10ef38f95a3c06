// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/device_summary.h"
#include "core/guest/guest_config.h"
#include "core/guest/memory_size.h"
#include "tests/support/guest_files.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

namespace {

XmlText parsed(const QByteArray &bytes)
{
    const auto text = XmlText::parse(bytes);
    if (!text)
        qFatal("%s: %s", bytes.constData(), qPrintable(text.error().toEnglish()));
    return *text;
}

QByteArray inDevices(const QByteArray &devices)
{
    return "<domain><devices>" + devices + "</devices></domain>";
}

XmlText fixture(const char *name)
{
    return parsed(test::readFile(qEnvironmentVariable("VITRINE_SOURCE_DIR")
        + u"/tests/fixtures/guests/"_s + QString::fromLatin1(name)));
}

} // namespace

class TestReadGuest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memorySizes_data();
    void memorySizes();
    void readsValuesAsWritten();
    void summaries();
};

void TestReadGuest::memorySizes_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<std::optional<quint64>>("kib");
    const auto row = [](const char *number, const char *unit, std::optional<quint64> kib) {
        QTest::addRow("%s %s", number, unit)
            << QString::fromLatin1(number) << QString::fromLatin1(unit) << kib;
    };
    row("1024", "", 1024);
    row(" 7\n", "", 7);
    row("1", "b", 1);
    row("1025", "bytes", 2);
    row("1", "KB", 1);
    row("1000", "kb", 977);
    row("1", "k", 1);
    row("1", "KiB", 1);
    row("1", "MB", 977);
    row("1", "M", 1024);
    row("1", "mib", 1024);
    row("2", "G", 2097152);
    row("1", "TiB", 1073741824);
    row("0", "EiB", 0);
    row("8", "EiB", std::nullopt); // 2^63 bytes
    row("7", "EiB", quint64 {7} << 50U);
    row("1", "KiBi", std::nullopt);
    row("1", "x", std::nullopt);
    row("1.5", "GiB", std::nullopt);
    row("-1", "", std::nullopt);
    row("", "", std::nullopt);
    row("99999999999999999999", "", std::nullopt);
}

void TestReadGuest::memorySizes()
{
    QFETCH(const QString, number);
    QFETCH(const QString, unit);
    QFETCH(const std::optional<quint64>, kib);
    QCOMPARE(memoryKiB(number, unit), kib);
}

void TestReadGuest::readsValuesAsWritten()
{
    const XmlText text = fixture("foreign.xml");
    const auto guest = readGuest(text);
    QVERIFY(guest);
    QCOMPARE(guest->name.raw, u"foreign"_s);
    QCOMPARE(guest->graphics.size(), 1);
    QCOMPARE(guest->graphics.first().port.raw, std::nullopt);
    QCOMPARE(guest->graphics.first().listens.size(), 1);
    QCOMPARE(guest->graphics.first().listens.first().type.raw, u"address"_s);
    QCOMPARE(guest->mdevs.size(), 1);
    const MdevHostdev &mdev = guest->mdevs.first();
    QCOMPARE(mdev.display.raw, u"auto"_s);
    QCOMPARE(mdev.managed.raw, u"foo"_s);
    QCOMPARE(mdev.uuidText.raw, u"53764d0e85a042b4af5c2046b460b1dc"_s);
    QCOMPARE(mdev.uuid->toString(), u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s);
    QCOMPARE(mdev.address.type.raw, u"spapr-vio"_s);
    const XmlText second = fixture("empty-parts.xml");
    // Both <devices> count, as in libvirt.
    QCOMPARE(readGuest(second)->graphics.size(), 2);
    QCOMPARE(readGuest(parsed("<guest/>")).error().code, ErrorCode::NotADomain);
    QCOMPARE(readGuest(XmlText()).error().code, ErrorCode::NotADomain);
}

void TestReadGuest::summaries()
{
    QStringList lines;
    const XmlText text = parsed(inDevices(
        "<disk device='disk'><source file='/var/lib/x.qcow2'/><target dev='vda' "
        "bus='virtio'/></disk>"
        "<disk device='cdrom'><target dev='sda' bus='sata'/></disk>"
        "<interface type='user'><mac address='52:54:00:00:00:01'/><model "
        "type='virtio'/></interface>"
        "<interface type='network'><source network='default'/></interface>"
        "<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/></channel>"
        "<hostdev type='pci'><source><address domain='0x0000' bus='0x06' slot='0x12' "
        "function='0x5'/></source></hostdev>"
        "<hostdev type='usb'><source><vendor id='0x046d'/><product id='0xc52b'/></source></hostdev>"
        "<hostdev mode='capabilities' type='mdev'/>"
        "<controller type='usb' index='0' model='qemu-xhci'/><input type='tablet' bus='usb'/>"
        "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng><x:y "
        "xmlns:x='u'/>"));
    const auto guest = readGuest(text);
    for (const OtherDevice &other : guest->others)
        lines.append(deviceSummary(text, other.node));
    const QStringList expected {u"disk vda /var/lib/x.qcow2 virtio"_s,
        u"disk sda cdrom sata"_s,
        u"interface user virtio 52:54:00:00:00:01"_s,
        u"interface network default"_s,
        u"channel spicevmc com.redhat.spice.0"_s,
        u"hostdev pci 0000:06:12.5"_s,
        u"hostdev usb 0x046d:0xc52b"_s,
        u"hostdev mdev"_s,
        u"controller usb 0 qemu-xhci"_s,
        u"input tablet usb"_s,
        u"rng virtio random /dev/urandom"_s,
        u"x:y"_s};
    QCOMPARE(lines, expected);
}

QTEST_APPLESS_MAIN(TestReadGuest)
#include "tst_read_guest.moc"
