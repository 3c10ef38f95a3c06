// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/display_path.h"
#include "core/display/display_table.h"
#include "core/display/plan.h"
#include "core/guest/edit.h"
#include "rule_world.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::test;

namespace {

const auto dmabufUuid = QStringLiteral("53764d0e-85a0-42b4-af5c-2046b460b1dc");
const auto regionUuid = QStringLiteral("9e2d6b18-3a4c-4e1b-a7f9-6c5d4e3f2b03");
const auto noneUuid = QStringLiteral("7f0e1d2c-3b4a-4958-8766-5a4b3c2d1e0f");
const auto strangeUuid = QStringLiteral("00000000-0000-4000-8000-000000000001");

QByteArray guestWith(const QByteArray &devices)
{
    return "<domain type='kvm'>\n  <name>g</name>\n  "
           "<uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>\n"
           "  <memory unit='MiB'>1024</memory>\n  <vcpu>1</vcpu>\n"
           "  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n  <devices>\n"
        + devices + "  </devices>\n</domain>\n";
}

QByteArray vgpu(const QString &uuid, const QByteArray &attributes = "display='on'")
{
    return "    <hostdev mode='subsystem' type='mdev' model='vfio-pci' " + attributes
        + "><source><address uuid='" + uuid.toLatin1() + "'/></source></hostdev>\n";
}

QJsonObject capsSpec(const QString &caps)
{
    return {{QStringLiteral("caps"), caps}};
}

const QByteArray vnc("    <graphics type='vnc' port='-1' autoport='yes'/>\n");
const QByteArray spicePort("    <graphics type='spice' autoport='yes'/>\n");
const QByteArray spiceNone("    <graphics type='spice'><listen type='none'/></graphics>\n");
const QByteArray egl(
    "    <graphics type='egl-headless'><gl rendernode='/dev/dri/renderD128'/></graphics>\n");
const QByteArray virtioVideo("    <video><model type='virtio'/></video>\n");

/// The guest after edits; its errors of phase qemu.
QStringList qemuErrors(const XmlText &text, const World &world)
{
    const auto guest = readGuest(text);
    if (!guest)
        return {guest.error().toEnglish()};
    QStringList out;
    for (const Diagnostic &finding : validate(text, *guest, world)) {
        if (finding.severity == Severity::Error)
            out.append(finding.rule);
    }
    return out;
}

} // namespace

class TestDisplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuredTable_data();
    void measuredTable();
    void lastDisplayCounts_data();
    void lastDisplayCounts();
    void automatic_data();
    void automatic();
    void handChosenOpenGl();
    void attachIsExplicit();
    void attachWithoutViewer();
    void attachByDeviceApi();
    void preset_data();
    void preset();
    void presetIsRecognised_data();
    void presetIsRecognised();
    void presetTurnsOthersOff();
    void presetSettlesTheSound();
    void presetOfNoVgpu();
    void pathNamesTheBrokenLink();
};

