// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/host_changer.h"
#include "core/io/sysfs_scanner.h"
#include "core/io/write_apart.h"
#include "tests/support/host_tree.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// Steps on a host, on a tree of files. Real devices, mdevctl and libvirt are changed in tests/lab.
class HostChangerTest : public QObject {
    Q_OBJECT

    static inline const QString device = u"devices/virtual/mtty/mtty"_s;
    static inline const QString id = u"00000000-0000-4000-8000-000000000001"_s;

    static void plant(const HostTree &tree)
    {
        tree.addParent(device);
        tree.addType(device, "mtty-1", "2\n");
        tree.addInstance(device, u"mtty-1"_s, id, 7);
        tree.write(u"sys/"_s + device + u"/mdev_supported_types/mtty-1/create"_s, "");
        tree.write(u"sys/"_s + device + u'/' + id + u"/remove"_s, "");
        tree.makeDir(u"etc"_s);
    }
    static HostSnapshot scan(const HostTree &tree) { return *scanHost({tree.root(), {}}); }
    static QByteArray read(const HostTree &tree, const QString &path)
    {
        QFile file(tree.absolute(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    static HostAction step(const HostTree &tree, HostActionKind kind)
    {
        return HostAction::of(kind, *scan(tree).findInstance(id));
    }
    static QString refusal(
        const HostTree &tree, const HostAction &action, std::optional<HostWay> way = {})
    {
        const auto done = changeHost(scan(tree), action, way);
        return done ? QString() : done.error().toEnglish();
    }

private Q_SLOTS:
    void theKernelsFilesAreWritten()
    {
        const HostTree tree;
        plant(tree);
        const MdevUuid uuid = *MdevUuid::parse(u"00000000-0000-4000-8000-00000000000A");
        const auto made = changeHost(scan(tree), HostAction::create(u"mtty"_s, u"mtty-1"_s, uuid));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().toEnglish()));
        QVERIFY(*made == HostWay::Sysfs);
        QCOMPARE(read(tree, u"sys/"_s + device + u"/mdev_supported_types/mtty-1/create"_s),
            uuid.toString().toLatin1());
        QVERIFY(changeHost(scan(tree), step(tree, HostActionKind::RemoveInstance)));
        QCOMPARE(read(tree, u"sys/"_s + device + u'/' + id + u"/remove"_s), QByteArray("1"));
    }

    void aDefinitionsLife()
    {
        const HostTree tree;
        plant(tree);
        const QString file = u"etc/mdevctl.d/mtty/"_s + id;
        QCOMPARE(refusal(tree, step(tree, HostActionKind::DefineInstance)), QString());
        QVERIFY(read(tree, file).contains("\"start\": \"manual\""));
        QVERIFY(scan(tree).findInstance(id)->defined);
        QVERIFY(refusal(tree, step(tree, HostActionKind::DefineInstance)).contains(u"already"));
        QCOMPARE(refusal(tree, step(tree, HostActionKind::AutostartInstance)), QString());
        QVERIFY(scan(tree).findInstance(id)->autostart);
        QVERIFY(
            refusal(tree, step(tree, HostActionKind::StartInstance)).contains(u"active already"));
        QCOMPARE(refusal(tree, step(tree, HostActionKind::ForgetInstance)), QString());
        QVERIFY(!QFileInfo::exists(tree.absolute(file)));
        QVERIFY(
            refusal(tree, step(tree, HostActionKind::ForgetInstance)).contains(u"no definition"));
    }

    void onlyMdevctlWritesAttributes()
    {
        const HostTree tree;
        plant(tree);
        const QString other = u"00000000-0000-4000-8000-000000000002"_s;
        tree.write(u"etc/mdevctl.d/mtty/"_s + other,
            R"({"mdev_type": "mtty-1", "start": "manual", "attrs": [{"a": "1"}]})");
        const HostAction start =
            HostAction::of(HostActionKind::StartInstance, *scan(tree).findInstance(other));
        QVERIFY(refusal(tree, start).contains(u"only mdevctl writes"));
        QCOMPARE(read(tree, u"sys/"_s + device + u"/mdev_supported_types/mtty-1/create"_s),
            QByteArray());
    }

    void definitionsDoNotFollowLinks()
    {
        const HostTree tree;
        plant(tree);
        tree.write(u"elsewhere/precious"_s, "keep");
        tree.link(u"../../../elsewhere/precious"_s, u"etc/mdevctl.d/mtty/"_s + id);
        // The scan takes the link for a broken definition; storing replaces the link, not what it points at.
        HostSnapshot host = scan(tree);
        for (MdevInstance &instance : host.instances)
            instance.defined = false;
        const HostAction define =
            HostAction::define(u"mtty"_s, u"mtty-1"_s, *MdevUuid::parse(id), false);
        (void)changeHost(host, define);
        QCOMPARE(read(tree, u"elsewhere/precious"_s), QByteArray("keep"));
    }

    void anotherRootHasOnlySysfs()
    {
        const HostTree tree;
        plant(tree);
        const HostAction remove = step(tree, HostActionKind::RemoveInstance);
        for (const HostWay way : {HostWay::Mdevctl, HostWay::Libvirt})
            QVERIFY(refusal(tree, remove, way).contains(u"another root"));
        QCOMPARE(read(tree, u"sys/"_s + device + u'/' + id + u"/remove"_s), QByteArray());
    }

    void aSavedHostIsNotChanged()
    {
        const HostTree tree;
        plant(tree);
        HostSnapshot host = scan(tree);
        host.source.kind = HostSourceKind::File;
        const auto done = changeHost(host, step(tree, HostActionKind::RemoveInstance));
        QVERIFY(done && !done->has_value());
        QCOMPARE(read(tree, u"sys/"_s + device + u'/' + id + u"/remove"_s), QByteArray());
    }

    void whoHoldsItIsNamed()
    {
        const HostTree tree;
        plant(tree);
        tree.write(u"proc/42/cmdline"_s,
            QByteArrayList {"qemu",
                "-name",
                "guest=win10",
                "-device",
                "vfio-pci,sysfsdev=/sys/bus/mdev/devices/" + id.toLatin1()}
                .join('\0'));
        const QString why = refusal(tree, step(tree, HostActionKind::RemoveInstance));
        QVERIFY2(why.contains(u"in use by win10"), qPrintable(why));
        QCOMPARE(read(tree, u"sys/"_s + device + u'/' + id + u"/remove"_s), QByteArray());
    }

    void aWriteThatBlocksIsLeftBehind()
    {
        // A pipe that nobody reads blocks when it is full, as the kernel does while a guest holds the device.
        int ends[2];
        QCOMPARE(pipe2(ends, O_CLOEXEC), 0);
        QCOMPARE(writeApart(ends[1], "1", 5s), 0);
        const QByteArray full(fcntl(ends[1], F_GETPIPE_SZ), 'x');
        QCOMPARE(writeApart(ends[1], full, 50ms), ETIMEDOUT);
        close(ends[0]); // the one that waits ends now
        close(ends[1]);
        QCOMPARE(writeApart(-1, "1", 5s), EBADF);
    }
};

QTEST_GUILESS_MAIN(HostChangerTest)
#include "tst_host_changer.moc"
