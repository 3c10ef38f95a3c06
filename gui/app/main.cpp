// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/io_backend.h"
#include "gui/app/main_window.h"
#include "gui/app/theme.h"
#include "gui/text/languages.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTimer>

int main(int argc, char **argv)
{
    using namespace vitrine;
    using namespace vitrine::gui;
    QApplication::setDesktopSettingsAware(true);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("vitrine"));
    QApplication::setOrganizationName(QStringLiteral("vitrine"));
    QApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.vitrine.Vitrine"));

    installTranslations(QLocale::system());

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate(
        "vitrine::gui", "Gives a libvirt guest a vGPU and gets a picture out of it."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(QStringLiteral("demo"),
        QApplication::translate("vitrine::gui",
            "The built-in demonstration host, with its guest when no file is given."));
    const QCommandLineOption root(QStringLiteral("root"),
        QApplication::translate("vitrine::gui",
            "The folder that stands for /, or a saved snapshot, when the host is read."),
        QStringLiteral("DIR"),
        QStringLiteral("/"));
    const QCommandLineOption looks(QStringLiteral("appearance"),
        QApplication::translate(
            "vitrine::gui", "system, light, dark or high-contrast, for this run."),
        QStringLiteral("LOOK"));
    parser.addOptions({demo, root, looks});
    parser.addPositionalArgument(QStringLiteral("FILE"),
        QApplication::translate("vitrine::gui", "The guest to open: libvirt domain XML."),
        QStringLiteral("[FILE]"));
    parser.process(application);

    const QString look = parser.isSet(looks)
        ? parser.value(looks)
        : QSettings().value(QStringLiteral("appearance")).toString();
    Theme::instance().setAppearance(Theme::appearanceFromName(look));
    Theme::instance().install();

    WorldSource source;
    source.demo = parser.isSet(demo);
    source.root = parser.value(root);
    MainWindow window(std::make_shared<IoBackend>(source));
    const QStringList files = parser.positionalArguments();
    if (!files.isEmpty())
        window.openFile(files.first());
    else if (source.demo)
        window.openDemoGuest();
    window.show();
    return QApplication::exec();
}
