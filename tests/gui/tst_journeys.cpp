// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole ways through the window: dialogs, a real libvirt, a real QEMU and one that fails, the links between form, XML and
// command line.
#include "core/guest/new_guest.h"
#include "gui/models/diagnostics_model.h"
#include "gui/panels/attach_dialog.h"
#include "gui/panels/code_view.h"
#include "gui/panels/command_pane.h"
#include "gui/panels/guest_panel.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/libvirt_pane.h"
#include "gui/panels/new_guest_dialog.h"
#include "gui/panels/preview_panel.h"
#include "gui/panels/problems_panel.h"
#include "gui/widgets/go_to_field.h"
#include "gui/widgets/labels.h"
#include "tests/gui/disk_fixture.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabBar>
#include <QTextBlock>
#include <QTreeView>

using namespace vitrine;
using namespace vitrine::gui;

class JourneyTest : public DiskFixture {
    Q_OBJECT
private:
    template<typename T>
    T *inDialog(QWidget *dialog, const char *name)
    {
        T *found = byNameIn<T>(dialog, QString::fromLatin1(name));
        if (found == nullptr)
            qWarning("nothing is called %s", name);
        return found;
    }
    void runScript(const QByteArray &script)
    {
        const QString qemu = path("qemu-system-x86_64");
        write(qemu, "#!/bin/sh\n" + script);
        QVERIFY(QFile::setPermissions(qemu,
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadUser
                | QFile::ExeUser));
        QVERIFY(document()->apply(
            {SetField {QStringLiteral("emulator"), qemu}}, QStringLiteral("a QEMU that fails")));
        QTRY_VERIFY(document()->caps() != nullptr);
        press("Launch");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->launchPanel()->isRunning(), 20000);
    }

