// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sysfs_scanner.h"

#include "core/host/snapshot_json.h"
#include "core/io/scan_support.h"

#include <QFile>
#include <QFileInfo>

namespace vitrine {

namespace {

/// A host with 10,000 instances saves as 5 MB.
constexpr qint64 snapshotLimit = 64 * 1024 * 1024;

Error withFile(Error error, const QString &file)
{
    error.file = file;
    return error;
}

Result<HostSnapshot> readSnapshot(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            withFile({ErrorCode::NotReadable,
                         {VITRINE_TEXT("the saved host cannot be read: %1"), {file.errorString()}},
                         {},
                         0,
                         0,
                         {}},
                path));
    const QByteArray bytes = file.read(snapshotLimit + 1);
    if (bytes.size() > snapshotLimit)
        return failure(withFile(
            {ErrorCode::TooLarge, VITRINE_TEXT("too large for a saved host"), {}, 0, 0, {}}, path));
    Result<HostSnapshot> snapshot = snapshotFromJson(bytes);
    if (!snapshot)
        return failure(withFile(snapshot.error(), path));
    snapshot->source = {HostSourceKind::File, path};
    return snapshot;
}

} // namespace

Result<HostSnapshot> scanHost(const ScanOptions &options)
{
    const Result<RootFs> root = RootFs::open(options.root, options.beforeRead);
    if (!root)
        return failure(root.error());
    HostSnapshot out;
    out.source = {HostSourceKind::Root, options.root};
    scan::PciNames names(*root);
    scan::scanMachine(*root, out);
    scan::scanMdev(*root, names, out);
    scan::scanVendorVfio(*root, names, out);
    scan::scanDefinitions(*root, out);
    scan::scanRenderNodes(*root, names, out);
    scan::scanOwners(*root, out);
    if (options.facts)
        scan::scanFacts(*root, names, out);
    out.sort();
    return out;
}

Result<HostSnapshot> scanRenderNodesOnly(const ScanOptions &options)
{
    const Result<RootFs> root = RootFs::open(options.root, options.beforeRead);
    if (!root)
        return failure(root.error());
    HostSnapshot out;
    out.source = {HostSourceKind::Root, options.root};
    scan::PciNames names(*root, scan::PciNames::LookUp::Off);
    scan::scanRenderNodes(*root, names, out);
    out.sort();
    return out;
}

Result<HostSnapshot> loadHost(const QString &rootOrFile, bool facts)
{
    // A FIFO or device would block: only a regular file is taken for a snapshot.
    if (QFileInfo(rootOrFile).isFile())
        return readSnapshot(rootOrFile);
    return scanHost({rootOrFile, {}, facts});
}

} // namespace vitrine
