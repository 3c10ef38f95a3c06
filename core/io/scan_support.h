// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/host/host_snapshot.h"
#include "core/io/root_fs.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QMutex>
#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine::scan {

// What the parts of the host scanner share. Internal to core/io.

enum class Need { Required, Optional };

/// Bytes of the kernel or of a person as text; odd bytes become U+FFFD. `clean` (where given) is set to false then.
[[nodiscard]] QString decode(QByteArrayView bytes, bool *clean = nullptr);

/// The name that a remark shows for a path below the root.
[[nodiscard]] QString label(const QByteArray &path);

/// One attribute without its trailing white space; nullopt, and a remark, where it is missing (if it is required), empty or not
/// readable. Content is untrusted: one page at most, any bytes.
[[nodiscard]] std::optional<QString> readText(
    const RootFs &fs, const RootFs::Dir &dir, const char *name, Need need, QList<Remark> &remarks);

/// As readText, for an attribute that holds one decimal number within [min, the largest int].
[[nodiscard]] std::optional<int> readNumber(const RootFs &fs,
    const RootFs::Dir &dir,
    const char *name,
    int min,
    Need need,
    QList<Remark> &remarks);

/// As readText, for the "0x10de" of PCI.
[[nodiscard]] std::optional<std::uint16_t> readPciId(
    const RootFs &fs, const RootFs::Dir &dir, const char *name, QList<Remark> &remarks);

/// The last part of what a link says ("driver" -> "i915"); nullopt where there is no link.
[[nodiscard]] std::optional<QString> linkName(
    const RootFs &fs, const RootFs::Dir &dir, const QByteArray &name);

/// The remark for a folder that could not be opened.
[[nodiscard]] Remark folderRemark(const QByteArray &path, int error);

/// Marketing names from the host's own pci.ids, which is read when the first device asks.
class PciNames {
public:
    enum class LookUp { On, Off };
    explicit PciNames(const RootFs &fs, LookUp lookUp = LookUp::On) : m_fs(fs), m_lookUp(lookUp) {}
    /// From any thread.
    [[nodiscard]] std::optional<QString> find(
        std::optional<std::uint16_t> vendor, std::optional<std::uint16_t> device);

private:
    const RootFs &m_fs;
    LookUp m_lookUp;
    QMutex m_mutex;
    QHash<std::uint32_t, std::optional<QString>> m_known;
    std::optional<QByteArray> m_text;
};

// The parts: each adds what it finds to the snapshot and leaves remarks where something is odd.

void scanMdev(const RootFs &fs, PciNames &names, HostSnapshot &out);
/// Of that only the parents of these names, without what `known` says of them already.
void scanParents(const RootFs &fs,
    PciNames &names,
    const HostSnapshot &known,
    const QStringList &which,
    HostSnapshot &out);
/// Definitions of mdevctl, merged with the active instances that scanMdev found.
void scanDefinitions(const RootFs &fs, HostSnapshot &out);
/// Of that only those of the parents that `out` has.
void scanDefinitionsOfParents(const RootFs &fs, HostSnapshot &out);
void scanVendorVfio(const RootFs &fs, PciNames &names, HostSnapshot &out);
void scanRenderNodes(const RootFs &fs, PciNames &names, HostSnapshot &out);
void scanMachine(const RootFs &fs, HostSnapshot &out);
/// Which process holds which active instance.
void scanOwners(const RootFs &fs, HostSnapshot &out);

/// What the host check reads besides.
void scanFacts(const RootFs &fs, PciNames &names, HostSnapshot &out);
/// Of that: modules, settings of the kernel, IOMMU.
void scanKernelFacts(const RootFs &fs, const QString &release, HostFacts &facts);

/// The attributes that every parent has, mdev or not, from its device folder.
void readParentDevice(
    const RootFs &fs, const RootFs::Dir &dir, PciNames &names, MdevParent &parent);

} // namespace vitrine::scan
