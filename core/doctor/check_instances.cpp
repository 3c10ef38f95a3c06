// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Room for one more vGPU, and whether those that are there come back after a restart.
#include "core/doctor/checks.h"

#include <algorithm>

namespace vitrine::doctor {

namespace {

void checkCapacity(const Patient &p)
{
    HostCheck check {
        QStringLiteral("capacity"), CheckStatus::Ok, VITRINE_TEXT("Room for a vGPU"), {}, {}};
    int room = 0;
    for (const MdevType &type : p.host.types)
        room = std::max(room, type.availableInstances.value_or(0));
    const auto active = std::count_if(p.host.instances.begin(),
        p.host.instances.end(),
        [](const MdevInstance &instance) { return instance.active; });
    const auto idle = std::count_if(p.host.instances.begin(),
        p.host.instances.end(),
        [](const MdevInstance &instance) { return instance.active && !instance.owner; });
    check.evidence = {QStringLiteral("available_instances: at most %1").arg(room),
        QStringLiteral("%1 active, %2 without an owner").arg(active).arg(idle)};
    for (const MdevInstance &instance : p.host.instances) {
        if (instance.active && instance.owner)
            check.evidence.append(instance.uuid.toString() + u": " + instance.owner->title());
    }
    if (room > 0) {
        check.meaning = VITRINE_TEXT("Another vGPU can be made.");
    } else if (idle > 0) {
        check.meaning = VITRINE_TEXT("No further vGPU can be made, but one that is there is free.");
    } else if (active > 0) {
        check.status = CheckStatus::Warn;
        check.meaning = VITRINE_TEXT("All room is taken.");
        check.fix =
            VITRINE_TEXT("Stop one of the guests above and remove its vGPU. A type of another "
                         "size may have room again when all of a card's vGPUs are gone.");
    } else {
        check.status = CheckStatus::Fail;
        check.meaning = VITRINE_TEXT("Nothing is in use, and yet no type has room.");
        check.fix =
            VITRINE_TEXT("Intel: raise the aperture size in the firmware's setup, or let the host "
                         "use fewer screens. NVIDIA: look at the card's ECC and MIG modes and at "
                         "the log of nvidia-vgpu-mgr.");
    }
    p.checks.append(check);
}

void checkPersistence(const Patient &p)
{
    HostCheck check {QStringLiteral("instances-defined"),
        CheckStatus::Ok,
        VITRINE_TEXT("vGPUs after a restart"),
        {},
        VITRINE_TEXT("Every vGPU that is there is defined, or there is none.")};
    int transient = 0;
    for (const MdevInstance &instance : p.host.instances) {
        if (!instance.active || instance.defined)
            continue;
        ++transient;
        check.evidence.append(QStringLiteral("/etc/mdevctl.d/%1/%2: missing")
                                  .arg(instance.parent, instance.uuid.toString()));
    }
    if (transient > 0) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("These vGPUs are gone after a restart, and guests that name them do "
                         "not start.");
        check.fix = VITRINE_TEXT("Define them, with autostart.");
        check.command =
            QStringLiteral("vitrinectl mdev define UUID && vitrinectl mdev autostart UUID");
    }
    p.checks.append(check);
}

void checkDefinitions(const Patient &p)
{
    HostCheck check {QStringLiteral("definitions"),
        CheckStatus::Ok,
        VITRINE_TEXT("Definitions of mdevctl"),
        {},
        VITRINE_TEXT("Every definition names a parent and a type of this host.")};
    for (const MdevInstance &instance : p.host.instances) {
        for (const Remark &remark : instance.remarks) {
            if (remark.kind == RemarkKind::UnknownParent || remark.kind == RemarkKind::UnknownType
                || remark.kind == RemarkKind::NotJson)
                check.evidence.append(
                    QStringLiteral("/etc/mdevctl.d/%1/%2: %3")
                        .arg(instance.parent, instance.uuid.toString(), remark.text().toEnglish()));
        }
    }
    if (!check.evidence.isEmpty()) {
        check.status = CheckStatus::Warn;
        check.meaning =
            VITRINE_TEXT("These definitions cannot be started on this host as it is now: a "
                         "card was moved, or its driver offers other types.");
        check.fix = VITRINE_TEXT("Define them anew, or forget them.");
        check.command = QStringLiteral("vitrinectl mdev forget UUID");
    }
    p.checks.append(check);
}

} // namespace

void checkInstances(const Patient &patient)
{
    if (!patient.host.types.isEmpty())
        checkCapacity(patient);
    if (!patient.host.instances.isEmpty()) {
        checkPersistence(patient);
        checkDefinitions(patient);
    }
}

} // namespace vitrine::doctor
