# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""verdict.py [PART ...]: runs in the lab. One line for each combination, and the totals; exit 1 when a verdict is wrong."""

import json
import os
import re
import subprocess
import sys
import time
import uuid
from pathlib import Path

from combinations import BUS, Combination, combinations
from displays import Picture, Qmp, bus_has_qemu, spice_opens, vnc_size

VITRINECTL = os.environ["LAB_BUILD"] + "/bin/vitrinectl"
GUEST = Path("/run/lab/verdict.xml")
TYPES = {"mdpy": "mdpy-xga", "mbochs": "mbochs-small", "mtty": "mtty-1"}
CAPS = ["--caps", os.environ["LAB_CAPS"]] if "LAB_CAPS" in os.environ else []
KINDS = {"mdpy": "region", "mbochs": "dmabuf", "mtty": "none"}


def run(*arguments: str, timeout: float = 90) -> subprocess.CompletedProcess:
    return subprocess.run([VITRINECTL, *arguments], capture_output=True, text=True, timeout=timeout, check=False,
                          stdin=subprocess.DEVNULL)


def make_instances() -> dict[str, list[str]]:
    """Two of each driver, each asked how it shows its picture: what the rules know of it."""
    made: dict[str, list[str]] = {}
    for driver, kind in TYPES.items():
        made[driver] = [str(uuid.uuid4()), str(uuid.uuid4())]
        for instance in made[driver]:
            Path(f"/sys/class/mdev_bus/{driver}/mdev_supported_types/{kind}/create").write_text(instance)
            said = run("mdev", "probe", instance).stdout.strip()
            if said != KINDS[driver]:
                sys.exit(f"    {driver}: mdev probe says {said!r}")
    return made


def take_render_node_away() -> None:
    subprocess.run(["/run/lab/busybox", "rmmod", "vgem"], check=True)


class Verdict:
    """What the rules say of a guest, before anything is started."""

    def __init__(self, file: Path) -> None:
        said = run("validate", *CAPS, "--json", str(file))
        self.found = json.loads(said.stdout)

    @property
    def refuses(self) -> list[str]:
        return [d["rule"] for d in self.found if d["severity"] == "error" and d["phase"] == "qemu"]

    @property
    def vnc_shows_other(self) -> bool:
        return any(d["severity"] == "warning" and d["rule"] in ("display.other-head", "display.second-head") for d in self.found)


def look_at(combination: Combination, verdict: Verdict, guest: dict) -> list[str]:
    """Complaints about the displays of a guest that runs."""
    wrong = []
    qmp = Qmp(guest["qmp"])
    shown = {}
    for number, vgpu in enumerate(combination.vgpus):
        picture = Picture(qmp, f"hostdev{number}")
        shown[number] = picture
        if (vgpu.display == "on") != (not picture.refused):
            wrong.append(f"hostdev{number} has {'no ' if picture.refused else 'a '}console: {picture.refused}")
        if vgpu == combination.vgpus[0] and vgpu.driver == "mdpy" and vgpu.display == "on" and picture.size != (1024, 768):
            wrong.append(f"the picture of mdpy has {picture.size}")
    first = combination.vgpus[0]
    # Of mbochs alone: the picture of mdpy is never dark, its driver fills it with grey.
    if first.driver == "mbochs" and first.display == "on" and first.ramfb != "on":
        if not shown[0].dark:
            wrong.append("the screen is not dark before the guest has a driver")
    elif str(first) == "mbochs ramfb=on":
        end = time.monotonic() + 60
        while Picture(qmp, "hostdev0").dark and time.monotonic() < end:
            time.sleep(1)
        if time.monotonic() >= end:
            wrong.append("the firmware shows nothing on the boot picture")

    want_vnc, want_spice = "vnc" in combination.viewer, "spice" in combination.viewer
    schemes = [address.split(":")[0].split("+")[0] for address in guest["displays"]]
    if sorted(schemes) != sorted(["vnc"] * want_vnc + ["spice"] * want_spice):
        wrong.append(f"listens on {guest['displays']}")
    for address in guest["displays"]:
        try:
            if address.startswith("spice"):
                spice_opens(address)
                continue
            size = vnc_size(address)
            # Beside Spice, which has a channel for each display, nothing is said of VNC.
            if first.display == "on" and first.driver == "mdpy" and not want_spice:
                shows_vgpu = size == (1024, 768)
                if shows_vgpu == verdict.vnc_shows_other:
                    wrong.append(f"VNC shows {size[0]}x{size[1]}, the rules said "
                                 f"{'another display' if verdict.vnc_shows_other else 'the vGPU'}")
        except OSError as error:
            wrong.append(f"{address}: {error}")
    try:
        if "egl" in combination.viewer:
            pass  # libvirt refuses it beside D-Bus, and QEMU takes the last of the two
        elif "dbus bus" in combination.viewer:
            bus_has_qemu(BUS)
        elif "dbus" in combination.viewer:
            qmp.dbus_opens()
    except OSError as error:
        wrong.append(str(error))
    qmp.close()
    return wrong


