#!/usr/bin/env python3
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes random but meaningful guests: NAME.xml each, and families.tsv, which says what is in each.

    make_guests.py --seed S --count N [--first I] [--no-interfaces] [--odd PERCENT] DIR

The same seed and number give the same guest, whatever the count."""

import argparse
import os
import xml.etree.ElementTree as ET

import desktop_parts
import device_parts
import display_parts
import domain_parts
import spoil
from chance import E, Guest


def add_qemu(g, root):
    """<qemu:commandline> and its like."""
    if not g.p(0.07):
        return
    g.family("qemu-commandline")
    root.set("xmlns:qemu", "http://libvirt.org/schemas/domain/qemu/1.0")
    root.append(E("qemu:commandline", {}, E("qemu:arg", {"value": "-set"}), E("qemu:arg", {"value": "device.hostdev0.x-pci-vendor-id=0x8086"}),
                  g.maybe(0.3, lambda: E("qemu:env", {"name": "INTEL_DEBUG", "value": "nofb,x"}))))


def make_guest(g):
    devices = display_parts.graphics(g)
    parts = [device_parts.disks(g), device_parts.controllers(g), device_parts.filesystems(g), device_parts.interfaces(g), device_parts.chardevs(g), devices,
             display_parts.videos(g), display_parts.audio(g), display_parts.mdevs(g), display_parts.hostdevs(g), device_parts.small(g)]
    if g.p(0.3):
        g.dice.shuffle(parts)
    memfd = g.memfd
    emulator = [E("emulator", text="/usr/bin/qemu-system-x86_64")] if g.p(0.3) else []
    before = [E("name", text=f"g{g.number}"), E("uuid", text="c7a5fdbd-edaf-9455-926a-%012x" % g.number)]
    if g.p(0.05):
        before.append(E("genid", text="43dc0cf8-809b-4adb-9bea-a9abb5f3d90e"))
    if g.p(0.05):
        before.append(E("title", text="A guest & more"))
    backing = domain_parts.backing(g)
    if memfd and g.p(0.9) and not backing:
        backing = [E("memoryBacking", {}, E("source", {"type": "memfd"}), E("access", {"mode": "shared"}))]
    body = domain_parts.memory(g) + backing + domain_parts.vcpus(g) + domain_parts.os_part(g) + domain_parts.features(g) + domain_parts.cpu(g)
    body += domain_parts.clock(g) + domain_parts.rest(g)
    if g.p(0.4 if g.cells else 0.03):
        g.family("numatune")
        body.append(E("numatune", {}, E("memory", {"mode": g.one("strict", "preferred", "interleave"), "nodeset": "0"}),
                      g.maybe(0.4 if g.cells else 0.02, lambda: E("memnode", {"cellid": 0, "mode": "strict", "nodeset": "0"}))))
    root = E("domain", {"type": "kvm" if g.kvm else "qemu"}, *before, *body, E("devices", {}, *emulator, *[d for part in parts for d in part if d is not None]))
    # What was thrown before <vcpu> does not know of I/O threads; give disks some.
    if g.iothreads and g.p(0.5):
        for disk in root.find("devices").findall("disk"):
            if disk.find("target").get("bus") == "virtio" and disk.find("driver") is not None and g.p(0.5):
                disk.find("driver").set("iothread", str(g.between(1, g.iothreads)))
    add_qemu(g, root)
    return root


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--no-interfaces", action="store_true")
    parser.add_argument("--odd", type=float, default=40, help="percent of guests that are made odd")
    parser.add_argument("folder")
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    with open(os.path.join(options.folder, "families.tsv"), "w", encoding="utf-8") as table:
        for number in range(options.first, options.first + options.count):
            g = Guest(options.seed, number, not options.no_interfaces)
            root = desktop_parts.desktop_guest(g) if g.p(0.13) else make_guest(g)
            if g.p(options.odd / 100):
                spoil.spoil(g, root)
            g.family("q35" if g.q35 else "pc", "kvm" if g.kvm else "tcg")
            ET.indent(root)
            name = f"g{number:06d}"
            with open(os.path.join(options.folder, name + ".xml"), "w", encoding="utf-8") as file:
                file.write(ET.tostring(root, encoding="unicode") + "\n")
            table.write(name + "\t" + " ".join(sorted(g.families)) + "\n")


if __name__ == "__main__":
    main()
