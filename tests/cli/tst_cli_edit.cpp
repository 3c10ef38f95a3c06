// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_runner.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace vitrine::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// Of the demonstration host.
const QString idleRegion = u"9e2d6b18-3a4c-4e1b-a7f9-6c5d4e3f2b03"_s;
const QString idleDmabuf = u"53764d0e-85a0-42b4-af5c-2046b460b1dc"_s;
const QString nowhere = u"00000000-1111-2222-3333-444444444444"_s;

const QByteArray guestXml = "<domain type='kvm'>\n"
                            "  <!-- kept -->\n"
                            "  <name>g</name>\n"
                            "  <memory unit='MiB'>2048</memory>\n"
                            "  <os><type arch='x86_64' machine='q35'>hvm</type></os>\n"
                            "  <devices>\n"
                            "    <graphics type='spice'>\n"
                            "      <listen type='none'/>\n"
                            "    </graphics>\n"
                            "    <x:mine xmlns:x='urn:x' kept='yes'/>\n"
                            "  </devices>\n"
                            "</domain>"; // without a last line end, which must not appear

/// Lines of `diff -u` that were added or removed, without the head.
QStringList changedLines(const QByteArray &diff)
{
    QStringList lines;
    for (const QString &line : QString::fromUtf8(diff).split(u'\n')) {
        const bool head = line.startsWith(u"+++"_s) || line.startsWith(u"---"_s);
        if (!head && (line.startsWith(u'+') || line.startsWith(u'-')))
            lines += line;
    }
    return lines;
}

} // namespace

