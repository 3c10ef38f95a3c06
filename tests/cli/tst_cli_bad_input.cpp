// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray goodGuest = "<domain type='kvm'>\n"
                             "  <name>g</name>\n"
                             "  <memory>1048576</memory>\n"
                             "  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n"
                             "  <devices>\n"
                             "    <graphics type='spice'><listen type='none'/></graphics>\n"
                             "  </devices>\n"
                             "</domain>\n";

} // namespace

/// Files that are no guests: one clear line and the right exit code from every command that reads one, and no file is harmed.
class CliBadInputTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    void make(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QByteArray contentOf(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("(cannot be read)");
    }

    /// Every command that reads a guest, with the guest's name as %FILE.
    static QStringList readingCommands()
    {
        return {u"validate %FILE"_s,
            u"attach %FILE --mdev 53764d0e-85a0-42b4-af5c-2046b460b1dc"_s,
            u"detach %FILE --mdev 53764d0e-85a0-42b4-af5c-2046b460b1dc"_s,
            u"replace %FILE --mdev 53764d0e-85a0-42b4-af5c-2046b460b1dc --with "
            "53764d0e-85a0-42b4-af5c-2046b460b1dd"_s,
            u"set %FILE name=x"_s,
            u"preset %FILE compute-only"_s,
            u"fix %FILE display.needs-graphics"_s,
            u"argv %FILE"_s,
            u"xml %FILE"_s,
            u"xml %FILE --expand"_s,
            u"diff %FILE %FILE"_s,
            u"export %FILE --to libvirt"_s,
            u"export %FILE --to shell"_s,
            u"launch %FILE --dry-run"_s};
    }
    static QStringList lineFor(const QString &command, const QString &file)
    {
        QStringList words = command.split(u' ');
        for (QString &word : words)
            word.replace(u"%FILE"_s, file);
        return words + QStringList {u"--demo"_s};
    }

private Q_SLOTS:
    void initTestCase()
    {
        make(u"empty.xml"_s, {});
        make(u"binary.xml"_s,
            QByteArray("\x7f"
                       "ELF\x02\x01\x01\0\0\0\xff\xfe",
                12));
        make(u"broken.xml"_s, "<domain>\n  <name>g</nome>\n</domain>\n");
        make(u"doctype.xml"_s,
            "<!DOCTYPE domain [<!ENTITY a \"aaaaaaaaaa\">]>\n<domain "
            "type='kvm'><name>&a;</name></domain>\n");
        make(u"latin1.xml"_s,
            "<?xml version='1.0' encoding='ISO-8859-1'?>\n<domain><name>\xe4</name></domain>\n");
        make(u"utf16.xml"_s, QByteArray("\xff\xfe<\0d\0/\0>\0", 10));
        make(u"network.xml"_s, "<network><name>default</name></network>\n");
        make(u"huge.xml"_s, "<domain>");
        QCOMPARE(
            truncate(QFile::encodeName(path(u"huge.xml"_s)).constData(), 200LL * 1024 * 1024), 0);
        QVERIFY(QDir(m_dir.path()).mkdir(u"folder"_s));
        QCOMPARE(mkfifo(QFile::encodeName(path(u"fifo"_s)).constData(), 0600), 0);
        make(u"good.xml"_s, goodGuest);
    }

    void everyCommandSaysWhy_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("file");
        const QStringList files {u"none.xml"_s,
            u"empty.xml"_s,
            u"binary.xml"_s,
            u"broken.xml"_s,
            u"doctype.xml"_s,
            u"latin1.xml"_s,
            u"utf16.xml"_s,
            u"network.xml"_s,
            u"huge.xml"_s,
            u"folder"_s,
            u"fifo"_s,
            u"good.xml/below"_s};
        const QByteArray help = vitrinectl({u"--help"_s}).out;
        for (const QString &command : readingCommands()) {
            if (!help.contains(QByteArray("\n  " + command.section(u' ', 0, 0).toUtf8() + ' ')))
                continue;
            for (const QString &file : files)
                QTest::addRow("%s", qPrintable(QString(command).replace(u"%FILE"_s, file)))
                    << command << file;
        }
    }
    void everyCommandSaysWhy()
    {
        QFETCH(const QString, command);
        QFETCH(const QString, file);
        const Call call = vitrinectl(lineFor(command, path(file)));
        QCOMPARE(call.code, 3);
        QVERIFY(call.out.isEmpty());
        QVERIFY2(isOneClearLine(call), call.err.constData());
        QVERIFY2(call.err.contains(path(file).toUtf8()), call.err.constData());
    }

    void brokenXmlIsLocated()
    {
        const Call call = vitrinectl({u"validate"_s, path(u"broken.xml"_s)});
        const QByteArray where = path(u"broken.xml"_s).toUtf8() + ":2:";
        QVERIFY2(call.err.startsWith(QByteArray("vitrinectl: validate: " + where)),
            call.err.constData());
    }

    void bytesThatAreNoTextAreRefused()
    {
        const Call call = runProgram(u"sh"_s,
            {u"-c"_s,
                u"exec \"$0\" set - \"name=$(printf 'a\\344b')\""_s,
                qEnvironmentVariable("VITRINE_BINARY_DIR") + u"/bin/vitrinectl"_s},
            goodGuest);
        QCOMPARE(call.code, 2);
        QVERIFY(call.out.isEmpty());
        QVERIFY2(isOneClearLine(call), call.err.constData());
    }

    void standardInputIsNamedByADash()
    {
        const Call call = vitrinectl({u"validate"_s, u"-"_s}, "<domain><name></domain>");
        QCOMPARE(call.code, 3);
        QVERIFY2(call.err.startsWith("vitrinectl: validate: -:1:"), call.err.constData());
    }

    void validateTellsItAsJsonToo()
    {
        for (const char *name :
            {"broken.xml", "doctype.xml", "network.xml", "latin1.xml", "empty.xml"}) {
            const Call call =
                vitrinectl({u"validate"_s, u"--json"_s, path(QString::fromLatin1(name))});
            QCOMPARE(call.code, 3);
            QVERIFY(isOneClearLine(call));
            const QJsonArray rows = QJsonDocument::fromJson(call.out).array();
            QCOMPARE(rows.size(), 1);
            QCOMPARE(rows.first()[u"phase"_s].toString(), u"parse"_s);
            QCOMPARE(rows.first()[u"severity"_s].toString(), u"error"_s);
            QVERIFY(rows.first()[u"line"_s].toInt() >= 1);
        }
    }

    void noFileIsHarmed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        const QString good = path(u"good.xml"_s);
        QTest::newRow("unknown field") << QStringList {u"set"_s, good, u"frobs=1"_s} << 2;
        QTest::newRow("field without a value") << QStringList {u"set"_s, good, u"name"_s} << 2;
        QTest::newRow("value that the field cannot hold")
            << QStringList {u"set"_s, good, u"uuid=no-uuid"_s} << 2;
        QTest::newRow("one good field, one bad")
            << QStringList {u"set"_s, good, u"name=x"_s, u"frobs=1"_s} << 2;
        QTest::newRow("no such item") << QStringList {u"set"_s, good, u"mdev[3].display=on"_s} << 4;
        QTest::newRow("no UUID") << QStringList {u"attach"_s, good, u"--mdev"_s, u"zebra"_s} << 2;
        QTest::newRow("not attached") << QStringList {u"detach"_s,
            good,
            u"--mdev"_s,
            u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s}
                                      << 4;
        QTest::newRow("nothing to replace") << QStringList {u"replace"_s,
            good,
            u"--mdev"_s,
            u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s,
            u"--with"_s,
            u"53764d0e-85a0-42b4-af5c-2046b460b1dd"_s}
                                            << 4;
        QTest::newRow("unknown parent")
            << QStringList {u"attach"_s, good, u"--type"_s, u"0000:09:00.0:nvidia-1"_s} << 4;
        QTest::newRow("unknown type")
            << QStringList {u"attach"_s, good, u"--type"_s, u"0000:00:02.0:nvidia-1"_s} << 4;
        QTest::newRow("no capacity")
            << QStringList {u"attach"_s, good, u"--type"_s, u"0000:3b:00.0:nvidia-710"_s} << 4;
        QTest::newRow("no preset without a vGPU")
            << QStringList {u"preset"_s, good, u"local-console"_s} << 4;
        QTest::newRow("unknown preset") << QStringList {u"preset"_s, good, u"frob"_s} << 2;
        QTest::newRow("unknown rule") << QStringList {u"fix"_s, good, u"frob.frob"_s} << 2;
        QTest::newRow("nothing to fix")
            << QStringList {u"fix"_s, good, u"display.needs-graphics"_s} << 4;
        QTest::newRow("two results")
            << QStringList {u"set"_s, good, u"name=x"_s, u"--output"_s, u"-"_s} << 2;
        QTest::newRow("capabilities that are none")
            << QStringList {u"set"_s, good, u"name=x"_s, u"--caps"_s, path(u"broken.xml"_s)} << 3;
        QTest::newRow("a QEMU that is none")
            << QStringList {u"set"_s, good, u"name=x"_s, u"--qemu"_s, path(u"none"_s)} << 3;
        QTest::newRow("a qemu.conf that is not there")
            << QStringList {u"set"_s, good, u"name=x"_s, u"--qemu-conf"_s, path(u"none"_s)} << 3;
    }
    void noFileIsHarmed()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, code);
        const Call call = vitrinectl(words + QStringList {u"--in-place"_s, u"--demo"_s});
        QVERIFY2(isOneClearLine(call), call.err.constData());
        QCOMPARE(call.code, code);
        QVERIFY(call.out.isEmpty());
        QCOMPARE(contentOf(path(u"good.xml"_s)), goodGuest);
        QCOMPARE(QDir(m_dir.path()).entryList({u".*vitrine*"_s}, QDir::Files | QDir::Hidden),
            QStringList());
    }
};

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "tst_cli_bad_input.moc"
