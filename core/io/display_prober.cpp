// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/display_prober.h"

#include "core/io/helper_client.h"
#include "core/io/probe_store.h"
#include "core/io/qemu_display_probe.h"
#include "core/io/scan_support.h"

#include <QFile>

#include <utility>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

DisplayProber::DisplayProber(const RootFs &fs, QString memoryFile, Ask ask)
    : m_fs(fs)
    , m_memoryFile(memoryFile.isEmpty() ? probeMemoryFile() : std::move(memoryFile))
    , m_ask(std::move(ask))
{
}

ProbeAnswer DisplayProber::byVfio(const HostSnapshot &host, const MdevInstance &instance)
{
    if (!instance.active)
        return remembered(host,
            instance,
            {VITRINE_TEXT("vGPU %1 is only defined; it can be asked when it is started"),
                {instance.uuid.toString()}});
    if (!instance.iommuGroup)
        return remembered(host, instance, VITRINE_TEXT("the vGPU has no IOMMU group"));
    const Result<PlaneAnswers> answers = m_ask(instance.uuid, *instance.iommuGroup);
    if (!answers)
        return remembered(host,
            instance,
            instance.owner
                ? Text {VITRINE_TEXT("the vGPU is in use by %1"), {instance.owner->title()}}
                : Text {VITRINE_TEXT("%1"), {answers.error().toEnglish()}});
    const DisplayMode mode = displayModeFrom(*answers);
    if (mode == DisplayMode::Unknown)
        return remembered(host,
            instance,
            {VITRINE_TEXT("the vGPU's driver did not answer: %1"),
                {errorWords(answers->dmabuf != 0 ? answers->dmabuf : answers->region)}});
    keep(host, instance, mode);
    return {mode, ProbeAnswer::From::Device, {}};
}

ProbeAnswer DisplayProber::byQemu(
    const HostSnapshot &host, const MdevInstance &instance, const QString &binary)
{
    const Result<DisplayMode> mode = askQemuForDisplay(binary, instance.uuid);
    if (!mode)
        return remembered(host, instance, {VITRINE_TEXT("%1"), {mode.error().toEnglish()}});
    keep(host, instance, *mode);
    return {*mode, ProbeAnswer::From::Qemu, {}};
}

void DisplayProber::fill(HostSnapshot &host)
{
    QList<std::pair<ProbeKey, DisplayMode>> told;
    for (MdevInstance &instance : host.instances) {
        if (instance.displayMode != DisplayMode::Unknown)
            continue;
        if (!instance.active) {
            instance.displayMode = fromMemory(host, instance);
            continue;
        }
        const ProbeKey key = keyOf(host, instance);
        for (const auto &[other, mode] : std::as_const(told)) {
            if (key.isComplete() && other == key)
                instance.displayMode = mode;
        }
        if (instance.displayMode != DisplayMode::Unknown)
            continue;
        if (!instance.owner && instance.iommuGroup)
            instance.displayMode = byVfio(host, instance).mode;
        else
            instance.displayMode = fromMemory(host, instance);
        if (instance.displayMode != DisplayMode::Unknown)
            told.append({key, instance.displayMode});
    }
    for (MdevType &type : host.types) {
        if (type.kind == ParentKind::Mdev && type.displayMode == DisplayMode::Unknown)
            type.displayMode = typeFromMemory(host, type.parent, type.id);
    }
}

ProbeAnswer DisplayProber::remembered(
    const HostSnapshot &host, const MdevInstance &instance, Text why)
{
    const DisplayMode mode = fromMemory(host, instance);
    const auto from =
        mode == DisplayMode::Unknown ? ProbeAnswer::From::Nobody : ProbeAnswer::From::Memory;
    return {mode, from, std::move(why)};
}

void DisplayProber::keep(const HostSnapshot &host, const MdevInstance &instance, DisplayMode mode)
{
    if (memory().remember(keyOf(host, instance), mode))
        saveProbeMemory(m_memoryFile, memory());
}

DisplayMode DisplayProber::fromMemory(const HostSnapshot &host, const MdevInstance &instance)
{
    if (instance.driver)
        return memory().find(keyOf(host, instance));
    // One that is only defined has no driver yet.
    return typeFromMemory(host, instance.parent, instance.type.value_or(QString()));
}

DisplayMode DisplayProber::typeFromMemory(
    const HostSnapshot &host, const QString &parent, const QString &type)
{
    const auto key = memory().findType(pciIdsOf(host.findParent(parent)), type);
    if (!key || key->kernelRelease != host.machine.kernelRelease
        || key->driverVersion != versionOf(key->driver))
        return DisplayMode::Unknown;
    return memory().find(*key);
}

ProbeKey DisplayProber::keyOf(const HostSnapshot &host, const MdevInstance &instance)
{
    return probeKey(host, instance, instance.driver ? versionOf(*instance.driver) : QString());
}

const QString &DisplayProber::versionOf(const QString &driver)
{
    const auto known = m_versions.constFind(driver);
    if (known != m_versions.constEnd())
        return *known;
    QString version;
    const RootFs::Dir module =
        m_fs.openDir("/sys/bus/mdev/drivers/" + QFile::encodeName(driver) + "/module");
    if (module) {
        for (const char *file : {"version", "srcversion"})
            version += scan::decode(m_fs.read(module, file).bytes.trimmed()) + u' ';
    }
    return *m_versions.insert(driver, version.trimmed());
}

ProbeMemory &DisplayProber::memory()
{
    if (!m_memory)
        m_memory = loadProbeMemory(m_memoryFile);
    return *m_memory;
}

void fillDisplayModes(HostSnapshot &host)
{
    if (host.source.kind != HostSourceKind::Root)
        return;
    const Result<RootFs> fs = RootFs::open(host.source.path);
    if (fs && fs->isSystemRoot())
        DisplayProber(*fs).fill(host);
}

void recallDisplayModes(HostSnapshot &host)
{
    if (host.source.kind != HostSourceKind::Root)
        return;
    const Result<RootFs> fs = RootFs::open(host.source.path);
    if (!fs || !fs->isSystemRoot())
        return;
    DisplayProber(*fs, {}, [](const MdevUuid &, int) -> Result<PlaneAnswers> {
        return failure(ErrorCode::HostRefused, Text());
    }).fill(host);
}

ProbeAnswer probeDisplay(
    const HostSnapshot &host, const MdevInstance &instance, ProbeMethod method, const QString &qemu)
{
    if (host.source.kind == HostSourceKind::Root) {
        const Result<RootFs> fs = RootFs::open(host.source.path);
        if (fs && fs->isSystemRoot()) {
            DisplayProber prober(*fs);
            if (method == ProbeMethod::Qemu)
                return prober.byQemu(host, instance, qemu);
            ProbeAnswer answer = prober.byVfio(host, instance);
            // Who may not open it may still be allowed to have it asked.
            if (answer.from != ProbeAnswer::From::Device && instance.active && !instance.owner
                && helperIsOfUse()) {
                if (const Result<DisplayMode> mode = probeThroughHelper(instance.uuid))
                    return {*mode, ProbeAnswer::From::Device, {}};
            }
            return answer;
        }
    }
    // A saved host, the demonstration, another root: its devices are not here, only what was known of them.
    return {host.displayModeOf(instance),
        ProbeAnswer::From::Memory,
        VITRINE_TEXT("this host is not the machine's own: its devices cannot be asked")};
}

} // namespace vitrine