/// The commands that edit: what they print, what they leave alone, and how they write.
class CliEditTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_file;

    static QByteArray contentOf(const QString &file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("(cannot be read)");
    }
    static void put(const QString &file, const QByteArray &bytes)
    {
        QFile f(file);
        QVERIFY(f.open(QIODevice::WriteOnly));
        QCOMPARE(f.write(bytes), bytes.size());
    }
    /// The guest with a vGPU attached.
    [[nodiscard]] QByteArray withVgpu(const QString &uuid) const
    {
        return vitrinectl({u"attach"_s, m_file, u"--mdev"_s, uuid, u"--demo"_s}).out;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_dir.isValid());
        m_file = m_dir.filePath(u"g.xml"_s);
        put(m_file, guestXml);
    }

    void attachAddsOneDevice()
    {
        const Call call = vitrinectl({u"--demo"_s, u"attach"_s, m_file, u"--mdev"_s, idleRegion});
        QCOMPARE(call.code, 0);
        QVERIFY(call.out.contains(idleRegion.toUtf8()));
        QVERIFY(call.out.contains("display='on'"));
        QVERIFY(!call.out.endsWith('\n'));
        QCOMPARE(contentOf(m_file), guestXml);

        const Call diff = vitrinectl({u"diff"_s, m_file, u"-"_s}, call.out);
        QCOMPARE(diff.code, 1);
        const QStringList changed = changedLines(diff.out);
        QVERIFY(!changed.isEmpty());
        for (const QString &line : changed)
            QVERIFY2(line.startsWith(u'+'), qPrintable(line));
    }

    void attachMakesTheOpenGlThatADmabufNeeds()
    {
        const Call call = vitrinectl({u"--demo"_s, u"attach"_s, m_file, u"--mdev"_s, idleDmabuf});
        QCOMPARE(call.code, 0);
        QVERIFY2(call.out.contains("<gl"), call.out.constData());
        const Call none = vitrinectl(
            {u"--demo"_s, u"attach"_s, m_file, u"--mdev"_s, idleDmabuf, u"--gl"_s, u"none"_s});
        QCOMPARE(none.code, 0);
        QVERIFY(!none.out.contains("<gl"));
        // The edit was made, and that the guest is wrong is said.
        QVERIFY2(none.err.contains("[display.needs-opengl]"), none.err.constData());
    }

    void attachTakesItsChoices()
    {
        const Call call = vitrinectl({u"--demo"_s,
            u"attach"_s,
            m_file,
            u"--mdev"_s,
            idleRegion,
            u"--display"_s,
            u"off"_s,
            u"--model"_s,
            u"vfio-pci"_s});
        QCOMPARE(call.code, 0);
        QVERIFY(!call.out.contains("display='on'"));
        const Call ramfb = vitrinectl({u"--demo"_s,
            u"attach"_s,
            m_file,
            u"--mdev"_s,
            idleRegion,
            u"--display=on"_s,
            u"--ramfb=on"_s,
            u"--video=none"_s});
        QVERIFY(ramfb.out.contains("ramfb='on'"));
        QVERIFY(ramfb.out.contains("type='none'/>"));
    }

    void anAutomaticDisplayIsAWishThatStays()
    {
        const QString file = m_dir.filePath(u"auto.xml"_s);
        Call call = vitrinectl({u"--demo"_s,
            u"attach"_s,
            m_file,
            u"--mdev"_s,
            idleRegion,
            u"--display"_s,
            u"auto"_s,
            u"--output"_s,
            file});
        QCOMPARE(call.code, 0);
        QVERIFY(call.errLines().size() >= 2); // the reasons
        const auto text = [&file] {
            QFile in(file);
            return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
        };
        QVERIFY2(text().contains("display=\"auto\"/>") || text().contains("display='auto'/>"),
            text().constData());
        const auto set = [&file](const QString &value) {
            return vitrinectl({u"--demo"_s,
                u"set"_s,
                file,
                QString(u"mdev[0].display="_s + value),
                u"--in-place"_s});
        };
        // By hand it is a choice, and no wish any more.
        QCOMPARE(set(u"off"_s).code, 0);
        QVERIFY(!text().contains("auto'/>") && !text().contains("auto\"/>"));
        QCOMPARE(set(u"auto"_s).code, 0);
        QVERIFY(text().contains("vitrine:mdev"));
        call =
            vitrinectl({u"--demo"_s, u"detach"_s, file, u"--mdev"_s, idleRegion, u"--in-place"_s});
        QCOMPARE(call.code, 0);
        QVERIFY(!text().contains("vitrine:mdev"));
    }

    void attachCreatesOfAType()
    {
        const Call call = vitrinectl(
            {u"attach"_s, m_file, u"--demo"_s, u"--type"_s, u"0000:00:02.0:i915-GVTg_V5_8"_s});
        QCOMPARE(call.code, 0);
        QVERIFY(call.out.contains("type='mdev'"));
        QVERIFY2(call.err.contains("i915-GVTg_V5_8"), call.err.constData());
    }

    void attachCreatesOnARealHost()
    {
        const QString type = m_dir.filePath(
            u"root/sys/devices/pci0000:00/0000:00:02.0/mdev_supported_types/i915-GVTg_V5_8"_s);
        QVERIFY(QDir().mkpath(QString(type + u"/devices"_s)));
        QVERIFY(QDir().mkpath(m_dir.filePath(u"root/sys/class/mdev_bus"_s)));
        QVERIFY(QFile::link(u"../../devices/pci0000:00/0000:00:02.0"_s,
            m_dir.filePath(u"root/sys/class/mdev_bus/0000:00:02.0"_s)));
        put(QString(type + u"/available_instances"_s), "1\n");
        put(QString(type + u"/device_api"_s), "vfio-pci\n");
        put(QString(type + u"/create"_s), {});
        const QStringList words {u"attach"_s,
            m_file,
            u"--root"_s,
            m_dir.filePath(u"root"_s),
            u"--type"_s,
            u"0000:00:02.0:i915-GVTg_V5_8"_s,
            u"--in-place"_s};
        const Call call = vitrinectl(words);
        QVERIFY2(call.code == 0, call.err.constData());
        const QByteArray uuid = contentOf(QString(type + u"/create"_s));
        QCOMPARE(uuid.size(), qsizetype(36));
        QVERIFY(contentOf(m_file).contains(uuid));

        // What the host refuses leaves the guest as it was.
        put(QString(type + u"/available_instances"_s), "0\n");
        put(m_file, guestXml);
        const Call full = vitrinectl(words);
        QCOMPARE(full.code, 4);
        QVERIFY2(isOneClearLine(full), full.err.constData());
        QCOMPARE(contentOf(m_file), guestXml);
        QCOMPARE(contentOf(QString(type + u"/create"_s)), uuid);
    }

    void attachTakesAPciFunction()
    {
        const Call call =
            vitrinectl({u"attach"_s, m_file, u"--demo"_s, u"--pci"_s, u"0000:3b:00.4"_s});
        QCOMPARE(call.code, 0);
        QVERIFY(call.out.contains("domain='0x0000' bus='0x3b' slot='0x00' function='0x4'"));
        const Call again =
            vitrinectl({u"attach"_s, u"-"_s, u"--pci"_s, u"3b:00.4"_s, u"--demo"_s}, call.out);
        QVERIFY(again.code == 4 || again.code == 2);
    }

    void detachUndoesAttach()
    {
        const QByteArray attached = withVgpu(idleRegion);
        const Call call =
            vitrinectl({u"detach"_s, u"-"_s, u"--mdev"_s, idleRegion, u"--demo"_s}, attached);
        QCOMPARE(call.code, 0);
        QCOMPARE(call.out, guestXml);
    }

    void replaceChangesTheUuidAndNothingElse()
    {
        const QByteArray attached = withVgpu(idleRegion);
        const Call call = vitrinectl({u"replace"_s,
                                         u"-"_s,
                                         u"--mdev"_s,
                                         idleRegion.toUpper(),
                                         u"--with"_s,
                                         nowhere,
                                         u"--demo"_s},
            attached);
        QCOMPARE(call.code, 0);
        QByteArray expected = attached;
        expected.replace(idleRegion.toUtf8(), nowhere.toUtf8());
        QCOMPARE(call.out, expected);
        QVERIFY(!call.err.contains("is there"));
        const Call itself = vitrinectl(
            {u"replace"_s, u"-"_s, u"--mdev"_s, idleRegion, u"--with"_s, idleRegion, u"--demo"_s},
            attached);
        QCOMPARE(itself.code, 0);
        QCOMPARE(itself.out, attached);
        QVERIFY2(itself.err.contains("is the one that is there"), itself.err.constData());
    }

    void aRenderNodeThatNothingUsesIsSaid()
    {
        const auto attach = [this](const QString &uuid) {
            return vitrinectl({u"--demo"_s,
                u"attach"_s,
                m_file,
                u"--mdev"_s,
                uuid,
                u"--rendernode"_s,
                u"/dev/dri/renderD129"_s});
        };
        QVERIFY(!attach(idleDmabuf).err.contains("was not needed"));
        const Call region = attach(idleRegion);
        QCOMPARE(region.code, 0);
        QVERIFY2(region.err.contains("was not needed"), region.err.constData());
    }

    void setChangesOneLine()
    {
        const Call call = vitrinectl({u"set"_s, m_file, u"name=other"_s, u"--demo"_s});
        QCOMPARE(call.code, 0);
        QByteArray expected = guestXml;
        expected.replace("<name>g<", "<name>other<");
        QCOMPARE(call.out, expected);
    }

    void setWithoutAValueTakesOut()
    {
        const Call set = vitrinectl({u"set"_s, m_file, u"graphics[0].gl=yes"_s, u"--demo"_s});
        QVERIFY(set.out.contains("enable='yes'"));
        const Call unset =
            vitrinectl({u"set"_s, u"-"_s, u"graphics[0].gl="_s, u"--demo"_s}, set.out);
        QCOMPARE(unset.code, 0);
        QVERIFY(!unset.out.contains("enable="));
    }

    void aWrongResultIsStillMade()
    {
        const QByteArray attached = withVgpu(idleRegion);
        const Call call =
            vitrinectl({u"set"_s, u"-"_s, u"mdev[0].ramfb=maybe"_s, u"--demo"_s}, attached);
        // ramfb holds on or off; what cannot be a value at all is wrong usage.
        if (call.code == 2)
            QVERIFY(isOneClearLine(call));
        const Call other = vitrinectl(
            {u"set"_s, u"-"_s, u"mdev[0].display=off"_s, u"mdev[0].ramfb=on"_s, u"--demo"_s},
            attached);
        QCOMPARE(other.code, 0);
        QVERIFY(other.out.contains("ramfb='on'"));
        for (const QString &line : other.errLines())
            QVERIFY2(line.startsWith(u"vitrinectl: set: "_s), qPrintable(line));
        QVERIFY2(other.err.contains(": error: "), other.err.constData());
    }

    void presetsAreEdits()
    {
        for (const QString &preset :
            {u"compute-only"_s, u"local-console"_s, u"remote-console"_s, u"vgpu-only"_s}) {
            const Call call =
                vitrinectl({u"preset"_s, u"-"_s, preset, u"--demo"_s}, withVgpu(idleRegion));
            QVERIFY2(call.code == 0, call.err.constData());
            QVERIFY(call.out.contains("<!-- kept -->"));
            const Call judged =
                vitrinectl({u"validate"_s, u"-"_s, u"--demo"_s, u"--json"_s}, call.out);
            for (const QJsonArray rows = QJsonDocument::fromJson(judged.out).array();
                 const auto row : rows)
                QVERIFY2(row[u"severity"_s].toString() != u"error"_s,
                    qPrintable(preset + u": "_s + row[u"message"_s].toString()));
        }
    }

    void fixesAreThoseOfValidate()
    {
        // A display without anything to show it on.
        QByteArray bare = withVgpu(idleRegion);
        const qsizetype begin = bare.indexOf("    <graphics");
        bare.remove(begin, bare.indexOf("</graphics>\n") + 12 - begin);
        const Call judged = vitrinectl({u"validate"_s, u"-"_s, u"--demo"_s, u"--json"_s}, bare);
        QCOMPARE(judged.code, 1);
        int tried = 0;
        for (const QJsonArray rows = QJsonDocument::fromJson(judged.out).array();
             const auto row : rows) {
            if (row[u"rule"_s].toString() != u"display.needs-graphics"_s)
                continue;
            for (const QJsonArray fixes = row[u"fixes"_s].toArray(); const auto fix : fixes) {
                const Call fixed = vitrinectl({u"fix"_s,
                                                  u"-"_s,
                                                  u"display.needs-graphics"_s,
                                                  u"--fix"_s,
                                                  fix[u"id"_s].toString(),
                                                  u"--path"_s,
                                                  row[u"path"_s].toString(),
                                                  u"--demo"_s},
                    bare);
                QVERIFY2(fixed.code == 0, fixed.err.constData());
                const Call after = vitrinectl({u"validate"_s, u"-"_s, u"--demo"_s}, fixed.out);
                QVERIFY2(!after.out.contains("display.needs-graphics"), after.out.constData());
                ++tried;
            }
        }
        QVERIFY(tried > 0);
        const Call first =
            vitrinectl({u"fix"_s, u"-"_s, u"display.needs-graphics"_s, u"--demo"_s}, bare);
        QCOMPARE(first.code, 0);
        const Call unknown = vitrinectl(
            {u"fix"_s, u"-"_s, u"display.needs-graphics"_s, u"--fix"_s, u"frob"_s, u"--demo"_s},
            bare);
        QCOMPARE(unknown.code, 2);
        QVERIFY(isOneClearLine(unknown));
    }

    void aRuleThatFiresTwiceNeedsAPath()
    {
        QByteArray twice = guestXml;
        for (const QString &uuid : {idleRegion, nowhere})
            twice.replace("  </devices>",
                QByteArray(
                    "    <hostdev mode='subsystem' type='mdev' model='vfio-pci' display='auto'>"
                    "<source><address uuid='"
                    + uuid.toUtf8() + "'/></source></hostdev>\n  </devices>"));
        const Call call =
            vitrinectl({u"fix"_s, u"-"_s, u"display.invalid-value"_s, u"--demo"_s}, twice);
        QCOMPARE(call.code, 2);
        QVERIFY(isOneClearLine(call));
        QVERIFY2(call.err.contains("/domain/devices/hostdev[1]/@display"), call.err.constData());
        QVERIFY2(call.err.contains("/domain/devices/hostdev[2]/@display"), call.err.constData());
        const Call one = vitrinectl({u"fix"_s,
                                        u"-"_s,
                                        u"display.invalid-value"_s,
                                        u"--demo"_s,
                                        u"--path"_s,
                                        u"/domain/devices/hostdev[2]/@display"_s},
            twice);
        QVERIFY2(one.code == 0, one.err.constData());
        QCOMPARE(one.out.count("display='auto'"), qsizetype(1));
    }

    void inPlaceKeepsTheMode()
    {
        QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner));
        const QFile::Permissions before = QFile::permissions(m_file);
        const Call call = vitrinectl({u"set"_s, m_file, u"name=x"_s, u"--in-place"_s, u"--demo"_s});
        QCOMPARE(call.code, 0);
        QVERIFY(call.out.isEmpty());
        QVERIFY(contentOf(m_file).contains("<name>x</name>"));
        QCOMPARE(QFile::permissions(m_file), before);
    }

    void outputLeavesTheInputAlone()
    {
        const QString other = m_dir.filePath(u"other.xml"_s);
        const Call call =
            vitrinectl({u"set"_s, m_file, u"--output"_s, other, u"name=x"_s, u"--demo"_s});
        QCOMPARE(call.code, 0);
        QVERIFY(call.out.isEmpty());
        QCOMPARE(contentOf(m_file), guestXml);
        QVERIFY(contentOf(other).contains("<name>x</name>"));
        const Call full =
            vitrinectl({u"set"_s, m_file, u"--output"_s, u"/dev/full"_s, u"name=x"_s, u"--demo"_s});
        QCOMPARE(full.code, 3);
        QVERIFY(isOneClearLine(full));
    }

    void standardInputHasNoPlace()
    {
        const Call call = vitrinectl({u"set"_s, u"-"_s, u"name=x"_s, u"--in-place"_s}, guestXml);
        QCOMPARE(call.code, 2);
        QVERIFY(isOneClearLine(call));
    }

    void jsonTellsTheSame()
    {
        const Call call = vitrinectl({u"set"_s, m_file, u"name=x"_s, u"--json"_s, u"--demo"_s});
        QCOMPARE(call.code, 0);
        const QJsonObject result = QJsonDocument::fromJson(call.out).object();
        QCOMPARE(result.keys(), QStringList({u"diagnostics"_s, u"file"_s, u"reasons"_s, u"xml"_s}));
        QVERIFY(result[u"xml"_s].toString().contains(u"<name>x</name>"_s));
    }

    void fieldsAreListed()
    {
        const Call text = vitrinectl({u"fields"_s});
        QVERIFY(text.out.contains("mdev[N].display"));
        const QJsonArray rows =
            QJsonDocument::fromJson(vitrinectl({u"fields"_s, u"--json"_s}).out).array();
        QCOMPARE(rows.size(), text.out.count('\n'));
        for (const auto row : rows)
            QCOMPARE(row.toObject().keys(),
                QStringList({u"choices"_s, u"default"_s, u"field"_s, u"meaning"_s, u"type"_s}));
    }
};

QTEST_GUILESS_MAIN(CliEditTest)
#include "tst_cli_edit.moc"
