"""What `./eoffice doctor` says of an office that is well, and of one that is not."""

import json
import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from eoffice_testing.office import TEMPLATE

CHECKOUT = Path(__file__).parents[2]
PARTS = """
set -euo pipefail
checkout=$1 data=$2 venv=$2/venv system=$2/system port=$3
for part in common machine postgres database upgrade doctor; do source "$checkout/install/$part.sh"; done
run_doctor
"""


def sql(*statements, database="eoffice"):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database]
    for statement in statements:
        command += ["-c", statement]
    subprocess.run(command, check=True)


@pytest.fixture
def health():
    """(port, list of what the office that is served there says is failing)."""
    failing = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(500 if failing else 200)
            self.end_headers()
            self.wfile.write(json.dumps({"status": "fail", "failing": failing} if failing else {}).encode())

        def log_message(self, *_arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever).start()
    yield server.server_port, failing
    server.shutdown()
    server.server_close()


@pytest.fixture
def doctor(tmp_path, health):
    """A function that looks at the office of a new data folder: (exit status, lines that say what is not well)."""
    (tmp_path / "venv" / "bin").mkdir(parents=True)
    python = tmp_path / "venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    python.chmod(0o755)
    (tmp_path / "log").mkdir()

    def look(port=health[0], **environment):
        done = subprocess.run(
            ["bash", "-c", PARTS, "doctor", CHECKOUT, tmp_path, str(port)],
            env={**os.environ, "EOFFICE_PGHOST": os.environ["PGHOST"], **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert not done.stderr, done.stderr
        return done.returncode, [line[4:] for line in done.stdout.splitlines() if line.startswith("!!")]

    return look


@pytest.fixture
def well(tmp_path):
    """The office `eoffice`, with the modules of the checkout, backed up an hour ago, nothing waiting."""
    sql("DROP DATABASE IF EXISTS eoffice", f"CREATE DATABASE eoffice TEMPLATE {TEMPLATE}", database="postgres")
    now = datetime.now(UTC) - timedelta(hours=1)
    sql(
        "DELETE FROM queue_job",
        "DELETE FROM ir_config_parameter WHERE key = 'eoffice.backup_on'",
        f"INSERT INTO ir_config_parameter (key, value) VALUES ('eoffice.backup_on', '{now:%Y-%m-%d %H:%M:%S}')",
    )
    (tmp_path / "log" / "odoo.log").write_text("2020-01-01 00:00:00,000 1 ERROR eoffice odoo: long ago\n")
    yield
    sql("DROP DATABASE eoffice WITH (FORCE)", database="postgres")


def test_an_office_that_is_well(doctor, well):
    assert doctor() == (0, [])


def test_each_thing_that_is_not_well_has_its_line(doctor, well, health, tmp_path):
    health[1].extend(["cron", "mail", "something_new"])
    with (tmp_path / "log" / "odoo.log").open("a") as log:
        log.write(time.strftime("%F %T,000 1 ERROR eoffice odoo: now\n", time.gmtime()))
    sql(
        "UPDATE ir_config_parameter SET value = '2020-01-01 00:00:00' WHERE key = 'eoffice.backup_on'",
        "UPDATE ir_config_parameter SET value = 'x' WHERE key = 'eoffice.addons_hash'",
        "INSERT INTO queue_job (uuid, state, date_created) VALUES ('1', 'failed', now())",
        "INSERT INTO queue_job (uuid, state, date_created) VALUES ('2', 'pending', '2020-01-01')",
    )
    status, lines = doctor()
    assert status == 1
    for words in (
        "other modules",
        "work in the background has failed: 1",
        "work waits for more than an hour: 1",
        "backup is",
        "scheduled work stands still",
        "mails wait",
        "something_new",
        "errors in the log of the last day: 1",
    ):
        assert len([line for line in lines if words in line]) == 1, (words, lines)
    assert len(lines) == 8


def test_a_machine_on_which_nothing_runs(doctor, health, free_port):
    status, lines = doctor(port=free_port(), EOFFICE_PGHOST="/nonexistent")
    assert status == 1
    assert [line.split()[0] for line in lines] == ["PostgreSQL", "no"]


def test_a_server_without_an_office(doctor):
    status, lines = doctor()
    assert (status, lines) == (1, ["there is no office yet"])
