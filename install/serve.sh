# The office for everybody, all day: several Odoo processes behind nginx with TLS, each started again when it ends.

# choose_serve --domain NAME [--certificate FILE --key FILE] [--listen ADDRESS] [--install]
choose_serve() {
  domain='' certificate='' key='' listen=0.0.0.0 install=''
  while [ $# -gt 0 ]; do
    case $1 in
      --domain | --certificate | --key | --listen)
        [ $# -ge 2 ] || refuse "$1 needs a value; ./eoffice --help tells."
        printf -v "${1#--}" %s "$2"; shift 2 ;;
      --install) install=1; shift ;;
      *) refuse "serve knows no $1; ./eoffice --help tells." ;;
    esac
  done
  domain=${domain,,}
  [[ $domain =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$ && ${#domain} -le 253 ]] ||
    refuse "serve needs --domain with the name by which people open the office, such as vpdt.xa-a.gov.vn."
  [[ $listen =~ ^[0-9.]+$ ]] || refuse "--listen takes an address of this machine, such as 0.0.0.0 (all of them) or 10.0.0.5."
  if [ -n "$certificate$key" ]; then
    case $certificate$key in *[!A-Za-z0-9._/-]*) refuse "the paths of --certificate and --key may have letters, digits, dots, dashes and slashes only." ;; esac
    [ -r "$certificate" ] && [ -r "$key" ] || refuse "--certificate and --key name two files that $(id -un) may read; without both the office makes a certificate of its own."
    certificate=$(realpath "$certificate") key=$(realpath "$key")
  fi
  address=https://$domain
  [ "$port" = 443 ] || address+=:$port
}

run_serve() {
  exec 8>"$data/stamps/running"
  flock -n 8 || refuse "this office is running already (data folder $data); stop that one first."
  find_nginx
  use_postgres postgres
  use_certificate
  choose_size
  odoo_port=$("$venv/bin/python" "$checkout/install/free_port.py")
  live_port=$odoo_port
  until [ "$live_port" != "$odoo_port" ]; do live_port=$("$venv/bin/python" "$checkout/install/free_port.py"); done
  write_settings
  set_up_office
  set_address
  mkdir -p "$data/serve"
  fill_settings "$checkout/config/odoo.conf.in:$checkout/config/serve.conf.in" "$data/serve/odoo.conf" \
    JOBS="$jobs" WORKERS="$workers" ODOO_PORT="$odoo_port" LIVE_PORT="$live_port"
  write_nginx
  keep_serving
}

# find_nginx: the machine's own, else Debian's beside the office, which starts no server of its own.
find_nginx() {
  export PATH=$PATH:/usr/sbin:/sbin:$system/usr/sbin
  if ! have nginx || ! have openssl; then
    is_done unpacked-nginx nginx || { step "Unpacking nginx" unpack_packages nginx openssl; mark_done unpacked-nginx nginx; }
    use_unpacked
  fi
}

# choose_size: processes for pages and for work in the background, by cores and memory (300 MB a process in six tenths of it).
choose_size() {
  local most
  most=$(awk '/^MemTotal/ { print int($2 / 1024 * 6 / 10 / 300) }' /proc/meminfo)
  workers=$((3 * $(cores) + 3))
  [ "$workers" -le "$most" ] || workers=$most
  [ "$workers" -ge 3 ] || workers=3
  jobs=$(($(cores) + 2))
  [ "$jobs" -le $((workers / 2)) ] || jobs=$((workers / 2))
}

# set_address: links in mails and feeds begin with it, whatever name somebody opens the office by.
set_address() {
  sql eoffice -c "INSERT INTO ir_config_parameter (key, value) VALUES ('web.base.url', '$address'), ('web.base.url.freeze', 'True')
    ON CONFLICT (key) DO UPDATE SET value = excluded.value"
}

# use_certificate: the office's own files, or one of an authority of our own, which each computer has to be told to trust.
use_certificate() {
  local tls=$data/tls
  [ -z "$certificate" ] || [ "$certificate" = "$tls/$domain.crt" ] || { check_certificate; return 0; }
  ( umask 077; mkdir -p "$tls" )
  certificate=$tls/$domain.crt key=$tls/$domain.key
  openssl x509 -in "$certificate" -noout -checkend 2592000 >/dev/null 2>&1 || step "Making a certificate for $domain" make_certificate "$tls"
}

check_certificate() {
  local public
  public=$(openssl x509 -in "$certificate" -noout -pubkey 2>/dev/null) || refuse "$certificate is no certificate in PEM form."
  [ "$public" = "$(openssl pkey -in "$key" -passin pass: -pubout 2>/dev/null)" ] ||
    refuse "$key does not belong to $certificate, or it is locked with a password."
  openssl x509 -in "$certificate" -noout -checkend 0 >/dev/null || refuse "$certificate has run out; put the new one in its place."
  openssl x509 -in "$certificate" -noout -checkhost "$domain" | grep -q 'does match' || refuse "$certificate is not for $domain."
}

# make_certificate FOLDER: in ca.crt the authority that people's computers are told to trust, good for this name alone.
make_certificate() {
  local ca=$1/$domain.ca
  ( umask 077
    [ -s "$ca.key" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -keyout "$ca.key" -out "$ca.crt" \
      -subj "/O=eOffice/CN=${domain:0:60}" -addext basicConstraints=critical,CA:TRUE,pathlen:0 -addext keyUsage=critical,keyCertSign,cRLSign \
      -addext "nameConstraints=critical,permitted;DNS:$domain"
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$key" -out "$1/request" -subj "/CN=${domain:0:60}"
    openssl x509 -req -in "$1/request" -CA "$ca.crt" -CAkey "$ca.key" -CAcreateserial -days 397 -out "$certificate.new" \
      -extfile <(printf 'subjectAltName=DNS:%s\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n' "$domain")
    cat "$ca.crt" >>"$certificate.new"
    mv "$certificate.new" "$certificate" )
}

# fill TEMPLATE TARGET NAME=VALUE…: @NAME@ becomes VALUE.
fill() {
  local text target=$2 pair
  text=$(<"$1")
  shift 2
  for pair in "$@"; do text=${text//"@${pair%%=*}@"/"${pair#*=}"}; done
  printf '%s\n' "$text" >"$target"
}

write_nginx() {
  local plain='' user=''
  [ "$(id -u)" != 0 ] || user="user $(stat -c '%U %G' "$data");"   # who may enter the data folder
  [ -e "$data/nginx-office.conf" ] || echo "# Settings of this office for nginx, read inside its server block; they are kept." >"$data/nginx-office.conf"
  [ "$port" != 443 ] || plain="  server { listen $listen:80 default_server; return 301 $address\$request_uri; }"
  fill "$checkout/config/nginx.conf.in" "$data/serve/nginx.conf" DATA="$data" CERTIFICATE="$certificate" KEY="$key" LISTEN="$listen" \
    PORT="$port" DOMAIN="$domain" ADDRESS="$address" ODOO_PORT="$odoo_port" LIVE_PORT="$live_port" \
    PLAIN="$plain" USER="$user"
  local said
  said=$(nginx -t -p "$data/serve/" -c "$data/serve/nginx.conf" 2>&1) ||
    refuse "nginx refuses its settings: $(grep -m1 -oE '\[emerg\] .*' <<<"$said" | cut -d' ' -f2-). A line of yours stands in $data/nginx-office.conf; a port may be taken, or need root."
}

start_odoo() {
  set -m
  "$venv/bin/odoo" -c "$data/serve/odoo.conf" </dev/null >>"$data/log/serve.log" 2>&1 &
  odoo=$!
  set +m
  disown
}

start_nginx() {
  rm -f "$data/serve/nginx.pid"
  set -m
  nginx -p "$data/serve/" -c "$data/serve/nginx.conf" </dev/null >>"$data/log/serve.log" 2>&1 8>&- 9>&- &
  nginx=$!
  set +m
  disown
}

# keep_serving: until told to stop; what has ended is started again, and once a day a renewed certificate is taken up.
keep_serving() {
  local looks=0
  odoo='' nginx=''
  echo "$odoo_port" >"$data/stamps/port"
  trap 'stop_serving; exit 0' INT TERM HUP
  start_odoo
  port=$odoo_port wait_for_odoo
  start_nginx
  for _ in $(seq 50); do [ ! -s "$data/serve/nginx.pid" ] || break; sleep 0.1; done
  say "eOffice is at $address; $data/log/odoo.log and $data/log/nginx.log are its logs."
  [ "${certificate%/*}" != "$data/tls" ] ||
    say "Its certificate is its own: give each computer $data/tls/$domain.ca.crt to trust, or name one with --certificate and --key."
  while true; do
    sleep 5 & wait $! || true
    [ -n "${EOFFICE_PGHOST:-}" ] || pg_ctl_status || ( start_cluster ) || true
    is_alive "$odoo" || { say "Odoo ended and is started again."; start_odoo; }
    is_alive "$nginx" || { say "nginx ended and is started again."; start_nginx; }
    looks=$(((looks + 1) % 17280))
    [ "$looks" != 0 ] || { ( use_certificate ) || true; kill -HUP "$nginx" || true; }
  done
}

# is_alive PID: of one that is not, what is left of its group is ended: it would hold the port.
is_alive() {
  ! kill -0 "$1" 2>/dev/null || return 0
  kill -KILL -- "-$1" 2>/dev/null || true
  return 1
}

stop_serving() {
  [ -z "$nginx" ] || kill -QUIT "$nginx" 2>/dev/null || true
  [ -z "$odoo" ] || stop_odoo
  [ -z "$nginx" ] || kill -TERM "$nginx" 2>/dev/null || true
}

# install_service: units of systemd for the same command, a nightly backup, rotation of the logs; run again, they are renewed.
install_service() {
  local units=${EOFFICE_UNITS:-/etc/systemd/system} rotation=${EOFFICE_LOGROTATE:-/etc/logrotate.d} user group command own='' after=''
  find_nginx
  use_certificate
  become_root || refuse "--install writes units of systemd and needs root or sudo."
  [ -d /run/systemd/system ] || [ -n "${EOFFICE_UNITS:-}" ] || refuse "no systemd runs on this machine; keep ./eoffice serve running by what starts programs here."
  user=$(stat -c %U "$data") group=$(stat -c %G "$data")
  command="$checkout/eoffice serve --domain $domain --listen $listen --port $port"
  [ "${certificate%/*}" = "$data/tls" ] || command+=" --certificate $certificate --key $key"
  if [ -n "${EOFFICE_PGHOST:-}" ]; then
    own=" EOFFICE_PGHOST=$EOFFICE_PGHOST PGUSER=${PGUSER:-odoo} PGPORT=${PGPORT:-5432}" after=" postgresql.service"
  fi
  local name scratch=$data/serve/units
  mkdir -p "$scratch"
  for name in eoffice.service eoffice-backup.service eoffice-backup.timer logrotate; do
    fill "$checkout/config/$name.in" "$scratch/$name" DOMAIN="$domain" USER="$user" GROUP="$group" DATA="$data" CHECKOUT="$checkout" \
      COMMAND="$command" ENVIRONMENT="$own" AFTER="$after"
  done
  "${as_root[@]}" install -m 644 "$scratch"/eoffice* "$units/"
  "${as_root[@]}" install -m 644 "$scratch/logrotate" "$rotation/eoffice"
  [ -z "${EOFFICE_UNITS:-}" ] || return 0
  "${as_root[@]}" systemctl daemon-reload
  "${as_root[@]}" systemctl enable --now eoffice.service eoffice-backup.timer
  say "systemd starts the office with the machine (systemctl status eoffice) and backs it up each night; a password of an own PostgreSQL belongs into ~/.pgpass of $user."
}
