// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/xml_text.h"
#include "core/qemu/build_command.h"
#include "core/qemu/caps_json.h"
#include "tests/core/qemu/fidelity_cases.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdio>

using namespace fidelity;
using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

/// What QEMU itself thinks: every device, object, driver, option and property on a command line that the engine writes exists in the
/// capabilities that a real QEMU 7.2 reported of itself (tst_caps_io asks the QEMU of this machine and compares).
class TestEmittedNames : public QObject {
    Q_OBJECT

private:
    QStringList m_unknown;
    int m_checked = 0;
    QString m_guest;

    void check(bool known, const QString &what)
    {
        ++m_checked;
        const QString line = what + u" ("_s + m_guest + u')';
        if (!known && !m_unknown.contains(line))
            m_unknown.append(line);
    }

    static QStringList keysOf(const QString &value, QString &first)
    {
        QString text = value;
        text.replace(u",,"_s, u"\x01"_s);
        QStringList keys;
        bool isFirst = true;
        for (const QString &part : text.split(u',')) {
            const qsizetype equals = part.indexOf(u'=');
            if (isFirst && equals < 0)
                first = part;
            else
                keys.append(equals < 0 ? part : part.first(equals));
            isFirst = false;
        }
        return keys;
    }

    void checkJson(const QemuCaps &caps, const QString &option, const QJsonObject &object)
    {
        if (option == "-device"_L1) {
            // Names that QEMU gives devices besides (qdev_alias_table, softmmu/qdev-monitor.c), which no list holds.
            static const QMap<QString, QString> besides {
                {u"lsi"_s, u"lsi53c895a"_s}, {u"ahci"_s, u"ich9-ahci"_s}};
            const QString given = object.value("driver"_L1).toString();
            const QString driver = besides.value(given, given);
            check(caps.hasDevice(driver), u"-device "_s + driver);
            // Of every device: its type, its name, and the bus that it is plugged into (qdev_device_add).
            for (const QString &key : object.keys()) {
                if (key != "driver"_L1 && key != "id"_L1 && key != "bus"_L1)
                    check(caps.hasProperty(driver, key), u"-device "_s + driver + u',' + key);
            }
        } else if (option == "-object"_L1) {
            const QString type = object.value("qom-type"_L1).toString();
            check(caps.hasObject(type), u"-object "_s + type);
            for (const QString &key : object.keys())
                check(caps.hasObjectProperty(type, key), u"-object "_s + type + u',' + key);
        } else if (option == "-blockdev"_L1) {
            const QString driver = object.value("driver"_L1).toString();
            check(caps.blockDrivers.contains(driver), u"-blockdev "_s + driver);
        } else if (option == "-netdev"_L1) {
            const QString type = object.value("type"_L1).toString();
            check(caps.netdevTypes.contains(type), u"-netdev "_s + type);
        } else if (option == "-audiodev"_L1) {
            const QString driver = object.value("driver"_L1).toString();
            check(caps.audioDrivers.contains(driver), u"-audiodev "_s + driver);
        } else {
            check(false, u"JSON after "_s + option);
        }
    }

    void checkPlain(
        const QemuCaps &caps, const QString &machine, const QString &option, const QString &value)
    {
        QString first;
        const QStringList keys = keysOf(value, first);
        if (option == "-chardev"_L1) {
            check(caps.chardevBackends.contains(first), u"-chardev "_s + first);
            for (const QString &key : keys)
                check(key == "id"_L1 || caps.hasOption(u"chardev"_s, key), u"-chardev "_s + key);
        } else if (option == "-machine"_L1) {
            check(caps.machine(first) != nullptr, u"-machine "_s + first);
            for (const QString &key : keys)
                check(caps.hasMachineProperty(machine, key), u"-machine "_s + key);
        } else if (option == "-accel"_L1) {
            check(caps.accelerators.contains(first), u"-accel "_s + first);
        } else if (option == "-display"_L1) {
            check(first == "none"_L1 || caps.hasDisplay(first), u"-display "_s + first);
            for (const QString &key : keys)
                check(caps.hasDisplayOption(first, key) || caps.displayCommonOptions.contains(key),
                    u"-display "_s + first + u',' + key);
        } else if (option == "-cpu"_L1) {
            const auto known = [&] {
                for (const QemuCpuModel &model : caps.cpuModels) {
                    if (model.name == first)
                        return true;
                }
                return first == "host"_L1;
            };
            check(known(), u"-cpu "_s + first);
        } else if (option == "-tpmdev"_L1) {
            check(caps.tpmTypes.contains(first), u"-tpmdev "_s + first);
        } else if (option == "-global"_L1) {
            const QString property = value.section(u'=', 0, 0);
            const QString device = property.section(u'.', 0, 0);
            if (value.contains(u'.') && caps.hasDevice(device))
                check(
                    caps.hasProperty(device, property.section(u'.', 1)), u"-global "_s + property);
        } else if (caps.hasOption(option.mid(1)) && !keys.isEmpty()) {
            for (const QString &key : keys) {
                // Options of implied names and -smp's aliases have no list of parameters.
                if (caps.options.value(option.mid(1)).isEmpty())
                    break;
                check(key == "id"_L1 || caps.hasOption(option.mid(1), key), option + u' ' + key);
            }
        }
    }

    void checkCommand(const QemuCaps &caps, const QStringList &arguments)
    {
        QString machine;
        for (qsizetype i = 0; i + 1 < arguments.size(); ++i) {
            if (arguments.at(i) == "-machine"_L1)
                machine = arguments.at(i + 1).section(u',', 0, 0);
        }
        for (qsizetype i = 1; i < arguments.size(); ++i) {
            if (!arguments.at(i).startsWith(u'-'))
                continue;
            const QString &option = arguments.at(i);
            const QString value = arguments.value(i + 1);
            if (value.startsWith(u'-') || value.isEmpty())
                continue;
            ++i;
            if (value.startsWith(u'{'))
                checkJson(caps, option, QJsonDocument::fromJson(value.toUtf8()).object());
            else
                checkPlain(caps, machine, option, value);
        }
    }

private Q_SLOTS:
    void fixtures_data()
    {
        QTest::addColumn<QString>("folder");
        for (const char *name : {"oracle", "virt-install", "found", "desktop"})
            QTest::newRow(name) << qEnvironmentVariable("VITRINE_SOURCE_DIR")
                    + u"/tests/fixtures/"_s + QString::fromLatin1(name);
    }

    void fixtures()
    {
        QFETCH(QString, folder);
        const DebianWorld world(false);
        const QemuCaps &caps = *world.world().caps;
        m_unknown.clear();
        m_checked = 0;
        int guests = 0;
        for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.xml"_s})) {
            if (file.fileName().endsWith(".out.xml"_L1))
                continue;
            QFile in(file.filePath());
            QVERIFY(in.open(QIODevice::ReadOnly));
            const auto text = XmlText::parse(in.readAll());
            QVERIFY(text);
            const auto config = readGuest(*text);
            World asked = world.world();
            asked.clock = {1'700'000'000, 0};
            const auto command = buildCommand(*text, config ? *config : GuestConfig {}, asked, {});
            if (!command)
                continue;
            ++guests;
            m_guest = file.completeBaseName();
            checkCommand(caps, command->toStrings());
        }
        std::printf("%s: %d guests, %d names\n", QTest::currentDataTag(), guests, m_checked);
        for (const QString &unknown : std::as_const(m_unknown))
            std::printf("   %s\n", qPrintable(unknown));
        QVERIFY(guests > 0);
        QCOMPARE(m_unknown, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestEmittedNames)
#include "tst_emitted_names.moc"
