// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/launcher.h"
#include "core/io/runtime_dir.h"
#include "core/rules/rule_ids.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <memory>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longTime = 30'000;

/// What a launcher told.
struct Told {
    explicit Told(Launcher &launcher)
    {
        QObject::connect(&launcher, &Launcher::started, &launcher, [this](const RunningGuest &g) {
            started = true;
            guest = g;
        });
        QObject::connect(&launcher,
            &Launcher::failed,
            &launcher,
            [this](const Error &e, const QList<QemuFinding> &f) {
                failed = true;
                error = e;
                findings = f;
            });
        QObject::connect(&launcher, &Launcher::finished, &launcher, [this] { finished = true; });
        QObject::connect(&launcher, &Launcher::outputReceived, &launcher, [this](const QString &t) {
            output += t;
        });
    }
    bool started = false;
    bool failed = false;
    bool finished = false;
    RunningGuest guest;
    Error error;
    QList<QemuFinding> findings;
    QString output;

    [[nodiscard]] QStringList rules() const
    {
        QStringList out;
        for (const QemuFinding &finding : findings)
            out += finding.rule;
        return out;
    }
};

} // namespace

class TestLauncher : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_qemu;

    [[nodiscard]] LaunchRequest request(const QString &name, const QStringList &arguments) const
    {
        LaunchRequest out;
        out.name = name;
        out.runtimeDir = m_dir->filePath(name);
        out.command = QStringList {m_qemu.isEmpty() ? u"/bin/sh"_s : m_qemu} + arguments;
        return out;
    }
    [[nodiscard]] LaunchRequest small(const QString &name, const QStringList &more) const
    {
        return request(name,
            QStringList {u"-machine"_s,
                u"pc"_s,
                u"-accel"_s,
                u"tcg"_s,
                u"-m"_s,
                u"32"_s,
                u"-nodefaults"_s,
                u"-no-user-config"_s,
                u"-S"_s}
                + more);
    }
    [[nodiscard]] QString fake(const QString &name, const QByteArray &body) const
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("#!/bin/sh\n" + body + '\n');
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase() { m_qemu = QStandardPaths::findExecutable(u"qemu-system-x86_64"_s); }
    void init()
    {
        // Short, because a socket's path has at most 107 characters.
        m_dir = std::make_unique<QTemporaryDir>(u"/tmp/vitrine-test-XXXXXX"_s);
        QVERIFY(m_dir->isValid());
    }
    void cleanup() { m_dir.reset(); }

    void runtimeFolderIsOurs();
    void namesBecomeFolders();
    void missingProgram();
    void programThatFails();
    void programThatHangs();
    void recordOfAnotherProcessIsIgnored();
    void startsAndStops();
    void detachedGuestGoesOn();
    void attachedGuestDiesWithTheLauncher();
    void sameNameTwice();
    void missingVgpuIsNamed();
    void missingRenderNodeIsNamed();
    void spiceOpenGlOnAPortIsNamed();
};

#define NEEDS_QEMU                                                                                 \
    if (m_qemu.isEmpty())                                                                          \
    QSKIP("qemu-system-x86_64 is not installed")

void TestLauncher::runtimeFolderIsOurs()
{
    const QString base = m_dir->filePath(u"base"_s);
    QVERIFY(makePrivateDir(base + u"/guest"_s).has_value());
    QVERIFY(makePrivateDir(base + u"/guest"_s).has_value());
    struct stat info {};
    QCOMPARE(::stat(QFile::encodeName(base + u"/guest"_s).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777U, 0700U);

    QVERIFY(QFile::link(base, m_dir->filePath(u"link"_s)));
    QCOMPARE(makePrivateDir(m_dir->filePath(u"link"_s)).error().code, ErrorCode::HostRefused);
    QCOMPARE(::chmod(QFile::encodeName(base + u"/guest"_s).constData(), 0755), 0);
    QCOMPARE(makePrivateDir(base + u"/guest"_s).error().code, ErrorCode::HostRefused);
    QFile file(m_dir->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!makePrivateDir(file.fileName()));
    QVERIFY(!makePrivateDir(file.fileName() + u"/below"_s));
}

void TestLauncher::namesBecomeFolders()
{
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_dir->path()));
    QCOMPARE(runtimeDirFor(u"win10"_s), m_dir->path() + u"/vitrine/win10"_s);
    QVERIFY(runtimeDirFor(u"../a b,ü"_s).startsWith(m_dir->path() + u"/vitrine/_.._a_b__-"_s));
    QVERIFY(runtimeDirFor(u"a b"_s) != runtimeDirFor(u"a/b"_s));
    QVERIFY(runtimeDirFor(u"a_b"_s) != runtimeDirFor(u"a/b"_s));
    QVERIFY(runtimeDirFor(QString(41, u'x')) != runtimeDirFor(QString(42, u'x')));
    QVERIFY(runtimeDirFor(QString(300, u'x')).size() < 100);
    // Open to others: not used.
    QCOMPARE(::chmod(QFile::encodeName(m_dir->path()).constData(), 0755), 0);
    QVERIFY(runtimeDirFor(u"win10"_s).startsWith("/tmp/vitrine-"_L1));
    qunsetenv("XDG_RUNTIME_DIR");
}

