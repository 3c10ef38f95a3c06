// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_snapshot.h"
#include "core/host/pci_names.h"
#include "core/host/process_owner.h"
#include "core/host/snapshot_json.h"
#include "core/host/type_description.h"
#include "core/host/vendor_vfio.h"

#include <QJsonDocument>
#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

MdevUuid uuid(char16_t last)
{
    const QString text = u"53764d0e-85a0-42b4-af5c-2046b460b1d"_s + QChar(last);
    return *MdevUuid::parse(text);
}

/// Every member differs from its default, so that a member that is not saved shows.
HostSnapshot fullSnapshot()
{
    HostSnapshot host;
    host.source = {HostSourceKind::File, u"/a/saved host.json"_s};
    host.machine = {u"6.1.0"_s, u"A processor"_s, true, 12, 64138, false};
    host.mdevBus = true;
    host.drmAvailable = true;
    MdevParent parent;
    parent.name = u"0000:3b:00.4"_s;
    parent.path = u"/sys/devices/pci0000:3a/0000:3b:00.4"_s;
    parent.kind = ParentKind::VendorVfio;
    parent.displayName = u"NVIDIA L40S"_s;
    parent.vendor = std::uint16_t(0x10de);
    parent.device = std::uint16_t(0x26b9);
    parent.driver = u"nvidia"_s;
    parent.numaNode = 1;
    parent.pciAddress = PciAddress::parse(u"0000:3b:00.4");
    parent.physfn = u"0000:3b:00.0"_s;
    parent.currentType = u"1148"_s;
    parent.remarks = {{RemarkKind::NoTypes, {}}};
    host.parents = {parent};
    MdevType type;
    type.parent = parent.name;
    type.id = u"odd type.1"_s;
    type.kind = ParentKind::VendorVfio;
    type.name = u"A name"_s;
    type.description = u"two\nlines"_s;
    type.deviceApi = u"vfio-pci"_s;
    type.availableInstances = 0;
    type.maxInstances = 4;
    type.framebufferMiB = 4096;
    type.maxResolution = u"7680x4320"_s;
    type.heads = 4;
    type.frameRateLimit = 60;
    type.displayMode = DisplayMode::Region;
    type.remarks = {{RemarkKind::NotANumber, {u"available_instances"_s, u"\x1b[31mlots"_s}}};
    host.types = {type};
    MdevInstance instance {uuid(u'c')};
    instance.parent = parent.name;
    instance.type = type.id;
    instance.active = true;
    instance.defined = true;
    instance.autostart = true;
    instance.driver = u"nvidia"_s;
    instance.iommuGroup = 0;
    instance.displayMode = DisplayMode::Dmabuf;
    instance.owner = InstanceOwner {u"win10-cad"_s, 4711};
    instance.remarks = {{RemarkKind::DanglingLink, {u"driver"_s}}};
    host.instances = {instance};
    RenderNode node;
    node.path = u"/dev/dri/renderD128"_s;
    node.exists = true;
    node.accessible = true;
    node.driver = u"i915"_s;
    node.pciAddress = PciAddress::parse(u"0000:00:02.0");
    node.name = u"Intel UHD Graphics 630"_s;
    node.remarks = {{RemarkKind::Other, {u"said by somebody"_s}}};
    host.renderNodes = {node};
    host.remarks = {{RemarkKind::NotAUuid, {u"not-a-uuid"_s}}};
    return host;
}

QByteArray bytes(const HostSnapshot &host)
{
    return QJsonDocument(snapshotToJson(host)).toJson();
}

} // namespace

class HostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesTypes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<TypeDescription>("expected");
        const TypeDescription v54 {128, u"1920x1200"_s, {}, {}, {}};
        QTest::newRow("i915")
            << u"low_gm_size: 128MB\nhigh_gm_size: 512MB\nfence: 4\nresolution: 1920x1200\nweight: 4"_s
            << v54;
        QTest::newRow("i915 by mdevctl")
            << u"low_gm_size: 128MB, high_gm_size: 512MB, fence: 4, resolution: 1920x1200, weight: 4"_s
            << v54;
        QTest::newRow("i915 by old mdevctl")
            << u"low_gm_size: 128MB high_gm_size: 512MB fence: 4 resolution: 1920x1200 weight: 4"_s
            << v54;
        QTest::newRow("i915 with a sixth line")
            << u"low_gm_size: 128MB\nresolution: 1920x1200\naggregation: yes"_s << v54;
        const TypeDescription m60 {2048, u"5120x2880"_s, 4, 60, 4};
        QTest::newRow("nvidia")
            << u"num_heads=4, frl_config=60, framebuffer=2048M, max_resolution=5120x2880, max_instance=4"_s
            << m60;
        QTest::newRow("another order and case")
            << u"Max_Instance = 4,FRAMEBUFFER=2GB, max_resolution=5120X2880,frl_config=60 ,num_heads=4, new_key=7"_s
            << m60;
        QTest::newRow("mdpy") << u"virtual display, 1024x768 framebuffer"_s
                              << TypeDescription {{}, u"1024x768"_s, {}, {}, {}};
        QTest::newRow("mbochs") << u"virtual display, 16 MB video memory"_s
                                << TypeDescription {16, {}, {}, {}, {}};
        QTest::newRow("nothing") << QString() << TypeDescription {};
        QTest::newRow("values that are none")
            << u"num_heads=, framebuffer=xM, max_resolution=1x, frl_config=-1, max_instance=4x"_s
            << TypeDescription {};
        QTest::newRow("too large")
            << u"framebuffer=99999999999999999999M, num_heads=4294967297, framebuffer=3000000G"_s
            << TypeDescription {};
        QTest::newRow("separators only") << u"=:=: , =\n:"_s << TypeDescription {};
    }
    void describesTypes()
    {
        QFETCH(QString, text);
        QFETCH(TypeDescription, expected);
        const TypeDescription said = parseTypeDescription(text);
        QCOMPARE(said.framebufferMiB, expected.framebufferMiB);
        QCOMPARE(said.maxResolution, expected.maxResolution);
        QCOMPARE(said.heads, expected.heads);
        QCOMPARE(said.frameRateLimit, expected.frameRateLimit);
        QCOMPARE(said.maxInstances, expected.maxInstances);
    }

    void comparesNaturally()
    {
        const QStringList ordered {u""_s,
            u"A"_s,
            u"i915-GVTg_V5_4"_s,
            u"i915-GVTg_V5_8"_s,
            u"nvidia-9"_s,
            u"nvidia-009a"_s,
            u"nvidia-63"_s,
            u"nvidia-063b"_s,
            u"nvidia-63c"_s,
            u"x1y2"_s,
            u"x1y10"_s,
            u"x99999999999999999999"_s,
            u"x100000000000000000000"_s,
            u"\u00e9"_s};
        for (qsizetype i = 0; i < ordered.size(); ++i) {
            for (qsizetype j = 0; j < ordered.size(); ++j) {
                const int order = naturalCompare(ordered.at(i), ordered.at(j));
                QVERIFY2((order < 0) == (i < j) && (order > 0) == (i > j),
                    qPrintable(ordered.at(i) + u" against " + ordered.at(j)));
            }
        }
        QVERIFY(naturalCompare(u"a01", u"a1") != 0);
    }

    void sortsParentsByAddress()
    {
        HostSnapshot host;
        for (const QString &name : {u"mtty"_s,
                 u"0000:1a:00.0"_s,
                 u"0.0.0313"_s,
                 u"0000:10:00.0"_s,
                 u"10000:01:00.0"_s,
                 u"0000:02:00.0"_s}) {
            MdevParent parent;
            parent.name = name;
            host.parents.append(parent);
            MdevType type;
            type.parent = name;
            for (const QString &id : {u"nvidia-63"_s, u"nvidia-9"_s}) {
                type.id = id;
                host.types.append(type);
            }
        }
        host.sort();
        QStringList names;
        for (const MdevParent &parent : std::as_const(host.parents))
            names.append(parent.name);
        QCOMPARE(names,
            (QStringList {u"0000:02:00.0"_s,
                u"0000:10:00.0"_s,
                u"0000:1a:00.0"_s,
                u"10000:01:00.0"_s,
                u"0.0.0313"_s,
                u"mtty"_s}));
        QCOMPARE(host.types.at(0).id, u"nvidia-9"_s);
        QCOMPARE(host.types.at(1).parent, u"0000:02:00.0"_s);
        QCOMPARE(host.types.at(2).parent, u"0000:10:00.0"_s);
    }

    void looksUp()
    {
        HostSnapshot host = fullSnapshot();
        MdevInstance twin {uuid(u'c')};
        twin.parent = u"elsewhere"_s;
        twin.defined = true;
        host.instances.prepend(twin);
        QCOMPARE(host.findInstance(uuid(u'c'))->parent, u"0000:3b:00.4"_s); // the active one of two
        QCOMPARE(
            host.findInstance(u"53764D0E85A042B4AF5C2046B460B1DC"), host.findInstance(uuid(u'c')));
        QVERIFY(!host.findInstance(u"no uuid"));
        QVERIFY(!host.findInstance(uuid(u'd')));
        QVERIFY(host.findType(u"0000:3b:00.4", u"odd type.1"));
        QVERIFY(!host.findType(u"mtty", u"odd type.1"));
        QVERIFY(!host.renderNodeFor(host.parents.first()));
        host.renderNodes.first().pciAddress = PciAddress::parse(u"0000:3b:00.0");
        QCOMPARE(host.renderNodeFor(host.parents.first()),
            &host.renderNodes.first()); // through its physical function
        QCOMPARE(host.displayModeOf(host.instances.at(1)), DisplayMode::Dmabuf);
        host.instances[1].displayMode = DisplayMode::Unknown;
        QCOMPARE(host.displayModeOf(host.instances.at(1)), DisplayMode::Region); // that of the type
        QCOMPARE(host.displayModeOf(host.instances.at(0)), DisplayMode::Unknown);
    }

    void savesAndReadsEverything()
    {
        const HostSnapshot host = fullSnapshot();
        const auto again = snapshotFromJson(bytes(host));
        QVERIFY(again);
        QVERIFY(*again == host);
        const auto empty = snapshotFromJson(bytes({}));
        QVERIFY(empty);
        QVERIFY(*empty == HostSnapshot());
    }

    void knowsEveryRemarkById()
    {
        for (int i = 0; i <= int(RemarkKind::Other); ++i) {
            const auto kind = static_cast<RemarkKind>(i);
            QCOMPARE(remarkKindFromId(toId(kind)), kind);
            const Remark remark {kind, {u"ONE"_s, u"TWO"_s}};
            QVERIFY(!remark.text().isEmpty());
        }
    }

    void keepsTheWordsOfALaterRemark()
    {
        QByteArray json = bytes(fullSnapshot());
        json.replace(R"("id": "not-a-uuid")", R"("id": "of-tomorrow")");
        const auto host = snapshotFromJson(json);
        QVERIFY(host);
        QCOMPARE(host->remarks.first().kind, RemarkKind::Other);
        QVERIFY(host->remarks.first().text().toEnglish().contains(u"UUID"));
    }

    void refusesWhatIsNoSnapshot_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("<domain/>");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("another object") << QByteArray("{\"a\": 1}");
        QTest::newRow("a later version")
            << QByteArray(R"({"format": "vitrine-host-snapshot", "version": 2})");
        QTest::newRow("no version") << QByteArray(R"({"format": "vitrine-host-snapshot"})");
    }
    void refusesWhatIsNoSnapshot()
    {
        QFETCH(QByteArray, json);
        const auto host = snapshotFromJson(json);
        QVERIFY(!host);
        QCOMPARE(host.error().code, ErrorCode::NotWellFormed);
        QVERIFY(!host.error().text.toEnglish().isEmpty());
    }

    void readsWhatMakesSenseOfADamagedSnapshot()
    {
        const auto host = snapshotFromJson(
            R"({"format": "vitrine-host-snapshot", "version": 1, "types": [{"type": "a", "heads": "four", "maxInstances": 1.5,
                "availableInstances": 1e300, "remarks": 7}, 3], "instances": [{"uuid": "none"},
                {"uuid": "53764d0e-85a0-42b4-af5c-2046b460b1dc", "owner": {"pid": true}}], "parents": {"a": 1},
                "machine": null})");
        QVERIFY(host);
        QCOMPARE(host->instances.size(), 1);
        QCOMPARE(host->instances.first().owner->title(), u"process 0"_s);
        QCOMPARE(host->remarks, (QList<Remark> {{RemarkKind::NotAUuid, {u"none"_s}}}));
        const MdevType *type = host->findType(u"", u"a");
        QVERIFY(type);
        QVERIFY(!type->heads && !type->maxInstances && !type->availableInstances);
    }

    void printsTheKeysOfTheContract()
    {
        const HostSnapshot host = fullSnapshot();
        QStringList types {u"parent"_s,
            u"parentPath"_s,
            u"parentName"_s,
            u"vendor"_s,
            u"driver"_s,
            u"numaNode"_s,
            u"type"_s,
            u"name"_s,
            u"description"_s,
            u"deviceApi"_s,
            u"availableInstances"_s,
            u"maxInstances"_s,
            u"instances"_s,
            u"kind"_s,
            u"framebufferMiB"_s,
            u"maxResolution"_s,
            u"heads"_s,
            u"frameRateLimit"_s,
            u"displayMode"_s,
            u"remarks"_s};
        types.sort();
        QCOMPARE(typesToJson(host).first().toObject().keys(), types);
        QStringList instances {u"uuid"_s,
            u"parent"_s,
            u"type"_s,
            u"active"_s,
            u"defined"_s,
            u"autostart"_s,
            u"driver"_s,
            u"iommuGroup"_s,
            u"displayMode"_s,
            u"owner"_s,
            u"guests"_s,
            u"remarks"_s};
        instances.sort();
        QCOMPARE(instancesToJson(host).first().toObject().keys(), instances);
    }

    void saysNullForWhatTheHostDoesNotSay()
    {
        HostSnapshot host;
        host.types.append(MdevType {});
        host.instances.append(MdevInstance {uuid(u'c')});
        const QJsonObject type = typesToJson(host).first().toObject();
        for (const QString &key : {u"parentPath"_s,
                 u"parentName"_s,
                 u"vendor"_s,
                 u"driver"_s,
                 u"numaNode"_s,
                 u"name"_s,
                 u"description"_s,
                 u"deviceApi"_s,
                 u"availableInstances"_s,
                 u"maxInstances"_s,
                 u"framebufferMiB"_s,
                 u"maxResolution"_s,
                 u"heads"_s,
                 u"frameRateLimit"_s,
                 u"displayMode"_s})
            QVERIFY2(type.value(key).isNull(), qPrintable(key));
        const QJsonObject instance = instancesToJson(host).first().toObject();
        QCOMPARE(instance.value(u"displayMode"), QJsonValue(u"unknown"_s));
        QVERIFY(instance.value(u"owner").isNull() && instance.value(u"iommuGroup").isNull());
    }

    void namesPciDevices()
    {
        const QByteArray ids = "# a comment\n10de  NVIDIA Corporation\n\t25b6  GA107GL [A2 / A16]\n"
                               "\t\t10de 14a9  A16\n# between\n\n\t2235  GA102GL [A40]\n"
                               "1234  QEMU\n\t1111  QEMU Virtual Video Controller\n"
                               "8086  Intel Corporation\n\t3e92  CoffeeLake-S GT2 [UHD Graphics "
                               "630]\n\tffff  no newline";
        QCOMPARE(pciDisplayName(ids, 0x10de, 0x25b6), u"NVIDIA A2 / A16"_s);
        QCOMPARE(pciDisplayName(ids, 0x10de, 0x2235), u"NVIDIA A40"_s);
        QCOMPARE(pciDisplayName(ids, 0x8086, 0x3e92), u"Intel UHD Graphics 630"_s);
        QCOMPARE(pciDisplayName(ids, 0x1234, 0x1111), u"QEMU Virtual Video Controller"_s);
        QCOMPARE(pciDisplayName(ids, 0x8086, 0xffff), u"Intel no newline"_s);
        QCOMPARE(pciDisplayName(ids, 0x10de, 0x3e92), std::nullopt); // another vendor's device
        QCOMPARE(pciDisplayName(ids, 0x4711, 0x2235), std::nullopt);
        QCOMPARE(pciDisplayName({}, 0x10de, 0x2235), std::nullopt);
        QCOMPARE(pciDisplayName("\n10de  NVIDIA\n", 0x10de, 0x2235), std::nullopt);
    }

    void readsClaimsOfProcesses_data()
    {
        QTest::addColumn<QByteArray>("cmdline");
        QTest::addColumn<QString>("guest");
        QTest::addColumn<int>("uuids");
        const QByteArray id = uuid(u'c').toString().toLatin1();
        const auto line = [](const QList<QByteArray> &arguments) -> QByteArray {
            return arguments.join('\0') + '\0';
        };
        QTest::newRow("libvirt") << line({"/usr/bin/qemu-system-x86_64",
            "-name",
            "guest=win10,debug-threads=on",
            "-device",
            R"({"driver":"vfio-pci","sysfsdev":"/sys/bus/mdev/devices/)" + id + R"("})"})
                                 << u"win10"_s << 1;
        QTest::newRow("by hand") << line({"qemu",
            "-device",
            "vfio-pci,sysfsdev=/sys/bus/mdev/devices/" + id + ",display=on",
            "-name",
            "a,,b,process=x"}) << u"a,b"_s
                                 << 1;
        QTest::newRow("below the parent")
            << line({"qemu", "-device", "vfio-pci,sysfsdev=/sys/devices/virtual/mtty/mtty/" + id})
            << QString() << 1;
        QTest::newRow("another monitor")
            << line({"cloud-hypervisor", "--device", "path=/sys/bus/mdev/devices/" + id})
            << QString() << 1;
        QTest::newRow("given twice")
            << line({"qemu", "sysfsdev=/x/" + id, "sysfsdev=/x/" + id}) << QString() << 1;
        QTest::newRow("names it only") << line({"mdevctl", "start", "-u", id}) << QString() << 0;
        QTest::newRow("reads its folder")
            << line({"cat", "/sys/bus/mdev/devices/" + id + "/mdev_type/name"}) << QString() << 0;
        QTest::newRow("the guest's own UUID")
            << line({"qemu", "-uuid", id, "-name", "x"}) << u"x"_s << 0;
        QTest::newRow("nothing") << QByteArray() << QString() << 0;
        QTest::newRow("name at the end") << QByteArray("qemu\0-name", 10) << QString() << 0;
        QTest::newRow("not ended") << QByteArray("qemu\0-name\0x", 12) << u"x"_s << 0;
    }
    void readsClaimsOfProcesses()
    {
        QFETCH(QByteArray, cmdline);
        QFETCH(QString, guest);
        QFETCH(int, uuids);
        const ProcessClaim claim = parseProcessClaim(cmdline);
        QCOMPARE(claim.guest.value_or(QString()), guest);
        QCOMPARE(claim.uuids.size(), uuids);
    }

    void readsCreatableTypes()
    {
        const auto types = parseCreatableTypes(u"ID    : vGPU Name\n1145  : NVIDIA L40S-1B\n 2164 "
                                               u":  H200X-1-18C: odd \n: none\n12\n13:\n");
        QCOMPARE(types,
            (QList<CreatableType> {
                {u"1145"_s, u"NVIDIA L40S-1B"_s}, {u"2164"_s, u"H200X-1-18C: odd"_s}}));
        QVERIFY(parseCreatableTypes(u"ID    : vGPU Name\n").isEmpty());
    }
};

QTEST_GUILESS_MAIN(HostTest)
#include "tst_host.moc"
