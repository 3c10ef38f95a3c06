// SPDX-FileCopyrightText: Vitrine authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What happens at the end and at the start: -no-shutdown, -no-acpi, power management, -boot, direct kernel boot
// (qemuBuildPMCommandLine, qemuBuildBootCommandLine).
#include "core/qemu/command_builder.h"

namespace vitrine {

using namespace Qt::Literals::StringLiterals;

namespace {

void addPower(CommandBuilder &b)
{
    const TreeNode *features = b.domain->child(u"features");
    if (b.libvirt)
        b.flag(u"-no-shutdown"_s, Source(runtimeOrigin));
    for (const Atom name : Atoms {u"on_poweroff", u"on_reboot", u"on_crash", u"on_lockfailure"})
        (void)b.domain->child(name); // libvirt's own doing, over QMP
    if (!b.libvirt && b.domain->childText(u"on_reboot") == "destroy"_L1)
        b.flag(u"-no-reboot"_s, b.domain->child(u"on_reboot"));
    const bool acpi = features != nullptr && features->child(u"acpi") != nullptr;
    if (features != nullptr) {
        (void)features->child(u"pae");
        (void)features->child(u"apic");
    }
    if (!acpi)
        b.flag(u"-no-acpi"_s,
            Source(TreeOrigin {OriginKind::Element, VITRINE_TEXT("<features> has no <acpi/>")}));
    const QString device = b.guest.q35 ? u"ICH9-LPC"_s : u"PIIX4_PM"_s;
    const TreeNode *pm = b.domain->child(u"pm");
    for (const auto &[element, property] :
        {std::pair {u"suspend-to-mem", "disable_s3"_L1}, {u"suspend-to-disk", "disable_s4"_L1}}) {
        const TreeNode *state = pm == nullptr ? nullptr : pm->child(element);
        const TreeAttribute *enabled = state == nullptr ? nullptr : state->find(u"enabled");
        if (enabled != nullptr)
            b.add(u"-global"_s,
                device + u'.' + property + (enabled->value == "yes"_L1 ? u"=0"_s : u"=1"_s),
                Source(state, enabled));
    }
}

/// qemuBuildPMPCIRootHotplugCommandLine
void addRootHotplug(CommandBuilder &b)
{
    for (const TreeNode *c : b.devices(u"controller")) {
        if (!c->is(u"type", u"pci") || !c->is(u"index", u"0"))
            continue;
        const TreeNode *target = c->child(u"target");
        const TreeAttribute *hotplug = target == nullptr ? nullptr : target->find(u"hotplug");
        if (hotplug != nullptr && b.guest.pc)
            b.add(u"-global"_s,
                u"PIIX4_PM.acpi-root-pci-hotplug="_s + hotplug->value,
                Source(target, hotplug));
    }
}

} // namespace

void addPowerAndBootArguments(CommandBuilder &b)
{
    addPower(b);
    const TreeNode *os = b.domain->child(u"os");
    ArgumentText boot = b.text();
    if (const TreeNode *menu = os->child(u"bootmenu")) {
        if (const TreeAttribute *enable = menu->find(u"enable"))
            boot.pair(u"menu", enable->value == "yes"_L1 ? u"on" : u"off", Source(menu, enable));
    }
    if (const TreeNode *bios = os->child(u"bios")) {
        if (const TreeAttribute *timeout = bios->find(u"rebootTimeout"))
            boot.pair(u"reboot-timeout", timeout->value, Source(bios, timeout));
        (void)bios->get(u"useserial");
    }
    if (const TreeNode *menu = os->child(u"bootmenu")) {
        if (const TreeAttribute *timeout = menu->find(u"timeout")) {
            if (menu->is(u"enable", u"yes"))
                boot.pair(u"splash-time", timeout->value, Source(menu, timeout));
        }
    }
    boot.pair(u"strict", u"on", Source(runtimeOrigin));
    b.add(u"-boot"_s, std::move(boot), os);
    const auto file = [&](Atom element, const QString &option) {
        const TreeNode *node = os->child(element);
        if (node != nullptr && !node->text.isEmpty())
            b.add(option, node->text, node);
    };
    file(u"kernel", u"-kernel"_s);
    file(u"initrd", u"-initrd"_s);
    file(u"cmdline", u"-append"_s);
    file(u"dtb", u"-dtb"_s);
    if (const TreeNode *acpi = os->child(u"acpi")) {
        const TreeNode *table = acpi->child(u"table");
        if (table != nullptr) {
            (void)table->get(u"type");
            b.add(u"-acpitable"_s, u"sig=SLIC,file="_s + table->text.trimmed(), table);
        }
    }
    addRootHotplug(b);
}

} // namespace vitrine
