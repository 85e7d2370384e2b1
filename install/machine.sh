# What this machine must offer before anything is installed.

room_needed_mb=3000

# prepare_data_folder: makes $data and its folders, or says why that cannot be.
prepare_data_folder() {
  mkdir -p "$data" 2>/dev/null || refuse "the data folder $data cannot be made; name another with --data-dir."
  data=$(cd "$data" && pwd -P)
  case $data in *[[:space:],:\'\"]*) refuse "the path $data has a space, comma, colon or quote in it; name a plain one with --data-dir." ;; esac
  { mkdir -p "$data"/{log,stamps,cache,odoo} 2>/dev/null && [ -w "$data/log" ] && [ -w "$data/stamps" ]; } ||
    refuse "the data folder $data cannot be written by $(id -un); name another with --data-dir."
}

check_room() {
  local free
  free=$(df -Pm "$data" | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$room_needed_mb" ] ||
    refuse "$data has $free MB free and the set-up needs $room_needed_mb MB; make room, or name another folder with --data-dir."
}

# find_python: sets $python to the first interpreter that fits.
find_python() {
  local name
  for name in python3 python3.13 python3.12 python3.11; do
    have "$name" || continue
    python=$(command -v "$name")
    ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || return 0
  done
  refuse "Python 3.11, 3.12 or 3.13 is needed and $(python3 --version 2>/dev/null || echo no Python) was found; install one of these (Debian 12 and 13 and Ubuntu 24.04 have it as python3)."
}

check_port_number() {
  case $1 in '' | *[!0-9]*) refuse "--port takes a number and got '$1'." ;; esac
  [ "$1" -ge 1 ] && [ "$1" -le 65535 ] || refuse "--port takes a number from 1 to 65535 and got $1."
}

# check_port_free PORT: nobody may be listening there yet.
check_port_free() {
  "$venv/bin/python" - "$1" 2>/dev/null <<'P' || refuse "port $1 is taken by another program (or needs more rights); choose another with --port."
import socket, sys
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    probe.bind(("127.0.0.1", int(sys.argv[1])))
P
}
