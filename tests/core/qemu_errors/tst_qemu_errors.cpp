// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/command_sockets.h"
#include "core/qemu/error_texts.h"
#include "core/rules/rule_ids.h"

#include <QJsonObject>
#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

class TestQemuErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesNameTheirProblem_data();
    void linesNameTheirProblem();
    void everyRowIsReached();
    void harmlessLinesAreLeftOut();
    void unknownLinesStay();
    void qmpSocketIsFound_data();
    void qmpSocketIsFound();
    void displaysAreAddresses();
};

void TestQemuErrors::linesNameTheirProblem_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("rule");
    const auto row = [](const QByteArray &line, const char *rule) {
        QTest::newRow(line.constData()) << QString::fromUtf8(line) << QString::fromLatin1(rule);
    };
    const QByteArray device =
        "qemu-system-x86_64: -device vfio-pci,sysfsdev=/sys/bus/mdev/devices/U: vfio U: ";
    row(device + "vfio-display-dmabuf: opengl not available", rule_id::displayNeedsOpenGl);
    row(device + "vfio: device doesn't support any (known) display method",
        rule_id::displayNoPlane);
    row("qemu-system-x86_64: -device vfio-pci,ramfb=on: Property 'vfio-pci.ramfb' not found",
        rule_id::ramfbWrongModel);
    row(device + "ramfb=on requires display=on", rule_id::ramfbNeedsDisplay);
    row("qemu-system-x86_64: -device vfio-pci: vfio /sys/bus/mdev/devices/U: no such host device: "
        "No such file or directory",
        rule_id::hostVgpuMissing);
    row(device + "device is already attached", rule_id::hostdevAlreadyAttached);
    row(device + "failed to open /dev/vfio/0: Device or resource busy", rule_id::hostVgpuInUse);
    row(device + "Could not open '/dev/vfio/0': Device or resource busy", rule_id::hostVgpuInUse);
    row(device + "Could not open '/dev/vfio/0': Permission denied", "");
    row(device + "error getting device from group 3: Input/output error", rule_id::guestNvidiaUuid);
    row("2026-01-02T03:04:05.678901Z qemu-system-x86_64: -spice port=5900,gl=on: SPICE GL support "
        "is local-only for now and incompatible with -spice port/tls-port",
        rule_id::glSpiceLocalOnly);
    row("qemu-system-x86_64: egl: no drm render node available", rule_id::glRenderNodeMissing);
    row("qemu-system-x86_64: The console requires display DMABUF support.",
        rule_id::displayViewerIncompatible);
    row("qemu-system-x86_64: The console requires a GL context.",
        rule_id::displayViewerIncompatible);
    row("qemu-system-x86_64: The console already has an OpenGL context.", rule_id::glTwoContexts);
    row("qemu-system-x86_64: -device virtio-vga-gl: opengl is not available",
        rule_id::glAccel3dWithout);
    row("qemu-system-x86_64: -display foo: Parameter 'type' does not accept value 'foo'",
        rule_id::graphicsDisplayMissing);
    row("qemu-system-x86_64: -netdev type=foo: Parameter 'type' does not accept value 'foo'", "");
    row("qemu-system-x86_64: OpenGL is not supported by display backend 'none'",
        rule_id::displayNeedsOpenGl);
    row("qemu-system-x86_64: duplicate fw_cfg file name: etc/ramfb", rule_id::ramfbTwoOwners);
    row("qemu-system-x86_64: duplicate fw_cfg file name: vgaroms/vgabios-ramfb.bin",
        rule_id::ramfbTwoOwners);
}

void TestQemuErrors::linesNameTheirProblem()
{
    QFETCH(QString, line);
    const auto findings = classifyQemuStderr(line + u"\n\n"_s + line);
    QCOMPARE(findings.size(), 1);
    QTEST(findings[0].rule, "rule");
    QVERIFY(!findings[0].meaning.isEmpty() || line.contains("-netdev"_L1));
    QVERIFY(line.endsWith(findings[0].line));
    QVERIFY(!findings[0].line.startsWith("qemu-system"_L1));
}

