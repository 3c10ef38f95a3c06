// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/host/host_changes.h"
#include "core/host/host_snapshot.h"
#include "core/qemu/error_texts.h"
#include "core/qemu/firmware.h"
#include "core/qemu/native_command.h"
#include "core/qemu/qemu_caps.h"
#include "core/qemu/qemu_command.h"
#include "core/qemu/qemu_conf.h"
#include "core/rules/rules.h"

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace vitrine::gui {

/// What was read of the machine. Immutable, shared between threads.
struct HostReading {
    std::shared_ptr<const HostSnapshot> host;
    std::shared_ptr<const QemuConf> conf; ///< null when it could not be read
    Text confRemark; ///< why conf is unknown
    std::shared_ptr<const QList<FirmwareDescriptor>> firmwares; ///< of this machine's QEMU
    QList<KnownUse> guestUses; ///< of all defined guests, also of the one that is open
    bool guestUsesKnown = false;
};

/// Tells that the host has changed. Made and used on the GUI thread, never blocks it.
class HostFeed : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// What came since the last time; may be empty.
    virtual HostChanges take() = 0;

Q_SIGNALS:
    /// There is something to take. Again only after take().
    void pending();
};

/// A running QEMU: its output, and how it ended. Made and used on the GUI thread, never blocks it.
class LaunchSession : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Asks it to quit, then insists.
    virtual void stop() = 0;

Q_SIGNALS:
    void output(const QString &text);
    /// It answers: the guest runs. `where` says where its display listens, or is empty.
    void running(const QString &where);
    /// It did not come up. `findings` are QEMU's lines with what is known of each. The last signal.
    void failed(const vitrine::Error &error, const QList<vitrine::QemuFinding> &findings);
    /// A guest that came up is over. The last signal.
    void finished();
};

/// The world as the window sees it. The program has one that uses core/io; tests have one that is made up.
/// Functions marked (worker) are called off the GUI thread.
class Backend {
public:
    virtual ~Backend() = default;
    Backend() = default;
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;

    /// A word for the status bar: "demonstration host", "/", …
    [[nodiscard]] virtual QString hostTitle() const = 0;
    /// Instances can be made and removed by the window (the demonstration host: in memory).
    [[nodiscard]] virtual bool canChangeHost() const = 0;
    /// The built-in demonstration host is what readHost() gives.
    [[nodiscard]] virtual bool isDemonstration() const { return false; }
    virtual void setDemonstration(bool on) { Q_UNUSED(on) }
    virtual HostReading readHost() = 0; ///< (worker)
    /// What changes on that host; nothing where it never does.
    virtual std::unique_ptr<HostFeed> watchHost() { return {}; }
    /// `before` with these changes read. (worker)
    virtual HostReading rereadHost(const HostReading &before, const HostChanges &changes)
    {
        Q_UNUSED(before)
        Q_UNUSED(changes)
        return readHost();
    }
    /// The QEMU of a guest; recorded capabilities where there is none; nothing when there are none either. (worker)
    virtual std::optional<QemuCaps> readCaps(const QString &emulator, const QString &arch) = 0;

    /// What libvirt's own schema says; nothing where that is not asked. (worker)
    virtual QList<Diagnostic> checkSchema(const XmlText &text, const GuestConfig &guest)
    {
        Q_UNUSED(text)
        Q_UNUSED(guest)
        return {};
    }

    virtual Result<QByteArray> readFile(const QString &path) = 0;
    /// Atomically, keeping mode and owner; the old file stays whole when it fails.
    virtual Result<void> writeFile(const QString &path, const QByteArray &bytes) = 0;

    /// The same, unless the file no longer holds `readAs`: then somebody else has written it, and nothing happens.
    virtual Result<void> writeFileUnlessChanged(
        const QString &path, const QByteArray &bytes, const QByteArray &readAs) = 0;

    /// What a real libvirt makes of the guest. (worker)
    virtual Result<LibvirtAnswer> askLibvirt(const QByteArray &xml) = 0;

    /// Makes an instance of a type; only where canChangeHost().
    virtual Result<MdevUuid> createInstance(const QString &parent, const QString &type) = 0;
    virtual Result<void> removeInstance(const MdevUuid &uuid) = 0;

    /// The folder for the sockets of a guest that is started from here.
    [[nodiscard]] virtual QString runtimeDir(const QString &guest) const = 0;
    /// Where such a guest keeps what its firmware stores; empty: in that folder.
    [[nodiscard]] virtual QString nvramFile(const QString &guest) const
    {
        Q_UNUSED(guest)
        return {};
    }
    /// Starts a standalone command. What comes of it is told by the session, never before this returns.
    virtual std::unique_ptr<LaunchSession> launch(
        const QString &guest, const QemuCommand &command, const QString &runtimeDir) = 0;
};

} // namespace vitrine::gui
