// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/display/display_wish.h"
#include "core/display/plan_auto.h"
#include "rule_world.h"

#include <QTest>

using namespace vitrine;
using namespace vitrine::test;

namespace {

// Of the demonstration host.
const auto dmabufUuid = QStringLiteral("53764d0e-85a0-42b4-af5c-2046b460b1dc");
const auto regionUuid = QStringLiteral("9e2d6b18-3a4c-4e1b-a7f9-6c5d4e3f2b03");
const auto noneUuid = QStringLiteral("7f0e1d2c-3b4a-4958-8766-5a4b3c2d1e0f");
const auto strangeUuid = QStringLiteral("00000000-0000-4000-8000-000000000001");

const QByteArray vnc("    <graphics type='vnc' port='-1' autoport='yes'/>\n");

QByteArray guestWith(const QByteArray &devices, const QByteArray &metadata = {})
{
    return "<domain type='kvm'>\n  <name>g</name>\n" + metadata
        + "  <memory unit='MiB'>1024</memory>\n  <vcpu>1</vcpu>\n"
          "  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n  <devices>\n"
        + devices + "  </devices>\n</domain>\n";
}

QByteArray vgpu(const QString &uuid)
{
    return "    <hostdev mode='subsystem' type='mdev' model='vfio-pci' display='off'><source>"
           "<address uuid='"
        + uuid.toLatin1() + "'/></source></hostdev>\n";
}

MdevUuid uuidOf(const QString &text)
{
    return *MdevUuid::parse(text);
}

} // namespace

/// display=auto: what it writes, why, and where the wish stands.
class PlanAutoTest : public QObject {
    Q_OBJECT

    RuleWorld m_world {QJsonObject {{QStringLiteral("caps"), QStringLiteral("7.2")}}};

    struct Done {
        QByteArray xml;
        DisplayPlan plan;
    };
    Done attached(const QByteArray &guest, const QString &uuid, GlChoice gl = GlChoice::Auto)
    {
        const auto read = readGuestBytes(guest);
        const auto plan = planAttachAuto(
            read->text, read->guest, m_world.world, {uuidOf(uuid), {}, {}, false, gl, {}, false});
        if (!plan)
            return {plan.error().toEnglish().toUtf8(), {}};
        const auto after = applyEdits(read->text, plan->edits);
        return {after ? after->bytes() : after.error().toEnglish().toUtf8(), *plan};
    }
    [[nodiscard]] QStringList qemuErrors(const QByteArray &xml) const
    {
        const auto read = readGuestBytes(xml);
        QStringList out;
        for (const Diagnostic &finding : validate(read->text, read->guest, m_world.world)) {
            if (finding.severity == Severity::Error && finding.phase == Phase::Qemu)
                out.append(finding.rule);
        }
        return out;
    }

private Q_SLOTS:
    void eachKindGetsWhatItNeeds_data()
    {
        QTest::addColumn<QString>("uuid");
        QTest::addColumn<QByteArray>("viewer");
        QTest::addColumn<QString>("display");
        QTest::addColumn<bool>("spice");
        QTest::addColumn<bool>("openGl");
        QTest::newRow("region, no viewer")
            << regionUuid << QByteArray() << QStringLiteral("on") << true << false;
        QTest::newRow("region, VNC") << regionUuid << vnc << QStringLiteral("on") << false << false;
        QTest::newRow("dmabuf, no viewer")
            << dmabufUuid << QByteArray() << QStringLiteral("on") << true << true;
        QTest::newRow("dmabuf, VNC") << dmabufUuid << vnc << QStringLiteral("on") << false << true;
        QTest::newRow("none, no viewer")
            << noneUuid << QByteArray() << QStringLiteral("off") << false << false;
        QTest::newRow("none, VNC") << noneUuid << vnc << QStringLiteral("off") << false << false;
        QTest::newRow("unknown, no viewer")
            << strangeUuid << QByteArray() << QStringLiteral("off") << false << false;
    }
    void eachKindGetsWhatItNeeds()
    {
        QFETCH(const QString, uuid);
        QFETCH(const QByteArray, viewer);
        QFETCH(const QString, display);
        QFETCH(const bool, spice);
        QFETCH(const bool, openGl);
        const Done done = attached(guestWith(viewer), uuid);
        const QByteArray shown("display='" + display.toLatin1() + '\'');
        QVERIFY2(done.xml.contains(shown), done.xml.constData());
        QCOMPARE(done.xml.contains("type='spice'"), spice);
        QCOMPARE(done.xml.contains("<listen type='none'/>"), spice);
        QCOMPARE(done.xml.contains("egl-headless") || done.xml.contains("enable='yes'"), openGl);
        QCOMPARE(done.xml.contains("rendernode='/dev/dri/renderD128'"), openGl);
        QVERIFY(!done.plan.reasons.isEmpty());
        // That it is not on this host is the one thing that is wrong with a strange one.
        if (uuid != strangeUuid)
            QCOMPARE(qemuErrors(done.xml), QStringList());
        const auto read = readGuestBytes(done.xml);
        QVERIFY(wishesAutoDisplay(read->text, uuidOf(uuid)));
    }

