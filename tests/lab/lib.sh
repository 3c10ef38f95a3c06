# shellcheck shell=bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the checks of the lab share. They run inside it, as root; each starts and ends without instances or definitions.
set -uo pipefail

vitrinectl() { "$LAB_BUILD/bin/vitrinectl" "$@"; }
uuid() { cat /proc/sys/kernel/random/uuid; }

failed=0
# A sentence for the log; the check goes on and fails at its end.
fail() {
    failed=1
    printf '    %s:%s: %s\n' "${BASH_SOURCE[-1]##*/}" "${BASH_LINENO[-2]}" "$*"
}
# same WHAT GOT WANTED
same() { [[ $2 == "$3" ]] || fail "$1: \"$2\" is not \"$3\""; }
# holds WHAT TEXT PART
holds() { [[ $2 == *"$3"* ]] || fail "$1: \"$2\" does not hold \"$3\""; }

# call COMMAND...: sets out, err and code.
call() {
    "$@" >/run/lab/stdout 2>/run/lab/stderr </dev/null
    code=$?
    out=$(</run/lab/stdout)
    err=$(</run/lab/stderr)
}
# gives CODE OUT COMMAND...: exit code and standard output.
gives() {
    local want_code=$1 want_out=$2
    shift 2
    call "$@"
    [[ $code == "$want_code" && $out == "$want_out" ]] \
        || fail "$*: exit $code, said \"$out\" and \"$err\"; wanted exit $want_code and \"$want_out\""
}
# refuses PART COMMAND...: exit 4, nothing on standard output, one clear line that holds PART.
refuses() {
    local part=$1
    shift
    call "$@"
    [[ $code == 4 && -z $out && $err == vitrinectl:* && $err != *$'\n'* && $err == *"$part"* ]] \
        || fail "$*: exit $code, said \"$out\" and \"$err\"; wanted exit 4 and \"$part\""
}

# make TYPE: an instance by the kernel's own file; prints its UUID. TYPE is PARENT-NAME, as the sample drivers name them.
make() {
    local id
    id=$(uuid)
    echo "$id" >"/sys/class/mdev_bus/${1%%-*}/mdev_supported_types/$1/create" || return 1
    echo "$id"
}
unmake() { echo 1 >"/sys/bus/mdev/devices/$1/remove"; }
instances() { (cd /sys/bus/mdev/devices && find . -mindepth 1 -printf '%f\n' | sort); }

# within SECONDS COMMAND...: until it succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || return 1
        sleep 0.1
    done
}

# state UUID: what sysfs and mdevctl say of it: "active", "defined", "auto".
state() {
    local words=""
    [[ -e /sys/bus/mdev/devices/$1 ]] && words+=" active"
    mdevctl list --defined | grep -q "^$1 " && words+=" defined"
    mdevctl list --defined | grep -q "^$1 .* auto" && words+=" auto"
    echo "${words# }"
}

# udevd and libvirtd as a host has them, and nobody else.
start_libvirt() {
    /usr/lib/systemd/systemd-udevd --daemon
    udevadm trigger --action=add
    udevadm settle --timeout=60
    virtlogd --daemon
    libvirtd --daemon
    within 60 virsh -c qemu:///system nodedev-list
}
stop_libvirt() {
    kill "$(cat /run/libvirtd.pid)" "$(cat /run/virtlogd.pid)"
    rm -f /run/libvirt/libvirt-sock
}

# The last line of a check.
finish() { exit "$failed"; }