void TestDisplay::measuredTable_data()
{
    // host.md 5.4 as it was measured, not as the table in core is built: a dmabuf vGPU with display on.
    QTest::addColumn<DisplaySetup>("setup");
    QTest::addColumn<QString>("words72");
    QTest::addColumn<QString>("words100");
    const QString dmabuf = QStringLiteral("The console requires display DMABUF support.");
    const auto row =
        [](const char *name, const DisplaySetup &setup, const QString &a, const QString &b) {
            QTest::newRow(name) << setup << a << b;
        };
    row("nothing",
        {},
        QStringLiteral("vfio-display-dmabuf: opengl not available"),
        QStringLiteral("vfio-display-dmabuf: opengl not available"));
    row("egl-headless alone", {.eglHeadless = true}, {}, {});
    row("egl-headless + vnc", {.vnc = true, .eglHeadless = true}, {}, dmabuf);
    row("egl-headless + spice", {.spice = true, .eglHeadless = true}, dmabuf, dmabuf);
    row("spice gl", {.spice = true, .spiceGl = true}, {}, {});
    row("spice gl + vnc",
        {.vnc = true, .spice = true, .spiceGl = true},
        {},
        QStringLiteral("The console requires a GL context."));
    row("spice gl on a port",
        {.spice = true, .spiceGl = true, .spiceOnPort = true},
        QStringLiteral(
            "SPICE GL support is local-only for now and incompatible with -spice port/tls-port"),
        QStringLiteral(
            "SPICE GL support is local-only for now and incompatible with -spice port/tls-port"));
    row("spice gl + egl-headless",
        {.spice = true, .spiceGl = true, .eglHeadless = true},
        QStringLiteral("The console already has an OpenGL context."),
        QStringLiteral("The console already has an OpenGL context."));
    row("sdl gl", {.sdl = true, .sdlGl = true}, dmabuf, dmabuf);
    row("dbus gl", {.dbus = true, .dbusGl = true}, {}, {});
    row("dbus gl + vnc",
        {.vnc = true, .dbus = true, .dbusGl = true},
        {},
        QStringLiteral("Display vnc is incompatible with the GL context"));
    row("dbus gl + spice",
        {.spice = true, .dbus = true, .dbusGl = true},
        QStringLiteral("Display spice is incompatible with the GL context"),
        QStringLiteral("Display spice is incompatible with the GL context"));
    row("video first + egl-headless + vnc",
        {.vnc = true, .eglHeadless = true, .primaryVideo = true},
        {},
        {});
    row("video first + egl-headless + spice",
        {.spice = true, .eglHeadless = true, .primaryVideo = true},
        dmabuf,
        dmabuf);
}

void TestDisplay::measuredTable()
{
    QFETCH(const DisplaySetup, setup);
    QFETCH(const QString, words72);
    QFETCH(const QString, words100);
    for (const auto &[version, words] :
        {std::pair(QStringLiteral("7.2"), words72), std::pair(QStringLiteral("10.0"), words100)}) {
        const QemuCaps caps = recordedCaps(version);
        QVERIFY(caps.version.major > 0);
        const DisplayVerdict dmabuf = judgeDisplay(DisplayMode::Dmabuf, setup, caps);
        QCOMPARE(QString::fromLatin1(dmabuf.qemuWords), words);
        QCOMPARE(
            dmabuf.outcome, words.isEmpty() ? DisplayOutcome::Works : DisplayOutcome::FailsAtStart);
        QVERIFY(words.isEmpty() || qstrlen(dmabuf.rule) > 0);
        // A region vGPU works wherever QEMU starts at all.
        const DisplayVerdict region = judgeDisplay(DisplayMode::Region, setup, caps);
        const bool everyVgpu = words.startsWith(u"SPICE GL") || words.startsWith(u"Display spice")
            || words.contains(u"already has");
        QCOMPARE(region.outcome, everyVgpu ? DisplayOutcome::FailsAtStart : DisplayOutcome::Works);
        // Of an unknown one only that is certain.
        const DisplayVerdict unknown = judgeDisplay(DisplayMode::Unknown, setup, caps);
        QCOMPARE(unknown.outcome,
            everyVgpu             ? DisplayOutcome::FailsAtStart
                : words.isEmpty() ? DisplayOutcome::Works
                                  : DisplayOutcome::Unknown);
    }
}

