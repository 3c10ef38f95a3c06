# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at the displays of a running QEMU: connects to its viewers' ends, and takes pictures through QMP."""

import json
import os
import socket
import struct
import subprocess
from urllib.parse import urlparse

PATIENCE = 20.0  # seconds, for one answer


def connect(address: str) -> socket.socket:
    """scheme://HOST:PORT or scheme+unix://PATH"""
    where = urlparse(address)
    if where.scheme.endswith("+unix"):
        end = socket.socket(socket.AF_UNIX)
        end.settimeout(PATIENCE)
        end.connect(where.path)
        return end
    return socket.create_connection((where.hostname, where.port), PATIENCE)


def receive(end: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        part = end.recv(size - len(data))
        if not part:
            raise OSError(f"closed after {len(data)} of {size} bytes")
        data += part
    return data


def vnc_size(address: str) -> tuple[int, int]:
    """Shakes hands as RFC 6143 says; the size of the desktop that the server shows."""
    with connect(address) as end:
        version = receive(end, 12)
        if not version.startswith(b"RFB 003."):
            raise OSError(f"this is no VNC server: {version!r}")
        end.sendall(b"RFB 003.008\n")
        kinds = receive(end, receive(end, 1)[0])
        if 1 not in kinds:
            raise OSError(f"VNC wants a password: {kinds!r}")
        end.sendall(b"\x01")
        if receive(end, 4) != bytes(4):
            raise OSError("VNC refused")
        end.sendall(b"\x01")  # shared
        return struct.unpack(">HH", receive(end, 4))


def spice_opens(address: str) -> None:
    """Links to the main channel (SpiceLinkMess); the server answers with its key."""
    with connect(address) as end:
        message = struct.pack("<IBBIII", 0, 1, 0, 0, 0, 18)
        end.sendall(b"REDQ" + struct.pack("<III", 2, 2, len(message)) + message)
        magic, _, _, size = struct.unpack("<4sIII", receive(end, 16))
        error = struct.unpack("<I", receive(end, size)[:4])[0]
        if magic != b"REDQ" or error:
            raise OSError(f"Spice refused: {magic!r}, error {error}")


class Qmp:
    def __init__(self, path: str) -> None:
        self.end = socket.socket(socket.AF_UNIX)
        self.end.settimeout(PATIENCE)
        self.end.connect(path)
        self.lines = self.end.makefile("r", encoding="utf-8")
        json.loads(self.lines.readline())
        self.ask("qmp_capabilities")

    def ask(self, command: str, descriptor: int | None = None, **arguments) -> dict:
        """The answer: {"return": ...} or {"error": ...}."""
        text = json.dumps({"execute": command, "arguments": arguments}).encode()
        if descriptor is None:
            self.end.sendall(text)
        else:
            socket.send_fds(self.end, [text], [descriptor])
        while True:
            line = self.lines.readline()
            if not line:
                raise OSError("QEMU ended")
            answer = json.loads(line)
            if "event" not in answer:
                return answer

    def dbus_opens(self) -> None:
        """A viewer of a display on D-Bus without a bus: one end of a pair of sockets goes to QEMU, which then lets it in."""
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.settimeout(PATIENCE)
            for answer in (self.ask("getfd", theirs.fileno(), fdname="viewer"),
                           self.ask("add_client", protocol="@dbus-display", fdname="viewer")):
                if "error" in answer:
                    raise OSError(f"D-Bus: {answer['error']['desc']}")
            ours.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
            said = ours.recv(200)
            if not said.startswith(b"OK "):
                raise OSError(f"D-Bus: {said!r}")

    def close(self) -> None:
        self.lines.close()
        self.end.close()


class Picture:
    """A picture of one console, taken through QMP."""

    def __init__(self, qmp: Qmp, device: str = "") -> None:
        path = "/run/lab/verdict.ppm"
        answer = qmp.ask("screendump", filename=path, **({"device": device} if device else {}))
        self.refused = answer.get("error", {}).get("desc", "")
        self.size, self.pixels = (0, 0), b""
        if self.refused:
            return
        with open(path, "rb") as file:
            data = file.read()
        os.remove(path)
        # P6, width, height, 255, each followed by one white space; then three bytes a pixel.
        _, width, height = data[:30].split(maxsplit=3)[:3]
        self.size = (int(width), int(height))
        self.pixels = data[-self.size[0] * self.size[1] * 3:]

    @property
    def dark(self) -> bool:
        """Black, but for QEMU's own line "Guest has not initialized the display (yet)."."""
        return self.size == (640, 480) and self.pixels.count(0) > 0.97 * len(self.pixels)


def bus_has_qemu(address: str) -> None:
    names = subprocess.run(["dbus-send", f"--bus={address}", "--print-reply", "--dest=org.freedesktop.DBus",
                            "/org/freedesktop/DBus", "org.freedesktop.DBus.ListNames"],
                           capture_output=True, text=True, timeout=PATIENCE, check=False)
    if '"org.qemu"' not in names.stdout:
        raise OSError(f"D-Bus: org.qemu is not on the bus {names.stderr}")
