// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

const QemuCaps &noCaps()
{
    static const QemuCaps none;
    return none;
}

const QemuConf &defaultConf()
{
    static const QemuConf conf;
    return conf;
}

} // namespace

CommandBuilder::CommandBuilder(Completion &completedGuest, const CommandOptions &wishes)
    : guest(completedGuest)
    , tree(completedGuest.tree)
    , domain(completedGuest.tree.domain())
    , caps(completedGuest.caps() == nullptr ? noCaps() : *completedGuest.caps())
    , conf(completedGuest.world.conf == nullptr ? defaultConf() : *completedGuest.world.conf)
    , options(wishes)
    , name(domain->child(u"name") == nullptr ? QString() : domain->child(u"name")->text)
    , libvirt(wishes.style == CommandStyle::Libvirt)
{
    out.arguments.reserve(160);
    // virDomainDefGetShortName: at most 20 characters of the name.
    const QString shortName = u"-1-"_s + name.first(std::min<qsizetype>(name.size(), 20));
    domainDir = libvirt ? u"/var/lib/libvirt/qemu/domain-"_s + shortName : options.runtimeDir;
}

void CommandBuilder::flag(const QString &option, const Source &source)
{
    out.arguments.append(Argument {option, options.origins ? source.toOrigin() : Origin {}, {}});
}

void CommandBuilder::add(const QString &option, ArgumentText &&value, const Source &source)
{
    flag(option, source);
    out.arguments.append(value.take(source));
}

void CommandBuilder::add(const QString &option, const QString &value, const Source &source)
{
    flag(option, source);
    flag(value, source);
}

void CommandBuilder::add(const QString &option, PropertyText &&value, const Source &source)
{
    flag(option, source);
    out.arguments.append(value.finish(source));
}

void CommandBuilder::addDevice(PropertyText &&properties, const TreeNode *node)
{
    if (!overrides.isEmpty() && !node->alias.isEmpty()) {
        const Source source(
            TreeOrigin {OriginKind::Element, VITRINE_TEXT("<qemu:override> of the guest's XML")});
        for (const Override &o : overrides.take(node->alias)) {
            if (o.type == "string"_L1)
                properties.string(o.property, o.value, source);
            else if (o.type == "bool"_L1)
                properties.boolean(o.property, o.value == "true"_L1, source);
            else if (o.type == "signed"_L1)
                properties.number(o.property, o.value.toLongLong(), source);
            else
                properties.number(o.property, o.value.toULongLong(), source);
        }
    }
    add(u"-device"_s, std::move(properties), node);
}

void CommandBuilder::alias(PropertyText &p, const TreeNode *device) const
{
    const TreeNode *own = device->child(u"alias");
    if (own != nullptr && own->is(u"name", device->alias))
        p.string(u"id", device->alias, Source(own, own->find(u"name")));
    else
        p.string(u"id", device->alias, Source(device, aliasOrigin));
}

QString CommandBuilder::controllerAlias(Name type, const QString &index) const
{
    for (const TreeNode *c = tree.devices()->child(u"controller"); c != nullptr;
         c = c->nextSame()) {
        if (c->is(u"type", type) && c->is(u"index", index))
            return c->alias;
    }
    return type.view() + index;
}

bool CommandBuilder::isNarrowScsi(quint64 index) const
{
    for (const TreeNode *c : devices(u"controller")) {
        if (!c->is(u"type", u"scsi") || vitrine::number(c->get(u"index")) != index)
            continue;
        const QString &model = c->get(u"model");
        return model == "lsilogic"_L1 || model == "ncr53c90"_L1 || model == "dc390"_L1
            || model == "am53c974"_L1;
    }
    return false;
}

QString CommandBuilder::pciBusAlias(quint64 index)
{
    if (index == 0) // the chipset's bus keeps QEMU's name, whatever the guest calls it
        return guest.q35 ? u"pcie.0"_s : u"pci.0"_s;
    if (pciControllers.empty()) {
        pciControllers.resize(256);
        for (const TreeNode *c : devices(u"controller")) {
            if (!c->is(u"type", u"pci"))
                continue;
            const auto at = vitrine::number(c->get(u"index"));
            if (at && *at < pciControllers.size() && pciControllers[*at] == nullptr)
                pciControllers[*at] = c;
        }
    }
    if (index < pciControllers.size() && pciControllers[index] != nullptr)
        return pciControllers[index]->alias;
    return u"pci"_s + QString::number(index);
}

