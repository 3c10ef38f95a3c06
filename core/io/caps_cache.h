// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/qemu/qemu_caps.h"

#include <QString>

#include <optional>

namespace vitrine {

/// Remembers what a QEMU binary said, one entry for each path, below XDG_CACHE_HOME/vitrine. An entry holds as long as the
/// binary has the same size and time of change, the folders of its modules are unchanged (a package such as qemu-system-gui
/// adds a display without touching the binary), and it was written by the same version of Vitrine; else it is made anew.
///
/// Entries are packed and have a checksum (core/qemu/caps_packed.h): a damaged or foreign one is as if it were not there.
/// Several processes may use it at once: entries are replaced as a whole. What cannot be written is not remembered; that is
/// no error.
class CapsCache {
public:
    /// `folder` is made when it is needed; the default is the user's.
    explicit CapsCache(QString folder = defaultFolder());

    [[nodiscard]] std::optional<QemuCaps> find(const QString &binary) const;
    /// Returns whether it is remembered now.
    // NOLINTNEXTLINE(modernize-use-nodiscard): a QEMU that is not remembered is asked again
    bool store(const QString &binary, const QemuCaps &caps) const;

    static QString defaultFolder();

private:
    [[nodiscard]] QString entry(const QString &binary) const;
    QString m_folder;
};

} // namespace vitrine
