// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/edit.h"
#include "core/guest/field_table.h"
#include "core/guest/strip_runtime.h"
#include "tests/support/guest_files.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

namespace {

XmlText parsed(const QByteArray &bytes)
{
    const auto text = XmlText::parse(bytes);
    if (!text)
        qFatal("%s: %s", bytes.constData(), qPrintable(text.error().toEnglish()));
    return *text;
}

QByteArray bytesOf(const Result<XmlText> &result)
{
    return result ? result->bytes() : "ERROR " + result.error().toEnglish().toUtf8();
}

XmlText fixture(const char *name)
{
    return parsed(test::readFile(qEnvironmentVariable("VITRINE_SOURCE_DIR")
        + u"/tests/fixtures/guests/"_s + QString::fromLatin1(name)));
}

} // namespace

class TestEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void addDevicePlacement_data();
    void addDevicePlacement();
    void nodes();
    void allOrNone();
    void stripRuntime();
    void stripRuntimeLeavesOthersAlone();
    void descriptionsHideThePassword();
    void randomEditsKeepTheLaws();
};

void TestEdits::refuses_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("unknown field") << Edit(SetField {u"mdev[0].x"_s, u"1"_s}) << ErrorCode::Usage;
    QTest::newRow("no such item") << Edit(SetField {u"mdev[1].display"_s, u"on"_s})
                                  << ErrorCode::NotFound;
    QTest::newRow("no such item to clear")
        << Edit(SetField {u"video[0].model"_s, {}}) << ErrorCode::NotFound;
    QTest::newRow("not for this type")
        << Edit(SetField {u"graphics[0].port"_s, u"1"_s}) << ErrorCode::Usage;
    QTest::newRow("egl-headless has no switch")
        << Edit(SetField {u"graphics[0].gl"_s, u"yes"_s}) << ErrorCode::Usage;
    QTest::newRow("no node") << Edit(RemoveNode {u"/domain/os"_s}) << ErrorCode::NotFound;
    QTest::newRow("no attribute") << Edit(RemoveNode {u"/domain/@id"_s}) << ErrorCode::NotFound;
    QTest::newRow("not a path") << Edit(SetNode {u"domain"_s, u"x"_s}) << ErrorCode::NotFound;
    QTest::newRow("no path") << Edit(SetNode {u""_s, u"x"_s}) << ErrorCode::NotFound;
    QTest::newRow("no element there")
        << Edit(ReplaceNode {u"/domain/os"_s, "<os/>"}) << ErrorCode::NotFound;
    QTest::newRow("an attribute is no element")
        << Edit(ReplaceNode {u"/domain/@type"_s, "<os/>"}) << ErrorCode::NotFound;
    QTest::newRow("not a device") << Edit(AddDevice {"hostdev"}) << ErrorCode::NotWellFormed;
    QTest::newRow("the root") << Edit(RemoveNode {u"/domain"_s}) << ErrorCode::Usage;
    QTest::newRow("not XML") << Edit(ReplaceText {"<domain>"}) << ErrorCode::NotWellFormed;
}

void TestEdits::refuses()
{
    QFETCH(const Edit, edit);
    QFETCH(const ErrorCode, code);
    const XmlText text = parsed("<domain type='kvm'><devices><hostdev type='mdev'/><graphics "
                                "type='egl-headless'/></devices></domain>");
    const auto result = applyEdits(text, {edit});
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
}