private Q_SLOTS:
    void initTestCase() { initProgram(); }

    void init() { openOnFolder(); }

    void cleanup()
    {
        closeWindow();
        m_folder.reset();
    }

    void newGuestAsksForFiveThings()
    {
        whenShown<NewGuestDialog>([this](NewGuestDialog *dialog) {
            auto *name = inDialog<QLineEdit>(dialog, "Name");
            auto *create = inDialog<QPushButton>(dialog, "Create the guest");
            QTest::keyClicks(name, QStringLiteral("a/b")); // over what is selected
            QVERIFY(!create->isEnabled());
            QVERIFY(!create->toolTip().isEmpty());
            name->selectAll();
            QTest::keyClicks(name, QStringLiteral("studio"));
            inDialog<QSpinBox>(dialog, "Memory in MiB")->setValue(2048);
            inDialog<QSpinBox>(dialog, "Processors")->setValue(3);
            QTest::mouseClick(inDialog<QAbstractButton>(dialog, "An image"), Qt::LeftButton);
            QVERIFY(!create->isEnabled()); // which image?
            QTest::keyClicks(
                inDialog<QLineEdit>(dialog, "Disk image"), QStringLiteral("/images/d.qcow2"));
            QTest::mouseClick(inDialog<QAbstractButton>(dialog, "BIOS"), Qt::LeftButton);
            QVERIFY(create->isEnabled());
            QTest::mouseClick(create, Qt::LeftButton);
        });
        press("New guest");
        QVERIFY(document()->isOpen());
        const GuestConfig &guest = document()->guest();
        QCOMPARE(guest.name.orElse({}), QStringLiteral("studio"));
        QCOMPARE(guest.memoryKiB.value_or(0), quint64(2048 * 1024));
        QCOMPARE(guest.vcpus.orElse({}), QStringLiteral("3"));
        QVERIFY(document()->text().bytes().contains("/images/d.qcow2"));
        QVERIFY(!document()->text().bytes().contains("efi"));
        QVERIFY(document()->isModified()); // it is in no file yet
        QTRY_VERIFY(document()->caps() != nullptr);
        QCOMPARE(document()->pass().count(Severity::Error), 0);
    }

    void newGuestWithoutADisk()
    {
        whenShown<NewGuestDialog>([this](NewGuestDialog *dialog) {
            QTest::keyClick(inDialog<QLineEdit>(dialog, "Name"), Qt::Key_Return);
        });
        action("new")->trigger();
        QVERIFY(document()->isOpen());
        QVERIFY(!document()->text().bytes().contains("<disk"));
        QVERIFY(document()->text().bytes().contains("efi"));
    }

    void attachedFromTheDialog()
    {
        openDemo();
        whenShown<AttachDialog>([this](AttachDialog *dialog) {
            auto *attach = inDialog<QPushButton>(dialog, "Attach the chosen vGPU");
            QVERIFY(!attach->isEnabled());
            auto *panel = dialog->findChild<HostPanel *>();
            panel->select(freeDmabuf());
            QVERIFY(attach->isEnabled());
            QTest::mouseClick(attach, Qt::LeftButton);
        });
        press("Attach vGPU");
        QCOMPARE(document()->guest().mdevs.size(), 1);
        QCOMPARE(document()->guest().mdevs.first().uuid->toString(), freeDmabuf().toString());
        // What QEMU gets for it is in sight.
        const auto *command = m_window->previewPanel()->command()->findChild<CodeView *>();
        QCOMPARE(command->marks().size(), 1);
        const int line = command->marks().constBegin().key();
        QVERIFY(command->toPlainText().split(u'\n').at(line).contains(freeDmabuf().toString()));
    }

    void aHostWithoutVgpusLeadsToTheDemonstration()
    {
        closeWindow();
        const QTemporaryDir root;
        WorldSource source;
        source.root = root.path();
        openWindow(std::make_shared<IoBackend>(source));
        QVERIFY(document()->host()->parents.isEmpty());
        QVERIFY(!action("demonstration-host")->isChecked());
        press("Show the demonstration host");
        QTRY_VERIFY(!document()->host()->parents.isEmpty());
        QVERIFY(action("demonstration-host")->isChecked());
        QVERIFY(byName<QTreeView>("Host devices") != nullptr);
        // And back.
        action("demonstration-host")->trigger();
        QTRY_VERIFY(document()->host()->parents.isEmpty());
        QVERIFY(byName<QAbstractButton>("Show the demonstration host") != nullptr);
    }

    void attachedByKeyFromTheTree()
    {
        openDemo();
        m_window->hostPanel()->select(freeDmabuf());
        action("attach-selected")->trigger();
        QCOMPARE(document()->guest().mdevs.size(), 1);
        // Once more is said, not done.
        action("attach-selected")->trigger();
        QCOMPARE(document()->guest().mdevs.size(), 1);
        QVERIFY(!message().isEmpty());
    }

    void anInstanceIsRemovedFromTheDemonstrationHost()
    {
        openDemo();
        const MdevUuid uuid = freeDmabuf();
        const auto isActive = [&] {
            const MdevInstance *instance = document()->host()->findInstance(uuid);
            return instance != nullptr && instance->active; // a defined one stays as a definition
        };
        QVERIFY(isActive());
        Q_EMIT m_window->hostPanel()->removeRequested(uuid);
        QTRY_VERIFY(!isActive());
        // The one that is gone cannot be removed once more, which is said.
        Q_EMIT m_window->hostPanel()->removeRequested(uuid);
        QTRY_VERIFY(!message().isEmpty());
    }

    void anotherHostIsChangedInATerminal()
    {
        closeWindow();
        auto backend = std::make_shared<FakeBackend>();
        backend->changeable = false;
        openWindow(backend);
        m_window->openDemoGuest();
        HostChoice choice;
        choice.parent = backend->host.types.first().parent;
        choice.type = backend->host.types.first().id;
        m_window->attach(choice);
        QVERIFY(document()->guest().mdevs.isEmpty());
        QVERIFY2(
            message().contains(QStringLiteral("mdevctl start --parent ")), qPrintable(message()));
        press("Copy the command");
        QVERIFY(QApplication::clipboard()->text().startsWith(
            QStringLiteral("sudo mdevctl start --parent ")));
        press("Read the host again now");
        QCOMPARE(message(), QString());
    }

    void aClickOnAProblemGoesToItsField()
    {
        openDemo();
        attachDmabuf();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto *list = byName<QListView>("Problems");
        const DiagnosticsModel *model = m_window->problemsPanel()->model();
        int row = -1;
        for (int i = 0; i < model->rowCount() && row < 0; ++i) {
            if (model->at(i).field.contains(u'.'))
                row = i;
        }
        QVERIFY(row >= 0);
        const QRect box = list->visualRect(model->index(row));
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, QPoint(box.left() + 60, box.center().y()));
        const QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus != nullptr && m_window->guestPanel()->isAncestorOf(focus));
        QVERIFY(!m_window->previewPanel()->xml()->marks().isEmpty());
    }

    void everySafeFixAtOnceIsOneStep()
    {
        openDemo();
        const QByteArray hostdev = "<hostdev mode='subsystem' type='mdev' model='vfio-pci'>"
                                   "<source startupPolicy='optional'><address uuid='"
            + freeDmabuf().toString().toUtf8()
            + "'/></source><boot order='1'/><rom bar='off'/></hostdev>";
        QVERIFY(document()->apply({AddDevice {hostdev}}, QStringLiteral("problems")));
        const QByteArray before = document()->text().bytes();
        const auto safe = [this] {
            qsizetype count = 0;
            for (const Diagnostic &d : document()->pass().diagnostics) {
                for (const Fix &fix : d.fixes)
                    count += fix.safe ? 1 : 0;
            }
            return count;
        };
        const auto had = safe();
        QVERIFY(had > 0);
        const int steps = document()->undoStack()->count();
        press("Fix all safe ones");
        QCOMPARE(safe(), qsizetype(0)); // also those that were only found after the first ones
        QCOMPARE(document()->undoStack()->count(), steps + 1);
        QCOMPARE(message(), QString());
        press("Undo");
        QCOMPARE(document()->text().bytes(), before);
    }

    void goToFindsFieldsAndActions()
    {
        openDemo();
        attachDmabuf();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto *field = byName<GoToField>("Go to");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("mdev[0].ramfb"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("mdev[0].ramfb"));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(field, QStringLiteral("close guest"));
        answer(QMessageBox::Discard);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!document()->isOpen());
    }

    void aFieldLightsItsXmlAndItsArguments()
    {
        openDemo();
        attachDmabuf();
        press("Remote console");
        QVERIFY2(document()->pass().command.has_value(),
            document()->pass().command
                ? ""
                : qPrintable(document()->pass().command.error().toEnglish()));
        QVERIFY(m_window->guestPanel()->goToField(QStringLiteral("mdev[0].display")));
        const CodeView *xml = m_window->previewPanel()->xml();
        const QString shown = xml->toPlainText();
        const auto line = static_cast<int>(
            QStringView(shown).left(shown.indexOf(QStringLiteral("display=\"on\""))).count(u'\n'));
        QCOMPARE(xml->marks().value(line, CodeView::Mark::Removed), CodeView::Mark::Current);
        const CodeView *command = m_window->previewPanel()->command()->view();
        QCOMPARE(command->marks().size(), 1);
        QCOMPARE(command->parts().size(), 1);
        const CodeView::Part part = command->parts().first();
        const QString text = command->document()->findBlockByNumber(part.line).text();
        QVERIFY2(text.contains(QStringLiteral("vfio-pci")), qPrintable(text));
        QCOMPARE(text.mid(part.column, part.length), QStringLiteral("\"display\":\"on\""));
    }

    void memoryIsShownAsPeopleSayIt()
    {
        openDemo();
        QVERIFY(m_window->guestPanel()->goToField(QStringLiteral("memory")));
        auto *memory = m_window->findChild<QLineEdit *>(QStringLiteral("memory"));
        QVERIFY(memory != nullptr);
        QVERIFY2(
            document()->text().bytes().contains("KiB"), "the demonstration guest counts in KiB");
        const QString shown = memory->text();
        QVERIFY2(shown.endsWith(QStringLiteral(" GiB")), qPrintable(shown));
        // What is typed stays as typed while the file follows.
        memory->selectAll();
        QTest::keyClicks(memory, QStringLiteral("6 GiB"));
        QCOMPARE(memory->text(), QStringLiteral("6 GiB"));
        QCOMPARE(document()->guest().memoryKiB.value_or(0), quint64(6) << 20);
        memory->selectAll();
        QTest::keyClicks(memory, QStringLiteral("3145728"));
        QCOMPARE(memory->text(), QStringLiteral("3145728"));
        QCOMPARE(document()->guest().memoryKiB.value_or(0), quint64(3) << 20);
        QTest::keyClick(memory, Qt::Key_Return);
        QCOMPARE(memory->text(), QStringLiteral("3 GiB"));
        while (document()->undoStack()->canUndo())
            document()->undoStack()->undo();
        QCOMPARE(memory->text(), shown);
        QVERIFY(!document()->isModified());
    }

    void anArgumentLeadsToItsField()
    {
        openDemo();
        attachDmabuf();
        press("Remote console");
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        CodeView *command = m_window->previewPanel()->command()->view();
        QTextCursor cursor = command->document()->find(QStringLiteral("rendernode="));
        QVERIFY(!cursor.isNull());
        command->setTextCursor(cursor);
        command->ensureCursorVisible();
        QTest::mouseClick(command->viewport(),
            Qt::LeftButton,
            {},
            command->cursorRect(cursor).center() - QPoint(4, 0));
        QTRY_VERIFY(QApplication::focusWidget() != nullptr
            && (QApplication::focusWidget()->objectName().endsWith(QStringLiteral(".rendernode"))
                || QApplication::focusWidget()->parentWidget()->objectName().endsWith(
                    QStringLiteral(".rendernode"))));
        // And says where it is from: the element, the line, the reason.
        const auto labels = m_window->previewPanel()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(m_window.get())
                && label->text().startsWith(QStringLiteral("from <gl rendernode>, line "));
        }));
    }

    void clickedXmlLightsItsArguments()
    {
        openDemo();
        attachDmabuf();
        CodeView *xml = m_window->previewPanel()->xml();
        QTextCursor cursor = xml->document()->find(QStringLiteral("<vcpu"));
        QVERIFY(!cursor.isNull());
        xml->setTextCursor(cursor);
        xml->ensureCursorVisible();
        QTest::mouseClick(
            xml->viewport(), Qt::LeftButton, {}, xml->cursorRect(cursor).center() - QPoint(6, 0));
        const CodeView *command = m_window->previewPanel()->command()->view();
        QVERIFY(!command->marks().isEmpty());
        const QString text =
            command->document()->findBlockByNumber(command->marks().keys().first()).text();
        QVERIFY2(text.startsWith(QStringLiteral("-smp ")), qPrintable(text));
    }

    void libvirtsAnswerIsCompared()
    {
        closeWindow();
        auto backend = std::make_shared<FakeBackend>();
        openWindow(backend);
        openDemo();
        m_window->previewPanel()->showTab(PreviewPanel::Libvirt);
        LibvirtPane *pane = m_window->previewPanel()->libvirt();
        QVERIFY(backend->askedLibvirt.isEmpty()); // never by itself

        press("Ask libvirt");
        QTRY_VERIFY(pane->verdict().contains(QStringLiteral("there is no libvirt")));
        QCOMPARE(backend->askedLibvirt, document()->text().bytes());

        LibvirtAnswer answer;
        answer.uri = QStringLiteral("test:///");
        answer.arguments = document()->pass().command->toStrings();
        backend->libvirt = answer;
        press("Ask libvirt");
        QTRY_VERIFY(pane->verdict().contains(QStringLiteral("the same command line")));
        QVERIFY(pane->view()->marks().isEmpty());

        answer.arguments.replaceInStrings(QStringLiteral("8192"), QStringLiteral("8193"));
        backend->libvirt = answer;
        press("Ask libvirt");
        QTRY_VERIFY(pane->verdict().contains(QStringLiteral("differently")));
        QVERIFY(pane->view()->marks().size() >= 2);
        QVERIFY(pane->view()->toPlainText().contains(QStringLiteral("+ -m 8193")));
        QVERIFY(pane->view()->toPlainText().contains(QStringLiteral("- -m 8192")));

        attachDmabuf(); // an answer to another guest is none
        QVERIFY(pane->verdict().contains(QStringLiteral("ask again")));

        answer.arguments.clear();
        answer.refusal = QStringLiteral("unsupported configuration: not today");
        backend->libvirt = answer;
        press("Ask libvirt");
        QTRY_VERIFY(pane->verdict().contains(QStringLiteral("not today")));
    }

    void aRealLibvirtSaysTheSame()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("virsh")).isEmpty()
            || QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty())
            QSKIP("this machine has no virsh or no qemu-system-x86_64");
        closeWindow();
        auto backend = std::make_shared<DiskBackend>();
        backend->libvirtUri = QStringLiteral("qemu:///embed?root=") + m_folder->path();
        openWindow(backend);
        NewGuest guest;
        guest.name = QStringLiteral("vitrine-test");
        guest.kvm = false;
        guest.firmware = NewGuest::Firmware::Bios;
        m_window->openNew(*newGuestXml(guest));
        QTRY_VERIFY(document()->caps() != nullptr);
        QVERIFY(document()->apply({RemoveNode {QStringLiteral("/domain/devices/graphics[1]")}},
            QStringLiteral("no viewer")));
        m_window->previewPanel()->showTab(PreviewPanel::Libvirt);
        press("Ask libvirt");
        const LibvirtPane *pane = m_window->previewPanel()->libvirt();
        QTRY_VERIFY_WITH_TIMEOUT(!pane->verdict().startsWith(QStringLiteral("Asking")), 70000);
        if (pane->verdict().contains(QStringLiteral("cannot be asked")))
            QSKIP(qPrintable(pane->verdict())); // virsh without the driver of QEMU
        QStringList differences {pane->verdict()};
        for (const QString &line : pane->view()->toPlainText().split(u'\n')) {
            if (!line.startsWith(u' '))
                differences.append(line);
        }
        QVERIFY2(pane->verdict().contains(QStringLiteral("the same command line")),
            qPrintable(differences.join(u'\n')));
        document()->undoStack()->setClean();
    }

    void aFailedStartSaysWhichProblemThatWas()
    {
        openDemo();
        attachDmabuf();
        QString words;
        QString rule;
        for (const Diagnostic &d : document()->pass().diagnostics) {
            if (d.severity == Severity::Error && d.phase == Phase::Qemu && !d.words.isEmpty()) {
                words = d.words;
                rule = d.rule;
            }
        }
        QVERIFY(!words.isEmpty());
        runScript("echo 'hello from QEMU'\necho 'qemu-system-x86_64: -device vfio-pci: "
            + words.toUtf8() + "' >&2\nexit 1\n");
        auto *output = byName<QPlainTextEdit>("Output of QEMU");
        QVERIFY(output->toPlainText().contains(words));
        const auto *list = byName<QListView>("Problems");
        QCOMPARE(m_window->problemsPanel()->model()->at(list->currentIndex().row()).rule, rule);
        const auto *banner = m_window->launchPanel()->findChild<FixBanner *>();
        QVERIFY(banner->isVisibleTo(m_window.get()));
        QVERIFY(banner->accessibleName().startsWith(QStringLiteral("QEMU will refuse")));
    }

    void aFailureThatNobodyKnowsIsShownAsItIs()
    {
        openDemo();
        runScript("echo 'qemu-system-x86_64: the moon is in the wrong house' >&2\nexit 1\n");
        const auto *banner = m_window->launchPanel()->findChild<FixBanner *>();
        QVERIFY2(
            banner->accessibleName().contains(QStringLiteral("the moon is in the wrong house")),
            qPrintable(banner->accessibleName()));
    }

    void aQemuThatIsNotThereIsSaid()
    {
        openDemo();
        QVERIFY(document()->apply(
            {SetField {QStringLiteral("emulator"), path("none")}}, QStringLiteral("no QEMU")));
        press("Launch");
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->launchPanel()->isRunning(), 20000);
        const auto *banner = m_window->launchPanel()->findChild<FixBanner *>();
        QVERIFY(banner->isVisibleTo(m_window.get()));
        QVERIFY(!banner->accessibleName().isEmpty());
    }

    void aRealQemuRunsAndIsStopped()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty())
            QSKIP("this machine has no qemu-system-x86_64");
        NewGuest guest;
        guest.name = QStringLiteral("vitrine-test");
        guest.memoryMiB = 128;
        guest.vcpus = 1;
        guest.kvm = false;
        guest.firmware = NewGuest::Firmware::Bios;
        const Result<QByteArray> xml = newGuestXml(guest);
        QVERIFY(xml.has_value());
        m_window->openNew(*xml);
        QTRY_VERIFY(document()->caps() != nullptr);
        // What not every QEMU package has: Spice and its sound.
        QVERIFY(document()->apply({RemoveNode {QStringLiteral("/domain/devices/graphics[1]")}},
            QStringLiteral("no viewer")));
        QSignalSpy state(m_window->launchPanel(), &LaunchPanel::runningChanged);
        press("Launch");
        QVERIFY(m_window->launchPanel()->isRunning());
        const auto *panel = m_window->launchPanel();
        const auto stateIs = [panel](const char *words) {
            const auto badges = panel->findChildren<Badge *>();
            return std::any_of(badges.begin(), badges.end(), [words](const Badge *badge) {
                return badge->text() == QString::fromLatin1(words);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(stateIs("running") || !panel->isRunning(), 30000);
        QVERIFY2(panel->isRunning(),
            qPrintable(byName<QPlainTextEdit>("Output of QEMU")->toPlainText()
                + panel->findChild<FixBanner *>()->accessibleName()));
        press("Stop the guest");
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isRunning(), 30000);
        QVERIFY(stateIs("ended"));
        document()->undoStack()->setClean();
    }
};

QTEST_MAIN(JourneyTest)
#include "tst_journeys.moc"
