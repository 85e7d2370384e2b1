# One page about the office on this machine: a line a check, and what to do where one fails. Nothing is started or changed.

# run_doctor: exit status 1 when a check failed.
run_doctor() {
  unwell=0
  check_disk
  if check_server; then
    check_office
    check_jobs
    check_backup
  fi
  check_page
  check_log
  [ "$unwell" = 0 ] || exit 1
}

well() { printf 'ok  %s\n' "$1"; }

# ill WHAT ADVICE
ill() {
  unwell=1
  printf '!!  %s\n    %s\n' "$1" "$2"
}

check_disk() {
  local free share
  read -r free share < <(df -Pm "$data" | awk 'NR == 2 { print $4, int(100 * $4 / ($3 + $4)) }')
  if [ "$free" -ge 1024 ] && [ "$share" -ge 2 ]; then well "disk: $free MB free ($share %)"
  else ill "disk: only $free MB free ($share %) where $data is" "Make room: old backups, logs, the database eoffice_before_upgrade; or a larger disk."; fi
}

# check_server: the database server is looked for and not started.
check_server() {
  find_database_server
  if sql -c "SELECT 1" postgres >/dev/null 2>&1; then well "PostgreSQL answers"
  else ill "PostgreSQL does not answer" "Start the office with ./eoffice run; if it does not start, $data/log/setup.log and the server's log have the reason."; return 1; fi
}

find_database_server() {
  export PGOPTIONS=$session_options PGCONNECT_TIMEOUT=5
  if [ -n "${EOFFICE_PGHOST:-}" ]; then
    export PGHOST=$EOFFICE_PGHOST PGUSER=${PGUSER:-odoo} PGPORT=${PGPORT:-5432}
  else
    find_postgres
    choose_cluster postgres
    export PGHOST=$socket PGPORT=5432 PGUSER=odoo
  fi
}

check_office() {
  local sorted
  database_exists eoffice || { ill "there is no office yet" "./eoffice run makes it, ./eoffice restore brings one back from a backup."; return; }
  sorted=$(sql -c "SELECT string_agg(w, '' ORDER BY w) FROM (VALUES ('Đ'), ('E'), ('D')) v(w)" eoffice)
  if [ "$sorted" = DĐE ]; then well "the office's database sorts in Vietnamese"
  else ill "the office's database does not sort in Vietnamese" "It was restored into a wrong template: back it up and restore it with ./eoffice restore."; fi
  if office_is_upgraded; then well "the office has the modules of this checkout"
  else ill "the checkout has other modules than the office" "Stop the office, then ./eoffice upgrade."; fi
}

check_jobs() {
  local failed waiting
  database_exists eoffice || return 0
  read -r failed waiting < <(sql -F' ' -c "SELECT count(*) FILTER (WHERE state = 'failed'),
    count(*) FILTER (WHERE state IN ('pending', 'enqueued') AND greatest(date_created, eta) < now() AT TIME ZONE 'UTC' - interval '1 hour') FROM queue_job" eoffice)
  if [ "$failed" = 0 ]; then well "no work in the background has failed"
  else ill "work in the background has failed: $failed" "As the server's account: the list «Jobs» under Job Queue, filter Failed; read the reason, then requeue."; fi
  if [ "$waiting" = 0 ]; then well "no work waits for more than an hour"
  else ill "work waits for more than an hour: $waiting" "Restart the office; if they go on waiting, the machine has too few cores for its scans."; fi
}

check_backup() {
  local hours
  database_exists eoffice || return 0
  hours=$(sql -c "SELECT floor(extract(epoch FROM now() - (left(value, 19) || 'Z')::timestamptz) / 3600) FROM ir_config_parameter WHERE key = 'eoffice.backup_on'" eoffice)
  if [ -z "$hours" ]; then ill "the office was never backed up" "./eoffice backup FOLDER --keep 30, each night by cron (docs/operations.md)."
  elif [ "$hours" -le 48 ]; then well "the last backup is $hours hours old"
  else ill "the last backup is $hours hours old" "Look why the nightly ./eoffice backup does not run; $data/log/backup.log has its last words."; fi
}

# check_page: what the office itself says of its health, where it is served.
check_page() {
  local answer name
  answer=$("$venv/bin/python" - "$port" 2>/dev/null <<'P'
import json, sys, urllib.error, urllib.request
try:
    page = urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/web/health?db_server_status=1", timeout=20)
except urllib.error.HTTPError as error:
    page = error
print(*json.loads(page.read()).get("failing", []))
P
  ) || { ill "no office answers at port $port" "Start it with ./eoffice run; if it serves another port, name it with --port."; return; }
  [ -n "$answer" ] || well "the office answers at port $port and all goes on in it"
  for name in $answer; do
    case $name in
      backup | disk) ;;   # said above
      cron) ill "scheduled work stands still" "Restart the office; $data/log/odoo.log has the reason." ;;
      job_runner) ill "work in the background stands still" "Restart the office; $data/log/odoo.log has the reason." ;;
      mail) ill "mails wait for more than an hour" "Look at the outgoing mail server under Settings, Technical, Outgoing Mail Servers, and test its connection." ;;
      evidence) ill "the logs were changed from outside, or are not sealed" "Whoever accepts differences reads them under Evidence; docs/admin-guide.md says what to do." ;;
      *) ill "the office reports: $name" "$data/log/odoo.log has the reason." ;;
    esac
  done
}

# check_log: errors of the last day.
check_log() {
  local errors
  [ -s "$data/log/odoo.log" ] || return 0
  errors=$(awk -v since="$(date -u -d '1 day ago' '+%F %T')" '$1 " " $2 >= since && ($4 == "ERROR" || $4 == "CRITICAL")' "$data/log/odoo.log" | wc -l)
  if [ "$errors" = 0 ]; then well "no error in the log of the last day"
  else ill "errors in the log of the last day: $errors" "grep -E ' (ERROR|CRITICAL) ' $data/log/odoo.log | tail"; fi
}
