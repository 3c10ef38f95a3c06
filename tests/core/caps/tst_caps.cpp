// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/caps_json.h"
#include "core/qemu/caps_packed.h"
#include "core/qemu/caps_queries.h"
#include "core/qemu/caps_quirks.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qmp_message.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>
#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

QemuCaps sample()
{
    QemuCaps caps;
    caps.version = {8, 2, 1, u"Distro \"quoted\" \\ 1:8.2"_s};
    caps.binary = u"/opt/q e/ü/qemu-system-x86_64"_s;
    caps.arch = u"x86_64"_s;
    caps.source = CapsSource::Probed;
    caps.origin = u"somewhere"_s;
    caps.machines = {{u"pc-i440fx-8.2"_s, u"pc"_s, u"qemu64-x86_64-cpu"_s, u"pc.ram"_s, 255, true},
        {u"pc-q35-2.4"_s, {}, {}, u"pc.ram"_s, 255, false, true, true, true},
        {u"pc-q35-8.2"_s, u"q35"_s, u"qemu64-x86_64-cpu"_s, u"pc.ram"_s, 1024}};
    caps.machineProperties = {{u"pc-q35-8.2"_s, {u"smm"_s, u"hpet"_s}}};
    caps.devices = {
        {u"vfio-pci"_s, {u"display"_s, u"sysfsdev"_s}}, {u"vfio-pci-nohotplug"_s, {u"ramfb"_s}}};
    caps.objects = {{u"iothread"_s, {u"poll-max-ns"_s}}, {u"secret"_s, {}}};
    caps.displays = {{u"egl-headless"_s, {u"rendernode"_s}}, {u"none"_s, {}}};
    caps.options = {{u"vnc"_s, {u"display"_s, u"power-control"_s}}};
    caps.cpuModels = {{u"qemu64"_s, u"qemu64-x86_64-cpu"_s, {}, true},
        {u"Skylake"_s, u"Skylake-x86_64-cpu"_s, u"Skylake-v1"_s, false}};
    caps.accelerators = {u"tcg"_s, u"kvm"_s};
    caps.audioDrivers = {u"none"_s};
    caps.chardevBackends = {u"socket"_s};
    caps.netdevTypes = {u"user"_s};
    caps.blockDrivers = {u"qcow2"_s};
    caps.tpmModels = {u"tpm-tis"_s};
    caps.tpmTypes = {u"emulator"_s};
    caps.commands = {u"quit"_s};
    caps.displayCommonOptions = {u"gl"_s};
    caps.jsonDevice = true;
    return caps;
}

QJsonArray named(std::initializer_list<const char *> names)
{
    QJsonArray out;
    for (const char *name : names)
        out += QJsonObject {{u"name"_s, QString::fromLatin1(name)}};
    return out;
}

QJsonValue json(const char *text)
{
    // A value that is no object or array does not stand alone, so it is taken out of an array.
    return QJsonDocument::fromJson("[" + QByteArray(text) + "]").array().at(0);
}