void TestLauncher::missingProgram()
{
    Launcher launcher;
    Told told(launcher);
    LaunchRequest wrong = request(u"g"_s, {});
    wrong.command = {m_dir->filePath(u"nowhere"_s)};
    launcher.start(wrong);
    QVERIFY(!told.failed);
    QTRY_VERIFY(told.failed);
    QCOMPARE(told.error.code, ErrorCode::NotFound);
    QCOMPARE(told.error.file, wrong.command[0]);
    QCOMPARE(launcher.state(), Launcher::State::Ended);
}

void TestLauncher::programThatFails()
{
    Launcher launcher;
    Told told(launcher);
    LaunchRequest failing = request(u"g"_s, {});
    failing.command = {fake(u"fails"_s,
        "echo 'qemu-system-x86_64: The console requires display DMABUF support.' >&2; exit 1")};
    launcher.start(failing);
    QTRY_VERIFY_WITH_TIMEOUT(told.failed, longTime);
    QVERIFY(!told.started);
    QCOMPARE(told.rules(), QStringList {QString::fromLatin1(rule_id::displayViewerIncompatible)});
    QVERIFY(told.output.contains(u"DMABUF"_s));
}

void TestLauncher::programThatHangs()
{
    Launcher launcher;
    Told told(launcher);
    LaunchRequest hanging = request(u"g"_s, {});
    hanging.command = {fake(u"hangs"_s, "exec sleep 60")};
    hanging.timeout = std::chrono::milliseconds(300);
    launcher.start(hanging);
    const qint64 pid = launcher.guest().pid;
    QVERIFY(pid > 1);
    QTRY_VERIFY_WITH_TIMEOUT(told.failed, longTime);
    QVERIFY(told.error.toEnglish().contains(u"does not answer"_s));
    QTRY_COMPARE_WITH_TIMEOUT(processStartTicks(pid), quint64(0), longTime);
}

void TestLauncher::recordOfAnotherProcessIsIgnored()
{
    RunningGuest guest;
    guest.name = u"old"_s;
    guest.folder = m_dir->filePath(u"old"_s);
    guest.pid = QCoreApplication::applicationPid();
    guest.startTicks = processStartTicks(guest.pid);
    QVERIFY(guest.startTicks > 0);
    QVERIFY(makePrivateDir(guest.folder).has_value());
    QVERIFY(rememberGuest(guest).has_value());
    QCOMPARE(runningGuests(m_dir->path()), QList<RunningGuest> {guest});
    // The pid was used again.
    ++guest.startTicks;
    QVERIFY(rememberGuest(guest).has_value());
    QVERIFY(runningGuests(m_dir->path()).isEmpty());
    QCOMPARE(findRunningGuest(u"old"_s, m_dir->path()).error().code, ErrorCode::NotFound);
}

void TestLauncher::startsAndStops()
{
    NEEDS_QEMU;
    Launcher launcher;
    Told told(launcher);
    const QString socket = m_dir->filePath(u"v.sock"_s);
    launcher.start(small(u"guest"_s, {u"-vnc"_s, QString(u"unix:"_s + socket)}));
    QTRY_VERIFY_WITH_TIMEOUT(told.started || told.failed, longTime);
    QVERIFY2(told.started, qPrintable(told.output));
    QCOMPARE(launcher.state(), Launcher::State::Running);
    QCOMPARE(told.guest.displays, QStringList {u"vnc+unix://"_s + socket});
    const auto found = findRunningGuest(u"guest"_s, m_dir->path());
    QVERIFY(found.has_value());
    QCOMPARE(found->pid, told.guest.pid);

    launcher.stop();
    QTRY_VERIFY_WITH_TIMEOUT(told.finished, longTime);
    QCOMPARE(processStartTicks(told.guest.pid), quint64(0));
    QVERIFY(!findRunningGuest(u"guest"_s, m_dir->path()));
}

