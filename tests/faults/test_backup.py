"""The office in one file while clerks work, and the same office again from it."""

import json
import os
import subprocess
import sys
import tarfile
import threading
from pathlib import Path

import pytest
from eoffice_testing.office import Office
from eoffice_testing.session import Session
from files import pdf_of

ARCHIVE = Path(__file__).parents[2] / "install" / "archive.py"
REFUSED = 64


@pytest.fixture(scope="module", autouse=True)
def stored_in_files(office):
    """The office of the tests keeps all in its database; one at work keeps files."""
    office.shell('env["ir.config_parameter"].set_param("ir_attachment.location", "file")')


def archive(*arguments):
    done = subprocess.run([sys.executable, ARCHIVE, *arguments], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def made(office, folder):
    files = office.log.parent / "filestore" / office.database
    done = archive("make", office.database, files, folder / "office.conf", folder)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture
def restored(office, tmp_path, free_port):
    """A function that restores an archive into a new office; returns (exit status, what was said, the office)."""
    other = Office("restored", free_port(), tmp_path, template=None)
    other.drop()

    def run(path):
        subprocess.run(["createdb", "-T", "eoffice_vi", other.database], check=True)
        files = tmp_path / "filestore" / other.database
        files.parent.mkdir(exist_ok=True)
        done = archive("restore", path, other.database, files, tmp_path / "settings.conf")
        return done.returncode, done.stderr, other

    yield run
    other.kill()
    other.drop()


def test_an_office_backed_up_while_clerks_work_is_the_same_again(office, tmp_path, restored):
    (tmp_path / "office.conf").write_text("[options]\nlimit_time_real = 7200\n")
    (tmp_path / "settings.conf").write_text("; as a new machine explains it\n")
    clerk, stop = Session(office, "vanthu1"), threading.Event()
    first = clerk.upload(("truoc.pdf", pdf_of(1)))

    def work():
        number = 0
        while not stop.is_set():
            number += 1
            clerk.upload((f"trong-khi-{number}.pdf", pdf_of(1) + str(number).encode()))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        path = made(office, tmp_path)
    finally:
        stop.set()
        worker.join()

    status, said, other = restored(path)
    assert (status, said) == (0, "")
    assert "limit_time_real = 7200" in (tmp_path / "settings.conf").read_text(), "its settings as well"
    with tarfile.open(path) as archive_file:
        manifest = json.load(archive_file.extractfile("manifest.json"))
    assert manifest["rows"]["eoffice_document"] == int(other.psql("SELECT count(*) FROM eoffice_document"))
    indexes = "SELECT count(*) FROM pg_indexes WHERE schemaname = 'public'"
    assert other.psql(indexes) == office.psql(indexes)
    assert other.psql("SELECT datlocprovider FROM pg_database WHERE datname = current_database()") == "i"
    other.start()
    again = Session(other, "vanthu1")
    [attachment] = again.call("ir.attachment", "search", [["res_id", "in", first], ["name", "=", "truoc.pdf"]])
    assert again.download(f"/web/content/{attachment}") == pdf_of(1)


def test_a_damaged_backup_is_refused_before_anything_is_touched(office, tmp_path, restored):
    path = made(office, tmp_path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    status, said, other = restored(path)
    assert status == REFUSED
    assert "damaged" in said
    assert other.psql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0"
    assert not (tmp_path / "filestore" / other.database).exists()


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 10240], ids=["empty", "no tar", "an empty tar"])
def test_what_is_no_backup_is_refused_in_one_sentence(tmp_path, content):
    (tmp_path / "khac.tar").write_bytes(content)
    done = archive("check", tmp_path / "khac.tar")
    assert done.returncode == REFUSED
    assert done.stderr.startswith("eoffice: ") and done.stderr.count("\n") == 1


def test_a_file_that_is_lost_fails_the_backup(office, tmp_path):
    [document] = Session(office, "vanthu1").upload(("mat.pdf", pdf_of(1) + b"mat"))
    name = office.psql(f"SELECT store_fname FROM ir_attachment WHERE res_id = {document} AND name = 'mat.pdf'")
    file = office.log.parent / "filestore" / office.database / name
    file.rename(tmp_path / "aside")
    done = archive("make", office.database, file.parents[1], tmp_path / "office.conf", tmp_path / "kept")
    os.rename(tmp_path / "aside", file)
    assert done.returncode == REFUSED
    assert name in done.stderr
    assert not list((tmp_path / "kept").iterdir()), "nothing that looks like a backup"


def test_only_the_newest_stay(office, tmp_path):
    for day in range(1, 5):
        (tmp_path / f"eoffice-2026110{day}-010000.tar").touch()
    (tmp_path / "khac.tar").touch()
    files = office.log.parent / "filestore" / office.database
    done = archive("make", office.database, files, tmp_path / "office.conf", tmp_path, "2")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["eoffice-20261104-010000.tar", Path(done.stdout.strip()).name, "khac.tar"]
