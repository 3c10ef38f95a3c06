// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

/// What validate and the host commands print: forms and keys to the letter.
class CliValidateTest : public QObject {
    Q_OBJECT

    static QString oracle()
    {
        return qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/oracle"_s;
    }

private Q_SLOTS:
    void theSchemaIsCheckedWhereItIsWanted()
    {
        if (!QFile::exists(u"/usr/share/libvirt/schemas/domain.rng"_s))
            QSKIP("no libvirt schema here");
        QFile file(
            qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/whole-guest.xml"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray right = file.readAll();
        const Call quiet = vitrinectl({u"xml"_s, u"-"_s, u"--check-schema"_s}, right);
        QCOMPARE(quiet.code, 0);
        QCOMPARE(quiet.out, right);
        QCOMPARE(quiet.err, QByteArray());

        QByteArray wrong = right;
        wrong.replace("<clock offset='utc'>", "<clock offset='utc' foo='1'>");
        const Call found = vitrinectl({u"xml"_s, u"-"_s, u"--check-schema"_s}, wrong);
        QCOMPARE(found.code, 1);
        QCOMPARE(found.out, wrong);
        QCOMPARE(found.errLines().size(), 1);
        QVERIFY2(found.err.contains("-:10: warning: ") && found.err.contains("foo=\"1\"")
                && found.err.contains("[schema.invalid]"),
            found.err.constData());

        const Call json = vitrinectl({u"xml"_s, u"-"_s, u"--check-schema"_s, u"--json"_s}, wrong);
        const QJsonObject object = QJsonDocument::fromJson(json.out).object();
        QCOMPARE(object.value(u"xml"_s).toString().toUtf8(), wrong);
        const QJsonObject row = object.value(u"schema"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"path"_s).toString(), u"/domain/clock/@foo"_s);
        QCOMPARE(row.value(u"phase"_s).toString(), u"define"_s);

        // Where it was not asked for, it is not there.
        const QStringList judge {u"validate"_s, u"-"_s, u"--demo"_s};
        QVERIFY(!vitrinectl(judge, wrong).out.contains("schema.invalid"));
        QVERIFY(vitrinectl(judge + QStringList {u"--check-schema"_s}, wrong)
                    .out.contains("-:10: warning: "));
    }
    void everyGuestHasLinesAndObjectsThatAgree_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(oracle());
        for (const QString &name : folder.entryList({u"*.xml"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void everyGuestHasLinesAndObjectsThatAgree()
    {
        QFETCH(const QString, file);
        const Call text = vitrinectl({u"validate"_s, file, u"--demo"_s});
        const Call json = vitrinectl({u"--json"_s, u"validate"_s, file, u"--demo"_s});
        QVERIFY2(text.code == 0 || text.code == 1, text.err.constData());
        QCOMPARE(json.code, text.code);

        const QStringList lines = QString::fromUtf8(text.out).split(u'\n', Qt::SkipEmptyParts);
        const QJsonArray rows = QJsonDocument::fromJson(json.out).array();
        QCOMPARE(rows.size(), lines.size());
        static const QRegularExpression form(
            u"\\A(.+):(\\d+): (error|warning|note|unchecked): (.+) \\[([a-z0-9.-]+)\\]\\z"_s);
        int lastLine = 0;
        bool error = false;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QRegularExpressionMatch match = form.match(lines.at(i));
            QVERIFY2(match.hasMatch(), qPrintable(lines.at(i)));
            const QJsonObject row = rows.at(i).toObject();
            QCOMPARE(row.keys(),
                QStringList({u"fixes"_s,
                    u"line"_s,
                    u"message"_s,
                    u"path"_s,
                    u"phase"_s,
                    u"rule"_s,
                    u"severity"_s}));
            QCOMPARE(match.captured(1), file);
            QCOMPARE(row[u"line"_s].toInt(), match.captured(2).toInt());
            QVERIFY(row[u"line"_s].toInt() >= lastLine);
            lastLine = row[u"line"_s].toInt();
            QCOMPARE(row[u"severity"_s].toString(), match.captured(3));
            QCOMPARE(row[u"rule"_s].toString(), match.captured(5));
            QVERIFY(QStringList({u"parse"_s, u"define"_s, u"start"_s, u"qemu"_s, u"effect"_s})
                        .contains(row[u"phase"_s].toString()));
            for (const QJsonArray fixes = row[u"fixes"_s].toArray(); const auto fix : fixes)
                QCOMPARE(fix.toObject().keys(), QStringList({u"id"_s, u"title"_s}));
            error = error || match.captured(3) == u"error"_s;
        }
        QCOMPARE(text.code, error ? 1 : 0);
    }

    void idsAreEnglishInEveryLocale()
    {
        const QString file = oracle() + u"/a4.xml"_s;
        const Call plain = vitrinectl({u"validate"_s, file, u"--demo"_s});
        qputenv("LC_ALL", "de_DE.UTF-8");
        qputenv("LANGUAGE", "de");
        const Call german = vitrinectl({u"validate"_s, file, u"--demo"_s});
        qputenv("LC_ALL", "C.UTF-8");
        qunsetenv("LANGUAGE");
        QCOMPARE(german.out, plain.out);
    }

    void hostCommandsHaveTheirKeys()
    {
        const QJsonArray types = QJsonDocument::fromJson(
            vitrinectl({u"host"_s, u"types"_s, u"--demo"_s, u"--json"_s}).out)
                                     .array();
        QVERIFY(types.size() > 3);
        QStringList typeKeys {u"parent"_s,
            u"parentPath"_s,
            u"parentName"_s,
            u"vendor"_s,
            u"driver"_s,
            u"numaNode"_s,
            u"type"_s,
            u"name"_s,
            u"description"_s,
            u"deviceApi"_s,
            u"availableInstances"_s,
            u"maxInstances"_s,
            u"instances"_s,
            u"kind"_s,
            u"framebufferMiB"_s,
            u"maxResolution"_s,
            u"heads"_s,
            u"frameRateLimit"_s,
            u"displayMode"_s,
            u"remarks"_s};
        for (const auto row : types) {
            for (const QString &key : typeKeys)
                QVERIFY2(row.toObject().contains(key), qPrintable(key));
        }
        const QJsonArray instances = QJsonDocument::fromJson(
            vitrinectl({u"host"_s, u"instances"_s, u"--demo"_s, u"--json"_s}).out)
                                         .array();
        QVERIFY(instances.size() > 3);
        for (const auto row : instances) {
            for (const QString &key : {u"uuid"_s,
                     u"parent"_s,
                     u"type"_s,
                     u"active"_s,
                     u"defined"_s,
                     u"autostart"_s,
                     u"driver"_s,
                     u"iommuGroup"_s,
                     u"displayMode"_s,
                     u"owner"_s,
                     u"remarks"_s})
                QVERIFY2(row.toObject().contains(key), qPrintable(key));
        }
    }

    void aSavedHostIsReadAsTheHostItself()
    {
        const QByteArray saved = vitrinectl({u"host"_s, u"snapshot"_s, u"--demo"_s}).out;
        const QString path = qEnvironmentVariable("HOME") + u"/saved-host.json"_s;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(saved), saved.size());
        file.close();
        const QStringList words {u"host"_s, u"types"_s, u"--json"_s};
        QCOMPARE(vitrinectl(words + QStringList {u"--root"_s, path}).out,
            vitrinectl(words + QStringList {u"--demo"_s}).out);
        QFile::remove(path);
    }
};

QTEST_GUILESS_MAIN(CliValidateTest)
#include "tst_cli_validate.moc"
