# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guests that the check `verdict` starts: vGPUs, emulated video, viewers and OpenGL, and whether the host has a render node."""

from dataclasses import dataclass

NODE = "/dev/dri/renderD128"


def gl(node: str = "", enable: str = "yes") -> str:
    return f"<gl enable='{enable}'{f' rendernode={node!r}' if node else ''}/>"


def spice(listen: str, inside: str = "") -> str:
    port = " autoport='yes'" if listen == "port" else ""
    listens = {"port": "", "socket": "<listen type='socket'/>", "none": "<listen type='none'/>"}[listen]
    return f"<graphics type='spice'{port}>{listens}{inside}</graphics>"


def egl(node: str = "") -> str:
    return f"<graphics type='egl-headless'>{f'<gl rendernode={node!r}/>' if node else ''}</graphics>"


VNC = "<graphics type='vnc' autoport='yes'/>"
VNC_SOCKET = "<graphics type='vnc'><listen type='socket'/></graphics>"
DBUS = "<graphics type='dbus' p2p='yes'/>"
DBUS_GL = f"<graphics type='dbus' p2p='yes'>{gl()}</graphics>"
BUS = "unix:path=/run/lab/verdict-bus"

# Each by the name that stands in the line of a combination.
VIEWERS = {
    "no viewer": "",
    "vnc": VNC,
    "vnc socket": VNC_SOCKET,
    "spice": spice("port"),
    "spice socket": spice("socket"),
    "spice local": spice("none"),
    "spice socket gl": spice("socket", gl()),
    "spice socket gl, node": spice("socket", gl(NODE)),
    "spice socket gl, wrong node": spice("socket", gl("/dev/dri/renderD200")),
    "spice local gl": spice("none", gl()),
    "spice gl": spice("port", gl()),
    "egl": egl(),
    "egl, node": egl(NODE),
    "egl, wrong node": egl("/dev/dri/renderD200"),
    "egl, no GPU": egl("/dev/null"),
    "egl + vnc": egl() + VNC,
    "vnc + egl": VNC + egl(NODE),
    "egl + spice": egl() + spice("port"),
    "spice socket + egl": spice("socket") + egl(NODE),
    "spice socket gl + egl": spice("socket", gl()) + egl(),
    "vnc + spice socket": VNC + spice("socket"),
    "vnc + spice socket gl": VNC + spice("socket", gl(NODE)),
    "vnc + spice gl": VNC + spice("port", gl(NODE)),
    "egl + vnc + spice": egl() + VNC + spice("port"),
    "dbus": DBUS,
    "dbus bus": f"<graphics type='dbus' address='{BUS}'/>",
    "dbus gl": DBUS_GL,
    "dbus gl, node": f"<graphics type='dbus' p2p='yes'>{gl(NODE)}</graphics>",
    "dbus bus gl": f"<graphics type='dbus' address='{BUS}'>{gl()}</graphics>",
    "dbus gl + vnc": DBUS_GL + VNC,
    "dbus gl + spice socket": DBUS_GL + spice("socket"),
    "dbus gl + spice socket gl": DBUS_GL + spice("socket", gl()),
    "dbus + egl": DBUS + egl(),
    "egl + dbus": egl() + DBUS,
    "dbus gl + egl": DBUS_GL + egl(),
    "egl + dbus gl": egl() + DBUS_GL,
}
OPENGL = [name for name in VIEWERS if "gl" in name]
SOME = ["no viewer", "vnc", "spice socket", "spice socket gl", "egl", "egl + vnc", "egl + spice", "dbus gl"]

VIDEOS = {
    "no video": "<video><model type='none'/></video>",
    "VGA": "<video><model type='vga'/></video>",
    "VGA passed first": "<video><model type='none'/></video>",
    "VGA passed last": "<video><model type='none'/></video>",
    "libvirt's video": "",
    "virtio 3D": "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>",
}
# By qemu:commandline. QEMU makes the devices that are given in JSON after all others.
PASSED = {
    "VGA passed first": "VGA,id=passed,addr=0x1d",
    "VGA passed last": '{"driver":"VGA","id":"passed","addr":"0x1d"}',
}


@dataclass(frozen=True)
class Vgpu:
    driver: str  # mdpy, mbochs, mtty
    display: str = "on"
    ramfb: str = ""

    def __str__(self) -> str:
        words = [self.driver]
        if self.display != "on":
            words.append(f"display={self.display}")
        if self.ramfb:
            words.append(f"ramfb={self.ramfb}")
        return " ".join(words)


