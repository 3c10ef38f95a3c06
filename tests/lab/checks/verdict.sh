#!/usr/bin/env bash
# SPDX-FileCopyrightText: Vitrine authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# verdict.sh [PART ...]: for every combination of vGPU, viewer and OpenGL, what the rules say before the start is what QEMU says
# at the start. With words, only the combinations whose line holds all of them.
# shellcheck source=tests/lab/lib.sh
source "$(dirname "$0")/../lib.sh"
export XDG_STATE_HOME=/run/lab/verdict-state
python3 "$(dirname "$0")/../verdict/verdict.py" "$@" || failed=1
finish
