"""Newer modules on an office that has work in it: the office is the new one or the old one, whole, whatever happens."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from eoffice_testing.office import Office
from eoffice_testing.waiting import wait_for

CHECKOUT = Path(__file__).parents[2]
REFUSED = 64
STEP = """
set -euo pipefail
checkout=$1 data=$2 venv=$2/venv in_step= log=$2/upgrade.log
: >"$log"
for part in common machine database upgrade; do source "$checkout/install/$part.sh"; done
step "Upgrading" upgrade_office
"""
GOOD = "psql -Xqd \"$database\" -c \"UPDATE ir_config_parameter SET value = 'new' WHERE key = 'office.version'\""
HALF = (
    "psql -Xqd \"$database\" -c \"UPDATE ir_module_module SET state = 'to upgrade' WHERE name = 'eoffice_documents'\""
)
WORK = (
    "INSERT INTO ir_config_parameter (key, value) VALUES ('office.version', 'old')",
    "INSERT INTO eoffice_document (unit_id, direction, urgency, secrecy, subject, sequence_number)"
    " SELECT min(id), 'incoming', 'normal', 'none', 'V/v', n FROM hr_department, generate_series(1, 3) n GROUP BY n",
)
NUMBERS = "SELECT string_agg(concat_ws(' ', id, sequence_number, subject), ',' ORDER BY id) FROM eoffice_document"


class AnOffice:
    """A stopped office: its database `eoffice`, one file, and an Odoo that does what the test says."""

    def __init__(self, folder):
        self.folder = folder
        self.files = folder / "odoo" / "filestore"
        Office("upgrading", 1, folder)  # a copy of the template
        self.sql(
            "postgres",
            "DROP DATABASE IF EXISTS eoffice",
            "ALTER DATABASE eoffice_upgrading RENAME TO eoffice",
        )
        self.sql("eoffice", *WORK)
        (self.files / "eoffice" / "ab").mkdir(parents=True)
        (self.files / "eoffice" / "ab" / "scan").write_bytes(b"scan")
        (folder / "venv" / "bin").mkdir(parents=True)
        python = folder / "venv" / "bin" / "python"
        python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        python.chmod(0o755)
        self.before = self.sql("eoffice", NUMBERS)

    def sql(self, database, *statements):
        command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database]
        for statement in statements:
            command += ["-c", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def start(self, odoo):
        """Begin the upgrade with `odoo`, shell text that sees $database and $files, in place of Odoo."""
        program = self.folder / "venv" / "bin" / "odoo"
        program.write_text(
            "#!/bin/bash\nset -e\n"
            'while [ $# -gt 0 ]; do [ "$1" != -d ] || database=$2; shift; done\n'
            f"files={self.files}/$database\n{odoo}\n"
        )
        program.chmod(0o755)
        return subprocess.Popen(
            ["bash", "-c", STEP, "upgrade", CHECKOUT, self.folder],
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def upgrade(self, odoo):
        """(exit status, what was said) of an upgrade."""
        process = self.start(odoo)
        return process.wait(120), process.stderr.read()

    def upgrade_well(self, odoo):
        status, said = self.upgrade(odoo)
        assert status == 0, said + (self.folder / "upgrade.log").read_text()

    @property
    def version(self):
        return self.sql("eoffice", "SELECT value FROM ir_config_parameter WHERE key = 'office.version'")

    @property
    def names(self):
        return set(
            self.sql(
                "postgres", "SELECT datname FROM pg_database WHERE datname ~ '^eoffice(_upgraded|_before_upgrade)?$'"
            ).split()
        )

    def is_as_it_was(self):
        scan = self.files / "eoffice" / "ab" / "scan"
        return (self.version, self.sql("eoffice", NUMBERS), scan.read_bytes()) == ("old", self.before, b"scan")


@pytest.fixture
def stopped_office(tmp_path):
    office = AnOffice(tmp_path)
    yield office
    for name in office.names:
        office.sql("postgres", f"DROP DATABASE {name} WITH (FORCE)")


def test_the_office_has_the_newer_modules_and_the_one_of_before_is_kept(stopped_office):
    office = stopped_office
    office.upgrade_well(f'{GOOD}\nmkdir -p "$files/cd"; echo icon >"$files/cd/icon"')
    assert (office.version, office.sql("eoffice", NUMBERS)) == ("new", office.before)
    assert (office.files / "eoffice" / "ab" / "scan").read_bytes() == b"scan"
    assert (office.files / "eoffice" / "cd" / "icon").exists(), "what the upgrade stored"
    assert office.names == {"eoffice", "eoffice_before_upgrade"}
    assert office.sql("eoffice_before_upgrade", NUMBERS) == office.before
    assert (office.files / "eoffice_before_upgrade" / "ab" / "scan").exists()

    office.upgrade_well(GOOD)  # and once more, over what was kept


@pytest.mark.parametrize(
    ("odoo", "words"),
    [
        (f"{GOOD}; exit 1", "failed on a copy"),
        (
            f'{GOOD}; psql -Xqd "$database" -c "DELETE FROM eoffice_document WHERE sequence_number = 2"',
            "something was missing",
        ),
        (
            f'{GOOD}; psql -Xqd "$database" -c "UPDATE eoffice_document SET sequence_number = sequence_number + 1000"',
            "something was missing",
        ),
        (f"{GOOD}; {HALF}", "something was missing"),
    ],
    ids=["it fails", "rows are gone", "numbers are other ones", "half upgraded"],
)
def test_an_upgrade_that_fails_leaves_the_office_as_it_was(stopped_office, odoo, words):
    office = stopped_office
    status, said = office.upgrade(odoo)
    assert status == REFUSED
    assert words in said and "as it was" in said and said.count("eoffice: ") == 1
    assert office.is_as_it_was()
    assert office.names == {"eoffice"}


@pytest.mark.parametrize("moment", ["while it is upgraded", "at its end"])
def test_an_upgrade_that_is_killed_leaves_a_whole_office(stopped_office, moment):
    office = stopped_office
    process = office.start(
        f"{GOOD}; touch {office.folder}/there" + ("; sleep 100" if moment.startswith("while") else "")
    )
    wait_for((office.folder / "there").exists)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()

    assert "eoffice" in office.names
    assert office.version == "new" or office.is_as_it_was()
    office.upgrade_well(GOOD)
    assert (office.version, office.sql("eoffice", NUMBERS)) == ("new", office.before)


def test_an_office_that_another_program_uses_is_left_alone(stopped_office):
    office = stopped_office
    with subprocess.Popen(["psql", "-Xq", "-d", "eoffice", "-c", "SELECT pg_sleep(100)"]) as other:
        wait_for(lambda: office.sql("postgres", "SELECT 1 FROM pg_stat_activity WHERE datname = 'eoffice'"))
        status, said = office.upgrade(GOOD)
        assert other.poll() is None, "nobody's session was ended"
        other.kill()
    assert status == REFUSED and "another program" in said
    assert office.is_as_it_was()
