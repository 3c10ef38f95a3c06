// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/completion/completion.h"
#include "core/completion/read_devices.h"
#include "core/qemu/qemu_caps.h"

#include <QCryptographicHash>

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

QString hex(quint64 value, int width)
{
    if (width == 2 && value < 256)
        return hexByte(static_cast<int>(value));
    return u"0x"_s + QString::number(value, 16).rightJustified(width, u'0');
}

/// libvirt writes every address its own way, whatever the guest's spelling.
void respellAddress(Completion &guest, TreeNode *address)
{
    const QString type = address->get(u"type");
    const auto respell = [&](Atom name, const QString &fallback, auto &&spell) {
        const QString value = address->get(name);
        if (value.isEmpty()) {
            if (!fallback.isEmpty())
                guest.tree.set(address, name, fallback, byDefault);
        } else if (const auto n = number(value)) {
            guest.tree.respell(address, name, spell(*n));
        }
    };
    const auto plain = [](quint64 n) { return QString::number(n); };
    if (type == "pci"_L1) {
        bool isWish = true;
        for (const Atom name : Atoms {u"domain", u"bus", u"slot"})
            isWish = isWish && number(address->get(name)).value_or(0) == 0;
        if (isWish) { // for an address of that kind: assigned later
            for (const QString &name : {u"domain"_s, u"bus"_s, u"slot"_s})
                guest.tree.removeAttribute(address, name);
            if (address->parent->name() != u"tpm")
                guest.tree.removeAttribute(address, u"function"_s);
            for (TreeAttribute *a = address->firstAttribute(); a != nullptr; a = a->next) {
                if (a->name() == u"function") // QEMU still gets a TPM's, which is assigned none
                    a->unwritten = true;
            }
            return;
        }
        respell(u"domain", u"0x0000"_s, [](quint64 n) { return hex(n, 4); });
        respell(u"bus", u"0x00"_s, [](quint64 n) { return hex(n, 2); });
        respell(u"slot", u"0x00"_s, [](quint64 n) { return hex(n, 2); });
        respell(u"function", u"0x0"_s, [](quint64 n) { return hex(n, 1); });
        if (address->is(u"multifunction", u"default"))
            guest.tree.removeAttribute(address, u"multifunction");
    } else if (type == "drive"_L1) {
        for (const Atom name : Atoms {u"controller", u"bus", u"target", u"unit"})
            respell(name, u"0"_s, plain);
    } else if (type == "virtio-serial"_L1) {
        for (const Atom name : Atoms {u"controller", u"bus", u"port"})
            respell(name, u"0"_s, plain);
    } else if (type == "usb"_L1) {
        respell(u"bus", u"0"_s, plain);
        if (QStringView(address->get(u"port")).split(u'.').front() == u"0")
            guest.tree.removeAttribute(address, u"port"_s);
    } else if (type == "spapr-vio"_L1) {
        respell(u"reg", {}, [](quint64 n) { return hex(n, 8); });
    } else if (type == "dimm"_L1) {
        respell(u"slot", u"0"_s, plain);
        if (number(address->get(u"base")).value_or(0) == 0)
            guest.tree.removeAttribute(address, u"base"_s);
        else
            respell(u"base", {}, [](quint64 n) { return hex(n, 0); });
    } else if (type == "ccw"_L1) {
        respell(u"cssid", {}, [](quint64 n) { return hex(n, 0); });
        respell(u"ssid", {}, [](quint64 n) { return hex(n, 0); });
        respell(u"devno", {}, [](quint64 n) { return hex(n, 4); });
    } else if (type == "ccid"_L1) {
        respell(u"controller", u"0"_s, plain);
        respell(u"slot", u"0"_s, plain);
    } else if (type == "isa"_L1) {
        for (const Atom name : Atoms {u"iobase", u"irq"}) {
            if (number(address->get(name)).value_or(0) == 0)
                guest.tree.removeAttribute(address, name.toString());
            else
                respell(name, {}, [](quint64 n) { return hex(n, 0); });
        }
    }
}

