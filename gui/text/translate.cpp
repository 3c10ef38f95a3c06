// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/translate.h"

#include <QCoreApplication>

namespace vitrine::gui {

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("vitrine::gui", source);
}

} // namespace

QString translate(const Text &text)
{
    if (text.isEmpty())
        return {};
    // An argument may be a text of the engine itself, as the title of a rule is. Single words are names and values: they stay.
    Text shown = text;
    for (QString &argument : shown.args)
        if (argument.contains(u' '))
            argument = QCoreApplication::translate("core", argument.toUtf8().constData());
    return shown.fill(QCoreApplication::translate("core", text.source));
}

QString errorText(const Error &error)
{
    QString what = translate(error.text);
    if (error.line > 0 && error.column <= 0)
        return QCoreApplication::translate("vitrine::gui", "Line %1: %2")
            .arg(QString::number(error.line), what);
    if (error.line > 0)
        return QCoreApplication::translate("vitrine::gui", "Line %1, column %2: %3")
            .arg(QString::number(error.line), QString::number(error.column), what);
    return what;
}

QString phaseWords(Phase phase, Severity severity)
{
    if (severity == Severity::Unchecked)
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "Could not be checked"));
    if (severity == Severity::Note)
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "Good to know"));
    const bool sure = severity == Severity::Error;
    switch (phase) {
    case Phase::Parse:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "Cannot be read"));
    case Phase::Define:
        return sure ? say(QT_TRANSLATE_NOOP("vitrine::gui", "libvirt will refuse to save this"))
                    : say(QT_TRANSLATE_NOOP("vitrine::gui", "libvirt may refuse to save this"));
    case Phase::Start:
        return sure ? say(QT_TRANSLATE_NOOP("vitrine::gui", "libvirt will refuse to start this"))
                    : say(QT_TRANSLATE_NOOP("vitrine::gui", "libvirt may refuse to start this"));
    case Phase::Qemu:
        return sure ? say(QT_TRANSLATE_NOOP("vitrine::gui", "QEMU will refuse to start this"))
                    : say(QT_TRANSLATE_NOOP("vitrine::gui", "QEMU may refuse to start this"));
    case Phase::Effect:
        return sure
            ? say(QT_TRANSLATE_NOOP("vitrine::gui", "It will start, and not do what is wanted"))
            : say(QT_TRANSLATE_NOOP("vitrine::gui", "It may not do what is wanted"));
    }
    return {};
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "error"));
    case Severity::Warning:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "warning"));
    case Severity::Note:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "note"));
    case Severity::Unchecked:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "not checked"));
    }
    return {};
}

QString diagnosticTitle(const Diagnostic &diagnostic)
{
    return diagnostic.message.isEmpty() ? diagnostic.words : translate(diagnostic.message);
}

QString diagnosticWords(const Diagnostic &diagnostic)
{
    return diagnostic.message.isEmpty() ? QString() : diagnostic.words;
}

QString viewerName(const QString &type)
{
    if (type == u"spice")
        return QStringLiteral("Spice");
    if (type == u"vnc" || type == u"sdl" || type == u"rdp")
        return type.toUpper();
    if (type == u"dbus")
        return QStringLiteral("D-Bus");
    return type;
}

QString stationTitle(const PathStation &station)
{
    if (!station.title.isEmpty()) {
        const QString name = viewerName(station.title);
        if (station.kind == PathStation::Kind::OpenGl && name != station.title)
            return say(QT_TRANSLATE_NOOP("vitrine::gui", "OpenGL in %1")).arg(name);
        return station.kind == PathStation::Kind::Server ? name : station.title;
    }
    switch (station.kind) {
    case PathStation::Kind::Vgpu:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "vGPU"));
    case PathStation::Kind::Qemu:
        return QStringLiteral("QEMU");
    case PathStation::Kind::OpenGl:
        return QStringLiteral("OpenGL");
    case PathStation::Kind::Server:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "Display server"));
    case PathStation::Kind::Viewer:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "Viewer"));
    }
    return {};
}

QString stationState(PathStation::State state)
{
    switch (state) {
    case PathStation::State::Fine:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "works"));
    case PathStation::State::Broken:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "broken"));
    case PathStation::State::Unknown:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "not known"));
    case PathStation::State::Unused:
        return say(QT_TRANSLATE_NOOP("vitrine::gui", "not used"));
    }
    return {};
}

} // namespace vitrine::gui
