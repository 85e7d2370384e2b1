"""What a machine may lack: one sentence, a status that is not zero, and the next try goes on from there."""

import os
import socket

import pytest

UNREACHABLE = "http://127.0.0.1:9/"
NO_PIP_NETWORK = {
    "PIP_INDEX_URL": UNREACHABLE,
    "PIP_EXTRA_INDEX_URL": "",
    "PIP_FIND_LINKS": "",
    "PIP_CONFIG_FILE": "/dev/null",
    "PIP_RETRIES": "0",
    "PIP_NO_CACHE_DIR": "1",
}


def test_data_folder_that_cannot_be_made(refusal):
    assert "cannot be made; name another with --data-dir" in refusal("setup", "--data-dir", "/dev/null/data")


def test_data_folder_with_a_space_in_its_path(refusal, tmp_path):
    assert "has a space" in refusal("setup", "--data-dir", str(tmp_path / "my office"))


def test_no_room_on_the_disk(refusal, false_programs):
    path = false_programs(df="echo head; echo 'disk 9000 8900 100 99% /'")
    sentence = refusal("setup", PATH=path)
    assert "has 100 MB free and the set-up needs 3000 MB" in sentence


def test_no_fit_python(refusal, false_programs):
    old = "case $1 in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac"
    names = ("python3", "python3.11", "python3.12", "python3.13")
    sentence = refusal("setup", PATH=false_programs(**dict.fromkeys(names, old)))
    assert "Python 3.11, 3.12 or 3.13 is needed and Python 3.9.2 was found" in sentence


@pytest.mark.usefixtures("after_first_try")
class TestFetching:
    """The Python environment is there, and each try goes on from it."""

    def test_no_way_to_odoo(self, refusal, false_programs, tmp_path):
        path = false_programs(apt_get="echo 'E: Could not resolve the mirror' >&2; exit 100")
        sentence = refusal("setup", PATH=path, ODOO_NIGHTLY=UNREACHABLE, ODOO_GIT=str(tmp_path / "nowhere"))
        assert "Odoo 19 could not be fetched from anywhere" in sentence
        assert "Could not resolve the mirror" in (tmp_path / "data" / "log" / "setup.log").read_text()

    def test_no_way_to_python_packages_and_the_next_try_goes_on(self, refusal, eoffice, tiny_odoo):
        environment = {"ODOO_FILE": str(tiny_odoo), **NO_PIP_NETWORK}
        assert "pip could not install" in refusal("setup", **environment)
        (only_step, refused) = eoffice("setup", **environment).stderr.splitlines()
        assert only_step.startswith("Installing the Python packages")
        assert "pip could not install" in refused

    def test_odoo_file_that_is_not_there(self, refusal):
        assert "ODOO_FILE names /nonexistent.deb, which is not there" in refusal("setup", ODOO_FILE="/nonexistent.deb")

    def test_odoo_file_of_another_version(self, refusal, tiny_odoo):
        (tiny_odoo / "odoo" / "release.py").write_text("version_info = (18, 0, 0, 'final', 0, '')\n")
        assert "is not a usable Odoo 19.0" in refusal("setup", ODOO_FILE=str(tiny_odoo))

    def test_unknown_archive_when_only_known_ones_are_wanted(self, refusal, tiny_odoo, false_programs, tmp_path):
        environment = {"ODOO_NIGHTLY": UNREACHABLE, "ODOO_GIT": str(tmp_path / "nowhere"), "ODOO_STRICT": "1"}
        path = false_programs(apt_get="exit 100")
        assert "could not be fetched" in refusal("setup", PATH=path, ODOO_FILE=str(tiny_odoo), **environment)


def test_office_without_files(refusal, tmp_path):
    sentence = refusal("run", "--office", str(tmp_path))
    assert "is no folder of an office" in sentence


def test_taken_port(refusal):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        sentence = refusal("run", "--port", port, EOFFICE_DATA=os.environ["EOFFICE_DATA"])
    assert f"port {port} is taken by another program" in sentence


def test_a_database_server_that_does_not_answer(refusal):
    sentence = refusal("psql", EOFFICE_DATA=os.environ["EOFFICE_DATA"], EOFFICE_PGHOST="/nonexistent")
    assert "PostgreSQL at EOFFICE_PGHOST=/nonexistent" in sentence


def test_no_office_yet(refusal):
    """The tests' own PostgreSQL never has a database named eoffice."""
    sentence = refusal("psql", EOFFICE_DATA=os.environ["EOFFICE_DATA"], EOFFICE_PGHOST=os.environ["PGHOST"])
    assert "there is no office yet" in sentence


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--domain"),
        (("--domain", "vpdt xa a"), "--domain"),
        (("--domain", "a.example;}"), "--domain"),
        (("--domain", "a.example", "--listen", "everywhere"), "--listen"),
        (("--domain", "a.example", "--certificate", "/nonexistent", "--key", "/nonexistent"), "two files"),
        (("--domain", "a.example", "--certificate", __file__), "two files"),
        (("--domain", "a.example", "--port", "0"), "--port"),
        (("--domain", "a.example", "--proxy"), "--proxy"),
    ],
)
def test_what_cannot_be_served(refusal, arguments, words):
    assert words in refusal("serve", *arguments)


def test_no_office_to_look_at(refusal):
    assert "run makes it" in refusal("doctor")
