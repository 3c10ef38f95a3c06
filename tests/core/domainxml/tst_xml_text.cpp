// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/xml_text.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

class TestXmlText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void spans();
    void decodes();
    void paths();
    void positions();
    void agreesWithQt_data();
    void agreesWithQt();
    void deepButAllowed();
    void bigButAllowed();
};

void TestXmlText::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<TextPosition>("at");

    const auto row = [](const char *name,
                         const QByteArray &bytes,
                         ErrorCode code,
                         int line = 1,
                         int column = 1) {
        QTest::newRow(name) << bytes << code << TextPosition {line, column};
    };
    const auto wrong = ErrorCode::NotWellFormed;
    row("nothing", "", wrong, 1, 1);
    row("only blanks", "  \n", wrong, 0, 0);
    row("text", "hello", wrong, 0, 0);
    row("half a tag", "<domain", wrong, 0, 0);
    row("not closed", "<a>\n<b>\n</a>", wrong, 3, 0);
    row("two roots", "<a/><b/>", wrong, 0, 0);
    row("doubled attribute", "<a x='1' x='2'/>", wrong, 0, 0);
    row("no quotes", "<a x=1/>", wrong, 0, 0);
    row("less-than in a value", "<a x='<'/>", wrong, 0, 0);
    row("bare ampersand", "<a>&</a>", wrong, 0, 0);
    row("unknown entity", "<a>&eacute;</a>", wrong, 0, 0);
    row("reference to NUL", "<a>&#0;</a>", wrong, 0, 0);
    row("reference to a control character", "<a>&#x1b;</a>", wrong, 0, 0);
    row("reference to a surrogate", "<a>&#xD800;</a>", wrong, 0, 0);
    row("reference past the end", "<a>&#x110000;</a>", wrong, 0, 0);
    row("huge reference", "<a>&#99999999999999999999;</a>", wrong, 0, 0);
    row("unknown prefix", "<a><q:b/></a>", wrong, 0, 0);
    row("unknown prefix of an attribute", "<a q:b='1'/>", wrong, 0, 0);
    row("comment not closed", "<a><!-- </a>", wrong, 0, 0);
    row("CDATA not closed", "<a><![CDATA[</a>", wrong, 0, 0);
    row("end of CDATA in text", "<a>]]></a>", wrong, 0, 0);
    row("NUL byte", QByteArray("<a>\n<b>\0</b></a>", 15), wrong, 2, 4);
    row("binary",
        QByteArray("\x7f"
                   "ELF\x02\x01\x01\0\0\0",
            10),
        wrong,
        1,
        8);
    row("control character", "<a>\x01</a>", wrong, 0, 0);
    row("DOCTYPE", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", wrong, 2, 1);
    row("DOCTYPE with an entity", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", wrong, 1, 1);
    row("billion laughs",
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c "
        "'&b;&b;&b;&b;'>]><a>&c;</a>",
        wrong,
        1,
        1);
    row("outer entity",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        wrong,
        1,
        1);
    row("lower case DOCTYPE", "<!doctype a><a/>", wrong, 0, 0);
    row("UTF-16 LE", QByteArray("\xFF\xFE<\0a\0/\0>\0", 10), ErrorCode::Encoding);
    row("UTF-16 BE", QByteArray("\xFE\xFF\0<\0a\0/\0>", 10), ErrorCode::Encoding);
    row("UTF-16 without a mark", QByteArray("<\0a\0/\0>\0", 8), wrong, 1, 2);
    row("says UTF-16", "<?xml version='1.0' encoding='UTF-16'?><a/>", ErrorCode::Encoding);
    row("says Latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a>x</a>", ErrorCode::Encoding);
    row("says UTF-7", R"(<?xml version="1.0" encoding="UTF-7"?><a>+ADw-</a>)", ErrorCode::Encoding);
    row("Latin-1", "<a>\n gr\xFC\xDF</a>", ErrorCode::Encoding, 2, 4);
    row("overlong", "<a>\xC0\xAF</a>", ErrorCode::Encoding, 1, 4);
    row("surrogate in UTF-8", "<a>\xED\xA0\x80</a>", ErrorCode::Encoding, 1, 4);
    row("past U+10FFFF", "<a>\xF4\x90\x80\x80</a>", ErrorCode::Encoding, 1, 4);
    row("cut off", "<a/>\xE2\x82", ErrorCode::Encoding, 1, 5);
    row("too deep",
        QByteArray("<a>").repeated(257) + QByteArray("</a>").repeated(257),
        wrong,
        1,
        0);
    row("very deep", QByteArray("<a>").repeated(200000), wrong, 1, 0);
    row("too big", "<a>" + QByteArray(11 * 1024 * 1024, ' ') + "</a>", ErrorCode::TooLarge, 0, 0);
}

void TestXmlText::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    QFETCH(const TextPosition, at);
    const auto text = XmlText::parse(bytes, u"g.xml"_s);
    QVERIFY(!text);
    QCOMPARE(text.error().code, code);
    QCOMPARE(text.error().file, u"g.xml"_s);
    QVERIFY(!text.error().toEnglish().contains(u'\n'));
    // Zero is "somewhere": the exact place inside a broken tag is Qt's choice.
    if (at.line != 0)
        QCOMPARE(text.error().line, at.line);
    if (at.column != 0)
        QCOMPARE(text.error().column, at.column);
}

