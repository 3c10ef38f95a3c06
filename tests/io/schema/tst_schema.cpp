// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/schema_check.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray readFixture(const QString &name)
{
    QFile file(qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    return file.readAll();
}

QList<Diagnostic> check(const QByteArray &bytes, const QString &schema = domainSchemaPath())
{
    const auto text = XmlText::parse(bytes);
    const auto guest = readGuest(*text);
    return checkSchema(*text, *guest, schema);
}

} // namespace

/// libvirt's own schema, and where in a guest libxml2 would not say what is wrong.
class TestSchema : public QObject {
    Q_OBJECT

private:
    static QByteArray whole() { return readFixture(u"whole-guest.xml"_s); }

private Q_SLOTS:
    void init()
    {
        if (domainSchemaPath().isEmpty())
            QSKIP("no libvirt schema here");
    }

    void aRightGuestIsQuiet()
    {
        QVERIFY(check(whole()).isEmpty());
        const auto text = XmlText::parse(whole());
        QVERIFY(checkSchema(*text, *readGuest(*text)).isEmpty());
    }

    void faultsHaveAPlace_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("paths");
        const auto row =
            [](const char *name, const char *from, const char *to, const QStringList &paths) {
                QTest::newRow(name) << QByteArray(from) << QByteArray(to) << paths;
            };
        row("value of a device's attribute",
            "display='on'",
            "display='auto'",
            {u"/domain/devices/hostdev[1]/@display"_s});
        row("unknown attribute of a setting",
            "<clock offset='utc'>",
            "<clock offset='utc' foo='1'>",
            {u"/domain/clock/@foo"_s});
        row("text of a setting", ">8</vcpu>", ">8x</vcpu>", {u"/domain/vcpu"_s});
        row("unknown device", "<devices>", "<devices><frob/>", {u"/domain/devices/frob"_s});
        row("unknown element deep inside", "<os>", "<os><bar/>", {u"/domain/os/bar"_s});
        row("an attribute of what cannot be left out",
            "<memory unit='MiB'>",
            "<memory unit='Parsec'>",
            {u"/domain/memory/@unit"_s});
        row("two in one element: their element",
            "managed='no' model='vfio-pci' display='on'",
            "managed='foo' model='vfio-pci' display='auto'",
            {u"/domain/devices/hostdev[1]"_s});
        row("an attribute that cannot be left out: its element",
            "<domain type='qemu'",
            "<domain type='other'",
            {u"/domain"_s});
        row("attribute of the root", "<domain ", "<domain foo='1' ", {u"/domain/@foo"_s});
        row("something is missing", "<name>perf-mdev-nonic</name>", "", {u"/domain"_s});
        row("several",
            "<devices>",
            "<foo/><devices><frob/><video bar='1'><model type='none'/></video>",
            {u"/domain/foo"_s, u"/domain/devices/frob"_s, u"/domain/devices/video[1]/@bar"_s});
    }

    void faultsHaveAPlace()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QStringList, paths);
        QByteArray bytes = whole();
        QVERIFY(bytes.contains(from));
        bytes.replace(bytes.indexOf(from), from.size(), to);
        const auto text = XmlText::parse(bytes);
        QStringList found;
        int lastLine = 0;
        const QList<Diagnostic> all = check(bytes);
        for (const Diagnostic &diagnostic : all) {
            found += diagnostic.path;
            QCOMPARE(diagnostic.rule, u"schema.invalid"_s);
            QCOMPARE(diagnostic.severity, Severity::Warning);
            QCOMPARE(diagnostic.phase, Phase::Define);
            const auto place = text->find(diagnostic.path);
            QVERIFY(place.has_value());
            QCOMPARE(diagnostic.line, text->lineOf(place->node));
            QVERIFY(diagnostic.line >= lastLine);
            lastLine = diagnostic.line;
            QVERIFY2(diagnostic.toEnglish().contains(u"libxml2: "_s),
                qPrintable(diagnostic.toEnglish()));
        }
        QCOMPARE(found, paths);
    }

    void aFieldIsNamed()
    {
        QByteArray bytes = whole();
        bytes.replace("display='on'", "display='auto'");
        QCOMPARE(check(bytes).value(0).field, u"mdev[0].display"_s);
    }

    void namesWithAPrefixAreFound()
    {
        QByteArray bytes = whole();
        bytes.replace("</devices>",
            "</devices><q:commandline xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'>"
            "<q:arg value='-S' more='1'/></q:commandline>");
        const QList<Diagnostic> found = check(bytes);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].path, u"/domain/q:commandline/q:arg/@more"_s);
    }

    void withoutASchemaItIsUnchecked()
    {
        QTemporaryDir dir;
        const QList<Diagnostic> none = check(whole(), dir.filePath(u"domain.rng"_s));
        QCOMPARE(none.size(), 1);
        QCOMPARE(none[0].severity, Severity::Unchecked);
        QVERIFY(none[0].toEnglish().contains(dir.filePath(u"domain.rng"_s)));

        QFile broken(dir.filePath(u"broken.rng"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("<grammar>") > 0);
        broken.close();
        const QList<Diagnostic> bad = check(whole(), broken.fileName());
        QCOMPARE(bad.size(), 1);
        QCOMPARE(bad[0].severity, Severity::Unchecked);
        QVERIFY(bad[0].toEnglish().contains(broken.fileName()));
    }

    void severalThreadsAsk()
    {
        QByteArray bytes = whole();
        bytes.replace("display='on'", "display='auto'");
        const auto wrong = XmlText::parse(bytes);
        const auto right = XmlText::parse(whole());
        const auto guest = readGuest(*right);
        std::atomic<int> surprises = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 10; ++n) {
                    if (checkSchema(*wrong, *guest).size() != 1
                        || !checkSchema(*right, *guest).isEmpty())
                        ++surprises;
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(surprises.load(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
