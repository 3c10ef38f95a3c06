# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Disks, controllers, interfaces, character devices and the small devices of a random guest."""

from chance import E


def letters(n):
    return chr(97 + n) if n < 26 else chr(96 + n // 26) + chr(97 + n % 26)


NETWORK = [
    lambda g: ({"protocol": "nbd", "name": g.maybe(0.5, "export")}, [E("host", {"name": "example.org", "port": g.maybe(0.6, 6000)})]),
    lambda g: ({"protocol": "nbd"}, [E("host", {"transport": "unix", "socket": "/x/nbd.sock"})]),
    lambda g: ({"protocol": "iscsi", "name": "iqn.1992-01.com.example:storage/%d" % g.between(0, 2)},
               [E("host", {"name": "example.org", "port": g.maybe(0.6, 6000)})]),
    lambda g: ({"protocol": "rbd", "name": "pool/image"}, [E("host", {"name": f"mon{i}.example.org", "port": g.maybe(.5, 6322)})
                                                          for i in range(g.between(0, 2))]),
    lambda g: ({"protocol": "gluster", "name": "Volume2/Image"}, [E("host", {"name": "example.org", "port": g.maybe(0.5, 6000)})]),
    lambda g: ({"protocol": g.one("https", "http"), "name": "a/b.iso", "query": g.maybe(0.3, "foo=bar&x=1")},
               [E("host", {"name": "example.org", "port": g.maybe(0.5, 8080)}), g.maybe(0.3, lambda: E("ssl", {"verify": "no"})),
                g.maybe(0.2, lambda: E("readahead", {"size": 1024})), g.maybe(0.2, lambda: E("timeout", {"seconds": 30}))]),
    lambda g: ({"protocol": "ftp", "name": "a.iso"}, [E("host", {"name": "example.org"})]),
    lambda g: ({"protocol": "sheepdog", "name": "image"}, [E("host", {"name": "example.org", "port": 6000})]),
]


def source(g, kind, name, startup=None):
    extra = []
    if kind == "network":
        attributes, extra = g.one(*NETWORK)(g)
    elif kind == "block":
        attributes = {"dev": "/x/" + name}
    elif kind == "dir":
        attributes = {"dir": "/x/dir"}
    elif kind == "nvme":
        attributes = {"type": "pci", "managed": g.maybe(0.7, g.one("yes", "no")), "namespace": "1"}
        extra = [E("address", {"domain": "0x0000", "bus": "0x01", "slot": "0x00", "function": "0x0"})]
    else:
        attributes = {"file": g.one("/x/%s.img", "/x/%s,a.img", "/x/%s b.qcow2") % name}
    if startup and g.p(0.15 if kind == "file" else 0.01):
        attributes["startupPolicy"] = g.one("mandatory", "optional", "requisite")
    if g.p(0.03) and kind in ("file", "block", "network"):
        extra.append(E("slices", {}, E("slice", {"type": "storage", "offset": 1024, "size": 4096})))
    return E("source", attributes, *extra)


def backing(g, depth):
    if depth == 0:
        return E("backingStore") if g.p(0.3) else None
    kind = g.one("file", "file", "block", "network")
    return E("backingStore", {"type": kind}, E("format", {"type": g.one("qcow2", "raw", "qed")}), source(g, kind, f"base{depth}"),
             backing(g, depth - 1))


def disk_name(g, prefix):
    n = g.letters[prefix]
    g.letters[prefix] += 1 if g.p(0.93) else 3
    return prefix + letters(n)


def disk(g):
    bus = g.one("virtio", "virtio", "virtio", "sata", "sata" if g.q35 else "ide", "ide" if not g.q35 else "scsi", "scsi", "usb", "fdc")
    device = "floppy" if bus == "fdc" else ("disk" if bus == "virtio" else g.one("disk", "disk", "disk", "cdrom", "cdrom", "lun", "lun")
                                            if bus == "scsi" else g.one("disk", "disk", "cdrom"))
    prefix = {"virtio": "vd", "fdc": "fd", "ide": "hd"}.get(bus, "sd")
    name = disk_name(g, prefix)
    if bus == "fdc" and g.letters["fd"] > 2:
        return None
    if bus == "ide" and g.letters["hd"] > 4 and g.p(0.9):
        return None
    kind = g.one("file", "file", "file", "block", "network", "network", "nvme" if g.p(0.55) else "file")
    if device == "lun":
        kind = "block"
    if kind == "nvme" and device != "disk":
        kind = "file"
    g.family("disk", "disk-" + kind, "disk-" + bus, device)
    empty = device in ("cdrom", "floppy") and g.p(0.4)
    driver = None
    if g.p(0.8):
        fmt = "raw" if device in ("cdrom", "floppy", "lun") or kind in ("nvme",) else g.one("raw", "qcow2", "qcow2", "raw", "vmdk")
        cache = g.one(None, None, "none", "writeback", "writethrough", "directsync", "unsafe", "default")
        io = None
        if cache in ("none", "directsync"):
            io = g.one(None, "native", "threads", "io_uring")
        elif g.p(0.1):
            io = g.one("threads", "io_uring")
        driver = g.virtio_driver(
            0.1 if bus == "virtio" else 0, name=g.maybe(0.85, "qemu"), type=g.maybe(0.95, fmt), cache=cache, io=io,
            error_policy=g.maybe(0.08, g.one("stop", "report", "ignore", "enospace")), rerror_policy=g.maybe(0.06, g.one("stop", "report", "ignore")),
            discard=g.maybe(0.2, g.one("unmap", "ignore")), detect_zeroes=g.maybe(0.1, g.one("off", "on", "unmap")),
            copy_on_read=g.maybe(0.04, g.one("on", "off")) if device == "disk" else None, ioeventfd=g.maybe(0.06, g.one("on", "off")) if bus == "virtio" else None,
            event_idx=g.maybe(0.05, g.one("on", "off")) if bus == "virtio" else None,
            queues=g.maybe(0.08, g.one(1, 4)) if bus == "virtio" else None, queue_size=g.maybe(0.03, 256) if bus == "virtio" else None,
            iothread=g.between(1, g.iothreads) if bus == "virtio" and g.iothreads and g.p(0.5) else None)
        if driver is not None and driver.get("type") == "qcow2" and g.p(0.05):
            driver.append(E("metadata_cache", {}, E("max_size", {"unit": g.one("bytes", "KiB", None)}, text=1048576)))
    deep = g.number_of(0, 0, 0, 1, 2) if not empty and device == "disk" and g.p(0.3) else 0
    if deep and (driver is None or driver.get("type") in (None, "raw")):
        driver = E("driver", {"name": "qemu", "type": "qcow2"})
    if deep:
        g.family("backing-chain")
    address = g.pci(0.1) if bus == "virtio" else None
    if bus in ("sata", "scsi", "ide", "fdc") and g.p(0.1):
        address = E("address", {"type": "drive", "controller": g.one(0, 0, 0, 1), "bus": g.one(0, 0, 1) if bus == "ide" else 0,
                                "target": g.maybe(0.8, g.one(0, 0, 2) if bus == "scsi" and g.p(0.1) else 0), "unit": g.between(0, 5 if bus in ("sata", "scsi") else 1)})
    if bus == "usb" and g.p(0.1):
        address = E("address", {"type": "usb", "bus": 0, "port": g.one("1", "2", "2", "1.1" if g.p(0.1) else "2")})
    return E("disk", {"type": kind, "device": device if device != "disk" or g.p(0.9) else None,
                      "model": g.maybe(0.05, g.one("virtio-transitional", "virtio-non-transitional", "virtio")) if bus == "virtio" else None,
                      "snapshot": g.maybe(0.05, g.one("no", "external", "internal")),
                      "rawio": g.maybe(0.3, "yes") if device == "lun" else None},
             driver, None if empty else source(g, kind, name, device in ("cdrom", "floppy") or g.p(0.05)), backing(g, deep) if not empty else None,
             g.maybe(0.04, lambda: E("blockio", {"logical_block_size": 512, "physical_block_size": g.maybe(0.5, 4096)})),
             g.maybe(0.02 if bus in ("ide", "virtio", "scsi", "sata") and device == "disk" else 0.001, lambda: E("geometry", {"cyls": 16383, "heads": 16, "secs": 63, "trans": g.maybe(.5, "lba") if bus == "ide" else None})),
             E("target", {"dev": name, "bus": g.maybe(0.93, bus), "tray": g.maybe(0.1, g.one("open", "closed")) if device in ("cdrom", "floppy") else None,
                          "removable": g.maybe(0.2, g.one("on", "off")) if bus == "usb" else None,
                          "rotation_rate": g.maybe(0.1, g.one(1, 7200)) if bus in ("sata", "scsi") and device == "disk" else None}),
             g.maybe(0.05, lambda: E("iotune", {}, E("total_bytes_sec", text=10000000))),
             E("readonly") if device == "cdrom" and g.p(0.6) or g.p(0.04 if bus in ("virtio", "scsi", "usb", "fdc") else 0.005) else None,
             E("shareable") if device == "disk" and g.p(0.1) and driver is not None and driver.get("type") == "raw" else None,
             g.maybe(0.005, lambda: E("transient")),
             g.maybe(0.08 if device != "lun" else 0.01, lambda: E("serial", text=g.one("WD-WMAP9A966149", "a b"))),
             E("wwn", text="5000c50015ea71ab") if bus in ("scsi", "ide") and device != "lun" and g.p(0.05) else None,
             E("vendor", text="SEAGATE") if bus == "scsi" and device != "lun" and g.p(0.06) else None,
             E("product", text="ST3567807GD") if bus == "scsi" and device != "lun" and g.p(0.06) else None,
             g.boot() if device != "floppy" or g.p(0.3) else None, g.alias(), g.acpi(0.02 if bus == "virtio" else 0), address)


def disks(g):
    return [disk(g) for _ in range(g.number_of(0, 1, 1, 1, 2, 2, 3, 4))]


def usb_controllers(g):
    kind = g.one("qemu-xhci", "qemu-xhci", "nec-xhci", "piix3-uhci", "ich9", "ich9", "piix4-uhci", "ehci", None, "none", "ich9-single")
    if kind == "ich9":
        parts = [E("controller", {"type": "usb", "index": 0, "model": "ich9-ehci1"}, g.maybe(
            0.3, lambda: E("address", {"type": "pci", "domain": "0x0000", "bus": "0x00", "slot": "0x1d", "function": "0x7"})))]
        explicit = parts[0].find("address") is not None
        for k, start in ((1, 0), (2, 2), (3, 4)):
            parts.append(E("controller", {"type": "usb", "index": 0, "model": f"ich9-uhci{k}"}, E("master", {"startport": start}),
                           E("address", {"type": "pci", "domain": "0x0000", "bus": "0x00", "slot": "0x1d", "function": f"0x{k - 1}",
                                         "multifunction": "on" if k == 1 else None}) if explicit else None))
        return parts
    if kind == "none":
        g.no_usb = g.p(0.4)
        return [E("controller", {"type": "usb", "model": "none"})] if g.no_usb else []
    if kind == "ich9-single":
        return [E("controller", {"type": "usb", "index": 0, "model": g.one("ich9-ehci1", "ich9-ehci1", "ich9-uhci1" if g.p(0.3) else "pci-ohci", "vt82c686b-uhci" if not g.q35 else "pci-ohci")}, g.pci())]
    out = [E("controller", {"type": "usb", "index": g.maybe(0.9, 0), "model": kind, "ports": g.between(1, 15) if kind and "xhci" in kind and g.p(0.4) else None},
             g.alias(), g.pci(0.1))]
    if g.p(0.1):
        out.append(E("controller", {"type": "usb", "index": g.maybe(0.7, 1), "model": g.one("qemu-xhci", "piix3-uhci", "ehci", "nec-xhci")}, g.pci(0.1)))
    return out


def pci_controllers(g):
    out = []
    if g.q35:
        given = g.p(0.6)
        if given:
            out.append(E("controller", {"type": "pci", "index": 0, "model": "pcie-root"}))
        for i in range(g.number_of(1, 2, 3, 4, 8, 14)):
            target = g.maybe(0.2, lambda: E("target", {"chassis": i + 1, "port": hex(0x10 + i), "hotplug": g.maybe(0.3, g.one("on", "off"))}))
            out.append(E("controller", {"type": "pci", "index": g.maybe(0.8 if given else 0.99, i + 1), "model": "pcie-root-port"},
                         g.maybe(0.05, lambda: E("model", {"name": g.one("pcie-root-port", "ioh3420")})), target, g.alias(0.03)))
        if g.p(0.25) and given:
            out.append(E("controller", {"type": "pci", "model": g.one("pcie-to-pci-bridge", "pcie-to-pci-bridge", "dmi-to-pci-bridge",
                                                                      "pcie-expander-bus", "pcie-switch-upstream-port")}))
        if g.p(0.08):
            out.append(E("controller", {"type": "pci", "model": g.one("pcie-switch-downstream-port", "pci-bridge")}))
    else:
        if g.p(0.4):
            out.append(E("controller", {"type": "pci", "index": 0, "model": "pci-root"}, g.maybe(
                0.1, lambda: E("pcihole64", {"unit": g.one("KiB", "GiB", None)}, text=1048576))))
        for i in range(g.number_of(0, 1, 1, 2)):
            out.append(E("controller", {"type": "pci", "index": i + 1, "model": "pci-bridge"},
                         g.maybe(0.2, lambda: E("target", {"chassisNr": 3 + i})), g.pci(0.1)))
        if g.p(0.08):
            out.append(E("controller", {"type": "pci", "index": 7, "model": "pci-expander-bus"}, g.maybe(0.5, lambda: E("target", {"busNr": 254}))))
    return out


def controllers(g):
    out = []
    if g.p(0.4):
        g.family("usb-controller")
        out += usb_controllers(g)
    if g.p(0.28):
        g.family("pci-controller")
        out += pci_controllers(g)
    if g.p(0.25):
        g.family("scsi-controller")
        model = g.one("virtio-scsi", "virtio-scsi", "virtio-scsi", "lsilogic", "lsisas1068", "vmpvscsi", "lsisas1078", "virtio-transitional",
                      "virtio-non-transitional", "am53c974", None, "dc390")
        driver = None
        if model and model.startswith("virtio") and g.p(0.4):
            driver = g.virtio_driver(0.2, queues=g.maybe(0.5, 4), cmd_per_lun=g.maybe(0.2, 64), max_sectors=g.maybe(0.2, 512),
                                     ioeventfd=g.maybe(0.2, "on"), iothread=g.between(1, g.iothreads) if g.iothreads and g.p(0.6) else None)
        out.append(E("controller", {"type": "scsi", "index": g.maybe(0.9, g.one(0, 0, 0, 1)), "model": model}, driver, g.alias(), g.pci()))
    if g.p(0.25):
        g.family("virtio-serial")
        out.append(E("controller", {"type": "virtio-serial", "index": g.maybe(0.9, g.one(0, 0, 1)), "ports": g.maybe(0.2, g.one(4, 16, 31)),
                                    "vectors": g.maybe(0.15, g.one(0, 4)), "model": g.maybe(0.06, g.one("virtio-transitional", "virtio"))},
                     g.virtio_driver(), g.pci()))
    if g.p(0.12):
        out.append(E("controller", {"type": "sata", "index": g.one(0, 0, 1)}, g.pci() if not g.q35 else None))
    if g.p(0.04) and not g.q35 or g.p(0.003):
        out.append(E("controller", {"type": "ide", "index": 0 if g.p(0.9) else 1}))
    if g.p(0.03):
        out.append(E("controller", {"type": "ccid", "index": 0}))
    if g.p(0.03):
        out.append(E("controller", {"type": "fdc", "index": 0}))
    g.dice.shuffle(out)
    return out


def interfaces(g):
    if not g.interfaces or not g.p(0.16):
        return []
    g.family("interface")
    out = []
    for i in range(g.number_of(1, 1, 1, 2)):
        kind = g.one("user", "user", "network", "bridge", "ethernet")
        where = {"network": E("source", {"network": "default"}), "bridge": E("source", {"bridge": "br0"})}.get(kind)
        model = g.one("virtio", "virtio", "virtio", "e1000", "e1000e", "rtl8139", "virtio-transitional", "virtio-non-transitional", "ne2k_pci", None, "vmxnet3")
        driver = None
        if model == "virtio" and g.p(0.3):
            driver = g.virtio_driver(0.2, name=g.maybe(0.3, g.one("qemu", "vhost")), txmode=g.maybe(0.1, g.one("iothread", "timer")),
                                     ioeventfd=g.maybe(0.2, g.one("on", "off")), event_idx=g.maybe(0.2, g.one("on", "off")),
                                     queues=g.maybe(0.2, 2), rx_queue_size=g.maybe(0.2, 512))
        out.append(E("interface", {"type": kind}, E("mac", {"address": f"52:54:00:{g.between(0, 255):02x}:00:{i:02x}"}), where,
                     g.maybe(0.15, lambda: E("target", {"dev": g.one("tap7", "vnet3")})) if kind != "user" else None,
                     E("model", {"type": model}) if model else None, driver,
                     g.maybe(0.06, lambda: E("link", {"state": g.one("up", "down")})), g.maybe(0.06 if kind != "user" else 0.002, lambda: E("mtu", {"size": 1500})),
                     g.boot(), g.alias(), g.rom(), g.acpi(), g.pci(0.2)))
    return out


def source_of(g, kind, name):
    """The <source> and <protocol> of a character device of that type."""
    if kind == "unix":
        return [] if name.startswith("ch") and g.p(0.5) else [E("source", {"mode": g.one("bind", "bind", "connect"), "path": "/x/" + name}, g.maybe(
            0.1, lambda: E("reconnect", {"enabled": "no"})))]
    if kind == "file":
        return [E("source", {"path": "/x/%s.log" % name, "append": g.maybe(0.3, g.one("on", "off"))})]
    if kind == "dev":
        return [E("source", {"path": "/dev/ttyS2"})]
    if kind == "pipe":
        return [E("source", {"path": "/x/pipe"})]
    if kind == "tcp":
        return [E("source", {"mode": g.one("bind", "connect"), "host": "127.0.0.1", "service": g.between(2000, 9999), "tls": g.maybe(0.1, "no")}),
                g.maybe(0.8, lambda: E("protocol", {"type": g.one("raw", "telnet")}))]
    if kind == "udp":
        return [E("source", {"mode": "bind", "host": "127.0.0.1", "service": 2500}), E("source", {"mode": "connect", "host": "127.0.0.1", "service": 2501})]
    if kind == "pty" and g.p(0.1):
        return [E("source", {"path": "/dev/pts/4"})]
    return []


def log(g):
    return g.maybe(0.05, lambda: E("log", {"file": "/x/log", "append": g.maybe(0.5, g.one("on", "off"))}))


def chardevs(g):
    out = []
    for i in range(g.number_of(0, 0, 1, 1, 1, 2)):
        g.family("serial")
        kind = g.one("pty", "pty", "pty", "null", "file", "unix", "tcp", "stdio", "dev", "pipe", "vc", "udp")
        target = g.one(None, E("target", {"port": i}), E("target", {"port": i}), E("target", {"type": "isa-serial", "port": i}, E("model", {"name": "isa-serial"})),
                       E("target", {"type": g.one("usb-serial", "pci-serial"), "port": g.maybe(0.7, i)}), E("target", {"type": "isa-serial"}))
        out.append(E("serial", {"type": kind}, *source_of(g, kind, f"serial{i}"), log(g), target, g.alias()))
    if g.p(0.3):
        g.family("console")
        target = g.one(None, E("target", {"type": "serial", "port": 0}), E("target", {"type": "serial"}), E("target", {"type": "virtio"}),
                       E("target", {"type": "virtio", "port": 0}), E("target", {"port": 0}))
        out.append(E("console", {"type": "pty"}, target))
        if g.p(0.2):
            out.append(E("console", {"type": g.one("pty", "null")}, E("target", {"type": "virtio", "port": 1})))
    if g.p(0.07):
        g.family("parallel")
        kind = g.one("pty", "file", "dev")
        out.append(E("parallel", {"type": kind}, *source_of(g, kind, "par"), E("target", {"port": 0})))
    for i in range(g.number_of(0, 0, 1, 1, 2)):
        g.family("channel")
        kind = g.one("unix", "unix", "unix", "pty", "null", "spicevmc" if "spice" in g.families else "unix", "spiceport" if "spice" in g.families else "unix",
                     "qemu-vdagent", "dbus" if g.p(0.1) else "unix")
        name = {"spicevmc": "com.redhat.spice.0", "qemu-vdagent": "com.redhat.spice.0", "spiceport": "org.spice-space.webdav.0"}.get(
            kind, g.one("org.qemu.guest_agent.0" if i == 0 else "org.x", f"com.example.{i}", None))
        if kind == "spiceport":
            source = [E("source", {"channel": "org.spice-space.webdav.0"})]
        elif kind == "qemu-vdagent":
            source = [E("source", {}, E("clipboard", {"copypaste": "yes"}), g.maybe(0.5, lambda: E("mouse", {"mode": "client"})))] if g.p(0.7) else []
        elif kind == "dbus":
            source = [E("source", {"channel": "org.qemu.x"})]
        else:
            source = source_of(g, kind, f"ch{i}")
        address = g.maybe(0.1, lambda: E("address", {"type": "virtio-serial", "controller": g.one(0, 0, 1), "bus": 0, "port": g.between(1, 5)}))
        target = E("target", {"type": "virtio", "name": name})
        if g.p(0.04):
            target, address = E("target", {"type": "guestfwd", "address": "10.0.2.1", "port": 4600}), None
        out.append(E("channel", {"type": kind}, *source, log(g), target, g.alias(), address))
    if g.p(0.08):
        g.family("smartcard")
        out.append(g.one(E("smartcard", {"mode": "passthrough", "type": "spicevmc"}) if "spice" in g.families else E("smartcard", {"mode": "host"}),
                         E("smartcard", {"mode": "host"}), E("smartcard", {"mode": "passthrough", "type": "tcp"}, E("source", {"mode": "bind", "host": "127.0.0.1", "service": 2001}),
                                                             E("protocol", {"type": "raw"}))))
    return out


def filesystems(g):
    if not g.p(0.1):
        return []
    g.family("filesystem")
    if g.p(0.4):
        g.memfd = True
        return [E("filesystem", {"type": "mount", "accessmode": g.maybe(0.9, "passthrough")}, g.virtio_driver(0.1, type="virtiofs", queue=g.maybe(0.2, 1024)),
                  g.maybe(0.2, lambda: E("binary", {"path": "/usr/libexec/virtiofsd", "xattr": g.maybe(.5, "on")}, E("cache", {"mode": "always"}))),
                  E("source", {"dir": "/x/share"}), E("target", {"dir": "mnt"}), g.pci(0.1))]
    return [E("filesystem", {"type": g.maybe(0.9, "mount"), "accessmode": g.maybe(0.9, g.one("mapped", "passthrough", "squash")),
                             "fmode": g.maybe(0.1, "644"), "dmode": g.maybe(0.05, "0755"), "multidevs": g.maybe(0.1, g.one("remap", "warn", "forbid"))},
              g.virtio_driver(0.05, type=g.maybe(0.3, g.one("path", "handle")), wrpolicy=g.maybe(0.1, "immediate")),
              E("source", {"dir": "/x/s"}), E("target", {"dir": "tag"}), g.maybe(0.1, lambda: E("readonly")), g.alias(), g.pci(0.1))]


def small(g):
    """Everything of which there is usually one or none."""
    out = []

    def want(chance, family, *parts):
        if g.p(chance):
            g.family(family)
            out.extend(p() for p in parts)
    want(0.14, "tpm", lambda: E("tpm", {"model": g.maybe(0.9, g.one("tpm-tis", "tpm-crb", "tpm-crb"))}, g.one(
        E("backend", {"type": "emulator", "version": g.maybe(0.8, g.one("2.0", "2.0", "1.2" if g.p(0.3) else "2.0")), "persistent_state": g.maybe(0.1, "yes")}),
        E("backend", {"type": "emulator", "version": "2.0"}),
        E("backend", {"type": "passthrough" if g.p(0.1) else "emulator"}, E("device", {"path": "/dev/tpm0"})))))
    want(0.25, "watchdog", lambda: E("watchdog", {"model": g.one("i6300esb", "i6300esb", "ib700"), "action": g.maybe(0.8, g.one(
        "reset", "shutdown", "poweroff", "pause", "none", "dump", "inject-nmi"))}, g.alias()))
    want(0.5, "memballoon", lambda: E("memballoon", {"model": g.one("virtio", "virtio", "none", "virtio-transitional"), "autodeflate": g.maybe(.1, "on"),
                                                     "freePageReporting": g.maybe(0.1, g.one("on", "off"))},
                                      g.maybe(0.1, lambda: E("stats", {"period": 10})), g.virtio_driver(0.05), g.pci(0.1)))
    want(0.35, "rng", lambda: E("rng", {"model": g.one("virtio", "virtio", "virtio", "virtio-non-transitional")}, g.virtio_driver(0.05),
                                g.maybe(0.2, lambda: E("rate", {"bytes": 1024, "period": g.maybe(0.6, 2000)})), g.one(
        E("backend", {"model": "random"}, text="/dev/urandom"), E("backend", {"model": "random"}), E("backend", {"model": "builtin"}),
        E("backend", {"model": "egd", "type": "tcp"}, E("source", {"mode": "connect", "host": "1.2.3.4", "service": 1234}))), g.alias(), g.pci(0.1)))
    want(0.08, "panic", lambda: E("panic", {"model": g.one("isa", "isa", "isa", "hyperv" if g.p(0.3) else None, "pvpanic" if g.p(0.1) else "isa")}))
    want(0.09, "vsock", lambda: E("vsock", {"model": g.maybe(0.8, "virtio")}, E("cid", {"auto": g.maybe(0.5, "no"), "address": g.between(3, 90)}),
                                  g.virtio_driver(0.1), g.pci(0.1)))
    want(0.07, "shmem", lambda: E("shmem", {"name": "shm0"}, *g.one([E("model", {"type": "ivshmem-plain"})], [E("model", {"type": "ivshmem-plain"})],
                                                                    [E("model", {"type": "ivshmem" if g.p(0.1) else "ivshmem-plain"})]), g.maybe(0.9, lambda: E("size", {"unit": "M"}, text=4)), g.pci(0.1)) if g.p(0.7) else E("shmem", {"name": "shm1"}, E("model", {"type": "ivshmem-doorbell"}), E("server", {"path": "/x/shm"}), g.maybe(0.3, lambda: E("msi", {"vectors": 4, "ioeventfd": g.maybe(0.4, "on")}))))
    want(0.08, "iommu", lambda: E("iommu", {"model": "intel" if g.q35 and g.p(0.7) else "virtio"}, g.maybe(0.4, lambda: E("driver", {
        "intremap": g.maybe(0.1, "on"), "caching_mode": g.maybe(0.3, "on"), "iotlb": g.maybe(0.3, "on"), "aw_bits": g.maybe(0.2, 48)}))))
    want(0.08 if not g.no_usb else 0, "hub", lambda: E("hub", {"type": "usb"}))
    want(0.07, "lease", lambda: E("lease", {}, E("lockspace", text="somearea"), E("key", text="somekey"), E("target", {"path": "/x/lease", "offset": 1024})))
    for _ in range(g.number_of(0, 0, 1, 1, 2, 3)):
        g.family("input")
        kind = g.one("tablet", "tablet", "keyboard", "mouse")
        bus = g.one("usb", "usb", "virtio", "ps2" if kind != "tablet" else "usb", None) if not g.no_usb or g.p(0.05) else "virtio"
        out.append(E("input", {"type": kind, "bus": bus, "model": g.maybe(0.05, g.one("virtio", "virtio-transitional")) if bus == "virtio" else None},
                     g.alias(), g.pci(0.08) if bus == "virtio" else g.maybe(0.05, lambda: E("address", {"type": "usb", "bus": 0, "port": g.one(1, 2, 2, 3 if g.p(0.2) else 1)}))
                     if bus == "usb" else None))
    want(0.04, "input", lambda: E("input", {"type": "passthrough", "bus": "virtio"}, E("source", {"evdev": "/dev/input/event1"})))
    want(0.04, "input", lambda: E("input", {"type": "evdev"}, E("source", {"dev": "/dev/input/event2", "grab": g.maybe(.5, "all"), "repeat": g.maybe(.5, "on"),
                                                                           "grabToggle": g.maybe(0.3, "ctrl-ctrl")})))
    return out
