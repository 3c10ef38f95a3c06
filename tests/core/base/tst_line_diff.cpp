// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/line_diff.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine;

class LineDiffTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameTextsGiveNothing()
    {
        QCOMPARE(unifiedDiff("a\nb\n", "a\nb\n", QStringLiteral("x"), QStringLiteral("y")),
            QByteArray());
        QCOMPARE(diffLines("", "").size(), 0);
    }

    void oneChangedLineIsOneHunk()
    {
        QCOMPARE(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n",
                     "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
                     QStringLiteral("a"),
                     QStringLiteral("b")),
            QByteArray("--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"));
    }

    void missingLineEndIsSaid()
    {
        QCOMPARE(unifiedDiff("a\n", "a", QStringLiteral("x"), QStringLiteral("y")),
            QByteArray("--- x\n+++ y\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"));
    }

    /// Both sides are rebuilt from the comparison, and the script is as short as the diff program's.
    void anyTwoTextsAreRebuilt()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const auto text = [&] {
                QByteArray made;
                const int lines = random.bounded(12);
                for (int i = 0; i < lines; ++i)
                    made += QByteArray(1, static_cast<char>('a' + random.bounded(4))) + '\n';
                if (random.bounded(4) == 0 && !made.isEmpty())
                    made.chop(1);
                return made;
            };
            const QByteArray before = text();
            const QByteArray after = text();
            QByteArray a;
            QByteArray b;
            for (const DiffLine &line : diffLines(before, after)) {
                const QByteArray raw = line.text + (line.noNewline ? "" : "\n");
                if (line.kind != DiffLine::Kind::Added)
                    a += raw;
                if (line.kind != DiffLine::Kind::Removed)
                    b += raw;
            }
            QCOMPARE(a, before);
            QCOMPARE(b, after);
        }
    }

    void patchProgramAcceptsIt()
    {
        const QString patch = QStandardPaths::findExecutable(QStringLiteral("patch"));
        if (patch.isEmpty())
            QSKIP("no patch program here");
        QTemporaryDir folder;
        QRandomGenerator random(11);
        for (int round = 0; round < 20; ++round) {
            QByteArray before;
            for (int i = 0; i < 60; ++i)
                before += QByteArray::number(random.bounded(1000)) + '\n';
            QByteArrayList lines = before.split('\n');
            for (int i = 0; i < 5; ++i) {
                const int at = random.bounded(static_cast<int>(lines.size()) - 1);
                if (random.bounded(2) == 0)
                    lines.removeAt(at);
                else
                    lines.insert(at, "new" + QByteArray::number(i));
            }
            const QByteArray after = lines.join('\n');
            const QString name = folder.filePath(QStringLiteral("file"));
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(before);
            file.close();
            QProcess process;
            process.start(patch, {QStringLiteral("-s"), name});
            process.write(unifiedDiff(before, after, QStringLiteral("a"), QStringLiteral("b")));
            process.closeWriteChannel();
            QVERIFY(process.waitForFinished());
            QCOMPARE(process.exitCode(), 0);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), after);
            file.close();
        }
    }
};

QTEST_GUILESS_MAIN(LineDiffTest)
#include "tst_line_diff.moc"
