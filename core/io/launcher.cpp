// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/launcher.h"

#include "core/io/guest_nvram.h"
#include "core/io/runtime_dir.h"
#include "core/qemu/command_sockets.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr qsizetype maxKeptOutput = 256 * 1024;

// glibc 2.36 has no portable wrapper for older systems; the numbers are the same everywhere (Linux 5.3).
int pidFdOpen(qint64 pid)
{
    return static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0U));
}

} // namespace

Launcher::Launcher(QObject *parent)
    : QObject(parent)
    , m_qmp(this)
    , m_poll(this)
    , m_timeout(this)
    , m_log(this)
{
    m_poll.setInterval(50ms);
    connect(&m_poll, &QTimer::timeout, this, &Launcher::poll);
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        signalProcess(SIGKILL);
        fail({ErrorCode::External,
            VITRINE_TEXT("QEMU runs but does not answer on its QMP socket; it was ended"),
            {},
            0,
            0,
            {}});
    });
    connect(&m_qmp, &QmpClient::ready, this, &Launcher::askDisplays);
    connect(&m_qmp, &QmpClient::closed, this, [this] { m_connecting = false; });
}

Launcher::~Launcher()
{
    if ((m_state == State::Starting || m_state == State::Running) && !m_request.detach) {
        signalProcess(SIGTERM);
        forgetGuest(m_guest.folder);
    }
    letGo();
}

void Launcher::start(const LaunchRequest &request)
{
    if (m_state == State::Starting || m_state == State::Running)
        return;
    m_state = State::Starting;
    m_request = request;
    m_output.clear();
    m_vnc = m_spice = QJsonValue();
    m_guest = {};
    m_guest.name = request.name;
    m_guest.folder =
        request.runtimeDir.isEmpty() ? runtimeDirFor(request.name) : request.runtimeDir;
    if (auto done = spawn(request); !done) {
        const Error error = done.error();
        QTimer::singleShot(0, this, [this, error] { fail(error); });
    }
}

Result<void> Launcher::spawn(const LaunchRequest &request)
{
    const auto refuse = [](ErrorCode code, Text text, const QString &file) {
        return failure(Error {code, std::move(text), file, 0, 0, {}});
    };
    if (request.command.isEmpty())
        return refuse(ErrorCode::Usage, VITRINE_TEXT("there is no command to start"), {});
    const QString binary = request.command.constFirst();
    const QString program = binary.contains(u'/') ? binary : QStandardPaths::findExecutable(binary);
    if (program.isEmpty() || !QFileInfo(program).isExecutable())
        return refuse(ErrorCode::NotFound,
            VITRINE_TEXT("there is no such program, or it cannot be executed"),
            binary);
    for (const RunningGuest &other : runningGuests(QFileInfo(m_guest.folder).path())) {
        if (other.folder == m_guest.folder)
            return refuse(ErrorCode::HostRefused,
                {VITRINE_TEXT("a guest with the name %1 runs already"), {other.name}},
                {});
    }
    if (auto made = makePrivateDir(m_guest.folder); !made)
        return made;
    if (auto copied = makeCopies(request.copies); !copied)
        return copied;

    QStringList arguments = request.command.mid(1);
    m_guest.qmpSocket = qmpSocketOf(request.command);
    if (m_guest.qmpSocket.isEmpty()) {
        m_guest.qmpSocket = m_guest.folder + u"/qmp.sock"_s;
        QString escaped = m_guest.qmpSocket;
        escaped.replace(u","_s, u",,"_s);
        arguments << u"-qmp"_s << QString(u"unix:"_s + escaped + u",server=on,wait=off"_s);
    }
    // A stale one would be taken for this QEMU's. Only below our own folder, which nobody else can write.
    if (m_guest.qmpSocket.startsWith(QString(m_guest.folder + u'/')))
        QFile::remove(m_guest.qmpSocket);

    m_log.setFileName(logPath());
    if (!m_log.open(QIODevice::ReadWrite | QIODevice::Truncate))
        return refuse(ErrorCode::NotWritable,
            {VITRINE_TEXT("cannot be written: %1"), {m_log.errorString()}},
            logPath());

    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(logPath(), QIODevice::Append);
    process.setStandardErrorFile(logPath(), QIODevice::Append);
    if (!process.startDetached(&m_guest.pid))
        return refuse(ErrorCode::External,
            {VITRINE_TEXT("the program cannot be started: %1"), {process.errorString()}},
            program);
    m_guest.startTicks = processStartTicks(m_guest.pid);
    m_pidFd = pidFdOpen(m_guest.pid);
    if (m_pidFd >= 0) {
        m_end = std::make_unique<QSocketNotifier>(m_pidFd, QSocketNotifier::Read);
        connect(m_end.get(), &QSocketNotifier::activated, this, &Launcher::processEnded);
    }
    m_poll.start();
    m_timeout.start(request.timeout);
    return {};
}

