# The distribution's packages: installed by root or sudo, else unpacked under the data folder.

system_packages=(
  python3 python3-venv ca-certificates "postgresql${EOFFICE_PGHOST:+-client}"
  tesseract-ocr tesseract-ocr-vie tesseract-ocr-osd
  libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation
)
# Debian 12 has fonts-liberation 1, without half of the Vietnamese letters; later releases have 2 under the first name.
! grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release || system_packages+=(fonts-liberation2)

# missing_packages PACKAGE…: those that the system does not have.
missing_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
  done
}

# become_root: sets as_root to the words that run a command as root; fails where there is no way.
become_root() {
  as_root=()
  [ "$(id -u)" != 0 ] || return 0
  have sudo || return 1
  sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; } || return 1
  as_root=(sudo)
}

# install_packages PACKAGE…: after it they can be used.
install_packages() {
  local missing
  { have dpkg-query && have apt-get; } ||
    refuse "eOffice installs itself on Debian and Ubuntu only, and this machine has no apt; docs/install.md says how to use containers."
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} != 0 ] || return 0
  if become_root; then
    step "Installing ${#missing[@]} system packages" apt_install "${missing[@]}"
  elif ! is_done "unpacked-$1" "${missing[*]}"; then
    step "Unpacking ${#missing[@]} system packages (no root, no sudo)" unpack_packages "${missing[@]}"
    mark_done "unpacked-$1" "${missing[*]}"
  fi
}

# install_office: LibreOffice, which turns Word files into PDF; without it all else works. A desktop's own is left alone,
# because the package without a screen would push it out.
install_office() {
  local status
  ! have soffice || return 0
  set +e
  ( set -e; install_packages libreoffice-writer-nogui )
  status=$?
  set -e
  [ "$status" = 0 ] || say "Word files will not be read, because LibreOffice could not be installed; ./eoffice setup tries it again."
  use_unpacked
}

apt_install() {
  # No cluster of the distribution's own: ours is in the data folder, and port 5432 stays free.
  "${as_root[@]}" sh -c 'mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf'
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends
    -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@")
  "${install[@]}" || { "${as_root[@]}" apt-get update && "${install[@]}"; } || refuse_apt
}

refuse_apt() {
  refuse "apt could not fetch or install the packages ($log has its words); check the network and apt's sources, then run the same command again."
}

# unpack_packages PACKAGE…: with all they need that the system lacks, into $system; apt's lists are our own copy.
unpack_packages() {
  local lists=$data/cache/apt names
  mkdir -p "$lists"/{state/lists/partial,archives/partial} "$system"
  local own=(-o Dir::State::Lists="$lists/state/lists" -o Dir::Cache="$lists" -o Dir::Cache::archives="$lists/archives" -o APT::Sandbox::User="")
  apt-get "${own[@]}" update || refuse_apt
  # New packages only: a newer libc beside the system's own would break every program.
  mapfile -t names < <(apt-get "${own[@]}" install --simulate --no-install-recommends "$@" | sed -n 's/^Inst \([^ ]*\) (.*/\1/p')
  [ ${#names[@]} != 0 ] || refuse_apt
  ( cd "$lists/archives" && apt-get "${own[@]}" download "${names[@]}" ) || refuse_apt
  local package
  for package in "$lists"/archives/*.deb; do dpkg-deb -x "$package" "$system"; done
  settle_unpacked
  rm -rf "$lists" "$system"/usr/share/{doc,man,locale}
}

# settle_unpacked: what the packages' own scripts would do, and paths that begin in $system instead of at the root.
settle_unpacked() {
  local link target office=$system/usr/lib/libreoffice settings=$system/etc/libreoffice
  find "$system" -type l -lname '/*' -print0 | while IFS= read -r -d '' link; do
    target=$system$(readlink "$link")
    [ ! -e "$target" ] || ln -sfn "$target" "$link"
  done
  [ -e "$office/program/soffice.bin" ] || return 0
  cp -r "$office/share/.registry/." "$settings/registry/"
  sed -i "s#file:///\(usr\|etc\)/#file://$system/\1/#g" "$office/program/fundamentalrc" "$settings/sofficerc"
}

# use_unpacked: lets every later program find what was unpacked.
use_unpacked() {
  [ -d "$system/usr" ] || return 0
  local machine folder
  machine=$(uname -m)-linux-gnu
  export PATH=$system/usr/bin:$PATH
  LD_LIBRARY_PATH=$system/usr/lib/$machine:$system/lib/$machine${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export LD_LIBRARY_PATH
  for folder in "$system"/usr/share/tesseract-ocr/*/tessdata; do [ ! -d "$folder" ] || export TESSDATA_PREFIX=$folder; done
  [ -d /etc/fonts ] || write_font_settings
}

write_font_settings() {
  export FONTCONFIG_FILE=$system/fonts.conf
  [ -e "$FONTCONFIG_FILE" ] || cat >"$FONTCONFIG_FILE" <<C
<?xml version="1.0"?>
<fontconfig>
  <dir>$system/usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <include ignore_missing="yes">$system/usr/share/fontconfig/conf.avail/30-metric-aliases.conf</include>
  <cachedir>$data/cache/fonts</cachedir>
</fontconfig>
C
}
