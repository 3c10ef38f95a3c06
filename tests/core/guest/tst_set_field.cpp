// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/edit.h"
#include "core/guest/field_table.h"
#include "tests/support/guest_files.h"

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

QByteArray inDevices(const QByteArray &devices)
{
    return "<domain><devices>" + devices + "</devices></domain>";
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

class TestSetField : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldRefs();
    void fieldValuesThatCannotBe_data();
    void fieldValuesThatCannotBe();
    void setDevice_data();
    void setDevice();
    void setGuest_data();
    void setGuest();
    void pathsAndFields();
};

void TestSetField::fieldRefs()
{
    for (const FieldSpec &spec : fieldTable()) {
        const FieldRef ref {&spec, spec.group == FieldGroup::Guest ? 0 : 3};
        QCOMPARE(parseFieldRef(ref.toString()), ref);
        QCOMPARE(findField(QString::fromLatin1(spec.id)), &spec);
        QVERIFY(!spec.label.isEmpty());
        QVERIFY(spec.help.toEnglish().endsWith(u'.'));
    }
    for (const char *wrong : {"",
             "x",
             "mdev",
             "mdev.display",
             "mdev[].display",
             "mdev[-1].display",
             "mdev[1.display",
             "mdev[a].display",
             "mdev[+1].display",
             "mdev[1].x",
             "name[0]",
             "mdev[99999999999].display",
             "[0]",
             "mdev[1]]display"})
        QVERIFY2(!parseFieldRef(QString::fromLatin1(wrong)), wrong);
}

void TestSetField::fieldValuesThatCannotBe_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words");
    QTest::newRow("auto") << u"mdev.display"_s << u"auto"_s
                          << u"\"auto\" is no value for mdev.display; allowed are on, off"_s;
    QTest::newRow("case") << u"mdev.ramfb"_s << u"ON"_s
                          << u"\"ON\" is no value for mdev.ramfb; allowed are on, off"_s;
    QTest::newRow("choice")
        << u"graphics.default-mode"_s << u"none"_s
        << u"\"none\" is no value for graphics.default-mode; allowed are any, secure, insecure"_s;
    QTest::newRow("uuid")
        << u"mdev.uuid"_s << u"53764d0e"_s
        << u"\"53764d0e\" is no value for mdev.uuid; allowed are UUIDs: 32 hexadecimal digits"_s;
    QTest::newRow("integer")
        << u"graphics.port"_s << u"65536"_s
        << u"\"65536\" is no value for graphics.port; allowed are whole numbers from -1 to 65535"_s;
    QTest::newRow("memory")
        << u"memory"_s << u"4 XB"_s
        << u"\"4 XB\" is no value for memory; allowed are sizes like 4 GiB or 8192 MiB"_s;
    QTest::newRow("address")
        << u"mdev.address"_s << u"5"_s
        << u"\"5\" is no value for mdev.address; allowed are addresses like 0000:00:05.0"_s;
    QTest::newRow("path") << u"emulator"_s << u""_s << u"emulator needs the path of a file"_s;
    QTest::newRow("character") << u"name"_s << u"a\u0007"_s
                               << u"the value for name holds a character that XML cannot hold"_s;
    QTest::newRow("no digits")
        << u"vcpus"_s << u"-"_s
        << u"\"-\" is no value for vcpus; allowed are whole numbers from 1 to 65535"_s;
    QTest::newRow("plus")
        << u"vcpus"_s << u"+1"_s
        << u"\"+1\" is no value for vcpus; allowed are whole numbers from 1 to 65535"_s;
}

void TestSetField::fieldValuesThatCannotBe()
{
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    QFETCH(const QString, words);
    const auto result = checkFieldValue(*findField(field), value);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Usage);
    QCOMPARE(result.error().toEnglish(), words);
}

