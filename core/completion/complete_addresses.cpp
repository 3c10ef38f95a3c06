// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"

#include <map>
#include <set>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Virtio serial ports: port 0 of a controller is for consoles (virDomainVirtioSerialAddrAutoAssign).
void assignVirtioSerial(Completion &guest)
{
    std::map<int, int> sizes; // controller -> ports
    for (const TreeNode *c : guest.devices(u"controller")) {
        if (c->is(u"type", u"virtio-serial"))
            sizes[static_cast<int>(number(c->get(u"index")).value_or(0))] =
                static_cast<int>(number(c->get(u"ports")).value_or(31));
    }
    std::set<std::pair<int, int>> taken;
    std::vector<std::pair<TreeNode *, bool>> open; // device, may have port 0
    // A virtio console without an address stays so, and QEMU finds a port for it.
    for (const QStringView name : {u"console", u"channel"}) {
        for (TreeNode *chr : guest.devices(name)) {
            if (chr->get(u"target", u"type") != "virtio"_L1)
                continue;
            const TreeNode *address = chr->child(u"address");
            if (address != nullptr && address->is(u"type", u"virtio-serial")
                && address->has(u"port") && !address->is(u"port", u"0")) {
                const quint64 controller = number(address->get(u"controller")).value_or(0);
                const quint64 port = number(address->get(u"port")).value_or(0);
                if (taken.contains({static_cast<int>(controller), static_cast<int>(port)}))
                    guest.refuse(LibvirtCode::XmlError,
                        u"virtio serial port %1 on controller %2 is already occupied"_s.arg(
                            QString::number(port), QString::number(controller)),
                        chr);
                taken.insert({static_cast<int>(number(address->get(u"controller")).value_or(0)),
                    static_cast<int>(number(address->get(u"port")).value_or(0))});
            } else if (address != nullptr ? address->is(u"type", u"virtio-serial")
                                          : name == u"channel")
                open.emplace_back(chr, name == u"console");
        }
    }
    for (const auto &[chr, zero] : open) {
        TreeNode *address = guest.tree.ensure(chr, u"address", assigned);
        const bool fixed = address->has(u"controller") && address->has(u"type");
        const int wanted = static_cast<int>(number(address->get(u"controller")).value_or(0));
        bool done = false;
        for (const auto &[controller, ports] : sizes) {
            if (fixed && controller != wanted)
                continue;
            for (int port = zero ? 0 : 1; port < ports && !done; ++port) {
                if (taken.contains({controller, port}))
                    continue;
                taken.insert({controller, port});
                guest.tree.set(address, u"type", u"virtio-serial"_s, assigned);
                guest.tree.set(address, u"controller", QString::number(controller), assigned);
                guest.tree.set(address, u"bus", u"0"_s, assigned);
                guest.tree.set(address, u"port", QString::number(port), assigned);
                done = true;
            }
            if (done)
                break;
        }
        if (!done)
            guest.notTranslated(chr);
    }
}

void assignSmartcards(Completion &guest)
{
    int slot = 0;
    for (TreeNode *smartcard : guest.devices(u"smartcard")) {
        if (smartcard->child(u"address") == nullptr) {
            TreeNode *address = guest.tree.add(smartcard, u"address", assigned);
            guest.tree.set(address, u"type", u"ccid"_s, assigned);
            guest.tree.set(address, u"controller", u"0"_s, assigned);
            guest.tree.set(address, u"slot", QString::number(slot), assigned);
        }
        ++slot;
    }
}

void assignScsiHostdevs(Completion &guest)
{
    for (TreeNode *hostdev : guest.devices(u"hostdev")) {
        if (hostdev->is(u"type", u"scsi") && hostdev->child(u"address") == nullptr)
            guest.notTranslated(hostdev);
    }
}

} // namespace

void assignSimpleAddresses(Completion &guest)
{
    assignVirtioSerial(guest);
    assignSmartcards(guest);
    assignScsiHostdevs(guest);
}

} // namespace vitrine
