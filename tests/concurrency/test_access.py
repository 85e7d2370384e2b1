"""Who opens what waits for them in many windows at once is noted once (one row a person, day and window)."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from eoffice_testing.session import Session

AT_ONCE = 12
EVERY_HOUR = 'env["eoffice.usage.window"].search([])[:1].write({"hour": 0, "before": 0})'  # whatever time it is
ROWS = "SELECT count(*) FROM eoffice_usage_checkin"


@pytest.fixture(scope="module")
def screens(office):
    """The head of a unit, logged in at many screens."""
    office.shell(EVERY_HOUR)
    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(lambda _: Session(office, "tp.yte"), range(AT_ONCE)))


def test_opened_at_once_is_one_row(office, screens):
    assert office.psql(ROWS) == "0"
    start = threading.Barrier(AT_ONCE)
    log = office.log.stat().st_size

    def open_work(screen):
        start.wait()
        return screen.call("eoffice.assignment", "work_opened")

    with ThreadPoolExecutor(AT_ONCE) as threads:
        answers = list(threads.map(open_work, screens))

    assert answers == [answers[0]] * AT_ONCE
    assert office.psql(ROWS) == "1"
    assert "could not serialize" not in office.log.read_bytes()[log:].decode()
