// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks over every control of the window and of its dialogs: each has a name, is reached by Tab, and shows all of its words, in
// English, German, from right to left, with bigger letters, and in the smallest window.
#include "gui/panels/attach_dialog.h"
#include "gui/panels/capabilities_dialog.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/new_guest_dialog.h"
#include "gui/panels/preview_panel.h"
#include "gui/text/languages.h"
#include "gui/widgets/disclosure.h"
#include "tests/gui/window_fixture.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QTreeView>

using namespace vitrine;
using namespace vitrine::gui;

namespace {

/// Qt's own parts inside of a control speak, and are reached, with the control.
bool isInner(const QWidget *widget)
{
    for (const QWidget *above = widget->parentWidget(); above != nullptr;
         above = above->parentWidget()) {
        if (qobject_cast<const QComboBox *>(above) != nullptr
            || qobject_cast<const QAbstractSpinBox *>(above) != nullptr
            || qobject_cast<const QTabBar *>(above) != nullptr
            || qobject_cast<const QLineEdit *>(above) != nullptr
            || qobject_cast<const QMenuBar *>(above) != nullptr
            || qobject_cast<const QTreeView *>(above) != nullptr)
            return true;
    }
    const QByteArray kind = widget->metaObject()->className();
    return kind == "QToolBarExtension" || kind == "QHeaderView"
        || widget->windowFlags().testFlag(Qt::Popup);
}

bool isControl(const QWidget *widget)
{
    return (qobject_cast<const QAbstractButton *>(widget) != nullptr
               || qobject_cast<const QComboBox *>(widget) != nullptr
               || qobject_cast<const QAbstractItemView *>(widget) != nullptr
               || qobject_cast<const QLineEdit *>(widget) != nullptr
               || qobject_cast<const QAbstractSpinBox *>(widget) != nullptr
               || qobject_cast<const QPlainTextEdit *>(widget) != nullptr
               || qobject_cast<const QTabBar *>(widget) != nullptr)
        && !isInner(widget);
}

QString describe(const QWidget *widget)
{
    QString words = widget->accessibleName();
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        words = label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        words += u'/' + button->text();
    return QString::fromLatin1(widget->metaObject()->className()) + u" '" + words + u"' "
        + widget->objectName()
        + QStringLiteral(" %1x%2").arg(
            QString::number(widget->width()), QString::number(widget->height()));
}

QList<QWidget *> shownIn(QWidget *window)
{
    QList<QWidget *> shown;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if (widget->isVisibleTo(window) && widget->window() == window)
            shown.append(widget);
    }
    return shown;
}

QStringList nameless(QWidget *window)
{
    QStringList found;
    for (const QWidget *widget : shownIn(window)) {
        // What a screen reader hears: the name, or the words of a button.
        QAccessibleInterface *heard =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        if (isControl(widget) && (heard == nullptr || heard->text(QAccessible::Name).isEmpty()))
            found.append(describe(widget));
    }
    return found;
}

QStringList clipped(QWidget *window)
{
    QStringList found;
    for (const QWidget *widget : shownIn(window)) {
        if (isInner(widget))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget)) {
            if (label->text().isEmpty())
                continue;
            const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                                 : label->sizeHint().height();
            if (label->height() < needed
                || (!label->wordWrap() && label->width() < label->sizeHint().width()))
                found.append(describe(widget));
        } else if (const auto *button = qobject_cast<const QPushButton *>(widget)) {
            if (button->text().isEmpty() || button->toolTip().contains(button->text()))
                continue; // a sign, or one that says in a tip what is cut
            if (button->width() < button->sizeHint().width()
                || button->height() < button->fontMetrics().height())
                found.append(describe(widget));
        } else if (const auto *radio = qobject_cast<const QRadioButton *>(widget)) {
            if (radio->width() < radio->sizeHint().width())
                found.append(describe(widget));
        }
    }
    return found;
}

QStringList unreachable(QWidget *window)
{
    QSet<const QWidget *> left;
    for (const QWidget *widget : shownIn(window)) {
        if (!isControl(widget) || !widget->isEnabled())
            continue;
        // Of several choices side by side Tab reaches one, the arrows the others.
        const auto *radio = qobject_cast<const QRadioButton *>(widget);
        if (radio == nullptr || radio->isChecked())
            left.insert(widget);
    }
    QWidget *start = nullptr;
    for (int i = 0; i < 600 && !left.isEmpty(); ++i) {
        QWidget *focus = window->focusWidget();
        if (focus != nullptr)
            left.remove(focus);
        if (i > 0 && focus == start && focus != nullptr)
            break;
        if (start == nullptr)
            start = focus;
        QTest::keyClick(focus != nullptr ? focus : window, Qt::Key_Tab);
    }
    QStringList found;
    for (const QWidget *widget : std::as_const(left))
        found.append(describe(widget));
    return found;
}

} // namespace

