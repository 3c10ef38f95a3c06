// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// vitrine-shots OUTDIR: the states of the window as pictures, on the demonstration host. `./dev shots` calls it for each look,
// language, direction and scale.
#include "core/io/demo_host.h"
#include "gui/app/io_backend.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/document/guest_document.h"
#include "gui/panels/attach_dialog.h"
#include "gui/panels/capabilities_dialog.h"
#include "gui/panels/code_view.h"
#include "gui/panels/command_pane.h"
#include "gui/panels/guest_panel.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/new_guest_dialog.h"
#include "gui/panels/preview_panel.h"
#include "gui/text/languages.h"
#include "gui/widgets/disclosure.h"
#include "gui/widgets/go_to_field.h"
#include "gui/widgets/labels.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QTreeView>

#include <cstdio>
#include <memory>
#include <utility>

using namespace vitrine;
using namespace vitrine::gui;

namespace {

/// A QEMU that refuses, so that the picture of a failed launch needs no QEMU.
class RefusingSession : public LaunchSession {
public:
    explicit RefusingSession(QString words) : m_words(std::move(words))
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                const QString line = QStringLiteral("qemu-system-x86_64: ") + m_words;
                Q_EMIT output(line + u'\n');
                Q_EMIT failed(Error {ErrorCode::External, Text("QEMU did not start"), {}, 0, 0, {}},
                    classifyQemuStderr(line));
            },
            Qt::QueuedConnection);
    }
    void stop() override {}

private:
    QString m_words;
};

class ShotBackend : public IoBackend {
public:
    using IoBackend::IoBackend;
    QString words;
    bool changeable = true;
    [[nodiscard]] bool canChangeHost() const override { return changeable; }
    std::unique_ptr<LaunchSession> launch(
        const QString &, const QemuCommand &, const QString &) override
    {
        return std::make_unique<RefusingSession>(words);
    }
};

void settle(int milliseconds = 120)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds)
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 10);
}

class Shooter {
public:
    Shooter(QString folder, QString suffix, bool everything)
        : m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
        , m_everything(everything)
    {
    }

    void run()
    {
        WorldSource source;
        source.demo = true;
        m_backend = std::make_shared<ShotBackend>(source);
        MainWindow window(m_backend);
        m_window = &window;
        open();
        shoot("empty");
        window.openDemoGuest();
        for (int i = 0; i < 200 && window.document()->caps() == nullptr; ++i)
            settle(20);
        shoot("guest");
        attach(DisplayMode::Dmabuf);
        shoot("attached");
        launchFails();
        press("remote-console");
        window.guestPanel()->goToField(QStringLiteral("mdev[0].display"));
        shoot("remote-console");
        press("local-console");
        // The render node: where the form, the XML and the command line are linked.
        window.guestPanel()->goToField(QStringLiteral("graphics[0].rendernode"));
        shoot("local-console");
        scrollForm(1.0);
        shoot("form-end");
        if (m_everything)
            more();
        dialogs();
        window.document()->undoStack()->setClean(); // nothing to ask about at the end
        window.close();
        emptyHost();
    }

private:
    void open()
    {
        m_window->resize(1480, 1010);
        m_window->show();
        m_window->activateWindow();
        const auto ready = std::make_shared<bool>(false);
        QObject::connect(m_window, &MainWindow::hostReady, m_window, [ready] { *ready = true; });
        while (!*ready)
            settle(20);
    }

    void attach(DisplayMode mode)
    {
        const HostSnapshot &host = *m_window->document()->host();
        for (const MdevInstance &instance : host.instances) {
            if (instance.active && !instance.owner && host.displayModeOf(instance) == mode) {
                HostChoice choice;
                choice.uuid = instance.uuid;
                m_window->attach(choice);
                return;
            }
        }
    }

    void press(const char *preset)
    {
        if (auto *card =
                m_window->guestPanel()->findChild<QPushButton *>(QString::fromLatin1(preset)))
            card->click();
    }

    void scrollForm(double part)
    {
        settle(40);
        if (auto *area = m_window->guestPanel()->findChild<QScrollArea *>())
            area->verticalScrollBar()->setValue(
                static_cast<int>(part * area->verticalScrollBar()->maximum()));
    }

