// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_values.h"
#include "core/completion/small_steps.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isEmpty(const TreeNode *node)
{
    return node->firstAttribute() == nullptr && node->firstChild() == nullptr
        && node->text.isEmpty();
}

} // namespace

void removeIfEmpty(Completion &guest, TreeNode *parent, Atom name)
{
    TreeNode *node = parent == nullptr ? nullptr : parent->child(name);
    if (node != nullptr && isEmpty(node))
        guest.tree.remove(node);
}

void sortChildren(Completion &guest,
    TreeNode *parent,
    Atom name,
    Atom attribute,
    std::initializer_list<QStringView> order)
{
    for (const QStringView value : order) {
        for (TreeNode *c = parent->child(name); c != nullptr; c = c->nextSame()) {
            if (c->is(attribute, value)) {
                guest.tree.move(c, nullptr);
                break;
            }
        }
    }
}

namespace {

void completeSpice(Completion &guest, TreeNode *graphics)
{
    for (TreeNode *c = graphics->child(u"channel"); c != nullptr;) {
        TreeNode *next = c->nextSame();
        // Of two for one channel the last holds.
        for (const TreeNode *later = next; later != nullptr; later = later->nextSame()) {
            if (later->get(u"name") == c->get(u"name")) {
                guest.tree.remove(c);
                break;
            }
        }
        c = next;
    }
    for (TreeNode *channel = graphics->child(u"channel"); channel != nullptr;) {
        TreeNode *next = channel->nextSame();
        if (channel->is(u"mode", u"any"))
            guest.tree.remove(channel);
        channel = next;
    }
    sortChildren(guest, graphics, u"channel", u"name", spiceChannels);
}

void completeSmall(Completion &guest, TreeNode *device)
{
    const Atom name = device->name();
    if (name == u"graphics") {
        if (device->is(u"type", u"spice"))
            completeSpice(guest, device);
        if (device->is(u"fullscreen", u"no"))
            guest.tree.removeAttribute(device, u"fullscreen");
        if (!device->has(u"passwd")) {
            guest.tree.removeAttribute(device, u"passwdValidTo");
            guest.tree.removeAttribute(device, u"connected");
        }
    } else if (name == u"audio") {
        removeIfEmpty(guest, device, u"input");
        removeIfEmpty(guest, device, u"output");
    } else if (name == u"input" && device->is(u"bus", u"none")) {
        for (TreeAttribute *a = device->firstAttribute(); a != nullptr; a = a->next)
            a->unwritten = a->name() == u"bus"; // virDomainInputDefFormat
    } else if (name == u"input" && !device->has(u"bus")) {
        const QString &type = device->get(u"type");
        const bool ps2 = type == "mouse"_L1 || type == "keyboard"_L1;
        if (ps2 || type == "tablet"_L1)
            guest.tree.set(device, u"bus", ps2 ? u"ps2"_s : u"usb"_s, byDefault);
    } else if (name == u"memballoon" && device->is(u"model", u"none")) {
        if (TreeNode *address = device->child(u"address"))
            guest.tree.remove(address);
    } else if (name == u"rng") {
        TreeNode *backend = device->child(u"backend");
        if (backend != nullptr && backend->is(u"model", u"random") && backend->text.isEmpty())
            backend->text = u"/dev/random"_s;
        if (backend != nullptr && backend->is(u"model", u"egd") && backend->is(u"type", u"tcp")
            && backend->child(u"protocol") == nullptr)
            guest.tree.set(
                guest.tree.add(backend, u"protocol", byDefault), u"type", u"raw"_s, byDefault);
    } else if (name == u"filesystem") {
        TreeNode *driver = device->child(u"driver");
        // It is written with a type only, and has its effect without.
        if (driver != nullptr && !driver->has(u"type") && driver->has(u"wrpolicy"))
            guest.notTranslated(driver, u"wrpolicy"_s);
    } else if (name == u"shmem") {
        TreeNode *msi = device->child(u"msi");
        if (msi != nullptr && !msi->has(u"ioeventfd"))
            guest.tree.set(msi, u"ioeventfd", u"on"_s, byDefault);
        if (device->get(u"model", u"type") == "ivshmem-doorbell"_L1) {
            if (msi == nullptr)
                msi = guest.tree.add(device, u"msi", byDefault);
            if (!msi->has(u"ioeventfd"))
                guest.tree.set(msi, u"ioeventfd", u"on"_s, byDefault);
        } else if (device->get(u"model", u"type") == "ivshmem-plain"_L1
            && (device->child(u"size") == nullptr
                || number(device->child(u"size")->text).value_or(1) == 0)) {
            TreeNode *size = guest.tree.ensure(device, u"size", byDefault);
            size->text = u"4"_s;
            guest.tree.set(size, u"unit", u"M"_s, byDefault);
        }
    } else if (name == u"redirfilter") {
        for (TreeNode *usb = device->child(u"usbdev"); usb != nullptr; usb = usb->nextSame()) {
            for (const auto &[attribute, width] :
                {std::pair {u"class", 2}, {u"vendor", 4}, {u"product", 4}}) {
                if (const auto n = number(usb->get(attribute)))
                    guest.tree.respell(usb,
                        attribute,
                        u"0x"_s + QString::number(*n, 16).toUpper().rightJustified(width, u'0'));
            }
        }
    } else if (name == u"vsock") {
        TreeNode *cid = device->child(u"cid");
        if (cid != nullptr && cid->has(u"address") && !cid->has(u"auto"))
            guest.tree.set(cid, u"auto", u"no"_s, byDefault);
    } else if (name == u"tpm") {
        TreeNode *backend = device->child(u"backend");
        TreeNode *path = backend == nullptr ? nullptr : backend->child(u"device");
        if (path != nullptr && backend->is(u"type", u"emulator"))
            guest.tree.remove(path);
    } else if (name == u"controller") {
        if (TreeNode *hole = device->child(u"pcihole64")) {
            if (const auto bytes = scaledBytes(hole->text, hole->get(u"unit"), 1024)) {
                hole->text = QString::number(*bytes / 1024);
                guest.tree.set(hole, u"unit", u"KiB"_s, byDefault);
            }
        }
        for (const Atom child : Atoms {u"driver", u"target", u"model"})
            removeIfEmpty(guest, device, child);
    } else if (name == u"video") {
        if (TreeNode *driver = device->child(u"driver");
            driver != nullptr && driver->is(u"vgaconf", u"io"))
            guest.tree.removeAttribute(driver, u"vgaconf");
    }
    if (name != u"disk")
        removeIfEmpty(guest, device, u"driver");
    removeIfEmpty(guest, device, u"acpi");
    removeIfEmpty(guest, device, u"rom");
}

/// virDomainNumaDefNodeDistanceParseXML: what one cell says of another holds for the way back.
void completeDistances(Completion &guest, TreeNode *numa)
{
    if (numa == nullptr)
        return;
    int index = 0;
    for (TreeNode *cell = numa->child(u"cell"); cell != nullptr; cell = cell->nextSame(), ++index) {
        if (!cell->has(u"id"))
            guest.tree.set(cell, u"id", QString::number(index), byDefault);
    }
    const auto sibling = [&](TreeNode *cell, const QString &id) {
        const TreeNode *distances = cell->child(u"distances");
        for (TreeNode *s = distances == nullptr ? nullptr : distances->child(u"sibling");
             s != nullptr;
             s = s->nextSame()) {
            if (s->is(u"id", id))
                return s;
        }
        return static_cast<TreeNode *>(nullptr);
    };
    const auto set = [&](TreeNode *cell, const QString &id, const QString &value) {
        if (sibling(cell, id) != nullptr)
            return;
        TreeNode *s =
            guest.tree.add(guest.tree.ensure(cell, u"distances", byDefault), u"sibling", byDefault);
        guest.tree.set(s, u"id", id, byDefault);
        guest.tree.set(s, u"value", value, byDefault);
    };
    bool any = false;
    for (TreeNode *from = numa->child(u"cell"); from != nullptr; from = from->nextSame()) {
        for (TreeNode *to = numa->child(u"cell"); to != nullptr; to = to->nextSame()) {
            const TreeNode *s = from == to ? nullptr : sibling(from, to->get(u"id"));
            if (s == nullptr)
                continue;
            any = true;
            set(to, to->get(u"id"), u"10"_s);
            set(to, from->get(u"id"), s->get(u"value"));
            set(from, from->get(u"id"), u"10"_s);
        }
    }
    if (!any)
        return;
    for (TreeNode *cell = numa->child(u"cell"); cell != nullptr; cell = cell->nextSame()) {
        TreeNode *distances = cell->child(u"distances");
        if (distances == nullptr)
            continue;
        for (const TreeNode *other = numa->child(u"cell"); other != nullptr;
             other = other->nextSame()) {
            if (TreeNode *s = sibling(cell, other->get(u"id")))
                guest.tree.move(s, nullptr);
        }
    }
}

/// virDomainDefParseCaps and virDomainDefParseMemory.
void checkBasics(Completion &guest)
{
    const TreeNode *domain = guest.tree.domain();
    const TreeNode *os = domain->child(u"os");
    const TreeNode *type = os == nullptr ? nullptr : os->child(u"type");
    static const QStringList virtTypes {u"qemu"_s,
        u"kvm"_s,
        u"xen"_s,
        u"lxc"_s,
        u"uml"_s,
        u"openvz"_s,
        u"test"_s,
        u"vmware"_s,
        u"hyperv"_s,
        u"vbox"_s,
        u"phyp"_s,
        u"parallels"_s,
        u"bhyve"_s,
        u"vz"_s,
        u"hvf"_s,
        u"kqemu"_s};
    static const QStringList osTypes {
        u"hvm"_s, u"xen"_s, u"linux"_s, u"exe"_s, u"uml"_s, u"xenpvh"_s};
    const QString osType = type == nullptr ? QString() : type->text;
    if (!domain->has(u"type"))
        guest.refuse(LibvirtCode::InternalError, u"missing domain type attribute"_s, domain, 1);
    else if (!virtTypes.contains(domain->get(u"type")))
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"invalid domain type %1"_s.arg(domain->get(u"type")),
            domain,
            1);
    else if (osType.isEmpty())
        guest.refuse(LibvirtCode::XmlError, u"an os <type> must be specified"_s, domain, 1);
    else if (!osTypes.contains(osType))
        guest.refuse(
            LibvirtCode::ConfigUnsupported, u"unknown OS type '%1'"_s.arg(osType), type, 1);
}

