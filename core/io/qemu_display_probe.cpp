// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/qemu_display_probe.h"

#include "core/host/display_probe.h"
#include "core/io/child_process.h"
#include "core/qemu/qmp_message.h"

#include <QDeadlineTimer>

namespace vitrine {

namespace {

using namespace Qt::Literals::StringLiterals;

QStringList arguments(const MdevUuid &uuid)
{
    // NVIDIA's driver wants the guest's -uuid; Intel's wants KVM where it is.
    return {u"-name"_s,
        u"vitrine-probe"_s,
        u"-uuid"_s,
        MdevUuid::generate().toString(),
        u"-accel"_s,
        u"kvm"_s,
        u"-accel"_s,
        u"tcg"_s,
        u"-m"_s,
        u"64"_s,
        u"-nodefaults"_s,
        u"-no-user-config"_s,
        u"-display"_s,
        u"none"_s,
        u"-vga"_s,
        u"none"_s,
        u"-S"_s,
        u"-qmp"_s,
        u"stdio"_s,
        u"-device"_s,
        QString(
            u"vfio-pci,sysfsdev=/sys/bus/mdev/devices/"_s + uuid.toString() + u",display=on"_s)};
}

/// Whether QEMU answered that it is there with all its devices; it says its greeting before it makes them.
bool isUp(ChildProcess &qemu, const QDeadlineTimer &deadline)
{
    QmpReader reader;
    for (;;) {
        while (const auto message = reader.next()) {
            if (!*message)
                return false;
            if ((*message)->kind == QmpMessage::Kind::Greeting)
                qemu.write(qmpCommand(u"qmp_capabilities"_s, {}, 1)
                    + qmpCommand(u"query-status"_s, {}, 2));
            else if ((*message)->kind == QmpMessage::Kind::Return && (*message)->id == 2)
                return true;
        }
        const QByteArray bytes = qemu.read(deadline);
        if (bytes.isEmpty())
            return false;
        reader.feed(bytes);
    }
}

/// Its last words: before the refusal it may warn of this and that.
QString lastLine(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.mid(trimmed.lastIndexOf(u'\n') + 1).trimmed();
}

} // namespace

Result<DisplayMode> askQemuForDisplay(
    const QString &binary, const MdevUuid &uuid, std::chrono::milliseconds timeout)
{
    const QDeadlineTimer deadline(timeout);
    ChildProcess qemu;
    if (const Result<void> started = qemu.start(binary, arguments(uuid)); !started)
        return failure(started.error());
    if (isUp(qemu, deadline)) {
        qemu.write(qmpCommand(u"quit"_s, {}, 3));
        qemu.closeInput();
        qemu.finish(deadline);
        return DisplayMode::Region;
    }
    const bool late = deadline.hasExpired();
    qemu.finish(deadline);
    const QString words = qemu.errorOutput();
    if (const std::optional<DisplayMode> mode = displayModeFromQemu(words))
        return *mode;
    const Text text = late ? Text {VITRINE_TEXT("QEMU did not answer in time"), {}}
                           : Text {VITRINE_TEXT("QEMU says: %1"), {lastLine(words)}};
    return failure(Error {ErrorCode::External, text, binary, 0, 0, {}});
}

} // namespace vitrine
