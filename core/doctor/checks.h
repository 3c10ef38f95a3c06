// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/doctor.h"

namespace vitrine::doctor {

// The parts of the check. Internal to core/doctor.

/// What every part gets.
struct Patient {
    const HostSnapshot &host;
    const HostFacts &facts; ///< empty where the host has none
    const QemuCaps *caps;
    QList<HostCheck> &checks;

    [[nodiscard]] bool hasFacts() const { return host.facts.has_value(); }
    [[nodiscard]] bool hasModule(const QString &name) const { return facts.modules.contains(name); }
};

void checkMachine(const Patient &patient);
void checkCards(const Patient &patient);
void checkInstances(const Patient &patient);
void checkDeviceRights(const Patient &patient);
void checkRenderNodes(const Patient &patient);
void checkGuard(const Patient &patient);
void checkPrograms(const Patient &patient);

/// "/dev/kvm: root:kvm 0660", and whether this user may use it.
[[nodiscard]] QString evidenceOf(const DeviceNode &node);

} // namespace vitrine::doctor
