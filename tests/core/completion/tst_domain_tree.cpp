// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/completion/read_values.h"

#include <QHash>
#include <QTest>

#include <limits>

using namespace vitrine;
using namespace Qt::Literals::StringLiterals;

/// The tables that a guest is read with, and how its tree is written.
class TestDomainTree : public QObject {
    Q_OBJECT

private:
    using Names = QHash<QString, Atom>;

    static void collect(const ElementSpec &element, Names &names, QSet<int> &seen)
    {
        if (seen.contains(element.index)) // <backingStore> is in itself
            return;
        seen.insert(element.index);
        names.insert(element.name.toString(), element.name);
        for (const AttributeSpec *a = element.attributes; a != nullptr; a = a->next)
            names.insert(a->name.toString(), a->name);
        for (const ChildSpec *c = element.children; c != nullptr; c = c->next)
            collect(*c->element, names, seen);
    }

    static XmlText parsed(const QByteArray &xml) { return *XmlText::parse(xml); }

private Q_SLOTS:
    void noTwoNamesOfTheGrammarAreTakenForEachOther()
    {
        Names names;
        QSet<int> seen;
        collect(domainGrammar(), names, seen);
        QVERIFY(names.size() > 400);
        for (auto a = names.cbegin(); a != names.cend(); ++a) {
            for (auto b = names.cbegin(); b != names.cend(); ++b)
                QVERIFY2((a.value() == b.value()) == (a.key() == b.key()),
                    qPrintable(QString(a.key() + u' ' + b.key())));
        }
    }

    void anElementMayBeInItself()
    {
        const ElementSpec *disk = domainGrammar().child(u"devices")->child(u"disk");
        const ElementSpec *backing = disk->child(u"backingStore");
        QVERIFY(backing != nullptr);
        QCOMPARE(backing->child(u"backingStore"), backing);
    }

    void aNameThatSomebodyWroteIsComparedByItsLetters()
    {
        const ElementSpec &domain = domainGrammar();
        QVERIFY(domain.findChild(u"devices") != nullptr);
        QVERIFY(domain.findChild(u"Devices") == nullptr);
        QVERIFY(domain.findAttribute(u"type") != nullptr);
        QVERIFY(domain.findAttribute(u"typ") == nullptr);
    }

    void sectionsHaveTheirTurnInTheParser()
    {
        QVERIFY(parsePlace(u"memory") < parsePlace(u"disk"));
        QVERIFY(parsePlace(u"disk") < parsePlace(u"graphics"));
        QCOMPARE(parsePlace(u"nothing"), std::numeric_limits<int>::max());
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qlonglong>("expected"); // -1: none
        QTest::newRow("decimal") << u"31"_s << 31LL;
        QTest::newRow("zeros") << u"007"_s << 7LL;
        QTest::newRow("hexadecimal") << u"0x1f"_s << 31LL;
        QTest::newRow("capitals") << u"0X1F"_s << 31LL;
        QTest::newRow("capital digits") << u"0x1F"_s << 31LL;
        QTest::newRow("space") << u" 5\n"_s << 5LL;
        QTest::newRow("long") << u"9223372036854775807"_s << std::numeric_limits<qlonglong>::max();
        QTest::newRow("long hexadecimal")
            << u"0x7fffffffffffffff"_s << std::numeric_limits<qlonglong>::max();
        QTest::newRow("nothing") << QString() << -1LL;
        QTest::newRow("no digits") << u"0x"_s << -1LL;
        QTest::newRow("letters") << u"1x"_s << -1LL;
        QTest::newRow("letters of no number") << u"0xfg"_s << -1LL;
        QTest::newRow("negative") << u"-1"_s << -1LL;
    }
    void numbers()
    {
        QFETCH(const QString, text);
        QFETCH(const qlonglong, expected);
        const auto read = number(text);
        QCOMPARE(read ? static_cast<qlonglong>(*read) : -1LL, expected);
    }

    void bytesOfAnAddress()
    {
        QCOMPARE(hexByte(0), u"0x00"_s);
        QCOMPARE(hexByte(0x1f), u"0x1f"_s);
        QCOMPARE(hexByte(255), u"0xff"_s);
    }

    void whatIsWrittenIsEscapedHoweverLong()
    {
        // Each letter grows to six, more than room is made for at first.
        const QByteArray quotes = QByteArray("&quot;").repeated(3000);
        const QByteArray written =
            DomainTree(parsed("<domain><name>ä€&lt;" + quotes + "</name></domain>")).format();
        const QByteArray expected = "<name>ä€&lt;" + quotes + "</name>\n";
        QVERIFY(written.contains(expected));
    }

    void charactersBetweenChildrenAreKeptWhereTheyAreNoWhiteSpace()
    {
        const auto textOf = [](const QByteArray &content) {
            const DomainTree tree(
                parsed("<domain><os>x<nvram>" + content + "</nvram></os></domain>"));
            const TreeNode *os = tree.domain()->child(u"os");
            return QString(os->text + u'/' + os->child(u"nvram")->text);
        };
        QCOMPARE(textOf("\n\t <source/>\r\n"), u"/"_s);
        QCOMPARE(textOf("y<source/>"), u"/y"_s); // libvirt reads none of <os>
    }

    void attributesAreReplacedAddedAndRemoved()
    {
        DomainTree tree(parsed("<domain type='kvm' id='7'/>"));
        TreeNode *domain = tree.domain();
        QVERIFY(domain->is(u"type", u"kvm"));
        tree.set(domain, u"type", u"qemu"_s, byDefault);
        QVERIFY(domain->is(u"type", u"qemu"));
        tree.removeAttribute(domain, u"type");
        QVERIFY(!domain->has(u"type"));
        tree.set(domain, u"type", u"kvm"_s, byDefault);
        QCOMPARE(domain->get(u"type"), u"kvm"_s);
        QCOMPARE(domain->get(u"id"), u"7"_s);
    }
};

QTEST_APPLESS_MAIN(TestDomainTree)
#include "tst_domain_tree.moc"