void TestDisplay::lastDisplayCounts_data()
{
    QTest::addColumn<QByteArray>("viewers");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &viewers, const char *words) {
        QTest::newRow(name) << viewers << QString::fromLatin1(words);
    };
    const QByteArray dbus("    <graphics type='dbus' p2p='yes'/>\n");
    const QByteArray dbusGl("    <graphics type='dbus' p2p='yes'><gl enable='yes'/></graphics>\n");
    const QByteArray spiceGl(
        "    <graphics type='spice'><listen type='none'/><gl enable='yes'/></graphics>\n");
    constexpr const char *noGl = "vfio-display-dmabuf: opengl not available";
    row("egl-headless last", dbus + egl, "");
    row("D-Bus last", egl + dbus, noGl);
    row("D-Bus with OpenGL last", egl + dbusGl, "");
    row("D-Bus without OpenGL last", dbusGl + dbus, noGl);
    row("VNC is beside it", egl + vnc, "");
    row("egl-headless last, Spice with OpenGL",
        spiceGl + dbus + egl,
        "The console already has an OpenGL context.");
    row("D-Bus last, Spice with OpenGL", spiceGl + egl + dbus, "");
    row("D-Bus with OpenGL, Spice with OpenGL",
        spiceGl + dbusGl,
        "The console already has an OpenGL context.");
}

/// egl-headless, D-Bus and SDL are -display options: QEMU takes the last, in silence. Measured with QEMU 7.2.
void TestDisplay::lastDisplayCounts()
{
    QFETCH(const QByteArray, viewers);
    QFETCH(const QString, words);
    const Result<XmlText> text = XmlText::parse(guestWith(viewers + vgpu(dmabufUuid)));
    QVERIFY(text);
    const auto guest = readGuest(*text);
    QVERIFY(guest);
    const DisplayVerdict verdict = judgeDisplay(
        DisplayMode::Dmabuf, displaySetupOf(*guest, nullptr), recordedCaps(QStringLiteral("7.2")));
    QCOMPARE(QString::fromLatin1(verdict.qemuWords), words);
}

void TestDisplay::automatic_data()
{
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<QString>("caps");
    QTest::addColumn<QString>("outcome"); // egl, spice, nothing, refused
    const auto row =
        [](const char *name, const QByteArray &devices, const char *caps, const char *outcome) {
            QTest::newRow(name) << devices << QString::fromLatin1(caps)
                                << QString::fromLatin1(outcome);
        };
    row("region, vnc", vgpu(regionUuid) + vnc, "7.2", "nothing");
    row("region, spice on a port, 10.0", vgpu(regionUuid) + spicePort, "10.0", "nothing");
    row("none", vgpu(noneUuid) + vnc, "7.2", "nothing");
    row("dmabuf, vnc", vgpu(dmabufUuid) + vnc, "7.2", "egl");
    row("dmabuf, vnc and a video", vgpu(dmabufUuid) + vnc + virtioVideo, "7.2", "egl");
    row("dmabuf, vnc, 10.0", vgpu(dmabufUuid) + vnc, "10.0", "refused");
    row("dmabuf, vnc and a video, 10.0", vgpu(dmabufUuid) + vnc + virtioVideo, "10.0", "refused");
    row("dmabuf, spice on a port", vgpu(dmabufUuid) + spicePort, "7.2", "refused");
    row("dmabuf, spice nowhere", vgpu(dmabufUuid) + spiceNone, "7.2", "spice");
    row("dmabuf, spice nowhere, 10.0", vgpu(dmabufUuid) + spiceNone, "10.0", "spice");
    row("dmabuf, spice without a port",
        vgpu(dmabufUuid) + "    <graphics type='spice'/>\n",
        "10.0",
        "spice");
    row("dmabuf, spice on a socket",
        vgpu(dmabufUuid)
            + "    <graphics type='spice'><listen type='socket' socket='/run/s'/></graphics>\n",
        "7.2",
        "spice");
    row("unknown, vnc", vgpu(strangeUuid) + vnc, "7.2", "egl");
    row("unknown, vnc, 10.0", vgpu(strangeUuid) + vnc, "10.0", "refused");
    row("there already", vgpu(dmabufUuid) + vnc + egl, "7.2", "nothing");
    row("display off", vgpu(dmabufUuid, "display='off'") + vnc, "7.2", "nothing");
}

