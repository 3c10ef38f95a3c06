// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString vgpu =
    u"9e2d6b18-3a4c-4e1b-a7f9-6c5d4e3f2b03"_s; // idle, region, on the demonstration host

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString sharedFolder()
{
    const QString shared = qEnvironmentVariable("VITRINE_SHARED");
    return shared.isEmpty() ? qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/../shared"_s : shared;
}

/// Without what two starts of one guest differ in: the fds and network backends that libvirt makes, the swtpm's socket, the
/// folder of the monitor, what is encrypted.
QStringList comparable(const QByteArray &lines)
{
    static const QRegularExpression monitor(u"/[^\",]*/domain-[^/\",]*/"_s);
    static const QRegularExpression fd(u"\"fd\":\"[^\"]*\""_s);
    static const QRegularExpression secret(u"\"(data|iv)\":\"[^\"]*\""_s);
    QStringList out = QString::fromUtf8(lines).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < out.size(); ++i) {
        if (i > 0 && out.at(i - 1) == "-netdev"_L1)
            out[i] = u"NETDEV"_s;
        else if (out.at(i).contains("id=chrtpm"_L1))
            out[i] = u"TPM"_s;
        out[i].replace(monitor, u"FOLDER/"_s);
        out[i].replace(fd, u"FD"_s);
        out[i].replace(secret, u"SECRET"_s);
    }
    return out;
}

} // namespace

/// The answers of a real libvirt are those of the program. Guests as virt-install and virsh write them: a vGPU goes in, everything else stays to the byte, and libvirt takes the result.
class CliEndToEndTest : public QObject {
    Q_OBJECT

    static constexpr const char *noDriver = "no connection driver available";
    QTemporaryDir m_dir;
    const QString m_caps =
        qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/resources/caps/qemu-7.2-x86_64.json"_s;

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
    /// The real QEMU takes every option: it stops at the vGPU, which is on no test machine, and says nothing else.
    static void verifyQemuTakes(const QString &file)
    {
        const Call line = vitrinectl({u"argv"_s, file, u"--demo"_s, u"--style"_s, u"standalone"_s});
        QVERIFY2(line.code == 0, line.err.constData());
        QStringList arguments = QString::fromUtf8(line.out).split(u'\n', Qt::SkipEmptyParts);
        const QString binary = arguments.takeFirst();
        const Call start = runProgram(binary, arguments);
        QCOMPARE(start.code, 1);
        QCOMPARE(start.errLines().size(), 1);
        QVERIFY2(start.err.contains(QByteArray("/sys/bus/mdev/devices/" + vgpu.toUtf8())),
            start.err.constData());
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

        // The same in the file itself.
        const QString file = m_dir.filePath(u"attached.xml"_s);
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(guest), guest.size());
        out.close();
        const Call saved =
            vitrinectl({u"attach"_s, file, u"--mdev"_s, vgpu, u"--demo"_s, u"--in-place"_s});
        QVERIFY2(saved.code == 0, saved.err.constData());
        QCOMPARE(contents(file), attached.out);

        const Call line = vitrinectl({u"argv"_s, file, u"--demo"_s});
        QVERIFY2(line.code == 0, line.err.constData());
        QCOMPARE(line.out.count("\"driver\":\"vfio-pci\""), 1);
        verifyQemuTakes(file);

        // A real libvirt takes it.
        const Call defined = runProgram(u"virsh"_s, {u"-c"_s, libvirt(), u"define"_s, file});
        if (defined.err.contains(noDriver))
            QSKIP("this libvirt has no embedded QEMU driver");
        QVERIFY2(defined.code == 0, defined.err.constData());
    }

    void addCases(const QString &folder, const QString &tag, const QString &only)
    {
        const QList<QByteArray> rows = contents(folder + u"/INDEX.tsv"_s).split('\n');
        QStringList ofThatHost;
        for (const QByteArray &row : rows) {
            if (row.split('\t').value(1) == "err-host")
                ofThatHost += QString::fromUtf8(row.split('\t').first());
        }
        const QFileInfoList files = QDir(folder).entryInfoList({only}, QDir::Files, QDir::Name);
        for (const QFileInfo &file : files) {
            const QString name = file.completeBaseName();
            if (!name.endsWith(".out"_L1) && !ofThatHost.contains(name))
                QTest::newRow(qPrintable(tag + name)) << QString(folder + u'/' + name);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QDir(m_dir.path()).mkpath(u"with/dev/dri"_s));
        QVERIFY(QDir(m_dir.path()).mkpath(u"without/sys"_s));
        QFile node(m_dir.filePath(u"with/dev/dri/renderD128"_s));
        QVERIFY(node.open(QIODevice::WriteOnly));
    }

    void libvirtsAnswers_data()
    {
        QTest::addColumn<QString>("guest");
        addCases(qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/oracle"_s,
            u"oracle "_s,
            u"*.xml"_s);
        addCases(sharedFolder() + u"/corpus/libvirt-9.0.0"_s, u"corpus "_s, u"*mdev*.xml"_s);
    }
    void libvirtsAnswers()
    {
        QFETCH(const QString, guest);
        // One answer is that of a host without a render node.
        const QString root =
            m_dir.filePath(guest.endsWith("/oracle/e2"_L1) ? u"without"_s : u"with"_s);
        const QStringList world {u"--root"_s, root, u"--caps"_s, m_caps};
        const QString file = guest + u".xml"_s;
        const Call line =
            vitrinectl(QStringList {u"argv"_s, file, u"--style"_s, u"libvirt"_s} + world);
        if (QFile::exists(guest + u".argv"_s)) {
            QVERIFY2(line.code == 0, line.err.constData());
            QCOMPARE(comparable(line.out), comparable(contents(guest + u".argv"_s)));
            return;
        }
        QByteArray words = contents(guest + u".err"_s).trimmed();
        QVERIFY(!words.isEmpty());
        if (words.startsWith("error: "))
            words = words.mid(7);
        QCOMPARE(line.code, 1);
        QVERIFY(line.out.isEmpty());
        QVERIFY2(line.err.contains(words), line.err.constData());
        const Call judged = vitrinectl(QStringList {u"validate"_s, file} + world);
        for (const QByteArray &prefix :
            QByteArrayList {"unsupported configuration: ", "XML error: ", "internal error: "}) {
            if (words.startsWith(prefix))
                words = words.mid(prefix.size());
        }
        QCOMPARE(judged.code, 1);
        QVERIFY2(judged.out.contains(words), judged.out.constData());
    }

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
        if (made.err.contains(noDriver))
            QSKIP("this libvirt has no embedded QEMU driver");
        QVERIFY2(made.code == 0, made.err.constData());
        const Call dumped = runProgram(u"virsh"_s, {u"-c"_s, libvirt(), u"dumpxml"_s, u"vi"_s});
        QVERIFY2(dumped.out.contains("<address type='pci'"), dumped.err.constData());
        roundTrip(dumped.out);
    }
};

QTEST_GUILESS_MAIN(CliEndToEndTest)
#include "tst_cli_end_to_end.moc"
