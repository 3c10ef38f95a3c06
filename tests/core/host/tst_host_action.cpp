// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/host_action.h"
#include "core/host/capacity.h"
#include "core/host/snapshot_json.h"
#include "core/io/demo_host.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString intel = u"0000:00:02.0"_s;
const QString nvidia = u"0000:3b:00.0"_s;

MdevUuid newUuid()
{
    return *MdevUuid::parse(u"11111111-2222-4333-8444-555555555555");
}

/// Available instances of all types of a parent, "4 -" for 4 and not known.
QString available(const HostSnapshot &host, const QString &parent)
{
    QStringList out;
    for (const MdevType *type : host.typesOf(parent))
        out.append(type->availableInstances ? QString::number(*type->availableInstances) : u"-"_s);
    return out.join(u' ');
}

/// A host with one parent and idle types of these maxima.
HostSnapshot hostWith(std::uint16_t vendor, const QList<std::optional<int>> &maxima)
{
    HostSnapshot host;
    MdevParent parent;
    parent.name = u"p"_s;
    parent.vendor = vendor;
    host.parents.append(parent);
    for (qsizetype i = 0; i < maxima.size(); ++i) {
        MdevType type;
        type.parent = u"p"_s;
        type.id = QString(QChar(u'a' + int(i)));
        type.maxInstances = maxima.at(i);
        type.availableInstances = maxima.at(i).value_or(3);
        host.types.append(type);
    }
    return host;
}

Result<HostSnapshot> add(const HostSnapshot &host, const QString &type, int number)
{
    const QString text = QString::asprintf("00000000-0000-4000-8000-%012d", number);
    return simulate(host, HostAction::create(u"p"_s, type, *MdevUuid::parse(text)));
}

} // namespace

class HostActionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void demoShowsWhatAPersonMeets()
    {
        const HostSnapshot host = demoHost();
        QCOMPARE(host.source.kind, HostSourceKind::Demo);
        QCOMPARE(host.parents.size(), 3);
        QCOMPARE(host.types.size(), 9);
        QCOMPARE(host.findParent(intel)->title(), u"Intel UHD Graphics 630"_s);
        QCOMPARE(host.findType(intel, u"i915-GVTg_V5_4")->displayMode, DisplayMode::Dmabuf);
        QCOMPARE(host.findType(nvidia, u"nvidia-712")->displayMode, DisplayMode::Region);
        QCOMPARE(host.findType(u"mtty", u"mtty-1")->displayMode, DisplayMode::None);
        const MdevType *broken = host.findType(nvidia, u"nvidia-713");
        QVERIFY(!broken->availableInstances && !broken->remarks.isEmpty());
        QCOMPARE(host.renderNodeFor(*host.findParent(intel))->path, u"/dev/dri/renderD128"_s);
        QVERIFY(host.findRenderNode(u"/dev/dri/renderD128")->isUsable());
        QVERIFY(!host.findRenderNode(u"/dev/dri/renderD129")->isUsable());
        int inUse = 0;
        int idle = 0;
        int onlyDefined = 0;
        for (const MdevInstance &instance : host.instances) {
            QVERIFY2(host.findParent(instance.parent), qPrintable(instance.parent));
            QVERIFY2(host.findType(instance.parent, *instance.type), qPrintable(*instance.type));
            inUse += instance.owner ? 1 : 0;
            idle += instance.active && !instance.owner ? 1 : 0;
            onlyDefined += !instance.active && instance.defined ? 1 : 0;
        }
        QVERIFY(inUse > 1 && idle > 1 && onlyDefined > 0);
    }

    void demoIsSavedAsItIsRead()
    {
        const HostSnapshot host = demoHost();
        const auto again = snapshotFromJson(QJsonDocument(snapshotToJson(host)).toJson());
        QVERIFY(again);
        QVERIFY(*again == host);
        HostSnapshot sorted = host;
        sorted.sort();
        QVERIFY(sorted == host);
    }

    void demoNumbersAreThoseOfTheModel()
    {
        const HostSnapshot host = demoHost();
        for (const MdevParent &parent : host.parents) {
            HostSnapshot counted = host;
            recountCapacity(counted, host, parent.name);
            QCOMPARE(available(counted, parent.name), available(host, parent.name));
        }
    }

    void creatingTakesFromTheSisterTypes()
    {
        const HostSnapshot host = demoHost();
        QCOMPARE(available(host, intel), u"3 4"_s);
        const auto after =
            simulate(host, HostAction::create(intel, u"i915-GVTg_V5_4"_s, newUuid()));
        QVERIFY(after);
        QCOMPARE(available(*after, intel), u"2 2"_s);
        QCOMPARE(available(*after, nvidia), available(host, nvidia));
        const MdevInstance *made = after->findInstance(newUuid());
        QVERIFY(made && made->active && !made->defined && !made->owner);
        QCOMPARE(made->type, u"i915-GVTg_V5_4"_s);
        QCOMPARE(made->displayMode, DisplayMode::Dmabuf);
        QCOMPARE(made->driver, u"intel_vgpu_mdev"_s);
        QCOMPARE(made->iommuGroup, 0); // the lowest that is free
    }

    void removingWhatWasCreatedRestoresTheHost_data()
    {
        QTest::addColumn<QString>("parent");
        QTest::addColumn<QString>("type");
        QTest::newRow("i915") << intel << u"i915-GVTg_V5_8"_s;
        QTest::newRow("nvidia") << nvidia << u"nvidia-712"_s;
        QTest::newRow("mtty") << u"mtty"_s << u"mtty-1"_s;
    }
    void removingWhatWasCreatedRestoresTheHost()
    {
        QFETCH(QString, parent);
        QFETCH(QString, type);
        const HostSnapshot host = demoHost();
        const auto made = simulate(host, HostAction::create(parent, type, newUuid()));
        QVERIFY(made);
        const auto removed = simulate(*made, HostAction::remove(*made->findInstance(newUuid())));
        QVERIFY(removed);
        QVERIFY(*removed == host);
    }

    void removingKeepsTheDefinition()
    {
        const HostSnapshot host = demoHost();
        const MdevInstance *idle = host.findInstance(u"53764d0e-85a0-42b4-af5c-2046b460b1dc");
        const auto after = simulate(host, HostAction::remove(*idle));
        QVERIFY(after);
        const MdevInstance *left = after->findInstance(idle->uuid);
        QVERIFY(left && !left->active && left->defined && !left->iommuGroup);
        QCOMPARE(available(*after, intel), u"4 5"_s);
        const auto again =
            simulate(*after, HostAction::create(intel, u"i915-GVTg_V5_4"_s, idle->uuid));
        QVERIFY(again);
        QVERIFY(again->findInstance(idle->uuid)->active);
        QCOMPARE(again->instances.size(), host.instances.size());
    }

    void refuses_data()
    {
        QTest::addColumn<HostAction>("action");
        QTest::addColumn<QStringList>("words");
        const HostSnapshot host = demoHost();
        const auto create = [](const QString &parent, const QString &type) {
            return HostAction::create(parent, type, newUuid());
        };
        QTest::newRow("unknown parent")
            << create(u"0000:ff:00.0"_s, u"i915-GVTg_V5_4"_s) << QStringList {u"0000:ff:00.0"_s};
        QTest::newRow("unknown type")
            << create(intel, u"nvidia-712"_s) << QStringList {intel, u"nvidia-712"_s};
        QTest::newRow("other size in use")
            << create(nvidia, u"nvidia-714"_s)
            << QStringList {u"other sizes"_s, u"NVIDIA A16-4Q (win10-cad)"_s, u"render-02"_s};
        HostAction twin = HostAction::create(nvidia, u"nvidia-712"_s, host.instances.first().uuid);
        QTest::newRow("exists") << twin << QStringList {u"exists"_s, intel};
        QTest::newRow("in use") << HostAction::remove(
            *host.findInstance(u"a2177883-f1bb-47f0-914d-32a22e3a06ed"))
                                << QStringList {u"in use by win11-dev"_s};
        QTest::newRow("not there")
            << HostAction {HostActionKind::RemoveInstance, intel, {}, newUuid()}
            << QStringList {u"no active vGPU"_s};
        QTest::newRow("not active")
            << HostAction::remove(*host.findInstance(u"d3f1a0c2-6b1e-4c55-9a41-0e5d7a1c8f20"))
            << QStringList {u"no active vGPU"_s};
    }
    void refuses()
    {
        QFETCH(HostAction, action);
        QFETCH(QStringList, words);
        const auto after = simulate(demoHost(), action);
        QVERIFY(!after);
        QCOMPARE(after.error().code, ErrorCode::HostRefused);
        const QString text = after.error().toEnglish();
        for (const QString &word : words)
            QVERIFY2(text.contains(word), qPrintable(text));
    }

    void refusesWhenAllAreUsed()
    {
        const auto full =
            simulate(demoHost(), HostAction::create(nvidia, u"nvidia-712"_s, newUuid()));
        QVERIFY(full);
        const auto more =
            simulate(*full, HostAction::create(nvidia, u"nvidia-712"_s, MdevUuid::generate()));
        QVERIFY(!more);
        QVERIFY(more.error().toEnglish().contains(u"all are in use"));
    }

    /// facts measured with the kernel's samples: 4/16/64 becomes 3/12/48, then three large and one medium 0/3/12.
    void poolsAreShared()
    {
        HostSnapshot host = hostWith(0, {4, 16, 64});
        host = *add(host, u"a"_s, 1);
        QCOMPARE(available(host, u"p"_s), u"3 12 48"_s);
        host = *add(*add(host, u"a"_s, 2), u"a"_s, 3);
        host = *add(host, u"b"_s, 4);
        QCOMPARE(available(host, u"p"_s), u"0 3 12"_s);
        QVERIFY(!add(host, u"a"_s, 5));
    }

    void oneSizeAtATimeIsNvidiasDefault()
    {
        HostSnapshot host = hostWith(0x10de, {16, 8, 4});
        host = *add(host, u"b"_s, 1);
        QCOMPARE(available(host, u"p"_s), u"0 7 0"_s);
        host = *simulate(host, HostAction::remove(host.instances.first()));
        QCOMPARE(available(host, u"p"_s), u"16 8 4"_s);
    }

    void cardsSeenWithTwoSizesAreAPool()
    {
        HostSnapshot host = hostWith(0, {16, 8, 4});
        host = *add(*add(host, u"a"_s, 1), u"b"_s, 2);
        host.parents.first().vendor = std::uint16_t(0x10de);
        host = *add(host, u"c"_s, 3);
        QCOMPARE(available(host, u"p"_s), u"9 4 2"_s);
    }

    void whatCannotBeForetoldIsUnknown()
    {
        HostSnapshot host = hostWith(0x8086, {std::nullopt, std::nullopt});
        host = *add(host, u"a"_s, 1);
        QCOMPARE(available(host, u"p"_s), u"2 -"_s);
    }

    void sharesAddUp()
    {
        const HostSnapshot host = demoHost();
        const auto shares = capacityOf(host, nvidia);
        QVERIFY(shares);
        QCOMPARE(shares->size(), 3);
        double sum = 0;
        for (const CapacityShare &share : *shares)
            sum += share.share;
        QVERIFY(std::abs(sum - 0.75) < 1e-9);
        QVERIFY(capacityOf(host, u"no such")->isEmpty());
        HostSnapshot unknown = host;
        for (MdevType &type : unknown.types)
            type.maxInstances.reset();
        QVERIFY(!capacityOf(unknown, nvidia));
    }

    void saysWhyNoneIsLeft()
    {
        const HostSnapshot host = demoHost();
        QVERIFY(whyUnavailable(host, *host.findType(intel, u"i915-GVTg_V5_4")).isEmpty());
        QVERIFY(whyUnavailable(host, *host.findType(nvidia, u"nvidia-713"))
                    .isEmpty()); // the host does not say
        MdevType idle;
        idle.parent = u"idle"_s;
        idle.availableInstances = 0;
        QVERIFY(whyUnavailable(host, idle).toEnglish().contains(u"nothing is in use"));
    }

    void describesItself()
    {
        const HostAction action = HostAction::create(intel, u"i915-GVTg_V5_4"_s, newUuid());
        QCOMPARE(describe(action).toEnglish(),
            u"Create vGPU 11111111-2222-4333-8444-555555555555 of type i915-GVTg_V5_4 on 0000:00:02.0"_s);
        const HostAction remove {HostActionKind::RemoveInstance, intel, {}, newUuid()};
        QCOMPARE(describe(remove).toEnglish(),
            u"Remove vGPU 11111111-2222-4333-8444-555555555555 from 0000:00:02.0"_s);
    }

    void demoGuestIsXml()
    {
        const QByteArray xml = demoGuestXml();
        QVERIFY(xml.startsWith("<domain"));
        QVERIFY(xml.contains("<name>workstation-01</name>"));
        QVERIFY(!xml.contains("hostdev"));
    }
};

QTEST_GUILESS_MAIN(HostActionTest)
#include "tst_host_action.moc"
