// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine::test;

/// What holds for every command: options, help, wrong usage, where results and errors go.
class CliContractTest : public QObject {
    Q_OBJECT

    static void addUsage(const char *name, const QString &words, const char *mention)
    {
        QTest::newRow(name) << words.split(u' ', Qt::SkipEmptyParts) << QByteArray(mention);
    }

private Q_SLOTS:
    void printsTheVersion()
    {
        const Call call = vitrinectl({QStringLiteral("--version")});
        QCOMPARE(call.code, 0);
        QCOMPARE(call.out, QByteArray("vitrinectl " VITRINE_VERSION "\n"));
        QVERIFY(call.err.isEmpty());
    }

    void helpListsWhatThereIs()
    {
        const Call call = vitrinectl({QStringLiteral("--help")});
        QCOMPARE(call.code, 0);
        for (const char *command : {"host types",
                 "host instances",
                 "host check",
                 "host snapshot",
                 "host watch",
                 "vf set-type"})
            QVERIFY2(call.out.contains(command), command);
        // What comes with a later version is not promised.
        QVERIFY(!call.out.contains("--connect"));
    }

    void everyListedCommandHasHelp()
    {
        const QByteArray overview = vitrinectl({QStringLiteral("--help")}).out;
        const qsizetype begin = overview.indexOf("Commands");
        const QByteArray list = overview.mid(begin, overview.indexOf("\n\n", begin) - begin);
        QStringList names;
        for (const QByteArray &line : list.split('\n').mid(1))
            names += QString::fromUtf8(line.mid(2, 16)).trimmed();
        QVERIFY(names.size() > 2);
        for (const QString &name : names) {
            const Call call = vitrinectl(name.split(u' ') + QStringList {QStringLiteral("--help")});
            QCOMPARE(call.code, 0);
            QVERIFY(call.out.startsWith(QByteArray("Usage: vitrinectl " + name.toUtf8())));
        }
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("mention");
        addUsage("nothing", QString(), "command");
        addUsage("unknown command", QStringLiteral("frobnicate"), "frobnicate");
        addUsage("half a command", QStringLiteral("host"), "snapshot");
        addUsage("unknown second word", QStringLiteral("host frobnicate"), "snapshot");
        addUsage("unknown option", QStringLiteral("host types --frobnicate"), "--frobnicate");
        addUsage("short option", QStringLiteral("host types -x"), "-x");
        addUsage("value missing", QStringLiteral("host types --root"), "DIR");
        addUsage("option in place of a value", QStringLiteral("host types --root --json"), "DIR");
        addUsage("empty value", QStringLiteral("host types --root="), "--root");
        addUsage("value too many", QStringLiteral("host types --json=yes"), "--json");
        addUsage("argument too many", QStringLiteral("host types x"), "unexpected");
        addUsage("two hosts", QStringLiteral("host types --demo --root /"), "--root");
        addUsage("option of another command", QStringLiteral("host types --mdev x"), "--mdev");
    }
    void wrongUsage()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QByteArray, mention);
        const Call call = vitrinectl(words);
        QCOMPARE(call.code, 2);
        QVERIFY(call.out.isEmpty());
        QVERIFY2(isOneClearLine(call), call.err.constData());
        QVERIFY2(call.err.contains(mention), call.err.constData());
    }

    void laterCommandsSaySo_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const char *line : {"guests",
                 "define f",
                 "start g",
                 "dump g",
                 "guests --connect qemu:///system",
                 "host types --connect qemu:///system"}) {
            QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
        }
    }
    void laterCommandsSaySo()
    {
        QFETCH(const QStringList, words);
        const Call call = vitrinectl(words);
        QCOMPARE(call.code, 2);
        QVERIFY2(isOneClearLine(call), call.err.constData());
        QVERIFY2(call.err.contains("not available in this version"), call.err.constData());
    }

    void theHostCheckSaysWhatItReadAndWhatToDo()
    {
        const QString caps = qEnvironmentVariable("VITRINE_SOURCE_DIR")
            + QStringLiteral("/resources/caps/qemu-7.2-x86_64.json");
        const QStringList words {QStringLiteral("host"),
            QStringLiteral("check"),
            QStringLiteral("--json"),
            QStringLiteral("--caps"),
            caps};
        const Call demo = vitrinectl(words + QStringList {QStringLiteral("--demo")});
        QCOMPARE(demo.code, 0);
        const QJsonArray rows = QJsonDocument::fromJson(demo.out).array();
        QVERIFY(rows.size() > 12);
        const QStringList known {QStringLiteral("ok"),
            QStringLiteral("warn"),
            QStringLiteral("fail"),
            QStringLiteral("unknown")};
        for (const auto &row : rows) {
            QVERIFY(known.contains(row[u"status"].toString()));
            for (const char16_t *key : {u"id", u"title", u"evidence", u"fix"})
                QVERIFY(row.toObject().contains(QStringView(key)));
            QVERIFY(row[u"status"].toString() != QStringLiteral("warn") || row[u"fix"].isString());
        }
        // A host with nothing on it has no vGPU to offer: the answer is no.
        const QTemporaryDir empty;
        const Call none = vitrinectl(words + QStringList {QStringLiteral("--root"), empty.path()});
        QCOMPARE(none.code, 1);
        QVERIFY(none.err.isEmpty());
        QVERIFY(!QJsonDocument::fromJson(none.out).array().isEmpty());
    }

    void globalOptionsStandAnywhere_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const char *line : {"--demo --json host types",
                 "host --demo types --json",
                 "host --json --demo types",
                 "host types --json --demo",
                 "--json host types --demo --"}) {
            QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
        }
    }
    void globalOptionsStandAnywhere()
    {
        QFETCH(const QStringList, words);
        const Call call = vitrinectl(words);
        QCOMPARE(call.code, 0);
        QVERIFY(QJsonDocument::fromJson(call.out).array().size() > 3);
    }

    void valuesComeWithOrWithoutAnEqualsSign()
    {
        const QString nowhere = QStringLiteral("/nonexistent-root");
        const QStringList words {QStringLiteral("host"), QStringLiteral("types")};
        const Call spaced = vitrinectl(words + QStringList {QStringLiteral("--root"), nowhere});
        const Call joined = vitrinectl(words + QStringList {QStringLiteral("--root=") + nowhere});
        QCOMPARE(spaced.code, 3);
        QCOMPARE(joined.err, spaced.err);
        QCOMPARE(joined.code, spaced.code);
    }

    void aFullDiskIsNoSuccess()
    {
        const QString binary =
            qEnvironmentVariable("VITRINE_BINARY_DIR") + QStringLiteral("/bin/vitrinectl");
        const Call call = runProgram(QStringLiteral("sh"),
            {QStringLiteral("-c"),
                QString(binary + QStringLiteral(" host types --demo >/dev/full"))});
        QCOMPARE(call.code, 3);
        QVERIFY2(call.err.contains("No space left on device"), call.err.constData());
    }

    void aClosedPipeIsNoSuccess()
    {
        // The reader is gone before the program writes.
        const QString binary =
            qEnvironmentVariable("VITRINE_BINARY_DIR") + QStringLiteral("/bin/vitrinectl");
        const QString script =
            QStringLiteral("mkfifo \"$0\" && { exec 3<>\"$0\" 4>\"$0\" 3>&-; "
                           "\"$1\" host types --demo >&4; echo code $?; }; rm -f \"$0\"");
        const QString fifo = qEnvironmentVariable("HOME") + QStringLiteral("/fifo");
        const Call call =
            runProgram(QStringLiteral("bash"), {QStringLiteral("-c"), script, fifo, binary});
        QVERIFY2(call.out.contains("code 3"), QByteArray(call.out + call.err).constData());
        QVERIFY2(call.err.contains("Broken pipe"), call.err.constData());
    }
};

QTEST_GUILESS_MAIN(CliContractTest)
#include "tst_cli_contract.moc"
