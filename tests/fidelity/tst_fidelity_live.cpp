// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/qemu/fidelity_cases.h"
#include "tests/fidelity/libvirt_judge.h"
#include "tests/fidelity/live_guests.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace fidelity;
using namespace Qt::Literals::StringLiterals;

/// Random guests: the engine and a real libvirt say the same. VITRINE_LIVE_GUESTS and VITRINE_LIVE_SEED choose others
/// (./dev fidelity --live N --seed S); a difference is kept in the build folder, with both answers.
class TestFidelityLive : public QObject {
    Q_OBJECT

private:
    static void keep(const QString &folder, const LiveGuest &guest, const Answer &answer)
    {
        QDir().mkpath(folder);
        const auto write = [&](const QString &suffix, const QByteArray &bytes) {
            QFile file(folder + u'/' + guest.name + suffix);
            if (file.open(QIODevice::WriteOnly) && !bytes.isEmpty())
                file.write(bytes);
        };
        write(u".xml"_s, guest.xml);
        if (answer.arguments.isEmpty())
            write(u".err"_s, answer.words.toUtf8() + '\n');
        else
            write(u".argv"_s, answer.arguments.join(u'\n').toUtf8() + '\n');
        if (!answer.completed.isEmpty())
            write(u".out.xml"_s, answer.completed);
        else
            write(u".define.err"_s, answer.defineWords.toUtf8() + '\n');
    }

    static bool isWrong(Outcome outcome)
    {
        return outcome == Outcome::Different || outcome == Outcome::WronglyAccepted
            || outcome == Outcome::WronglyRefused;
    }

    static bool hasTap()
    {
        const bool tap =
            QFile(u"/dev/net/tun"_s).open(QIODevice::ReadWrite | QIODevice::Unbuffered);
        if (!tap)
            std::puts("no /dev/net/tun: guests have no interfaces");
        return tap;
    }

    /// Asks libvirt about `count` guests, prints what came out, and fails where the engine says otherwise.
    void compareGuests(const QString &seed, int count, int odd, const QByteArray &conf)
    {
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const bool tap = hasTap();
        QElapsedTimer timer;
        timer.start();
        // VITRINE_LIVE_FOLDER: guests of somebody else's making. VITRINE_LIVE_ANSWERS: a file that keeps what libvirt says.
        const QString given = qEnvironmentVariable("VITRINE_LIVE_FOLDER");
        const QString answersFile = qEnvironmentVariable("VITRINE_LIVE_ANSWERS");
        const QList<LiveGuest> guests = given.isEmpty()
            ? makeGuests(folder.filePath(u"guests"_s), seed, count, tap, odd)
            : readGuests(given);
        QList<QByteArray> texts;
        for (const LiveGuest &guest : guests)
            texts.append(guest.xml);
        QString whyNot;
        const QString roots = folder.filePath(u"libvirt"_s);
        const QList<Answer> answers = answersFile.isEmpty()
            ? askAll(roots, conf, texts, whyNot)
            : askOnce(answersFile, roots, conf, texts, whyNot);
        if (answers.isEmpty())
            QSKIP(qPrintable(whyNot));
        const qint64 asked = timer.restart();

        DebianWorld world(false);
        const auto settings = vitrine::parseQemuConf(conf);
        QVERIFY(settings);
        world.setConf(*settings);
        const QString kept = qEnvironmentVariable("VITRINE_BINARY_DIR", QDir::currentPath())
            + u"/fidelity-live-"_s + seed;
        Count arguments;
        Count completed;
        QMap<QString, int> families;
        int valid = 0;
        int crashed = 0;
        for (qsizetype i = 0; i < guests.size(); ++i) {
            const LiveGuest &guest = guests.at(i);
            const Answer &answer = answers.at(i);
            for (const QString &family : guest.families)
                ++families[family];
            if (answer.crashed) {
                ++crashed;
                std::printf("libvirt itself dies over %s\n", qPrintable(guest.name));
                continue;
            }
            valid += answer.completed.isEmpty() ? 0 : 1;
            vitrine::World then = world.world();
            then.clock = {answer.asked, QDateTime::currentDateTime().offsetFromUtc()};
            const Verdict a = compareArguments(guest.xml, then, answer.arguments, answer.words);
            const Verdict c =
                compareCompleted(guest.xml, then, answer.completed, answer.defineWords);
            const auto note = [&](Count &to, const Verdict &verdict) {
                to.cases[verdict.outcome].append(verdict.remark.isEmpty()
                        ? guest.name
                        : QString(guest.name + u": "_s + verdict.remark));
            };
            note(arguments, a);
            note(completed, c);
            if (isWrong(a.outcome) || isWrong(c.outcome)) {
                keep(kept, guest, answer);
                if (given.isEmpty())
                    std::printf("%s differs; to see it again: make_guests.py --seed %s --first %d "
                                "--count 1 --odd %d%s\n%s\n",
                        qPrintable(guest.name),
                        qPrintable(seed),
                        static_cast<int>(i),
                        odd,
                        tap ? "" : " --no-interfaces",
                        guest.xml.constData());
            }
        }
        std::printf("seed %s: %d guests, %d accepted by libvirt, %d crash it; asked in %lld ms, "
                    "compared in %lld ms\n",
            qPrintable(seed),
            static_cast<int>(guests.size()),
            valid,
            crashed,
            asked,
            timer.elapsed());
        std::printf("families, percent of guests:");
        for (auto it = families.begin(); it != families.end(); ++it)
            std::printf(" %s %.1f", qPrintable(it.key()), 100.0 * it.value() / count);
        std::puts("");
        print(u"live, arguments and errors"_s, arguments);
        print(u"live, completed XML and errors"_s, completed);
        if (arguments.of(Outcome::Different) + completed.of(Outcome::Different) > 0)
            std::printf("what differs is in %s\n", qPrintable(kept));
        QCOMPARE(arguments.of(Outcome::Different), 0);
        QCOMPARE(arguments.of(Outcome::WronglyAccepted), 0);
        QCOMPARE(arguments.of(Outcome::WronglyRefused), 0);
        QCOMPARE(completed.of(Outcome::Different), 0);
        QCOMPARE(completed.of(Outcome::WronglyAccepted), 0);
        QCOMPARE(completed.of(Outcome::WronglyRefused), 0);
        QVERIFY(!given.isEmpty() || valid * 2 >= guests.size());
    }

