// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"

#include <QByteArray>

namespace vitrine {

/// The built-in demonstration host (resources/demo-host.json): an Intel GPU with GVT-g types, an NVIDIA GPU that serves one size at
/// a time, one type that cannot be read, a virtual device without a display; instances that are idle, in use, and only defined.
/// Nothing of this machine is read. simulate() creates and removes instances on it.
[[nodiscard]] HostSnapshot demoHost();

/// The domain XML of the demonstration guest (resources/demo-guest.xml): a q35 desktop guest as virt-manager makes it, with Spice
/// on 127.0.0.1 and no vGPU yet.
[[nodiscard]] QByteArray demoGuestXml();

} // namespace vitrine
