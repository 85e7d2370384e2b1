# The office's database: made from a template that sorts in Vietnamese, filled once, upgraded when the add-ons change.

modules=eoffice_documents,eoffice_schedule,eoffice_rollout,eoffice_signature,auth_totp,base_import,rpc
vietnamese=eoffice_vi
demo_password=eoffice

sql() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
database_exists() { [ "$(sql -c "SELECT 1 FROM pg_database WHERE datname = '$1'" postgres)" = 1 ]; }

# write_settings: odoo.conf, made anew; what the office sets for itself is kept in office.conf beside it.
write_settings() {
  fill_settings "$checkout/config/odoo.conf.in" "$data/odoo.conf" JOBS=$(($(cores) + 4))
  use_evidence_key
}

# fill_settings TEMPLATE[:TEMPLATE…] TARGET NAME=VALUE…
fill_settings() {
  local templates=$1 target=$2
  shift 2
  "$venv/bin/python" "$checkout/install/settings.py" "$templates" "$data/office.conf" "$target" \
    DATA="$data" ADDONS="$checkout/addons" INTERFACE="${EOFFICE_INTERFACE:-127.0.0.1}" CORES="$(cores)" \
    SECRET="$(head -c 32 /dev/urandom | sha256sum | cut -d' ' -f1)" "$@"
}

# use_evidence_key: the key under which rows of logs are noted; beside the office's files, where the database does not reach.
use_evidence_key() {
  export EOFFICE_EVIDENCE_KEY=${EOFFICE_EVIDENCE_KEY:-$data/odoo/evidence.key}
  [ -s "$EOFFICE_EVIDENCE_KEY" ] || ( umask 077 && head -c 32 /dev/urandom | base64 >"$EOFFICE_EVIDENCE_KEY" )
}

# cores: those this process may use; nproc alone says 1 where each program is kept to one thread.
cores() { env -u OMP_THREAD_LIMIT -u OMP_NUM_THREADS nproc; }

# make_vietnamese_template: Đ after D and before E, and an unaccent that an index may use; a template once it is whole.
make_vietnamese_template() {
  [ "$(sql -c "SELECT 1 FROM pg_database WHERE datname = '$vietnamese' AND datistemplate" postgres)" = 1 ] && return
  sql postgres <<S
DROP DATABASE IF EXISTS $vietnamese;
CREATE DATABASE $vietnamese TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'vi-VN';
S
  sql "$vietnamese" -c "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE"
  sql postgres -c "ALTER DATABASE $vietnamese IS_TEMPLATE true"
}

# build_database NAME: the modules, Vietnamese and the office in a new database; only the sample has known passwords.
build_database() {
  make_vietnamese_template
  dropdb --if-exists "$1"
  rm -rf "${data:?}/odoo/filestore/$1"
  createdb -T "$vietnamese" "$1"
  "$venv/bin/odoo" -c "$data/odoo.conf" -d "$1" -i "$modules" --load-language vi_VN --skip-auto-install --stop-after-init --no-http
  in_shell "$1" first_steps.py
  case $office in
    "$sample") load_office "$1" "$office" --demo-password "$demo_password" ;;
    none) ;;   # set up on screen
    *) load_office "$1" "$office" ;;
  esac
  sql "$1" -c "INSERT INTO ir_config_parameter (key, value) VALUES ('eoffice.addons_hash', '$(hash_of addons)')"
}

# in_shell DATABASE SCRIPT: runs install/SCRIPT with the office's data at hand; an error in it is a failure.
in_shell() {
  local words
  words=$("$venv/bin/odoo" shell -c "$data/odoo.conf" -d "$1" --no-http --log-level=warn <"$checkout/install/$2" 2>&1)
  printf '%s\n' "$words"
  [[ $words != *Traceback* ]]
}

# set_up_office: database `eoffice`, whole or not at all; its modules are those of the checkout.
set_up_office() {
  if ! database_exists eoffice; then
    check_room
    open_log database
    local what=" and loading ${office#"$checkout/"}"
    [ "$office" != none ] || what=
    step "Making the office's database$what" make_office
    [ "$office" != "$sample" ] || step "Living through a year in the sample office" live_a_year
    put_office_in_place
  elif ! office_is_upgraded; then
    open_log database
    step "Upgrading the office's modules" upgrade_office
  fi
}

make_office() {
  build_database eoffice_new
  [ "$office" != "$sample" ] || EOFFICE_SCANS=$sample/scans in_shell eoffice_new demo_scans.py
}

# live_a_year: what the sample office did in the year that ends today, so that every screen has something to show. It is
# all there or nothing of it, and without it the office is whole too.
live_a_year() {
  EOFFICE_YEAR=$sample/year in_shell eoffice_new sample_year.py || say " (left out: $log has the reason)"
}

# put_office_in_place: it gets its name only when it is whole.
put_office_in_place() {
  rm -rf "${data:?}/odoo/filestore/eoffice"
  [ ! -d "$data/odoo/filestore/eoffice_new" ] || mv "$data/odoo/filestore/eoffice_new" "$data/odoo/filestore/eoffice"
  sql postgres -c "ALTER DATABASE eoffice_new RENAME TO eoffice"
}

our_modules() { (cd "$checkout/addons" && ls -d -- */) | tr -d '/' | paste -sd,; }

# load_office DATABASE FOLDER [OPTION…]
load_office() {
  local database=$1
  shift
  "$venv/bin/odoo" --addons-path="$checkout/addons" load_office -c "$data/odoo.conf" -d "$database" "$@"
}

# import_documents DATABASE PATH [OPTION…]
import_documents() {
  local database=$1
  shift
  "$venv/bin/odoo" --addons-path="$checkout/addons" import_documents -c "$data/odoo.conf" -d "$database" "$@"
}
