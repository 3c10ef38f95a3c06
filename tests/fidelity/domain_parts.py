# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a random guest outside of <devices>."""

from chance import E


def memory(g):
    unit, value = g.one(("KiB", 1048576), ("KiB", 4194304), ("MiB", 2048), ("GiB", 4), ("KiB", 1000001), (None, 524288),
                        ("MB", 1000), ("b", 536870912), ("M", 512), ("G", 1))
    out = [E("memory", {"unit": unit, "dumpCore": g.maybe(0.05, g.one("on", "off"))}, text=value)]
    if g.p(0.3):
        out.append(E("currentMemory", {"unit": unit}, text=g.one(value, value // 2 or 1)))
    return out


def backing(g):
    if not g.p(0.22):
        return []
    g.family("memory-backing")
    parts = []
    if g.p(0.3):
        g.family("hugepages")
        pages = [] if g.p(0.7) else [E("page", {"size": g.one("2048", "1"), "unit": g.one("KiB", "GiB", "M"),
                                                "nodeset": g.maybe(0.4, g.one("0", "0-1", "3"))})]
        parts.append(E("hugepages", {}, *pages))
    if g.p(0.2):
        parts.append(E("nosharepages"))
    if g.p(0.1):
        parts.append(E("locked"))
    if g.p(0.6):
        source = g.one("memfd", "memfd", "file", "anonymous")
        g.memfd = source == "memfd"
        parts.append(E("source", {"type": source}))
    if g.memfd and g.p(0.8) or g.p(0.2):
        parts.append(E("access", {"mode": g.one("shared", "shared", "private")}))
    if g.p(0.2):
        parts.append(E("allocation", {"mode": g.one("immediate", "ondemand"), "threads": g.maybe(0.3, 4)}))
    if g.p(0.15):
        parts.append(E("discard"))
    return [E("memoryBacking", {}, *parts)] if parts else []


def vcpus(g):
    g.vcpus = g.one(1, 2, 2, 4, 4, 8, 6, 12)
    out = [E("vcpu", {"placement": g.maybe(0.4, "static"), "cpuset": g.maybe(0.05, g.one("0-1", "0,1", "0-3,^2")),
                      "current": g.maybe(0.08, max(1, g.vcpus // 2))}, text=g.vcpus)]
    if g.p(0.085):
        g.family("vcpus")
        ordered = g.p(0.5)
        out.append(E("vcpus", {}, *[E("vcpu", {"id": i, "enabled": "yes", "hotpluggable": "no", "order": i + 1 if ordered else None})
                                    for i in range(g.vcpus)]))
    if g.p(0.12):
        g.family("iothreads")
        g.iothreads = g.between(1, 3)
        out.append(E("iothreads", text=g.iothreads))
        if g.p(0.3):
            out.append(E("iothreadids", {}, *[E("iothread", {"id": i + g.one(1, 1, 5), "thread_pool_min": g.maybe(.2, 8),
                                                             "thread_pool_max": g.maybe(.2, 16)})
                                              for i in range(g.iothreads)]))
    return out


def firmware(g):
    """The children of <os> that choose and describe the firmware."""
    if not g.uefi:
        return {}, ([] if g.p(0.95) else [E("loader", text="/usr/share/seabios/bios.bin")])
    g.family("uefi")
    if g.p(0.5):
        g.family("firmware-auto")
        features = []
        secure = g.one("yes", "no")
        for name in g.dice.sample(["secure-boot", "enrolled-keys"], g.number_of(0, 0, 1, 1, 2)):
            if name == "secure-boot":
                g.family("secure-boot")
            features.append(E("feature", {"enabled": secure if g.p(0.9) else "yes", "name": name}))
        g.smm = secure == "yes" and g.p(0.9)
        return {"firmware": "efi"}, ([E("firmware", {}, *features)] if features else []) + (
            [E("loader", {"secure": g.one("yes", "no")})] if g.p(0.15) else []) + (
            [E("nvram", text="/x/vars.fd")] if g.p(0.15) else [])
    secure = g.q35 and g.p(0.5)
    loader = E("loader", {"readonly": g.maybe(0.95, "yes"), "secure": g.maybe(0.4, "yes" if secure else "no") if not secure
                          else "yes", "type": g.maybe(0.95, "pflash"), "stateless": g.maybe(0.06, g.one("yes", "no"))},
               text="/usr/share/OVMF/OVMF_CODE_4M%s.fd" % (g.one(".secboot", ".ms") if secure else ""))
    nvram = g.one(None, E("nvram", text="/x/vars_VARS.fd"), E("nvram", {"template": "/usr/share/OVMF/OVMF_VARS_4M.fd"}),
                  E("nvram", {"template": "/usr/share/OVMF/OVMF_VARS_4M.ms.fd"}, text="/x/w.fd"),
                  E("nvram", {"type": "file"}, E("source", {"file": "/x/v.fd"})))
    if secure:
        g.family("secure-boot")
        g.smm = g.p(0.9)
    return {}, [loader, nvram]


def os_part(g):
    machine = g.one("q35", "q35", "pc-q35-7.2", "pc-q35-6.2", "pc-q35-5.2") if g.q35 else g.one(
        "pc", "pc", "pc-i440fx-7.2", "pc-i440fx-6.2", "pc-i440fx-5.1", None)
    attributes, parts = firmware(g)
    children = [E("type", {"arch": g.maybe(0.95, "x86_64"), "machine": machine}, text="hvm")] + parts
    if g.p(0.07):
        g.family("direct-boot")
        children.append(E("kernel", text="/x/vmlinuz"))
        children.append(g.maybe(0.8, lambda: E("initrd", text="/x/initrd.img")))
        children.append(g.maybe(0.6, lambda: E("cmdline", text="console=ttyS0 root=/dev/vda1 quiet,ro")))
    if not g.per_device_boot:
        for dev in g.dice.sample(["hd", "cdrom", "network", "fd"], g.number_of(0, 1, 1, 2, 3)):
            children.append(E("boot", {"dev": dev}))
            g.family("boot-order")
    else:
        g.family("boot-order")
    if g.p(0.12):
        children.append(E("bootmenu", {"enable": g.one("yes", "no"), "timeout": g.maybe(0.3, g.between(0, 9000))}))
    if g.p(0.06):
        children.append(E("bios", {"useserial": g.maybe(0.1, g.one("yes", "no")), "rebootTimeout": g.maybe(0.7, g.one(0, 3000, -1))}))
    sysinfo = []
    if g.p(0.12):
        g.family("smbios")
        mode = g.one("sysinfo", "sysinfo", "sysinfo", "sysinfo", "host" if g.p(0.3) else "sysinfo", "emulate")
        children.append(E("smbios", {"mode": mode}))
        if mode != "host" and g.p(0.9):
            sysinfo.append(smbios(g))
    if g.p(0.04):
        sysinfo.append(E("sysinfo", {"type": "fwcfg"}, E("entry", {"name": "opt/com.example/a"}, text="some,text"),
                         E("entry", {"name": "opt/b", "file": "/x/blob"})))
    return sysinfo + [E("os", attributes, *children)]


def smbios(g):
    def entry(name, text):
        return E("entry", {"name": name}, text=text)
    parts = []
    if g.p(0.6):
        parts.append(E("bios", {}, entry("vendor", "LENOVO"), g.maybe(0.5, lambda: entry("version", "6FET82WW (3.12, x)")),
                       g.maybe(0.3, lambda: entry("date", "07/21/2010"))))
    if g.p(0.8):
        parts.append(E("system", {}, entry("manufacturer", "Fedora"), entry("product", "Virt-Manager"),
                       g.maybe(0.3, lambda: entry("version", "0.8.2-3.fc14")), g.maybe(0.3, lambda: entry("serial", "32dfcb37")),
                       g.maybe(0.3, lambda: entry("sku", "s k u")), g.maybe(0.3, lambda: entry("family", "Red Hat"))))
    if g.p(0.4):
        for _ in range(g.number_of(1, 1, 2)):
            parts.append(E("baseBoard", {}, entry("manufacturer", "LENOVO"), entry("product", "20BE0061MC"),
                           g.maybe(0.4, lambda: entry("location", "here")), g.maybe(0.4, lambda: entry("asset", "Asset Tag"))))
    if g.p(0.3):
        parts.append(E("chassis", {}, entry("manufacturer", "Dell"), entry("serial", "65X0XF2")))
    if g.p(0.3):
        parts.append(E("oemStrings", {}, E("entry", text="myappname:some arbitrary data"), E("entry", text="a,b")))
    return E("sysinfo", {"type": "smbios"}, *parts)


HYPERV = ["relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "vendor_id", "frequencies",
          "reenlightenment", "tlbflush", "ipi", "evmcs", "avic"]


def hyperv(g):
    g.family("hyperv")
    if g.p(0.08):
        return E("hyperv", {"mode": "passthrough"})
    names = ["relaxed", "vapic", "spinlocks"] if g.p(0.4) else [n for n in HYPERV if g.p(0.45)]
    if "stimer" in names and g.p(0.9):
        names += [n for n in ("vpindex", "synic") if n not in names]
    parts = []
    for name in names:
        state = "on" if g.p(0.93) else "off"
        attributes = {"state": state}
        children = []
        if name == "spinlocks" and state == "on":
            attributes["retries"] = g.one(8191, 4096, 4095, 12287)
        if name == "vendor_id" and state == "on":
            attributes["value"] = g.one("KVM Hv", "AuthenticAMD", "randomid")
        if name == "stimer" and g.p(0.4):
            children.append(E("direct", {"state": g.one("on", "off")}))
        parts.append(E(name, attributes, *children))
    return E("hyperv", {"mode": g.maybe(0.2, "custom")}, *parts)


def features(g):
    parts = []
    if g.p(0.85) or g.uefi and g.p(0.97):
        parts.append(E("acpi"))
    if g.p(0.75):
        parts.append(E("apic", {"eoi": g.maybe(0.1, g.one("on", "off"))}))
    if g.p(0.1):
        parts.append(E("pae"))
    if g.p(0.3):
        parts.append(hyperv(g))
    if g.p(0.1):
        g.family("kvm-features")
        parts.append(E("kvm", {}, *[E(n, {"state": g.one("on", "on", "off")}) for n in
                                    ("hidden", "hint-dedicated", "poll-control", "pv-ipi") if g.p(0.5)]))
    for name, chance in (("vmport", 0.25), ("smm", 0.08), ("pmu", 0.05), ("pvspinlock", 0.05), ("vmcoreinfo", 0.08)):
        if getattr(g, "smm", False) and name == "smm":
            parts.append(E("smm", {"state": "on"}, g.maybe(0.2, lambda: E("tseg", {"unit": g.one("MiB", "KiB", None)},
                                                                       text=g.one(16, 48, 16384)))))
        elif g.p(chance):
            parts.append(E(name, {"state": g.maybe(0.9, g.one("on", "off"))}))
    if g.p(0.05):
        parts.append(E("ioapic", {"driver": g.one("kvm", "qemu")}))
    if g.p(0.04):
        parts.append(E("msrs", {"unknown": g.one("ignore", "fault")}))
    return [E("features", {}, *parts)] if parts or g.p(0.5) else []


MODELS = ["qemu64", "Skylake-Client", "Haswell-noTSX", "EPYC", "kvm64", "Penryn", "Nehalem", "core2duo", "max"]
FLAGS = ["vmx", "svm", "hypervisor", "invtsc", "topoext", "aes", "pcid", "x2apic", "lahf_lm", "ssbd"]


def cpu(g):
    if g.p(0.4):
        return []
    g.family("cpu")
    mode = g.one(None, None, "custom", "custom", "host-passthrough", "maximum", "host-model") if g.kvm else g.one(
        None, None, None, "custom", "custom", "maximum")
    children, attributes = [], {"mode": mode}
    custom = mode in (None, "custom")
    if custom and (mode or g.p(0.5)):
        attributes["match"] = g.maybe(0.7, g.one("exact", "exact", "minimum", "strict"))
        children.append(E("model", {"fallback": g.maybe(0.5, g.one("allow", "forbid")),
                                    "vendor_id": g.maybe(0.03, "AuthenticAMD")}, text=g.one(*MODELS[:8 if g.p(0.95) else 9])))
        children.append(g.maybe(0.06, lambda: E("vendor", text=g.one("Intel", "AMD"))))
    if custom or g.p(0.2):
        attributes["check"] = g.maybe(0.3, g.one("none", "none", "partial", "full"))
    if mode == "host-passthrough":
        attributes["migratable"] = g.maybe(0.4, g.one("on", "off"))
    if g.p(0.5):
        topology(g, children)
    if g.p(0.06):
        children.append(E("cache", g.one({"level": 3, "mode": "emulate"}, {"mode": "disable"}, {"mode": "passthrough"} if mode in ("host-passthrough", "maximum") else {"mode": "disable"})))
    if g.p(0.05):
        children.append(E("maxphysaddr", {"mode": "passthrough"} if mode == "host-passthrough" else {"mode": "emulate", "bits": 42}))
    if (not custom or any(c is not None and c.tag == "model" for c in children)) and g.p(0.6):
        for name in g.dice.sample(FLAGS, g.number_of(0, 0, 1, 2)):
            children.append(E("feature", {"policy": g.maybe(0.95, g.one("force", "require", "optional", "disable", "forbid")),
                                          "name": name}))
    if g.p(0.22):
        numa(g, children)
    return [E("cpu", attributes, *children)]


def topology(g, children):
    splits = {1: (1, 1, 1), 2: (1, 2, 1), 4: (1, 2, 2), 8: (2, 2, 2), 6: (1, 3, 2), 12: (2, 3, 2)}
    sockets, cores, threads = splits[g.vcpus]
    if g.p(0.3):
        sockets, cores, threads = g.vcpus, 1, 1
    children.append(E("topology", {"sockets": sockets, "dies": g.maybe(0.4, 1), "cores": cores, "threads": threads}))


def numa(g, children):
    g.family("numa")
    g.cells = g.one(1, 2, 2) if g.vcpus > 1 else 1
    each = g.vcpus // g.cells
    cells = []
    for i in range(g.cells):
        cpus = f"{i * each}-{(i + 1) * each - 1}" if each > 1 else str(i)
        distances = None
        if g.cells == 2 and g.dice.random() < 0.3:
            distances = E("distances", {}, E("sibling", {"id": i, "value": 10}), E("sibling", {"id": 1 - i, "value": 21}))
        cells.append(E("cell", {"id": g.maybe(0.8, i), "cpus": cpus, "memory": g.one(524288, 1048576), "unit": g.maybe(0.6, "KiB"),
                                "memAccess": g.maybe(0.15, g.one("shared", "private")), "discard": g.maybe(0.05, "yes")}, distances))
    children.append(E("numa", {}, *cells))


def clock(g):
    if g.p(0.15):
        return []
    offset = g.one("utc", "utc", "utc", "localtime", "localtime", "timezone", "variable", "absolute")
    attributes = {"offset": offset}
    if offset == "timezone":
        attributes["timezone"] = "Europe/Berlin"
    elif offset == "variable":
        attributes["adjustment"] = g.maybe(0.7, g.one("0", "3600", "-60"))
        attributes["basis"] = g.maybe(0.5, g.one("utc", "localtime"))
    elif offset == "absolute":
        attributes["start"] = "1600000000"
    elif g.p(0.1):
        attributes["adjustment"] = g.one("reset", "reset", "10")
    timers = []
    if g.p(0.4):
        timers = [E("timer", {"name": "rtc", "tickpolicy": "catchup"}), E("timer", {"name": "pit", "tickpolicy": "delay"}),
                  E("timer", {"name": "hpet", "present": "no"})]
        if g.p(0.3):
            timers.append(E("timer", {"name": "hypervclock", "present": "yes"}))
    elif g.p(0.25):
        g.family("timers")
        for name in g.dice.sample(["rtc", "pit", "hpet", "tsc", "kvmclock", "hypervclock"], g.between(1, 3)):
            timer = {"name": name}
            if name == "rtc":
                timer.update(tickpolicy=g.maybe(0.7, g.one("delay", "catchup")), track=g.maybe(0.3, g.one("guest", "wall")))
            elif name == "pit":
                timer.update(tickpolicy=g.maybe(0.8, g.one("delay", "discard", "catchup")))
            elif name == "tsc":
                timer.update(frequency=g.maybe(0.2, 2300000000), mode=g.maybe(0.2, g.one("auto", "native", "emulate")))
            else:
                timer.update(present=g.one("yes", "no"))
            timers.append(E("timer", timer))
    return [E("clock", attributes, *timers)]


def rest(g):
    out = []
    for name, values in (("on_poweroff", ("destroy", "destroy", "restart")), ("on_reboot", ("restart", "destroy")),
                         ("on_crash", ("destroy", "restart", "preserve", "coredump-destroy"))):
        if g.p(0.35):
            out.append(E(name, text=values[0] if g.p(0.9) else g.one(*values)))
    if g.p(0.35):
        out.append(E("pm", {}, E("suspend-to-mem", {"enabled": g.one("no", "no", "yes")}),
                     g.maybe(0.8, lambda: E("suspend-to-disk", {"enabled": g.one("no", "no", "yes")}))))
    return out
