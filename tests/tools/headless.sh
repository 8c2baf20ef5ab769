#!/usr/bin/env bash
# headless.sh: runs a command with a display, a session bus, a home and settings of its own, the same on every machine.
#
# Copyright (C) 2026 The Døgnplan contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: headless.sh COMMAND [ARGUMENT…]
#
# SIZE=WIDTHxHEIGHT (1280x800)   the screen
# FONT='NAME POINTS'             the desktop's font (Cantarell 11)
# WM=openbox                     also a window manager: full screen and maximizing do nothing without one
# KEEP=FOLDER                    use FOLDER as home and leave it there afterwards
#
# Ends with the command's status, or with 77 (skipped) when the machine has no Xvfb or no session bus.
set -uo pipefail

skip () { printf 'headless.sh: %s is not there\n' "$1" >&2; exit 77; }

[[ $# -gt 0 ]] || { echo 'headless.sh: no command given' >&2; exit 2; }
command -v Xvfb >/dev/null || skip Xvfb
command -v dbus-run-session >/dev/null || skip dbus-run-session
if [[ -n ${WM:-} ]]; then
  command -v "$WM" >/dev/null || skip "$WM"
  command -v xprop >/dev/null || skip xprop
fi

scratch=$(mktemp -d) || exit 1
home=${KEEP:-$scratch/home}
server=
manager=

stop () {
  [[ -z $manager ]] || kill "$manager" 2>/dev/null
  [[ -z $server ]] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
  rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# wait_until SECONDS COMMAND…: asks a hundred times a second.
wait_until () {
  local left=$(($1 * 100))
  shift
  until "$@"; do
    ((left-- > 0)) || return 1
    sleep 0.01
  done
}

# The server looks for a free number itself and writes it to descriptor 9: no two runs can meet.
number=$scratch/number
exec 9>"$number"
Xvfb -displayfd 9 -screen 0 "${SIZE:-1280x800}x24" -dpi 96 -nolisten tcp -noreset >"$scratch/server.log" 2>&1 &
server=$!
exec 9>&-
if ! wait_until 120 test -s "$number"; then
  echo 'headless.sh: Xvfb did not start:' >&2
  cat "$scratch/server.log" >&2
  exit 1
fi

DISPLAY=:$(<"$number")
export DISPLAY HOME=$home XDG_RUNTIME_DIR=$scratch/runtime
export XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state
export GDK_BACKEND=x11 GSK_RENDERER=${GSK_RENDERER:-cairo} GSETTINGS_BACKEND=memory GTK_USE_PORTAL=0
unset WAYLAND_DISPLAY XAUTHORITY GTK_THEME
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_CACHE_HOME" "$XDG_DATA_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
cat >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini" <<SETTINGS
[Settings]
gtk-font-name=${FONT:-Cantarell 11}
gtk-xft-antialias=1
gtk-xft-hinting=0
gtk-xft-rgba=none
gtk-hint-font-metrics=0
gtk-enable-animations=0
gtk-cursor-blink=0
gtk-decoration-layout=:close
SETTINGS

# Without the Danish map, keys that are sent as text arrive without æ, ø and å.
! command -v setxkbmap >/dev/null || setxkbmap dk

# Strictness is for the program under test: the desktop's own helpers do warn.
strict=(env)
[[ -z ${G_DEBUG+set} ]] || { strict+=("G_DEBUG=$G_DEBUG"); unset G_DEBUG; }
[[ -z ${MALLOC_PERTURB_+set} ]] || { strict+=("MALLOC_PERTURB_=$MALLOC_PERTURB_"); unset MALLOC_PERTURB_; }

if [[ -n ${WM:-} ]]; then
  "$WM" --sm-disable >"$scratch/manager.log" 2>&1 &
  manager=$!
  managed () { xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; }
  wait_until 120 managed || { echo "headless.sh: $WM did not start" >&2; exit 1; }
fi

# The bus and its services talk, on both channels; the standard output is the command's alone, which may be a test that is
# counted line by line.
dbus-run-session -- bash -c 'exec "$@" >&3 3>&-' command "${strict[@]}" "$@" \
  3>&1 2> >(grep -v -E 'dbus-daemon\[|SpiRegistry|[Bb]us can.t be made|X connection' >&2) >&2