void TestDisplay::automatic()
{
    QFETCH(const QByteArray, devices);
    QFETCH(const QString, caps);
    QFETCH(const QString, outcome);
    const auto read = readGuestBytes(guestWith(devices));
    QVERIFY(read);
    const RuleWorld world(capsSpec(caps));
    const DisplayPlan plan =
        automaticOpenGl(read->text, read->guest, 0, world.world, GlChoice::Auto, std::nullopt);
    const auto after = applyEdits(read->text, plan.edits);
    QVERIFY(after);
    const QByteArray bytes = after->bytes();
    QCOMPARE(bytes == read->text.bytes(), outcome == u"nothing" || outcome == u"refused");
    QCOMPARE(!plan.diagnostics.isEmpty(), outcome == u"refused");
    if (outcome == u"refused") {
        QVERIFY(!plan.diagnostics.first().words.isEmpty());
        QVERIFY(!plan.diagnostics.first().fixes.isEmpty());
        return;
    }
    if (outcome == u"egl")
        QVERIFY(bytes.contains("type='egl-headless'"));
    if (outcome == u"spice")
        QVERIFY(bytes.contains("enable='yes'") && !bytes.contains("egl-headless"));
    if (outcome == u"egl" || outcome == u"spice") {
        QVERIFY(bytes.contains("/dev/dri/renderD128"));
        QVERIFY(!plan.reasons.isEmpty());
        const QStringList errors = qemuErrors(*after, world.world);
        QVERIFY2(!errors.contains(u"display.needs-opengl"), qPrintable(errors.join(u' ')));
    }
}

void TestDisplay::handChosenOpenGl()
{
    const auto read = readGuestBytes(guestWith(vgpu(regionUuid) + spicePort));
    QVERIFY(read);
    const RuleWorld world(capsSpec(QStringLiteral("10.0")));
    const auto with = [&](GlChoice choice, const std::optional<QString> &node) {
        const DisplayPlan plan =
            automaticOpenGl(read->text, read->guest, 0, world.world, choice, node);
        const auto after = applyEdits(read->text, plan.edits);
        return after ? after->bytes() : QByteArray();
    };
    QVERIFY(with(GlChoice::EglHeadless, std::nullopt).contains("type='egl-headless'"));
    QVERIFY(with(GlChoice::EglHeadless, QStringLiteral("/dev/dri/renderD130"))
                .contains("rendernode='/dev/dri/renderD130'"));
    QVERIFY(with(GlChoice::Spice, std::nullopt).contains("enable='yes'"));
    QCOMPARE(with(GlChoice::None, std::nullopt), read->text.bytes());
}

void TestDisplay::attachIsExplicit()
{
    const auto read = readGuestBytes(guestWith(vnc));
    QVERIFY(read);
    const RuleWorld world(capsSpec(QStringLiteral("7.2")));
    AttachRequest request {*MdevUuid::parse(dmabufUuid), {}, {}, false, GlChoice::Auto, {}, false};
    auto plan = planAttach(read->text, read->guest, world.world, request);
    QVERIFY(plan);
    auto after = applyEdits(read->text, plan->edits);
    QVERIFY(after);
    QVERIFY(after->bytes().contains("display='on'"));
    QVERIFY(after->bytes().contains("egl-headless"));
    QVERIFY(qemuErrors(*after, world.world).isEmpty());

    request.display = false;
    request.videoNone = true;
    plan = planAttach(read->text, read->guest, world.world, request);
    QVERIFY(plan);
    after = applyEdits(read->text, plan->edits);
    QVERIFY(after);
    QVERIFY(after->bytes().contains("display='off'"));
    QVERIFY(after->bytes().contains("type='none'"));
    QVERIFY(!after->bytes().contains("egl-headless"));
}

void TestDisplay::attachWithoutViewer()
{
    const auto read = readGuestBytes(guestWith({}));
    QVERIFY(read);
    const RuleWorld world(capsSpec(QStringLiteral("7.2")));
    const auto plan = planAttach(read->text,
        read->guest,
        world.world,
        {*MdevUuid::parse(regionUuid), {}, {}, false, GlChoice::Auto, {}, false});
    QVERIFY(plan);
    const auto after = applyEdits(read->text, plan->edits);
    QVERIFY(after);
    QVERIFY(after->bytes().contains("display='off'"));
    QVERIFY(qemuErrors(*after, world.world).isEmpty());
}