@dataclass(frozen=True)
class Combination:
    vgpus: tuple[Vgpu, ...]
    viewer: str
    video: str = "no video"
    render_node: bool = True

    def __str__(self) -> str:
        words = [" and ".join(map(str, self.vgpus)), self.video, self.viewer]
        return " | ".join(words + ([] if self.render_node else ["no render node"]))

    def xml(self, uuids: list[str]) -> str:
        """The guest; `uuids` are the instances for the vGPUs, in their order."""
        hostdevs = "".join(
            f"<hostdev mode='subsystem' type='mdev' model='vfio-pci' display='{vgpu.display}'"
            f"{f' ramfb={vgpu.ramfb!r}' if vgpu.ramfb else ''}><source><address uuid='{uuid}'/></source></hostdev>"
            for vgpu, uuid in zip(self.vgpus, uuids, strict=True))
        passed = PASSED.get(self.video)
        arguments = f"<qemu:commandline><qemu:arg value='-device'/><qemu:arg value='{passed}'/></qemu:commandline>" if passed else ""
        return (
            "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>verdict</name>"
            "<memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os><devices>"
            f"<controller type='usb' model='none'/>{VIEWERS[self.viewer]}{VIDEOS[self.video]}{hostdevs}"
            f"<memballoon model='none'/></devices>{arguments}</domain>\n")


def combinations() -> list[Combination]:
    def all_of(vgpus: list[Vgpu], viewers, videos=("no video",), render_node=True) -> list[Combination]:
        return [Combination(tuple(vgpus), viewer, video, render_node) for video in videos for viewer in viewers]

    mdpy, mbochs, mtty = Vgpu("mdpy"), Vgpu("mbochs"), Vgpu("mtty")
    out = []
    for vgpu in (mbochs, mdpy):
        out += all_of([vgpu], VIEWERS)
        out += all_of([vgpu], SOME + ["vnc + spice socket gl", "dbus gl + vnc"], ("VGA",))
        out += all_of([vgpu], ["vnc", "spice socket gl", "egl + vnc", "egl + spice"], PASSED)
        out += all_of([vgpu], ["vnc", "spice socket", "egl + vnc"], ("libvirt's video",))
        out += all_of([vgpu], ["vnc", "egl + vnc"], ("virtio 3D",))
    out += all_of([mtty], ["no viewer", "vnc", "spice socket gl", "egl + spice", "spice gl"])
    out += all_of([mtty], ["vnc", "spice socket gl"], ("VGA",))
    for driver in ("mdpy", "mbochs", "mtty"):
        out += all_of([Vgpu(driver, "off")], ["vnc", "egl + spice"], ("VGA",))
        # The boot picture
        out += all_of([Vgpu(driver, "on", "on")], ["no viewer", "vnc", "spice socket gl", "egl + vnc"])
        out += all_of([Vgpu(driver, "off", "on")], ["vnc", "spice socket gl"])
    # Two of them
    for pair in ([mdpy, mdpy], [mbochs, mbochs], [mdpy, mbochs], [mbochs, mdpy]):
        out += all_of(pair, ["vnc", "spice socket gl", "egl + vnc", "egl + spice"])
    for pair in ([mdpy, mtty], [mtty, mbochs]):
        out += all_of(pair, ["vnc", "spice socket gl"])
    out += all_of([mdpy, Vgpu("mtty", "off")], ["vnc"], ("no video", "VGA"))
    out += all_of([mdpy, Vgpu("mbochs", "off")], ["vnc", "egl + spice"])
    out += all_of([Vgpu("mdpy", "off"), mbochs], ["vnc", "egl + vnc", "egl + spice"])
    for pair in ([Vgpu("mdpy", "on", "on"), mdpy], [mbochs, Vgpu("mbochs", "on", "on")],
                 [Vgpu("mdpy", "on", "on"), Vgpu("mdpy", "on", "on")]):
        out += all_of(pair, ["vnc", "spice socket gl"])
    # A host without a GPU: those at the end, because the render node goes away for them.
    out += all_of([mbochs], [v for v in OPENGL if "wrong" not in v] + ["vnc"], render_node=False)
    out += all_of([mdpy], ["vnc", "egl + vnc", "spice socket gl", "dbus gl", "dbus"], render_node=False)
    out += all_of([Vgpu("mtty", "off")], ["egl + vnc"], render_node=False)
    return out
