// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window on the demonstration host, with real files below a folder of its own.
#pragma once

#include "core/io/libvirt_answer.h"
#include "gui/app/io_backend.h"
#include "gui/widgets/fix_banner.h"
#include "tests/gui/window_fixture.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>

namespace vitrine::gui {

/// The demonstration host, real files, and real processes; capabilities as recorded, so that nothing depends on this machine.
class DiskBackend : public IoBackend {
public:
    DiskBackend() : IoBackend(demo()) {}
    QString libvirtUri;
    Result<LibvirtAnswer> askLibvirt(const QByteArray &xml) override
    {
        return vitrine::askLibvirt(xml, libvirtUri);
    }
    std::optional<QemuCaps> readCaps(const QString &, const QString &) override
    {
        const Result<QemuCaps> caps = recordedCapsFor(QStringLiteral("x86_64"));
        return caps ? std::optional(*caps) : std::nullopt;
    }

private:
    static WorldSource demo()
    {
        WorldSource source;
        source.demo = true;
        return source;
    }
};

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

class DiskFixture : public WindowFixture {
protected:
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const char *name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void openDemo()
    {
        m_window->openDemoGuest();
        QTRY_VERIFY(document()->caps() != nullptr);
    }
    /// The message over the panels, or nothing.
    QString message()
    {
        QApplication::processEvents();
        for (const FixBanner *banner : m_window->findChildren<FixBanner *>()) {
            if (banner->parentWidget() == m_window->centralWidget()
                && banner->isVisibleTo(m_window.get()))
                return banner->accessibleName();
        }
        return {};
    }
    /// Enters a file name into the file dialog that comes up next.
    void chooseFile(const QString &file)
    {
        whenShown<QFileDialog>([file](QFileDialog *dialog) {
            auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
            QVERIFY(edit != nullptr);
            edit->setText(file);
            QTest::keyClick(edit, Qt::Key_Return);
            if (dialog->isVisible()) // the first Return may only close the list of proposals
                QTest::keyClick(edit, Qt::Key_Return);
        });
    }
    /// Opens a guest on the disk and changes it.
    QString openOnDisk()
    {
        QString file = path("guest.xml");
        write(file, demoGuestXml());
        if (!m_window->openFile(file))
            qFatal("the demonstration guest does not open");
        attachDmabuf();
        return file;
    }

    void openOnFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        openWindow(std::make_shared<DiskBackend>());
    }
};

} // namespace vitrine::gui
