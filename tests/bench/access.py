"""What noting "opened what waits" costs the request: ./eoffice bench access [--size N] [--json]

One running office; the head of a unit opens their work over HTTP, with the noting (`work_opened`) and without it
(`work_counters`, the same numbers), in turn. The first opening of a window writes its row, the others do not.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from eoffice_testing.figures import figure, show
from eoffice_testing.office import Office, free_port
from eoffice_testing.session import Session

ROUNDS = 15


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=60, help="requests a round")
    options.add_argument("--json", action="store_true", help="one line of JSON a figure")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        office = Office("bench_access", free_port(), Path(folder))
        try:
            office.start()
            speeds = measure(Session(office, "tp.vanhoa"), chosen.size)
            rows = office.psql("SELECT count(*) FROM eoffice_usage_checkin")
        finally:
            office.kill()
            office.drop()
    assert rows in ("0", "1", "2"), f"{rows} rows for one person: at most one a window, none before the first"
    for method, each in speeds.items():
        show(figure("access", "requests_a_second", statistics.median(each), "1/s", **{"class": method}), chosen.json)
    ratios = [with_ / without for with_, without in zip(*speeds.values(), strict=True)]
    show(figure("access", "access_ratio", statistics.median(ratios), "ratio", 0.97, True), chosen.json)


def measure(person, requests):
    """{method: requests a second of each round}."""
    speeds = {"work_opened": [], "work_counters": []}
    for method in speeds:
        person.call("eoffice.assignment", method)
    for number in range(ROUNDS):
        for method in sorted(speeds, reverse=bool(number % 2)):
            began = time.perf_counter()
            for _ in range(requests):
                person.call("eoffice.assignment", method)
            speeds[method].append(requests / (time.perf_counter() - began))
    return speeds


if __name__ == "__main__":
    main()
