# The database server: a private cluster reached over a Unix socket only, or the one that EOFFICE_PGHOST names
# (then libpq's PGPORT, PGUSER and PGPASSWORD count, and the user must be a superuser there).

# find_postgres: puts the newest PostgreSQL that has unaccent and pg_trgm first in PATH.
find_postgres() {
  local folder share
  for folder in $(ls -d "$system"/usr/lib/postgresql/*/bin /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV); do
    share=${folder%/lib/postgresql/*}/share/postgresql/$(basename "$(dirname "$folder")")
    if [ -x "$folder/initdb" ] && [ -e "$share/extension/unaccent.control" ] && [ -e "$share/extension/pg_trgm.control" ]; then
      export PATH=$folder:$PATH
      return
    fi
  done
  refuse "no PostgreSQL with the extensions unaccent and pg_trgm was found; install the package postgresql."
}

# choose_cluster NAME: sets the paths of the cluster and whom its server runs as.
choose_cluster() {
  cluster=$data/$1
  as_postgres=()
  if [ "$(id -u)" = 0 ]; then   # PostgreSQL refuses to run as root
    as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=/tmp)
    "${as_postgres[@]}" test -x "$data" || cluster=/var/lib/eoffice-$(cksum <<<"$cluster" | cut -d' ' -f1)
  fi
  socket=$cluster/socket
  # A socket's path holds 107 bytes, the server's own name in it takes 15.
  [ ${#socket} -le 90 ] || socket=/tmp/eoffice-$(id -u)-$(cksum <<<"$cluster" | cut -d' ' -f1)
}

# Short questions to large tables on a solid disk: compiling a search (jit) or starting workers takes longer than the search.
session_options='-c jit=off -c parallel_setup_cost=100000 -c random_page_cost=1.1 -c work_mem=16MB'

# use_postgres NAME [SERVER-OPTION…]: the server answers after this, and every later program finds it.
use_postgres() {
  export PGOPTIONS=$session_options
  unset PGDATABASE PGSERVICE PGHOSTADDR PGHOST_REPLICA PGDATABASE_TEMPLATE ODOO_RC
  if [ -n "${EOFFICE_PGHOST:-}" ]; then
    export PGHOST=$EOFFICE_PGHOST PGUSER=${PGUSER:-odoo} PGPORT=${PGPORT:-5432}
    psql -Xqc "SELECT 1" postgres >/dev/null 2>&1 ||
      refuse "PostgreSQL at EOFFICE_PGHOST=$PGHOST (port $PGPORT, user $PGUSER) does not answer; start it, or unset EOFFICE_PGHOST for a private one."
    return
  fi
  find_postgres
  unset PGPASSWORD PGPASSFILE PGSSLMODE
  choose_cluster "$1"
  export PGHOST=$socket PGPORT=5432 PGUSER=odoo
  shift
  [ -s "$cluster/PG_VERSION" ] || step "Making the PostgreSQL cluster" make_cluster
  [ "$(<"$cluster/PG_VERSION")" = "$(postgres --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" ] ||
    refuse "the data in $cluster was made by PostgreSQL $(<"$cluster/PG_VERSION"), which this machine no longer has; install postgresql-$(<"$cluster/PG_VERSION")."
  hold_postgres
  pg_ctl_status || step "Starting PostgreSQL" start_cluster "$@"
}

make_cluster() {
  local fresh=$cluster.new
  rm -rf "$fresh" "$cluster"
  install -d -m 700 "$fresh"
  [ ${#as_postgres[@]} = 0 ] || chown postgres: "$fresh"
  "${as_postgres[@]}" initdb -D "$fresh" -U odoo -A trust -E UTF8 --locale=C.UTF-8 --no-instructions
  cat >>"$fresh/postgresql.conf" <<C
listen_addresses = ''
unix_socket_directories = '$socket'
unix_socket_permissions = 0700
dynamic_shared_memory_type = mmap   # containers have a small /dev/shm
timezone = 'UTC'
C
  mv "$fresh" "$cluster"
}

pg_ctl_status() { "${as_postgres[@]}" pg_ctl -D "$cluster" status >/dev/null 2>&1; }

# shared_memory: megabytes the server keeps pages in: an eighth of the machine's memory, from 128 to 2,048.
shared_memory() {
  awk '/^MemTotal/ { m = int($2 / 8192); print (m < 128 ? 128 : m > 2048 ? 2048 : m) }' /proc/meminfo
}

start_cluster() {
  install -d -m 700 "$socket"
  [ ${#as_postgres[@]} = 0 ] || chown postgres: "$socket"
  "${as_postgres[@]}" pg_ctl -D "$cluster" -l "$cluster/server.log" -w -t 60 -o "-c shared_buffers=$(shared_memory)MB $*" start 8>&- 9>&- ||
    refuse "PostgreSQL did not start; $cluster/server.log has the reason."
  postgres_is >"$started"
}

# hold_postgres: every command that uses the private server holds a shared lock; the last one out stops the server, but
# only one that a command has started and nobody else is using, such as an Odoo that runs without us.
hold_postgres() {
  local name
  name=$(basename "$cluster")
  started=$data/stamps/started-$name
  exec 9>"$data/stamps/users-of-$name"
  flock -s 9
  trap release_postgres EXIT
}

# postgres_is: which start of the server this is; empty while it is down.
postgres_is() { sed -n '1p;3p' "$cluster/postmaster.pid" 2>/dev/null | paste -sd' '; }

release_postgres() {
  local others
  flock -n -x 9 || return 0
  [ -n "$(postgres_is)" ] && [ "$(postgres_is)" = "$(cat "$started" 2>/dev/null)" ] || return 0
  for _ in 1 2 3; do   # a program that has just ended leaves its connection for a moment
    others=$(sql -c "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()" postgres 2>/dev/null) ||
      return 0
    [ "$others" != 0 ] || break
    sleep 0.5
  done
  [ "$others" = 0 ] || return 0
  "${as_postgres[@]}" pg_ctl -D "$cluster" -m fast -w stop >/dev/null 2>&1 || true
}
