// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sysfs_scanner.h"
#include "tests/support/host_tree.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

HostSnapshot scan(const QString &root, const RootFs::Hook &hook = {})
{
    const auto host = scanHost({root, hook});
    if (!host)
        qFatal("%s", qPrintable(host.error().toEnglish()));
    HostSnapshot out = *host;
    out.source = {};
    return out;
}

/// Whether a part of the path has this name: then the item may differ.
bool touches(const QString &path, const QString &name)
{
    return path.split(u'/').contains(name);
}

/// Everything that the damaged path has nothing to do with is as it was. Empty, or what is not.
QString restDiffers(const HostSnapshot &before, const HostSnapshot &after, const QString &path)
{
    // A damaged folder of all parents or all instances hides them all, not those beside it.
    const auto isWhole = [&path](const char *folder) {
        return QString::fromLatin1(folder).startsWith(path) || path == QLatin1StringView(folder);
    };
    const bool classGone = isWhole("sys/class/mdev_bus");
    const bool busGone = isWhole("sys/bus/mdev/devices");
    const bool sysGone = path == u"sys";
    for (const MdevParent &parent : before.parents) {
        const MdevParent *now = after.findParent(parent.name);
        if (classGone || sysGone || touches(path, parent.name)
            || touches(parent.path, path.section(u'/', -1)))
            continue;
        if (!now || !(*now == parent))
            return u"parent "_s + parent.name;
    }
    for (const MdevType &type : before.types) {
        const MdevType *now = after.findType(type.parent, type.id);
        const bool wholeParent =
            touches(path, type.parent) && !path.contains(u"mdev_supported_types/"_s);
        if (classGone || sysGone || wholeParent || touches(path, type.id))
            continue;
        if (now && touches(path, type.parent))
            continue; // a sister: it is there
        if (!now || !(*now == type)) {
            const MdevParent *parent = before.findParent(type.parent);
            if (parent && touches(parent->path, path.section(u'/', -1)))
                continue;
            return u"type "_s + type.parent + u' ' + type.id;
        }
    }
    for (const MdevInstance &instance : before.instances) {
        const QString uuid = instance.uuid.toString();
        if (classGone || busGone || sysGone || touches(path, uuid) || touches(path, instance.parent)
            || (instance.type && touches(path, *instance.type)))
            continue;
        const MdevInstance *now = after.findInstance(instance.uuid);
        const MdevParent *parent = before.findParent(instance.parent);
        if (parent && touches(parent->path, path.section(u'/', -1)))
            continue;
        if (!now || !(*now == instance))
            return u"instance "_s + uuid;
    }
    return {};
}

using Damage = std::function<void(const HostTree &, const QString &)>;

struct Kind {
    const char *name;
    Damage apply;
};

QList<Kind> damages()
{
    const auto content = [](const QByteArray &bytes) {
        return [bytes](const HostTree &tree, const QString &path) {
            tree.remove(path);
            tree.write(path, bytes);
        };
    };
    return {
        {"missing", [](const HostTree &tree, const QString &path) { tree.remove(path); }},
        {"a folder",
            [](const HostTree &tree, const QString &path) {
                tree.remove(path);
                tree.makeDir(path);
            }},
        {"a dangling link",
            [](const HostTree &tree, const QString &path) {
                tree.remove(path);
                tree.link(u"nowhere"_s, path);
            }},
        {"a link to itself",
            [](const HostTree &tree, const QString &path) {
                tree.remove(path);
                tree.link(path.section(u'/', -1), path);
            }},
        {"a FIFO",
            [](const HostTree &tree, const QString &path) {
                tree.remove(path);
                tree.makeFifo(path);
            }},
        {"empty", content({})},
        {"not UTF-8", content("\xff\xfe\x00\x80garbage")},
        {"huge", content(QByteArray(300000, '7'))},
        {"a huge number", content("99999999999999999999\n")},
        {"control characters", content("\x1b[31m\r\n\0x\n")},
    };
}

/// Scans as a user who is not root, as far as files go: for this thread, and only for the scan.
HostSnapshot scanAsNobody(const QString &root)
{
    const bool asRoot = ::geteuid() == 0;
    if (asRoot)
        ::setfsuid(65534);
    HostSnapshot host = scan(root);
    if (asRoot)
        ::setfsuid(0);
    return host;
}

} // namespace

class HostDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_trees = fixtureTrees(m_dir.path() + u"/trees"_s);
        QVERIFY2(!m_trees.isEmpty(), "python3 is needed to make the trees");
    }

    void oneOddFileHidesNothingElse_data()
    {
        QTest::addColumn<QString>("tree");
        QTest::addColumn<int>("damage");
        const QList<Kind> kinds = damages();
        for (const QString &tree :
            {u"i915-kbl-v54-used"_s, u"samples"_s, u"nvidia-l40s-vendor-vfio"_s}) {
            for (int i = 0; i < kinds.size(); ++i)
                QTest::addRow("%s: %s", qPrintable(tree), kinds.at(i).name) << tree << i;
        }
    }
    void oneOddFileHidesNothingElse()
    {
        QFETCH(QString, tree);
        QFETCH(int, damage);
        const QString original = m_trees + u'/' + tree;
        const HostSnapshot before = scan(original);
        const QStringList paths = HostTree::filesAndLinks(original);
        QVERIFY(paths.size() > 20);
        const HostTree copy(original);
        QVERIFY(scan(copy.root()) == before);
        for (const QString &path : paths) {
            copy.takeAway(path);
            damages().at(damage).apply(copy, path);
            const HostSnapshot after = scan(copy.root());
            copy.putBack(path);
            const QString wrong = restDiffers(before, after, path);
            QVERIFY2(wrong.isEmpty(), qPrintable(path + u" changed "_s + wrong));
        }
        QVERIFY(scan(copy.root()) == before);
    }

    /// What is wrong with a number stands on its type, the type stays, and all its other values with it.
    void anOddNumberBecomesARemark_data()
    {
        QTest::addColumn<int>("damage");
        QTest::addColumn<RemarkKind>("remark");
        const QList<RemarkKind> expected {RemarkKind::Missing,
            RemarkKind::NotAFile,
            RemarkKind::NotAFile,
            RemarkKind::NotAFile,
            RemarkKind::NotAFile,
            RemarkKind::Empty,
            RemarkKind::NotANumber,
            RemarkKind::NotANumber,
            RemarkKind::NotANumber,
            RemarkKind::NotANumber};
        const QList<Kind> kinds = damages();
        for (int i = 0; i < kinds.size(); ++i)
            QTest::newRow(kinds.at(i).name) << i << expected.at(i);
    }
    void anOddNumberBecomesARemark()
    {
        QFETCH(int, damage);
        QFETCH(RemarkKind, remark);
        const QString original = m_trees + u"/i915-kbl-idle"_s;
        const QString parent = u"0000:00:02.0"_s;
        const QString id = u"i915-GVTg_V5_4"_s;
        const HostTree copy(original);
        damages().at(damage).apply(copy,
            u"sys/devices/pci0000:00/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4/available_instances"_s);
        const HostSnapshot after = scan(copy.root());
        const MdevType *type = after.findType(parent, id);
        QVERIFY(type);
        QVERIFY(!type->availableInstances);
        QVERIFY(!type->remarks.isEmpty());
        bool found = false;
        for (const Remark &said : type->remarks)
            found = found || (said.kind == remark && said.args.first() == u"available_instances");
        QVERIFY2(found, qPrintable(type->remarks.first().text().toEnglish()));
        MdevType rest = *type;
        const HostSnapshot before = scan(original);
        rest.availableInstances = before.findType(parent, id)->availableInstances;
        rest.remarks.clear();
        QVERIFY(rest == *before.findType(parent, id));
    }

    void longTextIsCutAtAPage()
    {
        const HostTree copy(m_trees + u"/i915-kbl-idle"_s);
        copy.write(
            u"sys/devices/pci0000:00/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_4/name"_s,
            QByteArray(300000, 'n'));
        const HostSnapshot host = scan(copy.root());
        const MdevType *type = host.findType(u"0000:00:02.0", u"i915-GVTg_V5_4");
        QCOMPARE(type->name->size(), 4096);
        QCOMPARE(type->remarks, (QList<Remark> {{RemarkKind::TooLong, {u"name"_s}}}));
    }

    /// Each file and folder in turn vanishes at the moment when the scanner turns to it.
    void whatVanishesMeanwhileHidesNothingElse_data()
    {
        QTest::addColumn<QString>("tree");
        QTest::newRow("i915") << u"i915-kbl-v54-used"_s;
        QTest::newRow("samples") << u"samples"_s;
        QTest::newRow("vendor VFIO") << u"nvidia-l40s-vendor-vfio"_s;
    }
    void whatVanishesMeanwhileHidesNothingElse()
    {
        QFETCH(QString, tree);
        const QString original = m_trees + u'/' + tree;
        QStringList visited;
        const HostSnapshot before = scan(original, [&visited](const QByteArray &path) {
            visited.append(QString::fromUtf8(path).sliced(1));
        });
        visited.removeDuplicates();
        QVERIFY(visited.size() > 20);
        const HostTree copy(original);
        for (const QString &path : std::as_const(visited)) {
            if (!QFileInfo(copy.absolute(path)).isSymLink()
                && !QFileInfo::exists(copy.absolute(path)))
                continue; // never was there
            bool gone = false;
            const HostSnapshot after = scan(copy.root(), [&](const QByteArray &now) {
                if (gone || QString::fromUtf8(now).sliced(1) != path)
                    return;
                gone = true;
                copy.takeAway(path);
            });
            QVERIFY(gone);
            copy.putBack(path);
            const QString wrong = restDiffers(before, after, path);
            QVERIFY2(wrong.isEmpty(), qPrintable(path + u" vanished and changed "_s + wrong));
        }
        QVERIFY(scan(copy.root()) == before);
    }

    void everythingVanishesMeanwhile()
    {
        const HostTree copy(m_trees + u"/samples"_s);
        int seen = 0;
        (void)scan(copy.root(), [&](const QByteArray &path) {
            if (path.endsWith("available_instances") && ++seen == 2)
                copy.remove(u"sys"_s);
        });
        QCOMPARE(seen, 2);
    }

    void instanceThatIsRemovedMeanwhile()
    {
        const HostTree copy(m_trees + u"/i915-kbl-v54-used"_s);
        const QString uuid = u"83b8f4f2-509f-382f-3c1e-e6bfe0fa1001"_s;
        const HostSnapshot after = scan(copy.root(), [&](const QByteArray &path) {
            if (path.endsWith("/sys/class/mdev_bus")) { // the bus was listed, the parent was not
                copy.remove(u"sys/devices/pci0000:00/0000:00:02.0/"_s + uuid);
                copy.remove(u"sys/bus/mdev/devices/"_s + uuid);
            }
        });
        QVERIFY(after.instances.isEmpty());
        QVERIFY(after.remarks.isEmpty());
        QCOMPARE(after.types.size(), 2);
    }

    void instanceThatIsMadeMeanwhile()
    {
        const HostTree copy(m_trees + u"/i915-kbl-idle"_s);
        const QString uuid = u"83b8f4f2-509f-382f-3c1e-e6bfe0fa1001"_s;
        const HostSnapshot after = scan(copy.root(), [&](const QByteArray &path) {
            if (path.endsWith("/sys/class/mdev_bus"))
                copy.addInstance(
                    u"devices/pci0000:00/0000:00:02.0"_s, u"i915-GVTg_V5_4"_s, uuid, 3);
        });
        QCOMPARE(after.instances.size(), 1);
        QVERIFY(after.instances.first().active && after.instances.first().remarks.isEmpty());
    }

    void whatMayNotBeReadIsSaid()
    {
        const QString types = u"sys/devices/pci0000:00/0000:00:02.0/mdev_supported_types/"_s;
        const HostTree copy(m_trees + u"/i915-kbl-idle"_s);
        const auto forbid = [&copy](const QString &path) {
            QVERIFY(::chmod(QFile::encodeName(copy.absolute(path)).constData(), 0) == 0);
        };
        // The temporary folders are the tester's own.
        for (const QString &folder : {copy.root(), copy.absolute(u".."_s)})
            QVERIFY(::chmod(QFile::encodeName(folder).constData(), 0755) == 0);
        forbid(types + u"i915-GVTg_V5_4/available_instances"_s);
        forbid(types + u"i915-GVTg_V5_8"_s);
        copy.makeDir(u"etc/mdevctl.d/secret"_s);
        forbid(u"etc/mdevctl.d/secret"_s);
        const HostSnapshot host = scanAsNobody(copy.root());
        const MdevType *type = host.findType(u"0000:00:02.0", u"i915-GVTg_V5_4");
        QVERIFY(type);
        QCOMPARE(type->remarks,
            (QList<Remark> {
                {RemarkKind::NotReadable, {u"available_instances"_s, u"Permission denied"_s}}}));
        QCOMPARE(type->framebufferMiB, 128);
        QVERIFY(!host.findType(u"0000:00:02.0", u"i915-GVTg_V5_8"));
        QCOMPARE(host.parents.first().remarks,
            (QList<Remark> {{RemarkKind::NotReadable,
                {u"mdev_supported_types/i915-GVTg_V5_8"_s, u"Permission denied"_s}}}));
        QCOMPARE(host.remarks,
            (QList<Remark> {
                {RemarkKind::NotReadable, {u"/etc/mdevctl.d/secret"_s, u"Permission denied"_s}}}));
        // So that the folder can be removed by whoever is not root.
        (void)::chmod(
            QFile::encodeName(copy.absolute(types + u"i915-GVTg_V5_8"_s)).constData(), 0755);
        (void)::chmod(
            QFile::encodeName(copy.absolute(u"etc/mdevctl.d/secret"_s)).constData(), 0755);
    }

private:
    QTemporaryDir m_dir;
    QString m_trees;
};

QTEST_GUILESS_MAIN(HostDamageTest)
#include "tst_host_damage.moc"
