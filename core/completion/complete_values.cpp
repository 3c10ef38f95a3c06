// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/read_values.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isEmpty(const TreeNode *node)
{
    return node->firstAttribute() == nullptr && node->firstChild() == nullptr
        && node->text.isEmpty();
}

void removeIfEmpty(Completion &guest, TreeNode *parent, Atom name)
{
    TreeNode *node = parent == nullptr ? nullptr : parent->child(name);
    if (node != nullptr && isEmpty(node))
        guest.tree.remove(node);
}

/// virDomainDefClockParse, virDomainClockDefFormat.
void completeClock(Completion &guest)
{
    TreeNode *clock = guest.tree.ensure(guest.tree.domain(), u"clock", byDefault);
    if (!clock->has(u"offset"))
        guest.tree.set(clock, u"offset", u"utc"_s, byDefault);
    const QString offset = clock->get(u"offset");
    const QString adjustment = clock->get(u"adjustment");
    bool isNumber = false;
    const qint64 value = adjustment.toLongLong(&isNumber);
    const auto keepOnly = [&](Atoms names) {
        for (const Atom name : Atoms {u"adjustment", u"basis", u"timezone", u"start"}) {
            if (std::find(names.begin(), names.end(), name) == names.end())
                guest.tree.removeAttribute(clock, name);
        }
    };
    if (offset == "utc"_L1 || offset == "localtime"_L1) {
        if (clock->has(u"adjustment") && adjustment != "reset"_L1) {
            if (!isNumber) {
                guest.refuse(LibvirtCode::XmlError,
                    u"unknown clock adjustment '%1'"_s.arg(adjustment),
                    clock);
                return;
            }
            guest.tree.set(clock, u"basis", offset, byDefault);
            guest.tree.respell(clock, u"offset", u"variable"_s);
            guest.tree.respell(clock, u"adjustment", QString::number(value));
            keepOnly({u"adjustment", u"basis"});
            return;
        }
        keepOnly({u"adjustment"});
    } else if (offset == "variable"_L1) {
        guest.tree.set(clock,
            u"adjustment",
            QString::number(isNumber ? value : 0),
            isNumber ? TreeOrigin {} : byDefault);
        if (!clock->has(u"basis"))
            guest.tree.set(clock, u"basis", u"utc"_s, byDefault);
        keepOnly({u"adjustment", u"basis"});
    } else if (offset == "timezone"_L1) {
        if (!clock->has(u"timezone"))
            guest.refuse(LibvirtCode::InternalError,
                u"missing 'timezone' attribute for clock with offset='timezone'"_s,
                clock);
        keepOnly({u"timezone"});
    } else if (offset == "absolute"_L1) {
        if (!number(clock->get(u"start")))
            guest.refuse(LibvirtCode::InternalError,
                u"missing 'start' attribute for clock with offset='absolute'"_s,
                clock);
        keepOnly({u"start"});
    }
}

/// The children of one element in an order of libvirt's own, by an attribute.
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

void completeFirmware(Completion &guest)
{
    TreeNode *domain = guest.tree.domain();
    TreeNode *os = domain->child(u"os");
    if (os == nullptr)
        return;
    if (TreeNode *firmware = os->child(u"firmware")) {
        const auto enabled = [&](Atom name) {
            for (const TreeNode *f = firmware->child(u"feature"); f != nullptr; f = f->nextSame()) {
                if (f->is(u"name", name))
                    return f->get(u"enabled");
            }
            return QString();
        };
        if (enabled(u"enrolled-keys") == "yes"_L1 && enabled(u"secure-boot") == "no"_L1) {
            guest.refuse(LibvirtCode::None,
                u"firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled"_s,
                firmware,
                course::completeGuest + 3);
        }
        if (enabled(u"enrolled-keys") == "yes"_L1 && enabled(u"secure-boot").isEmpty()) {
            TreeNode *feature = guest.tree.add(firmware, u"feature", byDefault);
            guest.tree.set(feature, u"enabled", u"yes"_s, byDefault);
            guest.tree.set(feature, u"name", u"secure-boot"_s, byDefault);
        }
        sortChildren(guest, firmware, u"feature", u"name", {u"enrolled-keys", u"secure-boot"});
        removeIfEmpty(guest, os, u"firmware");
    }
    TreeNode *loader = os->child(u"loader");
    if (loader != nullptr && !loader->text.trimmed().isEmpty() && !loader->has(u"type"))
        guest.tree.set(loader, u"type", u"rom"_s, byDefault);
    if (TreeNode *menu = os->child(u"bootmenu")) {
        if (!menu->is(u"enable", u"yes"))
            guest.tree.removeAttribute(menu, u"timeout");
    }
    removeIfEmpty(guest, os, u"bootmenu");
    removeIfEmpty(guest, os, u"bios");
    removeIfEmpty(guest, os, u"loader");
}