    static QString seed() { return qEnvironmentVariable("VITRINE_LIVE_SEED", u"3"_s); }
    static int count() { return qEnvironmentVariable("VITRINE_LIVE_GUESTS", u"200"_s).toInt(); }

private Q_SLOTS:
    void randomGuests()
    {
        // Which garbage libvirt trips over first is not known in every case: asked for with VITRINE_LIVE_ODD.
        compareGuests(
            seed(), count(), qEnvironmentVariable("VITRINE_LIVE_ODD", u"0"_s).toInt(), {});
    }

    void settingsOfTheHost_data()
    {
        QTest::addColumn<QByteArray>("conf");
        QTest::newRow("listen, TLS and SASL of VNC")
            << QByteArray("vnc_listen = \"0.0.0.0\"\nvnc_tls = 1\nvnc_tls_x509_verify = 1\n"
                          "vnc_sasl = 1\nspice_listen = \"::\"\n");
        QTest::newRow("TLS, SASL and password of Spice")
            << QByteArray("spice_tls = 1\nspice_tls_x509_cert_dir = \"/usr/share\"\nspice_sasl = "
                          "1\nspice_password = \"secret\"\nvnc_listen = \"::\"\n");
        QTest::newRow("sockets, no sandbox") << QByteArray(
            "vnc_auto_unix_socket = 1\nspice_auto_unix_socket = 1\nvnc_password = \"secret\"\n"
            "seccomp_sandbox = 0\n");
        QTest::newRow("certificates in common, process names, core files")
            << QByteArray("default_tls_x509_cert_dir = \"/usr/lib\"\ndefault_tls_x509_verify = 1\n"
                          "vnc_tls = 1\nspice_tls = 1\nseccomp_sandbox = 1\nset_process_name = 1\n"
                          "dump_guest_core = 1\n");
    }

    /// The same under a qemu.conf that an administrator has changed: a fifth as many guests for each.
    void settingsOfTheHost()
    {
        QFETCH(QByteArray, conf);
        compareGuests(seed() + u'-' + QString::fromLatin1(QTest::currentDataTag()).left(6),
            std::max(10, count() / 5),
            0,
            conf);
    }
};

QTEST_GUILESS_MAIN(TestFidelityLive)
#include "tst_fidelity_live.moc"
