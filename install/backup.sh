# The office in one file, verified, and back from it: what archive.py does, on the office of this data folder.

archive() {
  local said
  "$venv/bin/python" "$checkout/install/archive.py" "$@" 2>"$log.said" && return
  said=$(sed -n 's/^eoffice: //p' "$log.said")
  refuse "${said:-this failed, and $log.said has the reason.}"
}

# choose_backup [FOLDER] [--keep NUMBER]
choose_backup() {
  backup_folder=$data/backup keep=0
  while [ $# -gt 0 ]; do
    case $1 in
      --keep)
        [[ ${2:-} =~ ^[1-9][0-9]{0,3}$ ]] || refuse "--keep needs how many backups stay, such as 30."
        keep=$2; shift 2 ;;
      -*) refuse "backup knows no $1; ./eoffice --help tells." ;;
      *) backup_folder=$1; shift ;;
    esac
  done
}

run_backup() {
  local made
  open_log backup
  made=$(archive make eoffice "$data/odoo/filestore/eoffice" "$data/office.conf" "$backup_folder" "$keep")
  in_shell eoffice backup_made.py >>"$log" || refuse "$made is whole, but its day was not noted in the office; $log has the reason."
  say "The office is in $made, read back and found whole. ./eoffice restore makes it again from this file."
}

# run_restore ARCHIVE: the office that is there stays, under another name, until somebody drops it.
run_restore() {
  exec 8>"$data/stamps/running"
  flock -n 8 || refuse "this office is running (data folder $data); stop it first, then restore."
  use_postgres postgres
  write_settings
  open_log restore
  archive check "$1"
  check_room
  before=eoffice_before_$(date +%Y%m%d_%H%M%S)
  database_exists eoffice || before=
  step "Restoring the office from $(basename "$1")" restore_office "$1"
  say "The office is restored; ./eoffice run starts it.${before:+ The one that was there is kept as the database $before and its files.}"
}

restore_office() {
  local new=eoffice_restored files=$data/odoo/filestore
  make_vietnamese_template
  dropdb --if-exists "$new"
  rm -rf "${files:?}/$new"
  mkdir -p "$files"
  createdb -T "$vietnamese" "$new"
  archive restore "$1" "$new" "$files/$new" "$data/office.conf"
  if [ -n "$before" ]; then
    sql postgres -c "ALTER DATABASE eoffice RENAME TO $before"
    [ ! -d "$files/eoffice" ] || mv "$files/eoffice" "$files/$before"
  fi
  rm -rf "${files:?}/eoffice"
  [ ! -d "$files/$new" ] || mv "$files/$new" "$files/eoffice"
  sql postgres -c "ALTER DATABASE $new RENAME TO eoffice"
}
