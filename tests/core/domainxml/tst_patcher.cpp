// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domainxml/patcher.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace vitrine;

namespace {

XmlText parsed(const QByteArray &bytes)
{
    const auto text = XmlText::parse(bytes);
    if (!text)
        qFatal("%s: %s", bytes.constData(), qPrintable(text.error().toEnglish()));
    return *text;
}

NodeId at(const XmlText &text, QStringView path)
{
    const auto location = text.find(path);
    if (!location)
        qFatal("no %s", qPrintable(path.toString()));
    return location->node;
}

QByteArray bytesOf(const Result<XmlText> &result)
{
    return result ? result->bytes() : "ERROR " + result.error().toEnglish().toUtf8();
}

/// What a document says of its elements, in a form that two can be compared by.
QStringList layoutOf(const XmlText &text)
{
    const auto shown = [](Span span) { return u"%1-%2 "_s.arg(span.begin).arg(span.end); };
    QStringList out;
    for (NodeId node = 0; node < text.elementCount(); ++node) {
        const XmlElement &e = text.element(node);
        QString line = u"%1 in %2 "_s.arg(e.name).arg(e.parent);
        line += shown(e.whole) + shown(e.startTag) + shown(e.content)
            + QString::number(int {e.selfClosing});
        for (const NodeId child : e.children)
            line += u" %1"_s.arg(child);
        for (const XmlAttribute &a : e.attributes) {
            line += u" %1=%2 "_s.arg(a.name, a.value);
            line += shown(a.whole) + shown(a.nameSpan) + shown(a.valueSpan);
        }
        const TextPosition begin = text.position(e.whole.begin);
        const TextPosition end = text.position(e.whole.end);
        line += u" %1:%2 %3:%4"_s.arg(begin.line).arg(begin.column).arg(end.line).arg(end.column);
        out.append(line);
    }
    return out;
}

} // namespace

class TestPatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void setAttribute_data();
    void setAttribute();
    void setText_data();
    void setText();
    void insert_data();
    void insert();
    void remove_data();
    void remove();
    void replace_data();
    void replace();
    void refusesWhatXmlCannotHold_data();
    void refusesWhatXmlCannotHold();
    void refusesWhatIsNotOneElement_data();
    void refusesWhatIsNotOneElement();
    void saysWhatIsNotThere();
    void sameValueGivesTheSameDocument();
    void everySpanIsAsIfReadAgain_data();
    void everySpanIsAsIfReadAgain();
};

void TestPatcher::setAttribute_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("after");

    const auto row =
        [](const char *name, const char *before, const QString &value, const char *after) {
            QTest::newRow(name) << QByteArray(before) << value << QByteArray(after);
        };
    row("in its quotes", "<a><b x='1'/></a>", u"2"_s, "<a><b x='2'/></a>");
    row("in its double quotes", "<a><b x = \"1\" /></a>", u"it's"_s, "<a><b x = \"it's\" /></a>");
    row("escapes its own quote",
        "<a><b x='1'/></a>",
        u"it's \"<&"_s,
        "<a><b x='it&apos;s \"&lt;&amp;'/></a>");
    row("new one, single quotes where there is no pattern",
        "<a><b/></a>",
        u"2"_s,
        "<a><b x='2'/></a>");
    row("new one, quoted like its neighbour",
        "<a><b y=\"1\"/></a>",
        u"2"_s,
        R"(<a><b y="1" x="2"/></a>)");
    row("new one, quoted like its sibling",
        "<a><b/><c y=\"1\"/></a>",
        u"2"_s,
        R"(<a><b x="2"/><c y="1"/></a>)");
    row("new one, before the space that closes",
        "<a><b y='1' /></a>",
        u"2"_s,
        "<a><b y='1' x='2' /></a>");
    row("new one, on a line of its own like the others",
        "<a><b y='1'\n   z='1'/></a>",
        u"2"_s,
        "<a><b y='1'\n   z='1'\n   x='2'/></a>");
    row("white space is kept by references",
        "<a><b x='1'/></a>",
        u"a\tb\nc\rd"_s,
        "<a><b x='a&#9;b&#10;c&#13;d'/></a>");
    row("an entity that says the same is left",
        "<a><b x='&#x31;'/></a>",
        u"1"_s,
        "<a><b x='&#x31;'/></a>");
    row("beyond the basic plane",
        "<a><b x='1'/></a>",
        u"\U0001F5A5"_s,
        "<a><b x='\xF0\x9F\x96\xA5'/></a>");
}

