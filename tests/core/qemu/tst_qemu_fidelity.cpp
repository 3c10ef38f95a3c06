// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/qemu/fidelity_cases.h"

#include <QDir>
#include <QTest>

using namespace fidelity;
using namespace Qt::Literals::StringLiterals;

/// The command line and the completed XML are those of a real libvirt 9.0, or the engine names what it does not know.
class TestQemuFidelity : public QObject {
    Q_OBJECT

private:
    static QString corpus()
    {
        QString shared = qEnvironmentVariable("VITRINE_SHARED");
        if (shared.isEmpty())
            shared = qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/../shared"_s;
        return shared + u"/corpus/libvirt-9.0.0"_s;
    }
    static QString folder() { return qEnvironmentVariable("VITRINE_FIDELITY_DIR"); }
    static QString only() { return qEnvironmentVariable("VITRINE_CASE"); }

private Q_SLOTS:
    void oracleArguments()
    {
        const DebianWorld world(false);
        const Count count = compareArguments(
            qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/oracle"_s,
            world.world(),
            only());
        print(u"oracle, arguments"_s, count);
        if (!only().isEmpty())
            return;
        QCOMPARE(count.of(Outcome::Different), 0);
        QCOMPARE(count.of(Outcome::WronglyRefused), 0);
        QCOMPARE(count.of(Outcome::WronglyAccepted), 0);
        QCOMPARE(count.of(Outcome::Identical), 21);
        QCOMPARE(count.of(Outcome::SameRefusal), 24);
    }

    /// Debian, Fedora, Windows 10 and 11 as virt-install makes them, pc and q35, BIOS and UEFI, with and without a vGPU.
    void virtInstallGuests()
    {
        const DebianWorld world(false);
        const QString guests =
            qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/virt-install"_s;
        const Count arguments = compareArguments(guests, world.world(), only());
        const Count completed = compareCompleted(guests, world.world(), only());
        print(u"virt-install, arguments"_s, arguments);
        print(u"virt-install, completed XML"_s, completed);
        if (!only().isEmpty())
            return;
        QCOMPARE(arguments.of(Outcome::Identical), 32);
        QCOMPARE(completed.of(Outcome::Identical), 32);
    }

    /// Guests as virt-manager and GNOME Boxes write them (tests/fidelity/desktop_parts.py), without and with a vGPU.
    void desktopGuests()
    {
        const DebianWorld world(false);
        const QString guests =
            qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/desktop"_s;
        const Count arguments = compareArguments(guests, world.world(), only());
        const Count completed = compareCompleted(guests, world.world(), only());
        print(u"desktop, arguments"_s, arguments);
        print(u"desktop, completed XML"_s, completed);
        if (!only().isEmpty())
            return;
        QCOMPARE(arguments.of(Outcome::Identical), 10);
        QCOMPARE(completed.of(Outcome::Identical), 10);
    }

    /// Random guests that were once answered otherwise than libvirt does.
    void foundGuests()
    {
        const DebianWorld world(false);
        const QString guests =
            qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/found"_s;
        for (const Count &count : {compareArguments(guests, world.world(), only()),
                 compareCompleted(guests, world.world(), only())}) {
            print(u"found before"_s, count);
            QCOMPARE(count.of(Outcome::Different), 0);
            QCOMPARE(count.of(Outcome::WronglyAccepted), 0);
            QCOMPARE(count.of(Outcome::WronglyRefused), 0);
        }
    }

    void findingsOfCompletion()
    {
        const DebianWorld world(false);
        const QByteArray twice =
            "<domain type='qemu'><name>a</name><memory>65536</memory><os><type "
            "machine='pc'>hvm</type></os>"
            "<devices><memballoon model='virtio'><address type='pci' slot='0x05'/></memballoon>"
            "<rng model='virtio'><backend model='random'/><address type='pci' "
            "slot='0x05'/></rng></devices></domain>";
        const auto text = vitrine::XmlText::parse(twice);
        const auto refusal =
            vitrine::commandRefusal(*text, *vitrine::readGuest(*text), world.world());
        QVERIFY(refusal);
        QCOMPARE(refusal->phase, vitrine::Phase::Define);
        QCOMPARE(refusal->words, u"Attempted double use of PCI Address 0000:00:05.0"_s);
        QCOMPARE(refusal->path, u"/domain/devices/rng"_s);
        const auto good = vitrine::XmlText::parse(
            QByteArray(twice).replace("<rng", "<rng2").replace("</rng>", "</rng2>"));
        QVERIFY(!vitrine::commandRefusal(*good, *vitrine::readGuest(*good), world.world()));
    }

    /// Any folder of guests and answers, for who looks for differences with guests of his own.
    void givenFolder()
    {
        if (folder().isEmpty())
            QSKIP("VITRINE_FIDELITY_DIR names no folder");
        const DebianWorld world(false);
        const Count arguments = compareArguments(folder(), world.world(), only());
        const Count completed = compareCompleted(folder(), world.world(), only());
        print(folder() + u", arguments"_s, arguments);
        print(folder() + u", completed XML"_s, completed);
        QCOMPARE(arguments.of(Outcome::Different) + completed.of(Outcome::Different), 0);
    }

    void corpusArguments()
    {
        if (!QDir(corpus()).exists())
            QSKIP("no ../shared/corpus beside the sources");
        const DebianWorld world(true);
        const Count count = compareArguments(corpus(), world.world(), only());
        print(u"corpus, arguments"_s, count);
        if (!only().isEmpty())
            return;
        QCOMPARE(count.of(Outcome::Different), 0);
        QCOMPARE(count.of(Outcome::WronglyRefused), 0);
        QCOMPARE(count.of(Outcome::WronglyAccepted), 0);
        QVERIFY(count.of(Outcome::Identical) >= 147);
    }

    void corpusCompleted()
    {
        if (!QDir(corpus()).exists())
            QSKIP("no ../shared/corpus beside the sources");
        const DebianWorld world(true);
        const Count count = compareCompleted(corpus(), world.world(), only());
        print(u"corpus, completed XML"_s, count);
        if (!only().isEmpty())
            return;
        QCOMPARE(count.of(Outcome::Different), 0);
        QCOMPARE(count.of(Outcome::WronglyRefused), 0);
        QCOMPARE(count.of(Outcome::WronglyAccepted), 0);
        QCOMPARE(count.of(Outcome::NotTranslated), 0);
        QVERIFY(count.of(Outcome::Identical) >= 181);
    }
};

QTEST_GUILESS_MAIN(TestQemuFidelity)
#include "tst_qemu_fidelity.moc"