    void oneReasonForEachChoice()
    {
        // Model, viewer, display, OpenGL, render node.
        QCOMPARE(attached(guestWith({}), dmabufUuid).plan.reasons.size(), 5);
        // Model, display.
        QCOMPARE(attached(guestWith({}), noneUuid).plan.reasons.size(), 2);
    }

    void isTheSameWhenItIsDecidedAgain()
    {
        const QByteArray once = attached(guestWith({}), dmabufUuid).xml;
        const auto read = readGuestBytes(once);
        const auto again = planAutoDisplay(read->text, read->guest, m_world.world, 0);
        QVERIFY(again);
        QCOMPARE(applyEdits(read->text, again->edits)->bytes(), once);
    }

    void asksForAVgpuWithADisplay()
    {
        const auto read = readGuestBytes(guestWith(vgpu(regionUuid)));
        QVERIFY(!planAutoDisplay(read->text, read->guest, m_world.world, 1));
        const auto ccw =
            readGuestBytes(guestWith(vgpu(regionUuid).replace("vfio-pci", "vfio-ccw")));
        QVERIFY(!planAutoDisplay(ccw->text, ccw->guest, m_world.world, 0));
    }

    void theWishStandsInMetadata()
    {
        const XmlText bare = readGuestBytes(guestWith({}))->text;
        const auto with = withAutoDisplayWish(bare, uuidOf(regionUuid));
        QVERIFY(with);
        const QByteArray block = "  <metadata>\n    <vitrine:guest "
                                 "xmlns:vitrine='https://vitrine.org/xmlns/libvirt/domain/1.0'>\n"
                                 "      <vitrine:mdev uuid='"
            + regionUuid.toLatin1() + "' display='auto'/>\n    </vitrine:guest>\n  </metadata>\n";
        QVERIFY2(with->bytes().contains(block), with->bytes().constData());
        // Twice is once; two are two; without is as before.
        QCOMPARE(withAutoDisplayWish(*with, uuidOf(regionUuid))->bytes(), with->bytes());
        const auto two = withAutoDisplayWish(*with, uuidOf(noneUuid));
        QVERIFY(wishesAutoDisplay(*two, uuidOf(regionUuid)));
        QVERIFY(wishesAutoDisplay(*two, uuidOf(noneUuid)));
        QCOMPARE(withoutAutoDisplayWish(*two, uuidOf(noneUuid))->bytes(), with->bytes());
        QCOMPARE(withoutAutoDisplayWish(*with, uuidOf(regionUuid))->bytes(), bare.bytes());
    }

    void othersMetadataStays()
    {
        const QByteArray other = "  <metadata>\n    <a:b xmlns:a='urn:a'><a:guest/></a:b>\n"
                                 "    <x:guest xmlns:x='urn:x'/>\n  </metadata>\n";
        const XmlText text = readGuestBytes(guestWith({}, other))->text;
        const auto with = withAutoDisplayWish(text, uuidOf(regionUuid));
        QVERIFY(with);
        QVERIFY(with->bytes().contains("<a:b xmlns:a='urn:a'><a:guest/></a:b>\n"));
        QVERIFY(with->bytes().contains("<x:guest xmlns:x='urn:x'/>"));
        QCOMPARE(withoutAutoDisplayWish(*with, uuidOf(regionUuid))->bytes(), text.bytes());
    }
};

QTEST_APPLESS_MAIN(PlanAutoTest)
#include "tst_plan_auto.moc"
