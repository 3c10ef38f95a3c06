// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guest/new_guest.h"

#include "core/base/ids.h"
#include "core/domainxml/patcher.h"

namespace vitrine {

namespace {

QByteArray diskXml(const QString &path, const QString &format)
{
    return "    <disk type='file' device='disk'>\n"
           "      <driver name='qemu' type='"
        + escapeXml(format, '\'')
        + "' discard='unmap'/>\n"
          "      <source file='"
        + escapeXml(path, '\'')
        + "'/>\n"
          "      <target dev='vda' bus='virtio'/>\n"
          "    </disk>\n";
}

Result<QString> checkedUuid(const QString &wanted)
{
    if (wanted.isEmpty())
        return MdevUuid::generate().toString();
    if (const auto uuid = MdevUuid::parse(wanted))
        return uuid->toString();
    return failure(ErrorCode::Usage, {VITRINE_TEXT("\"%1\" is no UUID"), {wanted}});
}

std::optional<Text> whyNot(const NewGuest &guest)
{
    // virDomainDefParseIDs and virDomainDefPostParseCheck refuse these names.
    if (guest.name.trimmed().isEmpty())
        return VITRINE_TEXT("a guest needs a name");
    if (guest.name.contains(u'/') || guest.name.contains(u'\n'))
        return Text {VITRINE_TEXT("the name of a guest cannot hold a slash or a line end")};
    if (guest.memoryMiB == 0)
        return VITRINE_TEXT("a guest needs memory");
    if (guest.vcpus < 1)
        return VITRINE_TEXT("a guest needs a processor");
    if (!patcher::canHold(guest.name) || !patcher::canHold(guest.diskPath.value_or(QString()))
        || !patcher::canHold(guest.diskFormat))
        return VITRINE_TEXT("the value holds a character that XML cannot hold");
    return std::nullopt;
}

} // namespace

Result<QByteArray> newGuestXml(const NewGuest &guest)
{
    if (auto why = whyNot(guest))
        return failure(ErrorCode::Usage, std::move(*why));
    const auto uuid = checkedUuid(guest.uuid);
    if (!uuid)
        return failure(uuid.error());
    const QByteArray memory = QByteArray::number(guest.memoryMiB);
    const bool efi = guest.firmware == NewGuest::Firmware::Efi;
    QByteArray xml;
    xml += QByteArray("<domain type='") + (guest.kvm ? "kvm" : "qemu") + "'>\n";
    xml += "  <name>" + escapeXml(guest.name, 0) + "</name>\n";
    xml += "  <uuid>" + uuid->toUtf8() + "</uuid>\n";
    xml += "  <memory unit='MiB'>" + memory + "</memory>\n";
    xml += "  <currentMemory unit='MiB'>" + memory + "</currentMemory>\n";
    xml += "  <vcpu placement='static'>" + QByteArray::number(guest.vcpus) + "</vcpu>\n";
    xml += QByteArray("  <os") + (efi ? " firmware='efi'" : "") + ">\n";
    xml += "    <type arch='x86_64' machine='q35'>hvm</type>\n"
           "    <boot dev='hd'/>\n"
           "  </os>\n"
           "  <features>\n"
           "    <acpi/>\n"
           "    <apic/>\n"
           "    <vmport state='off'/>\n"
           "  </features>\n";
    xml += QByteArray("  <cpu mode='") + (guest.kvm ? "host-passthrough" : "maximum") + "'/>\n";
    xml += "  <clock offset='utc'>\n"
           "    <timer name='rtc' tickpolicy='catchup'/>\n"
           "    <timer name='pit' tickpolicy='delay'/>\n"
           "    <timer name='hpet' present='no'/>\n"
           "  </clock>\n"
           "  <on_poweroff>destroy</on_poweroff>\n"
           "  <on_reboot>restart</on_reboot>\n"
           "  <on_crash>destroy</on_crash>\n"
           "  <devices>\n";
    if (guest.diskPath)
        xml += diskXml(*guest.diskPath, guest.diskFormat);
    xml += "    <controller type='usb' model='qemu-xhci'/>\n"
           "    <interface type='user'>\n"
           "      <model type='virtio'/>\n"
           "    </interface>\n"
           "    <input type='tablet' bus='usb'/>\n"
           "    <input type='keyboard' bus='usb'/>\n"
           "    <graphics type='spice' autoport='yes'>\n"
           "      <listen type='address' address='127.0.0.1'/>\n"
           "    </graphics>\n"
           "    <sound model='ich9'/>\n"
           "    <video>\n"
           "      <model type='virtio'/>\n"
           "    </video>\n"
           "    <memballoon model='virtio'/>\n"
           "    <rng model='virtio'>\n"
           "      <backend model='random'>/dev/urandom</backend>\n"
           "    </rng>\n"
           "  </devices>\n"
           "</domain>\n";
    return xml;
}

} // namespace vitrine