/// virSysinfoParseXML: of each block the entries that it knows, and none that is empty.
void completeSysinfo(Completion &guest)
{
    struct Block {
        QString name;
        QStringList entries;
    };
    static const QList<Block> blocks {
        {u"bios"_s, {u"vendor"_s, u"version"_s, u"date"_s, u"release"_s}},
        {u"system"_s,
            {u"manufacturer"_s,
                u"product"_s,
                u"version"_s,
                u"serial"_s,
                u"uuid"_s,
                u"sku"_s,
                u"family"_s}},
        {u"baseBoard"_s,
            {u"manufacturer"_s,
                u"product"_s,
                u"version"_s,
                u"serial"_s,
                u"asset"_s,
                u"location"_s}},
        {u"chassis"_s, {u"manufacturer"_s, u"version"_s, u"serial"_s, u"asset"_s, u"sku"_s}}};
    for (TreeNode *sysinfo = guest.tree.domain()->child(u"sysinfo"); sysinfo != nullptr;
         sysinfo = sysinfo->nextSame()) {
        TreeNode *next = nullptr;
        for (TreeNode *c = sysinfo->firstChild(); c != nullptr; c = next) {
            next = c->nextSibling();
            const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block &known) {
                return known.name == c->name().view();
            });
            if (block == blocks.end())
                continue;
            QStringList seen;
            TreeNode *after = nullptr;
            for (TreeNode *entry = c->child(u"entry"); entry != nullptr; entry = after) {
                after = entry->nextSame();
                const QString name = entry->get(u"name");
                if (entry->text.isEmpty() || !block->entries.contains(name) || seen.contains(name))
                    guest.tree.remove(entry);
                seen.append(name);
            }
            for (const QString &name : block->entries)
                sortChildren(guest, c, u"entry", u"name", {QStringView(name)});
            if (c->firstChild() == nullptr)
                guest.tree.remove(c);
        }
    }
}

void completeSpice(Completion &guest, TreeNode *graphics)
{
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
            && device->child(u"size") == nullptr) {
            TreeNode *size = guest.tree.add(device, u"size", byDefault);
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
    TreeNode *vcpu = domain->child(u"vcpu");
    if (const TreeNode *list = domain->child(u"vcpus"); list != nullptr && vcpu != nullptr) {
        int enabled = 0; // the list says how many there are, whatever current= does
        for (const TreeNode *v = list->child(u"vcpu"); v != nullptr; v = v->nextSame())
            enabled += v->is(u"enabled", u"yes") ? 1 : 0;
        guest.tree.set(vcpu, u"current", QString::number(enabled), byDefault);
    }
    if (vcpu != nullptr && vcpu->has(u"current")
        && number(vcpu->get(u"current")) == number(vcpu->text))
        guest.tree.removeAttribute(vcpu, u"current");
}

} // namespace

void completeValues(Completion &guest)
{
    checkBasics(guest);
    completeClock(guest);
    completeFirmware(guest);
    completeSysinfo(guest);
    completeFeatureValues(guest);
    for (TreeNode *device = guest.tree.devices()->firstChild(); device != nullptr;
         device = device->nextSibling())
        completeSmall(guest, device);
    checkDevices(guest);
    checkBootOrder(guest);
}

} // namespace vitrine
