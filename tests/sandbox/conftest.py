"""Puts the plain package and the hostile acts on the path; each test begins and ends without a worker."""

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
for folder in (ROOT / "addons", Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(autouse=True)
def workplace(tmp_path, monkeypatch):
    """The folder in which the workers of this test have theirs; at the end neither a file nor a process is left."""
    from eoffice_documents.sandbox import stop

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stop()
    yield tmp_path
    stop()
    assert not processes_in(tmp_path)
    assert not list(tmp_path.glob("eoffice-*"))


def processes_in(folder):
    """Numbers of the processes that work in `folder` or below; what ends at this moment is given a second to go."""
    for _try in range(20):
        found = [int(name) for name in os.listdir("/proc") if name.isdigit() and _works_in(name, folder)]
        if not found:
            break
        time.sleep(0.05)
    return found


def _works_in(process, folder):
    try:
        return os.readlink(f"/proc/{process}/cwd").startswith(str(folder))
    except OSError:
        return False
