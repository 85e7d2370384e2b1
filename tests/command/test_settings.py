"""The server's settings: made anew at each start, with those of the office kept and laid over them."""

import configparser
import subprocess
import sys

import pytest
from conftest import CHECKOUT, REFUSED

VALUES = ("DATA=/d", "ADDONS=/a", "INTERFACE=127.0.0.1", "CORES=4", "JOBS=8", "SECRET=x")


@pytest.fixture
def write(tmp_path):
    """A function that writes the settings twice with the given office.conf; returns the second run and odoo.conf."""

    def run(own=None):
        office, target = tmp_path / "office.conf", tmp_path / "odoo.conf"
        if own is not None:
            office.write_text(own)
        command = [sys.executable, CHECKOUT / "install/settings.py", CHECKOUT / "config/odoo.conf.in", office, target]
        for _ in range(2):
            done = subprocess.run([*command, *VALUES], capture_output=True, text=True, check=False)
        settings = configparser.RawConfigParser()
        settings.read(target)
        assert {file.name: file.stat().st_mode & 0o777 for file in (target,) if file.exists()} in (
            {},
            {"odoo.conf": 0o600},
        )
        return done, settings, office.read_text()

    return run


def test_without_a_word_of_the_office_they_are_the_commands(write):
    done, settings, office = write()
    assert done.returncode == 0
    assert settings["options"]["addons_path"] == "/a"
    assert settings["queue_job"]["channels"].startswith("root:8,root.read:4,root.print:1,")
    assert "@" not in "".join(value for section in settings.values() for value in section.values())
    assert all(line.startswith(";") for line in office.splitlines()), "only explained, nothing set"


def test_what_the_office_sets_is_kept_and_counts(write):
    own = "[options]\nworkers = 3\nsmtp_server = mail.example\n[queue_job]\nchannels = root:1\n"
    done, settings, office = write(own)
    assert done.returncode == 0
    assert (settings["options"]["workers"], settings["options"]["smtp_server"]) == ("3", "mail.example")
    assert settings["queue_job"]["channels"] == "root:1"
    assert settings["options"]["list_db"] == "False"
    assert office == own


@pytest.mark.parametrize(
    ("own", "word"),
    [("[options]\ndb_name = x\n", "db_name"), ("workers = 3\n", "office.conf"), ("[options]\n%x\n", "office.conf")],
)
def test_what_would_break_the_office_is_refused(write, own, word):
    done, settings, _office = write(own)
    assert done.returncode == REFUSED
    assert done.stderr.startswith("eoffice: ") and word in done.stderr and "Traceback" not in done.stderr
    assert not settings.sections(), "nothing half written"


def test_all_cores_read_where_a_program_is_kept_to_one_thread():
    lines = 'source "$1/install/common.sh"; source "$1/install/database.sh"; cores; nproc --all'
    command = ["bash", "-c", f"export OMP_THREAD_LIMIT=1; {lines}", "x", CHECKOUT]
    cores, there = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert cores == there
