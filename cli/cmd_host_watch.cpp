// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/application.h"
#include "cli/commands.h"
#include "cli/world_source.h"
#include "core/io/host_rescan.h"
#include "core/io/host_watch.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace vitrine::cli {

namespace {

QString wordFor(HostDifference::Kind kind)
{
    switch (kind) {
    case HostDifference::Kind::Appeared:
        return u"appeared"_s;
    case HostDifference::Kind::Changed:
        return u"changed"_s;
    case HostDifference::Kind::Gone:
        return u"gone"_s;
    }
    return {};
}

/// Reads what changed, and says it, until it is interrupted.
class Watch {
public:
    Watch(Context &context, HostSnapshot host)
        : m_context(context)
        , m_host(std::move(host))
        , m_watch(m_host.source.path)
    {
    }

    ExitCode run()
    {
        QObject::connect(&m_watch, &HostWatch::pending, &m_watch, [this] { follow(); });
        onInterrupt([](void *) { QCoreApplication::quit(); }, nullptr);
        m_context.note(m_watch.hasEvents()
                ? u"watching"_s
                : u"watching; no messages of the kernel arrive here, so it is looked every second"_s);
        QCoreApplication::exec();
        return m_code;
    }

private:
    void follow()
    {
        const HostChanges changes = m_watch.take();
        Result<HostSnapshot> now = rescanHost(m_host, changes);
        if (!now) {
            m_code = m_context.fail(now.error());
            QCoreApplication::quit();
            return;
        }
        const QList<HostDifference> differences = differencesOf(m_host, *now);
        m_host = *std::move(now);
        for (const HostDifference &difference : differences)
            say(difference);
        if (!m_context.out.flush()) {
            m_code = ExitCode::File;
            QCoreApplication::quit();
        }
    }

    void say(const HostDifference &d)
    {
        if (m_context.json()) {
            QJsonObject row {{u"event"_s, wordFor(d.kind)}, {u"parent"_s, d.parent}};
            if (!d.type.isEmpty())
                row[u"type"_s] = d.type;
            if (d.uuid)
                row[u"uuid"_s] = d.uuid->toString();
            if (d.available)
                row[u"availableInstances"_s] = *d.available;
            m_context.out.write(QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n');
            return;
        }
        QStringList words {wordFor(d.kind), d.parent};
        if (!d.type.isEmpty())
            words += d.type;
        if (d.uuid)
            words += d.uuid->toString();
        if (d.available)
            words += u"available="_s + QString::number(*d.available);
        m_context.out.line(words.join(u' '));
    }

    Context &m_context;
    HostSnapshot m_host;
    HostWatch m_watch;
    ExitCode m_code = ExitCode::Done;
};

} // namespace

ExitCode runHostWatch(Context &context)
{
    needEventLoop();
    WorldSource source = worldSource(context);
    source.askDevices = false;
    Result<HostSnapshot> host = readHost(source);
    if (!host)
        return context.fail(host.error());
    if (host->source.kind != HostSourceKind::Root)
        return context.fail(ExitCode::Host, u"this host is not a real one: it never changes"_s);
    return Watch(context, *std::move(host)).run();
}

} // namespace vitrine::cli
