// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"
#include "core/qemu/name_set.h"

#include <QList>
#include <QMap>
#include <QString>

#include <compare>

namespace vitrine {

/// Where capabilities come from; the preview says it.
enum class CapsSource {
    Probed, ///< a binary of this machine was asked
    Recorded, ///< shipped with the program, recorded from a real QEMU
    File, ///< read from a file that the user named (--caps)
};

/// As query-version reports it.
struct QemuVersion {
    int major = 0;
    int minor = 0;
    int micro = 0;
    QString package; ///< of the distribution, for instance "Debian 1:7.2+dfsg-7"; may be empty

    /// "7.2.22"
    [[nodiscard]] QString toString() const;
    /// Is this upstream release `otherMajor`.`otherMinor` or a later one? For caps_quirks.h only: everything that
    /// introspection shows is asked of QemuCaps by name, because distributions backport.
    [[nodiscard]] bool isAtLeast(int otherMajor, int otherMinor) const;
    friend bool operator==(const QemuVersion &, const QemuVersion &) = default;
};

/// One entry of query-machines.
struct QemuMachine {
    QString name; ///< canonical, "pc-q35-7.2"
    QString alias; ///< "q35", or empty
    QString defaultCpu; ///< type name, "qemu64-x86_64-cpu", or empty
    QString defaultRamId; ///< what memory-backend= names, "pc.ram", or empty
    int cpuMax = 0;
    bool isDefault = false;
    bool deprecated = false;
    bool hotpluggableCpus = false;
    bool numaMemSupported = false; ///< -numa node,mem= is still accepted

    friend bool operator==(const QemuMachine &, const QemuMachine &) = default;
};

/// One entry of query-cpu-definitions.
struct QemuCpuModel {
    QString name; ///< what -cpu takes, "qemu64"
    QString typeName; ///< "qemu64-x86_64-cpu"
    QString aliasOf; ///< the model that an alias stands for, or empty
    bool deprecated = false;

    friend bool operator==(const QemuCpuModel &, const QemuCpuModel &) = default;
};

/// What one QEMU binary can do, as it says itself over QMP (core/io/qemu_probe.h). A value: compare, copy, store.
///
/// Nothing in it depends on the host: a probe gives the same with and without /dev/kvm or a render node.
/// The queries below are the way to ask; behaviour that no introspection shows is in caps_quirks.h.
struct QemuCaps {
    QemuVersion version;
    QString binary; ///< the path that was asked; of recorded ones where it was recorded
    QString arch; ///< query-target: "x86_64", "i386", "aarch64", "s390x"
    CapsSource source = CapsSource::Recorded;
    QString origin; ///< the file of CapsSource::File, the name of CapsSource::Recorded; else empty

    QList<QemuMachine> machines; ///< sorted by name
    QMap<QString, NameSet>
        machineProperties; ///< of the machines that have an alias (qom-list-properties NAME-machine)
    QMap<QString, NameSet>
        devices; ///< every concrete device type -> properties (device-list-properties)
    QMap<QString, NameSet>
        objects; ///< every type of -object -> properties (schema of object-add; empty before QEMU 6.0)
    QMap<QString, NameSet>
        displays; ///< every type that -display help names (it loads) -> options of its own
    QMap<QString, NameSet>
        options; ///< command line option -> parameters (query-command-line-options)
    QList<QemuCpuModel> cpuModels; ///< sorted by name
    NameSet
        accelerators; ///< that are built in: "tcg", "kvm". Whether KVM works here is a fact of the host
    NameSet audioDrivers; ///< that -audiodev help names
    NameSet chardevBackends; ///< query-chardev-backends
    NameSet netdevTypes; ///< types of -netdev (schema enumeration NetClientDriver)
    NameSet blockDrivers; ///< types of -blockdev (schema enumeration BlockdevDriver)
    NameSet tpmModels; ///< query-tpm-models
    NameSet tpmTypes; ///< query-tpm-types
    NameSet commands; ///< QMP commands
    NameSet
        displayCommonOptions; ///< options that every -display type takes: "gl", "full-screen", "show-cursor" ...
    bool jsonDevice =
        false; ///< -device takes JSON: device_add has the feature json-cli-hotplug (libvirt DEVICE_JSON)
    bool jsonObject = false; ///< -object takes JSON: object-add has a schema (libvirt OBJECT_JSON)
    bool jsonNetdev = false; ///< -netdev takes JSON: netdev_add knows dgram (libvirt NETDEV_JSON)

    friend bool operator==(const QemuCaps &, const QemuCaps &) = default;

    [[nodiscard]] bool hasDevice(const QString &type) const;
    /// False also when the device type is not there.
    [[nodiscard]] bool hasProperty(const QString &device, const QString &property) const;
    [[nodiscard]] bool hasObject(const QString &type) const;
    [[nodiscard]] bool hasObjectProperty(const QString &type, const QString &property) const;
    /// `type` as -display takes it ("egl-headless", "gtk", "dbus" ...). True only when its module really loads.
    /// "spice" and "vnc" are no -display types: ask hasOption("spice"), hasOption("vnc").
    [[nodiscard]] bool hasDisplay(const QString &type) const;
    [[nodiscard]] bool hasDisplayOption(const QString &type, const QString &option) const;
    [[nodiscard]] bool hasOption(const QString &option) const;
    /// A parameter of a command line option: hasOption("spice", "rendernode"), hasOption("vnc", "power-control").
    [[nodiscard]] bool hasOption(const QString &option, const QString &parameter) const;
    [[nodiscard]] bool hasCommand(const QString &command) const
    {
        return commands.contains(command);
    }

    /// The entry for a name or an alias; nullptr when there is none. Valid as long as this value is unchanged.
    [[nodiscard]] const QemuMachine *machine(const QString &nameOrAlias) const;
    /// "q35" -> "pc-q35-7.2"; a canonical name stays; a null string when this QEMU has no such machine.
    [[nodiscard]] QString canonicalMachine(const QString &nameOrAlias) const;
    /// The machine that QEMU takes without -machine; a null string when there is none.
    [[nodiscard]] QString defaultMachine() const;
    /// A property of -machine. For a versioned machine without an entry the newest of its family answers, as in libvirt.
    [[nodiscard]] bool hasMachineProperty(
        const QString &nameOrAlias, const QString &property) const;

    /// "QEMU 7.2.22 (recorded): no QEMU was found on this machine" and the like, one sentence.
    [[nodiscard]] Text describeSource() const;
};

} // namespace vitrine
