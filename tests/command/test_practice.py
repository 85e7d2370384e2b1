"""The practice office, whole: opened, used, made anew at night, ended by Ctrl-C, opened again."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import CHECKOUT
from eoffice_testing import waiting
from eoffice_testing.session import Session

DATA = Path(os.environ["EOFFICE_DATA"])
TEMPLATE = os.environ.get("EOFFICE_TEMPLATE", "eoffice_test")
PRACTICE = "eoffice_practice"
OPEN, ANEW = "The practice office is at", "Making the practice office anew"
DRAFTED = """SELECT count(*) FROM eoffice_audit_log t JOIN res_users u ON u.id = t.user_id
    WHERE (login, act) = ('cv.yte1', 'drafted')"""
KEY = """source install/common.sh; checkout=$PWD
echo "$(hash_of addons)-$(cd config/tuy_phuoc; cat ./*.csv | sha256sum | cut -c1-16)"
"""
SECONDS = 180
NIGHT = """case $1 in --signal=TERM) shift 3 ;; *) exec {timeout} "$@" ;; esac   # the night falls when a file is there
"$@" & odoo=$!
trap 'kill -TERM $odoo; wait $odoo; exit 143' TERM
while [ ! -e {night} ] && kill -0 $odoo; do sleep 0.1; done
kill -TERM $odoo; wait $odoo; rm -f {night}; exit 124"""


def psql(database, sql):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def folder(tmp_path):
    """A data folder with an office in the tests' own PostgreSQL, and the template that practice would build from it."""
    data = tmp_path / "data"
    for name in ("stamps", "log"):
        (data / name).mkdir(parents=True)
    for stamp in ("venv", "odoo", "packages"):
        shutil.copy(DATA / "stamps" / stamp, data / "stamps")
    (data / "venv").symlink_to(DATA / "venv")
    stamp = subprocess.run(["bash", "-c", KEY], cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout
    (data / "stamps" / "practice-template").write_text(stamp)
    made = []
    try:
        for name in ("eoffice", f"{PRACTICE}_template"):
            subprocess.run(["createdb", "-T", TEMPLATE, name], check=True)
            made.append(name)
        yield data
    finally:
        for name in (*made, PRACTICE) if made else ():
            subprocess.run(["dropdb", "--if-exists", "--force", name], check=True, stderr=subprocess.DEVNULL)


@pytest.fixture
def practice(folder, free_port, false_programs, tmp_path):
    """A function that opens the practice office; what it says, its night and its end are the result's."""
    night, opened = tmp_path / "night", []
    path = false_programs(timeout=NIGHT.format(timeout=shutil.which("timeout"), night=night))
    environment = {**os.environ, "EOFFICE_DATA": str(folder), "EOFFICE_PGHOST": os.environ["PGHOST"], "PATH": path}

    def open_practice():
        port, said = free_port(), tmp_path / f"said-{len(opened)}"
        with said.open("wb") as out:
            process = subprocess.Popen(
                [CHECKOUT / "eoffice", "practice", "--port", str(port)],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests in the background ignore it
            )
        opened.append(process)
        office = SimpleNamespace(url=f"http://127.0.0.1:{port}", database=PRACTICE, process=process, night=night)
        office.said = said.read_text
        office.await_opened = lambda times: wait_for(lambda: office.said().count(OPEN) == times, process)
        return office

    yield open_practice
    for process in opened:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(SECONDS)


def wait_for(condition, process):
    def come():
        assert process.poll() is None, "it ended by itself"
        return condition()

    waiting.wait_for(come, SECONDS)


def draft(office, login):
    """One exercise: `login` drafts a document."""
    person = Session(office, login)
    [company] = person.call("res.company", "search_read", [], ["name"])
    assert company["name"].startswith("THỰC HÀNH")
    kind = person.call("eoffice.document.type", "search", [["code", "=", "CV"]])[0]
    values = {"document_type_id": kind, "subject": "Bài thực hành"}
    person.call("eoffice.document", "create", [values], context={"default_direction": "outgoing"})


def processes_of(folder):
    found = []
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += [command.parent.name] if str(folder).encode() in command.read_bytes() else []
        except OSError:  # it has just ended
            continue
    return found


def press_ctrl_c(office, folder):
    """Ctrl-C reaches the command as a terminal sends it; nothing stays behind."""
    os.killpg(office.process.pid, signal.SIGINT)
    assert office.process.wait(SECONDS) == 0, office.said()
    assert not processes_of(folder)
    assert psql("postgres", f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{PRACTICE}'") == "0"


def test_practice_from_morning_to_the_next_day(practice, folder):
    office = practice()
    office.await_opened(1)
    draft(office, "cv.yte1")
    assert psql(PRACTICE, DRAFTED) == "1"
    assert psql("eoffice", DRAFTED) == "0", "the real office is not touched"

    second = practice()
    assert second.process.wait(SECONDS) == 64
    assert "the practice office is running already" in second.said()
    assert psql(PRACTICE, DRAFTED) == "1", "the first is not disturbed"

    office.night.touch()
    office.await_opened(2)
    assert office.said().count(ANEW) == 2
    assert psql(PRACTICE, DRAFTED) == "0", "made anew"
    press_ctrl_c(office, folder)

    again = practice()
    again.await_opened(1)
    draft(again, "cv.yte1")
    press_ctrl_c(again, folder)
