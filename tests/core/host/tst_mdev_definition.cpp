// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/mdev_definition.h"
#include "core/host/node_device.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

/// The texts that are exchanged with mdevctl and libvirt.
class MdevDefinitionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatMdevctlWrites()
    {
        // Of mdevctl 1.2.0: `mdevctl define --auto`.
        QCOMPARE(definitionText(u"mdpy-hd"_s, true),
            QByteArray(
                "{\n  \"mdev_type\": \"mdpy-hd\",\n  \"start\": \"auto\",\n  \"attrs\": []\n}"));
        QVERIFY(definitionText(u"mdpy-hd"_s, false).contains("\"start\": \"manual\""));
    }

    void oddTypesStayOneString()
    {
        const QString type = u"a \"b\" \\ \n ä"_s;
        const QJsonObject json = QJsonDocument::fromJson(definitionText(type, false)).object();
        QCOMPARE(json.value(u"mdev_type"_s).toString(), type);
    }

    void autostartChangesOneWord()
    {
        const QByteArray before =
            "{\n  \"mdev_type\": \"t\",\n  \"start\": \"manual\",\n  \"attrs\": [\n"
            "    {\n      \"assign_adapter\": \"5\"\n    }\n  ]\n}";
        const auto after = definitionWithAutostart(before);
        QVERIFY(after);
        QCOMPARE(*after, QByteArray(before).replace("manual", "auto"));
        QCOMPARE(*definitionWithAutostart(*after), *after);
        QVERIFY(definitionHasAttributes(before));
        QVERIFY(!definitionHasAttributes(definitionText(u"t"_s, true)));
    }

    void whatIsNoDefinitionIsNotTouched_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("start: manual");
        QTest::newRow("no start") << QByteArray(R"({"mdev_type": "t"})");
        QTest::newRow("start elsewhere first")
            << QByteArray(R"({"attrs": [{"start": "x"}], "start": "manual"})");
    }
    void whatIsNoDefinitionIsNotTouched()
    {
        QFETCH(const QByteArray, text);
        QVERIFY(!definitionWithAutostart(text));
    }

    void nodeDevices()
    {
        // As libvirt 9.0 prints an instance of a PCI parent (facts of node_device_conf.c).
        const auto instance = parseNodeDevice(
            "<device>\n  <name>mdev_3627463d_b7f0_4fea_b468_f1da537d301b_0000_06_00_0</name>\n"
            "  <path>/sys/devices/x/3627463d-b7f0-4fea-b468-f1da537d301b</path>\n"
            "  <parent>pci_0000_06_00_0</parent>\n  <driver>\n    <name>vfio_mdev</name>\n  "
            "</driver>\n"
            "  <capability type='mdev'>\n    <type id='nvidia-11'/>\n"
            "    <uuid>3627463d-b7f0-4fea-b468-f1da537d301b</uuid>\n"
            "    <parent_addr>0000:06:00.0</parent_addr>\n    <iommuGroup number='12'/>\n"
            "  </capability>\n</device>\n");
        QVERIFY(instance);
        QCOMPARE(instance->name, u"mdev_3627463d_b7f0_4fea_b468_f1da537d301b_0000_06_00_0"_s);
        QVERIFY(instance->uuid == MdevUuid::parse(u"3627463d-b7f0-4fea-b468-f1da537d301b"));
        QCOMPARE(instance->parentAddress, u"0000:06:00.0"_s);

        const auto parent =
            parseNodeDevice("<device><name>mtty_mtty</name>"
                            "<path>/sys/devices/virtual/mtty/mtty</path>"
                            "<capability type='mdev_types'><type id='mtty-1'>"
                            "<name>Single port serial</name></type></capability></device>");
        QVERIFY(parent);
        QCOMPARE(parent->name, u"mtty_mtty"_s);
        QCOMPARE(parent->path, u"/sys/devices/virtual/mtty/mtty"_s);
        QVERIFY(!parent->uuid);

        QVERIFY(!parseNodeDevice("<device><name>half"));
        QVERIFY(!parseNodeDevice("<device/>"));
    }

    void aNewNodeDevice()
    {
        const MdevUuid uuid = *MdevUuid::parse(u"3627463d-b7f0-4fea-b468-f1da537d301b");
        QCOMPARE(newNodeDeviceXml(u"pci_0"_s, u"a<b"_s, uuid),
            QByteArray(
                "<device><parent>pci_0</parent><capability type=\"mdev\"><type id=\"a&lt;b\"/>"
                "<uuid>3627463d-b7f0-4fea-b468-f1da537d301b</uuid></capability></device>\n"));
    }
};

QTEST_APPLESS_MAIN(MdevDefinitionTest)
#include "tst_mdev_definition.moc"
