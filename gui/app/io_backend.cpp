// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/app/io_backend.h"

#include "core/actions/host_action.h"
#include "core/io/caps_resolver.h"
#include "core/io/demo_host.h"
#include "core/io/firmware_reader.h"
#include "core/io/guest_definitions.h"
#include "core/io/guest_file.h"
#include "core/io/guest_nvram.h"
#include "core/io/host_rescan.h"
#include "core/io/host_watch.h"
#include "core/io/launcher.h"
#include "core/io/libvirt_answer.h"
#include "core/io/runtime_dir.h"
#include "core/io/schema_check.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMutexLocker>

namespace vitrine::gui {

IoBackend::IoBackend(WorldSource source)
    : m_source(std::move(source))
    , m_demonstrating(m_source.demo)
{
}

QString IoBackend::hostTitle() const
{
    if (m_demonstrating)
        return QCoreApplication::translate("vitrine::gui", "demonstration host");
    if (m_source.root == QStringLiteral("/"))
        return QCoreApplication::translate("vitrine::gui", "this machine");
    return m_source.root;
}

HostReading IoBackend::readHost()
{
    HostReading reading;
    WorldSource source = m_source;
    source.otherGuests = true;
    source.demo = m_demonstrating;
    const Result<LoadedWorld> world = loadWorld(source, NeedsHost | NeedsConf, GuestConfig());
    reading.firmwares =
        std::make_shared<const QList<FirmwareDescriptor>>(readFirmwareDescriptors().firmwares);
    if (world) {
        reading.guestUses = world->otherGuests;
        reading.guestUsesKnown = world->otherGuestsKnown;
        reading.host = world->host;
        reading.conf = world->conf;
        reading.confRemark = world->confRemark;
    }
    if (source.demo) {
        const QMutexLocker locker(&m_mutex);
        if (!m_demo)
            m_demo = demoHost();
        reading.host = std::make_shared<const HostSnapshot>(*m_demo);
    }
    if (!reading.host) {
        // A root that cannot be read: an empty host that says why.
        HostSnapshot empty;
        if (!world)
            empty.remarks.append(Remark {RemarkKind::Other, {world.error().toEnglish()}});
        reading.host = std::make_shared<const HostSnapshot>(std::move(empty));
    }
    return reading;
}

namespace {

class WatchFeed : public HostFeed {
public:
    explicit WatchFeed(const QString &root) : m_watch(root)
    {
        connect(&m_watch, &HostWatch::pending, this, &HostFeed::pending);
    }
    HostChanges take() override { return m_watch.take(); }

private:
    HostWatch m_watch;
};

} // namespace

std::unique_ptr<HostFeed> IoBackend::watchHost()
{
    if (m_demonstrating || !QFileInfo(m_source.root).isDir())
        return {};
    return std::make_unique<WatchFeed>(m_source.root);
}

HostReading IoBackend::rereadHost(const HostReading &before, const HostChanges &changes)
{
    if (m_demonstrating || !before.host || before.host->source.kind != HostSourceKind::Root)
        return readHost();
    HostReading reading = before;
    if (Result<HostSnapshot> host = rescanHost(*before.host, changes))
        reading.host = std::make_shared<const HostSnapshot>(*std::move(host));
    if (changes.users || changes.everything) {
        const auto uses = definedUses(m_source.root, GuestConfig());
        reading.guestUses = uses.value_or(QList<KnownUse>());
        reading.guestUsesKnown = uses.has_value();
    }
    return reading;
}

std::optional<QemuCaps> IoBackend::readCaps(const QString &emulator, const QString &arch)
{
    CapsRequest request;
    request.emulator = emulator;
    request.arch = arch;
    request.qemu = m_source.qemu;
    request.capsFile = m_source.capsFile;
    Result<ResolvedCaps> resolved = resolveCaps(request);
    return resolved ? std::optional(std::move(resolved->caps)) : std::nullopt;
}

Result<QByteArray> IoBackend::readFile(const QString &path)
{
    return readGuestBytes(path);
}

Result<void> IoBackend::writeFile(const QString &path, const QByteArray &bytes)
{
    return writeGuestBytes(path, bytes);
}

Result<void> IoBackend::writeFileUnlessChanged(
    const QString &path, const QByteArray &bytes, const QByteArray &readAs)
{
    return writeGuestBytesUnlessChanged(path, bytes, readAs);
}

Result<LibvirtAnswer> IoBackend::askLibvirt(const QByteArray &xml)
{
    return vitrine::askLibvirt(xml);
}

Result<MdevUuid> IoBackend::createInstance(const QString &parent, const QString &type)
{
    const QMutexLocker locker(&m_mutex);
    const MdevUuid uuid = MdevUuid::generate();
    Result<HostSnapshot> after =
        simulate(m_demo ? *m_demo : demoHost(), HostAction::create(parent, type, uuid));
    if (!after)
        return failure(after.error());
    m_demo = *std::move(after);
    return uuid;
}

Result<void> IoBackend::removeInstance(const MdevUuid &uuid)
{
    const QMutexLocker locker(&m_mutex);
    const HostSnapshot before = m_demo ? *m_demo : demoHost();
    const MdevInstance *instance = before.findInstance(uuid);
    if (instance == nullptr)
        return failure(
            ErrorCode::NotFound, Text(VITRINE_TEXT("%1 is not on this host"), {uuid.toString()}));
    Result<HostSnapshot> after = simulate(before, HostAction::remove(*instance));
    if (!after)
        return failure(after.error());
    m_demo = *std::move(after);
    return {};
}

QList<Diagnostic> IoBackend::checkSchema(const XmlText &text, const GuestConfig &guest)
{
    return vitrine::checkSchema(text, guest);
}

QString IoBackend::runtimeDir(const QString &guest) const
{
    return runtimeDirFor(guest);
}

QString IoBackend::nvramFile(const QString &guest) const
{
    return nvramFileFor(guest);
}

namespace {

class LauncherSession : public LaunchSession {
public:
    explicit LauncherSession(const LaunchRequest &request)
    {
        connect(&m_launcher, &Launcher::outputReceived, this, &LaunchSession::output);
        connect(&m_launcher, &Launcher::started, this, [this](const RunningGuest &guest) {
            Q_EMIT running(guest.displays.join(u", "));
        });
        connect(&m_launcher, &Launcher::failed, this, &LaunchSession::failed);
        connect(&m_launcher, &Launcher::finished, this, &LaunchSession::finished);
        m_launcher.start(request);
    }
    void stop() override { m_launcher.stop(); }

private:
    Launcher m_launcher;
};

} // namespace

std::unique_ptr<LaunchSession> IoBackend::launch(
    const QString &guest, const QemuCommand &command, const QString &runtimeDir)
{
    LaunchRequest request;
    request.name = guest;
    request.command = command.toStrings();
    request.copies = command.copies;
    request.runtimeDir = runtimeDir;
    return std::make_unique<LauncherSession>(request);
}

} // namespace vitrine::gui
