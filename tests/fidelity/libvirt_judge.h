// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace fidelity {

/// What a libvirt says to one guest.
struct Answer {
    QStringList arguments; ///< the emulator first; empty when it refuses
    QString words; ///< of domxml-to-native, with prefix
    QByteArray completed; ///< dumpxml --inactive --security-info; empty when it refuses
    QString defineWords;
    bool crashed = false;
    qint64 asked = 0; ///< when, in seconds since the epoch: a clock may begin then
};

/// A real libvirt's QEMU driver in this process (qemu:///embed), with its folders below one of our own. Paths in its answers
/// are those of the system's: /var/lib/libvirt, /run/libvirt.
class LibvirtJudge {
public:
    ~LibvirtJudge();
    LibvirtJudge(const LibvirtJudge &) = delete;
    LibvirtJudge &operator=(const LibvirtJudge &) = delete;

    /// `folder` may be used again: libvirt keeps there what it asked QEMU. `conf` is the text of its qemu.conf. Null where there is no
    /// such driver, with the reason.
    static std::unique_ptr<LibvirtJudge> open(
        const QString &folder, const QByteArray &conf, QString &whyNot);
    [[nodiscard]] Answer ask(const QByteArray &guest) const;

private:
    struct Data;
    explicit LibvirtJudge(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// Asks a judge in processes of their own, two at a time: a guest over which libvirt itself dies does not end the test.
/// One answer for each guest, in their order; the reason where there is no judge.
QList<Answer> askAll(const QString &folder,
    const QByteArray &conf,
    const QList<QByteArray> &guests,
    QString &whyNot);

/// As askAll, with the answers kept in a file: a guest that was asked about before is not asked about again.
QList<Answer> askOnce(const QString &file,
    const QString &folder,
    const QByteArray &conf,
    const QList<QByteArray> &guests,
    QString &whyNot);

} // namespace fidelity
