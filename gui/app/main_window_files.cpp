// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/new_guest.h"
#include "core/io/demo_host.h"
#include "core/qemu/shell_script.h"
#include "gui/app/main_window_parts.h"
#include "gui/app/theme.h"
#include "gui/panels/attach_dialog.h"
#include "gui/panels/new_guest_dialog.h"
#include "gui/text/translate.h"
#include "gui/widgets/fix_banner.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace vitrine::gui {

namespace {

constexpr int MaxRecent = 8;

QString recentKey()
{
    return QStringLiteral("recent");
}

void setQuestion(QMessageBox *box, const QString &question)
{
    box->setTextFormat(Qt::RichText);
    const QString bold = u"<b>" + question.toHtmlEscaped() + u"</b>";
    box->setText(bold);
}

} // namespace

bool MainWindow::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    QMessageBox box(this);
    box.setObjectName(QStringLiteral("unsaved"));
    box.setIcon(QMessageBox::NoIcon);
    setQuestion(&box, tr("Save the changes to “%1”?").arg(m_document.displayName()));
    box.setInformativeText(tr("Otherwise they are lost."));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

bool MainWindow::openFile(const QString &path)
{
    if (!mayDiscard())
        return false;
    const Result<QByteArray> bytes = m_backend->readFile(path);
    const Result<void> opened =
        bytes ? m_document.open(*bytes, path) : Result<void>(failure(bytes.error()));
    if (!opened) {
        showMessage(
            Tone::Danger, tr("%1 could not be opened: %2").arg(path, errorText(opened.error())));
        return false;
    }
    m_diskBytes = *bytes;
    addRecent(path);
    return true;
}

void MainWindow::openDemoGuest()
{
    if (!mayDiscard())
        return;
    m_diskBytes.clear();
    if (const Result<void> opened = m_document.open(demoGuestXml(), QString()); !opened)
        showMessage(Tone::Danger, errorText(opened.error()));
}

void MainWindow::openNew(const QByteArray &xml)
{
    m_diskBytes.clear();
    if (const Result<void> opened = m_document.open(xml, QString(), false); !opened)
        showMessage(Tone::Danger, errorText(opened.error()));
}

