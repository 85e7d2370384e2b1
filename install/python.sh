# The Python environment: Odoo and every other package at a pinned version.

# set_up_python: $venv with Odoo and requirements.txt; made anew when the interpreter is another one.
set_up_python() {
  local version odoo_key packages_key
  version=$("$python" --version)
  odoo_key="$version $(hash_of install/{odoo.sh,apt.sh,unpack_odoo.py,known.sha256}) ${ODOO_FILE:-}"
  packages_key="$version $(hash_of install/requirements{,-build}.txt)"
  "$venv/bin/python" -c 'import odoo.release' 2>/dev/null || rm -f "$data"/stamps/{odoo,packages}
  ! is_done odoo "$odoo_key" || ! is_done packages "$packages_key" || return 0
  check_room
  if ! is_done venv "$version" || [ ! -x "$venv/bin/pip" ]; then
    step "Making the Python environment ($version)" make_venv
    mark_done venv "$version"
  fi
  if ! is_done odoo "$odoo_key"; then
    step "Fetching and installing Odoo 19" install_odoo
    mark_done odoo "$odoo_key"
  fi
  if ! is_done packages "$packages_key"; then
    step "Installing the Python packages" install_python_packages
    mark_done packages "$packages_key"
  fi
}

make_venv() {
  rm -rf "$venv"
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv "$venv"
  else   # the distribution keeps pip's wheel apart, and it was unpacked
    "$python" -m venv --without-pip "$venv"
    local pip
    pip=$(ls "$system"/usr/share/python-wheels/pip-*.whl)
    "$venv/bin/python" "$pip/pip" install --no-index "$pip"
  fi
}

# pip_install ARGUMENT…: everything is named and pinned with its checksums, so nothing is resolved and no other package or
# file can slip in.
pip_install() {
  "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --require-hashes --no-deps --no-compile "$@" ||
    refuse "pip could not install the Python packages ($log has its words); check the network and pip's settings, then run the same command again."
}

install_python_packages() {
  pip_install -r "$checkout/install/requirements-build.txt"   # docopt has no wheel: this builds it
  pip_install --no-build-isolation -r "$checkout/install/requirements.txt"
  "$venv/bin/python" -m pip check
}

set_up_test_python() {
  local key
  key="$(cat "$data/stamps/packages") $(hash_of install/requirements-test.txt)"
  ! is_done packages-test "$key" || return 0
  step "Installing the Python packages of the tests" pip_install -r "$checkout/install/requirements-test.txt"
  mark_done packages-test "$key"
}