void completeInfo(Completion &guest, TreeNode *device)
{
    if (TreeNode *alias = device->child(u"alias")) {
        const QString &name = alias->get(u"name");
        bool user = name.startsWith("ua-"_L1);
        for (const QChar c : name)
            user = user && (c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-'));
        if (!user)
            guest.tree.remove(alias);
    }
    if (TreeNode *address = device->child(u"address"))
        respellAddress(guest, address);
}

/// Of what an address of the other kinds would have, libvirt reads only what this kind has.
void keepInAddress(Completion &guest, TreeNode *address, Atoms own)
{
    for (const Atom name : Atoms {u"domain",
             u"bus",
             u"slot",
             u"function",
             u"device",
             u"controller",
             u"unit",
             u"target",
             u"port",
             u"multifunction",
             u"type"}) {
        if (std::find(own.begin(), own.end(), name) == own.end())
            guest.tree.removeAttribute(address, name);
    }
}

/// Where the host has the device: of a <hostdev>, or of an <interface> that is one.
void completeSourceAddress(Completion &guest, const QString &type, const TreeNode *source)
{
    TreeNode *address = source == nullptr ? nullptr : source->child(u"address");
    if (address != nullptr && type == "pci"_L1) {
        const auto spell = [&](Atom name, int width) {
            if (const auto n = number(address->get(name)))
                guest.tree.respell(address, name, hex(*n, width));
            else
                guest.tree.set(address, name, hex(0, width), byDefault);
        };
        keepInAddress(guest, address, {u"type", u"domain", u"bus", u"slot", u"function"});
        spell(u"domain", 4);
        spell(u"bus", 2);
        spell(u"slot", 2);
        spell(u"function", 1);
    } else if (address != nullptr && type == "usb"_L1) {
        keepInAddress(guest, address, {u"bus", u"device"});
        for (const Atom name : Atoms {u"bus", u"device"}) {
            if (const auto n = number(address->get(name)))
                guest.tree.respell(address, name, QString::number(*n));
        }
    }
}

void completeInterface(Completion &guest, TreeNode *interface, int index)
{
    if (interface->child(u"mac") == nullptr) {
        // libvirt draws a random one; a preview must stand still.
        const QByteArray seed =
            guest.tree.domain()->childText(u"uuid").toUtf8() + QByteArray::number(index);
        const QByteArray hash =
            QCryptographicHash::hash(seed, QCryptographicHash::Sha256).first(3).toHex(':');
        static constexpr TreeOrigin random {OriginKind::Default,
            VITRINE_TEXT("the guest names none, so this is made from its UUID, the same each time; "
                         "libvirt draws one at random when the guest is defined")};
        guest.tree.set(guest.tree.add(interface, u"mac", random),
            u"address",
            u"52:54:00:"_s + QString::fromLatin1(hash),
            random);
    } else {
        guest.tree.respell(
            interface->child(u"mac"), u"address", interface->get(u"mac", u"address").toLower());
    }
    if (interface->child(u"model") == nullptr && !interface->is(u"type", u"hostdev")) {
        const bool vdpa = interface->is(u"type", u"vdpa");
        guest.tree.set(guest.tree.add(interface, u"model", byDefault),
            u"type",
            vdpa ? u"virtio"_s : u"rtl8139"_s,
            byDefault);
    }
    if (const TreeNode *source = interface->child(u"source");
        source != nullptr && interface->is(u"type", u"hostdev"))
        completeSourceAddress(guest, source->get(u"address", u"type"), source);
}

void completeHostdev(Completion &guest, TreeNode *hostdev)
{
    if (!hostdev->has(u"mode"))
        guest.tree.set(hostdev, u"mode", u"subsystem"_s, byDefault);
    if (hostdev->is(u"type", u"mdev")) {
        if (!hostdev->has(u"managed"))
            guest.tree.set(hostdev, u"managed", u"no"_s, byDefault);
        TreeNode *source = hostdev->child(u"source");
        TreeNode *address = source == nullptr ? nullptr : source->child(u"address");
        if (address != nullptr) {
            keepInAddress(guest, address, {});
            if (const auto uuid = MdevUuid::parse(address->get(u"uuid")))
                guest.tree.respell(address, u"uuid", uuid->toString());
        }
        const bool property =
            guest.caps() == nullptr || guest.caps()->hasProperty(u"vfio-pci"_s, u"display"_s);
        static constexpr TreeOrigin off {OriginKind::Capability,
            VITRINE_TEXT("this QEMU knows vfio-pci.display, so libvirt writes its default")};
        if (hostdev->is(u"model", u"vfio-pci") && property && !hostdev->has(u"display"))
            guest.tree.set(hostdev, u"display", u"off"_s, off);
    } else if (!hostdev->has(u"managed")) {
        guest.tree.set(hostdev, u"managed", u"no"_s, byDefault);
    }
    completeSourceAddress(guest, hostdev->get(u"type"), hostdev->child(u"source"));
}

void completeFilesystem(Completion &guest, TreeNode *filesystem)
{
    if (!filesystem->has(u"type"))
        guest.tree.set(filesystem, u"type", u"mount"_s, byDefault);
    if (!filesystem->has(u"accessmode"))
        guest.tree.set(filesystem, u"accessmode", u"passthrough"_s, byDefault);
    for (const Atom name : Atoms {u"fmode", u"dmode"}) {
        if (filesystem->has(name))
            guest.tree.respell(filesystem, name, filesystem->get(name).rightJustified(4, u'0'));
    }
}

} // namespace