def check(combination: Combination, instances: dict[str, list[str]]) -> tuple[str, list[str]]:
    """A word for what happened, and complaints."""
    left = {driver: list(ids) for driver, ids in instances.items()}
    GUEST.write_text(combination.xml([left[vgpu.driver].pop(0) for vgpu in combination.vgpus]))
    verdict = Verdict(GUEST)
    launch = run("launch", *CAPS, "--detach", "--json", str(GUEST))
    if launch.returncode == 0:
        guest = json.loads(launch.stdout)
        try:
            wrong = look_at(combination, verdict, guest)
        except (OSError, ValueError) as error:
            wrong = [f"its displays cannot be looked at: {error}"]
        run("stop", "verdict")
        while Path(f"/proc/{guest['pid']}").exists():
            time.sleep(0.02)
        if verdict.refuses:
            wrong.append(f"the rules refuse it: {verdict.refuses}")
        return "starts " + " ".join(guest["displays"]), wrong
    said = [line.split("launch: ", 1)[-1] for line in launch.stderr.splitlines()]
    ruled = [match[1] for line in said if (match := re.search(r"\[([\w.-]+)\]$", line))]
    wrong = []
    if not verdict.refuses:
        wrong.append("the rules say that it starts")
    if not ruled:
        wrong.append("the launch does not know QEMU's words")
    wrong += [f"QEMU's cause is {rule}, the rules say {verdict.refuses}" for rule in ruled
              if verdict.refuses and rule not in verdict.refuses]
    if wrong:
        wrong += said
    return "refused " + " ".join(dict.fromkeys(ruled)), wrong


def main() -> int:
    chosen = [c for c in combinations() if all(part in str(c) for part in sys.argv[1:])]
    instances = make_instances()
    bus = subprocess.Popen(["dbus-daemon", "--session", f"--address={BUS}", "--nofork", "--nopidfile"],
                           stderr=subprocess.DEVNULL)
    with_node, misses, started = True, 0, 0
    for combination in chosen:
        if with_node and not combination.render_node:
            take_render_node_away()
            with_node = False
        begin = time.monotonic()
        try:
            what, wrong = check(combination, instances)
        except (subprocess.TimeoutExpired, ValueError) as error:
            what, wrong = "no answer", [str(error)]
            run("stop", "verdict")
        started += what.startswith("starts")
        misses += bool(wrong)
        print(f"    {'MISS' if wrong else 'same'} {combination}: {what.strip()} ({time.monotonic() - begin:.1f} s)", flush=True)
        for line in wrong:
            print(f"         {line}", flush=True)
    bus.terminate()
    bus.wait()
    for ids in instances.values():
        for instance in ids:
            Path(f"/sys/bus/mdev/devices/{instance}/remove").write_text("1")
    if not with_node:
        subprocess.run(["/run/lab/busybox", "insmod", os.environ["LAB_MODULES"] + "/vgem.ko"], check=True)
    print(f"    {len(chosen)} combinations: {started} start, {len(chosen) - started} are refused; {misses} wrong verdicts", flush=True)
    return 1 if misses else 0


if __name__ == "__main__":
    sys.exit(main())
