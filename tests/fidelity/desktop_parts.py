# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole guests as desktop programs write them: virt-manager (which shares virt-install's defaults) and GNOME Boxes."""

import xml.etree.ElementTree as ET

from chance import E

OSINFO = "http://libosinfo.org/xmlns/libvirt/domain/1.0"
BOXES = "https://wiki.gnome.org/Apps/Boxes"
ET.register_namespace("libosinfo", OSINFO)
ET.register_namespace("boxes", BOXES)
ENLIGHTENMENTS = ("relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "frequencies", "reenlightenment", "tlbflush", "ipi")


def osinfo(os):
    return E("{%s}libosinfo" % OSINFO, {}, E("{%s}os" % OSINFO, {"id": os}))


def timers(*more):
    return [E("timer", {"name": "rtc", "tickpolicy": "catchup"}), E("timer", {"name": "pit", "tickpolicy": "delay"}),
            E("timer", {"name": "hpet", "present": "no"}), *more]


def enlightened(g):
    names = ENLIGHTENMENTS if g.p(0.5) else ENLIGHTENMENTS[:3]
    return E("hyperv", {"mode": g.maybe(0.5, "custom")}, *[E(n, {"state": "on", "retries": 8191 if n == "spinlocks" else None}) for n in names])


def vgpu(g, chance):
    if not g.p(chance):
        return None
    g.family("mdev")
    display = g.one("on", "on", "off", None)
    return E("hostdev", {"mode": "subsystem", "type": "mdev", "managed": "no", "model": "vfio-pci", "display": display,
                         "ramfb": "on" if display == "on" and g.p(0.4) else None},
             E("source", {}, E("address", {"uuid": "53764d0e-85a0-42b4-af5c-2046b460b1%02x" % g.between(0, 255)})))


def frame(g, metadata, os, features, cpu, clock, devices, lifecycle):
    """The parts of a domain in the order in which these programs write them."""
    memory = g.one(2097152, 4194304, 8388608)
    body = [E("name", text=f"g{g.number}"), E("uuid", text="c7a5fdbd-edaf-9455-926a-%012x" % g.number)]
    body += [E("metadata", {}, *metadata), E("memory", {"unit": "KiB"}, text=memory), E("currentMemory", {"unit": "KiB"}, text=memory)]
    if any(d is not None and d.tag == "filesystem" for d in devices):
        body.append(E("memoryBacking", {}, E("source", {"type": "memfd"}), E("access", {"mode": "shared"})))
    body += [E("vcpu", {"placement": "static"}, text=g.vcpus), os, E("features", {}, *features), cpu, clock, *lifecycle,
             E("pm", {}, E("suspend-to-mem", {"enabled": "no"}), E("suspend-to-disk", {"enabled": "no"}))]
    return E("domain", {"type": "kvm" if g.kvm else "qemu"}, *body, E("devices", {}, *[d for d in devices if d is not None]))


def machine_of(g):
    return ("q35" if g.p(0.6) else "pc-q35-7.2") if g.q35 else ("pc" if g.p(0.6) else "pc-i440fx-7.2")


def manager_disks(g, virtio):
    bus, letter = ("virtio", "vd") if virtio else ("sata" if g.q35 else "ide", "sd" if g.q35 else "hd")
    per_device = g.p(0.3)
    out = [E("disk", {"type": "file", "device": "disk"}, E("driver", {"name": "qemu", "type": g.one("qcow2", "qcow2", "raw"), "cache": g.maybe(0.1, "none"),
                                                                    "io": None, "discard": "unmap" if g.p(0.8) else None}),
             E("source", {"file": "/var/lib/libvirt/images/guest.qcow2"}), E("target", {"dev": letter + "a", "bus": bus}),
             E("boot", {"order": 1}) if per_device else None, g.maybe(0.1, lambda: E("serial", text="DISK-1")))]
    if g.p(0.7):
        out.append(E("disk", {"type": "file", "device": "cdrom"}, E("driver", {"name": "qemu", "type": "raw"}),
                     g.maybe(0.6, lambda: E("source", {"file": "/var/lib/libvirt/images/os.iso"})),
                     E("target", {"dev": ("sd" if g.q35 else "hd") + ("b" if bus != "virtio" else "a"), "bus": "sata" if g.q35 else "ide"}), E("readonly"),
                     E("boot", {"order": 2}) if per_device else None))
    if g.p(0.15):
        out.append(E("disk", {"type": "network", "device": "disk"}, E("driver", {"name": "qemu", "type": "raw"}),
                     E("source", {"protocol": "rbd", "name": "pool/image"}, E("host", {"name": "ceph.example.org", "port": 6789})),
                     E("target", {"dev": "vdz", "bus": "virtio"})))
    return out, per_device


def virt_manager(g):
    """What virt-manager's assistant makes, and what its details window is mostly used for."""
    g.family("virt-manager")
    windows, virtio = g.p(0.4), g.p(0.75)
    g.vcpus = g.one(2, 4, 8)
    disks, per_device = manager_disks(g, virtio)
    os = E("os", {"firmware": g.maybe(0.3, "efi") if g.q35 else None}, E("type", {"arch": "x86_64", "machine": machine_of(g)}, text="hvm"),
           None if per_device else E("boot", {"dev": "hd"}), g.maybe(0.15, lambda: E("bootmenu", {"enable": "yes"})))
    features = [E("acpi"), E("apic")] + ([enlightened(g)] if windows else []) + [E("vmport", {"state": "off"})]
    if g.kvm:
        cpu = E("cpu", {"mode": "host-passthrough", "check": "none", "migratable": "on"})
    else:
        cpu = g.one(E("cpu", {"mode": "custom", "match": "exact", "check": "none"}, E("model", {"fallback": g.one("allow", "forbid")}, text="qemu64")),
                    E("cpu", {"mode": "host-model", "check": "partial"}), E("cpu", {"mode": "maximum", "check": "none", "migratable": "on"}))
    if g.p(0.3):
        cpu.append(E("topology", {"sockets": 1, "dies": 1, "cores": g.vcpus, "threads": 1}))
    clock = E("clock", {"offset": "localtime" if windows else "utc"}, *timers(*([E("timer", {"name": "hypervclock", "present": "yes"})] if windows else [])))
    devices = [E("emulator", text="/usr/bin/qemu-system-x86_64"), *disks]
    devices.append(E("controller", {"type": "usb", "model": "qemu-xhci", "ports": 15}) if virtio or g.p(0.5) else E("controller", {"type": "usb", "model": "ich9-ehci1"}))
    if devices[-1].get("model") == "ich9-ehci1":
        devices += [E("controller", {"type": "usb", "model": f"ich9-uhci{n}"}, E("master", {"startport": p})) for n, p in ((1, 0), (2, 2), (3, 4))]
    if g.q35:
        devices += [E("controller", {"type": "pci", "model": "pcie-root"})] + [E("controller", {"type": "pci", "model": "pcie-root-port"}) for _ in range(g.one(8, 14))]
    if g.interfaces and g.p(0.8):
        devices.append(E("interface", {"type": "user"}, E("mac", {"address": "52:54:00:aa:00:%02x" % (g.number % 256)}), E("model", {"type": "virtio" if virtio else "e1000e" if g.q35 else "rtl8139"})))
    devices += [E("serial", {"type": "pty"}, E("target", {"port": 0})) if g.p(0.3) else None, E("console", {"type": "pty"}, E("target", {"type": "serial"}) if g.p(0.4) else None)]
    devices.append(g.maybe(0.8, lambda: E("channel", {"type": "unix"}, E("source", {"mode": "bind"}) if g.p(0.6) else None, E("target", {"type": "virtio", "name": "org.qemu.guest_agent.0"}))))
    spice = g.p(0.75)
    if spice:
        g.family("spice")
        gl = g.p(0.2)
        devices += [E("channel", {"type": "spicevmc"}, E("target", {"type": "virtio", "name": "com.redhat.spice.0"})), E("input", {"type": "tablet", "bus": "usb"}),
                    E("graphics", {"type": "spice", "port": -1, "tlsPort": -1, "autoport": "yes"}, E("listen", {"type": "none" if gl else "address"}) if gl or g.p(0.4) else None,
                      E("image", {"compression": "off"}), E("gl", {"enable": "yes", "rendernode": g.maybe(0.5, "/dev/dri/renderD128")}) if gl else None)]
    else:
        g.family("vnc")
        devices += [E("input", {"type": "tablet", "bus": "usb"}), E("graphics", {"type": "vnc", "port": -1, "autoport": "yes"}, g.maybe(0.5, lambda: E("listen", {"type": "address"})))]
    devices += [E("sound", {"model": "ich9" if g.q35 else "ich6"}), E("video", {}, E("model", {"type": g.one("qxl", "virtio", "virtio", "vga", "none" if g.p(0.3) else "virtio")}))]
    devices.append(vgpu(g, 0.4))
    devices.append(g.maybe(0.3, lambda: E("tpm", {"model": "tpm-crb"}, E("backend", {"type": "emulator", "version": "2.0"}))))
    devices.append(g.maybe(0.1, lambda: E("filesystem", {"type": "mount", "accessmode": "passthrough"}, E("driver", {"type": "virtiofs"}), E("source", {"dir": "/srv"}), E("target", {"dir": "share"}))))
    if spice:
        devices += [E("redirdev", {"bus": "usb", "type": "spicevmc"}) for _ in range(2)]
    devices += [g.maybe(0.3, lambda: E("watchdog", {"model": "itco" if g.p(0.05) else "i6300esb", "action": "reset"})), E("memballoon", {"model": "virtio"}),
                g.maybe(0.8, lambda: E("rng", {"model": "virtio"}, E("backend", {"model": "random"}, text="/dev/urandom")))]
    os_id = "http://microsoft.com/win/11" if windows else g.one("http://fedoraproject.org/fedora/37", "http://fedoraproject.org/fedora/38")
    return frame(g, [osinfo(os_id)], os, features, cpu, clock, devices, [E("on_poweroff", text="destroy"), E("on_reboot", text=g.one("restart", "destroy")), E("on_crash", text="destroy")])


def gnome_boxes(g):
    """A guest of GNOME Boxes, while it is installed or after."""
    g.family("gnome-boxes", "spice", "redirdev", "smartcard")
    g.vcpus, installed, virtio = g.one(4, 8), g.p(0.6), g.p(0.8)
    boxes = E("{%s}gnome-boxes" % BOXES, {}, E("os-state", text="installed" if installed else "installation"), E("media-id", text="http://fedoraproject.org/fedora/38:0"),
              E("media", text="/srv/boxes/os.iso"))
    efi = g.q35 and g.p(0.3)
    os = E("os", {"firmware": "efi" if efi else None}, E("type", {"arch": "x86_64", "machine": machine_of(g)}, text="hvm"),
           E("firmware", {}, E("feature", {"enabled": "no", "name": "secure-boot"})) if efi and not installed else None,
           None if installed else E("boot", {"dev": "cdrom"}), E("boot", {"dev": "hd"}), E("bootmenu", {"enable": "yes"}))
    cpu = E("cpu", {"mode": "host-passthrough" if g.kvm else "host-model"}, E("topology", {"sockets": 1, "cores": g.vcpus // 2, "threads": 2}))
    bus, letter = ("virtio", "vd") if virtio else ("sata", "sd") if g.q35 else ("ide", "hd")
    devices = [E("disk", {"type": "file", "device": "disk"}, E("driver", {"name": "qemu", "type": "qcow2", "cache": "writeback", "discard": "unmap" if virtio else None}),
                 E("source", {"file": "/srv/boxes/.local/share/gnome-boxes/images/debian"}), E("target", {"dev": letter + "a", "bus": bus})),
               E("disk", {"type": "file", "device": "cdrom"}, E("driver", {"name": "qemu", "type": "raw"}), None if installed else E("source", {"file": "/srv/boxes/os.iso", "startupPolicy": "mandatory"}),
                 E("target", {"dev": "sdc" if g.q35 else "hdc", "bus": "sata" if g.q35 else "ide"}), E("readonly"))]
    gl = g.p(0.5)
    devices.append(E("graphics", {"type": "spice"}, E("listen", {"type": "none"}) if gl else None, E("image", {"compression": "off"}), E("gl", {"enable": "yes"}) if gl else E("gl", {"enable": "no"})))
    devices += [E("channel", {"type": "spicevmc"}, E("target", {"type": "virtio", "name": "com.redhat.spice.0"})),
                E("channel", {"type": "spiceport"}, E("source", {"channel": "org.spice-space.webdav.0"}), E("target", {"type": "virtio", "name": "org.spice-space.webdav.0"}))]
    devices += [E("redirdev", {"bus": "usb", "type": "spicevmc"}) for _ in range(4)]
    if virtio:
        devices.append(E("controller", {"type": "usb", "model": "qemu-xhci", "ports": 15}))
    else:
        devices.append(E("controller", {"type": "usb", "index": 0, "model": "ich9-ehci1"}))
        devices += [E("controller", {"type": "usb", "index": 0, "model": f"ich9-uhci{n}"}, E("master", {"startport": p})) for n, p in ((1, 0), (2, 2), (3, 4))]
    devices.append(E("smartcard", {"mode": "passthrough", "type": "spicevmc"}))
    devices += [E("video", {}, E("model", {"type": g.one("qxl", "virtio")}, g.maybe(0.3 if gl else 0, lambda: E("acceleration", {"accel3d": "yes"})))), E("sound", {"model": g.one("ich9", "ich6", "ac97")}),
                E("input", {"type": "tablet", "bus": "usb"}) if g.p(0.8) else None, E("input", {"type": "mouse", "bus": "ps2"}), E("input", {"type": "keyboard", "bus": "ps2"}), E("console", {"type": "pty"})]
    if g.interfaces:
        devices.append(E("interface", {"type": "user"}, E("model", {"type": "virtio"}) if virtio else None))
        devices[-1].insert(0, E("mac", {"address": "52:54:00:bb:00:%02x" % (g.number % 256)}))
    devices.append(vgpu(g, 0.25))
    lifecycle = [E("on_poweroff", text="destroy"), E("on_reboot", text="restart" if installed else "destroy"), E("on_crash", text="destroy")]
    return frame(g, [boxes, osinfo("http://fedoraproject.org/fedora/38")], os, [E("acpi"), E("apic"), g.maybe(0.5, lambda: E("pae"))], cpu,
                 E("clock", {"offset": "localtime"}, *timers()), devices, lifecycle)


def desktop_guest(g):
    return g.one(virt_manager, gnome_boxes)(g)