void TestDisplay::attachByDeviceApi()
{
    const auto read = readGuestBytes(guestWith(vnc));
    QVERIFY(read);
    RuleWorld world(capsSpec(QStringLiteral("7.2")));
    for (MdevType &type : world.host.types)
        type.deviceApi = QStringLiteral("vfio-ccw");
    const auto plan = planAttach(read->text,
        read->guest,
        world.world,
        {*MdevUuid::parse(regionUuid), {}, {}, false, GlChoice::Auto, {}, false});
    QVERIFY(plan);
    const auto after = applyEdits(read->text, plan->edits);
    QVERIFY(after);
    QVERIFY(after->bytes().contains("model='vfio-ccw'"));
    QVERIFY(!after->bytes().contains("display="));
}

void TestDisplay::preset_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("uuid");
    QTest::addColumn<QByteArray>("viewers");
    QTest::addColumn<QString>("caps");
    QTest::addColumn<bool>("works");
    const QList<QByteArray> viewerSets {
        {}, vnc, spicePort, spiceNone, vnc + spicePort + virtioVideo, vnc + egl};
    for (const char *name : {"compute-only", "local-console", "remote-console", "vgpu-only"}) {
        for (const QString &uuid : {dmabufUuid, regionUuid}) {
            for (qsizetype i = 0; i < viewerSets.size(); ++i) {
                for (const char *caps : {"7.2", "10.0"}) {
                    const bool works = qstrcmp(name, "remote-console") != 0 || uuid == regionUuid
                        || qstrcmp(caps, "7.2") == 0;
                    QTest::addRow("%s %s %d %s",
                        name,
                        uuid == dmabufUuid ? "dmabuf" : "region",
                        static_cast<int>(i),
                        caps)
                        << QString::fromLatin1(name) << uuid << viewerSets.at(i)
                        << QString::fromLatin1(caps) << works;
                }
            }
        }
    }
}

void TestDisplay::preset()
{
    QFETCH(const QString, name);
    QFETCH(const QString, uuid);
    QFETCH(const QByteArray, viewers);
    QFETCH(const QString, caps);
    QFETCH(const bool, works);
    const auto read = readGuestBytes(guestWith(vgpu(uuid, "display='off'") + viewers));
    QVERIFY(read);
    const RuleWorld world(capsSpec(caps));
    const Preset wanted = *presetFromName(name);
    const auto plan = planPreset(read->text, read->guest, world.world, wanted, 0);
    QVERIFY(plan);
    QVERIFY(!plan->reasons.isEmpty());
    QCOMPARE(plan->diagnostics.isEmpty(), works);
    const auto after = applyEdits(read->text, plan->edits);
    QVERIFY2(after, after ? "" : qPrintable(after.error().toEnglish()));
    const QStringList errors = qemuErrors(*after, world.world);
    const QByteArray shown = after->bytes() + errors.join(u' ').toUtf8();
    QVERIFY2(errors.isEmpty() == works, shown.constData());
    if (!works)
        return;
    // Applying it again changes nothing, and the guest is known to be in it.
    const auto guest = readGuest(*after);
    QVERIFY(guest);
    const auto again = planPreset(*after, *guest, world.world, wanted, 0);
    QVERIFY(again);
    QVERIFY2(again->edits.isEmpty(), after->bytes().constData());
    QCOMPARE(currentPreset(*after, *guest, world.world), std::optional(wanted));
}

void TestDisplay::presetIsRecognised_data()
{
    QTest::addColumn<QByteArray>("devices");
    QTest::addColumn<QString>("name");
    QTest::newRow("compute") << vgpu(dmabufUuid, "display='off'") + vnc + virtioVideo
                             << QStringLiteral("compute-only");
    QTest::newRow("none of them") << vgpu(dmabufUuid) + vnc + virtioVideo << QString();
    QTest::newRow("no vGPU") << vnc << QString();
}

