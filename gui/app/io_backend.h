// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/world.h"
#include "gui/document/backend.h"

#include <QMutex>

#include <atomic>

namespace vitrine::gui {

/// The world through core/io: this machine, a folder that stands for /, a saved snapshot, or the demonstration host.
class IoBackend : public Backend {
public:
    explicit IoBackend(WorldSource source);

    [[nodiscard]] QString hostTitle() const override;
    [[nodiscard]] bool canChangeHost() const override { return m_demonstrating; }
    [[nodiscard]] bool isDemonstration() const override { return m_demonstrating; }
    void setDemonstration(bool on) override { m_demonstrating = on; }
    HostReading readHost() override;
    std::unique_ptr<HostFeed> watchHost() override;
    HostReading rereadHost(const HostReading &before, const HostChanges &changes) override;
    std::optional<QemuCaps> readCaps(const QString &emulator, const QString &arch) override;
    Result<QByteArray> readFile(const QString &path) override;
    Result<void> writeFile(const QString &path, const QByteArray &bytes) override;
    Result<void> writeFileUnlessChanged(
        const QString &path, const QByteArray &bytes, const QByteArray &readAs) override;
    Result<LibvirtAnswer> askLibvirt(const QByteArray &xml) override;
    Result<MdevUuid> createInstance(const QString &parent, const QString &type) override;
    Result<void> removeInstance(const MdevUuid &uuid) override;
    QList<Diagnostic> checkSchema(const XmlText &text, const GuestConfig &guest) override;
    [[nodiscard]] QString runtimeDir(const QString &guest) const override;
    [[nodiscard]] QString nvramFile(const QString &guest) const override;
    std::unique_ptr<LaunchSession> launch(
        const QString &guest, const QemuCommand &command, const QString &runtimeDir) override;

private:
    const WorldSource m_source;
    std::atomic<bool> m_demonstrating; ///< m_source.demo, until somebody chooses otherwise
    QMutex m_mutex;
    std::optional<HostSnapshot>
        m_demo; ///< the demonstration host with what was done to it; guarded by m_mutex
};

} // namespace vitrine::gui
