// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_snapshot.h"
#include "core/io/caps_files.h"
#include "core/qemu/build_command.h"
#include "core/qemu/qemu_conf.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

/// A standalone command line runs by itself: the real QEMU takes every option of it. Where it stops, it stops only at what no
/// test machine has: the mediated device.
class TestStandalone : public QObject {
    Q_OBJECT

private:
    QString m_qemu = QStandardPaths::findExecutable(u"qemu-system-x86_64"_s);

    static QString guest(const QString &machine, const QString &devices)
    {
        return u"<domain "
               u"type='qemu'><name>alone</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>"
               "<memory unit='MiB'>64</memory><vcpu>2</vcpu><os><type arch='x86_64' "
               "machine='%1'>hvm</type></os>"
               "<features><acpi/><apic/></features><devices>%2</devices></domain>"_s.arg(
                   machine, devices);
    }

    static Result<QemuCommand> build(const QString &xml, const QString &dir)
    {
        const auto caps = recordedCaps(u"qemu-7.2-x86_64"_s);
        const auto text = XmlText::parse(xml.toUtf8());
        const auto config = readGuest(*text);
        const HostSnapshot host;
        const QemuConf conf;
        World world;
        world.caps = &*caps;
        world.host = &host;
        world.conf = &conf;
        CommandOptions options;
        options.style = CommandStyle::Standalone;
        options.runtimeDir = dir;
        return buildCommand(*text, *config, world, options);
    }

private Q_SLOTS:
    void qemuTakesIt_data()
    {
        QTest::addColumn<QString>("xml");
        QTest::addColumn<QString>("stopsAt");
        const QString disks =
            u"<disk type='file'><driver name='qemu' type='raw' cache='none' "
            u"discard='unmap'/><source file='@DISK@'/>"
            "<target dev='vda' bus='virtio'/></disk><disk type='file' device='cdrom'><target dev='%1' bus='%2'/></disk>"_s;
        const QString usual =
            u"<interface type='user'><mac address='52:54:00:00:00:01'/><model "
            u"type='virtio'/></interface>"
            "<serial type='pty'/><channel type='unix'><target type='virtio' "
            "name='org.qemu.guest_agent.0'/></channel>"
            "<input type='tablet' bus='usb'/><rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>"_s;
        const QString vgpu =
            u"<hostdev mode='subsystem' type='mdev' model='vfio-pci' display='on' "
            u"ramfb='on'><source>"
            "<address uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source></hostdev><video><model type='none'/></video>"_s;
        QTest::newRow("pc, VNC") << guest(u"pc"_s,
            disks.arg(u"hda"_s, u"ide"_s) + usual
                + u"<graphics type='vnc'><listen type='socket'/></graphics><sound model='ich6'/>"_s)
                                 << QString();
        QTest::newRow("q35, Spice without a port") << guest(u"q35"_s,
            disks.arg(u"sda"_s, u"sata"_s) + usual
                + u"<graphics type='spice'><listen type='none'/></graphics><sound model='ich9'/>"
                  "<channel type='spicevmc'><target type='virtio' "
                  "name='com.redhat.spice.0'/></channel>"
                  "<redirdev bus='usb' type='spicevmc'/><video><model type='virtio'/></video><video><model type='qxl'/></video>"_s)
                                                   << QString();
        QTest::newRow("q35, D-Bus, boot framebuffer") << guest(u"q35"_s,
            u"<graphics type='dbus' p2p='yes'/><video><model type='ramfb'/></video>"
            "<controller type='scsi' model='virtio-scsi'/><watchdog model='i6300esb'/><serial "
            "type='file'>"
            "<source path='@DIR@/serial.log'/></serial><panic model='isa' />"_s)
                                                      << QString();
        QTest::newRow("q35, vGPU")
            << guest(u"q35"_s, u"<graphics type='spice'><listen type='none'/></graphics>"_s + vgpu)
            << u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s;
        QTest::newRow("pc, vGPU") << guest(
            u"pc"_s, u"<graphics type='vnc'><listen type='socket'/></graphics>"_s + vgpu)
                                  << u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s;
    }

    void qemuTakesIt()
    {
        QFETCH(QString, xml);
        QFETCH(QString, stopsAt);
        if (m_qemu.isEmpty())
            QSKIP("no qemu-system-x86_64 here");
        QTemporaryDir dir;
        QFile disk(dir.filePath(u"disk.img"_s));
        QVERIFY(disk.open(QIODevice::WriteOnly) && disk.resize(1024 * 1024));
        disk.close();
        xml.replace(u"@DISK@"_s, disk.fileName()).replace(u"@DIR@"_s, dir.path());
        const auto command = build(xml, dir.path());
        QVERIFY2(command.has_value(), command ? "" : qPrintable(command.error().text.toEnglish()));
        QStringList arguments = command->toStrings();
        arguments.removeFirst();
        for (const QString &a : std::as_const(arguments)) {
            QVERIFY2(!a.contains("/var/lib/libvirt"_L1), qPrintable(a));
            QVERIFY2(!a.contains("\"fd\""_L1), qPrintable(a));
        }
        arguments << u"-S"_s;
        QProcess qemu;
        qemu.setProcessChannelMode(QProcess::MergedChannels);
        qemu.start(m_qemu, arguments);
        QVERIFY(qemu.waitForStarted());
        QLocalSocket qmp;
        QElapsedTimer timer;
        timer.start();
        while (qemu.state() == QProcess::Running && timer.elapsed() < 20000) {
            qmp.connectToServer(dir.filePath(u"qmp.sock"_s));
            if (qmp.waitForConnected(100) && qmp.waitForReadyRead(5000))
                break;
            qmp.abort();
            qemu.waitForFinished(50);
        }
        if (qmp.state() == QLocalSocket::ConnectedState) {
            qmp.write("{\"execute\":\"qmp_capabilities\"}{\"execute\":\"quit\"}\n");
            qmp.flush();
        }
        if (qemu.state() != QProcess::NotRunning && !qemu.waitForFinished(20000)) {
            qemu.kill();
            qemu.waitForFinished();
            QFAIL("QEMU did not quit");
        }
        const QString said = QString::fromUtf8(qemu.readAll());
        if (stopsAt.isEmpty()) {
            QVERIFY2(qemu.exitCode() == 0, qPrintable(said));
        } else {
            QVERIFY(qemu.exitCode() != 0);
            QVERIFY2(said.contains(stopsAt), qPrintable(said));
        }
    }

    void passwordsStayOff()
    {
        const auto command =
            build(guest(u"pc"_s, u"<graphics type='vnc' passwd='geheim'/>"_s), u"/run/x"_s);
        QVERIFY(command.has_value());
        QVERIFY(!command->toShell().contains("geheim"_L1));
        QVERIFY(!command->remarks.isEmpty());
    }

    void whatLibvirtWouldHaveToDoIsNamed()
    {
        const auto command = build(
            guest(u"pc"_s, u"<interface type='network'><source network='default'/></interface>"_s),
            u"/run/x"_s);
        QVERIFY(!command.has_value());
        QCOMPARE(command.error().code, ErrorCode::NotTranslated);
        QCOMPARE(command.error().path, u"/domain/devices/interface"_s);
    }
};

QTEST_GUILESS_MAIN(TestStandalone)
#include "tst_standalone.moc"