void checkBootOrder(Completion &guest)
{
    QList<const TreeNode *> devices;
    for (const TreeNode *d = guest.tree.devices()->firstChild(); d != nullptr;
         d = d->nextSibling()) {
        if (d->child(u"boot") != nullptr)
            devices.append(d);
    }
    std::stable_sort(devices.begin(), devices.end(), [](const TreeNode *a, const TreeNode *b) {
        return devicePlace(a->name()) < devicePlace(b->name());
    });
    QStringList seen;
    for (const TreeNode *d : devices) {
        const QString &order = d->get(u"boot", u"order");
        if (seen.contains(order)) {
            guest.refuse(LibvirtCode::ConfigUnsupported,
                u"boot order '%1' used for more than one device"_s.arg(order),
                d,
                course::completeBoot - 1);
        }
        seen.append(order);
    }
    const TreeNode *os = guest.tree.domain()->child(u"os");
    if (!devices.isEmpty() && os != nullptr && os->child(u"boot") != nullptr)
        guest.refuse(LibvirtCode::ConfigUnsupported,
            u"per-device boot elements cannot be used together with os/boot elements"_s,
            os->child(u"boot"),
            course::completeBoot);
}

/// A USB device with another kind of address, and more of a kind than there can be.
void checkDevices(Completion &guest)
{
    struct Single {
        const char16_t *kind;
        LibvirtCode code;
        const char16_t *words;
    };
    static constexpr Single singles[] = {
        {u"watchdog", LibvirtCode::InternalError, u"only a single watchdog device is supported"},
        {u"memballoon",
            LibvirtCode::InternalError,
            u"only a single memory balloon device is supported"},
        {u"iommu", LibvirtCode::XmlError, u"only a single IOMMU device is supported"},
        {u"vsock", LibvirtCode::XmlError, u"only a single vsock device is supported"},
        {u"redirfilter",
            LibvirtCode::InternalError,
            u"only one set of redirection filter rule is supported"}};
    for (const Single &single : singles) {
        const TreeNode *first = guest.tree.devices()->child(single.kind);
        if (first != nullptr && first->nextSame() != nullptr)
            guest.refuse(single.code,
                QStringView(single.words).toString(),
                first->nextSame(),
                parsePlace(single.kind) - 1);
    }
    for (const TreeNode *d = guest.tree.devices()->firstChild(); d != nullptr;
         d = d->nextSibling()) {
        const QString &address = d->get(u"address", u"type");
        const bool usb =
            (d->name() == u"input" && d->is(u"bus", u"usb")) || d->name() == u"redirdev";
        if (usb && !address.isEmpty() && address != "usb"_L1)
            guest.refuse(LibvirtCode::XmlError,
                u"Invalid address for a USB device"_s,
                d,
                parsePlace(d->name()));
        const TreeNode *backend = d->child(u"backend");
        if (d->name() == u"rng" && (backend == nullptr || backend->nextSame() != nullptr))
            guest.refuse(LibvirtCode::XmlError,
                u"only one RNG backend is supported"_s,
                d,
                parsePlace(d->name()));
    }
}