void TestPatcher::setAttribute()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, value);
    QFETCH(const QByteArray, after);
    const XmlText text = parsed(before);
    const auto result = patcher::setAttribute(text, at(text, u"/a/b"), u"x", value);
    QCOMPARE(bytesOf(result), after);
    QCOMPARE(result->attribute(at(*result, u"/a/b"), u"x"), value);
    QCOMPARE(text.bytes(), before);
}

void TestPatcher::setText_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("after");

    const auto row =
        [](const char *name, const char *before, const QString &value, const char *after) {
            QTest::newRow(name) << QByteArray(before) << value << QByteArray(after);
        };
    row("plain", "<a><b>1</b></a>", u"2"_s, "<a><b>2</b></a>");
    row("self-closing", "<a><b x='1' /></a>", u"2"_s, "<a><b x='1'>2</b></a>");
    row("empty", "<a><b></b></a>", u"2"_s, "<a><b>2</b></a>");
    row("to empty", "<a><b>1</b></a>", u""_s, "<a><b></b></a>");
    row("comments stay",
        "<a><b><!-- old -->1<!-- new --></b></a>",
        u"2"_s,
        "<a><b><!-- old -->2<!-- new --></b></a>");
    row("comments stay, with blanks",
        "<a><b>\n <!-- old -->\n 1\n</b></a>",
        u"2"_s,
        "<a><b><!-- old -->2</b></a>");
    row("only a comment", "<a><b><!-- none --></b></a>", u"2"_s, "<a><b>2<!-- none --></b></a>");
    row("CDATA", "<a><b>x<![CDATA[<1>]]>y</b></a>", u"<2>"_s, "<a><b>&lt;2&gt;</b></a>");
    row("processing instruction", "<a><b><?p 1?>1</b></a>", u"2"_s, "<a><b><?p 1?>2</b></a>");
    row("same through an entity", "<a><b>&#x31;</b></a>", u"1"_s, "<a><b>&#x31;</b></a>");
    row("carriage return", "<a><b>1</b></a>", u"a\r\nb"_s, "<a><b>a&#13;\nb</b></a>");
    row("end of CDATA", "<a><b>1</b></a>", u"]]>"_s, "<a><b>]]&gt;</b></a>");
}

void TestPatcher::setText()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QString, value);
    QFETCH(const QByteArray, after);
    const XmlText text = parsed(before);
    const auto result = patcher::setText(text, at(text, u"/a/b"), value);
    QCOMPARE(bytesOf(result), after);
    QCOMPARE(result->text(at(*result, u"/a/b")), value);
}

