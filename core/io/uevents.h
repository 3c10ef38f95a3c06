// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QObject>

#include <memory>

class QSocketNotifier;

namespace vitrine {

class UniqueFd;

/// Where messages about devices come from.
class UeventSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Errors: External; then none ever comes.
    virtual Result<void> start() = 0;

Q_SIGNALS:
    void received(const QByteArray &message);
    /// Some were thrown away.
    void lost();
};

/// The kernel's own (NETLINK_KOBJECT_UEVENT, group 1): needs no rights and no udev, and may stay silent in a container.
class NetlinkUevents : public UeventSource {
    Q_OBJECT
public:
    NetlinkUevents();
    ~NetlinkUevents() override;
    Result<void> start() override;

private:
    void read();

    std::unique_ptr<UniqueFd> m_socket;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace vitrine
