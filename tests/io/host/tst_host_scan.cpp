// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/snapshot_json.h"
#include "core/io/sysfs_scanner.h"
#include "tests/support/host_tree.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString u1 = u"11111111-1b4b-45ef-ad62-de05be9171df"_s;
const QString u2 = u"22222222-1b4b-45ef-ad62-de05be9171df"_s;
const QString mtty = u"devices/virtual/mtty/mtty"_s;

HostSnapshot scan(const QString &root)
{
    const auto host = scanHost({root, {}});
    if (!host)
        qFatal("%s", qPrintable(host.error().toEnglish()));
    return *host;
}

QString goldenFolder()
{
    return qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/golden/host"_s;
}

QList<RemarkKind> kinds(const QList<Remark> &remarks)
{
    QList<RemarkKind> out;
    for (const Remark &remark : remarks)
        out.append(remark.kind);
    return out;
}

/// mtty with one type and one active instance in group 7.
void addMtty(const HostTree &tree)
{
    tree.addParent(mtty);
    tree.addType(mtty, "mtty-1");
    tree.addInstance(mtty, u"mtty-1"_s, u1, 7);
}

} // namespace

class HostScanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_trees = fixtureTrees(m_dir.path() + u"/trees"_s);
        QVERIFY2(!m_trees.isEmpty(), "python3 is needed to make the trees");
    }

    /// The trees are the list of tests: a golden that is missing fails, one that nothing uses fails.
    void golden_data()
    {
        QTest::addColumn<QString>("tree");
        const QStringList trees = QDir(m_trees).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &tree : trees)
            QTest::newRow(qPrintable(tree)) << tree;
        const QStringList goldens = QDir(goldenFolder()).entryList({u"*.json"_s});
        for (const QString &golden : goldens) {
            if (!trees.contains(golden.chopped(5)))
                QTest::newRow(qPrintable(u"unused "_s + golden)) << golden;
        }
    }
    void golden()
    {
        QFETCH(QString, tree);
        QVERIFY2(!tree.endsWith(u".json"), "no tree belongs to this golden");
        HostSnapshot host = scan(m_trees + u'/' + tree);
        host.source = {};
        const QByteArray now = QJsonDocument(snapshotToJson(host)).toJson();
        const auto again = snapshotFromJson(now);
        QVERIFY(again);
        QVERIFY(*again == host);
        QFile file(goldenFolder() + u'/' + tree + u".json"_s);
        if (qEnvironmentVariableIntValue("UPDATE_GOLDEN") == 1) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(now);
            return;
        }
        QVERIFY2(
            file.open(QIODevice::ReadOnly), "the golden is missing; UPDATE_GOLDEN=1 writes it");
        QCOMPARE(QString::fromUtf8(now), QString::fromUtf8(file.readAll()));
    }

    void sameHostSameSnapshot()
    {
        HostTree copy(m_trees + u"/nvidia-m60"_s);
        HostSnapshot first = scan(m_trees + u"/nvidia-m60"_s);
        HostSnapshot second = scan(copy.root()); // another folder, another order of its entries
        first.source = second.source = {};
        QVERIFY(first == second);
        QCOMPARE(first.types.at(0).id, u"nvidia-11"_s);
        QCOMPARE(first.instances.size(), 1);
    }

    void manyInstancesByTwoThreads()
    {
        // Enough for a second thread; a host that is watched is read by one.
        const HostTree tree;
        for (int p = 0; p < 6; ++p) {
            const QString parent = u"devices/virtual/many/many%1"_s.arg(p);
            tree.addParent(parent);
            for (int t = 0; t < 3; ++t)
                tree.addType(parent, "many-" + QByteArray::number(t));
            for (int i = 0; i < 20; ++i)
                tree.addInstance(parent,
                    u"many-%1"_s.arg(i % 4),
                    u"%1%2-1b4b-45ef-ad62-de05be9171df"_s.arg(p, 4, 10, QChar(u'0'))
                        .arg(i, 4, 10, QChar(u'0')),
                    20 * p + i);
        }
        const auto two = scanHost({tree.root(), {}});
        const auto one = scanHost({tree.root(), [](const QByteArray &) {}});
        QVERIFY(two && one);
        QCOMPARE(two->instances.size(), 120);
        QVERIFY(*two == *one);
        const MdevInstance *odd = two->findInstance(u"00050003-1b4b-45ef-ad62-de05be9171df");
        QVERIFY(odd && odd->active && odd->iommuGroup == 103);
        QCOMPARE(kinds(odd->remarks), (QList {RemarkKind::UnknownType}));
    }

    void oddTypeIds()
    {
        const HostTree tree;
        tree.addParent(mtty);
        for (const char *id : {"a.b",
                 "two words",
                 "nvidia-63",
                 "nvidia-9",
                 "\xc3\xa9t\xc3\xa9",
                 "bad\xff",
                 "100%",
                 "-x",
                 "..."})
            tree.addType(mtty, id);
        const HostSnapshot host = scan(tree.root());
        QStringList ids;
        for (const MdevType &type : host.types) {
            QVERIFY2(type.availableInstances == 1, qPrintable(type.id));
            QVERIFY2(type.framebufferMiB == 512, qPrintable(type.id));
            ids.append(type.id);
        }
        QCOMPARE(ids,
            (QStringList {u"-x"_s,
                u"..."_s,
                u"100%"_s,
                u"a.b"_s,
                u"bad\ufffd"_s,
                u"nvidia-9"_s,
                u"nvidia-63"_s,
                u"two words"_s,
                u"\u00e9t\u00e9"_s}));
    }

    void parentsOfAnyKind()
    {
        const HostTree tree;
        for (const QString &path : {u"devices/pci10000:e0/10000:e1:1f.7"_s,
                 u"devices/css0/0.0.0001/0.0.0313"_s,
                 u"devices/vfio_ap/matrix"_s,
                 mtty,
                 u"devices/pci0000:00/0000:00:02.0"_s}) {
            tree.addParent(path);
            tree.addType(path, "t");
        }
        const QString pci = u"sys/devices/pci10000:e0/10000:e1:1f.7/"_s;
        tree.write(pci + u"vendor"_s, "0x10de\n");
        tree.write(pci + u"device"_s, "0x2235\n");
        tree.write(pci + u"numa_node"_s, "1\n");
        tree.link(u"../../../bus/pci/drivers/nvidia"_s, pci + u"driver"_s);
        tree.link(u"../10000:e1:00.0"_s, pci + u"physfn"_s);
        tree.write(u"sys/devices/pci0000:00/0000:00:02.0/numa_node"_s, "-1\n");
        tree.write(u"usr/share/hwdata/pci.ids"_s,
            "# list\n10de  NVIDIA Corporation\n\t2235  GA102GL [A40]\n");
        const HostSnapshot host = scan(tree.root());
        QStringList names;
        for (const MdevParent &parent : host.parents)
            names.append(parent.name);
        QCOMPARE(names,
            (QStringList {
                u"0000:00:02.0"_s, u"10000:e1:1f.7"_s, u"0.0.0313"_s, u"matrix"_s, u"mtty"_s}));
        const MdevParent &card = host.parents.at(1);
        QCOMPARE(card.path, u"/sys/devices/pci10000:e0/10000:e1:1f.7"_s);
        QCOMPARE(card.displayName, u"NVIDIA A40"_s);
        QCOMPARE(card.vendor, std::uint16_t(0x10de));
        QCOMPARE(card.driver, u"nvidia"_s);
        QCOMPARE(card.numaNode, 1);
        QCOMPARE(card.physfn, u"10000:e1:00.0"_s);
        QCOMPARE(card.pciAddress->domain, 0x10000u);
        QVERIFY(!host.parents.at(0).numaNode && !host.parents.at(0).displayName);
        QVERIFY(!host.parents.at(4).pciAddress);
        QCOMPARE(host.types.size(), 5);
    }

    void linksStayBelowTheRoot()
    {
        const HostTree outside;
        outside.addParent(u"devices/virtual/evil/evil"_s);
        outside.addType(u"devices/virtual/evil/evil"_s, "evil-1");
        const HostTree tree;
        addMtty(tree);
        tree.link(
            outside.absolute(u"sys/devices/virtual/evil/evil"_s), u"sys/class/mdev_bus/absolute"_s);
        tree.link(u"../../../../../../../../../../../../.."_s
                + outside.absolute(u"sys/devices/virtual/evil/evil"_s),
            u"sys/class/mdev_bus/climbing"_s);
        tree.link(u"/sys/"_s + mtty,
            u"sys/class/mdev_bus/rooted"_s); // below the root, as chroot would see it
        tree.link(u"loop2"_s, u"sys/class/mdev_bus/loop1"_s);
        tree.link(u"loop1"_s, u"sys/class/mdev_bus/loop2"_s);
        tree.link(outside.absolute(u"sys/devices/virtual/evil/evil/mdev_supported_types/evil-1"_s),
            u"sys/"_s + mtty + u"/mdev_supported_types/linked"_s);
        tree.link(
            outside.absolute(u"sys/devices/virtual/evil/evil/mdev_supported_types/evil-1/name"_s),
            u"sys/"_s + mtty + u"/mdev_supported_types/mtty-2/name"_s);
        const HostSnapshot host = scan(tree.root());
        QVERIFY(!bytesOf(host).contains("evil-1"));
        QVERIFY(host.findParent(u"mtty") && host.findParent(u"rooted"));
        QCOMPARE(host.parents.size(), 2);
        QCOMPARE(host.findParent(u"rooted")->path, QString(u"/sys/"_s + mtty));
        const QList<RemarkKind> found = kinds(host.remarks);
        QCOMPARE(found.count(RemarkKind::DanglingLink), 2);
        QCOMPARE(found.count(RemarkKind::OutsideRoot), 2);
        QVERIFY(kinds(host.findParent(u"mtty")->remarks).contains(RemarkKind::NotAFolder));
        QVERIFY(kinds(host.findType(u"mtty", u"mtty-2")->remarks).contains(RemarkKind::NotAFile));
    }

    void instancesOfTheBus()
    {
        const HostTree tree;
        addMtty(tree);
        tree.link(u"../../../devices/none"_s, u"sys/bus/mdev/devices/not-a-uuid"_s);
        tree.link(u"../../../devices/virtual/gone/gone/"_s + u2, u"sys/bus/mdev/devices/"_s + u2);
        const QString removed = u"33333333-1b4b-45ef-ad62-de05be9171df"_s;
        tree.addInstance(mtty, u"mtty-9"_s, removed, 8);
        tree.remove(u"sys/bus/mdev/devices/"_s + removed);
        const QString hidden = u"44444444-1b4b-45ef-ad62-de05be9171df"_s;
        tree.makeDir(
            u"sys/devices/virtual/hidden/hidden"_s); // a parent that is not in the class folder
        tree.addInstance(u"devices/virtual/hidden/hidden"_s, u"hidden-1"_s, hidden, 9);
        const HostSnapshot host = scan(tree.root());
        QCOMPARE(host.instances.size(), 4);
        const MdevInstance *fine = host.findInstance(u1);
        QVERIFY(fine->active && fine->remarks.isEmpty());
        QCOMPARE(fine->iommuGroup, 7);
        QCOMPARE(fine->driver, u"vfio_mdev"_s);
        QCOMPARE(fine->type, u"mtty-1"_s);
        const MdevInstance *dangling = host.findInstance(u2);
        QVERIFY(dangling && dangling->active);
        QCOMPARE(dangling->parent, u"gone"_s);
        QCOMPARE(kinds(dangling->remarks),
            (QList {RemarkKind::DanglingLink, RemarkKind::UnknownParent}));
        const MdevInstance *leaving = host.findInstance(removed);
        QVERIFY(leaving && !leaving->active);
        QCOMPARE(kinds(leaving->remarks), (QList {RemarkKind::NotOnBus, RemarkKind::UnknownType}));
        const MdevInstance *stray = host.findInstance(hidden);
        QVERIFY(stray && stray->active && stray->iommuGroup == 9 && stray->type == u"hidden-1"_s);
        QCOMPARE(host.remarks, (QList<Remark> {{RemarkKind::NotAUuid, {u"not-a-uuid"_s}}}));
    }

    void definitionsOfMdevctl()
    {
        const HostTree tree;
        addMtty(tree);
        const auto define =
            [&tree](const QString &parent, const QString &file, const QByteArray &json) {
                tree.write(u"etc/mdevctl.d/"_s + parent + u'/' + file, json);
            };
        define(u"mtty"_s, u1, R"({"mdev_type": "mtty-1", "start": "auto", "attrs": []})");
        define(u"mtty"_s, u2, R"({"mdev_type": "mtty-1", "start": "manual"})");
        define(u"mtty"_s, u"33333333-1b4b-45ef-ad62-de05be9171df"_s, "not json");
        define(u"mtty"_s,
            u"44444444-1b4b-45ef-ad62-de05be9171df"_s,
            R"({"mdev_type": "gone", "start": "auto"})");
        define(u"mtty"_s, u2 + u"~"_s, "{}");
        define(u"elsewhere"_s, u1, R"({"mdev_type": "x"})");
        define(u"scripts.d"_s, u"callouts"_s, "#!/bin/sh\n");
        tree.makeDir(u"etc/mdevctl.d/mtty/55555555-1b4b-45ef-ad62-de05be9171df"_s);
        const HostSnapshot host = scan(tree.root());
        QCOMPARE(host.instances.size(), 6);
        const MdevInstance *both = host.findInstance(u1);
        QVERIFY(both->active && both->defined && both->autostart && both->remarks.isEmpty());
        const MdevInstance *defined = host.findInstance(u2);
        QVERIFY(!defined->active && defined->defined && !defined->autostart
            && defined->remarks.isEmpty());
        QCOMPARE(defined->type, u"mtty-1"_s);
        QCOMPARE(kinds(host.findInstance(u"33333333-1b4b-45ef-ad62-de05be9171df")->remarks),
            (QList {RemarkKind::NotJson}));
        QCOMPARE(kinds(host.findInstance(u"44444444-1b4b-45ef-ad62-de05be9171df")->remarks),
            (QList {RemarkKind::UnknownType}));
        QCOMPARE(kinds(host.findInstance(u"55555555-1b4b-45ef-ad62-de05be9171df")->remarks),
            (QList {RemarkKind::NotAFile}));
        const auto elsewhere = host.instancesOf(u"elsewhere");
        QCOMPARE(elsewhere.size(), 1);
        QCOMPARE(kinds(elsewhere.first()->remarks), (QList {RemarkKind::UnknownParent}));
    }

    void ownersFromProc()
    {
        const HostTree tree;
        addMtty(tree);
        tree.addInstance(mtty, u"mtty-1"_s, u2, 8);
        const QString third = u"33333333-1b4b-45ef-ad62-de05be9171df"_s;
        tree.addInstance(mtty, u"mtty-1"_s, third, 9);
        const auto process = [&tree](int pid, const QList<QByteArray> &arguments) {
            tree.write(u"proc/"_s + QString::number(pid) + u"/cmdline"_s,
                QByteArray(arguments.join('\0') + '\0'));
        };
        // A wrapper names the device too; the process that has the group open is the one that holds it.
        process(300,
            {"sh", "-c", "qemu -device vfio-pci,sysfsdev=/sys/bus/mdev/devices/" + u1.toLatin1()});
        process(301, {"qemu-system-x86_64", "-name", "guest=win10,debug-threads=on"});
        tree.link(u"/dev/vfio/7"_s, u"proc/301/fd/8"_s);
        tree.link(u"/dev/vfio/vfio"_s, u"proc/301/fd/9"_s);
        tree.link(u"anon_inode:[vfio-device]"_s, u"proc/301/fd/10"_s);
        process(5000,
            {"qemu",
                "-name",
                "other",
                "-device",
                "vfio-pci,sysfsdev=/sys/bus/mdev/devices/" + u2.toLatin1()});
        process(5001, {"mdevctl", "stop", "-u", third.toLatin1()});
        process(2, {});
        tree.write(u"proc/self/cmdline"_s, QByteArray("x\0sysfsdev=/", 11) + third.toLatin1());
        tree.makeDir(u"proc/302/cmdline"_s);
        const HostSnapshot host = scan(tree.root());
        QVERIFY(host.findInstance(u1)->owner.has_value());
        QCOMPARE(host.findInstance(u1)->owner->guest, u"win10"_s);
        QCOMPARE(host.findInstance(u1)->owner->pid, 301);
        QVERIFY(host.findInstance(u2)->owner.has_value());
        QCOMPARE(host.findInstance(u2)->owner->title(), u"other"_s);
        QVERIFY(!host.findInstance(third)->owner);
    }

    void renderNodes()
    {
        const HostTree tree;
        const QString gpu = u"sys/devices/pci0000:00/0000:00:02.0/"_s;
        tree.write(gpu + u"vendor"_s, "0x8086\n");
        tree.write(gpu + u"device"_s, "0x3e92\n");
        tree.link(u"../../../bus/pci/drivers/i915"_s, gpu + u"driver"_s);
        tree.makeDir(gpu + u"drm/renderD128"_s);
        tree.link(u"../../../0000:00:02.0"_s, gpu + u"drm/renderD128/device"_s);
        tree.link(u"../../devices/pci0000:00/0000:00:02.0/drm/renderD128"_s,
            u"sys/class/drm/renderD128"_s);
        tree.makeDir(u"sys/class/drm/card0"_s);
        tree.makeDir(u"sys/class/drm/renderD9"_s);
        tree.write(u"dev/dri/renderD128"_s, {});
        tree.write(u"dev/dri/renderD129"_s, {});
        tree.write(u"dev/dri/card0"_s, {});
        tree.makeDir(u"dev/dri/by-path"_s);
        tree.makeDir(u"dev/dri/renderD130"_s);
        tree.write(u"usr/share/misc/pci.ids"_s,
            "\n8086  Intel Corporation\n\t3e92  CoffeeLake-S GT2 [UHD Graphics 630]\n");
        const HostSnapshot host = scan(tree.root());
        QVERIFY(host.drmAvailable && !host.mdevBus);
        QCOMPARE(host.renderNodes.size(), 4);
        QCOMPARE(host.renderNodes.first().path, u"/dev/dri/renderD9"_s);
        QVERIFY(!host.renderNodes.first().exists);
        QCOMPARE(kinds(host.renderNodes.first().remarks), (QList {RemarkKind::DeviceNodeMissing}));
        const RenderNode *node = host.findRenderNode(u"/dev/dri/renderD128");
        QVERIFY(node->isUsable());
        QCOMPARE(node->driver, u"i915"_s);
        QCOMPARE(node->pciAddress->toString(), u"0000:00:02.0"_s);
        QCOMPARE(node->name, u"Intel UHD Graphics 630"_s);
        QVERIFY(host.findRenderNode(u"/dev/dri/renderD129")->isUsable()); // sysfs need not know it
        QVERIFY(!host.findRenderNode(u"/dev/dri/renderD130")->exists); // a folder is no node
    }

    void theMachine()
    {
        const HostTree tree;
        tree.write(u"proc/sys/kernel/osrelease"_s, "6.1.0-18-amd64\n");
        tree.write(u"proc/cpuinfo"_s,
            "processor\t: 0\nmodel name\t: A processor\nflags\t\t: fpu vmx sse\n\nprocessor\t: "
            "1\n");
        tree.write(u"proc/meminfo"_s, "MemTotal:       65677984 kB\nMemFree: 1 kB\n");
        tree.write(u"sys/devices/system/cpu/online"_s, "0-3,8,10-11\n");
        tree.write(u"dev/kvm"_s, {});
        const HostMachine machine = scan(tree.root()).machine;
        QCOMPARE(machine.kernelRelease, u"6.1.0-18-amd64"_s);
        QCOMPARE(machine.cpuModel, u"A processor"_s);
        QCOMPARE(machine.hardwareVirtualization, true);
        QCOMPARE(machine.memoryMiB, qint64(64138));
        QCOMPARE(machine.logicalCpus, 7);
        QCOMPARE(machine.kvm, true);
        const HostTree nothing;
        QVERIFY(scan(nothing.root()).machine == HostMachine());
        const HostTree odd;
        odd.write(u"sys/devices/system/cpu/online"_s, "3-0,x,99999999\n");
        odd.write(u"proc/cpuinfo"_s, "features : esan3 sie\n:::\n");
        odd.write(u"proc/meminfo"_s, "MemTotal: lots\n");
        odd.makeDir(u"dev"_s);
        const HostMachine strange = scan(odd.root()).machine;
        QVERIFY(!strange.logicalCpus && !strange.memoryMiB);
        QCOMPARE(strange.hardwareVirtualization, true);
        QCOMPARE(strange.kvm, false);
    }

    void vendorVfio()
    {
        const HostSnapshot host = scan(m_trees + u"/nvidia-l40s-vendor-vfio"_s);
        QCOMPARE(host.parents.size(), 3);
        const MdevParent &used = host.parents.first();
        QCOMPARE(used.kind, ParentKind::VendorVfio);
        QCOMPARE(used.currentType, u"1148"_s);
        const MdevType *current = host.findType(used.name, u"1148");
        QVERIFY(current);
        QCOMPARE(current->name, u"NVIDIA L40S-2Q"_s); // a sister function told the name
        QCOMPARE(current->availableInstances, 0);
        QCOMPARE(host.typesOf(used.name).size(), 1);
        QCOMPARE(host.typesOf(host.parents.at(1).name).size(), 4);
        QVERIFY(!host.mdevBus);
    }

    void rootThatCannotBeRead()
    {
        const auto none = scanHost({m_dir.path() + u"/no such folder"_s, {}});
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NotFound);
        QVERIFY(none.error().toEnglish().contains(u"no such folder"));
        const HostTree tree;
        tree.write(u"file"_s, "x");
        const auto file = scanHost({tree.absolute(u"file"_s), {}});
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::NotReadable);
    }

    void savedSnapshotStandsForTheHost()
    {
        HostTree tree;
        addMtty(tree);
        const HostSnapshot host = scan(tree.root());
        tree.write(u"saved"_s, bytesOf(host));
        const auto loaded = loadHost(tree.absolute(u"saved"_s));
        QVERIFY(loaded);
        QCOMPARE(loaded->source.kind, HostSourceKind::File);
        HostSnapshot same = *loaded;
        same.source = host.source;
        QVERIFY(same == host);
        QVERIFY(*loadHost(tree.root()) == host);

        tree.write(u"broken"_s, "{");
        const auto broken = loadHost(tree.absolute(u"broken"_s));
        QVERIFY(!broken);
        QCOMPARE(broken.error().code, ErrorCode::NotWellFormed);
        QCOMPARE(broken.error().file, tree.absolute(u"broken"_s));
        QCOMPARE(loadHost(tree.absolute(u"nowhere"_s)).error().code, ErrorCode::NotFound);
        tree.makeFifo(u"fifo"_s);
        QVERIFY(!loadHost(tree.absolute(u"fifo"_s))); // and does not wait for a writer
    }

private:
    static QByteArray bytesOf(const HostSnapshot &host)
    {
        return QJsonDocument(snapshotToJson(host)).toJson();
    }

    QTemporaryDir m_dir;
    QString m_trees;
};

QTEST_GUILESS_MAIN(HostScanTest)
#include "tst_host_scan.moc"
