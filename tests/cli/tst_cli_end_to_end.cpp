// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString vgpu =
    u"9e2d6b18-3a4c-4e1b-a7f9-6c5d4e3f2b03"_s; // idle, region, on the demonstration host

} // namespace

/// Guests as virt-install and virsh write them: a vGPU goes in, everything else stays to the byte, and libvirt takes the result.
class CliEndToEndTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    [[nodiscard]] QString libvirt() const
    {
        return u"qemu:///embed?root="_s
            + m_dir.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    }
    static QString missing(const QStringList &programs)
    {
        for (const QString &program : programs) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                return program + u" is not installed"_s;
        }
        return {};
    }
    /// A guest of virt-install. The test driver needs no daemon; its guests are made QEMU's here.
    static QByteArray virtInstall()
    {
        QByteArray xml = runProgram(u"virt-install"_s,
            {u"--connect"_s,
                u"test:///default"_s,
                u"--name"_s,
                u"vi"_s,
                u"--memory"_s,
                u"2048"_s,
                u"--vcpus"_s,
                u"2"_s,
                u"--disk"_s,
                u"none"_s,
                u"--import"_s,
                u"--osinfo"_s,
                u"generic"_s,
                u"--graphics"_s,
                u"spice"_s,
                u"--print-xml"_s})
                             .out;
        xml.replace("type=\"test\"", "type=\"qemu\"");
        xml.replace("arch=\"i686\"", "arch=\"x86_64\"");
        xml.replace("/usr/bin/test-hv", "/usr/bin/qemu-system-x86_64");
        // Only for the test driver virt-install asks for TLS, which libvirt refuses at start where qemu.conf has none.
        xml.replace(" tlsPort=\"-1\"", "");
        return xml;
    }
    /// Takes out of `after` the lines that were added, and checks that those are of the edit.
    static void verifyOnlyAdded(const QByteArray &before, const QByteArray &after)
    {
        const QList<QByteArray> old = before.split('\n');
        qsizetype at = 0;
        QByteArray added;
        for (const QByteArray &line : after.split('\n')) {
            if (at < old.size() && line == old.at(at))
                ++at;
            else
                added += line + '\n';
        }
        QCOMPARE(at, old.size());
        QVERIFY2(added.contains("<hostdev"), added.constData());
        QVERIFY2(!added.contains("<disk") && !added.contains("<memory"), added.constData());
    }
    void roundTrip(const QByteArray &guest)
    {
        const Call attached =
            vitrinectl({u"attach"_s, u"-"_s, u"--mdev"_s, vgpu, u"--demo"_s}, guest);
        QVERIFY2(attached.code == 0, attached.err.constData());
        verifyOnlyAdded(guest, attached.out);
        const Call judged = vitrinectl({u"validate"_s, u"-"_s, u"--demo"_s}, attached.out);
        QVERIFY2(judged.code == 0, judged.out.constData());
        const Call detached =
            vitrinectl({u"detach"_s, u"-"_s, u"--mdev"_s, vgpu, u"--demo"_s}, attached.out);
        QCOMPARE(detached.code, 0);
        QCOMPARE(detached.out, guest);

        // A real libvirt takes it.
        const QString file = m_dir.filePath(u"attached.xml"_s);
        const Call saved = vitrinectl(
            {u"attach"_s, u"-"_s, u"--mdev"_s, vgpu, u"--demo"_s, u"--output"_s, file}, guest);
        QCOMPARE(saved.code, 0);
        const Call defined = runProgram(u"virsh"_s, {u"-c"_s, libvirt(), u"define"_s, file});
        QVERIFY2(defined.code == 0, defined.err.constData());
    }

private Q_SLOTS:
    void aGuestOfVirtInstall()
    {
        if (const QString why = missing({u"virt-install"_s, u"virsh"_s, u"qemu-system-x86_64"_s});
            !why.isEmpty())
            QSKIP(qPrintable(why));
        const QByteArray guest = virtInstall();
        QVERIFY2(guest.contains("<domain"), guest.constData());
        roundTrip(guest);
    }

    void aGuestThatVirshExported()
    {
        if (const QString why = missing({u"virt-install"_s, u"virsh"_s, u"qemu-system-x86_64"_s});
            !why.isEmpty())
            QSKIP(qPrintable(why));
        // Defined, completed and written by libvirt.
        const Call made = runProgram(
            u"virsh"_s, {u"-c"_s, libvirt(), u"define"_s, u"/dev/stdin"_s}, virtInstall());
        QVERIFY2(made.code == 0, made.err.constData());
        const Call dumped = runProgram(u"virsh"_s, {u"-c"_s, libvirt(), u"dumpxml"_s, u"vi"_s});
        QVERIFY2(dumped.out.contains("<address type='pci'"), dumped.err.constData());
        roundTrip(dumped.out);
    }
};

QTEST_GUILESS_MAIN(CliEndToEndTest)
#include "tst_cli_end_to_end.moc"