void completeFeatureValues(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    TreeNode *hyperv = domain->descend(u"features", u"hyperv");
    TreeNode *stimer = hyperv == nullptr ? nullptr : hyperv->child(u"stimer");
    TreeNode *direct = stimer == nullptr ? nullptr : stimer->child(u"direct");
    if (direct != nullptr && !(direct->is(u"state", u"on") && stimer->is(u"state", u"on")))
        guest.tree.remove(direct);
    if (TreeNode *cpu = domain->child(u"cpu")) {
        for (TreeNode *f = cpu->child(u"feature"); f != nullptr; f = f->nextSame()) {
            if (!f->has(u"policy"))
                guest.tree.set(f, u"policy", u"require"_s, byDefault);
        }
        completeDistances(guest, cpu->child(u"numa"));
    }
}

} // namespace

void completeValues(Completion &guest)
{
    checkBasics(guest);
    completeClock(guest);
    completeVcpus(guest);
    completeIoThreads(guest);
    completeBootOptions(guest);
    completeSysinfo(guest);
    completeFeatureValues(guest);
    for (TreeNode *device = guest.tree.devices()->firstChild(); device != nullptr;
         device = device->nextSibling())
        completeSmall(guest, device);
    checkDevices(guest);
    checkBootOrder(guest);
}

} // namespace vitrine
