// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/running_guests.h"

#include "core/io/runtime_dir.h"
#include "core/io/unix_socket.h"
#include "core/qemu/qmp_message.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThread>

#include <algorithm>
#include <csignal>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

QString recordPath(const QString &folder)
{
    return folder + u"/guest.json"_s;
}

std::optional<RunningGuest> readRecord(const QString &folder)
{
    QFile file(recordPath(folder));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.read(1024 * 1024)).object();
    RunningGuest guest;
    guest.name = object.value("name"_L1).toString();
    guest.folder = folder;
    guest.qmpSocket = object.value("qmp"_L1).toString();
    guest.pid = object.value("pid"_L1).toInteger();
    guest.startTicks = object.value("startTicks"_L1).toString().toULongLong();
    const QJsonArray displays = object.value("displays"_L1).toArray();
    for (const auto display : displays)
        guest.displays += display.toString();
    if (guest.name.isEmpty() || guest.pid <= 1 || guest.startTicks == 0
        || processStartTicks(guest.pid) != guest.startTicks)
        return std::nullopt;
    return guest;
}

/// One command in a conversation of its own, waited for.
Result<QJsonValue> ask(const QString &socketPath, const QString &command, QDeadlineTimer deadline)
{
    const auto noAnswer = [] {
        return failure(ErrorCode::HostRefused, VITRINE_TEXT("QEMU does not answer"));
    };
    UnixSocket socket;
    if (!socket.open(socketPath))
        return noAnswer();
    QmpReader reader;
    for (;;) {
        while (auto message = reader.next()) {
            if (!*message)
                return tl::unexpected(message->error());
            const QmpMessage &m = **message;
            if (m.kind == QmpMessage::Kind::Greeting)
                socket.write(qmpCommand(u"qmp_capabilities"_s, {}, 1) + qmpCommand(command, {}, 2));
            else if (m.kind == QmpMessage::Kind::Return && m.id == 2)
                return m.payload;
            else if (m.kind == QmpMessage::Kind::Error)
                return failure(
                    ErrorCode::HostRefused, {VITRINE_TEXT("QEMU says: %1"), {m.description}});
        }
        if (!socket.wait(std::chrono::milliseconds(deadline.remainingTime())))
            return noAnswer();
        reader.feed(socket.takeAll());
    }
}

} // namespace

quint64 processStartTicks(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    // The program's name, in brackets, may hold anything; the state is the field after it, the start time the 20th after it.
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X")
        return 0;
    return fields[19].toULongLong();
}

Result<void> rememberGuest(const RunningGuest &guest)
{
    // Ticks as text: they may not fit in a JSON number.
    const QJsonObject object {{u"name"_s, guest.name},
        {u"qmp"_s, guest.qmpSocket},
        {u"pid"_s, guest.pid},
        {u"startTicks"_s, QString::number(guest.startTicks)},
        {u"displays"_s, QJsonArray::fromStringList(guest.displays)}};
    QSaveFile file(recordPath(guest.folder));
    const QByteArray bytes = QJsonDocument(object).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(Error {ErrorCode::NotWritable,
            {VITRINE_TEXT("cannot be written: %1"), {file.errorString()}},
            recordPath(guest.folder),
            0,
            0,
            {}});
    return {};
}

void forgetGuest(const QString &folder)
{
    QFile::remove(recordPath(folder));
}

QList<RunningGuest> runningGuests(const QString &base)
{
    QList<RunningGuest> out;
    const QDir folder(base.isEmpty() ? runtimeBase() : base);
    const QStringList names = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (auto guest = readRecord(folder.filePath(name)))
            out += *guest;
    }
    std::sort(out.begin(), out.end(), [](const RunningGuest &a, const RunningGuest &b) {
        return a.name < b.name;
    });
    return out;
}

Result<RunningGuest> findRunningGuest(const QString &name, const QString &base)
{
    for (const RunningGuest &guest : runningGuests(base)) {
        if (guest.name == name)
            return guest;
    }
    return failure(ErrorCode::NotFound,
        {VITRINE_TEXT("no guest with the name %1 was started here and still runs"), {name}});
}

Result<void> stopGuest(
    const RunningGuest &guest, StopMethod method, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    const auto runs = [&guest] { return processStartTicks(guest.pid) == guest.startTicks; };
    const auto answer = ask(guest.qmpSocket,
        method == StopMethod::Quit ? u"quit"_s : u"system_powerdown"_s,
        QDeadlineTimer(timeout / 2));
    if (method == StopMethod::PowerDown) {
        if (!answer)
            return tl::unexpected(answer.error());
        return {};
    }
    if (!answer && runs())
        ::kill(static_cast<pid_t>(guest.pid), SIGTERM);
    while (runs()) {
        if (deadline.hasExpired())
            return failure(ErrorCode::HostRefused,
                {VITRINE_TEXT("%1 still runs (process %2)"),
                    {guest.name, QString::number(guest.pid)}});
        QThread::msleep(20);
    }
    forgetGuest(guest.folder);
    return {};
}

QString guestStatus(const RunningGuest &guest, std::chrono::milliseconds timeout)
{
    const auto answer = ask(guest.qmpSocket, u"query-status"_s, QDeadlineTimer(timeout));
    return answer ? answer->toObject().value("status"_L1).toString() : QString();
}

} // namespace vitrine
