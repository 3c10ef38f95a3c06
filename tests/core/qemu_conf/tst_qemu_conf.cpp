// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qemu_conf.h"

#include <QTest>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

class TestQemuConf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyFileMeansLibvirtsDefaults();
    void settingsOfInterestAreRead();
    void passwordsAreOnlyPresent();
    void listsAndCommentsAreSkipped();
    void certificatesFallBackToTheCommonFolder();
    void badTextNamesItsLine_data();
    void badTextNamesItsLine();
};

void TestQemuConf::emptyFileMeansLibvirtsDefaults()
{
    const auto conf = parseQemuConf("# nothing\n\n  # at all");
    QVERIFY(conf);
    QVERIFY(*conf == QemuConf());
    QCOMPARE(conf->vncListen, u"127.0.0.1"_s);
}

void TestQemuConf::settingsOfInterestAreRead()
{
    const auto conf = parseQemuConf(
        "vnc_listen = \"0.0.0.0\"\nspice_listen='::'\nvnc_tls = 1\nspice_tls=1\nvnc_sasl = 1\n"
        "vnc_auto_unix_socket = 1 # why not\nspice_auto_unix_socket = 1\nseccomp_sandbox = 0\n");
    QVERIFY(conf);
    QCOMPARE(conf->vncListen, u"0.0.0.0"_s);
    QCOMPARE(conf->spiceListen, u"::"_s);
    QVERIFY(conf->vncTls && conf->spiceTls && conf->vncSasl && conf->vncAutoUnixSocket
        && conf->spiceAutoUnixSocket);
    QVERIFY(!conf->spiceSasl);
    QCOMPARE(conf->seccompSandbox, std::optional<int>(0));
}

void TestQemuConf::passwordsAreOnlyPresent()
{
    const auto conf = parseQemuConf("vnc_password = \"XYZ12345\"\n");
    QVERIFY(conf);
    QVERIFY(conf->hasVncPassword);
    QVERIFY(!conf->hasSpicePassword);
}

void TestQemuConf::listsAndCommentsAreSkipped()
{
    const auto conf =
        parseQemuConf("cgroup_device_acl = [\n  \"/dev/null\", # a device\n  \"/dev/full\",\n]\n"
                      "namespaces = [ ]\nvnc_listen = \"\"\"10.0.0.1\"\"\"\n");
    QVERIFY2(conf, conf ? "" : qPrintable(conf.error().toEnglish()));
    QCOMPARE(conf->vncListen, u"10.0.0.1"_s);
}

void TestQemuConf::certificatesFallBackToTheCommonFolder()
{
    const auto conf =
        parseQemuConf("default_tls_x509_cert_dir = \"/a\"\nspice_tls_x509_cert_dir = \"/b\"\n");
    QVERIFY(conf);
    QCOMPARE(conf->vncTlsX509CertDir, u"/a"_s);
    QCOMPARE(conf->spiceTlsX509CertDir, u"/b"_s);
}

void TestQemuConf::badTextNamesItsLine_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("no equals sign") << QByteArray("\nvnc_tls 1\n") << 2;
    QTest::newRow("no value") << QByteArray("vnc_tls =\n") << 1;
    QTest::newRow("open string") << QByteArray("a=1\nvnc_listen = \"0.0.0.0\n") << 2;
    QTest::newRow("open list") << QByteArray("a = [ 1,\n 2") << 2;
    QTest::newRow("no name") << QByteArray("= 1\n") << 1;
    QTest::newRow("two values") << QByteArray("a = 1 2\n") << 1;
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x01\x02")
                            << 1;
}

void TestQemuConf::badTextNamesItsLine()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto conf = parseQemuConf(text, u"qemu.conf"_s);
    QVERIFY(!conf);
    QCOMPARE(conf.error().code, ErrorCode::Usage);
    QCOMPARE(conf.error().line, line);
    QCOMPARE(conf.error().file, u"qemu.conf"_s);
}

QTEST_GUILESS_MAIN(TestQemuConf)
#include "tst_qemu_conf.moc"
