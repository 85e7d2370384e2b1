"""The last line of `./eoffice test` and its exit status: a run that proves nothing is a failed run."""

import subprocess
import sys

import pytest
from conftest import CHECKOUT

PYTEST = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'
ODOO = "2026-01-01 00:00:00,000 1 INFO db odoo.tests.result: {} failed, {} error(s) of {} tests when loading database\n"


@pytest.fixture
def tally(tmp_path):
    def run(**results):
        for name, text in results.items():
            (tmp_path / name.replace("_", ".")).write_text(text)
        done = subprocess.run(
            [sys.executable, CHECKOUT / "install" / "tally.py", tmp_path], capture_output=True, text=True, check=False
        )
        return done.stdout.splitlines()[-1], done.returncode

    return run


def test_suites_are_added_up(tally):
    assert tally(a_xml=PYTEST.format(9, 0, 0, 2), b_log=ODOO.format(0, 0, 5), lint="passed") == (
        "13 passed, 0 failed, 2 skipped",
        0,
    )


@pytest.mark.parametrize(
    ("results", "line"),
    [
        ({"a_xml": PYTEST.format(3, 1, 1, 0)}, "1 passed, 2 failed, 0 skipped"),
        ({"a_log": ODOO.format(1, 1, 5)}, "3 passed, 2 failed, 0 skipped"),
        ({"a_log": ODOO.format(0, 0, 5) + "odoo ended with a failure\n"}, "5 passed, 1 failed, 0 skipped"),
        ({"a_log": ODOO.format(0, 0, 0)}, "0 passed, 1 failed, 0 skipped"),
        ({"a_log": "no summary at all\n"}, "0 passed, 1 failed, 0 skipped"),
        ({"a_xml": PYTEST.format(0, 0, 0, 0)}, "0 passed, 1 failed, 0 skipped"),
        ({"lint": "failed"}, "0 passed, 1 failed, 0 skipped"),
        ({}, "0 passed, 0 failed, 0 skipped"),
    ],
)
def test_failures_fail(tally, results, line):
    assert tally(**results) == (line, 1)


def test_a_browser_test_skipped_for_want_of_a_browser_is_a_failure(tally):
    skipped = "INFO db odoo.x: skipped TestTour.test_it : websocket-client module is not installed\n"
    assert tally(a_log=skipped + ODOO.format(0, 0, 5)) == ("4 passed, 1 failed, 0 skipped", 1)
