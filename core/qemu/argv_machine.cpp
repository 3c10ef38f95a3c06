// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// -machine and -accel: qemuBuildMachineCommandLine, qemuBuildAccelCommandLine, and the TSEG that belongs to them.
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

bool hasNumaCells(const CommandBuilder &b)
{
    const TreeNode *numa = b.domain->descend(u"cpu", u"numa");
    return numa != nullptr && numa->child(u"cell") != nullptr;
}

void addMachine(CommandBuilder &b)
{
    const TreeNode *type = b.domain->descend(u"os", u"type");
    const TreeNode *features = b.domain->child(u"features");
    (void)type->get(u"arch");
    ArgumentText m = b.text();
    m.part(b.guest.machine, Source(type, type->find(u"machine")));
    m.pair(u"usb", u"off", Source(runtimeOrigin));
    const auto onOff = [&](QStringView feature, QStringView key) {
        const TreeNode *f = features == nullptr ? nullptr : features->child(feature);
        if (f != nullptr)
            m.pair(key, f->get(u"state"), Source(f, f->find(u"state")));
    };
    onOff(u"vmport", u"vmport");
    if (const TreeNode *smm = features == nullptr ? nullptr : features->child(u"smm"))
        m.pair(u"smm", smm->get(u"state"), Source(smm, smm->find(u"state")));
    else
        firmwareMachineOptions(b, m);
    if (const TreeNode *ioapic = features == nullptr ? nullptr : features->child(u"ioapic")) {
        const TreeAttribute *driver = ioapic->find(u"driver");
        if (driver != nullptr)
            m.pair(u"kernel_irqchip",
                driver->value == "qemu"_L1 ? u"split" : u"on",
                Source(ioapic, driver));
    }
    const TreeNode *memory = b.domain->child(u"memory");
    if (const TreeAttribute *dump = memory->find(u"dumpCore"))
        m.pair(u"dump-guest-core", dump->value, Source(memory, dump));
    else
        m.pair(u"dump-guest-core", b.conf.dumpGuestCore ? u"on" : u"off", Source(confOrigin));
    const TreeNode *backing = b.domain->child(u"memoryBacking");
    if (backing != nullptr && backing->child(u"nosharepages") != nullptr)
        m.pair(u"mem-merge", u"off", backing->child(u"nosharepages"));
    bool nvdimm = false;
    for (const TreeNode *d : b.devices(u"memory"))
        nvdimm = nvdimm || d->is(u"model", u"nvdimm");
    if (nvdimm)
        m.pair(u"nvdimm", u"on", b.devices(u"memory").front());
    const QemuMachine *machine = b.caps.machine(b.guest.machine);
    const QString ramId = machine == nullptr ? u"pc.ram"_s : machine->defaultRamId;
    if (!hasNumaCells(b) && !ramId.isEmpty())
        m.pair(u"memory-backend", ramId, Source(memory, capabilityOrigin));
    const TreeNode *os = b.domain->child(u"os");
    if (os->number != 0) { // argv_firmware.cpp emitted flash
        m.pair(u"pflash0", u"libvirt-pflash0-format", os->child(u"loader"));
        if (os->number > 1)
            m.pair(u"pflash1", u"libvirt-pflash1-format", os->child(u"nvram"));
    }
    if (b.domain->descend(u"cpu", u"numa") != nullptr
        && b.domain->child(u"cpu")->descend(u"numa", u"interconnects") != nullptr)
        m.pair(u"hmat", u"on", b.domain->child(u"cpu")->descend(u"numa", u"interconnects"));
    if (const TreeNode *bios = os->child(u"bios"); bios != nullptr && bios->has(u"useserial")) {
        if (bios->is(u"useserial", u"yes") && b.libvirt)
            m.pair(u"graphics", u"off", Source(bios, bios->find(u"useserial")));
    }
    b.add(u"-machine"_s, std::move(m), type);
}

void addAccel(CommandBuilder &b)
{
    const TreeAttribute *type = b.domain->find(u"type");
    ArgumentText a = b.text();
    if (b.domain->is(u"type", u"kvm"))
        a.plain(u"kvm");
    else if (b.domain->is(u"type", u"qemu"))
        a.plain(u"tcg");
    else
        b.notTranslated(b.domain, u"type"_s);
    const TreeNode *features = b.domain->child(u"features");
    const TreeNode *kvm = features == nullptr ? nullptr : features->child(u"kvm");
    const TreeNode *ring = kvm == nullptr ? nullptr : kvm->child(u"dirty-ring");
    if (ring != nullptr && ring->is(u"state", u"on") && b.domain->is(u"type", u"kvm"))
        a.pair(u"dirty-ring-size", ring->get(u"size"), ring);
    b.add(u"-accel"_s, std::move(a), Source(b.domain, type));
}

void addTseg(CommandBuilder &b)
{
    const TreeNode *smm = b.domain->descend(u"features", u"smm");
    const TreeNode *tseg = smm == nullptr ? nullptr : smm->child(u"tseg");
    if (tseg == nullptr || !smm->is(u"state", u"on"))
        return;
    const quint64 bytes = scaledBytes(tseg->text, tseg->get(u"unit"), 1024 * 1024).value_or(0);
    b.add(
        u"-global"_s, u"mch.extended-tseg-mbytes="_s + QString::number(bytes / 1024 / 1024), tseg);
}

} // namespace

void addMachineArguments(CommandBuilder &b)
{
    addMachine(b);
    addAccel(b);
    addTseg(b);
}

} // namespace vitrine