    void launchFails()
    {
        for (const Diagnostic &d : m_window->document()->pass().diagnostics) {
            if (d.severity == Severity::Error && !d.words.isEmpty())
                m_backend->words = d.words;
        }
        if (m_backend->words.isEmpty())
            m_backend->words =
                QStringLiteral("vfio 53764d0e-85a0-42b4-af5c-2046b460b1dc: no such device");
        m_window->launch();
        shoot("launch-failed");
        m_window->launchPanel()->setVisible(false);
    }

    /// What is looked at in one look only.
    void more()
    {
        PreviewPanel *preview = m_window->previewPanel();
        const std::array<std::pair<PreviewPanel::Tab, const char *>, 3> tabs {
            {{PreviewPanel::CommandLine, "command-line"},
                {PreviewPanel::Difference, "diff"},
                {PreviewPanel::CompletedXml, "completed-xml"}}};
        for (const auto &[tab, name] : tabs) {
            preview->showTab(tab);
            shoot(name);
        }
        preview->showTab(PreviewPanel::DomainXml);
        for (Disclosure *disclosure : m_window->guestPanel()->findChildren<Disclosure *>())
            disclosure->setOpen(true);
        m_window->guestPanel()->goToField(QStringLiteral("graphics[0].password"));
        shoot("all-settings");

        m_window->hostPanel()->filter()->setText(QStringLiteral("nvidia"));
        shoot("filtered");
        m_window->hostPanel()->filter()->setText(QStringLiteral("nothing like this"));
        shoot("filtered-empty");
        m_window->hostPanel()->filter()->clear();

        preview->xml()->setFocus();
        QTextCursor cursor = preview->xml()->document()->find(QStringLiteral("</name>"));
        cursor.removeSelectedText();
        shoot("xml-broken");
        m_window->document()->undoStack()->undo();
        m_window->document()->undoStack()->redo();

        manyProblems();
        popups();
        boxes();
    }

    void manyProblems()
    {
        const QString uuid = m_window->document()->guest().mdevs.first().uuidText.orElse({});
        const QByteArray hostdev = "<hostdev mode='subsystem' type='mdev' model='vfio-pci' "
                                   "display='on' ramfb='on'><source><address uuid='"
            + uuid.toUtf8() + "'/></source></hostdev>";
        m_window->document()->apply(
            {AddDevice {hostdev},
                AddDevice {"<graphics type='vnc' port='5999' autoport='no' listen='0.0.0.0'/>"},
                AddDevice {"<graphics type='egl-headless'/>"}},
            QStringLiteral("problems"));
        scrollForm(0);
        shoot("problems");
        scrollForm(0.45);
        shoot("problems-in-form");
        m_window->document()->undoStack()->undo();
        scrollForm(0);
    }

    void popups()
    {
        if (auto *field = m_window->findChild<GoToField *>()) {
            field->setFocus(Qt::ShortcutFocusReason);
            settle(40);
            field->setText(QStringLiteral("ram"));
            Q_EMIT field->textEdited(QStringLiteral("ram"));
            field->completeNow();
            shootScreen("go-to");
            field->clear();
            if (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
        }
        for (QAction *action : m_window->menuBar()->actions()) {
            if (action->menu() == nullptr || action != m_window->menuBar()->actions().at(2))
                continue;
            m_window->menuBar()->setActiveAction(action);
            action->menu()->popup(
                m_window->mapToGlobal(m_window->menuBar()->actionGeometry(action).bottomLeft()));
            shootScreen("menu");
            action->menu()->close();
        }
    }

    void boxes()
    {
        const auto shootBox = [this](const char *name) {
            QTimer::singleShot(300, m_window, [this, name] {
                QWidget *box = QApplication::activeModalWidget();
                if (box == nullptr)
                    return;
                shoot(box, name);
                box->close();
            });
        };
        shootBox("unsaved");
        m_window->close();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("workstation-01.xml"));
        m_window->document()->undoStack()->setClean();
        if (m_backend->writeFile(path, demoGuestXml()) && m_window->openFile(path)) {
            attach(DisplayMode::Dmabuf);
            (void)m_backend->writeFile(path, "<domain/>");
            shootBox("changed-on-disk");
            if (auto *save = m_window->findChild<QAction *>(QStringLiteral("save")))
                save->trigger();
        }
        m_backend->changeable = false;
        const HostSnapshot &host = *m_window->document()->host();
        HostChoice choice;
        choice.parent = host.types.first().parent;
        choice.type = host.types.first().id;
        m_window->attach(choice);
        shoot("command-to-run");
        m_backend->changeable = true;
        m_window->showMessage(Tone::Ok, QString());
    }

