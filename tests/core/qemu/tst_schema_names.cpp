// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/domain_grammar.h"
#include "core/domainxml/xml_text.h"
#include "core/qemu/build_command.h"
#include "tests/core/qemu/fidelity_cases.h"
#include "tests/core/qemu/schema_paths.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <cstdio>

using namespace fidelity;
using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

/// Everything that libvirt's schema allows in a guest is known to the engine, or named by it: nothing is dropped in silence.
class TestSchemaNames : public QObject {
    Q_OBJECT

private:
    static bool isInGrammar(const SchemaPath &path)
    {
        const ElementSpec *spec = &domainGrammar();
        for (qsizetype i = 1; i < path.elements.size(); ++i) {
            if (spec->verbatim)
                return true; // kept with all that is in it
            spec = spec->child(path.elements.at(i));
            if (spec == nullptr)
                return false;
        }
        return spec->verbatim || path.attribute.isEmpty()
            || spec->attribute(path.attribute) != nullptr;
    }

    static bool isNamed(const QList<NotTranslated> &list, const SchemaPath &path)
    {
        for (const NotTranslated &item : list) {
            QString plain = item.path.mid(1);
            plain.remove(QRegularExpression(u"\\[\\d+\\]"_s));
            if (plain == path.toString() || path.toString().startsWith(QString(plain + u'/')))
                return true;
        }
        return false;
    }

    QList<SchemaPath> m_paths;
    QMap<QString, QString> m_choices;

private Q_SLOTS:
    void initTestCase()
    {
        const QString folder = u"/usr/share/libvirt/schemas"_s;
        if (!QFile::exists(folder + u"/domain.rng"_s))
            QSKIP("the package libvirt0 is not installed");
        m_paths = readSchemaPaths(folder);
        for (const SchemaPath &path : std::as_const(m_paths)) {
            if (!path.attribute.isEmpty())
                m_choices.insert(path.toString(), path.value);
        }
        // What other attributes hang on.
        for (SchemaPath &path : m_paths) {
            if (path.toString().endsWith("/alias/@name"_L1))
                path.value = u"ua-own"_s; // others than these are libvirt's own
        }
        m_choices[u"domain/devices/disk/@type"_s] = u"file"_s;
        m_choices[u"domain/devices/disk/target/@dev"_s] = u"sda"_s;
        m_choices[u"domain/devices/hostdev/@mode"_s] = u"subsystem"_s;
        m_choices[u"domain/devices/hostdev/@type"_s] = u"mdev"_s;
        std::printf("%lld names in their places\n", m_paths.size());
        QVERIFY(m_paths.size() > 2000);
    }

    void everyNameIsKnownOrNamed()
    {
        const DebianWorld world(false);
        int known = 0;
        int named = 0;
        int refused = 0;
        QStringList silent;
        for (const SchemaPath &path : std::as_const(m_paths)) {
            if (isInGrammar(path)) {
                ++known;
                continue;
            }
            const auto text = XmlText::parse(guestWith(path, m_choices));
            QVERIFY2(text, qPrintable(path.toString()));
            const auto config = readGuest(*text);
            const CommandOptions options {.style = CommandStyle::Libvirt,
                .runtimeDir = {},
                .partial = true,
                .origins = false};
            const auto command =
                buildCommand(*text, config ? *config : GuestConfig {}, world.world(), options);
            if (!command && command.error().code == ErrorCode::Refused)
                ++refused;
            else if (command && isNamed(command->notTranslated, path))
                ++named;
            else
                silent.append(command
                        ? path.toString()
                        : QString(path.toString() + u": "_s + command.error().text.toEnglish()));
        }
        std::printf(
            "known %d, named %d, refused %d, silent %lld\n", known, named, refused, silent.size());
        for (const QString &path : std::as_const(silent))
            std::printf("   %s\n", qPrintable(path));
        QCOMPARE(silent, QStringList());
    }

    /// What the engine knows stays in the completed XML, is named, or libvirt refuses it; what libvirt itself leaves out is listed.
    void whatIsKnownIsKept()
    {
        const DebianWorld world(false);
        QStringList dropped;
        int kept = 0;
        int named = 0;
        int refused = 0;
        for (const SchemaPath &path : std::as_const(m_paths)) {
            if (!isInGrammar(path))
                continue;
            const auto text = XmlText::parse(guestWith(path, m_choices));
            QVERIFY2(text, qPrintable(path.toString()));
            const auto done = expand(*text, world.world());
            if (!done) {
                ++refused;
                continue;
            }
            const QString &name = path.attribute.isEmpty() ? path.elements.last() : path.attribute;
            const QString bytes = QString::fromUtf8(done->bytes);
            const auto has = [&](QStringView before, QStringView after) {
                return bytes.contains(QString(before + name + after));
            };
            if (has(u" ", u"='") || has(u" ", u"=\"") || has(u"<", u""))
                ++kept;
            else if (isNamed(done->notTranslated, path))
                ++named;
            else
                dropped.append(path.toString());
        }
        std::printf("kept %d, named %d, refused %d, left out by libvirt %lld\n",
            kept,
            named,
            refused,
            dropped.size());
        // What a guest that says only this does not keep: an alias without a name, an address of another kind, what an attribute that is
        // not given would make of it.
        // One of another kind of device is not read at all (domain_values_text.h). VITRINE_WRITE_LEFT_OUT writes the list anew.
        QFile list(
            qEnvironmentVariable("VITRINE_SOURCE_DIR") + u"/tests/fixtures/schema/left-out.txt"_s);
        if (qEnvironmentVariableIsSet("VITRINE_WRITE_LEFT_OUT")
            && list.open(QIODevice::WriteOnly)) {
            list.write(dropped.join(u'\n').toUtf8() + '\n');
            list.close();
        }
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QStringList leftOut =
            QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(dropped, leftOut);
    }
};

QTEST_GUILESS_MAIN(TestSchemaNames)
#include "tst_schema_names.moc"