/// The answers of a small but complete QEMU.
CapsAnswers smallQemu()
{
    CapsAnswers answers;
    answers.greeting =
        json(R"({"version":{"qemu":{"major":7,"minor":2,"micro":3},"package":" Pkg "}})");
    answers.returns = {
        {u"query-target"_s, json(R"({"arch":"x86_64"})")},
        {u"query-machines"_s,
            json(R"([{"name":"pc-q35-7.2","alias":"q35","cpu-max":288},{"name":"none"}])")},
        {u"qom-list-types device"_s, named({"vfio-pci", "qemu64-x86_64-cpu"})},
        {u"qom-list-types cpu"_s, named({"qemu64-x86_64-cpu"})},
        {u"qom-list-types accel"_s, named({"tcg-accel", "kvm-accel", "accel"})},
        {u"qom-list-types user-creatable"_s, named({"secret"})},
        {u"device-list-properties vfio-pci"_s, named({"display", "host"})},
        {u"qom-list-properties pc-q35-7.2-machine"_s, named({"smm"})},
        {u"query-qmp-schema"_s, json(R"([
            {"name":"device_add","meta-type":"command","features":["json-cli","json-cli-hotplug"]},
            {"name":"object-add","meta-type":"command","arg-type":"1"},
            {"name":"1","meta-type":"object","members":[{"name":"id"}],"variants":[{"case":"secret","type":"2"}]},
            {"name":"2","meta-type":"object","members":[{"name":"file"}]},
            {"name":"netdev_add","meta-type":"command","arg-type":"3"},
            {"name":"3","meta-type":"object","members":[],"variants":[{"case":"user","type":"0"}]},
            {"name":"query-display-options","meta-type":"command","ret-type":"4"},
            {"name":"4","meta-type":"object","members":[{"name":"gl"}],"variants":[{"case":"egl-headless","type":"5"}]},
            {"name":"5","meta-type":"object","members":[{"name":"rendernode"}]},
            {"name":"6","meta-type":"enum","values":["default","none","gtk","egl-headless"]}])")},
    };
    answers.displayHelp = u"Available display backend types:\nnone\negl-headless\n\nSome hints\n"_s;
    answers.audioHelp = u"Available audio drivers:\nnone\nspice\n"_s;
    return answers;
}

} // namespace

class TestCaps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lookUps();
    void machineAliases();
    void quirksFollowTheUpstreamRelease_data();
    void quirksFollowTheUpstreamRelease();
    void jsonKeepsEverything();
    void jsonRefusesWhatItIsNot_data();
    void jsonRefusesWhatItIsNot();
    void jsonSkipsUnknownKeys();
    void packedKeepsEverything();
    void packedNoticesDamage();
    void packedBelievesNoNumber();
    void answersBecomeCaps();
    void displaysAreWhatLoadsNotWhatWasCompiled();
    void answersOfAnOldQemu();
    void cpusAreNotAskedForProperties();
    void qmpComesInPieces();
    void qmpRefusesGarbage();
    void qmpRefusesALineWithoutEnd();
};

void TestCaps::lookUps()
{
    const QemuCaps caps = sample();
    QVERIFY(caps.hasDevice(u"vfio-pci"_s));
    QVERIFY(!caps.hasDevice(u"vfio-ccw"_s));
    QVERIFY(caps.hasProperty(u"vfio-pci"_s, u"display"_s));
    QVERIFY(!caps.hasProperty(u"vfio-pci"_s, u"ramfb"_s));
    QVERIFY(!caps.hasProperty(u"no-such"_s, u"ramfb"_s));
    QVERIFY(caps.hasDisplay(u"egl-headless"_s));
    QVERIFY(caps.hasDisplayOption(u"egl-headless"_s, u"rendernode"_s));
    QVERIFY(caps.hasDisplayOption(u"none"_s, u"gl"_s));
    QVERIFY(!caps.hasDisplayOption(u"gtk"_s, u"gl"_s));
    QVERIFY(caps.hasOption(u"vnc"_s, u"power-control"_s));
    QVERIFY(!caps.hasOption(u"spice"_s));
    QVERIFY(caps.hasObject(u"secret"_s));
    QVERIFY(caps.hasObjectProperty(u"iothread"_s, u"poll-max-ns"_s));
    QVERIFY(caps.hasCommand(u"quit"_s));
}

void TestCaps::machineAliases()
{
    const QemuCaps caps = sample();
    QCOMPARE(caps.canonicalMachine(u"q35"_s), u"pc-q35-8.2"_s);
    QCOMPARE(caps.canonicalMachine(u"pc-q35-2.4"_s), u"pc-q35-2.4"_s);
    QVERIFY(caps.canonicalMachine(u"virt"_s).isNull());
    QCOMPARE(caps.defaultMachine(), u"pc-i440fx-8.2"_s);
    QVERIFY(caps.hasMachineProperty(u"q35"_s, u"smm"_s));
    // An older version of the same family has what the newest has.
    QVERIFY(caps.hasMachineProperty(u"pc-q35-2.4"_s, u"smm"_s));
    QVERIFY(!caps.hasMachineProperty(u"pc"_s, u"smm"_s));
    QVERIFY(!caps.hasMachineProperty(u"virt"_s, u"smm"_s));
}