void completeDevices(Completion &guest)
{
    int index = 0;
    for (TreeNode *device = guest.tree.devices()->firstChild(); device != nullptr;
         device = device->nextSibling()) {
        const Atom name = device->name();
        completeInfo(guest, device);
        if (name == u"interface") {
            completeInterface(guest, device, index++);
        } else if (name == u"hostdev") {
            completeHostdev(guest, device);
        } else if (name == u"filesystem") {
            completeFilesystem(guest, device);
        } else if (name == u"watchdog" && !device->has(u"action")) {
            guest.tree.set(device, u"action", u"reset"_s, byDefault);
        } else if (name == u"panic" && !device->has(u"model")) {
            guest.tree.set(device, u"model", u"isa"_s, byDefault);
        } else if (name == u"redirdev" && !device->has(u"bus")) {
            guest.tree.set(device, u"bus", u"usb"_s, byDefault);
        } else if (name == u"tpm") {
            if (!device->has(u"model"))
                guest.tree.set(device, u"model", u"tpm-tis"_s, byDefault);
            TreeNode *backend = device->child(u"backend");
            if (backend != nullptr && backend->is(u"type", u"emulator")
                && !backend->has(u"version"))
                guest.tree.set(backend,
                    u"version",
                    device->is(u"model", u"tpm-crb") ? u"2.0"_s : u"1.2"_s,
                    byDefault);
        } else if (name == u"vsock" && !device->has(u"model")) {
            guest.tree.set(device, u"model", u"virtio"_s, byDefault);
        }
    }
}

namespace {

/// virDomainDefRejectDuplicatePanics
void refusePanicTwins(Completion &guest)
{
    QStringList models;
    for (const TreeNode *panic : guest.devices(u"panic")) {
        const QString &model = panic->get(u"model");
        if (models.contains(model))
            guest.refuse(LibvirtCode::XmlError,
                u"Multiple panic devices with model '%1'"_s.arg(model),
                panic,
                course::completeGuest);
        models.append(model);
    }
}

} // namespace

void complete(Completion &guest)
{
    guest.place = course::parse;
    readValues(guest);
    readDomain(guest);
    checkUsbControllers(guest);
    completeValues(guest);
    if (guest.refusal && guest.refusal->place < course::complete)
        return;
    guest.isRead = true;
    guest.place = course::complete;
    completeDomainDefaults(guest);
    completeControllerIndexes(guest);
    addDefaultDevices(guest);
    guest.place = course::completeDevice;
    completeDevices(guest);
    checkControllerKinds(guest);
    refusePanicTwins(guest);
    completeDisks(guest);
    completeScsiHostdevs(guest);
    completeChardevs(guest);
    completeDisplay(guest);
    if (guest.refusal && guest.refusal->place < course::completeImplicit)
        return;
    guest.place = course::completeImplicit;
    addImplicitControllers(guest);
    // What is known already and libvirt would see later must not hide what it finds now.
    const std::optional<Refusal> later = std::exchange(guest.refusal, std::nullopt);
    guest.place = course::addresses;
    assignSimpleAddresses(guest);
    if (!guest.refusal)
        assignPciAddresses(guest);
    if (!guest.refusal)
        refuseForeignAddresses(guest);
    if (!guest.refusal)
        assignUsbAddresses(guest);
    if (!guest.refusal)
        guest.refusal = later;
    if (guest.refusal)
        return;
    guest.place = course::validate;
    validateGuest(guest);
    finishConsole(guest);
}

int devicePlace(Atom kind)
{
    static constexpr Atom order[] = {u"disk",
        u"interface",
        u"sound",
        u"hostdev",
        u"video",
        u"controller",
        u"smartcard",
        u"serial",
        u"parallel",
        u"channel",
        u"console",
        u"input",
        u"filesystem",
        u"watchdog",
        u"memballoon",
        u"rng",
        u"nvram",
        u"hub",
        u"shmem",
        u"tpm",
        u"panic",
        u"memory",
        u"redirdev",
        u"iommu",
        u"vsock",
        u"graphics",
        u"audio",
        u"lease"};
    return static_cast<int>(
        std::find(std::begin(order), std::end(order), kind) - std::begin(order));
}

} // namespace vitrine
