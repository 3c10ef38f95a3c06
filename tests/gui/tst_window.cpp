// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as a person uses it: real events, controls found by their accessible names, the demonstration host.
#include "gui/models/diagnostics_model.h"
#include "gui/panels/code_view.h"
#include "gui/panels/guest_panel.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/preview_panel.h"
#include "gui/panels/problems_panel.h"
#include "tests/gui/window_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace vitrine;
using namespace vitrine::gui;

class WindowTest : public WindowFixture {
    Q_OBJECT
private:
    std::shared_ptr<FakeBackend> m_backend;

private Q_SLOTS:
    void initTestCase() { initProgram(); }

    void init()
    {
        m_backend = std::make_shared<FakeBackend>();
        openWindow(m_backend);
    }

    void cleanup() { closeWindow(); }

    void emptyWindowSaysWhatToDo()
    {
        QVERIFY(byName<QAbstractButton>("Open a guest") != nullptr);
        QVERIFY(byName<QAbstractButton>("New guest") != nullptr);
        QVERIFY(!byName<QAbstractButton>("Launch")->isEnabled());
        QVERIFY(!byName<QAbstractButton>("Attach vGPU")->isEnabled());
        press("Open the demonstration guest");
        QVERIFY(document()->isOpen());
        QVERIFY(!document()->isModified());
        QVERIFY(byName<QAbstractButton>("Attach vGPU")->isEnabled());
    }