void TestCaps::quirksFollowTheUpstreamRelease_data()
{
    QTest::addColumn<int>("major");
    QTest::addColumn<int>("minor");
    QTest::addColumn<bool>("vncBinds");
    QTest::addColumn<bool>("compat");
    QTest::addColumn<bool>("sdl");
    QTest::newRow("5.2") << 5 << 2 << false << false << false;
    QTest::newRow("6.0") << 6 << 0 << false << true << false;
    QTest::newRow("8.2") << 8 << 2 << false << true << false;
    QTest::newRow("9.0") << 9 << 0 << true << true << false;
    QTest::newRow("10.0") << 10 << 0 << true << true << false;
    QTest::newRow("10.1") << 10 << 1 << true << true << true;
}

void TestCaps::quirksFollowTheUpstreamRelease()
{
    QFETCH(int, major);
    QFETCH(int, minor);
    const CapsQuirks quirks = capsQuirks(QemuVersion {major, minor, 0, {}});
    QTEST(quirks.vncBindsDefaultConsole, "vncBinds");
    QTEST(quirks.dmabufCompatCheck, "compat");
    QTEST(quirks.sdlDmabuf, "sdl");
    QTEST(quirks.spiceRemoteGl, "sdl");
}

void TestCaps::jsonKeepsEverything()
{
    for (const QemuCaps &caps : {sample(), QemuCaps()}) {
        const QByteArray bytes = writeCapsJson(caps);
        const auto back = readCapsJson(bytes);
        QVERIFY2(back.has_value(), back ? "" : qPrintable(back.error().toEnglish()));
        QCOMPARE(back->binary, caps.binary);
        QVERIFY(*back == caps);
        QCOMPARE(writeCapsJson(*back), bytes);
    }
}

void TestCaps::jsonRefusesWhatItIsNot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    const QByteArray good = writeCapsJson(sample());
    const auto with = [&good](const char *before, const char *after) {
        QByteArray changed = good;
        changed.replace(before, after);
        if (changed == good)
            qFatal("nothing to replace");
        return changed;
    };
    QTest::newRow("empty") << QByteArray() << u"f.json:1:1: not JSON"_s;
    QTest::newRow("cut") << QByteArray("{\n \"format\": ") << u"f.json:2:"_s;
    QTest::newRow("xml") << QByteArray("<domain/>") << u"f.json:1:"_s;
    QTest::newRow("array") << QByteArray("[]") << u"not QEMU capabilities"_s;
    QTest::newRow("other json") << QByteArray("{\"a\":1}") << u"not QEMU capabilities"_s;
    QTest::newRow("newer") << with("\"formatVersion\": 1", "\"formatVersion\": 2")
                           << u"version 2 of the format; this program reads 1"_s;
    QTest::newRow("wrong type") << with("\"jsonDevice\": true", "\"jsonDevice\": 1")
                                << u"jsonDevice is missing or"_s;
    QTest::newRow("wrong in list")
        << with(R"(["kvm","tcg"])", R"(["kvm",1])") << u"accelerators is"_s;
    QTest::newRow("wrong in map") << with("[\"rendernode\"]", "\"rendernode\"")
                                  << u"displays.egl-headless is"_s;
    QTest::newRow("wrong machine")
        << with(R"("cpuMax":1024)", R"("cpuMax":"many")") << u"machines.cpuMax is"_s;
    QTest::newRow("no version") << with("\"version\": {", "\"wersion\": {") << u"version is"_s;
    QTest::newRow("unknown source") << with("\"probed\"", "\"guessed\"") << u"source is"_s;
}

