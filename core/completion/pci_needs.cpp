// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/completion.h"
#include "core/completion/pci_addresses.h"

#include <QStringList>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

unsigned controllerNeeds(const TreeNode *c, unsigned pcie, unsigned virtio)
{
    const QString &type = c->get(u"type");
    const QString &model = c->get(u"model");
    if (type == "pci"_L1)
        return pciControllerNeeds(pciModelFromName(model));
    if (type == "usb"_L1)
        return model == "none"_L1                               ? 0
            : model == "qemu-xhci"_L1 || model == "nec-xhci"_L1 ? pcie
                                                                : plainPci;
    if (type == "scsi"_L1)
        return model.startsWith("virtio"_L1) ? virtio : model == "ibmvscsi"_L1 ? 0 : plainPci;
    if (type == "virtio-serial"_L1)
        return virtio;
    return type == "ide"_L1 || type == "sata"_L1 ? plainPci : 0;
}

} // namespace

unsigned pciDeviceNeeds(const TreeNode *device, unsigned pcie)
{
    const Atom name = device->name();
    const QString &model = device->get(u"model");
    const bool transitional =
        model.endsWith("-transitional"_L1) && !model.endsWith("-non-transitional"_L1);
    const unsigned virtio = transitional ? plainPci : pcie;
    if (name == u"controller")
        return controllerNeeds(device, pcie, virtio);
    if (name == u"filesystem" || name == u"rng" || name == u"vsock")
        return virtio;
    if (name == u"interface") {
        const QString &type = device->get(u"model", u"type");

        if (type.startsWith("virtio"_L1))
            return type == "virtio-transitional"_L1 ? plainPci : pcie;
        // A model that libvirt does not know by name is taken for a PCI Express one, as e1000e is.
        static const QStringList plain {u"netfront"_s,
            u"rtl8139"_s,
            u"e1000"_s,
            u"spapr-vlan"_s,
            u"lan9118"_s,
            u"scm91c111"_s,
            u"vlance"_s,
            u"vmxnet"_s,
            u"vmxnet2"_s,
            u"vmxnet3"_s,
            u"Am79C970A"_s,
            u"Am79C973"_s,
            u"82540EM"_s,
            u"82545EM"_s,
            u"82543GC"_s};
        return type == "usb-net"_L1 ? 0 : plain.contains(type) ? plainPci : pcie;
    }
    if (name == u"sound")
        return model == "ich6"_L1 || model == "ac97"_L1 || model == "es1370"_L1
                || model == "ich9"_L1
            ? plainPci
            : 0;
    if (name == u"disk")
        return device->get(u"target", u"bus") == "virtio"_L1 ? virtio : 0;
    if (name == u"hostdev") {
        if (device->is(u"type", u"pci"))
            return pcie;
        if (device->is(u"type", u"mdev"))
            return model == "vfio-pci"_L1 ? pcie : 0;
        return device->is(u"type", u"scsi_host") ? virtio : 0;
    }
    if (name == u"memballoon")
        return model.startsWith("virtio"_L1) ? virtio : 0;
    if (name == u"watchdog")
        return model == "i6300esb"_L1 ? plainPci : 0;
    if (name == u"video") {
        const QString &type = device->get(u"model", u"type");
        if (type == "virtio"_L1 || type == "bochs"_L1)
            return pcie;
        return type == "none"_L1 || type == "ramfb"_L1 ? 0 : plainPci;
    }
    if (name == u"shmem")
        return plainPci;
    if (name == u"input")
        return device->is(u"bus", u"virtio") ? virtio : 0;
    if (name == u"serial")
        return device->get(u"target", u"type") == "pci-serial"_L1 ? plainPci : 0;
    if (name == u"memory")
        return model == "virtio-mem"_L1 || model == "virtio-pmem"_L1 ? pcie : 0;
    return 0;
}

} // namespace vitrine