void TestXmlText::accepts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("<a/>");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF<a/>");
    QTest::newRow("byte order mark and declaration")
        << QByteArray("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a/>");
    QTest::newRow("says UTF-8") << QByteArray(
        "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\r\n<a/>\r\n");
    QTest::newRow("says ASCII") << QByteArray("<?xml version='1.0' encoding='US-ASCII'?><a/>");
    QTest::newRow("single and double quotes") << QByteArray(R"(<a x='"' y="'" z = '>' />)");
    QTest::newRow("names beyond ASCII")
        << QByteArray("<\xC3\xA4 \xC3\xB6='1'><\xC3\xBC/></\xC3\xA4>");
    QTest::newRow("DOCTYPE in a comment")
        << QByteArray("<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE b>]]></a>");
    QTest::newRow("markup in comments and values")
        << QByteArray("<a x='--&gt;'><!-- <b> ' \" --><b y='/>'/><?p <c>?></a>");
}

void TestXmlText::accepts()
{
    QFETCH(const QByteArray, bytes);
    const auto text = XmlText::parse(bytes);
    QVERIFY2(text, text ? "" : qPrintable(text.error().toEnglish()));
    QCOMPARE(text->bytes(), bytes);
}

void TestXmlText::spans()
{
    const QByteArray bytes = "<?xml version='1.0'?>\n<a x = \"1\"\n   y='2' ><b/>t<c >u</c ></a>";
    const auto text = XmlText::parse(bytes);
    QVERIFY(text);
    const auto cut = [&](Span span) { return bytes.mid(span.begin, span.size()); };
    const XmlElement &a = text->element(0);
    QCOMPARE(cut(a.startTag), "<a x = \"1\"\n   y='2' >");
    QCOMPARE(cut(a.content), "<b/>t<c >u</c >");
    QCOMPARE(cut(a.attributes.at(0).whole), " x = \"1\"");
    QCOMPARE(cut(a.attributes.at(1).whole), "\n   y='2'");
    QCOMPARE(cut(a.attributes.at(1).valueSpan), "2");
    QCOMPARE(cut(text->element(1).whole), "<b/>");
    QVERIFY(text->element(1).selfClosing);
    QCOMPARE(cut(text->element(2).whole), "<c >u</c >");
    QCOMPARE(cut(text->element(2).content), "u");
    QCOMPARE(text->elementAt(bytes.indexOf('u')), 2);
    QCOMPARE(text->elementAt(bytes.indexOf('t', 40)), 0);
    QCOMPARE(text->elementAt(0), noNode);
}

