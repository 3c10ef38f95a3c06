// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_changes.h"
#include "core/io/host_rescan.h"
#include "core/io/host_watch.h"
#include "core/io/sysfs_scanner.h"
#include "tests/support/host_tree.h"

#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeUevents : public UeventSource {
public:
    bool silent = false;
    Result<void> start() override
    {
        if (silent)
            return failure(ErrorCode::External, Text("none here"));
        return {};
    }
    void send(const QByteArray &action, const QByteArray &path, const QByteArray &subsystem)
    {
        QByteArray message = action + '@' + path;
        message.append('\0');
        message += "ACTION=" + action;
        message.append('\0');
        message += "DEVPATH=" + path;
        message.append('\0');
        message += "SUBSYSTEM=" + subsystem;
        message.append('\0');
        Q_EMIT received(message);
    }
    void lose() { Q_EMIT lost(); }
};

const QString mtty = u"devices/virtual/mtty/mtty"_s;
const QString mdpy = u"devices/virtual/mdpy/mdpy"_s;

QString uuidOf(int n)
{
    return u"00000000-0000-4000-8000-"_s + QString::number(n).rightJustified(12, u'0');
}

QByteArray pathOf(int n)
{
    return "/devices/virtual/mtty/mtty/" + uuidOf(n).toLatin1();
}

} // namespace

/// That a host is followed: what is listened to, what is read again, and that nothing is missed when much happens at once.
class HostWatchTest : public QObject {
    Q_OBJECT

    /// Long enough that nothing but messages is told.
    static HostWatch::Timing onlyEvents() { return {5ms, 1h, 1h, 1h}; }
    static void plant(const HostTree &tree)
    {
        for (const QString &device : {mtty, mdpy})
            tree.addParent(device);
        tree.addType(mtty, "mtty-1", "24\n");
        tree.addType(mtty, "mtty-2", "12\n");
        tree.addType(mdpy, "mdpy-hd", "4\n");
        tree.makeDir(u"sys/bus/mdev/devices"_s);
    }
    static HostSnapshot scan(const HostTree &tree) { return *scanHost({tree.root(), {}}); }

private Q_SLOTS:
    void messagesOfTheKernel()
    {
        const QByteArray message(
            "change@/devices/virtual/mdpy/mdpy\0ACTION=change\0SUBSYSTEM=mdpy\0"
            "MDEV_STATE=registered\0SEQNUM=1\0",
            94);
        const auto event = parseUevent(message);
        QVERIFY(event);
        QCOMPARE(event->action, QByteArray("change"));
        QCOMPARE(event->path, QByteArray("/devices/virtual/mdpy/mdpy"));
        QCOMPARE(event->subsystem, QByteArray("mdpy"));
        QVERIFY(event->mdevState);
        QVERIFY(changesOf(*event).everything);
        for (const char *other : {"", "libudev", "@/devices", "add@", "add@devices/x", "add"})
            QVERIFY2(!parseUevent(other), other);
    }

