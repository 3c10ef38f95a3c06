// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString source(const QString &path)
{
    return qEnvironmentVariable("VITRINE_SOURCE_DIR") + u'/' + path;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray guest(const QByteArray &devices, const QByteArray &name = "alone")
{
    return "<domain type='qemu'>\n<name>" + name
        + "</name>\n<uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>\n"
          "<memory unit='MiB'>64</memory><vcpu>1</vcpu>\n"
          "<os><type arch='x86_64' machine='pc'>hvm</type></os>\n<devices>\n"
        + devices + "\n</devices></domain>\n";
}

} // namespace

/// argv, xml and export: what they print, what they say beside it, and when they refuse.
class CliCommandLineTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_run;
    const QStringList m_world {
        u"--demo"_s, u"--caps"_s, source(u"resources/caps/qemu-7.2-x86_64.json"_s)};
    const QString m_whole = source(u"tests/fixtures/whole-guest.xml"_s);

    [[nodiscard]] Call argv(const QStringList &words, const QByteArray &input = {}) const
    {
        return vitrinectl(QStringList {u"argv"_s} + words + m_world, input);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_run.isValid()); // made with mode 0700, as XDG_RUNTIME_DIR has to be
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_run.path()));
    }

    void goldens_data()
    {
        QTest::addColumn<QStringList>("words");
        const QStringList libvirt {u"argv"_s, m_whole, u"--style"_s, u"libvirt"_s};
        QTest::newRow("argv-lines.txt") << libvirt;
        QTest::newRow("argv-shell.txt") << libvirt + QStringList {u"--format"_s, u"shell"_s};
        QTest::newRow("argv-explain.json")
            << libvirt + QStringList {u"--format"_s, u"json"_s, u"--explain"_s};
        QTest::newRow("argv-standalone.txt")
            << QStringList {u"argv"_s, m_whole, u"--style"_s, u"standalone"_s, u"--partial"_s};
        QTest::newRow("xml-expanded.xml") << QStringList {u"xml"_s, m_whole, u"--expand"_s};
    }
    void goldens()
    {
        QFETCH(const QStringList, words);
        const Call call = vitrinectl(words + m_world);
        QVERIFY2(call.code == 0, call.err.constData());
        QByteArray out = call.out;
        out.replace(QFile::encodeName(m_run.path()), "@RUN@");
        const QString golden =
            source(u"tests/golden/cli/"_s + QString::fromLatin1(QTest::currentDataTag()));
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
            QVERIFY(QDir().mkpath(QFileInfo(golden).path()));
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(out), out.size());
        }
        QVERIFY2(QFile::exists(golden), "no golden file: run with UPDATE_GOLDEN=1 and look at it");
        QCOMPARE(QString::fromUtf8(out), QString::fromUtf8(contents(golden)));
    }

    void explanationsHaveTheKeysOfTheContract()
    {
        const Call call = argv({m_whole, u"--explain"_s, u"--format"_s, u"json"_s});
        const QJsonArray rows = QJsonDocument::fromJson(call.out).array();
        const QStringList lines =
            QString::fromUtf8(argv({m_whole}).out).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), lines.size());
        const QStringList keys {u"arg"_s, u"line"_s, u"path"_s, u"reason"_s};
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject row = rows.at(i).toObject();
            QCOMPARE(row.keys(), keys);
            QCOMPARE(row[u"arg"_s].toString(), lines.at(i));
            QVERIFY2(!row[u"reason"_s].toString().isEmpty(), qPrintable(lines.at(i)));
            // Both are there, or neither is.
            QCOMPARE(row[u"line"_s].isDouble(), row[u"path"_s].isString());
        }
    }

    void jsonIsTheListOfArguments()
    {
        const QStringList lines =
            QString::fromUtf8(argv({m_whole}).out).split(u'\n', Qt::SkipEmptyParts);
        const QJsonArray expected = QJsonArray::fromStringList(lines);
        QCOMPARE(QJsonDocument::fromJson(argv({m_whole, u"--json"_s}).out).array(), expected);
        QCOMPARE(QJsonDocument::fromJson(argv({m_whole, u"--format"_s, u"json"_s}).out).array(),
            expected);
    }

    void aShellReadsTheSameArguments()
    {
        // Names with everything that a shell could misread.
        const QByteArray odd = guest("<graphics type='vnc'/>", "it's $HOME `x` \"y\" \\ *");
        const QList<QByteArray> lines = argv({u"-"_s}, odd).out.split('\n');
        const QByteArray shell = argv({u"-"_s, u"--format"_s, u"shell"_s}, odd).out;
        QVERIFY(lines.size() > 20);
        QVERIFY(shell.startsWith(QByteArray(lines.first() + ' ')));
        QCOMPARE(shell.count('\n'), 1);
        const QString script =
            u"printf '%s\\n'"_s + QString::fromUtf8(shell.mid(lines.first().size()));
        const Call read = runProgram(u"sh"_s, {u"-c"_s, script});
        QCOMPARE(read.out, lines.mid(1).join('\n'));
    }

    void aRefusedGuestHasLibvirtsWords()
    {
        const QString file = source(u"tests/fixtures/oracle/a4.xml"_s);
        const QByteArray words = contents(source(u"tests/fixtures/oracle/a4.err"_s)).trimmed();
        const Call call = argv({file, u"--style"_s, u"libvirt"_s});
        QCOMPARE(call.code, 1);
        QVERIFY(call.out.isEmpty());
        const QByteArray expected = "vitrinectl: argv: " + file.toUtf8() + ":10: " + words + '\n';
        QCOMPARE(call.err, expected);
        // The rest of it can be had all the same.
        const Call partial = argv({file, u"--partial"_s});
        QCOMPARE(partial.code, 0);
        QVERIFY(partial.out.contains("vfio-pci"));
    }

    void ofAGuestThatLibvirtCannotReadThereIsNoPart()
    {
        const Call partial = argv({u"-"_s, u"--partial"_s}, "<domain/>");
        QCOMPARE(partial.code, 1);
        QVERIFY(partial.out.isEmpty());
        QVERIFY2(partial.err.startsWith("vitrinectl: argv: -:1: "), partial.err.constData());
    }

    void whatIsNotTranslatedIsNamed()
    {
        const QByteArray xml = guest("<interface type='network'><source network='n'/></interface>");
        const Call call = argv({u"-"_s, u"--style"_s, u"standalone"_s}, xml);
        QCOMPARE(call.code, 1);
        QVERIFY(call.out.isEmpty());
        QVERIFY2(call.err.endsWith(
                     "vitrinectl: argv: -:7: /domain/devices/interface is not translated\n"),
            call.err.constData());
        const Call partial = argv({u"-"_s, u"--style"_s, u"standalone"_s, u"--partial"_s}, xml);
        QCOMPARE(partial.code, 0);
        QVERIFY(partial.err.contains("-:7: /domain/devices/interface is not translated"));
        QVERIFY(partial.out.endsWith("-msg\ntimestamp=on\n"));
    }

    void capabilitiesThatWereNotAskedAreSaid()
    {
        const QByteArray xml = guest("<emulator>/nowhere/qemu</emulator>");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        const Call call = vitrinectl({u"argv"_s, u"-"_s, u"--demo"_s}, xml);
        const Call completed = vitrinectl({u"xml"_s, u"-"_s, u"--demo"_s, u"--expand"_s}, xml);
        qputenv("PATH", path);
        QCOMPARE(call.code, 0);
        QVERIFY2(
            call.err.contains("vitrinectl: argv: note: /nowhere/qemu: "), call.err.constData());
        QVERIFY2(
            call.err.contains("note: recorded capabilities of QEMU 7.2"), call.err.constData());
        QVERIFY(completed.err.contains("vitrinectl: xml: note: /nowhere/qemu: "));
    }

    void placeholdersAreSaid()
    {
        const Call call = argv({u"-"_s, u"--style"_s, u"standalone"_s},
            guest("<graphics type='vnc' autoport='yes'/>"));
        QVERIFY2(call.err.contains(
                     "vitrinectl: argv: note: the automatic port of VNC is taken to be 5900\n"),
            call.err.constData());
    }

    void socketsAreInThePrivateFolderOfTheGuest()
    {
        const QByteArray vnc = "<graphics type='vnc'><listen type='socket'/></graphics>";
        QByteArrayList sockets;
        for (const char *name : {"a b", "a/b", "a_b", "x,y"}) {
            const Call call = argv({u"-"_s, u"--style"_s, u"standalone"_s}, guest(vnc, name));
            QVERIFY2(call.code == 0, call.err.constData());
            const QByteArrayList lines = call.out.split('\n');
            const QByteArray qmp = lines.value(lines.indexOf("-qmp") + 1);
            const QByteArray begin = "unix:" + QFile::encodeName(m_run.path()) + "/vitrine-";
            QVERIFY2(qmp.startsWith(begin), qmp.constData());
            QVERIFY(!sockets.contains(qmp));
            sockets += qmp;
        }
        // The folder is there, so that the command can be run as it is, and nothing was made in it.
        QVERIFY(QDir(m_run.path()).isEmpty());

        // The guest's own folder, once there is one.
        const QString own = m_run.filePath(u"vitrine/plain"_s);
        QVERIFY(QDir().mkpath(own));
        for (const QString &folder : {m_run.filePath(u"vitrine"_s), own})
            QVERIFY(QFile::setPermissions(
                folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Call call = argv({u"-"_s, u"--style"_s, u"standalone"_s}, guest(vnc, "plain"));
        QVERIFY2(call.out.contains(QByteArray("unix:" + QFile::encodeName(own) + "/qmp.sock,")),
            call.out.constData());
        QVERIFY(QDir(m_run.filePath(u"vitrine"_s)).removeRecursively());
    }

    void firmwareKeepsItsVariablesForOneRun()
    {
        if (!QFile::exists(u"/usr/share/OVMF/OVMF_VARS_4M.fd"_s))
            QSKIP("OVMF is not installed");
        QByteArray xml = guest({}, "uefi");
        xml.replace("<os>", "<os firmware='efi'>").replace("'pc'", "'q35'");
        xml.replace("</os>", "</os><features><acpi/></features>");
        const Call shown = argv({u"-"_s, u"--style"_s, u"standalone"_s}, xml);
        QVERIFY2(shown.code == 0, shown.err.constData());
        QVERIFY2(shown.out.contains("if=pflash,unit=1,format=raw,file=/usr/share/OVMF/"),
            shown.out.constData());
        QVERIFY(shown.out.contains(",snapshot=on\n"));
        QVERIFY(shown.err.contains("kept for this run only"));
        const Call dry =
            vitrinectl(QStringList {u"launch"_s, u"-"_s, u"--dry-run"_s} + m_world, xml);
        QVERIFY2(dry.out.contains("/vitrine/nvram/uefi_VARS.fd"), dry.out.constData());
        QVERIFY(!QFile::exists(qEnvironmentVariable("XDG_STATE_HOME") + u"/vitrine"_s));
    }

    void exportedScriptMakesItsFolder()
    {
        const QByteArray xml = guest({}, "a script's");
        const Call call =
            vitrinectl(QStringList {u"export"_s, u"-"_s, u"--to"_s, u"shell"_s} + m_world, xml);
        QVERIFY2(call.code == 0, call.err.constData());
        QVERIFY(call.out.startsWith("#!/bin/sh\n"));
        // With an `exec` that only shows what it would start.
        QByteArray script = call.out;
        const qsizetype at = script.indexOf("\nexec ");
        QVERIFY(at > 0);
        script.replace(at, 6, "\nprintf '%s\\n' ");
        const Call shown = runProgram(u"sh"_s, {u"-c"_s, QString::fromUtf8(script)});
        QCOMPARE(shown.code, 0);
        // It has made its folder, so now argv takes the same.
        const Call standalone = argv({u"-"_s, u"--style"_s, u"standalone"_s}, xml);
        QCOMPARE(shown.out, standalone.out);
        const QByteArray qmp =
            shown.out.split('\n').value(shown.out.split('\n').indexOf("-qmp") + 1);
        QVERIFY(QFileInfo(QString::fromUtf8(qmp.mid(5, qmp.lastIndexOf('/') - 5))).isDir());
    }

    void exportedXmlIsTheGuest()
    {
        const Call plain = vitrinectl({u"export"_s, m_whole, u"--to"_s, u"libvirt"_s});
        QCOMPARE(plain.code, 0);
        QCOMPARE(plain.out, contents(m_whole));
        // Of a running guest without what only the run had.
        const QString running = source(u"tests/fixtures/guests/running.xml"_s);
        const Call stripped = vitrinectl({u"export"_s, running, u"--to"_s, u"libvirt"_s});
        QCOMPARE(stripped.code, 0);
        QCOMPARE(stripped.out, contents(source(u"tests/fixtures/guests/running-stripped.xml"_s)));
        QVERIFY(isOneClearLine(stripped));
    }

    void xmlWithoutExpandIsTheFile()
    {
        QCOMPARE(vitrinectl({u"xml"_s, m_whole}).out, contents(m_whole));
        const Call json = vitrinectl({u"xml"_s, m_whole, u"--json"_s});
        QCOMPARE(QJsonDocument::fromJson(json.out).object()[u"xml"_s].toString().toUtf8(),
            contents(m_whole));
    }

    void dryRunStartsNothing()
    {
        const QByteArray xml = guest({}, "dry");
        const Call dry =
            vitrinectl(QStringList {u"launch"_s, u"-"_s, u"--dry-run"_s} + m_world, xml);
        QVERIFY2(dry.code == 0, dry.err.constData());
        QVERIFY(!QFileInfo::exists(m_run.filePath(u"vitrine/dry"_s)));
        QVERIFY(dry.out.contains(
            QByteArray("unix:" + QFile::encodeName(m_run.path()) + "/vitrine/dry/qmp.sock,")));
    }
};

QTEST_GUILESS_MAIN(CliCommandLineTest)
#include "tst_cli_command_line.moc"