void CommandBuilder::address(PropertyText &p, const TreeNode *device)
{
    const TreeNode *a = device->child(u"address");
    for (const Atom unused :
        Atoms {u"acpi", u"master"}) { // but for PCI devices and USB controllers
        if (const TreeNode *other = device->child(unused))
            other->useAll();
    }
    if (a == nullptr)
        return;
    const QString &type = a->get(u"type");
    const auto plain = [&](Atom key) { return QString::number(number(a->get(key)).value_or(0)); };
    if (type == "pci"_L1) {
        const quint64 function = number(a->get(u"function")).value_or(0);
        QString addr = u"0x"_s + QString::number(number(a->get(u"slot")).value_or(0), 16);
        if (function != 0)
            addr += u".0x"_s + QString::number(function);
        (void)a->get(u"domain");
        p.string(u"bus",
            pciBusAlias(vitrine::number(a->get(u"bus")).value_or(0)),
            Source(a, a->find(u"bus")));
        if (const TreeAttribute *multi = a->find(u"multifunction"))
            p.boolean(u"multifunction", multi->value == "on"_L1, Source(a, multi));
        p.string(u"addr", addr, Source(a, a->find(u"slot")));
        if (const TreeNode *acpi = device->child(u"acpi"); acpi != nullptr && acpi->has(u"index"))
            p.number(u"acpi-index",
                acpi->get(u"index").toLongLong(),
                Source(acpi, acpi->find(u"index")));
    } else if (type == "usb"_L1) {
        p.string(
            u"bus", controllerAlias(u"usb", plain(u"bus")) + u".0"_s, Source(a, a->find(u"bus")));
        p.string(u"port", a->get(u"port"), Source(a, a->find(u"port")));
    } else if (type == "isa"_L1) {
        p.number(u"iobase", number(a->get(u"iobase")).value_or(0), Source(a, a->find(u"iobase")));
        if (const TreeAttribute *irq = a->find(u"irq"))
            p.number(u"irq", number(irq->value).value_or(0), Source(a, irq));
    } else if (type == "spapr-vio"_L1) {
        if (a->has(u"reg"))
            p.number(u"reg", number(a->get(u"reg")).value_or(0), Source(a, a->find(u"reg")));
    } else if (type == "ccid"_L1) {
        (void)a->get(u"controller");
        if (device->name() == u"smartcard")
            p.string(u"bus",
                controllerAlias(u"ccid", plain(u"controller")) + u".0"_s,
                Source(a, a->find(u"controller")));
        (void)a->get(u"slot");
    } else if (type == "virtio-serial"_L1) {
        p.string(u"bus",
            controllerAlias(u"virtio-serial", plain(u"controller")) + u'.' + plain(u"bus"),
            Source(a, a->find(u"controller")));
        p.number(u"nr", number(a->get(u"port")).value_or(0), Source(a, a->find(u"port")));
    } else {
        notTranslated(a);
    }
}

void CommandBuilder::rom(PropertyText &p, const TreeNode *device)
{
    const TreeNode *r = device->child(u"rom");
    if (r == nullptr)
        return;
    if (r->is(u"enabled", u"no")) {
        p.string(u"romfile", u"", Source(r, r->find(u"enabled")));
        return;
    }
    if (const TreeAttribute *bar = r->find(u"bar"))
        p.number(u"rombar", qint64 {bar->value == "on"_L1 ? 1 : 0}, Source(r, bar));
    if (const TreeAttribute *file = r->find(u"file"))
        p.string(u"romfile", file->value, Source(r, file));
}

void CommandBuilder::bootIndex(PropertyText &p, const TreeNode *device) const
{
    const TreeNode *boot = device->child(u"boot");
    if (device->bootIndex == 0)
        return;
    if (boot != nullptr)
        p.number(u"bootindex", qint64 {device->bootIndex}, Source(boot, boot->find(u"order")));
    else
        p.number(u"bootindex", qint64 {device->bootIndex}, Source(device, bootOrigin));
}

void CommandBuilder::virtio(PropertyText &p, const TreeNode *device)
{
    const TreeNode *driver = device->child(u"driver");
    if (driver == nullptr)
        return;
    struct Row {
        Atom attribute;
        Name property;
    };
    static constexpr Row rows[] = {{u"iommu", u"iommu_platform"},
        {u"ats", u"ats"},
        {u"packed", u"packed"},
        {u"page_per_vq", u"page-per-vq"}};
    for (const Row &row : rows) {
        const TreeAttribute *a = driver->find(row.attribute);
        if (a != nullptr)
            p.boolean(row.property, a->value == "on"_L1, Source(driver, a));
    }
}

QString CommandBuilder::virtioDriver(
    const QString &base, const TreeNode *device, const QString &model)
{
    if (model == "virtio-transitional"_L1)
        return base + u"-pci-transitional"_s;
    if (model == "virtio-non-transitional"_L1)
        return base + u"-pci-non-transitional"_s;
    const QString &type = device->get(u"address", u"type");
    if (type != "pci"_L1)
        notTranslated(device);
    return base + u"-pci"_s;
}

void CommandBuilder::notTranslated(const TreeNode *node, const QString &attribute)
{
    guest.notTranslated(node, attribute);
}

