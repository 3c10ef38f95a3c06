// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/world.h"

#include "core/io/caps_resolver.h"
#include "core/io/demo_host.h"
#include "core/io/display_prober.h"
#include "core/io/firmware_reader.h"
#include "core/io/guest_definitions.h"
#include "core/io/huge_page_mounts.h"
#include "core/io/root_fs.h"
#include "core/io/sysfs_scanner.h"

#include <QFileInfo>

#include <cerrno>
#include <ctime>

namespace vitrine {

namespace {

HostClock readClock()
{
    // QDateTime would load the time zones, which costs a short process more than all the rest.
    const std::time_t now = std::time(nullptr);
    std::tm local {};
    localtime_r(&now, &local);
    return {qint64 {now}, static_cast<int>(local.tm_gmtoff)};
}

} // namespace

World LoadedWorld::view() const
{
    World world;
    world.host = host.get();
    world.caps = caps.get();
    world.conf = conf.get();
    world.confRemark = confRemark;
    world.firmwares = firmwares.get();
    world.otherGuests = otherGuests;
    world.otherGuestsKnown = otherGuestsKnown;
    world.clock = readClock();
    world.hugePages = hugePages;
    return world;
}

namespace {

constexpr qsizetype confLimit = 1024 * 1024;

Error unreadable(const QString &file, int error)
{
    const ErrorCode code =
        error == ENOENT || error == ENOTDIR ? ErrorCode::NotFound : ErrorCode::NotReadable;
    return {code, {VITRINE_TEXT("%1"), {errorWords(error)}}, file, 0, 0, {}};
}

/// What a file holds is not the caller's wrong usage.
Error ofTheFile(Error error)
{
    if (error.code == ErrorCode::Usage)
        error.code = ErrorCode::NotWellFormed;
    return error;
}

/// The text of a qemu.conf below `root`.
Result<QByteArray> readConf(const QString &root, const QByteArray &path, const QString &shown)
{
    const Result<RootFs> fs = RootFs::open(root);
    if (!fs)
        return failure(fs.error());
    const RootFs::Content content = fs->readPath(path, confLimit);
    if (content.error != 0)
        return failure(unreadable(shown, content.error));
    if (!content.regular)
        return failure(
            Error {ErrorCode::NotReadable, VITRINE_TEXT("this is no file"), shown, 0, 0, {}});
    if (content.cut)
        return failure(Error {
            ErrorCode::TooLarge, VITRINE_TEXT("too large for a qemu.conf"), shown, 0, 0, {}});
    return content.bytes;
}

/// The one that the caller named: what is wrong with it is an error.
Result<void> loadNamedConf(const QString &file, LoadedWorld &world)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    const Result<QByteArray> bytes = readConf(QStringLiteral("/"), QFile::encodeName(path), file);
    if (!bytes)
        return failure(bytes.error());
    const Result<QemuConf> conf = parseQemuConf(*bytes, file);
    if (!conf)
        return failure(ofTheFile(conf.error()));
    world.conf = std::make_shared<const QemuConf>(*conf);
    return {};
}

/// The host's own: none means libvirt's defaults, one that cannot be read is a remark.
void loadHostConf(const WorldSource &source, LoadedWorld &world)
{
    const QString shown = QStringLiteral("/etc/libvirt/qemu.conf");
    if (source.demo) {
        world.conf = std::make_shared<const QemuConf>();
        return;
    }
    if (!QFileInfo(source.root).isDir()) {
        world.confRemark = {VITRINE_TEXT("a saved host does not hold %1"), {shown}};
        return;
    }
    const Result<QByteArray> bytes = readConf(source.root, QFile::encodeName(shown), shown);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::NotFound)
            world.conf = std::make_shared<const QemuConf>();
        else
            world.confRemark = {VITRINE_TEXT("%1"), {bytes.error().toEnglish()}};
        return;
    }
    const Result<QemuConf> conf = parseQemuConf(*bytes, shown);
    if (conf)
        world.conf = std::make_shared<const QemuConf>(*conf);
    else
        world.confRemark = {VITRINE_TEXT("%1"), {conf.error().toEnglish()}};
}

Result<void> loadCaps(const WorldSource &source, const GuestConfig &guest, LoadedWorld &world)
{
    CapsRequest request;
    request.emulator = guest.emulator.orElse({}).trimmed();
    request.arch = guest.arch.orElse({});
    request.qemu = source.qemu;
    request.capsFile = source.capsFile;
    Result<ResolvedCaps> resolved = resolveCaps(request);
    if (!resolved)
        return failure(ofTheFile(resolved.error()));
    world.caps = std::make_shared<const QemuCaps>(std::move(resolved->caps));
    world.capsRemarks = resolved->remarks;
    return {};
}

void loadOtherGuests(const WorldSource &source, const GuestConfig &guest, LoadedWorld &world)
{
    // On the demonstration host there are no guests but those that hold a vGPU.
    if (source.demo) {
        world.otherGuestsKnown = true;
        return;
    }
    if (const auto uses = definedUses(source.root, guest)) {
        world.otherGuests = *uses;
        world.otherGuestsKnown = true;
    }
}

} // namespace

Result<HostSnapshot> readHost(const WorldSource &source)
{
    if (source.demo)
        return demoHost();
    if (source.renderNodesOnly && QFileInfo(source.root).isDir())
        return scanRenderNodesOnly({source.root, {}});
    Result<HostSnapshot> host = loadHost(source.root, source.facts);
    if (host && source.askDevices)
        fillDisplayModes(*host);
    return host;
}

Result<LoadedWorld> loadWorld(const WorldSource &source, unsigned needs, const GuestConfig &guest)
{
    LoadedWorld world;
    if (needs & NeedsHost) {
        Result<HostSnapshot> host = readHost(source);
        if (!host)
            return failure(host.error());
        world.host = std::make_shared<const HostSnapshot>(*std::move(host));
        if (source.otherGuests)
            loadOtherGuests(source, guest, world);
    }
    if (needs & NeedsConf) {
        if (source.qemuConf.isEmpty()) {
            loadHostConf(source, world);
        } else if (const Result<void> conf = loadNamedConf(source.qemuConf, world); !conf) {
            return failure(conf.error());
        }
    }
    if (needs & NeedsCaps) {
        if (QFileInfo(source.root).isRoot())
            world.hugePages = readHugePageMounts();
        if (const Result<void> caps = loadCaps(source, guest, world); !caps)
            return failure(caps.error());
        // Read only for a guest that names firmware: the others never ask.
        if (guest.firmware.isSet() || guest.loader.isSet())
            world.firmwares = std::make_shared<const QList<FirmwareDescriptor>>(
                readFirmwareDescriptors().firmwares);
    }
    return world;
}

} // namespace vitrine
