// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

/// launch, status and stop with the real QEMU: a guest without disks, on sockets that nobody else can reach.
class CliLaunchTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_run;

    static QByteArray guest(const QByteArray &devices)
    {
        return "<domain type='qemu'><name>tiny guest/1</name>"
               "<memory unit='MiB'>64</memory><vcpu>1</vcpu>"
               "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
               "<graphics type='vnc'><listen type='socket'/></graphics>"
            + devices + "</devices></domain>";
    }
    static constexpr const char *vgpu =
        "<hostdev mode='subsystem' type='mdev' model='vfio-pci' display='off'><source>"
        "<address uuid='00000000-1111-2222-3333-444444444444'/></source></hostdev>";
    static QJsonArray status()
    {
        return QJsonDocument::fromJson(vitrinectl({u"status"_s, u"--json"_s}).out).array();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"qemu-system-x86_64"_s).isEmpty())
            QSKIP("qemu-system-x86_64 is not installed");
        QVERIFY(m_run.isValid());
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_run.path()));
    }

    /// Whatever a failed test left running.
    void cleanup()
    {
        const QJsonArray rows = status();
        for (const auto &row : rows) {
            const qint64 pid = row[u"pid"_s].toInteger();
            if (pid > 1)
                ::kill(static_cast<pid_t>(pid), SIGKILL);
        }
    }

    void aDetachedGuestIsKnownUntilItIsStopped()
    {
        QCOMPARE(status(), QJsonArray());
        const Call started =
            vitrinectl({u"launch"_s, u"-"_s, u"--demo"_s, u"--detach"_s}, guest({}));
        QVERIFY2(started.code == 0, started.err.constData());
        QVERIFY2(
            started.out.startsWith(QByteArray("vnc+unix://" + QFile::encodeName(m_run.path()))),
            started.out.constData());

        const QJsonArray rows = status();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0][u"name"_s].toString(), u"tiny guest/1"_s);
        QCOMPARE(rows[0][u"status"_s].toString(), u"running"_s);
        QCOMPARE(rows[0][u"displays"_s][0].toString().toUtf8(), started.out.trimmed());
        QVERIFY(vitrinectl({u"status"_s}).out.startsWith("tiny guest/1  running  pid "));

        const Call twice = vitrinectl({u"launch"_s, u"-"_s, u"--demo"_s, u"--detach"_s}, guest({}));
        QCOMPARE(twice.code, 4);
        QVERIFY2(twice.err.contains("runs already"), twice.err.constData());

        const Call stopped = vitrinectl({u"stop"_s, u"tiny guest/1"_s});
        QVERIFY2(stopped.code == 0, stopped.err.constData());
        QCOMPARE(status(), QJsonArray());
        QCOMPARE(vitrinectl({u"stop"_s, u"tiny guest/1"_s}).code, 4);
    }

    /// libvirt would make the variable store; here the launch does, and keeps what the guest wrote into it.
    void firmwareHasItsVariables()
    {
        if (!QFile::exists(u"/usr/share/OVMF/OVMF_VARS_4M.ms.fd"_s))
            QSKIP("OVMF is not installed");
        QByteArray xml = guest({});
        xml.replace("<os>", "<os firmware='efi'>").replace("'pc'", "'q35'");
        xml.replace("</os>", "</os><features><acpi/></features>");
        const QStringList words {u"launch"_s, u"-"_s, u"--demo"_s, u"--detach"_s};
        for (int i = 0; i < 2; ++i) {
            const Call started = vitrinectl(words, xml);
            QVERIFY2(started.code == 0, started.err.constData());
            QCOMPARE(vitrinectl({u"stop"_s, u"tiny guest/1"_s}).code, 0);
            // Its own, where it outlives the session.
            const QDir kept(qEnvironmentVariable("XDG_STATE_HOME") + u"/vitrine/nvram"_s);
            const QFileInfoList files = kept.entryInfoList(QDir::Files | QDir::Hidden);
            QCOMPARE(files.size(), 1);
            QVERIFY(files[0].fileName().startsWith("tiny_guest_1-"_L1));
            QCOMPARE(files[0].permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                QFile::ReadOwner | QFile::WriteOwner);
        }
    }

    void theDemonstrationHostHasNothingToStart()
    {
        const QStringList before = QDir(m_run.path()).entryList();
        const Call call = vitrinectl({u"launch"_s, u"-"_s, u"--demo"_s}, guest(vgpu));
        QCOMPARE(call.code, 2);
        QVERIFY2(isOneClearLine(call), call.err.constData());
        QCOMPARE(QDir(m_run.path()).entryList(), before);
        QCOMPARE(
            vitrinectl({u"launch"_s, u"-"_s, u"--demo"_s, u"--dry-run"_s}, guest(vgpu)).code, 0);
    }

    void whatQemuRefusesIsNamed()
    {
        const QTemporaryDir empty;
        const Call call = vitrinectl({u"launch"_s, u"-"_s, u"--root"_s, empty.path()}, guest(vgpu));
        QCOMPARE(call.code, 4);
        QVERIFY2(call.err.contains("00000000-1111-2222-3333-444444444444"), call.err.constData());
        QVERIFY2(call.err.endsWith("vitrinectl: launch: QEMU ended before the guest ran\n"),
            call.err.constData());
        QCOMPARE(status(), QJsonArray());
    }
};

QTEST_GUILESS_MAIN(CliLaunchTest)
#include "tst_cli_launch.moc"
