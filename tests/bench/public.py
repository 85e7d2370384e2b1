"""How fast the public pages are, beside a blank page of the same website: ./eoffice bench public [--size N] [--json]

A running office with 10 items, then with N, asked over HTTP by as many readers as there are cores; every page in turn,
so that what the machine does besides hits all of them alike. Pages asked "anew" have an address that nobody asked
before, so that nothing kept for a moment answers: the database is asked each time, and growth is measured on them too.
"""

import argparse
import http.client
import itertools
import os
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from eoffice_testing.figures import figure, show
from eoffice_testing.office import Office, free_port

ROUNDS, REQUESTS = 7, 60
READERS = os.cpu_count()
PAGES = {
    "blank": "/trang-trong",
    "week": "/lich-cong-tac",
    "not_modified": "/lich-cong-tac",
    "feed": "/lich-cong-tac.ics",
    "documents": "/van-ban",
    "document_search": "/van-ban?q=van+ban+dien+tu",
    "week_anew": "/lich-cong-tac?lan={}",
    "feed_anew": "/lich-cong-tac.ics?lan={}",
    "search_anew": "/van-ban?q=van+ban+dien+tu&lan={}",
}
TIMES = itertools.count()
START = Path(__file__).parent / "public" / "start.py"
GROW = Path(__file__).parent / "public" / "grow.sql"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=100_000, help="items of the schedule; documents are a tenth")
    options.add_argument("--json", action="store_true", help="one line of JSON a figure")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        office = Office("bench_public", free_port(), Path(folder))
        try:
            office.shell(START.read_text())
            office.start()
            small = measure(office)
            office.stop()
            office.psql(GROW.read_text().replace(":size", str(chosen.size)))
            office.start()
            large = measure(office)
        finally:
            office.kill()
            office.drop()
    for size, speeds in ((10, small), (chosen.size, large)):
        for page, (speed, slowest) in speeds.items():
            show(figure("public", "requests_a_second", speed, "1/s", **{"class": f"{page} {size}"}), chosen.json)
            show(figure("public", "p95_ms", slowest * 1000, "ms", **{"class": f"{page} {size}"}), chosen.json)
    show(figure("public", "week_vs_blank", large["week"][0] / large["blank"][0], "ratio", 1.0, True), chosen.json)
    ratio = large["not_modified"][0] / large["blank"][0]
    show(figure("public", "not_modified_vs_blank", ratio, "ratio", 5.0, True), chosen.json)
    growth = max(
        (small[page][0] / small["blank"][0]) / (large[page][0] / large["blank"][0]) for page in small if page != "blank"
    )
    show(figure("public", "growth", growth, "ratio", 1.2, False), chosen.json)


def measure(office):
    """{page: (requests a second, 95 % answered within seconds)}; the median of the rounds."""
    etag = ask(office, PAGES["week"], {})[1]
    headers = {page: {"If-None-Match": etag} if page == "not_modified" else {} for page in PAGES}
    for page, path in PAGES.items():
        ask(office, path, headers[page])
    rounds = {page: [] for page in PAGES}
    for _ in range(ROUNDS):
        for page, path in PAGES.items():
            rounds[page].append(race(office, path, headers[page]))
    return {
        page: (statistics.median(speed for speed, _ in each), statistics.median(slow for _, slow in each))
        for page, each in rounds.items()
    }


def race(office, path, headers):
    began = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        seconds = sorted(readers.map(lambda _: ask(office, path, headers)[0], range(REQUESTS)))
    return REQUESTS / (time.perf_counter() - began), seconds[int(len(seconds) * 0.95)]


def ask(office, path, headers):
    """(seconds, ETag) of one request of a visitor who has never been here."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", office.port, timeout=60)
    connection.request("GET", path.format(next(TIMES)), headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    assert answer.status == (304 if headers else 200), (path, answer.status)
    return time.perf_counter() - began, answer.headers.get("ETag")


if __name__ == "__main__":
    main()
