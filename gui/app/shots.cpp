// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// vitrine-shots OUTDIR: the main states of the window as pictures, light and dark, on the demonstration host.
#include "core/io/demo_host.h"
#include "gui/app/io_backend.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/panels/attach_dialog.h"
#include "gui/panels/guest_panel.h"
#include "gui/panels/launch_panel.h"
#include "gui/panels/new_guest_dialog.h"
#include "gui/panels/preview_panel.h"
#include "gui/text/languages.h"
#include "gui/widgets/labels.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFontDatabase>
#include <QPushButton>
#include <QSettings>
#include <QTreeView>

#include <cstdio>
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
    Shooter(QString folder, Appearance appearance)
        : m_folder(std::move(folder))
        , m_look(Theme::nameOf(appearance))
    {
        Theme::instance().setAppearance(appearance);
    }

    void run()
    {
        WorldSource source;
        source.demo = true;
        auto backend = std::make_shared<ShotBackend>(source);
        MainWindow window(backend);
        window.resize(1480, 1010);
        window.show();
        bool ready = false;
        QObject::connect(&window, &MainWindow::hostReady, &window, [&ready] { ready = true; });
        while (!ready)
            settle(20);
        shoot(&window, "empty");

        window.openDemoGuest();
        for (int i = 0; i < 200 && window.document()->caps() == nullptr; ++i)
            settle(20);
        shoot(&window, "guest");

        const MdevInstance *free = nullptr;
        for (const MdevInstance &instance : window.document()->host()->instances) {
            if (instance.active && !instance.owner
                && window.document()->host()->displayModeOf(instance) == DisplayMode::Dmabuf)
                free = &instance;
        }
        if (free != nullptr) {
            HostChoice choice;
            choice.uuid = free->uuid;
            window.attach(choice);
        }
        shoot(&window, "attached");
        for (const Diagnostic &d : window.document()->pass().diagnostics) {
            if (d.severity == Severity::Error && !d.words.isEmpty())
                backend->words = d.words;
        }
        if (backend->words.isEmpty())
            backend->words =
                QStringLiteral("vfio 53764d0e-85a0-42b4-af5c-2046b460b1dc: no such device");
        window.launch();
        shoot(&window, "launch-failed");
        window.launchPanel()->setVisible(false);

        if (auto *preset =
                window.guestPanel()->findChild<QPushButton *>(QStringLiteral("remote-console")))
            preset->click();
        window.guestPanel()->goToField(QStringLiteral("mdev[0].display"));
        shoot(&window, "remote-console");
        window.previewPanel()->showTab(PreviewPanel::CommandLine);
        shoot(&window, "command-line");
        window.previewPanel()->showTab(PreviewPanel::Difference);
        shoot(&window, "diff");
        window.previewPanel()->showTab(PreviewPanel::CompletedXml);
        shoot(&window, "completed-xml");
        window.previewPanel()->showTab(PreviewPanel::DomainXml);
        if (auto *preset =
                window.guestPanel()->findChild<QPushButton *>(QStringLiteral("local-console")))
            preset->click();
        window.guestPanel()->goToField(QStringLiteral("graphics[0].gl"));
        shoot(&window, "local-console");
        window.hostPanel()->filter()->setText(QStringLiteral("nvidia"));
        shoot(&window, "filtered");
        window.hostPanel()->filter()->setText(QStringLiteral("nothing like this"));
        shoot(&window, "filtered-empty");
        window.hostPanel()->filter()->clear();

        NewGuestDialog dialog(true, &window);
        dialog.show();
        shoot(&dialog, "new-guest");
        dialog.close();
        AttachDialog attach(std::make_shared<const HostSnapshot>(*window.document()->host()),
            backend->hostTitle(),
            {},
            window.document()->displayName(),
            true,
            &window);
        attach.show();
        shoot(&attach, "attach");
        attach.close();
        window.document()->undoStack()->setClean(); // nothing to ask about at the end
    }

private:
    void shoot(QWidget *widget, const char *name)
    {
        settle();
        const QString path = m_folder + u'/' + QString::fromLatin1(name) + u'-' + m_look + u".png";
        if (!widget->grab().save(path))
            std::fprintf(stderr, "vitrine-shots: %s could not be written\n", qPrintable(path));
        else
            std::printf("%s\n", qPrintable(path));
    }

    QString m_folder;
    QString m_look;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vitrine-shots")); // settings of its own
    QApplication::setOrganizationName(QStringLiteral("vitrine"));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2 || !QDir().mkpath(arguments.at(1))) {
        std::fprintf(stderr, "usage: vitrine-shots OUTDIR\n");
        return 2;
    }
    QSettings().clear();
    if (QFontDatabase::families().contains(QStringLiteral("Inter"))) {
        QFont font(QStringLiteral("Inter"));
        font.setPointSizeF(10);
        QApplication::setFont(font);
    }
    installTranslations(QLocale::system());
    Theme::instance().install();
    for (const Appearance look : {Appearance::Light, Appearance::Dark})
        Shooter(arguments.at(1), look).run();
    return 0;
}
