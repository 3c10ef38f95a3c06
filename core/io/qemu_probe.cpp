// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qemu_probe.h"

#include "core/io/child_process.h"
#include "core/qemu/caps_queries.h"
#include "core/qemu/qmp_message.h"

#include <QDeadlineTimer>

#include <utility>

namespace vitrine {
namespace {

using namespace Qt::Literals::StringLiterals;

/// The first line that QEMU said about what went wrong.
QString firstLine(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.left(trimmed.indexOf(u'\n')).trimmed();
}

class Probe {
public:
    Probe(QString binary, std::chrono::milliseconds timeout)
        : m_binary(std::move(binary))
        , m_timeout(timeout)
        , m_deadline(timeout)
    {
    }

    Result<QemuCaps> run()
    {
        // -accel tcg first, so that the answers do not depend on /dev/kvm; kvm for a QEMU that has only that.
        if (auto started = m_qemu.start(m_binary,
                {u"-machine"_s,
                    u"none"_s,
                    u"-accel"_s,
                    u"tcg"_s,
                    u"-accel"_s,
                    u"kvm"_s,
                    u"-nodefaults"_s,
                    u"-no-user-config"_s,
                    u"-display"_s,
                    u"none"_s,
                    u"-S"_s,
                    u"-qmp"_s,
                    u"stdio"_s});
            !started)
            return tl::unexpected(started.error());
        // These two run while QEMU answers; one that does not start is noticed by its empty answer.
        (void)m_displayHelp.start(m_binary, {u"-display"_s, u"help"_s});
        (void)m_audioHelp.start(m_binary, {u"-audiodev"_s, u"help"_s});
        m_displayHelp.closeInput();
        m_audioHelp.closeInput();

        if (auto asked = askAll(); !asked)
            return tl::unexpected(named(asked.error()));
        m_answers.displayHelp = helpOf(m_displayHelp);
        m_answers.audioHelp = helpOf(m_audioHelp);
        auto caps = capsFromAnswers(m_answers);
        if (!caps)
            return tl::unexpected(named(caps.error()));
        caps->binary = m_binary;
        return caps;
    }

private:
    Result<void> askAll()
    {
        auto greeting = nextMessage();
        if (!greeting)
            return tl::unexpected(greeting.error());
        if (greeting->kind != QmpMessage::Kind::Greeting)
            return failure(ErrorCode::External, VITRINE_TEXT("this is no QEMU"));
        m_answers.greeting = greeting->payload;
        if (auto done = ask({{u"qmp_capabilities"_s, {}, u"qmp_capabilities"_s}}); !done)
            return done;
        if (auto done = ask(firstCapsQueries()); !done)
            return done;
        if (auto done = ask(secondCapsQueries(m_answers)); !done)
            return done;
        m_qemu.write(qmpCommand(u"quit"_s, {}, -1));
        m_qemu.closeInput();
        m_qemu.finish(m_deadline);
        return {};
    }

    /// All at once: QEMU answers in order, and there is no waiting between.
    Result<void> ask(const QList<CapsQuery> &queries)
    {
        for (int i = 0; i < queries.size(); ++i)
            m_qemu.write(qmpCommand(queries[i].command, queries[i].arguments, i));
        for (qsizetype open = queries.size(); open > 0;) {
            auto message = nextMessage();
            if (!message)
                return tl::unexpected(message.error());
            if (message->kind == QmpMessage::Kind::Event)
                continue;
            --open;
            if (message->kind == QmpMessage::Kind::Return && message->id >= 0
                && message->id < queries.size())
                m_answers.returns.insert(queries[message->id].key, message->payload);
        }
        return {};
    }

    Result<QmpMessage> nextMessage()
    {
        for (;;) {
            if (auto message = m_reader.next())
                return *message;
            if (m_deadline.hasExpired())
                return tooSlow();
            const QByteArray bytes = m_qemu.read(m_deadline);
            if (!bytes.isEmpty())
                m_reader.feed(bytes);
            else if (m_deadline.hasExpired())
                return tooSlow();
            else
                return ended();
        }
    }

    Result<QmpMessage> tooSlow()
    {
        m_qemu.kill();
        const double seconds = static_cast<double>(m_timeout.count()) / 1000.0;
        return failure(ErrorCode::External,
            {VITRINE_TEXT("no answer within %1 s: this is no QEMU, or it hangs"),
                {QString::number(seconds)}});
    }

    Result<QmpMessage> ended()
    {
        m_qemu.finish(m_deadline);
        const QString words = firstLine(m_qemu.errorOutput());
        if (m_qemu.crashed())
            return failure(
                ErrorCode::External, {VITRINE_TEXT("it crashed when it was asked: %1"), {words}});
        if (words.isEmpty())
            return failure(
                ErrorCode::External, VITRINE_TEXT("this is no QEMU: it ended without an answer"));
        return failure(
            ErrorCode::External, {VITRINE_TEXT("it ended when it was asked: %1"), {words}});
    }

    std::optional<QString> helpOf(ChildProcess &process)
    {
        QByteArray output;
        if (!process.readAll(m_deadline, output))
            return std::nullopt;
        return QString::fromUtf8(output);
    }

    [[nodiscard]] Error named(Error error) const
    {
        error.file = m_binary;
        return error;
    }

    QString m_binary;
    std::chrono::milliseconds m_timeout;
    QDeadlineTimer m_deadline;
    ChildProcess m_qemu;
    ChildProcess m_displayHelp;
    ChildProcess m_audioHelp;
    QmpReader m_reader;
    CapsAnswers m_answers;
};

} // namespace

Result<QemuCaps> probeQemu(const QString &binary, std::chrono::milliseconds timeout)
{
    return Probe(binary, timeout).run();
}

} // namespace vitrine