void TestCaps::jsonRefusesWhatItIsNot()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto caps = readCapsJson(bytes, u"f.json"_s);
    QVERIFY(!caps);
    const QString said = caps.error().toEnglish();
    QVERIFY2(said.startsWith(u"f.json:"_s) && said.contains(words), qPrintable(said));
}

void TestCaps::jsonSkipsUnknownKeys()
{
    QByteArray bytes = writeCapsJson(sample());
    bytes.replace("{\n  \"format\"", "{\n  \"later\": {\"x\": [1]},\n  \"format\"");
    const auto caps = readCapsJson(bytes);
    QVERIFY(caps && *caps == sample());
}

void TestCaps::packedKeepsEverything()
{
    const QemuCaps caps = sample();
    const QByteArray packed = packCaps(caps);
    QVERIFY(unpackCaps(packed) == caps);
    QCOMPARE(packCaps(*unpackCaps(packed)), packed);
    QVERIFY(unpackCaps(packCaps({})) == QemuCaps {});
}

void TestCaps::packedNoticesDamage()
{
    const QByteArray packed = packCaps(sample());
    for (qsizetype i = 0; i < packed.size(); ++i) {
        QByteArray damaged = packed;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        QVERIFY2(!unpackCaps(damaged), qPrintable(QString::number(i)));
        QVERIFY2(!unpackCaps(QByteArrayView(packed).first(i)), qPrintable(QString::number(i)));
    }
    QVERIFY(!unpackCaps(QByteArray(packed + '\0')));
    QVERIFY(!unpackCaps(writeCapsJson(sample())));
}

void TestCaps::packedBelievesNoNumber()
{
    // The checksum is put right each time, so that only the numbers themselves can be found wrong.
    const QByteArray packed = packCaps(sample());
    int refused = 0;
    for (qsizetype i = 16; i + 4 <= packed.size(); ++i) {
        QByteArray forged = packed;
        qToLittleEndian<quint32>(0xfffffff0U, forged.data() + i);
        quint64 sum = 0xcbf29ce484222325U;
        qsizetype at = 16;
        for (; at + 8 <= forged.size(); at += 8)
            sum = (sum ^ qFromLittleEndian<quint64>(forged.constData() + at)) * 0x100000001b3U;
        for (; at < forged.size(); ++at)
            sum = (sum ^ static_cast<quint8>(forged.at(at))) * 0x100000001b3U;
        qToLittleEndian<quint64>(sum, forged.data() + 8);
        if (!unpackCaps(forged))
            ++refused;
    }
    // What is left is a number that may be anything: a version, a limit, a flag, the letters of a name.
    QVERIFY2(refused > packed.size() / 3, qPrintable(QString::number(refused)));
}

void TestCaps::answersBecomeCaps()
{
    const auto caps = capsFromAnswers(smallQemu());
    QVERIFY(caps.has_value());
    QCOMPARE(caps->version.toString(), u"7.2.3"_s);
    QCOMPARE(caps->version.package, u"Pkg"_s);
    QCOMPARE(caps->arch, u"x86_64"_s);
    QCOMPARE(caps->source, CapsSource::Probed);
    QCOMPARE(caps->machines.size(), 2);
    QCOMPARE(caps->canonicalMachine(u"q35"_s), u"pc-q35-7.2"_s);
    QVERIFY(caps->hasMachineProperty(u"q35"_s, u"smm"_s));
    QVERIFY(caps->hasProperty(u"vfio-pci"_s, u"display"_s));
    QVERIFY(!caps->hasDevice(u"qemu64-x86_64-cpu"_s));
    QCOMPARE(caps->accelerators, (NameSet {u"kvm"_s, u"tcg"_s}));
    QCOMPARE(caps->objects.value(u"secret"_s), (NameSet {u"file"_s, u"id"_s}));
    QCOMPARE(caps->audioDrivers, (NameSet {u"none"_s, u"spice"_s}));
    QVERIFY(caps->jsonDevice);
    QVERIFY(caps->jsonObject);
    QVERIFY(!caps->jsonNetdev);
}

