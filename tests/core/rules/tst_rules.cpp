// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/edit.h"
#include "core/rules/rule_ids.h"
#include "core/rules/rule_support.h"
#include "rule_world.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

namespace {

QDir fixtures()
{
    return QDir(sourceDir() + QStringLiteral("/tests/fixtures/rules"));
}

QJsonObject worldOf(const QDir &folder)
{
    return QJsonDocument::fromJson(readFile(folder.filePath(QStringLiteral("world.json"))))
        .object();
}

QString word(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Note:
        return QStringLiteral("note");
    case Severity::Unchecked:
        break;
    }
    return QStringLiteral("unchecked");
}

QString word(Phase phase)
{
    switch (phase) {
    case Phase::Parse:
        return QStringLiteral("parse");
    case Phase::Define:
        return QStringLiteral("define");
    case Phase::Start:
        return QStringLiteral("start");
    case Phase::Qemu:
        return QStringLiteral("qemu");
    case Phase::Effect:
        break;
    }
    return QStringLiteral("effect");
}

QByteArray golden(const QList<Diagnostic> &findings)
{
    QString out;
    for (const Diagnostic &finding : findings) {
        QStringList fixes;
        for (const Fix &fix : finding.fixes)
            fixes.append(fix.id);
        out += QStringLiteral("%1 %2 %3\n  words: %4%5\n  says: %6\n  field: %7\n  fixes: %8\n")
                   .arg(word(finding.severity),
                       word(finding.phase),
                       finding.path,
                       libvirtPrefix(finding.libvirtCode),
                       finding.words,
                       finding.message.toEnglish(),
                       finding.field,
                       fixes.join(u' '));
    }
    return out.toUtf8();
}

QList<Diagnostic> ofRule(const QList<Diagnostic> &all, const QString &rule)
{
    QList<Diagnostic> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const Diagnostic &finding) {
        return finding.rule == rule && finding.severity != Severity::Unchecked;
    });
    return out;
}

QSet<QString> errorsOf(const QList<Diagnostic> &all)
{
    QSet<QString> out;
    for (const Diagnostic &finding : all) {
        if (finding.severity == Severity::Error)
            out.insert(finding.rule);
    }
    return out;
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasFixtures();
    void everyFixtureHasARule();
    void idsAreUniqueAndWellFormed();
    void fixture_data();
    void fixture();
    void fixesMend_data();
    void fixesMend();
    void editsOfAFixAreMadeOnceAndWhenWanted();
    void missingInputIsUnchecked();
};

void TestRules::everyRuleHasFixtures()
{
    QStringList lacking;
    for (const Rule &rule : ruleTable()) {
        const QDir folder(fixtures().filePath(QString::fromLatin1(rule.id)));
        if (folder.entryList({QStringLiteral("fires*.xml")}).isEmpty())
            lacking.append(QString::fromLatin1(rule.id) + QStringLiteral(" (fires)"));
        if (folder.entryList({QStringLiteral("quiet*.xml")}).isEmpty())
            lacking.append(QString::fromLatin1(rule.id) + QStringLiteral(" (quiet)"));
    }
    QVERIFY2(lacking.isEmpty(), qPrintable(lacking.join(u'\n')));
}

void TestRules::everyFixtureHasARule()
{
    QSet<QString> ids;
    for (const Rule &rule : ruleTable())
        ids.insert(QString::fromLatin1(rule.id));
    for (const QString &folder : fixtures().entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(ids.contains(folder), qPrintable(folder));
}

void TestRules::idsAreUniqueAndWellFormed()
{
    static const QRegularExpression form(
        QStringLiteral("^[a-z][a-z0-9]*\\.[a-z0-9]+(-[a-z0-9]+)*$"));
    QSet<QString> ids;
    for (const Rule &rule : ruleTable()) {
        const QString id = QString::fromLatin1(rule.id);
        QVERIFY2(form.match(id).hasMatch(), rule.id);
        QVERIFY2(!ids.contains(id), rule.id);
        QVERIFY2(!rule.title.isEmpty(), rule.id);
        QVERIFY2(qstrlen(rule.source) > 0, rule.id);
        ids.insert(id);
    }
}

void TestRules::fixture_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("file");
    for (const QString &rule : fixtures().entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir folder(fixtures().filePath(rule));
        for (const QString &file : folder.entryList({QStringLiteral("*.xml")}))
            QTest::newRow(qPrintable(QString(rule + u'/' + file))) << rule << folder.filePath(file);
    }
}

