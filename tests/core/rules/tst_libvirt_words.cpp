// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rule_world.h"

#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

/// What a real libvirt 9.0 with QEMU 7.2 answered, against what the rules say.
class TestLibvirtWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oracle_data();
    void oracle();
    void corpus_data();
    void corpus();
};

namespace {

void addCases(const QDir &folder, const QRegularExpression &errors)
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    for (const QString &name : folder.entryList({QStringLiteral("*.xml")})) {
        if (name.endsWith(u".out.xml"))
            continue;
        const QString base = folder.filePath(name.chopped(4));
        QString words = QString::fromUtf8(readFile(base + QStringLiteral(".err"))).trimmed();
        if (words.startsWith(u"error: "))
            words = words.sliced(7);
        if (words.isEmpty() ? QFile::exists(base + QStringLiteral(".argv"))
                            : errors.match(name).hasMatch())
            QTest::newRow(qPrintable(name)) << folder.filePath(name) << words;
    }
}

/// The host of those answers: a render node and nothing else; for e2 not even that.
void check(const QString &file, const QString &words)
{
    const auto read = readGuestBytes(readFile(file));
    QVERIFY(read);
    QJsonObject spec {{QStringLiteral("host"), QStringLiteral("bare")}};
    if (!words.contains(u"/dev/dri"))
        spec.insert(QStringLiteral("renderNodes"),
            QJsonArray {
                QJsonObject {{QStringLiteral("path"), QStringLiteral("/dev/dri/renderD128")}}});
    const RuleWorld world(spec);
    const auto refusal = nativeRefusal(read->text, read->guest, world.world);
    if (words.isEmpty()) {
        QVERIFY2(!refusal,
            refusal ? qPrintable(QString(refusal->finding.rule + u' ' + refusal->finding.words))
                    : "");
        return;
    }
    QVERIFY(refusal);
    QCOMPARE(QString(libvirtPrefix(refusal->finding.libvirtCode) + refusal->finding.words), words);
    QCOMPARE(refusal->finding.severity, Severity::Error);
    const QList<Diagnostic> all = validate(read->text, read->guest, world.world);
    QVERIFY(std::any_of(all.begin(), all.end(), [&](const Diagnostic &finding) {
        return finding.words == refusal->finding.words && finding.severity == Severity::Error;
    }));
}

} // namespace

void TestLibvirtWords::oracle_data()
{
    addCases(QDir(sourceDir() + QStringLiteral("/tests/fixtures/oracle")),
        QRegularExpression(QStringLiteral(".")));
}

void TestLibvirtWords::oracle()
{
    QFETCH(const QString, file);
    QFETCH(const QString, words);
    check(file, words);
}

void TestLibvirtWords::corpus_data()
{
    const QString shared =
        qEnvironmentVariable("VITRINE_SHARED", sourceDir() + QStringLiteral("/../shared"));
    const QDir folder(shared + QStringLiteral("/corpus/libvirt-9.0.0"));
    if (!folder.exists())
        QSKIP("the answers of libvirt are not here (shared/corpus)");
    // Of the errors those of the display family; the QEMU of another architecture is missing on the host of the answers.
    addCases(folder,
        QRegularExpression(
            QStringLiteral("^(graphics-|hostdev-mdev-|video-)|^serial-spiceport\\.")));
}

void TestLibvirtWords::corpus()
{
    QFETCH(const QString, file);
    QFETCH(const QString, words);
    check(file, words);
}

QTEST_GUILESS_MAIN(TestLibvirtWords)
#include "tst_libvirt_words.moc"
