// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>

namespace vitrine {

/// Writes in a child process, with one write(2): the kernel takes each as a request of its own, and one to an mdev's `remove`
/// may block against every signal while the device is in use (vfio_unregister_group_dev). This process can always end.
///
/// Returns 0, the errno, EIO for a part, or ETIMEDOUT; then the child goes on waiting for the kernel, on its own.
int writeApart(int fd, const QByteArray &bytes, std::chrono::milliseconds timeout);

} // namespace vitrine
