#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The life of an instance through a real libvirtd with udev. libvirt 9.0 knows mtty's parent, and not mdpy's and mbochs's.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
start_libvirt || fail "libvirtd does not answer"

call vitrinectl mdev create mtty mtty-2 --via libvirt
id=$out
same "create" "$code $(state "$id")" "0 active"
[[ $code == 0 ]] || {
    echo "    $err"
    exit 1
}
gives 0 "" vitrinectl mdev remove "$id" --via libvirt
same "remove" "$(state "$id")" ""

id=$(uuid)
gives 0 "$id" vitrinectl mdev create mtty mtty-1 --uuid "$id" --autostart --via libvirt
same "create --autostart" "$(state "$id")" "active defined auto"
gives 0 "" vitrinectl mdev stop "$id" --via libvirt
same "stop" "$(state "$id")" "defined auto"
gives 0 "" vitrinectl mdev start "$id" --via libvirt
same "start" "$(state "$id")" "active defined auto"
refuses "exists already" vitrinectl mdev create mtty mtty-1 --uuid "$id" --via libvirt
gives 0 "" vitrinectl mdev forget "$id" --via libvirt
same "forget" "$(state "$id")" "active"

# In use: libvirt is not even asked.
group=$(basename "$(readlink "/sys/bus/mdev/devices/$id/iommu_group")")
exec {held}<>"/dev/vfio/$group"
refuses "in use by process $$" vitrinectl mdev remove "$id" --via libvirt
exec {held}>&-
gives 0 "" vitrinectl mdev remove "$id" --via libvirt

# Without --via: libvirt where it knows the parent, else mdevctl.
via_of() { python3 -c 'import json, sys; print(json.load(sys.stdin)["via"])'; }
id=$(uuid)
same "mtty goes by" "$(vitrinectl mdev create mtty mtty-1 --uuid "$id" --json | via_of)" libvirt
unmake "$id"
id=$(uuid)
same "mdpy goes by" "$(vitrinectl mdev create mdpy mdpy-hd --uuid "$id" --json | via_of)" mdevctl
unmake "$id"
refuses "libvirt does not know mdpy" vitrinectl mdev create mdpy mdpy-hd --via libvirt
stop_libvirt
finish
