# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a guest odd: what people mistype, forget, paste twice and let clash."""

import copy

from chance import E

GARBAGE = ["foo", "", "-1", "0", "on", "yes", "no", "off", "99999999999", "0x10", "1.5", "default", "auto", "none", "65536", "7"]
SAFE = {"name", "uuid"}  # of the domain: both answers are found by them


def elements(root):
    return [(parent, child) for parent in root.iter() for child in parent
            if child.tag not in SAFE and parent.tag not in ("metadata",) and not child.tag.startswith("qemu:")]


def spoil_value(g, root):
    _, node = g.one(*elements(root))
    if node.attrib:
        node.set(g.one(*sorted(node.attrib)), g.one(*GARBAGE))


def spoil_device_value(g, root):
    devices = [d for d in root.find("devices") if d.tag in ("hostdev", "graphics", "video", "audio", "sound", "disk", "interface", "controller", "input")]
    if not devices:
        return
    nodes = [n for n in g.one(*devices).iter() if n.attrib]
    if nodes:
        node = g.one(*nodes)
        node.set(g.one(*sorted(node.attrib)), g.one(*GARBAGE))


def drop_attribute(g, root):
    _, node = g.one(*elements(root))
    if node.tag == "mac":
        return  # libvirt then draws one at random, which cannot be compared
    if node.attrib:
        del node.attrib[g.one(*sorted(node.attrib))]


def drop_element(g, root):
    parent, node = g.one(*elements(root))
    if node.tag == "mac":
        return
    if node.tag not in ("memory", "os", "type", "devices"):
        parent.remove(node)


def twice(g, root):
    devices = root.find("devices")
    if len(devices):
        devices.append(copy.deepcopy(g.one(*devices)))


def same_address(g, root):
    devices = root.find("devices")
    plain = [d for d in devices if d.find("address") is None and d.tag not in ("graphics", "audio", "emulator")]
    given = [d.find("address") for d in devices if d.find("address") is not None]
    if plain:
        address = copy.deepcopy(g.one(*given)) if given and g.p(0.6) else E("address", {
            "type": "pci", "domain": "0x0000", "bus": g.one("0x00", "0x00", "0x01", "0x09"), "slot": g.one("0x00", "0x01", "0x02", "0x1f", "0x1e", "0x20", "0x05"),
            "function": g.one("0x0", "0x0", "0x1", "0x7", "0x8")})
        g.one(*plain).append(address)


def address_part(g, root):
    nodes = [a for d in root.find("devices") for a in d.iter("address") if a.attrib]
    if nodes:
        node = g.one(*nodes)
        node.set(g.one("type", "domain", "bus", "slot", "function", "controller", "unit", "port", "multifunction"),
                 g.one("pci", "usb", "drive", "virtio-serial", "isa", "ccid", "0", "1", "0x20", "0x1f", "9", "256", "on", "foo", ""))


def text(g, root):
    nodes = [n for _, n in elements(root) if n.text and n.text.strip()]
    if nodes:
        g.one(*nodes).text = g.one("", "foo", "0", "-1", "99999999999999999999", "5", "  7 ")


def boot(g, root):
    devices = [d for d in root.find("devices") if d.tag in ("disk", "interface", "hostdev", "redirdev")]
    for device in g.dice.sample(devices, min(len(devices), g.between(1, 2))):
        old = device.find("boot")
        if old is not None:
            device.remove(old)
        device.append(E("boot", {"order": g.one("1", "1", "2", "0", "x")}))


def crowd(g, root):
    """More devices than one bus has room for."""
    devices = root.find("devices")
    kind = g.one("rng", "mdev", "sound", "pci", "serial", "input", "redirdev")
    for i in range(g.one(3, 12, 28, 33)):
        if kind == "rng":
            devices.append(E("rng", {"model": "virtio"}, E("backend", {"model": "random"}, text="/dev/urandom")))
        elif kind == "mdev":
            devices.append(E("hostdev", {"mode": "subsystem", "type": "mdev", "model": "vfio-pci"},
                             E("source", {}, E("address", {"uuid": f"63764d0e-85a0-42b4-af5c-2046b460b1{i:02x}"}))))
        elif kind == "sound":
            devices.append(E("sound", {"model": g.one("ich6", "ich9", "ac97")}))
        elif kind == "pci":
            devices.append(E("hostdev", {"mode": "subsystem", "type": "pci", "managed": "yes"},
                             E("source", {}, E("address", {"domain": "0", "bus": "2", "slot": hex(i), "function": "0"}))))
        elif kind == "serial":
            devices.append(E("serial", {"type": "pty"}))
        elif kind == "input":
            devices.append(E("input", {"type": "tablet", "bus": g.one("usb", "virtio")}))
        else:
            devices.append(E("redirdev", {"bus": "usb", "type": "pty" if i % 2 else "spicevmc"}))


def shuffle(g, root):
    devices = root.find("devices")
    children = list(devices)
    g.dice.shuffle(children)
    devices[:] = children


def other_machine(g, root):
    root.find("os").find("type").set("machine", g.one("pc", "q35", "pc-q35-4.2", "pc-i440fx-2.0", "pc-q35-99"))


KINDS = [spoil_value, spoil_device_value, spoil_device_value, drop_attribute, drop_element, twice, same_address, same_address, address_part, text, boot,
         crowd, shuffle, other_machine]


def spoil(g, root):
    g.family("odd")
    for _ in range(g.number_of(1, 1, 1, 2)):
        g.one(*KINDS)(g, root)
