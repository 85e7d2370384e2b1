# The practice office: the same units and people with registers, inboxes and files of their own, in a database apart;
# made anew at each start and every night, so that nothing done there lasts and nothing real is ever touched.

practice=eoffice_practice

run_practice() {
  exec 8>"$data/stamps/practice"   # 9 is the lock of PostgreSQL's users
  flock -n 8 || refuse "the practice office is running already (data folder $data); stop that one first."
  check_port_free "$port"
  use_postgres postgres
  write_settings
  database_exists eoffice || refuse "there is no office yet; ./eoffice run makes it."
  odoo=
  trap 'stop_odoo; exit 0' INT TERM HUP
  while true; do
    open_log practice
    make_practice_template
    step "Making the practice office anew" make_practice
    serve_until_night
  done
}

# make_practice_template: built once for each version of the add-ons and of the office's folder.
make_practice_template() {
  local key
  key=$(hash_of addons)-$(cd "$office" && cat ./*.csv | sha256sum | cut -c1-16)
  ! database_exists "${practice}_template" || ! is_done practice-template "$key" || return 0
  step "Building the practice office (some minutes, once)" build_practice_template
  mark_done practice-template "$key"
}

build_practice_template() {
  build_database "${practice}_template"
  [ "$office" != "$sample" ] || EOFFICE_SCANS=$sample/scans in_shell "${practice}_template" demo_scans.py
}

make_practice() {
  dropdb --if-exists --force "$practice"
  rm -rf "${data:?}/odoo/filestore/$practice"
  createdb -T "${practice}_template" "$practice"
  [ ! -d "$data/odoo/filestore/${practice}_template" ] ||
    cp -r "$data/odoo/filestore/${practice}_template" "$data/odoo/filestore/$practice"
  sql "$practice" -c "UPDATE res_partner SET name = 'THỰC HÀNH – ' || name WHERE id IN (SELECT partner_id FROM res_company);
    UPDATE res_company SET name = 'THỰC HÀNH – ' || name"
  same_passwords
}

# same_passwords: everybody logs in as in the real office; nobody is given a common password for it.
same_passwords() {
  {
    echo "CREATE TEMP TABLE given (login text, password text); COPY given FROM STDIN;"
    sql eoffice -c "COPY (SELECT login, password FROM res_users WHERE active AND password IS NOT NULL) TO STDOUT"
    echo '\.'
    echo "UPDATE res_users u SET password = g.password FROM given g WHERE g.login = u.login;"
  } | sql "$practice"
}

serve_until_night() {
  local status=0 night
  night=$(date -d 01:00 +%s)
  [ "$night" -gt "$(date +%s)" ] || night=$(date -d "tomorrow 01:00" +%s)
  set -m
  timeout --signal=TERM --kill-after=60 $((night - $(date +%s))) "$venv/bin/odoo" -c "$data/odoo.conf" -d "$practice" \
    --db-filter "^$practice\$" --http-port "$port" </dev/null >>"$data/log/practice-odoo.log" 2>&1 &
  odoo=$!
  set +m
  wait_for_odoo
  say "The practice office is at http://127.0.0.1:$port, with everybody's own password; Ctrl-C stops it, it is made anew at one o'clock at night."
  wait "$odoo" || status=$?
  [ "$status" = 124 ] || [ "$(date +%s)" -ge "$night" ] ||
    refuse "Odoo ended by itself; $data/log/practice-odoo.log has the reason."
  odoo=
}