void TestLauncher::detachedGuestGoesOn()
{
    NEEDS_QEMU;
    auto launcher = std::make_unique<Launcher>();
    Told told(*launcher);
    LaunchRequest detached = small(u"guest"_s, {u"-display"_s, u"none"_s});
    detached.detach = true;
    launcher->start(detached);
    QTRY_VERIFY_WITH_TIMEOUT(told.started || told.failed, longTime);
    QVERIFY2(told.started, qPrintable(told.output));
    launcher.reset();

    const auto guest = findRunningGuest(u"guest"_s, m_dir->path());
    QVERIFY(guest.has_value());
    QCOMPARE(guestStatus(*guest, std::chrono::seconds(20)), u"prelaunch"_s);
    QVERIFY(stopGuest(*guest, StopMethod::PowerDown, std::chrono::seconds(20)).has_value());
    const auto stopped = stopGuest(*guest, StopMethod::Quit, std::chrono::seconds(20));
    QVERIFY2(stopped.has_value(), stopped ? "" : qPrintable(stopped.error().toEnglish()));
    QCOMPARE(processStartTicks(guest->pid), quint64(0));
    QVERIFY(runningGuests(m_dir->path()).isEmpty());
}

void TestLauncher::attachedGuestDiesWithTheLauncher()
{
    NEEDS_QEMU;
    auto launcher = std::make_unique<Launcher>();
    Told told(*launcher);
    launcher->start(small(u"guest"_s, {u"-display"_s, u"none"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(told.started || told.failed, longTime);
    QVERIFY2(told.started, qPrintable(told.output));
    launcher.reset();
    QTRY_COMPARE_WITH_TIMEOUT(processStartTicks(told.guest.pid), quint64(0), longTime);
}

void TestLauncher::sameNameTwice()
{
    NEEDS_QEMU;
    Launcher first;
    Told toldFirst(first);
    first.start(small(u"guest"_s, {u"-display"_s, u"none"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(toldFirst.started, longTime);
    Launcher second;
    Told toldSecond(second);
    second.start(small(u"guest"_s, {u"-display"_s, u"none"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(toldSecond.failed, longTime);
    QCOMPARE(toldSecond.error.code, ErrorCode::HostRefused);
    QVERIFY(toldSecond.error.toEnglish().contains(u"runs already"_s));
    QVERIFY(findRunningGuest(u"guest"_s, m_dir->path()).has_value());
    first.stop();
    QTRY_VERIFY_WITH_TIMEOUT(toldFirst.finished, longTime);
}

void TestLauncher::missingVgpuIsNamed()
{
    NEEDS_QEMU;
    Launcher launcher;
    Told told(launcher);
    launcher.start(small(u"guest"_s,
        {u"-display"_s,
            u"none"_s,
            u"-device"_s,
            u"vfio-pci,sysfsdev=/sys/bus/mdev/devices/00000000-0000-4000-8000-000000000000,display=on"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(told.failed || told.started, longTime);
    QVERIFY(told.failed);
    QCOMPARE(told.rules(), QStringList {QString::fromLatin1(rule_id::hostVgpuMissing)});
}

void TestLauncher::missingRenderNodeIsNamed()
{
    NEEDS_QEMU;
    Launcher launcher;
    Told told(launcher);
    launcher.start(small(u"guest"_s,
        {u"-display"_s, u"egl-headless,rendernode="_s + m_dir->filePath(u"renderD128"_s)}));
    QTRY_VERIFY_WITH_TIMEOUT(told.failed || told.started, longTime);
    QVERIFY(told.failed);
    QVERIFY2(told.rules().contains(QString::fromLatin1(rule_id::glRenderNodeMissing)),
        qPrintable(told.output));
}

void TestLauncher::spiceOpenGlOnAPortIsNamed()
{
    NEEDS_QEMU;
    Launcher launcher;
    Told told(launcher);
    launcher.start(
        small(u"guest"_s, {u"-spice"_s, u"port=5999,addr=127.0.0.1,disable-ticketing=on,gl=on"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(told.failed || told.started, longTime);
    if (told.started)
        QSKIP("this QEMU takes Spice with OpenGL on a port");
    QCOMPARE(told.rules(), QStringList {QString::fromLatin1(rule_id::glSpiceLocalOnly)});
}

QTEST_GUILESS_MAIN(TestLauncher)
#include "tst_launcher.moc"
