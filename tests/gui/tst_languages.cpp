// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/io_backend.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/panels/host_panel.h"
#include "gui/panels/problems_panel.h"
#include "gui/text/languages.h"
#include "gui/text/translate.h"
#include "gui/widgets/labels.h"

#include <QMenu>
#include <QMenuBar>
#include <QTest>

using namespace vitrine;
using namespace vitrine::gui;

namespace {

/// The letters that stand twice in one menu, as "F: Find, Finish".
QStringList twice(const QList<QAction *> &actions)
{
    QMap<QString, QStringList> users;
    for (const QAction *action : actions) {
        const QKeySequence letter = QKeySequence::mnemonic(action->text());
        if (!letter.isEmpty())
            users[letter.toString()] += action->text();
    }
    QStringList found;
    for (auto it = users.cbegin(); it != users.cend(); ++it)
        if (it->size() > 1)
            found.append(it.key() + u": " + it->join(u", "));
    return found;
}

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { installTranslations(QLocale(QLocale::German)); }
    void cleanupTestCase() { installTranslations(QLocale::c()); }

    void theEnginesTexts()
    {
        QCOMPARE(translate(Text {VITRINE_TEXT("the host is not known")}),
            QStringLiteral("der Host ist nicht bekannt"));
        QCOMPARE(translate(Text {VITRINE_TEXT("%1 is empty"), {QStringLiteral("a%1b")}}),
            QStringLiteral("a%1b ist leer"));
    }

    void aTextInsideAText()
    {
        const Text text {VITRINE_TEXT("Not checked: %1 (%2)."),
            {QStringLiteral("Two AP devices"), QStringLiteral("the host is not known")}};
        QCOMPARE(translate(text),
            QStringLiteral("Nicht geprüft: Zwei AP-Geräte (der Host ist nicht bekannt)."));
    }

    void aNameThatIsAWordOfTheEngineStays()
    {
        // "none" is "keins" as a sentence of the engine, and a value of libvirt as an argument.
        QCOMPARE(translate(Text {VITRINE_TEXT("none")}), QStringLiteral("keins"));
        QCOMPARE(translate(Text {VITRINE_TEXT("%1 is empty"), {QStringLiteral("none")}}),
            QStringLiteral("none ist leer"));
    }

    void theWindowsTexts()
    {
        const HostPanel panel;
        QCOMPARE(panel.filter()->accessibleName(), QStringLiteral("Host-Geräte filtern"));
    }

    void onePlural_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("words");
        const QLocale german(QLocale::German);
        const QLocale english(QLocale::English);
        QTest::newRow("de 1") << german << 1 << QStringLiteral("1 Warnung");
        QTest::newRow("de 2") << german << 2 << QStringLiteral("2 Warnungen");
        QTest::newRow("en 1") << english << 1 << QStringLiteral("1 warning");
        QTest::newRow("en 0") << english << 0 << QStringLiteral("0 warnings");
        // No file is there for it: English, and that in its own right forms.
        QTest::newRow("C 1") << QLocale::c() << 1 << QStringLiteral("1 warning");
        QTest::newRow("fr 1") << QLocale(QLocale::French) << 1 << QStringLiteral("1 warning");
    }
    void onePlural()
    {
        QFETCH(QLocale, locale);
        QFETCH(int, count);
        installTranslations(locale);
        QTEST(ProblemsPanel::tr("%n warning(s)", nullptr, count), "words");
    }

    void aLetterStandsOnceInAMenu_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("en") << QLocale(QLocale::English);
        QTest::newRow("de") << QLocale(QLocale::German);
    }
    void aLetterStandsOnceInAMenu()
    {
        QFETCH(QLocale, locale);
        installTranslations(locale);
        Theme::instance().install();
        WorldSource source;
        source.demo = true;
        const MainWindow window(std::make_shared<IoBackend>(source));
        QStringList found = twice(window.menuBar()->actions());
        int menus = 0;
        for (const QMenu *menu : window.menuBar()->findChildren<QMenu *>()) {
            found += twice(menu->actions());
            ++menus;
        }
        QVERIFY(menus >= 7);
        QCOMPARE(found, QStringList());
    }

    void theLanguageBeforeIsGone()
    {
        installTranslations(QLocale(QLocale::English));
        QCOMPARE(translate(Text {VITRINE_TEXT("the host is not known")}),
            QStringLiteral("the host is not known"));
    }
};

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
