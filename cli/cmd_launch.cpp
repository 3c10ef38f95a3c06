// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/application.h"
#include "cli/commands.h"
#include "cli/qemu_call.h"
#include "core/io/launcher.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QJsonObject toJson(const RunningGuest &guest)
{
    return {{u"name"_s, guest.name},
        {u"pid"_s, guest.pid},
        {u"qmp"_s, guest.qmpSocket},
        {u"displays"_s, QJsonArray::fromStringList(guest.displays)}};
}

void openViewer(const Context &context, const RunningGuest &guest)
{
    if (guest.displays.isEmpty())
        return context.note(u"this guest has no display that a viewer can open"_s);
    const QString viewer = QStandardPaths::findExecutable(u"remote-viewer"_s);
    if (viewer.isEmpty() || !QProcess::startDetached(viewer, {guest.displays.first()}))
        context.note(u"remote-viewer cannot be started; open "_s + guest.displays.first());
}

/// Follows one launch from its start to its end.
class LaunchWatch : public QObject {
public:
    LaunchWatch(Context &context, bool detach) : m_context(context), m_detach(detach)
    {
        connect(&m_launcher, &Launcher::started, this, &LaunchWatch::hasStarted);
        connect(&m_launcher, &Launcher::failed, this, &LaunchWatch::hasFailed);
        connect(&m_launcher, &Launcher::finished, this, [] { QCoreApplication::quit(); });
    }

    ExitCode run(const LaunchRequest &request)
    {
        onInterrupt([](void *self) { static_cast<LaunchWatch *>(self)->m_launcher.stop(); }, this);
        m_launcher.start(request);
        QCoreApplication::exec();
        return m_code;
    }

private:
    void hasStarted(const RunningGuest &guest)
    {
        if (m_context.json()) {
            m_context.out.json(toJson(guest));
        } else {
            for (const QString &display : guest.displays)
                m_context.out.line(display);
        }
        if (!m_context.out.flush())
            m_code = ExitCode::File;
        if (m_context.line.has(u"viewer"))
            openViewer(m_context, guest);
        if (m_detach)
            QCoreApplication::quit();
    }

    void hasFailed(const Error &error, const QList<QemuFinding> &findings)
    {
        for (const QemuFinding &finding : findings) {
            QString text = finding.line;
            if (!finding.meaning.isEmpty())
                text += u" ("_s + finding.meaning.toEnglish() + u')';
            if (!finding.rule.isEmpty())
                text += u" ["_s + finding.rule + u']';
            m_context.note(text);
        }
        m_code = m_context.fail(ExitCode::Host, error.toEnglish());
        QCoreApplication::quit();
    }

    Context &m_context;
    bool m_detach;
    ExitCode m_code = ExitCode::Done;
    Launcher m_launcher;
};

} // namespace

ExitCode runLaunch(Context &context)
{
    const Result<OpenGuest> open = openGuest(context.arguments.at(0));
    if (!open)
        return context.fail(open.error());
    if (context.line.has(u"demo") && !context.line.has(u"dry-run") && !open->guest.mdevs.isEmpty())
        return context.usage(
            u"the vGPUs of --demo exist on paper only; --dry-run shows what would be run"_s);
    const QString name = open->guest.name.orElse({}).trimmed();
    if (name.isEmpty())
        return context.fail(ExitCode::No, open->file + u": the guest has no name"_s);
    const Result<LoadedWorld> world = worldToBuild(context, *open);
    if (!world)
        return context.fail(world.error());

    CommandOptions options;
    options.style = CommandStyle::Standalone;
    options.origins = false;
    const std::optional<QemuCommand> command = commandFor(context, *open, *world, options);
    if (!command)
        return ExitCode::No;
    if (context.line.has(u"dry-run")) {
        if (context.json())
            context.out.json(QJsonArray::fromStringList(command->toStrings()));
        else
            context.out.write(command->toShell().toUtf8() + '\n');
        return ExitCode::Done;
    }
    needEventLoop();
    LaunchRequest request;
    request.name = name;
    request.command = command->toStrings();
    request.copies = command->copies;
    request.runtimeDir = runtimeFolder(*open);
    request.detach = context.line.has(u"detach");
    return LaunchWatch(context, request.detach).run(request);
}

ExitCode runStatus(Context &context)
{
    needEventLoop();
    const QList<RunningGuest> guests = runningGuests();
    QJsonArray rows;
    for (const RunningGuest &guest : guests) {
        const QString state = guestStatus(guest);
        QJsonObject row = toJson(guest);
        row[u"status"_s] = state.isEmpty() ? QJsonValue() : QJsonValue(state);
        rows += row;
        if (!context.json())
            context.out.line(guest.name + u"  "_s + (state.isEmpty() ? u"running"_s : state)
                + u"  pid "_s + QString::number(guest.pid) + u"  "_s + guest.displays.join(u' '));
    }
    if (context.json())
        context.out.json(rows);
    return ExitCode::Done;
}

ExitCode runStop(Context &context)
{
    needEventLoop();
    const QString name = context.arguments.at(0);
    const Result<RunningGuest> guest = findRunningGuest(name);
    if (!guest)
        return context.fail(ExitCode::Host, guest.error().toEnglish());
    const Result<void> stopped = stopGuest(*guest, StopMethod::Quit);
    if (!stopped)
        return context.fail(ExitCode::Host, stopped.error().toEnglish());
    return ExitCode::Done;
}

} // namespace vitrine::cli
