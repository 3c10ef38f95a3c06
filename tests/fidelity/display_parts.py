# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Graphics, video, sound and what is given through from the host: the heart of a guest with a vGPU."""

from chance import E

NODE = "/dev/dri/renderD128"


def listen(g, kind):
    if kind not in ("vnc", "spice") or g.p(0.35):
        return []
    g.family("listen")
    one = g.one(
        lambda: E("listen", {"type": "address", "address": g.one("0.0.0.0", "127.0.0.1", "::1", "::", "192.168.122.1")}),
        lambda: E("listen", {"type": "address"}), lambda: E("listen", {"type": "none"}), lambda: E("listen", {"type": "socket"}),
        lambda: E("listen", {"type": "socket", "socket": g.one("/x/v.sock", "/x/a,b.sock")}),
        lambda: E("listen", {"type": "none"}),
        lambda: E("listen", {"type": "network", "network": "default"} if g.p(0.3) else {"type": "address"}))
    return [one()] if g.p(0.98) else [one(), one()]


def gl(g, kind):
    if kind == "egl-headless":
        return E("gl", {"rendernode": NODE}) if g.p(0.92) else None
    if kind in ("spice", "sdl", "dbus") and g.p(0.45):
        on = g.p(0.7) and not (kind == "spice" and "egl-headless" in g.kinds and g.p(0.9))
        if on:
            g.family("gl")
        return E("gl", {"enable": "yes" if on else "no", "rendernode": NODE if kind != "sdl" and on and g.p(0.93) else None})
    return None


def graphics_one(g, kind):
    g.family("graphics", kind)
    a = {"type": kind}
    children = listen(g, kind)
    if kind in ("vnc", "spice"):
        a.update(g.one({}, {"autoport": "yes"}, {"port": "-1", "autoport": "yes"}, {"port": "-1"}, {"autoport": "no"} if g.p(0.2) else {},
                       {"port": g.between(5900, 6000), "autoport": "no"}, {"port": g.between(5900, 6000)}))
        if g.p(0.12):
            a["listen"] = g.one("0.0.0.0", "127.0.0.1")
            if children and children[0].get("type") == "address" and g.p(0.7):
                children[0].set("address", a["listen"])
            elif children and g.p(0.8):
                del a["listen"]
        a.update({"passwd": g.maybe(0.15, g.one("abc", "secret12")), "keymap": g.maybe(0.1, g.one("de", "en-us"))})
        if a["passwd"] and g.p(0.2):
            a.update({"passwdValidTo": g.one("2030-01-01T00:00:00", "2030-12-31T23:59:59"), "connected": g.maybe(0.4, "keep")})
    gl_part = gl(g, kind)
    if kind == "vnc":
        a.update({"websocket": g.maybe(0.12, g.one("-1", "5700")), "powerControl": g.maybe(0.08, g.one("yes", "no")),
                  "sharePolicy": g.maybe(0.12, g.one("allow-exclusive", "force-shared", "ignore"))})
    if kind == "spice":
        a.update({"defaultMode": g.maybe(0.15, g.one("any", "insecure", "any", "secure" if g.p(0.3) else "any")), "tlsPort": g.maybe(0.04, g.one("5901", "-1"))})
        for name in g.dice.sample(["main", "display", "inputs", "cursor", "playback", "record", "smartcard", "usbredir"], g.number_of(0, 0, 0, 1, 2)):
            children.append(E("channel", {"name": name, "mode": g.one("insecure", "any", "insecure", "secure" if g.p(0.2) else "any")}))
        for name, attribute, values in (("image", "compression", ("auto_glz", "off", "quic", "lz")), ("jpeg", "compression", ("auto", "never", "always")),
                                        ("zlib", "compression", ("auto", "never")), ("playback", "compression", ("on", "off")), ("streaming", "mode", ("filter", "all", "off")),
                                        ("mouse", "mode", ("client", "server")), ("clipboard", "copypaste", ("yes", "no")), ("filetransfer", "enable", ("yes", "no"))):
            if g.p(0.12):
                children.append(E(name, {attribute: g.one(*values)}))
    if kind == "sdl":
        a.update({"display": g.maybe(0.5, ":0.0"), "xauth": g.maybe(0.3, "/x/.Xauthority"), "fullscreen": g.maybe(0.2, g.one("yes", "no"))})
    if kind == "dbus":
        a.update(g.one({"p2p": "yes"}, {"p2p": "yes"}, {"address": "unix:path=/x/bus"}, {}))
    if kind in ("vnc", "dbus") and g.p(0.1):
        children.append(E("audio", {"id": "1"}))
    return E("graphics", a, *children, gl_part)


def graphics(g):
    kinds = g.number_of(["spice"], ["spice"], ["spice"], ["vnc"], ["vnc"], ["egl-headless", "vnc"], ["spice", "egl-headless"], ["sdl"], ["dbus"], [], [],
                        ["spice", "vnc"], ["egl-headless"], ["vnc", "egl-headless"])
    if g.p(0.04):
        kinds = kinds + [g.one("spice", "vnc", "sdl", "dbus", "egl-headless", "desktop" if g.p(0.2) else "vnc")]
    g.kinds = kinds
    g.dice.shuffle(kinds)
    return [graphics_one(g, k) for k in kinds]


