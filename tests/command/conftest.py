"""The command under test, on throw-away data folders and with false programs in front of the real ones."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
REFUSED = 64


def call(*arguments, **environment):
    """Run ./eoffice with the environment of this process and more."""
    return subprocess.run(
        [CHECKOUT / "eoffice", *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def eoffice(tmp_path):
    """A function that runs ./eoffice with arguments and extra environment; the data folder is a new one."""

    def run(*arguments, **environment):
        return call(*arguments, **{"EOFFICE_DATA": str(tmp_path / "data"), **environment})

    return run


@pytest.fixture
def refusal(eoffice):
    """A function that runs ./eoffice, demands a refusal, and returns its sentence: one line, the last one."""

    def run(*arguments, **environment):
        done = eoffice(*arguments, **environment)
        assert done.returncode == REFUSED, done
        sentences = [line for line in done.stderr.splitlines() if line.startswith("eoffice: ")]
        assert sentences == done.stderr.splitlines()[-1:]
        assert "Traceback" not in done.stderr
        return sentences[0]

    return run


@pytest.fixture(scope="session")
def first_try(tmp_path_factory):
    """A data folder after a set-up that was refused Odoo: it has the Python environment and nothing in it."""
    folder = tmp_path_factory.mktemp("first") / "data"
    done = call("setup", EOFFICE_DATA=str(folder), ODOO_FILE="/nonexistent.deb")
    assert "Making the Python environment" in done.stderr
    return folder


@pytest.fixture
def after_first_try(first_try, tmp_path):
    """The data folder of this test is a copy of that one."""
    shutil.copytree(first_try, tmp_path / "data", symlinks=True)


@pytest.fixture
def false_programs(tmp_path):
    """A function that puts programs of given shell text in front of the real ones; returns the PATH for them."""
    folder = tmp_path / "false"
    folder.mkdir()

    def put(**programs):
        for name, text in programs.items():
            program = folder / name.replace("_", "-")
            program.write_text(f"#!/bin/sh\n{text}\n")
            program.chmod(0o755)
        return f"{folder}:{os.environ['PATH']}"

    return put


@pytest.fixture
def tiny_odoo(tmp_path):
    """A checkout with nothing of Odoo but its version."""
    folder = tmp_path / "tiny"
    (folder / "odoo").mkdir(parents=True)
    (folder / "odoo" / "release.py").write_text("version_info = (19, 0, 0, 'final', 0, '')\n")
    return folder