void TestEdits::addDevicePlacement_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<QByteArray>("after");
    const auto row =
        [](const char *name, const char *before, const char *device, const char *after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(device) << QByteArray(after);
        };
    row("after its kin",
        "<domain><devices><hostdev/><memballoon/></devices></domain>",
        "<hostdev a='1'/>",
        "<domain><devices><hostdev/><hostdev a='1'/><memballoon/></devices></domain>");
    row("in the order of libvirt",
        "<domain><devices><emulator/><disk/><graphics/><video/><memballoon/></devices></domain>",
        "<hostdev/>",
        "<domain><devices><emulator/><disk/><graphics/><video/><hostdev/><memballoon/></devices></"
        "domain>");
    row("before all",
        "<domain><devices><memballoon/></devices></domain>",
        "<graphics/>",
        "<domain><devices><graphics/><memballoon/></devices></domain>");
    row("unknown ones go last",
        "<domain><devices><memballoon/></devices></domain>",
        "<flux/>",
        "<domain><devices><memballoon/><flux/></devices></domain>");
    row("makes <devices>",
        "<domain>\n  <name>a</name>\n</domain>\n",
        "<video>\n<model/>\n</video>",
        "<domain>\n  <name>a</name>\n  <devices>\n    <video>\n      <model/>\n    </video>\n  "
        "</devices>\n</domain>\n");
    row("opens <devices/>",
        "<domain>\n  <devices/>\n</domain>\n",
        "<video/>",
        "<domain>\n  <devices>\n    <video/>\n  </devices>\n</domain>\n");
}

void TestEdits::addDevicePlacement()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, device);
    QFETCH(const QByteArray, after);
    QCOMPARE(bytesOf(applyEdits(parsed(before), {AddDevice {device}})), after);
}

void TestEdits::nodes()
{
    const XmlText text = parsed("<domain type='kvm'><name>a</name><os/></domain>");
    QCOMPARE(bytesOf(applyEdits(text,
                 {SetNode {u"/domain/name"_s, u"<b>"_s},
                     SetNode {u"/domain/os/@firmware"_s, u"efi"_s},
                     RemoveNode {u"/domain/@type"_s}})),
        "<domain><name>&lt;b&gt;</name><os firmware='efi'/></domain>");
    QCOMPARE(bytesOf(applyEdits(text,
                 {RemoveNode {u"/domain/os"_s}, ReplaceNode {u"/domain/name"_s, "<title/>"}})),
        "<domain type='kvm'><title/></domain>");
    QCOMPARE(bytesOf(applyEdits(text, {ReplaceText {"<domain/>"}})), "<domain/>");
    QCOMPARE(bytesOf(applyEdits(text, {})), text.bytes());
}

void TestEdits::allOrNone()
{
    const XmlText text = parsed("<domain><name>a</name></domain>");
    const QByteArray &before = text.bytes();
    QVERIFY(!applyEdits(
        text, {SetField {u"name"_s, u"b"_s}, SetField {u"mdev[0].display"_s, u"on"_s}}));
    QCOMPARE(text.bytes(), before);
}

void TestEdits::stripRuntime()
{
    const XmlText text = fixture("running.xml");
    const auto stripped = applyEdits(text, {StripRuntime {}});
    QVERIFY(stripped);
    const QString golden = qEnvironmentVariable("VITRINE_SOURCE_DIR")
        + u"/tests/fixtures/guests/running-stripped.xml"_s;
    if (qEnvironmentVariableIsSet("UPDATE_GOLDEN")) {
        QFile out(golden);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(stripped->bytes());
        out.close();
    }
    QCOMPARE(stripped->bytes(), test::readFile(golden));
    QCOMPARE(runtimePaths(*stripped), QStringList());
    QCOMPARE(applyEdits(*stripped, {StripRuntime {}})->bytes(), stripped->bytes());
    QVERIFY(runtimePaths(text).contains(u"/domain/@id"_s));
}

void TestEdits::stripRuntimeLeavesOthersAlone()
{
    for (const char *name : {"tabs.xml", "foreign.xml", "comments.xml", "entities.xml"}) {
        const XmlText text = fixture(name);
        QCOMPARE(applyEdits(text, {StripRuntime {}})->bytes(), text.bytes());
    }
}