def video_one(g, only):
    kind = g.one("virtio", "virtio", "qxl", "qxl", "vga", "cirrus", "bochs", "none" if only else "virtio", "ramfb" if only else "qxl", "vmvga", None)
    a = {"type": kind}
    if kind == "qxl":
        a.update({"ram": g.maybe(0.4, g.one(65536, 131072, 100000)), "vram": g.maybe(0.5, g.one(65536, 32768, 8192)), "vgamem": g.maybe(0.4, g.one(16384, 32768)),
                  "vram64": g.maybe(0.1, 0), "heads": g.maybe(0.6, g.one(1, 1, 2, 4))})
    elif kind in ("vga", "cirrus", "bochs", "vmvga"):
        a.update({"vram": g.maybe(0.5, g.one(16384, 65536, 9216)), "heads": g.maybe(0.4, 1)})
    elif kind == "virtio":
        a.update({"heads": g.maybe(0.6, g.one(1, 1, 2)), "vram": g.maybe(0.05, 16384)})
    a["primary"] = g.maybe(0.3, g.one("yes", "yes", "no")) if only and kind != "none" else None
    children = []
    if kind == "virtio" and g.p(0.35):
        children.append(E("acceleration", {"accel3d": g.one("yes", "yes", "no"), "accel2d": g.maybe(0.03, "yes"), "rendernode": g.maybe(0.02, NODE)}))
    if kind in ("virtio", "qxl", "vga", "bochs") and g.p(0.15):
        children.append(E("resolution", {"x": g.one(1920, 800), "y": g.one(1080, 600)}))
    driver = None
    if kind == "virtio":
        driver = g.virtio_driver(0.08, name=g.maybe(0.05, g.one("qemu", "vhostuser" if g.p(0.2) else "qemu")))
    elif g.p(0.02):
        driver = E("driver", {"vgaconf": g.one("io", "on", "off")})
    return E("video", {}, driver, E("model", a, *children) if kind or g.p(0.3) else None, g.alias(), None if kind in ("none", "ramfb") else g.pci(0.12))


def videos(g):
    n = g.number_of(0, 1, 1, 1, 1, 1, 2)
    if n:
        g.family("video")
    out = [video_one(g, n == 1) for _ in range(n)]
    if n == 2 and g.p(0.95):
        model = out[1].find("model")
        if model is None or model.get("type") not in ("qxl", "virtio"):
            out[1] = E("video", {}, E("model", {"type": g.one("qxl", "virtio")}))
        if g.p(0.2):
            out[1].find("model").set("primary", "yes")
    return out


def audio(g):
    out = []
    for _ in range(g.number_of(0, 0, 1, 1, 2)):
        g.family("sound")
        model = g.one("ich6", "ich9", "ich9", "ac97", "usb", "es1370", "sb16", "pcspk" if g.p(0.3) else "ich6")
        codecs = [E("codec", {"type": g.one("duplex", "micro", "output")}) for _ in range(g.number_of(0, 0, 1, 2))] if model in ("ich6", "ich9") else []
        out.append(E("sound", {"model": model}, *codecs, g.maybe(0.1, lambda: E("audio", {"id": "1"})) if "spice" in g.kinds or "vnc" in g.kinds or not g.kinds else None, g.alias(), g.pci(0.1) if model not in ("usb", "sb16", "pcspk") else None))
    silent = out and g.kinds and not {"spice", "vnc", "sdl"} & set(g.kinds)
    if g.p(0.9 if silent else 0.25):
        g.family("audio")
        kind = g.one("none", "spice" if "spice" in g.kinds else "none", "alsa", "pulseaudio", "oss", "sdl", "file", "jack", "coreaudio" if g.p(0.1) else "none", "dbus" if "dbus" in g.families else "none")
        a = {"id": "1", "type": kind, "timerPeriod": g.maybe(0.1, 40)}
        children = []
        if kind == "sdl":
            a["driver"] = g.maybe(0.5, g.one("alsa", "pulseaudio"))
        if kind == "pulseaudio":
            a["serverName"] = g.maybe(0.5, "acme.example.org")
        if kind == "file":
            a["path"] = g.maybe(0.8, "/x/audio.wav")
        if kind == "oss":
            a.update({"tryMMap": g.maybe(0.3, "yes"), "exclusive": g.maybe(0.3, "no"), "dspPolicy": g.maybe(0.3, 4)})
        for side in ("input", "output"):
            if g.p(0.3):
                b = {"mixingEngine": g.maybe(0.5, g.one("yes", "no")), "voices": g.maybe(0.2, 2), "bufferLength": g.maybe(0.2, 100)}
                b["fixedSettings"] = g.maybe(0.3, "yes") if b["mixingEngine"] == "yes" else None
                if kind == "alsa":
                    b["dev"] = g.maybe(0.4, "/dev/dsp0")
                if kind == "pulseaudio":
                    b.update({"name": g.maybe(0.4, "sink,x"), "streamName": g.maybe(0.2, "vm"), "latency": g.maybe(0.2, 50)})
                children.append(E(side, b, E("settings", {"frequency": 44100, "channels": 2, "format": "s16"}) if b["fixedSettings"] and g.p(0.9) else None))
        out.append(E("audio", a, *children))
    return out


