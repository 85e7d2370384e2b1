# Every test: the checks of lint.sh, Odoo's tests of the add-ons, and each folder of tests/ as a pytest suite.
# They use a PostgreSQL of their own, in which nothing is safe and nothing is the office's.

test_template=eoffice_test

# choose_suites [NAME…]: sets $suites to these, or to all. A name such as /eoffice_documents:TestStamp, or with a tag before
# it, is Odoo's way to name tests of an add-on.
choose_suites() {
  local suite known
  mapfile -t known < <(all_suites)
  suites=("${@:-${known[@]}}")
  for suite in "${suites[@]}"; do
    [[ $suite == *([a-z_])/eoffice_* || " ${known[*]} " == *" $suite "* ]] || refuse "there is no suite '$suite'; there are: ${known[*]}."
  done
}

run_tests() {
  local suite
  [[ " ${suites[*]} " != *" lint "* ]] || set_up_lint
  [ "${suites[*]}" = lint ] || set_up_tests
  results=$data/test/results
  rm -rf "$results"
  mkdir -p "$results"
  for suite in "${suites[@]}"; do
    if wants_template "$suite"; then need_template; break; fi
  done
  mapfile -t tasks < <(tasks_of "${suites[@]}")
  if [ ${#tasks[@]} = 1 ]; then run_task "${tasks[0]}"; else run_side_by_side; fi
  "$venv/bin/python" "$checkout/install/tally.py" "$results"
}

# run_side_by_side: as many tasks at a time as there are cores, two at least; each takes the next one that is left.
run_side_by_side() {
  local lane
  queue=$data/test/queue
  printf '%s\n' "${tasks[@]}" >"$queue"
  for lane in $(seq "$(n=$(nproc --all); [ "$n" -ge 2 ] && echo "$n" || echo 2)"); do run_lane "$lane" & done
  wait
}

run_lane() {
  local task began said=$data/test/said.$1
  while task=$(next_task); do
    began=$SECONDS
    run_task "$task" >"$said" 2>&1 3>&1 || true
    { flock 9; say "--- $task: $((SECONDS - began)) s"; cat "$said" >&3; } 9>>"$queue.lock"
  done
}

# next_task: the first of the queue, which is taken from it; fails when none is left.
next_task() {
  (
    flock 9
    head -n 1 "$queue" | grep . && sed -i 1d "$queue"
  ) 9>>"$queue.lock"
}

# tasks_of SUITE…: those that take long first; the add-ons in shares.
tasks_of() {
  local suite
  {
    for suite in "$@"; do
      if [ "$suite" = addons ]; then seq -f 'addons-%g' "$shares"; else echo "$suite"; fi
    done
  } | awk -v first='addons journeys recognition command letters concurrency faults sandbox printing' '
    BEGIN { n = split(first, names, " "); for (i = 1; i <= n; i++) place[names[i]] = i }
    { name = $0; sub(/-[0-9]+$/, "", name); print (name in place ? place[name] : n + 1), NR, $0 }' |
    sort -n -k1,1 -k2,2 | cut -d' ' -f3
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

wants_template() {
  case $1 in
    lint) false ;;
    addons | */*) true ;;
    *) grep -rqE --include='*.py' 'def \w+\((.*, )?office[,)]|\b(Office\(|TEMPLATE\b)' "$checkout/tests/$1" ;;   # the fixture, or a copy of one's own
  esac
}

# run_task NAME: leaves its verdict in $results, in NAME, NAME.xml or NAME.log; a failure does not stop the next one.
run_task() {
  case $1 in
    lint) if lint; then echo passed; else echo failed; fi >"$results/lint" ;;
    */*) run_add_ons "$(tr -c '[:alnum:]\n' _ <<<"${1#/}" | cut -c-50)" "$1" ;;
    addons-*) run_add_ons "$1" "$(share_of_add_ons "${1#addons-}")" ;;
    *) run_pytest "$1" ;;
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

# share_of_add_ons K: every so-many-th test class of all add-ons as tags, a line each; the last share is all that is left.
shares=5
share_of_add_ons() {
  local classes
  classes=$(cd "$checkout/addons" &&
    grep -roP --include='test_*.py' '^class \KTest\w+' -- */tests | sed -E 's|^([^/]+)/[^:]*:|/\1:|' | sort -u)
  if [ "$1" = "$shares" ]; then
    our_modules | tr , '\n' | sed 's|^|/|'
    awk -v n="$shares" 'NR % n { print "-" $0 }' <<<"$classes"
  else
    awk -v n="$shares" -v k="$1" 'NR % n == k' <<<"$classes"
  fi
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