void TestEdits::descriptionsHideThePassword()
{
    QCOMPARE(describe(SetField {u"mdev[0].display"_s, u"on"_s}).toEnglish(),
        u"Set mdev[0].display to on"_s);
    QCOMPARE(
        describe(SetField {u"mdev[0].display"_s, {}}).toEnglish(), u"Take away mdev[0].display"_s);
    QVERIFY(!describe(SetField {u"graphics[0].password"_s, u"secret"_s})
                 .toEnglish()
                 .contains(u"secret"));
    QVERIFY(!describe(SetNode {u"/domain/devices/graphics/@passwd"_s, u"secret"_s})
                 .toEnglish()
                 .contains(u"secret"));
    QCOMPARE(describe(AddDevice {"<graphics type='egl-headless'/>"}).toEnglish(),
        u"Add graphics egl-headless"_s);
    for (const Edit &edit :
        Edits {RemoveNode {u"/a"_s}, ReplaceNode {u"/a"_s, {}}, ReplaceText {}, StripRuntime {}})
        QVERIFY(!describe(edit).toEnglish().isEmpty());
}

void TestEdits::randomEditsKeepTheLaws()
{
    QRandomGenerator random(20230101);
    const auto any = [&](const auto &list) {
        return list[static_cast<qsizetype>(random.bounded(static_cast<quint32>(list.size())))];
    };
    const QList<QByteArray> devices {
        "<hostdev mode='subsystem' type='mdev' model='vfio-pci'>\n  <source>\n    <address "
        "uuid='53764d0e-85a0-42b4-af5c-2046b460b1de'/>\n  </source>\n</hostdev>",
        "<graphics type='egl-headless'/>",
        "<video><model type='none'/></video>",
        "<audio id='7' type='none'/>"};
    int applied = 0;
    for (const auto &file : test::guestFiles()) {
        XmlText text = file.text;
        QList<XmlText> history;
        for (int step = 0; step < 12; ++step) {
            const auto guest = readGuest(text);
            if (!guest)
                break;
            Edit edit = AddDevice {any(devices)};
            const int kind = random.bounded(8);
            const FieldSpec &spec =
                fieldTable()[random.bounded(static_cast<quint32>(fieldTable().size()))];
            const int count = itemCount(*guest, spec.group);
            if (kind < 6 && count > 0) {
                const FieldRef ref {
                    &spec, static_cast<int>(random.bounded(static_cast<quint32>(count)))};
                std::optional<QString> value;
                if (!spec.choices.empty() && kind > 0)
                    value = QString::fromLatin1(
                        spec.choices[random.bounded(static_cast<quint32>(spec.choices.size()))]);
                else if (kind > 0)
                    value = u"53764d0e-85a0-42b4-af5c-2046b460b1df"_s;
                edit = SetField {ref.toString(), value};
            } else if (kind == 6) {
                const int node =
                    static_cast<int>(random.bounded(static_cast<quint32>(text.elementCount())));
                edit = RemoveNode {text.pathOf(node)};
            }
            const auto next = applyEdits(text, {edit});
            if (!next) {
                QVERIFY2(next.error().code == ErrorCode::Usage
                        || next.error().code == ErrorCode::NotFound,
                    qPrintable(QString(file.name + u": "_s + describe(edit).toEnglish() + u": "_s
                        + next.error().toEnglish() + QString::fromUtf8(text.bytes()))));
                continue;
            }
            ++applied;
            // What was read back is what a fresh reader finds in the same bytes.
            const auto fresh = XmlText::parse(next->bytes());
            QVERIFY2(fresh, next->bytes().constData());
            QCOMPARE(readGuest(*fresh).has_value(), readGuest(*next).has_value());
            history.append(text);
            text = *next;
        }
        if (!history.isEmpty())
            QCOMPARE(history.first().bytes(), file.text.bytes());
    }
    QVERIFY(applied > 100);
}

QTEST_APPLESS_MAIN(TestEdits)
#include "tst_edits.moc"