UUID = "53764d0e-85a0-42b4-af5c-2046b460b1%02x"


def mdevs(g):
    out = []
    for i in range(g.number_of(0, 0, 0, 1, 1, 1, 1, 2, 2, 3)):
        g.family("mdev")
        kind = "vfio-pci" if g.p(0.992) else g.one("vfio-ap", "vfio-ccw")
        display = g.one(None, None, "on", "on", "off") if g.kinds or g.p(0.04) else g.one(None, "off")
        ramfb = "on" if display == "on" and not any(h.get("ramfb") == "on" for h in out) and g.p(0.3) else g.maybe(0.08, "off")
        uuid = UUID % i
        if g.p(0.04):
            uuid = uuid.upper() if g.p(0.5) else uuid.replace("-", "")
        if g.p(0.01) and i:
            uuid = UUID % 0
        out.append(E("hostdev", {"mode": g.maybe(0.95, "subsystem"), "type": "mdev", "managed": g.maybe(0.2, g.one("yes", "no")), "model": kind,
                                 "display": display, "ramfb": ramfb},
                     E("source", {}, E("address", {"uuid": uuid})), g.boot(0.005), g.alias(0.08), g.rom(), g.acpi(), g.pci(0.25)))
    return out


def hostdevs(g):
    out = []
    if g.p(0.12):
        g.family("hostdev-pci")
        for i in range(g.number_of(1, 1, 2)):
            out.append(E("hostdev", {"mode": "subsystem", "type": "pci", "managed": g.maybe(0.8, g.one("yes", "no"))}, g.maybe(0.9, lambda: E("driver", {"name": "vfio"})),
                         E("source", {"writeFiltering": g.maybe(0.02, "no")}, E("address", {"domain": g.maybe(0.7, "0x0000"), "bus": g.one("0x06", "1"), "slot": "0x12", "function": f"0x{i}"})),
                         g.boot(), g.alias(), g.rom(0.15), g.acpi(), g.pci(0.2)))
    if g.p(0.12) and not g.no_usb:
        g.family("hostdev-usb")
        where = g.one([E("address", {"bus": "0x3", "device": 14})], [E("address", {"bus": g.between(1, 9), "device": g.between(1, 20)})],
                      [E("vendor", {"id": "0x1234"}), E("product", {"id": "0xbeef"}), E("address", {"bus": 1, "device": 3})])
        out.append(E("hostdev", {"mode": "subsystem", "type": "usb", "managed": g.maybe(0.8, g.one("yes", "no"))},
                     E("source", {"startupPolicy": g.maybe(0.2, g.one("optional", "mandatory")), "guestReset": g.maybe(0.1, g.one("off", "uninitialized", "on"))}, *where),
                     g.boot(), g.alias(), g.maybe(0.1, lambda: E("address", {"type": "usb", "bus": 0, "port": g.one(1, 2, 2, 4 if g.p(0.1) else 1)}))))
    if g.p(0.05):
        g.family("hostdev-scsi")
        out.append(E("hostdev", {"mode": "subsystem", "type": "scsi", "managed": g.maybe(.3, "no")},
                     E("source", {"protocol": "iscsi", "name": "iqn.1992-01.com.example:storage" + g.one("", "/1", "/2")},
                       E("host", {"name": "example.org", "port": g.maybe(0.6, 3260)}), g.maybe(0.2, lambda: E("initiator", {}, E("iqn", {"name": "iqn.2020-07.com.example:client"})))),
                     g.maybe(0.2, lambda: E("readonly"))))
    if g.p(0.03):
        g.family("hostdev-scsi")
        out.append(E("hostdev", {"mode": "subsystem", "type": "scsi", "managed": g.maybe(.3, "no")},
                     E("source", {}, E("adapter", {"name": "scsi_host0"}), E("address", {"bus": 0, "target": 0, "unit": g.between(0, 3)})),
                     g.maybe(0.3, lambda: E("readonly")), g.maybe(0.4, lambda: E("address", {"type": "drive", "controller": 0, "bus": 0, "target": 0, "unit": g.between(4, 6)}))))
    if not g.no_usb and g.p(0.15 if "spice" in g.families else 0.01):
        g.family("redirdev")
        for _ in range(g.number_of(1, 2, 2, 4)):
            out.append(E("redirdev", {"bus": "usb", "type": "spicevmc"}, g.boot(0.1)))
        if g.p(0.15):
            out.append(E("redirfilter", {}, E("usbdev", {"class": "0x08", "vendor": "0x1234", "product": "0xbeef", "version": "2.56", "allow": "yes"}), E("usbdev", {"allow": "no"})))
    return out
