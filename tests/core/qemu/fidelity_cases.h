// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/qemu/build_command.h"
#include "core/qemu/firmware.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qemu_conf.h"

#include <QMap>
#include <QString>
#include <QStringList>

/// Guests with a real libvirt's answers, and the engine's beside them (facts in libvirt.md 3).
namespace fidelity {

enum class Outcome {
    Identical,
    SameRefusal, ///< libvirt's words
    NotTranslated, ///< named
    Different,
    WronglyAccepted, ///< libvirt refuses
    WronglyRefused, ///< libvirt accepts
    HostLacks, ///< libvirt fails on what its host does not have: not counted
};

struct Count {
    QMap<Outcome, QStringList> cases; ///< name, and what is to be said of it
    [[nodiscard]] qsizetype of(Outcome outcome) const { return cases.value(outcome).size(); }
};

/// The world in which the answers were given: QEMU 7.2 of Debian 12, its firmware, default settings.
class DebianWorld {
public:
    /// `renderNode`: whether the host had /dev/dri/renderD128.
    explicit DebianWorld(bool renderNode);
    [[nodiscard]] vitrine::World world() const;
    /// Other settings than libvirt's own.
    void setConf(const vitrine::QemuConf &conf) { m_conf = conf; }

private:
    vitrine::QemuCaps m_caps;
    vitrine::HostSnapshot m_host;
    vitrine::QemuConf m_conf;
    QList<vitrine::FirmwareDescriptor> m_firmwares;
};

struct Verdict {
    Outcome outcome = Outcome::Identical;
    QString remark; ///< the first difference, or both words
};
/// The engine's command line beside libvirt's, of which either the arguments or the words (with prefix) are given.
Verdict compareArguments(const QByteArray &guest,
    const vitrine::World &world,
    const QStringList &theirs,
    const QString &words);
/// The engine's completed XML beside libvirt's.
Verdict compareCompleted(const QByteArray &guest,
    const vitrine::World &world,
    const QByteArray &theirs,
    const QString &words);

/// Every NAME.xml with a NAME.argv or NAME.err in a folder; those whose INDEX.tsv says err-host are left out.
Count compareArguments(
    const QString &folder, const vitrine::World &world, const QString &only = {});
/// Every NAME.xml with a NAME.out.xml.
Count compareCompleted(
    const QString &folder, const vitrine::World &world, const QString &only = {});

/// The first difference between two documents: elements, attributes, text, order of elements. Empty: none.
QString firstDifference(const QByteArray &ours, const QByteArray &theirs);

void print(const QString &title, const Count &count);

} // namespace fidelity
