"""How well and how fast scans are read: ./eoffice bench reading [--size N] [--json] [--seed S] [--wrong]

Makes its own pages (tests/bench/reading), so the truth is known. N letters are each scanned by six scanners.
"""

import argparse
import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parents[1] / "addons")]

from eoffice_documents.sandbox import stop
from eoffice_testing.figures import figure, show
from reading.race import WORKERS, run
from reading.sample import make
from reading.scanner import CLEAN, EASY, HARD
from reading.tally import Tally


def figures(tally, plain_seconds, our_seconds, pages):
    """(metric, value, unit, aim, whether more is better; None for a figure without an aim)."""
    yield "wer_hard_ratio", tally.lost_ratio("hard"), "ours/plain", 0.5, False
    yield "fields_easy", tally.right("easy"), "share", 0.99, True
    yield "fields_hard", tally.right("hard"), "share", 0.95, True
    yield "sure_right", tally.sure[0] / max(1, tally.sure[1]), "share", 0.98, True
    yield "pages_ratio", plain_seconds / our_seconds, "ours/plain", 0.9, True
    yield "pages_a_minute", 60 * pages / our_seconds, "pages", None, None
    yield "peak_memory", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB a page", None, None


def classes(tally):
    """The same, by scanner and by field."""
    for name in tally.lost:
        for metric, sums in (("words_lost", tally.lost[name]), ("character_errors", tally.characters[name])):
            for who, wrong in zip(("plain", "ours"), sums):
                yield metric, f"{name} {who}", 100 * wrong / max(1, sums[2]), "%"
    for (kind, field), (right, printed) in sorted(tally.fields.items()):
        yield "fields", f"{kind} {field}", right / printed, f"of {printed}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=5, help="letters, each scanned six times")
    options.add_argument("--seed", type=int, default=1000, help="first letter")
    options.add_argument("--json", action="store_true", help="one line of JSON a figure")
    options.add_argument("--wrong", action="store_true", help="list what was read wrong")
    chosen = options.parse_args()
    jobs = [
        (seed, scanner) for seed in range(chosen.seed, chosen.seed + chosen.size) for scanner in EASY + CLEAN + HARD
    ]
    with ProcessPoolExecutor(WORKERS) as printers:
        samples = list(printers.map(make, *zip(*jobs)))
    texts, plain_seconds, pages, our_seconds = run(samples)
    stop()
    tally, place = Tally(), 0
    for sample in samples:
        end = place + len(sample.jpegs)
        tally.add(sample, texts[place:end], pages[place:end])
        place = end
    for found in figures(tally, plain_seconds, our_seconds, len(pages)):
        show(figure("reading", *found), chosen.json)
    for metric, kind, value, unit in classes(tally):
        show(figure("reading", metric, value, unit, **{"class": kind}), chosen.json)
    if chosen.wrong:
        for row in tally.wrong:
            print(*row, sep=" | ", file=sys.stderr)


if __name__ == "__main__":
    main()