    void dialogs()
    {
        NewGuestDialog dialog(true, m_window);
        dialog.show();
        shoot(&dialog, "new-guest");
        dialog.close();
        AttachDialog attach(std::make_shared<const HostSnapshot>(*m_window->document()->host()),
            m_backend->hostTitle(),
            {},
            m_window->document()->displayName(),
            true,
            m_window);
        attach.show();
        shoot(&attach, "attach");
        attach.close();
        if (m_window->document()->caps() != nullptr) {
            CapabilitiesDialog caps(*m_window->document()->caps(), m_backend.get(), m_window);
            caps.show();
            shoot(&caps, "capabilities");
            if (auto *filter = caps.findChild<QLineEdit *>())
                filter->setText(QStringLiteral("vfio"));
            shoot(&caps, "capabilities-filtered");
            caps.close();
        }
    }

    void emptyHost()
    {
        const QTemporaryDir root;
        WorldSource source;
        source.root = root.path();
        MainWindow window(std::make_shared<ShotBackend>(source));
        m_window = &window;
        open();
        shoot("no-host");
        m_window = nullptr;
    }

    void shoot(const char *name) { shoot(m_window, name); }
    void shoot(QWidget *widget, const char *name)
    {
        settle();
        save(widget->grab(), name);
    }
    /// With what has popped up over the window.
    void shootScreen(const char *name)
    {
        settle();
        const QRect r = m_window->geometry();
        save(m_window->screen()->grabWindow(0, r.x(), r.y(), r.width(), r.height()), name);
    }

    void save(const QPixmap &picture, const char *name)
    {
        const QString path =
            m_folder + u'/' + QString::fromLatin1(name) + u'-' + m_suffix + u".png";
        if (!picture.save(path))
            std::fprintf(stderr, "vitrine-shots: %s could not be written\n", qPrintable(path));
        else
            std::printf("%s\n", qPrintable(path));
    }

    QString m_folder;
    QString m_suffix;
    bool m_everything;
    std::shared_ptr<ShotBackend> m_backend;
    MainWindow *m_window = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vitrine-shots")); // settings of its own
    QApplication::setOrganizationName(QStringLiteral("vitrine"));
    QCommandLineParser parser;
    const QCommandLineOption looks(QStringLiteral("appearance"), {}, QStringLiteral("LOOK"));
    const QCommandLineOption language(QStringLiteral("language"), {}, QStringLiteral("LOCALE"));
    const QCommandLineOption rightToLeft(QStringLiteral("right-to-left"));
    const QCommandLineOption suffix(QStringLiteral("suffix"), {}, QStringLiteral("TEXT"));
    const QCommandLineOption everything(QStringLiteral("everything"));
    parser.addOptions({looks, language, rightToLeft, suffix, everything});
    parser.addPositionalArgument(QStringLiteral("OUTDIR"), {});
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() != 1 || !QDir().mkpath(arguments.first())) {
        std::fprintf(stderr,
            "usage: vitrine-shots [--appearance LOOK] [--language LOCALE] [--right-to-left] "
            "[--everything] [--suffix TEXT] OUTDIR\n");
        return 2;
    }
    QSettings().clear();
    if (QFontDatabase::families().contains(QStringLiteral("Inter"))) {
        QFont font(QStringLiteral("Inter"));
        font.setPointSizeF(10);
        QApplication::setFont(font);
    }
    installTranslations(
        parser.isSet(language) ? QLocale(parser.value(language)) : QLocale::system());
    if (parser.isSet(rightToLeft))
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    Theme::instance().setAppearance(
        parser.isSet(looks) ? Theme::appearanceFromName(parser.value(looks)) : Appearance::Light);
    Theme::instance().install();
    Shooter(arguments.first(),
        parser.isSet(suffix) ? parser.value(suffix) : Theme::nameOf(Theme::instance().appearance()),
        parser.isSet(everything))
        .run();
    QSettings().clear();
    return 0;
}
