// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/guest/edit.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>

namespace vitrine {

enum class Severity { Error, Warning, Note, Unchecked };

/// Who refuses (CLI.md, facts in libvirt.md 0).
enum class Phase {
    Parse, ///< the reader: not well-formed, no domain
    Define, ///< libvirt, when it is saved
    Start, ///< libvirt, when it is started
    Qemu, ///< QEMU, at start
    Effect, ///< nobody, but it will not do what is wanted
};

/// libvirt's error codes, for their fixed prefixes (virErrorMsg).
enum class LibvirtCode {
    None,
    ConfigUnsupported,
    XmlError,
    InternalError,
    OperationInvalid,
    SystemError,
    Overflow,
    NoSource, ///< "missing source information for device "
    NoTarget, ///< "missing target information for device "
    OperationFailed, ///< "operation failed: "
    InvalidArgument, ///< "invalid argument: "
    CpuIncompatible ///< "the CPU is incompatible with host CPU: "
};
/// "unsupported configuration: " and its like; empty for None and SystemError.
QString libvirtPrefix(LibvirtCode code);

/// The edits of a fix. They may be made when somebody asks for the first time: most findings are only shown, and some edits
/// are whole devices.
class FixEdits {
public:
    FixEdits() = default;
    // NOLINTBEGIN(google-explicit-constructor): it is the edits, whenever they are made
    FixEdits(Edits edits) : m_edits(std::move(edits)) {}
    operator const Edits &() const { return get(); }
    // NOLINTEND(google-explicit-constructor)
    /// `make` must own all that it reads.
    explicit FixEdits(std::function<Edits()> make);
    [[nodiscard]] const Edits &get() const;
    friend bool operator==(const FixEdits &a, const FixEdits &b) { return a.get() == b.get(); }

private:
    struct Later;
    Edits m_edits;
    std::shared_ptr<Later> m_later; ///< shared by all copies, so that it is made once
};

/// A way to mend a finding. Applying it is applying its edits.
struct Fix {
    QString id; ///< "add-egl-headless", unique within the rule
    Text title;
    FixEdits edits;
    /// Changes neither who can reach the guest nor what the guest sees beyond what the finding is about: may be part of
    /// "fix all".
    bool safe = false;
    friend bool operator==(const Fix &, const Fix &) = default;
};

/// "Your configuration is wrong", or might be. A value; never mixed with Error.
struct Diagnostic {
    Severity severity = Severity::Error;
    Phase phase = Phase::Define;
    QString rule; ///< id in the rule table: "display.needs-graphics"
    QString path; ///< XPath of the node or attribute
    QString field; ///< "mdev[0].display" where the field table has it, else empty
    int line = 0; ///< from 1
    Text message; ///< Vitrine's sentence; may be empty where libvirt's own words say it all
    QString words; ///< libvirt's or QEMU's own, to the letter, without prefix; never translated
    LibvirtCode libvirtCode = LibvirtCode::None;
    QList<Fix> fixes;

    /// What the command line prints: the words first where libvirt or QEMU has them, then our sentence.
    [[nodiscard]] QString toEnglish() const;
    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

} // namespace vitrine
