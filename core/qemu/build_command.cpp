// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/build_command.h"

#include "core/qemu/command_builder.h"
#include "core/rules/diagnostic.h"
#include "core/rules/rule_ids.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addName(CommandBuilder &b)
{
    const TreeNode *name = b.domain->child(u"name");
    ArgumentText n = b.text();
    n.pair(u"guest", b.name, name);
    if (b.conf.setProcessName && b.libvirt)
        n.pair(u"process", u"qemu:"_s + b.name, Source(confOrigin));
    n.pair(u"debug-threads", u"on", Source(runtimeOrigin));
    b.add(u"-name"_s, std::move(n), name);
}

void addMasterKey(CommandBuilder &b)
{
    PropertyText p = b.object();
    const Source source(runtimeOrigin);
    p.string(u"qom-type", u"secret", source);
    p.string(u"id", u"masterKey0", source);
    p.string(u"format", u"raw", source);
    p.string(u"file", b.domainDir + u"/master-key.aes"_s, source);
    b.add(u"-object"_s, std::move(p), source);
}

void addMonitor(CommandBuilder &b)
{
    const Source source(runtimeOrigin);
    if (!b.libvirt) {
        b.add(u"-qmp"_s, u"unix:"_s + b.domainDir + u"/qmp.sock,server=on,wait=off"_s, source);
        return;
    }
    ArgumentText c = b.text();
    c.plain(u"socket");
    c.pair(u"id", u"charmonitor", source);
    c.pair(u"path", b.domainDir + u"/monitor.sock"_s, source);
    c.pair(u"server", u"on", source);
    c.pair(u"wait", u"off", source);
    b.add(u"-chardev"_s, std::move(c), source);
    b.add(u"-mon"_s, u"chardev=charmonitor,id=monitor,mode=control"_s, source);
}

void addSandbox(CommandBuilder &b)
{
    if (!b.libvirt)
        return;
    if (b.conf.seccompSandbox == 0)
        b.add(u"-sandbox"_s, u"off"_s, Source(confOrigin));
    else
        b.add(u"-sandbox"_s,
            u"on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"_s,
            Source(runtimeOrigin));
}

/// The order of qemuBuildCommandLine.
void addAll(CommandBuilder &b)
{
    const TreeNode *emulator = b.tree.devices()->child(u"emulator");
    b.flag(emulator->text.trimmed(), emulator);
    addName(b);
    readQemuNamespace(b);
    if (b.libvirt) {
        b.flag(u"-S"_s, Source(runtimeOrigin));
        addMasterKey(b);
    }
    addFirmwareBlocks(b);
    addMachineArguments(b);
    addCpuArguments(b);
    addLoaderArguments(b);
    addMemoryArguments(b);
    addNumaArguments(b);
    const TreeNode *uuid = b.domain->child(u"uuid");
    b.add(u"-uuid"_s, uuid->text, uuid);
    addSmbiosArguments(b);
    if (b.devices(u"graphics").empty())
        b.add(u"-display"_s,
            u"none"_s,
            Source(TreeOrigin {
                OriginKind::Default, VITRINE_TEXT("the guest has no graphics device")}));
    b.flag(u"-no-user-config"_s, Source(runtimeOrigin));
    b.flag(u"-nodefaults"_s, Source(runtimeOrigin));
    addMonitor(b);
    addClockArguments(b);
    addPowerAndBootArguments(b);
    addIommu(b);
    addControllers(b);
    addMemoryDevices(b);
    addCcidAndHubs(b);
    addDisks(b);
    addFilesystems(b);
    addInterfaces(b);
    addSmartcards(b);
    addSerials(b);
    addTpms(b);
    addInputs(b);
    addAudio(b);
    b.guest.place = course::buildDisplay;
    addGraphics(b);
    ++b.guest.place;
    addVideos(b);
    addSounds(b);
    addWatchdogs(b);
    addRedirdevs(b);
    addHostdevs(b);
    addBalloon(b);
    addRngs(b);
    addVmcoreinfo(b);
    addQemuNamespaceArguments(b);
    addSandbox(b);
    addPanics(b);
    addShmems(b);
    addVsock(b);
    b.add(u"-msg"_s, u"timestamp=on"_s, Source(runtimeOrigin));
}

void checkGraphicsCounts(CommandBuilder &b)
{
    QStringList seen;
    for (const TreeNode *g : b.devices(u"graphics")) {
        if (seen.contains(g->get(u"type")))
            b.refuse(LibvirtCode::ConfigUnsupported,
                u"only 1 graphics device of each type (sdl, vnc, spice, headless, dbus) is supported"_s,
                g);
        seen.append(g->get(u"type"));
    }
}