    void everyControlHasAName()
    {
        m_window->openDemoGuest();
        attachDmabuf();
        for (QAbstractButton *more : m_window->findChildren<QAbstractButton *>()) {
            if (more->accessibleName() == QStringLiteral("All graphics settings")
                || more->accessibleName() == QStringLiteral("More settings"))
                QTest::mouseClick(more, Qt::LeftButton);
        }
        QStringList nameless;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool interactive = qobject_cast<QAbstractButton *>(widget) != nullptr
                || qobject_cast<QComboBox *>(widget) != nullptr
                || qobject_cast<QAbstractItemView *>(widget) != nullptr
                || qobject_cast<QLineEdit *>(widget) != nullptr
                || qobject_cast<QSpinBox *>(widget) != nullptr
                || qobject_cast<QPlainTextEdit *>(widget) != nullptr
                || qobject_cast<QTabBar *>(widget) != nullptr;
            const QByteArray kind = widget->metaObject()->className();
            // Qt's own parts inside of a control speak with the control's name.
            const bool inner = kind.startsWith("QComboBox") || kind == "QLineEditIconButton"
                || kind == "QToolBarExtension" || kind == "QMenuBarExtension"
                || kind == "QHeaderView"
                || widget->objectName() == QStringLiteral("qt_menubar_ext_button")
                || qobject_cast<QComboBox *>(widget->parentWidget()) != nullptr
                || (widget->parentWidget() != nullptr
                    && QByteArray(widget->parentWidget()->metaObject()->className())
                           .startsWith("QComboBox"))
                || (widget->parentWidget() != nullptr
                    && qobject_cast<QTabBar *>(widget->parentWidget()) != nullptr);
            if (interactive && (!inner || qobject_cast<QComboBox *>(widget) != nullptr)
                && widget->accessibleName().isEmpty() && qobject_cast<QMenu *>(widget) == nullptr)
                nameless.append(QString::fromLatin1(kind) + u' ' + widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void mainThingsCarryTheirNames()
    {
        m_window->openDemoGuest();
        attachDmabuf();
        for (const char *name : {"Open guest",
                 "Save guest",
                 "Export",
                 "Undo",
                 "Redo",
                 "Launch",
                 "Attach vGPU",
                 "Host devices",
                 "vGPU display",
                 "ramfb",
                 "Graphics",
                 "OpenGL",
                 "Render node",
                 "Video",
                 "Problems",
                 "Domain XML",
                 "Command line",
                 "Display path",
                 "Compute only",
                 "Local console",
                 "Remote console",
                 "vGPU as only display"})
            QVERIFY2(byName(name) != nullptr, name);
        for (const auto &[tab, name] : {std::pair(PreviewPanel::CompletedXml, "Completed XML"),
                 std::pair(PreviewPanel::Difference, "Diff")}) {
            m_window->previewPanel()->showTab(tab);
            QVERIFY2(byName(name) != nullptr, name);
        }
    }

    void attachedByDragAndUndoneByte()
    {
        m_window->openDemoGuest();
        const QByteArray before = document()->text().bytes();
        HostPanel *host = m_window->hostPanel();
        const std::unique_ptr<QMimeData> mime(
            host->model()->mimeData({host->model()->indexOfInstance(freeDmabuf())}));
        QDragEnterEvent enter(
            QPoint(50, 50), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window->guestPanel(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(
            QPointF(50, 50), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window->guestPanel(), &drop);
        QCOMPARE(document()->guest().mdevs.size(), 1);
        QCOMPARE(document()->guest().mdevs.first().uuid->toString(), freeDmabuf().toString());
        QVERIFY(document()->isModified());
        press("Undo");
        QCOMPARE(document()->text().bytes(), before);
        QVERIFY(!document()->isModified());
        press("Redo");
        QCOMPARE(document()->guest().mdevs.size(), 1);
    }

    void aTypeBecomesAnInstance()
    {
        m_window->openDemoGuest();
        HostChoice choice;
        for (const MdevType &type : demoHost().types) {
            if (type.availableInstances.value_or(0) > 0 && choice.type.isEmpty()) {
                choice.parent = type.parent;
                choice.type = type.id;
            }
        }
        m_window->attach(choice);
        QTRY_COMPARE(document()->guest().mdevs.size(), 1);
        QVERIFY(
            document()->host()->findInstance(*document()->guest().mdevs.first().uuid) != nullptr);
    }

    void displaySwitchIsOneStep()
    {
        m_window->openDemoGuest();
        attachDmabuf();
        auto *display = byName<QAbstractButton>("vGPU display");
        QVERIFY(display != nullptr);
        const bool on = document()->guest().mdevs.first().display.is(u"on");
        QCOMPARE(display->isChecked(), on);
        const int steps = document()->undoStack()->count();
        display->setFocus();
        QTest::keyClick(display, Qt::Key_Space);
        QCOMPARE(document()->guest().mdevs.first().display.is(u"on"), !on);
        QCOMPARE(document()->undoStack()->count(), steps + 1);
        QTest::keyClick(display, Qt::Key_Space);
        QCOMPARE(document()->guest().mdevs.first().display.is(u"on"), on);
    }

    void presetsApplyAndAreUndone()
    {
        m_window->openDemoGuest();
        QTRY_VERIFY(document()->caps() != nullptr);
        attachDmabuf();
        const QByteArray before = document()->text().bytes();
        for (const char *name : {"Compute only", "Local console", "vGPU as only display"}) {
            press(name);
            QVERIFY2(byName<QAbstractButton>(name)->isChecked(), name);
        }
        while (document()->undoStack()->index() > 1)
            press("Undo");
        QCOMPARE(document()->text().bytes(), before);
    }

    void problemsAreFixedFromTheList()
    {
        m_window->openDemoGuest();
        QTRY_VERIFY(document()->caps() != nullptr);
        attachDmabuf();
        const DiagnosticsModel *model = m_window->problemsPanel()->model();
        int row = -1;
        for (int i = 0; i < model->rowCount() && row < 0; ++i) {
            if (model->at(i).severity == Severity::Error && !model->at(i).fixes.isEmpty())
                row = i;
        }
        QVERIFY(row >= 0);
        const QString rule = model->at(row).rule;
        auto *list = byName<QListView>("Problems");
        list->setCurrentIndex(model->index(row));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Return, Qt::AltModifier);
        for (const Diagnostic &d : document()->pass().diagnostics)
            QVERIFY2(d.rule != rule || d.severity != Severity::Error, qPrintable(rule));
        press("Undo");
        QVERIFY(model->rowCount() > row);
    }

    void typingIsOneStepAndTypingBackIsNone()
    {
        m_window->openDemoGuest();
        auto *name = m_window->guestPanel()->findChild<QLineEdit *>(QStringLiteral("name"));
        QVERIFY(name != nullptr);
        name->setFocus();
        name->end(false);
        QTest::keyClicks(name, QStringLiteral("-new"));
        QCOMPARE(document()->undoStack()->count(), 1);
        QVERIFY(document()->guest().name.raw->endsWith(QStringLiteral("-new")));
        QVERIFY(document()->isModified());
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(name, Qt::Key_Backspace);
        QVERIFY(!document()->isModified());
    }

    void xmlIsEditedByHand()
    {
        m_window->openDemoGuest();
        const QByteArray before = document()->text().bytes();
        auto *xml = byName<QPlainTextEdit>("Domain XML");
        QTextCursor cursor = xml->document()->find(QStringLiteral("<name>"));
        cursor.setPosition(cursor.selectionEnd());
        xml->setTextCursor(cursor);
        xml->setFocus();
        QTest::keyClicks(xml, QStringLiteral("my"));
        QVERIFY(document()->guest().name.raw->startsWith(QStringLiteral("my")));
        QTest::keyClicks(
            xml, QStringLiteral("<")); // no XML any more: nothing is applied, nothing is lost
        QVERIFY(document()->guest().name.raw->startsWith(QStringLiteral("my")));
        QVERIFY(xml->toPlainText().contains(QStringLiteral("<name>my<")));
        QTest::keyClick(xml, Qt::Key_Backspace);
        while (document()->undoStack()->canUndo())
            press("Undo");
        QCOMPARE(document()->text().bytes(), before);
        QCOMPARE(xml->toPlainText().toUtf8(), before);
    }

    void savedBytesAreTheText()
    {
        const QString path = QStringLiteral("/memory/guest.xml");
        m_backend->files.insert(path, demoGuestXml());
        QVERIFY(m_window->openFile(path));
        attachDmabuf();
        press("Save guest");
        QCOMPARE(m_backend->files.value(path), document()->text().bytes());
        QVERIFY(!document()->isModified());
        press("Undo");
        QVERIFY(document()->isModified());
    }

    void changedOnDiskIsAsked()
    {
        const QString path = QStringLiteral("/memory/guest.xml");
        m_backend->files.insert(path, demoGuestXml());
        QVERIFY(m_window->openFile(path));
        attachDmabuf();
        m_backend->files.insert(path, "<other/>");
        answer(QMessageBox::Cancel);
        press("Save guest");
        QCOMPARE(m_backend->files.value(path), QByteArray("<other/>"));
        QVERIFY(document()->isModified());
    }

    void unsavedWorkIsAskedAbout()
    {
        m_window->openDemoGuest();
        attachDmabuf();
        answer(QMessageBox::Cancel);
        QVERIFY(!m_window->close());
        answer(QMessageBox::Discard);
        QVERIFY(m_window->close());
    }

    void badFilesAreSaidInTheWindow()
    {
        m_backend->files.insert(QStringLiteral("/bad"), "<domain>");
        QVERIFY(!m_window->openFile(QStringLiteral("/bad")));
        QVERIFY(!m_window->openFile(QStringLiteral("/missing")));
        QVERIFY(!document()->isOpen());
        QVERIFY(byName<QAbstractButton>("Close the message") != nullptr);
    }

    void panesAreReachedByKey()
    {
        m_window->openDemoGuest();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        const QList<QWidget *> panes {
            m_window->hostPanel(), m_window->guestPanel(), m_window->previewPanel()};
        QSet<const QWidget *> visited;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(m_window.get(), Qt::Key_F6);
            for (const QWidget *pane : panes) {
                if (pane->isAncestorOf(QApplication::focusWidget()))
                    visited.insert(pane);
            }
        }
        QCOMPARE(visited.size(), panes.size());
    }
};

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