class WalkTest : public WindowFixture {
    Q_OBJECT
private:
    QFont m_font;

    void openEverything()
    {
        m_window->openDemoGuest();
        QTRY_VERIFY(document()->caps() != nullptr);
        attachDmabuf();
        for (Disclosure *disclosure : m_window->findChildren<Disclosure *>())
            disclosure->setOpen(true);
        m_window->launch();
        QApplication::processEvents();
    }

    void check(QWidget *window, bool alsoTab)
    {
        for (int i = 0; i < 5; ++i) // a layout that changes asks for another
            QApplication::processEvents();
        QCOMPARE(nameless(window).join(u'\n'), QString());
        QCOMPARE(clipped(window).join(u'\n'), QString());
        if (alsoTab)
            QCOMPARE(unreachable(window).join(u'\n'), QString());
    }

    static void ways()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<double>("letters");
        QTest::addColumn<bool>("rightToLeft");
        QTest::addColumn<bool>("smallest");
        const QLocale english(QLocale::English);
        const QLocale german(QLocale::German);
        QTest::newRow("English") << english << 1.0 << false << false;
        QTest::newRow("German") << german << 1.0 << false << false;
        QTest::newRow("German, small") << german << 1.0 << false << true;
        QTest::newRow("German, right to left") << german << 1.0 << true << false;
        QTest::newRow("German, big letters") << german << 1.5 << false << false;
        QTest::newRow("English, twice as big") << english << 2.0 << false << false;
        QTest::newRow("German, twice as big") << german << 2.0 << false << false;
    }

    void setUp()
    {
        QFETCH(QLocale, locale);
        QFETCH(double, letters);
        QFETCH(bool, rightToLeft);
        installTranslations(locale);
        QFont font = m_font;
        font.setPointSizeF(m_font.pointSizeF() * letters);
        QApplication::setFont(font);
        QGuiApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        openWindow(std::make_shared<FakeBackend>());
    }

private Q_SLOTS:
    void initTestCase()
    {
        initProgram();
        m_font = QApplication::font();
    }
    void cleanup()
    {
        closeWindow();
        QApplication::setFont(m_font);
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        installTranslations(QLocale::c());
    }

    void theWindow_data() { ways(); }
    void theWindow()
    {
        QFETCH(double, letters);
        QFETCH(bool, smallest);
        setUp();
        // Twice as big letters on a screen that is twice as big: what a scale of 200 % is.
        if (smallest)
            m_window->resize(m_window->minimumSizeHint());
        else
            m_window->resize(QSize(1480, 980) * letters);
        check(m_window.get(), true);
        openEverything();
        for (int tab = PreviewPanel::DomainXml; tab <= PreviewPanel::Libvirt; ++tab) {
            m_window->previewPanel()->showTab(static_cast<PreviewPanel::Tab>(tab));
            check(m_window.get(), tab == PreviewPanel::DomainXml);
        }
        m_window->launchPanel()->stop();
        document()->undoStack()->setClean();
    }

    void theDialogs_data() { ways(); }
    void theDialogs()
    {
        setUp();
        NewGuestDialog fresh(true, m_window.get());
        fresh.show();
        QVERIFY(QTest::qWaitForWindowExposed(&fresh));
        check(&fresh, true);
        fresh.close();
        AttachDialog attach(std::make_shared<const HostSnapshot>(demoHost()),
            QStringLiteral("test"),
            {},
            QStringLiteral("guest"),
            false,
            m_window.get());
        attach.show();
        QVERIFY(QTest::qWaitForWindowExposed(&attach));
        check(&attach, true);
        auto *panel = attach.findChild<HostPanel *>();
        panel->tree()->setCurrentIndex(
            panel->tree()->model()->index(0, 0, panel->tree()->model()->index(0, 0)));
        check(&attach, false); // with the note about the command
        attach.close();
        FakeBackend backend;
        const auto recorded = backend.readCaps({}, {});
        QVERIFY(recorded);
        CapabilitiesDialog caps(*recorded, &backend, m_window.get());
        caps.show();
        QVERIFY(QTest::qWaitForWindowExposed(&caps));
        check(&caps, true);
        caps.close();
    }
};

QTEST_MAIN(WalkTest)
#include "tst_walk.moc"
