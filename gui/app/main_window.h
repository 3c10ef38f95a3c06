// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/panels/host_panel.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QSplitter;

namespace vitrine::gui {

class FixBanner;
class GoToField;
class GuestPanel;
class LaunchPanel;
class PreviewPanel;
class ProblemsPanel;
class Workers;

/// The window: panels around one document, and the commands of its menus.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(std::shared_ptr<Backend> backend, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] GuestDocument *document() { return &m_document; }
    [[nodiscard]] HostPanel *hostPanel() const { return m_host; }
    [[nodiscard]] GuestPanel *guestPanel() const { return m_guest; }
    [[nodiscard]] PreviewPanel *previewPanel() const { return m_preview; }
    [[nodiscard]] ProblemsPanel *problemsPanel() const { return m_problems; }
    [[nodiscard]] LaunchPanel *launchPanel() const { return m_launch; }

    /// Opens a file, after asking about unsaved work. Errors are shown in the window.
    bool openFile(const QString &path);
    void openDemoGuest();
    void openNew(const QByteArray &xml);
    /// Reads the host again, off this thread.
    void refreshHost();
    /// Shows the demonstration host in place of the one that the program was started for, or goes back to that.
    void demonstrate(bool on);
    /// Attaches what was chosen; makes an instance first where it is a type and the host can be changed from here.
    void attach(const HostChoice &choice);
    bool applyFix(const Diagnostic &diagnostic, const Fix &fix);
    void launch();
    /// Shows a message over the panels, with a way to close it.
    void showMessage(Tone tone, const QString &text);
    void showCapabilities();
    /// Asks the guest's own QEMU again, after capabilities were loaded from a file.
    void useOwnCapabilities();
    /// Shows what has to be done in a terminal, with buttons that copy the command and read the host again.
    void showCommand(const QString &text, const QString &command);

Q_SIGNALS:
    /// The first reading of the host is in.
    void hostReady();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makePanels();
    void makeActions();
    void makeMenus();
    void makeToolBar();
    void makeStatusBar();
    void connectPanels();
    void updateState();
    void updateStatus();
    void updateCaps();
    /// Asks libvirt's schema when the guest has stood still for a moment: neither the first frame nor a keystroke waits for it.
    void updateSchema();
    void askSchema();
    void attachDialog();
    void newDialog();
    void openDialog();
    bool save();
    bool saveAs();
    bool saveTo(const QString &path);
    /// True: write over it. Else what was done instead is in `saved`.
    bool askToOverwrite(const QString &path, bool *saved);
    void exportDialog(bool shell);
    bool mayDiscard();
    void removeInstance(const MdevUuid &uuid);
    /// Runs `work`, which ends with a reading of the host, off this thread; then shows that, and calls `done` with what it gave.
    template<typename Work, typename Done>
    void readHostAfter(Work work, Done done);
    void showHost(const HostReading &reading);
    /// Reads what has changed on the host by itself, when nothing else is reading.
    void followHost();
    void goTo(const Diagnostic &diagnostic);
    void goToPath(const QString &path);
    void lightField(const QString &field);
    void cyclePane(int step);
    void addRecent(const QString &path);
    void fillRecent();

    std::shared_ptr<Backend> m_backend;
    GuestDocument m_document;
    std::unique_ptr<Workers> m_workers;
    HostPanel *m_host = nullptr;
    GuestPanel *m_guest = nullptr;
    PreviewPanel *m_preview = nullptr;
    ProblemsPanel *m_problems = nullptr;
    LaunchPanel *m_launch = nullptr;
    FixBanner *m_message = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_rows = nullptr;
    GoToField *m_goTo = nullptr;
    QMenu *m_recent = nullptr;
    struct Actions;
    std::unique_ptr<Actions> m_actions;
    struct StatusBar;
    std::unique_ptr<StatusBar> m_status;
    QByteArray m_diskBytes; ///< of the file as this window read or wrote it
    QString m_capsFor; ///< emulator and architecture of the last probe
    int m_capsGeneration = 0;
    QTimer m_schemaLater;
    XmlText m_schemaAsked; ///< the text that libvirt's schema was asked about last
    std::unique_ptr<HostFeed> m_feed;
    HostReading m_reading; ///< that is shown
    int m_hostGeneration = 0;
    int m_hostReadings = 0; ///< under way
    bool m_hostRead = false;
};

} // namespace vitrine::gui