void TestQemuErrors::everyRowIsReached()
{
    // A row that a longer one always hides would be dead.
    for (const QemuErrorText &row : qemuErrorTexts()) {
        const QString words = QString::fromUtf8(row.words);
        const auto findings =
            classifyQemuStderr(QString::fromUtf8(row.context) + u' ' + words + u"x"_s);
        if (row.harmless) {
            QVERIFY2(findings.isEmpty(), row.words);
        } else {
            QCOMPARE(findings.size(), 1);
            QCOMPARE(findings[0].meaning.toEnglish(), row.meaning.toEnglish());
            QCOMPARE(findings[0].rule, QString::fromLatin1(row.rule));
        }
    }
}

void TestQemuErrors::harmlessLinesAreLeftOut()
{
    QVERIFY(classifyQemuStderr(
        u"qemu-system-x86_64: warning: vfio U: Could not enable error recovery for the device\n"
        "vfio: Cannot reset device U, no available reset mechanism.\n"
        "qemu-system-x86_64: -device virtio-vga,blob=true: warning: open /dev/udmabuf: No such "
        "file or directory\n"
        "Use -device vfio-pci,host=DDDD:BB:DD.F or -device vfio-pci,sysfsdev=PATH_TO_DEVICE\n\n"_s)
                .isEmpty());
}

void TestQemuErrors::unknownLinesStay()
{
    const auto busy = classifyQemuStderr(u"could not configure tap0: Device or resource busy"_s);
    QCOMPARE(busy.size(), 1);
    QVERIFY(busy[0].rule.isEmpty());
    const auto findings = classifyQemuStderr(u"qemu-system-x86_64: something new\r\n"_s);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0].line, u"something new"_s);
    QVERIFY(findings[0].rule.isEmpty() && findings[0].meaning.isEmpty());
}

void TestQemuErrors::qmpSocketIsFound_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QStringList {u"q"_s, u"-S"_s} << QString();
    QTest::newRow("qmp") << QStringList {u"q"_s,
        u"-qmp"_s,
        u"unix:/run/a,,b/s,server=on,wait=off"_s}
                         << u"/run/a,b/s"_s;
    QTest::newRow("chardev") << QStringList {u"q"_s,
        u"-chardev"_s,
        u"socket,id=other,path=/no"_s,
        u"-chardev"_s,
        u"socket,id=charmonitor,path=/run/m.sock,server=on,wait=off"_s,
        u"-mon"_s,
        u"chardev=charmonitor,id=monitor,mode=control"_s}
                             << u"/run/m.sock"_s;
    QTest::newRow("human monitor") << QStringList {u"q"_s,
        u"-chardev"_s,
        u"socket,id=m,path=/run/m.sock"_s,
        u"-mon"_s,
        u"chardev=m"_s} << QString();
}

void TestQemuErrors::qmpSocketIsFound()
{
    QFETCH(QStringList, command);
    QTEST(qmpSocketOf(command), "path");
}

void TestQemuErrors::displaysAreAddresses()
{
    const QJsonObject vnc {{u"enabled"_s, true},
        {u"family"_s, u"ipv6"_s},
        {u"host"_s, u"::1"_s},
        {u"service"_s, u"5901"_s}};
    const QJsonObject vncSocket {{u"enabled"_s, true},
        {u"family"_s, u"unix"_s},
        {u"host"_s, QString()},
        {u"service"_s, u"/run/v.sock"_s}};
    const QJsonObject spice {{u"enabled"_s, true},
        {u"host"_s, u"127.0.0.1"_s},
        {u"port"_s, 5902},
        {u"tls-port"_s, 5903}};
    QCOMPARE(displayAddresses({}, vnc, spice),
        (QStringList {
            u"spice://127.0.0.1:5902"_s, u"spice+tls://127.0.0.1:5903"_s, u"vnc://[::1]:5901"_s}));
    QCOMPARE(displayAddresses({}, vncSocket, {}), (QStringList {u"vnc+unix:///run/v.sock"_s}));
    QCOMPARE(displayAddresses({u"q"_s, u"-spice"_s, u"unix=on,addr=/run/a,,b.sock,gl=on"_s},
                 {},
                 QJsonObject {{u"enabled"_s, true}, {u"host"_s, u"/run/a,b.sock"_s}}),
        (QStringList {u"spice+unix:///run/a,b.sock"_s}));
    QVERIFY(displayAddresses({}, QJsonObject {{u"enabled"_s, false}}, {}).isEmpty());
}

QTEST_APPLESS_MAIN(TestQemuErrors)
#include "tst_qemu_errors.moc"