void TestRules::fixture()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, file);
    const auto read = readGuestBytes(readFile(file));
    QVERIFY(read);
    const RuleWorld world(worldOf(QFileInfo(file).dir()));
    const QList<Diagnostic> all = validate(read->text, read->guest, world.world);
    const QList<Diagnostic> found = ofRule(all, rule);
    if (QFileInfo(file).fileName().startsWith(u"quiet")) {
        QVERIFY2(found.isEmpty(), golden(found).constData());
        return;
    }
    QVERIFY2(!found.isEmpty(), golden(all).constData());
    for (const Diagnostic &finding : found)
        QVERIFY(finding.line > 0);

    const QString expected =
        QString(file).replace(QStringLiteral(".xml"), QStringLiteral(".expected"));
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QFile out(expected);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(golden(found));
        return;
    }
    QVERIFY2(QFile::exists(expected), "no golden file: run with UPDATE_GOLDEN=1 and look at it");
    QCOMPARE(QString::fromUtf8(golden(found)), QString::fromUtf8(readFile(expected)));
}

void TestRules::fixesMend_data()
{
    fixture_data();
}

void TestRules::fixesMend()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, file);
    const auto read = readGuestBytes(readFile(file));
    QVERIFY(read);
    const RuleWorld world(worldOf(QFileInfo(file).dir()));
    const QList<Diagnostic> before = validate(read->text, read->guest, world.world);
    for (const Diagnostic &finding : before) {
        for (const Fix &fix : finding.fixes) {
            const QByteArray what = (finding.rule + QStringLiteral(" --fix ") + fix.id).toUtf8();
            const auto mended = applyEdits(read->text, fix.edits);
            QVERIFY2(mended,
                mended ? "" : qPrintable(QString::fromUtf8(what) + mended.error().toEnglish()));
            const auto guest = readGuest(*mended);
            QVERIFY2(guest, what.constData());
            const QList<Diagnostic> after = validate(*mended, *guest, world.world);
            // Of several findings of one rule a fix may mend one at a time.
            const QByteArray shown = what + '\n' + mended->bytes();
            QVERIFY2(ofRule(after, finding.rule).size() < ofRule(before, finding.rule).size(),
                shown.constData());
            QSet<QString> fresh = errorsOf(after) - errorsOf(before);
            // libvirt stops at its first refusal: what the fix mended may have hidden this one, which was there before.
            if (finding.libvirtCode != LibvirtCode::None)
                fresh.remove(QString::fromLatin1(rule_id::libvirtRefuses));
            const QByteArray added =
                shown + " adds " + QStringList(fresh.cbegin(), fresh.cend()).join(u' ').toUtf8();
            QVERIFY2(fresh.isEmpty(), added.constData());
        }
    }
    Q_UNUSED(rule)
}

void TestRules::editsOfAFixAreMadeOnceAndWhenWanted()
{
    int made = 0;
    const Fix fix = makeLaterFix(QStringLiteral("later"), Text(), [&made] {
        ++made;
        return Edits {RemoveNode {QStringLiteral("/domain/devices/video")}};
    });
    const Fix copy = fix;
    QCOMPARE(made, 0);
    QCOMPARE(copy.edits.get().size(), 1);
    QCOMPARE(fix.edits.get().size(), 1);
    QCOMPARE(made, 1);
    const Fix now = makeFix(
        QStringLiteral("later"), Text(), {RemoveNode {QStringLiteral("/domain/devices/video")}});
    QVERIFY(now == fix);
}

void TestRules::missingInputIsUnchecked()
{
    const auto read = readGuestBytes(
        readFile(fixtures().filePath(QStringLiteral("display.needs-opengl/fires.xml"))));
    QVERIFY(read);
    const World nothing;
    QSet<QString> unchecked;
    for (const Diagnostic &finding : validate(read->text, read->guest, nothing)) {
        if (finding.severity == Severity::Unchecked)
            unchecked.insert(finding.rule);
    }
    for (const char *rule : {"host.vgpu-missing", "display.unsupported", "host.vgpu-other-guest"})
        QVERIFY2(unchecked.contains(QString::fromLatin1(rule)), rule);

    const auto plain = readGuestBytes("<domain type='kvm'><name>g</name><devices/></domain>");
    QVERIFY(plain);
    QVERIFY(validate(plain->text, plain->guest, nothing).isEmpty());
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
