# Newer modules: tried on a copy of the office, which takes its place once it is whole. What fails leaves the office as it was.

upgraded=eoffice_upgraded
before_upgrade=eoffice_before_upgrade

# run_upgrade: a backup, then the newer modules; nothing is served.
run_upgrade() {
  exec 8>"$data/stamps/running"
  flock -n 8 || refuse "this office is running (data folder $data); stop it first, then upgrade."
  with_office
  office_is_upgraded && { say "The office has the modules of this checkout already; nothing was done."; return; }
  choose_backup
  run_backup
  open_log database
  step "Upgrading the office's modules" upgrade_office
  say "The office has the newer modules; ./eoffice run starts it."
}

office_is_upgraded() {
  [ "$(sql -c "SELECT value FROM ir_config_parameter WHERE key = 'eoffice.addons_hash'" eoffice)" = "$(hash_of addons)" ]
}

upgrade_office() {
  local as_it_was="The office is as it was: go back to the version of before and start it, and send $log to who looks after eOffice."
  check_room_for_copy
  copy_office || { drop_copy; refuse "the office could not be copied: does another program use its database? $log has the reason. $as_it_was"; }
  upgrade_copy || { drop_copy; refuse "the newer modules failed on a copy of the office; $log has the reason. $as_it_was"; }
  "$venv/bin/python" "$checkout/install/upgrade_checked.py" eoffice "$upgraded" ||
    { drop_copy; refuse "something was missing after the upgrade of a copy; the end of $log names it. $as_it_was"; }
  put_copy_in_place
}

# check_room_for_copy: the copied database lies beside the office's; files are linked and take no room.
check_room_for_copy() {
  local free needed
  free=$(df -Pm "$data" | awk 'NR == 2 { print $4 }')
  needed=$(($(sql -c "SELECT pg_database_size('eoffice') / 1048576" postgres) + 500))
  [ "$free" -ge "$needed" ] || refuse "$data has $free MB free and the upgrade needs $needed MB for a copy of the office; make room, then start again."
}

copy_office() {
  drop_copy && dropdb --if-exists "$before_upgrade" && rm -rf "${data:?}/odoo/filestore/$before_upgrade" &&
    createdb -T eoffice "$upgraded" && mkdir -p "$data/odoo/filestore/eoffice" &&
    cp -al "$data/odoo/filestore/eoffice" "$data/odoo/filestore/$upgraded"
}

drop_copy() { dropdb --if-exists --force "$upgraded" && rm -rf "${data:?}/odoo/filestore/$upgraded"; }

upgrade_copy() {
  "$venv/bin/odoo" -c "$data/odoo.conf" -d "$upgraded" -i "$modules" -u "$(our_modules)" --skip-auto-install --stop-after-init --no-http &&
    sql "$upgraded" -c "UPDATE ir_config_parameter SET value = '$(hash_of addons)' WHERE key = 'eoffice.addons_hash'"
}

# put_copy_in_place: the office that was there stays under another name until the next upgrade. The two names change in one
# transaction, and its files are there under both before that: killed at any point, there is a whole office.
put_copy_in_place() {
  cp -aln "$data/odoo/filestore/$upgraded/." "$data/odoo/filestore/eoffice/"
  mv "$data/odoo/filestore/$upgraded" "$data/odoo/filestore/$before_upgrade"
  sql postgres -c "BEGIN; ALTER DATABASE eoffice RENAME TO $before_upgrade; ALTER DATABASE $upgraded RENAME TO eoffice; COMMIT"
}
