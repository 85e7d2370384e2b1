# Every test: the checks of lint.sh, Odoo's tests of the add-ons, and each folder of tests/ as a pytest suite.
# They use a PostgreSQL of their own, in which nothing is safe and nothing is the office's.

test_template=eoffice_test

# choose_suites [NAME…]: sets $suites to these, or to all.
choose_suites() {
  local suite known
  mapfile -t known < <(all_suites)
  suites=("${@:-${known[@]}}")
  for suite in "${suites[@]}"; do
    [[ " ${known[*]} " == *" $suite "* ]] || refuse "there is no suite '$suite'; there are: ${known[*]}."
  done
}

run_tests() {
  local suite
  [[ " ${suites[*]} " != *" lint "* ]] || set_up_lint
  [ "${suites[*]}" = lint ] || set_up_tests
  results=$data/test/results
  rm -rf "$results"
  mkdir -p "$results"
  for suite in "${suites[@]}"; do run_suite "$suite"; done
  "$venv/bin/python" "$checkout/install/tally.py" "$results"
}

# all_suites: their names, quick ones first.
all_suites() {
  echo lint
  grep -lr --include='test_*.py' . "$checkout/tests" | sed "s|^$checkout/tests/||" | grep / | cut -d/ -f1 | grep -vx journeys | sort -u || true
  echo addons
  [ ! -d "$checkout/tests/journeys" ] || echo journeys
}

set_up_tests() {
  install_packages chromium
  set_up_test_python
  use_test_database
}

use_test_database() {
  use_postgres test/postgres -c fsync=off -c full_page_writes=off -c synchronous_commit=off
  write_settings
}

# run_suite NAME: leaves its verdict in $results/NAME.xml or NAME.log; a failure does not stop the next suite.
run_suite() {
  say "--- $1"
  case $1 in
    lint) if lint; then echo passed; else echo failed; fi >"$results/lint" ;;
    addons) need_template; test_add_ons ;;
    *)
      ! grep -rqE --include='*.py' 'def \w+\((.*, )?office[,)]' "$checkout/tests/$1" || need_template   # the fixture
      run_pytest "$1" ;;
  esac
}

run_pytest() {
  EOFFICE_DATA=$data EOFFICE_TEMPLATE=$test_template PATH=$venv/bin:$PATH \
    "$venv/bin/python" -m pytest -c "$checkout/tests/pytest.ini" --junit-xml="$results/$1.xml" "$checkout/tests/$1" ||
    [ -s "$results/$1.xml" ] || echo failed >"$results/$1"
}

# need_template: the database that every suite copies, made anew when the add-ons or the sample office have changed.
need_template() {
  local key
  key=$(hash_of addons config install)
  [ "$(cat "$data/stamps/test-template" 2>/dev/null)" != "$key" ] || ! database_exists "$test_template" || return 0
  rm -f "$data/stamps/test-template"
  open_log test-template
  step "Making the test database (modules, pages, sample office)" make_test_template
  mark_done test-template "$key"
}

make_test_template() {
  build_database "$test_template"
  in_shell "$test_template" test_template.py
}

# test_add_ons: on both cores: every third class of the largest add-on runs beside the others, with the other add-ons.
test_add_ons() {
  local beside
  beside=$(grep -rhoP --include='test_*.py' '^class \KTest\w+' "$checkout/addons/eoffice_documents/tests" | sort -u |
    awk 'NR % 3 == 0 { print "/eoffice_documents:" $0 }')
  run_add_ons addons-beside "$(our_modules | tr , '\n' | grep -vx eoffice_documents | sed 's|^|/|')"$'\n'"$beside" &
  run_add_ons addons "/eoffice_documents"$'\n'"${beside//\//-/}"
  wait
}

# run_add_ons NAME TAGS: Odoo's own runner on a copy of the template; all our tests are post_install ones, so nothing is
# loaded twice. TAGS are lines.
run_add_ons() {
  local database=eoffice_${1//-/_} log=$results/$1.log
  : >"$log"   # nothing in it counts as failed
  dropdb --if-exists "$database"
  createdb -T "$test_template" "$database"
  "$venv/bin/odoo" -c "$data/odoo.conf" -d "$database" --test-tags "$(paste -sd, <<<"$2")" --stop-after-init \
    --http-port "$("$venv/bin/python" "$checkout/install/free_port.py")" --screenshots "$data/test/screenshots" \
    >"$log" 2>&1 || echo "odoo ended with a failure" >>"$log"
  "$venv/bin/python" "$checkout/install/tally.py" --show "$log"
  dropdb --if-exists "$database"
}

check_bench() {
  [ -e "$checkout/tests/bench/${1:-}.py" ] ||
    refuse "there is no benchmark '${1:-}'; there are: $(cd "$checkout/tests/bench" && ls -- *.py | sed 's/\.py$//' | paste -sd' ')."
}

# run_bench NAME [ARGUMENT…]
run_bench() {
  local name=$1
  shift
  set_up_test_python
  use_test_database
  ! grep -q '^from eoffice_testing.office import' "$checkout/tests/bench/$name.py" || need_template
  EOFFICE_DATA=$data PYTHONPATH=$checkout/addons:$checkout/tests "$venv/bin/python" "$checkout/tests/bench/$name.py" "$@"
}
