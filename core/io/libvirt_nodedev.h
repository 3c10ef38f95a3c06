// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/actions/host_action.h"
#include "core/base/result.h"
#include "core/host/host_snapshot.h"

#include <QString>

#include <optional>

namespace vitrine {

/// Steps on the host by libvirt's node devices, through virsh and the system's daemon (LIBVIRT_DEFAULT_URI names another).
class LibvirtNodeDevices {
public:
    /// Nothing runs yet.
    LibvirtNodeDevices();

    /// virsh is installed and a daemon listens: worth asking.
    [[nodiscard]] bool isThere() const;
    /// libvirt's name of what the step is about: the parent for a new instance, else the instance. Nothing when libvirt does not
    /// know it: libvirt 9.0 knows parents on PCI, CSS and AP, and others that udev tells of. Errors: libvirt cannot be asked.
    [[nodiscard]] Result<std::optional<QString>> find(
        const HostSnapshot &host, const HostAction &action) const;
    /// `name` is what find() gave. Errors: HostRefused with libvirt's words.
    [[nodiscard]] Result<void> apply(const QString &name, const HostAction &action) const;

private:
    [[nodiscard]] Result<QByteArray> virsh(
        const QStringList &arguments, const QByteArray &input = {}) const;

    QString m_virsh;
    QString m_uri;
};

} // namespace vitrine
