// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/helper_steps.h"
#include "core/io/mdev_sysfs.h"
#include "core/io/sysfs_scanner.h"
#include "tests/support/host_tree.h"

#include <QDomDocument>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <unistd.h>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

/// What runs as root takes nothing but its words, and writes nothing but the files that they mean.
class HelperTest : public QObject {
    Q_OBJECT

    static inline const QString device = u"devices/virtual/mtty/mtty"_s;
    static inline const QString function = u"devices/pci0000:4a/0000:4b:00.4"_s;
    static inline const QByteArray id = "00000000-0000-4000-8000-000000000001";
    static inline const QByteArray other = "00000000-0000-4000-8000-000000000002";

    static void plant(const HostTree &tree)
    {
        tree.addParent(device);
        tree.addType(device, "mtty-1", "2\n");
        tree.addInstance(device, u"mtty-1"_s, QString::fromLatin1(id), 7);
        tree.write(createFile(), "");
        tree.write(removeFile(), "");
        tree.makeDir(u"etc/mdevctl.d"_s);
        tree.write(u"precious"_s, "keep");
        tree.write(u"sys/"_s + function + u"/nvidia/creatable_vgpu_types"_s,
            "ID    : vGPU Name\n1147  : NVIDIA L40S-1Q\n1148  : NVIDIA L40S-2Q\n");
        tree.write(u"sys/"_s + function + u"/nvidia/current_vgpu_type"_s, "0\n");
        tree.link(
            u"../../../devices/pci0000:4a/0000:4b:00.4"_s, u"sys/bus/pci/devices/0000:4b:00.4"_s);
    }
    static QString createFile()
    {
        return u"sys/"_s + device + u"/mdev_supported_types/mtty-1/create"_s;
    }
    static QString removeFile()
    {
        return u"sys/"_s + device + u'/' + QString::fromLatin1(id) + u"/remove"_s;
    }
    static QString typeFile() { return u"sys/"_s + function + u"/nvidia/current_vgpu_type"_s; }
    static QByteArray read(const HostTree &tree, const QString &path)
    {
        QFile file(tree.absolute(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    /// Empty when it was done.
    static QString run(const HostTree &tree, const QByteArrayList &words)
    {
        const Result<HelperStep> step = parseHelperStep(words);
        if (!step)
            return u"words: "_s + step.error().toEnglish();
        const Result<QByteArray> done = runHelperSteps(tree.root(), {*step});
        return done ? QString() : done.error().toEnglish();
    }
    static QByteArrayList everything(const HostTree &tree)
    {
        QByteArrayList all;
        for (const QString &path : HostTree::filesAndLinks(tree.root()))
            all.append(path.toUtf8() + '=' + read(tree, path));
        return all;
    }

private Q_SLOTS:
    void wordsThatAreTaken_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        QTest::newRow("create") << QByteArrayList {"create", "0000:00:02.0", "i915-GVTg_V5_4", id};
        QTest::newRow("a type with spaces") << QByteArrayList {"create", "mtty", "a b.c", id};
        QTest::newRow("remove") << QByteArrayList {"remove", id};
        QTest::newRow("define") << QByteArrayList {"define", "mtty", "mtty-1", id, "auto"};
        QTest::newRow("autostart") << QByteArrayList {"autostart", "mtty", id};
        QTest::newRow("forget") << QByteArrayList {"forget", "mtty", id};
        QTest::newRow("probe") << QByteArrayList {"probe", id};
        QTest::newRow("set-vf-type") << QByteArrayList {"set-vf-type", "0000:4b:00.4", "1148"};
        QTest::newRow("no type") << QByteArrayList {"set-vf-type", "0000:4b:00.4", "none"};
    }
    void wordsThatAreTaken()
    {
        QFETCH(QByteArrayList, words);
        const Result<HelperStep> step = parseHelperStep(words);
        QVERIFY(step);
        if (step->action) // what the program sends is what the helper understands
            QCOMPARE(helperWords(*step->action), words);
    }

    void wordsThatAreRefused_data()
    {
        QTest::addColumn<QByteArrayList>("words");
        const auto row = [](const char *name, const QByteArrayList &words) {
            QTest::newRow(name) << words;
        };
        row("nothing", {});
        row("an empty verb", {""});
        row("another verb", {"exec", "mtty", "mtty-1", id});
        row("apply within", {"apply"});
        row("a path as verb", {"/bin/sh"});
        row("too few", {"create", "mtty", id});
        row("too many", {"remove", id, id});
        row("a step up", {"create", "..", "mtty-1", id});
        row("a dot", {"create", "mtty", ".", id});
        row("a path", {"create", "../../etc", "mtty-1", id});
        row("an absolute path", {"create", "/etc", "mtty-1", id});
        row("a slash in the type", {"create", "mtty", "mtty-1/../../x", id});
        row("an empty name", {"create", "", "mtty-1", id});
        row("a NUL", {"create", QByteArray("mt\0ty", 5), "mtty-1", id});
        row("a line break", {"create", "mtty\n", "mtty-1", id});
        row("a tab", {"create", "mt\tty", "mtty-1", id});
        row("an escape", {"create", "\x1b[31m", "mtty-1", id});
        row("no UTF-8", {"create", "mt\xff", "mtty-1", id});
        row("huge", {"create", QByteArray(256, 'a'), "mtty-1", id});
        row("very huge", {"create", QByteArray(10'000'000, 'a'), "mtty-1", id});
        row("no UUID", {"remove", "1"});
        row("a UUID with a path", {"remove", id + "/.."});
        row("a UUID without dashes", {"remove", QByteArray(id).replace("-", "")});
        row("a UUID in braces", {"remove", '{' + id + '}'});
        row("a UUID with more", {"remove", id + "\n"});
        row("neither auto nor manual", {"define", "mtty", "mtty-1", id, "yes"});
        row("no address", {"set-vf-type", "mtty", "1148"});
        row("a short address", {"set-vf-type", "4b:00.4", "1148"});
        row("an address with more", {"set-vf-type", "0000:4b:00.4/..", "1148"});
        row("no number", {"set-vf-type", "0000:4b:00.4", "1148\n0"});
        row("a negative number", {"set-vf-type", "0000:4b:00.4", "-1"});
        row("a long number", {"set-vf-type", "0000:4b:00.4", "1234567890"});
        row("hexadecimal", {"set-vf-type", "0000:4b:00.4", "0x10"});
    }
    void wordsThatAreRefused()
    {
        QFETCH(QByteArrayList, words);
        const Result<HelperStep> step = parseHelperStep(words);
        QVERIFY(!step);
        QVERIFY(step.error().code == ErrorCode::Usage);
        QVERIFY(!parseHelperSteps("remove " + words.join('\t') + '\n'));
    }

    void listsAreLimited()
    {
        const QByteArray line = "remove\t" + id + '\n';
        QCOMPARE(parseHelperSteps(line + line)->size(), 2);
        QVERIFY(!parseHelperSteps({}));
        QVERIFY(!parseHelperSteps("\n\n"));
        QVERIFY(!parseHelperSteps(line.repeated(257)));
        QVERIFY(!parseHelperSteps(QByteArray(70'000, '\n')));
        QVERIFY(!parseHelperSteps(line + "exec\tsh\n" + line));
    }

    void whatItDoes()
    {
        const HostTree tree;
        plant(tree);
        QCOMPARE(run(tree, {"create", "mtty", "mtty-1", other}), QString());
        QCOMPARE(read(tree, createFile()), other);
        QCOMPARE(run(tree, {"remove", id}), QString());
        QCOMPARE(read(tree, removeFile()), QByteArray("1"));
        QCOMPARE(run(tree, {"define", "mtty", "mtty-1", id, "auto"}), QString());
        const QString file = u"etc/mdevctl.d/mtty/"_s + QString::fromLatin1(id);
        QVERIFY(read(tree, file).contains("\"auto\""));
        QCOMPARE(run(tree, {"forget", "mtty", id}), QString());
        QCOMPARE(read(tree, file), QByteArray("(none)"));
        QCOMPARE(run(tree, {"set-vf-type", "0000:4b:00.4", "1148"}), QString());
        QVERIFY(read(tree, typeFile()).startsWith("1148"));
    }

    void whatTheHostDoesNotHave()
    {
        const HostTree tree;
        plant(tree);
        const QByteArrayList before = everything(tree);
        QVERIFY(run(tree, {"create", "nowhere", "mtty-1", other}).contains(u"no device"));
        QVERIFY(run(tree, {"create", "mtty", "mtty-9", other}).contains(u"offers no type"));
        QVERIFY(run(tree, {"create", "mtty", "mtty-1", id}).contains(u"exists already"));
        QVERIFY(run(tree, {"create", "0000:4b:00.4", "1148", other}).contains(u"no instances"));
        QVERIFY(run(tree, {"remove", other}).contains(u"there is no vGPU"));
        QVERIFY(run(tree, {"forget", "mtty", id}).contains(u"no definition"));
        QVERIFY(run(tree, {"set-vf-type", "0000:00:00.0", "1148"}).contains(u"no function"));
        QVERIFY(run(tree, {"set-vf-type", "0000:4b:00.4", "9999"}).contains(u"offers no type"));
        QCOMPARE(everything(tree), before);
    }

    void oneInUseIsNamedAndLeft()
    {
        const HostTree tree;
        plant(tree);
        tree.write(
            u"proc/42/cmdline"_s, QByteArrayList {"qemu", "-name", "guest=win10"}.join('\0'));
        tree.link(u"/dev/vfio/7"_s, u"proc/42/fd/8"_s);
        QVERIFY(run(tree, {"remove", id}).contains(u"in use by win10"));
        QCOMPARE(read(tree, removeFile()), QByteArray());
    }

    void linksAreNotFollowed_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArrayList>("words");
        const QByteArrayList create {"create", "mtty", "mtty-1", other};
        const QString types = u"sys/"_s + device + u"/mdev_supported_types"_s;
        QTest::newRow("the file") << createFile() << u"/precious"_s << create;
        QTest::newRow("the type") << types + u"/mtty-1"_s << u"/fake/type"_s << create;
        QTest::newRow("the types") << types << u"/fake"_s << create;
        QTest::newRow("the parent, outside of sysfs")
            << u"sys/class/mdev_bus/mtty"_s << u"/fake/mtty"_s << create;
        QTest::newRow("the parent, another device")
            << u"sys/class/mdev_bus/mtty"_s << u"../../devices/fake/else"_s << create;
        QTest::newRow("the bus") << u"sys/class/mdev_bus"_s << u"/fake"_s << create;
        QTest::newRow("remove") << removeFile() << u"/precious"_s << QByteArrayList {"remove", id};
        QTest::newRow("the instance") << u"sys/"_s + device + u'/' + QString::fromLatin1(id)
                                      << u"/fake/type"_s << QByteArrayList {"remove", id};
        QTest::newRow("the definitions") << u"etc/mdevctl.d/mtty"_s << u"/fake/definitions"_s
                                         << QByteArrayList {"define", "mtty", "mtty-1", id, "auto"};
        QTest::newRow("current_vgpu_type")
            << typeFile() << u"/precious"_s
            << QByteArrayList {"set-vf-type", "0000:4b:00.4", "1148"};
        QTest::newRow("the function")
            << u"sys/bus/pci/devices/0000:4b:00.4"_s << u"/fake/vf/0000:4b:00.4"_s
            << QByteArrayList {"set-vf-type", "0000:4b:00.4", "1148"};
    }
    /// Swapped after it was read: as an attacker would win a race.
    void linksAreNotFollowed()
    {
        QFETCH(QString, place);
        QFETCH(QString, target);
        QFETCH(QByteArrayList, words);
        const HostTree tree;
        plant(tree);
        const HostSnapshot host = *scanHost({tree.root(), {}});
        for (const QString &folder : {u"fake"_s, u"fake/mtty"_s, u"sys/devices/fake/else"_s}) {
            tree.write(folder + u"/mdev_supported_types/mtty-1/create"_s, "keep");
            tree.write(folder + u'/' + QString::fromLatin1(id) + u"/remove"_s, "keep");
        }
        tree.write(u"fake/type/create"_s, "keep");
        tree.write(u"fake/type/remove"_s, "keep");
        tree.write(u"fake/mtty-1/create"_s, "keep");
        tree.write(u"fake/vf/0000:4b:00.4/nvidia/current_vgpu_type"_s, "keep");
        tree.makeDir(u"fake/definitions"_s);
        tree.remove(place);
        tree.link(target, place);
        const QByteArrayList before = everything(tree);
        // Straight to the writing, with what was read before; and from the beginning.
        HostAction action = *parseHelperStep(words)->action;
        if (action.parent.isEmpty())
            action.parent = u"mtty"_s;
        QVERIFY(!applyThroughSysfs(tree.root(), host, action));
        QCOMPARE(everything(tree), before);
        (void)run(tree, words);
        QCOMPARE(everything(tree), before);
    }

    void allOrNothing()
    {
        const HostTree tree;
        plant(tree);
        const QByteArray file =
            "create\tmtty\tmtty-1\t" + other + "\nset-vf-type\t0000:4b:00.4\t9999\n";
        const auto steps = parseHelperSteps("define\tmtty\tmtty-1\t" + id + "\tmanual\n" + file);
        QVERIFY(steps);
        const Result<QByteArray> done = runHelperSteps(tree.root(), *steps);
        QVERIFY(!done);
        QVERIFY(done.error().toEnglish().contains(u"offers no type 9999"));
        QCOMPARE(
            read(tree, u"etc/mdevctl.d/mtty/"_s + QString::fromLatin1(id)), QByteArray("(none)"));
    }

    void theProgram()
    {
        // It refuses words before it looks who called, and takes nothing from the environment.
        QProcess helper;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
        environment.insert(u"QT_DEBUG_PLUGINS"_s, u"1"_s);
        environment.insert(u"QT_PLUGIN_PATH"_s, u"/nowhere"_s);
        helper.setProcessEnvironment(environment);
        const QString program =
            qEnvironmentVariable("VITRINE_BINARY_DIR") + u"/bin/vitrine-helper"_s;
        for (const QStringList &words : {QStringList {},
                 QStringList {u"exec"_s, u"sh"_s},
                 QStringList {u"remove"_s, u".."_s}}) {
            helper.start(program, words);
            QVERIFY(helper.waitForFinished());
            QCOMPARE(helper.exitCode(), 2);
            QVERIFY(helper.readAllStandardOutput().isEmpty());
            QCOMPARE(helper.readAllStandardError().count('\n'), 1);
        }
        helper.start(program, {u"apply"_s});
        QVERIFY(helper.waitForStarted());
        helper.write("remove\t../..\n");
        helper.closeWriteChannel();
        QVERIFY(helper.waitForFinished());
        QCOMPARE(helper.exitCode(), 2);
        if (::geteuid() == 0)
            return; // what follows is about everybody else
        helper.start(program, {u"remove"_s, QString::fromLatin1(id)});
        QVERIFY(helper.waitForFinished());
        QCOMPARE(helper.exitCode(), 4);
    }

    void everyVerbHasItsAction()
    {
        QFile file(qEnvironmentVariable("VITRINE_SOURCE_DIR")
            + u"/resources/org.vitrine.helper.policy.in"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QDomDocument document;
        QVERIFY(document.setContent(file.readAll()));
        QStringList verbs;
        const QDomNodeList actions = document.elementsByTagName(u"action"_s);
        for (int i = 0; i < actions.size(); ++i) {
            const QDomElement action = actions.at(i).toElement();
            QString path;
            QString verb;
            const QDomNodeList notes = action.elementsByTagName(u"annotate"_s);
            for (int n = 0; n < notes.size(); ++n) {
                const QDomElement note = notes.at(n).toElement();
                (note.attribute(u"key"_s).endsWith(u"exec.path") ? path : verb) = note.text();
            }
            QCOMPARE(path, u"@VITRINE_HELPER_PATH@"_s);
            QCOMPARE(action.attribute(u"id"_s), u"org.vitrine.helper."_s + verb);
            QCOMPARE(
                action.firstChildElement(u"defaults"_s).firstChildElement(u"allow_any"_s).text(),
                u"auth_admin"_s);
            QVERIFY(!action.firstChildElement(u"message"_s).text().isEmpty());
            verbs.append(verb);
        }
        verbs.sort();
        QCOMPARE(verbs,
            QStringList({u"apply"_s,
                u"autostart"_s,
                u"create"_s,
                u"define"_s,
                u"forget"_s,
                u"probe"_s,
                u"remove"_s,
                u"set-vf-type"_s}));
    }
};

QTEST_GUILESS_MAIN(HelperTest)
#include "tst_helper.moc"
