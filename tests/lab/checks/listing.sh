#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# `host types` and `host instances` say what mdevctl and sysfs say.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"

types_of_vitrinectl() {
    vitrinectl host types --json | python3 -c '
import json, sys
for t in json.load(sys.stdin):
    print(t["parent"], t["type"], t["availableInstances"], t["deviceApi"], t["name"], t["description"], sorted(t["instances"]))' | sort
}
types_of_mdevctl() {
    mdevctl types --dumpjson | python3 -c '
import json, os, sys
for parents in json.load(sys.stdin):
    for parent, types in parents.items():
        for entry in types:
            for id, t in entry.items():
                folder = f"/sys/class/mdev_bus/{parent}/mdev_supported_types/{id}/devices"
                print(parent, id, t["available_instances"], t["device_api"], t.get("name"), t.get("description"), sorted(os.listdir(folder)))' | sort
}
instances_of_vitrinectl() {
    vitrinectl host instances --json | python3 -c '
import json, sys
for i in json.load(sys.stdin):
    if i[sys.argv[1]]:
        print(i["uuid"], i["parent"], i["type"], "auto" if i["autostart"] else "manual")' "$1" | sort
}
instances_of_mdevctl() {
    mdevctl list "${@:2}" --dumpjson | python3 -c '
import json, sys
text = sys.stdin.read().strip() or "[]"
for parents in json.loads(text):
    for parent, instances in parents.items():
        for entry in instances:
            for uuid, i in entry.items():
                print(uuid, parent, i["mdev_type"], i["start"])' | sort
}

same "types of an idle host" "$(types_of_vitrinectl)" "$(types_of_mdevctl)"
same "number of types" "$(vitrinectl host types --json | grep -c '"type"')" 8
made=("$(make mdpy-hd)" "$(make mbochs-medium)" "$(make mbochs-small)" "$(make mtty-2)")
same "types of a busy host" "$(types_of_vitrinectl)" "$(types_of_mdevctl)"
same "instances" "$(instances_of_vitrinectl active)" "$(instances_of_mdevctl active)"
same "instances in sysfs" "$(vitrinectl host instances | awk 'NR > 1 { print $1 }' | sort)" "$(instances)"
for id in "${made[@]}"; do unmake "$id"; done
same "instances afterwards" "$(vitrinectl host instances --json | tr -d ' \n')" "[]"
finish
