#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# life.sh [TYPE ...]: the life of an instance, by mdevctl and by sysfs, of those types, else of one of each driver.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
(($#)) || set -- mtty-2 mdpy-xga mbochs-large

for via in mdevctl sysfs; do
    for type; do
        parent=${type%%-*}
        # One for now.
        call vitrinectl mdev create "$parent" "$type" --via "$via"
        id=$out
        same "$via $type create" "$code $(state "$id")" "0 active"
        [[ $code == 0 ]] || exit 1
        same "$via $type create: its type" "$(basename "$(readlink "/sys/bus/mdev/devices/$id/mdev_type")")" "$type"
        # Kept.
        gives 0 "" vitrinectl mdev define "$id" --via "$via"
        same "$via $type define" "$(state "$id")" "active defined"
        gives 0 "" vitrinectl mdev autostart "$id" --via "$via"
        same "$via $type autostart" "$(state "$id")" "active defined auto"
        same "$via $type host instances" "$(vitrinectl host instances | awk -v id="$id" '$1 == id { print $4 }')" "active,defined,autostart"
        gives 0 "" vitrinectl mdev stop "$id" --via "$via"
        same "$via $type stop" "$(state "$id")" "defined auto"
        gives 0 "" vitrinectl mdev start "$id" --via "$via"
        same "$via $type start" "$(state "$id")" "active defined auto"
        gives 0 "" vitrinectl mdev forget "$id" --via "$via"
        same "$via $type forget" "$(state "$id")" "active"
        gives 0 "" vitrinectl mdev remove "$id" --via "$via"
        same "$via $type remove" "$(state "$id")" ""
        # Kept from the first day, with a UUID of one's own.
        id=$(uuid)
        gives 0 "$id" vitrinectl mdev create "$parent" "$type" --uuid "${id^^}" --autostart --via "$via"
        same "$via $type create --autostart" "$(state "$id")" "active defined auto"
        gives 0 "" vitrinectl mdev remove "$id" --via "$via"
        gives 0 "" vitrinectl mdev forget "$id" --via "$via"
        same "$via $type nothing left" "$(state "$id")" ""
    done
done
finish
