// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// virDomainNetDefValidate and qemuValidateDomainDeviceDefNetwork.
#include "core/completion/read_devices.h"
#include "core/completion/validate.h"

#include <bit>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void validateTeaming(Completion &guest, const TreeNode *interface)
{
    const TreeNode *teaming = interface->child(u"teaming");
    if (teaming == nullptr)
        return;
    if (teaming->is(u"type", u"transient") && !teaming->has(u"persistent"))
        refuseUnsupported(guest,
            u"teaming persistent attribute must be set if teaming type is 'transient'"_s,
            teaming);
    if (teaming->is(u"type", u"persistent") && teaming->has(u"persistent"))
        refuseUnsupported(guest,
            u"teaming persistent attribute not allowed if teaming type is 'persistent'"_s,
            teaming);
}

void validatePort(Completion &guest, const TreeNode *interface)
{
    const TreeNode *port = interface->child(u"port");
    if (port == nullptr || !port->is(u"isolated", u"yes"))
        return;
    const QString &type = interface->get(u"type");
    const QString &vport = interface->get(u"virtualport", u"type");
    const QString words =
        u"interface %1 - <port isolated='yes'/> is not supported for network interfaces with "_s
            .arg(interface->get(u"mac", u"address"));
    if (type != "network"_L1 && type != "bridge"_L1)
        refuseUnsupported(guest, words + u"type='%1'"_s.arg(type), port);
    else if (!vport.isEmpty())
        refuseUnsupported(guest, words + u"virtualport type='%1'"_s.arg(vport), port);
}

/// Of a card of QEMU's own network.
void validateUserAddresses(Completion &guest, const TreeNode *interface)
{
    if (const TreeNode *route = interface->child(u"route"); route != nullptr) {
        refuseUnsupported(guest,
            u"Invalid attempt to set network interface guest-side IP route, not supported by QEMU"_s,
            route);
        return;
    }
    bool ipv4 = false;
    bool ipv6 = false;
    for (const TreeNode *ip = interface->child(u"ip"); ip != nullptr; ip = ip->nextSame()) {
        const quint64 prefix = number(ip->get(u"prefix")).value_or(0);
        const bool six = ip->is(u"family", u"ipv6");
        if (ip->has(u"peer"))
            refuseUnsupported(guest, u"Invalid attempt to set peer IP for guest"_s, ip);
        if (six ? ipv6 : ipv4)
            refuseUnsupported(guest,
                u"Only one %1 address per interface is allowed"_s.arg(six ? u"IPv6"_s : u"IPv4"_s),
                ip);
        (six ? ipv6 : ipv4) = true;
        if (!six && prefix != 0 && (prefix < 4 || prefix > 27))
            guest.refuse(LibvirtCode::XmlError, u"invalid prefix, must be in range of 4-27"_s, ip);
        if (six && prefix != 0 && prefix != 64)
            refuseUnsupported(
                guest, u"unsupported IPv6 address prefix='%1' - must be 64"_s.arg(prefix), ip);
    }
}

bool isVirtioModel(const QString &model)
{
    return model == "virtio"_L1 || model == "virtio-transitional"_L1
        || model == "virtio-non-transitional"_L1;
}

void validateDriver(Completion &guest, const TreeNode *driver)
{
    for (const Atom name : Atoms {u"rx_queue_size", u"tx_queue_size"}) {
        const quint64 size = number(driver->get(name)).value_or(0);
        if (size != 0 && !std::has_single_bit(size))
            refuseUnsupported(guest, name.toString() + u" has to be a power of two"_s, driver);
    }
}

} // namespace

void validateInterface(Completion &guest, const TreeNode *interface)
{
    const QString &type = interface->get(u"type");
    const QString &model = interface->get(u"model", u"type");
    const bool isVirtio = isVirtioModel(model);
    const TreeNode *source = interface->child(u"source");
    if (source != nullptr && type != "ethernet"_L1
        && (source->child(u"ip") != nullptr || source->child(u"route") != nullptr))
        refuseUnsupported(guest,
            u"Invalid attempt to set network interface host-side IP route and/or address info on interface of type '%1'. This is only supported on interfaces of type 'ethernet'"_s
                .arg(type),
            source);
    const TreeNode *target = interface->child(u"target");
    if (target != nullptr && target->is(u"managed", u"no") && type != "ethernet"_L1)
        refuseUnsupported(guest,
            u"unmanaged target dev is not supported on interfaces of type '%1'"_s.arg(type),
            interface);
    validateTeaming(guest, interface);
    validatePort(guest, interface);
    if (!isVirtio)
        refuseVirtioOptions(guest, interface);
    if (type == "vhostuser"_L1) {
        if (!isVirtio)
            guest.refuse(LibvirtCode::InternalError,
                u"Wrong or no <model> 'type' attribute specified with <interface type='vhostuser'/>. vhostuser requires the virtio-net* frontend"_s,
                interface);
        const TreeNode *reconnect = source == nullptr ? nullptr : source->child(u"reconnect");
        if (reconnect != nullptr && reconnect->is(u"enabled", u"yes")
            && source->is(u"mode", u"server"))
            refuseUnsupported(guest,
                u"'reconnect' attribute unsupported 'server' mode for <interface type='vhostuser'>"_s,
                reconnect);
    }
    validateInfo(guest, interface);
    // qemuValidateDomainDeviceDefNetwork
    if (type == "user"_L1)
        validateUserAddresses(guest, interface);
    else if (type == "vdpa"_L1) {
        if (model != "virtio"_L1)
            refuseUnsupported(guest,
                u"invalid model for interface of type 'vdpa': '%1'"_s.arg(
                    isKnownInterfaceModel(model) ? model : u"unknown"_s),
                interface);
    } else if (interface->child(u"route") != nullptr || interface->child(u"ip") != nullptr)
        refuseUnsupported(guest,
            u"Invalid attempt to set network interface guest-side IP route and/or address info, not supported by QEMU"_s,
            interface);
    if (const TreeNode *driver = interface->child(u"driver"); driver != nullptr && isVirtio)
        validateDriver(guest, driver);
    const bool tap = type == "network"_L1 || type == "bridge"_L1;
    if (interface->child(u"mtu") != nullptr && !tap && type != "ethernet"_L1
        && type != "vhostuser"_L1)
        refuseUnsupported(
            guest, u"setting MTU on interface type %1 is not supported yet"_s.arg(type), interface);
    if (const TreeNode *teaming = interface->child(u"teaming")) {
        if (teaming->is(u"type", u"persistent") && !isVirtio)
            refuseUnsupported(guest,
                u"virtio-net teaming persistent interface must be <model type='virtio'/>, not '%1'"_s
                    .arg(model.isEmpty() ? u"(null)"_s : model),
                teaming);
        if (teaming->is(u"type", u"transient") && type != "hostdev"_L1 && type != "network"_L1)
            refuseUnsupported(guest,
                u"virtio-net teaming transient interface must be type='hostdev', not '%1'"_s.arg(
                    type),
                teaming);
    }
    if (interface->child(u"coalesce") != nullptr && !tap)
        refuseUnsupported(guest,
            u"coalesce settings on interface type %1 are not supported"_s.arg(type),
            interface);
}

} // namespace vitrine
