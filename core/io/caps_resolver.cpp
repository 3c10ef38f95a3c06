// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/caps_resolver.h"

#include "core/io/caps_cache.h"
#include "core/io/caps_files.h"
#include "core/io/qemu_probe.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace vitrine {
namespace {

Result<QemuCaps> ask(const QString &path, const CapsRequest &request)
{
    const QString binary = QFileInfo(path).absoluteFilePath();
    const CapsCache cache(request.cacheFolder.value_or(CapsCache::defaultFolder()));
    const bool remember = !request.cacheFolder || !request.cacheFolder->isEmpty();
    if (remember) {
        if (auto known = cache.find(binary))
            return *known;
    }
    auto caps = probeQemu(binary);
    if (caps && remember)
        cache.store(binary, *caps);
    return caps;
}

} // namespace

Result<ResolvedCaps> resolveCaps(const CapsRequest &request)
{
    if (!request.capsFile.isEmpty())
        return loadCapsFile(request.capsFile).map([](QemuCaps caps) {
            return ResolvedCaps {std::move(caps), {}};
        });
    // A bare name is looked up like a shell would; anything with a slash is a path.
    const auto located = [&request](const QString &name) {
        if (name.contains(u'/'))
            return name;
        // An empty list means nowhere; findExecutable would take it for PATH.
        if (request.searchPath && request.searchPath->isEmpty())
            return name;
        const QString found =
            QStandardPaths::findExecutable(name, request.searchPath.value_or(QStringList()));
        return found.isEmpty() ? name : found;
    };
    if (!request.qemu.isEmpty())
        return ask(located(request.qemu), request).map([](QemuCaps caps) {
            return ResolvedCaps {std::move(caps), {}};
        });

    ResolvedCaps out;
    if (!request.emulator.isEmpty()) {
        if (auto caps = ask(request.emulator, request)) {
            out.caps = *std::move(caps);
            return out;
        } else {
            out.remarks += caps.error();
        }
    }
    const QString arch = request.arch.isEmpty() ? QStringLiteral("x86_64") : request.arch;
    const QString standard = located(QStringLiteral("qemu-system-") + arch);
    if (standard.contains(u'/') && standard != request.emulator) {
        if (auto caps = ask(standard, request)) {
            out.caps = *std::move(caps);
            return out;
        } else {
            out.remarks += caps.error();
        }
    }
    auto recorded = recordedCapsFor(arch);
    if (!recorded)
        return tl::unexpected(recorded.error());
    out.caps = *std::move(recorded);
    return out;
}

} // namespace vitrine
