# The running office.

run_office() {
  exec 8>"$data/stamps/running"
  flock -n 8 || refuse "this office is running already (data folder $data); stop that one first."
  check_port_free "$port"
  use_postgres postgres
  write_settings
  set_up_office
  first_link
  start_and_wait
}

# first_link: while admin has no password, the address where they set their own; it works once.
first_link() {
  [ "$(sql -c "SELECT password IS NULL FROM res_users WHERE login = 'admin'" eoffice)" = t ] || return 0
  link=$(EOFFICE_PORT=$port in_shell eoffice first_link.py | grep -o '^http://.*') ||
    refuse "no link for the first log-in could be made; $data/log/odoo.log has the reason."
}

# start_and_wait: Odoo in a process group of its own until it ends or we are told to stop; it then gets 30 seconds.
start_and_wait() {
  echo "$port" >"$data/stamps/port"
  set -m
  "$venv/bin/odoo" -c "$data/odoo.conf" --http-port "$port" </dev/null >>"$data/log/odoo.log" 2>&1 &
  odoo=$!
  set +m
  trap 'stop_odoo; exit 0' INT TERM HUP
  wait_for_odoo
  say "eOffice is at http://localhost:$port - the accounts are in README.md; Ctrl-C stops it, $data/log/odoo.log is its log."
  [ -z "${link:-}" ] || say "The administrator (admin) has no password yet. This link sets it, once: $link"
  wait "$odoo" || refuse "Odoo ended by itself; $data/log/odoo.log has the reason."
}

wait_for_odoo() {   # in the background, because a signal's trap waits for what is in the foreground
  "$venv/bin/python" "$checkout/install/wait.py" "http://127.0.0.1:$port/web/login" "$odoo" &
  wait $! ||
    { stop_odoo; refuse "Odoo did not start; $data/log/odoo.log has the reason."; }
}

stop_odoo() {
  kill -TERM "$odoo" 2>/dev/null || return 0
  timeout 30 tail --pid="$odoo" -f /dev/null || true
  kill -KILL -- "-$odoo" 2>/dev/null || true
}
