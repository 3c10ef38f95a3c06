#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# watch.sh [ROUNDS]: what other processes do to the host is told as it happens, and a storm leaves no difference behind.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
rounds=${1:-200}
log=/run/lab/watch.log

start_watch() {
    : >"$log"
    "$LAB_BUILD/bin/vitrinectl" host watch --json >"$log" 2>/run/lab/watch.err &
    watcher=$!
    within 20 grep -q watching /run/lab/watch.err || fail "host watch does not begin: $(</run/lab/watch.err)"
}
stop_watch() {
    kill "$watcher"
    wait "$watcher" || fail "host watch ended with $?"
}
now() { echo $((${EPOCHREALTIME/./} / 1000)); }
# appears PART: how long until the log holds it, in ms; polls without starting processes.
takes() {
    local begin text
    begin=$1
    while :; do
        text=$(<"$log")
        [[ $text == *"$2"* ]] && break
        (($(now) - begin < 5000)) || break
    done
    echo $(($(now) - begin))
}

start_watch
worst=0
for type in mtty-2 mdpy-hd mbochs-small; do
    for _ in 1 2 3; do
        id=$(uuid)
        begin=$(now)
        echo "$id" >"/sys/class/mdev_bus/${type%%-*}/mdev_supported_types/$type/create"
        ms=$(takes "$begin" "\"event\":\"appeared\",\"parent\":\"${type%%-*}\",\"type\":\"$type\",\"uuid\":\"$id\"")
        ((ms > worst)) && worst=$ms
        begin=$(now)
        unmake "$id"
        ms=$(takes "$begin" "\"event\":\"gone\",\"parent\":\"${type%%-*}\",\"type\":\"$type\",\"uuid\":\"$id\"")
        ((ms > worst)) && worst=$ms
    done
done
echo "    told after $worst ms at worst"
# Under plain emulation everything takes twenty times as long as on a host.
((worst < 1000)) || fail "told after $worst ms"

# Capacities of the sister types come with it; mtty-1 has 24 ports, one mtty-2 takes two.
id=$(make mtty-2)
takes "$(now)" '"availableInstances":22,"event":"changed","parent":"mtty","type":"mtty-1"' >/dev/null
holds "sister types" "$(<"$log")" '"availableInstances":22,"event":"changed","parent":"mtty","type":"mtty-1"'
unmake "$id"

# mdevctl, and a definition alone.
id=$(uuid)
mdevctl start --uuid "$id" --parent mtty --type mtty-1
(($(takes "$(now)" "\"event\":\"appeared\",\"parent\":\"mtty\",\"type\":\"mtty-1\",\"uuid\":\"$id\"") < 2000)) || fail "mdevctl start is not told"
mdevctl define --uuid "$id"
(($(takes "$(now)" "\"event\":\"changed\",\"parent\":\"mtty\",\"type\":\"mtty-1\",\"uuid\":\"$id\"") < 2000)) || fail "mdevctl define is not told"
mdevctl undefine --uuid "$id"
unmake "$id"
stop_watch

# A storm: what was told, put together, is what is there.
start_watch
kept=()
fds_before=$(find "/proc/$watcher/fd" -mindepth 1 | wc -l)
for ((i = 0; i < rounds; i++)); do
    id=$(uuid)
    echo "$id" >/sys/class/mdev_bus/mtty/mdev_supported_types/mtty-1/create
    if ((i % (rounds / 5) == 0)); then kept+=("$id"); else unmake "$id"; fi
done
# Refused by its driver: added and removed, and never an instance.
uuid 2>/dev/null >/sys/class/mdev_bus/mbochs/mdev_supported_types/mbochs-none/create
# shellcheck disable=SC2317  # within calls it
settled() {
    [[ $(python3 - "$log" <<'PY'
import json, sys
there = set()
for line in open(sys.argv[1]):
    e = json.loads(line)
    if "uuid" in e:
        (there.discard if e["event"] == "gone" else there.add)(e["uuid"])
print("\n".join(sorted(there)))
PY
    ) == "$(instances)" ]]
}
within 10 settled || fail "after the storm what was told is not what is there"
fds_after=$(find "/proc/$watcher/fd" -mindepth 1 | wc -l)
same "file descriptors after the storm" "$fds_after" "$fds_before"
rss=$(awk '/VmRSS/ { print $2 }' "/proc/$watcher/status")
((rss < 60000)) || fail "host watch has grown to $rss KiB"
for id in "${kept[@]}"; do unmake "$id"; done
within 10 settled || fail "after the end what was told is not what is there"
stop_watch
finish
