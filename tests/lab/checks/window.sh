#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The window shows what another process does to the host: pictures before and after in $LAB_OUT, and what has changed in them.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
export DISPLAY=:7 QT_QPA_PLATFORM=xcb

Xvfb "$DISPLAY" -screen 0 1400x900x24 >/run/lab/xvfb.log 2>&1 &
server=$!
within 60 test -S /tmp/.X11-unix/X7 || fail "Xvfb does not start: $(</run/lab/xvfb.log)"
"$LAB_BUILD/bin/vitrine" --appearance light >/run/lab/window.log 2>&1 &
window=$!
shot() { import -window root "$LAB_OUT/$1.png"; }
# Until two pictures in a row are the same.
settle() {
    shot "$1"
    for _ in {1..20}; do
        sleep 1
        mv "$LAB_OUT/$1.png" "$LAB_OUT/last.png"
        shot "$1"
        [[ $(compare -metric AE "$LAB_OUT/last.png" "$LAB_OUT/$1.png" null: 2>&1) == 0 ]] && return
    done
    fail "the window does not come to rest"
}
differs() { [[ $(compare -metric AE "$LAB_OUT/$1.png" "$LAB_OUT/$2.png" null: 2>&1) != 0 ]]; }

within 90 xdotool search --onlyvisible --pid "$window" || fail "no window: $(</run/lab/window.log)"
settle before
id=$(make mdpy-hd)
begin=${EPOCHREALTIME/./}
while :; do
    shot after
    differs before after && break
    ((${EPOCHREALTIME/./} - begin < 10000000)) || break
done
echo "    the picture changed within $(((${EPOCHREALTIME/./} - begin) / 1000)) ms, with the time that pictures take"
differs before after || fail "the window does not show the new instance"
settle after
unmake "$id"
settle gone
differs after gone || fail "the window still shows what is gone"
kill "$window" "$server"
wait
finish
