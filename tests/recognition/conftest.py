"""Puts the plain package and the page maker on the path, and keeps the demo scans at hand."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
for folder in (ROOT / "addons", ROOT / "tests" / "bench", Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(scope="session")
def scans():
    """Folder of the sample office's scans."""
    return ROOT / "config" / "tuy_phuoc" / "scans"


@pytest.fixture(scope="session", autouse=True)
def no_children_left():
    yield
    from eoffice_documents.sandbox import stop

    stop()