void TestPatcher::insert_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("fragment");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<bool>("orFirst");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name,
                         const char *before,
                         const char *fragment,
                         const QStringList &after,
                         const char *expected,
                         bool orFirst = false) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(fragment) << after << orFirst
                            << QByteArray(expected);
    };
    row("after the last of its kin",
        "<a>\n  <b/>\n  <b/>\n  <c/>\n</a>\n",
        "<b x='1'/>",
        {u"b"_s},
        "<a>\n  <b/>\n  <b/>\n  <b x='1'/>\n  <c/>\n</a>\n");
    row("best name first",
        "<a>\n  <b/>\n  <c/>\n</a>",
        "<d/>",
        {u"b"_s, u"c"_s},
        "<a>\n  <b/>\n  <d/>\n  <c/>\n</a>");
    row("second best name",
        "<a>\n  <c/>\n  <e/>\n</a>",
        "<d/>",
        {u"b"_s, u"c"_s},
        "<a>\n  <c/>\n  <d/>\n  <e/>\n</a>");
    row("last", "<a>\n  <b/>\n</a>", "<d/>", {}, "<a>\n  <b/>\n  <d/>\n</a>");
    row("or first", "<a>\n\n  <b/>\n</a>", "<d/>", {u"x"_s}, "<a>\n  <d/>\n\n  <b/>\n</a>", true);
    row("tabs",
        "<a>\n\t<b>\n\t\t<x/>\n\t</b>\n</a>",
        "<b>\n  <x/>\n</b>",
        {u"b"_s},
        "<a>\n\t<b>\n\t\t<x/>\n\t</b>\n\t<b>\n\t\t<x/>\n\t</b>\n</a>");
    row("CRLF",
        "<a>\r\n  <b/>\r\n</a>\r\n",
        "<b>\n  <x/>\n</b>",
        {},
        "<a>\r\n  <b/>\r\n  <b>\r\n    <x/>\r\n  </b>\r\n</a>\r\n");
    row("one line", "<a><b/><c/></a>", "<b>\n  <x/>\n</b>", {u"b"_s}, "<a><b/><b><x/></b><c/></a>");
    row("one line with spaces", "<a> <b/> <c/> </a>", "<b/>", {u"b"_s}, "<a> <b/> <b/> <c/> </a>");
    row("opens what closes itself",
        "<a>\n  <b x='1' />\n</a>",
        "<d/>",
        {},
        "<a>\n  <b x='1' />\n  <d/>\n</a>");
    row("opens the parent", "<a/>", "<d/>", {}, "<a>\n  <d/>\n</a>");
    row("opens the parent, with an attribute",
        "<a x='1' />\n",
        "<d/>",
        {},
        "<a x='1'>\n  <d/>\n</a>\n");
    row("empty parent", "<a></a>", "<d/>", {}, "<a>\n  <d/>\n</a>");
    row("empty parent of two lines", "<a>\n</a>", "<d/>", {}, "<a>\n  <d/>\n</a>");
    row("parent with a comment",
        "<a>\n  <!-- c -->\n</a>",
        "<d/>",
        {},
        "<a>\n  <!-- c -->\n  <d/>\n</a>");
    row("parent with a blank", "<a> </a>", "<d/>", {}, "<a> <d/></a>");
    row("the comment of a sibling stays with it",
        "<a>\n  <b/> <!-- about b -->\n  <c/>\n</a>",
        "<b/>",
        {u"b"_s},
        "<a>\n  <b/> <!-- about b -->\n  <b/>\n  <c/>\n</a>");
    row("text of several lines is left",
        "<a>\n  <b/>\n</a>",
        "<d>\n<e>1\n2</e>\n<!-- x\n y -->\n</d>",
        {},
        "<a>\n  <b/>\n  <d>\n    <e>1\n2</e>\n    <!-- x\n y -->\n  </d>\n</a>");
    row("a prefix of the document",
        "<a xmlns:q='u'>\n  <q:b/>\n</a>",
        "<q:c/>",
        {},
        "<a xmlns:q='u'>\n  <q:b/>\n  <q:c/>\n</a>");
    row("quotes as around it, but for what holds them",
        "<a>\n  <b x=\"1\"/>\n</a>",
        "<c y='2' z='say \"a\"'><d e='3'/></c>",
        {},
        "<a>\n  <b x=\"1\"/>\n  <c y=\"2\" z='say \"a\"'><d e=\"3\"/></c>\n</a>");
    row("bad indentation is copied",
        "<a>\n       <b/>\n <c/>\n</a>",
        "<b/>",
        {u"b"_s},
        "<a>\n       <b/>\n       <b/>\n <c/>\n</a>");
}

void TestPatcher::insert()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, fragment);
    QFETCH(const QStringList, after);
    QFETCH(const bool, orFirst);
    QFETCH(const QByteArray, expected);
    const XmlText text = parsed(before);
    QCOMPARE(
        bytesOf(patcher::insertElement(text, text.root(), fragment, {after, orFirst})), expected);
}

void TestPatcher::remove_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");

    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("its own line", "<a>\n  <c/>\n  <b/>\n  <d/>\n</a>\n", "<a>\n  <c/>\n  <d/>\n</a>\n");
    row("its own lines",
        "<a>\n  <c/>\n  <b>\n    <x/>\n  </b>  \n  <d/>\n</a>",
        "<a>\n  <c/>\n  <d/>\n</a>");
    row("CRLF", "<a>\r\n  <c/>\r\n  <b/>\r\n</a>", "<a>\r\n  <c/>\r\n</a>");
    row("comments above and below stay",
        "<a>\n  <!-- 1 -->\n  <b/>\n  <!-- 2 -->\n</a>",
        "<a>\n  <!-- 1 -->\n  <!-- 2 -->\n</a>");
    row("a comment after it stays", "<a>\n  <b/> <!-- 2 -->\n</a>", "<a>\n  <!-- 2 -->\n</a>");
    row("a comment before it stays", "<a>\n  <!-- 1 --> <b/>\n</a>", "<a>\n  <!-- 1 -->\n</a>");
    row("in one line", "<a><c/><b/><d/></a>", "<a><c/><d/></a>");
    row("in one line with spaces", "<a> <c/> <b/> <d/> </a>", "<a> <c/> <d/> </a>");
    row("first of a line", "<a>\n  <b/><d/>\n</a>", "<a>\n  <d/>\n</a>");
    row("last of a line", "<a>\n  <c/> <b/>\n</a>", "<a>\n  <c/>\n</a>");
    row("the only one closes its parent", "<a>\n  <b/>\n</a>\n", "<a/>\n");
}