void TestSetField::setDevice_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("field");
    QTest::addColumn<std::optional<QString>>("value");
    QTest::addColumn<QByteArray>("after");

    const auto set = [](const char *name,
                         const char *before,
                         const char *field,
                         const char *value,
                         const char *after) {
        QTest::newRow(name) << QByteArray(before) << QString::fromLatin1(field)
                            << std::optional<QString>(QString::fromLatin1(value))
                            << QByteArray(after);
    };
    const auto remove =
        [](const char *name, const char *before, const char *field, const char *after) {
            QTest::newRow(name) << QByteArray(before) << QString::fromLatin1(field)
                                << std::optional<QString>() << QByteArray(after);
        };
    set("uuid makes the source first",
        "<hostdev type='mdev'><alias name='ua-a'/></hostdev>",
        "mdev[0].uuid",
        "53764D0E85A042B4AF5C2046B460B1DC",
        "<hostdev type='mdev'><source><address "
        "uuid='53764d0e-85a0-42b4-af5c-2046b460b1dc'/></source><alias name='ua-a'/></hostdev>");
    set("address",
        "<hostdev type='mdev'/>",
        "mdev[0].address",
        "0000:00:05.0",
        "<hostdev type='mdev'><address type='pci' domain='0x0000' bus='0x00' slot='0x05' "
        "function='0x0'/></hostdev>");
    set("address, only what differs",
        "<hostdev type='mdev'><address type='pci' domain='0' bus='0' slot='5' function='0' "
        "multifunction='on'/></hostdev>",
        "mdev[0].address",
        "0000:00:06.0",
        "<hostdev type='mdev'><address type='pci' domain='0' bus='0' slot='0x06' function='0' "
        "multifunction='on'/></hostdev>");
    set("address of another type",
        "<hostdev type='mdev'><address type='ccw' cssid='0xfe'/></hostdev>",
        "mdev[0].address",
        "0000:00:06.0",
        "<hostdev type='mdev'><address type='pci' domain='0x0000' bus='0x00' slot='0x06' "
        "function='0x0'/></hostdev>");
    remove("address removed",
        "<hostdev type='mdev'><address type='pci' slot='5'/></hostdev>",
        "mdev[0].address",
        "<hostdev type='mdev'/>");
    set("listen none",
        "<graphics type='spice' port='5900' tlsPort='5901' autoport='no' listen='::1' "
        "keymap='de'><listen type='address' address='::1'/><gl enable='no'/></graphics>",
        "graphics[0].listen",
        "none",
        "<graphics type='spice' keymap='de'><listen type='none'/><gl enable='no'/></graphics>");
    set("listen none where there was none",
        "<graphics type='vnc' autoport='yes'/>",
        "graphics[0].listen",
        "none",
        "<graphics type='vnc'><listen type='none'/></graphics>");
    set("listen none from the short form",
        "<graphics type='vnc' listen='::1'/>",
        "graphics[0].listen",
        "none",
        "<graphics type='vnc'><listen type='none'/></graphics>");
    set("one listen is left",
        "<graphics type='spice'><listen type='address'/><listen type='address' "
        "address='::1'/></graphics>",
        "graphics[0].listen",
        "none",
        "<graphics type='spice'><listen type='none'/></graphics>");
    set("listen socket",
        "<graphics type='vnc' port='5901' websocket='-1'><listen type='address' "
        "address='::1'/></graphics>",
        "graphics[0].listen",
        "socket",
        "<graphics type='vnc'><listen type='socket'/></graphics>");
    set("listen network",
        "<graphics type='vnc' autoport='yes' listen='::1'><listen type='address' "
        "address='::1'/></graphics>",
        "graphics[0].listen",
        "network",
        "<graphics type='vnc' autoport='yes'><listen type='network'/></graphics>");
    set("spice that listens again gets a port",
        "<graphics type='spice'><listen type='none'/></graphics>",
        "graphics[0].listen",
        "address",
        "<graphics type='spice' autoport='yes'><listen type='address'/></graphics>");
    remove("listen taken away",
        "<graphics type='vnc' listen='::1'><listen type='address' address='::1'/></graphics>",
        "graphics[0].listen",
        "<graphics type='vnc'/>");
    set("address in both forms",
        "<graphics type='vnc' listen='::1'><listen type='address' address='::1'/></graphics>",
        "graphics[0].address",
        "0.0.0.0",
        "<graphics type='vnc' listen='0.0.0.0'><listen type='address' "
        "address='0.0.0.0'/></graphics>");
    set("address in the short form",
        "<graphics type='vnc' listen='::1'/>",
        "graphics[0].address",
        "0.0.0.0",
        "<graphics type='vnc' listen='0.0.0.0'/>");
    set("address in the long form",
        "<graphics type='vnc'><listen type='address'/></graphics>",
        "graphics[0].address",
        "0.0.0.0",
        "<graphics type='vnc'><listen type='address' address='0.0.0.0'/></graphics>");
    set("address makes its listen",
        "<graphics type='vnc'/>",
        "graphics[0].address",
        "0.0.0.0",
        "<graphics type='vnc'><listen type='address' address='0.0.0.0'/></graphics>");
    set("address ends listen none",
        "<graphics type='spice'><listen type='none'/></graphics>",
        "graphics[0].address",
        "::1",
        "<graphics type='spice' autoport='yes'><listen type='address' address='::1'/></graphics>");
    remove("address removed from both",
        "<graphics type='vnc' listen='::1'><listen type='address' address='::1'/></graphics>",
        "graphics[0].address",
        "<graphics type='vnc'><listen type='address'/></graphics>");
    set("socket in the short form",
        "<graphics type='vnc' socket='/a'/>",
        "graphics[0].socket",
        "/b",
        "<graphics type='vnc' socket='/b'/>");
    set("socket makes its listen",
        "<graphics type='spice' autoport='yes'/>",
        "graphics[0].socket",
        "/b",
        "<graphics type='spice'><listen type='socket' socket='/b'/></graphics>");
    set("network makes its listen",
        "<graphics type='vnc' listen='::1'/>",
        "graphics[0].network",
        "default",
        "<graphics type='vnc'><listen type='network' network='default'/></graphics>");
    set("a port ends the automatic one",
        "<graphics type='vnc' port='-1' autoport='yes'/>",
        "graphics[0].port",
        "5901",
        "<graphics type='vnc' port='5901' autoport='no'/>");
    set("an automatic port ends the fixed one",
        "<graphics type='vnc' port='5901' autoport='no'/>",
        "graphics[0].autoport",
        "yes",
        "<graphics type='vnc' port='-1' autoport='yes'/>");
    set("a port alone",
        "<graphics type='vnc'/>",
        "graphics[0].port",
        "5901",
        "<graphics type='vnc' port='5901'/>");
    set("gl",
        "<graphics type='spice'><listen type='none'/></graphics>",
        "graphics[0].gl",
        "yes",
        "<graphics type='spice'><listen type='none'/><gl enable='yes'/></graphics>");
    remove("gl taken away",
        "<graphics type='spice'><gl enable='yes' rendernode='/a'/></graphics>",
        "graphics[0].gl",
        "<graphics type='spice'/>");
    set("render node of spice",
        "<graphics type='spice'/>",
        "graphics[0].rendernode",
        "/a",
        "<graphics type='spice'><gl enable='yes' rendernode='/a'/></graphics>");
    set("render node where gl is off",
        "<graphics type='spice'><gl enable='no'/></graphics>",
        "graphics[0].rendernode",
        "/a",
        "<graphics type='spice'><gl enable='no' rendernode='/a'/></graphics>");
    set("render node of egl-headless",
        "<graphics type='egl-headless'/>",
        "graphics[0].rendernode",
        "/a",
        "<graphics type='egl-headless'><gl rendernode='/a'/></graphics>");
    remove("render node of egl-headless taken away",
        "<graphics type='egl-headless'><gl rendernode='/a'/></graphics>",
        "graphics[0].rendernode",
        "<graphics type='egl-headless'/>");
    remove("render node of spice taken away",
        "<graphics type='spice'><gl enable='yes' rendernode='/a'/></graphics>",
        "graphics[0].rendernode",
        "<graphics type='spice'><gl enable='yes'/></graphics>");
    set("spice to vnc",
        "<graphics type='spice' port='5900' tlsPort='5901' defaultMode='any' future='1'><listen "
        "type='none'/><image compression='off'/><gl enable='yes'/><x/></graphics>",
        "graphics[0].type",
        "vnc",
        "<graphics type='vnc' port='5900' future='1'><listen type='none'/><x/></graphics>");
    set("vnc with a socket to spice",
        "<graphics type='vnc' socket='/a' sharePolicy='ignore'/>",
        "graphics[0].type",
        "spice",
        "<graphics type='spice'><listen type='socket' socket='/a'/></graphics>");
    set("vnc to egl-headless",
        "<graphics type='vnc' port='-1' listen='::1'><listen type='address' "
        "address='::1'/></graphics>",
        "graphics[0].type",
        "egl-headless",
        "<graphics type='egl-headless'/>");
    set("egl-headless to spice",
        "<graphics type='egl-headless'><gl rendernode='/a'/></graphics>",
        "graphics[0].type",
        "spice",
        "<graphics type='spice'><gl rendernode='/a' enable='yes'/></graphics>");
    set("spice to egl-headless",
        "<graphics type='spice'><gl enable='yes' rendernode='/a'/></graphics>",
        "graphics[0].type",
        "egl-headless",
        "<graphics type='egl-headless'><gl rendernode='/a'/></graphics>");
    set("spice to sdl",
        "<graphics type='spice' autoport='yes'><gl enable='yes' rendernode='/a'/></graphics>",
        "graphics[0].type",
        "sdl",
        "<graphics type='sdl'><gl enable='yes'/></graphics>");
    set("video none",
        "<video><model type='qxl' ram='1' vram='2' vgamem='3' heads='1' primary='yes'/><address "
        "type='pci' slot='2'/></video>",
        "video[0].model",
        "none",
        "<video><model type='none'/></video>");
    set("qxl to virtio",
        "<video><model type='qxl' ram='1' vram='2' vgamem='3' heads='2' primary='yes'/><address "
        "type='pci' slot='2'/></video>",
        "video[0].model",
        "virtio",
        "<video><model type='virtio' vram='2' heads='2' primary='yes'/><address type='pci' "
        "slot='2'/></video>");
    set("virtio to vga",
        "<video><model type='virtio' heads='2'><acceleration accel3d='yes'/></model></video>",
        "video[0].model",
        "vga",
        "<video><model type='vga'/></video>");
    set("accel3d",
        "<video><model type='virtio'/></video>",
        "video[0].accel3d",
        "yes",
        "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>");
    remove("accel3d taken away",
        "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>",
        "video[0].accel3d",
        "<video><model type='virtio'/></video>");
}

