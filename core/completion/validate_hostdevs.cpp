// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// virDomainHostdevDefValidate, virDomainDefHostdevValidate and qemuValidateDomainDeviceDefHostdev, beside what the rules say of
// mediated devices.
#include "core/completion/validate.h"
#include "core/completion/value_table.h"

#include <QSet>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AddressRule {
    const char16_t *type; ///< of the host device
    const char16_t *first; ///< the address types that it may have
    const char16_t *second;
    LibvirtCode code;
    const char16_t *words;
};

constexpr AddressRule addressRules[] = {
    {u"pci",
        u"pci",
        u"unassigned",
        LibvirtCode::InternalError,
        u"PCI host devices must use 'pci' or 'unassigned' address type"},
    {u"scsi",
        u"drive",
        u"drive",
        LibvirtCode::ConfigUnsupported,
        u"SCSI host device must use 'drive' address type"},
    {u"scsi_host",
        u"pci",
        u"ccw",
        LibvirtCode::ConfigUnsupported,
        u"SCSI_host host device must use 'pci' or 'ccw' address type"},
    {u"usb",
        u"usb",
        u"usb",
        LibvirtCode::ConfigUnsupported,
        u"USB host device must use 'usb' address type"}};

/// What of the host is meant: two of the same are one too many (virDomainHostdevMatchSubsys). Empty: nobody compares it.
QString identityOf(const TreeNode *hostdev)
{
    const TreeNode *source = hostdev->child(u"source");
    const QString &type = hostdev->get(u"type");
    if (source == nullptr || hostdev->is(u"mode", u"capabilities"))
        return {};
    const TreeNode *address = source->child(u"address");
    QStringList parts {type};
    const auto add = [&](const TreeNode *node, Atoms names) {
        for (const Atom name : names)
            parts.append(QString::number(
                readUnsigned(node->get(name), 0, std::numeric_limits<quint64>::max()).value_or(0)));
    };
    if (type == "pci"_L1 && address != nullptr) {
        add(address, {u"domain", u"bus", u"slot", u"function"});
    } else if (type == "usb"_L1 && address != nullptr) {
        add(address, {u"bus", u"device"});
    } else if (type == "usb"_L1 && source->child(u"vendor") != nullptr
        && source->child(u"product") != nullptr) {
        parts.append(u"id"_s);
        add(source->child(u"vendor"), {u"id"});
        add(source->child(u"product"), {u"id"});
    } else if (type == "scsi"_L1 && !source->is(u"protocol", u"iscsi") && address != nullptr) {
        parts.append(source->get(u"adapter", u"name"));
        add(address, {u"bus", u"target", u"unit"});
    } else if (type == "scsi_host"_L1) {
        parts.append(source->get(u"wwpn"));
    } else {
        return {};
    }
    return parts.join(u' ');
}

} // namespace

void validateHostdev(Completion &guest, const TreeNode *hostdev)
{
    const TreeNode *address = hostdev->child(u"address");
    const QString kind = address == nullptr ? QString() : address->get(u"type");
    if (!hostdev->is(u"mode", u"capabilities") && !kind.isEmpty()) {
        for (const AddressRule &rule : addressRules) {
            if (hostdev->is(u"type", QStringView(rule.type)) && kind != QStringView(rule.first)
                && kind != QStringView(rule.second))
                guest.refuse(rule.code, QStringView(rule.words).toString(), hostdev);
        }
    }
    if (hostdev->is(u"type", u"scsi") && hostdev->is(u"sgio", u"unfiltered"))
        refuseUnsupported(guest, u"unfiltered sgio is no longer supported"_s, hostdev);
    if (hostdev->is(u"type", u"pci") && !hostdev->get(u"source", u"writeFiltering").isEmpty())
        refuseUnsupported(guest,
            u"Write filtering of PCI device configuration space is not supported by qemu"_s,
            hostdev);
    if (hostdev->is(u"type", u"scsi_host") && hostdev->child(u"boot") != nullptr)
        refuseUnsupported(guest,
            u"booting from assigned devices is not supported by vhost SCSI devices"_s,
            hostdev);
}

void checkHostdevTwins(Completion &guest)
{
    QSet<QString> seen;
    for (const TreeNode *hostdev : guest.devices(u"hostdev")) {
        const QString identity = identityOf(hostdev);
        if (identity.isEmpty())
            continue;
        if (seen.contains(identity))
            guest.refuse(LibvirtCode::XmlError,
                u"Hostdev already exists in the domain configuration"_s,
                hostdev,
                course::validateGuest + 1);
        seen.insert(identity);
    }
}

} // namespace vitrine