void TestPatcher::remove()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const XmlText text = parsed(before);
    QCOMPARE(bytesOf(patcher::removeElement(text, at(text, u"/a/b"))), after);
}

void TestPatcher::replace_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("fragment");
    QTest::addColumn<QByteArray>("after");

    QTest::newRow("indented") << QByteArray("<a>\n  <b/> <!-- c -->\n</a>")
                              << QByteArray("<d>\n<e/>\n</d>")
                              << QByteArray("<a>\n  <d>\n    <e/>\n  </d> <!-- c -->\n</a>");
    QTest::newRow("in one line") << QByteArray("<a><b/></a>") << QByteArray("<d>\n<e/>\n</d>")
                                 << QByteArray("<a><d><e/></d></a>");
    QTest::newRow("by itself") << QByteArray("<a>\n  <b>\n<c/></b>\n</a>")
                               << QByteArray("<b>\n<c/></b>")
                               << QByteArray("<a>\n  <b>\n<c/></b>\n</a>");
}

void TestPatcher::replace()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, fragment);
    QFETCH(const QByteArray, after);
    const XmlText text = parsed(before);
    QCOMPARE(bytesOf(patcher::replaceElement(text, at(text, u"/a/b"), fragment)), after);
}

void TestPatcher::refusesWhatXmlCannotHold_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("NUL") << QString(QChar(0));
    QTest::newRow("escape") << QString(QChar(0x1B));
    QTest::newRow("lone high surrogate") << QString(QChar(0xD800));
    QTest::newRow("lone low surrogate") << QString(QChar(0xDC00));
    QTest::newRow("surrogates the wrong way") << QString(QChar(0xDC00)) + QChar(0xD800);
    QTest::newRow("U+FFFE") << QString(QChar(0xFFFE));
    QTest::newRow("U+FFFF") << QString(QChar(0xFFFF));
}

void TestPatcher::refusesWhatXmlCannotHold()
{
    QFETCH(const QString, value);
    const XmlText text = parsed("<a x='1'/>");
    const auto attribute = patcher::setAttribute(text, 0, u"x", value);
    QVERIFY(!attribute);
    QCOMPARE(attribute.error().code, ErrorCode::Usage);
    const auto character = patcher::setText(text, 0, value);
    QVERIFY(!character);
    QCOMPARE(character.error().code, ErrorCode::Usage);
}

void TestPatcher::refusesWhatIsNotOneElement_data()
{
    QTest::addColumn<QByteArray>("fragment");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::NotWellFormed;
    QTest::newRow("text") << QByteArray("abc") << ErrorCode::NotWellFormed;
    QTest::newRow("two") << QByteArray("<b/><c/>") << ErrorCode::NotWellFormed;
    QTest::newRow("half") << QByteArray("<b>") << ErrorCode::NotWellFormed;
    QTest::newRow("breaks out") << QByteArray("</a><a>") << ErrorCode::NotWellFormed;
    QTest::newRow("a comment beside it") << QByteArray("<b/><!-- c -->") << ErrorCode::Usage;
    QTest::newRow("a declaration") << QByteArray("<?xml version='1.0'?><b/>") << ErrorCode::Usage;
    QTest::newRow("an unknown prefix") << QByteArray("<q:b/>") << ErrorCode::NotWellFormed;
}

