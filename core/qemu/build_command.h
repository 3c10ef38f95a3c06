// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domainxml/xml_text.h"
#include "core/qemu/qemu_command.h"
#include "core/rules/rules.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace vitrine {

/// A guest as libvirt 9.0 completes it when it is defined, or what of it is not known.
struct CompletedXml {
    QByteArray
        bytes; ///< as libvirt formats it (virDomainDefFormat, inactive, with security information)
    QList<NotTranslated> notTranslated;
    QList<Text> remarks;
};

/// Fails with Refused (and libvirt's words, with prefix) where libvirt refuses to define the guest.
Result<CompletedXml> expand(const XmlText &text, const World &world);

enum class CommandStyle {
    Libvirt, ///< what virConnectDomainXMLToNative of libvirt 9.0 gives
    Standalone, ///< one command that runs by itself
};

struct CommandOptions {
    CommandStyle style = CommandStyle::Libvirt;
    /// Standalone: the folder of the QMP socket and of sockets that need a path; exists or is made by who starts it.
    QString runtimeDir;
    /// Standalone: how the names of sockets begin there, for a folder that is not this guest's alone.
    QString runtimePrefix {};
    /// Standalone: where this guest's own copy of its firmware's variables lies; empty: VARS.fd in runtimeDir. QEMU never
    /// writes into libvirt's file, nor into the template.
    QString nvramFile {};
    /// Standalone: that copy is not there, and nobody will make it: what the guest writes is kept for the one run only.
    bool nvramForOneRun = false;
    /// The file that <nvram> names is there and can be read by this user: then the copy is made of it, else of the template.
    bool ownVariablesReadable = false;
    /// Build also what libvirt would refuse, and leave out (but list) what is not translated.
    bool partial = false;
    /// Origins cost time; only who shows them asks.
    bool origins = true;
};

/// What libvirt refuses beyond the rule table: what it finds while it completes the guest (phase define: addresses, controllers,
/// disks ...) or writes its command line (phase start). Only the first, as libvirt stops there; nothing when it accepts the
/// guest, or when what it would say is not known (an element that is not translated). Needs World::caps.
std::optional<Diagnostic> commandRefusal(
    const XmlText &text, const GuestConfig &guest, const World &world);

/// Errors: Refused with libvirt's words, when partial only where libvirt's parser refuses (in Standalone style only where the
/// guest cannot be completed at all); NotTranslated names the first such node (unless partial), with line and path. Needs World::caps.
Result<QemuCommand> buildCommand(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    const CommandOptions &options);

/// All that the engine says of a guest after an edit: what validate(), expand() and buildCommand() give, from one completion.
struct Assessment {
    QList<Diagnostic> diagnostics;
    Result<CompletedXml> completed;
    Result<QemuCommand> command;
};
Assessment assess(const XmlText &text,
    const GuestConfig &guest,
    const World &world,
    const CommandOptions &options);

} // namespace vitrine
