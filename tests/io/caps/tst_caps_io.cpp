// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/caps_cache.h"
#include "core/io/caps_files.h"
#include "core/io/caps_resolver.h"
#include "core/io/qemu_probe.h"
#include "core/qemu/caps_json.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

class TestCapsIo : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    QString m_qemu;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString script(const QString &name, const QByteArray &body) const
    {
        put(path(name), "#!/bin/sh\n" + body + '\n');
        QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_qemu = QStandardPaths::findExecutable(u"qemu-system-x86_64"_s);
    }

    void recordedOnesAreReal_data();
    void recordedOnesAreReal();
    void recordedForAnArchitecture();
    void filesAreReadOrSaidWhy();
    void probeOfWhatIsNoProgram();
    void probeOfFakes_data();
    void probeOfFakes();
    void nothingIsLeftOfAHangingProbe();
    void probeOfTheRealOne();
    void cacheHoldsUntilTheBinaryChanges();
    void cacheHoldsUntilTheModulesChange();
    void cacheSurvivesRubbish();
    void cacheSurvivesManyWriters();
    void resolverOrder();
    void resolverFallsBackAndSaysWhy();
    void resolverHasNothing();
};

void TestCapsIo::recordedOnesAreReal_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : recordedCapsNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestCapsIo::recordedOnesAreReal()
{
    QFETCH(QString, name);
    const auto caps = recordedCaps(name);
    QVERIFY2(caps.has_value(), caps ? "" : qPrintable(caps.error().toEnglish()));
    QCOMPARE(caps->source, CapsSource::Recorded);
    QCOMPARE(caps->origin, name);
    QVERIFY(name.endsWith(caps->arch));
    QVERIFY(name.startsWith(u"qemu-%1.%2-"_s.arg(caps->version.major).arg(caps->version.minor)));
    QVERIFY(!caps->version.package.isEmpty());
    QVERIFY(caps->hasProperty(u"vfio-pci"_s, u"display"_s));
    QVERIFY(caps->hasProperty(u"vfio-pci-nohotplug"_s, u"ramfb"_s));
    QVERIFY(!caps->hasProperty(u"vfio-pci"_s, u"ramfb"_s));
    QVERIFY(caps->hasDisplayOption(u"egl-headless"_s, u"rendernode"_s));
    for (const QString &display : {u"gtk"_s, u"sdl"_s, u"dbus"_s, u"none"_s})
        QVERIFY2(caps->hasDisplay(display), qPrintable(display));
    QVERIFY(caps->hasOption(u"spice"_s, u"rendernode"_s));
    QVERIFY(caps->hasOption(u"vnc"_s, u"power-control"_s));
    QVERIFY(caps->jsonDevice && caps->jsonObject && caps->jsonNetdev);
    QVERIFY(caps->canonicalMachine(u"q35"_s).startsWith(u"pc-q35-"_s));
    QVERIFY(caps->hasMachineProperty(u"pc"_s, u"dump-guest-core"_s));
    QVERIFY(caps->chardevBackends.contains(u"spicevmc"_s));
    QVERIFY(caps->describeSource().toEnglish().contains(caps->version.toString()));

    // What is in the program is what was recorded.
    auto json = loadCapsFile(
        qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/resources/caps/"_s + name + u".json"_s);
    QVERIFY(json.has_value());
    json->source = caps->source;
    json->origin = caps->origin;
    QVERIFY(*json == *caps);
}

void TestCapsIo::recordedForAnArchitecture()
{
    const auto pc = recordedCapsFor(u"x86_64"_s);
    QVERIFY(pc && pc->version.major == 7 && pc->arch == u"x86_64"_s);
    const auto old = recordedCapsFor(u"i686"_s);
    QVERIFY(old && old->arch == u"i386"_s);
    QCOMPARE(old->machine(u"q35"_s)->defaultCpu, u"qemu32-i386-cpu"_s);
    QVERIFY(!recordedCapsFor(u"s390x"_s));
    QVERIFY(!recordedCaps(u"../../etc/passwd"_s));
}

void TestCapsIo::filesAreReadOrSaidWhy()
{
    const auto recorded = recordedCaps(u"qemu-7.2-x86_64"_s);
    QVERIFY(recorded.has_value());
    put(path(u"caps.json"_s), writeCapsJson(*recorded));
    const auto caps = loadCapsFile(path(u"caps.json"_s));
    QVERIFY(caps.has_value());
    QCOMPARE(caps->source, CapsSource::File);
    QCOMPARE(caps->origin, path(u"caps.json"_s));
    QCOMPARE(caps->devices, recorded->devices);

    QCOMPARE(loadCapsFile(path(u"none"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(loadCapsFile(m_dir.path()).error().code, ErrorCode::NotReadable);
    put(path(u"bad.json"_s), "{\n  oops");
    const Error error = loadCapsFile(path(u"bad.json"_s)).error();
    QCOMPARE(error.code, ErrorCode::NotWellFormed);
    QVERIFY(error.toEnglish().startsWith(path(u"bad.json"_s) + u":2:"_s));
}

void TestCapsIo::probeOfWhatIsNoProgram()
{
    QCOMPARE(probeQemu(path(u"nowhere"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(probeQemu(m_dir.path()).error().code, ErrorCode::NotReadable);
    put(path(u"plain"_s), "text");
    const auto plain = probeQemu(path(u"plain"_s));
    QCOMPARE(plain.error().code, ErrorCode::NotReadable);
    QCOMPARE(plain.error().file, path(u"plain"_s));
    // Executable, but no format that the kernel knows.
    put(path(u"odd"_s), QByteArray("\x7f\x00\x01 nothing", 11));
    QFile::setPermissions(path(u"odd"_s), QFile::ReadOwner | QFile::ExeOwner);
    QCOMPARE(probeQemu(path(u"odd"_s)).error().code, ErrorCode::NotReadable);
}

void TestCapsIo::probeOfFakes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QByteArray greeting =
        R"(echo '{"QMP":{"version":{"qemu":{"major":7,"minor":2,"micro":0},"package":""},"capabilities":[]}}')";
    QTest::newRow("ends") << QByteArray("exit 0") << u"this is no QEMU"_s;
    QTest::newRow("complains") << QByteArray("echo 'no such option' >&2; exit 2")
                               << u"no such option"_s;
    QTest::newRow("crashes") << QByteArray("kill -SEGV $$") << u"crashed"_s;
    QTest::newRow("crashes later") << greeting + "\nread line; kill -SEGV $$" << u"crashed"_s;
    QTest::newRow("garbage") << QByteArray("echo Hello, I am not QEMU; sleep 60")
                             << u"not an answer of QEMU's machine protocol: Hello"_s;
    QTest::newRow("garbage without end")
        << QByteArray("cat /dev/zero") << u"not an answer of QEMU's machine protocol"_s;
    QTest::newRow("hangs") << QByteArray("sleep 60") << u"no answer within 0.3 s"_s;
    QTest::newRow("hangs later") << greeting + "\nsleep 60" << u"no answer within 0.3 s"_s;
    QTest::newRow("talks for ever")
        << greeting + "\nwhile true; do echo '{\"event\":\"RTC_CHANGE\"}'; done"
        << u"no answer within 0.3 s"_s;
    QTest::newRow("answers nothing it is asked") << greeting
            + "\nwhile read line; do echo "
              "'{\"error\":{\"class\":\"CommandNotFound\",\"desc\":\"?\"}}'; done"
                                                 << u"too old"_s;
}

void TestCapsIo::probeOfFakes()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const QString fake = script(u"fake"_s, body);
    QElapsedTimer timer;
    timer.start();
    // Only who is meant to run out of time gets little of it.
    const auto caps = probeQemu(fake, words.startsWith(u"no answer"_s) ? 300ms : 20'000ms);
    QVERIFY(!caps);
    QCOMPARE(caps.error().code, ErrorCode::External);
    const QString said = caps.error().toEnglish();
    QVERIFY2(said.startsWith(fake + u": "_s) && said.contains(words), qPrintable(said));
    QVERIFY2(timer.elapsed() < 30'000, "the time limit does not hold");
}

void TestCapsIo::nothingIsLeftOfAHangingProbe()
{
    // The script and what it started are one process group; both must be gone.
    const QString pidFile = path(u"pids"_s);
    const QString fake = script(u"hanging"_s,
        "echo $$ >> " + pidFile.toUtf8() + "\nsleep 60 & echo $! >> " + pidFile.toUtf8()
            + "\nwait");
    QVERIFY(!probeQemu(fake, 500ms));
    QFile file(pidFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList pids = file.readAll().split('\n');
    QVERIFY(pids.size() >= 3);
    for (const QByteArray &pid : pids) {
        if (pid.isEmpty())
            continue;
        const QString stat = u"/proc/"_s + QString::fromLatin1(pid) + u"/stat"_s;
        // A killed orphan may wait to be reaped by init: a zombie runs no more.
        QTRY_VERIFY2(
            [&stat] {
                QFile proc(stat);
                return !proc.open(QIODevice::ReadOnly) || proc.readAll().contains(") Z ");
            }(),
            pid.constData());
    }
}

void TestCapsIo::probeOfTheRealOne()
{
    if (m_qemu.isEmpty())
        QSKIP("qemu-system-x86_64 is not installed");
    const auto caps = probeQemu(m_qemu);
    QVERIFY2(caps.has_value(), caps ? "" : qPrintable(caps.error().toEnglish()));
    QCOMPARE(caps->source, CapsSource::Probed);
    QCOMPARE(caps->binary, m_qemu);
    QCOMPARE(caps->arch, u"x86_64"_s);
    QVERIFY(caps->hasProperty(u"vfio-pci"_s, u"display"_s));
    QVERIFY(caps->accelerators.contains(u"tcg"_s));
    QVERIFY(caps->hasDisplay(u"none"_s));
    QVERIFY(!caps->canonicalMachine(u"q35"_s).isNull());
    // Every machine with an alias and every device was asked.
    for (const QemuMachine &machine : caps->machines) {
        if (!machine.alias.isEmpty())
            QVERIFY2(
                !caps->machineProperties.value(machine.name).isEmpty(), qPrintable(machine.name));
    }
    const auto again = readCapsJson(writeCapsJson(*caps));
    QVERIFY(again && *again == *caps);
}

void TestCapsIo::cacheHoldsUntilTheBinaryChanges()
{
    const CapsCache cache(path(u"cache1"_s));
    const QString binary = script(u"cached"_s, "exit 0");
    QVERIFY(!cache.find(binary));
    QemuCaps caps = *recordedCaps(u"qemu-7.2-x86_64"_s);
    caps.source = CapsSource::Probed;
    caps.binary = binary;
    QVERIFY(cache.store(binary, caps));
    QVERIFY(cache.find(binary) == caps);
    QVERIFY(!cache.find(path(u"other"_s)));

    // Another size.
    const QDateTime before = QFileInfo(binary).lastModified();
    put(binary, "#!/bin/sh\nexit 1 # longer\n");
    QFile file(binary);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(before, QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(!cache.find(binary));
    QVERIFY(cache.store(binary, caps));
    QVERIFY(cache.find(binary).has_value());

    // The same size, another time.
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(before.addSecs(1), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(!cache.find(binary));
}

void TestCapsIo::cacheHoldsUntilTheModulesChange()
{
    QVERIFY(QDir(m_dir.path()).mkpath(u"usr/bin"_s));
    QVERIFY(QDir(m_dir.path()).mkpath(u"usr/lib/x86_64-linux-gnu/qemu"_s));
    const CapsCache cache(path(u"cache2"_s));
    const QString binary = script(u"usr/bin/qemu-system-x86_64"_s, "exit 0");
    QemuCaps caps = *recordedCaps(u"qemu-7.2-x86_64"_s);
    caps.source = CapsSource::Probed;
    caps.binary = binary;
    QVERIFY(cache.store(binary, caps));
    QVERIFY(cache.find(binary).has_value());
    // A package with a display is installed. The clock of the file system may be coarse: wait for another time.
    const QString modules = path(u"usr/lib/x86_64-linux-gnu/qemu"_s);
    const QDateTime before = QFileInfo(modules).lastModified();
    int n = 0;
    QTRY_VERIFY([&] {
        put(modules + u"/ui-%1.so"_s.arg(n++), "module");
        return QFileInfo(modules).lastModified() != before;
    }());
    QVERIFY(!cache.find(binary));
}

void TestCapsIo::cacheSurvivesRubbish()
{
    const QString folder = path(u"cache3"_s);
    const CapsCache cache(folder);
    const QString binary = script(u"rubbish"_s, "exit 0");
    QemuCaps caps = *recordedCaps(u"qemu-7.2-x86_64"_s);
    caps.source = CapsSource::Probed;
    caps.binary = binary;
    QVERIFY(cache.store(binary, caps));
    const QStringList entries = QDir(folder).entryList(QDir::Files);
    QCOMPARE(entries.size(), 1);
    QFile whole(folder + u'/' + entries[0]);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray good = whole.readAll();
    whole.close();
    QByteArray flipped = good;
    flipped[good.size() / 2] = static_cast<char>(flipped.at(good.size() / 2) ^ 1);
    for (const QByteArray &rubbish : {QByteArray(),
             QByteArray("{"),
             QByteArray(1000, '\0'),
             flipped,
             good.left(good.size() / 2),
             QByteArray("vitrine 0.0.0" + good.mid(good.indexOf('\n')))}) {
        put(folder + u'/' + entries[0], rubbish);
        QVERIFY(!cache.find(binary));
    }
    QVERIFY(cache.store(binary, caps));
    QVERIFY(cache.find(binary) == caps);

    // A folder that cannot be made: no error, nothing remembered.
    put(path(u"file"_s), "x");
    QVERIFY(!CapsCache(path(u"file/below"_s)).store(binary, caps));
    QVERIFY(!CapsCache(path(u"file/below"_s)).find(binary));
}

void TestCapsIo::cacheSurvivesManyWriters()
{
    const QString folder = path(u"cache4"_s);
    const QString binary = script(u"busy"_s, "exit 0");
    QemuCaps caps = *recordedCaps(u"qemu-7.2-x86_64"_s);
    caps.source = CapsSource::Probed;
    caps.binary = binary;
    std::vector<std::thread> threads;
    threads.reserve(4);
    std::atomic<int> broken = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const CapsCache cache(folder);
            for (int n = 0; n < 5; ++n) {
                if (!cache.store(binary, caps) || cache.find(binary) != caps)
                    ++broken;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(broken.load(), 0);
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
}

void TestCapsIo::resolverOrder()
{
    // The cache stands in for a probe: each binary is known there under another version.
    const QString folder = path(u"cache5"_s);
    QVERIFY(QDir(m_dir.path()).mkpath(u"bin"_s));
    const auto known = [&](const QString &name, int micro) {
        QString binary = script(name, "exit 0");
        QemuCaps caps = *recordedCaps(u"qemu-7.2-x86_64"_s);
        caps.source = CapsSource::Probed;
        caps.binary = binary;
        caps.version.micro = micro;
        if (!CapsCache(folder).store(binary, caps))
            qFatal("cannot store");
        return binary;
    };
    CapsRequest request;
    request.cacheFolder = folder;
    request.searchPath = QStringList {path(u"bin"_s)};
    const QString standard = known(u"bin/qemu-system-x86_64"_s, 101);
    QCOMPARE(resolveCaps(request)->caps.version.micro, 101);
    request.emulator = known(u"emulator"_s, 102);
    QCOMPARE(resolveCaps(request)->caps.version.micro, 102);
    request.qemu = known(u"chosen"_s, 103);
    QCOMPARE(resolveCaps(request)->caps.version.micro, 103);
    request.qemu = u"qemu-system-x86_64"_s;
    QCOMPARE(resolveCaps(request)->caps.binary, standard);
    put(path(u"order.json"_s), writeCapsJson(*recordedCaps(u"qemu-10.0-x86_64"_s)));
    request.capsFile = path(u"order.json"_s);
    QCOMPARE(resolveCaps(request)->caps.version.major, 10);
    QCOMPARE(resolveCaps(request)->caps.source, CapsSource::File);
}

void TestCapsIo::resolverFallsBackAndSaysWhy()
{
    CapsRequest request;
    request.cacheFolder = QString();
    request.searchPath = QStringList();
    request.emulator = path(u"not-there"_s);
    const auto recorded = resolveCaps(request);
    QVERIFY(recorded.has_value());
    QCOMPARE(recorded->caps.source, CapsSource::Recorded);
    QCOMPARE(recorded->caps.version.major, 7);
    QCOMPARE(recorded->remarks.size(), 1);
    QCOMPARE(recorded->remarks[0].file, request.emulator);

    // What the user named is not replaced by something else.
    request.qemu = path(u"not-there"_s);
    QCOMPARE(resolveCaps(request).error().code, ErrorCode::NotFound);
    request.qemu.clear();
    request.capsFile = path(u"not-there"_s);
    QCOMPARE(resolveCaps(request).error().code, ErrorCode::NotFound);
}

void TestCapsIo::resolverHasNothing()
{
    CapsRequest request;
    request.cacheFolder = QString();
    request.searchPath = QStringList();
    request.arch = u"s390x"_s;
    const auto caps = resolveCaps(request);
    QVERIFY(!caps);
    QCOMPARE(caps.error().code, ErrorCode::NotFound);
    QVERIFY(caps.error().toEnglish().contains(u"s390x"_s));
}

QTEST_GUILESS_MAIN(TestCapsIo)
#include "tst_caps_io.moc"