void TestSetField::setDevice()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, field);
    QFETCH(const std::optional<QString>, value);
    QFETCH(const QByteArray, after);
    QCOMPARE(bytesOf(applyEdits(parsed(inDevices(before)), {SetField {field, value}})),
        inDevices(after));
}

void TestSetField::setGuest_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name,
                         const char *before,
                         const char *field,
                         const char *value,
                         const char *after) {
        QTest::newRow(name) << QByteArray(before) << QString::fromLatin1(field)
                            << QString::fromLatin1(value) << QByteArray(after);
    };
    row("memory keeps KiB without a unit",
        "<domain><memory>1</memory></domain>",
        "memory",
        "2048",
        "<domain><memory>2048</memory></domain>");
    row("memory with a unit",
        "<domain><memory>1</memory></domain>",
        "memory",
        "4GiB",
        "<domain><memory unit='GiB'>4</memory></domain>");
    row("memory, only the number",
        "<domain><memory unit='MiB'>1</memory></domain>",
        "memory",
        "2 MiB",
        "<domain><memory unit='MiB'>2</memory></domain>");
    row("title in its place",
        "<domain>\n <name>a</name>\n <memory>1</memory>\n</domain>",
        "title",
        "t",
        "<domain>\n <name>a</name>\n <title>t</title>\n <memory>1</memory>\n</domain>");
    row("name comes first",
        "<domain>\n <memory>1</memory>\n</domain>",
        "name",
        "n",
        "<domain>\n <name>n</name>\n <memory>1</memory>\n</domain>");
    row("machine makes its type",
        "<domain><vcpu>1</vcpu><devices/></domain>",
        "machine",
        "q35",
        "<domain><vcpu>1</vcpu><os><type machine='q35'>hvm</type></os><devices/></domain>");
    row("firmware",
        "<domain><os><type>hvm</type></os></domain>",
        "firmware",
        "efi",
        "<domain><os firmware='efi'><type>hvm</type></os></domain>");
    row("loader after the type",
        "<domain><os><type>hvm</type><boot dev='hd'/></os></domain>",
        "loader",
        "/l",
        "<domain><os><type>hvm</type><loader>/l</loader><boot dev='hd'/></os></domain>");
    row("emulator first",
        "<domain><devices><disk/></devices></domain>",
        "emulator",
        "/q",
        "<domain><devices><emulator>/q</emulator><disk/></devices></domain>");
}

