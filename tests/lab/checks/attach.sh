#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `attach --display auto` and `set mdev[0].display=auto` make of each driver's vGPU the XML that fits it.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
export XDG_STATE_HOME=/run/lab/attach-state
guest=/run/lab/guest.xml
cat >"$guest" <<'XML'
<domain type='qemu'>
  <name>g</name>
  <memory unit='MiB'>256</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
  </devices>
</domain>
XML

# look XML: what the guest has, in a few words.
look() {
    python3 - "$1" <<'PY'
import sys, xml.etree.ElementTree as tree
domain = tree.fromstring(sys.argv[1])
words = ["display=" + h.get("display", "-") for h in domain.iter("hostdev")]
for g in domain.iter("graphics"):
    gl = g.find("gl")
    words.append(g.get("type") + ("" if gl is None else f" gl={gl.get('enable', 'yes')} {gl.get('rendernode', '-')}"))
words += ["wish=" + m.get("display") for m in domain.iter("{https://vitrine.org/xmlns/libvirt/domain/1.0}mdev")]
print(", ".join(words))
PY
}

declare -A want=(
    [mdpy-hd]="display=on, spice, wish=auto"
    [mbochs-small]="display=on, spice gl=yes /dev/dri/renderD128, wish=auto"
    [mtty-1]="display=off, wish=auto")
for type in "${!want[@]}"; do
    id=$(make "$type")
    call vitrinectl attach "$guest" --mdev "$id" --display auto
    same "$type attach: exit code" "$code" 0
    same "$type attach" "$(look "$out")" "${want[$type]}"
    echo "$out" >/run/lab/attached.xml
    call vitrinectl validate /run/lab/attached.xml
    same "$type: what is made is right" "$code" 0
    # Turned off by hand, and left to the host again.
    call vitrinectl set /run/lab/attached.xml "mdev[0].display=off" --in-place
    call vitrinectl set /run/lab/attached.xml "mdev[0].display=auto"
    same "$type set" "$(look "$out")" "${want[$type]}"
    unmake "$id"
done
finish