    void whatIsListenedTo_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("subsystem");
        QTest::addColumn<QStringList>("parents");
        QTest::addColumn<bool>("everything");
        const QStringList none;
        const QStringList parent {u"/sys/"_s + mtty};
        QTest::newRow("bind") << QByteArray("bind") << pathOf(1) << QByteArray("mdev") << parent
                              << false;
        QTest::newRow("unbind") << QByteArray("unbind") << pathOf(1) << QByteArray("mdev") << parent
                                << false;
        QTest::newRow("remove") << QByteArray("remove") << pathOf(1) << QByteArray("mdev") << parent
                                << false;
        QTest::newRow("add: its links are not there yet")
            << QByteArray("add") << pathOf(1) << QByteArray("mdev") << none << false;
        QTest::newRow("its group") << QByteArray("remove") << QByteArray("/devices/virtual/vfio/0")
                                   << QByteArray("vfio") << none << false;
        QTest::newRow("a virtual function")
            << QByteArray("bind") << QByteArray("/devices/pci0000:00/0000:00:02.1")
            << QByteArray("pci") << none << true;
        QTest::newRow("a render node")
            << QByteArray("add") << QByteArray("/devices/x/drm/renderD128") << QByteArray("drm")
            << none << true;
        QTest::newRow("a disk") << QByteArray("add") << QByteArray("/devices/x/block/sda")
                                << QByteArray("block") << none << false;
    }
    void whatIsListenedTo()
    {
        QFETCH(QByteArray, action);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, subsystem);
        QFETCH(QStringList, parents);
        QFETCH(bool, everything);
        const HostChanges changes = changesOf({action, path, subsystem, false});
        QCOMPARE(changes.parents, parents);
        QCOMPARE(changes.everything, everything);
    }

    void aBurstIsToldOnce()
    {
        const HostTree tree;
        auto owned = std::make_unique<FakeUevents>();
        FakeUevents *events = owned.get();
        HostWatch watch(tree.root(), std::move(owned), onlyEvents());
        QVERIFY(watch.hasEvents());
        QSignalSpy told(&watch, &HostWatch::pending);
        for (int i = 0; i < 5000; ++i) {
            events->send("add", pathOf(i), "mdev");
            events->send("bind", pathOf(i), "mdev");
            events->send("bind", "/devices/virtual/mdpy/mdpy/" + uuidOf(i).toLatin1(), "mdev");
        }
        QVERIFY(told.wait());
        QCOMPARE(told.size(), 1);
        // Who is still reading is not told again.
        events->send("unbind", pathOf(1), "mdev");
        QVERIFY(!told.wait(20));
        QCOMPARE(told.size(), 1);
        const HostChanges changes = watch.take();
        QCOMPARE(changes.parents, QStringList({u"/sys/"_s + mtty, u"/sys/"_s + mdpy}));
        QVERIFY(!changes.everything);
        QVERIFY(!watch.hasPending());
        events->send("remove", pathOf(1), "mdev");
        QVERIFY(told.wait());
        QCOMPARE(watch.take().parents, QStringList(u"/sys/"_s + mtty));
    }

    void whatWasLostIsReadAgain()
    {
        const HostTree tree;
        auto owned = std::make_unique<FakeUevents>();
        FakeUevents *events = owned.get();
        HostWatch watch(tree.root(), std::move(owned), onlyEvents());
        QSignalSpy told(&watch, &HostWatch::pending);
        events->send("bind", pathOf(1), "mdev");
        events->lose();
        QVERIFY(told.wait());
        QVERIFY(watch.take().everything);
    }

    void withoutMessagesItIsPolled()
    {
        const HostTree tree;
        plant(tree);
        auto owned = std::make_unique<FakeUevents>();
        owned->silent = true;
        HostWatch watch(tree.root(), std::move(owned), {5ms, 1h, 1h, 10ms});
        QVERIFY(!watch.hasEvents());
        QSignalSpy told(&watch, &HostWatch::pending);
        const HostSnapshot before = scan(tree);
        tree.addInstance(mtty, u"mtty-1"_s, uuidOf(1), 3);
        QVERIFY(told.wait());
        const auto now = rescanHost(before, watch.take());
        QVERIFY(now);
        QVERIFY(now->findInstance(uuidOf(1)) != nullptr);
        QVERIFY(*now == scan(tree));
    }

    void definitionsAreWatched()
    {
        const HostTree tree;
        plant(tree);
        tree.makeDir(u"etc/mdevctl.d"_s);
        HostWatch watch(tree.root(), std::make_unique<FakeUevents>(), onlyEvents());
        QSignalSpy told(&watch, &HostWatch::pending);
        HostSnapshot host = scan(tree);
        const QByteArray text = R"({"mdev_type": "mtty-1", "start": "auto", "attrs": []})";
        for (const int n : {1, 2}) { // the first one makes the folder
            tree.write(u"etc/mdevctl.d/mtty/"_s + uuidOf(n), text);
            const auto seen = [&] {
                if (const auto now = rescanHost(host, watch.take()))
                    host = *now;
                return host.findInstance(uuidOf(n)) != nullptr;
            };
            QTRY_VERIFY(seen());
        }
    }

    void onlyWhatChangedIsRead()
    {
        const HostTree tree;
        plant(tree);
        tree.addInstance(mdpy, u"mdpy-hd"_s, uuidOf(9), 9);
        const HostSnapshot before = scan(tree);
        tree.addInstance(mtty, u"mtty-2"_s, uuidOf(1), 3);
        tree.write(
            u"sys/"_s + mtty + u"/mdev_supported_types/mtty-1/available_instances"_s, "22\n");
        tree.write(
            u"sys/"_s + mtty + u"/mdev_supported_types/mtty-2/available_instances"_s, "11\n");
        HostChanges changes;
        changes.parents.append(u"/sys/"_s + mtty);
        QByteArrayList read;
        const auto now =
            rescanHost(before, changes, [&](const QByteArray &path) { read.append(path); });
        QVERIFY(now);
        QVERIFY(*now == scan(tree));
        for (const QByteArray &path : std::as_const(read)) {
            QVERIFY2(!path.contains("mdpy"), path.constData());
            QVERIFY2(!path.endsWith("/description") && !path.endsWith("/name"), path.constData());
            QVERIFY2(!path.startsWith("/proc"), path.constData());
        }
        QVERIFY2(read.size() < 30, qPrintable(QString::number(read.size())));
        QCOMPARE(now->findType(u"mtty", u"mtty-1")->availableInstances, std::optional(22));
    }

    void aRescanIsAScan()
    {
        // Whatever happens, what is followed is what a new reading would give.
        const HostTree tree;
        plant(tree);
        tree.write(u"etc/mdevctl.d/mtty/"_s + uuidOf(3),
            R"({"mdev_type": "mtty-1", "start": "manual", "attrs": []})");
        HostSnapshot host = scan(tree);
        HostChanges changes;
        changes.parents.append(u"/sys/"_s + mtty);
        for (int round = 0; round < 40; ++round) {
            const int n = (round * 7) % 11;
            const QString folder = u"sys/"_s + mtty + u'/' + uuidOf(n);
            if (host.findInstance(uuidOf(n)) && host.findInstance(uuidOf(n))->active) {
                tree.remove(folder);
                tree.remove(u"sys/bus/mdev/devices/"_s + uuidOf(n));
            } else {
                tree.addInstance(mtty, n % 2 ? u"mtty-1"_s : u"mtty-2"_s, uuidOf(n), n);
            }
            const auto now = rescanHost(host, changes);
            QVERIFY(now);
            QVERIFY(*now == scan(tree));
            host = *now;
        }
        // One that lost its parent, and a parent that is new.
        tree.remove(u"sys/class/mdev_bus/mtty"_s);
        HostChanges look;
        look.look = true;
        QVERIFY(*rescanHost(host, look) == scan(tree));
        tree.addParent(u"devices/virtual/mbochs/mbochs"_s);
        changes.parents = {u"/sys/devices/virtual/mbochs/mbochs"_s};
        QVERIFY(*rescanHost(host, changes) == scan(tree));
    }

    void whatWasMetHalfwayIsReadAgain()
    {
        const HostTree tree;
        plant(tree);
        HostChanges parent;
        parent.parents.append(u"/sys/"_s + mtty);
        HostChanges look;
        look.look = true;
        // It comes: bound, and its type not yet linked.
        const HostSnapshot before = scan(tree);
        tree.addInstance(mtty, u"mtty-1"_s, uuidOf(1), 3);
        tree.takeAway(u"sys/"_s + mtty + u'/' + uuidOf(1) + u"/mdev_type"_s);
        auto now = rescanHost(before, parent);
        QVERIFY(now && !now->findInstance(uuidOf(1))->type);
        tree.putBack(u"sys/"_s + mtty + u'/' + uuidOf(1) + u"/mdev_type"_s);
        now = rescanHost(*now, look);
        QVERIFY(*now == scan(tree));
        // It goes: off the bus, and its folder still there.
        tree.remove(u"sys/bus/mdev/devices/"_s + uuidOf(1));
        now = rescanHost(*now, parent);
        QVERIFY(now && !now->findInstance(uuidOf(1))->active);
        tree.remove(u"sys/"_s + mtty + u'/' + uuidOf(1));
        now = rescanHost(*now, look);
        QVERIFY(*now == scan(tree));
        QVERIFY(now->findInstance(uuidOf(1)) == nullptr);
    }

    void afterMessagesItIsLookedOnceMore()
    {
        const HostTree tree;
        auto owned = std::make_unique<FakeUevents>();
        FakeUevents *events = owned.get();
        HostWatch watch(tree.root(), std::move(owned), {5ms, 10ms, 1h, 1h});
        QSignalSpy told(&watch, &HostWatch::pending);
        events->send("remove", pathOf(1), "mdev");
        QVERIFY(told.wait());
        QVERIFY(!watch.take().look);
        QVERIFY(told.wait());
        QVERIFY(watch.take().look);
        QVERIFY(!told.wait(60)); // and that is the end of it
    }

    void usersAreLookedForApart()
    {
        const HostTree tree;
        plant(tree);
        tree.addInstance(mtty, u"mtty-1"_s, uuidOf(1), 3);
        const HostSnapshot before = scan(tree);
        QVERIFY(!before.findInstance(uuidOf(1))->owner);
        tree.write(
            u"proc/42/cmdline"_s, QByteArrayList {"qemu", "-name", "guest=win10"}.join('\0'));
        tree.makeDir(u"proc/42/fd"_s);
        tree.link(u"/dev/vfio/3"_s, u"proc/42/fd/8"_s);
        HostChanges users;
        users.users = true;
        auto now = rescanHost(before, users);
        QVERIFY(now && now->findInstance(uuidOf(1))->owner);
        QCOMPARE(now->findInstance(uuidOf(1))->owner->title(), u"win10"_s);
        // It is kept while another instance comes.
        HostChanges parent;
        parent.parents.append(u"/sys/"_s + mtty);
        tree.addInstance(mtty, u"mtty-1"_s, uuidOf(2), 4);
        now = rescanHost(*now, parent);
        QVERIFY(now && now->findInstance(uuidOf(1))->owner);
        tree.remove(u"proc/42"_s);
        now = rescanHost(*now, users);
        QVERIFY(now && !now->findInstance(uuidOf(1))->owner);
    }

    void differences()
    {
        const HostTree tree;
        plant(tree);
        tree.addInstance(mtty, u"mtty-1"_s, uuidOf(1), 3);
        const HostSnapshot before = scan(tree);
        HostSnapshot after = before;
        after.instances.clear();
        after.types[0].availableInstances = 3;
        using Kind = HostDifference::Kind;
        const MdevType &type = after.types.at(0);
        const QList<HostDifference> wanted {{Kind::Changed, type.parent, type.id, {}, 3},
            {Kind::Gone, u"mtty"_s, u"mtty-1"_s, before.instances.at(0).uuid, {}}};
        QVERIFY(differencesOf(before, after) == wanted);
        QVERIFY(differencesOf(after, after).isEmpty());
    }
};

QTEST_GUILESS_MAIN(HostWatchTest)
#include "tst_host_watch.moc"
