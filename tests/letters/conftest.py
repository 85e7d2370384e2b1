"""Puts the plain package on the path, and makes each letter once."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
for folder in (ROOT / "addons", Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

TEMPLATES = ROOT / "addons" / "eoffice_documents" / "letters" / "templates"


@pytest.fixture(scope="session")
def template():
    """A function that gives the bytes of a delivered template."""
    return lambda name: (TEMPLATES / f"{name}.docx").read_bytes()


@pytest.fixture(scope="session")
def printed(template):
    """A function that gives the measured PDF of a letter: template and values → Sheet."""
    from eoffice_documents.letters import render
    from measure import Sheet

    made = {}

    def make(name, **values):
        key = name + repr(sorted(values.items()))
        if key not in made:
            made[key] = Sheet(render(template(name), values))
        return made[key]

    return make