void TestSetField::setGuest()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, field);
    QFETCH(const QString, value);
    QFETCH(const QByteArray, after);
    QCOMPARE(bytesOf(applyEdits(parsed(before), {SetField {field, value}})), after);
}

void TestSetField::pathsAndFields()
{
    const XmlText text = fixture("everything.xml");
    const auto guest = readGuest(text);
    const auto path = [&](const char *field) {
        return fieldPath(text, *guest, *parseFieldRef(QString::fromLatin1(field)));
    };
    QCOMPARE(path("mdev[0].display"), u"/domain/devices/hostdev[1]/@display"_s);
    QCOMPARE(path("mdev[1].display"), u"/domain/devices/hostdev[2]/@display"_s);
    QCOMPARE(path("mdev[0].uuid"), u"/domain/devices/hostdev[1]/source/address/@uuid"_s);
    QCOMPARE(path("graphics[4].address"), u"/domain/devices/graphics[5]/@listen"_s);
    QCOMPARE(path("graphics[2].socket"), u"/domain/devices/graphics[3]/@socket"_s);
    QCOMPARE(path("graphics[7].gl"), u"/domain/devices/graphics[8]/gl/@enable"_s);
    QCOMPARE(path("video[2].model"), u"/domain/devices/video[3]/model/@type"_s);
    QCOMPARE(path("memory"), u"/domain/memory"_s);
    QCOMPARE(path("mdev[9].display"), QString());
    for (const FieldSpec &spec : fieldTable()) {
        for (int i = 0; i < itemCount(*guest, spec.group); ++i) {
            const FieldRef ref {&spec, i};
            const QString at = fieldPath(text, *guest, ref);
            QVERIFY2(!at.isEmpty(), spec.id);
            const auto found = fieldAtPath(text, *guest, at);
            QVERIFY2(found, qPrintable(at));
            // The short form of a listen is its kind and its address at once.
            if (!(spec.group == FieldGroup::Graphics
                    && (at.endsWith(u"/@listen") || at.endsWith(u"/@socket"))))
                QCOMPARE(found->toString(), ref.toString());
            QCOMPARE(text.find(at).has_value(), fieldValue(text, *guest, ref).isSet());
        }
    }
    const auto fieldAt = [&](const char *where) {
        const auto ref = fieldAtPath(text, *guest, QString::fromLatin1(where));
        return ref ? ref->toString() : QString();
    };
    QCOMPARE(fieldAt("/domain/memory/@unit"), u"memory"_s);
    QCOMPARE(fieldAt("/domain/devices/hostdev[1]/address/@slot"), u"mdev[0].address"_s);
    QCOMPARE(fieldAt("/domain/devices/disk"), QString());
}

QTEST_APPLESS_MAIN(TestSetField)
#include "tst_set_field.moc"