namespace {

QString indexed(const char16_t *prefix, int index)
{
    return QStringView(prefix) + QString::number(index);
}

QString diskAlias(const CommandBuilder &b, const TreeNode *disk)
{
    const QString &bus = disk->get(u"target", u"bus");
    const QString index = QString::number(diskNameIndex(disk->get(u"target", u"dev")));
    const TreeNode *a = disk->child(u"address");
    if (a == nullptr || !a->is(u"type", u"drive"))
        return (bus == "virtio"_L1 ? u"virtio"_s : bus) + u"-disk"_s + index;
    const auto part = [&](Atom key) { return a->get(key); };
    const QString start = bus + part(u"controller") + u'-';
    if (bus == "scsi"_L1) {
        for (const TreeNode *c : b.devices(u"controller")) {
            if (c->is(u"type", u"scsi") && c->get(u"index") == part(u"controller")
                && c->is(u"model", u"lsilogic"))
                return start + part(u"bus") + u'-' + part(u"unit");
        }
        return start + part(u"bus") + u'-' + part(u"target") + u'-' + part(u"unit");
    }
    return start + part(u"bus") + u'-' + part(u"unit");
}

QString controllerName(const CommandBuilder &b, const TreeNode *c)
{
    const QString &type = c->get(u"type");
    const QString &index = c->get(u"index");
    const bool first = index == "0"_L1;
    if (type == "pci"_L1)
        return (first && b.guest.q35 ? u"pcie."_s : u"pci."_s) + index;
    if (type == "usb"_L1 && first)
        return u"usb"_s;
    if ((type == "ide"_L1 && first && b.guest.pc) || (type == "sata"_L1 && first && b.guest.q35))
        return u"ide"_s;
    return type + index;
}

} // namespace

void assignAliases(CommandBuilder &b)
{
    // By kind of device, which has its own place in the grammar.
    QVarLengthArray<int, 64> counts;
    QVarLengthArray<int, 64> named; // a name that the guest gives takes no number here
    for (TreeNode *d = b.tree.devices()->firstChild(); d != nullptr; d = d->nextSibling()) {
        const Atom kind = d->name();
        if (kind == u"emulator")
            continue;
        const qsizetype place = d->spec->order;
        if (place >= counts.size()) {
            counts.resize(place + 1, 0);
            named.resize(place + 1, 0);
        }
        const int index = counts[place]++;
        const TreeNode *own = d->child(u"alias");
        if (own != nullptr) {
            d->alias = own->get(u"name");
            continue;
        }
        if (kind == u"disk")
            d->alias = diskAlias(b, d);
        else if (kind == u"controller")
            d->alias = controllerName(b, d);
        else if (kind == u"interface")
            d->alias = indexed(u"net", named[place]++);
        else if (kind == u"filesystem")
            d->alias = indexed(u"fs", named[place]++);
        else if (kind == u"redirdev")
            d->alias = indexed(u"redir", index);
        else if (kind == u"memballoon")
            d->alias = indexed(u"balloon", index);
        else if (kind == u"hostdev" || kind == u"rng")
            d->alias = kind.view() + QString::number(named[place]++);
        else if (kind == u"audio")
            d->alias = u"audio"_s + d->get(u"id");
        else
            d->alias = kind.view() + QString::number(index);
    }
    // Members of an EHCI group are known by their master's bus only.
    int nvdimm = 0;
    int pmem = 0;
    int dimm = 0;
    int mem = 0;
    for (TreeNode *d : b.devices(u"memory")) {
        const QString &model = d->get(u"model");
        if (d->child(u"alias") != nullptr)
            continue;
        d->alias = model == "nvdimm"_L1 ? indexed(u"nvdimm", nvdimm++)
            : model == "virtio-pmem"_L1 ? indexed(u"virtiopmem", pmem++)
            : model == "virtio-mem"_L1  ? indexed(u"virtiomem", mem++)
                                        : indexed(u"dimm", dimm++);
    }
}

void assignBootOrder(CommandBuilder &b)
{
    for (TreeNode *d = b.tree.devices()->firstChild(); d != nullptr; d = d->nextSibling()) {
        if (const TreeNode *boot = d->child(u"boot"))
            d->bootIndex = boot->get(u"order").toInt();
    }
    const TreeNode *os = b.domain->child(u"os");
    int order = 0;
    for (const TreeNode *boot = os->child(u"boot"); boot != nullptr; boot = boot->nextSame()) {
        const QString &dev = boot->get(u"dev");
        ++order;
        if (dev == "network"_L1) {
            if (!b.devices(u"interface").empty())
                b.devices(u"interface").front()->bootIndex = order;
            continue;
        }
        for (TreeNode *disk : b.devices(u"disk")) {
            const QString &device = disk->get(u"device");
            const bool match = dev == "cdrom"_L1 ? device == "cdrom"_L1
                : dev == "fd"_L1                 ? device == "floppy"_L1
                                                 : device == "disk"_L1 || device == "lun"_L1;
            if (match) {
                disk->bootIndex = order;
                break;
            }
        }
    }
}

} // namespace vitrine