void TestDisplay::presetIsRecognised()
{
    QFETCH(const QByteArray, devices);
    QFETCH(const QString, name);
    const auto read = readGuestBytes(guestWith(devices));
    QVERIFY(read);
    const RuleWorld world(capsSpec(QStringLiteral("7.2")));
    const auto current = currentPreset(read->text, read->guest, world.world);
    QCOMPARE(current ? presetName(*current) : QString(), name);
}

void TestDisplay::presetTurnsOthersOff()
{
    const auto read = readGuestBytes(
        guestWith(vgpu(dmabufUuid, "display='on' ramfb='on'") + vgpu(regionUuid) + vnc));
    QVERIFY(read);
    const RuleWorld world(capsSpec(QStringLiteral("7.2")));
    const auto plan = planPreset(read->text, read->guest, world.world, Preset::VgpuOnly, 1);
    QVERIFY(plan);
    const auto after = applyEdits(read->text, plan->edits);
    QVERIFY(after);
    const auto guest = readGuest(*after);
    QVERIFY(guest);
    QVERIFY(guest->mdevs.at(0).display.is(u"off"));
    QVERIFY(!guest->mdevs.at(0).ramfb.is(u"on"));
    QVERIFY(guest->mdevs.at(1).display.is(u"on"));
    QVERIFY(guest->mdevs.at(1).ramfb.is(u"on"));
}

void TestDisplay::presetSettlesTheSound()
{
    // libvirt refuses Spice audio once Spice is gone.
    const auto read = readGuestBytes(guestWith(vgpu(dmabufUuid, "display='on'")
        + "<graphics type='spice' autoport='yes'/><audio id='1' type='spice'/>"));
    QVERIFY(read);
    const RuleWorld world(capsSpec(QStringLiteral("7.2")));
    const auto plan = planPreset(read->text, read->guest, world.world, Preset::RemoteConsole, 0);
    QVERIFY(plan);
    const auto after = applyEdits(read->text, plan->edits);
    QVERIFY(after);
    const auto guest = readGuest(*after);
    QVERIFY(guest);
    QVERIFY(guest->audios.at(0).type.is(u"none"));
    QVERIFY(!nativeRefusal(*after, *guest, world.world));
}

void TestDisplay::presetOfNoVgpu()
{
    const auto read = readGuestBytes(guestWith(vnc));
    QVERIFY(read);
    const auto plan = planPreset(read->text, read->guest, World(), Preset::LocalConsole, 0);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::NotFound);
}

void TestDisplay::pathNamesTheBrokenLink()
{
    const RuleWorld world(capsSpec(QStringLiteral("7.2")));
    const auto pathOf = [&](const QByteArray &devices) {
        const auto read = readGuestBytes(guestWith(devices));
        return displayPath(
            read->guest, world.world, 0, validate(read->text, read->guest, world.world));
    };
    DisplayPath path = pathOf(vgpu(dmabufUuid) + vnc + "    <video><model type='none'/></video>\n");
    QCOMPARE(path.stations.size(), 5);
    QVERIFY(!path.showsPicture);
    QCOMPARE(path.stations.at(2).state, PathStation::State::Broken);
    QCOMPARE(path.stations.at(2).rule, QStringLiteral("display.needs-opengl"));

    path = pathOf(vgpu(dmabufUuid) + vnc + egl + "    <video><model type='none'/></video>\n");
    QVERIFY2(path.showsPicture, qPrintable(path.summary.toEnglish()));

    path = pathOf(vgpu(dmabufUuid, "display='off'") + vnc);
    QVERIFY(!path.showsPicture);
    QCOMPARE(path.stations.at(0).state, PathStation::State::Unused);
}

QTEST_GUILESS_MAIN(TestDisplay)
#include "tst_display.moc"