void TestCaps::displaysAreWhatLoadsNotWhatWasCompiled()
{
    const auto caps = capsFromAnswers(smallQemu());
    QVERIFY(caps.has_value());
    QVERIFY(caps->hasDisplayOption(u"egl-headless"_s, u"rendernode"_s));
    QVERIFY(caps->hasDisplayOption(u"egl-headless"_s, u"gl"_s));
    QVERIFY(!caps->hasDisplay(u"gtk"_s));
    QVERIFY(!caps->hasDisplay(u"Some hints"_s));

    // A QEMU without that help: only the schema is left.
    CapsAnswers old = smallQemu();
    old.displayHelp = u"qemu-system-x86_64: Parameter 'type' does not accept value 'help'"_s;
    const auto oldCaps = capsFromAnswers(old);
    QVERIFY(oldCaps && oldCaps->hasDisplay(u"gtk"_s));
    QVERIFY(!oldCaps->hasDisplay(u"default"_s));
}

void TestCaps::answersOfAnOldQemu()
{
    CapsAnswers answers = smallQemu();
    answers.returns.remove(u"query-qmp-schema"_s);
    const auto caps = capsFromAnswers(answers);
    QVERIFY(!caps);
    QVERIFY(caps.error().toEnglish().contains(u"query-qmp-schema"_s));

    answers = smallQemu();
    answers.greeting = QJsonValue();
    QVERIFY(!capsFromAnswers(answers));
}

void TestCaps::cpusAreNotAskedForProperties()
{
    QStringList keys;
    for (const CapsQuery &query : secondCapsQueries(smallQemu()))
        keys += query.key;
    QCOMPARE(keys,
        (QStringList {
            u"device-list-properties vfio-pci"_s, u"qom-list-properties pc-q35-7.2-machine"_s}));
}

void TestCaps::qmpComesInPieces()
{
    const QByteArray stream = "{\"QMP\": {\"version\": {}}}\r\n{\"return\": {}, \"id\": 3}\r\n"
                              "\r\n{\"error\": {\"class\": \"GenericError\", \"desc\": \"no\"}}\n"
                              "{\"event\": \"STOP\", \"data\": {\"a\": 1}}\n{\"retu";
    // Whatever the chunks are, the messages are the same.
    for (qsizetype chunk = 1; chunk <= stream.size(); ++chunk) {
        QmpReader reader;
        QList<QmpMessage> messages;
        for (qsizetype at = 0; at < stream.size(); at += chunk) {
            reader.feed(stream.mid(at, chunk));
            while (const auto message = reader.next()) {
                QVERIFY(message->has_value());
                messages += message->value();
            }
        }
        QCOMPARE(messages.size(), 4);
        QCOMPARE(messages[0].kind, QmpMessage::Kind::Greeting);
        QCOMPARE(messages[1].kind, QmpMessage::Kind::Return);
        QCOMPARE(messages[1].id, 3);
        QCOMPARE(messages[2].kind, QmpMessage::Kind::Error);
        QCOMPARE(messages[2].name, u"GenericError"_s);
        QCOMPARE(messages[2].description, u"no"_s);
        QCOMPARE(messages[3].kind, QmpMessage::Kind::Event);
        QCOMPARE(messages[3].name, u"STOP"_s);
    }
}

void TestCaps::qmpRefusesGarbage()
{
    for (const char *line : {"hello\n", "[]\n", "{}\n", "{\"x\":1}\n", "\xff\xfez\n"}) {
        QmpReader reader;
        reader.feed(line);
        const auto message = reader.next();
        QVERIFY(message && !message->has_value());
        QCOMPARE(message->error().code, ErrorCode::External);
    }
}

void TestCaps::qmpRefusesALineWithoutEnd()
{
    QmpReader reader;
    reader.feed(QByteArray(QmpReader::maxLine + 1, 'x'));
    const auto message = reader.next();
    QVERIFY(message && !message->has_value());
    QVERIFY(!reader.next());
}

QTEST_APPLESS_MAIN(TestCaps)
#include "tst_caps.moc"
