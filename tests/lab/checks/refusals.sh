#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the host refuses is told with its meaning and exit code 4, whoever would do it; and nothing hangs.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"

same "--json" "$(vitrinectl mdev create mtty mtty-1 --uuid 11111111-1b4b-45ef-ad62-de05be9171df --json | tr -d ' \n')" \
    '{"parent":"mtty","type":"mtty-1","uuid":"11111111-1b4b-45ef-ad62-de05be9171df","via":"mdevctl"}'
id=11111111-1b4b-45ef-ad62-de05be9171df

# What is refused is told beforehand, whoever would do it.
for via in mdevctl sysfs; do
    refuses "exists already, on mtty" vitrinectl mdev create mdpy mdpy-hd --uuid "$id" --via "$via"
    refuses "offers no type mtty-9" vitrinectl mdev create mtty mtty-9 --via "$via"
    refuses "no device of this host" vitrinectl mdev create nowhere mtty-1 --via "$via"
    refuses "has no definition" vitrinectl mdev forget "$id" --via "$via"
    refuses "has no definition" vitrinectl mdev autostart "$id" --via "$via"
    refuses "is not defined" vitrinectl mdev start "$id" --via "$via"
    refuses "is not defined and would be gone" vitrinectl mdev stop "$id" --via "$via"
    refuses "there is no vGPU" vitrinectl mdev remove "$(uuid)" --via "$via"
done
vitrinectl mdev define "$id"
refuses "is defined already" vitrinectl mdev define "$id"
refuses "is active already" vitrinectl mdev start "$id"
vitrinectl mdev forget "$id"
unmake "$id"
call vitrinectl mdev create mdpy mdpy-hd --uuid not-a-uuid
same "a bad UUID" "$code" 2
refuses "libvirt is not there" vitrinectl mdev create mtty mtty-1 --via libvirt

# Past capacity, with who holds it: mdpy has 4 in all.
made=()
for _ in 1 2 3 4; do made+=("$(vitrinectl mdev create mdpy mdpy-vga)"); done
refuses "no mdpy-hd is left on mdpy" vitrinectl mdev create mdpy mdpy-hd
# The kernel's own refusal, as a race would meet it, is EUSERS.
uuid 2>/run/lab/words >/sys/class/mdev_bus/mdpy/mdev_supported_types/mdpy-hd/create && fail "the kernel made a fifth"

# In use: refused at once, and nothing hangs.
group=$(basename "$(readlink "/sys/bus/mdev/devices/${made[0]}/iommu_group")")
exec {held}<>"/dev/vfio/$group"
begin=$SECONDS
refuses "in use by process $$" vitrinectl mdev remove "${made[0]}"
refuses "in use by process $$" vitrinectl mdev remove "${made[0]}" --via sysfs
((SECONDS - begin < 10)) || fail "refusing took $((SECONDS - begin)) s"
same "in use: still there" "$(state "${made[0]}")" "active"
exec {held}>&-
for each in "${made[@]}"; do gives 0 "" vitrinectl mdev remove "$each"; done

# Another user may look, and is told that it may not touch.
id=$(make mtty-1)
# shellcheck disable=SC2317 # `refuses` calls it
as_nobody() { setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent "$LAB_BUILD/bin/vitrinectl" "$@"; }
for via in mdevctl sysfs; do
    refuses "Permission denied" as_nobody mdev create mtty mtty-1 --via "$via"
    refuses "Permission denied" as_nobody mdev remove "$id" --via "$via"
    refuses "Permission denied" as_nobody mdev define "$id" --via "$via"
done
unmake "$id"
finish
