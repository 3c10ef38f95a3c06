// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/display_prober.h"
#include "core/io/sysfs_scanner.h"
#include "tests/support/host_tree.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <cerrno>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

/// Who is asked, who is not, and what is remembered. The devices are ones on paper; real ones are asked in tests/lab.
class DisplayProberTest : public QObject {
    Q_OBJECT

    static constexpr auto parent = "devices/virtual/mdpy/mdpy";
    static QString uuid(int n) { return u"00000000-0000-4000-8000-00000000000%1"_s.arg(n); }

    HostTree m_tree;
    QStringList m_asked;
    Result<PlaneAnswers> m_answer = PlaneAnswers {EINVAL, 0};

    [[nodiscard]] QString memoryFile() const { return m_tree.absolute(u"../state/modes.json"_s); }
    [[nodiscard]] HostSnapshot host() const { return *scanHost({m_tree.root(), {}}); }
    DisplayProber prober(const RootFs &fs)
    {
        return DisplayProber(fs, memoryFile(), [this](const MdevUuid &id, int group) {
            m_asked.append(id.toString() + u' ' + QString::number(group));
            return m_answer;
        });
    }
    HostSnapshot filled()
    {
        const Result<RootFs> fs = RootFs::open(m_tree.root());
        HostSnapshot out = host();
        prober(*fs).fill(out);
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_tree.addParent(QString::fromLatin1(parent));
        m_tree.addType(QString::fromLatin1(parent), "mdpy-hd");
        m_tree.addType(QString::fromLatin1(parent), "mdpy-vga");
        m_tree.write(u"proc/sys/kernel/osrelease"_s, "6.1.0\n");
        m_tree.write(u"sys/module/mdpy/version"_s, "0.1\n");
        m_tree.link(u"../../../../module/mdpy"_s, u"sys/bus/mdev/drivers/vfio_mdev/module"_s);
        for (int i : {1, 2})
            m_tree.addInstance(QString::fromLatin1(parent), u"mdpy-hd"_s, uuid(i), i);
        const HostSnapshot now = host();
        QCOMPARE(now.instances.size(), 2);
        QCOMPARE(now.instances.first().driver.value_or(QString()), u"vfio_mdev"_s);
        QVERIFY(now.machine.kernelRelease.has_value());
    }

    void init()
    {
        QFile::remove(memoryFile());
        m_asked.clear();
        m_answer = PlaneAnswers {EINVAL, 0};
    }

    void oneOfEachKindIsAsked()
    {
        const HostSnapshot now = filled();
        QCOMPARE(m_asked, QStringList {uuid(1) + u" 1"_s});
        for (const MdevInstance &instance : now.instances)
            QVERIFY(instance.displayMode == DisplayMode::Region);
        // Its type is known now too; the sister is not.
        QVERIFY(now.findType(u"mdpy", u"mdpy-hd")->displayMode == DisplayMode::Region);
        QVERIFY(now.findType(u"mdpy", u"mdpy-vga")->displayMode == DisplayMode::Unknown);
        QVERIFY(QFileInfo::exists(memoryFile()));
    }

    void whoCannotBeAskedIsRemembered()
    {
        (void)filled();
        m_asked.clear();
        m_answer = failure(ErrorCode::HostRefused, VITRINE_TEXT("this user may not open it"));
        for (const MdevInstance &instance : filled().instances)
            QVERIFY(instance.displayMode == DisplayMode::Region);
        QVERIFY(!m_asked.isEmpty()); // it may have become possible
    }

    void whoIsNotKnownStaysUnknown()
    {
        m_answer = failure(ErrorCode::HostRefused, VITRINE_TEXT("this user may not open it"));
        for (const MdevInstance &instance : filled().instances)
            QVERIFY(instance.displayMode == DisplayMode::Unknown);
        QVERIFY(!QFileInfo::exists(memoryFile()));
    }

    void aGuestsVgpuIsLeftAlone()
    {
        const Result<RootFs> fs = RootFs::open(m_tree.root());
        HostSnapshot now = host();
        for (MdevInstance &instance : now.instances)
            instance.owner = InstanceOwner {u"win10"_s, 42};
        prober(*fs).fill(now);
        QVERIFY(m_asked.isEmpty());
        QVERIFY(now.instances.first().displayMode == DisplayMode::Unknown);
    }

    void anExplicitQuestionSaysWhoHoldsIt()
    {
        const Result<RootFs> fs = RootFs::open(m_tree.root());
        HostSnapshot now = host();
        now.instances.first().owner = InstanceOwner {u"win10"_s, 42};
        m_answer = failure(ErrorCode::HostRefused, VITRINE_TEXT("busy"));
        const ProbeAnswer answer = prober(*fs).byVfio(now, now.instances.first());
        QVERIFY(!answer.isKnown());
        QCOMPARE(answer.why.toEnglish(), u"the vGPU is in use by win10"_s);
    }

    void anotherDriverVersionIsAskedAgain()
    {
        (void)filled();
        m_tree.write(u"sys/module/mdpy/version"_s, "0.2\n");
        m_answer = failure(ErrorCode::HostRefused, VITRINE_TEXT("busy"));
        const HostSnapshot now = filled();
        m_tree.write(u"sys/module/mdpy/version"_s, "0.1\n");
        QVERIFY(now.instances.first().displayMode == DisplayMode::Unknown);
        QVERIFY(now.findType(u"mdpy", u"mdpy-hd")->displayMode == DisplayMode::Unknown);
    }

    void trouble()
    {
        m_answer = PlaneAnswers {EIO, EIO};
        const Result<RootFs> fs = RootFs::open(m_tree.root());
        const HostSnapshot now = host();
        const ProbeAnswer answer = prober(*fs).byVfio(now, now.instances.first());
        QVERIFY(!answer.isKnown());
        QVERIFY2(answer.why.toEnglish().contains(u"Input/output error"),
            qPrintable(answer.why.toEnglish()));
    }

    void anotherRootIsNotThisMachine()
    {
        HostSnapshot now = host();
        fillDisplayModes(now);
        QVERIFY(now == host());
    }
};

QTEST_GUILESS_MAIN(DisplayProberTest)
#include "tst_display_prober.moc"