void collectNotTranslated(CommandBuilder &b)
{
    std::vector<UnknownNode> all = b.guest.notKnown;
    const std::vector<UnknownNode> unseen = b.tree.notLookedAt();
    all.insert(all.end(), unseen.begin(), unseen.end());
    const XmlText &text = b.tree.text();
    for (const UnknownNode &unknown : all) {
        const NotTranslated item = unknown.node == noNode ? NotTranslated {u"/domain"_s, 1}
                                                          : toNotTranslated(text, unknown);
        if (!b.out.notTranslated.contains(item))
            b.out.notTranslated.append(item);
    }
    std::stable_sort(b.out.notTranslated.begin(),
        b.out.notTranslated.end(),
        [](const auto &x, const auto &y) { return x.line < y.line; });
}

Error notTranslatedError(const NotTranslated &first)
{
    return Error {ErrorCode::NotTranslated,
        {VITRINE_TEXT("%1 is not translated"), {first.path}},
        {},
        first.line,
        0,
        first.path};
}

/// All arguments of a completed guest, and what of it is not translated.
void build(CommandBuilder &b)
{
    b.guest.place = course::build;
    assignAliases(b);
    assignBootOrder(b);
    b.tree.resetUsed();
    const TreeNode *os = b.domain->child(u"os");
    for (const TreeNode *boot = os->child(u"boot"); boot != nullptr; boot = boot->nextSame())
        boot->useAll(); // assignBootOrder has read it
    checkGraphicsCounts(b);
    addAll(b);
}

Diagnostic toDiagnostic(const XmlText &text, const Refusal &refusal, Phase phase)
{
    Diagnostic finding;
    finding.phase = phase;
    finding.rule = QString::fromLatin1(rule_id::libvirtRefuses);
    finding.path = text.pathOf(refusal.node == noNode ? text.root() : refusal.node);
    finding.line = text.lineOf(refusal.node == noNode ? text.root() : refusal.node);
    finding.words = refusal.words;
    finding.libvirtCode = refusal.code;
    if (refusal.onlyNative) {
        finding.severity = Severity::Note;
        finding.message = VITRINE_TEXT(
            "Only libvirt's own preview of the command line says this; a start prepares the device "
            "first.");
    }
    return finding;
}

} // namespace

std::optional<Diagnostic> commandRefusal(
    const XmlText &text, const GuestConfig &guestConfig, const World &world)
{
    if (guestConfig.domain == noNode || world.caps == nullptr)
        return std::nullopt;
    Completion guest(text, world);
    complete(guest);
    if (guest.refusal)
        return toDiagnostic(text, *guest.refusal, Phase::Define);
    const CommandOptions options {
        .style = CommandStyle::Libvirt, .runtimeDir = {}, .partial = false, .origins = false};
    CommandBuilder b(guest, options);
    build(b);
    if (guest.refusal)
        return toDiagnostic(text, *guest.refusal, Phase::Start);
    return std::nullopt;
}

Result<QemuCommand> buildCommand(const XmlText &text,
    const GuestConfig &guestConfig,
    const World &world,
    const CommandOptions &options)
{
    if (text.isEmpty() || text.name(text.root()) != u"domain")
        return failure(ErrorCode::NotADomain, VITRINE_TEXT("not a libvirt domain"));
    const bool strict = options.style == CommandStyle::Libvirt && !options.partial;
    const auto ruled = strict ? nativeRefusal(text, guestConfig, world) : std::nullopt;
    Completion guest(text, world);
    complete(guest);
    if (ruled && (!guest.refusal || ruled->place <= guest.refusal->place) && ruled->place < course::start)
        return failure(toError(ruled->finding));
    // Without addresses there is no command line in any style.
    if (guest.refusal && !options.partial)
        return failure(toError(text, *guest.refusal));
    if (guest.refusal)
        guest.notKnown.push_back({guest.refusal->node, {}});
    CommandBuilder b(guest, options);
    build(b);
    if (ruled && (!guest.refusal || ruled->place <= guest.refusal->place))
        return failure(toError(ruled->finding));
    if (guest.refusal && strict)
        return failure(toError(text, *guest.refusal));
    collectNotTranslated(b);
    if (!b.out.notTranslated.isEmpty() && !options.partial)
        return failure(notTranslatedError(b.out.notTranslated.first()));
    if (world.caps != nullptr && world.caps->source != CapsSource::Probed)
        b.remark(world.caps->describeSource());
    return std::move(b.out);
}

} // namespace vitrine
