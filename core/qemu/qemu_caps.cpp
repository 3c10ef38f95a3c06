// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/qemu_caps.h"

namespace vitrine {
namespace {

bool lookUp(const QMap<QString, NameSet> &map, const QString &key, const QString &name)
{
    const auto it = map.constFind(key);
    return it != map.cend() && it->contains(name);
}

/// "pc-q35-7.2" -> "pc-q35-": versioned machines differ only in the version after the last dash.
QString family(const QString &machine)
{
    const qsizetype dash = machine.lastIndexOf(u'-');
    if (dash < 0 || dash + 1 >= machine.size() || !machine.at(dash + 1).isDigit())
        return {};
    return machine.left(dash + 1);
}

} // namespace

QString QemuVersion::toString() const
{
    return QStringLiteral("%1.%2.%3").arg(major).arg(minor).arg(micro);
}

bool QemuVersion::isAtLeast(int otherMajor, int otherMinor) const
{
    return major != otherMajor ? major > otherMajor : minor >= otherMinor;
}

bool QemuCaps::hasDevice(const QString &type) const
{
    return devices.contains(type);
}

bool QemuCaps::hasProperty(const QString &device, const QString &property) const
{
    return lookUp(devices, device, property);
}

bool QemuCaps::hasObject(const QString &type) const
{
    return objects.contains(type);
}

bool QemuCaps::hasObjectProperty(const QString &type, const QString &property) const
{
    return lookUp(objects, type, property);
}

bool QemuCaps::hasDisplay(const QString &type) const
{
    return displays.contains(type);
}

bool QemuCaps::hasDisplayOption(const QString &type, const QString &option) const
{
    const auto it = displays.constFind(type);
    return it != displays.cend() && (it->contains(option) || displayCommonOptions.contains(option));
}

bool QemuCaps::hasOption(const QString &option) const
{
    return options.contains(option);
}

bool QemuCaps::hasOption(const QString &option, const QString &parameter) const
{
    return lookUp(options, option, parameter);
}

const QemuMachine *QemuCaps::machine(const QString &nameOrAlias) const
{
    const QemuMachine *byAlias = nullptr;
    for (const QemuMachine &m : machines) {
        if (m.name == nameOrAlias)
            return &m;
        if (!m.alias.isEmpty() && m.alias == nameOrAlias)
            byAlias = &m;
    }
    return byAlias;
}

QString QemuCaps::canonicalMachine(const QString &nameOrAlias) const
{
    const QemuMachine *m = machine(nameOrAlias);
    return m ? m->name : QString();
}

QString QemuCaps::defaultMachine() const
{
    for (const QemuMachine &m : machines) {
        if (m.isDefault)
            return m.name;
    }
    return {};
}

bool QemuCaps::hasMachineProperty(const QString &nameOrAlias, const QString &property) const
{
    const QString name = canonicalMachine(nameOrAlias);
    if (name.isNull())
        return false;
    if (machineProperties.contains(name))
        return lookUp(machineProperties, name, property);
    const QString wanted = family(name);
    if (wanted.isEmpty())
        return false;
    for (auto it = machineProperties.cbegin(); it != machineProperties.cend(); ++it) {
        if (family(it.key()) == wanted)
            return it->contains(property);
    }
    return false;
}

Text QemuCaps::describeSource() const
{
    switch (source) {
    case CapsSource::Probed:
        return {VITRINE_TEXT("QEMU %1 (%2)"), {version.toString(), binary}};
    case CapsSource::Recorded:
        return {VITRINE_TEXT(
                    "recorded capabilities of QEMU %1 for %2; no QEMU of this machine was asked"),
            {version.toString(), arch}};
    case CapsSource::File:
        return {
            VITRINE_TEXT("capabilities of QEMU %1 from the file %2"), {version.toString(), origin}};
    }
    return {};
}

} // namespace vitrine
