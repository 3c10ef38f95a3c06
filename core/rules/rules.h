// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"
#include "core/guest/guest_config.h"
#include "core/rules/diagnostic.h"

#include <QList>

#include <span>

namespace vitrine {

struct FirmwareDescriptor;
struct HostSnapshot;
struct QemuCaps;
struct QemuConf;

/// A vGPU that another guest known to us holds or is defined with.
struct KnownUse {
    MdevUuid uuid;
    QString guest;
    bool running = false;
    friend bool operator==(const KnownUse &, const KnownUse &) = default;
};

/// What is known of the world a guest is judged in. A null pointer means "not known": rules that need it are then reported as
/// Unchecked, with what is missing, never passed in silence. Not owned.
/// The host's clock, for a guest whose clock begins with the time of its start.
struct HostClock {
    qint64 secondsSinceEpoch = 0;
    int offsetFromUtc = 0; ///< of the host's time zone now, in seconds, east is positive
};

/// A place where the host's huge pages are mounted.
struct HugePageMount {
    QString path;
    quint64 kib = 0; ///< of one page
    bool isDefault = false; ///< the kernel's own size of huge pages
};

struct World {
    const HostSnapshot *host = nullptr;
    const QemuCaps *caps = nullptr;
    const QemuConf *conf = nullptr;
    /// Why `conf` is unknown or partly unknown ("/etc/libvirt/qemu.conf: Permission denied").
    Text confRemark;
    /// The firmware descriptors of QEMU on this machine, for <os firmware='...'>.
    const QList<FirmwareDescriptor> *firmwares = nullptr;
    /// Nothing: what depends on the time of the start is not translated.
    std::optional<HostClock> clock;
    /// Nothing: not known, and guests with huge pages are not translated.
    std::optional<QList<HugePageMount>> hugePages;
    QList<KnownUse> otherGuests;
    bool otherGuestsKnown = false;
};

/// Everything a rule may look at.
struct RuleInput {
    const XmlText &text;
    const GuestConfig &guest;
    const World &world;
    /// What libvirt refuses beyond the table (commandRefusal()), where somebody has found it out already; nullptr where not.
    const std::optional<Diagnostic> *refusal = nullptr;
};

/// What a rule needs to be checked at all.
enum RuleNeed : unsigned {
    NeedsNothing = 0,
    NeedsHost = 1,
    NeedsCaps = 2,
    NeedsConf = 4,
    NeedsOtherGuests = 8
};

/// libvirt's passes over a guest, in its order (facts in libvirt.md 0; the order within was taken from a real libvirt 9.0).
/// In a pass over devices one device goes through all rules of the pass before the next one does.
enum class Pass {
    ParseGraphics, ///< virDomainGraphicsDefParseXML
    ParseAudio, ///< virDomainAudioDefParseXML
    ParseVideo, ///< virDomainVideoDefParseXML
    ParseHostdev, ///< virDomainHostdevDefParseXML
    CompleteHostdev, ///< virDomainHostdevDefPostParse
    CompleteGuest, ///< virDomainDefPostParseCommon
    CheckHostdev, ///< qemuValidateDomainDeviceDefHostdev
    CheckVideo, ///< virDomainVideoDefValidate, qemuValidateDomainDeviceDefVideo
    CheckGraphics, ///< virDomainGraphicsDefValidate, qemuValidateDomainDeviceDefGraphics
    CheckGuest, ///< virDomainDefValidateInternal
    StartGraphics, ///< qemuProcessStartValidateGraphics
    StartPrepare, ///< qemuProcessPrepareDomain
    StartCommand, ///< qemuBuildCommandLineValidate
    BuildGraphics, ///< qemuBuildGraphicsCommandLine
    None, ///< not libvirt's rule, or one of a real start only
};

class Findings;

/// One row of the rule table: self-describing, so that rules can be listed and each can be required to have fixtures.
struct Rule {
    const char *id; ///< of rule_ids.h: "display.needs-graphics"
    Severity severity; ///< unless the finding says otherwise
    Phase phase; ///< likewise
    Pass pass; ///< where libvirt finds it
    LibvirtCode code; ///< likewise
    unsigned needs; ///< of RuleNeed
    /// libvirt refuses the guest for it, also in virConnectDomainXMLToNative: the command line is refused with these words.
    bool refusesNative;
    Text title; ///< what it is about, in a few words
    /// libvirt function, QEMU file, or the problem it prevents: "qemuValidateDomainMdevDefVFIOPCI"
    const char *source;
    void (*check)(const RuleInput &, Findings &);
    /// Whether the rule concerns this guest at all, so that it is worth saying that it could not be checked.
    bool (*concerns)(const RuleInput &) = nullptr;
};

/// In the order in which libvirt would find them.
std::span<const Rule> ruleTable();

/// The first finding for which libvirt's domxml-to-native refuses a guest.
struct RuledRefusal {
    Diagnostic finding;
    int place = 0; ///< when libvirt finds it, as Refusal::place (core/completion/completion.h)
};

/// What one run over the table gives.
struct RuleFindings {
    QList<Diagnostic> all; ///< as validate()
    std::optional<RuledRefusal> native; ///< as nativeRefusal()
};
RuleFindings checkRules(const RuleInput &input);

/// All findings, sorted by line, then severity. Never stops at the first.
QList<Diagnostic> validate(const XmlText &text, const GuestConfig &guest, const World &world);

/// The finding for which libvirt's domxml-to-native refuses this guest (the first in libvirt's own order), or nothing.
std::optional<RuledRefusal> nativeRefusal(
    const XmlText &text, const GuestConfig &guest, const World &world);

} // namespace vitrine