void TestPatcher::refusesWhatIsNotOneElement()
{
    QFETCH(const QByteArray, fragment);
    QFETCH(const ErrorCode, code);
    const XmlText text = parsed("<a>\n  <b/>\n</a>");
    const auto inserted = patcher::insertElement(text, 0, fragment);
    QVERIFY(!inserted);
    QCOMPARE(inserted.error().code, code);
    const auto replaced = patcher::replaceElement(text, 1, fragment);
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().code, code);
}

void TestPatcher::saysWhatIsNotThere()
{
    const XmlText text = parsed("<a><b/></a>");
    QCOMPARE(patcher::setAttribute(text, 7, u"x", {}).error().code, ErrorCode::NotFound);
    QCOMPARE(patcher::setAttribute(text, noNode, u"x", {}).error().code, ErrorCode::NotFound);
    QCOMPARE(patcher::removeAttribute(text, 1, u"x").error().code, ErrorCode::NotFound);
    QCOMPARE(patcher::removeElement(text, 2).error().code, ErrorCode::NotFound);
    QCOMPARE(patcher::removeElement(text, 0).error().code, ErrorCode::Usage);
    QCOMPARE(patcher::setText(text, 0, u"x"_s).error().code, ErrorCode::Usage);
    QCOMPARE(patcher::setAttribute(text, 1, u"a b", {}).error().code, ErrorCode::Usage);
    QCOMPARE(patcher::setAttribute(text, 1, u"x'='", {}).error().code, ErrorCode::Usage);
}

void TestPatcher::sameValueGivesTheSameDocument()
{
    const XmlText text = parsed("<a x='&#49;'><b>&lt;</b></a>");
    QCOMPARE(patcher::setAttribute(text, 0, u"x", u"1"_s)->bytes(), text.bytes());
    QCOMPARE(patcher::setText(text, 1, u"<"_s)->bytes(), text.bytes());
}

void TestPatcher::everySpanIsAsIfReadAgain_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one line") << QByteArray(
        "<a x='1'><b y=\"2\"/><c><d z='3' w='4'/>t</c><b y='2'></b></a><!-- end -->");
    QTest::newRow("lines in tags")
        << QByteArray("<?xml version='1.0'?>\n<a\n  x='1'\n  y='2'\n>\n  <b\n/>\n"
                      "  <c q='1\n2'\tr = \"&lt;\" />\n <e></e>\n</a>\n");
    QTest::newRow("beyond ASCII") << QByteArray(
        "<a n='\xc3\xa4'>\xe2\x82\xac<b n='\xe2\x82\xac'/><c>\xc3\xa4</c>\r\n"
        "<d m='1'/><!-- <e x='1'/> --><![CDATA[<f x='1'/>]]><g/></a>");
    QTest::newRow("prefixes") << QByteArray("<a xmlns:q='urn:q' x='1'><q:b q:y='2' z='1'/><c "
                                            "xmlns='urn:c' k='1'><d/></c><e l='1'/></a>");
}

/// An edit of an attribute reads that tag again and moves the rest.
void TestPatcher::everySpanIsAsIfReadAgain()
{
    QFETCH(QByteArray, bytes);
    const XmlText text = parsed(bytes);
    const auto check = [](const Result<XmlText> &edited) {
        QVERIFY2(edited, edited ? "" : qPrintable(edited.error().toEnglish()));
        QCOMPARE(layoutOf(*edited), layoutOf(parsed(edited->bytes())));
    };
    const QStringList values {
        QString(), u"2"_s, u"a 'much' \"longer\" <value> & more \u20ac"_s, u"two\nlines"_s};
    for (NodeId node = 0; node < text.elementCount(); ++node) {
        for (const QString &value : values)
            check(patcher::setAttribute(text, node, u"new", value));
        for (const XmlAttribute &attribute : text.element(node).attributes) {
            if (attribute.name.startsWith(u"xmlns"))
                continue;
            for (const QString &value : values)
                check(patcher::setAttribute(text, node, attribute.name, value));
            check(patcher::removeAttribute(text, node, attribute.name));
        }
    }
    // One after the other, each on what the last one left.
    XmlText grown = text;
    for (NodeId node = text.elementCount() - 1; node >= 0; --node) {
        const auto next = patcher::setAttribute(grown, node, u"turn", QString(node, u'x'));
        check(next);
        grown = *next;
    }
    QCOMPARE(text.bytes(), bytes);
}

QTEST_APPLESS_MAIN(TestPatcher)
#include "tst_patcher.moc"
