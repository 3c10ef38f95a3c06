// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Saving, exporting, and what gets in the way of it, with real files.
#include "core/qemu/caps_json.h"
#include "gui/panels/capabilities_dialog.h"
#include "tests/gui/disk_fixture.h"

#include <QLineEdit>
#include <QTreeWidget>

#include <unistd.h>

using namespace vitrine;
using namespace vitrine::gui;

class FilesTest : public DiskFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { initProgram(); }

    void init() { openOnFolder(); }

    void cleanup()
    {
        closeWindow();
        m_folder.reset();
    }

    void exportedToLibvirtAndShell()
    {
        openDemo();
        chooseFile(path("out.xml"));
        action("export-libvirt")->trigger();
        QCOMPARE(contentOf(path("out.xml")), document()->text().bytes());
        QVERIFY(document()->filePath().isEmpty()); // a copy: the guest is where it was
        chooseFile(path("out.sh"));
        action("export-shell")->trigger();
        const QByteArray script = contentOf(path("out.sh"));
        QVERIFY2(script.startsWith("#!/bin/sh\n"), script.constData());
        QVERIFY(script.contains("exec ") && script.contains("-machine"));
        // The folder of the sockets is made before a QEMU wants to put them there.
        QVERIFY2(script.contains("mkdir -m 700 ") && !script.contains("unix:/qmp.sock"),
            script.constData());
        QVERIFY(message().contains(path("out.sh")));
    }

    void capabilitiesAreShownSearchedSavedAndLoaded()
    {
        openDemo();
        const QemuCaps asked = *document()->caps();
        action("qemu-capabilities")->trigger();
        auto *dialog = m_window->findChild<CapabilitiesDialog *>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        auto *tree = dialog->findChild<QTreeWidget *>(QStringLiteral("capabilities"));
        const auto shown = [tree] {
            QStringList rows;
            for (int g = 0; g < tree->topLevelItemCount(); ++g) {
                for (int i = 0; i < tree->topLevelItem(g)->childCount(); ++i) {
                    if (!tree->topLevelItem(g)->child(i)->isHidden())
                        rows.append(tree->topLevelItem(g)->child(i)->text(0));
                }
            }
            return rows;
        };
        QVERIFY(shown().contains(QStringLiteral("vfio-pci")));
        QTest::keyClicks(byNameIn<QLineEdit>(dialog, QStringLiteral("Filter capabilities")),
            QStringLiteral("x-msix-relocation"));
        QVERIFY(shown().contains(QStringLiteral("vfio-pci")));
        QVERIFY(!shown().contains(QStringLiteral("virtio-gpu")));

        QVERIFY(dialog->save(path("caps.json")));
        const Result<QemuCaps> saved = readCapsJson(contentOf(path("caps.json")));
        QVERIFY(saved && *saved == asked);
        QVERIFY(!dialog->load(path("no.json")));
        QCOMPARE(*document()->caps(), asked);
        write(path("damaged.json"), "{");
        QVERIFY(!dialog->load(path("damaged.json")));
        QVERIFY(dialog->load(path("caps.json")));
        QCOMPARE(document()->caps()->source, CapsSource::File);
        QCOMPARE(document()->caps()->devices, asked.devices);
        dialog->close();

        // The window says so while they are in use, and leads back.
        auto *inUse = m_window->findChild<QWidget *>(QStringLiteral("capabilities-in-use"));
        QVERIFY(inUse->isVisibleTo(m_window.get()));
        QVERIFY2(inUse->accessibleName().contains(path("caps.json")),
            qPrintable(inUse->accessibleName()));
        press("Use the guest's own QEMU");
        QTRY_COMPARE(document()->caps()->source, asked.source);
        QVERIFY(!inUse->isVisibleTo(m_window.get()));
    }

    void capabilitiesOfAFileStayWithTheirGuest()
    {
        openDemo();
        const CapsSource source = document()->caps()->source;
        write(path("caps.json"), writeCapsJson(*document()->caps()));
        action("qemu-capabilities")->trigger();
        auto *dialog = m_window->findChild<CapabilitiesDialog *>();
        QVERIFY(dialog->load(path("caps.json")));
        QCOMPARE(document()->caps()->source, CapsSource::File);
        QTest::mouseClick(
            byNameIn<QAbstractButton>(dialog, QStringLiteral("Use the guest's own QEMU")),
            Qt::LeftButton);
        QTRY_COMPARE(document()->caps()->source, source);
        action("qemu-capabilities")->trigger();
        dialog = m_window->findChildren<CapabilitiesDialog *>().last();
        QVERIFY(dialog->load(path("caps.json")));
        dialog->close();
        m_window->openDemoGuest();
        QTRY_COMPARE(document()->caps()->source, source);
    }

    void savedAsAnotherFile()
    {
        const QString file = openOnDisk();
        const QByteArray before = contentOf(file);
        chooseFile(path("other.xml"));
        action("save-as")->trigger();
        QCOMPARE(contentOf(path("other.xml")), document()->text().bytes());
        QCOMPARE(contentOf(file), before);
        QCOMPARE(document()->filePath(), path("other.xml"));
        QVERIFY(!document()->isModified());
    }

    void whatSomebodyElseWroteIsAskedAbout()
    {
        const QString file = openOnDisk();
        write(file, "<domain/>");
        answer(QMessageBox::Cancel);
        press("Save guest");
        QCOMPARE(contentOf(file), QByteArray("<domain/>"));
        QVERIFY(document()->isModified());
        whenShown<QMessageBox>([](QMessageBox *box) {
            for (QAbstractButton *button : box->buttons()) {
                if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                    QTest::mouseClick(button, Qt::LeftButton);
            }
        });
        press("Save guest");
        QCOMPARE(contentOf(file), document()->text().bytes());
        QVERIFY(!document()->isModified());
    }

    void aFileThatIsGoneIsWrittenAnew()
    {
        const QString file = openOnDisk();
        QVERIFY(QFile::remove(file));
        press("Save guest");
        QCOMPARE(contentOf(file), document()->text().bytes());
    }

    void aFolderThatIsGoneIsSaid()
    {
        openOnDisk();
        const QByteArray text = document()->text().bytes();
        m_folder->remove();
        press("Save guest");
        QVERIFY2(message().contains(QStringLiteral("could not be saved")), qPrintable(message()));
        QVERIFY(document()->isModified());
        QCOMPARE(document()->text().bytes(), text);
    }

    void aFullDiskIsSaid()
    {
        openOnDisk();
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("this machine has no /dev/full");
        whenShown<QFileDialog>([](QFileDialog *dialog) {
            dialog->setOption(QFileDialog::DontConfirmOverwrite);
            auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            edit->setText(QStringLiteral("/dev/full"));
            QTest::keyClick(edit, Qt::Key_Return);
        });
        action("save-as")->trigger();
        QVERIFY2(message().contains(QStringLiteral("could not be saved")), qPrintable(message()));
        QVERIFY(document()->isModified());
        QCOMPARE(document()->filePath(), path("guest.xml"));
    }

    void aFileThatMayNotBeWrittenIsSaid()
    {
        const QString file = openOnDisk();
        const QByteArray before = contentOf(file);
        const bool root = geteuid() == 0;
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
        if (root && seteuid(65534) != 0)
            QSKIP("this user may write everywhere");
        press("Save guest");
        if (root)
            QCOMPARE(seteuid(0), 0);
        QVERIFY(QFile::setPermissions(
            m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY2(message().contains(QStringLiteral("could not be saved")), qPrintable(message()));
        QVERIFY(document()->isModified());
        QCOMPARE(contentOf(file), before);
    }

    void unsavedWorkCanBeSavedOnTheWayOut()
    {
        const QString file = openOnDisk();
        answer(QMessageBox::Save);
        QVERIFY(m_window->close());
        QCOMPARE(contentOf(file), document()->text().bytes());
    }
};

QTEST_MAIN(FilesTest)
#include "tst_files.moc"
