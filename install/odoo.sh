# Where Odoo 19 comes from: the first source that answers gives an archive, unpack_odoo.py puts it into the environment.
# Settings: ODOO_FILE (a .deb, .tar.gz or checkout you have), ODOO_MIRROR and ODOO_SNAPSHOT (a Debian mirror, a Debian
# snapshot), ODOO_NIGHTLY (a .tar.gz), ODOO_GIT, ODOO_STRICT=1 (only archives named in known.sha256).

# install_odoo: into $venv, from the first source that answers.
install_odoo() {
  local source_name
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  chmod 755 "$scratch"   # apt's own user must get in
  for source_name in file debian snapshot ubuntu nightly git; do
    archive=
    "odoo_from_$source_name" && [ -n "$archive" ] && known "$archive" && break
    archive=
  done
  [ -n "$archive" ] ||
    refuse "Odoo 19 could not be fetched from anywhere ($log has the reasons); check the network, or get an odoo-19 .deb or a checkout of branch 19.0 and name it in ODOO_FILE."
  install_archive
}

install_archive() {
  local support=()
  ! fetch_fonts || support=("$scratch"/fonts/*.deb)
  "$venv/bin/python" "$checkout/install/unpack_odoo.py" "$archive" "$("$venv/bin/python" -c 'import site; print(site.getsitepackages()[0])')" "${support[@]}" ||
    refuse "the archive $archive is not a usable Odoo 19.0 ($log has the reason); name another in ODOO_FILE."
}

# known ARCHIVE: is it one this project was tested with? An unknown one is taken with a warning, unless ODOO_STRICT.
known() {
  local sum
  [ -f "$1" ] || { [ -z "${ODOO_STRICT:-}" ]; return; }
  sum=$(sha256sum "$1" | cut -d' ' -f1)
  ! grep -q "^$sum " "$checkout/install/known.sha256" || return 0
  echo "warning: $1 ($sum) is not in install/known.sha256: eOffice was not tested with it"
  [ -z "${ODOO_STRICT:-}" ]
}

odoo_from_file() {
  [ -n "${ODOO_FILE:-}" ] || return 1
  [ -e "$ODOO_FILE" ] || refuse "ODOO_FILE names $ODOO_FILE, which is not there."
  archive=$(realpath "$ODOO_FILE")
}

odoo_from_debian() {
  local mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror=${ODOO_MIRROR:-$(mirror_of debian)}
  [ -n "$mirror" ] || return 1
  download odoo "deb [signed-by=$keyring] $mirror sid main" odoo-19 ||
    # A frozen mirror or a wrong clock: the signature is still checked, only its age is not.
    { grep -Eq 'expired|not valid yet' "$scratch/apt-error" &&
      download odoo "deb [signed-by=$keyring check-valid-until=no check-date=no] $mirror sid main" odoo-19; } || return 1
  archive=$(ls "$scratch"/odoo/odoo-19_19.0*.deb)
}

odoo_from_snapshot() {
  [ -n "${ODOO_SNAPSHOT:-}" ] || return 1
  download odoo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg check-valid-until=no] $ODOO_SNAPSHOT sid main" odoo-19 || return 1
  archive=$(ls "$scratch"/odoo/odoo-19_19.0*.deb)
}

odoo_from_ubuntu() {
  local mirror
  mirror=$(mirror_of ubuntu)
  [ -n "$mirror" ] || return 1
  download odoo "deb [signed-by=/usr/share/keyrings/ubuntu-archive-keyring.gpg] $mirror devel universe" odoo-19 || return 1
  archive=$(ls "$scratch"/odoo/odoo-19_19.0*.deb)
}

odoo_from_nightly() {   # Odoo does not sign it: TLS only
  local url=${ODOO_NIGHTLY:-https://nightly.odoo.com/19.0/nightly/src/odoo_19.0.latest.tar.gz}
  "$python" - "$url" "$scratch/odoo_19.0.tar.gz" <<'P' || return 1
import shutil, sys, urllib.request
with urllib.request.urlopen(sys.argv[1], timeout=60) as source, open(sys.argv[2], "wb") as target:
    shutil.copyfileobj(source, target)
P
  archive=$scratch/odoo_19.0.tar.gz
}

odoo_from_git() {
  have git || return 1
  git clone -q --depth 1 --branch 19.0 "${ODOO_GIT:-https://github.com/odoo/odoo.git}" "$scratch/checkout" || return 1
  archive=$scratch/checkout
}

# fetch_fonts: the fonts and scripts that Debian keeps outside odoo-19. Odoo 19 wants Font Awesome 4.7, which sid no longer has.
fetch_fonts() {
  local line packages=(fonts-font-awesome fonts-roboto-unhinted fonts-inconsolata fonts-ocr-b fonts-montserrat
    libjs-jquery libjs-jquery-form libjs-underscore)
  [[ $archive == *.deb ]] || return 1
  if [ -n "$(mirror_of ubuntu)" ]; then
    line="deb [signed-by=/usr/share/keyrings/ubuntu-archive-keyring.gpg] $(mirror_of ubuntu) $(release_of_machine) main universe"
  else
    line="deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${ODOO_MIRROR:-$(mirror_of debian)} trixie main"
  fi
  download fonts "$line" "${packages[@]}" ||
    refuse "Odoo's fonts could not be fetched from the distribution ($log has apt's words); check the network and run the same command again."
}
