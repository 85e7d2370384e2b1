"""Puts the plain package on the path, and the makers of signed files that the add-on's own tests use too."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
for folder in (ROOT / "addons", ROOT / "addons/eoffice_signature/tests/common"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture(scope="session")
def authority():
    from pki import Authority

    return Authority()
