"""How fast the office is with N documents, for each role: ./eoffice bench scale [--size N] [--json]

N documents of twenty years, 3N lines and 10N rows of trace, kept for the next run; the same with 10,000 for the growth.
Every figure is taken over HTTP from a server of two workers, by the web client's own calls.
"""

import argparse
import socket
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "addons")]

from eoffice_testing.figures import figure, show
from eoffice_testing.office import TEMPLATE  # noqa: F401 -- the set-up makes it
from scale.bare import STOCK_SECONDS, Bare
from scale.classes import MEANT, ROLES
from scale.disk import sizes
from scale.export import export
from scale.filling import kept
from scale.measuring import everyday, questions, searches
from scale.registering import registering
from scale.together import together

SMALL = 10_000
USERS = (10, 50, 200)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=100_000, help="documents")
    options.add_argument("--sentences", type=int, default=36, help="of each document; 36 are about 2.4 KB")
    options.add_argument("--json", action="store_true", help="one line of JSON a figure")
    options.add_argument("--only", choices=("search", "screens", "register", "disk", "together"), help="a part of it")
    chosen = options.parse_args()

    def say(metric, value, unit, aim=None, more=False, **kind):
        show(figure("scale", metric, value, unit, aim, more, **kind), chosen.json)

    parts = {"search": search, "screens": screens, "register": register, "disk": disk, "together": crowd}
    with tempfile.TemporaryDirectory() as folder:
        for part in [chosen.only] if chosen.only else parts:
            small = kept(SMALL, chosen.sentences, _free_port(), Path(folder))
            large = kept(chosen.size, chosen.sentences, _free_port(), Path(folder)) if chosen.size > SMALL else None
            parts[part](small, large, say)


def search(small, large, say):
    before = _served(small, searches)
    after = _served(large, searches) if large else before
    office = large or small
    for role, login in ROLES.items():
        bare = Bare(office, login)
        growth = 0
        for name, asked in questions(office).items():
            kind = {"role": role, "class": name}
            median, p95, queries = after[role, name]
            meant = [MEANT.get(words, words) for words in asked]
            best, stock = max(map(bare.best, meant)), bare.stock(meant[0])
            say("search_p50_ms", median, "ms", **kind)
            say("search_p95_ms", p95, "ms", 200, **kind)
            say("search_queries", queries, "queries", **kind)
            say("search_sql_ms", best, "ms", **kind)
            say("search_vs_sql", max(0, p95 - 20) / best, "(ours - 20 ms) / SQL", 2, **kind)
            times = "x" if stock < STOCK_SECONDS * 1000 else "x, at least"
            say("search_vs_stock", stock / p95, times, 50, True, **kind)
            growth = max(growth, p95 / before[role, name][1])
        if large:
            say("search_growth", growth, f"x {SMALL}", 3, role=role)


def screens(small, large, say):
    before = _served(small, everyday)
    after = _served(large, everyday) if large else before
    for (role, name), (median, p95, queries) in after.items():
        kind = {"role": role} if name == "inbox" else {"role": role, "class": name}
        metric = "inbox" if name == "inbox" else "screen"
        say(f"{metric}_p50_ms", median, "ms", **kind)
        say(f"{metric}_p95_ms", p95, "ms", 150 if name == "inbox" else None, **kind)
        say(f"{metric}_queries", queries, "queries", 15 if name == "inbox" else None, **kind)
        if large:
            say(f"{metric}_growth", p95 / before[role, name][1], f"x {SMALL}", 3, **kind)
    rows, seconds, size = _served(large or small, export)
    say("export_seconds", seconds, f"s, {size} bytes", **{"class": f"{rows} rows"})


def register(small, large, say):
    before = registering(small)
    after = registering(large) if large else before
    say("register_ms", after, "ms")
    say("register_growth", after / before, f"x {SMALL}", 1.2)


def disk(small, large, say):
    for name, size in sizes(large or small).items():
        say("bytes_a_document", size, "B", 2560 if name == "words" else None, **{"class": name})


def crowd(small, large, say):
    office = large or small
    for users in USERS:
        median, p95, rate, errors = _served(office, together, users)
        kind = {"class": f"{users} users"}
        say("together_p50_ms", median, "ms", **kind)
        say("together_p95_ms", p95, "ms", 1000 if users == 50 else None, **kind)
        say("together_calls", rate, "1/s", **kind)
        say("together_errors", errors, "share", 0 if users == 50 else None, **kind)


def _served(office, act, *more):
    office.start()
    try:
        return act(office, *more)
    finally:
        office.kill()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()