void Launcher::poll()
{
    readLog();
    // Where there is no pidfd, or the process was over before it could be had.
    if (m_pidFd < 0
        && (m_guest.startTicks == 0 || processStartTicks(m_guest.pid) != m_guest.startTicks)) {
        processEnded();
        return;
    }
    if (m_state == State::Starting && !m_connecting && !m_qmp.isReady()
        && QFileInfo::exists(m_guest.qmpSocket)) {
        m_connecting = true;
        m_qmp.connectTo(m_guest.qmpSocket);
    }
}

void Launcher::readLog()
{
    const QByteArray bytes = m_log.isOpen() ? m_log.readAll() : QByteArray();
    if (bytes.isEmpty())
        return;
    const QString text = QString::fromUtf8(bytes);
    m_output = QString(m_output + text).right(maxKeptOutput);
    Q_EMIT outputReceived(text);
}

void Launcher::askDisplays()
{
    // Answers come in order; a QEMU without VNC or Spice answers with an error, which is no display.
    m_qmp.execute(u"query-vnc"_s, {}, [this](const Result<QJsonValue> &answer) {
        m_vnc = answer.value_or(QJsonValue());
    });
    m_qmp.execute(u"query-spice"_s, {}, [this](const Result<QJsonValue> &answer) {
        m_spice = answer.value_or(QJsonValue());
    });
    m_qmp.execute(u"query-status"_s, {}, [this](const Result<QJsonValue> &answer) {
        if (answer && m_state == State::Starting)
            announce();
    });
}

void Launcher::announce()
{
    m_timeout.stop();
    m_state = State::Running;
    m_guest.displays = displayAddresses(m_request.command, m_vnc, m_spice);
    // Without the record it runs all the same, but `status` does not know it: said in the output.
    if (auto remembered = rememberGuest(m_guest); !remembered)
        Q_EMIT outputReceived(remembered.error().toEnglish() + u'\n');
    if (m_request.detach)
        m_qmp.close();
    Q_EMIT started(m_guest);
}

void Launcher::powerDown()
{
    if (m_qmp.isReady())
        m_qmp.execute(u"system_powerdown"_s, {}, [](const Result<QJsonValue> &) {});
}

void Launcher::stop()
{
    if (m_qmp.isReady())
        m_qmp.execute(u"quit"_s, {}, [](const Result<QJsonValue> &) {});
    else
        signalProcess(SIGTERM);
}

void Launcher::signalProcess(int signal) const
{
    if (m_pidFd >= 0)
        ::syscall(SYS_pidfd_send_signal, m_pidFd, signal, nullptr, 0U);
    else if (m_guest.startTicks != 0 && processStartTicks(m_guest.pid) == m_guest.startTicks)
        ::kill(static_cast<pid_t>(m_guest.pid), signal);
}

void Launcher::processEnded()
{
    readLog();
    if (m_state == State::Running) {
        m_state = State::Ended;
        letGo();
        forgetGuest(m_guest.folder);
        Q_EMIT finished();
        return;
    }
    fail({ErrorCode::External, VITRINE_TEXT("QEMU ended before the guest ran"), {}, 0, 0, {}});
}

void Launcher::fail(const Error &error)
{
    if (m_state != State::Starting)
        return;
    m_state = State::Ended;
    readLog();
    letGo();
    Q_EMIT failed(error, classifyQemuStderr(m_output));
}

void Launcher::letGo()
{
    m_poll.stop();
    m_timeout.stop();
    m_end.reset();
    m_qmp.close();
    m_connecting = false;
    m_log.close();
    if (m_pidFd >= 0)
        ::close(m_pidFd);
    m_pidFd = -1;
}

} // namespace vitrine
