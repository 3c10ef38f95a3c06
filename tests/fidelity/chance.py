# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of a random guest share: elements, and the dice."""

import random
import xml.etree.ElementTree as ET


def E(tag, attributes=None, *children, text=None):
    """An element; attributes that are None and children that are None are left out."""
    node = ET.Element(tag, {k: str(v) for k, v in (attributes or {}).items() if v is not None})
    if text is not None:
        node.text = str(text)
    node.extend(c for c in children if c is not None)
    return node


class Guest:
    """One guest on its way, with the dice that it is thrown with. The same seed and number give the same guest."""

    def __init__(self, seed, number, interfaces=True):
        self.dice = random.Random(f"{seed}/{number}")
        self.seed, self.number = seed, number
        self.interfaces = interfaces
        self.families = set()
        self.q35 = self.p(0.55)
        self.kvm = self.p(0.3)
        self.per_device_boot = self.p(0.3)
        self.boot_order = 0
        self.iothreads = 0
        self.memfd = False
        self.cells = 0
        self.vcpus = 1
        self.letters = {"vd": 0, "sd": 0, "hd": 0, "fd": 0}
        self.slots = list(range(3, 26))
        self.dice.shuffle(self.slots)
        self.uefi = self.p(0.3)
        self.no_usb = False
        self.kinds = []

    def p(self, chance):
        return self.dice.random() < chance

    def one(self, *options):
        return self.dice.choice(options)

    def maybe(self, chance, value, otherwise=None):
        """The value with that chance; a callable is only called when it is wanted."""
        if not self.p(chance):
            return otherwise
        return value() if callable(value) else value

    def number_of(self, *weighted):
        return self.dice.choice(weighted)

    def between(self, low, high):
        return self.dice.randint(low, high)

    def family(self, *names):
        self.families.update(names)

    def boot(self, chance=0.4):
        if not self.per_device_boot or not self.p(chance):
            return None
        self.boot_order += 1
        return E("boot", {"order": self.boot_order})

    def pci(self, chance=0.15):
        """An address of the root bus that no other device of this guest has, now and then one of another bus."""
        if not self.p(chance):
            return self.maybe(0.03, lambda: E("address", {"type": "pci"}))
        self.family("address")
        slot = self.slots.pop() if self.slots else 3
        spell = self.one(lambda n, w: f"0x{n:0{w}x}", lambda n, w: f"0x{n:x}", lambda n, w: str(n))
        bus = 0 if self.p(0.97) else self.between(1, 3)
        return E("address", {"type": "pci", "domain": self.maybe(0.8, spell(0, 4)), "bus": spell(bus, 2),
                             "slot": spell(slot if bus == 0 else self.one(0, 0, 1), 2),
                             "function": self.maybe(0.9, "0x0" if self.p(0.96) else "0x1"),
                             "multifunction": self.maybe(0.05, self.one("on", "off"))})

    def alias(self, chance=0.05):
        if not self.p(chance):
            return None
        return E("alias", {"name": self.one("ua-", "ua-x-", "ua_", "my") + str(self.between(0, 999))})

    def acpi(self, chance=0.03):
        return self.maybe(chance, lambda: E("acpi", {"index": self.between(1, 99)}))

    def rom(self, chance=0.04):
        if not self.p(chance):
            return None
        return self.one(E("rom", {"bar": "off"}), E("rom", {"bar": "on", "file": "/x/rom.bin"}),
                        E("rom", {"enabled": "no"}), E("rom", {"file": "/x,y/r.bin"}))

    def virtio_driver(self, chance=0.08, **more):
        """A <driver> with options of virtio, or with `more` only."""
        options = dict(more)
        if self.p(chance):
            for name in self.dice.sample(["iommu", "ats", "packed", "page_per_vq"], self.between(1, 2)):
                options[name] = self.one("on", "off")
        options = {k: v for k, v in options.items() if v is not None}
        return E("driver", options) if options else None

    def model(self, *names):
        return self.dice.choice(names)
