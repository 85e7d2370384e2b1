# How the command speaks: one line a step, one sentence a refusal; all else goes to a log.

exec 3>&2
refused=64   # the status of a refusal that has already been said

say() { printf '%s\n' "$*" >&3; }

# refuse SENTENCE: what is wrong and what to do about it; ends the command.
refuse() {
  [ -z "${in_step:-}" ] || printf '\n' >&3
  printf 'eoffice: %s\n' "$*" >&3
  exit "$refused"
}

# step TITLE COMMAND [ARGUMENT…]: runs COMMAND with its output in $log, and says how many seconds it took.
step() {
  local title=$1 began=$SECONDS status
  shift
  printf '%-58s' "$title" >&3
  printf '== %s: %s\n' "$(date +%T)" "$title" >>"$log"
  set +e
  ( set -e; in_step=1; "$@" ) >>"$log" 2>&1 </dev/null 7>&-
  status=$?
  set -e
  [ "$status" != "$refused" ] || exit "$refused"
  [ "$status" = 0 ] || in_step=1 refuse "this step failed, its last words are in $log; run the same command again to go on from here."
  printf '%4d s\n' $((SECONDS - began)) >&3
}

# open_log NAME: sets $log to an emptied file in the data folder.
open_log() {
  log=$data/log/$1.log
  : >"$log"
}

have() { command -v "$1" >/dev/null 2>&1; }

# A stamp says that a step was done, and for what: is_done NAME KEY, mark_done NAME KEY.
is_done() { [ "$(cat "$data/stamps/$1" 2>/dev/null)" = "$2" ]; }
mark_done() { printf '%s\n' "$2" >"$data/stamps/$1"; }

# hash_of PATH…: one hash over the names and contents of files and folders of the checkout, compiled Python left out.
hash_of() {
  ( cd "$checkout" && find "$@" -type f -not -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1 )
}