void TestXmlText::decodes()
{
    const auto text = XmlText::parse("<a x='&lt;&#9;\t\n&#x1F5A5;&apos;'>1&amp;<!-- 2 "
                                     "--><![CDATA[<3>]]><b>no</b><?p 4?>\r\n5</a>");
    QVERIFY(text);
    QCOMPARE(*text->attribute(0, u"x"), u"<\t  \U0001F5A5'"_s);
    QCOMPARE(text->text(0), u"1&<3>\n5"_s);
    QCOMPARE(text->text(1), u"no"_s);
}

void TestXmlText::paths()
{
    const auto text = XmlText::parse("<d><a/><b x='1'/><b><c/></b></d>");
    QVERIFY(text);
    QCOMPARE(text->pathOf(0), u"/d"_s);
    QCOMPARE(text->pathOf(1), u"/d/a"_s);
    QCOMPARE(text->pathOf(2, u"x"), u"/d/b[1]/@x"_s);
    QCOMPARE(text->pathOf(4), u"/d/b[2]/c"_s);
    for (int node = 0; node < text->elementCount(); ++node)
        QCOMPARE(text->find(text->pathOf(node)), (XmlLocation {node, -1}));
    QCOMPARE(text->find(u"/d/b[1]/@x"), (XmlLocation {2, 0}));
    for (const char *nowhere : {"",
             "/",
             "d",
             "/x",
             "/d[2]",
             "/d/b[0]",
             "/d/b[3]",
             "/d/b[x]",
             "/d/b[1",
             "/d/@x",
             "/d/b/@x/c",
             "//d",
             "/d/",
             "/@x"})
        QVERIFY2(!text->find(QString::fromLatin1(nowhere)), nowhere);
}

void TestXmlText::positions()
{
    const QByteArray bytes = "<a>\n  \xC3\xA4<b/>\r\n</a>";
    const auto text = XmlText::parse(bytes);
    QCOMPARE(text->position(0), (TextPosition {1, 1}));
    QCOMPARE(text->position(text->element(1).whole.begin), (TextPosition {2, 4}));
    QCOMPARE(text->lineOf(1), 2);
    QCOMPARE(text->position(bytes.size()).line, 3);
}

void TestXmlText::agreesWithQt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("mixed") << QByteArray(
        "<a p:x='1' xmlns:p='u'> t <b y='&#65;&amp;'><![CDATA[z]]></b><p:c/><!--n--><d>\n</d></a>");
    QTest::newRow("tight") << QByteArray("<a><b><c><d/></c></b><b/></a>");
    QTest::newRow("odd spaces") << QByteArray("<a\n x\t=\r\n'1'\n><b\t/></a\n>");
}

void TestXmlText::agreesWithQt()
{
    QFETCH(const QByteArray, bytes);
    const auto text = XmlText::parse(bytes);
    QVERIFY(text);
    QXmlStreamReader reader(bytes);
    NodeId node = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        QCOMPARE(text->element(node).name, reader.qualifiedName().toString());
        for (const auto &attribute : reader.attributes())
            QCOMPARE(
                *text->attribute(node, attribute.qualifiedName()), attribute.value().toString());
        ++node;
    }
    QCOMPARE(text->elementCount(), node);
}

void TestXmlText::deepButAllowed()
{
    const auto text =
        XmlText::parse(QByteArray("<a>").repeated(256) + QByteArray("</a>").repeated(256));
    QVERIFY(text);
    QCOMPARE(text->elementCount(), 256);
}

void TestXmlText::bigButAllowed()
{
    const auto text = XmlText::parse("<a>" + QByteArray(9 * 1024 * 1024, ' ') + "</a>");
    QVERIFY(text);
}

QTEST_APPLESS_MAIN(TestXmlText)
#include "tst_xml_text.moc"
