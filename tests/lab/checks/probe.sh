#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `mdev probe` says region, dmabuf and none of mdpy, mbochs and mtty, by both methods; a vGPU in use is answered from memory.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
export XDG_STATE_HOME=/run/lab/probe-state
rm -rf "$XDG_STATE_HOME"

declare -A kind=([mdpy-hd]=region [mbochs-small]=dmabuf [mtty-1]=none)
declare -A made
for type in "${!kind[@]}"; do made[$type]=$(make "$type"); done

# By QEMU first, so that the other method's answer cannot come from memory; then that memory is gone, and it answers itself.
for type in "${!kind[@]}"; do
    gives 0 "${kind[$type]}" vitrinectl mdev probe "${made[$type]}" --method qemu
    same "$type: nothing beside the answer" "$err" ""
done
rm -rf "$XDG_STATE_HOME"
for type in "${!kind[@]}"; do
    begin=${EPOCHREALTIME/./}
    gives 0 "${kind[$type]}" vitrinectl mdev probe "${made[$type]}"
    echo "    $type: ${kind[$type]} in $(((${EPOCHREALTIME/./} - begin) / 1000)) ms, the whole process"
    same "$type: nothing beside the answer" "$err" ""
done
holds "--json" "$(vitrinectl mdev probe "${made[mtty-1]}" --json | tr -d ' \n')" '"displayMode":"none","from":"vfio","reason":null'

# host instances and host types tell the same.
for type in "${!kind[@]}"; do
    same "host instances: $type" "$(vitrinectl host instances | awk -v id="${made[$type]}" '$1 == id { print $6 }')" "${kind[$type]}"
    same "host types: $type" "$(vitrinectl host types --json | python3 -c '
import json, sys
print(next(t["displayMode"] for t in json.load(sys.stdin) if t["type"] == sys.argv[1]))' "$type")" "${kind[$type]}"
done

# In use: this shell holds the group as a guest would.
group=$(basename "$(readlink "/sys/bus/mdev/devices/${made[mdpy-hd]}/iommu_group")")
exec {held}<>"/dev/vfio/$group"
gives 0 region vitrinectl mdev probe "${made[mdpy-hd]}"
holds "in use: why" "$err" "in use by process $$"
gives 0 region vitrinectl mdev probe "${made[mdpy-hd]}" --method qemu
holds "in use: QEMU's words" "$err" "Device or resource busy"
rm -rf "$XDG_STATE_HOME"
call vitrinectl mdev probe "${made[mdpy-hd]}"
same "in use and never asked: answer" "$code $out" "4 unknown"
holds "in use and never asked: why" "$err" "in use by process $$"
exec {held}>&-

# Another user may not open the group.
call setpriv --reuid 65534 --clear-groups env XDG_STATE_HOME=/run/lab/nobody "$LAB_BUILD/bin/vitrinectl" mdev probe "${made[mbochs-small]}"
same "a normal user: answer" "$code $out" "4 unknown"
holds "a normal user: why" "$err" "this user may not open it"

for type in "${!kind[@]}"; do unmake "${made[$type]}"; done
call vitrinectl mdev probe "${made[mtty-1]}"
same "gone: answer" "$code $out" "4 unknown"
holds "gone: why" "$err" "there is no vGPU ${made[mtty-1]}"
finish