void MainWindow::openDialog()
{
    const QString folder = m_document.filePath().isEmpty()
        ? QString()
        : QFileInfo(m_document.filePath()).absolutePath();
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a guest"), folder, tr("libvirt domain XML (*.xml);;All files (*)"));
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::newDialog()
{
    if (!mayDiscard())
        return;
    const bool kvm = m_document.host() == nullptr || m_document.host()->machine.kvm.value_or(true);
    NewGuestDialog dialog(kvm, this);
    if (dialog.exec() == QDialog::Accepted)
        openNew(dialog.xml());
}

void MainWindow::attachDialog()
{
    if (!m_document.isOpen() || m_document.host() == nullptr)
        return;
    QStringList own;
    for (const MdevHostdev &mdev : m_document.guest().mdevs) {
        if (mdev.uuid)
            own.append(mdev.uuid->toString());
    }
    // A copy of the reading: the host may be read again while one chooses.
    AttachDialog dialog(std::make_shared<const HostSnapshot>(*m_document.host()),
        m_backend->hostTitle(),
        own,
        m_document.displayName(),
        m_backend->canChangeHost(),
        this);
    if (dialog.exec() == QDialog::Accepted) {
        if (const auto choice = dialog.choice())
            attach(*choice);
    }
}

bool MainWindow::save()
{
    return m_document.filePath().isEmpty() ? saveAs() : saveTo(m_document.filePath());
}

bool MainWindow::saveAs()
{
    const QString proposal = m_document.filePath().isEmpty()
        ? m_document.displayName() + QStringLiteral(".xml")
        : m_document.filePath();
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the guest as"), proposal, tr("libvirt domain XML (*.xml);;All files (*)"));
    if (path.isEmpty())
        return false;
    m_diskBytes.clear(); // the dialog has asked about a file that is there
    return saveTo(path);
}

bool MainWindow::askToOverwrite(const QString &path, bool *saved)
{
    QMessageBox box(this);
    box.setObjectName(QStringLiteral("changed-on-disk"));
    setQuestion(&box,
        tr("“%1” was changed by another program since it was opened.")
            .arg(QFileInfo(path).fileName()));
    box.setInformativeText(tr("Saving over it loses what the other program wrote."));
    QPushButton *over = box.addButton(tr("Save over it"), QMessageBox::DestructiveRole);
    QPushButton *other = box.addButton(tr("Save as …"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(other);
    box.exec();
    if (box.clickedButton() == other)
        *saved = saveAs();
    return box.clickedButton() == over;
}

bool MainWindow::saveTo(const QString &path)
{
    const QByteArray bytes = m_document.text().bytes();
    const bool same = path == m_document.filePath() && !m_diskBytes.isEmpty();
    Result<void> written = same ? m_backend->writeFileUnlessChanged(path, bytes, m_diskBytes)
                                : m_backend->writeFile(path, bytes);
    if (!written && same) {
        // Written by somebody else meanwhile, or not writable at all: only the first can be answered.
        const Result<QByteArray> now = m_backend->readFile(path);
        if (now && *now != m_diskBytes) {
            bool saved = false;
            if (!askToOverwrite(path, &saved))
                return saved;
            written = m_backend->writeFileUnlessChanged(path, bytes, *now);
        }
    }
    if (!written) {
        showMessage(
            Tone::Danger, tr("%1 could not be saved: %2").arg(path, errorText(written.error())));
        return false;
    }
    m_message->setVisible(false);
    m_diskBytes = bytes;
    m_document.markSaved(path);
    addRecent(path);
    return true;
}

void MainWindow::exportDialog(bool shell)
{
    if (!m_document.isOpen())
        return;
    QByteArray bytes = m_document.text().bytes();
    if (shell) {
        CommandOptions options;
        options.style = CommandStyle::Standalone;
        options.runtimeDir = m_backend->runtimeDir(m_document.displayName());
        options.nvramFile = m_backend->nvramFile(m_document.displayName());
        options.origins = false;
        const Result<QemuCommand> command =
            buildCommand(m_document.text(), m_document.guest(), m_document.world(), options);
        if (!command) {
            showMessage(Tone::Danger,
                tr("There is no command to export: %1").arg(errorText(command.error())));
            return;
        }
        bytes = shellScript(*command, options.runtimeDir);
    } else if (m_document.guest().runtimeId.isSet()) {
        // Of a guest that was dumped while it ran, what only that run had is left out, as virsh define wants it.
        const Result<XmlText> stripped = applyEdits(m_document.text(), {StripRuntime {}});
        if (!stripped) {
            showMessage(
                Tone::Danger, tr("There is no XML to export: %1").arg(errorText(stripped.error())));
            return;
        }
        bytes = stripped->bytes();
    }
    const QString name =
        m_document.displayName() + (shell ? QStringLiteral(".sh") : QStringLiteral(".xml"));
    const QString path = QFileDialog::getSaveFileName(this, tr("Export"), name);
    if (path.isEmpty())
        return;
    if (const Result<void> written = m_backend->writeFile(path, bytes); !written)
        showMessage(
            Tone::Danger, tr("%1 could not be written: %2").arg(path, errorText(written.error())));
    else
        showMessage(Tone::Ok, tr("Exported to %1").arg(path));
}

void MainWindow::addRecent(const QString &path)
{
    QSettings settings;
    QStringList recent = settings.value(recentKey()).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    recent.removeAll(absolute);
    recent.prepend(absolute);
    while (recent.size() > MaxRecent)
        recent.removeLast();
    settings.setValue(recentKey(), recent);
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    const QStringList recent = QSettings().value(recentKey()).toStringList();
    for (const QString &path : recent)
        m_recent->addAction(QString(path).replace(u'&', QStringLiteral("&&")), this, [this, path] {
            openFile(path);
        });
    if (recent.isEmpty())
        m_recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

} // namespace vitrine::gui
