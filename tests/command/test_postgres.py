"""The private database server: the last command that uses it stops it, but never under somebody else."""

import os
import signal
import subprocess

import pytest
from conftest import CHECKOUT
from eoffice_testing.waiting import wait_for

PARTS = """
set -euo pipefail
checkout=$1 data=$2 system=$3/system venv=$3/venv arguments=()
for part in common machine system apt odoo python postgres database; do source "$checkout/install/$part.sh"; done
use_unpacked
mkdir -p "$data/log" "$data/stamps"
log=$data/log/test.log
use_postgres postgres
eval "$4"
"""


@pytest.fixture
def with_postgres(tmp_path):
    """A function that runs a line of bash as a command of ours would, with a cluster of its own; "" only looks in."""
    data = tmp_path / "data"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "EOFFICE_PGHOST"))}
    tmp_path.chmod(0o755)
    for folder in list(tmp_path.parents)[:2]:
        folder.chmod(0o755)  # PostgreSQL does not run as root, and must get there

    def run(line, **options):
        command = ["bash", "-c", PARTS, "eoffice", CHECKOUT, data, os.environ["EOFFICE_DATA"], line]
        return subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, **options)

    yield run
    run('pg_ctl_status && "${as_postgres[@]}" pg_ctl -D "$cluster" -m immediate stop >&2').wait(60)


def said(process):
    out, _error = process.communicate(timeout=120)
    assert process.returncode == 0
    return out.strip()


LOOK = 'postgres_is; echo "$PGHOST"'


def is_up(first):
    return os.path.exists(f"/proc/{first.split()[0]}")


def test_it_goes_down_with_the_last_command(with_postgres):
    which = said(with_postgres("postgres_is"))
    wait_for(lambda: not is_up(which))


def test_it_stays_up_under_a_program_that_is_no_command_of_ours(with_postgres):
    program = "import psycopg2, time; held = psycopg2.connect(dbname='postgres'); open('held', 'w'); time.sleep(600)"
    command = f"""
        postgres_is
        cd "$data"; "$venv/bin/python" -c "{program}" </dev/null >/dev/null 2>&1 9>&- & echo $!
        until [ -e "$data/held" ]; do sleep 0.2; done
    """
    which, program = said(with_postgres(command)).split("\n")
    try:
        assert is_up(which)
        assert said(with_postgres("sql -c 'SELECT 1' postgres")) == "1"
        assert is_up(which)
    finally:
        os.kill(int(program), signal.SIGTERM)
    wait_for(lambda: not os.path.exists(f"/proc/{program}"))

    def is_down_after_a_command():
        said(with_postgres("true"))  # the server may hold the session of the program for a moment longer
        return not is_up(which)

    wait_for(is_down_after_a_command)


def test_it_stays_up_when_somebody_else_has_started_it(with_postgres):
    again = '"${as_postgres[@]}" pg_ctl -D "$cluster" -l "$cluster/server.log" -w restart >/dev/null 9>&-; postgres_is'
    which = said(with_postgres(again))
    assert is_up(which)
    assert said(with_postgres("sql -c 'SELECT 1' postgres")) == "1"
    assert is_up(which)
